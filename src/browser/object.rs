//! Objects of the browser and of the page that no crate describes: their members by name.

use js_sys::{Array, Function, Object, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A variable of the page; undefined where there is none.
pub fn variable(name: &str) -> JsValue {
    member(&global(), name)
}

/// Gives the page a variable, or another value for it.
pub fn set_variable(name: &str, value: &JsValue) {
    set(&global(), name, value);
}

/// A member of an object; undefined where there is none, or no object.
pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a member; one that the browser does not let be set stays as it is.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// A method, or a function that lies in an object.
pub fn function(of: &JsValue, name: &str) -> Option<Function> {
    member(of, name).dyn_into().ok()
}

/// What a method gives; none where there is no such method, or it fails at once.
pub fn call(of: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    Reflect::apply(&function(of, method)?, of, arguments).ok()
}

/// An object of these members.
pub fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        set(&object, name, value);
    }
    object
}

/// Waits for what was promised.
///
/// # Errors
///
/// What it fails with; the value itself where it is no promise.
pub async fn settled(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

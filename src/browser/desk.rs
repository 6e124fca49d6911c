//! The second module: fetched when it is first needed, or when there is nothing else to do.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The module; `None` while it cannot be fetched. `index.html` holds the one line that can import.
async fn module() -> Option<JsValue> {
    let window = web_sys::window()?;
    let load: Function = Reflect::get(&window, &"thonsoDesk".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = load.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Fetches the module so that it is at hand later; failing is no harm.
pub async fn prepare() {
    let _ = module().await;
}

/// Calls one of its functions; `None` where the module cannot be fetched.
pub async fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let module = module().await?;
    let function: Function = Reflect::get(&module, &name.into()).ok()?.dyn_into().ok()?;
    let list: Array = arguments.iter().collect();
    function.apply(&JsValue::NULL, &list).ok()
}

/// A list of texts it gave back.
pub fn texts(value: &JsValue) -> Vec<String> {
    Array::from(value).iter().map(|it| it.as_string().unwrap_or_default()).collect()
}

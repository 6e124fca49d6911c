//! The second module: the pages nobody needs to start typing. Fetched when it is first needed, or before, when there is
//! nothing else to do. It puts itself on the page beside the first; both work on the same shelf.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Starts it, once; false while it cannot be fetched. `index.html` holds the one line that can import.
pub async fn start() -> bool {
    let load = web_sys::window().and_then(|it| Reflect::get(&it, &"thonsoDesk".into()).ok());
    let promise = load.and_then(|it| it.dyn_into::<Function>().ok()?.call0(&JsValue::NULL).ok());
    match promise.and_then(|it| it.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

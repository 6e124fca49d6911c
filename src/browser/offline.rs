//! Whether the app opens without a network: what `offline.js` says of it. It writes on the first module's pages itself.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// The window hears it when something of what is said here has changed.
pub const CHANGED: &str = "thonsoworker";

/// `installing`, `ready`, `waiting` (ready, and a new build has arrived), `failed`, `none` (this browser cannot); empty until
/// it is known.
pub fn state() -> String {
    attribute("data-worker")
}

/// Whether a file beside the app has been fetched in vain.
pub fn lacks(path: &str) -> bool {
    attribute("data-missing").contains(path)
}

fn attribute(name: &str) -> String {
    let root = window().and_then(|it| it.document()?.document_element());
    root.and_then(|it| it.get_attribute(name)).unwrap_or_default()
}

fn worker() -> Option<JsValue> {
    Reflect::get(&JsValue::from(window()?), &"thonsoWorker".into()).ok()
}

/// Whether the other pages of the app run a newer build than this one by now.
pub fn is_replaced() -> bool {
    worker().and_then(|it| Reflect::get(&it, &"replaced".into()).ok()).is_some_and(|it| it.is_truthy())
}

/// Fetches once more what is not on the device; false when it could not even be tried.
pub async fn again() -> bool {
    call("again").await
}

/// Changes over to the new build, after which the page is loaded anew; false when that could not be done.
pub async fn agree() -> bool {
    call("agree").await
}

async fn call(name: &str) -> bool {
    let Some(worker) = worker() else { return false };
    let function = Reflect::get(&worker, &name.into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    let promise = function.and_then(|it| it.call0(&worker).ok()?.dyn_into::<Promise>().ok());
    match promise {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

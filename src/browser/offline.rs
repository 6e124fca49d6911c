//! Whether the app opens without a network: what `offline.js` says of it. It writes on the first module's pages itself.

use super::object::{self, member, variable};
use js_sys::Array;
use wasm_bindgen::JsValue;
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

fn worker() -> JsValue {
    variable("thonsoWorker")
}

/// Whether the other pages of the app run a newer build than this one by now.
pub fn is_replaced() -> bool {
    member(&worker(), "replaced").is_truthy()
}

/// Fetches once more what is not on the device; false when it could not even be tried.
pub async fn again() -> bool {
    call("again").await.is_ok()
}

/// Why the new build was not taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something would be lost that is in the page's memory only.
    Unsaved,
    /// It could not be done.
    Failed,
}

/// Changes over to the new build, after which the page is loaded anew.
///
/// # Errors
///
/// When that is not done.
pub async fn agree() -> Result<(), Refusal> {
    let refusal = |it: JsValue| if it.is_falsy() { Refusal::Unsaved } else { Refusal::Failed };
    call("agree").await.map(drop).map_err(refusal)
}

async fn call(name: &str) -> Result<JsValue, JsValue> {
    object::settled(object::call(&worker(), name, &Array::new()).ok_or(JsValue::TRUE)?).await
}

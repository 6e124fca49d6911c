//! The pages of the app beside each other, as `tab.js` settles it: one of them writes in a report.

use super::storage::{member, of_page};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// What the window is told when the report that is open here was taken over, here or elsewhere, or when another page has
/// written.
#[cfg(not(feature = "desk"))]
pub const EVENT: &str = "thonso-tab";
/// What both modules are told when that changes the page.
pub const REOPEN: &str = "thonso-reopen";

fn tab() -> JsValue {
    of_page(&"thonsoTab".into()).unwrap_or(JsValue::NULL)
}

fn call(name: &str, with: &JsValue) {
    let tab = tab();
    if let Some(function) = member::<Function>(&tab, name) {
        let _ = function.call1(&tab, with);
    }
}

/// Opens a report for writing, unless another page has it; none for no report.
#[cfg(not(feature = "desk"))]
pub fn hold(report: &str) {
    call("hold", &report.into());
}

/// Takes the open report over from the page that has it.
pub fn take() {
    call("take", &JsValue::NULL);
}

/// Whether another page writes in the open report.
pub fn is_elsewhere() -> bool {
    member::<JsValue>(&tab(), "elsewhere").is_some_and(|it| it.is_truthy())
}

/// Whether the other page did not answer when the report was last taken over. Asked once.
#[cfg(not(feature = "desk"))]
pub fn was_forced() -> bool {
    let (tab, forced) = (tab(), "forced".into());
    let was = js_sys::Reflect::get(&tab, &forced).is_ok_and(|it| it.is_truthy());
    let _ = js_sys::Reflect::set(&tab, &forced, &JsValue::FALSE);
    was
}

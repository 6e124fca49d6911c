//! The pages of the app beside each other, as `tab.js` settles it: one of them writes in a report.

use super::storage::{member, of_page};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// What the window is told when the report that is open here was taken over, here or elsewhere, or when another page has
/// written.
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

/// How often a report was taken over by force among the open pages, when that has just happened here; otherwise 0.
#[cfg(not(feature = "desk"))]
pub fn forced_turns() -> u32 {
    let take: Option<Function> = member(&tab(), "forced");
    let turns = take.and_then(|it| it.call0(&JsValue::NULL).ok()?.as_f64()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let turns = turns as u32;
    turns
}

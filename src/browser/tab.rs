//! The pages of the app beside each other, as `tab.js` settles it: one of them writes in a report.

use super::storage::{member, of_page};
use js_sys::Function;
#[cfg(feature = "desk")]
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
#[cfg(feature = "desk")]
use wasm_bindgen::{JsCast, closure::Closure};
#[cfg(feature = "desk")]
use wasm_bindgen_futures::JsFuture;

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

/// Does a piece of work on a report that is open in no page, this one neither; none where it is, or where the browser knows
/// no locks.
#[cfg(feature = "desk")]
pub async fn alone<T>(report: &str, work: impl Future<Output = T>) -> Option<T> {
    let navigator: JsValue = of_page(&"navigator".into())?;
    let locks: JsValue = member(&navigator, "locks")?;
    let request: Function = member(&locks, "request")?;
    let (mut tell, mut end) = (None, None);
    let told = Promise::new(&mut |resolve, _| tell = Some(resolve));
    let over = Promise::new(&mut |resolve, _| end = Some(resolve));
    let (tell, end) = (tell?, end?);
    let held = Closure::once(move |lock: JsValue| {
        let _ = tell.call1(&JsValue::NULL, &lock.is_truthy().into());
        if lock.is_truthy() { over.into() } else { JsValue::NULL }
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let name = format!("thonso/draft/{report}");
    let asked: Promise =
        request.call3(&locks, &name.into(), &options, held.as_ref()).ok()?.dyn_into().ok()?;
    // A browser that allows no locks refuses what was asked.
    let is_free = JsFuture::from(Promise::race(&Array::of2(&told, &asked))).await.ok()?.is_truthy();
    if !is_free {
        return None;
    }
    let done = work.await;
    let _ = end.call0(&JsValue::NULL);
    Some(done)
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

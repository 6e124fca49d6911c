//! The pages of the app beside each other, as `tab.js` settles it: one of them writes in a report.

#[cfg(feature = "desk")]
use super::object::object;
use super::object::{call, member, variable};
use js_sys::Array;
#[cfg(feature = "desk")]
use js_sys::Promise;
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
    variable("thonsoTab")
}

/// Opens a report for writing, unless another page has it; none for no report.
#[cfg(not(feature = "desk"))]
pub fn hold(report: &str) {
    call(&tab(), "hold", &Array::of1(&report.into()));
}

/// Takes the open report over from the page that has it.
pub fn take() {
    call(&tab(), "take", &Array::new());
}

/// Does a piece of work on a report that is open in no page, this one neither; none where it is, or where the browser knows
/// no locks.
#[cfg(feature = "desk")]
pub async fn alone<T>(report: &str, work: impl Future<Output = T>) -> Option<T> {
    let (mut tell, mut end) = (None, None);
    let told = Promise::new(&mut |resolve, _| tell = Some(resolve));
    let over = Promise::new(&mut |resolve, _| end = Some(resolve));
    let (tell, end) = (tell?, end?);
    let held = Closure::once(move |lock: JsValue| {
        let _ = tell.call1(&JsValue::NULL, &lock.is_truthy().into());
        if lock.is_truthy() { over.into() } else { JsValue::NULL }
    });
    let name = format!("thonso/draft/{report}");
    let arguments = Array::of3(&name.into(), &object(&[("ifAvailable", true.into())]), held.as_ref());
    let asked: Promise =
        call(&member(&variable("navigator"), "locks"), "request", &arguments)?.dyn_into().ok()?;
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
    member(&tab(), "elsewhere").is_truthy()
}

/// How often a report was taken over by force among the open pages, when that has just happened here; otherwise 0.
#[cfg(not(feature = "desk"))]
pub fn forced_turns() -> u32 {
    let turns = call(&tab(), "forced", &Array::new()).and_then(|it| it.as_f64()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let turns = turns as u32;
    turns
}

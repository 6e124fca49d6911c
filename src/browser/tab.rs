//! The pages of the app beside each other, as `tab.js` settles it: one of them writes in a report.

#[cfg(feature = "desk")]
use super::object::object;
use super::object::{call, member, variable};
use js_sys::Array;
#[cfg(feature = "desk")]
use js_sys::{Function, Promise};
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

/// Whether the browser sees to it that one page at a time writes in a report.
pub fn has_locks() -> bool {
    member(&variable("navigator"), "locks").is_truthy()
}

/// Takes the open report over from the page that has it.
pub fn take() {
    call(&tab(), "take", &Array::new());
}

/// A report that this page works on without having it open, until this is dropped: meanwhile no page may write in it.
#[cfg(feature = "desk")]
#[derive(Debug)]
pub struct Held(Function);

#[cfg(feature = "desk")]
impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// Why a report is not held.
#[cfg(feature = "desk")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHeld {
    /// It is open in a page, this one perhaps.
    Open,
    /// The browser knows no locks, or allows none.
    Unknown,
}

/// Does a piece of work on a report that is open in no page, this one neither; none where it is, or where the browser knows
/// no locks.
#[cfg(feature = "desk")]
pub async fn alone<T>(report: &str, work: impl Future<Output = T>) -> Option<T> {
    let _held = lock(report).await.ok()?;
    Some(work.await)
}

/// Takes the lock of a report that is open in no page.
///
/// # Errors
///
/// When it is, or when that cannot be known.
#[cfg(feature = "desk")]
pub async fn lock(report: &str) -> Result<Held, NotHeld> {
    ask(report).await.unwrap_or(Err(NotHeld::Unknown))
}

/// None where the browser does not answer.
#[cfg(feature = "desk")]
async fn ask(report: &str) -> Option<Result<Held, NotHeld>> {
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
    Some(if is_free { Ok(Held(end)) } else { Err(NotHeld::Open) })
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

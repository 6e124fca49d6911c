//! Random bytes from the browser.

use super::storage::{member, of_page};
use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;

/// Thirty-two random bytes; `None` where the browser gives none, and then nothing is signed.
#[cfg(feature = "desk")]
pub fn seed() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok().map(|()| bytes)
}

/// A name for a draft: sixteen letters and digits. Asked of the browser by hand: what `getrandom` knows of other places than
/// browsers would be a part of every first visit.
pub fn id() -> Option<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let crypto: JsValue = of_page(&"crypto".into())?;
    let fill: Function = member(&crypto, "getRandomValues")?;
    let bytes = Uint8Array::new_with_length(16);
    fill.call1(&crypto, &bytes).ok()?;
    Some(bytes.to_vec().iter().map(|it| char::from(LETTERS[usize::from(it % 32)])).collect())
}

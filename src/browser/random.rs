//! Random bytes from the browser.

use super::object::{call, variable};
use js_sys::{Array, Uint8Array};

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
    let bytes = Uint8Array::new_with_length(16);
    call(&variable("crypto"), "getRandomValues", &Array::of1(&bytes))?;
    Some(bytes.to_vec().iter().map(|it| char::from(LETTERS[usize::from(it % 32)])).collect())
}

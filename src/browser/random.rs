//! Random bytes from the browser.

/// Thirty-two random bytes; `None` where the browser gives none, and then nothing is signed.
pub fn seed() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok().map(|()| bytes)
}

/// A name for a draft: sixteen letters and digits.
pub fn id() -> Option<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes = seed()?;
    Some(bytes.iter().take(16).map(|it| char::from(LETTERS[usize::from(it % 32)])).collect())
}

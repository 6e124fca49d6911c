//! The sentences of English, fetched only for those who read them and kept in the page, for both modules. `index.html`
//! holds the lines that know the file's name.

use js_sys::Reflect;

/// The table, where it has been fetched.
pub fn table() -> Option<String> {
    let load = Reflect::get(&js_sys::global(), &"thonsoEnglish".into()).ok()?;
    Reflect::get(&load, &"table".into()).ok()?.as_string()
}

/// Fetches it, once more after a failure.
#[cfg(feature = "desk")]
pub async fn fetch() {
    let _ = super::page::call("thonsoEnglish").await;
}

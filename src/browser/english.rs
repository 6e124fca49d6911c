//! The sentences of English, fetched only for those who read them and kept in the page, for both modules. `index.html`
//! holds the lines that know the file's name.

use super::object::{member, variable};

/// The table, where it has been fetched.
pub fn table() -> Option<String> {
    member(&variable("thonsoEnglish"), "table").as_string()
}

/// Fetches it, once more after a failure.
pub async fn fetch() {
    let _ = super::page::call("thonsoEnglish").await;
}

//! The sentences of English as the app fetches them, for those who read them only.

use crate::{Outcome, files};
use std::path::Path;
use thonso::text::table;

/// What the page calls the file.
const NAME: &str = "english.txt";

/// Writes the file under a name made from its content, and that name into the page.
pub fn publish(dir: &Path) -> Outcome<()> {
    let table = table::english();
    let name = files::named(NAME, files::short(&files::digest(table.as_bytes())));
    files::write(&dir.join(&name), table.as_bytes())?;
    let page = dir.join("index.html");
    let text = files::read_text(&page)?;
    if !text.contains(NAME) {
        return Err(format!("{} does not name {NAME}", page.display()).into());
    }
    files::write(&page, text.replace(NAME, &name).as_bytes())
}

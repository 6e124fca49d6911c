//! A shelf in memory with drafts of one form.

use super::{blank, form, text};
use thonso::domain::draft::Draft;
use thonso::shelf::{Memory, Shelf};

/// The form.
pub const FORM: &str = "chi-tieu-2023-ha-tan";

/// A draft of that id.
pub fn draft(id: &str) -> Draft {
    Draft { id: id.to_owned(), ..blank(&form(FORM)) }
}

/// A shelf with a draft of each id, and their form.
pub fn shelf_with(ids: &[&str]) -> Shelf<Memory> {
    let shelf = Shelf::new(Memory::default());
    let form = text(&format!("templates/{FORM}.json"));
    for id in ids {
        shelf.keep_draft(&draft(id), Some(&form)).unwrap();
    }
    shelf
}

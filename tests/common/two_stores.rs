//! One draft on a shelf of two stores, and the rows that are typed into it.

pub mod phone;

use super::{blank, form, text};
use std::collections::BTreeMap;
use thonso::domain::draft::{Draft, RowEntry};
use thonso::shelf::{Copies, KeyValue, Shelf};

/// The form of the draft.
pub const FORM: &str = "chi-tieu-2023-ha-tan";

/// The draft.
pub fn draft() -> Draft {
    Draft { id: "d".to_owned(), ..blank(&form(FORM)) }
}

/// Keeps the draft and its form.
pub fn keep(shelf: &Shelf<impl KeyValue>) {
    shelf.keep_draft(&draft(), Some(&text(&format!("templates/{FORM}.json")))).unwrap();
}

/// A row with that figure.
pub fn entry(figure: u32) -> RowEntry {
    super::entry(&figure.to_string())
}

/// The figure of a row of the draft.
pub fn figure(shelf: &Shelf<impl KeyValue>, row: &str) -> Option<u32> {
    shelf.draft("d").ok()?.draft.rows.get(row)?.parts.get("a")?.entered.parse().ok()
}

/// A journal's entries, by key.
pub fn copies(entries: &[String]) -> Vec<Copies> {
    let mut all = BTreeMap::<&str, Vec<String>>::new();
    for entry in entries {
        let (key, text) = entry.split_once('\n').unwrap();
        all.entry(key).or_default().push(text.to_owned());
    }
    all.into_iter().map(|(key, records)| Copies { key: key.to_owned(), records }).collect()
}

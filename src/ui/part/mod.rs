//! Pieces that pages are made of.

mod badge;
mod bars;
mod evidence;
mod finding;
mod part_fields;
mod row_card;
mod segmented;
mod text_entry;

pub use badge::{badge, icon, outcome_strip};
pub use bars::{saved, snack_bar, storage_warning, top_bar};
pub use finding::notice;
pub use row_card::{needs_a_look, row_card};
pub use segmented::Segmented;
pub use text_entry::{TextEntry, field, text_area};

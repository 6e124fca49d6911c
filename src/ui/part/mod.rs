//! Pieces that pages are made of.

mod annex;
mod badge;
mod bars;
mod evidence;
mod finding;
mod part_fields;
mod reading;
mod row_card;
mod segmented;
mod text_entry;

pub use annex::Annex;
pub use badge::{Badge, OutcomeStrip, icon};
pub use bars::{Saved, SnackBar, StorageWarning, TopBar};
pub use finding::Notice;
pub use reading::ReportReading;
pub use row_card::{RowCard, needs_a_look};
pub use segmented::Segmented;
pub use text_entry::{TextArea, TextEntry};

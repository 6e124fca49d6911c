//! Pieces that pages are made of.

mod badge;
mod bars;
#[cfg(not(feature = "desk"))]
mod evidence;
mod finding;
#[cfg(not(feature = "desk"))]
mod finding_line;
#[cfg(not(feature = "desk"))]
mod part_fields;
#[cfg(not(feature = "desk"))]
mod row_card;
mod segmented;
mod text_entry;

#[cfg(feature = "desk")]
pub use badge::badge;
pub use badge::icon;
#[cfg(not(feature = "desk"))]
pub use badge::outcome_strip;
pub use bars::{saved, snack_bar, storage_warning, top_bar};
pub use finding::notice;
#[cfg(not(feature = "desk"))]
pub use finding_line::finding_line;
#[cfg(not(feature = "desk"))]
pub use part_fields::ask_which;
#[cfg(not(feature = "desk"))]
pub use row_card::{needs_a_look, row_card};
pub use segmented::Segmented;
#[cfg(feature = "desk")]
pub use text_entry::text_area;
pub use text_entry::{TextEntry, field};

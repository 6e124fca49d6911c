//! Pieces that pages are made of.

mod badge;
mod bars;
#[cfg(feature = "desk")]
mod delete_for_good;
#[cfg(not(feature = "desk"))]
mod evidence;
mod finding;
#[cfg(not(feature = "desk"))]
mod finding_line;
#[cfg(feature = "desk")]
mod new_build;
#[cfg(feature = "desk")]
mod other_turn;
#[cfg(not(feature = "desk"))]
mod part_fields;
mod period_fields;
mod report_name;
#[cfg(not(feature = "desk"))]
mod row_card;
mod segmented;
mod text_entry;

#[cfg(feature = "desk")]
pub use badge::badge;
pub use badge::icon;
#[cfg(not(feature = "desk"))]
pub use badge::outcome_strip;
#[cfg(not(feature = "desk"))]
pub use bars::unsafe_here;
pub use bars::{saved, snack_bar, storage_warning, top_bar};
#[cfg(feature = "desk")]
pub use delete_for_good::{danger_button, delete_for_good};
pub use finding::notice;
#[cfg(not(feature = "desk"))]
pub use finding_line::finding_line;
#[cfg(feature = "desk")]
pub use new_build::new_build;
#[cfg(feature = "desk")]
pub use other_turn::other_turn;
#[cfg(not(feature = "desk"))]
pub use part_fields::ask_which;
pub use period_fields::PeriodFields;
#[cfg(not(feature = "desk"))]
pub use report_name::report_about;
pub use report_name::{report_name, report_page, report_state};
#[cfg(not(feature = "desk"))]
pub use row_card::{needs_a_look, row_card};
pub use segmented::Segmented;
#[cfg(feature = "desk")]
pub use text_entry::text_area;
pub use text_entry::{TextEntry, field};

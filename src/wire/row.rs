//! What was entered in one row: a member of a draft, and on the device the body of a record of its own
//! ([`super::record`] counts its versions).

use super::document::document;
use super::error::WireError;
use super::member::{self, Member};
use super::{json, print};
use crate::domain::answer::{Absence, MilestoneStatus};
use crate::domain::draft::{Declared, Evidence, PartEntry, RowEntry};
use crate::domain::map::Map;

document! {
    /// What was entered in one row.
    open RowEntry "row" {
        /// By part id.
        parts: Map<String, PartEntry>,
        /// The remark, or why a target was missed.
        note: String,
        /// Documents that prove the result.
        evidence: Vec<Evidence>,
        /// The outcome a person declares against the computed one.
        declared: Option<Declared>,
    }

    /// What was entered for one part, as typed.
    open PartEntry "entry" {
        /// The count of a share, or the number.
        entered: String,
        /// The total of a share; empty where the shared total serves.
        total: String,
        /// The percentage, where it was typed.
        percent: String,
        /// Only the percentage is known.
        percent_only: bool,
        /// `not_started`, `in_progress` or `done`.
        status: Option<MilestoneStatus>,
        /// `no_data` or `not_applicable`.
        absence: Option<Absence>,
        /// Why there is no result.
        absence_reason: String,
    }
}

/// The body of the record of one row.
pub fn to_json(entry: &RowEntry) -> String {
    print::compact(&entry.write())
}

/// Reads the body of the record of one row.
///
/// # Errors
///
/// When the text is not such a record.
pub fn from_json(text: &str) -> Result<RowEntry, WireError> {
    member::read(json::parse(text)?)
}

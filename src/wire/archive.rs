//! The list of reports that were moved out of the way: a record of the device. The reports themselves lie elsewhere, each as
//! a backup of one report.

use super::WireError;
use super::backup::SavedReport;
use super::member::{self, Member};
use super::{json, print};

/// Reads the list: reports without their rows and files.
///
/// # Errors
///
/// When the text is something else.
pub fn read_all(json: &str) -> Result<Vec<SavedReport>, WireError> {
    json::parse(json).and_then(member::read).map_err(|_| WireError::bad("archive"))
}

/// Writes the list.
pub fn write_all(reports: &[SavedReport]) -> String {
    print::compact(&reports.to_vec().write())
}

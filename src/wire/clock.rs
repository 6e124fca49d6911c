//! The latest time the app has met, and whether the device's clock disagreed with it when it was last looked at.

use super::WireError;
use super::document::document_type;
use super::member::{self, Member};
use super::{json, print};

document_type! {
    /// Kept under one key for the whole device. [`crate::shelf::Shelf::doubted_year`] reads the beginning as it is written.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub open ClockNote "clock" {
        /// Whether the device's clock is wrong.
        pub wrong: bool,
        /// The latest time met, RFC 3339.
        pub known: String,
    }
}

/// Reads it.
///
/// # Errors
///
/// When the text is something else.
pub fn read(json: &str) -> Result<ClockNote, WireError> {
    json::parse(json).and_then(member::read).map_err(|_| WireError::bad("clock"))
}

/// Writes it.
pub fn write(note: &ClockNote) -> String {
    print::compact(&note.write())
}

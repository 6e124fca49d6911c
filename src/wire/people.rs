//! The people who share a device.

use super::WireError;
use super::document::document_type;
use super::member::{self, Member};
use super::{json, print};

document_type! {
    /// One of the people.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub open Person "person" {
        /// What their records lie under; empty for whom the device knew first.
        pub id: String,
        /// As they call themselves.
        pub name: String,
    }
}

/// Reads the list.
///
/// # Errors
///
/// When the text is something else.
pub fn read_all(json: &str) -> Result<Vec<Person>, WireError> {
    json::parse(json).and_then(member::read).map_err(|_| WireError::bad("people"))
}

/// Writes the list.
pub fn write_all(people: &[Person]) -> String {
    print::compact(&people.to_vec().write())
}

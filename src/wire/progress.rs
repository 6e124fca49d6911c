//! What became of a draft: when it was changed, finished, sent. Kept on the device only.

use super::WireError;
use super::document::document_type;
use super::member::{self, Member};
use super::{json, print};

document_type! {
    /// Times are by the device's clock, RFC 3339, and shown as such.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub open Progress "progress" {
        /// When something was last changed.
        pub changed_at: Option<String>,
        /// The finished file of the present revision.
        pub finished: Option<Finished>,
        /// When the person said it was sent.
        pub sent_at: Option<String>,
        /// While it is open again for correction: the finished file it had before.
        pub replaced: Option<Finished>,
        /// While it is open again for correction: when that file was said to be sent.
        pub replaced_sent_at: Option<String>,
    }

    /// A finished file.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open Finished "finished" {
        /// SHA-256 of its payload, in hex.
        pub identity: String,
        /// When.
        pub at: String,
        /// What it is called.
        pub file_name: String,
    }
}

/// Reads it.
///
/// # Errors
///
/// When the text is something else.
pub fn read(json: &str) -> Result<Progress, WireError> {
    json::parse(json).and_then(member::read).map_err(|_| WireError::bad("progress"))
}

/// Writes it.
pub fn write(progress: &Progress) -> String {
    print::compact(&progress.write())
}

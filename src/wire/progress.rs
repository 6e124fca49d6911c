//! What became of a draft: when it was changed, finished, sent. Kept on the device only.

use super::WireError;
use serde::{Deserialize, Serialize};

/// Times are by the device's clock, RFC 3339, and shown as such.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// When something was last changed.
    pub changed_at: Option<String>,
    /// The finished file of the present revision.
    pub finished: Option<Finished>,
    /// When the person said it was sent.
    pub sent_at: Option<String>,
}

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// SHA-256 of its payload, in hex.
    pub identity: String,
    /// When.
    pub at: String,
    /// What it is called.
    pub file_name: String,
}

/// Reads it.
///
/// # Errors
///
/// When the text is something else.
pub fn read(json: &str) -> Result<Progress, WireError> {
    serde_json::from_str(json).map_err(|_| WireError::bad("progress"))
}

/// Writes it.
pub fn write(progress: &Progress) -> String {
    serde_json::to_string(progress).unwrap_or_default()
}

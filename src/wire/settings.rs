//! What the person chose, and what is remembered from last time. `index.html` reads it too, before the first paint.

use super::WireError;
use serde::{Deserialize, Serialize};

/// All members are optional in the file: an app of any version reads the settings of any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `vi` or `en`.
    pub language: String,
    /// `auto`, `light`, `dark` or `sun`.
    pub theme: String,
    /// `normal`, `large` or `larger`.
    pub text_size: String,
    /// Who fills in; may be empty.
    pub person: String,
    /// The unit last reported for.
    pub org_unit: String,
    /// The form last used.
    pub template: String,
}

impl Default for Settings {
    fn default() -> Self {
        let text = str::to_owned;
        Self {
            language: text("vi"),
            theme: text("auto"),
            text_size: text("normal"),
            person: String::new(),
            org_unit: String::new(),
            template: String::new(),
        }
    }
}

/// Reads them.
///
/// # Errors
///
/// When the text is something else.
pub fn read(json: &str) -> Result<Settings, WireError> {
    serde_json::from_str(json).map_err(|_| WireError::bad("settings"))
}

/// Writes them.
pub fn write(settings: &Settings) -> String {
    serde_json::to_string(settings).unwrap_or_default()
}

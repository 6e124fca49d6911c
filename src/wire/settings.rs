//! What the person chose, and what is remembered from last time. `index.html` reads it too, before the first paint.

use super::WireError;
use super::member::{Members, Written};
use super::{json, print};

/// All members are optional in the file: an app of any version reads the settings of any other.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    let read = || {
        let mut members = Members::open(json::parse(json)?);
        let default = Settings::default();
        let settings = Settings {
            language: members.take_or("language", default.language),
            theme: members.take_or("theme", default.theme),
            text_size: members.take_or("text_size", default.text_size),
            person: members.take_or("person", default.person),
            org_unit: members.take_or("org_unit", default.org_unit),
            template: members.take_or("template", default.template),
        };
        members.close(false).map(|()| settings)
    };
    read().map_err(|_: WireError| WireError::bad("settings"))
}

/// Writes them.
pub fn write(settings: &Settings) -> String {
    let mut members = Written::default();
    for (name, value) in [
        ("language", &settings.language),
        ("theme", &settings.theme),
        ("text_size", &settings.text_size),
        ("person", &settings.person),
        ("org_unit", &settings.org_unit),
        ("template", &settings.template),
    ] {
        members.put(name, value.clone());
    }
    print::compact(&members.end())
}

//! What the person chose, and what is remembered from last time. `index.html` reads it too, before the first paint.

use super::WireError;
use super::json::{self, Json};
use super::member::{self, Member, Members, Reader, Written};
use super::print;

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
    json::parse(json).and_then(member::read).map_err(|_| WireError::bad("settings"))
}

/// Writes them.
pub fn write(settings: &Settings) -> String {
    print::compact(&settings.write())
}

impl Member for Settings {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let mut settings = Self::default();
        let mut members = Members::open(json, reader);
        for (name, value) in settings.members() {
            *value = members.take_or(name, |_| std::mem::take(value));
        }
        settings
    }

    fn write(&self) -> Json {
        let mut members = Written::default();
        for (name, value) in self.clone().members() {
            members.put(name, value);
        }
        members.end()
    }
}

impl Settings {
    fn members(&mut self) -> [(&'static str, &mut String); 6] {
        [
            ("language", &mut self.language),
            ("theme", &mut self.theme),
            ("text_size", &mut self.text_size),
            ("person", &mut self.person),
            ("org_unit", &mut self.org_unit),
            ("template", &mut self.template),
        ]
    }
}

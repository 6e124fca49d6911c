//! `thonso.backup`, version 1: everything a device keeps, or one report of it.
//!
//! The drafts inside are `thonso.draft` documents without their forms, which stand beside them once each, as they were
//! fetched. Finished files stand as texts, byte for byte: signed bytes are never written anew. Unknown members are ignored
//! but counted by the digest.
//!
//! `digest` is the SHA-256, in hex, of the canonical form (RFC 8785) of the document without that member. It tells damage,
//! not forgery: blanks, line ends and the order of members do not matter to it, every letter does.

use super::document::{document_type, same_schema};
use super::draft as draft_file;
use super::error::WireError;
use super::json::{self, Json};
use super::key::PrivateJwk;
use super::limits::{MAX_BACKUP_BYTES, MAX_ID, MAX_LIST};
use super::member::{self, Member, Reader};
use super::progress::Progress;
use super::review;
use super::settings::Settings;
use super::template::{self as template_file, hex};
use super::{kind, print};
use crate::domain::draft::Draft;
use crate::domain::map::Map;
use crate::domain::template::Template;
use crate::domain::timestamp::Timestamp;
use sha2::{Digest, Sha256};

/// What the document says it is.
pub const FORMAT: &str = "thonso.backup";
/// The newest version this program knows.
pub const VERSION: u32 = 1;
/// Its member that tells damage.
const DIGEST: &str = "digest";
/// Submissions of one report: nobody corrects that often.
const MOST_REVISIONS: u32 = 10_000;

document_type! {
    /// Everything a device keeps, or one report of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open Backup "backup" says FORMAT "`thonso.backup`." VERSION "1." {
        /// By the device's own clock (RFC 3339): untrusted.
        pub made_at: Timestamp,
        /// The version of the program that made it.
        pub app_version: String [MAX_ID],
        /// Absent where it is about one report only.
        pub settings: Option<Settings> = None,
        /// The forms of the reports, by the SHA-256 of their canonical form (RFC 8785), in hex.
        pub forms: Map<String, FormText>,
        /// The reports, deleted ones too.
        pub reports: Vec<SavedReport>,
        /// Of the forms, those that came from elsewhere or were made on the device, by their hashes, the last that came first.
        #[schemars(default)]
        pub own_forms: Vec<String> [MAX_LIST] = Vec::new(),
        /// Forms that are being looked through.
        #[schemars(default)]
        pub reviews: Vec<SavedReview> = Vec::new(),
        /// The device's secret key: only inside a file under a passphrase, and only where the person asked for it.
        pub key: Option<PrivateJwk> = None,
    }

    /// A report with all that belongs to it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open SavedReport "saved_report" {
        /// What was typed: a `thonso.draft` without the form.
        pub draft: WholeDraft,
        /// What became of it.
        pub progress: Progress,
        /// The finished files of all its submissions.
        pub files: Vec<SavedFile>,
        /// Whether it is deleted and can be brought back.
        #[schemars(default)]
        pub deleted: bool = false,
    }

    /// A finished file.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open SavedFile "saved_file" {
        /// Which submission it is.
        pub revision: u32,
        /// The file, byte for byte.
        pub text: String,
    }

    /// A form that is being looked through.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open SavedReview "saved_review" {
        /// Under which it is kept.
        pub id: String [MAX_ID],
        /// The whole of it: a `thonso.review`.
        pub text: String,
    }

    /// When a backup was made last, and of what state: a record of the device.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open LastMade "last_backup" {
        /// By the device's clock.
        pub at: String,
        /// The highest number of a record then.
        pub number: String,
    }
}

/// A form as it was fetched, with all members it has, and without blanks between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormText(String);

impl FormText {
    /// A form that is kept; none where it cannot be filled in or is not the one of that hash.
    pub fn new(text: &str, hash: &str) -> Option<Self> {
        let form = template_file::read_usable(text).ok()?;
        let json = json::parse(text).ok()?;
        (template_file::hash(&form) == hash).then(|| Self(print::compact(&json)))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A draft whose rows always stand there, as in the document of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeDraft(pub Draft);

same_schema! { FormText: Template }
same_schema! { WholeDraft: Draft }

impl Member for FormText {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let text = print::compact(&json);
        inside(&json, template_file::FORMAT, template_file::VERSION, reader);
        let form = Template::read(json, reader);
        reader.keep(template_file::usable(&form), || ());
        Self(text)
    }

    fn write(&self) -> Json {
        json::parse(&self.0).unwrap_or(Json::Null)
    }
}

impl Member for WholeDraft {
    fn read(json: Json, reader: &mut Reader) -> Self {
        inside(&json, draft_file::FORMAT, draft_file::VERSION, reader);
        let draft = Draft::read(json, reader);
        // Both become parts of keys: what stands there must not reach into the keys of something else.
        let plain = |it: &String| !it.is_empty() && it.len() <= MAX_ID && !it.contains(['/', '\0']);
        let letters = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        if !plain(&draft.id) || !draft.id.chars().all(letters) {
            reader.fail(WireError::bad("id"));
        }
        if !draft.rows.keys().all(plain) {
            reader.fail(WireError::bad("rows"));
        }
        if !(1..=MOST_REVISIONS).contains(&draft.revision) {
            reader.fail(WireError::bad("revision"));
        }
        Self(draft)
    }

    fn write(&self) -> Json {
        draft_file::whole(&self.0)
    }
}

/// A document inside must be of its kind; another one is a flaw of this document.
fn inside(json: &Json, format: &'static str, version: u32, reader: &mut Reader) {
    match kind::of_kind(json, format, version) {
        Err(WireError::WrongFormat { .. }) => reader.fail(WireError::bad("format")),
        known => reader.keep(known, || ()),
    }
}

/// The document of a backup, for people and files; `about` stands first, where a person who opens the file sees it.
pub fn write(backup: &Backup, about: &str) -> String {
    let Json::Object(mut members) = backup.write() else { return String::new() };
    members.insert(0, ("about".to_owned(), Json::Text(about.to_owned())));
    let json = Json::Object(members);
    let digest = (DIGEST.to_owned(), Json::Text(digest(&json)));
    let Json::Object(mut members) = json else { return String::new() };
    members.insert(3, digest);
    print::pretty(&Json::Object(members))
}

/// Reads a backup.
///
/// # Errors
///
/// When the text is not a backup of a known version, or not as it was written: then the place is `digest`.
pub fn read(text: &str) -> Result<Backup, WireError> {
    let mut json = kind::document(text, MAX_BACKUP_BYTES, FORMAT, VERSION)?;
    let stated = json.take(DIGEST);
    if stated != Some(Json::Text(digest(&json))) {
        return Err(WireError::bad(DIGEST));
    }
    let mut backup: Backup = member::read(json)?;
    for (hash, form) in &backup.forms {
        let form = template_file::read(&form.0)?;
        if template_file::hash(&form) != *hash {
            return Err(WireError::TemplateMismatch);
        }
    }
    // Of use by itself: one of a newer app does not keep the rest back.
    let plain =
        |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    backup.reviews.retain(|it| plain(&it.id) && review::read(&it.text).is_ok());
    let mut ids = Map::new();
    for (at, report) in backup.reports.iter().enumerate() {
        let place = format!("reports[{at}]");
        if ids.insert(&report.draft.0.id, ()).is_some() {
            return Err(WireError::Duplicate { place });
        }
        let mut files = Map::new();
        for file in &report.files {
            if file.revision > MOST_REVISIONS || files.insert(file.revision, ()).is_some() {
                return Err(WireError::bad("files").within(&place));
            }
        }
    }
    Ok(backup)
}

/// Whether an error of [`read`] says that the text is not as it was written.
pub fn is_damage(error: &WireError) -> bool {
    matches!(error, WireError::Bad { place } | WireError::Missing { place } if place == DIGEST)
}

fn digest(json: &Json) -> String {
    hex(&Sha256::digest(print::canonical(json).as_bytes()))
}

/// The name under which a report is kept beside the one it differs from: the same for the same content, so that putting
/// it back once more finds it there. `attempt` counts up where a name is taken.
pub fn name_beside(report: &SavedReport, attempt: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let content = format!("{attempt} {}", print::canonical(&report.write()));
    let letter = |it: &u8| char::from(LETTERS[usize::from(it % 32)]);
    Sha256::digest(content.as_bytes()).iter().take(16).map(letter).collect()
}

/// The record of the last backup.
pub fn write_last(made: &LastMade) -> String {
    print::compact(&made.write())
}

/// Reads the record of the last backup.
///
/// # Errors
///
/// When the text is something else.
pub fn read_last(text: &str) -> Result<LastMade, WireError> {
    member::read(json::parse(text)?)
}

/// What the schema says of the settings: all of them are optional.
#[cfg(feature = "cli")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "settings")]
#[allow(dead_code, reason = "only what it describes is of use")]
struct SettingsFile {
    /// `vi` or `en`.
    language: Option<String>,
    /// `auto`, `light`, `dark` or `sun`.
    theme: Option<String>,
    /// `normal`, `large` or `larger`.
    text_size: Option<String>,
    /// Who fills in.
    person: Option<String>,
    /// The unit last reported for.
    org_unit: Option<String>,
    /// The form last used.
    template: Option<String>,
}

same_schema! { Settings: SettingsFile }

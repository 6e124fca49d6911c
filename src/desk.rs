//! The second module, loaded on first use: finishing reports, opening files, the sheet for printing.
//!
//! Nobody needs it to start typing, and the cryptography and the reading of whole files weigh half as much as the form.
//! It shares no memory with the app: texts go in, texts come out.

use thonso::bundle::key::SigningKey;
use thonso::bundle::{self, Sealing};
use thonso::document;
use thonso::domain::report;
use thonso::domain::timestamp::Timestamp;
use thonso::text::{self, Language};
use thonso::wire::{draft as draft_file, key as key_file};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

fn language(code: &str) -> Language {
    Language::from_code(code).unwrap_or_default()
}

/// `["error", code]`.
fn failed(code: &str) -> Vec<String> {
    vec!["error".to_owned(), code.to_owned()]
}

/// Finishes a draft. `key` is the device's key file, empty where it has none yet: then it is made of `seed`, 32 random bytes.
///
/// Gives `["file", file, identity, key file, mark]`, or `["error", "draft" | "open" | "key" | "size"]`.
#[wasm_bindgen]
pub fn finish(draft: &str, key: &str, seed: &[u8], at: &str) -> Vec<String> {
    let Ok((template, draft)) = draft_file::read(draft) else { return failed("draft") };
    let Some(at) = Timestamp::new(at) else { return failed("draft") };
    let Ok(report) = report::finalise(&template, &draft, at.clone()) else { return failed("open") };
    let key = if key.is_empty() {
        seed.try_into().ok().map(SigningKey::from_seed)
    } else {
        key_file::read(key).ok().and_then(|it| SigningKey::from_jwk(&it).ok())
    };
    let Some(key) = key else { return failed("key") };
    let about = text::about_file(&report.org_unit.name, &report.period);
    let how = Sealing { about: &about, app_version: env!("CARGO_PKG_VERSION"), at: &at };
    let file = bundle::seal(&report, &key, how).ok().and_then(|it| String::from_utf8(it).ok());
    let Some(file) = file else { return failed("size") };
    let Ok(opened) = bundle::open(file.as_bytes()) else { return failed("size") };
    let identity = opened.identity().to_owned();
    vec!["file".to_owned(), file, identity, key_file::write(&key.to_jwk()), key.public().fingerprint()]
}

/// Opens a file. Gives `["intact", identity, facts, marks, remark, report]`, the marks one to a line, facts and report as
/// markup, or `["invalid", sentence]`.
#[wasm_bindgen]
pub fn open(name: &str, bytes: &[u8], code: &str) -> Vec<String> {
    let language = language(code);
    let texts = language.texts();
    let opened = match bundle::open(bytes) {
        Ok(opened) => opened,
        Err(error) => return vec!["invalid".to_owned(), text::open_error(language, &error).to_string()],
    };
    let report = opened.report();
    let facts = document::facts(&[
        (texts.file_label, name),
        (texts.report_label, &report.template.title),
        (texts.period_label, &text::period(language, &report.period)),
        (texts.unit_label, &report.org_unit.name),
        (texts.person_label, &report.person),
        (texts.revision_label, &report.revision.to_string()),
        (texts.device_time_label, &text::format::moment(language, opened.sealed_at().as_str())),
    ]);
    let marks: Vec<&str> = opened.signers().iter().map(|it| it.fingerprint.as_str()).collect();
    let remark = if opened.remarks().is_empty() { "" } else { texts.remark_recomputed };
    vec![
        "intact".to_owned(),
        opened.identity().to_owned(),
        facts,
        marks.join("\n"),
        remark.to_owned(),
        document::reading(report, language),
    ]
}

/// The sheet of a draft as it stands, as markup; empty where the draft cannot be read.
#[wasm_bindgen]
pub fn sheet(draft: &str, at: &str, code: &str) -> String {
    let Some(at) = Timestamp::new(at) else { return String::new() };
    let Ok((template, draft)) = draft_file::read(draft) else { return String::new() };
    document::annex(report::preview(&template, &draft, at).shown(), language(code))
}

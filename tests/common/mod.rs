//! What several tests need: the built-in forms, the answers of the documents, sealed files.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

pub mod office;
#[cfg(feature = "cli")]
pub mod program;
pub mod shelf;
pub mod two_stores;

use data_encoding::BASE64URL_NOPAD;
use std::collections::BTreeMap;
use std::path::PathBuf;
use thonso::bundle::key::SigningKey;
use thonso::bundle::{Sealing, seal};
use thonso::domain::check;
use thonso::domain::draft::{Declared, Draft, OrgUnit, PartEntry, RowEntry};
use thonso::domain::map::Map;
use thonso::domain::outcome::Outcome;
use thonso::domain::report::{Report, finalise, obstacles};
use thonso::domain::template::{Indicator, Template};
use thonso::domain::timestamp::Timestamp;
use thonso::wire::bundle::{Envelope, EnvelopeSignature};
use thonso::wire::template;

/// The built-in form of no document: targets of this year, to start from.
pub const REFERENCE: &str = "muc-tieu-2026-tham-khao";

/// The ids of the built-in forms that are documents.
pub const TEMPLATES: [&str; 5] = [
    "ket-qua-2023-huyen",
    "ket-qua-2023-kon-tum",
    "chi-tieu-2023-ha-tan",
    "chi-tieu-2024-huyen",
    "muc-tieu-2024-binh-thuan",
];

/// A file of the repository.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the repository.
pub fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A built-in form.
pub fn form(id: &str) -> Template {
    template::read_usable(&text(&format!("templates/{id}.json"))).unwrap()
}

/// A form of one row: "80% số hộ có nước sạch".
pub fn small_form() -> Template {
    template::read_usable(&text("tests/data/small-template.json")).unwrap()
}

/// A row with a count and nothing else.
pub fn entry(count: &str) -> RowEntry {
    let mut row = RowEntry::default();
    row.parts.insert("a".to_owned(), PartEntry { entered: count.to_owned(), ..PartEntry::default() });
    row
}

/// The lines of a table, by column name.
pub fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path(name)).unwrap();
    reader.deserialize().map(|it| it.unwrap()).collect()
}

/// The row of that number in that section.
pub fn row<'a>(template: &'a Template, section: &str, number: &str) -> &'a Indicator {
    let found = template.rows().find(|(it, row)| it.roman == section && row.number == number);
    found.unwrap_or_else(|| panic!("{} has no row {section} {number}", template.id)).1
}

/// The moment at which everything happens in the tests.
pub fn moment() -> Timestamp {
    Timestamp::new("2023-12-20T08:30:00+07:00").unwrap()
}

/// The key with which everything is sealed in the tests.
pub fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// A draft nobody has touched.
pub fn blank(form: &Template) -> Draft {
    Draft {
        id: "0123456789abcdef".to_owned(),
        template: template::reference(form),
        name: String::new(),
        org_unit: OrgUnit { name: "UBND xã Hà Tân".to_owned(), code: Some("23689".to_owned()) },
        person: "Nguyễn Văn A".to_owned(),
        period: "2023".parse().unwrap(),
        revision: 1,
        replaces: None,
        created_at: moment(),
        totals: Map::new(),
        previous: Map::new(),
        rows: Map::new(),
        acknowledged: Map::new(),
    }
}

/// A draft filled in with a table of answers.
pub fn filled(form: &Template, answers: &str) -> Draft {
    let mut draft = blank(form);
    for line in table(answers) {
        let indicator = row(form, &line["section"], &line["number"]);
        let part = indicator.parts.iter().find(|it| it.id == line["part"]).unwrap();
        let entry = draft.rows.or_default(indicator.id.clone());
        entry.append_note(&line["note"]);
        if !line["result"].is_empty() {
            let words = entry.parts.or_default(part.id.clone()).take(part.kind, &line["result"]);
            entry.append_note(&words.unwrap_or_default());
        }
        if let Some(outcome) = Outcome::from_slug(&line["declared"]) {
            entry.declared = Some(Declared { outcome, reason: line["reason"].clone() });
        }
    }
    draft
}

/// A draft finalised, every open warning answered, every absence and gap explained.
pub fn report(form: &Template, mut draft: Draft) -> Report {
    for (_, indicator) in form.rows() {
        let entry = draft.rows.or_default(indicator.id.clone());
        for part in &indicator.parts {
            let part = entry.parts.or_default(part.id.clone());
            if part.is_empty() {
                part.absence = Some(thonso::domain::answer::Absence::NoData);
            }
            if part.absence.is_some() && part.absence_reason.is_empty() {
                "Chưa thống kê".clone_into(&mut part.absence_reason);
            }
        }
    }
    for finding in obstacles(&check::draft(form, &draft), &draft) {
        draft.acknowledged.insert(finding.key(), "Đã xem".to_owned());
    }
    finalise(form, &draft, moment()).unwrap_or_else(|found| panic!("{found:?}"))
}

/// A sealed report of the form of one row.
pub fn small_bundle() -> Vec<u8> {
    let form = small_form();
    let mut draft = blank(&form);
    let entry = draft.rows.or_default("1".to_owned());
    entry.parts.or_default("a".to_owned()).take(form.sections[0].indicators[0].parts[0].kind, "45/50");
    sealed(&report(&form, draft))
}

/// A sealed report.
pub fn sealed(report: &Report) -> Vec<u8> {
    let how = Sealing { about: "Báo cáo thử. A trial report.", app_version: "0.1.0", at: &moment() };
    seal(report, &key(), how).unwrap()
}

/// A file sealed by hand: header and payload as given, signed by `key`.
pub fn by_hand(header: &str, payload: &str, key: &SigningKey) -> EnvelopeSignature {
    let protected = BASE64URL_NOPAD.encode(header.as_bytes());
    let message = format!("{protected}.{}", BASE64URL_NOPAD.encode(payload.as_bytes()));
    let signature = BASE64URL_NOPAD.encode(&key.sign(message.as_bytes()));
    EnvelopeSignature { protected, signature }
}

/// A file of a payload and its signatures.
pub fn file(payload: &str, signatures: Vec<EnvelopeSignature>) -> Vec<u8> {
    let payload = BASE64URL_NOPAD.encode(payload.as_bytes());
    thonso::wire::bundle::write(&Envelope { payload, signatures }, "").into_bytes()
}

/// What base64url stands for.
pub fn decoded(text: &str) -> String {
    String::from_utf8(BASE64URL_NOPAD.decode(text.as_bytes()).unwrap()).unwrap()
}

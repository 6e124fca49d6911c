//! Files as they are written today. A change here is a change of the formats that others rely on;
//! `UPDATE_GOLDEN=1 cargo test --test golden` rewrites them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{filled, form, path, report, sealed, small_bundle, small_form};
use data_encoding::BASE64URL_NOPAD;
use thonso::bundle::backup;
use thonso::bundle::open;
use thonso::domain::draft::Draft;
use thonso::shelf::{Memory, Shelf};
use thonso::wire::{bundle, draft, key, template};

#[track_caller]
fn check(name: &str, document: &str) {
    let file = path("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, document).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    let differing = expected.lines().zip(document.lines()).position(|(old, new)| old != new);
    assert!(
        expected == document,
        "{name} is written differently from line {}; UPDATE_GOLDEN=1 accepts that",
        differing.unwrap_or_default() + 1
    );
}

/// The payload of a bundle, as text.
fn payload(file: &[u8]) -> String {
    let envelope = bundle::read(str::from_utf8(file).unwrap()).unwrap();
    String::from_utf8(BASE64URL_NOPAD.decode(envelope.payload.as_bytes()).unwrap()).unwrap()
}

#[test]
fn a_form() {
    check("template.json", &template::write(&small_form()));
    check("template.canonical.json", &template::canonical(&small_form()));
    assert_eq!(
        template::hash(&small_form()),
        "c45cc7e89c4f4c70fc109632754346a8a940c545268fed305beb45c2f5a22e59"
    );
}

#[test]
fn a_draft() {
    let form = form("chi-tieu-2023-ha-tan");
    let draft = filled(&form, "tests/data/answers-002.csv");
    let document = draft::write(&form, &draft);
    check("draft.json", &document);
    assert_eq!(draft::read(&document), Ok((form, draft)));
}

#[test]
fn a_key() {
    check("key.json", &key::write(&common::key().to_jwk()));
}

#[test]
fn a_bundle() {
    let form = form("ket-qua-2023-huyen");
    let report = report(&form, filled(&form, "tests/data/answers-000.csv"));
    let file = sealed(&report);
    check("bundle.json.txt", str::from_utf8(&file).unwrap());
    check("payload.json", &payload(&file));
    assert_eq!(sealed(&report), file, "two exports of one report at one time are equal");
    assert_eq!(open(&file).unwrap().report(), &report);
    check("small-bundle.json.txt", str::from_utf8(&small_bundle()).unwrap());
}

#[test]
fn a_backup() {
    let shelf = Shelf::new(Memory::default());
    let form = template::write(&small_form());
    let file = String::from_utf8(small_bundle()).unwrap();
    for (id, revision) in [("first", 2), ("second", 1)] {
        let blank = common::blank(&small_form());
        shelf.keep_draft(&Draft { id: id.to_owned(), revision, ..blank }, Some(&form)).unwrap();
    }
    shelf.keep_bundle("first", 1, &file).unwrap();
    shelf.delete("second").unwrap();
    let gathered = shelf.gather(&common::moment(), "0.1.0", None);
    let document = backup::file(&gathered.backup, &thonso::text::backup::about_backup(false)).unwrap();
    check("backup.json.txt", &document);
}

//! Other people's libraries: they accept our files, we accept theirs, and our schemas describe our documents.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{key, path, small_bundle};
use data_encoding::BASE64URL_NOPAD;
use std::path::PathBuf;
use std::process::Command;
use thonso::bundle::key::SigningKey;
use thonso::bundle::{OpenError, backup, open};
use thonso::wire::bundle;
use thonso::wire::schema::{Format, schema};

/// A file for other programs to read.
fn put(name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("interop");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    std::fs::write(&file, content).unwrap();
    file.to_str().unwrap().to_owned()
}

fn golden(name: &str) -> String {
    path("tests/golden").join(name).to_str().unwrap().to_owned()
}

/// A variable that says where the other libraries are. Without it the test fails: it must not pass by not running.
#[track_caller]
fn place(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| {
        panic!("{variable} is not set: run the tests by `make test`, which prepares the libraries")
    })
}

/// What a script prints, or what it complains of.
#[track_caller]
fn script(name: &str, args: &[&str]) -> Result<Vec<u8>, String> {
    let (program, variable) = if name.split('.').next_back() == Some("mjs") {
        ("node".to_owned(), "THONSO_NODE_MODULES")
    } else {
        (place("THONSO_PYTHON"), "THONSO_PYTHON")
    };
    place(variable);
    let mut command = Command::new(&program);
    let output = command.arg(path("tests/interop").join(name)).args(args).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn payload(file: &[u8]) -> Vec<u8> {
    let envelope = bundle::read(str::from_utf8(file).unwrap()).unwrap();
    BASE64URL_NOPAD.decode(envelope.payload.as_bytes()).unwrap()
}

/// Script and arguments before the task, for each library.
const LIBRARIES: [(&str, &[&str]); 3] =
    [("jose.mjs", &[]), ("jws.py", &["joserfc"]), ("jws.py", &["jwcrypto"])];

#[test]
fn others_accept_our_files() {
    let file = std::fs::read(golden("bundle.json.txt")).unwrap();
    for (name, library) in LIBRARIES {
        let printed = script(name, &[library, &["verify", &golden("bundle.json.txt")]].concat());
        assert_eq!(printed, Ok(payload(&file)), "{name} {library:?}");
    }
}

#[test]
fn others_refuse_our_files_when_changed() {
    let text = String::from_utf8(small_bundle()).unwrap();
    let at = text.find("\"signature\": \"").unwrap() + 20;
    let letter = if &text[at..=at] == "A" { "B" } else { "A" };
    let changed = put("changed.json", format!("{}{letter}{}", &text[..at], &text[at + 1..]).as_bytes());
    for (name, library) in LIBRARIES {
        let refused = script(name, &[library, &["verify", &changed]].concat());
        assert!(refused.is_err(), "{name} {library:?}");
    }
}

#[test]
fn we_accept_the_files_of_others() {
    let ours = open(&small_bundle()).unwrap();
    let payload = put("payload.json", &payload(&small_bundle()));
    for (name, library) in LIBRARIES {
        let file = script(name, &[library, &["sign", &golden("key.json"), &payload]].concat()).unwrap();
        let opened = open(&file).unwrap_or_else(|error| panic!("{name} {library:?}: {error:?}"));
        assert_eq!(opened, ours, "{name} {library:?}");
    }
}

#[test]
fn a_second_signature_of_others() {
    let second = SigningKey::from_seed(&[9; 32]);
    let second_file = put("second.json", thonso::wire::key::write(&second.to_jwk()).as_bytes());
    let payload = put("payload2.json", &payload(&small_bundle()));
    let file = script("jose.mjs", &["sign", &golden("key.json"), &payload, &second_file]).unwrap();
    let kids: Vec<String> = open(&file).unwrap().signers().iter().map(|it| it.kid.clone()).collect();
    assert_eq!(kids, [key().public().kid(), second.public().kid()]);
    // `jose` is content with one good signature; we are not.
    let text = String::from_utf8(file).unwrap();
    let at = text.rfind("\"signature\":\"").unwrap() + 20;
    let letter = if &text[at..=at] == "A" { "B" } else { "A" };
    let forged = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
    assert!(script("jose.mjs", &["verify", &put("forged.json", forged.as_bytes())]).is_ok());
    let place = "signatures[1]".to_owned();
    assert_eq!(open(forged.as_bytes()), Err(OpenError::BadSignature { place }));
}

#[test]
fn schemas_describe_our_documents() {
    let header =
        bundle::read(str::from_utf8(&small_bundle()).unwrap()).unwrap().signatures[0].protected.clone();
    let header = put("header.json", &BASE64URL_NOPAD.decode(header.as_bytes()).unwrap());
    let template = path("templates/muc-tieu-2024-binh-thuan.json").to_str().unwrap().to_owned();
    let locked = backup::to_be_locked(&[1; 16], &[2; 12]);
    let lock = put("lock.json", backup::locked_file(&locked, "").as_bytes());
    let lock_header = put("lock-header.json", &BASE64URL_NOPAD.decode(&locked.header).unwrap());
    for (format, document, definition) in [
        (Format::Backup, golden("backup.json.txt"), None),
        (Format::Backup, lock, Some("lock")),
        (Format::Backup, lock_header, Some("lock_header")),
        (Format::Template, golden("template.json"), None),
        (Format::Template, template, None),
        (Format::Draft, golden("draft.json"), None),
        (Format::Bundle, golden("bundle.json.txt"), None),
        (Format::Bundle, golden("payload.json"), Some("report")),
        (Format::Bundle, header, Some("protected_header")),
    ] {
        let file = put(&format!("{format:?}.schema.json"), schema(format).as_bytes());
        let text = std::fs::read_to_string(&document).unwrap();
        // The same document without one of its members must not pass, or the schema says nothing.
        let mut members = [
            "\"sections\"",
            "\"template_content\"",
            "\"signatures\"",
            "\"kid\"",
            "\"reports\"",
            "\"ciphertext\"",
            "\"p2s\"",
        ]
        .into_iter();
        let member = members.rfind(|it| text.contains(it)).unwrap();
        let broken = put("broken.json", text.replacen(member, "\"other\"", 1).as_bytes());
        for name in ["schema.mjs", "schema.py"] {
            let args = |document| [vec![file.as_str(), document], definition.into_iter().collect()].concat();
            assert_eq!(script(name, &args(&document)), Ok(Vec::new()), "{name} {document}");
            assert!(script(name, &args(&broken)).is_err(), "{name} {document} without {member}");
        }
    }
}

/// ODK's converter takes every built-in form as it goes to other offices, without a warning; each part has its outcome.
#[test]
fn forms_for_other_programs() {
    let folder = common::program::folder("interop-xlsform");
    for id in common::TEMPLATES.into_iter().chain([common::REFERENCE]) {
        let file = common::program::named(&folder, &format!("{id}.xlsx"));
        let done = common::program::run(&["template", "export", id, "--to", "xlsform", "-o", &file]);
        assert_eq!(done.code, 0, "{}", done.err);
        let told = String::from_utf8(script("xlsform.py", &[&file]).unwrap()).unwrap();
        let counts: Vec<usize> = told.split_whitespace().map(|it| it.parse().unwrap()).collect();
        let parts = common::form(id).rows().map(|it| it.1.parts.len()).sum::<usize>();
        assert_eq!((counts[1], counts[2]), (2, parts), "{id}: languages and outcomes");
        assert!(counts[0] > parts * 3, "{id}");
    }
}

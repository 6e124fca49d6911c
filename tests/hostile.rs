//! Files made to cost memory or time, or to lie to whoever reads what is said of them.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{by_hand, decoded, file, key, small_bundle};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::{Command, Output};
use thonso::wire::bundle;

fn kept(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The program with no more memory than a small phone and ten seconds of a processor.
fn run(arguments: &str, path: &PathBuf) -> Output {
    let limited = format!("ulimit -v 400000 -t 10; exec \"$0\" --lang en {arguments} \"$1\"");
    Command::new("bash").args(["-c", &limited, env!("CARGO_BIN_EXE_thonso")]).arg(path).output().unwrap()
}

/// A well-signed file of the small report, its payload changed.
fn signed(change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let envelope = bundle::read(&String::from_utf8(small_bundle()).unwrap()).unwrap();
    let payload = change(&decoded(&envelope.payload));
    file(&payload, vec![by_hand(&decoded(&envelope.signatures[0].protected), &payload, &key())])
}

#[track_caller]
fn refused(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(1 | 2)), "{:?}: {said:.500}", output.status);
    said
}

#[test]
fn a_list_of_place_holders() {
    for count in [900_000, 3_000_000] {
        let entries = format!("[{}0]", "0,".repeat(count));
        let bytes = signed(|payload| {
            let place = r#""indicators":["#;
            let at = payload.find(place).unwrap() + place.len() - 1;
            format!("{}{entries},\"x\":{}", &payload[..at], &payload[at..])
        });
        assert!(bytes.len() < 10_000_000);
        refused(&run("verify", &kept(&format!("list-{count}.json.txt"), &bytes)));
    }
    let form = format!(
        r#"{{"format":"thonso.template","version":1,"sections":[{{"indicators":[{}0]}}]}}"#,
        "0,".repeat(900_000)
    );
    refused(&run("template check", &kept("list.json", form.as_bytes())));
}

#[test]
fn members_in_the_worst_order() {
    let mut totals = String::new();
    for at in (0..400_000).rev() {
        write!(totals, "\"k{at:06}\":\"1\",").unwrap();
    }
    let draft = std::fs::read_to_string(common::path("tests/golden/draft.json")).unwrap();
    let from = draft.find("\"totals\": {").unwrap() + "\"totals\": {".len();
    let draft = format!("{}{totals}\"z\":\"1\",{}", &draft[..from], &draft[from..]);
    let draft = draft.replace(",}", "}");
    assert!(draft.len() < 8_000_000, "{}", draft.len());
    let said = refused(&run("report check", &kept("totals.json", draft.as_bytes())));
    assert!(said.contains("totals"), "{said:.500}");
}

#[test]
fn words_that_would_steer_the_terminal() {
    let bytes = signed(|payload| {
        let name = "a\\nother.json.txt: intact\\u001b[32m\\u202e";
        payload.replacen('{', &format!("{{\"{name}\":1,"), 1)
    });
    let said = refused(&run("verify", &kept("words.json.txt", &bytes)));
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    let long = signed(|payload| payload.replacen('{', &format!("{{\"{}\":1,", "n".repeat(100_000)), 1));
    let said = refused(&run("verify", &kept("long.json.txt", &long)));
    assert!(said.len() < 1_000, "{}", said.len());
}

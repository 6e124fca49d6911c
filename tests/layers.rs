//! The fence around the layers: what each may name, and where sentences may stand.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::path;
use std::path::{Path, PathBuf};

/// Crates no layer may name unless it is listed for it.
const CRATES: [&str; 17] = [
    "serde",
    "serde_json",
    "schemars",
    "ed25519_dalek",
    "sha2",
    "data_encoding",
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_storage",
    "getrandom",
    "clap",
    "csv",
    "console_error_panic_hook",
    "brotli",
];

/// Each folder of `src`, bottom up: the layers below it that it may name, and the crates.
const LAYERS: [(&str, &[&str], &[&str]); 10] = [
    ("domain", &[], &[]),
    ("wire", &["domain"], &["serde", "serde_json", "schemars", "sha2"]),
    ("bundle", &["domain", "wire"], &["ed25519_dalek", "sha2", "data_encoding"]),
    ("text", &["domain", "wire", "bundle"], &[]),
    ("document", &["domain", "text"], &[]),
    ("shelf", &["domain", "wire", "bundle"], &[]),
    (
        "browser",
        &["domain", "wire", "bundle", "shelf"],
        &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "getrandom"],
    ),
    (
        "ui",
        &["domain", "wire", "bundle", "text", "document", "shelf", "browser"],
        &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"],
    ),
    ("bin/thonso", &["domain", "wire", "bundle", "text", "document"], &["clap", "csv", "getrandom"]),
    // Packs and serves what Trunk built; no part of the product.
    ("bin/dist", &["wire"], &["brotli", "sha2", "data_encoding", "serde", "serde_json"]),
];

/// Every Rust file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The lines of a file without comments, and without its unit tests, which stand at its end.
fn code(file: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.lines().enumerate().take_while(|(_, it)| *it != "#[cfg(test)]");
    lines.map(|(at, it)| (at + 1, without_comment(it))).collect()
}

/// A line up to the `//` that begins a comment, which is one outside a string.
fn without_comment(line: &str) -> String {
    let mut inside = false;
    let mut last = ' ';
    for (at, it) in line.char_indices() {
        match it {
            '"' if last != '\\' && !(last == '\'' && line[at + 1..].starts_with('\'')) => inside = !inside,
            '/' if last == '/' && !inside => return line[..at - 1].to_owned(),
            _ => {}
        }
        last = it;
    }
    line.to_owned()
}

/// Whether `line` names `word` as the root of a path.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(&format!("{word}::")).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == ':')
    }) || line.trim_start().starts_with(&format!("use {word};"))
}

/// The first word after `crate::` or `thonso::`, or the words of a group.
fn inner_roots(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for prefix in ["crate::", "thonso::"] {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let group = rest.strip_prefix('{').map(|it| it.split('}').next().unwrap_or_default());
            for word in group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 }) {
                let word: String =
                    word.trim().chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
                found.push(word);
            }
        }
    }
    found
}

#[test]
fn layers_only_look_down() {
    let mut wrong = Vec::new();
    for (layer, below, crates) in LAYERS {
        let folder = path("src").join(layer);
        for file in files(&folder) {
            for (line, text) in code(&file) {
                let mut say = |what: &str| wrong.push(format!("{}:{line} names {what}", file.display()));
                for root in CRATES.into_iter().filter(|it| !crates.contains(it)) {
                    if names(&text, root) {
                        say(root);
                    }
                }
                for root in inner_roots(&text) {
                    // Inside a program `crate` is the program.
                    let layer_named = LAYERS.iter().any(|it| it.0 == root);
                    let own = root == layer || (layer.starts_with("bin/") && text.contains("crate::"));
                    if layer_named && !own && !below.contains(&root.as_str()) {
                        say(&root);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_in_a_layer() {
    for file in files(&path("src")) {
        let known = LAYERS.iter().any(|it| file.starts_with(path("src").join(it.0)));
        let root = ["lib.rs", "main.rs", "desk.rs"].iter().any(|it| file == path("src").join(it));
        assert!(known || root, "{} is in no layer: list its folder in tests/layers.rs", file.display());
    }
}

#[test]
fn sentences_stand_in_the_texts() {
    // Letters of Vietnamese that no other words of the program have.
    let vietnamese = |it: char| "ăâđêôơưĂÂĐÊÔƠƯ".contains(it) || ('\u{1ea0}'..='\u{1ef9}').contains(&it);
    let mut wrong = Vec::new();
    for file in files(&path("src")) {
        let inside = |folder: &str| file.starts_with(path("src").join(folder));
        if inside("text") || inside("domain/reading") || inside("bin/dist") {
            continue;
        }
        for (line, text) in code(&file) {
            // A language is called by its own name in every language, and a letter is no sentence.
            let text = text.replace("\"Tiếng Việt\"", "").replace("'đ'", "");
            if text.chars().any(vietnamese) {
                wrong.push(format!("{}:{line}: {}", file.display(), text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_binary_fractions() {
    let mut wrong = Vec::new();
    for layer in ["domain", "bundle", "wire"] {
        for file in files(&path("src").join(layer)) {
            for (line, text) in code(&file) {
                if text.contains("f64") || text.contains("f32") {
                    wrong.push(format!("{}:{line}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_scanner_sees() {
    assert_eq!(without_comment(r#"let a = "http://x"; // đây"#), r#"let a = "http://x"; "#);
    assert!(names("use serde::Serialize;", "serde") && !names("my_serde::x", "serde"));
    assert_eq!(inner_roots("use crate::{domain, ui::page};"), ["domain", "ui"]);
    assert_eq!(inner_roots("use thonso::text::cli;"), ["text"]);
}

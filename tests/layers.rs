//! The fence around the layers: what each may name, and where sentences may stand.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::path;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Crates no layer may name unless it is listed for it: all that `Cargo.toml` has.
static CRATES: LazyLock<Vec<String>> =
    LazyLock::new(|| dependencies(&std::fs::read_to_string(path("Cargo.toml")).unwrap()));

/// The crates of every table of dependencies, by the names they have in sources.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[').and_then(|it| it.split(']').next()) {
            let (first, name) = table.rsplit_once("dependencies.").unwrap_or((table, ""));
            inside = first.ends_with("dependencies");
            found.extend((!name.is_empty()).then(|| name.to_owned()));
        } else if inside && line.starts_with(|it: char| it.is_ascii_alphanumeric()) {
            let name: String = line.chars().take_while(|it| !matches!(it, ' ' | '=' | '.')).collect();
            found.push(name);
        }
    }
    found.into_iter().map(|it| it.replace('-', "_")).collect()
}

/// Each folder of `src`, bottom up: the layers below it that it may name, and the crates.
const LAYERS: [(&str, &[&str], &[&str]); 12] = [
    ("domain", &[], &[]),
    ("device", &[], &[]),
    ("wire", &["domain"], &["serde", "serde_json", "schemars", "sha2", "crc"]),
    ("bundle", &["domain", "wire"], &["ed25519_dalek", "sha2", "data_encoding"]),
    ("office", &["domain"], &["zip", "quick_xml", "csv", "rust_xlsxwriter"]),
    ("text", &["domain", "device", "wire", "bundle"], &[]),
    ("document", &["domain", "text"], &[]),
    ("shelf", &["domain", "wire", "bundle"], &[]),
    (
        "browser",
        &["domain", "device", "wire", "bundle", "shelf"],
        &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "getrandom"],
    ),
    (
        "ui",
        &["domain", "device", "wire", "bundle", "text", "document", "shelf", "browser"],
        &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"],
    ),
    (
        "bin/thonso",
        &["domain", "wire", "bundle", "office", "text", "document"],
        &["clap", "csv", "getrandom", "unicode_normalization"],
    ),
    // Packs and serves what Trunk built; no part of the product.
    ("bin/dist", &["wire", "text"], &["brotli", "tiny_http", "sha2", "data_encoding", "serde", "serde_json"]),
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

/// Where a file stands in the tree of modules: `["domain", "reading", "words"]`; a program is one step.
fn module(file: &Path) -> Vec<String> {
    let inner = file.strip_prefix(path("src")).unwrap().with_extension("");
    let inner = inner.to_str().unwrap().replace('\\', "/").replace("bin/", "bin:");
    let mut steps: Vec<String> = inner.split('/').map(|it| it.replace("bin:", "bin/")).collect();
    if matches!(steps.last().map(String::as_str), Some("mod" | "main" | "lib")) {
        steps.pop();
    }
    steps
}

/// A path that is named, from the root of the crate or of another one, and its line.
#[derive(Debug, PartialEq)]
struct Named {
    line: usize,
    /// `crate`, `thonso`, or another crate.
    root: String,
    steps: Vec<String>,
}

/// Every path that a source names: in `use` with its groups, over as many lines as it takes, and anywhere else.
fn named(source: &str, module: &[String]) -> Vec<Named> {
    let mut found = Vec::new();
    let bytes = source.as_bytes();
    let is_word = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
    let mut at = 0;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|it| is_word(**it)).count();
        let word = &source[at..end];
        let before = source[..at].trim_end();
        // A word after `::` belongs to a path that is looked at as a whole; `use` begins one, with a group or without.
        let inside = |it: &str| it.ends_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '>'));
        let begins =
            !before.strip_suffix("::").is_some_and(inside) && source[end..].trim_start().starts_with("::");
        let (from, next) =
            if word == "use" && !before.ends_with(['.', '#']) { (end, end) } else { (at, end) };
        if begins || from == end {
            let line = source[..at].lines().count().max(1);
            let mut paths = Vec::new();
            tree(&source[from..], &[], &mut paths);
            for steps in paths {
                // What stands in a `use` without a path is a name of its own module.
                if let Some(it) = rooted(&steps, module) {
                    found.push(Named { line, ..it });
                }
            }
        }
        at = next.max(at + 1);
    }
    found
}

/// The paths of a tree such as `a::{b, c::{self, d}} as e`, and what is left of the text.
fn tree<'a>(text: &'a str, above: &[String], paths: &mut Vec<Vec<String>>) -> &'a str {
    let mut steps = above.to_vec();
    let mut rest = text.trim_start();
    rest = rest.strip_prefix("::").unwrap_or(rest);
    loop {
        rest = rest.trim_start();
        if let Some(mut group) = rest.strip_prefix('{') {
            loop {
                group = group.trim_start();
                if group.is_empty() || group.starts_with('}') {
                    return group.get(1..).unwrap_or_default();
                }
                let left = tree(group, &steps, paths).trim_start();
                let left = match left.strip_prefix("as ") {
                    Some(alias) => {
                        alias.trim_start_matches(|it: char| it.is_alphanumeric() || it == '_').trim_start()
                    }
                    None => left,
                };
                // Not a list of paths after all.
                let Some(next) = left.strip_prefix(',').or(left.starts_with('}').then_some(left)) else {
                    return left;
                };
                group = next;
            }
        }
        let word: String =
            rest.chars().take_while(|it| it.is_alphanumeric() || *it == '_' || *it == '*').collect();
        rest = &rest[word.len()..];
        if !word.is_empty() {
            steps.push(word);
        }
        match rest.trim_start().strip_prefix("::") {
            Some(after) => rest = after,
            None => break,
        }
    }
    paths.push(steps);
    rest
}

/// A path from its root: `super` and `self` are taken away.
fn rooted(steps: &[String], module: &[String]) -> Option<Named> {
    let (first, rest) = steps.split_first()?;
    let at = |steps: Vec<String>| Some(Named { line: 0, root: "crate".to_owned(), steps });
    match first.as_str() {
        "crate" => {
            // Inside a program `crate` is the program.
            let program = module.first().filter(|it| it.starts_with("bin/"));
            at(program.into_iter().chain(rest).cloned().collect())
        }
        "super" | "self" => {
            let up = steps.iter().filter(|it| *it == "super").count();
            let inner = steps.iter().skip_while(|it| matches!(it.as_str(), "super" | "self"));
            at(module[..module.len().saturating_sub(up)].iter().chain(inner).cloned().collect())
        }
        "thonso" => Some(Named { line: 0, root: "crate".to_owned(), steps: rest.to_vec() }),
        other => Some(Named { line: 0, root: other.to_owned(), steps: rest.to_vec() }),
    }
}

/// What a file of a layer names and may not.
fn trespasses(layer: &str, below: &[&str], crates: &[&str], module: &[String], source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for it in named(source, module) {
        let step = it.steps.first().map_or("", String::as_str);
        let foreign = if it.root == "crate" {
            // All of the crate at once is every layer.
            let all = step.is_empty() || step == "*" || step == "self";
            let other = LAYERS.iter().any(|known| known.0 == step) && step != layer && !below.contains(&step);
            (all || other).then_some(if all { "the whole crate" } else { step })
        } else {
            (CRATES.contains(&it.root) && !crates.contains(&it.root.as_str())).then_some(it.root.as_str())
        };
        wrong.extend(foreign.map(|what| format!("{}: {what}", it.line)));
    }
    wrong.dedup();
    wrong
}

#[test]
fn crates_of_a_manifest() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# a-word = 1\nserde-json = \"1\"\nweb-sys = { features = [\n  \"Window\",\n] }\n\
        half.version = \"2\"\n[target.'cfg(unix)'.dev-dependencies.libc]\nversion = \"0\"\n[build-dependencies]\ncc = \"1\"\n[profile.dev]\ndebug = true\n";
    assert_eq!(dependencies(manifest), ["serde_json", "web_sys", "half", "libc", "cc"]);
    for known in ["leptos", "tiny_http", "rlsf", "proptest"] {
        assert!(CRATES.iter().any(|it| it == known), "{known}");
    }
}

#[test]
fn layers_only_look_down() {
    let mut wrong = Vec::new();
    for (layer, below, crates) in LAYERS {
        for file in files(&path("src").join(layer)) {
            let lines: Vec<String> = code(&file).into_iter().map(|it| it.1).collect();
            for it in trespasses(layer, below, crates, &module(&file), &lines.join("\n")) {
                wrong.push(format!("{} names, in line {it}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_in_a_layer() {
    for file in files(&path("src")) {
        let known = LAYERS.iter().any(|it| file.starts_with(path("src").join(it.0)));
        let root = ["lib.rs", "main.rs", "desk.rs", "office_worker.rs"]
            .iter()
            .any(|it| file == path("src").join(it));
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
        if inside("text") || inside("domain/reading") || inside("domain/annex") || inside("bin/dist") {
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
    assert_eq!(module(&path("src/domain/reading/words.rs")), ["domain", "reading", "words"]);
    assert_eq!(module(&path("src/domain/reading/mod.rs")), ["domain", "reading"]);
    assert_eq!(module(&path("src/bin/thonso/main.rs")), ["bin/thonso"]);
    assert_eq!(module(&path("src/bin/thonso/seal.rs")), ["bin/thonso", "seal"]);
}

/// Every way to name what a layer may not, in a file of it.
#[test]
fn trespasses_are_seen() {
    let seen = |layer: &str, file: &str, source: &str| {
        let (_, below, crates) = LAYERS.into_iter().find(|it| it.0 == layer).unwrap();
        trespasses(layer, below, crates, &module(&path("src").join(file)), source)
    };
    let words = |source: &str| seen("domain", "domain/reading/words.rs", source);
    for (source, expected) in [
        ("use crate::ui::page;", "1: ui"),
        ("use crate::{domain, ui::page};", "1: ui"),
        (
            "use crate::{\n    domain::{\n        check,\n        draft,\n    },\n    wire::json,\n};",
            "1: wire",
        ),
        ("use super::super::super::wire::json;", "1: wire"),
        ("use super::{super::super::{wire::json, domain}, target};", "1: wire"),
        ("use super\n    ::super\n    ::super::{\n    browser,\n};", "1: browser"),
        ("use {\n    std::fmt,\n    crate::shelf::Shelf,\n};", "1: shelf"),
        ("fn a() {\n    super::super::super::text::say();\n}", "2: text"),
        ("fn a(it: crate::bundle::Key) {}", "1: bundle"),
        ("macro_rules! a { () => { $crate::wire::json() } }", "1: wire"),
        ("use crate::text as domain;", "1: text"),
        ("use super::super::super as root;", "1: the whole crate"),
        ("use crate::*;", "1: the whole crate"),
        ("use crate as root;", "1: the whole crate"),
        ("use serde::Serialize;", "1: serde"),
        ("use serde as s;", "1: serde"),
        ("use {\n    std::fmt,\n    leptos::{self, prelude},\n};", "1: leptos"),
        ("#[derive(serde::Serialize)]", "1: serde"),
        ("let a = ::web_sys::window();", "1: web_sys"),
    ] {
        let found = words(source);
        // A name in a group is seen by itself too.
        let what = |it: &str| it.split_once(": ").map(|it| it.1.to_owned());
        let same = found.iter().all(|it| what(it) == what(expected));
        assert!(found.first().is_some_and(|it| it == expected) && same, "{source}: {found:?}");
    }
    for source in [
        "use super::target::{self, read};",
        "use super::super::number::is_space;",
        "use crate::domain::{\n    check,\n    wire_of_iron,\n};",
        "use std::{fmt, io};",
        "let ui = my_serde::ui(domain::wire);",
        "fn used(user: &str) { match ui { wire => text } }",
    ] {
        assert_eq!(words(source), [""; 0], "{source}");
    }
    assert_eq!(seen("bin/thonso", "bin/thonso/seal.rs", "use crate::text::x; use super::check;"), [""; 0]);
    assert_eq!(
        seen("bin/thonso", "bin/thonso/seal.rs", "use thonso::{\n    shelf::Shelf,\n    wire,\n};"),
        ["1: shelf"]
    );
    assert_eq!(seen("document", "document/mod.rs", "use super::ui::dom;"), ["1: ui"]);
}

/// The stand-in of `vendor/wasm-streams` serves one version; behind another the real crate would come into the download.
#[test]
fn no_streams_but_the_stand_in() {
    let lock = std::fs::read_to_string(path("Cargo.lock")).unwrap();
    let own =
        lock.split("[[package]]").filter(|it| it.contains("name = \"wasm-streams\"")).collect::<Vec<_>>();
    assert_eq!(own.len(), 1);
    assert!(!own[0].contains("source ="), "{}", own[0]);
}

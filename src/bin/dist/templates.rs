//! The built-in templates as the app fetches them: one small index, and files that never change under their name.

use crate::{Outcome, files};
use serde::Serialize;
use std::fs;
use std::path::Path;
use thonso::wire::template;

#[derive(Debug, Serialize)]
struct Index {
    format: &'static str,
    version: u32,
    templates: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    id: String,
    title: String,
    issuer: String,
    year: u16,
    edition: u32,
    indicators: usize,
    file: String,
    /// Of the template's canonical form: what a draft names it by. Made here, so that starting needs no digest.
    hash: String,
}

/// Turns a copy of the templates folder into what is served: minified files named by their content and `index.json`.
pub fn publish(dir: &Path) -> Outcome<()> {
    if fs::exists(dir.join("index.json"))? {
        return Err(format!("{} is finished already; build it anew", dir.display()).into());
    }
    let mut entries = Vec::new();
    if fs::exists(dir)? {
        for name in files::walk(dir)?.iter().filter(|name| files::extension(name) == "json") {
            entries.push(publish_one(dir, name)?);
        }
    } else {
        fs::create_dir_all(dir)?;
    }
    // This year's first: that is what most look for.
    entries.sort_by_key(|it| std::cmp::Reverse(it.year));
    let index = Index { format: "thonso.template-index", version: 1, templates: entries };
    files::write(&dir.join("index.json"), &serde_json::to_vec(&index)?)
}

fn publish_one(dir: &Path, name: &str) -> Outcome<Entry> {
    let source = files::read(&dir.join(name))?;
    let text = str::from_utf8(&source).map_err(|error| format!("templates/{name}: {error}"))?;
    let template = template::read_usable(text).map_err(|error| format!("templates/{name}: {error:?}"))?;
    if !is_file_name(&template.id) {
        return Err(format!("templates/{name}: the id {:?} cannot be a file name", template.id).into());
    }
    let bytes = minify(&source);
    let sha256 = files::digest(&bytes);
    let file = format!("{}.{}.json", template.id, files::short(&sha256));
    files::remove(&dir.join(name))?;
    files::write(&dir.join(&file), &bytes)?;
    Ok(Entry {
        indicators: template.rows().count(),
        hash: template::hash(&template),
        id: template.id,
        title: template.title,
        issuer: template.issuer,
        year: template.year,
        edition: template.edition,
        file: format!("templates/{file}"),
    })
}

/// An identifier becomes part of an address, so it stays within what no server and no file system alters.
fn is_file_name(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Drops the whitespace between the tokens of a JSON text and leaves every other byte alone, so the order of
/// members and the way numbers are written stay as the author had them.
fn minify(json: &[u8]) -> Vec<u8> {
    let mut minified = Vec::with_capacity(json.len());
    let mut in_string = false;
    let mut escaped = false;
    for &byte in json {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if byte.is_ascii_whitespace() {
            continue;
        } else {
            in_string = byte == b'"';
        }
        minified.push(byte);
    }
    minified
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whitespace_goes_only_outside_strings() {
        let json = "{\n  \"b\" : \"hai  dấu \\\" cách \\\\\" ,\r\n\t\"a\" : [ 1 , 2.50 ]\n}\n";
        assert_eq!(
            String::from_utf8(minify(json.as_bytes())).unwrap(),
            "{\"b\":\"hai  dấu \\\" cách \\\\\",\"a\":[1,2.50]}"
        );
    }

    #[test]
    fn an_id_that_leaves_the_folder_is_refused() {
        assert!(is_file_name("phu-luc-2026"));
        for id in ["", "../x", "a/b", "Phụ lục", "a.b"] {
            assert!(!is_file_name(id), "{id}");
        }
    }
}

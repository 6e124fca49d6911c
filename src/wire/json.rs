//! JSON as text: where an error stands, members that stand twice, the canonical form, the form for people.
//!
//! The reader of `serde_json` says only line and column. A walk over the text up to there tells the path, without a
//! second copy of the generated code for every type.

use super::error::WireError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use std::collections::BTreeSet;

/// The kind and version a document begins with.
#[derive(serde::Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

/// Checks size, kind and version before anything else is read.
pub(super) fn head(text: &str, limit: usize, expected: &'static str, known: u32) -> Result<u32, WireError> {
    if text.len() > limit {
        return Err(WireError::TooLarge { limit });
    }
    let Head { format, version } = parse(text)?;
    let found = format.unwrap_or_default();
    if found != expected {
        return Err(WireError::WrongFormat { found, expected });
    }
    match version {
        None => Err(WireError::Missing { place: "version".to_owned() }),
        Some(0) => Err(WireError::bad("version")),
        Some(found) if found > known => Err(WireError::Newer { found, known }),
        Some(found) => Ok(found),
    }
}

/// Reads a document; its members must be where its type has them.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, WireError> {
    serde_json::from_str(text).map_err(|error| explain(text, &error))
}

/// The compact form, members in the order of the type.
pub(super) fn compact<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our types have string keys and no fallible serialisation")
}

fn explain(text: &str, error: &serde_json::Error) -> WireError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => return WireError::CutOff,
        Category::Syntax | Category::Io => return WireError::NotJson { line, column },
        Category::Data => {}
    }
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = (start + column).min(text.len());
    let message = error.to_string();
    // The messages of serde are the only place where it names the member: "missing field `x` at line 1 column 2".
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("missing field") {
        // Noticed at the closing brace, which the walk must not pass.
        let (mut open, _) = walk(text, end.saturating_sub(1));
        if let Some(object) = open.last_mut() {
            object.key = None;
        }
        return WireError::Missing { place: quoted.to_owned() }.within(&join(&open));
    }
    let place = path(text, end);
    if message.starts_with("unknown field") {
        WireError::Unknown { place }
    } else if message.starts_with("duplicate field") {
        WireError::Duplicate { place }
    } else {
        WireError::Bad { place }
    }
}

/// An open object or array.
struct Frame<'a> {
    array: bool,
    index: usize,
    /// The member being read; none between `{` or `,` and its name.
    key: Option<&'a str>,
    seen: BTreeSet<&'a str>,
}

/// The string that begins with the quote at `from`: the byte after its closing quote.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Walks over `text` up to `end`; stops early at a member that stands twice. The open frames and whether one did.
fn walk(text: &str, end: usize) -> (Vec<Frame<'_>>, bool) {
    let bytes = text.as_bytes().get(..end).unwrap_or(text.as_bytes());
    let mut open: Vec<Frame<'_>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            byte @ (b'{' | b'[') => {
                open.push(Frame { array: byte == b'[', index: 0, key: None, seen: BTreeSet::new() });
            }
            b'}' | b']' => {
                open.pop();
            }
            b',' => {
                if let Some(frame) = open.last_mut() {
                    frame.index += 1;
                    frame.key = None;
                }
            }
            b'"' => {
                let after = string_end(bytes, at);
                if let Some(frame) = open.last_mut()
                    && !frame.array
                    && frame.key.is_none()
                {
                    let key = text.get(at + 1..after.saturating_sub(1)).unwrap_or_default();
                    frame.key = Some(key);
                    if !frame.seen.insert(key) || key.contains('\\') {
                        return (open, true);
                    }
                }
                at = after;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    (open, false)
}

fn join(open: &[Frame<'_>]) -> String {
    let mut place = String::new();
    for frame in open {
        if frame.array {
            place = format!("{place}[{}]", frame.index);
        } else if let Some(key) = frame.key {
            if !place.is_empty() {
                place.push('.');
            }
            place.push_str(key);
        }
    }
    place
}

/// The path to what stands before `end`.
fn path(text: &str, end: usize) -> String {
    join(&walk(text, end).0)
}

/// Refuses a member that stands twice in one object, whatever its name (RFC 7515 section 4, RFC 8259 section 4).
///
/// A name spelled with escapes is refused as well: none of ours needs one, and it could hide a second spelling.
pub(super) fn no_duplicates(text: &str) -> Result<(), WireError> {
    let (open, twice) = walk(text, text.len());
    if twice { Err(WireError::Duplicate { place: join(&open) }) } else { Ok(()) }
}

/// The canonical form of RFC 8785 of a compact document of ours: members sorted, nothing else to change.
///
/// `serde_json` escapes as ECMAScript does, our member names are ASCII, and no number is other than a small integer.
pub(super) fn canonical(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len());
    sorted(compact, 0, &mut out);
    out
}

/// Writes the value that begins at `from` and returns the byte after it.
fn sorted(text: &str, from: usize, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    match bytes.get(from) {
        Some(b'{') => {
            let mut members: Vec<(&str, String)> = Vec::new();
            at += 1;
            while bytes.get(at) == Some(&b'"') {
                let end = string_end(bytes, at);
                let key = text.get(at + 1..end - 1).unwrap_or_default();
                let mut value = String::new();
                at = sorted(text, end + 1, &mut value);
                members.push((key, value));
                at += usize::from(bytes.get(at) == Some(&b','));
            }
            members.sort_by_key(|it| it.0);
            for (index, (key, value)) in members.iter().enumerate() {
                out.push(if index == 0 { '{' } else { ',' });
                for piece in ["\"", *key, "\":", value.as_str()] {
                    out.push_str(piece);
                }
            }
            out.push_str(if members.is_empty() { "{}" } else { "}" });
            at + 1
        }
        Some(b'[') => {
            out.push('[');
            at += 1;
            while bytes.get(at).is_some_and(|it| *it != b']') {
                at = sorted(text, at, out);
                if bytes.get(at) == Some(&b',') {
                    out.push(',');
                    at += 1;
                }
            }
            out.push(']');
            at + 1
        }
        Some(b'"') => {
            at = string_end(bytes, from);
            out.push_str(text.get(from..at).unwrap_or_default());
            at
        }
        Some(_) => {
            while bytes.get(at).is_some_and(|it| !b",]}".contains(it)) {
                at += 1;
            }
            out.push_str(text.get(from..at).unwrap_or_default());
            at
        }
        None => from,
    }
}

/// The form for people of a compact document: indented by two, one member a line.
pub(super) fn pretty(compact: &str) -> String {
    let bytes = compact.as_bytes();
    let mut out = String::with_capacity(compact.len() * 3 / 2);
    let mut depth: usize = 0;
    let mut at = 0;
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("  ");
        }
    };
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'"' => {
                let end = string_end(bytes, at);
                out.push_str(compact.get(at..end).unwrap_or_default());
                at = end;
                continue;
            }
            b'{' | b'[' => {
                out.push(char::from(byte));
                if matches!(bytes.get(at + 1), Some(b'}' | b']')) {
                    out.push(char::from(bytes[at + 1]));
                    at += 1;
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(char::from(byte));
            }
            b',' => {
                out.push(',');
                line(&mut out, depth);
            }
            b':' => out.push_str(": "),
            _ => out.push(char::from(byte)),
        }
        at += 1;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_to_an_offset() {
        let text = r#"{"a":[{"b":1},{"c":{"d, {": "x\"}"}}]}"#;
        for (until, expected) in [("\"b\"", "a[0].b"), ("\"d, {\"", "a[1].c.d, {"), ("x\\\"", "a[1].c.d, {")] {
            let end = text.find(until).unwrap() + until.len();
            assert_eq!(path(text, end), expected);
        }
    }

    #[test]
    fn members_that_stand_twice() {
        for (text, expected) in [
            (r#"{"a":1,"b":{"a":2}}"#, Ok(())),
            (r#"{"a":1,"a":2}"#, Err("a")),
            (r#"[{"x":{"k":"a","l":[],"k":0}}]"#, Err("[0].x.k")),
        ] {
            let expected = expected.map_err(|it| WireError::Duplicate { place: it.to_owned() });
            assert_eq!(no_duplicates(text), expected, "{text}");
        }
    }

    #[test]
    fn canonical_form_of_rfc_8785() {
        for (compact, expected) in [
            (r#"{"b":[1,{"z":null,"a":"x,]}"}],"a":{}}"#, r#"{"a":{},"b":[1,{"a":"x,]}","z":null}]}"#),
            (r#"[]"#, "[]"),
            (r#"{"ab":true,"a":false}"#, r#"{"a":false,"ab":true}"#),
        ] {
            assert_eq!(canonical(compact), expected);
        }
    }

    #[test]
    fn form_for_people() {
        let compact = r#"{"a":[],"b":{"c":"{\"x\":1}"},"d":[1,2]}"#;
        let expected = "{\n  \"a\": [],\n  \"b\": {\n    \"c\": \"{\\\"x\\\":1}\"\n  },\n  \"d\": [\n    1,\n    2\n  ]\n}\n";
        assert_eq!(pretty(compact), expected);
    }
}

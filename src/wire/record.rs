//! What is kept under each key: a line with version, number and checksum, in decimal, then the body as it is.
//!
//! ```text
//! 2 17 2587820225
//! {"parts":{"a":{"entered":"4371"}}}
//! ```
//!
//! The number counts the writes, so that of two copies the newer is known without a clock. The checksum (CRC-32 of ISO
//! HDLC, over key, number and body) tells a whole copy from one that the phone's memory has spoilt. A record without a body
//! says that the key was removed. The body is not wrapped in anything: a signed file stays what it is, byte for byte.
//!
//! New reader, old data: version 1 was `{"v":1,"seq":n,"body":…}`, and before that finished files had no wrapping at all.
//! Old reader, new data: refused and left untouched.

use super::{WireError, json};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

/// The version this app writes.
pub const VERSION: u32 = 2;

/// Without the usual table, which would weigh more than everything else here.
const SUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is none, or it is spoilt.
    Spoilt,
    /// A newer app wrote it; its version.
    Newer(u32),
}

impl From<Unreadable> for WireError {
    fn from(reason: Unreadable) -> Self {
        match reason {
            Unreadable::Spoilt => Self::bad("record"),
            Unreadable::Newer(found) => Self::Newer { found, known: VERSION },
        }
    }
}

/// What a record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// Of two copies, the one with the higher number is the newer.
    pub number: u64,
    /// None: the key was removed.
    pub body: Option<&'a str>,
}

/// A record of a body.
pub fn wrap(key: &str, number: u64, body: &str) -> String {
    written(key, number, Some(body))
}

/// A record that says that the key was removed.
pub fn removed(key: &str, number: u64) -> String {
    written(key, number, None)
}

fn written(key: &str, number: u64, body: Option<&str>) -> String {
    let mut record = String::new();
    for number in [u64::from(VERSION), number, u64::from(sum(key, number, body))] {
        if !record.is_empty() {
            record.push(' ');
        }
        record.push_str(&number.to_string());
    }
    if let Some(body) = body {
        record.push('\n');
        record.push_str(body);
    }
    record
}

fn sum(key: &str, number: u64, body: Option<&str>) -> u32 {
    let mut sum = SUM.digest();
    for part in [key, &number.to_string(), body.map_or("", |_| "\n"), body.unwrap_or_default()] {
        sum.update(part.as_bytes());
        // Between two parts: what ends one must not pass for the beginning of the next.
        sum.update(b"\0");
    }
    sum.finalize()
}

/// Reads what is kept under a key.
///
/// # Errors
///
/// When it is no record, a spoilt one, or one of a newer app.
pub fn unwrap<'a>(key: &str, text: &'a str) -> Result<Record<'a>, Unreadable> {
    if text.starts_with('{') {
        return match first_version(text) {
            // A finished file as it was kept at first; what is in it says whether it is whole.
            Err(Unreadable::Spoilt) if key.split('/').any(|it| it == "file") => {
                Ok(Record { number: 0, body: Some(text) })
            }
            read => read,
        };
    }
    let (head, body) = match text.split_once('\n') {
        Some((head, body)) => (head, Some(body)),
        None => (text, None),
    };
    let (version, rest) = number(head, "", ' ')?;
    known(version)?;
    let (number, digits) = number(rest, "", ' ')?;
    let is_whole = version == u64::from(VERSION) && digits.parse() == Ok(sum(key, number, body));
    if is_whole { Ok(Record { number, body }) } else { Err(Unreadable::Spoilt) }
}

/// The number a record claims, without a look at the rest: for counting on.
pub fn claimed_number(text: &str) -> u64 {
    let claimed = if text.starts_with('{') {
        number(text, r#"{"v":"#, ',').and_then(|it| number(it.1, r#""seq":"#, ','))
    } else {
        number(text, "", ' ').and_then(|it| number(it.1, "", ' '))
    };
    claimed.map_or(0, |it| it.0)
}

/// Whether a newer app wrote a record, without a look at the rest.
pub fn is_newer(text: &str) -> bool {
    let version = if text.starts_with('{') { number(text, r#"{"v":"#, ',') } else { number(text, "", ' ') };
    version.is_ok_and(|it| known(it.0).is_err())
}

fn known(version: u64) -> Result<(), Unreadable> {
    match u32::try_from(version) {
        Ok(found) if found > VERSION => Err(Unreadable::Newer(found)),
        Ok(_) => Ok(()),
        Err(_) => Err(Unreadable::Spoilt),
    }
}

/// `{"v":1,"seq":n,"body":…}`: the body is handed on as it stands, so the members are looked for by hand, in the order in
/// which they were written.
fn first_version(text: &str) -> Result<Record<'_>, Unreadable> {
    let (version, rest) = number(text, r#"{"v":"#, ',')?;
    known(version)?;
    let (number, rest) = number(rest, r#""seq":"#, ',')?;
    let body = rest.strip_prefix(r#""body":"#).and_then(|it| it.strip_suffix('}'));
    // A record that was cut off must not pass for the newer one of two copies.
    match body {
        Some(body) if json::parse(body).is_ok() => Ok(Record { number, body: Some(body.trim()) }),
        _ => Err(Unreadable::Spoilt),
    }
}

/// The number behind `before`, and what stands after the sign that ends it.
fn number<'a>(text: &'a str, before: &str, end: char) -> Result<(u64, &'a str), Unreadable> {
    let found = text.strip_prefix(before).and_then(|it| it.split_once(end));
    let (digits, rest) = found.ok_or(Unreadable::Spoilt)?;
    Ok((digits.parse().map_err(|_| Unreadable::Spoilt)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "thonso/draft/d/row/I-1";

    #[test]
    fn a_record_round_trips() {
        for body in [r#"{"note":"ghi chú"}"#, "", "hai\ndòng\n", "{\n  \"d\": \"\"\n}\n"] {
            let record = Record { number: u64::MAX, body: Some(body) };
            assert_eq!(unwrap(ROW, &wrap(ROW, u64::MAX, body)), Ok(record));
        }
        assert_eq!(unwrap(ROW, &removed(ROW, 8)), Ok(Record { number: 8, body: None }));
        assert_eq!(wrap("k", 17, "{}"), format!("2 17 {}\n{{}}", sum("k", 17, Some("{}"))));
        assert_eq!((claimed_number(&wrap(ROW, 17, "{}")), claimed_number("3 18 x")), (17, 18));
    }

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(SUM.checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        for whole in [wrap(ROW, 17, r#"{"note":"số 1"}"#), removed(ROW, 17)] {
            for at in 0..whole.len() {
                for flip in 1..=255 {
                    let mut bytes = whole.clone().into_bytes();
                    bytes[at] ^= flip;
                    let Ok(text) = String::from_utf8(bytes) else { continue };
                    assert!(unwrap(ROW, &text).is_err(), "{text}");
                }
                assert!(!whole.is_char_boundary(at) || unwrap(ROW, &whole[..at]).is_err());
            }
            assert!(unwrap("thonso/draft/d/row/I-2", &whole).is_err(), "under another key");
        }
    }

    #[test]
    fn older_records_are_read() {
        let record = |number, body| Ok(Record { number, body: Some(body) });
        assert_eq!(unwrap(ROW, r#"{"v":1,"seq":7,"body":{"note":""}}"#), record(7, r#"{"note":""}"#));
        let file = "{\n  \"payload\": \"\"\n}\n";
        assert_eq!(unwrap("thonso/draft/d/file/1", file), record(0, file));
        assert_eq!(claimed_number(r#"{"v":1,"seq":7,"body":{}}"#), 7);
    }

    #[test]
    fn newer_and_broken_records_are_refused() {
        for newer in ["3 1 0\n{}", "3 anything", r#"{"v":3,"seq":1,"body":{}}"#] {
            assert_eq!(unwrap(ROW, newer), Err(Unreadable::Newer(3)), "{newer}");
            assert!(is_newer(newer));
        }
        for broken in [
            "",
            "{",
            "2",
            "1 1 0\n{}",
            r#"{"v":1,"seq":1}"#,
            r#"{"v":1,"v":1,"seq":1,"body":{}}"#,
            "null",
            r#"{"v":1,"seq":-1,"body":1}"#,
        ] {
            assert!(unwrap(ROW, broken).is_err() && !is_newer(broken), "{broken}");
        }
    }
}

//! What local storage holds under each key: `{"v":1,"seq":n,"body":…}`.
//!
//! New reader, old data: every version up to [`VERSION`] is read. Old reader, new data: refused and left untouched.

use super::{WireError, json};

/// The version this app writes.
pub const VERSION: u32 = 1;

/// Wraps a JSON body; `seq` counts the writes, so that of two copies the newer is known without a clock.
pub fn wrap(seq: u64, body: &str) -> String {
    format!(r#"{{"v":{VERSION},"seq":{seq},"body":{body}}}"#)
}

/// The number and the body of a record.
///
/// # Errors
///
/// When it is no record, or one of a newer app.
pub fn unwrap(text: &str) -> Result<(u64, &str), WireError> {
    let bad = || WireError::bad("record");
    // The body is handed on as it stands, so the members are looked for by hand, in the order `wrap` writes them.
    let (version, rest) = number(text, r#"{"v":"#).ok_or_else(bad)?;
    match u32::try_from(version) {
        Ok(found) if found > VERSION => return Err(WireError::Newer { found, known: VERSION }),
        Ok(_) => {}
        Err(_) => return Err(bad()),
    }
    let (seq, rest) = number(rest, r#""seq":"#).ok_or_else(bad)?;
    let body = rest.strip_prefix(r#""body":"#).and_then(|it| it.strip_suffix('}')).ok_or_else(bad)?;
    // A record that was cut off must not pass for the newer one of two copies.
    json::parse(body).map_err(|_| bad())?;
    Ok((seq, body.trim()))
}

/// The number of the member that `text` begins with, and what stands after its comma.
fn number<'a>(text: &'a str, member: &str) -> Option<(u64, &'a str)> {
    let (digits, rest) = text.strip_prefix(member)?.split_once(',')?;
    let number: u64 = digits.parse().ok()?;
    // As written by `wrap`: without a sign or leading noughts.
    (number.to_string() == digits).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_round_trips() {
        let text = wrap(7, r#"{"note":"ghi chú"}"#);
        assert_eq!(unwrap(&text).unwrap(), (7, r#"{"note":"ghi chú"}"#));
        // The key of the device is written for people, over several lines.
        assert_eq!(unwrap(&wrap(u64::MAX, "{\n  \"d\": \"\"\n}\n")).unwrap().1, "{\n  \"d\": \"\"\n}");
    }

    #[test]
    fn newer_and_broken_records_are_refused() {
        assert!(matches!(
            unwrap(r#"{"v":2,"seq":1,"body":{}}"#),
            Err(WireError::Newer { found: 2, known: 1 })
        ));
        for broken in [
            "",
            "{",
            r#"{"v":1,"seq":1}"#,
            r#"{"v":1,"v":1,"seq":1,"body":{}}"#,
            "null",
            r#"{"v":1,"seq":-1,"body":1}"#,
        ] {
            assert!(unwrap(broken).is_err(), "{broken}");
        }
    }
}

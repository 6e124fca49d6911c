//! What local storage holds under each key: `{"v":1,"seq":n,"body":…}`.
//!
//! New reader, old data: every version up to [`VERSION`] is read. Old reader, new data: refused and left untouched.

use super::WireError;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The version this app writes.
pub const VERSION: u32 = 1;

#[derive(Deserialize)]
struct Record<'a> {
    v: u32,
    seq: u64,
    #[serde(borrow)]
    body: &'a RawValue,
}

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
    let record: Record<'_> = serde_json::from_str(text).map_err(|_| WireError::bad("record"))?;
    if record.v > VERSION {
        return Err(WireError::Newer { found: record.v, known: VERSION });
    }
    Ok((record.seq, record.body.get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_round_trips() {
        let text = wrap(7, r#"{"note":"ghi chú"}"#);
        assert_eq!(unwrap(&text).unwrap(), (7, r#"{"note":"ghi chú"}"#));
    }

    #[test]
    fn newer_and_broken_records_are_refused() {
        assert!(matches!(unwrap(r#"{"v":2,"seq":1,"body":{}}"#), Err(WireError::Newer { found: 2, known: 1 })));
        for broken in ["", "{", r#"{"v":1,"seq":1}"#, r#"{"v":1,"v":1,"seq":1,"body":{}}"#, "null", r#"{"v":1,"seq":-1,"body":1}"#] {
            assert!(unwrap(broken).is_err(), "{broken}");
        }
    }
}

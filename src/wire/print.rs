//! JSON as text: compact, in the canonical form, in the form for people.

use super::json::Json;

/// How a tree is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Without blanks.
    Compact,
    /// Indented by two, one member a line.
    Pretty,
}

/// The compact form, members in the order of the type.
pub(super) fn compact(json: &Json) -> String {
    print(json, Form::Compact)
}

/// The canonical form of RFC 8785.
pub(super) fn canonical(json: &Json) -> String {
    print(&sorted(json), Form::Compact)
}

/// RFC 8785 section 3.2.3: members by UTF-16 code units.
fn sorted(json: &Json) -> Json {
    match json {
        Json::List(entries) => Json::List(entries.iter().map(sorted).collect()),
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, it)| (name.clone(), sorted(it))).collect();
            members.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
            Json::Object(members)
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Negative | Json::Text(_) => json.clone(),
    }
}

/// The form for people: indented by two, one member a line.
pub(super) fn pretty(json: &Json) -> String {
    print(json, Form::Pretty) + "\n"
}

fn print(json: &Json, form: Form) -> String {
    let mut printer = Printer { out: String::new(), form, depth: 0 };
    printer.value(json);
    printer.out
}

struct Printer {
    out: String,
    form: Form,
    depth: usize,
}

impl Printer {
    fn value(&mut self, json: &Json) {
        match json {
            // A number below nought is never written: no document is made from one.
            Json::Null | Json::Negative => self.out.push_str("null"),
            Json::Bool(true) => self.out.push_str("true"),
            Json::Bool(false) => self.out.push_str("false"),
            Json::Number(it) => self.out.push_str(&it.to_string()),
            Json::Text(it) => self.text(it),
            Json::List(entries) => {
                self.out.push('[');
                for (index, entry) in entries.iter().enumerate() {
                    self.entry(index);
                    self.value(entry);
                }
                self.close(']', entries.is_empty());
            }
            Json::Object(members) => {
                self.out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    self.entry(index);
                    self.text(name);
                    self.out.push_str(if self.form == Form::Pretty { ": " } else { ":" });
                    self.value(value);
                }
                self.close('}', members.is_empty());
            }
        }
    }

    /// What stands before an entry of a list or an object.
    fn entry(&mut self, index: usize) {
        if index > 0 {
            self.out.push(',');
        } else {
            self.depth += 1;
        }
        self.line();
    }

    fn close(&mut self, bracket: char, empty: bool) {
        if !empty {
            self.depth -= 1;
            self.line();
        }
        self.out.push(bracket);
    }

    fn line(&mut self) {
        if self.form == Form::Pretty {
            self.out.push('\n');
            (0..self.depth).for_each(|_| self.out.push_str("  "));
        }
    }

    /// Escapes as ECMAScript does, and no more than it must (RFC 8785 section 3.2.2.2).
    fn text(&mut self, text: &str) {
        self.out.push('"');
        for it in text.chars() {
            let short = match it {
                '"' | '\\' => it,
                '\u{8}' => 'b',
                '\t' => 't',
                '\n' => 'n',
                '\u{c}' => 'f',
                '\r' => 'r',
                '\0'..' ' => {
                    let digit = |it: u32| char::from_digit(it & 15, 16).unwrap_or('0');
                    self.out.push_str("\\u00");
                    self.out.push(digit(u32::from(it) >> 4));
                    self.out.push(digit(u32::from(it)));
                    continue;
                }
                _ => {
                    self.out.push(it);
                    continue;
                }
            };
            self.out.push('\\');
            self.out.push(short);
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::parse;

    #[test]
    fn canonical_form_of_rfc_8785() {
        for (text, expected) in [
            (r#"{"b":[1,{"z":null,"a":"x,]}"}],"a":{}}"#, r#"{"a":{},"b":[1,{"a":"x,]}","z":null}]}"#),
            ("[]", "[]"),
            (r#"{"ab":true,"a":false}"#, r#"{"a":false,"ab":true}"#),
            // The sample of section 3.2.3, which sorting by code points would get wrong.
            (
                "{\"\u{20ac}\":1,\"\\r\":2,\"\u{fb33}\":3,\"1\":4,\"\u{1f600}\":5,\"\u{80}\":6,\"\u{f6}\":7}",
                "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}",
            ),
        ] {
            assert_eq!(canonical(&parse(text).unwrap()), expected);
        }
    }

    #[test]
    fn texts_are_escaped_as_serde_json_does() {
        let mut all: String = (0..0x300).filter_map(char::from_u32).collect();
        all.push_str("\u{2028}\u{2029}\u{ffff}\u{1f600}/\\\"ệ");
        let expected = serde_json::to_string(&all).unwrap();
        assert_eq!(compact(&Json::Text(all)), expected);
    }

    #[test]
    fn form_for_people() {
        let text = r#"{"a":[],"b":{"c":"{\"x\":1}","e":{}},"d":[1,[2]]}"#;
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let json = parse(text).unwrap();
        assert_eq!(pretty(&json), serde_json::to_string_pretty(&value).unwrap() + "\n");
        assert_eq!(compact(&json), text);
    }
}

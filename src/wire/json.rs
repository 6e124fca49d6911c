//! JSON as a tree: every document is read into it and written from it, so that the code for the text is there once and
//! not once more for every type. That is most of what the file formats would weigh in the first download.

use super::error::{WireError, enter, index, told};
use super::limits::MAX_VALUES;
use std::collections::BinaryHeap;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// The only numbers of our documents.
    Number(u64),
    /// A number below nought. It may stand where nobody reads it.
    Negative,
    Text(String),
    List(Vec<Json>),
    /// In the order of the text.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Takes a member out of an object. Missing and `null` say the same.
    pub(super) fn take(&mut self, name: &str) -> Option<Self> {
        let Self::Object(members) = self else { return None };
        let at = members.iter().position(|it| it.0 == name)?;
        Some(members.remove(at).1).filter(|it| *it != Self::Null)
    }
}

/// How deep values may stand in each other: deeper than any document, and no deeper than the stack.
const DEEPEST: usize = 128;

/// Reads any JSON (RFC 8259) in which no member stands twice and no number has a fraction.
pub(super) fn parse(text: &str) -> Result<Json, WireError> {
    let mut parser = Parser { text, at: 0, depth: 0, values: 0, place: String::new(), foreign: None };
    let json = parser.value()?;
    if parser.peek().is_some() { Err(parser.flaw()) } else { parser.foreign.map_or(Ok(json), Err) }
}

/// A reader of text. Of its own and not of `serde_json`: that reads fractions and carries their tables, 8 kB of the first
/// download, and no document has one.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// How many were read.
    values: usize,
    /// Leads to the value being read. After an error it stays where it is.
    place: String,
    /// The first number that is JSON and none of ours. What is no JSON at all is told before it.
    foreign: Option<WireError>,
}

impl Parser<'_> {
    /// Something else stands here than may.
    fn flaw(&self) -> WireError {
        let Some(before) = self.text.as_bytes().get(..self.at).filter(|it| it.len() < self.text.len()) else {
            return WireError::CutOff;
        };
        let newline = |it: &u8| *it == b'\n';
        let line = before.iter().filter(|it| newline(it)).count() + 1;
        let column = before.iter().rev().take_while(|it| !newline(it)).count() + 1;
        WireError::NotJson { line, column }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()
    }

    /// Whether that is the next byte; passes it then.
    fn passes(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    fn expect(&mut self, byte: u8) -> Result<(), WireError> {
        if self.passes(byte) { Ok(()) } else { Err(self.flaw()) }
    }

    /// The value that stands at a step inside.
    fn inside(&mut self, step: &str) -> Result<Json, WireError> {
        let outer = enter(&mut self.place, step);
        let json = self.value()?;
        self.place.truncate(outer);
        Ok(json)
    }

    fn value(&mut self) -> Result<Json, WireError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(WireError::TooLong { place: String::new(), limit: MAX_VALUES });
        }
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => self.string().map(Json::Text),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.flaw()),
        }
    }

    /// Passes the opening bracket and reads up to behind the closing one.
    fn nested(&mut self, read: fn(&mut Self) -> Result<Json, WireError>) -> Result<Json, WireError> {
        if self.depth == DEEPEST {
            return Err(self.flaw());
        }
        self.at += 1;
        self.depth += 1;
        let json = read(self);
        self.depth -= 1;
        json
    }

    fn list(&mut self) -> Result<Json, WireError> {
        let mut entries = Vec::new();
        if self.passes(b']') {
            return Ok(Json::List(entries));
        }
        loop {
            entries.push(self.inside(&index(entries.len()))?);
            if !self.passes(b',') {
                break;
            }
        }
        self.expect(b']')?;
        Ok(Json::List(entries))
    }

    fn object(&mut self) -> Result<Json, WireError> {
        let mut members = Vec::new();
        if self.passes(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.flaw());
            }
            let name = self.string()?;
            self.expect(b':')?;
            let value = self.inside(&name)?;
            members.push((name, value));
            if !self.passes(b',') {
                break;
            }
        }
        self.expect(b'}')?;
        self.unique(&members)?;
        Ok(Json::Object(members))
    }

    /// Refuses a member that stands twice in one object, however it is spelled (RFC 7515 section 4, RFC 8259 section
    /// 4): of two readers one may believe the first and the other the last.
    fn unique(&mut self, members: &[(String, Json)]) -> Result<(), WireError> {
        // In the order of the names, equal ones follow each other.
        let mut names: BinaryHeap<&str> = members.iter().map(|it| it.0.as_str()).collect();
        while let Some(name) = names.pop() {
            if names.peek() == Some(&name) {
                enter(&mut self.place, name);
                return Err(WireError::Duplicate { place: told(&self.place) });
            }
        }
        Ok(())
    }

    fn word(&mut self, word: &str, json: Json) -> Result<Json, WireError> {
        for byte in word.bytes() {
            if self.byte() != Some(byte) {
                return Err(self.flaw());
            }
            self.at += 1;
        }
        Ok(json)
    }

    fn number(&mut self) -> Result<Json, WireError> {
        let negative = self.passes(b'-');
        let from = self.at;
        let mut number = Some(0_u64);
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            // Behind a leading nought no digit may follow.
            if self.at == from + 1 && number == Some(0) {
                return Err(self.flaw());
            }
            number = number.and_then(|it| it.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            self.at += 1;
        }
        if self.at == from {
            return Err(self.flaw());
        }
        let mut fraction = self.is_at(b".");
        if fraction {
            self.digits()?;
        }
        if self.is_at(b"eE") {
            fraction = true;
            self.is_at(b"+-");
            self.digits()?;
        }
        match number.filter(|_| !fraction) {
            Some(_) if negative => Ok(Json::Negative),
            Some(number) => Ok(Json::Number(number)),
            None if negative && !fraction => Ok(Json::Negative),
            None => {
                self.foreign.get_or_insert_with(|| WireError::Bad { place: told(&self.place) });
                Ok(Json::Null)
            }
        }
    }

    /// Whether one of these bytes stands here; passes it then.
    fn is_at(&mut self, bytes: &[u8]) -> bool {
        let is_one = self.byte().is_some_and(|it| bytes.contains(&it));
        self.at += usize::from(is_one);
        is_one
    }

    /// Passes digits; at least one must stand here.
    fn digits(&mut self) -> Result<(), WireError> {
        let from = self.at;
        while self.byte().is_some_and(|it| it.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == from { Err(self.flaw()) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<String, WireError> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let from = self.at;
            while !matches!(self.byte(), None | Some(b'"' | b'\\' | 0..b' ')) {
                self.at += 1;
            }
            string.push_str(self.text.get(from..self.at).unwrap_or_default());
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escaped()?),
                _ => return Err(self.flaw()),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, WireError> {
        self.at += 1;
        let byte = self.byte().ok_or(WireError::CutOff)?;
        let it = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.flaw()),
        };
        self.at += 1;
        Ok(it)
    }

    /// What `\u` stands for; beyond the first plane two of them make one character.
    fn unicode(&mut self) -> Result<char, WireError> {
        let mut code = self.unit()?;
        if (0xd800..0xdc00).contains(&code) {
            self.word("\\", Json::Null)?;
            let low = self.unit()?;
            // Another unit leaves no character here.
            let pair = (0xdc00..0xe000).contains(&low);
            code = if pair { 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00) } else { code };
        }
        // A half of a pair is at fault itself, whatever follows.
        char::from_u32(code).ok_or_else(|| {
            self.at -= 1;
            self.flaw()
        })
    }

    /// Four digits behind a `u`.
    fn unit(&mut self) -> Result<u32, WireError> {
        self.word("u", Json::Null)?;
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|it| char::from(it).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.flaw())?;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_that_stand_twice() {
        for (text, expected) in [
            (r#"{"a":1,"b":{"a":2}}"#, Ok(())),
            (r#"{"a":1,"a":2}"#, Err("a")),
            (r#"{"a":1,"\u0061":2}"#, Err("a")),
            (r#"[{"x":{"k":"a","l":[],"k":0}}]"#, Err("[0].x.k")),
            (r#"{"x":[[],[{"k":{"":1,"":2}}]]}"#, Err("x[1][0].k")),
        ] {
            let expected = expected.map_err(|it| WireError::Duplicate { place: it.to_owned() });
            assert_eq!(parse(text).map(drop), expected, "{text}");
        }
    }

    #[test]
    fn every_kind_of_value() {
        let text = r#"[null,true,0,18446744073709551615,-1,"\ud83d\ude00\n",{}]"#;
        let expected = [
            Json::Null,
            Json::Bool(true),
            Json::Number(0),
            Json::Number(u64::MAX),
            Json::Negative,
            Json::Text("😀\n".to_owned()),
            Json::Object(Vec::new()),
        ];
        assert_eq!(parse(text), Ok(Json::List(expected.to_vec())));
    }

    #[test]
    fn fractions_are_refused_wherever_they_stand() {
        for (text, place) in [
            ("1.0", ""),
            (r#"{"a":{"x":1},"b":[[],{"c":[0,1e2]}],"d":1.5}"#, "b[1].c[1]"),
            (r#"{"a":18446744073709551616}"#, "a"),
        ] {
            assert_eq!(parse(text), Err(WireError::Bad { place: place.to_owned() }), "{text}");
        }
    }

    #[test]
    fn what_is_not_json() {
        for text in ["", "[", r#"{"a"#, r#"{"a":"#, "[1,"] {
            assert_eq!(parse(text), Err(WireError::CutOff), "{text}");
        }
        let deep = "[".repeat(1_000_000);
        for text in
            ["{}}", "[1,]", r#"{"a":1,}"#, "{a:1}", "01", r#""\ud83d""#, "\"\n\"", "'a'", "NaN", &deep]
        {
            assert!(matches!(parse(text), Err(WireError::NotJson { .. })), "{text:.20}");
        }
        assert_eq!(parse("[1,\n x]"), Err(WireError::NotJson { line: 2, column: 2 }));
    }

    #[test]
    fn no_more_values_than_any_document_has() {
        let text = format!("[{}0]", "0,".repeat(MAX_VALUES));
        assert_eq!(parse(&text), Err(WireError::TooLong { place: String::new(), limit: MAX_VALUES }));
    }

    #[test]
    fn places_cannot_steer_a_terminal() {
        let name = "a\\nother.json.txt: valid\\u001b[32m\u{202e}";
        let found = parse(&format!("{{\"{name}\":1.5}}"));
        let place = "a\u{fffd}other.json.txt: valid\u{fffd}[32m\u{fffd}".to_owned();
        assert_eq!(found, Err(WireError::Bad { place }));
    }

    /// What `serde_json` reads, without fractions.
    fn tree(value: &serde_json::Value) -> Option<Json> {
        Some(match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(it) => Json::Bool(*it),
            serde_json::Value::Number(it) if it.to_string().starts_with('-') => Json::Negative,
            serde_json::Value::Number(it) => Json::Number(it.as_u64()?),
            serde_json::Value::String(it) => Json::Text(it.clone()),
            serde_json::Value::Array(it) => Json::List(it.iter().map(tree).collect::<Option<_>>()?),
            serde_json::Value::Object(it) => {
                let mut members = Vec::new();
                for (name, value) in it {
                    members.push((name.clone(), tree(value)?));
                }
                Json::Object(members)
            }
        })
    }

    /// In the order `serde_json` keeps.
    fn sorted(json: Json) -> Json {
        match json {
            Json::List(entries) => Json::List(entries.into_iter().map(sorted).collect()),
            Json::Object(members) => {
                let mut members: Vec<_> = members.into_iter().map(|(name, it)| (name, sorted(it))).collect();
                members.sort_by(|a, b| a.0.cmp(&b.0));
                Json::Object(members)
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Negative | Json::Text(_) => json,
        }
    }

    /// Every text that one change makes of some good ones is read as `serde_json` reads it.
    #[test]
    fn as_another_reader_reads() {
        let pieces = [
            "", " ", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "7", "-", ".", "e", "+", "u", "n",
            "\u{7}", "é",
        ];
        for text in [
            r#"{"a":[1,-2,true,false,null],"":{},"b":[],"c":"x"}"#,
            r#" [ "\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t" , 10 , 0 ] "#,
            r#""\ud800\u0041""#,
            r#"["ệ\uD83D\uDE00","\udc00"]"#,
            "[1.5,-2e7,3.0E+1]",
        ] {
            for at in 0..=text.len() {
                for (piece, length) in pieces.into_iter().flat_map(|it| [(it, 0), (it, 1)]) {
                    let (Some(head), Some(tail)) = (text.get(..at), text.get(at + length..)) else {
                        continue;
                    };
                    let text = [head, piece, tail].concat();
                    let theirs: Result<serde_json::Value, _> = serde_json::from_str(&text);
                    match (parse(&text), theirs) {
                        (Ok(ours), Ok(theirs)) => assert_eq!(Some(sorted(ours)), tree(&theirs), "{text}"),
                        (Err(WireError::CutOff), Err(theirs)) => assert!(theirs.is_eof(), "{text}"),
                        (Err(WireError::NotJson { .. }), Err(theirs)) => {
                            assert!(theirs.is_syntax(), "{text}");
                        }
                        (Err(WireError::Duplicate { .. } | WireError::Bad { .. }), Ok(_)) => {}
                        (ours, theirs) => panic!("{text}: {ours:?}, {theirs:?}"),
                    }
                }
            }
        }
    }
}

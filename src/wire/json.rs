//! JSON as a tree: every document is read into it and written from it, so that the code of `serde` is there once and
//! not once more for every type. That is most of what the file formats would weigh in the first download.

use super::error::{WireError, Within};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::collections::BTreeSet;
use std::fmt;

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

/// Reads a value; `place` leads to it. A number with a fraction has no reader: none of our documents has one.
struct Tree<'a> {
    place: &'a mut String,
}

impl Tree<'_> {
    /// The reader of what stands at `step` inside.
    fn at(&mut self, step: &str) -> Tree<'_> {
        if !step.starts_with('[') && !self.place.is_empty() {
            self.place.push('.');
        }
        self.place.push_str(step);
        Tree { place: self.place }
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without fractions")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, it: bool) -> Result<Json, E> {
        Ok(Json::Bool(it))
    }

    fn visit_u64<E>(self, it: u64) -> Result<Json, E> {
        Ok(Json::Number(it))
    }

    fn visit_i64<E>(self, it: i64) -> Result<Json, E> {
        Ok(u64::try_from(it).map_or(Json::Negative, Json::Number))
    }

    fn visit_str<E>(self, it: &str) -> Result<Json, E> {
        Ok(Json::Text(it.to_owned()))
    }

    // After an error the place stays where it is, which is how the error finds it.

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut from: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        let outer = self.place.len();
        while let Some(entry) = from.next_element_seed(self.at(&format!("[{}]", entries.len())))? {
            entries.push(entry);
            self.place.truncate(outer);
        }
        self.place.truncate(outer);
        Ok(Json::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut from: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        let outer = self.place.len();
        while let Some(name) = from.next_key::<String>()? {
            let value = from.next_value_seed(self.at(&name))?;
            members.push((name, value));
            self.place.truncate(outer);
        }
        Ok(Json::Object(members))
    }
}

/// Reads any JSON, no deeper than `serde_json` goes, in which no member stands twice.
pub(super) fn parse(text: &str) -> Result<Json, WireError> {
    let mut place = String::new();
    let mut from = serde_json::Deserializer::from_str(text);
    let read = Tree { place: &mut place }.deserialize(&mut from);
    let json = read.and_then(|it| from.end().map(|()| it)).map_err(|error| match error.classify() {
        Category::Eof => WireError::CutOff,
        Category::Data => WireError::Bad { place },
        Category::Syntax | Category::Io => WireError::NotJson { line: error.line(), column: error.column() },
    })?;
    unique(&json)?;
    Ok(json)
}

/// Refuses a member that stands twice in one object, however it is spelled (RFC 7515 section 4, RFC 8259 section 4):
/// of two readers one may believe the first and the other the last.
fn unique(json: &Json) -> Result<(), WireError> {
    match json {
        Json::List(entries) => {
            entries.iter().enumerate().try_for_each(|(index, it)| unique(it).within_entry("", index))
        }
        Json::Object(members) => {
            let mut names = BTreeSet::new();
            members.iter().try_for_each(|(name, it)| {
                if !names.insert(name.as_str()) {
                    return Err(WireError::Duplicate { place: name.clone() });
                }
                unique(it).within(name)
            })
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Negative | Json::Text(_) => Ok(()),
    }
}

/// Reads a document of ours; checks its size, kind and version before anything else.
pub(super) fn document(
    text: &str,
    limit: usize,
    expected: &'static str,
    known: u32,
) -> Result<Json, WireError> {
    if text.len() > limit {
        return Err(WireError::TooLarge { limit });
    }
    let json = parse(text)?;
    let Json::Object(members) = &json else {
        return Err(WireError::bad(""));
    };
    let member = |name: &str| {
        members.iter().find(|it| it.0 == name).map(|it| &it.1).filter(|it| !matches!(it, Json::Null))
    };
    let found = match member("format") {
        None => "",
        Some(Json::Text(it)) => it.as_str(),
        Some(_) => return Err(WireError::bad("format")),
    };
    if found != expected {
        return Err(WireError::WrongFormat { found: found.to_owned(), expected });
    }
    let version = match member("version") {
        None => return Err(WireError::Missing { place: "version".to_owned() }),
        Some(Json::Number(it)) => u32::try_from(*it).ok(),
        Some(_) => None,
    };
    match version {
        None | Some(0) => Err(WireError::bad("version")),
        Some(found) if found > known => Err(WireError::Newer { found, known }),
        Some(_) => Ok(json),
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
}

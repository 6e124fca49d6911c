//! Reading and writing of what stands in documents; [`super::document`] describes the documents.
//!
//! Readers do not turn back: the first flaw is kept with its place and told at the end, and what is read after it is
//! thrown away with the rest. Lists and maps end at a flaw, so that nothing is made of a million wrong entries. Without types in between, and without a way out after every member, the code of a reader is a row
//! of calls: the file formats weigh 12 kB less in the first download.

use super::error::{WireError, enter, index};
use super::json::Json;
use super::limits::MAX_ENTRIES;
use crate::domain::map::Map;

/// What can stand in a document.
pub(super) trait Member: Sized {
    /// Reads it. After a flaw, anything of the type.
    fn read(json: Json, reader: &mut Reader) -> Self;
    /// Writes it.
    fn write(&self) -> Json;
    /// What it means where it is missing; a flaw where it must stand.
    fn missing(reader: &mut Reader) -> Self {
        let place = String::new();
        reader.fail(WireError::Missing { place });
        Self::read(Json::Null, reader)
    }
    /// What the limit of a member is compared with.
    fn length(&self) -> usize {
        0
    }
}

/// Reads a whole document, or says what is wrong with it first.
pub(super) fn read<T: Member>(json: Json) -> Result<T, WireError> {
    let mut reader = Reader::default();
    let value = T::read(json, &mut reader);
    reader.flaw.map_or(Ok(value), Err)
}

/// Where reading is, and the first flaw it met.
pub(super) struct Reader {
    place: String,
    /// Characters a text may have.
    longest: usize,
    flaw: Option<WireError>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { place: String::new(), longest: usize::MAX, flaw: None }
    }
}

impl Reader {
    /// Keeps a flaw of what is being read; its own place begins there.
    pub(super) fn fail(&mut self, error: WireError) {
        if self.flaw.is_none() {
            self.flaw = Some(error.within(&self.place));
        }
    }

    /// Something else than belongs here.
    pub(super) fn bad(&mut self) {
        self.fail(WireError::bad(""));
    }

    /// The value of what may have failed; a place holder where it did.
    pub(super) fn keep<T>(&mut self, read: Result<T, WireError>, holder: impl FnOnce() -> T) -> T {
        read.unwrap_or_else(|error| {
            self.fail(error);
            holder()
        })
    }

    /// Steps into a member or an entry; gives back what [`Self::leave`] needs.
    fn enter(&mut self, step: &str) -> usize {
        enter(&mut self.place, step)
    }

    fn leave(&mut self, outer: usize) {
        self.place.truncate(outer);
    }

    /// From here on no text may be longer; gives back how long one could be.
    pub(super) fn shorten(&mut self, longest: usize) -> usize {
        std::mem::replace(&mut self.longest, longest)
    }

    fn limit(&mut self, length: usize, limit: usize) {
        if length > limit {
            self.fail(WireError::TooLong { place: String::new(), limit });
        }
    }

    /// Whether no more entries are to be read behind that many: after a flaw, and where there are more than anything has.
    pub(super) fn is_over(&mut self, length: usize) -> bool {
        self.limit(length + 1, MAX_ENTRIES);
        self.flaw.is_some()
    }

    /// A text; empty after a flaw.
    fn text(&mut self, json: Json) -> String {
        let Json::Text(text) = json else {
            self.bad();
            return String::new();
        };
        // Bytes are never fewer than characters: most texts are passed by this alone.
        if text.len() > self.longest {
            self.limit(text.chars().count(), self.longest);
        }
        text
    }

    /// A number; nought after a flaw. One that its member has no room for is as bad as a text.
    fn number(&mut self, json: &Json, most: u64) -> u64 {
        if let Json::Number(it) = json
            && *it <= most
        {
            return *it;
        }
        self.bad();
        0
    }
}

/// The members of an object that is being read.
pub(super) struct Members<'a> {
    left: Vec<(String, Json)>,
    pub(super) reader: &'a mut Reader,
}

impl<'a> Members<'a> {
    pub(super) fn open(json: Json, reader: &'a mut Reader) -> Self {
        if let Json::Object(left) = json {
            return Self { left, reader };
        }
        reader.bad();
        Self { left: Vec::new(), reader }
    }

    pub(super) fn find(&mut self, name: &str) -> Option<Json> {
        let at = self.left.iter().position(|it| it.0 == name)?;
        Some(self.left.remove(at).1)
    }

    /// A member that must stand, unless its type says what it means where it is missing.
    pub(super) fn take<T: Member>(&mut self, name: &str) -> T {
        self.take_or(name, T::missing)
    }

    /// A member that means `missing` where it is missing.
    pub(super) fn take_or<T: Member>(&mut self, name: &str, missing: impl FnOnce(&mut Reader) -> T) -> T {
        let json = self.find(name);
        let outer = self.reader.enter(name);
        let value = match json {
            Some(json) => T::read(json, self.reader),
            None => missing(self.reader),
        };
        self.reader.leave(outer);
        value
    }

    /// The length a member may have.
    pub(super) fn limit(&mut self, name: &str, length: usize, limit: usize) {
        let outer = self.reader.enter(name);
        self.reader.limit(length, limit);
        self.reader.leave(outer);
    }

    /// In a closed object a member nobody took is a flaw.
    pub(super) fn close(mut self) {
        if let Some((place, _)) = self.left.pop() {
            self.reader.fail(WireError::Unknown { place });
        }
    }
}

/// The members of an object that is being written.
#[derive(Default)]
pub(super) struct Written(Vec<(String, Json)>);

impl Written {
    fn push(&mut self, name: &str, json: Json) {
        self.0.push((name.to_owned(), json));
    }

    /// A member that always stands.
    pub(super) fn put<T: Member>(&mut self, name: &str, value: &T) {
        self.push(name, value.write());
    }

    /// A member that stands only where it differs from what its absence means.
    pub(super) fn put_unless<T: Member + PartialEq>(&mut self, name: &str, value: &T, default: &T) {
        if value != default {
            self.put(name, value);
        }
    }

    pub(super) fn end(self) -> Json {
        Json::Object(self.0)
    }
}

impl Member for String {
    fn read(json: Json, reader: &mut Reader) -> Self {
        reader.text(json)
    }

    fn write(&self) -> Json {
        Json::Text(self.clone())
    }

    fn length(&self) -> usize {
        self.chars().count()
    }
}

impl Member for bool {
    fn read(json: Json, reader: &mut Reader) -> Self {
        if !matches!(json, Json::Bool(_)) {
            reader.bad();
        }
        json == Json::Bool(true)
    }

    fn write(&self) -> Json {
        Json::Bool(*self)
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        #[allow(clippy::cast_lossless, reason = "`usize` knows no other way")]
        #[allow(clippy::cast_possible_truncation, reason = "the reader lets no greater number pass")]
        impl Member for $number {
            fn read(json: Json, reader: &mut Reader) -> Self {
                reader.number(&json, Self::MAX as u64) as Self
            }

            fn write(&self) -> Json {
                Json::Number(*self as u64)
            }
        }
    )*};
}
numbers! { u16 u32 usize }

/// Missing and `null` say the same.
impl<T: Member> Member for Option<T> {
    fn read(json: Json, reader: &mut Reader) -> Self {
        if json == Json::Null { None } else { Some(T::read(json, reader)) }
    }

    fn write(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::write)
    }

    fn missing(_: &mut Reader) -> Self {
        None
    }

    fn length(&self) -> usize {
        self.as_ref().map_or(0, T::length)
    }
}

impl<T: Member> Member for Vec<T> {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let mut list = Self::new();
        let Json::List(entries) = json else {
            reader.bad();
            return list;
        };
        for entry in entries {
            if reader.is_over(list.len()) {
                break;
            }
            let outer = reader.enter(&index(list.len()));
            list.push(T::read(entry, reader));
            reader.leave(outer);
        }
        list
    }

    fn write(&self) -> Json {
        Json::List(self.iter().map(T::write).collect())
    }

    fn length(&self) -> usize {
        self.len()
    }
}

impl<T: Member> Member for Map<String, T> {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let mut map = Self::new();
        let Json::Object(members) = json else {
            reader.bad();
            return map;
        };
        for (name, it) in members {
            if reader.is_over(map.len()) {
                break;
            }
            let outer = reader.enter(&name);
            map.insert(name, T::read(it, reader));
            reader.leave(outer);
        }
        map
    }

    fn write(&self) -> Json {
        Json::Object(self.iter().map(|(name, it)| (name.clone(), it.write())).collect())
    }
}

/// Whether a member stands there, whatever it says. Never written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stands(pub(super) bool);

impl Member for Stands {
    fn read(_: Json, _: &mut Reader) -> Self {
        Self(true)
    }

    fn write(&self) -> Json {
        Json::Null
    }
}

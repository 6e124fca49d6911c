//! The types of the documents, each described once: by [`document!`], which makes of one description the type, its
//! reader, its writer and, for the command line, its JSON Schema.
//!
//! Readers of members never stop: the first flaw is kept and told when the object is closed. Without a way out after
//! every member the code of a reader is a row of calls.

use super::error::{WireError, Within, list};
use super::json::Json;
use crate::domain::map::Map;

/// What can stand in a document. The default is only a place holder after a flaw.
pub(super) trait Member: Default {
    /// Reads it; places in errors begin inside it.
    fn read(json: Json) -> Result<Self, WireError>;
    /// Writes it.
    fn write(self) -> Json;
    /// What it means where it is missing; an error where it must stand.
    fn missing() -> Result<Self, WireError> {
        Err(WireError::Missing { place: String::new() })
    }
}

/// The members of an object that is being read.
pub(super) struct Members {
    left: Vec<(String, Json)>,
    flaw: Option<WireError>,
}

impl Members {
    pub(super) fn open(json: Json) -> Self {
        if let Json::Object(left) = json {
            return Self { left, flaw: None };
        }
        Self { left: Vec::new(), flaw: Some(WireError::bad("")) }
    }

    fn find(&mut self, name: &str) -> Option<Json> {
        let at = self.left.iter().position(|it| it.0 == name)?;
        Some(self.left.remove(at).1)
    }

    fn fail(&mut self, name: &str, error: WireError) {
        if self.flaw.is_none() {
            self.flaw = Some(error.within(name));
        }
    }

    fn keep<T: Member>(&mut self, name: &str, read: Result<T, WireError>) -> T {
        read.unwrap_or_else(|error| {
            self.fail(name, error);
            T::default()
        })
    }

    /// A member that must stand, unless its type says what it means where it is missing.
    pub(super) fn take<T: Member>(&mut self, name: &str) -> T {
        let read = self.find(name).map_or_else(T::missing, T::read);
        self.keep(name, read)
    }

    /// A member that means `default` where it is missing.
    pub(super) fn take_or<T: Member>(&mut self, name: &str, default: T) -> T {
        let read = self.find(name).map_or(Ok(default), T::read);
        self.keep(name, read)
    }

    /// Tells the first flaw; in a closed object a member nobody took is one.
    pub(super) fn close(mut self, closed: bool) -> Result<(), WireError> {
        if closed && let Some((place, _)) = self.left.pop() {
            self.fail("", WireError::Unknown { place });
        }
        self.flaw.map_or(Ok(()), Err)
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
    pub(super) fn put<T: Member>(&mut self, name: &str, value: T) {
        self.push(name, value.write());
    }

    /// A member that stands only where it differs from what its absence means.
    pub(super) fn put_unless<T: Member>(&mut self, name: &str, value: T, default: T) {
        let json = value.write();
        if json != default.write() {
            self.push(name, json);
        }
    }

    pub(super) fn end(self) -> Json {
        Json::Object(self.0)
    }
}

/// A number that its member has no room for is as bad as a text.
fn number<T: TryFrom<u64>>(json: &Json) -> Result<T, WireError> {
    let read = if let Json::Number(it) = json { T::try_from(*it).ok() } else { None };
    read.ok_or_else(|| WireError::bad(""))
}

impl Member for String {
    fn read(json: Json) -> Result<Self, WireError> {
        if let Json::Text(it) = json { Ok(it) } else { Err(WireError::bad("")) }
    }

    fn write(self) -> Json {
        Json::Text(self)
    }
}

impl Member for bool {
    fn read(json: Json) -> Result<Self, WireError> {
        if let Json::Bool(it) = json { Ok(it) } else { Err(WireError::bad("")) }
    }

    fn write(self) -> Json {
        Json::Bool(self)
    }
}

impl Member for u16 {
    fn read(json: Json) -> Result<Self, WireError> {
        number(&json)
    }

    fn write(self) -> Json {
        Json::Number(self.into())
    }
}

impl Member for u32 {
    fn read(json: Json) -> Result<Self, WireError> {
        number(&json)
    }

    fn write(self) -> Json {
        Json::Number(self.into())
    }
}

impl Member for usize {
    fn read(json: Json) -> Result<Self, WireError> {
        number(&json)
    }

    fn write(self) -> Json {
        Json::Number(self as u64)
    }
}

/// Missing and `null` say the same.
impl<T: Member> Member for Option<T> {
    fn read(json: Json) -> Result<Self, WireError> {
        if matches!(json, Json::Null) { Ok(None) } else { T::read(json).map(Some) }
    }

    fn write(self) -> Json {
        self.map_or(Json::Null, T::write)
    }

    fn missing() -> Result<Self, WireError> {
        Ok(None)
    }
}

impl<T: Member> Member for Vec<T> {
    fn read(json: Json) -> Result<Self, WireError> {
        let Json::List(entries) = json else {
            return Err(WireError::bad(""));
        };
        list("", entries, usize::MAX, T::read)
    }

    fn write(self) -> Json {
        Json::List(self.into_iter().map(T::write).collect())
    }
}

impl<T: Member> Member for Map<String, T> {
    fn read(json: Json) -> Result<Self, WireError> {
        let Json::Object(members) = json else {
            return Err(WireError::bad(""));
        };
        let mut map = Self::new();
        for (name, it) in members {
            let value = T::read(it).within(&name)?;
            map.insert(name, value);
        }
        Ok(map)
    }

    fn write(self) -> Json {
        Json::Object(self.into_iter().map(|(name, it)| (name, it.write())).collect())
    }
}

/// Whether a member stands there, whatever it says. Never written.
#[derive(Clone, Copy, Default)]
pub(super) struct Stands(pub(super) bool);

impl Member for Stands {
    fn read(_: Json) -> Result<Self, WireError> {
        Ok(Self(true))
    }

    fn write(self) -> Json {
        Json::Null
    }
}

/// Describes documents: `open` ones ignore members they do not have, `closed` ones refuse them.
///
/// The text after the name is the name in the schema. A member with `= value` means that value where it is missing,
/// and is left out where it would say it.
macro_rules! document {
    ($($(#[$($about:tt)*])* $vis:vis $kind:ident $name:ident $schema:tt {
        $($(#[$($doc:tt)*])* $seen:vis $member:ident: $type:ty $(= $default:expr)?,)*
    })*) => {$(
        document! { @type $kind [$(#[$($about)*])*] $vis $name $schema
            [$($(#[$($doc)*])* $seen $member: $type,)*] }

        impl $crate::wire::member::Member for $name {
            fn read(json: $crate::wire::json::Json) -> Result<Self, $crate::wire::WireError> {
                let mut members = $crate::wire::member::Members::open(json);
                let value = Self { $($member: document!(@read members $member $($default)?),)* };
                members.close(document!(@closed $kind)).map(|()| value)
            }

            fn write(self) -> $crate::wire::json::Json {
                let mut members = $crate::wire::member::Written::default();
                $(document!(@write members self $member $($default)?);)*
                members.end()
            }
        }
    )*};
    (@type open [$($about:tt)*] $vis:vis $name:ident $schema:tt [$($members:tt)*]) => {
        $($about)*
        #[derive(Default)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema), schemars(rename = $schema))]
        $vis struct $name { $($members)* }
    };
    (@type closed [$($about:tt)*] $vis:vis $name:ident $schema:tt [$($members:tt)*]) => {
        $($about)*
        #[derive(Default)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema), schemars(rename = $schema, deny_unknown_fields))]
        $vis struct $name { $($members)* }
    };
    (@closed open) => { false };
    (@closed closed) => { true };
    (@read $members:ident $member:ident) => { $members.take(stringify!($member)) };
    (@read $members:ident $member:ident $default:expr) => { $members.take_or(stringify!($member), $default) };
    (@write $members:ident $self:ident $member:ident) => { $members.put(stringify!($member), $self.$member) };
    (@write $members:ident $self:ident $member:ident $default:expr) => {
        $members.put_unless(stringify!($member), $self.$member, $default)
    };
}
pub(super) use document;

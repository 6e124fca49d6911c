//! How values of the domain stand in documents, each described once: by [`document!`], which makes of one description
//! the reader, the writer and, for the command line, the JSON Schema. There are no types between the text and the
//! domain where a document says what the domain says. [`super::member`] reads and writes.

/// Says which type's schema describes another type too.
macro_rules! same_schema {
    ($type:ty: $described:ty) => {
        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                <$described>::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$described>::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$described>::json_schema(generator)
            }
        }
    };
}
pub(super) use same_schema;

/// Describes types that stand in documents as a text: how that is read, how it is written, and what is taken after a
/// flaw.
macro_rules! as_text {
    ($($type:ty: $read:expr, $write:expr, $holder:expr;)*) => {$(
        impl $crate::wire::member::Member for $type {
            fn read(json: $crate::wire::json::Json, reader: &mut $crate::wire::member::Reader) -> Self {
                let text = String::read(json, reader);
                let read: fn(&str) -> Option<Self> = $read;
                read(&text).unwrap_or_else(|| {
                    reader.bad();
                    $holder
                })
            }

            fn write(&self) -> $crate::wire::json::Json {
                let write: fn(&Self) -> String = $write;
                $crate::wire::json::Json::Text(write(self))
            }
        }

        $crate::wire::document::same_schema! { $type: String }
    )*};
}
pub(super) use as_text;

/// Describes how types stand in documents: `open` ones ignore members they do not have, `closed` ones refuse them.
///
/// The text after the type is its name in the schema; `says` stands for the members `format` and `version`, `texts`
/// says how many characters any text in it may have, `checked by` names what looks at the whole. A member with a number in brackets may not be longer; one with
/// `= value` means that value where it is missing, and is left out where it would say it. Attributes of members are
/// for the schema.
macro_rules! document {
    ($($(#[$about:meta])* $kind:ident $name:ident $schema:literal
        $(says $format:ident $about_format:literal $version:ident $about_version:literal)? $(texts $longest:ident)? $(checked by $check:ident)? {
        $($(#[$doc:meta])* $member:ident: $type:ty $([$limit:expr])? $(= $default:expr)?,)*
    })*) => {$(
        impl $crate::wire::member::Member for $name {
            fn read(json: $crate::wire::json::Json, reader: &mut $crate::wire::member::Reader) -> Self {
                $(let outer = reader.shorten($longest);)?
                let mut members = $crate::wire::member::Members::open(json, reader);
                let value = Self { $($member: {
                    let value: $type = $crate::wire::document::document!(@take members $member $($default)?);
                    $(members.limit(stringify!($member), $crate::wire::member::Member::length(&value), $limit);)?
                    value
                },)* };
                $crate::wire::document::document!(@close $kind members);
                $($check(&value, reader);)?
                $($crate::wire::document::document!(@restore reader outer $longest);)?
                value
            }

            fn write(&self) -> $crate::wire::json::Json {
                let mut members = $crate::wire::member::Written::default();
                $(members.put("format", &$format.to_owned());
                members.put("version", &$version);)?
                $($crate::wire::document::document!(@put members self $member $($default)?);)*
                members.end()
            }
        }

        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::wire::document::document! { @schema $kind [$(#[$about])*] [
                    $(#[doc = $about_format] format: String, #[doc = $about_version] version: u32,)?
                    $($(#[$doc])* $member: $type,)*
                ] }
                Described::json_schema(generator)
            }
        }
    )*};
    (@schema open [$($about:tt)*] [$($members:tt)*]) => {
        $($about)*
        #[derive(schemars::JsonSchema)]
        #[allow(dead_code, reason = "only what it describes is of use")]
        struct Described { $($members)* }
    };
    (@schema closed [$($about:tt)*] [$($members:tt)*]) => {
        $($about)*
        #[derive(schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        #[allow(dead_code, reason = "only what it describes is of use")]
        struct Described { $($members)* }
    };
    (@restore $reader:ident $outer:ident $longest:ident) => { $reader.shorten($outer) };
    (@close open $members:ident) => {};
    (@close closed $members:ident) => { $members.close() };
    (@take $members:ident $member:ident) => { $members.take(stringify!($member)) };
    (@take $members:ident $member:ident $default:expr) => {
        $members.take_or(stringify!($member), |_| $default)
    };
    (@put $members:ident $self:ident $member:ident) => { $members.put(stringify!($member), &$self.$member) };
    (@put $members:ident $self:ident $member:ident $default:expr) => {
        $members.put_unless(stringify!($member), &$self.$member, &$default)
    };
}
pub(super) use document;

/// Describes types that only documents have, and declares them.
macro_rules! document_type {
    ($($(#[$about:meta])* $vis:vis $kind:ident $name:ident $schema:literal
        $(says $format:ident $about_format:literal $version:ident $about_version:literal)? $(texts $longest:ident)? {
        $($(#[doc = $doc:literal])* $(#[schemars($attribute:ident)])? $seen:vis $member:ident: $type:ty
            $([$limit:expr])? $(= $default:expr)?,)*
    })*) => {$(
        $(#[$about])*
        $vis struct $name { $($(#[doc = $doc])* $seen $member: $type,)* }

        $crate::wire::document::document! {
            $(#[$about])*
            $kind $name $schema $(says $format $about_format $version $about_version)? $(texts $longest)? {
                $($(#[doc = $doc])* $(#[schemars($attribute)])? $member: $type $([$limit])? $(= $default)?,)*
            }
        }
    )*};
}
pub(super) use document_type;

//! JSON Schemas (2020-12) of the file formats, generated from the types that read and write them.

use super::backup::Backup;
use super::bundle::{EnvelopeFile, HeaderFile};
use super::lock::{Lock, LockHeader};
use super::report::ReportFile;
use crate::domain::draft::Draft;
use crate::domain::template::Template;
use schemars::{SchemaGenerator, generate::SchemaSettings};

/// The formats there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A blank form.
    Template,
    /// What is being filled in.
    Draft,
    /// The envelope; payload and protected header stand in `$defs`.
    Bundle,
    /// Everything a device keeps; the file under a passphrase and its header stand in `$defs`.
    Backup,
}

/// The schema of a format, for people and files.
pub fn schema(format: Format) -> String {
    let mut generator: SchemaGenerator = SchemaSettings::draft2020_12().into_generator();
    let schema = match format {
        Format::Template => generator.root_schema_for::<Template>(),
        Format::Draft => {
            let content = generator.subschema_for::<Template>();
            let mut schema = generator.root_schema_for::<Draft>();
            super::draft::with_content(&mut schema, content);
            schema
        }
        Format::Bundle => {
            // What base64url hides is described beside the envelope.
            generator.subschema_for::<ReportFile>();
            generator.subschema_for::<HeaderFile>();
            generator.root_schema_for::<EnvelopeFile>()
        }
        Format::Backup => {
            generator.subschema_for::<Lock>();
            generator.subschema_for::<LockHeader>();
            generator.root_schema_for::<Backup>()
        }
    };
    print(&schema)
}

fn print(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is JSON") + "\n"
}

/// A map of the domain is an object, as the standard one is.
impl<T: schemars::JsonSchema> schemars::JsonSchema for crate::domain::map::Map<String, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::collections::BTreeMap::<String, T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, T>::json_schema(generator)
    }
}

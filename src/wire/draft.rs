//! `thonso.draft`, version 1: what is being filled in, with the form itself.
//!
//! The same members serve a whole draft (a backup, the command line) and the record of everything but its rows that a
//! device keeps beside the records of the rows.

use super::document::{document, same_schema};
use super::error::WireError;
use super::json::Json;
use super::limits::MAX_DRAFT_BYTES;
use super::member::{self, Member, Reader};
use super::{kind, print, row, template};
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Draft, OrgUnit, RowEntry, TemplateRef};
use crate::domain::map::Map;
use crate::domain::period::Period;
use crate::domain::template::Template;
use crate::domain::timestamp::Timestamp;

/// What the document says it is.
pub const FORMAT: &str = "thonso.draft";
/// The newest version this program knows.
pub const VERSION: u32 = 1;
/// Its two great members, which the record of its head does not have.
const ROWS: &str = "rows";
const CONTENT: &str = "template_content";

document! {
    /// What is being filled in.
    open Draft "draft" says FORMAT "`thonso.draft`." VERSION "1." {
        /// Random, made once.
        id: String,
        /// A name the person gave it; may be empty.
        name: String,
        /// The form it fills in.
        template: TemplateRef,
        /// Who reports.
        org_unit: OrgUnit,
        /// Who fills it in; may be empty.
        person: String,
        /// What time it is about.
        period: Period,
        /// Counts up from 1.
        revision: u32,
        /// Identity of the bundle it replaces, in hex.
        replaces: Option<String>,
        /// By the device's own clock (RFC 3339).
        created_at: Timestamp,
        /// Shared totals as typed, by denominator id.
        totals: Map<String, String>,
        /// Figures of the previous period, decimals, by indicator id and part id.
        previous: Map<(String, String), Decimal>,
        /// Warnings answered, by the key of the finding.
        acknowledged: Map<String, String>,
        /// By indicator id; rows never touched are left out.
        #[schemars(required)]
        rows: Map<String, RowEntry> = Map::new(),
    }
}

same_schema! { Map<(String, String), Decimal>: Map<String, Map<String, Decimal>> }

/// Adds the form to the schema of a draft: a value of the domain has it beside the draft.
#[cfg(feature = "cli")]
pub(super) fn with_content(draft: &mut schemars::Schema, mut content: schemars::Schema) {
    content.insert("description".to_owned(), "The form itself.".into());
    let draft = draft.ensure_object();
    if let Some(properties) = draft.get_mut("properties").and_then(|it| it.as_object_mut()) {
        properties.insert(CONTENT.to_owned(), content.to_value());
    }
    if let Some(required) = draft.get_mut("required").and_then(|it| it.as_array_mut()) {
        required.push(CONTENT.into());
    }
}

/// Indicator id and part id lead to a figure in two steps.
impl Member for Map<(String, String), Decimal> {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let mut figures = Self::new();
        let nested: Map<String, Map<String, Decimal>> = Map::read(json, reader);
        for (indicator, parts) in nested {
            for (part, figure) in parts {
                figures.insert((indicator.clone(), part), figure);
            }
        }
        figures
    }

    fn write(&self) -> Json {
        let mut nested: Map<String, Map<String, Decimal>> = Map::new();
        for ((indicator, part), figure) in self {
            nested.or_default(indicator.clone()).insert(part.clone(), *figure);
        }
        nested.write()
    }
}

/// The document of a whole draft, for people and files.
pub fn write(template: &Template, draft: &Draft) -> String {
    let mut document = whole(draft);
    if let Json::Object(members) = &mut document {
        members.push((CONTENT.to_owned(), template.write()));
    }
    print::pretty(&document)
}

/// Reads a whole draft.
///
/// # Errors
///
/// When the text is not a draft of a known version, or the form inside cannot be filled in or is not the one named.
pub fn read(text: &str) -> Result<(Template, Draft), WireError> {
    let mut json = kind::document(text, MAX_DRAFT_BYTES, FORMAT, VERSION)?;
    let mut take = |name: &str| json.take(name).ok_or_else(|| WireError::Missing { place: name.to_owned() });
    let (content, rows) = (take(CONTENT)?, take(ROWS)?);
    let form: Template = member::read(content).map_err(|it| it.within(CONTENT))?;
    template::usable(&form)?;
    let draft: Draft = member::read(json)?;
    if draft.template != template::reference(&form) {
        return Err(WireError::TemplateMismatch);
    }
    let rows = member::read(rows).map_err(|it| it.within(ROWS))?;
    Ok((form, Draft { rows, ..draft }))
}

/// A draft with its rows, without its form.
pub(super) fn whole(draft: &Draft) -> Json {
    let mut members = head(draft);
    members.push((ROWS.to_owned(), draft.rows.write()));
    Json::Object(members)
}

/// The members of a draft that are not its rows.
fn head(draft: &Draft) -> Vec<(String, Json)> {
    let Json::Object(mut members) = draft.write() else { return Vec::new() };
    members.retain(|it| it.0 != ROWS);
    members
}

/// The record of everything of a draft but its rows and its form.
pub fn meta_to_json(draft: &Draft) -> String {
    print::compact(&Json::Object(head(draft)))
}

/// Reads the record of everything of a draft but its rows and its form: the draft has no rows.
///
/// # Errors
///
/// When the text is not such a record of a known version.
pub fn meta_from_json(text: &str) -> Result<Draft, WireError> {
    member::read(kind::document(text, MAX_DRAFT_BYTES, FORMAT, VERSION)?)
}

/// The body of the record of one row.
pub fn row_to_json(entry: &RowEntry) -> String {
    row::to_json(entry)
}

/// Reads the body of the record of one row.
///
/// # Errors
///
/// When the text is not such a record.
pub fn row_from_json(text: &str) -> Result<RowEntry, WireError> {
    row::from_json(text)
}

//! `thonso.draft`, version 1: what is being filled in, with the form itself.
//!
//! The same members serve a whole draft (a backup, the command line) and the record of everything but its rows that a
//! device keeps beside the records of the rows.

use super::error::{WireError, Within};
use super::limits::MAX_DRAFT_BYTES;
use super::member::{Member, document};
use super::parts::{OrgUnitFile, PeriodFile, TemplateRefFile};
use super::row::{self, RowFile};
use super::template::{self, TemplateFile, decimal};
use super::{json, print};
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Draft, RowEntry};
use crate::domain::map::Map;
use crate::domain::template::Template;
use crate::domain::timestamp::Timestamp;

/// What the document says it is.
pub const FORMAT: &str = "thonso.draft";
/// The newest version this program knows.
pub const VERSION: u32 = 1;

document! {
    /// What is being filled in.
    pub(super) open DraftFile "draft" {
        /// `thonso.draft`.
        format: String,
        /// 1.
        version: u32,
        /// Random, made once.
        id: String,
        /// A name the person gave it; may be empty.
        name: String,
        /// The form it fills in.
        template: TemplateRefFile,
        /// Who reports.
        org_unit: OrgUnitFile,
        /// Who fills it in; may be empty.
        person: String,
        /// What time it is about.
        period: PeriodFile,
        /// Counts up from 1.
        revision: u32,
        /// Identity of the bundle it replaces, in hex.
        replaces: Option<String>,
        /// By the device's own clock (RFC 3339).
        created_at: String,
        /// Shared totals as typed, by denominator id.
        totals: Map<String, String>,
        /// Figures of the previous period, decimals, by indicator id and part id.
        previous: Map<String, Map<String, String>>,
        /// Warnings answered, by the key of the finding.
        acknowledged: Map<String, String>,
        /// By indicator id; rows never touched are left out.
        #[cfg_attr(feature = "cli", schemars(required))]
        rows: Option<Map<String, RowFile>> = None,
        /// The form itself.
        #[cfg_attr(feature = "cli", schemars(required))]
        template_content: Option<TemplateFile> = None,
    }
}

/// The document of a whole draft, for people and files.
pub fn write(template: &Template, draft: &Draft) -> String {
    let rows = draft.rows.iter().map(|(id, it)| (id.clone(), RowFile::from_domain(it))).collect();
    let file = DraftFile {
        rows: Some(rows),
        template_content: Some(TemplateFile::from_domain(template)),
        ..DraftFile::meta(draft)
    };
    print::pretty(&file.write())
}

/// Reads a whole draft.
///
/// # Errors
///
/// When the text is not a draft of a known version, or the form inside cannot be filled in or is not the one named.
pub fn read(text: &str) -> Result<(Template, Draft), WireError> {
    let mut file = DraftFile::read(json::document(text, MAX_DRAFT_BYTES, FORMAT, VERSION)?)?;
    let missing = |place: &str| WireError::Missing { place: place.to_owned() };
    let content = file.template_content.take().ok_or_else(|| missing("template_content"))?;
    let rows = file.rows.take().ok_or_else(|| missing("rows"))?;
    let form = content.into_domain().within("template_content")?;
    template::usable(&form)?;
    let mut draft = file.into_meta()?;
    if draft.template != template::reference(&form) {
        return Err(WireError::TemplateMismatch);
    }
    for (id, row) in rows {
        let entry = row.into_domain().within(&id).within("rows")?;
        draft.rows.insert(id, entry);
    }
    Ok((form, draft))
}

/// The record of everything of a draft but its rows and its form.
pub fn meta_to_json(draft: &Draft) -> String {
    print::compact(&DraftFile::meta(draft).write())
}

/// Reads the record of everything of a draft but its rows and its form: the draft has no rows.
///
/// # Errors
///
/// When the text is not such a record of a known version.
pub fn meta_from_json(text: &str) -> Result<Draft, WireError> {
    DraftFile::read(json::document(text, MAX_DRAFT_BYTES, FORMAT, VERSION)?)?.into_meta()
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

impl DraftFile {
    fn meta(draft: &Draft) -> Self {
        let mut previous: Map<String, Map<String, String>> = Map::new();
        for ((indicator, part), figure) in &draft.previous {
            previous.or_default(indicator.clone()).insert(part.clone(), figure.to_string());
        }
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: draft.id.clone(),
            name: draft.name.clone(),
            template: TemplateRefFile::from_domain(&draft.template),
            org_unit: OrgUnitFile::from_domain(&draft.org_unit),
            person: draft.person.clone(),
            period: PeriodFile::from_domain(&draft.period),
            revision: draft.revision,
            replaces: draft.replaces.clone(),
            created_at: draft.created_at.to_string(),
            totals: draft.totals.clone(),
            previous,
            acknowledged: draft.acknowledged.clone(),
            rows: None,
            template_content: None,
        }
    }

    fn into_meta(self) -> Result<Draft, WireError> {
        let mut previous: Map<(String, String), Decimal> = Map::new();
        for (indicator, parts) in self.previous {
            for (part, figure) in parts {
                let place = |it: WireError| it.within(&indicator).within("previous");
                if let Some(figure) = decimal(&part, Some(&figure)).map_err(place)? {
                    previous.insert((indicator.clone(), part), figure);
                }
            }
        }
        Ok(Draft {
            id: self.id,
            template: self.template.into_domain().within("template")?,
            name: self.name,
            org_unit: self.org_unit.into_domain().within("org_unit")?,
            person: self.person,
            period: self.period.into_domain().within("period")?,
            revision: self.revision,
            replaces: self.replaces,
            created_at: Timestamp::new(&self.created_at).ok_or_else(|| WireError::bad("created_at"))?,
            totals: self.totals,
            previous,
            rows: Map::new(),
            acknowledged: self.acknowledged,
        })
    }
}

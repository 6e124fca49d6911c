//! `thonso.template`, version 1: a blank form.
//!
//! The canonical form, which the hash is taken of, is RFC 8785 over the document as [`write`] makes it: `required` and
//! `same_measure` stand there only where they differ from their defaults.

use super::document::{document, document_type, same_schema};
use super::error::WireError;
use super::json::Json;
use super::limits::{MAX_ID, MAX_LIST, MAX_PARTS, MAX_ROWS, MAX_SECTIONS, MAX_TEMPLATE_BYTES, MAX_TEXT};
use super::member::{self, Member, Reader};
use super::{kind, print};
use crate::domain::draft::TemplateRef;
use crate::domain::flaw::flaws;
use crate::domain::target::{Boundary, Target};
use crate::domain::template::{Indicator, NextYear, Part, PartKind, Section, SharedDenominator, Template};
use sha2::{Digest, Sha256};

/// What the document says it is.
pub const FORMAT: &str = "thonso.template";
/// The newest version this program knows.
pub const VERSION: u32 = 1;

document! {
    /// A blank form.
    open Template "template" says FORMAT "`thonso.template`." VERSION "1." texts MAX_TEXT checked by few_rows {
        /// Stable name of the form.
        id: String [MAX_ID],
        /// Counts up when the issuing office changes the form.
        edition: u32,
        /// What a village officer recognises in a list.
        title: String,
        /// The printed heading of the table.
        annex: String,
        /// The office that issued it; empty where the paper names none.
        issuer: String,
        /// The plan or decision it belongs to; may be empty.
        basis: String,
        /// The year the targets are for.
        year: u16,
        /// The printed column headings.
        columns: Vec<String> [MAX_LIST],
        /// Totals that several rows share.
        denominators: Vec<SharedDenominator> [MAX_LIST],
        /// In printed order.
        sections: Vec<Section> [MAX_SECTIONS],
        /// SHA-256, in hex, of the canonical form of the edition before this one; left out where it is the first.
        replaces: Option<String> [MAX_ID] = None,
    }

    /// A total entered once and offered wherever it fits.
    open SharedDenominator "denominator" {
        /// Stable within the template.
        id: String [MAX_ID],
        /// What is counted in all.
        label: String,
        /// The counted noun.
        measure_unit: String,
    }

    /// A group of indicators.
    open Section "section" {
        /// Stable within the template.
        id: String [MAX_ID],
        /// As printed; empty where the annex has no sections.
        roman: String,
        /// As printed; may be empty.
        title: String,
        /// In printed order.
        indicators: Vec<Indicator> [MAX_ROWS],
    }

    /// One row.
    open Indicator "indicator" {
        /// Stable within the template.
        id: String [MAX_ID],
        /// As printed; may repeat or skip.
        number: String,
        /// The printed text.
        name: String,
        /// Who leads, or reports, as printed.
        lead_unit: String,
        /// Who helps, in printed order.
        supporting_units: Vec<String> [MAX_LIST],
        /// A remark of the form itself.
        note: String,
        /// Whether a document is expected as evidence.
        evidence_asked: bool,
        /// Whether the report needs an answer or a reason for its absence; left out where true.
        #[schemars(default = "yes", skip_serializing_if = "bool::clone")]
        required: bool = true,
        /// Rows with the same key measure the same thing; left out where there is none.
        same_measure: Option<String> = None,
        /// The target of the year after.
        next_year: Option<NextYear>,
        /// One, or several in a compound row.
        parts: Vec<Part> [MAX_PARTS],
    }

    /// What is asked for one target of a row.
    open Part "part" {
        /// `a`, `b` …
        id: String [MAX_ID],
        /// The clause it judges; empty in a simple row.
        label: String,
        /// `share`, `number` or `milestone`.
        kind: PartKind,
        /// The id of the shared total of a share.
        denominator: Option<String>,
        /// `lenient`: a result exactly at the value of "more than" or "less than" is met. `strict`: it is not.
        boundary: Boundary,
        /// What is to be reached.
        target: Target,
    }
}

document_type! {
    /// The target of the year after.
    open NextYearFile "next_year" {
        /// As printed.
        text: String,
        /// As read.
        target: Target,
    }
}

same_schema! { NextYear: NextYearFile }

/// Its target has no text of its own: what is printed stands once.
impl Member for NextYear {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let mut json = json;
        if let Json::Object(members) = &mut json {
            let text = members.iter().find(|it| it.0 == "text").cloned();
            let target = members.iter_mut().find(|it| it.0 == "target");
            if let (Some(text), Some((_, Json::Object(target)))) = (text, target) {
                target.retain(|it| it.0 != "text");
                target.push(text);
            }
        }
        let NextYearFile { text, target } = NextYearFile::read(json, reader);
        Self { text, target }
    }

    fn write(&self) -> Json {
        let mut target = self.target.write();
        if let Json::Object(members) = &mut target {
            members.retain(|it| it.0 != "text");
        }
        Json::Object(vec![("text".to_owned(), self.text.write()), ("target".to_owned(), target)])
    }
}

/// Rows are counted in all sections together.
fn few_rows(template: &Template, reader: &mut Reader) {
    let rows: usize = template.sections.iter().map(|it| it.indicators.len()).sum();
    if rows > MAX_ROWS {
        reader.fail(WireError::TooLong { place: "sections".to_owned(), limit: MAX_ROWS });
    }
}

/// What the schema says of `required`; the `true` beside its type is what counts.
#[cfg(feature = "cli")]
fn yes() -> bool {
    true
}

/// Reads a template, be it usable or not: an author must be able to look at what is wrong.
///
/// # Errors
///
/// When the text is not a template of a known version, with the place of the first flaw.
pub fn read(text: &str) -> Result<Template, WireError> {
    member::read(kind::document(text, MAX_TEMPLATE_BYTES, FORMAT, VERSION)?)
}

/// Reads a template that is to be filled in.
///
/// # Errors
///
/// As [`read`], and when the template has no rows or its ids are not unique.
pub fn read_usable(text: &str) -> Result<Template, WireError> {
    let template = read(text)?;
    usable(&template)?;
    Ok(template)
}

/// Whether a template can be filled in.
///
/// # Errors
///
/// When it has no rows or its ids are not unique.
pub fn usable(template: &Template) -> Result<(), WireError> {
    let flaws = flaws(template);
    if flaws.is_empty() { Ok(()) } else { Err(WireError::Unusable { flaws }) }
}

/// The document of a template, for people and files.
pub fn write(template: &Template) -> String {
    print::pretty(&template.write())
}

/// The canonical form (RFC 8785).
pub fn canonical(template: &Template) -> String {
    print::canonical(&template.write())
}

/// SHA-256 of the canonical form, in hex.
pub fn hash(template: &Template) -> String {
    hex(&Sha256::digest(canonical(template).as_bytes()))
}

/// The name by which drafts and reports refer to a template.
pub fn reference(template: &Template) -> TemplateRef {
    TemplateRef { id: template.id.clone(), edition: template.edition, hash: hash(template) }
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from(b"0123456789abcdef"[usize::from(it)]);
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}

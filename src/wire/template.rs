//! `thonso.template`, version 1: a blank form.
//!
//! The canonical form, which the hash is taken of, is RFC 8785 over the document as [`write`] makes it: `required` and
//! `same_measure` stand there only where they differ from their defaults.

use super::error::{WireError, Within, list, short};
use super::limits::{MAX_ID, MAX_LIST, MAX_PARTS, MAX_ROWS, MAX_SECTIONS, MAX_TEMPLATE_BYTES, MAX_TEXT};
use super::member::{Member, document};
use super::target::TargetFile;
use super::{json, print};
use crate::domain::decimal::Decimal;
use crate::domain::draft::TemplateRef;
use crate::domain::lint;
use crate::domain::target::Boundary;
use crate::domain::template::{Indicator, NextYear, Part, PartKind, Section, SharedDenominator, Template};
use sha2::{Digest, Sha256};

/// What the document says it is.
pub const FORMAT: &str = "thonso.template";
/// The newest version this program knows.
pub const VERSION: u32 = 1;

document! {
    /// A blank form.
    pub(super) open TemplateFile "template" {
        /// `thonso.template`.
        format: String,
        /// 1.
        version: u32,
        /// Stable name of the form.
        id: String,
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
        columns: Vec<String>,
        /// Totals that several rows share.
        denominators: Vec<DenominatorFile>,
        /// In printed order.
        sections: Vec<SectionFile>,
    }

    /// A total entered once and offered wherever it fits.
    open DenominatorFile "denominator" {
        /// Stable within the template.
        id: String,
        /// What is counted in all.
        label: String,
        /// The counted noun.
        measure_unit: String,
    }

    /// A group of indicators.
    open SectionFile "section" {
        /// Stable within the template.
        id: String,
        /// As printed; empty where the annex has no sections.
        roman: String,
        /// As printed; may be empty.
        title: String,
        /// In printed order.
        indicators: Vec<IndicatorFile>,
    }

    /// One row.
    open IndicatorFile "indicator" {
        /// Stable within the template.
        id: String,
        /// As printed; may repeat or skip.
        number: String,
        /// The printed text.
        name: String,
        /// Who leads, or reports, as printed.
        lead_unit: String,
        /// Who helps, in printed order.
        supporting_units: Vec<String>,
        /// A remark of the form itself.
        note: String,
        /// Whether a document is expected as evidence.
        evidence_asked: bool,
        /// Whether the report needs an answer or a reason for its absence; left out where true.
        #[cfg_attr(feature = "cli", schemars(default = "yes", skip_serializing_if = "bool::clone"))]
        required: bool = true,
        /// Rows with the same key measure the same thing; left out where there is none.
        same_measure: Option<String> = None,
        /// The target of the year after.
        next_year: Option<NextYearFile>,
        /// One, or several in a compound row.
        parts: Vec<PartFile>,
    }

    /// The target of the year after.
    open NextYearFile "next_year" {
        /// As printed.
        text: String,
        /// As read.
        target: TargetFile,
    }

    /// What is asked for one target of a row.
    open PartFile "part" {
        /// `a`, `b` …
        id: String,
        /// The clause it judges; empty in a simple row.
        label: String,
        /// `share`, `number` or `milestone`.
        kind: String,
        /// The id of the shared total of a share.
        denominator: Option<String>,
        /// `lenient`: a result exactly at the value of "more than" or "less than" is met. `strict`: it is not.
        boundary: String,
        /// What is to be reached.
        target: TargetFile,
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
    TemplateFile::read(json::document(text, MAX_TEMPLATE_BYTES, FORMAT, VERSION)?)?.into_domain()
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
    let lints: Vec<_> = lint::template(template).into_iter().filter(|it| it.kind.is_error()).collect();
    if lints.is_empty() { Ok(()) } else { Err(WireError::Unusable { lints }) }
}

/// The document of a template, for people and files.
pub fn write(template: &Template) -> String {
    print::pretty(&TemplateFile::from_domain(template).write())
}

/// The canonical form (RFC 8785).
pub fn canonical(template: &Template) -> String {
    print::canonical(&TemplateFile::from_domain(template).write())
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
fn hex(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from(b"0123456789abcdef"[usize::from(it)]);
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}

/// A text of at most [`MAX_TEXT`] characters.
pub(super) fn text(place: &str, text: String) -> Result<String, WireError> {
    short(place, text, MAX_TEXT)
}

/// A decimal of the files.
pub(super) fn decimal(place: &str, text: Option<&str>) -> Result<Option<Decimal>, WireError> {
    text.map(|it| it.parse().map_err(|_| WireError::bad(place))).transpose()
}

/// An optional text of at most [`MAX_TEXT`] characters.
pub(super) fn optional(place: &str, it: Option<String>) -> Result<Option<String>, WireError> {
    it.map(|it| text(place, it)).transpose()
}

impl TemplateFile {
    pub(super) fn into_domain(self) -> Result<Template, WireError> {
        let rows: usize = self.sections.iter().map(|it| it.indicators.len()).sum();
        if rows > MAX_ROWS {
            return Err(WireError::TooLong { place: "sections".to_owned(), limit: MAX_ROWS });
        }
        Ok(Template {
            id: short("id", self.id, MAX_ID)?,
            edition: self.edition,
            title: text("title", self.title)?,
            annex: text("annex", self.annex)?,
            issuer: text("issuer", self.issuer)?,
            basis: text("basis", self.basis)?,
            year: self.year,
            columns: list("columns", self.columns, MAX_LIST, |it| text("", it))?,
            denominators: list("denominators", self.denominators, MAX_LIST, DenominatorFile::into_domain)?,
            sections: list("sections", self.sections, MAX_SECTIONS, SectionFile::into_domain)?,
        })
    }

    pub(super) fn from_domain(template: &Template) -> Self {
        let denominator = |it: &SharedDenominator| DenominatorFile {
            id: it.id.clone(),
            label: it.label.clone(),
            measure_unit: it.measure_unit.clone(),
        };
        let section = |it: &Section| SectionFile {
            id: it.id.clone(),
            roman: it.roman.clone(),
            title: it.title.clone(),
            indicators: it.indicators.iter().map(IndicatorFile::from_domain).collect(),
        };
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: template.id.clone(),
            edition: template.edition,
            title: template.title.clone(),
            annex: template.annex.clone(),
            issuer: template.issuer.clone(),
            basis: template.basis.clone(),
            year: template.year,
            columns: template.columns.clone(),
            denominators: template.denominators.iter().map(denominator).collect(),
            sections: template.sections.iter().map(section).collect(),
        }
    }
}

impl DenominatorFile {
    fn into_domain(self) -> Result<SharedDenominator, WireError> {
        Ok(SharedDenominator {
            id: short("id", self.id, MAX_ID)?,
            label: text("label", self.label)?,
            measure_unit: text("measure_unit", self.measure_unit)?,
        })
    }
}

impl SectionFile {
    fn into_domain(self) -> Result<Section, WireError> {
        Ok(Section {
            id: short("id", self.id, MAX_ID)?,
            roman: text("roman", self.roman)?,
            title: text("title", self.title)?,
            indicators: list("indicators", self.indicators, MAX_ROWS, IndicatorFile::into_domain)?,
        })
    }
}

impl IndicatorFile {
    fn into_domain(self) -> Result<Indicator, WireError> {
        Ok(Indicator {
            id: short("id", self.id, MAX_ID)?,
            number: text("number", self.number)?,
            name: text("name", self.name)?,
            lead_unit: text("lead_unit", self.lead_unit)?,
            supporting_units: list("supporting_units", self.supporting_units, MAX_LIST, |it| text("", it))?,
            note: text("note", self.note)?,
            evidence_asked: self.evidence_asked,
            required: self.required,
            same_measure: optional("same_measure", self.same_measure)?,
            next_year: self.next_year.map(NextYearFile::into_domain).transpose().within("next_year")?,
            parts: list("parts", self.parts, MAX_PARTS, PartFile::into_domain)?,
        })
    }

    fn from_domain(indicator: &Indicator) -> Self {
        let next_year = |it: &NextYear| NextYearFile {
            text: it.text.clone(),
            target: TargetFile { text: None, ..TargetFile::from_domain(&it.target) },
        };
        Self {
            id: indicator.id.clone(),
            number: indicator.number.clone(),
            name: indicator.name.clone(),
            lead_unit: indicator.lead_unit.clone(),
            supporting_units: indicator.supporting_units.clone(),
            note: indicator.note.clone(),
            evidence_asked: indicator.evidence_asked,
            required: indicator.required,
            same_measure: indicator.same_measure.clone(),
            next_year: indicator.next_year.as_ref().map(next_year),
            parts: indicator.parts.iter().map(PartFile::from_domain).collect(),
        }
    }
}

impl NextYearFile {
    fn into_domain(self) -> Result<NextYear, WireError> {
        let target = TargetFile { text: Some(self.text.clone()), ..self.target };
        Ok(NextYear { text: self.text, target: target.into_domain().within("target")? })
    }
}

impl PartFile {
    fn into_domain(self) -> Result<Part, WireError> {
        Ok(Part {
            id: short("id", self.id, MAX_ID)?,
            label: text("label", self.label)?,
            kind: PartKind::from_slug(&self.kind).ok_or_else(|| WireError::bad("kind"))?,
            denominator: optional("denominator", self.denominator)?,
            boundary: Boundary::from_slug(&self.boundary).ok_or_else(|| WireError::bad("boundary"))?,
            target: self.target.into_domain().within("target")?,
        })
    }

    fn from_domain(part: &Part) -> Self {
        Self {
            id: part.id.clone(),
            label: part.label.clone(),
            kind: part.kind.slug().to_owned(),
            denominator: part.denominator.clone(),
            boundary: part.boundary.slug().to_owned(),
            target: TargetFile::from_domain(&part.target),
        }
    }
}

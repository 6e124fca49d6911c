//! What was entered in one row: a member of a draft, and on the device the body of a record of its own
//! ([`super::record`] counts its versions).

use super::error::{WireError, Within};
use super::member::{Member, document};
use super::{json, print};
use crate::domain::answer::{Absence, MilestoneStatus};
use crate::domain::draft::{Declared, Evidence, PartEntry, RowEntry};
use crate::domain::map::Map;
use crate::domain::outcome::Outcome;

document! {
    /// What was entered in one row.
    pub(super) open RowFile "row" {
        /// By part id.
        parts: Map<String, PartEntryFile>,
        /// The remark, or why a target was missed.
        note: String,
        /// Documents that prove the result.
        evidence: Vec<EvidenceFile>,
        /// The outcome a person declares against the computed one.
        declared: Option<DeclaredFile>,
    }

    /// What was entered for one part, as typed.
    open PartEntryFile "entry" {
        /// The count of a share, or the number.
        entered: String,
        /// The total of a share; empty where the shared total serves.
        total: String,
        /// The percentage, where it was typed.
        percent: String,
        /// Only the percentage is known.
        percent_only: bool,
        /// `not_started`, `in_progress` or `done`.
        status: Option<String>,
        /// `no_data` or `not_applicable`.
        absence: Option<String>,
        /// Why there is no result.
        absence_reason: String,
    }

    /// A document that proves a result.
    pub(super) closed EvidenceFile "evidence" {
        /// Its number.
        pub(super) number: String,
        /// As typed.
        pub(super) date: String,
        /// What it is about.
        pub(super) subject: String,
    }

    /// An outcome declared by a person.
    pub(super) closed DeclaredFile "declared" {
        /// `exceeded`, `met`, `not_met`, `no_data`, `not_applicable` or `not_entered`.
        pub(super) outcome: String,
        /// Why.
        pub(super) reason: String,
    }
}

/// The body of the record of one row.
pub fn to_json(entry: &RowEntry) -> String {
    print::compact(&RowFile::from_domain(entry).write())
}

/// Reads the body of the record of one row.
///
/// # Errors
///
/// When the text is not such a record.
pub fn from_json(text: &str) -> Result<RowEntry, WireError> {
    RowFile::read(json::parse(text)?)?.into_domain()
}

impl RowFile {
    pub(super) fn into_domain(self) -> Result<RowEntry, WireError> {
        let mut parts = Map::new();
        for (id, entry) in self.parts {
            let entry = entry.into_domain().within(&id).within("parts")?;
            parts.insert(id, entry);
        }
        Ok(RowEntry {
            parts,
            note: self.note,
            evidence: self.evidence.into_iter().map(EvidenceFile::into_domain).collect(),
            declared: self.declared.map(DeclaredFile::into_domain).transpose().within("declared")?,
        })
    }

    pub(super) fn from_domain(entry: &RowEntry) -> Self {
        Self {
            parts: entry.parts.iter().map(|(id, it)| (id.clone(), PartEntryFile::from_domain(it))).collect(),
            note: entry.note.clone(),
            evidence: entry.evidence.iter().map(EvidenceFile::from_domain).collect(),
            declared: entry.declared.as_ref().map(DeclaredFile::from_domain),
        }
    }
}

impl PartEntryFile {
    fn into_domain(self) -> Result<PartEntry, WireError> {
        let status = |it: String| MilestoneStatus::from_slug(&it).ok_or_else(|| WireError::bad("status"));
        let absence = |it: String| Absence::from_slug(&it).ok_or_else(|| WireError::bad("absence"));
        Ok(PartEntry {
            entered: self.entered,
            total: self.total,
            percent: self.percent,
            percent_only: self.percent_only,
            status: self.status.map(status).transpose()?,
            absence: self.absence.map(absence).transpose()?,
            absence_reason: self.absence_reason,
        })
    }

    fn from_domain(entry: &PartEntry) -> Self {
        Self {
            entered: entry.entered.clone(),
            total: entry.total.clone(),
            percent: entry.percent.clone(),
            percent_only: entry.percent_only,
            status: entry.status.map(|it| it.slug().to_owned()),
            absence: entry.absence.map(|it| it.slug().to_owned()),
            absence_reason: entry.absence_reason.clone(),
        }
    }
}

impl EvidenceFile {
    pub(super) fn into_domain(self) -> Evidence {
        Evidence { number: self.number, date: self.date, subject: self.subject }
    }

    pub(super) fn from_domain(evidence: &Evidence) -> Self {
        Self {
            number: evidence.number.clone(),
            date: evidence.date.clone(),
            subject: evidence.subject.clone(),
        }
    }
}

impl DeclaredFile {
    pub(super) fn into_domain(self) -> Result<Declared, WireError> {
        let outcome = Outcome::from_slug(&self.outcome).ok_or_else(|| WireError::bad("outcome"))?;
        Ok(Declared { outcome, reason: self.reason })
    }

    pub(super) fn from_domain(declared: &Declared) -> Self {
        Self { outcome: declared.outcome.slug().to_owned(), reason: declared.reason.clone() }
    }
}

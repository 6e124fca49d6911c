//! Members that drafts and reports have in common.

use super::error::{WireError, short};
use super::limits::{MAX_ID, MAX_TEXT};
use super::member::document;
use crate::domain::draft::{OrgUnit, TemplateRef};
use crate::domain::period::Period;

document! {
    /// Which form, by name and hash.
    pub(super) closed TemplateRefFile "template_ref" {
        id: String,
        edition: u32,
        /// SHA-256 of the canonical form (RFC 8785) of `template_content`, in hex.
        hash: String,
    }

    /// Who reports.
    pub(super) closed OrgUnitFile "org_unit" {
        /// As the unit calls itself.
        name: String,
        /// The official code, where one is known.
        code: Option<String>,
    }

    /// What time it is about.
    pub(super) closed PeriodFile "period" {
        /// `2024`, `2024-H1`, `2024-Q3`, `2024-9M` or `2024-07`.
        id: String,
        /// First day whose figures count: `YYYY-MM-DD`.
        from: String,
        /// Last day whose figures count: `YYYY-MM-DD`.
        to: String,
    }
}

impl TemplateRefFile {
    pub(super) fn into_domain(self) -> Result<TemplateRef, WireError> {
        let id = short("id", self.id, MAX_ID)?;
        Ok(TemplateRef { id, edition: self.edition, hash: short("hash", self.hash, MAX_ID)? })
    }

    pub(super) fn from_domain(reference: &TemplateRef) -> Self {
        Self { id: reference.id.clone(), edition: reference.edition, hash: reference.hash.clone() }
    }
}

impl OrgUnitFile {
    pub(super) fn into_domain(self) -> Result<OrgUnit, WireError> {
        let code = self.code.map(|it| short("code", it, MAX_ID)).transpose()?;
        Ok(OrgUnit { name: short("name", self.name, MAX_TEXT)?, code })
    }

    pub(super) fn from_domain(unit: &OrgUnit) -> Self {
        Self { name: unit.name.clone(), code: unit.code.clone() }
    }
}

impl PeriodFile {
    pub(super) fn into_domain(self) -> Result<Period, WireError> {
        let period: Period = self.id.parse().map_err(|_| WireError::bad("id"))?;
        let from = self.from.parse().map_err(|_| WireError::bad("from"))?;
        let to = self.to.parse().map_err(|_| WireError::bad("to"))?;
        // One period has one name, and does not end before it begins.
        if period.slug() != self.id {
            return Err(WireError::bad("id"));
        }
        if from > to {
            return Err(WireError::bad("to"));
        }
        Ok(Period { from, to, ..period })
    }

    pub(super) fn from_domain(period: &Period) -> Self {
        Self { id: period.slug(), from: period.from.to_string(), to: period.to.to_string() }
    }
}

//! Values and members that several documents have in common.

use super::document::{as_text, document, document_type, same_schema};
use super::error::WireError;
use super::json::Json;
use super::limits::MAX_ID;
use super::member::{Member, Reader};
use crate::domain::answer::{Absence, MilestoneStatus};
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Declared, Evidence, OrgUnit, TemplateRef};
use crate::domain::outcome::Outcome;
use crate::domain::period::{Date, Period};
use crate::domain::target::{Boundary, Comparator, Measure};
use crate::domain::template::PartKind;
use crate::domain::timestamp::Timestamp;

as_text! {
    Decimal: |it| it.parse().ok(), ToString::to_string, Self::ZERO;
    Date: |it| it.parse().ok(), ToString::to_string, Self { year: 1000, month: 1, day: 1 };
    Timestamp: Self::new, ToString::to_string, Self::new("2000-01-01T00:00:00Z").expect("it is a moment");
    Absence: Self::from_slug, |it| it.slug().to_owned(), Self::NoData;
    MilestoneStatus: Self::from_slug, |it| it.slug().to_owned(), Self::NotStarted;
    Outcome: Self::from_slug, |it| it.slug().to_owned(), Self::NotEntered;
    Boundary: Self::from_slug, |it| it.slug().to_owned(), Self::Strict;
    Comparator: Self::from_slug, |it| it.slug().to_owned(), Self::Milestone;
    Measure: Self::from_slug, |it| it.slug().to_owned(), Self::Level;
    PartKind: Self::from_slug, |it| it.slug().to_owned(), Self::Milestone;
}

document! {
    /// Which form, by name and hash.
    closed TemplateRef "template_ref" texts MAX_ID {
        id: String,
        edition: u32,
        /// SHA-256 of the canonical form (RFC 8785) of `template_content`, in hex.
        hash: String,
    }

    /// Who reports.
    closed OrgUnit "org_unit" {
        /// As the unit calls itself.
        name: String,
        /// The official code, where one is known.
        code: Option<String> [MAX_ID],
    }

    /// A document that proves a result.
    closed Evidence "evidence" {
        /// Its number.
        number: String,
        /// As typed.
        date: String,
        /// What it is about.
        subject: String,
    }

    /// An outcome declared by a person.
    closed Declared "declared" checked by can_be_declared {
        /// `exceeded`, `met`, `not_met`, `no_data` or `not_applicable`.
        outcome: Outcome,
        /// Why.
        reason: String,
    }
}

/// That nothing was entered is seen, not declared: a row so declared would be missing and answered at once.
fn can_be_declared(declared: &Declared, reader: &mut Reader) {
    if declared.outcome == Outcome::NotEntered {
        reader.fail(WireError::bad("outcome"));
    }
}

document_type! {
    /// What time it is about.
    closed PeriodFile "period" {
        /// `2024`, `2024-H1`, `2024-Q3`, `2024-9M` or `2024-07`.
        id: String,
        /// First day whose figures count: `YYYY-MM-DD`.
        from: Date,
        /// Last day whose figures count: `YYYY-MM-DD`.
        to: Date,
    }
}

same_schema! { Period: PeriodFile }

impl Member for Period {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let PeriodFile { id, from, to } = PeriodFile::read(json, reader);
        let period: Option<Self> = id.parse().ok();
        // One period has one name, and does not end before it begins.
        match period {
            Some(period) if period.slug() == id => {
                if from > to {
                    reader.fail(WireError::bad("to"));
                }
                Self { from, to, ..period }
            }
            _ => {
                reader.fail(WireError::bad("id"));
                Self { year: from.year, span: crate::domain::period::Span::Year, from, to }
            }
        }
    }

    fn write(&self) -> Json {
        PeriodFile { id: self.slug(), from: self.from, to: self.to }.write()
    }
}

//! The answer to one part, in a report. `kind` decides which of the other members stand beside it.
//!
//! | kind | members |
//! |---|---|
//! | `fraction` | `numerator`, `denominator`; `typed_percent` where a percentage was typed as well |
//! | `value` | `value` |
//! | `milestone` | `status` |
//! | `no_data`, `not_applicable` | `reason`, unless a note explains it |
//! | `not_entered` | – |

use super::document::{document_type, same_schema};
use super::error::WireError;
use super::json::Json;
use super::limits::MAX_ID;
use super::member::{Member, Reader};
use crate::domain::answer::{Answer, MilestoneStatus};
use crate::domain::decimal::{Decimal, Fraction};
use crate::domain::outcome::Outcome;
use crate::domain::report::ReportPart;

document_type! {
    /// One part of a row of a report.
    closed PartFile "report_part" {
        /// The id in the form.
        part: String [MAX_ID],
        /// What was reached.
        answer: AnswerFile,
        /// By the rule: `exceeded`, `met`, `not_met`, `no_data`, `not_applicable` or `not_entered`.
        outcome: Outcome,
    }

    /// What was reached.
    closed AnswerFile "answer" {
        /// `fraction`, `value`, `milestone`, `no_data`, `not_applicable` or `not_entered`.
        kind: String,
        /// The count of a fraction, a decimal.
        numerator: Option<Decimal> = None,
        /// The total of a fraction, a decimal above nought.
        denominator: Option<Decimal> = None,
        /// A decimal in the target's unit, or a percentage without its counts.
        value: Option<Decimal> = None,
        /// The percentage typed beside the counts.
        typed_percent: Option<Decimal> = None,
        /// `not_started`, `in_progress` or `done`.
        status: Option<MilestoneStatus> = None,
        /// Why there is no result.
        reason: Option<String> = None,
    }
}

same_schema! { ReportPart: PartFile }

impl Member for ReportPart {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let PartFile { part, answer, outcome } = PartFile::read(json, reader);
        let understood = answer.understood().map_err(|it| it.within("answer"));
        Self {
            part,
            answer: reader.keep(understood, || Answer::NotEntered),
            typed_percent: answer.typed_percent,
            absence_reason: answer.reason.unwrap_or_default(),
            outcome,
        }
    }

    fn write(&self) -> Json {
        let kind = match self.answer {
            Answer::NotEntered => "not_entered",
            Answer::Fraction(_) => "fraction",
            Answer::Value(_) => "value",
            Answer::Milestone(_) => "milestone",
            Answer::NoData => "no_data",
            Answer::NotApplicable => "not_applicable",
        };
        let fraction = if let Answer::Fraction(it) = self.answer { Some(it) } else { None };
        let answer = AnswerFile {
            kind: kind.to_owned(),
            numerator: fraction.map(Fraction::numerator),
            denominator: fraction.map(Fraction::denominator),
            value: if let Answer::Value(it) = self.answer { Some(it) } else { None },
            typed_percent: self.typed_percent,
            status: if let Answer::Milestone(it) = self.answer { Some(it) } else { None },
            reason: (!self.absence_reason.is_empty()).then(|| self.absence_reason.clone()),
        };
        PartFile { part: self.part.clone(), answer, outcome: self.outcome }.write()
    }
}

impl AnswerFile {
    fn understood(&self) -> Result<Answer, WireError> {
        let missing = |place: &str| WireError::Missing { place: place.to_owned() };
        let answer = match self.kind.as_str() {
            "not_entered" => Answer::NotEntered,
            "no_data" => Answer::NoData,
            "not_applicable" => Answer::NotApplicable,
            "value" => Answer::Value(self.value.ok_or_else(|| missing("value"))?),
            "fraction" => {
                let numerator = self.numerator.ok_or_else(|| missing("numerator"))?;
                let denominator = self.denominator.ok_or_else(|| missing("denominator"))?;
                Fraction::new(numerator, denominator)
                    .map(Answer::Fraction)
                    .ok_or_else(|| WireError::bad("denominator"))?
            }
            "milestone" => Answer::Milestone(self.status.ok_or_else(|| missing("status"))?),
            _ => return Err(WireError::bad("kind")),
        };
        // A member that does not belong to the kind would say something nobody reads.
        let is_fraction = matches!(answer, Answer::Fraction(_));
        for (place, stands, belongs) in [
            ("numerator", self.numerator.is_some(), is_fraction),
            ("denominator", self.denominator.is_some(), is_fraction),
            ("value", self.value.is_some(), matches!(answer, Answer::Value(_))),
            ("typed_percent", self.typed_percent.is_some(), is_fraction),
            ("status", self.status.is_some(), matches!(answer, Answer::Milestone(_))),
        ] {
            if stands && !belongs {
                return Err(WireError::Unknown { place: place.to_owned() });
            }
        }
        Ok(answer)
    }
}

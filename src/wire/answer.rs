//! The answer to one part, in a report. `kind` decides which of the other members stand beside it.
//!
//! | kind | members |
//! |---|---|
//! | `fraction` | `numerator`, `denominator`; `typed_percent` where a percentage was typed as well |
//! | `value` | `value` |
//! | `milestone` | `status` |
//! | `no_data`, `not_applicable` | `reason`, unless a note explains it |
//! | `not_entered` | – |

use super::error::{WireError, Within, short};
use super::limits::MAX_ID;
use super::member::document;
use super::report::outcome;
use super::template::{decimal, text};
use crate::domain::answer::{Answer, MilestoneStatus};
use crate::domain::decimal::{Decimal, Fraction};
use crate::domain::report::ReportPart;

document! {
    /// One part of a row of a report.
    pub(super) closed PartFile "report_part" {
        /// The id in the form.
        part: String,
        /// What was reached.
        answer: AnswerFile,
        /// By the rule: `exceeded`, `met`, `not_met`, `no_data`, `not_applicable` or `not_entered`.
        outcome: String,
    }

    /// What was reached.
    closed AnswerFile "answer" {
        /// `fraction`, `value`, `milestone`, `no_data`, `not_applicable` or `not_entered`.
        kind: String,
        /// The count of a fraction, a decimal.
        numerator: Option<String> = None,
        /// The total of a fraction, a decimal above nought.
        denominator: Option<String> = None,
        /// A decimal in the target's unit, or a percentage without its counts.
        value: Option<String> = None,
        /// The percentage typed beside the counts.
        typed_percent: Option<String> = None,
        /// `not_started`, `in_progress` or `done`.
        status: Option<String> = None,
        /// Why there is no result.
        reason: Option<String> = None,
    }
}

impl PartFile {
    pub(super) fn from_domain(part: &ReportPart) -> Self {
        let (kind, number) = match part.answer {
            Answer::NotEntered => ("not_entered", None),
            Answer::Fraction(_) => ("fraction", None),
            Answer::Value(value) => ("value", Some(value)),
            Answer::Milestone(_) => ("milestone", None),
            Answer::NoData => ("no_data", None),
            Answer::NotApplicable => ("not_applicable", None),
        };
        let fraction = if let Answer::Fraction(it) = part.answer { Some(it) } else { None };
        let status = if let Answer::Milestone(it) = part.answer { Some(it.slug().to_owned()) } else { None };
        let written = |it: Decimal| it.to_string();
        let answer = AnswerFile {
            kind: kind.to_owned(),
            numerator: fraction.map(|it| written(it.numerator())),
            denominator: fraction.map(|it| written(it.denominator())),
            value: number.map(written),
            typed_percent: part.typed_percent.map(written),
            status,
            reason: (!part.absence_reason.is_empty()).then(|| part.absence_reason.clone()),
        };
        Self { part: part.part.clone(), answer, outcome: part.outcome.slug().to_owned() }
    }

    pub(super) fn into_domain(self) -> Result<ReportPart, WireError> {
        let typed_percent =
            decimal("typed_percent", self.answer.typed_percent.as_deref()).within("answer")?;
        let reason = self.answer.reason.clone().unwrap_or_default();
        Ok(ReportPart {
            part: short("part", self.part, MAX_ID)?,
            answer: self.answer.into_domain().within("answer")?,
            typed_percent,
            absence_reason: text("answer.reason", reason)?,
            outcome: outcome("outcome", &self.outcome)?,
        })
    }
}

impl AnswerFile {
    fn into_domain(self) -> Result<Answer, WireError> {
        let missing = |place: &str| WireError::Missing { place: place.to_owned() };
        let number = |place: &str, it: &Option<String>| decimal(place, it.as_deref());
        let numerator = number("numerator", &self.numerator)?;
        let denominator = number("denominator", &self.denominator)?;
        let value = number("value", &self.value)?;
        let answer = match self.kind.as_str() {
            "not_entered" => Answer::NotEntered,
            "no_data" => Answer::NoData,
            "not_applicable" => Answer::NotApplicable,
            "value" => Answer::Value(value.ok_or_else(|| missing("value"))?),
            "fraction" => {
                let numerator = numerator.ok_or_else(|| missing("numerator"))?;
                let denominator = denominator.ok_or_else(|| missing("denominator"))?;
                Fraction::new(numerator, denominator)
                    .map(Answer::Fraction)
                    .ok_or_else(|| WireError::bad("denominator"))?
            }
            "milestone" => {
                let status = self.status.as_deref().ok_or_else(|| missing("status"))?;
                let status = MilestoneStatus::from_slug(status);
                Answer::Milestone(status.ok_or_else(|| WireError::bad("status"))?)
            }
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

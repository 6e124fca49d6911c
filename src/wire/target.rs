//! A target: a member of the parts of a form, and of what the command line prints.

use super::error::WireError;
use super::member::document;
use super::template::{decimal, optional, text};
use crate::domain::target::{Comparator, Measure, Target};

document! {
    /// What is to be reached.
    pub(super) open TargetFile "target" {
        /// As printed; left out in the target of the year after, where it stands beside it.
        pub(super) text: Option<String> = None,
        /// `>=`, `>`, `<=`, `<`, `=`, `between`, `done_by`, `at_least_times` or `milestone`.
        pub(super) comparator: String,
        /// A decimal with a dot.
        pub(super) value: Option<String>,
        /// The upper end of a range, a decimal with a dot.
        pub(super) value_max: Option<String>,
        /// As printed.
        pub(super) unit: Option<String>,
        /// `YYYY-MM-DD` or `YYYY`.
        pub(super) deadline: Option<String>,
        /// The time rate of a frequency, as printed.
        pub(super) per: Option<String>,
        /// `level`, `increase` or `decrease`.
        pub(super) measure: String,
    }
}

impl TargetFile {
    pub(super) fn into_domain(self) -> Result<Target, WireError> {
        Ok(Target {
            text: text("text", self.text.ok_or_else(|| WireError::Missing { place: "text".to_owned() })?)?,
            comparator: Comparator::from_slug(&self.comparator)
                .ok_or_else(|| WireError::bad("comparator"))?,
            value: decimal("value", self.value.as_deref())?,
            value_max: decimal("value_max", self.value_max.as_deref())?,
            unit: optional("unit", self.unit)?,
            deadline: optional("deadline", self.deadline)?,
            per: optional("per", self.per)?,
            measure: Measure::from_slug(&self.measure).ok_or_else(|| WireError::bad("measure"))?,
        })
    }

    pub(super) fn from_domain(target: &Target) -> Self {
        Self {
            text: Some(target.text.clone()),
            comparator: target.comparator.slug().to_owned(),
            value: target.value.map(|it| it.to_string()),
            value_max: target.value_max.map(|it| it.to_string()),
            unit: target.unit.clone(),
            deadline: target.deadline.clone(),
            per: target.per.clone(),
            measure: target.measure.slug().to_owned(),
        }
    }
}

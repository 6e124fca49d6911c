//! A target: a member of the parts of a form, and of what the command line prints.

use super::document::document;
use crate::domain::decimal::Decimal;
use crate::domain::target::{Comparator, Measure, Target};

document! {
    /// What is to be reached.
    open Target "target" {
        /// As printed; left out in the target of the year after, where it stands beside it.
        #[schemars(with = "Option<String>")]
        text: String,
        /// `>=`, `>`, `<=`, `<`, `=`, `between`, `done_by`, `at_least_times` or `milestone`.
        comparator: Comparator,
        /// A decimal with a dot.
        value: Option<Decimal>,
        /// The upper end of a range, a decimal with a dot.
        value_max: Option<Decimal>,
        /// As printed.
        unit: Option<String>,
        /// `YYYY-MM-DD` or `YYYY`.
        deadline: Option<String>,
        /// The time rate of a frequency, as printed.
        per: Option<String>,
        /// `level`, `increase` or `decrease`.
        measure: Measure,
    }
}

//! How outcomes look.

use crate::domain::outcome::Outcome;

/// The class and the icon of an outcome, in documents and in the app; the icons stand in the page.
pub fn look(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Exceeded => ("badge-exceeded", "up2"),
        Outcome::Met => ("badge-met", "check"),
        Outcome::NotMet => ("badge-not-met", "cross"),
        Outcome::NoData => ("badge-no-data", "dash"),
        Outcome::NotApplicable => ("badge-not-applicable", "na"),
        Outcome::NotEntered => ("badge-not-entered", "circle"),
    }
}

//! How a result stands against its target, and the rule that says so.
//!
//! | comparator | better than the target | at the target | short of it |
//! |---|---|---|---|
//! | at least X (`>=`) | Exceeded | Met | `NotMet` |
//! | more than X (`>`) | Exceeded | Met, or `NotMet` with a strict boundary | `NotMet` |
//! | at most X (`<=`) | Exceeded | Met | `NotMet` |
//! | less than X (`<`) | Exceeded | Met, or `NotMet` with a strict boundary | `NotMet` |
//! | exactly X (`=`) | – | Met | `NotMet` |
//! | between X and Y | Exceeded above Y | Met | `NotMet` below X |
//! | n times a period | Exceeded | Met | `NotMet` |
//! | milestone, done by | – | Met when done | `NotMet` |
//!
//! A share of 100 % cannot be exceeded. The lenient boundary is the default because offices judge so
//! (annex of Kon Tum 2023, row 16: "trên 5% GRDP", result 5 %, printed "Đạt").

use super::answer::{Answer, MilestoneStatus};
use super::decimal::{Decimal, Fraction};
use super::target::{Boundary, Comparator, Target};
use std::cmp::Ordering;

/// How a result stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Vượt.
    Exceeded,
    /// Đạt.
    Met,
    /// Chưa đạt.
    NotMet,
    /// Không có số liệu.
    NoData,
    /// Không áp dụng.
    NotApplicable,
    /// Chưa nhập.
    NotEntered,
}

impl Outcome {
    /// All outcomes, best first.
    pub const ALL: [Self; 6] =
        [Self::Exceeded, Self::Met, Self::NotMet, Self::NoData, Self::NotApplicable, Self::NotEntered];

    /// The name used in files, on the command line and in `data-outcome`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Exceeded => "exceeded",
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NoData => "no_data",
            Self::NotApplicable => "not_applicable",
            Self::NotEntered => "not_entered",
        }
    }

    /// The outcome of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

/// Judges an answer against a target.
pub fn judge(target: &Target, boundary: Boundary, answer: &Answer) -> Outcome {
    match answer {
        Answer::NotEntered => Outcome::NotEntered,
        Answer::NoData => Outcome::NoData,
        Answer::NotApplicable => Outcome::NotApplicable,
        // Words instead of a number, as in "100% cơ quan triển khai …": "Đã triển khai".
        Answer::Milestone(MilestoneStatus::Done) => Outcome::Met,
        Answer::Milestone(MilestoneStatus::InProgress | MilestoneStatus::NotStarted) => Outcome::NotMet,
        Answer::Value(value) => judge_quantity(target, boundary, |bound| value.cmp(&bound)),
        Answer::Fraction(fraction) => {
            judge_quantity(target, boundary, |bound| compare(*fraction, target, bound))
        }
    }
}

/// A count out of a total stands for its share in per cent; for a target that is no share, for the count itself.
fn compare(fraction: Fraction, target: &Target, bound: Decimal) -> Ordering {
    if target.is_percent() { fraction.cmp_percent(bound) } else { fraction.numerator().cmp(&bound) }
}

fn judge_quantity(target: &Target, boundary: Boundary, result: impl Fn(Decimal) -> Ordering) -> Outcome {
    let Some(bound) = target.value else {
        // A task answered by a number: something was done, how much was not asked.
        return if result(Decimal::ZERO) == Ordering::Greater { Outcome::Met } else { Outcome::NotMet };
    };
    let at_boundary = match boundary {
        Boundary::Lenient => Outcome::Met,
        Boundary::Strict => Outcome::NotMet,
    };
    #[expect(clippy::match_same_arms, reason = "each line is a line of the table above")]
    let outcome = match (target.comparator, result(bound)) {
        (Comparator::AtLeast | Comparator::AtLeastTimes | Comparator::AtMost, Ordering::Equal) => {
            Outcome::Met
        }
        (Comparator::MoreThan | Comparator::LessThan, Ordering::Equal) => at_boundary,
        (Comparator::AtLeast | Comparator::AtLeastTimes | Comparator::MoreThan, Ordering::Greater)
        | (Comparator::AtMost | Comparator::LessThan, Ordering::Less) => Outcome::Exceeded,
        (Comparator::AtLeast | Comparator::AtLeastTimes | Comparator::MoreThan, Ordering::Less)
        | (Comparator::AtMost | Comparator::LessThan, Ordering::Greater) => Outcome::NotMet,
        (Comparator::Exactly, Ordering::Equal) => Outcome::Met,
        (Comparator::Exactly, Ordering::Less | Ordering::Greater) => Outcome::NotMet,
        (Comparator::Between, Ordering::Less) => Outcome::NotMet,
        (Comparator::Between, Ordering::Equal | Ordering::Greater) => match target.value_max.map(&result) {
            Some(Ordering::Greater) => Outcome::Exceeded,
            Some(Ordering::Equal | Ordering::Less) | None => Outcome::Met,
        },
        (Comparator::DoneBy | Comparator::Milestone, Ordering::Less) => Outcome::NotMet,
        (Comparator::DoneBy | Comparator::Milestone, Ordering::Equal | Ordering::Greater) => Outcome::Met,
    };
    // A whole cannot be exceeded, whatever was typed; the finding on the number speaks of that.
    let whole = target.is_level_share() && bound >= Decimal::HUNDRED;
    if whole && outcome == Outcome::Exceeded { Outcome::Met } else { outcome }
}

/// The outcome of a row from those of its parts: Met only when every part is.
///
/// Parts that do not apply are left out of account; a part not yet entered keeps the whole row open.
pub fn combine(parts: impl IntoIterator<Item = Outcome>) -> Outcome {
    let mut all: Vec<Outcome> = parts.into_iter().collect();
    if all.iter().any(|it| *it != Outcome::NotApplicable) {
        all.retain(|it| *it != Outcome::NotApplicable);
    }
    let any = |wanted: Outcome| all.contains(&wanted);
    if any(Outcome::NotEntered) || all.is_empty() {
        Outcome::NotEntered
    } else if any(Outcome::NotMet) {
        Outcome::NotMet
    } else if any(Outcome::NoData) {
        Outcome::NoData
    } else if any(Outcome::Met) {
        Outcome::Met
    } else if any(Outcome::Exceeded) {
        Outcome::Exceeded
    } else {
        Outcome::NotApplicable
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::target::Measure;

    fn target(comparator: Comparator, value: &str, unit: &str) -> Target {
        let (value, value_max) = match value.split_once("..") {
            Some((low, high)) => (low.parse().ok(), high.parse().ok()),
            None => (value.parse().ok(), None),
        };
        Target {
            text: String::new(),
            comparator,
            value,
            value_max,
            unit: Some(unit.to_owned()),
            deadline: None,
            per: None,
            measure: Measure::Level,
        }
    }

    #[track_caller]
    fn check(comparator: Comparator, value: &str, result: &str, expected: Outcome) {
        let answer = match result.split_once('/') {
            Some((n, d)) => Answer::Fraction(Fraction::new(n.parse().unwrap(), d.parse().unwrap()).unwrap()),
            None => Answer::Value(result.parse().unwrap()),
        };
        assert_eq!(judge(&target(comparator, value, "%"), Boundary::Lenient, &answer), expected);
    }

    #[test]
    fn more_is_better() {
        check(Comparator::AtLeast, "80", "80", Outcome::Met);
        check(Comparator::AtLeast, "80", "79.99", Outcome::NotMet);
        check(Comparator::AtLeast, "80", "80.01", Outcome::Exceeded);
        check(Comparator::MoreThan, "99.7", "100", Outcome::Exceeded);
        check(Comparator::MoreThan, "5", "5", Outcome::Met);
        check(Comparator::AtLeast, "89.86", "4371/4864", Outcome::Exceeded);
        check(Comparator::AtLeast, "90", "4371/4864", Outcome::NotMet);
    }

    #[test]
    fn less_is_better() {
        check(Comparator::AtMost, "3", "2.9", Outcome::Exceeded);
        check(Comparator::AtMost, "3", "3", Outcome::Met);
        check(Comparator::AtMost, "3", "3.1", Outcome::NotMet);
        check(Comparator::LessThan, "3", "3", Outcome::Met);
    }

    #[test]
    fn ranges_and_exact_values() {
        check(Comparator::Between, "5..7", "4.9", Outcome::NotMet);
        check(Comparator::Between, "5..7", "5", Outcome::Met);
        check(Comparator::Between, "5..7", "7", Outcome::Met);
        check(Comparator::Between, "5..7", "7.1", Outcome::Exceeded);
        check(Comparator::Exactly, "0", "0", Outcome::Met);
        check(Comparator::Exactly, "0", "1", Outcome::NotMet);
    }

    #[test]
    fn a_whole_cannot_be_exceeded() {
        check(Comparator::AtLeast, "100", "6/6", Outcome::Met);
        check(Comparator::MoreThan, "100", "100", Outcome::Met);
        check(Comparator::AtLeast, "100", "7/6", Outcome::Met);
        check(Comparator::AtLeast, "100", "5/6", Outcome::NotMet);
    }

    #[test]
    fn a_strict_boundary_is_short() {
        let target = target(Comparator::MoreThan, "5", "%");
        assert_eq!(judge(&target, Boundary::Strict, &Answer::Value(5.into())), Outcome::NotMet);
    }

    #[test]
    fn a_count_is_judged_by_itself_where_the_target_is_no_share() {
        let six = Answer::Fraction(Fraction::new(6.into(), 8.into()).unwrap());
        assert_eq!(
            judge(&target(Comparator::AtLeast, "5", "thôn"), Boundary::Lenient, &six),
            Outcome::Exceeded
        );
    }

    #[test]
    fn compound_rows() {
        use Outcome::{Exceeded, Met, NoData, NotApplicable, NotEntered, NotMet};
        for (parts, expected) in [
            (vec![Met, Exceeded], Met),
            (vec![Exceeded, Exceeded], Exceeded),
            (vec![Met, NotMet], NotMet),
            (vec![NotMet, NotEntered], NotEntered),
            (vec![Met, NoData], NoData),
            (vec![Met, NotApplicable], Met),
            (vec![NotApplicable, NotApplicable], NotApplicable),
            (vec![], NotEntered),
        ] {
            assert_eq!(combine(parts.clone()), expected, "{parts:?}");
        }
    }

    #[test]
    fn slugs_round_trip() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_slug(outcome.slug()), Some(outcome));
        }
    }
}

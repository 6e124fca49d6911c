//! What is said of targets and figures.

use super::format::{decimal, printed_date, quantity};
use super::{Language, filled};
use crate::domain::decimal::Decimal;
use crate::domain::target::{Comparator, Measure, Target};
use std::cmp::Ordering;

/// The target as a short phrase: "trên 80 %"; of a change "tăng trên 80 %".
pub fn target(language: Language, target: &Target) -> String {
    let texts = language.texts();
    let unit = target.unit.as_deref().unwrap_or_default();
    let value = |number: Option<Decimal>| number.map_or_else(String::new, |it| quantity(language, it, unit));
    let level = target.measure == Measure::Level;
    let phrase = match target.comparator {
        Comparator::AtLeast if level => "{}",
        Comparator::AtLeast | Comparator::AtLeastTimes => texts.target_at_least(),
        Comparator::MoreThan if level => texts.target_above(),
        Comparator::MoreThan => texts.target_more_than(),
        Comparator::AtMost => texts.target_at_most(),
        Comparator::LessThan if level => texts.target_below(),
        Comparator::LessThan => texts.target_less_than(),
        Comparator::Exactly => texts.target_exactly(),
        Comparator::Between => texts.target_between(),
        Comparator::DoneBy | Comparator::Milestone => texts.target_done(),
    };
    let mut phrase = if target.comparator == Comparator::Between {
        let low = target.value.map_or_else(String::new, |it| decimal(language, it));
        filled(phrase, &[&low, &value(target.value_max)])
    } else {
        filled(phrase, &[&value(target.value)])
    };
    match target.measure {
        Measure::Level => {}
        Measure::Increase => phrase = filled(texts.target_increase(), &[&phrase]),
        Measure::Decrease => phrase = filled(texts.target_decrease(), &[&phrase]),
    }
    if let Some(per) = &target.per {
        phrase = filled(texts.target_per(), &[&phrase, per]);
    }
    if let Some(deadline) = &target.deadline {
        phrase = filled(texts.target_before(), &[&phrase, &printed_date(language, deadline)]);
    }
    phrase
}

/// "Kỳ trước 85 %, tăng 4,86 điểm".
pub fn previous(language: Language, previous: Decimal, now: Option<Decimal>, unit: &str) -> String {
    let texts = language.texts();
    let before = quantity(language, previous, unit);
    let Some(now) = now else { return filled(texts.previous_only(), &[&before]) };
    let change = now.distance(previous);
    let points = match unit {
        "%" if change == Decimal::from(1) => texts.point(),
        "%" => texts.points(),
        unit => unit,
    };
    let change = quantity(language, change, points);
    let sentence = match now.cmp(&previous) {
        Ordering::Greater => texts.previous_up(),
        Ordering::Less => texts.previous_down(),
        Ordering::Equal => texts.previous_same(),
    };
    filled(sentence, &[&before, &change])
}

/// The question asked about `1.234`: both meanings in words of digits.
pub fn ambiguity(language: Language, grouped: Decimal, number: Decimal) -> (String, String) {
    let texts = language.texts();
    let whole = number.to_string();
    let (before, after) = whole.split_once('.').unwrap_or((&whole, ""));
    (
        filled(texts.number_whole(), &[&grouped.to_string()]),
        filled(texts.number_with_decimals(), &[&decimal(language, number), before, after]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(comparator: Comparator, value: Option<&str>, unit: Option<&str>) -> Target {
        Target {
            text: String::new(),
            comparator,
            value: value.map(|it| it.parse().unwrap()),
            value_max: None,
            unit: unit.map(str::to_owned),
            deadline: None,
            per: None,
            measure: Measure::Level,
        }
    }

    #[test]
    fn targets() {
        let said = |it: &Target| target(Language::En, it);
        assert_eq!(said(&goal(Comparator::AtLeast, Some("80"), Some("%"))), "80%");
        assert_eq!(said(&goal(Comparator::MoreThan, Some("80"), Some("%"))), "above 80%");
        assert_eq!(said(&goal(Comparator::AtMost, Some("3"), Some("%"))), "at most 3%");
        assert_eq!(said(&goal(Comparator::LessThan, Some("2"), Some("%"))), "below 2%");
        assert_eq!(said(&goal(Comparator::Exactly, Some("0"), None)), "exactly 0");
        let between =
            Target { value_max: "7".parse().ok(), ..goal(Comparator::Between, Some("5"), Some("%")) };
        assert_eq!(said(&between), "5 to 7%");
        let times = goal(Comparator::AtLeastTimes, Some("1"), Some("lần"));
        let times = Target { per: Some("2 năm".to_owned()), ..times };
        assert_eq!(said(&times), "at least 1\u{a0}lần per 2 năm");
        let done = goal(Comparator::DoneBy, None, None);
        let done = Target { deadline: Some("2024-06-30".to_owned()), ..done };
        assert_eq!(said(&done), "done, due 30 Jun 2024");
        let growth = goal(Comparator::MoreThan, Some("9"), Some("%"));
        let growth = Target { measure: Measure::Increase, ..growth };
        assert_eq!(said(&growth), "increase by more than 9%");
    }

    #[test]
    fn changes() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(
            previous(Language::En, number("85"), Some(number("89.86")), "%"),
            "Previous period 85%, up 4.86\u{a0}points"
        );
        assert_eq!(
            previous(Language::En, number("85"), Some(number("84")), "%"),
            "Previous period 85%, down 1\u{a0}point"
        );
        assert_eq!(
            previous(Language::En, number("5"), Some(number("5")), "thôn"),
            "Previous period 5\u{a0}thôn, no change"
        );
    }
}

//! Template lints: what a careful reader of a form would ask its author.

use super::decimal::Decimal;
use super::flaw::{Flaw, FlawKind, flaws};
use super::period::Date;
use super::target::{Comparator, Measure, Target};
use super::template::{Indicator, PartKind, Template};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Something doubtful or wrong in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// What.
    pub kind: LintKind,
    /// Where: an indicator, section or denominator id; empty for the template.
    pub place: String,
}

/// What a template can have wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LintKind {
    /// It cannot be filled in at all.
    Flaw(FlawKind),
    /// A section without indicators.
    EmptySection,
    /// A target over 100 % for a share.
    OverWhole,
    /// A share or number without unit.
    UnitMissing,
    /// A target that is held against a number and has none.
    ValueMissing,
    /// A range that ends below its beginning.
    RangeInverted,
    /// A deadline that is neither `YYYY-MM-DD` nor `YYYY`.
    BadDeadline {
        /// As it stands.
        deadline: String,
    },
    /// Next year's target is below this year's.
    NextYearLower,
    /// Next year allows more than this year, where less is better.
    NextYearHigher,
    /// The same name as an earlier row.
    DuplicateName {
        /// The id of that row.
        other: String,
    },
    /// The printed numbers jump. A section may begin anew at 1.
    NumberingJumps {
        /// The number before.
        before: String,
        /// The number that follows it.
        after: String,
    },
}

impl LintKind {
    /// Whether the template cannot be used at all: files with such a template are not opened, so what can be filled in
    /// and corrected by a declared outcome is no error.
    pub fn is_error(&self) -> bool {
        matches!(self, Self::Flaw(_))
    }

    /// The stable name used on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Flaw(FlawKind::Empty) => "template_empty",
            Self::Flaw(FlawKind::BadId) => "id_missing_or_repeated",
            Self::Flaw(FlawKind::NoParts) => "no_parts",
            Self::Flaw(FlawKind::UnknownDenominator) => "unknown_denominator",
            Self::EmptySection => "section_empty",
            Self::OverWhole => "target_over_100",
            Self::UnitMissing => "unit_missing",
            Self::ValueMissing => "value_missing",
            Self::RangeInverted => "range_inverted",
            Self::BadDeadline { .. } => "bad_deadline",
            Self::NextYearLower => "next_year_lower",
            Self::NextYearHigher => "next_year_higher",
            Self::DuplicateName { .. } => "duplicate_indicator",
            Self::NumberingJumps { .. } => "numbering_jumps",
        }
    }
}

/// Reads a template as a careful author would: what keeps it from being filled in first.
pub fn template(template: &Template) -> Vec<Lint> {
    let flaw = |it: Flaw| Lint { kind: LintKind::Flaw(it.kind), place: it.place };
    let mut found: Vec<Lint> = flaws(template).into_iter().map(flaw).collect();
    let mut say = |kind: LintKind, place: &str| found.push(Lint { kind, place: place.to_owned() });
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut last_number: Option<u32> = None;
    for section in &template.sections {
        if section.indicators.is_empty() {
            say(LintKind::EmptySection, &section.id);
        }
        let mut first = true;
        for indicator in &section.indicators {
            let name = indicator.name.trim().to_lowercase();
            if let Some(other) = names.insert(name, &indicator.id) {
                say(LintKind::DuplicateName { other: other.to_owned() }, &indicator.id);
            }
            let number: Option<u32> = indicator.number.parse().ok();
            if let (Some(last), Some(number)) = (last_number, number)
                && last.checked_add(1) != Some(number)
                && !(first && number == 1)
            {
                let jump =
                    LintKind::NumberingJumps { before: last.to_string(), after: indicator.number.clone() };
                say(jump, &indicator.id);
            }
            last_number = number.or(last_number);
            first &= number.is_none();
            for kind in indicator_lints(indicator) {
                say(kind, &indicator.id);
            }
        }
    }
    found
}

/// What a careful reader would ask of a row by itself.
pub fn indicator_lints(indicator: &Indicator) -> Vec<LintKind> {
    let mut found = Vec::new();
    for part in &indicator.parts {
        let target = &part.target;
        let over = target.value.is_some_and(|it| {
            // ">100%" asks for more than the whole as surely as "120%" does.
            it > Decimal::HUNDRED || it == Decimal::HUNDRED && target.comparator == Comparator::MoreThan
        });
        if part.kind == PartKind::Share && target.measure == Measure::Level && over {
            found.push(LintKind::OverWhole);
        }
        if part.kind != PartKind::Milestone && target.unit.is_none() {
            found.push(LintKind::UnitMissing);
        }
        found.extend(target_lints(target));
    }
    if let Some(next) = &indicator.next_year {
        found.extend(target_lints(&next.target));
        if let [part] = indicator.parts.as_slice() {
            found.extend(weaker(&part.target, &next.target));
        }
    }
    found
}

/// What is doubtful in a target by itself.
fn target_lints(target: &Target) -> Vec<LintKind> {
    let mut found = Vec::new();
    let range = target.comparator == Comparator::Between;
    if !target.comparator.is_task() && (target.value.is_none() || range && target.value_max.is_none()) {
        found.push(LintKind::ValueMissing);
    }
    if let (true, Some(low), Some(high)) = (range, target.value, target.value_max)
        && low > high
    {
        found.push(LintKind::RangeInverted);
    }
    if let Some(deadline) = &target.deadline
        && !is_deadline(deadline)
    {
        found.push(LintKind::BadDeadline { deadline: deadline.clone() });
    }
    found
}

/// `YYYY-MM-DD` of the calendar, or `YYYY`.
fn is_deadline(text: &str) -> bool {
    let year = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit()) && !text.starts_with('0');
    year || text.parse::<Date>().is_ok()
}

/// Whether the better result is the greater one; none for tasks and exact values. A decrease is no exception: the value
/// of "giảm 35%" is how much it falls by, and more is better.
fn greater_is_better(comparator: Comparator) -> Option<bool> {
    match comparator {
        Comparator::AtLeast | Comparator::MoreThan | Comparator::Between | Comparator::AtLeastTimes => {
            Some(true)
        }
        Comparator::AtMost | Comparator::LessThan => Some(false),
        Comparator::Exactly | Comparator::DoneBy | Comparator::Milestone => None,
    }
}

/// Whether next year asks for less than this year. Targets of different kinds cannot be compared.
fn weaker(now: &Target, then: &Target) -> Option<LintKind> {
    let direction = greater_is_better(now.comparator)?;
    let comparable = greater_is_better(then.comparator) == Some(direction)
        && (&now.unit, now.measure, &now.per) == (&then.unit, then.measure, &then.per);
    let (before, after) = (now.value?, then.value?);
    match (direction, after.cmp(&before)) {
        (true, Ordering::Less) if comparable => Some(LintKind::NextYearLower),
        (false, Ordering::Greater) if comparable => Some(LintKind::NextYearHigher),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::target::read;
    use crate::domain::target::Boundary;
    use crate::domain::template::{NextYear, Part, Section};

    /// A row of one part with the target of a text.
    fn row(id: &str, number: &str, target: &str) -> Indicator {
        let target = read(target).remove(0);
        let kind = if target.is_level_share() { PartKind::Share } else { PartKind::Number };
        let part = Part {
            id: "a".into(),
            label: String::new(),
            kind: if target.comparator.is_task() { PartKind::Milestone } else { kind },
            denominator: None,
            boundary: Boundary::Lenient,
            target,
        };
        Indicator {
            id: id.into(),
            number: number.into(),
            name: id.into(),
            lead_unit: String::new(),
            supporting_units: Vec::new(),
            note: String::new(),
            evidence_asked: false,
            required: true,
            same_measure: None,
            next_year: None,
            parts: vec![part],
        }
    }

    fn form(sections: Vec<Vec<Indicator>>) -> Template {
        let sections = sections.into_iter().enumerate().map(|(at, indicators)| Section {
            id: format!("S{at}"),
            roman: String::new(),
            title: String::new(),
            indicators,
        });
        Template {
            id: "x".into(),
            edition: 1,
            title: String::new(),
            annex: String::new(),
            issuer: String::new(),
            basis: String::new(),
            year: 2026,
            columns: Vec::new(),
            denominators: Vec::new(),
            sections: sections.collect(),
            replaces: None,
        }
    }

    fn codes(form: &Template) -> Vec<&'static str> {
        template(form).iter().map(|it| it.kind.code()).collect()
    }

    /// The lints of a form of one row.
    #[track_caller]
    fn check(target: &str, change: impl FnOnce(&mut Target), expected: &[&str]) {
        let mut row = row("1", "1", target);
        change(&mut row.parts[0].target);
        assert_eq!(codes(&form(vec![vec![row]])), expected, "{target}");
    }

    #[test]
    fn values() {
        for target in ["80%", "trên 80%", "không quá 3%", "dưới 3%", "= 3%", "1 lần/năm"] {
            check(target, |_| {}, &[]);
            check(target, |it| it.value = None, &["value_missing"]);
        }
        check("từ 5 đến 7%", |_| {}, &[]);
        check("từ 5 đến 7%", |it| it.value_max = None, &["value_missing"]);
        check("từ 5 đến 7%", |it| it.value = None, &["value_missing"]);
        check("từ 5 đến 7%", |it| it.value = it.value_max, &[]);
        check("từ 5 đến 7%", |it| it.value_max = "4.9".parse().ok(), &["range_inverted"]);
        check("Hoàn thành đề án", |_| {}, &[]);
        check("Hoàn thành trước ngày 30/6/2026", |_| {}, &[]);
    }

    #[test]
    fn deadlines() {
        for good in ["2026-06-30", "2026"] {
            check("Hoàn thành đề án", |it| it.deadline = Some(good.into()), &[]);
        }
        for bad in ["", "30/6/2026", "2026-02-31", "2026-6-30", "26", "0026", "cuối năm"] {
            check("Hoàn thành đề án", |it| it.deadline = Some(bad.into()), &["bad_deadline"]);
        }
    }

    #[test]
    fn next_year() {
        for (now, then, expected) in [
            ("80%", "85%", None),
            ("80%", "80%", None),
            ("80%", "trên 75%", Some("next_year_lower")),
            ("từ 5 đến 7%", "4%", Some("next_year_lower")),
            ("không quá 3%", "không quá 2%", None),
            ("không quá 3%", "dưới 3%", None),
            ("không quá 3%", "không quá 4%", Some("next_year_higher")),
            ("dưới 3 hộ", "dưới 5 hộ", Some("next_year_higher")),
            // How much it falls by: a smaller fall is less.
            ("giảm 35%", "giảm 40%", None),
            ("giảm 35%", "giảm 30%", Some("next_year_lower")),
            // Of different kinds.
            ("80%", "không quá 3%", None),
            ("80%", "5 hộ", None),
            ("tăng 9%", "5%", None),
            ("80%", "Hoàn thành", None),
            ("= 5%", "= 4%", None),
        ] {
            let mut row = row("1", "1", now);
            row.next_year = Some(NextYear { text: then.into(), target: read(then).remove(0) });
            let found = codes(&form(vec![vec![row]]));
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{now}, then {then}");
        }
        let mut row = row("1", "1", "80%");
        let mut target = read("từ 90 đến 95%").remove(0);
        target.value_max = None;
        row.next_year = Some(NextYear { text: String::new(), target });
        assert_eq!(codes(&form(vec![vec![row]])), ["value_missing"]);
    }

    #[test]
    fn numbering() {
        let section = |numbers: &[&str], from: usize| {
            let rows = numbers.iter().enumerate();
            rows.map(|(at, it)| row(&format!("{}", from + at), it, "80%")).collect::<Vec<_>>()
        };
        for (first, second, expected) in [
            (&["1", "2"][..], &["3", "4"][..], 0),
            (&["1", "2"], &["1", "2"], 0),
            (&["1", "2"], &["a", "1"], 0),
            (&["1", "2"], &["2"], 1),
            (&["1", "3"], &["1", "1"], 2),
            (&["4294967295"], &["4"], 1),
        ] {
            let found = codes(&form(vec![section(first, 0), section(second, 10)]));
            assert_eq!(found, vec!["numbering_jumps"; expected], "{first:?} {second:?}");
        }
    }
}

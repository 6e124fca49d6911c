//! From what was typed in a part to an answer, and what keeps it from being one.

use super::answer::{Absence, Answer};
use super::decimal::{Decimal, Fraction};
use super::draft::PartEntry;
use super::finding::{EntryProblem, Field};
use super::number::{self, NumberError, NumberReading, is_space};
use super::template::{Part, PartKind};
use crate::domain::reading::answer as answer_text;

/// What the entry of a part amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartReading {
    /// The answer; [`Answer::NotEntered`] while there is a problem.
    pub answer: Answer,
    /// The percentage typed beside the counts.
    pub typed_percent: Option<Decimal>,
    /// The total came from the shared one.
    pub total_is_shared: bool,
    /// What is wrong with the entry.
    pub problem: Option<EntryProblem>,
    /// The form's own instruction stands in the cell.
    pub residue: bool,
}

impl PartReading {
    fn of(answer: Answer) -> Self {
        Self { answer, typed_percent: None, total_is_shared: false, problem: None, residue: false }
    }

    fn absent(absence: Absence) -> Self {
        Self::of(match absence {
            Absence::NoData => Answer::NoData,
            Absence::NotApplicable => Answer::NotApplicable,
        })
    }

    fn problem(problem: EntryProblem) -> Self {
        Self { problem: Some(problem), ..Self::of(Answer::NotEntered) }
    }
}

/// Reads the entry of a part; `shared_total` is the shared denominator as typed, where the part has one.
pub fn interpret(part: &Part, entry: &PartEntry, shared_total: Option<&str>) -> PartReading {
    if let Some(absence) = entry.absence {
        return PartReading::absent(absence);
    }
    let residue = answer_text::read(&entry.entered).residue;
    // What is typed into the first field in any accepted form is understood before it is taken apart on leaving it.
    let mut apart;
    let mut entry = entry;
    let looks_composed =
        entry.entered.chars().any(|it| !(it.is_ascii_digit() || matches!(it, '.' | ',') || is_space(it)));
    if looks_composed {
        apart = entry.clone();
        let typed = std::mem::take(&mut apart.entered);
        apart.take(part.kind, &typed);
        if let Some(absence) = apart.absence {
            return PartReading::absent(absence);
        }
        entry = &apart;
    }
    let typed = |text: &str| !text.trim_matches(is_space).is_empty();
    if let Some(status) = entry.status.filter(|_| !typed(&entry.entered) && !typed(&entry.percent)) {
        return PartReading::of(Answer::Milestone(status));
    }
    let reading = match part.kind {
        PartKind::Milestone if typed(&entry.entered) => Err(EntryProblem::Unreadable(Field::Entered)),
        PartKind::Milestone => Ok(PartReading::of(Answer::NotEntered)),
        PartKind::Number => number_entry(part, entry),
        PartKind::Share => share_entry(entry, shared_total),
    };
    PartReading { residue, ..reading.unwrap_or_else(PartReading::problem) }
}

fn number_entry(part: &Part, entry: &PartEntry) -> Result<PartReading, EntryProblem> {
    if entry.entered.trim_matches(is_space).is_empty() {
        return Ok(PartReading::of(Answer::NotEntered));
    }
    let value = read(&entry.entered, Field::Entered)?;
    if !entry.total.trim_matches(is_space).is_empty() && part.target.is_percent() {
        let total = read(&entry.total, Field::Total)?;
        let fraction = Fraction::new(value, total).ok_or(EntryProblem::ZeroTotal)?;
        return Ok(PartReading::of(Answer::Fraction(fraction)));
    }
    Ok(PartReading::of(Answer::Value(value)))
}

fn share_entry(entry: &PartEntry, shared_total: Option<&str>) -> Result<PartReading, EntryProblem> {
    let typed = |text: &str| !text.trim_matches(is_space).is_empty();
    let count_typed = typed(&entry.entered);
    if entry.percent_only {
        if !typed(&entry.percent) {
            return Ok(PartReading::of(Answer::NotEntered));
        }
        let percent = percent(&entry.percent)?;
        return Ok(PartReading::of(Answer::Value(percent)));
    }
    if !count_typed {
        return if typed(&entry.total) {
            Err(EntryProblem::CountMissing)
        } else {
            Ok(PartReading::of(Answer::NotEntered))
        };
    }
    let count = read(&entry.entered, Field::Entered)?;
    if count.is_negative() {
        return Err(EntryProblem::Negative(Field::Entered));
    }
    let (total, total_is_shared) = match shared_total {
        _ if typed(&entry.total) => (entry.total.as_str(), false),
        Some(shared) if typed(shared) => (shared, true),
        _ => return Err(EntryProblem::TotalMissing),
    };
    let total = read(total, Field::Total)?;
    if total.is_negative() {
        return Err(EntryProblem::Negative(Field::Total));
    }
    let fraction = Fraction::new(count, total).ok_or(EntryProblem::ZeroTotal)?;
    if count > total {
        return Err(EntryProblem::CountOverTotal);
    }
    let typed_percent = if typed(&entry.percent) { Some(percent(&entry.percent)?) } else { None };
    Ok(PartReading { typed_percent, total_is_shared, ..PartReading::of(Answer::Fraction(fraction)) })
}

fn percent(text: &str) -> Result<Decimal, EntryProblem> {
    let text = text.trim_matches(is_space);
    let number = read(text.strip_suffix('%').unwrap_or(text), Field::Percent)?;
    if number < Decimal::ZERO || number > Decimal::HUNDRED {
        Err(EntryProblem::OutOfRange)
    } else {
        Ok(number)
    }
}

/// Reads the number in a field.
///
/// # Errors
///
/// What is wrong with it, or which two numbers it may be.
pub fn read(text: &str, field: Field) -> Result<Decimal, EntryProblem> {
    match number::read(text) {
        Ok(NumberReading::Certain(number)) => Ok(number),
        Ok(NumberReading::Ambiguous { grouped, decimal }) => {
            Err(EntryProblem::Ambiguous { field, grouped, decimal })
        }
        Err(NumberError::Unreadable) => Err(EntryProblem::Unreadable(field)),
        Err(NumberError::TooLarge) => Err(EntryProblem::TooLarge(field)),
        Err(NumberError::TooPrecise) => Err(EntryProblem::TooPrecise(field)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::target::{Boundary, Comparator, Measure, Target};

    fn part(kind: PartKind) -> Part {
        let target = Target {
            text: "trên 80%".into(),
            comparator: Comparator::MoreThan,
            value: Some(80.into()),
            value_max: None,
            unit: Some("%".into()),
            deadline: None,
            per: None,
            measure: Measure::Level,
        };
        Part {
            id: "a".into(),
            label: String::new(),
            kind,
            denominator: None,
            boundary: Boundary::Lenient,
            target,
        }
    }

    fn shown(reading: &PartReading) -> String {
        match (reading.problem, reading.answer) {
            (Some(problem), _) => format!("{problem:?}"),
            (None, Answer::Fraction(it)) => format!("{}/{}", it.numerator(), it.denominator()),
            (None, Answer::Value(it)) => it.to_string(),
            (None, other) => format!("{other:?}"),
        }
    }

    #[track_caller]
    fn check(count: &str, total: &str, expected: &str) {
        let entry = PartEntry { entered: count.into(), total: total.into(), ..PartEntry::default() };
        assert_eq!(shown(&interpret(&part(PartKind::Share), &entry, None)), expected, "{count} / {total}");
    }

    #[test]
    fn what_people_type_into_a_share() {
        check("4371", "4864", "4371/4864");
        check("4371/4864", "", "4371/4864");
        check("6/6 thôn", "", "6/6");
        check("89,9%", "", "89.9");
        check("-", "", "NoData");
        check("Không áp dụng", "", "NotApplicable");
        check("Đang thực hiện", "", "Milestone(InProgress)");
        check("", "", "NotEntered");
        check("5", "0", "ZeroTotal");
        check("5/0", "", "ZeroTotal");
        check("7/6", "", "CountOverTotal");
        check("7", "6", "CountOverTotal");
        check("150%", "", "OutOfRange");
        check("5", "", "TotalMissing");
        check("", "6", "CountMissing");
        check(
            "1.234",
            "4864",
            "Ambiguous { field: Entered, grouped: Decimal { mantissa: 1234, decimals: 0 }, decimal: Decimal { mantissa: 1234, decimals: 3 } }",
        );
        check("5😀", "6", "Unreadable(Entered)");
        check("5", "6😀", "Unreadable(Total)");
        check("năm", "6", "Unreadable(Entered)");
        check("-5", "6", "Negative(Entered)");
        check("1234567890123456", "6", "TooLarge(Entered)");
    }

    #[test]
    fn a_shared_total_serves_where_none_was_typed() {
        let entry = PartEntry { entered: "5".into(), ..PartEntry::default() };
        let reading = interpret(&part(PartKind::Share), &entry, Some("6"));
        assert_eq!(shown(&reading), "5/6");
        assert!(reading.total_is_shared);
    }

    #[test]
    fn percent_only() {
        for (percent, expected) in [
            ("89,9", "89.9"),
            ("89,9 %", "89.9"),
            ("101", "OutOfRange"),
            ("-1", "OutOfRange"),
            ("", "NotEntered"),
        ] {
            let entry = PartEntry { percent: percent.into(), percent_only: true, ..PartEntry::default() };
            assert_eq!(shown(&interpret(&part(PartKind::Share), &entry, Some("6"))), expected);
        }
    }

    #[test]
    fn numbers() {
        for (typed, expected) in [
            ("17%", "17"),
            ("17", "17"),
            ("-2,5", "-2.5"),
            ("1 lần", "1"),
            ("150", "150"),
            ("abc", "Unreadable(Entered)"),
        ] {
            let entry = PartEntry { entered: typed.into(), ..PartEntry::default() };
            assert_eq!(shown(&interpret(&part(PartKind::Number), &entry, None)), expected);
        }
    }

    #[test]
    fn the_forms_own_instruction_is_no_answer() {
        let entry = PartEntry {
            entered: "(Ghi rõ bao nhiêu/ bao nhiêu, đạt ...%)".into(),
            ..PartEntry::default()
        };
        assert!(interpret(&part(PartKind::Share), &entry, None).residue);
    }
}

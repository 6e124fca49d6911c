//! Targets as annexes print them: `≥15%`, `trên 99,7%`, `không quá 3%`, `Từ 50% hoạt động …`, and the sentences around
//! them. What is read is always shown to a person for confirmation, with its place in the text and how sure it is.

use super::clause::{clause, part_clauses};
use super::comparison::{Printed, has_word, level_reached, measure, printed};
use super::context::roles;
use super::deadline::{Deadline, deadlines};
use super::fold::Folded;
use super::quantity::{Kind, Quantity, quantities};
use super::rate::frequency;
use super::role::Role;
use super::schedule::give_deadlines;
use super::task::{dated_tasks, nought, once_every, once_in, tasks, times_in};
use super::words::{self, Span, ends_with_words};
use crate::domain::decimal::Decimal;
use crate::domain::number;
use crate::domain::target::{Comparator, Measure, Target};
use std::ops::Range;

/// A target and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As read; its `text` is the whole text.
    pub target: Target,
    /// The comparison, the number and the unit: bytes of the text that was read.
    pub place: Range<usize>,
    /// The part of the sentence the target speaks in.
    pub clause: Range<usize>,
    /// What a person should look at; empty where the reading is sure.
    pub doubts: Vec<Doubt>,
}

/// Why a reading may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// `1.234`: a number that can mean two.
    TwoMeanings {
        /// As printed.
        number: String,
        /// What it was taken for.
        read: Decimal,
        /// What else it can be.
        other: Decimal,
    },
    /// A blank has slipped into the number, or it has another misprint.
    Misprint,
    /// What is counted is in no list of units.
    MeasureUnit,
    /// The number stands in a sentence and may say something else.
    InSentence,
    /// Another number of the text was left aside, and nothing tells why it stands there.
    Unread,
    /// The text tells of a share of more than all.
    OverAll,
}

/// A number that was left aside, and what it is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What it is there for.
    pub role: Role,
    /// The number with its unit: bytes of the text that was read.
    pub place: Range<usize>,
}

/// All that was read of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// At least one: a text that only tells a task is a milestone.
    pub targets: Vec<Found>,
    /// Numbers that are no targets.
    pub aside: Vec<Aside>,
}

/// Reads the targets of a text; at least one.
pub fn read(text: &str) -> Vec<Target> {
    reading(text).targets.into_iter().map(|it| it.target).collect()
}

/// Reads the targets of a text, with their places and doubts.
pub fn reading(source: &str) -> Reading {
    let folded = Folded::of(shortened(source));
    let text = folded.text();
    let dates = deadlines(text);
    let quantities = quantities(text);
    let roles = roles(text, &quantities, &dates);
    let mut targets = Vec::new();
    for (index, it) in quantities.iter().enumerate().filter(|it| roles[it.0] == Role::Target) {
        targets.push(Draft::of(text, &quantities, &roles, &dates, index, targets.last(), it));
    }
    targets.extend(nought(text, &quantities, &roles));
    let once =
        once_in(text, &quantities).or_else(|| times_in(text, &quantities)).or_else(|| once_every(text));
    if let Some(once) = once {
        targets.retain(|it| it.place.end <= once.place.start || it.place.start >= once.place.end);
        targets.push(once);
    }
    targets.extend(tasks(text, &targets));
    targets.sort_by_key(|it: &Draft| it.place.start);
    if targets.is_empty() {
        targets.extend(dated_tasks(text, &dates));
    }
    part_clauses(text, &mut targets);
    give_deadlines(text, &dates, &mut targets);
    let aside = quantities
        .iter()
        .zip(&roles)
        .filter(|it| *it.1 != Role::Target)
        .map(|(it, role)| Aside { role: *role, place: folded.source(&it.place) })
        .collect::<Vec<_>>();
    let unread = aside.iter().any(|it| it.role == Role::Unclear);
    let targets = targets
        .into_iter()
        .map(|it| {
            let mut target = it.target;
            source.trim().clone_into(&mut target.text);
            if let Some(unit) = it.unit.filter(|unit| !is_name(folded.written(unit.clone()), &it.doubts)) {
                target.unit = Some(folded.written(unit).to_owned());
            }
            let mut doubts = it.doubts;
            if unread {
                doubts.push(Doubt::Unread);
            }
            Found { target, place: folded.source(&it.place), clause: folded.source(&it.clause), doubts }
        })
        .collect();
    Reading { targets, aside }
}

/// The first number of a text as a target, whatever it stands there for: somebody has pointed at it.
pub fn pointed_at(source: &str) -> Option<Found> {
    let folded = Folded::of(shortened(source));
    let text = folded.text();
    let quantities = quantities(text);
    let roles = vec![Role::Target; quantities.len()];
    let Draft { mut target, unit, place, clause, doubts } =
        Draft::of(text, &quantities, &roles, &deadlines(text), 0, None, quantities.first()?);
    target.unit = unit.map(|it| folded.written(it).to_owned());
    source.trim().clone_into(&mut target.text);
    Some(Found { target, place: folded.source(&place), clause: folded.source(&clause), doubts })
}

/// As much of a text as a target can have: the reading of one takes the square of its length.
pub(super) fn shortened(text: &str) -> &str {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => text.get(..at).unwrap_or(text),
        None => text,
    }
}

/// No target is longer, in letters; what stands behind is not looked at.
const LONGEST: usize = 3_000;

/// "≤ 3 Đông Nam Á": a name behind the number is no unit.
fn is_name(unit: &str, doubts: &[Doubt]) -> bool {
    let mut letters = unit.chars();
    let capital = letters.next().is_some_and(|it| words::lower(it) != it);
    let small = letters.next().is_some_and(|it| words::lower(it) == it);
    doubts.contains(&Doubt::MeasureUnit) && capital && small && unit.contains(' ')
}

/// The numbers in `targets`, read from `text`, that a person should confirm: `1.234` is never read in silence.
pub fn doubts(text: &str, targets: &[Target]) -> Vec<Doubt> {
    let folded = Folded::of(text);
    let doubt = |span: Span| {
        let number = span.of(folded.text());
        let reading = number::read(number).ok()?;
        let taken = targets.iter().find_map(|it| {
            let (read, other) = reading.in_print(it.is_percent());
            let used = [it.value, it.value_max].contains(&Some(read));
            other.filter(|_| used).map(|other| (read, other))
        });
        taken.map(|(read, other)| Doubt::TwoMeanings { number: number.to_owned(), read, other })
    };
    words::numbers(folded.text()).into_iter().filter_map(doubt).collect()
}

/// A target while it is put together; places are those of the folded text.
pub(super) struct Draft {
    pub(super) target: Target,
    pub(super) unit: Option<Range<usize>>,
    pub(super) place: Range<usize>,
    pub(super) clause: Range<usize>,
    pub(super) doubts: Vec<Doubt>,
}

pub(super) fn empty(comparator: Comparator) -> Target {
    Target {
        text: String::new(),
        comparator,
        value: None,
        value_max: None,
        unit: None,
        deadline: None,
        per: None,
        measure: Measure::Level,
    }
}

impl Draft {
    pub(super) fn task(place: Range<usize>) -> Self {
        Self {
            target: empty(Comparator::Milestone),
            unit: None,
            place: place.clone(),
            clause: place,
            doubts: Vec::new(),
        }
    }

    /// Reads the quantity at `index`, which is a target.
    fn of(
        text: &str,
        all: &[Quantity],
        roles: &[Role],
        dates: &[Deadline],
        index: usize,
        last: Option<&Self>,
        it: &Quantity,
    ) -> Self {
        let clause = clause(text, it.place.start);
        let start = last.map_or(clause.start, |last| last.place.end.max(clause.start));
        let since = dates.iter().map(|it| it.place.end).rfind(|end| *end <= it.place.start);
        let printed = printed(text, it.place.start);
        let mut doubts = Vec::new();
        let mut value = |span: Span| {
            let read = number::read(span.of(text)).ok()?;
            let (read, other) = read.in_print(it.is_share());
            if let Some(other) = other {
                doubts.push(Doubt::TwoMeanings { number: span.of(text).to_owned(), read, other });
            }
            Some(read)
        };
        let (low, high) = (it.low.and_then(&mut value), value(it.number));
        if it.number.of(text).contains(' ') && it.number.of(text).contains([',', '.']) {
            doubts.push(Doubt::Misprint);
        }
        let mut target = empty(printed.comparator.unwrap_or(Comparator::AtLeast));
        target.value = high;
        target.per.clone_from(&it.per);
        target.measure = measure(text, start.max(since.unwrap_or(0)), &printed);
        if target.value == Some(Decimal::ZERO) && has_word(printed.words, "bằng") {
            target.comparator = Comparator::Exactly;
        }
        if let Some(comparator) = behind(text, it) {
            target.comparator = comparator;
        }
        if printed.comparator.is_none() {
            let share = it.is_share().then_some("%");
            carry_over(text, &printed, last, start, share, &mut target);
        }
        if let Some(before) =
            index.checked_sub(1).and_then(|at| all.get(at)).filter(|_| roles[index - 1] == Role::Baseline)
        {
            let lead = words::before(text, before.place.start);
            let gap = text.get(before.place.end..it.place.start).unwrap_or_default();
            if let Some(comparator) = level_reached(lead, gap) {
                let own = printed.comparator.filter(|it| *it != Comparator::AtMost);
                (target.comparator, target.measure) = (own.unwrap_or(comparator), Measure::Level);
            }
        }
        if low.is_some() {
            target.comparator = Comparator::Between;
            (target.value, target.value_max) = (low, high);
        }
        match it.kind {
            Kind::Percent => target.unit = Some("%".to_owned()),
            Kind::Permille => target.unit = Some("‰".to_owned()),
            Kind::Counted(true) | Kind::Bare => {}
            Kind::Counted(false) => doubts.push(Doubt::MeasureUnit),
        }
        if it.kind == Kind::Percent
            && target.measure == Measure::Level
            && target.value.is_some_and(|it| it > Decimal::from(100))
        {
            doubts.push(Doubt::OverAll);
        }
        if !it.is_share() && (it.place.start - clause.start > 60 || clause.end > it.place.end + 60) {
            doubts.push(Doubt::InSentence);
        }
        let mut unit = it.unit.clone();
        let open = start.max(since.unwrap_or(0))..clause.end;
        frequency(text, &open, it, &mut target, &mut unit);
        let place = printed.from.min(it.place.start)..it.place.end;
        Self { target, unit, place, clause, doubts }
    }
}

/// "80% số hộ trở lên": the comparison behind the number.
fn behind(text: &str, it: &Quantity) -> Option<Comparator> {
    let tail = text.get(it.place.end..)?;
    let near = tail
        .find(|it: char| matches!(it, ',' | ';' | '.' | ':' | '(' | ')') || it.is_ascii_digit())
        .unwrap_or(tail.len());
    let near = tail.get(..near)?;
    let words = |at: usize| near.get(..at).map_or(usize::MAX, |it| it.split_whitespace().count());
    let at = |words_: &str| near.find(words_).map(words);
    match (at("trở lên"), at("trở xuống")) {
        (Some(0..=5), _) => Some(Comparator::AtLeast),
        (_, Some(0..=5)) => Some(Comparator::AtMost),
        _ if near.trim_start().starts_with("hoặc cao hơn") => Some(Comparator::AtLeast),
        _ => None,
    }
}

/// "xuống dưới 9% vào năm 2025 và 6% vào năm 2030": what is said of the first number is meant of the second.
fn carry_over(
    text: &str,
    printed: &Printed<'_>,
    last: Option<&Draft>,
    start: usize,
    unit: Option<&str>,
    target: &mut Target,
) {
    let Some(last) = last.filter(|last| last.place.end <= start) else { return };
    let gap = text.get(last.place.end..printed.lead.len()).unwrap_or_default();
    let near = !gap.contains([';', ':', '.']) && printed.words.trim().is_empty();
    let down = matches!(last.target.comparator, Comparator::AtMost | Comparator::LessThan);
    if near && gap.split_whitespace().count() <= 5 && down && ends_with_words(printed.lead, "và") {
        target.comparator = Comparator::AtMost;
    }
    // "giảm ít nhất 15% số vụ, 15% số người chết và 15% số người bị thương".
    let listed = printed.lead.ends_with(',') || ends_with_words(printed.lead, "và");
    if near
        && listed
        && gap.split_whitespace().count() <= 14
        && target.measure == Measure::Level
        && last.target.unit.as_deref() == unit
    {
        target.measure = last.target.measure;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<String> = read(text)
            .iter()
            .map(|it| {
                let mut line = it.comparator.slug().to_owned();
                for field in [
                    it.value.map(|it| it.to_string()),
                    it.value_max.map(|it| format!("..{it}")),
                    it.unit.clone(),
                    it.per.as_ref().map(|it| format!("per {it}")),
                    it.deadline.as_ref().map(|it| format!("by {it}")),
                ]
                .into_iter()
                .flatten()
                {
                    line = format!("{line} {field}");
                }
                if it.measure == Measure::Level { line } else { format!("{line} {}", it.measure.slug()) }
            })
            .collect();
        assert_eq!(found.join(" + "), expected, "{text}");
    }

    #[test]
    fn plain_forms() {
        check("≥15%", ">= 15 %");
        check("> 60%", "> 60 %");
        check(">20 %", "> 20 %");
        check("trên 99,7%", "> 99.7 %");
        check("không quá 3%", "<= 3 %");
        check("dưới 2%", "< 2 %");
        check("99,7%", ">= 99.7 %");
        check("tối thiểu 5 thôn", ">= 5 thôn");
        check("5 thôn trở lên", ">= 5 thôn");
        check(">10", "> 10");
        check("từ 5 đến 7%", "between 5 ..7 %");
        check("5-7%", "between 5 ..7 %");
        check("từ 5% đến 7%", "between 5 ..7 %");
        check("1.234 hộ", ">= 1234 hộ");
        check("1.234%", ">= 1.234 %");
        check("1,234%", ">= 1.234 %");
    }

    #[test]
    fn comparisons_in_words() {
        for (words, expected) in [
            ("không lớn hơn", "<="),
            ("không cao hơn", "<="),
            ("không nhiều hơn", "<="),
            ("không chậm hơn", "<="),
            ("không hơn", "<="),
            ("không trên", "<="),
            ("không quá", "<="),
            ("không vượt", "<="),
            ("không vượt quá", "<="),
            ("không được vượt quá", "<="),
            ("không để vượt", "<="),
            ("không được cao hơn", "<="),
            ("chưa quá", "<="),
            ("dưới hoặc bằng", "<="),
            ("nhỏ hơn hoặc bằng", "<="),
            ("bằng hoặc thấp hơn", "<="),
            ("không nhỏ hơn", ">="),
            ("không thấp hơn", ">="),
            ("không ít hơn", ">="),
            ("không kém hơn", ">="),
            ("không kém", ">="),
            ("không dưới", ">="),
            ("không được dưới", ">="),
            ("không để dưới", ">="),
            ("không được để dưới", ">="),
            ("không để xuống dưới", ">="),
            ("không được phép thấp hơn", ">="),
            ("bằng hoặc cao hơn", ">="),
            ("trên hoặc bằng", ">="),
            ("lớn hơn hoặc bằng", ">="),
            ("ít hơn", "<"),
            ("kém hơn", "<"),
            ("nhỏ hơn", "<"),
            ("thấp hơn", "<"),
            ("chưa đến", "<"),
            ("chưa tới", "<"),
            ("không đến", "<"),
            ("không lớn hơn hoặc bằng", "<"),
            ("cao hơn", ">"),
            ("lớn hơn", ">"),
            ("nhiều hơn", ">"),
            ("hơn", ">"),
            ("không nhỏ hơn hoặc bằng", ">"),
            ("vượt", ">="),
        ] {
            check(&format!("Tỷ lệ {words} 5%"), &format!("{expected} 5 %"));
            if words != "vượt" {
                check(&format!("{words} 5 hộ"), &format!("{expected} 5 hộ"));
            }
        }
        check("giảm không quá 5%", "<= 5 % decrease");
        check("vận tải hàng không trên 5%", "> 5 %");
        check("có hay không > 5%", "> 5 %");
        check("tăng không dưới 5%", ">= 5 % increase");
        check("không giảm xuống dưới 80%", "< 80 %");
    }

    #[test]
    fn ranges_in_words() {
        for text in ["5 đến 7%", "5 - 7%", "từ 5 tới 7%", "đạt 5 đến 7%", "5% đến 7%"] {
            check(text, "between 5 ..7 %");
        }
        check("5 đến 7 hộ", "between 5 ..7 hộ");
        check("cấp độ 3 đến 80%", ">= 80 %");
        check("7 đến 5%", ">= 5 %");
    }

    #[test]
    fn units_as_written() {
        check("> 10 Mbps", "> 10 Mbps");
        check("≥ 2 GB", ">= 2 GB");
        check("Tối thiểu 5  Thôn trở lên", ">= 5 Thôn");
        check("không quá 3 người", "<= 3 người");
        check("20 Triệu đồng/Hộ/Năm", ">= 20 Triệu đồng/Hộ per năm");
    }

    #[test]
    fn signs() {
        check("≥ -5%", ">= -5 %");
        check("không quá -5%", "<= -5 %");
        check("trên −2,5%", "> -2.5 %");
        check("ít nhất –3 điểm", ">= -3 điểm");
        check("từ -5 đến -2%", "between -5 ..-2 %");
        check("từ -5% đến 5%", "between -5 ..5 %");
        check("5 - 7%", "between 5 ..7 %");
        check("5 -7%", "between 5 ..7 %");
    }

    #[test]
    fn changes_and_levels() {
        check("tăng 5 hộ", ">= 5 hộ increase");
        check("có thêm 02 thôn", ">= 2 thôn increase");
        check("giảm ít nhất 35%", ">= 35 % decrease");
        check("rút ngắn 30%", ">= 30 % decrease");
        check("tăng thêm 2%", ">= 2 % increase");
        check("tăng lên 5 hộ", ">= 5 hộ");
        check("giảm còn 3%", "<= 3 %");
        check("giảm xuống còn 3%", "<= 3 %");
        check("giảm xuống dưới 3%", "< 3 %");
        check("giảm xuống còn 3 hộ", "<= 3 hộ");
        check("từ 60% lên 80%", ">= 80 %");
        check("tăng từ 60 lên 80%", ">= 80 %");
        check("giảm từ 5% xuống 3%", "<= 3 %");
        check("giảm từ 5% xuống còn 3%", "<= 3 %");
    }

    #[test]
    fn nought_in_words_and_rates() {
        check("không còn hộ nghèo", "= 0 hộ");
        check("Không còn thủ tục giấy", "= 0 thủ tục");
        check("không còn phù hợp", "milestone");
        check("không còn họ hàng", "milestone");
        check("mỗi năm giảm 4%", ">= 4 % per năm decrease");
        check("15%/năm", ">= 15 % per năm");
        check("5 triệu đồng/hộ/tháng", ">= 5 triệu đồng/hộ per tháng");
        check("5 cơ sở/thôn", ">= 5 cơ sở/thôn");
    }

    #[test]
    fn what_can_mean_two_numbers_is_told() {
        let told = |text: &str| {
            let found = doubts(text, &read(text));
            found
                .iter()
                .map(|it| match it {
                    Doubt::TwoMeanings { number, read, other } => format!("{number} {read} {other}"),
                    other @ (Doubt::Misprint
                    | Doubt::MeasureUnit
                    | Doubt::InSentence
                    | Doubt::Unread
                    | Doubt::OverAll) => {
                        format!("{other:?}")
                    }
                })
                .collect::<Vec<_>>()
                .join("; ")
        };
        assert_eq!(told("1.234%"), "1.234 1.234 1234");
        assert_eq!(told("không quá 1.234 hộ"), "1.234 1234 1.234");
        assert_eq!(told("từ 1.000 đến 2.500 hộ"), "1.000 1000 1; 2.500 2500 2.5");
        for certain in ["1234 hộ", "12,345%", "1.234.567 hộ", "80% của 1.234 hộ", ""] {
            assert_eq!(told(certain), "", "{certain}");
        }
    }

    #[test]
    fn sentences_of_the_documents() {
        check("80% dân số đảm bảo điều kiện có điện thoại thông minh", ">= 80 %");
        check("Trên 99,7% thôn/làng được phủ sóng băng rộng di động 3G, 4G", "> 99.7 %");
        check("Từ 50% hoạt động kiểm tra", ">= 50 %");
        check("Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản đạt 30%", ">= 30 %");
        check("Tỷ trọng kinh tế số đóng góp trên 5% GRDP toàn tỉnh", "> 5 %");
        check("Năng suất lao động hàng năm tăng tối thiểu 7%.", ">= 7 % per năm increase");
        check(
            "Tối thiểu 1 lần/2 năm cho hệ thống cấp độ 1, 2; tối thiểu 1 lần/1 năm",
            "at_least_times 1 lần per 2 năm + at_least_times 1 lần per 1 năm",
        );
        check(
            "Phê duyệt hồ sơ cho 100% hệ thống (hoàn thành trước ngày 30/6/2024).",
            ">= 100 % by 2024-06-30",
        );
        check("Hoàn thành việc triển khai cung cấp dữ liệu mở trên địa bàn", "milestone");
        check("Hoàn thành trước ngày 30/6/2024", "done_by by 2024-06-30");
        check("", "milestone");
    }
}

//! How a number of a target text is meant: the comparison printed beside it, and whether it is a level or a change.

use super::words::{Span, before, ends_with_words};
use crate::domain::target::{Comparator, Measure};

/// Words that stand before the number; where one ends with another, the longer comes first.
const BEFORE: [(&str, Comparator); 39] = [
    ("tối thiểu", Comparator::AtLeast),
    ("ít nhất", Comparator::AtLeast),
    ("nhiều nhất", Comparator::AtMost),
    ("tối đa", Comparator::AtMost),
    ("xuống còn", Comparator::AtMost),
    ("giảm còn", Comparator::AtMost),
    ("cao hơn", Comparator::MoreThan),
    ("lớn hơn", Comparator::MoreThan),
    ("nhiều hơn", Comparator::MoreThan),
    ("dài hơn", Comparator::MoreThan),
    ("lâu hơn", Comparator::MoreThan),
    ("chậm hơn", Comparator::MoreThan),
    ("muộn hơn", Comparator::MoreThan),
    ("thấp hơn", Comparator::LessThan),
    ("nhỏ hơn", Comparator::LessThan),
    ("ít hơn", Comparator::LessThan),
    ("kém hơn", Comparator::LessThan),
    ("ngắn hơn", Comparator::LessThan),
    ("sớm hơn", Comparator::LessThan),
    ("hơn", Comparator::MoreThan),
    ("trên", Comparator::MoreThan),
    ("xuống dưới", Comparator::LessThan),
    ("dưới", Comparator::LessThan),
    ("chưa đến", Comparator::LessThan),
    ("chưa tới", Comparator::LessThan),
    ("chưa đầy", Comparator::LessThan),
    ("không đến", Comparator::LessThan),
    ("không tới", Comparator::LessThan),
    ("không đầy", Comparator::LessThan),
    ("từ", Comparator::AtLeast),
    (">=", Comparator::AtLeast),
    ("=>", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("<=", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    (">", Comparator::MoreThan),
    ("<", Comparator::LessThan),
    ("=", Comparator::Exactly),
];

/// Words that compare only after a "không": alone they tell by how much ("vượt 5% so với dự toán").
const BEFORE_IF_TURNED: [(&str, Comparator); 4] = [
    ("vượt quá", Comparator::MoreThan),
    ("vượt", Comparator::MoreThan),
    ("quá", Comparator::MoreThan),
    ("kém", Comparator::LessThan),
];

/// Words that turn the comparison behind them; where one ends with another, the longer comes first.
const TURNING: [&str; 6] = ["không được để", "không được phép", "không được", "không để", "không", "chưa"];

/// The comparator printed before the number at `at`, and the text before that.
pub(super) fn comparator_before(text: &str, at: usize) -> (Option<Comparator>, &str) {
    let lead = before(text, at);
    let lead = lead.strip_suffix('(').map_or(lead, str::trim_end);
    // "trên hoặc bằng 80%" and "bằng hoặc trên 80%".
    let (words, equal_behind) = without(lead, "hoặc bằng").map_or((lead, false), |it| (it, true));
    let printed = BEFORE.iter().find_map(|it| Some((it.0, it.1, without(words, it.0)?)));
    if let Some((words, mut comparator, mut rest)) = printed {
        // Only words of comparison are turned: "Có hay không ≥ 5%" and "không từ 5%" are no such thing.
        let turns = words.starts_with(char::is_alphabetic)
            && matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
        let equal_before = without(rest, "bằng hoặc");
        rest = equal_before.unwrap_or(rest);
        if equal_behind || equal_before.is_some() {
            comparator = or_equal(comparator);
        }
        if let (Some(turned), Some(before)) = (turned(comparator).filter(|_| turns), turning(rest)) {
            return (Some(turned), before);
        }
        return (Some(comparator), rest);
    }
    let only_turned =
        BEFORE_IF_TURNED.iter().find_map(|it| Some((turned(it.1)?, turning(without(lead, it.0)?)?)));
    only_turned.map_or((None, lead), |(comparator, rest)| (Some(comparator), rest))
}

/// The text before the words it ends with.
fn without<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    ends_with_words(text, words).then(|| before(text, text.len() - words.len()))
}

/// The text before the word it ends with that turns what is behind it; "hàng không" is aviation.
fn turning(text: &str) -> Option<&str> {
    TURNING.iter().find_map(|it| without(text, it)).filter(|it| !ends_with_words(it, "hàng"))
}

/// With the value itself.
fn or_equal(comparator: Comparator) -> Comparator {
    match turned(comparator) {
        Some(Comparator::AtMost) => Comparator::AtLeast,
        Some(Comparator::AtLeast) => Comparator::AtMost,
        _ => comparator,
    }
}

/// All that a comparison leaves out: "không lớn hơn 5%" takes 5 in.
fn turned(comparator: Comparator) -> Option<Comparator> {
    match comparator {
        Comparator::MoreThan => Some(Comparator::AtMost),
        Comparator::LessThan => Some(Comparator::AtLeast),
        Comparator::AtLeast => Some(Comparator::LessThan),
        Comparator::AtMost => Some(Comparator::MoreThan),
        Comparator::Exactly
        | Comparator::Between
        | Comparator::DoneBy
        | Comparator::AtLeastTimes
        | Comparator::Milestone => None,
    }
}

/// The comparator of the number at `span`, before which or in whose `tail` it is printed.
pub(super) fn comparator(text: &str, span: Span, tail: &str) -> Comparator {
    if tail.starts_with("trở lên") {
        return Comparator::AtLeast;
    }
    if tail.starts_with("trở xuống") {
        return Comparator::AtMost;
    }
    comparator_before(text, span.from).0.unwrap_or(Comparator::AtLeast)
}

/// A change is meant only where the number is the change itself; `giảm còn`, `giảm xuống dưới` and `tăng lên` give a
/// level.
pub(super) fn measure(text: &str, at: usize) -> Measure {
    let (_, lead) = comparator_before(text, at);
    let reached = before(text, at).strip_prefix(lead).unwrap_or_default();
    if reached.contains("xuống") {
        return Measure::Level;
    }
    if ends_with_words(lead, "thêm") {
        return Measure::Increase;
    }
    if ends_with_words(lead, "tăng") || ends_with_words(lead, "tăng trưởng") {
        Measure::Increase
    } else if ends_with_words(lead, "giảm")
        || ends_with_words(lead, "rút ngắn")
        || ends_with_words(lead, "cắt giảm")
    {
        Measure::Decrease
    } else {
        Measure::Level
    }
}

/// How the second of two numbers is meant where the text says from where to where: "từ 60% lên 80%".
pub(super) fn level_reached(text: &str, start: Span, end: Span) -> Option<Comparator> {
    let gap = text.get(start.to..end.from)?.trim().trim_start_matches('%').trim();
    let from = ends_with_words(before(text, start.from), "từ");
    match gap {
        "lên" | "lên đến" | "lên tới" if from => Some(Comparator::AtLeast),
        "xuống" | "xuống còn" if from => Some(Comparator::AtMost),
        "xuống dưới" if from => Some(Comparator::LessThan),
        _ => None,
    }
}

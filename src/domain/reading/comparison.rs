//! How a number of a target text is meant: the comparison printed beside it, and whether it is a level or a change.

use super::words::{Span, before, ends_with_words};
use crate::domain::target::{Comparator, Measure};

/// Words that stand before the number; where one ends with another, the longer comes first.
const BEFORE: [(&str, Comparator); 35] = [
    ("lớn hơn hoặc bằng", Comparator::AtLeast),
    ("nhỏ hơn hoặc bằng", Comparator::AtMost),
    ("không thấp hơn", Comparator::AtLeast),
    ("không ít hơn", Comparator::AtLeast),
    ("không dưới", Comparator::AtLeast),
    ("không kém", Comparator::AtLeast),
    ("tối thiểu", Comparator::AtLeast),
    ("ít nhất", Comparator::AtLeast),
    ("không vượt quá", Comparator::AtMost),
    ("không cao hơn", Comparator::AtMost),
    ("không hơn", Comparator::AtMost),
    ("không quá", Comparator::AtMost),
    ("không trên", Comparator::AtMost),
    ("nhiều nhất", Comparator::AtMost),
    ("tối đa", Comparator::AtMost),
    ("xuống còn", Comparator::AtMost),
    ("giảm còn", Comparator::AtMost),
    ("cao hơn", Comparator::MoreThan),
    ("lớn hơn", Comparator::MoreThan),
    ("thấp hơn", Comparator::LessThan),
    ("nhỏ hơn", Comparator::LessThan),
    ("xuống dưới", Comparator::LessThan),
    ("trên", Comparator::MoreThan),
    ("hơn", Comparator::MoreThan),
    ("dưới", Comparator::LessThan),
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

/// The comparator printed before the number at `at`, and the text before that.
pub(super) fn comparator_before(text: &str, at: usize) -> (Option<Comparator>, &str) {
    let lead = before(text, at);
    let lead = lead.strip_suffix('(').map_or(lead, str::trim_end);
    for (words, comparator) in BEFORE {
        if ends_with_words(lead, words) {
            return (Some(comparator), before(lead, lead.len() - words.len()));
        }
    }
    (None, lead)
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

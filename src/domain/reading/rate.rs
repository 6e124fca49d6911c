//! Printed time rates: how often something happens, or how much of it in which time.

use super::quantity::Quantity;
use super::unit::time_rate;
use super::words::ends_with_words;
use crate::domain::target::{Comparator, Measure, Target};
use std::ops::Range;

/// `tối thiểu 1 lần/2 năm`, `01 cuộc diễn tập thực chiến/năm`, `mỗi quý họp 1 lần`; and the printed rate of others.
pub(super) fn frequency(
    text: &str,
    clause: &Range<usize>,
    it: &Quantity,
    target: &mut Target,
    unit: &mut Option<Range<usize>>,
) {
    let turns = ["lần", "cuộc"].into_iter().find(|word| {
        let unit = it.unit_of(text);
        unit == *word || unit.starts_with(&format!("{word} ")) || unit.starts_with(&format!("{word}/"))
    });
    let tail = text.get(it.place.end..clause.end).unwrap_or_default();
    let near = tail.split([',', '.', ';', '(']).next().unwrap_or_default();
    // "95% trẻ được học 2 buổi/ngày": the rate of another number.
    let other = |it: &(&str, &str)| it.0.contains(|it: char| it.is_ascii_digit());
    let slashed = near.split_once('/').filter(|at| !it.is_share() && !other(at));
    let slashed = slashed.and_then(|it| time_rate(it.1.trim_start()));
    let spoken = every(near.trim_start()).or_else(|| {
        // "3 cuộc giám sát trong nhiệm kỳ": only of how often something happens.
        turns?;
        let near = tail.split([';', ':', '(']).next().unwrap_or_default();
        near.match_indices(' ').find_map(|it| every(near.get(it.0 + 1..)?))
    });
    // "từ 6% trở lên/năm".
    let slashed = slashed.or_else(|| {
        time_rate(tail.trim_start().strip_prefix("trở lên")?.trim_start().strip_prefix('/')?.trim_start())
    });
    // "giảm 10% tội phạm hàng năm": only of a change.
    let spoken = spoken.or_else(|| {
        let changes = target.measure != Measure::Level;
        near.match_indices(' ').filter(|_| changes).find_map(|it| every(near.get(it.0 + 1..)?))
    });
    let lead = text.get(clause.start..it.place.start).unwrap_or_default();
    let told = repeated(lead);
    if target.per.is_none() {
        let slashed = slashed.filter(|_| {
            turns.is_some() || near.split_once('/').is_some_and(|it| it.0.split_whitespace().count() <= 8)
        });
        let counted = !it.is_share() || target.measure != Measure::Level;
        target.per = slashed
            .map(|it| it.0)
            .or_else(|| spoken.filter(|_| counted))
            .or_else(|| told.filter(|it| counted || it.1).map(|it| it.0));
    }
    let Some(word) = turns.filter(|_| target.per.is_some() && target.measure == Measure::Level) else {
        return;
    };
    if matches!(target.comparator, Comparator::AtLeast | Comparator::Milestone) {
        target.comparator = Comparator::AtLeastTimes;
    }
    if let Some(unit) = unit {
        unit.end = unit.start + word.len();
    }
}

/// "mỗi năm", "một năm", "trong năm" behind a number.
fn every(text: &str) -> Option<String> {
    let words =
        ["mỗi", "một", "hàng", "hằng", "trong 1", "trong một", "trên", "trong", "trên một", "1", "01"];
    words.iter().find_map(|it| {
        let rest = text.strip_prefix(it)?.strip_prefix(' ')?;
        let (rate, length) = time_rate(rest)?;
        let year = rest.get(length..)?.trim_start().starts_with(|it: char| it.is_ascii_digit());
        (!year && !rest.starts_with(|it: char| it.is_ascii_digit())).then_some(rate)
    })
}

/// "mỗi năm", "hằng quý" before a number; and whether it is an average, which is meant of any number.
fn repeated(lead: &str) -> Option<(String, bool)> {
    let words = ["mỗi ", "hàng ", "hằng ", "từng ", "bình quân ", "bình quân/", "bình quân/ "];
    let (at, word) = words.iter().filter_map(|it| Some((lead.rfind(it)?, *it))).max_by_key(|it| it.0)?;
    let rest = lead.get(at + word.len()..)?;
    let average = word.starts_with("bình quân") || ends_with_words(lead.get(..at)?.trim_end(), "bình quân");
    if lead.get(..at)?.trim_end().ends_with("kế hoạch") || rest.starts_with(|it: char| it.is_ascii_digit())
    {
        return None;
    }
    time_rate(rest).map(|it| (it.0, average))
}

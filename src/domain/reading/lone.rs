//! Texts that are hardly more than a target themselves. Only there is a number without a per cent sign a target: in a
//! sentence it may be an age, a decree or a year.

use super::comparison::{comparator_before, measure};
use super::target::{period_word, quantity, range_start, value};
use super::words::{Span, after, is_letter};
use crate::domain::decimal::Decimal;
use crate::domain::target::{Comparator, Target};

/// What may stand before a number that is hardly less than the whole text.
const LEADS: [&str; 17] = [
    "",
    "đạt",
    "có",
    "phấn đấu",
    "còn",
    "là",
    "thêm",
    "có thêm",
    "tăng",
    "tăng thêm",
    "tăng lên",
    "tăng trưởng",
    "nâng lên",
    "giảm",
    "cắt giảm",
    "rút ngắn",
    "giảm xuống",
];

/// What is counted by "không còn …"; other words after it are no quantity ("không còn phù hợp").
const COUNTED: [&str; 13] = [
    "hộ",
    "thôn",
    "làng",
    "bản",
    "buôn",
    "xóm",
    "tổ",
    "xã",
    "nhà",
    "người",
    "trường hợp",
    "thủ tục",
    "hồ sơ",
];

/// A text that is hardly more than the target itself: `>10`, `từ 5 đến 7 thôn`, `không quá 3 hộ`. The unit comes from
/// the text as `written`: "Mbps" is no "mbps".
pub(super) fn lone_quantity(text: &str, spans: &[Span], written: &str) -> Option<Target> {
    let (first, last) = match spans {
        [only] => (*only, *only),
        [low, high] if range_start(text, *low, *high, false).is_some() => (*low, *high),
        _ => return None,
    };
    let (printed, lead) = comparator_before(text, first.from);
    let lead = lead.trim_matches([' ', ':', '(']);
    let plain_lead = LEADS.contains(&lead);
    let tail = after(text, last.to).trim_end_matches(['.', ';', ')', ' ']);
    let (unit, suffix) = match (tail.strip_suffix("trở lên"), tail.strip_suffix("trở xuống")) {
        (Some(unit), _) => (unit.trim_end(), Some(Comparator::AtLeast)),
        (_, Some(unit)) => (unit.trim_end(), Some(Comparator::AtMost)),
        _ => (tail, None),
    };
    let words = unit.split(' ').filter(|it| !it.is_empty()).count();
    let is_unit = unit.chars().all(|it| it.is_alphabetic() || it == ' ' || it == '/') && words <= 4;
    let generation = matches!(unit, "g" | "tuổi");
    // "5 triệu đồng/hộ/tháng": the last rate is one of time.
    let rate = unit.rsplit_once('/').and_then(|(unit, rate)| Some((unit, period_word(rate)?)));
    let (unit, per) = rate.map_or((unit, None), |(unit, per)| (unit, Some(per)));
    if !plain_lead || !is_unit || unit.starts_with('/') || generation {
        return None;
    }
    let written = after(written, last.to).get(..unit.len());
    let unit = written.filter(|it| !it.is_empty());
    let mut target =
        quantity(suffix.or(printed).unwrap_or(Comparator::AtLeast), value(first.of(text), false), unit);
    if first != last {
        target.comparator = Comparator::Between;
        target.value_max = value(last.of(text), false);
    }
    target.measure = measure(text, first.from);
    target.per = per;
    target.value.is_some().then_some(target)
}

/// "không còn hộ nghèo": nought, in words.
pub(super) fn none_left(text: &str) -> Option<Target> {
    let counted = text.strip_prefix("không còn ")?;
    let noun = COUNTED
        .into_iter()
        .find(|it| counted.strip_prefix(it).is_some_and(|it| !it.starts_with(is_letter)))?;
    Some(quantity(Comparator::Exactly, Some(Decimal::ZERO), Some(noun)))
}

//! The quantities of a text: each number with the unit behind it, ranges as one, fractions as one.

use super::unit::{Unit, rates, skip_blank, starts_word, unit_at};
use super::words::{Span, after, before, ends_with_words, numbers};
use crate::domain::number;
use std::ops::Range;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `%`, `phần trăm`.
    Percent,
    /// `‰`.
    Permille,
    /// A noun or a measure; whether it is one of the list.
    Counted(bool),
    /// Nothing stands behind the number.
    Bare,
}

/// A number, or the two of a range, with what they count. Places are bytes of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    /// The lower end of a range.
    pub(super) low: Option<Span>,
    /// The number; of a fraction the count; of a range the upper end.
    pub(super) number: Span,
    /// The total of a fraction.
    pub(super) total: Option<Span>,
    /// What is counted.
    pub(super) kind: Kind,
    /// The unit as printed; none for shares.
    pub(super) unit: Option<Range<usize>>,
    /// The printed time rate.
    pub(super) per: Option<String>,
    /// From the first digit to behind unit and rate.
    pub(super) place: Range<usize>,
}

impl Quantity {
    /// Whether the number is a share of something.
    pub(super) fn is_share(&self) -> bool {
        matches!(self.kind, Kind::Percent | Kind::Permille)
    }

    /// Whether its numbers are numbers: "2,5100.000" is none.
    pub(super) fn is_readable(&self, text: &str) -> bool {
        let spans = [Some(self.number), self.low, self.total];
        spans.into_iter().flatten().all(|it| number::read(it.of(text)).is_ok())
    }

    /// The unit as the text has it.
    pub(super) fn unit_of<'a>(&self, text: &'a str) -> &'a str {
        self.unit.clone().and_then(|it| text.get(it)).unwrap_or_default()
    }
}

/// All quantities in the order of the text.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let spans = closed_up(text, numbers(text));
    let mut found: Vec<Quantity> = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        // "/10.000 dân" and the total of a fraction belong to the number before.
        if found.last().is_some_and(|it| span.from < it.place.end) {
            continue;
        }
        let mut quantity = single(text, *span);
        if let Some(total) = spans.get(index + 1).filter(|it| is_fraction(text, *span, **it)) {
            let whole = single(text, *total);
            let place = span.from..whole.place.end;
            quantity = Quantity { number: *span, total: Some(*total), place, ..whole };
            // "16/100.000 trẻ em" is a rate, and no 16 of them.
            if ["1.000", "10.000", "100.000", "10000", "100000"].contains(&total.of(text)) {
                quantity.unit = Some(span.to..quantity.unit.map_or(total.to, |it| it.end));
                quantity.kind = Kind::Counted(true);
            }
        }
        let low = found.last().filter(|it| it.low.is_none() && it.total.is_none());
        if let Some(low) = low.filter(|it| is_range(text, it, &quantity)) {
            quantity.low = Some(low.number);
            quantity.place.start = low.place.start;
            found.pop();
        }
        found.push(quantity);
    }
    found
}

/// "13, 41%": a blank has slipped into the number.
fn closed_up(text: &str, spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        let digits = |it: Span| it.of(text).bytes().all(|it| it.is_ascii_digit());
        let slipped = |last: &Span| {
            text.get(last.to..span.from) == Some(", ")
                && digits(*last)
                && digits(span)
                && span.of(text).len() <= 2
                && percent_at(text, span.to).is_some()
                // "lần lượt 30, 40%" and "cấp độ 3, 40%" are two numbers.
                && last.of(text).len() <= 2
                && (span.of(text).len() == 2 || last.from == 0)
                && !["lần lượt", "cấp độ", "lớp", "khối", "loại"].iter().any(|it| before(text, last.from).contains(it))
        };
        // "92 ,7 %".
        let torn = |last: &Span| {
            text.get(last.to..span.from) == Some(" ,")
                && digits(*last)
                && digits(span)
                && percent_at(text, span.to).is_some()
        };
        match out.last().copied().filter(|it| slipped(it) || torn(it)) {
            Some(last) => {
                out.pop();
                out.push(Span { from: last.from, to: span.to });
            }
            None => out.push(span),
        }
    }
    out
}

/// A number with what stands behind it.
fn single(text: &str, span: Span) -> Quantity {
    let (kind, unit) = if let Some((end, kind)) = percent_at(text, span.to) {
        (kind, rates(text, span.to, end))
    } else if let Some(unit) = unit_at(text, span.to) {
        (Kind::Counted(unit.known), unit)
    } else {
        (Kind::Bare, Unit { place: span.to..span.to, per: None, end: span.to, known: false })
    };
    let shown = matches!(kind, Kind::Counted(_)).then_some(unit.place);
    Quantity {
        low: None,
        number: span,
        total: None,
        kind,
        unit: shown,
        per: unit.per,
        place: span.from..unit.end,
    }
}

/// Where a per cent sign behind a number ends: `%`, `phần trăm`; `‰`, which is also typed `%o`, `%0`, `phần nghìn`.
fn percent_at(text: &str, at: usize) -> Option<(usize, Kind)> {
    let start = skip_blank(text, at);
    let rest = text.get(start..)?;
    if let Some(behind) = rest.strip_prefix('%') {
        let zero = behind.starts_with(['o', '0']) && !behind.get(1..)?.starts_with(char::is_alphanumeric);
        return Some(if zero { (start + 2, Kind::Permille) } else { (start + 1, Kind::Percent) });
    }
    if rest.starts_with('‰') {
        return Some((start + '‰'.len_utf8(), Kind::Permille));
    }
    for (words, kind) in
        [("phần trăm", Kind::Percent), ("phần nghìn", Kind::Permille), ("phần ngàn", Kind::Permille)]
    {
        if starts_word(text, start, words) {
            return Some((start + words.len(), kind));
        }
    }
    None
}

/// `7/12 thôn`, but not `30/6`, `6/2025` and `24/7`.
fn is_fraction(text: &str, part: Span, total: Span) -> bool {
    let slash = text.get(part.to..total.from).is_some_and(|it| it.trim() == "/");
    let lead = before(text, part.from);
    let dated = ["ngày", "tháng", "quý", "trước", "đến", "hết", "mùng", "kỳ"]
        .iter()
        .any(|it| ends_with_words(lead, it));
    let third = after(text, total.to).starts_with(['/', '-']) || lead.ends_with(['/', '-']);
    let clock = matches!((part.of(text), total.of(text)), ("24", "24" | "7"));
    let value = |it: Span| it.of(text).parse::<u16>().ok();
    let month =
        value(total).is_some_and(|it| (1990..2100).contains(&it)) && value(part).is_some_and(|it| it <= 12);
    let counted = matches!(unit_at(text, total.to), Some(unit) if unit.known);
    // "phòng, chống bệnh dại 28/9" is a day.
    let day =
        value(total).zip(value(part)).is_some_and(|(month, day)| month <= 12 && day <= 31 && day > month);
    slash && !dated && !third && !clock && (counted || !month && !day)
}

/// Whether two quantities are the ends of a range.
fn is_range(text: &str, low: &Quantity, high: &Quantity) -> bool {
    let Some(gap) = text.get(low.place.end..high.number.from) else { return false };
    let value = |span: Span| number::read(span.of(text)).ok().map(|it| it.in_print(high.is_share()).0);
    let (Some(start), Some(end)) = (value(low.number), value(high.number)) else { return false };
    let same = low.kind == Kind::Bare
        || low.is_share() == high.is_share() && high.unit_of(text).starts_with(low.unit_of(text));
    let lead = before(text, low.place.start);
    match gap.trim().trim_start_matches([',', ' ']) {
        "-" | "–" | "—" | "÷" | "−" | "~" => start < end && (same || low.kind == Kind::Bare),
        "đến dưới" | "đến" | "tới" | "đến dưới mức" => {
            const DATED: [&str; 6] = ["năm", "quý", "tháng", "ngày", "cấp độ", "cấp"];
            same && (ends_with_words(lead, "từ") && start <= end || start < end)
                && !DATED.iter().any(|it| ends_with_words(lead, it))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_of_a_text() {
        for (text, expected) in [
            ("đạt 80% trở lên", vec!["80%"]),
            ("7/12 thôn (58,3%)", vec!["7/12 thôn", "58,3%"]),
            ("từ 30 triệu đồng đến 40 triệu đồng/người", vec!["30 triệu đồng đến 40 triệu đồng/người"]),
            ("giảm 1 - 1,5%/năm", vec!["1 - 1,5%/năm"]),
            ("từ 5% đến 7%", vec!["5% đến 7%"]),
            ("8 bác sĩ/10.000 dân và 3 xã", vec!["8 bác sĩ/10.000 dân", "3 xã"]),
            ("đạt 13, 41%", vec!["13, 41%"]),
            ("6/2025", vec!["6", "2025"]),
            ("dưới 12,5 %o", vec!["12,5 %o"]),
            ("6-36 tháng", vec!["6-36 tháng"]),
        ] {
            let found: Vec<&str> = quantities(text).into_iter().filter_map(|it| text.get(it.place)).collect();
            assert_eq!(found, expected);
        }
    }
}

//! Targets as annexes print them: `≥15%`, `trên 99,7%`, `không quá 3%`, `Từ 50% hoạt động …`.
//!
//! Reads percentages anywhere in a sentence, and other quantities where the text is hardly more than the target
//! itself. What it reads is always shown to a person for confirmation.

use super::comparison::{comparator, level_reached, measure};
use super::deadline::deadline;
use super::lone::{lone_quantity, none_left};
use super::words::{Span, after, before, ends_with_words, numbers, plain, spaced};
use crate::domain::decimal::Decimal;
use crate::domain::number;
use crate::domain::target::{Comparator, Measure, Target};

/// What a number before "đến" stands behind where it begins no range.
const DATED: [&str; 5] = ["năm", "quý", "tháng", "ngày", "cấp độ"];

/// Reads the targets of a text; at least one: a text that only tells a task is a milestone.
pub fn read(text: &str) -> Vec<Target> {
    let lower = plain(text);
    let spans = numbers(&lower);
    let deadline = deadline(&lower, &spans);
    let mut targets = frequencies(&lower, &spans);
    if targets.is_empty() {
        targets = percentages(&lower, &spans);
    }
    if targets.is_empty() {
        targets.extend(lone_quantity(&lower, &spans, &spaced(text)));
    }
    if targets.is_empty() && spans.is_empty() {
        targets.extend(none_left(&lower));
    }
    if targets.is_empty() {
        let comparator = if deadline.is_some() { Comparator::DoneBy } else { Comparator::Milestone };
        targets.push(Target { comparator, ..quantity(Comparator::Milestone, None, None) });
    }
    for target in &mut targets {
        text.trim().clone_into(&mut target.text);
        target.deadline.clone_from(&deadline);
    }
    targets
}

pub(super) fn quantity(comparator: Comparator, value: Option<Decimal>, unit: Option<&str>) -> Target {
    Target {
        text: String::new(),
        comparator,
        value,
        value_max: None,
        unit: unit.map(str::to_owned),
        deadline: None,
        per: None,
        measure: Measure::Level,
    }
}

pub(super) fn value(text: &str, percent: bool) -> Option<Decimal> {
    number::read(text).ok().map(|it| it.in_print(percent).0)
}

/// A number of a target that can mean two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// As printed.
    pub number: String,
    /// What it was taken for.
    pub read: Decimal,
    /// What else it can be.
    pub other: Decimal,
}

/// The numbers in `targets`, read from `text`, that a person should confirm: `1.234` is never read in silence.
pub fn doubts(text: &str, targets: &[Target]) -> Vec<Doubt> {
    let lower = plain(text);
    let doubt = |span: Span| {
        let number = span.of(&lower);
        let reading = number::read(number).ok()?;
        let taken = targets.iter().find_map(|it| {
            let (read, other) = reading.in_print(it.is_percent());
            let used = [it.value, it.value_max].contains(&Some(read));
            other.filter(|_| used).map(|other| (read, other))
        });
        taken.map(|(read, other)| Doubt { number: number.to_owned(), read, other })
    };
    numbers(&lower).into_iter().filter_map(doubt).collect()
}

fn percentages(text: &str, spans: &[Span]) -> Vec<Target> {
    let mut found = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let Some(tail) = after(text, span.to).strip_prefix('%') else { continue };
        // "58,3% (7/12 thôn)": the bracket restates; "so với 46%" is a baseline.
        let lead = before(text, span.from);
        if ends_with_words(lead, "so với") || ends_with_words(lead, "chiếm") && lead.ends_with("(chiếm")
        {
            continue;
        }
        let Some(number) = value(span.of(text), true) else { continue };
        let mut target = quantity(comparator(text, *span, tail.trim_start()), Some(number), Some("%"));
        target.measure = measure(text, span.from);
        if let Some(reached) = index.checked_sub(1).and_then(|it| level_reached(text, spans[it], *span)) {
            (target.comparator, target.measure) = (reached, Measure::Level);
            if after(text, spans[index - 1].to).starts_with('%') {
                found.pop();
            }
        }
        target.per = match tail.trim_start().strip_prefix('/') {
            Some(rate) => period_word(rate),
            None => period_word(text.split_once("mỗi ").map_or("", |it| it.1)),
        };
        if let Some(low) = index.checked_sub(1).and_then(|it| range_start(text, spans[it], *span, true)) {
            target.comparator = Comparator::Between;
            target.value_max = Some(number);
            target.value = Some(low);
            // The lower end was read as a target of its own where it carried a percent sign too.
            if after(text, spans[index - 1].to).starts_with('%') {
                found.pop();
            }
        }
        found.push(target);
    }
    found
}

/// The lower end, where the text between two numbers makes them a range.
pub(super) fn range_start(text: &str, low: Span, high: Span, percent: bool) -> Option<Decimal> {
    let gap = text.get(low.to..high.from)?.trim().trim_start_matches('%').trim();
    let (start, end) = (value(low.of(text), percent)?, value(high.of(text), percent)?);
    let range = match gap {
        "-" | "–" | "đến dưới" => true,
        // "từ 5 đến 7%", and "5 đến 7%" where the 5 is no year and no number of something else.
        "đến" | "tới" => {
            let lead = before(text, low.from);
            ends_with_words(lead, "từ") || start < end && !DATED.iter().any(|it| ends_with_words(lead, it))
        }
        _ => false,
    };
    range.then_some(start)
}

/// `năm`, `2 năm`, `quý` at the start of a text.
pub(super) fn period_word(text: &str) -> Option<String> {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (count, word) = text.split_at_checked(digits)?;
    let count = count.trim_start_matches('0');
    let word =
        ["năm", "tháng", "quý", "tuần", "ngày"].into_iter().find(|it| word.trim_start().starts_with(it))?;
    Some(if count.is_empty() { word.to_owned() } else { format!("{count} {word}") })
}

/// `tối thiểu 1 lần/2 năm`, `01 cuộc diễn tập thực chiến/năm`.
fn frequencies(text: &str, spans: &[Span]) -> Vec<Target> {
    let mut found = Vec::new();
    for span in spans {
        let tail = after(text, span.to);
        let Some(unit) = ["lần", "cuộc"].into_iter().find(|it| tail.starts_with(it)) else { continue };
        let clause = tail.split([';', ',', '.']).next().unwrap_or_default();
        let Some(per) = clause.split_once('/').and_then(|(_, rate)| period_word(rate)) else { continue };
        let mut target = quantity(Comparator::AtLeastTimes, value(span.of(text), false), Some(unit));
        target.per = Some(per);
        found.push(target);
    }
    found
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
        check("năm 2023 đến 80%", ">= 80 %");
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
                .map(|it| format!("{} {} {}", it.number, it.read, it.other))
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
        check("Năng suất lao động hàng năm tăng tối thiểu 7%.", ">= 7 % increase");
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

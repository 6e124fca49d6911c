//! By when: the dates of target texts.

use super::quantity::{Kind, quantities};
use super::words::{Span, before, ends_with_words, numbers, words_of};
use crate::domain::period::Date;
use std::ops::Range;

/// A date by which something is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deadline {
    /// `YYYY-MM-DD` or `YYYY`.
    pub(super) date: String,
    /// From its first word to behind its last digit.
    pub(super) place: Range<usize>,
    /// Only the year stands there, "năm 2025": a deadline where another one has been told.
    pub(super) bare: bool,
}

/// What makes a day, a month or a quarter a deadline.
const DATED: &str = "trước ngày|đến ngày|tới ngày|chậm nhất là ngày|chậm nhất ngày|chậm nhất vào ngày|\
     chậm nhất đến ngày|hết ngày|trong ngày|vào ngày|trước|đến hết|đến cuối|đến|tới|hết|trong|vào|\
     cuối|chậm nhất là|chậm nhất|xong|hoàn thành:|hoàn thành ngày|thời hạn:|thời gian hoàn thành:|\
     hạn hoàn thành:|hoàn thành";

/// The deadlines of a text, in its order. The years of a period, a base year and the date of a document are none.
pub(super) fn deadlines(text: &str) -> Vec<Deadline> {
    let spans = numbers(text);
    let mut found: Vec<Deadline> = Vec::new();
    let mut index = 0;
    while let Some(rest) = spans.get(index..).filter(|it| !it.is_empty()) {
        let read = day(text, rest).or_else(|| month(text, rest)).or_else(|| year(text, rest));
        let Some((deadline, used)) = read else {
            index += 1;
            continue;
        };
        found.push(deadline);
        index += used;
    }
    found
}

/// `30/6/2024`, `30.6.2024`, `30 tháng 6 năm 2024`.
fn day(text: &str, spans: &[Span]) -> Option<(Deadline, usize)> {
    let first = spans.first()?;
    let start = dated(text, first.from)?;
    let parts: Vec<&str> = first.of(text).split('.').collect();
    let (day, month, year, end, used) = if let [day, month, year] = parts[..] {
        (day, month, year, first.to, 1)
    } else {
        let [day, month, year, ..] = spans else { return None };
        let between = |a: &Span, b: &Span| text.get(a.to..b.from).map(str::trim);
        let slashes = ["/", "-", "."]
            .iter()
            .any(|it| between(day, month) == Some(it) && between(month, year) == Some(it));
        let words = between(day, month) == Some("tháng") && matches!(between(month, year), Some("năm" | "/"));
        if !slashes && !words {
            return None;
        }
        (day.of(text), month.of(text), year.of(text), year.to, 3)
    };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some((Deadline { date: date.to_string(), place: start..end, bare: false }, used))
}

/// `tháng 6/2024`, `6/2024`, `quý III năm 2024`, `6 tháng đầu năm 2024`: the last day.
fn month(text: &str, spans: &[Span]) -> Option<(Deadline, usize)> {
    let first = spans.first()?;
    let parts: Vec<&str> = first.of(text).split('.').collect();
    // "quý III năm 2024": the first number is the year.
    if let Some(year) = year_of(text, *first) {
        let lead = before(text, first.from);
        let lead = lead.strip_suffix("năm").or_else(|| lead.strip_suffix(['/', '-']))?.trim_end();
        let roman = [("iii", 3), ("ii", 2), ("iv", 4), ("i", 1)];
        let (letters, quarter) = roman.into_iter().find(|it| ends_with_words(lead, it.0))?;
        let lead = lead.strip_suffix(letters)?.trim_end();
        let start = quarter_word(lead)?;
        let start = dated(text, start)?;
        return Some((last_day(year, quarter * 3, start..first.to)?, 1));
    }
    let (number, year, end, used) = match parts[..] {
        [month, year] if year.len() == 4 => {
            (month.parse::<u8>().ok()?, year.parse::<u16>().ok()?, first.to, 1)
        }
        _ => {
            let [first, second, ..] = spans else { return None };
            let between = text.get(first.to..second.from)?.trim();
            let half = matches!(between, "tháng đầu năm" | "tháng đầu của năm");
            if !matches!(between, "/" | "-" | "năm" | "." | "của năm" | "") && !half {
                return None;
            }
            let number = first.of(text).parse::<u8>().ok()?;
            let year = year_of(text, *second)?;
            if half {
                let start = dated(text, first.from)?;
                return Some((last_day(year, number, start..second.to)?, 2));
            }
            (number, year, second.to, 2)
        }
    };
    let lead = before(text, first.from);
    let (month, start) = if let Some(start) = lead.strip_suffix("tháng") {
        (number, start.trim_end().len())
    } else if let Some(start) = quarter_word(lead) {
        (number.checked_mul(3)?, start)
    } else {
        (number, first.from)
    };
    let start = dated(text, start)?;
    Some((last_day(year, month, start..end)?, used))
}

fn quarter_word(lead: &str) -> Option<usize> {
    ["quý", "quí"].iter().find_map(|it| lead.strip_suffix(it)).map(|it| it.trim_end().len())
}

fn last_day(year: u16, month: u8, place: Range<usize>) -> Option<Deadline> {
    let date = (28..=31).rev().find_map(|day| Date::new(year, month, day))?;
    Some(Deadline { date: date.to_string(), place, bare: false })
}

/// `đến hết năm 2025`, `cuối năm 2025`: its last day; `đến năm 2025`, `vào năm 2025`: the year.
fn year(text: &str, spans: &[Span]) -> Option<(Deadline, usize)> {
    let first = spans.first()?;
    let year = year_of(text, *first)?;
    let tail = text.get(first.to..).unwrap_or_default().trim_start();
    // "năm 2021-2025", "giai đoạn 2021-2025", "2025/QĐ-UBND".
    if tail.starts_with(['-', '–', '/']) && tail.get(1..).is_some_and(|it| !it.starts_with(' ')) {
        return None;
    }
    let lead = before(text, first.from);
    let whole = |words: &str| lead.strip_suffix(words).filter(|_| ends_with_words(lead, words));
    let last = ["đến hết năm", "hết năm", "đến cuối năm", "cuối năm", "đến hết", "tới cuối năm"];
    if let Some(start) = last.iter().find_map(|it| whole(it)) {
        return Some((
            Deadline { date: format!("{year}-12-31"), place: start.len()..first.to, bare: false },
            1,
        ));
    }
    let plain = [
        "đến năm",
        "vào năm",
        "tới năm",
        "trước năm",
        "trong năm",
        "chậm nhất năm",
        "chậm nhất là năm",
        "đến",
        "mục tiêu",
    ];
    let start = plain.iter().find_map(|it| whole(it));
    let bare = start.is_none();
    // "Năm 2023, phấn đấu …" and "15 bậc năm 2020"; elsewhere it is the year of a plan, or goes on with another date.
    let start = start.or_else(|| whole("năm").filter(|it| opens(text, it.trim_end())))?;
    // "từ năm 2021 đến năm 2025" is a period.
    let period = start.trim_end().ends_with(|it: char| it.is_ascii_digit()) && start.contains("từ");
    let of_other = ["so với", "so", "từ", "kế hoạch", "của", "cuối", "đầu", "cùng kỳ", "ngày", "/", "-"]
        .iter()
        .any(|it| ends_with_words(start.trim_end(), it) || start.ends_with(it));
    (!(period || bare && of_other))
        .then(|| (Deadline { date: year.to_string(), place: start.len()..first.to, bare }, 1))
}

/// Whether a year that stands behind `lead` speaks of the whole: it opens the sentence, follows a quantity or another date.
fn opens(text: &str, lead: &str) -> bool {
    let at = lead.len();
    // Only what stands right before it: a look at all of the text for each year would take its square.
    let near = lead.char_indices().rev().nth(100).map_or(0, |it| it.0);
    let window = text.get(near..at).unwrap_or_default();
    let behind = quantities(window).last().is_some_and(|it| {
        // "gấp 1,5 lần năm 2020": that is where it stood.
        it.place.end == window.len() && it.kind != Kind::Bare && it.unit_of(window) != "lần"
    });
    let start = lead.is_empty() || lead.ends_with(['-', '+', ';', '.', ':']);
    start
        || behind
        || ["phấn đấu", "mục tiêu", "trong", "và", "phấn đấu trong"]
            .iter()
            .any(|it| ends_with_words(lead, it))
        || lead.ends_with(',')
}

/// Whether a text has a day without a year: "trước ngày 15/8", "trước ngày 20 hàng tháng".
pub(super) fn has_yearless_day(text: &str) -> bool {
    numbers(text).into_iter().any(|it| {
        let lead = before(text, it.from);
        ["trước ngày", "đến ngày", "chậm nhất ngày", "chậm nhất là ngày", "hết ngày"]
            .iter()
            .any(|word| ends_with_words(lead, word))
    })
}

fn year_of(text: &str, span: Span) -> Option<u16> {
    let digits = span.of(text);
    // "2.025" is a misprint that occurs.
    let year: u16 =
        if digits.len() == 5 { digits.replace('.', "").parse().ok()? } else { digits.parse().ok()? };
    (digits.len() == 4 || digits.starts_with("2.0")).then_some(year).filter(|it| (1990..2100).contains(it))
}

/// Where the word begins that makes what stands at `at` a deadline.
fn dated(text: &str, at: usize) -> Option<usize> {
    let lead = before(text, at);
    let word = words_of(DATED).find(|it| ends_with_words(lead, it))?;
    Some(lead.len() - word.len())
}

#[cfg(test)]
mod tests {
    use super::super::words::plain;
    use super::*;

    #[test]
    fn days_years_months_and_quarters() {
        for (text, expected) in [
            ("trước ngày 30/6/2024", Some("2024-06-30")),
            ("Đến ngày 1/12/2024", Some("2024-12-01")),
            ("trước ngày 15 tháng 6 năm 2025", Some("2025-06-15")),
            ("trước 30.6.2025", Some("2025-06-30")),
            ("đến hết năm 2025", Some("2025-12-31")),
            ("đến năm 2025", Some("2025")),
            ("trước tháng 6/2024", Some("2024-06-30")),
            ("trước tháng 6/2.025", Some("2025-06-30")),
            ("Trong tháng 02 năm 2024", Some("2024-02-29")),
            ("hết quý III/2024", Some("2024-09-30")),
            ("trong Quý I năm 2024", Some("2024-03-31")),
            ("đến quý 4/2024", Some("2024-12-31")),
            ("trong 6 tháng đầu năm 2025", Some("2025-06-30")),
            ("đến năm 2025 và đến năm 2030", Some("2025 2030")),
            ("trước tháng 13/2024", None),
            ("trong quý V/2024", None),
            ("giai đoạn 2021-2025", None),
            ("từ năm 2021 đến năm 2025", None),
            ("so với năm 2020", None),
            ("Kế hoạch tháng 6/2024", None),
            ("Quyết định số 6/2024", None),
            ("Quyết định ngày 27/10/2023", None),
            ("1 lần/quý", None),
        ] {
            let found: Vec<String> = deadlines(&plain(text)).into_iter().map(|it| it.date).collect();
            assert_eq!(found.join(" "), expected.unwrap_or_default(), "{text}");
        }
    }
}

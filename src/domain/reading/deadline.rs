//! By when: the dates of target texts.

use super::words::{Span, before, ends_with_words};
use crate::domain::period::Date;

/// `trước ngày 30/6/2024`, `đến ngày …`, `đến hết năm 2025`, `đến năm 2025`.
pub(super) fn deadline(text: &str, spans: &[Span]) -> Option<String> {
    for (index, span) in spans.iter().enumerate() {
        let lead = before(text, span.from);
        let dated = ["trước ngày", "đến ngày", "chậm nhất ngày", "trước", "chậm nhất là ngày"];
        if let [day, month, year, ..] = spans.get(index..)?
            && text.get(day.to..month.from).map(str::trim) == Some("/")
            && text.get(month.to..year.from).map(str::trim) == Some("/")
            && dated.iter().any(|it| ends_with_words(lead, it))
        {
            let date = Date::new(
                year.of(text).parse().ok()?,
                month.of(text).parse().ok()?,
                day.of(text).parse().ok()?,
            )?;
            return Some(date.to_string());
        }
        if let Some(date) = last_day(text, *span) {
            return Some(date.to_string());
        }
        let year: Option<u16> = span.of(text).parse().ok().filter(|it| (1990..2100).contains(it));
        if let Some(year) = year {
            if ends_with_words(lead, "đến hết năm") || ends_with_words(lead, "hết năm") {
                return Some(format!("{year}-12-31"));
            }
            if ends_with_words(lead, "đến năm") || ends_with_words(lead, "vào năm") {
                return Some(year.to_string());
            }
        }
    }
    None
}

/// "trước tháng 6/2024", "đến quý III năm 2024": the last day of the month or quarter printed before a year.
fn last_day(text: &str, year: Span) -> Option<Date> {
    let lead = before(text, year.from);
    let lead = lead.strip_suffix('/').or_else(|| lead.strip_suffix("năm"))?.trim_end();
    let digits = lead.trim_end_matches(|it: char| it.is_ascii_digit());
    let roman =
        [("iv", 4), ("iii", 3), ("ii", 2), ("i", 1)].into_iter().find(|it| ends_with_words(lead, it.0));
    let (lead, number): (&str, u8) = match (lead.get(digits.len()..)?.parse(), roman) {
        (Ok(number), _) => (digits, number),
        (_, Some((letters, number))) => (lead.strip_suffix(letters)?, number),
        _ => return None,
    };
    let lead = lead.trim_end();
    let (month, lead) = match (lead.strip_suffix("tháng"), lead.strip_suffix("quý")) {
        (Some(lead), _) => (number, lead),
        (_, Some(lead)) => (number.checked_mul(3)?, lead),
        _ => return None,
    };
    let lead = lead.trim_end();
    let dated =
        ["trước", "đến", "hết", "trong", "vào", "chậm nhất"].iter().any(|it| ends_with_words(lead, it));
    let year = year.of(text).parse().ok().filter(|_| dated)?;
    (28..=31).rev().find_map(|day| Date::new(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::super::words::{numbers, plain};
    use super::*;

    #[test]
    fn days_years_months_and_quarters() {
        for (text, expected) in [
            ("trước ngày 30/6/2024", Some("2024-06-30")),
            ("Đến ngày 1/12/2024", Some("2024-12-01")),
            ("đến hết năm 2025", Some("2025-12-31")),
            ("đến năm 2025", Some("2025")),
            ("trước tháng 6/2024", Some("2024-06-30")),
            ("Trong tháng 02 năm 2024", Some("2024-02-29")),
            ("hết quý III/2024", Some("2024-09-30")),
            ("trong Quý I năm 2024", Some("2024-03-31")),
            ("đến quý 4/2024", Some("2024-12-31")),
            ("trước tháng 13/2024", None),
            ("trong quý V/2024", None),
            ("giai đoạn 2021-2025", None),
            ("so với năm 2020", None),
            ("Kế hoạch tháng 6/2024", None),
            ("Quyết định số 6/2024", None),
            ("1 lần/quý", None),
        ] {
            let lower = plain(text);
            assert_eq!(deadline(&lower, &numbers(&lower)).as_deref(), expected, "{text}");
        }
    }
}

//! Numbers and dates as each language writes them.

use super::Language;
use crate::domain::decimal::Decimal;
use crate::domain::period::Date;

/// A number with its grouping: `1.234,5` and `1 234.5`.
pub fn decimal(language: Language, number: Decimal) -> String {
    let (group, mark) = match language {
        Language::Vi => ('.', ','),
        // A comma would be read back as a decimal mark, so English groups by a thin space (ISO 80000-1).
        Language::En => ('\u{202f}', '.'),
    };
    let canonical = number.to_string();
    let (sign, digits) = canonical.strip_prefix('-').map_or(("", canonical.as_str()), |it| ("-", it));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(mark);
        out.push_str(rest);
    }
    out
}

/// A number with its unit: `89,86 %` (no-break space) and `89.86%`, `5 thôn`.
pub fn quantity(language: Language, number: Decimal, unit: &str) -> String {
    let number = decimal(language, number);
    match (unit, language) {
        ("", _) => number,
        ("%", Language::En) => format!("{number}%"),
        (unit, _) => format!("{number}\u{a0}{unit}"),
    }
}

/// A day: `21/11/2026` and `21 Nov 2026`.
pub fn date(language: Language, day: Date) -> String {
    match language {
        Language::Vi => format!("{:02}/{:02}/{}", day.day, day.month, day.year),
        Language::En => {
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            let month = months.get(usize::from(day.month.saturating_sub(1))).copied().unwrap_or_default();
            format!("{} {month} {}", day.day, day.year)
        }
    }
}

/// A date of a file, `2024-06-30` or `2024`, as the language writes it.
pub fn printed_date(language: Language, text: &str) -> String {
    text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| date(language, day))
}

/// A moment, RFC 3339, as `14:32 21/11/2026` in the clock's own zone.
pub fn moment(language: Language, rfc_3339: &str) -> String {
    let clock = rfc_3339.get(11..16).unwrap_or_default();
    match rfc_3339.get(..10).and_then(|it| it.parse::<Date>().ok()) {
        Some(day) => format!("{clock}, {}", date(language, day)),
        None => rfc_3339.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_both_languages() {
        for (number, vi, en) in [
            ("1234.5", "1.234,5", "1\u{202f}234.5"),
            ("1973949", "1.973.949", "1\u{202f}973\u{202f}949"),
            ("-0.05", "-0,05", "-0.05"),
            ("100", "100", "100"),
        ] {
            let number = number.parse().unwrap();
            assert_eq!(decimal(Language::Vi, number), vi);
            assert_eq!(decimal(Language::En, number), en);
        }
        assert_eq!(quantity(Language::Vi, "89.86".parse().unwrap(), "%"), "89,86\u{a0}%");
    }

    #[test]
    fn moments() {
        assert_eq!(moment(Language::Vi, "2026-11-21T14:32:00+07:00"), "14:32, 21/11/2026");
        assert_eq!(moment(Language::En, "2026-11-21T14:32:00+07:00"), "14:32, 21 Nov 2026");
    }
}

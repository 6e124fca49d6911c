//! Kỳ báo cáo: what stretch of time a report is about.

use std::fmt;
use std::str::FromStr;

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// Not a day of the calendar in the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDateError;

impl Date {
    /// `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1000..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let part = |range: std::ops::Range<usize>| {
            let digits = text.get(range).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
            digits.and_then(|it| it.parse::<u16>().ok()).ok_or(ParseDateError)
        };
        if text.len() != 10 || text.get(4..5) != Some("-") || text.get(7..8) != Some("-") {
            return Err(ParseDateError);
        }
        let small = |number: u16| u8::try_from(number).map_err(|_| ParseDateError);
        Self::new(part(0..4)?, small(part(5..7)?)?, small(part(8..10)?)?).ok_or(ParseDateError)
    }
}

/// Which stretch of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// 1 to 12.
    Month(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// Sáu tháng and a quarter: January to September.
    NineMonths,
    /// The whole year.
    Year,
}

/// Kỳ báo cáo: a stretch of a year and the days its figures are counted from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The report year.
    pub year: u16,
    /// Which stretch of it.
    pub span: Span,
    /// First day whose figures count.
    pub from: Date,
    /// Last day whose figures count.
    pub to: Date,
}

/// Not a period in the form `2024`, `2024-H1`, `2024-Q3`, `2024-9M` or `2024-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsePeriodError;

impl Period {
    /// The period with the cut-off days of the decree.
    ///
    /// Decree 09/2019/NĐ-CP, articles 12 and 13: figures run from the 15th of the month before the period to the
    /// 14th of its last month. Nine months are not in the decree; the same rule is applied. Offices may set
    /// other days, so `from` and `to` are data and can be changed afterwards.
    pub fn new(year: u16, span: Span) -> Option<Self> {
        let (first, last) = match span {
            Span::Month(month @ 1..=12) => (month, month),
            Span::Quarter(quarter @ 1..=4) => (quarter * 3 - 2, quarter * 3),
            Span::Half(half @ 1..=2) => (half * 6 - 5, half * 6),
            Span::NineMonths => (1, 9),
            Span::Year => (1, 12),
            Span::Month(_) | Span::Quarter(_) | Span::Half(_) => return None,
        };
        let from = if first == 1 { Date::new(year - 1, 12, 15) } else { Date::new(year, first - 1, 15) };
        Some(Self { year, span, from: from?, to: Date::new(year, last, 14)? })
    }

    /// `2024-H1`: the name used in files, addresses and on the command line.
    pub fn slug(&self) -> String {
        let year = self.year;
        match self.span {
            Span::Month(month) => format!("{year}-{month:02}"),
            Span::Quarter(quarter) => format!("{year}-Q{quarter}"),
            Span::Half(half) => format!("{year}-H{half}"),
            Span::NineMonths => format!("{year}-9M"),
            Span::Year => year.to_string(),
        }
    }
}

impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, span) = match text.split_once('-') {
            None => (text, Span::Year),
            Some((year, rest)) => {
                let digit = |text: &str, len: usize| {
                    (text.len() == len).then(|| text.parse::<u8>().ok()).flatten().ok_or(ParsePeriodError)
                };
                let span = match (rest.as_bytes().first(), rest.get(1..)) {
                    (Some(b'Q' | b'q'), Some(number)) => Span::Quarter(digit(number, 1)?),
                    (Some(b'H' | b'h'), Some(number)) => Span::Half(digit(number, 1)?),
                    _ if rest.eq_ignore_ascii_case("9M") => Span::NineMonths,
                    _ => Span::Month(digit(rest, 2)?),
                };
                (year, span)
            }
        };
        let digits = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
        let year: u16 = year.parse().map_err(|_| ParsePeriodError)?;
        if !digits || year < 1901 {
            return Err(ParsePeriodError);
        }
        Self::new(year, span).ok_or(ParsePeriodError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_off_days_of_the_decree() {
        for (slug, from, to) in [
            ("2024", "2023-12-15", "2024-12-14"),
            ("2024-H1", "2023-12-15", "2024-06-14"),
            ("2024-H2", "2024-06-15", "2024-12-14"),
            ("2024-Q1", "2023-12-15", "2024-03-14"),
            ("2024-Q3", "2024-06-15", "2024-09-14"),
            ("2024-9M", "2023-12-15", "2024-09-14"),
            ("2024-01", "2023-12-15", "2024-01-14"),
            ("2024-07", "2024-06-15", "2024-07-14"),
        ] {
            let period: Period = slug.parse().unwrap();
            assert_eq!((period.from.to_string(), period.to.to_string()), (from.into(), to.into()), "{slug}");
            assert_eq!(period.slug(), slug);
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in [
            "", "24", "2024-", "2024-13", "2024-00", "2024-Q5", "2024-H0", "2024-1", "20244", "+024",
            "2024-é", "2024-Q",
        ] {
            assert_eq!(text.parse::<Period>(), Err(ParsePeriodError), "{text}");
        }
    }

    #[test]
    fn days_of_the_calendar() {
        for good in ["2024-02-29", "2023-12-31"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in ["2023-02-29", "2023-13-01", "2023-1-1", "2023/01/01", "", "2023-01-0é", "+023-01-01"] {
            assert_eq!(bad.parse::<Date>(), Err(ParseDateError), "{bad}");
        }
    }
}

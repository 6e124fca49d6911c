//! Numbers as people type them: `1.234,5`, `89,9`, `89.9`, `4 371`.
//!
//! Vietnamese writing has a decimal comma and groups thousands by dots, yet dots as decimal marks occur in
//! the same documents. So both are read, and the one form that can be either, a single dot before exactly
//! three digits, is asked about and never guessed.

use super::decimal::{Decimal, ParseDecimalError};

/// What a typed number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberReading {
    /// One number only.
    Certain(Decimal),
    /// `1.234`: one thousand two hundred and thirty-four, or one and a bit.
    Ambiguous {
        /// The dot groups thousands.
        grouped: Decimal,
        /// The dot is the decimal mark.
        decimal: Decimal,
    },
}

impl NumberReading {
    /// What a printed number means where nobody can be asked, and what else it can mean. A dot before three digits groups
    /// thousands, as in print; in per cent it is the decimal mark, because no share is over a hundred.
    pub fn in_print(self, percent: bool) -> (Decimal, Option<Decimal>) {
        match self {
            Self::Certain(it) => (it, None),
            Self::Ambiguous { grouped, decimal } if percent => (decimal, Some(grouped)),
            Self::Ambiguous { grouped, decimal } => (grouped, Some(decimal)),
        }
    }
}

/// Why a typed text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Not a number at all.
    Unreadable,
    /// More digits than any result has.
    TooLarge,
    /// More decimals than any result has.
    TooPrecise,
}

impl From<ParseDecimalError> for NumberError {
    fn from(error: ParseDecimalError) -> Self {
        match error {
            ParseDecimalError::NotANumber => Self::Unreadable,
            ParseDecimalError::TooLarge => Self::TooLarge,
            ParseDecimalError::TooPrecise => Self::TooPrecise,
        }
    }
}

/// Any of the spaces that keyboards, Word and web pages put between digits.
pub(super) fn is_space(it: char) -> bool {
    it.is_whitespace() || matches!(it, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{200b}' | '\u{feff}')
}

/// Reads one number, without unit or percent sign.
///
/// # Errors
///
/// When the text holds anything but one number, or the number has too many digits.
pub fn read(text: &str) -> Result<NumberReading, NumberError> {
    let text = text.trim_matches(is_space);
    let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = close_up(text).ok_or(NumberError::Unreadable)?;
    let certain = |whole: &str, decimals: &str| {
        Ok(NumberReading::Certain(Decimal::from_digits(negative, whole, decimals)?))
    };
    let marks = |mark: char| text.matches(mark).count();
    match (marks('.'), marks(',')) {
        (0, 0) => certain(&text, ""),
        (0, 1) => split_at_mark(&text, ',').and_then(|(whole, decimals)| certain(whole, decimals)),
        (1, 0) => {
            let (whole, decimals) = split_at_mark(&text, '.')?;
            let may_group = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if may_group {
                return Ok(NumberReading::Ambiguous {
                    grouped: Decimal::from_digits(negative, &[whole, decimals].concat(), "")?,
                    decimal: Decimal::from_digits(negative, whole, decimals)?,
                });
            }
            certain(whole, decimals)
        }
        (_, 0) => certain(&ungrouped(&text, '.')?, ""),
        (0, _) => certain(&ungrouped(&text, ',')?, ""),
        (_, 1) if text.rfind('.') < text.find(',') => {
            let (whole, decimals) = split_at_mark(&text, ',')?;
            certain(&ungrouped(whole, '.')?, decimals)
        }
        (1, _) if text.rfind(',') < text.find('.') => {
            let (whole, decimals) = split_at_mark(&text, '.')?;
            certain(&ungrouped(whole, ',')?, decimals)
        }
        _ => Err(NumberError::Unreadable),
    }
}

/// Takes out spaces inside a number (`13, 41`, `4 371`); `None` where something other than digits and marks is left.
fn close_up(text: &str) -> Option<String> {
    let closed: String = text.chars().filter(|it| !is_space(*it)).collect();
    let plain = closed.chars().all(|it| it.is_ascii_digit() || it == '.' || it == ',');
    // A space may group thousands or follow a mark; `12 3` is two numbers, not one.
    let groups: Vec<&str> = text.split(is_space).filter(|it| !it.is_empty()).collect();
    let apart = groups.windows(2).all(|pair| {
        let after_mark = pair[0].ends_with(['.', ',']) || pair[1].starts_with(['.', ',']);
        let leading_digits = pair[1].bytes().take_while(u8::is_ascii_digit).count();
        after_mark || leading_digits == 3
    });
    (plain && apart && !closed.is_empty()).then_some(closed)
}

fn split_at_mark(text: &str, mark: char) -> Result<(&str, &str), NumberError> {
    match text.split_once(mark) {
        Some((whole, decimals)) if !whole.is_empty() && !decimals.is_empty() => Ok((whole, decimals)),
        _ => Err(NumberError::Unreadable),
    }
}

/// Takes out the grouping marks of `1.973.949`; groups must have three digits, the first one to three.
fn ungrouped(text: &str, mark: char) -> Result<String, NumberError> {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    let well_formed = (1..=3).contains(&first.len()) && groups.all(|it| it.len() == 3);
    // A single group is a number without marks, such as the whole of `12345,6`.
    if well_formed || !text.contains(mark) {
        Ok(text.chars().filter(|it| *it != mark).collect())
    } else {
        Err(NumberError::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match read(text) {
            Ok(NumberReading::Certain(it)) => it.to_string(),
            Ok(NumberReading::Ambiguous { grouped, decimal }) => format!("{grouped} or {decimal}"),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn numbers_of_the_documents() {
        check("89,9", "89.9");
        check("89.9", "89.9");
        check("1.234,5", "1234.5");
        check("1,234.5", "1234.5");
        check("1.973.949", "1973949");
        check("1,973,949", "1973949");
        check("29.240,3", "29240.3");
        check("28,333", "28.333");
        check("0.333", "0.333");
        check("4371", "4371");
        check("03", "3");
        check("13, 41", "13.41");
        check("4 371", "4371");
        check(" 99,7 ", "99.7");
        check("12345,6", "12345.6");
        check("-2,5", "-2.5");
        check("−2,5", "-2.5");
        check("1234.567", "1234.567");
    }

    #[test]
    fn a_dot_before_three_digits_is_asked_about() {
        check("1.234", "1234 or 1.234");
        check("12.500", "12500 or 12.5");
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", " ", "-", "abc", "1.", ",5", "1,2,3", "1.23.456", "1.2,3.4", "1..2", "12 3", "5😀", "😀",
            "1/2", "5%", "1e3", "¹", "٤", "--1", "1-2", "NaN", "∞",
        ] {
            check(text, "Unreadable");
        }
        check("1234567890123456", "TooLarge");
        check("1,1234567", "TooPrecise");
    }
}

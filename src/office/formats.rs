//! Numbers of a workbook as Excel shows them: a cell that holds 0.5 shows "50%". Exact, with decimal strings only.

/// How a cell shows its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is.
    General,
    /// A day.
    Date,
    /// A number as a code shapes it.
    Shaped(Shape),
}

/// What a code makes of a number: `">"0.0%`, `#,##0.00,,"  triệu"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    before: String,
    after: String,
    /// In hundredths, with the sign.
    percent: bool,
    /// Figures behind the point.
    decimals: usize,
    /// How often it is taken by a thousand less.
    thousands: u32,
}

/// The format of a code: one that comes with Excel by its number, or the document's own.
pub(super) fn format(id: u32, code: Option<&str>) -> Format {
    let shaped = |percent, decimals| Format::Shaped(Shape { percent, decimals, ..Shape::default() });
    match (id, code) {
        (1 | 3, None) => shaped(false, 0),
        (2 | 4, None) => shaped(false, 2),
        (9, None) => shaped(true, 0),
        (10, None) => shaped(true, 2),
        (14..=22 | 45..=47, None) => Format::Date,
        (_, Some(code)) => own(code),
        (_, None) => Format::General,
    }
}

/// Reads a code of the document's own: only its first section, which is for positive numbers.
fn own(code: &str) -> Format {
    let mut shape = Shape::default();
    let (mut digits, mut point, mut date, mut commas) = (false, false, false, 0);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let words = if digits { &mut shape.after } else { &mut shape.before };
        match letter {
            ';' => break,
            '"' => words.extend(letters.by_ref().take_while(|it| *it != '"')),
            '\\' => words.extend(letters.next()),
            '_' | '*' => {
                letters.next();
            }
            '[' => {
                let _ = letters.by_ref().find(|it| *it == ']');
            }
            '0' | '#' | '?' => {
                digits = true;
                commas = 0;
                shape.decimals += usize::from(point);
            }
            '.' => point = digits,
            // Between figures it groups them; behind the last it takes them by a thousand less.
            ',' if digits => commas += 1,
            '%' => shape.percent = true,
            'd' | 'y' | 'm' | 'h' | 's' if !digits => date = true,
            '>' | '<' | '=' | '≥' | '≤' | '+' | '~' | '-' => words.push(letter),
            _ => {}
        }
    }
    shape.thousands = commas;
    match (date, digits) {
        (true, false) => Format::Date,
        (_, false) => Format::General,
        (_, true) => Format::Shaped(shape),
    }
}

/// What a cell shows for the number it holds.
pub(super) fn shown(number: &str, format: &Format, since_1904: bool) -> String {
    let Some(plain) = plain(number) else { return number.to_owned() };
    match format {
        // A cell is not wide enough for more.
        Format::General => comma(&rounded(&plain, 6)),
        Format::Shaped(shape) => {
            let number = if shape.percent { moved(&plain, 2) } else { plain };
            let number = moved(&number, -3 * i32::try_from(shape.thousands).unwrap_or(0));
            let sign = if shape.percent { "%" } else { "" };
            format!("{}{}{sign}{}", shape.before, comma(&rounded(&number, shape.decimals)), shape.after)
        }
        Format::Date => date(&plain, since_1904).unwrap_or_else(|| comma(&plain)),
    }
}

/// A number without exponent, rounded to the fifteen figures that Excel shows: 0.89900000000000002 is 0.899.
fn plain(number: &str) -> Option<String> {
    let (negative, digits) = match number.trim().strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, number.trim()),
    };
    let (mantissa, exponent) = match digits.split_once(['E', 'e']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|it| it.abs() <= 30)?),
        None => (digits, 0),
    };
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{decimals}");
    if all.is_empty() || all.len() > 400 || !all.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let mut point = i32::try_from(whole.len()).ok()? + exponent;
    let leading = all.len() - all.trim_start_matches('0').len();
    let mut figures: Vec<u8> = all.bytes().skip(leading).map(|it| it - b'0').collect();
    point -= i32::try_from(leading).ok()?;
    if figures.len() > 15 {
        let up = figures.get(15).is_some_and(|it| *it >= 5);
        figures.truncate(15);
        if up {
            point += i32::from(carry(&mut figures));
        }
    }
    while figures.last() == Some(&0) {
        figures.pop();
    }
    if figures.is_empty() {
        return Some("0".to_owned());
    }
    let figures: String = figures.into_iter().map(|it| char::from(b'0' + it)).collect();
    let sign = if negative { "-" } else { "" };
    Some(format!("{sign}{}", with_point(&figures, point)))
}

/// Adds one to the last figure; whether the number has become longer.
fn carry(figures: &mut Vec<u8>) -> bool {
    for it in figures.iter_mut().rev() {
        if *it < 9 {
            *it += 1;
            return false;
        }
        *it = 0;
    }
    figures.insert(0, 1);
    true
}

/// Figures with the point behind the given number of them.
fn with_point(figures: &str, point: i32) -> String {
    let length = i32::try_from(figures.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if point <= 0 {
        format!("0.{}{figures}", zeros(-point))
    } else if point >= length {
        format!("{figures}{}", zeros(point - length))
    } else {
        let (whole, decimals) = figures.split_at(usize::try_from(point).unwrap_or(0));
        format!("{whole}.{decimals}")
    }
}

/// A number with its point moved to the right.
fn moved(number: &str, places: i32) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |it| ("-", it));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{decimals}");
    let leading = all.len() - all.trim_start_matches('0').len();
    let figures = all.trim_matches('0');
    if figures.is_empty() {
        return "0".to_owned();
    }
    let point = i32::try_from(whole.len()).unwrap_or(0) - i32::try_from(leading).unwrap_or(0) + places;
    format!("{sign}{}", with_point(figures, point))
}

/// A number with at most so many figures behind its point, half rounded up, without noughts at its end.
fn rounded(number: &str, decimals: usize) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |it| ("-", it));
    let Some((whole, rest)) = digits.split_once('.').filter(|it| it.1.len() > decimals) else {
        return number.to_owned();
    };
    let up = rest.as_bytes().get(decimals).is_some_and(|it| *it >= b'5');
    let kept = rest.get(..decimals).unwrap_or_default();
    let mut figures: Vec<u8> = whole.bytes().chain(kept.bytes()).map(|it| it - b'0').collect();
    let longer = up && carry(&mut figures);
    let whole = whole.len() + usize::from(longer);
    let text: String = figures.into_iter().map(|it| char::from(b'0' + it)).collect();
    let (whole, decimals) = text.split_at_checked(whole).unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let number = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    if number == "0" { number } else { format!("{sign}{number}") }
}

/// The Vietnamese way: a decimal comma.
fn comma(number: &str) -> String {
    number.replace('.', ",")
}

/// A day of Excel's calendar, which counts from 1900 and takes that for a leap year.
fn date(number: &str, since_1904: bool) -> Option<String> {
    let days: i64 = number.split('.').next()?.parse().ok().filter(|it| (1..=2_958_465).contains(it))?;
    let days = if since_1904 { days + 1462 } else { days };
    // Days since 1970, then the civil calendar (Hinnant, "chrono-compatible low-level date algorithms").
    let days = days - 25_569 + i64::from(days < 60) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Some(format!("{day}/{month}/{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, id: u32, code: Option<&str>, expected: &str) {
        assert_eq!(shown(number, &format(id, code), false), expected, "{number} {code:?}");
    }

    #[test]
    fn numbers_as_excel_shows_them() {
        check("0.5", 9, None, "50%");
        check("0.997", 10, None, "99,7%");
        check("0.89900000000000002", 10, None, "89,9%");
        check("1", 9, None, "100%");
        check("-0.05", 9, None, "-5%");
        check("4371", 0, None, "4371");
        check("29240.3", 4, None, "29240,3");
        check("0.15", 164, Some("\">\"0%"), ">15%");
        check("5", 164, Some("0\" hộ\""), "5 hộ");
        check("5", 164, Some("0\"%\""), "5%");
        check("0.125", 164, Some("0.0%;[Red]-0.0%"), "12,5%");
        check("45473", 14, None, "30/6/2024");
        check("45473", 164, Some("dd/mm/yyyy"), "30/6/2024");
        check("45473.5", 164, Some("[$-1042A]dd/mm/yyyy hh:mm"), "30/6/2024");
        check("1", 14, None, "1/1/1900");
        check("1E-3", 0, None, "0,001");
        check("1.5E+3", 0, None, "1500");
        check("99.999999999999999", 0, None, "100");
        check("abc", 0, None, "abc");
        check("0", 9, None, "0%");
        check("0.333333333333333", 2, None, "0,33");
        check("0.333333333333333", 0, None, "0,333333");
        check("2.6666666", 1, None, "3");
        check("9.996", 2, None, "10");
        check("1250000000", 164, Some("#,##0.00,,\"  triệu\""), "1250  triệu");
        check("1234567", 3, None, "1234567");
        check("0.12345", 10, None, "12,35%");
        check("-0.001", 2, None, "0");
    }
}

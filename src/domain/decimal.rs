//! Exact decimal numbers.
//!
//! A share such as 4371/4864 is never rounded before it is judged: it is compared
//! as a fraction, in integers, so that no report is "short" by a rounding error.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// Digits a number may have in all. More is a slip of the finger, not a result.
pub const MAX_DIGITS: usize = 15;
/// Digits a number may have after the decimal mark.
pub const MAX_DECIMALS: usize = 6;

/// A decimal number with at most [`MAX_DIGITS`] digits, [`MAX_DECIMALS`] of them decimals.
///
/// Always in lowest form: `1.50` and `1.5` are the same value and print alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The digits without the mark.
    mantissa: i64,
    /// How many of the digits stand after the mark.
    decimals: u8,
}

/// Why a text is not a canonical decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseDecimalError {
    /// Something other than an optional minus, digits and one dot.
    NotANumber,
    /// More than [`MAX_DIGITS`] digits.
    TooLarge,
    /// More than [`MAX_DECIMALS`] digits after the mark.
    TooPrecise,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { mantissa: 0, decimals: 0 };
    /// One hundred: the whole, in per cent.
    pub const HUNDRED: Self = Self { mantissa: 100, decimals: 0 };

    /// Builds a number from its whole digits and its decimals, both without signs or separators.
    ///
    /// # Errors
    ///
    /// When there are no whole digits, a character is no digit, or there are too many.
    pub fn from_digits(negative: bool, whole: &str, decimals: &str) -> Result<Self, ParseDecimalError> {
        let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) {
            return Err(ParseDecimalError::NotANumber);
        }
        let whole = whole.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > MAX_DECIMALS {
            return Err(ParseDecimalError::TooPrecise);
        }
        if whole.len() + decimals.len() > MAX_DIGITS {
            return Err(ParseDecimalError::TooLarge);
        }
        let mut mantissa: i64 = 0;
        for digit in whole.bytes().chain(decimals.bytes()) {
            mantissa = mantissa * 10 + i64::from(digit - b'0');
        }
        let decimals = u8::try_from(decimals.len()).map_err(|_| ParseDecimalError::TooPrecise)?;
        Ok(Self { mantissa: if negative { -mantissa } else { mantissa }, decimals })
    }

    /// Less than nought.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Exactly nought.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The mantissa as if the number had `decimals` digits after the mark.
    ///
    /// `decimals` must not be below the number's own; at most 15 + 6 digits come out, well inside an `i128`.
    fn scaled(self, decimals: u8) -> i128 {
        i128::from(self.mantissa) * 10_i128.pow(u32::from(decimals.saturating_sub(self.decimals)))
    }

    /// The distance between two numbers, never negative.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self::lowest((self.scaled(decimals) - other.scaled(decimals)).abs(), decimals)
    }

    /// `self - other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self::lowest(self.scaled(decimals) - other.scaled(decimals), decimals)
    }

    /// How many digits stand after the mark.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// Brings a mantissa to lowest form.
    ///
    /// A difference of two numbers of [`MAX_DIGITS`] digits can have 22, and an `i64` holds 18 of any kind: decimals that
    /// do not fit are cut off, so that the size stays right. Only differences of differences get beyond whole numbers of
    /// 18 digits; they stop at the largest.
    fn lowest(mut mantissa: i128, mut decimals: u8) -> Self {
        while decimals > 0 && (mantissa % 10 == 0 || i64::try_from(mantissa).is_err()) {
            mantissa /= 10;
            decimals -= 1;
        }
        let mantissa = i64::try_from(mantissa).unwrap_or(if mantissa < 0 { i64::MIN + 1 } else { i64::MAX });
        Self { mantissa, decimals }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let decimals = self.decimals.max(other.decimals);
        self.scaled(decimals).cmp(&other.scaled(decimals))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self { mantissa: i64::from(whole), decimals: 0 }
    }
}

/// The canonical form of the files: a dot, no grouping, no superfluous noughts.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = decimals + 1);
        let (whole, rest) = digits.split_at_checked(digits.len() - decimals).unwrap_or_default();
        if rest.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// Reads the canonical form of the files; what people type is read by [`super::number`].
impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        match text.split_once('.') {
            Some((_, "")) => Err(ParseDecimalError::NotANumber),
            Some((whole, decimals)) => Self::from_digits(negative, whole, decimals),
            None => Self::from_digits(negative, text, ""),
        }
    }
}

/// A count out of a total, both exact, the total above nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: Decimal,
    denominator: Decimal,
}

impl Fraction {
    /// `None` where the total is not above nought.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        (denominator > Decimal::ZERO).then_some(Self { numerator, denominator })
    }

    /// The count.
    pub fn numerator(self) -> Decimal {
        self.numerator
    }

    /// The total.
    pub fn denominator(self) -> Decimal {
        self.denominator
    }

    /// Compares the share, in per cent, with a number of per cent; exact, without a division.
    pub fn cmp_percent(self, percent: Decimal) -> Ordering {
        // n/10^a · 100 / (d/10^b)  ⋛  p/10^c   ⇔   n·100·10^(b+c)  ⋛  p·d·10^a;
        // at most 15 + 2 + 12 and 30 + 6 digits: both fit an i128.
        let power = |exponent: u8| 10_i128.pow(u32::from(exponent));
        let left =
            i128::from(self.numerator.mantissa) * 100 * power(self.denominator.decimals + percent.decimals);
        let right = i128::from(percent.mantissa)
            * i128::from(self.denominator.mantissa)
            * power(self.numerator.decimals);
        left.cmp(&right)
    }

    /// The share in per cent, rounded half away from nought to `decimals` digits: for showing, never for judging.
    ///
    /// `None` where the share is too large to be written in [`MAX_DIGITS`] digits.
    pub fn percent(self, decimals: u8) -> Option<Decimal> {
        let power = |exponent: u8| 10_i128.pow(u32::from(exponent));
        let decimals = decimals.min(2);
        let top =
            i128::from(self.numerator.mantissa).abs() * 100 * power(self.denominator.decimals + decimals);
        let bottom = i128::from(self.denominator.mantissa) * power(self.numerator.decimals);
        let rounded = (2 * top + bottom) / (2 * bottom);
        if rounded >= power(15) {
            return None;
        }
        Some(Decimal::lowest(if self.numerator.is_negative() { -rounded } else { rounded }, decimals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn prints_in_lowest_form() {
        for (typed, printed) in [
            ("0", "0"),
            ("-0", "0"),
            ("007.50", "7.5"),
            ("0.05", "0.05"),
            ("-0.5", "-0.5"),
            ("100", "100"),
            ("29240.3", "29240.3"),
            ("123456789.123456", "123456789.123456"),
        ] {
            assert_eq!(decimal(typed).to_string(), printed);
        }
    }

    #[test]
    fn refuses_what_is_no_canonical_number() {
        for (text, error) in [
            ("", ParseDecimalError::NotANumber),
            ("-", ParseDecimalError::NotANumber),
            ("1.", ParseDecimalError::NotANumber),
            (".5", ParseDecimalError::NotANumber),
            ("1,5", ParseDecimalError::NotANumber),
            ("1e3", ParseDecimalError::NotANumber),
            ("٣", ParseDecimalError::NotANumber),
            ("1234567890123456", ParseDecimalError::TooLarge),
            ("1.1234567", ParseDecimalError::TooPrecise),
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(error), "{text}");
        }
    }

    #[test]
    fn orders_across_scales() {
        assert!(decimal("99.7") < decimal("100"));
        assert!(decimal("5") == decimal("5.0"));
        assert!(decimal("-1") < decimal("-0.99"));
        assert_eq!(decimal("89.9").distance(decimal("89.86")), decimal("0.04"));
        assert_eq!(decimal("85").minus(decimal("89.9")), decimal("-4.9"));
    }

    #[test]
    fn a_share_is_compared_without_rounding() {
        let share = |n: &str, d: &str| Fraction::new(decimal(n), decimal(d)).unwrap();
        // 2/3 is 66,666…%: above 66,666666 and below 66,666667.
        assert_eq!(share("2", "3").cmp_percent(decimal("66.666666")), Ordering::Greater);
        assert_eq!(share("2", "3").cmp_percent(decimal("66.666667")), Ordering::Less);
        assert_eq!(share("1", "8").cmp_percent(decimal("12.5")), Ordering::Equal);
        assert_eq!(share("53.5", "52").cmp_percent(decimal("100")), Ordering::Greater);
        assert_eq!(share("4371", "4864").percent(2), Some(decimal("89.86")));
        assert_eq!(share("1", "8").percent(2), Some(decimal("12.5")));
        assert_eq!(share("999999999999999", "0.000001").percent(2), None);
        assert!(Fraction::new(decimal("5"), Decimal::ZERO).is_none());
    }

    #[test]
    fn a_difference_too_long_to_hold_keeps_its_size() {
        let (large, small) = (decimal("999999999999999"), decimal("0.000001"));
        assert_eq!(large.minus(small).to_string(), "999999999999998.999");
        assert_eq!(small.minus(large).to_string(), "-999999999999998.999");
        assert_eq!(decimal("-999999999999999").distance(large).to_string(), "1999999999999998");
        assert_eq!(large.minus(decimal("-0.5")).to_string(), "999999999999999.5");
        assert!(large.minus(small) < large && large.distance(small) > decimal("999999999999998"));
        // Differences of differences stop at the largest number instead of turning round.
        let mut sum = large;
        for _ in 0..10_000 {
            sum = sum.minus(decimal("-999999999999999"));
        }
        assert!(sum > large && sum.minus(decimal("-1")) >= sum);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let large = decimal("999999999999999");
        let fine = decimal("999999999.999999");
        let share = Fraction::new(large, fine).unwrap();
        assert_eq!(share.cmp_percent(fine), Ordering::Less);
        assert_eq!(Fraction::new(fine, large).unwrap().cmp_percent(fine), Ordering::Less);
    }
}

//! A moment as the device tells it: RFC 3339 text. The clocks of phones are wrong, so it orders nothing.

use std::fmt;

/// RFC 3339, such as `2026-11-21T08:30:00+07:00`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp(String);

impl Timestamp {
    /// `None` where the text has not the form of RFC 3339 section 5.6.
    pub fn new(text: &str) -> Option<Self> {
        let (day, rest) = text.split_at_checked(10)?;
        day.parse::<super::period::Date>().ok()?;
        let rest = rest.strip_prefix(['T', 't'])?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let pair = |text: &str, from: usize, most: u8| {
            let number = text.get(from..from + 2).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
            number.parse::<u8>().ok().filter(|it| *it <= most)
        };
        let colons = clock.get(2..3) == Some(":") && clock.get(5..6) == Some(":");
        pair(clock, 0, 23)?;
        pair(clock, 3, 59)?;
        pair(clock, 6, 60)?;
        let zone = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|it: char| it.is_ascii_digit());
                (zone.len() < fraction.len()).then_some(zone)?
            }
            None => rest,
        };
        let zulu = zone.eq_ignore_ascii_case("z");
        let offset = zone.len() == 6
            && zone.starts_with(['+', '-'])
            && zone.get(3..4) == Some(":")
            && pair(zone, 1, 23).is_some()
            && pair(zone, 4, 59).is_some();
        (colons && (zulu || offset)).then(|| Self(text.to_owned()))
    }

    /// What a clock without any idea of the time says.
    pub fn epoch() -> Self {
        Self("1970-01-01T00:00:00Z".to_owned())
    }

    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_3339() {
        for good in ["2026-11-21T08:30:00+07:00", "2026-11-21T01:30:00Z", "2026-11-21T01:30:00.123Z"] {
            assert_eq!(Timestamp::new(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "2026-11-21",
            "2026-11-21T25:00:00Z",
            "2026-11-21 01:30:00",
            "2026-11-21T01:30:00",
            "2026-11-21T01:30:00.Z",
        ] {
            assert_eq!(Timestamp::new(bad), None, "{bad}");
        }
    }
}

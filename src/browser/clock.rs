//! The device's clock, which is often wrong: shown, never used for ordering.

use crate::domain::timestamp::Timestamp;
use js_sys::Date;

/// Now, by the device's clock and zone, in RFC 3339.
pub fn now() -> Timestamp {
    let date = Date::new_0();
    // Minutes west of Greenwich: Việt Nam gives -420.
    let west = whole(date.get_timezone_offset());
    let (sign, offset) = if west > 0 { ('-', west) } else { ('+', -west) };
    let text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds(),
        offset / 60,
        offset % 60,
    );
    Timestamp::new(&text).unwrap_or_else(Timestamp::epoch)
}

/// The year the device believes it is.
pub fn year() -> u16 {
    u16::try_from(Date::new_0().get_full_year()).unwrap_or(2026)
}

/// A whole number of minutes that the browser hands over as a float.
#[allow(clippy::cast_possible_truncation, reason = "zone offsets are whole minutes below a thousand")]
fn whole(minutes: f64) -> i32 {
    minutes as i32
}

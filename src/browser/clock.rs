//! The device's clock, which is often wrong: shown, never used for ordering.

use crate::domain::timestamp::Timestamp;
use js_sys::Date;

/// Now, by the device's clock and zone, in RFC 3339.
pub fn now() -> Timestamp {
    let date = Date::new_0();
    let west = date.get_timezone_offset();
    // The moment whose time at Greenwich is the time here: so the browser writes the digits, and not code of ours.
    #[allow(
        clippy::float_arithmetic,
        reason = "moments of a browser are floats and are no figures of a report"
    )]
    let here = Date::new(&(date.get_time() - west * 60_000.0).into());
    let mut text = String::from(here.to_iso_string());
    text.truncate("2026-11-22T06:30:00".len());
    // Minutes west of Greenwich: Việt Nam gives -420.
    let west = whole(west);
    text.push(if west > 0 { '-' } else { '+' });
    let offset = west.unsigned_abs();
    push_two(&mut text, offset / 60);
    text.push(':');
    push_two(&mut text, offset % 60);
    Timestamp::new(&text).unwrap_or_else(Timestamp::epoch)
}

fn push_two(text: &mut String, number: u32) {
    if number < 10 {
        text.push('0');
    }
    text.push_str(&number.to_string());
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

//! Whether the device's clock is right, as far as that can be known: against the time of a server, or else against the
//! latest time the app has met. Nothing is ever ordered by it.
//!
//! A false alarm makes people set a right clock wrong. So a few minutes count for nothing, and without a server only a clock
//! that went back by more than a day does: a time far ahead may as well be a phone that lay in a drawer.

/// Milliseconds since 1970, as clocks tell them.
pub type Moment = i64;

/// A minute.
pub const MINUTE: Moment = 60_000;
/// A day.
pub const DAY: Moment = 24 * 60 * MINUTE;
/// How far a clock may be from a server's: networks are slow, and nobody reports by the minute.
const TOLERANCE: Moment = 10 * MINUTE;
/// The first day of 2026: there was no such app before.
pub const EARLIEST: Moment = 1_767_225_600_000;

/// What clocks say.
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    /// The device's clock, now.
    pub device: Moment,
    /// A server's clock, just now.
    pub server: Option<Moment>,
    /// The latest time the app has met before.
    pub known: Option<Moment>,
}

/// What is to be thought of the device's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing speaks against it.
    #[default]
    Unsure,
    /// A server says the same.
    Right,
    /// It is behind the true time by that much.
    Behind(Moment),
    /// It is ahead of the true time by that much.
    Ahead(Moment),
    /// It shows an earlier time than before, by that much: it is wrong now, or it was wrong then.
    WentBack(Moment),
}

impl Verdict {
    /// Whether a person should look at the clock.
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Behind(_) | Self::Ahead(_) | Self::WentBack(_))
    }

    /// By how much, where it is wrong.
    pub fn error(self) -> Moment {
        match self {
            Self::Behind(by) | Self::Ahead(by) | Self::WentBack(by) => by,
            Self::Unsure | Self::Right => 0,
        }
    }
}

/// Judges a clock.
pub fn judge(readings: Readings) -> Verdict {
    let Readings { device, server, known } = readings;
    // A server that is itself nowhere is no witness.
    if let Some(server) = server.filter(|it| *it >= EARLIEST) {
        return match device - server {
            by if by > TOLERANCE => Verdict::Ahead(by),
            by if by < -TOLERANCE => Verdict::Behind(-by),
            _ => Verdict::Right,
        };
    }
    match known {
        Some(known) if device + DAY < known => Verdict::WentBack(known - device),
        // Said of a clock that has never known the time, such as that of a phone whose battery was empty.
        _ if device < EARLIEST => Verdict::Behind(EARLIEST - device),
        _ => Verdict::Unsure,
    }
}

/// The latest time to remember. A server corrects what a clock ahead of the time had left behind.
pub fn known(readings: Readings) -> Moment {
    match readings.server.filter(|it| *it >= EARLIEST) {
        Some(server) => server,
        None => readings.device.max(readings.known.unwrap_or(EARLIEST)),
    }
}

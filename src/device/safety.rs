//! Is my work safe? What is known of it, a line for each thing, the worst first. What is not known is said to be unknown.

use super::clock::{DAY, Verdict as Clock};
use super::place::{OtherApp, Place};

/// Days without a backup, with work in them, after which one is called for.
const BACKUP_DAYS: u32 = 7;
/// Changes without a backup after which one is called for, on whatever day.
const BACKUP_CHANGES: usize = 200;
/// Days after which a report that was not sent is asked about.
const UNSENT_DAYS: u32 = 14;
/// Percent of what browsers let an app keep.
const USED_PERCENT: usize = 80;
/// Bytes below which a device is as good as full.
const LEFT_BYTES: u64 = 200_000_000;

/// Whether the browser keeps what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// It does.
    #[default]
    Works,
    /// It has no room for what was typed last.
    Full,
    /// It keeps nothing at all.
    Blocked,
}

/// How often each answer is kept on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copies {
    /// Once.
    #[default]
    One,
    /// Twice, in two stores of the browser.
    Two,
    /// The second store has refused.
    SecondFailed,
    /// In the second store only: the first is full or blocked.
    JournalOnly,
}

/// The last backup file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backup {
    /// How old it is; none where the clock does not say.
    pub days: Option<u32>,
    /// How much was written since.
    pub changes: usize,
}

/// What is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Where the page stands.
    pub place: Place,
    /// Whether anything is kept.
    pub storage: Storage,
    /// How often.
    pub copies: Copies,
    /// Whether the browser has promised not to clear it away.
    pub persisted: Option<bool>,
    /// A private window; none where the browser does not tell.
    pub private: Option<bool>,
    /// Whether the app opens without a network.
    pub offline: Option<bool>,
    /// What is kept, in percent of what browsers let an app keep.
    pub used_percent: usize,
    /// What the browser says is left, in bytes.
    pub left: Option<u64>,
    /// Reports on the device.
    pub reports: usize,
    /// Those that were not sent.
    pub unsent: usize,
    /// How old the oldest of them is, in days; none where the clock does not say.
    pub oldest_days: Option<u32>,
    /// The last backup; none where there was none.
    pub backup: Option<Backup>,
    /// The device's clock.
    pub clock: Clock,
}

/// How bad it is. The order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Work is lost if nothing is done.
    Danger,
    /// Something should be done.
    Warning,
    /// Nobody knows, or there is something to choose.
    Note,
    /// As it should be.
    Good,
}

/// What a line of the page speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The page stands in the window of another app.
    Inside(OtherApp),
    /// The browser keeps nothing.
    Blocked,
    /// The browser has no room left.
    Full,
    /// A private window.
    Private,
    /// A browser on an iPhone; with that many reports already in it.
    IosBrowser(usize),
    /// Opened from the home screen or not.
    Installed(bool),
    /// How often each answer is kept.
    Kept(Copies),
    /// Whether the browser has promised to keep it.
    Persisted(Option<bool>),
    /// The last backup.
    Backup(Option<Backup>),
    /// Reports that were not sent, and the age of the oldest in days.
    Unsent(usize, Option<u32>),
    /// Whether the app opens without a network.
    Offline(Option<bool>),
    /// How much of the room for reports is used, in percent.
    Used(usize),
    /// The device is almost full.
    DeviceFull,
    /// The clock.
    Clock(Clock),
    /// Nobody can tell whether the window is a private one.
    PrivateUnknown,
    /// Figures only, no names.
    NumbersOnly,
}

impl Line {
    /// Whether the home page points at it: only where something can be lost that a person can still save.
    fn is_urgent(self, level: Level) -> bool {
        match self {
            Self::Backup(_) | Self::Unsent(..) | Self::Used(_) | Self::DeviceFull | Self::Kept(_) => {
                level <= Level::Warning
            }
            Self::Inside(_)
            | Self::Blocked
            | Self::Full
            | Self::Private
            | Self::IosBrowser(_)
            | Self::Installed(_)
            | Self::Persisted(_)
            | Self::Offline(_)
            | Self::Clock(_)
            | Self::PrivateUnknown
            | Self::NumbersOnly => level == Level::Danger,
        }
    }
}

/// The lines, the worst first.
pub fn lines(facts: &Facts) -> Vec<(Level, Line)> {
    let mut lines = Vec::new();
    if let Some(app) = facts.place.inside {
        lines.push((Level::Danger, Line::Inside(app)));
    }
    match facts.storage {
        Storage::Blocked => lines.push((Level::Danger, Line::Blocked)),
        Storage::Full => lines.push((Level::Danger, Line::Full)),
        Storage::Works => lines.push(kept(facts.copies)),
    }
    if facts.private == Some(true) {
        lines.push((Level::Danger, Line::Private));
    }
    lines.extend(installed(facts));
    if facts.storage != Storage::Blocked {
        lines.push((level_of(facts.persisted), Line::Persisted(facts.persisted)));
    }
    if facts.reports > 0 {
        lines.push((backup(facts.backup), Line::Backup(facts.backup)));
    }
    if facts.unsent > 0 {
        let old = facts.oldest_days.is_some_and(|it| it >= UNSENT_DAYS);
        let level = if old { Level::Warning } else { Level::Note };
        lines.push((level, Line::Unsent(facts.unsent, facts.oldest_days)));
    }
    lines.push((level_of(facts.offline), Line::Offline(facts.offline)));
    // A full store has less room than is counted on.
    if facts.storage == Storage::Works {
        let much = facts.used_percent >= USED_PERCENT;
        lines.push((if much { Level::Warning } else { Level::Good }, Line::Used(facts.used_percent)));
    }
    if facts.left.is_some_and(|it| it < LEFT_BYTES) {
        lines.push((Level::Warning, Line::DeviceFull));
    }
    let clock = match facts.clock {
        Clock::Right => Level::Good,
        Clock::Unsure => Level::Note,
        Clock::Behind(_) | Clock::Ahead(_) | Clock::WentBack(_) => Level::Warning,
    };
    lines.push((clock, Line::Clock(facts.clock)));
    // From the home screen no private window is opened.
    if facts.private.is_none() && !facts.place.installed && facts.place.inside.is_none() {
        lines.push((Level::Note, Line::PrivateUnknown));
    }
    lines.push((Level::Note, Line::NumbersOnly));
    // Among equals the order above stands.
    lines.sort_by_key(|it| it.0);
    lines
}

fn kept(copies: Copies) -> (Level, Line) {
    let level = if copies == Copies::Two { Level::Good } else { Level::Warning };
    (level, Line::Kept(copies))
}

fn installed(facts: &Facts) -> Option<(Level, Line)> {
    if facts.place.inside.is_some() {
        return None;
    }
    if facts.place.is_ios_browser() {
        let level = if facts.reports > 0 { Level::Danger } else { Level::Warning };
        return Some((level, Line::IosBrowser(facts.reports)));
    }
    let level = if facts.place.installed { Level::Good } else { Level::Note };
    Some((level, Line::Installed(facts.place.installed)))
}

fn level_of(answer: Option<bool>) -> Level {
    match answer {
        Some(true) => Level::Good,
        Some(false) => Level::Warning,
        None => Level::Note,
    }
}

fn backup(last: Option<Backup>) -> Level {
    let Some(Backup { days, changes }) = last else { return Level::Warning };
    let old = changes > 0 && days.is_some_and(|it| it >= BACKUP_DAYS);
    if old || changes >= BACKUP_CHANGES { Level::Warning } else { Level::Good }
}

/// The worst of the lines.
pub fn verdict(lines: &[(Level, Line)]) -> Level {
    let worst = lines.first().map_or(Level::Good, |it| it.0);
    if worst == Level::Note { Level::Good } else { worst }
}

/// What the home page has to point at, if anything.
pub fn urgent(lines: &[(Level, Line)]) -> Option<Level> {
    lines.iter().find(|(level, line)| line.is_urgent(*level)).map(|it| it.0)
}

/// Whole days between two moments; none where the clock runs backwards.
pub fn days(from: i64, to: i64) -> Option<u32> {
    let passed = to.checked_sub(from).filter(|it| *it >= 0)?;
    u32::try_from(passed / DAY).ok()
}

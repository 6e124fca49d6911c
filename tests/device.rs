//! Where the app runs, what the clock says, and whether work is safe there: rules on tables.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use thonso::device::clock::{DAY, EARLIEST, MINUTE, Moment, Readings, Verdict, judge, known};
use thonso::device::place::{OtherApp, Place, Signs, System};
use thonso::device::safety::{Backup, Copies, Facts, Level, Line, Storage, days, lines, urgent, verdict};

/// A day in November 2026.
const NOW: Moment = EARLIEST + 325 * DAY;

#[test]
fn windows_inside_other_apps_are_known_by_what_browsers_say() {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .from_reader(include_str!("data/user-agents.tsv").as_bytes());
    let mut count = 0;
    for line in reader.records() {
        let line = line.unwrap();
        let inside = match &line[0] {
            "zalo" => Some(OtherApp::Zalo),
            "messenger" => Some(OtherApp::Messenger),
            "facebook" => Some(OtherApp::Facebook),
            "instagram" => Some(OtherApp::Instagram),
            "other" => Some(OtherApp::Unnamed),
            none => {
                assert_eq!(none, "none");
                None
            }
        };
        let system = match &line[1] {
            "android" => System::Android,
            "ios" => System::Ios,
            other => {
                assert_eq!(other, "other");
                System::Other
            }
        };
        let (touch_points, standalone) = (line[2].parse().unwrap(), &line[3] == "yes");
        let place = Place::of(Signs { user_agent: &line[4], touch_points, standalone });
        assert_eq!(place, Place { system, inside, installed: standalone }, "{}", &line[4]);
        count += 1;
    }
    assert!(count >= 30, "{count}");
}

#[test]
fn a_word_that_only_begins_like_zalo_is_not_zalo() {
    for user_agent in [
        "Chrome/156.0.0.0 Mobile Safari/537.36 Gonzalo android/1",
        "Chrome/156.0.0.0 Mobile Safari/537.36 Zalo androidx/1",
        "Chrome/156.0.0.0 Mobile Safari/537.36 Zalo",
        "",
    ] {
        let place = Place::of(Signs { user_agent, ..Signs::default() });
        assert_eq!(place.inside, None, "{user_agent}");
    }
}

#[test]
fn clocks() {
    let hour = 60 * MINUTE;
    // Milliseconds that the device, the server and the latest known time are after `NOW`.
    for (device, server, known, expected) in [
        (0, None, None, Verdict::Unsure),
        (0, Some(0), None, Verdict::Right),
        (9 * MINUTE, Some(0), None, Verdict::Right),
        (-9 * MINUTE, Some(0), None, Verdict::Right),
        (11 * MINUTE, Some(0), None, Verdict::Ahead(11 * MINUTE)),
        (-3 * DAY, Some(0), None, Verdict::Behind(3 * DAY)),
        // A server knows better than what was known.
        (0, Some(0), Some(400 * DAY), Verdict::Right),
        (400 * DAY, Some(0), Some(400 * DAY), Verdict::Ahead(400 * DAY)),
        // Without one: a flight to the west and a clock set to the minute are no fault; a day back is.
        (-23 * hour, None, Some(0), Verdict::Unsure),
        (-25 * hour, None, Some(0), Verdict::WentBack(25 * hour)),
        // A phone that lay in a drawer is not ahead of the time.
        (400 * DAY, None, Some(0), Verdict::Unsure),
        // A clock that has never known the time.
        (EARLIEST - NOW - DAY, None, None, Verdict::Behind(DAY)),
        (-NOW, None, Some(0), Verdict::WentBack(NOW)),
        (-NOW, None, None, Verdict::Behind(EARLIEST)),
        // A server without the time says nothing.
        (0, Some(-NOW), None, Verdict::Unsure),
    ] {
        let at = |it: Moment| NOW + it;
        let readings = Readings { device: at(device), server: server.map(at), known: known.map(at) };
        assert_eq!(judge(readings), expected, "{device} {server:?} {known:?}");
    }
}

proptest! {
    #[test]
    fn a_right_clock_is_never_blamed(day in 0..4000_i64, late in -9 * MINUTE..9 * MINUTE, passed in 0..4000_i64) {
        // Whatever was met before, as long as it was met at its time.
        let before = EARLIEST + day * DAY;
        let now = before + passed * DAY;
        let readings = Readings { device: now + late, server: None, known: Some(before) };
        prop_assert!(!judge(readings).is_wrong());
        let with_server = judge(Readings { server: Some(now), ..readings });
        prop_assert!(!with_server.is_wrong());
    }

    #[test]
    fn what_is_known_goes_back_for_a_server_only(device in 0..2 * NOW, before in EARLIEST..2 * NOW, server in EARLIEST..2 * NOW) {
        let alone = Readings { device, server: None, known: Some(before) };
        prop_assert!(known(alone) >= before);
        let with_server = known(Readings { server: Some(server), ..alone });
        prop_assert_eq!(with_server, server);
    }
}

#[test]
fn ages_in_days() {
    assert_eq!(days(NOW, NOW + DAY - 1), Some(0));
    assert_eq!(days(NOW, NOW + 12 * DAY), Some(12));
    assert_eq!(days(NOW, NOW - 1), None, "a clock that went back tells no age");
    assert_eq!(days(Moment::MIN, Moment::MAX), None);
}

/// A phone on which all is well.
fn well() -> Facts {
    Facts {
        place: Place { system: System::Android, inside: None, installed: true },
        copies: Copies::Two,
        persisted: Some(true),
        offline: Some(true),
        reports: 2,
        unsent: 1,
        oldest_days: Some(3),
        backup: Some(Backup { days: Some(2), changes: 20 }),
        clock: Verdict::Right,
        ..Facts::default()
    }
}

#[test]
fn all_is_well() {
    let lines = lines(&well());
    assert_eq!(verdict(&lines), Level::Good);
    assert_eq!(urgent(&lines), None);
    assert!(lines.iter().all(|it| it.0 >= Level::Note), "{lines:?}");
}

#[test]
fn each_fault_has_its_level_and_the_worst_comes_first() {
    let browser = |system| Place { system, inside: None, installed: false };
    let zalo = Place { inside: Some(OtherApp::Zalo), ..browser(System::Android) };
    let old = |days, changes| Some(Backup { days, changes });
    // What is otherwise than on a phone where all is well; the line it gives, and whether the home page points at it.
    for (facts, level, line, home) in [
        (Facts { place: zalo, ..well() }, Level::Danger, Line::Inside(OtherApp::Zalo), true),
        (Facts { storage: Storage::Blocked, ..well() }, Level::Danger, Line::Blocked, true),
        (Facts { storage: Storage::Full, ..well() }, Level::Danger, Line::Full, true),
        (Facts { private: Some(true), ..well() }, Level::Danger, Line::Private, true),
        (Facts { place: browser(System::Ios), ..well() }, Level::Danger, Line::IosBrowser(2), true),
        (
            Facts { place: browser(System::Ios), reports: 0, unsent: 0, ..well() },
            Level::Warning,
            Line::IosBrowser(0),
            false,
        ),
        (Facts { place: browser(System::Android), ..well() }, Level::Note, Line::Installed(false), false),
        (Facts { place: browser(System::Other), ..well() }, Level::Note, Line::PrivateUnknown, false),
        (
            Facts { copies: Copies::SecondFailed, ..well() },
            Level::Warning,
            Line::Kept(Copies::SecondFailed),
            true,
        ),
        (Facts { copies: Copies::One, ..well() }, Level::Warning, Line::Kept(Copies::One), true),
        (
            Facts { copies: Copies::JournalOnly, ..well() },
            Level::Warning,
            Line::Kept(Copies::JournalOnly),
            true,
        ),
        (Facts { persisted: Some(false), ..well() }, Level::Warning, Line::Persisted(Some(false)), false),
        (Facts { persisted: None, ..well() }, Level::Note, Line::Persisted(None), false),
        (Facts { backup: None, ..well() }, Level::Warning, Line::Backup(None), true),
        (Facts { backup: old(Some(7), 1), ..well() }, Level::Warning, Line::Backup(old(Some(7), 1)), true),
        (Facts { backup: old(Some(70), 0), ..well() }, Level::Good, Line::Backup(old(Some(70), 0)), false),
        (Facts { backup: old(None, 199), ..well() }, Level::Good, Line::Backup(old(None, 199)), false),
        (Facts { backup: old(None, 200), ..well() }, Level::Warning, Line::Backup(old(None, 200)), true),
        (Facts { oldest_days: Some(13), ..well() }, Level::Note, Line::Unsent(1, Some(13)), false),
        (Facts { oldest_days: Some(14), ..well() }, Level::Warning, Line::Unsent(1, Some(14)), true),
        (Facts { oldest_days: None, ..well() }, Level::Note, Line::Unsent(1, None), false),
        (Facts { offline: Some(false), ..well() }, Level::Warning, Line::Offline(Some(false)), false),
        (Facts { offline: None, ..well() }, Level::Note, Line::Offline(None), false),
        (Facts { used_percent: 80, ..well() }, Level::Warning, Line::Used(80), true),
        (Facts { used_percent: 79, ..well() }, Level::Good, Line::Used(79), false),
        (Facts { left: Some(1_000_000), ..well() }, Level::Warning, Line::DeviceFull, true),
        (
            Facts { clock: Verdict::Behind(3 * DAY), ..well() },
            Level::Warning,
            Line::Clock(Verdict::Behind(3 * DAY)),
            false,
        ),
        (Facts { clock: Verdict::Unsure, ..well() }, Level::Note, Line::Clock(Verdict::Unsure), false),
    ] {
        let lines = lines(&facts);
        assert!(lines.contains(&(level, line)), "{line:?}: {lines:?}");
        assert!(lines.is_sorted_by_key(|it| it.0), "{lines:?}");
        assert_eq!(urgent(&lines).is_some(), home, "{line:?}");
        let worst = if level <= Level::Warning { level } else { Level::Good };
        assert_eq!(verdict(&lines), worst, "{line:?}");
    }
}

#[test]
fn nothing_is_called_for_where_there_is_nothing_to_lose() {
    let lines = lines(&Facts { reports: 0, unsent: 0, backup: None, ..well() });
    assert!(!lines.iter().any(|it| matches!(it.1, Line::Backup(_) | Line::Unsent(..))), "{lines:?}");
    assert_eq!(urgent(&lines), None);
}

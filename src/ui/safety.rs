//! What is known of the place where the app runs, put together in idle time: for the page that tells it, and for the mark on
//! the home page. The clock is looked at with it.

use super::archive;
use super::reports;
use super::route::Route;
use super::saving::Problem;
use super::shell::Shell;
use crate::browser::storage::JournalState;
use crate::browser::{offline, surroundings};
use crate::device::clock::{self, Readings, Verdict};
use crate::device::safety::{self, Backup, Copies, Facts, Level, Storage};
use crate::shelf::{BUDGET, LastBackup, Shelf, StoreError};
use crate::ui::reactive::{set_timeout, spawn_local, untrack, whenever};
use crate::wire::clock::ClockNote;
use std::time::Duration;

/// Long enough for the page to stand and to be read.
const IDLE: Duration = Duration::from_millis(1500);

/// Looks after the work that is there: at the start, and whenever the person is back on the home page.
pub fn watch(shell: Shell) {
    whenever(move || {
        if matches!(shell.route(), Route::Home | Route::Report { .. }) {
            set_timeout(move || spawn_local(look_after(shell)), IDLE);
        }
    });
    spawn_local(ask_server(shell));
}

/// Compares the device's clock with a server's, where there is one, and remembers the latest time met.
pub async fn ask_server(shell: Shell) {
    let server = surroundings::server_time().await;
    let device = surroundings::device_time();
    if let Some(server) = server.filter(|it| *it >= clock::EARLIEST) {
        SERVER.set(Some(device - server));
    }
    let readings = Readings { device, server, known: known(shell) };
    keep(shell, readings, clock::judge(readings));
}

async fn look_after(shell: Shell) {
    let started = !shell.with_shelf(Shelf::ids).is_empty();
    // Only where no question is asked: a question out of nowhere is answered with no.
    if started && surroundings::answers_silently() && surroundings::is_persisted().await == Some(false) {
        surroundings::persist().await;
    }
    archive::make_room(shell).await;
    let lines = safety::lines(&facts(shell).await);
    let word = safety::urgent(&lines).map(|it| if it == Level::Danger { "error" } else { "warning" });
    shell.with_shelf(|it| it.keep_urgent(word));
}

/// All that is known now.
pub async fn facts(shell: Shell) -> Facts {
    let persisted = surroundings::is_persisted().await;
    let private = surroundings::is_private().await;
    let left = surroundings::bytes_left().await;
    let now = surroundings::device_time();
    let clock = verdict(shell);
    let problem = untrack(|| shell.problem());
    // A clock that is wrong tells no age.
    let age = |since: &str| {
        let since = surroundings::parsed(since).filter(|_| !clock.is_wrong())?;
        safety::days(since, now)
    };
    let (reports, unreadable) = reports::all(shell);
    let archived = shell.with_shelf(Shelf::archived).unwrap_or_default();
    let old = archived.iter().map(|it| (&it.draft.0, &it.progress));
    let all = reports.iter().map(|it| (&it.draft, &it.progress)).chain(old);
    let unsent = all.filter(|it| it.1.sent_at.is_none());
    let ages: Vec<Option<u32>> = unsent.map(|it| age(it.0.created_at.as_str())).collect();
    let backup = |LastBackup { at, changes_since }| Backup { days: age(&at), changes: changes_since };
    Facts {
        place: surroundings::place(),
        storage: match problem {
            Some(Problem::Unsaved(StoreError::Blocked)) => Storage::Blocked,
            Some(Problem::Unsaved(StoreError::Full)) => Storage::Full,
            Some(Problem::OneCopy | Problem::JournalOnly) | None => Storage::Works,
        },
        copies: match (problem, shell.with_shelf(|it| it.store().journal().state())) {
            (None, _) => Copies::Two,
            (Some(Problem::JournalOnly), _) => Copies::JournalOnly,
            (Some(_), JournalState::Absent) => Copies::One,
            (Some(_), _) => Copies::SecondFailed,
        },
        persisted,
        private,
        offline: opens_offline(&offline::state()),
        used_percent: shell.with_shelf(|it| it.size() * 100 / BUDGET).min(100),
        left,
        reports: reports.len() + unreadable + archived.len(),
        unsent: ages.len(),
        oldest_days: ages.iter().flatten().max().copied(),
        backup: shell.with_shelf(Shelf::last_backup).map(backup),
        clock,
    }
}

/// Whether the app opens without a network, by the state of `offline.js`; none while that is not settled.
pub fn opens_offline(state: &str) -> Option<bool> {
    match state {
        "ready" | "waiting" => Some(true),
        "failed" | "none" => Some(false),
        _ => None,
    }
}

/// What is to be thought of the clock by what was met before; what a server said last counts as long as this page is open.
pub fn verdict(shell: Shell) -> Verdict {
    let device = surroundings::device_time();
    let server = SERVER.get().map(|ahead| device - ahead);
    clock::judge(Readings { device, server, known: known(shell) })
}

thread_local! {
    /// How far the device's clock was ahead of a server's when they were compared last.
    static SERVER: std::cell::Cell<Option<i64>> = const { std::cell::Cell::new(None) };
}

fn known(shell: Shell) -> Option<i64> {
    surroundings::parsed(&shell.with_shelf(Shelf::clock)?.known)
}

fn keep(shell: Shell, readings: Readings, verdict: Verdict) {
    let note = ClockNote { wrong: verdict.is_wrong(), known: surroundings::written(clock::known(readings)) };
    shell.with_shelf(|it| it.keep_clock(&note));
}

/// The person says that the clock is right: it was wrong before.
pub fn trust_clock(shell: Shell) {
    let readings = Readings { device: surroundings::device_time(), server: None, known: None };
    keep(shell, readings, clock::judge(readings));
}

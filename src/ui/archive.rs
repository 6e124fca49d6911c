//! Old reports: moved into a database of their own before local storage gets tight, and back. What is on the shelf counts; the
//! archive never takes anything away from it (see `shelf::archive`).

use super::route::Route;
use super::shell::Shell;
use crate::browser::{archive, clock, page, tab};
use crate::bundle::backup::{self, Found};
use crate::shelf::{Choice, Gathered, Journal, Shelf, Suffixes, is_same};
use crate::text;
use crate::ui::reactive::untrack;
use crate::wire::backup::{Backup, SavedReport};

/// What goes into a backup of everything on the shelf, or of one report of it.
pub fn gather(shell: Shell, only: Option<&str>) -> Gathered {
    let version = env!("CARGO_PKG_VERSION");
    shell.with_shelf(|it| {
        it.catch_up();
        it.gather(&clock::now(), version, only)
    })
}

/// One report of the shelf as a backup of its own.
pub fn copy_of(shell: Shell, id: &str) -> Option<String> {
    let gathered = gather(shell, Some(id));
    backup::file(&gathered.backup, &text::backup::about_backup(false)).ok()
}

/// What was moved of a report, with its form; none where it is gone or spoilt.
async fn read(person: &str, id: &str) -> Option<Backup> {
    let text = archive::get(person, id).await?;
    match backup::open(text.as_bytes()) {
        Ok(Found::Open(it)) if it.reports.first().is_some_and(|it| it.draft.0.id == id) => Some(*it),
        Ok(Found::Open(_) | Found::Locked(_)) | Err(_) => None,
    }
}

fn keeps(shell: Shell) -> bool {
    shell.with_shelf(|it| it.store().journal().keeps())
}

/// Whether all that was written is on the disk.
async fn is_on_disk(shell: Shell) -> bool {
    shell.with_shelf(|it| it.store().journal().idle()).await;
    keeps(shell)
}

/// Moves reports out of the way where room gets short, and says so. Only from the home page, where no report is being read.
pub async fn make_room(shell: Shell) {
    let is_home = || untrack(|| shell.route()) == Route::Home;
    // With one copy of everything, nothing is moved about.
    if !is_home() || !keeps(shell) {
        return;
    }
    let chosen = shell.with_shelf(|it| {
        it.catch_up();
        it.to_archive()
    });
    let person = page::person();
    let mut moved = 0;
    for id in chosen {
        if is_home() && tab::alone(&id, move_away(shell, &person, &id)).await == Some(true) {
            moved += 1;
        }
    }
    if moved > 0 {
        shell.note_saving(Ok(()));
        shell.say(text::backup::archived(untrack(|| shell.language()), moved));
        page::tell_window(tab::REOPEN);
    }
}

async fn move_away(shell: Shell, person: &str, id: &str) -> bool {
    let Some(report) = shell.with_shelf(|it| it.whole_report(id)) else { return false };
    let Some(text) = copy_of(shell, id) else { return false };
    // It is read again before the report is cleared away: a database that only seems to keep costs nothing.
    if !archive::put(person, id, &text).await || archive::get(person, id).await.as_ref() != Some(&text) {
        return false;
    }
    let cleared = shell.with_shelf(|it| {
        it.catch_up();
        let unchanged = it.whole_report(id).as_ref() == Some(&report);
        let listed = unchanged && it.list_archived(&report).is_ok();
        if listed {
            it.purge(id);
        }
        listed
    });
    if !cleared {
        archive::remove(person, id).await;
    }
    cleared
}

/// Puts list and database in order after whatever was interrupted; gives the reports that are in the database, none where
/// that cannot be read.
pub async fn look_through(shell: Shell) -> Option<Vec<String>> {
    let person = page::person();
    let mut there = archive::reports(&person).await?;
    let Ok(listed) = shell.with_shelf(Shelf::archived) else { return Some(there) };
    if !keeps(shell) {
        return Some(there);
    }
    for id in there.clone() {
        let is_listed = listed.iter().any(|it| it.draft.0.id == id);
        if !shell.with_shelf(|it| it.is_on_shelf(&id)) {
            // The list was lost.
            if !is_listed && let Some(report) = first(read(&person, &id).await) {
                let _ = shell.with_shelf(|it| it.list_archived(&report));
            }
            continue;
        }
        // Moving or bringing back was interrupted: on the shelf it is whole, but for what a browser without a journal lost.
        let copy = first(read(&person, &id).await);
        let whole = shell.with_shelf(|it| copy.is_none_or(|copy| it.complete(&copy).is_ok()));
        if whole && settle(shell, &person, &id).await {
            there.retain(|it| *it != id);
        }
    }
    for report in &listed {
        let id = &report.draft.0.id;
        if !there.contains(id) && shell.with_shelf(|it| it.is_on_shelf(id)) {
            let _ = shell.with_shelf(|it| it.unlist_archived(id));
        }
    }
    Some(there)
}

fn first(backup: Option<Backup>) -> Option<SavedReport> {
    backup?.reports.into_iter().next()
}

/// What is on the shelf is on the disk: it need not be in the archive any more.
async fn settle(shell: Shell, person: &str, id: &str) -> bool {
    if !is_on_disk(shell).await {
        return false;
    }
    shell.with_shelf(|it| it.unlist_archived(id)).is_ok() && archive::remove(person, id).await
}

/// What came of bringing a report back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Return {
    /// It is on the shelf.
    Back,
    /// It is not in the database any more, or spoilt there.
    Gone,
    /// There is no room for it; it stays where it was.
    NoRoom,
}

/// Brings a report back to the shelf.
pub async fn bring_back(shell: Shell, id: &str) -> Return {
    let person = page::person();
    let Some(backup) = read(&person, id).await else { return Return::Gone };
    let texts = shell.texts_untracked();
    let suffixes = Suffixes { beside: texts.backup_suffix(), before: texts.backup_suffix_before() };
    let restored = shell.with_shelf(|it| {
        it.catch_up();
        it.set_aside(Vec::new());
        it.take(&backup, &[Choice::Both], suffixes)
    });
    shell.note_saving(Ok(()));
    if !restored.failed.is_empty() {
        return Return::NoRoom;
    }
    // Where the disk does not take it, the copy stays until it does.
    settle(shell, &person, id).await;
    Return::Back
}

/// Forgets a report for good, that of the database and that of the list.
pub async fn forget(shell: Shell, id: &str) -> bool {
    archive::remove(&page::person(), id).await && shell.with_shelf(|it| it.unlist_archived(id)).is_ok()
}

/// The backups of all reports that were moved, and how many of them are gone or cannot be read.
pub async fn all(shell: Shell) -> (Vec<Backup>, usize) {
    if !shell.with_shelf(Shelf::has_archived) {
        return (Vec::new(), 0);
    }
    let person = page::person();
    look_through(shell).await;
    let (mut found, mut lost) = (Vec::new(), 0);
    for report in shell.with_shelf(Shelf::archived).unwrap_or_default() {
        match read(&person, &report.draft.0.id).await {
            Some(backup) => found.push(backup),
            None => lost += 1,
        }
    }
    (found, lost)
}

/// Makes a backup comparable: what was moved and is the same in it counts as being here; what differs comes back first, so
/// that the person sees both.
pub async fn make_comparable(shell: Shell, backup: &Backup) {
    let person = page::person();
    let mut same = Vec::new();
    let listed = shell.with_shelf(Shelf::archived).unwrap_or_default();
    for report in &backup.reports {
        let id = &report.draft.0.id;
        if !listed.iter().any(|it| it.draft.0.id == *id) || shell.with_shelf(|it| it.is_on_shelf(id)) {
            continue;
        }
        match first(read(&person, id).await) {
            Some(mine) if is_same(&mine, report) => same.push(id.clone()),
            Some(_) => drop(bring_back(shell, id).await),
            None => {}
        }
    }
    shell.with_shelf(|it| it.set_aside(same));
}

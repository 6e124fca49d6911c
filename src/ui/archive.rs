//! Old reports: moved into a database of their own before local storage gets tight, and back. What is on the shelf counts; the
//! archive never takes anything away from it (see `shelf::archive`).

use super::route::Route;
use super::shell::Shell;
use crate::browser::{archive, clock, page, tab};
use crate::bundle::backup::{self, Found};
use crate::shelf::{Choice, Gathered, Journal, Shelf, Suffixes, is_same};
use crate::text;
use crate::ui::reactive::{spawn_local, untrack};
use crate::wire::backup::Backup;
use std::cell::Cell;

/// What goes into a backup of everything on the shelf, or of one report of it.
pub fn gather(shell: Shell, only: Option<&str>) -> Gathered {
    let version = env!("CARGO_PKG_VERSION");
    shell.with_shelf(|it| it.gather(&clock::now(), version, only))
}

/// What goes into a backup of everything, with what was moved out of the way.
pub fn gather_all(shell: Shell, moved: &Moved) -> Gathered {
    let mut gathered = gather(shell, None);
    for copy in &moved.copies {
        gathered.join(copy.clone());
    }
    gathered
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

thread_local! {
    /// Whether list and database were compared since the page was opened.
    static LOOKED_THROUGH: Cell<bool> = const { Cell::new(false) };
}

/// Whether all that was written is on the disk.
async fn is_on_disk(shell: Shell) -> bool {
    shell.with_shelf(|it| it.store().journal().idle()).await;
    keeps(shell)
}

fn is_home(shell: Shell) -> bool {
    untrack(|| shell.route()) == Route::Home
}

/// Moves reports out of the way where room gets short, and says so. Only from the home page, where no report is being read.
pub async fn make_room(shell: Shell) {
    // With one copy of everything, nothing is moved about.
    if !is_home(shell) || !keeps(shell) {
        return;
    }
    let chosen = || {
        shell.with_shelf(|it| {
            it.catch_up();
            it.to_archive()
        })
    };
    if chosen().is_empty() && LOOKED_THROUGH.get() {
        return;
    }
    // A report of which there is a copy already is not copied over it before the two were compared.
    let Some(there) = look_through(shell).await else { return };
    let person = page::person();
    let mut moved = 0;
    for id in chosen() {
        if is_home(shell)
            && !there.contains(&id)
            && tab::alone(&id, move_away(shell, &person, &id)).await == Some(true)
        {
            moved += 1;
        }
    }
    if moved > 0 {
        shell.note_saving(Ok(()));
        shell.say(text::backup::archived(untrack(|| shell.language()), moved));
        // Whatever is open by now is not the home page's to make anew.
        if is_home(shell) {
            page::tell_window(tab::REOPEN);
        }
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
        // The person may have tapped on it by now.
        let unchanged = is_home(shell) && it.whole_report(id).as_ref() == Some(&report);
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
    let there = archive::reports(&person).await?;
    LOOKED_THROUGH.set(true);
    if !keeps(shell) || shell.with_shelf(Shelf::archived).is_err() {
        return Some(there);
    }
    for id in &there {
        if !is_in_order(shell, id) {
            // Not while another page moves it.
            tab::alone(id, put_in_order(shell, &person, id)).await;
        }
    }
    shell.with_shelf(|it| {
        for report in it.archived().unwrap_or_default() {
            let id = &report.draft.0.id;
            if !there.contains(id) && it.is_on_shelf(id) {
                let _ = it.unlist_archived(id);
            }
        }
    });
    archive::reports(&person).await
}

fn is_listed(shell: Shell, id: &str) -> bool {
    shell.with_shelf(|it| it.archived().is_ok_and(|it| it.iter().any(|it| it.draft.0.id == id)))
}

fn is_on_shelf(shell: Shell, id: &str) -> bool {
    shell.with_shelf(|it| it.is_on_shelf(id))
}

fn is_in_order(shell: Shell, id: &str) -> bool {
    is_listed(shell, id) && !is_on_shelf(shell, id)
}

/// Puts one report in order that is in the database. A copy goes only where the report on the shelf has all that is in it; a
/// copy that differs comes to stand beside it.
async fn put_in_order(shell: Shell, person: &str, id: &str) {
    let copy = read(person, id).await;
    // Another page may have done so meanwhile; a copy that cannot be read may be one of a newer app.
    let (false, Some(copy)) = (is_in_order(shell, id), copy) else { return };
    let Some(report) = copy.reports.first() else { return };
    if !is_on_shelf(shell, id) {
        // The list was lost.
        let _ = shell.with_shelf(|it| it.list_archived(report));
        return;
    }
    let settled = shell.with_shelf(|it| {
        it.catch_up();
        it.complete(report).is_ok()
            && match it.whole_report(id) {
                Some(mine) if is_same(&mine, report) => it.renew(id).is_ok(),
                _ => it.take(&copy, &[Choice::Both], suffixes(shell)).failed.is_empty(),
            }
    });
    if settled {
        settle(shell, person, id).await;
    }
}

/// What is on the shelf is on the disk: it need not be in the archive any more.
async fn settle(shell: Shell, person: &str, id: &str) -> bool {
    if !is_on_disk(shell).await {
        return false;
    }
    shell.with_shelf(|it| it.unlist_archived(id)).is_ok() && archive::remove(person, id).await
}

/// What the names of units get where a report comes to stand beside another one.
pub fn suffixes(shell: Shell) -> Suffixes<'static> {
    let texts = shell.texts_untracked();
    Suffixes { beside: texts.backup_suffix(), before: texts.backup_suffix_before() }
}

/// What came of bringing a report back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Return {
    /// It is on the shelf.
    Back,
    /// It is not in the database any more, or spoilt there.
    Gone,
    /// The database cannot be read.
    Closed,
    /// There is no room for it; it stays where it was.
    NoRoom,
}

/// Brings a report back to the shelf.
pub async fn bring_back(shell: Shell, id: &str) -> Return {
    let person = page::person();
    if is_on_shelf(shell, id) {
        look_through(shell).await;
        return Return::Back;
    }
    let Some(backup) = read(&person, id).await else {
        let gone = archive::reports(&person).await.is_some();
        return if gone { Return::Gone } else { Return::Closed };
    };
    let restored = shell.with_shelf(|it| {
        it.catch_up();
        it.set_aside(Vec::new());
        it.take(&backup, &[Choice::Both], suffixes(shell))
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

/// Deletes a report of the shelf for good.
pub fn purge(shell: Shell, id: &str) {
    shell.with_shelf(|it| it.purge(id));
    // There may be a copy of it that could not be put in order yet.
    if is_listed(shell, id) {
        let id = id.to_owned();
        spawn_local(async move {
            forget(shell, &id).await;
        });
    }
}

/// All reports that were moved out of the way.
#[derive(Clone, Default)]
pub struct Moved {
    /// A backup for each.
    pub copies: Vec<Backup>,
    /// How many are gone, or cannot be read.
    pub lost: usize,
}

/// Reads what was moved out of the way.
pub async fn all(shell: Shell) -> Moved {
    let mut moved = Moved::default();
    if !shell.with_shelf(Shelf::has_archived) {
        return moved;
    }
    let person = page::person();
    let there = look_through(shell).await;
    let listed = shell.with_shelf(Shelf::archived).unwrap_or_default();
    let mut ids: Vec<String> = listed.into_iter().map(|it| it.draft.0.id).collect();
    ids.retain(|it| !is_on_shelf(shell, it));
    let Some(there) = there else { return Moved { lost: ids.len(), ..moved } };
    ids.extend(there.into_iter().filter(|it| !is_listed(shell, it) && !is_on_shelf(shell, it)));
    for id in ids {
        match read(&person, &id).await {
            Some(copy) => moved.copies.push(copy),
            None => moved.lost += 1,
        }
    }
    moved
}

/// Makes a backup comparable: what was moved and is the same in it counts as being here; what differs comes back first, so
/// that the person sees both. What cannot be read now comes to stand beside what is taken from the backup, when it can.
pub async fn make_comparable(shell: Shell, backup: &Backup) {
    let person = page::person();
    let there = look_through(shell).await.unwrap_or_default();
    let mut same = Vec::new();
    for report in &backup.reports {
        let id = &report.draft.0.id;
        if there.contains(id)
            && !is_on_shelf(shell, id)
            && let Some(copy) = read(&person, id).await
        {
            if copy.reports.first().is_some_and(|mine| is_same(mine, report)) {
                same.push(id.clone());
            } else {
                bring_back(shell, id).await;
            }
        }
    }
    shell.with_shelf(|it| it.set_aside(same));
}

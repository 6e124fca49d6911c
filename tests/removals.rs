//! What is removed stays removed, what is put back stays, and a backup knows what it lacks, whichever page does it and whatever
//! another one knows of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::moment;
use common::two_stores::phone::{Phone, Store};
use common::two_stores::{draft, entry, figure};
use thonso::domain::draft::Draft;
use thonso::shelf::{Choice, KEPT_DELETED, Restored, Shelf, StoreError, Suffixes};
use thonso::wire::backup::Backup;

const ROWS: u32 = 9;

/// A page with two whole reports, `d` and `e`, and a backup of both.
fn two_reports() -> (Phone, Shelf<Store>, Backup) {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_draft(&Draft { id: "e".to_owned(), ..draft() }, None).unwrap();
    for id in ["d", "e"] {
        for row in 1..=ROWS {
            shelf.keep_row(id, &format!("I-{row}"), &entry(row)).unwrap();
        }
        shelf.keep_bundle(id, 1, "file").unwrap();
    }
    phone.rest();
    let backup = shelf.gather(&moment(), "0.1.0", None).backup;
    (phone, shelf, backup)
}

fn put_back(shelf: &Shelf<Store>, backup: &Backup, choice: Choice) -> Restored {
    shelf.catch_up();
    shelf.take(backup, &[choice, choice], Suffixes { beside: "b", before: "v" })
}

/// How many rows of a report are there, with its file, when the app is started the next day.
fn rows_next_day(phone: &Phone, id: &str) -> Option<usize> {
    phone.rest();
    let (shelf, _) = phone.start();
    let rows = shelf.draft(id).ok()?.draft.rows.iter().filter(|it| !it.1.is_empty()).count();
    shelf.bundle(id, 1).map(|_| rows)
}

#[test]
fn put_back_by_a_page_that_has_not_seen_the_removal() {
    for steps in [
        &["delete d", "purge d"][..],
        &["delete d", "restore d", "delete d", "purge d"],
        &["delete e", "delete d", "purge e", "purge d"],
        &["delete d", "delete e", "purge d", "purge e"],
        &["purge d", "purge e"],
    ] {
        let (phone, other, backup) = two_reports();
        let (page, _) = phone.start();
        for step in steps {
            match step.split_once(' ').unwrap() {
                ("delete", id) => other.delete(id).unwrap(),
                ("restore", id) => other.restore(id),
                (_, id) => other.purge(id),
            }
        }
        phone.rest();
        put_back(&page, &backup, Choice::Both);
        for id in ["d", "e"] {
            assert_eq!(rows_next_day(&phone, id), Some(ROWS as usize), "{steps:?}: {id}");
        }
    }
}

#[test]
fn put_back_after_a_removal_that_the_journal_has_not_seen() {
    let (phone, shelf, backup) = two_reports();
    phone.log.broken.set(true);
    for id in ["e", "d"] {
        shelf.delete(id).unwrap();
    }
    for id in ["e", "d"] {
        shelf.purge(id);
    }
    phone.rest();
    phone.log.broken.set(false);
    let (page, _) = phone.start();
    phone.rest();
    assert_eq!(put_back(&page, &backup, Choice::Both).added, 2);
    for id in ["d", "e"] {
        assert_eq!(rows_next_day(&phone, id), Some(ROWS as usize), "{id}");
    }
}

#[test]
fn typed_under_a_name_that_another_page_has_removed() {
    let (phone, other, _) = two_reports();
    let (page, _) = phone.start();
    for row in 1..=ROWS {
        other.keep_row("e", &format!("I-{row}"), &entry(100 + row)).unwrap();
    }
    other.purge("d");
    phone.rest();
    page.keep_draft(&draft(), None).unwrap();
    page.keep_row("d", "I-1", &entry(7)).unwrap();
    phone.rest();
    assert_eq!(figure(&phone.start().0, "I-1"), Some(7));
}

#[test]
fn held_here_and_newer_elsewhere() {
    let (phone, writer) = Phone::with_draft();
    let (reader, _) = phone.start();
    phone.local.refuses.set(Some(StoreError::Full));
    writer.keep_row("d", "I-1", &entry(1)).unwrap();
    // Reading along, it holds what had no room; then there is room again.
    reader.store().recover(&phone.log.copies());
    assert_eq!(figure(&reader, "I-1"), Some(1));
    phone.local.refuses.set(None);
    writer.keep_row("d", "I-1", &entry(2)).unwrap();
    assert_eq!(figure(&reader, "I-1"), Some(2), "before it has read the journal");
    reader.store().recover(&phone.log.copies());
    assert_eq!(figure(&reader, "I-1"), Some(2));
    assert!(!reader.store().has_overflow());
}

#[test]
fn a_backup_counts_what_another_page_has_typed_since() {
    let (phone, other, _) = two_reports();
    let (page, _) = phone.start();
    // The page that makes the backup is far ahead with its numbers.
    for figure in 1..=50 {
        page.keep_row("e", "I-1", &entry(figure)).unwrap();
    }
    let made = page.gather(&moment(), "0.1.0", None);
    // Typed before the file is saved: it lacks that.
    other.keep_row("d", "I-2", &entry(20)).unwrap();
    page.note_backup(&moment(), made.number).unwrap();
    assert_eq!(page.last_backup().unwrap().changes_since, 1);
    other.keep_row("d", "I-2", &entry(21)).unwrap();
    other.keep_row("d", "I-3", &entry(22)).unwrap();
    assert_eq!(page.last_backup().unwrap().changes_since, 2);
    phone.rest();
    assert_eq!(phone.start().0.last_backup().unwrap().changes_since, 2);
}

#[test]
fn what_was_deleted_just_now_is_not_cleared_away_first() {
    let (phone, other) = Phone::with_draft();
    let (page, _) = phone.start();
    for at in 0..KEPT_DELETED {
        let id = format!("e{at}");
        other.keep_draft(&Draft { id: id.clone(), ..draft() }, None).unwrap();
        other.delete(&id).unwrap();
    }
    page.delete("d").unwrap();
    assert_eq!(page.deleted().first().map(String::as_str), Some("d"));
    other.tidy();
    assert!(other.draft("d").is_ok() && other.draft("e0").is_err());
}

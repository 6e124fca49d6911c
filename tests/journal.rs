//! Two copies of what is typed: whatever becomes of one of them, nothing is lost that was on the disk.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::text;
use common::two_stores::phone::{Phone, row_key};
use common::two_stores::{FORM, draft, entry, figure};
use proptest::prelude::*;
use std::collections::BTreeMap;
use thonso::shelf::{Journal, KeyValue, Place, Recovered, ShelfError, StoreError};
use thonso::wire::record;

#[test]
fn local_storage_that_lags_behind() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.rest();
    shelf.keep_row("d", "I-1", &entry(2)).unwrap();
    shelf.keep_row("d", "I-2", &entry(3)).unwrap();
    phone.log.commit(2);
    phone.kill();
    let (shelf, recovered) = phone.start();
    assert_eq!(recovered, Recovered { restored: 2, ..Recovered::default() });
    assert_eq!((figure(&shelf, "I-1"), figure(&shelf, "I-2")), (Some(2), Some(3)));
    // What is typed now is newer than either copy.
    shelf.keep_row("d", "I-1", &entry(4)).unwrap();
    phone.rest();
    assert_eq!(figure(&phone.start().0, "I-1"), Some(4));
}

#[test]
fn one_copy_cleared() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.local.clear();
    let (shelf, recovered) = phone.start();
    assert!(recovered.was_cleared);
    assert_eq!((figure(&shelf, "I-1"), shelf.ids()), (Some(1), vec!["d".to_owned()]));
    assert!(shelf.template(&draft().template.hash).is_some());

    phone.log.entries.take();
    let (shelf, recovered) = phone.start();
    assert!(!recovered.was_cleared && recovered.copied > 2 && recovered.restored == 0, "{recovered:?}");
    assert_eq!(figure(&shelf, "I-1"), Some(1));
    phone.local.clear();
    assert_eq!(figure(&phone.start().0, "I-1"), Some(1), "it was copied back");
    assert_eq!(Phone::default().start().1, Recovered::default(), "nothing was there to be cleared");
}

#[test]
fn a_removed_key_stays_removed() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.rest();
    shelf.purge("d");
    phone.log.commit(usize::MAX >> 1);
    // Local storage does not know it yet.
    phone.kill();
    let (shelf, recovered) = phone.start();
    assert_eq!((shelf.ids(), recovered.restored), (vec![], 0));
    assert!(shelf.store().keys().iter().all(|it| !it.contains("/d/")), "{:?}", shelf.store().keys());
    // A report of the same name is another one.
    shelf.keep_draft(&draft(), None).unwrap();
    phone.local.clear();
    assert_eq!(phone.start().0.ids(), ["d"]);
}

#[test]
fn every_spoilt_byte_is_noticed_and_mended() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(4371)).unwrap();
    phone.rest();
    let key = row_key("I-1");
    let whole = phone.local.get(&key).unwrap();
    let spoilt = |text: &str, at: usize| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] ^= 1;
        String::from_utf8(bytes).unwrap()
    };
    for at in 0..whole.len() {
        phone.local.spoil(&key, |it| spoilt(it, at));
        assert_eq!(figure(&phone.start().0, "I-1"), Some(4371), "local storage, byte {at}");
        assert_eq!(phone.local.get(&key), Some(whole.clone()), "mended");
    }
    let entries = phone.log.entries.borrow().clone();
    let last = entries.len() - 1;
    for at in 0..entries[last].len() {
        *phone.log.entries.borrow_mut() = entries.clone();
        let bad = spoilt(&entries[last], at);
        // A key without a record behind it is none: the page hands over no such thing.
        if !bad.contains('\n') {
            continue;
        }
        phone.log.entries.borrow_mut()[last] = bad;
        assert_eq!(figure(&phone.start().0, "I-1"), Some(4371), "journal, byte {at}");
    }
}

#[test]
fn spoilt_in_both_is_told_and_left_alone() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(4371)).unwrap();
    phone.rest();
    let key = row_key("I-1");
    phone.local.spoil(&key, |it| it.replace("4371", "4379"));
    phone.log.entries.borrow_mut().retain(|it| !it.starts_with(&key));
    let bad = phone.local.get(&key);
    let (shelf, _) = phone.start();
    assert_eq!(shelf.draft("d").unwrap().unreadable_rows, ["I-1"]);
    assert_eq!(phone.local.get(&key), bad);
}

#[test]
fn a_newer_app_is_left_alone_and_a_spoilt_digit_is_not_one() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.rest();
    let key = row_key("I-1");
    phone.local.spoil(&key, |it| it.replacen('2', "3", 1));
    assert_eq!(figure(&phone.start().0, "I-1"), Some(1), "only local storage says so: it is spoilt");
    // A newer app has written both.
    let newer = "3 900 something else\n{}";
    phone.local.spoil(&key, |_| newer.to_owned());
    phone.log.write(&format!("{key}\n{newer}"));
    assert!(matches!(phone.start().0.draft("d"), Err(ShelfError::Unreadable(_))));
    assert_eq!(phone.local.get(&key).as_deref(), Some(newer));
    // Or, while its journal failed, only one.
    phone.log.entries.borrow_mut().pop();
    phone.rest();
    assert!(matches!(phone.start().0.draft("d"), Err(ShelfError::Unreadable(_))));
    assert_eq!(phone.local.get(&key).as_deref(), Some(newer));
}

#[test]
fn what_a_newer_app_wrote_is_not_written_over() {
    for key in ["thonso/draft/d/progress", "thonso/draft/d/row/I-1", "thonso/settings", "thonso/backup"] {
        let (phone, _) = Phone::with_draft();
        let newer = "3 900 something else\n{}".to_owned();
        phone.local.set(key, &newer).unwrap();
        phone.log.write(&format!("{key}\n{newer}"));
        phone.rest();
        let (shelf, _) = phone.start();
        let is_of_a_report = key.starts_with("thonso/draft/");
        assert_eq!(shelf.draft("d").is_err(), is_of_a_report, "{key}");
        assert_eq!(shelf.drafts().iter().any(Result::is_err), is_of_a_report, "{key}");
        let refused = shelf.keep_progress("d", &shelf.progress("d")).is_err();
        assert_eq!(refused, key.ends_with("progress"));
        assert_eq!(shelf.keep_row("d", "I-1", &entry(5)).is_err(), key.ends_with("I-1"));
        shelf.keep_settings(&shelf.settings()).unwrap();
        let _ = shelf.note_backup(&common::moment(), 1);
        phone.rest();
        assert_eq!(phone.local.get(key), Some(newer.clone()), "{key}");
        phone.local.clear();
        phone.start();
        assert_eq!(phone.local.get(key), None, "{key}: nor is the other copy");
    }
}

#[test]
fn either_store_goes_on_alone() {
    for refusal in [StoreError::Full, StoreError::Blocked] {
        let (phone, shelf) = Phone::with_draft();
        phone.local.refuses.set(Some(refusal));
        shelf.keep_row("d", "I-1", &entry(1)).unwrap();
        shelf.keep_bundle("d", 1, "file").unwrap();
        assert!(!shelf.store().is_holding(), "the journal keeps it");
        phone.rest();
        phone.kill();
        let (shelf, _) = phone.start();
        assert_eq!((figure(&shelf, "I-1"), shelf.bundle("d", 1).as_deref()), (Some(1), Some("file")));
        // Room again: the next write brings everything over.
        phone.local.refuses.set(None);
        shelf.keep_row("d", "I-2", &entry(2)).unwrap();
        assert!(!shelf.store().has_overflow());
        phone.log.entries.take();
        assert_eq!(figure(&phone.start().0, "I-1"), Some(1));
    }
    let (phone, shelf) = Phone::with_draft();
    phone.log.broken.set(true);
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.rest();
    assert_eq!(figure(&phone.start().0, "I-1"), Some(1));
    phone.local.refuses.set(Some(StoreError::Full));
    assert_eq!(shelf.keep_row("d", "I-1", &entry(2)), Err(StoreError::Full));
    assert_eq!(shelf.keep_bundle("d", 1, "file"), Err(StoreError::Full), "a file is kept or refused");
    assert!(shelf.store().is_holding());
    assert_eq!(figure(&shelf, "I-1"), Some(2), "held as long as the page is open");
}

/// What local storage held when the app had no journal.
#[test]
fn records_of_the_first_version_are_read_and_copied() {
    let phone = Phone::default();
    let old: BTreeMap<String, String> = serde_json::from_str(&text("tests/data/store-1.json")).unwrap();
    phone.local.memory.replace(old.clone());
    phone.local.flush();
    let (shelf, recovered) = phone.start();
    assert_eq!(recovered.copied, old.len());
    let id = shelf.ids().pop().unwrap();
    let kept = shelf.draft(&id).unwrap();
    assert_eq!(kept.draft.rows.get("I-1").unwrap().parts.get("a").unwrap().entered, "4371");
    assert!(kept.unreadable_rows.is_empty());
    let template = shelf.template(&kept.draft.template.hash).unwrap();
    assert_eq!(template.id, FORM);
    let file = shelf.bundle(&id, 1).unwrap();
    let opened = thonso::bundle::open(file.as_bytes()).unwrap();
    assert_eq!(opened.identity(), kept.progress.finished.unwrap().identity);
    assert!(shelf.key_file().is_some());
    assert_eq!(shelf.settings().language, "en");
    // Whatever is written next is of the present version and newer.
    shelf.keep_row(&id, "I-1", &entry(5)).unwrap();
    let key = format!("thonso/draft/{id}/row/I-1");
    assert!(record::unwrap(&key, &phone.local.get(&key).unwrap()).unwrap().number > 3);
    phone.local.clear();
    let (shelf, _) = phone.start();
    assert_eq!(shelf.draft(&id).unwrap().draft.rows.get("I-1"), Some(&entry(5)));
    assert!(shelf.bundle(&id, 1) == Some(file), "byte for byte");
}

#[derive(Clone, Debug)]
enum Step {
    Type { row: usize },
    Flush,
    Commit { entries: usize },
    Break,
    Kill,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..4_usize).prop_map(|row| Step::Type { row }),
        1 => Just(Step::Flush),
        4 => (1..4_usize).prop_map(|entries| Step::Commit { entries }),
        1 => Just(Step::Break),
        1 => Just(Step::Kill),
    ]
}

proptest! {
    /// Whenever the browser is killed, each row has at least what one of the two stores had on the disk, and at most what was typed.
    #[test]
    fn nothing_on_the_disk_is_lost(steps in proptest::collection::vec(step(), 1..60)) {
        const ROWS: [&str; 4] = ["I-1", "I-2", "I-3", "II-1"];
        let (phone, mut shelf) = Phone::with_draft();
        let mut typed = [0_u32; 4];
        // What the disk of either store has seen of a row.
        let mut safe = [0_u32; 4];
        let mut next = 0;
        let mut pending: Vec<(usize, u32)> = Vec::new();
        for step in steps {
            match step {
                Step::Type { row } => {
                    next += 1;
                    typed[row] = next;
                    shelf.keep_row("d", ROWS[row], &entry(next)).unwrap();
                    if !phone.log.broken.get() {
                        pending.push((row, next));
                    }
                }
                Step::Flush => {
                    phone.local.flush();
                    safe = typed;
                }
                Step::Commit { entries } => {
                    let before = phone.log.on_disk.get();
                    phone.log.commit(entries);
                    // Entries of progress and the like stand between them: count rows only.
                    let rows = phone.log.entries.borrow()[before..phone.log.on_disk.get()]
                        .iter()
                        .filter(|it| it.contains("/row/"))
                        .count();
                    for (row, value) in pending.drain(..rows.min(pending.len())) {
                        safe[row] = safe[row].max(value);
                    }
                }
                Step::Break => phone.log.broken.set(!phone.log.broken.get()),
                Step::Kill => {
                    phone.kill();
                    phone.log.broken.set(false);
                    pending.clear();
                    shelf = phone.start().0;
                    for (at, row) in ROWS.iter().enumerate() {
                        let found = figure(&shelf, row).unwrap_or_default();
                        prop_assert!(safe[at] <= found && found <= typed[at], "{row}: {found}, on the disk {}, typed {}", safe[at], typed[at]);
                        typed[at] = found;
                    }
                    // What was copied back into the journal waits for its disk.
                    phone.rest();
                    safe = typed;
                }
            }
        }
    }
}

#[test]
fn what_is_held_is_not_put_back_by_older_copies() {
    // Typed while both stores are full, after the journal alone had taken something.
    let (phone, shelf) = Phone::with_draft();
    phone.local.refuses.set(Some(StoreError::Full));
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    let copies = phone.log.copies();
    phone.log.broken.set(true);
    assert!(shelf.keep_row("d", "I-1", &entry(2)).is_err());
    // The report is opened again: the journal is read once more.
    shelf.store().recover(&copies);
    assert_eq!(figure(&shelf, "I-1"), Some(2));

    // Held here, and meanwhile typed on in another tab that had room.
    let (phone, shelf) = Phone::with_draft();
    phone.local.refuses.set(Some(StoreError::Full));
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.local.refuses.set(None);
    let (other, _) = phone.start();
    other.keep_row("d", "I-1", &entry(2)).unwrap();
    shelf.keep_row("d", "I-2", &entry(3)).unwrap();
    assert_eq!((figure(&shelf, "I-1"), figure(&other, "I-1")), (Some(2), Some(2)));

    // The journal was made anew while something is held: what local storage still has of it is older.
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.local.refuses.set(Some(StoreError::Full));
    shelf.keep_row("d", "I-1", &entry(2)).unwrap();
    phone.log.entries.take();
    shelf.store().recover(&[]);
    let older = phone.log.entries.borrow().iter().any(|it| it.starts_with(&row_key("I-1")));
    assert!(!older && !phone.log.entries.borrow().is_empty());
}

#[test]
fn what_was_removed_without_the_journal_does_not_come_back() {
    let (phone, shelf) = Phone::with_draft();
    shelf.keep_row("d", "I-1", &entry(1)).unwrap();
    phone.rest();
    // The journal fails while a report is deleted for good; another one is made under the same name later.
    phone.log.broken.set(true);
    shelf.purge("d");
    phone.rest();
    phone.log.broken.set(false);
    for _ in 0..2 {
        let (shelf, recovered) = phone.start();
        assert!(shelf.ids().is_empty() && figure(&shelf, "I-1").is_none(), "{recovered:?}");
        phone.rest();
    }
    // The journal has it now, and local storage no more than before.
    assert!(phone.start().1.recalled == 0 && phone.local.get("thonso/gone").is_none());
    phone.local.clear();
    let (shelf, _) = phone.start();
    assert!(shelf.ids().is_empty());
    // What is written after is not held back by the mark.
    phone.log.broken.set(true);
    shelf.keep_row("d", "I-1", &entry(2)).unwrap();
    shelf.purge("d");
    shelf.keep_row("d", "I-1", &entry(3)).unwrap();
    phone.rest();
    phone.log.broken.set(false);
    assert_eq!(phone.start().0.store().get(&row_key("I-1")).map(|it| it.contains('3')), Some(true));
}

//! What is kept on the device: every answer by itself, nothing lost when the store refuses, deletion that can be undone.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::shelf::{FORM, draft, shelf_with};
use common::{entry, form, text};
use std::cell::Cell;
use thonso::domain::draft::{Draft, RowEntry};
use thonso::shelf::{KEPT_DELETED, KeyValue, Memory, Shelf, ShelfError, StoreError};
use thonso::wire::clock::ClockNote;
use thonso::wire::progress::{Finished, Progress};
use thonso::wire::record;
use thonso::wire::settings::Settings;

#[test]
fn a_draft_comes_back_exactly() {
    let shelf = shelf_with(&["one", "two"]);
    shelf.keep_row("one", "I-1", &entry("4371")).unwrap();
    shelf.keep_row("one", "III-16", &entry("98,6")).unwrap();
    let kept = shelf.draft("one").unwrap();
    let mut expected = draft("one");
    expected.rows.insert("I-1".to_owned(), entry("4371"));
    expected.rows.insert("III-16".to_owned(), entry("98,6"));
    assert_eq!(kept.draft, expected);
    assert!(kept.unreadable_rows.is_empty());
    assert_eq!(shelf.draft("two").unwrap().draft, draft("two"), "the other draft is untouched");
    assert_eq!(*shelf.template(&kept.draft.template.hash).unwrap(), form(FORM));
}

#[test]
fn an_emptied_row_stays_emptied() {
    let shelf = shelf_with(&["one"]);
    shelf.keep_row("one", "I-1", &entry("4371")).unwrap();
    shelf.keep_row("one", "I-1", &RowEntry::default()).unwrap();
    assert!(shelf.draft("one").unwrap().draft.rows.values().all(RowEntry::is_empty));
}

#[test]
fn a_damaged_row_is_told_and_left_alone() {
    let store = Memory::default();
    let form = text(&format!("templates/{FORM}.json"));
    let shelf = Shelf::new(store);
    shelf.keep_draft(&draft("one"), Some(&form)).unwrap();
    shelf.keep_row("one", "I-1", &entry("1")).unwrap();
    shelf.keep_row("one", "I-2", &entry("2")).unwrap();
    let store = shelf.into_store();
    let key = "thonso/draft/one/row/I-1";
    let damaged = store.get(key).unwrap().replace("entered", "ent\u{0}red");
    store.put(key, &damaged).unwrap();
    let shelf = Shelf::new(store);
    let kept = shelf.draft("one").unwrap();
    assert_eq!(kept.unreadable_rows, ["I-1"]);
    assert_eq!(kept.draft.rows.get("I-2"), Some(&entry("2")));
    assert_eq!(shelf.into_store().get(key), Some(damaged), "what cannot be read is not overwritten");
}

#[test]
fn a_record_of_a_newer_app_is_refused_and_left_alone() {
    let shelf = shelf_with(&["one"]);
    let store = shelf.into_store();
    let key = "thonso/draft/one/meta";
    let newer = store.get(key).unwrap().replacen("2 ", "3 ", 1);
    store.put(key, &newer).unwrap();
    let shelf = Shelf::new(store);
    assert!(matches!(shelf.draft("one"), Err(ShelfError::Unreadable(_))));
    assert_eq!(shelf.into_store().get(key), Some(newer));
}

#[test]
fn a_full_store_loses_nothing_that_was_kept() {
    let form = text(&format!("templates/{FORM}.json"));
    let shelf = Shelf::new(Memory::with_room(form.encode_utf16().count() + 3_000));
    shelf.keep_draft(&draft("one"), Some(&form)).unwrap();
    shelf.keep_row("one", "I-1", &entry("4371")).unwrap();
    let long = RowEntry { note: "dài ".repeat(2_000), ..entry("5") };
    assert_eq!(shelf.keep_row("one", "I-1", &long), Err(StoreError::Full));
    assert_eq!(shelf.draft("one").unwrap().draft.rows.get("I-1"), Some(&long), "held while the page is open");
    let shelf = Shelf::new(shelf.into_store().closed());
    assert_eq!(shelf.draft("one").unwrap().draft.rows.get("I-1"), Some(&entry("4371")), "kept before");
    assert!(matches!(
        shelf.keep_draft(&Draft { name: "x".repeat(4_000), ..draft("two") }, None),
        Err(StoreError::Full)
    ));
    assert_eq!(shelf.ids(), ["one"], "nothing is left of a draft that did not fit");
}

#[test]
fn a_deleted_draft_can_be_brought_back_after_the_app_was_opened_again() {
    let shelf = shelf_with(&["one", "two"]);
    shelf.keep_row("one", "I-1", &entry("4371")).unwrap();
    shelf.delete("one").unwrap();
    assert!(shelf.is_deleted("one"));
    let shelf = Shelf::new(shelf.into_store());
    shelf.tidy();
    assert_eq!((shelf.ids(), shelf.deleted()), (vec!["two".to_owned()], vec!["one".to_owned()]));
    shelf.restore("one");
    assert_eq!(shelf.deleted(), [""; 0]);
    assert_eq!(shelf.draft("one").unwrap().draft.rows.get("I-1"), Some(&entry("4371")));
    shelf.delete("one").unwrap();
    shelf.purge("one");
    assert_eq!(shelf.deleted(), [""; 0]);
    let store = shelf.into_store();
    assert!(store.keys().iter().all(|it| !it.contains("/one/")), "cleared away for good");
}

#[test]
fn the_drafts_deleted_last_are_kept() {
    let ids: Vec<String> = (0..KEPT_DELETED + 3).map(|it| format!("draft{it}")).collect();
    let shelf = shelf_with(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    // The order of deletion counts, not the order in which they were made.
    for id in ids.iter().rev() {
        shelf.delete(id).unwrap();
    }
    assert_eq!(shelf.deleted(), ids, "nothing goes while the app is open and there is room");
    let shelf = Shelf::new(shelf.into_store());
    shelf.tidy();
    assert_eq!((shelf.deleted(), shelf.deleted_count()), (ids[..KEPT_DELETED].to_vec(), KEPT_DELETED));
    assert_eq!(shelf.ids(), [""; 0]);
}

#[test]
fn what_is_typed_on_a_full_store_waits_for_room() {
    let draft = draft("d");
    let shelf = Shelf::new(Memory::with_room(20_000));
    shelf.keep_draft(&draft, None).unwrap();
    let room = 20_000 - shelf.size();
    shelf.store().put("other", &"x".repeat(room - 10)).unwrap();
    let id = "I-1";
    let entry = entry("4200");
    assert_eq!(shelf.keep_row(&draft.id, id, &entry), Err(StoreError::Full));
    let read = |shelf: &Shelf<Memory>| shelf.draft(&draft.id).unwrap().draft.rows.get(id).cloned();
    assert_eq!(read(&shelf), Some(entry.clone()), "held");
    assert!(shelf.store().is_holding());
    // A key that is not kept must not sign.
    assert!(shelf.keep_key("{}").is_err());
    assert_eq!(shelf.key_file(), None);
    shelf.store().remove("other", "");
    shelf.keep_settings(&shelf.settings()).unwrap();
    assert!(!shelf.store().is_holding(), "there was room");
    assert_eq!(read(&Shelf::new(shelf.into_store().closed())), Some(entry), "kept");
}

/// A store that breaks off after some removals, as when the phone kills the browser.
struct Breaking {
    inner: Memory,
    left: Cell<usize>,
}

impl KeyValue for Breaking {
    fn get(&self, key: &str) -> Option<String> {
        self.inner.get(key)
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.inner.put(key, text)
    }

    fn hold(&self, key: &str, text: &str) {
        self.inner.hold(key, text);
    }

    fn is_holding(&self) -> bool {
        self.inner.is_holding()
    }

    fn remove(&self, key: &str, mark: &str) {
        if self.left.get() > 0 {
            self.left.set(self.left.get() - 1);
            self.inner.remove(key, mark);
        }
    }

    fn keys(&self) -> Vec<String> {
        self.inner.keys()
    }
}

#[test]
fn an_interrupted_clearing_is_taken_up_again() {
    for removals in 1..=4 {
        let shelf = shelf_with(&["one", "two"]);
        shelf.keep_row("one", "I-1", &entry("1")).unwrap();
        shelf.keep_row("one", "I-2", &entry("2")).unwrap();
        shelf.delete("one").unwrap();
        let shelf = Shelf::new(Breaking { inner: shelf.into_store(), left: Cell::new(removals) });
        shelf.purge("one");
        assert!(shelf.draft("one").is_err(), "what is half cleared away cannot be brought back with gaps");
        let shelf = Shelf::new(shelf.into_store().inner);
        shelf.tidy();
        assert_eq!((shelf.ids(), shelf.deleted()), (vec!["two".to_owned()], vec![]));
        assert!(shelf.into_store().keys().iter().all(|it| !it.contains("/one/")), "after {removals}");
    }
}

#[test]
fn deleted_drafts_make_room() {
    let form = text(&format!("templates/{FORM}.json"));
    let shelf = Shelf::new(Memory::with_room(form.encode_utf16().count() + 6_000));
    for id in ["old", "new", "mine"] {
        let draft = Draft { name: "x".repeat(1_000), ..draft(id) };
        shelf.keep_draft(&draft, Some(&form)).unwrap();
    }
    shelf.delete("old").unwrap();
    shelf.delete("new").unwrap();
    shelf.keep_row("mine", "I-1", &entry("4371")).unwrap();
    assert_eq!(shelf.deleted(), ["new", "old"], "nothing goes while there is room");
    let long = RowEntry { note: "a".repeat(1_500), ..entry("5") };
    shelf.keep_row("mine", "I-1", &long).unwrap();
    assert_eq!(shelf.deleted(), [""; 0]);
    assert_eq!(shelf.keep_bundle("mine", 1, &"b".repeat(6_000)), Err(StoreError::Full));
    assert_eq!(shelf.draft("mine").unwrap().draft.rows.get("I-1"), Some(&long));
    // A finished file makes room for itself too.
    shelf.keep_row("mine", "I-1", &entry("5")).unwrap();
    shelf.keep_draft(&Draft { name: "x".repeat(1_000), ..draft("other") }, None).unwrap();
    shelf.delete("other").unwrap();
    shelf.keep_bundle("mine", 1, &"b".repeat(3_000)).unwrap();
    assert_eq!(shelf.deleted(), [""; 0]);
}

#[test]
fn a_damaged_mark_is_cleared_away_last() {
    let shelf = shelf_with(&["one", "two"]);
    shelf.delete("one").unwrap();
    shelf.delete("two").unwrap();
    let store = shelf.into_store();
    store.put("thonso/draft/one/deleted", "{").unwrap();
    assert_eq!(Shelf::new(store).deleted(), ["one", "two"]);
}

#[test]
fn numbers_go_on_where_they_stopped() {
    let shelf = shelf_with(&["one"]);
    shelf.keep_row("one", "I-1", &entry("1")).unwrap();
    let number = |store: &Memory| record::claimed_number(&store.get("thonso/draft/one/row/I-1").unwrap());
    let store = shelf.into_store();
    let before = number(&store);
    let shelf = Shelf::new(store);
    shelf.keep_row("one", "I-1", &entry("2")).unwrap();
    assert!(number(&shelf.into_store()) > before);
}

#[test]
fn settings_key_progress_and_files_are_kept() {
    let shelf = shelf_with(&["one"]);
    assert_eq!(shelf.settings(), Settings::default());
    let settings =
        Settings {
            language: "en".to_owned(), org_unit: "UBND xã Hà Tân".to_owned(), ..Settings::default()
        };
    shelf.keep_settings(&settings).unwrap();
    assert_eq!(shelf.settings(), settings);
    assert_eq!(shelf.key_file(), None);
    shelf.keep_key("{\"kty\":\"OKP\"}").unwrap();
    assert_eq!(shelf.key_file().as_deref(), Some("{\"kty\":\"OKP\"}"));
    let progress = Progress {
        changed_at: Some("2026-11-21T08:00:00+07:00".to_owned()),
        finished: Some(Finished {
            identity: "ab".to_owned(),
            at: "2026-11-21T09:00:00+07:00".to_owned(),
            file_name: "a.json.txt".to_owned(),
        }),
        ..Progress::default()
    };
    shelf.keep_progress("one", &progress).unwrap();
    assert_eq!(shelf.progress("one"), progress);
    let file = "{\r\n \"payload\": \"…\"}\n";
    shelf.keep_bundle("one", 1, file).unwrap();
    assert_eq!(shelf.bundle("one", 1).as_deref(), Some(file), "byte for byte");
    assert_eq!(shelf.bundle("one", 2), None);
}

#[test]
fn notes_beside_the_reports() {
    let shelf = shelf_with(&["one"]);
    assert_eq!((shelf.clock(), shelf.doubted_year(), shelf.urgent()), (None, None, None));
    let mut note = ClockNote { wrong: false, known: "2026-11-22T08:30:00.000Z".to_owned() };
    shelf.keep_clock(&note);
    assert_eq!((shelf.clock(), shelf.doubted_year()), (Some(note.clone()), None));
    note.wrong = true;
    shelf.keep_clock(&note);
    assert_eq!((shelf.clock(), shelf.doubted_year()), (Some(note), Some(2026)));
    for word in [Some("warning"), Some("error"), Some("error"), None, None] {
        shelf.keep_urgent(word);
        assert_eq!(shelf.urgent(), word);
    }
    shelf.go_on_here();
    assert_eq!(shelf.ids(), ["one"]);
}

#[test]
fn notes_cost_no_deleted_report() {
    let shelf = shelf_with(&["one"]);
    shelf.delete("one").unwrap();
    let store = shelf.into_store();
    let full = Memory::with_room(0);
    for key in store.keys() {
        full.hold(&key, &store.get(&key).unwrap());
    }
    let shelf = Shelf::new(full);
    shelf.keep_urgent(Some("error"));
    shelf.go_on_here();
    assert_eq!(shelf.urgent(), None);
    assert_eq!(shelf.deleted(), ["one"]);
}

#[test]
fn what_was_touched_last_is_known_without_a_clock() {
    let shelf = shelf_with(&["one", "two"]);
    let later = |a: &str, b: &str| shelf.draft(a).unwrap().touched > shelf.draft(b).unwrap().touched;
    assert!(later("two", "one"));
    shelf.keep_row("one", "I-1", &entry("4371")).unwrap();
    assert!(later("one", "two"));
    // Times say the contrary.
    let at =
        |year: u16| Progress { changed_at: Some(format!("{year}-01-01T00:00:00Z")), ..Progress::default() };
    shelf.keep_progress("one", &at(2038)).unwrap();
    shelf.keep_progress("two", &at(1970)).unwrap();
    assert!(later("two", "one"));
    shelf.keep_meta(&draft("one")).unwrap();
    assert!(later("one", "two"));
}

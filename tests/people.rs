//! Several people on one device: nobody sees or loses the reports of another.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::shelf::{FORM, draft, shelf_with};
use common::{entry, text};
use thonso::shelf::{Copies, KeyValue, Memory, Shelf};
use thonso::wire::people::Person;
use thonso::wire::settings::Settings;

/// The shelf when the page is opened anew with another person's turn.
fn turn_of(shelf: Shelf<Memory>, id: &str, name: &str) -> Shelf<Memory> {
    shelf.keep_person(&Person { id: id.to_owned(), name: name.to_owned() }).unwrap();
    Shelf::new(shelf.into_store())
}

#[test]
fn people_on_one_device_do_not_see_each_other() {
    let shelf = shelf_with(&["one"]);
    let settings = |person: &str, theme: &str| Settings {
        person: person.to_owned(),
        theme: theme.to_owned(),
        ..Settings::default()
    };
    shelf.keep_settings(&settings("Hoa", "sun")).unwrap();
    shelf.keep_key("{}").unwrap();
    let first = shelf.store().keys();
    let shelf = turn_of(shelf, "b2", "Lan");
    assert_eq!(shelf.own_name().unwrap(), "Lan");
    assert!(shelf.ids().is_empty());
    assert!(shelf.draft("one").is_err());
    assert!(shelf.key_file().is_some(), "the mark is the device's");
    assert_eq!(shelf.settings(), settings("", "sun"), "the look is the device's");
    // A draft of the same name is another one.
    shelf.keep_draft(&draft("one"), None).unwrap();
    shelf.keep_row("one", "I-1", &entry("2")).unwrap();
    shelf.delete("one").unwrap();
    shelf.purge("one");
    shelf.keep_draft(&draft("two"), Some(&text(&format!("templates/{FORM}.json")))).unwrap();
    shelf.keep_settings(&settings("Lan", "dark")).unwrap();
    assert_eq!((shelf.reports_of(""), shelf.reports_of("b2"), shelf.reports_of("c3")), (1, 1, 0));
    let shelf = turn_of(shelf, "", "Hoa");
    assert_eq!(shelf.ids(), ["one"]);
    assert_eq!(shelf.settings(), settings("Hoa", "dark"));
    for key in first {
        assert!(shelf.store().get(&key).is_some(), "{key}");
    }
    let shelf = turn_of(shelf, "b2", "Lan");
    assert_eq!(shelf.ids(), ["two"]);
    assert_eq!(shelf.settings(), settings("Lan", "dark"));
    shelf.forget_person();
    assert_eq!(Shelf::new(shelf.into_store()).ids(), ["one"]);
}

#[test]
fn the_list_of_people() {
    let shelf = shelf_with(&[]);
    assert_eq!(shelf.people().unwrap(), []);
    let people = [("", "Hoa"), ("b2", "Lan")].map(|(id, name)| Person { id: id.into(), name: name.into() });
    shelf.keep_people(&people).unwrap();
    assert_eq!(shelf.people().unwrap(), people);
    // Removed while a page still worked with their records; what they have thrown away is no reason to name them.
    let shelf = turn_of(shelf, "c3", "");
    shelf.keep_draft(&draft("one"), None).unwrap();
    assert_eq!(shelf.people().unwrap().pop(), Some(Person { id: "c3".into(), name: String::new() }));
    assert_eq!(shelf.people().unwrap()[..2], people);
    shelf.delete("one").unwrap();
    assert_eq!(shelf.people().unwrap(), people);
    let store = shelf.into_store();
    let damaged = store.get("thonso/people").unwrap().replace("Lan", "L\u{0}n");
    store.put("thonso/people", &damaged).unwrap();
    assert!(Shelf::new(store).people().is_err(), "a damaged list is not taken for an empty one");
}

#[test]
fn what_is_brought_back_from_the_journal_belongs_to_whom_it_did() {
    let shelf = turn_of(shelf_with(&["one"]), "b2", "Lan");
    shelf.keep_draft(&draft("two"), None).unwrap();
    shelf.keep_row("two", "I-1", &entry("2")).unwrap();
    let store = shelf.into_store();
    let mut keys = store.keys();
    keys.sort();
    let journal: Vec<Copies> =
        keys.into_iter().map(|key| Copies { records: vec![store.get(&key).unwrap()], key }).collect();
    // Local storage was cleared: at first nobody knows whose turn it is.
    let shelf = Shelf::new(Memory::default());
    assert_eq!(shelf.store().recover(&journal).restored, journal.len(), "all of it is whole");
    assert_eq!(shelf.begin_turn(), "b2");
    assert_eq!(shelf.ids(), ["two"]);
    assert_eq!(shelf.draft("two").unwrap().draft.rows.get("I-1"), Some(&entry("2")));
    shelf.turn_to("");
    assert_eq!(shelf.ids(), ["one"]);
}

#[test]
fn a_page_knows_its_own_person_though_it_is_anothers_turn() {
    let shelf = turn_of(shelf_with(&["one"]), "b2", "Lan");
    assert_eq!(shelf.begin_turn(), "b2");
    // Another page has given the device to Hoa.
    shelf.keep_person(&Person { id: String::new(), name: "Hoa".to_owned() }).unwrap();
    assert_eq!((shelf.own_name().as_deref(), shelf.turn().unwrap().name.as_str()), (Some("Lan"), "Hoa"));
    // Whoever is renamed is called so at once.
    shelf.keep_person(&Person { id: "b2".to_owned(), name: "Lan Anh".to_owned() }).unwrap();
    assert_eq!(shelf.own_name().as_deref(), Some("Lan Anh"));
}

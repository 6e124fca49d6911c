//! Several people on one device: what is a person's own lies under a name of theirs, what is the device's under one for all.
//! Nothing above needs to know whose records it works with.

use super::{KeyValue, StoreError};
use crate::wire::people::Person;
use std::cell::RefCell;

/// Under this lies what is of all people but the first.
pub(super) const OTHERS: &str = "thonso/p/";
const ALL: &str = "thonso/";
/// What is the device's: forms, its key, its look, its clock, its people. No key of a person begins like one of these.
const SHARED: [&str; 9] =
    ["template/", "forms", "settings", "key", "clock", "here", "people", "person", "number"];

/// A store as one person sees it.
#[derive(Debug)]
pub struct Rooted<S> {
    store: S,
    /// Where that person's records lie: `thonso/`, or below [`OTHERS`].
    root: RefCell<String>,
    /// That person, with the name last known; without one while one person only uses the device.
    pub person: RefCell<Person>,
}

fn root(person: &str) -> String {
    if person.is_empty() { ALL.to_owned() } else { format!("{OTHERS}{person}/") }
}

fn is_shared(rest: &str) -> bool {
    SHARED.iter().any(|it| rest.starts_with(it))
}

impl<S> Rooted<S> {
    /// The store as that person sees it.
    pub fn new(store: S, person: Person) -> Self {
        Self { store, root: RefCell::new(root(&person.id)), person: RefCell::new(person) }
    }

    /// Whether it is the first person's, whose records lie where all lay when there was one only.
    pub fn is_first(&self) -> bool {
        *self.root.borrow() == ALL
    }

    /// The store as it is.
    pub fn inner(&self) -> &S {
        &self.store
    }

    /// Gives it back.
    pub fn into_inner(self) -> S {
        self.store
    }

    /// Changes over to that person.
    pub fn turn_to(&self, person: Person) {
        self.root.replace(root(&person.id));
        self.person.replace(person);
    }

    /// What a key of this person is called in the store.
    pub fn place(&self, key: &str) -> String {
        let rest = key.strip_prefix(ALL).unwrap_or(key);
        if is_shared(rest) { key.to_owned() } else { format!("{}{rest}", self.root.borrow()) }
    }

    /// The key of this person, or of the device, that lies at a place of the store.
    fn key(&self, place: &str) -> Option<String> {
        let rest = place.strip_prefix(ALL)?;
        if is_shared(rest) {
            return Some(place.to_owned());
        }
        let root = self.root.borrow();
        // To the first person the others' records are under names that nobody asks for.
        place.strip_prefix(root.as_str()).map(|it| format!("{ALL}{it}"))
    }
}

impl<S: KeyValue> KeyValue for Rooted<S> {
    fn get(&self, key: &str) -> Option<String> {
        self.store.get(&self.place(key))
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.store.put(&self.place(key), text)
    }

    fn hold(&self, key: &str, text: &str) {
        self.store.hold(&self.place(key), text);
    }

    fn is_holding(&self) -> bool {
        self.store.is_holding()
    }

    fn remove(&self, key: &str, mark: &str) {
        self.store.remove(&self.place(key), mark);
    }

    fn keys(&self) -> Vec<String> {
        self.store.keys().iter().filter_map(|it| self.key(it)).collect()
    }
}

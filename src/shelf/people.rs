//! The people who share a device: who there is, whose reports are on the screen.

use super::rooted::OTHERS;
use super::{DELETED, DRAFTS, KeyValue, META, Rooted, Shelf, StoreError};
use crate::wire::people::{self, Person};
use crate::wire::record;

/// Whose turn it is; nothing while one person only uses the device.
const PERSON: &str = "thonso/person";
/// All of them, the first in front.
const PEOPLE: &str = "thonso/people";

/// The id and the name on a line each: the first module has no other use for a reader of people.
fn spelt(body: &str) -> Option<Person> {
    let (id, name) = body.split_once('\n')?;
    Some(Person { id: id.to_owned(), name: name.to_owned() })
}

pub(super) fn nameless(id: &str) -> Person {
    Person { id: id.to_owned(), name: String::new() }
}

/// The person whose turn it is, before there is a shelf.
pub(super) fn current(store: &impl KeyValue) -> Option<Person> {
    let text = store.get(PERSON)?;
    spelt(record::unwrap(PERSON, &text).ok()?.body?)
}

impl<S: KeyValue> Shelf<S> {
    /// Goes on with the records of the person whose turn it is, as far as known when this is called; gives their id. For the
    /// start, when lost records have been brought back: in the middle of work nobody's records change under it.
    pub fn begin_turn(&self) -> String {
        let person = current(self.store.inner()).unwrap_or_default();
        let id = person.id.clone();
        self.store.turn_to(person);
        id
    }

    /// Goes on with the records of the person of that id.
    pub fn turn_to(&self, person: &str) {
        self.store.turn_to(nameless(person));
    }

    /// The person whose turn it is when the page is opened next; none while one person only uses the device. Another page may
    /// have changed it.
    pub fn turn(&self) -> Option<Person> {
        current(self.store.inner())
    }

    /// How the person is called whose records these are; none while one person only uses the device.
    pub fn own_name(&self) -> Option<String> {
        let turn = self.turn()?;
        let mut own = self.store.person.borrow_mut();
        if own.id == turn.id {
            *own = turn;
        }
        Some(own.name.clone())
    }

    /// All who use the device, the first in front; none in it while nobody has been added. Who is not on the list and has
    /// reports all the same comes last, without a name: they were started in a page that did not know yet that its person had
    /// been removed. A list that cannot be read is an error: nobody is to be forgotten over it.
    ///
    /// # Errors
    ///
    /// When the list cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, super::ShelfError> {
        let mut all = match self.read(PEOPLE, people::read_all) {
            Err(super::ShelfError::Missing) => Vec::new(),
            read => read?,
        };
        for place in self.store.inner().keys() {
            if let Some((id, _)) = place.strip_prefix(OTHERS).and_then(|it| it.split_once('/'))
                && all.iter().all(|it| it.id != id)
                && self.reports_of(id) > 0
            {
                all.push(nameless(id));
            }
        }
        Ok(all)
    }

    /// Keeps the list.
    ///
    /// # Errors
    ///
    /// When the store refuses; the list stays as it was.
    pub fn keep_people(&self, people: &[Person]) -> Result<(), StoreError> {
        self.put(PEOPLE, &people::write_all(people))
    }

    /// Says whose turn it is when the page is opened next.
    ///
    /// # Errors
    ///
    /// When the store refuses; it stays whose turn it was.
    pub fn keep_person(&self, person: &Person) -> Result<(), StoreError> {
        self.put(PERSON, &format!("{}\n{}", person.id, person.name))
    }

    /// Nobody but the first person is left: no page names one.
    pub fn forget_person(&self) {
        self.remove(PERSON);
    }

    /// How many reports a person has that are not deleted, those that were moved out of the way with them.
    pub fn reports_of(&self, person: &str) -> usize {
        let theirs = Rooted::new((), nameless(person));
        let places = self.store.inner().keys();
        let drafts = theirs.place(DRAFTS);
        let has = |place: &String| places.contains(place);
        let heads = places.iter().filter_map(|it| it.strip_prefix(&drafts)?.strip_suffix(META));
        heads.filter(|it| !has(&format!("{drafts}{it}{DELETED}"))).count() + self.archived_of(person)
    }
}

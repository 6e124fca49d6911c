//! Two copies of everything: local storage, and a journal that has reached the disk when it says so.
//!
//! Local storage answers at once, but a browser that is killed loses what it was given in the last seconds, up to a minute
//! of it. The journal answers later and loses nothing. So everything is written to both, and when the app starts, of each
//! key the newer whole copy wins ([`Layers::recover`]). Where one of the two is missing, blocked, full or spoilt, the other
//! goes on alone. What local storage has no room for lies in the page's memory, where it can be read.

use super::key_value::{KeyValue, StoreError};
use crate::wire::record::{self, Record, Unreadable};
use std::cell::RefCell;

/// What was removed while the journal was not there: lines of a key, then its mark.
const GONE: &str = "thonso/gone";
/// Some hundred marks; a browser that never has a journal needs none of them.
const MOST_MARKS: usize = 40_000;

/// A store that answers at once: local storage, the memory of the page.
pub trait Place {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key.
    ///
    /// # Errors
    ///
    /// When it is full or blocked; what was there before stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Takes a text away.
    fn remove(&self, key: &str);
    /// The keys of this app.
    fn keys(&self) -> Vec<String>;
}

/// What was written, in order. An entry is the key, a line break, the record.
pub trait Journal {
    /// Takes an entry; [`Self::keeps`] says whether that can be relied on.
    fn write(&self, entry: &str);
    /// Whether the journal is there and its last write has not failed.
    fn keeps(&self) -> bool;
}

/// Local storage, the page's memory and the journal as one store.
#[derive(Debug, Default)]
pub struct Layers<P, M, J> {
    lasting: P,
    page: M,
    journal: J,
}

/// What the journal has of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// The key.
    pub key: String,
    /// Its records, in any order.
    pub records: Vec<String>,
}

/// What was found when the copies were put side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// How many keys only the journal had, or had newer.
    pub restored: usize,
    /// How many keys were copied into the journal.
    pub copied: usize,
    /// How many of them were removed while the journal was not there.
    pub recalled: usize,
    /// Local storage was empty although the journal was not: somebody or something has cleared it.
    pub was_cleared: bool,
    /// The highest number in the journal.
    pub highest: u64,
}

impl<P: Place, M: Place, J: Journal> Layers<P, M, J> {
    /// The stores as one.
    pub fn new(lasting: P, page: M, journal: J) -> Self {
        Self { lasting, page, journal }
    }

    /// The journal.
    pub fn journal(&self) -> &J {
        &self.journal
    }

    /// Local storage.
    pub fn lasting(&self) -> &P {
        &self.lasting
    }

    /// Whether something lies in the page's memory because local storage has no room for it.
    pub fn has_overflow(&self) -> bool {
        !self.page.keys().is_empty()
    }

    /// Puts the copies side by side: for each key the whole copy with the highest number goes where it is missing or older.
    ///
    /// `journal` is in the order of the keys, as sorted by UTF-16 units or bytes: keys are plain letters. What is spoilt
    /// everywhere stays as it is, to be told to the person; so does a record of a newer app.
    pub fn recover(&self, journal: &[Copies]) -> Recovered {
        let mut found = Recovered::default();
        let present = self.lasting.keys();
        for Copies { key, records } in journal {
            self.settle(key, records, &mut found);
        }
        for key in &present {
            if journal.binary_search_by(|it| it.key.as_str().cmp(key)).is_err() {
                self.settle(key, &[], &mut found);
            }
        }
        if found.recalled == 0 {
            // The journal has all of it.
            self.lasting.remove(GONE);
        }
        found.was_cleared = present.is_empty() && found.restored > 0;
        found
    }

    /// The mark of a key that was removed while the journal was not there.
    fn mark(&self, key: &str) -> Option<String> {
        let gone = self.lasting.get(GONE)?;
        let mut lines = gone.split('\n');
        let mut found = None;
        while let (Some(it), Some(mark)) = (lines.next(), lines.next()) {
            if it == key {
                found = Some(mark.to_owned());
            }
        }
        found
    }

    /// Decides on one key.
    fn settle(&self, key: &str, records: &[String], found: &mut Recovered) {
        let mut local = self.lasting.get(key);
        let is_there = local.is_some();
        if !is_there {
            local = self.mark(key);
        }
        let mut local_number = None;
        let mut is_newer = false;
        if let Some(local) = &local {
            let number = record::claimed_number(local);
            if is_there && number_of(self.page.get(key).as_deref()) < number {
                // Held here once; another page had room for something newer.
                self.page.remove(key);
            }
            // By far the most frequent case, and the only one in which nothing has to be looked at closely: what is kept in
            // local storage is counted there.
            if is_there
                && records.contains(local)
                && records.iter().all(|it| record::claimed_number(it) <= number)
            {
                return;
            }
            match record::unwrap(key, local) {
                Ok(record) => local_number = Some(record.number),
                Err(error) => is_newer = matches!(error, Unreadable::Newer(_)),
            }
        }
        let mut best: Option<(&str, Record)> = None;
        for text in records {
            match record::unwrap(key, text) {
                Ok(record) if best.is_none_or(|it| it.1.number < record.number) => {
                    found.highest = found.highest.max(record.number);
                    best = Some((text, record));
                }
                // A spoilt digit can look like a newer app; a newer app writes to both.
                Err(Unreadable::Newer(_)) if is_newer => return,
                Ok(_) | Err(_) => {}
            }
        }
        // But not while its journal fails.
        if is_newer && best.is_none_or(|it| it.1.number < number_of(local.as_deref())) {
            return;
        }
        match best {
            // What is held is newer than all of it.
            Some((_, record)) if number_of(self.page.get(key).as_deref()) >= record.number.max(1) => {}
            Some((text, record)) if local_number.is_none_or(|it| it < record.number) => {
                self.page.remove(key);
                if record.body.is_none() {
                    self.lasting.remove(key);
                } else {
                    // A number alone is nothing that a person would miss.
                    found.restored += usize::from(record.body != Some(""));
                    let _ = self.lasting.set(key, text).or_else(|_| self.page.set(key, text));
                }
            }
            _ => {
                // The journal lacks it, or has it older; and so has the page's memory, which may hold what had no room.
                if let (Some(local), Some(number)) = (local, local_number)
                    && best.is_none_or(|it| it.1.number < number)
                    && number_of(self.page.get(key).as_deref()) <= number
                {
                    found.copied += 1;
                    found.recalled += usize::from(!is_there);
                    self.note(key, &local);
                }
            }
        }
    }

    fn note(&self, key: &str, text: &str) {
        self.journal.write(&[key, "\n", text].concat());
    }

    /// Keeps what is held, as far as there is room now.
    fn keep_held(&self) {
        for key in self.page.keys() {
            // Another page may have written something newer meanwhile.
            if let Some(text) = self.page.get(&key)
                && (number_of(self.lasting.get(&key).as_deref()) > record::claimed_number(&text)
                    || self.lasting.set(&key, &text).is_ok())
            {
                self.page.remove(&key);
            }
        }
    }
}

impl<P: Place, M: Place, J: Journal> KeyValue for Layers<P, M, J> {
    fn get(&self, key: &str) -> Option<String> {
        let kept = self.lasting.get(key);
        match self.page.get(key) {
            // Another page may have had room for something newer than what is held here.
            Some(held) if number_of(kept.as_deref()) <= record::claimed_number(&held) => Some(held),
            _ => kept,
        }
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let kept = self.lasting.set(key, text).or_else(|_| {
            // Work is worth more room than marks.
            self.lasting.remove(GONE);
            self.lasting.set(key, text)
        });
        match kept {
            Ok(()) => {
                self.page.remove(key);
                self.note(key, text);
                self.keep_held();
                Ok(())
            }
            Err(StoreError::Full) if !self.journal.keeps() => Err(StoreError::Full),
            // Where nothing is allowed, the work goes on in the page, and the person is told.
            Err(_) => {
                self.hold(key, text);
                Ok(())
            }
        }
    }

    fn hold(&self, key: &str, text: &str) {
        // The page's memory has no limit of its own.
        let _ = self.page.set(key, text);
        self.note(key, text);
    }

    fn is_holding(&self) -> bool {
        !self.journal.keeps() && self.has_overflow()
    }

    fn remove(&self, key: &str, mark: &str) {
        self.lasting.remove(key);
        self.page.remove(key);
        // What the journal still has of it is not to come back.
        if !self.journal.keeps() {
            let gone = self.lasting.get(GONE).unwrap_or_default();
            if gone.len() < MOST_MARKS {
                let _ = self.lasting.set(GONE, &[&gone, key, "\n", mark, "\n"].concat());
            }
        }
        self.note(key, mark);
        self.keep_held();
    }

    fn keys(&self) -> Vec<String> {
        let mut keys = self.page.keys();
        for key in self.lasting.keys() {
            if self.page.get(&key).is_none() {
                keys.push(key);
            }
        }
        keys
    }
}

/// The number that a record claims; 0 for none.
fn number_of(text: Option<&str>) -> u64 {
    text.map_or(0, record::claimed_number)
}

/// A place in memory, with as much room as it is given: for tests.
#[derive(Clone, Debug, Default)]
pub struct Room {
    texts: RefCell<Vec<(String, String)>>,
    /// How many UTF-16 units fit; `None` for no limit.
    units: Option<usize>,
}

impl Place for Room {
    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().iter().find(|it| it.0 == key).map(|it| it.1.clone())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let units = |text: &str| text.encode_utf16().count();
        let mut texts = self.texts.borrow_mut();
        let others: usize =
            texts.iter().filter(|(it, _)| it != key).map(|(key, text)| units(key) + units(text)).sum();
        if self.units.is_some_and(|room| others + units(key) + units(text) > room) {
            return Err(StoreError::Full);
        }
        texts.retain(|it| it.0 != key);
        texts.push((key.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().retain(|it| it.0 != key);
    }

    fn keys(&self) -> Vec<String> {
        self.texts.borrow().iter().map(|it| it.0.clone()).collect()
    }
}

/// No journal.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoJournal;

impl Journal for NoJournal {
    fn write(&self, _: &str) {}

    fn keeps(&self) -> bool {
        false
    }
}

/// A store in memory without a journal: for tests.
pub type Memory = Layers<Room, Room, NoJournal>;

impl Memory {
    /// A store with room for so many UTF-16 units.
    pub fn with_room(units: usize) -> Self {
        Self { lasting: Room { units: Some(units), ..Room::default() }, ..Self::default() }
    }
}

impl<P, M: Default, J> Layers<P, M, J> {
    /// The store after its page was closed: what was held is gone.
    #[must_use]
    pub fn closed(self) -> Self {
        Self { page: M::default(), ..self }
    }
}

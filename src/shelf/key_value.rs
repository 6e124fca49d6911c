//! The port behind which local storage, a journal or a test lies.

use std::cell::RefCell;

/// Why a store did not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room is left.
    Full,
    /// The browser allows no storage.
    Blocked,
}

/// A store of texts by key.
pub trait KeyValue {
    /// The text under a key: the one held, or else the one kept.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key. What is held is kept too, as far as there is room.
    ///
    /// # Errors
    ///
    /// When the store is full or blocked; what was kept before stays.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Holds a text as long as the page is open, because there was no room for it. It is kept as soon as there is.
    fn hold(&self, key: &str, text: &str);
    /// Whether something is held that is not kept.
    fn is_holding(&self) -> bool;
    /// Forgets a key.
    fn remove(&self, key: &str);
    /// The keys of this app.
    fn keys(&self) -> Vec<String>;
}

/// Keeps texts as long as the page is open: for tests, and where the browser allows nothing else.
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<Vec<(String, String)>>,
    held: RefCell<Vec<(String, String)>>,
    /// How many UTF-16 units fit; `None` for no limit.
    room: Option<usize>,
}

impl Memory {
    /// A store with room for so many UTF-16 units.
    pub fn with_room(units: usize) -> Self {
        Self { room: Some(units), ..Self::default() }
    }

    /// The store after its page was closed: what was held is gone.
    #[must_use]
    pub fn closed(self) -> Self {
        Self { held: RefCell::default(), ..self }
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Option<String> {
        let found = |all: &RefCell<Vec<(String, String)>>| {
            all.borrow().iter().find(|it| it.0 == key).map(|it| it.1.clone())
        };
        found(&self.held).or_else(|| found(&self.texts))
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let units = |text: &str| text.encode_utf16().count();
        let mut texts = self.texts.borrow_mut();
        let others: usize =
            texts.iter().filter(|(it, _)| it != key).map(|(key, text)| units(key) + units(text)).sum();
        if self.room.is_some_and(|room| others + units(key) + units(text) > room) {
            return Err(StoreError::Full);
        }
        texts.retain(|it| it.0 != key);
        texts.push((key.to_owned(), text.to_owned()));
        drop(texts);
        self.held.borrow_mut().retain(|it| it.0 != key);
        let held = self.held.take();
        for (key, text) in held {
            if self.put(&key, &text).is_err() {
                self.hold(&key, &text);
            }
        }
        Ok(())
    }

    fn hold(&self, key: &str, text: &str) {
        let mut held = self.held.borrow_mut();
        held.retain(|it| it.0 != key);
        held.push((key.to_owned(), text.to_owned()));
    }

    fn is_holding(&self) -> bool {
        !self.held.borrow().is_empty()
    }

    fn remove(&self, key: &str) {
        self.held.borrow_mut().retain(|it| it.0 != key);
        self.texts.borrow_mut().retain(|it| it.0 != key);
    }

    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for (key, _) in self.texts.borrow().iter().chain(self.held.borrow().iter()) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }
}

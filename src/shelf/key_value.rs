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
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key.
    ///
    /// # Errors
    ///
    /// When the store is full or blocked; what was kept before stays.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Forgets a key.
    fn remove(&self, key: &str);
    /// The keys of this app.
    fn keys(&self) -> Vec<String>;
}

/// Keeps texts as long as the page is open: for tests, and where the browser allows nothing else.
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<Vec<(String, String)>>,
    /// How many UTF-16 units fit; `None` for no limit.
    room: Option<usize>,
}

impl Memory {
    /// A store with room for so many UTF-16 units.
    pub fn with_room(units: usize) -> Self {
        Self { room: Some(units), ..Self::default() }
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().iter().find(|it| it.0 == key).map(|it| it.1.clone())
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
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().retain(|it| it.0 != key);
    }

    fn keys(&self) -> Vec<String> {
        self.texts.borrow().iter().map(|it| it.0.clone()).collect()
    }
}

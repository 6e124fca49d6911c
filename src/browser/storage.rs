//! Local storage through gloo-storage, behind the port of the shelf.

use crate::shelf::{KeyValue, Memory, StoreError};
use gloo_storage::{LocalStorage, Storage};

/// Where this browser lets the app keep texts.
#[derive(Debug)]
pub enum Store {
    /// Local storage: survives closing the page.
    Local,
    /// Nothing is allowed: kept until the page is closed, and the person is told.
    Blocked(Memory),
}

impl Store {
    /// Finds out once whether local storage may be used: `gloo_storage` panics where it may not.
    pub fn open() -> Self {
        let storage = web_sys::window().and_then(|it| it.local_storage().ok().flatten());
        let probe = "thonso/probe";
        // A full store refuses the probe but can still be read, which matters more.
        let usable = storage.is_some_and(|it| {
            let readable = it.get_item(probe).is_ok();
            let _ = it.set_item(probe, "1");
            let _ = it.remove_item(probe);
            readable
        });
        if usable { Self::Local } else { Self::Blocked(Memory::default()) }
    }

    /// Whether what is written survives closing the page.
    pub fn is_lasting(&self) -> bool {
        matches!(self, Self::Local)
    }
}

impl KeyValue for Store {
    fn get(&self, key: &str) -> Option<String> {
        match self {
            Self::Local => LocalStorage::raw().get_item(key).ok().flatten(),
            Self::Blocked(memory) => memory.get(key),
        }
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            // The records are texts already; `LocalStorage::set` would quote them once more.
            Self::Local => LocalStorage::raw().set_item(key, text).map_err(|_| StoreError::Full),
            Self::Blocked(memory) => {
                memory.put(key, text)?;
                Err(StoreError::Blocked)
            }
        }
    }

    fn remove(&self, key: &str) {
        match self {
            Self::Local => drop(LocalStorage::raw().remove_item(key)),
            Self::Blocked(memory) => memory.remove(key),
        }
    }

    fn keys(&self) -> Vec<String> {
        match self {
            Self::Local => {
                let storage = LocalStorage::raw();
                let keys = (0..storage.length().unwrap_or_default()).filter_map(|it| storage.key(it).ok().flatten());
                keys.filter(|it| it.starts_with("thonso/")).collect()
            }
            Self::Blocked(memory) => memory.keys(),
        }
    }
}

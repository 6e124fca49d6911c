//! Local storage through gloo-storage, behind the port of the shelf.

use crate::shelf::{KeyValue, StoreError};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;

/// Where this browser lets the app keep texts.
#[derive(Debug)]
pub enum Store {
    /// Local storage: survives closing the page. What it has no room for is held in the page, for both modules.
    Local(js_sys::Map),
    /// Nothing is allowed: kept in the page until it is closed, for both modules, and the person is told.
    Blocked(js_sys::Map),
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
        if usable { Self::Local(page_memory()) } else { Self::Blocked(page_memory()) }
    }

    /// Whether what is written survives closing the page.
    pub fn is_lasting(&self) -> bool {
        matches!(self, Self::Local(_))
    }

    fn memory(&self) -> &js_sys::Map {
        match self {
            Self::Local(memory) | Self::Blocked(memory) => memory,
        }
    }

    /// The keys of what lies in the page's memory.
    fn in_memory(&self) -> Vec<String> {
        self.memory().keys().into_iter().filter_map(|it| it.ok()?.as_string()).collect()
    }

    /// Keeps what is held, as far as there is room now.
    fn keep_held(&self) {
        if !self.is_holding() {
            return;
        }
        for key in self.in_memory() {
            if let Some(text) = self.get(&key)
                && LocalStorage::raw().set_item(&key, &text).is_ok()
            {
                self.memory().delete(&key.into());
            }
        }
    }
}

impl KeyValue for Store {
    fn get(&self, key: &str) -> Option<String> {
        let held = self.memory().get(&key.into()).as_string();
        match self {
            Self::Local(_) => held.or_else(|| LocalStorage::raw().get_item(key).ok().flatten()),
            Self::Blocked(_) => held,
        }
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if let Self::Blocked(_) = self {
            self.hold(key, text);
            return Ok(());
        }
        // The records are texts already; `LocalStorage::set` would quote them once more.
        LocalStorage::raw().set_item(key, text).map_err(|_| StoreError::Full)?;
        self.memory().delete(&key.into());
        self.keep_held();
        Ok(())
    }

    fn hold(&self, key: &str, text: &str) {
        self.memory().set(&key.into(), &text.into());
    }

    fn is_holding(&self) -> bool {
        self.is_lasting() && self.memory().size() > 0
    }

    fn remove(&self, key: &str) {
        self.memory().delete(&key.into());
        if self.is_lasting() {
            let _ = LocalStorage::raw().remove_item(key);
            self.keep_held();
        }
    }

    fn keys(&self) -> Vec<String> {
        let mut keys = self.in_memory();
        if self.is_lasting() {
            let storage = LocalStorage::raw();
            for at in 0..storage.length().unwrap_or_default() {
                let key = storage.key(at).ok().flatten();
                keys.extend(key.filter(|it| it.starts_with("thonso/") && !self.memory().has(&it.into())));
            }
        }
        keys
    }
}

/// The page's own memory, the same for both modules.
fn page_memory() -> js_sys::Map {
    let name = "thonsoMemory".into();
    let window = js_sys::global();
    if let Ok(memory) = js_sys::Reflect::get(&window, &name).and_then(JsCast::dyn_into) {
        return memory;
    }
    let memory = js_sys::Map::new();
    let _ = js_sys::Reflect::set(&window, &name, &memory);
    memory
}

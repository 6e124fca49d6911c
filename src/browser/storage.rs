//! Local storage through gloo-storage, behind the port of the shelf.

use crate::shelf::{KeyValue, StoreError};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;

/// Where this browser lets the app keep texts.
#[derive(Debug)]
pub enum Store {
    /// Local storage: survives closing the page.
    Local,
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
        if usable { Self::Local } else { Self::Blocked(page_memory()) }
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
            Self::Blocked(memory) => memory.get(&key.into()).as_string(),
        }
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            // The records are texts already; `LocalStorage::set` would quote them once more.
            Self::Local => LocalStorage::raw().set_item(key, text).map_err(|_| StoreError::Full),
            Self::Blocked(memory) => {
                memory.set(&key.into(), &text.into());
                Ok(())
            }
        }
    }

    fn remove(&self, key: &str) {
        match self {
            Self::Local => drop(LocalStorage::raw().remove_item(key)),
            Self::Blocked(memory) => drop(memory.delete(&key.into())),
        }
    }

    fn keys(&self) -> Vec<String> {
        match self {
            Self::Local => {
                let storage = LocalStorage::raw();
                let keys =
                    (0..storage.length().unwrap_or_default()).filter_map(|it| storage.key(it).ok().flatten());
                keys.filter(|it| it.starts_with("thonso/")).collect()
            }
            Self::Blocked(memory) => {
                let keys = memory.keys().into_iter().filter_map(|it| it.ok()?.as_string());
                keys.collect()
            }
        }
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

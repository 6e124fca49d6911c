//! Where a browser keeps things: local storage through gloo-storage, the memory of the page, the journal of `journal.js`,
//! behind the ports of the shelf.

#[cfg(feature = "desk")]
use super::object::{call, settled};
use super::object::{function, member, set_variable, variable};
#[cfg(not(feature = "desk"))]
use crate::shelf::Copies;
use crate::shelf::{Journal, Layers, Place, StoreError};
use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Function, Map, Object};
use wasm_bindgen::{JsCast, JsValue};

/// The stores of a page, the same for both modules.
pub type Store = Layers<Local, PageMemory, PageJournal>;

/// Finds out what this browser lets the app keep, and puts the copies side by side; that is for the first module, when there
/// is nothing on the page yet.
pub fn open() -> Store {
    Layers::new(Local::find(), PageMemory::here(), PageJournal::here())
}

/// Local storage, where it may be used: `gloo_storage` panics where it may not.
#[derive(Debug)]
pub struct Local(bool);

impl Local {
    fn find() -> Self {
        let storage = web_sys::window().and_then(|it| it.local_storage().ok().flatten());
        // A full store can still be read.
        Self(storage.is_some_and(|it| it.get_item("thonso/probe").is_ok()))
    }

    /// Whether there is one.
    pub fn is_there(&self) -> bool {
        self.0
    }
}

impl Place for Local {
    fn get(&self, key: &str) -> Option<String> {
        if self.0 { LocalStorage::raw().get_item(key).ok().flatten() } else { None }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if !self.0 {
            return Err(StoreError::Blocked);
        }
        // The records are texts already; `LocalStorage::set` would quote them once more.
        LocalStorage::raw().set_item(key, text).map_err(|_| StoreError::Full)
    }

    fn remove(&self, key: &str) {
        if self.0 {
            let _ = LocalStorage::raw().remove_item(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        if !self.0 {
            return Vec::new();
        }
        let mut keys = texts(&Object::keys(&LocalStorage::raw()));
        keys.retain(|it| it.starts_with("thonso/"));
        keys
    }
}

/// What lasts as long as the page.
#[derive(Debug)]
pub struct PageMemory(Map);

impl PageMemory {
    fn here() -> Self {
        const NAME: &str = "thonsoMemory";
        Self(variable(NAME).dyn_into().unwrap_or_else(|_| {
            let memory = Map::new();
            set_variable(NAME, &memory);
            memory
        }))
    }
}

impl Place for PageMemory {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get(&key.into()).as_string()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.set(&key.into(), &text.into());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.delete(&key.into());
    }

    fn keys(&self) -> Vec<String> {
        texts(&Array::from(&self.0.keys()))
    }
}

/// The journal, which the page opens before the app is there.
#[derive(Debug)]
pub struct PageJournal {
    journal: JsValue,
    write: Option<Function>,
}

/// How the journal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalState {
    /// There is none.
    Absent,
    /// All of it is on the disk.
    Saved,
    /// Something is on its way there.
    Saving,
    /// The last write has failed; it is tried again.
    Failed,
}

impl PageJournal {
    fn here() -> Self {
        let journal = variable("thonsoJournal");
        Self { write: function(&journal, "write"), journal }
    }

    /// How it stands.
    pub fn state(&self) -> JournalState {
        match member(&self.journal, "state").as_string().as_deref() {
            Some("saved") => JournalState::Saved,
            Some("saving") => JournalState::Saving,
            Some("failed") => JournalState::Failed,
            _ => JournalState::Absent,
        }
    }

    /// What it held when the page was opened; none where that could not be read.
    #[cfg(not(feature = "desk"))]
    pub fn entries(&self) -> Option<Vec<Copies>> {
        let entries: Array = member(&self.journal, "entries").dyn_into().ok()?;
        let mut all = Vec::new();
        for list in entries {
            let mut records = texts(&Array::from(&list));
            all.push(Copies { key: records.remove(0), records });
        }
        Some(all)
    }
}

#[cfg(feature = "desk")]
impl PageJournal {
    /// Waits until all of it is on the disk, or cannot be brought there: [`Journal::keeps`] says which.
    pub fn idle(&self) -> impl Future<Output = ()> + use<> {
        let idle = call(&self.journal, "idle", &Array::new());
        async move {
            if let Some(promise) = idle {
                let _ = settled(promise).await;
            }
        }
    }
}

impl Journal for PageJournal {
    fn write(&self, entry: &str) {
        if let Some(write) = &self.write {
            let _ = write.call1(&JsValue::NULL, &entry.into());
        }
    }

    fn keeps(&self) -> bool {
        matches!(self.state(), JournalState::Saved | JournalState::Saving)
    }
}

/// The texts of a list; whatever else is in it counts as an empty one.
fn texts(list: &Array) -> Vec<String> {
    list.iter().map(|it| it.as_string().unwrap_or_default()).collect()
}

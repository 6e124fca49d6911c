//! A phone whose local storage and journal reach the disk when the test says so, and whose browser can be killed.

use super::{copies, keep};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use thonso::shelf::{Copies, Journal, Layers, Place, Recovered, Room, Shelf, StoreError};

/// Local storage as a browser keeps it: what it was given lies in memory until it is brought to the disk now and then.
#[derive(Clone, Debug, Default)]
pub struct Local {
    pub memory: Rc<RefCell<BTreeMap<String, String>>>,
    pub disk: Rc<RefCell<BTreeMap<String, String>>>,
    pub refuses: Rc<Cell<Option<StoreError>>>,
}

impl Local {
    pub fn flush(&self) {
        self.disk.replace(self.memory.borrow().clone());
    }

    pub fn kill(&self) {
        self.memory.replace(self.disk.borrow().clone());
    }

    /// Changes what lies under a key, in memory and on the disk.
    pub fn spoil(&self, key: &str, change: impl Fn(&str) -> String) {
        for place in [&self.memory, &self.disk] {
            let changed = place.borrow().get(key).map(|it| change(it));
            changed.map(|it| place.borrow_mut().insert(key.to_owned(), it));
        }
    }

    pub fn clear(&self) {
        self.memory.take();
        self.disk.take();
    }
}

impl Place for Local {
    fn get(&self, key: &str) -> Option<String> {
        self.memory.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.refuses.get().map_or(Ok(()), Err)?;
        self.memory.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.memory.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.memory.borrow().keys().cloned().collect()
    }
}

/// A journal whose entries reach the disk in order.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub entries: Rc<RefCell<Vec<String>>>,
    pub on_disk: Rc<Cell<usize>>,
    pub broken: Rc<Cell<bool>>,
}

impl Log {
    pub fn commit(&self, entries: usize) {
        self.on_disk.set((self.on_disk.get() + entries).min(self.entries.borrow().len()));
    }

    pub fn kill(&self) {
        self.entries.borrow_mut().truncate(self.on_disk.get());
    }

    /// What the page would hand over at the next start: of each key the last two entries.
    pub fn copies(&self) -> Vec<Copies> {
        let mut all = copies(&self.entries.borrow());
        for Copies { records, .. } in &mut all {
            let surplus = records.len().saturating_sub(2);
            records.drain(..surplus);
        }
        all
    }
}

impl Journal for Log {
    fn write(&self, entry: &str) {
        if !self.broken.get() {
            self.entries.borrow_mut().push(entry.to_owned());
        }
    }

    fn keeps(&self) -> bool {
        !self.broken.get()
    }
}

pub type Store = Layers<Local, Room, Log>;

/// A phone: its disk outlives the browser.
#[derive(Clone, Debug, Default)]
pub struct Phone {
    pub local: Local,
    pub log: Log,
}

impl Phone {
    /// Starts the app as the page does.
    pub fn start(&self) -> (Shelf<Store>, Recovered) {
        let store = Layers::new(self.local.clone(), Room::default(), self.log.clone());
        let copies = self.log.copies();
        let recovered = store.recover(&copies);
        let opened = Shelf::new(store);
        opened.outrun(recovered.highest);
        (opened, Recovered { highest: 0, ..recovered })
    }

    /// The app on a phone with one draft, all of it on the disk.
    pub fn with_draft() -> (Self, Shelf<Store>) {
        let phone = Self::default();
        let (shelf, _) = phone.start();
        keep(&shelf);
        phone.rest();
        (phone, shelf)
    }

    /// All reaches the disk.
    pub fn rest(&self) {
        self.local.flush();
        self.log.commit(usize::MAX >> 1);
    }

    pub fn kill(&self) {
        self.local.kill();
        self.log.kill();
    }
}

/// Where a row of the draft is kept.
pub fn row_key(row: &str) -> String {
    format!("thonso/draft/d/row/{row}")
}

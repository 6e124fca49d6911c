//! What is kept on this device: drafts, forms, finished files, settings, the device key.
//!
//! Knows keys and records, not where they lie: that is behind [`KeyValue`]. Each answer has a record of its own, so
//! that a keystroke writes a few hundred bytes and two rows can never overwrite each other. Records are numbered, so that
//! of two copies the newer is known without a clock ([`crate::wire::record`]).
//!
//! A deleted draft stays whole beside a mark and can be brought back. The [`KEPT_DELETED`] deleted last are kept, counted by
//! the numbers of their marks; [`Shelf::tidy`] clears older ones away. When the store is full, all deleted drafts go: work
//! that somebody wants is worth more than work thrown away.

mod archive;
mod backup;
mod drafts;
mod forms;
mod key_value;
mod layers;
mod merge;
mod notes;
mod people;
mod restore;
#[cfg(any(feature = "desk", not(feature = "app")))]
mod reviews;
mod rooted;
#[cfg(any(feature = "desk", not(feature = "app")))]
mod units;

pub use archive::{BUDGET, CROWDED, PRESSING, ROOMY};
pub use backup::{Gathered, LastBackup};
use drafts::{DELETED, DRAFTS, META, bundle_key, deleted_key, meta_key, progress_key, row_key};
pub use key_value::{KeyValue, StoreError};
pub use layers::{Copies, Journal, Layers, Memory, NoJournal, Place, Recovered, Room};
pub use merge::{Choice, Difference, KeyStanding, Setting, SettingsMerge, Standing, is_same, merge_settings};
pub use restore::{Restored, Suffixes};
use rooted::Rooted;

use crate::domain::draft::Draft;
use crate::domain::template::Template;
use crate::wire::WireError;
use crate::wire::progress::Progress;
use crate::wire::settings::Settings;
use crate::wire::{record, settings as settings_file, template as template_file};
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// The look, which is the device's, and what is remembered of the first person.
const SETTINGS: &str = "thonso/settings";
/// What is remembered of another person.
const OWN_SETTINGS: &str = "thonso/own";
const KEY: &str = "thonso/key";
/// Only its number says something: it is above all those that local storage does not show any more, of removed keys and of what
/// was held in another page, and above those of a backup.
const NUMBER: &str = "thonso/number";
const TEMPLATES: &str = "thonso/template/";
/// How many deleted drafts can be brought back.
pub const KEPT_DELETED: usize = 10;

/// Why something cannot be read from the shelf.
#[derive(Debug)]
pub enum ShelfError {
    /// Nothing is kept under that name.
    Missing,
    /// What is kept cannot be read; it is left untouched.
    Unreadable(WireError),
}

impl From<WireError> for ShelfError {
    fn from(error: WireError) -> Self {
        Self::Unreadable(error)
    }
}

/// A draft with what became of it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// With all its rows.
    pub draft: Draft,
    /// When it was changed, finished, sent.
    pub progress: Progress,
    /// Rows whose record could not be read, by indicator id: told to the person, never overwritten by an empty row.
    pub unreadable_rows: Vec<String>,
    /// The highest number of its records: of two reports, the one with the higher number was touched last, whatever the
    /// clock says.
    pub touched: u64,
}

/// The shelf over a store.
#[derive(Debug)]
pub struct Shelf<S> {
    store: Rooted<S>,
    /// Counts the writes of this session on top of the highest number found.
    sequence: Cell<u64>,
    /// Forms read once, with their hash and their text.
    templates: RefCell<Vec<(String, Arc<Template>, String)>>,
    /// Reports that lie in the archive just as they are in a backup that is looked at.
    aside: RefCell<Vec<String>>,
}

impl<S: KeyValue> Shelf<S> {
    /// Opens the shelf of the person whose turn it is.
    pub fn new(store: S) -> Self {
        let person = people::current(&store).unwrap_or_default();
        let store = Rooted::new(store, person);
        Self {
            sequence: Cell::new(highest(&store)),
            store,
            templates: RefCell::default(),
            aside: RefCell::default(),
        }
    }

    /// Clears away what was deleted longest ago or is left of an interrupted clearing. For the start of the second module:
    /// nobody waits for it there.
    pub fn tidy(&self) {
        let mut whole = 0;
        for id in self.deleted() {
            let headless = self.store.get(&meta_key(&id)).is_none();
            whole += usize::from(!headless);
            if headless || whole > KEPT_DELETED {
                self.purge(&id);
            }
        }
    }

    /// Gives the store back.
    pub fn into_store(self) -> S {
        self.store.into_inner()
    }

    /// The store behind it.
    pub fn store(&self) -> &S {
        self.store.inner()
    }

    /// Numbers its writes above a number that is in the journal only, such as that of a removed key. A record remembers it for
    /// the other module.
    pub fn outrun(&self, number: u64) {
        if number > self.sequence.get() {
            self.sequence.set(number);
            self.tell_number();
        }
    }

    /// From now on, all pages number their writes above all that this page has written. At no deleted report's cost.
    fn tell_number(&self) {
        if !self.is_newer(NUMBER) {
            let _ = self.store.put(NUMBER, &self.wrap(NUMBER, ""));
        }
    }

    /// Numbers its writes far above what others may have written that could not be read: what is typed now is newer. `turns`
    /// counts how often that has happened among the pages that are open.
    pub fn outrun_unread(&self, turns: u32) {
        self.outrun(self.sequence.get().saturating_add(u64::from(turns) * 1_000_000));
    }

    /// The number of the next write of a key: above all numbers this page has seen, above that of the record it replaces, which
    /// another page may have written, and above that of its mark, if it was removed.
    fn next_number(&self, key: &str) -> u64 {
        for key in [key, NUMBER] {
            let number = self.store.get(key).map_or(0, |it| record::claimed_number(&it));
            self.sequence.set(self.sequence.get().max(number));
        }
        self.sequence.set(self.sequence.get().saturating_add(1));
        self.sequence.get()
    }

    fn wrap(&self, key: &str, body: &str) -> String {
        record::wrap(&self.store.place(key), self.next_number(key), body)
    }

    fn remove(&self, key: &str) {
        self.remove_all(&[key.to_owned()]);
    }

    /// Forgets these keys, in that order. Local storage does not show the numbers of their marks, so that another page could put
    /// something in their places that would count as older.
    fn remove_all(&self, keys: &[String]) {
        for key in keys {
            self.store.remove(key, &record::removed(&self.store.place(key), self.next_number(key)));
        }
        self.tell_number();
    }

    /// Whether a newer app wrote what is kept under a key: that is left untouched.
    fn is_newer(&self, key: &str) -> bool {
        self.store.get(key).is_some_and(|it| record::is_newer(&it))
    }

    /// Keeps a record, or leaves everything as it was.
    fn put(&self, key: &str, body: &str) -> Result<(), StoreError> {
        if self.is_newer(key) {
            return Err(StoreError::Blocked);
        }
        self.write(key, &self.wrap(key, body))
    }

    /// Keeps a record of what a person has typed. Where there is no room it is held as long as the page is open: it must
    /// not be gone when the person comes back from making room.
    fn put_or_hold(&self, key: &str, body: &str) -> Result<(), StoreError> {
        if self.is_newer(key) {
            return Err(StoreError::Blocked);
        }
        let text = self.wrap(key, body);
        self.write(key, &text).inspect_err(|_| self.store.hold(key, &text))
    }

    /// Keeps a text; where the store is full, at the cost of deleted drafts.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let kept = self.store.put(key, text);
        if kept != Err(StoreError::Full) {
            return kept;
        }
        for id in self.with_record(DELETED) {
            self.purge(&id);
        }
        self.store.put(key, text)
    }

    /// The body of a record.
    fn read<T>(&self, key: &str, parse: fn(&str) -> Result<T, WireError>) -> Result<T, ShelfError> {
        Ok(parse(&self.whole(key)?.1)?)
    }

    /// The number and the body of a record.
    fn whole(&self, key: &str) -> Result<(u64, String), ShelfError> {
        let text = self.store.get(key).ok_or(ShelfError::Missing)?;
        let record = record::unwrap(&self.store.place(key), &text).map_err(WireError::from)?;
        Ok((record.number, record.body.ok_or(ShelfError::Missing)?.to_owned()))
    }

    /// The settings; the defaults where none are kept.
    pub fn settings(&self) -> Settings {
        let look: Settings = self.read(SETTINGS, settings_file::read).unwrap_or_default();
        if self.store.is_first() {
            return look;
        }
        let own: Settings = self.read(OWN_SETTINGS, settings_file::read).unwrap_or_default();
        Settings { person: own.person, org_unit: own.org_unit, template: own.template, ..look }
    }

    /// Keeps the settings; those of a newer app stay as they are, and these last as long as the page.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let newer = |key| match self.read(key, settings_file::read) {
            Err(ShelfError::Unreadable(error)) => is_newer(&error),
            Ok(_) | Err(ShelfError::Missing) => false,
        };
        if newer(SETTINGS) || newer(OWN_SETTINGS) {
            return Ok(());
        }
        if self.store.is_first() {
            return self.put_or_hold(SETTINGS, &settings_file::write(settings));
        }
        // The look goes for all; what is remembered of the first person stays theirs.
        let mut first: Settings = self.read(SETTINGS, settings_file::read).unwrap_or_default();
        first.language.clone_from(&settings.language);
        first.theme.clone_from(&settings.theme);
        first.text_size.clone_from(&settings.text_size);
        let look = self.put_or_hold(SETTINGS, &settings_file::write(&first));
        look.and(self.put_or_hold(OWN_SETTINGS, &settings_file::write(settings)))
    }

    /// The device key's file, as [`crate::wire::key`] writes it.
    pub fn key_file(&self) -> Option<String> {
        self.read(KEY, |it| Ok(it.to_owned())).ok()
    }

    /// Keeps the device key.
    ///
    /// # Errors
    ///
    /// When there is no room: a key that is not kept must not sign, or no second file would carry its mark. Where the browser
    /// allows no store at all, the key lasts as long as the page, as does everything.
    pub fn keep_key(&self, file: &str) -> Result<(), StoreError> {
        self.put(KEY, file)
    }

    /// The form of that hash, where this device has it.
    pub fn template(&self, hash: &str) -> Option<Arc<Template>> {
        if let Some((_, known, _)) = self.templates.borrow().iter().find(|it| it.0 == hash) {
            return Some(Arc::clone(known));
        }
        let text = self.whole(&template_key(hash)).ok()?.1;
        let template = Arc::new(template_file::read(&text).ok()?);
        self.templates.borrow_mut().push((hash.to_owned(), Arc::clone(&template), text));
        Some(template)
    }

    /// Keeps a form as it was fetched; nothing where this device has it already, and can read it.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_template(&self, text: &str, hash: &str) -> Result<(), StoreError> {
        let key = template_key(hash);
        if self.template(hash).is_some() && self.store.get(&key).is_some() {
            Ok(())
        } else {
            self.put(&key, text)
        }
    }

    /// Numbers its writes on from what others have written since: the second module works on the same store.
    pub fn catch_up(&self) {
        self.sequence.set(self.sequence.get().max(highest(&self.store)));
    }

    /// How much the app keeps, in UTF-16 units: what browsers count.
    pub fn size(&self) -> usize {
        // Of all people: they share the room.
        let store = self.store.inner();
        store.keys().iter().map(|it| units(it) + store.get(it).map_or(0, |text| units(&text))).sum()
    }
}

fn is_newer(error: &WireError) -> bool {
    matches!(error, WireError::Newer { .. })
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The highest number of all records.
fn highest(store: &impl KeyValue) -> u64 {
    let numbers =
        store.keys().into_iter().filter_map(|it| store.get(&it)).map(|it| record::claimed_number(&it));
    numbers.max().unwrap_or_default()
}

fn template_key(hash: &str) -> String {
    format!("{TEMPLATES}{hash}")
}

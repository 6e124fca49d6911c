//! Drafts: a record for the head, one for each row, one for what became of it, one for each finished file; a mark for a
//! deleted one.

use super::{Kept, KeyValue, Shelf, ShelfError, StoreError, is_newer, template_key};
use crate::domain::draft::{Draft, RowEntry};
use crate::wire::progress::Progress;
use crate::wire::{draft as draft_file, progress, record};

/// Under this lie all of them.
pub(super) const DRAFTS: &str = "thonso/draft/";
/// The ends of the keys of a draft's head and of the mark that it is deleted.
pub(super) const META: &str = "/meta";
pub(super) const DELETED: &str = "/deleted";

impl<S: KeyValue> Shelf<S> {
    /// The drafts that have a record of that name.
    pub(super) fn with_record(&self, name: &str) -> Vec<String> {
        let mut ids = Vec::new();
        for key in self.store.keys() {
            if let Some(id) = key.strip_prefix(DRAFTS).and_then(|it| it.strip_suffix(name)) {
                ids.push(id.to_owned());
            }
        }
        ids
    }

    /// All drafts that are not deleted.
    pub fn ids(&self) -> Vec<String> {
        let mut ids = self.with_record(META);
        ids.retain(|it| !self.is_deleted(it));
        ids
    }

    /// How many deleted drafts can be brought back.
    pub fn deleted_count(&self) -> usize {
        self.with_record(DELETED).len()
    }

    /// The deleted drafts, the one deleted last in front.
    pub fn deleted(&self) -> Vec<String> {
        let mut marked = Vec::<(u64, String)>::new();
        for id in self.with_record(DELETED) {
            let key = deleted_key(&id);
            let mark = self.store.get(&key).unwrap_or_default();
            // A mark that cannot be read, of a newer app perhaps, counts as the last: it is the last to be cleared away.
            let number = record::unwrap(&self.store.place(&key), &mark).map_or(u64::MAX, |it| it.number);
            let place = marked.iter().take_while(|it| it.0 >= number).count();
            marked.insert(place, (number, id));
        }
        marked.into_iter().map(|it| it.1).collect()
    }

    /// Whether a draft is deleted.
    pub fn is_deleted(&self, id: &str) -> bool {
        self.store.get(&deleted_key(id)).is_some()
    }

    /// Reads a draft with all its rows.
    ///
    /// # Errors
    ///
    /// When there is none, or its head cannot be read.
    pub fn draft(&self, id: &str) -> Result<Kept, ShelfError> {
        self.draft_of(id, &self.store.keys())
    }

    /// All drafts that are not deleted, or why they cannot be read. The keys are listed once: a browser gives them out one
    /// by one.
    pub fn drafts(&self) -> Vec<Result<Kept, ShelfError>> {
        let keys = self.store.keys();
        self.ids().iter().map(|id| self.draft_of(id, &keys)).collect()
    }

    fn draft_of(&self, id: &str, keys: &[String]) -> Result<Kept, ShelfError> {
        let (mut touched, head) = self.whole(&meta_key(id))?;
        let mut draft = draft_file::meta_from_json(&head)?;
        let mut unreadable_rows = Vec::new();
        let prefix = row_key(id, "");
        for key in keys {
            let Some(indicator) = key.strip_prefix(&prefix) else { continue };
            let row = self.whole(key).and_then(|it| Ok((it.0, draft_file::row_from_json(&it.1)?)));
            match row {
                Ok((number, entry)) => {
                    touched = touched.max(number);
                    draft.rows.insert(indicator.to_owned(), entry);
                }
                // What a newer app knows of a report is not to be written over by what this one takes it for.
                Err(ShelfError::Unreadable(error)) if is_newer(&error) => return Err(error.into()),
                Err(_) => unreadable_rows.push(indicator.to_owned()),
            }
        }
        let progress = self.whole(&progress_key(id)).and_then(|it| Ok((it.0, progress::read(&it.1)?)));
        let (number, progress) = match progress {
            Err(ShelfError::Unreadable(error)) if is_newer(&error) => return Err(error.into()),
            read => read.unwrap_or_default(),
        };
        Ok(Kept { draft, progress, unreadable_rows, touched: touched.max(number) })
    }

    /// Keeps a whole draft: when it is made, duplicated or restored; with its form, as it was fetched, where the device
    /// may not have that yet.
    ///
    /// # Errors
    ///
    /// When the store refuses; nothing of the draft is left then.
    pub fn keep_draft(&self, draft: &Draft, template: Option<&str>) -> Result<(), StoreError> {
        let form = template.map_or(Ok(()), |it| self.keep_template(it, &draft.template.hash));
        let kept = form.and_then(|()| {
            draft.rows.iter().try_for_each(|(indicator, entry)| self.keep_row(&draft.id, indicator, entry))
        });
        // The head comes last: a draft exists when all of it does.
        let kept = kept.and_then(|()| self.keep_meta(draft));
        if kept.is_err() {
            self.purge(&draft.id);
        }
        kept
    }

    /// Whether a draft's head is there, as it has to be as long as nobody has removed the draft.
    pub fn has_head(&self, id: &str) -> bool {
        self.store.get(&meta_key(id)).is_some()
    }

    /// Keeps a draft that was open when the stores lost it: somebody has cleared the browser's data. With its form, as this page
    /// has read it. What has no room is held.
    ///
    /// # Errors
    ///
    /// When the store refuses any of it.
    pub fn keep_again(&self, draft: &Draft) -> Result<(), StoreError> {
        let hash = &draft.template.hash;
        let form = self.templates.borrow().iter().find(|it| it.0 == *hash).map(|it| it.2.clone());
        let mut kept = form.map_or(Ok(()), |it| self.put_or_hold(&template_key(hash), &it));
        for (indicator, entry) in &draft.rows {
            kept = kept.and(self.keep_row(&draft.id, indicator, entry));
        }
        kept.and(self.keep_meta(draft))
    }

    /// Keeps everything of a draft but its rows.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_meta(&self, draft: &Draft) -> Result<(), StoreError> {
        self.put_or_hold(&meta_key(&draft.id), &draft_file::meta_to_json(draft))
    }

    /// Keeps one row.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_row(&self, id: &str, indicator: &str, entry: &RowEntry) -> Result<(), StoreError> {
        let key = row_key(id, indicator);
        if entry.is_empty() && self.store.get(&key).is_none() {
            return Ok(());
        }
        self.put_or_hold(&key, &draft_file::row_to_json(entry))
    }

    /// When a draft was changed, finished, sent.
    pub fn progress(&self, id: &str) -> Progress {
        self.read(&progress_key(id), progress::read).unwrap_or_default()
    }

    /// Keeps it.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_progress(&self, id: &str, progress: &Progress) -> Result<(), StoreError> {
        self.put(&progress_key(id), &progress::write(progress))
    }

    /// The finished file of a draft's revision, byte for byte.
    pub fn bundle(&self, id: &str, revision: u32) -> Option<String> {
        self.read(&bundle_key(id, revision), |it| Ok(it.to_owned())).ok()
    }

    /// Keeps a finished file, byte for byte.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_bundle(&self, id: &str, revision: u32, file: &str) -> Result<(), StoreError> {
        self.put(&bundle_key(id, revision), file)
    }

    /// Deletes a draft so that it can still be brought back.
    ///
    /// # Errors
    ///
    /// When not even the mark has room: the draft is not deleted, and only [`Shelf::purge`] makes room.
    pub fn delete(&self, id: &str) -> Result<(), StoreError> {
        // By their numbers those deleted first are cleared away, whichever page has deleted them.
        self.catch_up();
        self.put(&deleted_key(id), "{}")
    }

    /// Brings a deleted draft back.
    pub fn restore(&self, id: &str) {
        self.remove(&deleted_key(id));
    }

    /// Forgets a draft for good.
    pub fn purge(&self, id: &str) {
        let prefix = format!("{DRAFTS}{id}/");
        // The head goes first: what is half cleared away is no draft any more and cannot be brought back with gaps. The
        // mark goes last: an interrupted clearing is taken up again when the shelf is opened next.
        let (head, mark) = (meta_key(id), deleted_key(id));
        let mut keys = vec![head.clone()];
        keys.extend(
            self.store.keys().into_iter().filter(|it| it.starts_with(&prefix) && *it != head && *it != mark),
        );
        keys.push(mark);
        self.remove_all(&keys);
    }
}

pub(super) fn meta_key(id: &str) -> String {
    format!("{DRAFTS}{id}{META}")
}

pub(super) fn row_key(id: &str, indicator: &str) -> String {
    format!("{DRAFTS}{id}/row/{indicator}")
}

pub(super) fn progress_key(id: &str) -> String {
    format!("{DRAFTS}{id}/progress")
}

pub(super) fn bundle_key(id: &str, revision: u32) -> String {
    format!("{DRAFTS}{id}/file/{revision}")
}

pub(super) fn deleted_key(id: &str) -> String {
    format!("{DRAFTS}{id}{DELETED}")
}

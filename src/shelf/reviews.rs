//! Forms that were read from an annex and are being looked at: one record with all that was read, one for the head and for each
//! row that somebody has changed since or looked at. So a tap writes one row, however long the annex is.

use super::{KeyValue, Shelf, StoreError};
use crate::domain::annex::{Review, ReviewRow};
use crate::wire::backup::SavedReview;
use crate::wire::review;

/// Under this lie all of them.
const REVIEWS: &str = "thonso/review/";
/// The ends of the keys.
const READ: &str = "/read";
const HEAD: &str = "/head";
const ROW: &str = "/row/";

impl<S: KeyValue> Shelf<S> {
    /// The reviews that are kept.
    pub fn review_ids(&self) -> Vec<String> {
        let keys = self.store.keys();
        let id = |key: &String| Some(key.strip_prefix(REVIEWS)?.strip_suffix(READ)?.to_owned());
        keys.iter().filter_map(id).collect()
    }

    /// Keeps a review as it was read.
    ///
    /// # Errors
    ///
    /// When the store refuses; then it lasts as long as the page.
    pub fn keep_review(&self, id: &str, it: &Review) -> Result<(), StoreError> {
        self.put_or_hold(&format!("{REVIEWS}{id}{READ}"), &review::write(it))
    }

    /// Keeps what is of no row: the head of the form and the doubts about the whole.
    ///
    /// # Errors
    ///
    /// When the store refuses; then it lasts as long as the page.
    pub fn keep_review_head(&self, id: &str, it: &Review) -> Result<(), StoreError> {
        let head = Review { rows: Vec::new(), ..it.clone() };
        self.put_or_hold(&format!("{REVIEWS}{id}{HEAD}"), &review::write(&head))
    }

    /// Keeps a row.
    ///
    /// # Errors
    ///
    /// When the store refuses; then it lasts as long as the page.
    pub fn keep_review_row(&self, id: &str, row: &ReviewRow) -> Result<(), StoreError> {
        self.put_or_hold(&format!("{REVIEWS}{id}{ROW}{}", row.indicator.id), &review::write_row(row))
    }

    /// A review as it is now; none where it is not there or cannot be read.
    pub fn review(&self, id: &str) -> Option<Review> {
        let mut whole = self.read(&format!("{REVIEWS}{id}{READ}"), review::read).ok()?;
        if let Ok(head) = self.read(&format!("{REVIEWS}{id}{HEAD}"), review::read) {
            whole = Review { rows: whole.rows, ..head };
        }
        for row in &mut whole.rows {
            let key = format!("{REVIEWS}{id}{ROW}{}", row.indicator.id);
            if let Ok(changed) = self.read(&key, review::read_row) {
                *row = changed;
            }
        }
        // Rows that a person has added.
        let prefix = format!("{REVIEWS}{id}{ROW}");
        for key in self.store.keys() {
            let Some(indicator) = key.strip_prefix(&prefix) else { continue };
            if whole.rows.iter().all(|it| it.indicator.id != indicator)
                && let Ok(row) = self.read(&key, review::read_row)
            {
                whole.rows.push(row);
            }
        }
        Some(whole)
    }

    /// Takes a review away: its form is used, or nobody wants it.
    pub fn drop_review(&self, id: &str) {
        let prefix = format!("{REVIEWS}{id}/");
        let mut keys: Vec<String> =
            self.store.keys().into_iter().filter(|it| it.starts_with(&prefix)).collect();
        // The record that makes it one goes first: what is interrupted is no review any more.
        keys.sort_by_key(|it| !it.ends_with(READ));
        self.remove_all(&keys);
    }

    /// All of them, for a backup.
    pub(super) fn saved_reviews(&self) -> Vec<SavedReview> {
        let mut ids = self.review_ids();
        ids.sort();
        let saved = |id: String| Some(SavedReview { text: review::write(&self.review(&id)?), id });
        // One that cannot be read back would make the whole backup of no use.
        ids.into_iter().filter_map(saved).filter(|it| review::read(&it.text).is_ok()).collect()
    }

    /// Keeps those of a backup that are not here.
    pub(super) fn take_reviews(&self, saved: &[SavedReview]) {
        let here = self.review_ids();
        for it in saved.iter().filter(|it| !here.contains(&it.id)) {
            // Where there is no room, the annex can be read once more.
            let _ = review::read(&it.text).map(|read| self.keep_review(&it.id, &read));
        }
    }
}

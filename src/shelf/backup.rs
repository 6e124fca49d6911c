//! What a backup is made of, and when one was made last.

use super::{DRAFTS, Kept, KeyValue, META, Shelf, StoreError, TEMPLATES, template_key};
use crate::domain::timestamp::Timestamp;
use crate::wire::backup::{
    self as backup_file, Backup, FormText, LastMade, SavedFile, SavedReport, WholeDraft,
};
use crate::wire::limits::MAX_LIST;
use crate::wire::record;

const LAST: &str = "thonso/backup";

/// What was found to go into a backup.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// The backup.
    pub backup: Backup,
    /// Reports and rows that cannot be read here and therefore do not go along.
    pub unreadable: usize,
    /// What is changed from now on has a higher number.
    pub number: u64,
}

impl Gathered {
    /// Takes what another backup has of reports that are not in this one, with its forms.
    pub fn join(&mut self, other: Backup) {
        let own = &mut self.backup;
        for report in other.reports {
            if own.reports.iter().all(|it| it.draft.0.id != report.draft.0.id) {
                own.reports.push(report);
            }
        }
        own.reports.sort_by(|one, other| one.draft.0.id.cmp(&other.draft.0.id));
        for (hash, form) in other.forms {
            own.forms.insert(hash, form);
        }
    }
}

/// When a backup was made last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBackup {
    /// By the device's clock then.
    pub at: String,
    /// Places in reports that were changed since: rows, heads, reports finished or deleted.
    pub changes_since: usize,
}

impl<S: KeyValue> Shelf<S> {
    /// What goes into a backup of everything, or of one report with its form. The device's key is not taken along.
    pub fn gather(&self, at: &Timestamp, app_version: &str, only: Option<&str>) -> Gathered {
        self.catch_up();
        let number = self.next_number(LAST);
        self.tell_number();
        let mut ids = self.with_record(META);
        ids.retain(|it| only.is_none_or(|only| only == it));
        // The order in which a store gives its keys out is its own; the same state makes the same file.
        ids.sort();
        let mut unreadable = 0;
        let mut backup = Backup {
            made_at: at.clone(),
            app_version: app_version.to_owned(),
            settings: only.is_none().then(|| self.settings()),
            forms: crate::domain::map::Map::new(),
            reports: Vec::new(),
            own_forms: Vec::new(),
            reviews: Vec::new(),
            key: None,
        };
        // The first module makes no backup.
        #[cfg(any(feature = "desk", not(feature = "app")))]
        if only.is_none() {
            backup.own_forms = self.own_forms().into_iter().map(|it| it.hash).collect();
            backup.reviews = self.saved_reviews();
        }
        for id in ids {
            match self.saved(&id) {
                Some((report, whole)) => {
                    unreadable += whole;
                    backup.reports.push(report);
                }
                None => unreadable += 1,
            }
        }
        let mut hashes: Vec<String> = match only {
            None => self
                .store
                .keys()
                .iter()
                .filter_map(|it| it.strip_prefix(TEMPLATES))
                .map(str::to_owned)
                .collect(),
            Some(_) => backup.reports.iter().map(|it| it.draft.0.template.hash.clone()).collect(),
        };
        hashes.sort();
        for hash in hashes {
            let text = self.read(&template_key(&hash), |it| Ok(it.to_owned())).ok();
            // A form that is not the one its key names would make the file unreadable.
            if let Some(form) = text.and_then(|it| FormText::new(&it, &hash)) {
                backup.forms.insert(hash, form);
            }
        }
        let forms = &backup.forms;
        backup.own_forms.retain(|it| forms.contains_key(it));
        backup.own_forms.truncate(MAX_LIST);
        Gathered { backup, unreadable, number }
    }

    /// A report with all that belongs to it, and how many of its rows cannot be read; none where its head cannot.
    pub(super) fn saved(&self, id: &str) -> Option<(SavedReport, usize)> {
        let Kept { draft, progress, unreadable_rows, .. } = self.draft(id).ok()?;
        let prefix = format!("{DRAFTS}{id}/file/");
        let mut revisions: Vec<u32> =
            self.store.keys().iter().filter_map(|it| it.strip_prefix(&prefix)?.parse().ok()).collect();
        revisions.sort_unstable();
        let mut files = Vec::new();
        for revision in revisions {
            files.extend(self.bundle(id, revision).map(|text| SavedFile { revision, text }));
        }
        let deleted = self.is_deleted(id);
        Some((SavedReport { draft: WholeDraft(draft), progress, files, deleted }, unreadable_rows.len()))
    }

    /// Remembers that a backup of everything was made, gathered at that time and with that number.
    ///
    /// # Errors
    ///
    /// When the store refuses; the backup is good all the same.
    pub fn note_backup(&self, at: &Timestamp, number: u64) -> Result<(), StoreError> {
        let made = LastMade { at: at.as_str().to_owned(), number: number.to_string() };
        self.put(LAST, &backup_file::write_last(&made))
    }

    /// When a backup of everything was made last, and how much was changed since; none where none was made.
    pub fn last_backup(&self) -> Option<LastBackup> {
        let LastMade { at, number } = self.read(LAST, backup_file::read_last).ok()?;
        let number: u64 = number.parse().ok()?;
        let changed = self.numbers().into_iter().filter(|it| it.1 > number).map(|it| it.0);
        // When a row changes, the moment of it is kept beside it: that is one change and not two.
        let (moments, places): (Vec<_>, Vec<_>) = changed.partition(|it| it.ends_with("/progress"));
        let alone = moments.iter().filter(|it| {
            let report = it.trim_end_matches("progress");
            !places.iter().any(|it| it.starts_with(report))
        });
        Some(LastBackup { at, changes_since: places.len() + alone.count() })
    }

    /// The number of each record of a report but for its finished files, which its progress stands for.
    fn numbers(&self) -> Vec<(String, u64)> {
        let mut numbers = Vec::new();
        for key in self.store.keys() {
            if key.starts_with(DRAFTS)
                && !key.contains("/file/")
                && let Some(text) = self.store.get(&key)
                && let Ok(record) = record::unwrap(&self.store.place(&key), &text)
            {
                numbers.push((key, record.number));
            }
        }
        numbers
    }
}

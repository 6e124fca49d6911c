//! Reports that are moved out of local storage before it gets tight: which are to go, and the list of those that have gone.
//!
//! The reports themselves lie in a database of their own, each as a backup of one report. The list is a record like others, so
//! that it can be told what should be in the database, and that there is something at all, without opening it.
//!
//! A report is on the shelf as long as its head is there. So moving writes the copy first, then the list, and clears the
//! shelf last; bringing back puts the report on the shelf first. Whatever is interrupted, the report is whole in one of the
//! two places, and whoever finds it in both completes the one on the shelf and drops the other ([`Shelf::complete`]).

use super::people::nameless;
use super::{DRAFTS, Kept, KeyValue, META, Rooted, Shelf, ShelfError, StoreError, progress_key, row_key};
use crate::domain::draft::Draft;
use crate::domain::map::Map;
use crate::wire::WireError;
use crate::wire::archive;
use crate::wire::backup::{SavedReport, WholeDraft};
use crate::wire::record;

const ARCHIVE: &str = "thonso/archive";
/// UTF-16 units that every engine lets an origin keep: the smallest measured, `WebKit` with Vietnamese text.
pub const BUDGET: usize = 2_500_000;
/// Above it, reports that were sent are moved, until no more than [`ROOMY`] is used.
pub const CROWDED: usize = BUDGET / 2;
/// What is used when enough was moved.
pub const ROOMY: usize = BUDGET / 5 * 2;
/// Above it, finished reports are moved that nobody has said to be sent.
pub const PRESSING: usize = BUDGET / 4 * 3;
/// How many of the reports touched last always stay at hand.
const AT_HAND: usize = 3;

impl<S: KeyValue> Shelf<S> {
    /// The reports to be moved now, in that order: finished ones, those first that were touched longest ago. What may be
    /// needed soon stays: the reports touched last, and of each form and unit the latest finished one, whose figures are
    /// those of the previous period.
    pub fn to_archive(&self) -> Vec<String> {
        let mut used = self.size();
        if used <= CROWDED {
            return Vec::new();
        }
        let mut reports: Vec<Kept> = self.drafts().into_iter().flatten().collect();
        reports.sort_by_key(|it| it.touched);
        let older = &reports[..reports.len().saturating_sub(AT_HAND)];
        let mut chosen = Vec::new();
        for (sent, enough) in [(true, ROOMY), (false, PRESSING)] {
            for report in older.iter().filter(|it| it.progress.sent_at.is_some() == sent) {
                if used <= enough {
                    break;
                }
                if report.progress.finished.is_some()
                    && report.unreadable_rows.is_empty()
                    && !is_latest(report, &reports)
                {
                    used = used.saturating_sub(self.size_of(&report.draft.id));
                    chosen.push(report.draft.id.clone());
                }
            }
        }
        chosen
    }

    /// How much a report takes, in UTF-16 units.
    fn size_of(&self, id: &str) -> usize {
        let prefix = format!("{DRAFTS}{id}/");
        let keys = self.store.keys();
        let own = keys.iter().filter(|it| it.starts_with(&prefix));
        own.map(|it| super::units(it) + self.store.get(it).map_or(0, |text| super::units(&text))).sum()
    }

    /// The list: heads of the reports that were moved, the one moved last in front. A spoilt list counts as an empty one: it
    /// is made again from what is in the database.
    ///
    /// # Errors
    ///
    /// When a newer app wrote it, which knows what it means.
    pub fn archived(&self) -> Result<Vec<SavedReport>, ShelfError> {
        match self.read(ARCHIVE, archive::read_all) {
            Err(ShelfError::Unreadable(error @ WireError::Newer { .. })) => Err(error.into()),
            read => Ok(read.unwrap_or_default()),
        }
    }

    /// Whether something was moved: a look at the key only, for the first module.
    pub fn has_archived(&self) -> bool {
        self.store.get(ARCHIVE).is_some()
    }

    /// Puts a report on the list, in front.
    ///
    /// # Errors
    ///
    /// When the store refuses, or the list is one of a newer app.
    pub fn list_archived(&self, report: &SavedReport) -> Result<(), StoreError> {
        let mut list = self.archived().map_err(|_| StoreError::Blocked)?;
        list.retain(|it| it.draft.0.id != report.draft.0.id);
        list.insert(0, head(report));
        self.put(ARCHIVE, &archive::write_all(&list))
    }

    /// Takes a report off the list.
    ///
    /// # Errors
    ///
    /// When the store refuses, or the list is one of a newer app.
    pub fn unlist_archived(&self, id: &str) -> Result<(), StoreError> {
        let mut list = self.archived().map_err(|_| StoreError::Blocked)?;
        list.retain(|it| it.draft.0.id != id);
        if list.is_empty() {
            self.remove(ARCHIVE);
            return Ok(());
        }
        self.put(ARCHIVE, &archive::write_all(&list))
    }

    /// The report as it is on the shelf, whole; none where it is not there or cannot be read whole.
    pub fn whole_report(&self, id: &str) -> Option<SavedReport> {
        self.saved(id).filter(|it| it.1 == 0).map(|it| it.0)
    }

    /// Whether a report is on the shelf, deleted or not.
    pub fn is_on_shelf(&self, id: &str) -> bool {
        self.with_record(META).iter().any(|it| it == id)
    }

    /// Counts these reports, which were moved out of the way, as being here when a backup is looked at: they are the same
    /// there. One that is not the same has to be on the shelf before it can be compared.
    pub fn set_aside(&self, ids: Vec<String>) {
        self.aside.replace(ids);
    }

    /// Adds to a report on the shelf what only the copy of it has: rows, finished files, what became of it. What is there stays
    /// as it is.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn complete(&self, copy: &SavedReport) -> Result<(), StoreError> {
        let WholeDraft(draft) = &copy.draft;
        for (indicator, entry) in &draft.rows {
            if self.store.get(&row_key(&draft.id, indicator)).is_none() {
                self.keep_row(&draft.id, indicator, entry)?;
            }
        }
        if self.store.get(&progress_key(&draft.id)).is_none() {
            self.keep_progress(&draft.id, &copy.progress)?;
        }
        self.add_files(copy).map(drop)
    }

    /// Writes a report anew as it is: newer than any mark that says it was removed, and that may come to light later.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn renew(&self, id: &str) -> Result<(), StoreError> {
        let prefix = format!("{DRAFTS}{id}/");
        for key in self.store.keys() {
            if key.starts_with(&prefix)
                && let Ok((_, body)) = self.whole(&key)
            {
                self.put(&key, &body)?;
            }
        }
        Ok(())
    }

    /// How many reports of a person were moved; at least one where that cannot be read.
    pub(super) fn archived_of(&self, person: &str) -> usize {
        let place = Rooted::new((), nameless(person)).place(ARCHIVE);
        let Some(text) = self.store.inner().get(&place) else { return 0 };
        let body = record::unwrap(&place, &text).ok().and_then(|it| it.body);
        body.and_then(|it| archive::read_all(it).ok()).map_or(1, |it| it.len())
    }
}

/// Whether none of the reports is of the same form and unit, finished, and about a later period.
fn is_latest(report: &Kept, all: &[Kept]) -> bool {
    let Draft { id, template, org_unit, .. } = &report.draft;
    let same = |it: &Draft| it.id != *id && it.is_of(&template.id, &org_unit.name);
    let later = |it: &Kept| {
        let (own, other) = (&report.draft.period.to, &it.draft.period.to);
        it.progress.finished.is_some() && (own < other || own == other && report.touched < it.touched)
    };
    !all.iter().any(|it| same(&it.draft) && later(it))
}

/// What the list has of a report.
fn head(report: &SavedReport) -> SavedReport {
    let mut head = report.clone();
    let WholeDraft(draft) = &mut head.draft;
    (draft.rows, draft.totals, draft.previous, draft.acknowledged) =
        (Map::new(), Map::new(), Map::new(), Map::new());
    head.files.clear();
    head
}

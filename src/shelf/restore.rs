//! Putting a backup back as the person chose. A report comes whole or not at all, and what gives way is kept first.

use super::merge::{Beside, Choice, Standing, lacking};
use super::{KEPT_DELETED, KeyValue, Shelf, StoreError, bundle_key, deleted_key};
use crate::domain::draft::Draft;
use crate::wire::backup::{Backup, FormText, SavedReport, WholeDraft};
use crate::wire::template as template_file;

/// What is added to the names of reports that come to stand beside others.
#[derive(Clone, Copy, Debug)]
pub struct Suffixes<'a> {
    /// To the one of the backup that is kept beside the one here.
    pub beside: &'a str,
    /// To the one that gave way.
    pub before: &'a str,
}

/// What came of putting a backup back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Reports that were not here.
    pub added: usize,
    /// Reports that were deleted here.
    pub brought_back: usize,
    /// Reports kept beside the ones they differ from.
    pub beside: usize,
    /// Reports that took the place of others.
    pub replaced: usize,
    /// Finished files added to reports that were here.
    pub files: usize,
    /// Reports for which nothing had to be done, or nothing was wanted.
    pub left: usize,
    /// The places in the backup of the reports for which there was no room; nothing of them was changed.
    pub failed: Vec<usize>,
}

/// What became of one report.
enum Done {
    Added,
    BroughtBack(usize),
    Beside,
    Replaced,
    Files(usize),
    Left,
}

impl<S: KeyValue> Shelf<S> {
    /// Puts a backup back, each report by its choice. A report comes whole or not at all.
    pub fn take(&self, backup: &Backup, choices: &[Choice], suffixes: Suffixes<'_>) -> Restored {
        let mut restored = Restored::default();
        // What needs no room first, what was deleted last: in a full store the one must not push the other out.
        let mut order: Vec<(u8, usize)> = Vec::new();
        for (at, report) in backup.reports.iter().enumerate() {
            let rank = match self.standing(report) {
                Standing::Deleted { .. } => 0,
                Standing::Same | Standing::More { .. } => 1,
                Standing::New if report.deleted => 4,
                Standing::New => 2,
                Standing::Differs(_) | Standing::Unreadable => 3,
            };
            order.push((rank, at));
        }
        order.sort_unstable();
        let mut given_way = Vec::new();
        for (_, at) in order {
            let Some(report) = backup.reports.get(at) else { continue };
            let form = backup.forms.get(&report.draft.0.template.hash).map(FormText::as_str);
            let choice = choices.get(at).copied().unwrap_or(Choice::Both);
            match self.take_one(report, form, choice, suffixes, &mut given_way) {
                Ok(Done::Added) => restored.added += 1,
                Ok(Done::Beside) => restored.beside += 1,
                Ok(Done::Replaced) => restored.replaced += 1,
                Ok(Done::Left) => restored.left += 1,
                Ok(Done::Files(files)) => restored.files += files,
                Ok(Done::BroughtBack(files)) => {
                    restored.brought_back += 1;
                    restored.files += files;
                }
                Err(_) => restored.failed.push(at),
            }
        }
        // Only now: a full store clears deleted reports away, and these must not be among them. More than are kept of
        // deleted reports stay where they are, under their names.
        for id in given_way.iter().rev().take(KEPT_DELETED) {
            let key = deleted_key(id);
            let mark = self.wrap(&key, "{}");
            let _ = self.store.put(&key, &mark);
        }
        #[cfg(any(feature = "desk", not(feature = "app")))]
        self.take_forms(backup);
        #[cfg(any(feature = "desk", not(feature = "app")))]
        self.take_reviews(&backup.reviews);
        restored.failed.sort_unstable();
        restored
    }

    fn take_one(
        &self,
        report: &SavedReport,
        form: Option<&str>,
        choice: Choice,
        suffixes: Suffixes<'_>,
        given_way: &mut Vec<String>,
    ) -> Result<Done, StoreError> {
        let id = &report.draft.0.id;
        match self.standing(report) {
            Standing::Same => Ok(Done::Left),
            Standing::New if report.deleted => {
                // No deleted report of this device is given up for one of another.
                if self.deleted_count() >= KEPT_DELETED {
                    return Ok(Done::Left);
                }
                self.add(id, report, form)?;
                self.delete(id).inspect_err(|_| self.purge(id))?;
                Ok(Done::Added)
            }
            Standing::New => self.add(id, report, form).map(|()| Done::Added),
            Standing::More { .. } => self.add_files(report).map(Done::Files),
            Standing::Deleted { .. } if choice == Choice::Mine => Ok(Done::Left),
            Standing::Deleted { .. } => {
                let files = self.add_files(report)?;
                self.restore(id);
                Ok(Done::BroughtBack(files))
            }
            Standing::Differs(_) | Standing::Unreadable if choice == Choice::Mine => {
                let files = self.add_files(report)?;
                Ok(if files > 0 { Done::Files(files) } else { Done::Left })
            }
            Standing::Differs(_) if choice == Choice::Theirs => {
                let copy = self.replace(report, form, suffixes)?;
                given_way.extend(copy);
                Ok(Done::Replaced)
            }
            Standing::Differs(_) | Standing::Unreadable => {
                match self.beside(report) {
                    Beside::Taken(copy) => self.restore(&copy),
                    Beside::Free(copy) => self.add(&copy, &renamed(report, form, suffixes.beside), form)?,
                }
                Ok(Done::Beside)
            }
        }
    }

    /// Keeps a report under an id that nothing has; nothing is left of it where the store refuses.
    fn add(&self, id: &str, report: &SavedReport, form: Option<&str>) -> Result<(), StoreError> {
        // There may be leftovers of an interrupted clearing.
        self.purge(id);
        let draft = Draft { id: id.to_owned(), ..report.draft.0.clone() };
        let files = || report.files.iter().try_for_each(|it| self.keep_bundle(id, it.revision, &it.text));
        let kept = self.keep_progress(id, &report.progress).and_then(|()| files());
        // The head comes last: until then it is no report.
        let kept = kept.and_then(|()| self.keep_draft(&draft, form));
        kept.inspect_err(|_| self.purge(id))
    }

    /// Adds the finished files that are not here: all of them or none.
    pub(super) fn add_files(&self, report: &SavedReport) -> Result<usize, StoreError> {
        let id = &report.draft.0.id;
        let Some((mine, _)) = self.saved(id) else { return Ok(0) };
        let mut added = 0;
        for (at, file) in lacking(&mine, report).enumerate() {
            if let Err(error) = self.keep_bundle(id, file.revision, &file.text) {
                for file in lacking(&mine, report).take(at) {
                    self.remove(&bundle_key(id, file.revision));
                }
                return Err(error);
            }
            added = at + 1;
        }
        Ok(added)
    }

    /// Lets a report take the place of the one here, which is kept under another id; gives back that id, where it is to be
    /// marked as deleted.
    fn replace(
        &self,
        report: &SavedReport,
        form: Option<&str>,
        suffixes: Suffixes<'_>,
    ) -> Result<Option<String>, StoreError> {
        let id = &report.draft.0.id;
        let Some((mine, 0)) = self.saved(id) else { return Err(StoreError::Full) };
        let (copy, made) = match self.beside(&mine) {
            Beside::Free(copy) => {
                self.add(&copy, &renamed(&mine, form, suffixes.before), None)?;
                (copy, true)
            }
            Beside::Taken(copy) => (copy, false),
        };
        self.purge(id);
        let kept =
            self.add(id, report, form).and_then(|()| if report.deleted { self.delete(id) } else { Ok(()) });
        if let Err(error) = kept {
            // There was room for both before, so there is now. Whatever happens, the copy stays until mine is back.
            self.purge(id);
            if self.add(id, &mine, None).is_ok() {
                if mine.deleted {
                    let _ = self.delete(id);
                }
                if made {
                    self.purge(&copy);
                }
            }
            return Err(error);
        }
        Ok((made || self.is_deleted(&copy)).then_some(copy))
    }
}

/// The report with a word added to its name, or to that of its form where it has none.
fn renamed(report: &SavedReport, form: Option<&str>, suffix: &str) -> SavedReport {
    let mut report = report.clone();
    let WholeDraft(draft) = &mut report.draft;
    if draft.name.trim().is_empty() {
        let title = form.and_then(|it| template_file::read(it).ok()).map(|it| it.title);
        draft.name = title.unwrap_or_default();
    }
    let name = format!("{} {suffix}", draft.name);
    name.trim_start().clone_into(&mut draft.name);
    report
}

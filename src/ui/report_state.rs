//! The open report as the second module sees it: whole, because hardly anything is typed there.

use super::shell::Shell;
use crate::domain::check::{self, DraftCheck};
use crate::domain::draft::{Draft, RowEntry};
use crate::domain::template::Template;
use crate::shelf::{Kept, StoreError};
use crate::ui::reactive::{RwSignal, StoredValue, expect_context, untrack};
use crate::wire::progress::Progress;
use std::sync::Arc;

/// The open report.
#[derive(Clone, Copy)]
pub struct ReportState {
    shell: Shell,
    template: StoredValue<Arc<Template>>,
    draft: RwSignal<Draft>,
    progress: RwSignal<Progress>,
    unreadable: StoredValue<Vec<String>>,
}

impl ReportState {
    /// Puts a kept draft on screen.
    pub fn open(shell: Shell, template: Arc<Template>, kept: Kept) -> Self {
        let lost = kept.unreadable_rows;
        let unreadable = template.rows().map(|(_, it)| it.id.clone()).filter(|it| lost.contains(it));
        Self {
            shell,
            unreadable: StoredValue::new(unreadable.collect()),
            template: StoredValue::new(template),
            draft: RwSignal::new(kept.draft),
            progress: RwSignal::new(kept.progress),
        }
    }

    /// The open report, from any component below its page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The form.
    pub fn template(self) -> Arc<Template> {
        self.template.get_value()
    }

    /// The draft with all its rows. Reactive.
    pub fn head(self) -> RwSignal<Draft> {
        self.draft
    }

    /// What became of it. Reactive.
    pub fn progress(self) -> RwSignal<Progress> {
        self.progress
    }

    /// The rows of the form that are kept but cannot be read, by indicator id: they stand empty.
    pub fn unreadable(self) -> Vec<String> {
        self.unreadable.get_value()
    }

    /// Whether the file of this revision is made, and nothing may change. Reactive.
    pub fn is_locked(self) -> bool {
        self.progress.read().finished.is_some()
    }

    /// Whether nothing can be changed: it is finished, or another page writes in it. Reactive.
    pub fn is_read_only(self) -> bool {
        self.is_locked() || self.shell.is_elsewhere()
    }

    /// The whole draft. Not reactive.
    pub fn snapshot(self) -> Draft {
        self.draft.get_untracked()
    }

    /// The whole check. Not reactive.
    pub fn check(self) -> DraftCheck {
        check::draft(&self.template(), &self.draft.read_untracked())
    }

    /// Changes what is no row.
    pub fn edit_head(self, change: impl FnOnce(&mut Draft)) {
        // Another page writes in it: what it has not read would be written over.
        if untrack(|| self.shell.is_elsewhere()) {
            return;
        }
        self.draft.update(change);
        self.keep(None);
    }

    /// Changes a row; no other row is written.
    pub fn edit_row(self, indicator: &str, change: impl FnOnce(&mut RowEntry)) {
        if untrack(|| self.shell.is_elsewhere()) {
            return;
        }
        self.draft.update(|it| {
            let mut entry = it.rows.get(indicator).cloned().unwrap_or_default();
            change(&mut entry);
            it.rows.insert(indicator.to_owned(), entry);
        });
        self.keep(Some(indicator));
    }

    /// Keeps a row, or the head where there is none.
    fn keep(self, row: Option<&str>) {
        // Before it: a head alone would pass for the whole.
        self.keep_if_lost();
        let draft = self.draft.read_untracked();
        let entry = row.and_then(|it| Some((it, draft.rows.get(it)?)));
        self.shell.note_saving(match entry {
            Some((row, entry)) => self.shell.keep_row(&draft.id, row, entry),
            None => self.shell.keep_meta(&draft),
        });
        self.shell.touch(&draft.id);
    }

    /// Keeps all of it where the stores have lost it: somebody has cleared the browser's data.
    pub fn keep_if_lost(self) {
        if !untrack(|| self.is_locked()) {
            let draft = self.draft.read_untracked();
            self.shell.keep_lost(&draft.id, || Draft::clone(&draft));
        }
    }

    /// Remembers what became of the draft.
    ///
    /// # Errors
    ///
    /// When the store refuses; it is as before then, on screen too.
    pub fn set_progress(self, change: impl FnOnce(&mut Progress)) -> Result<(), StoreError> {
        self.keep_if_lost();
        let id = self.draft.read_untracked().id.clone();
        let mut next = self.progress.get_untracked();
        // Noted by every keystroke, past this copy.
        next.changed_at = self.shell.with_shelf(|it| it.progress(&id).changed_at).or(next.changed_at);
        change(&mut next);
        let kept = self.shell.with_shelf(|it| it.keep_progress(&id, &next));
        self.shell.note_saving(kept);
        if kept.is_ok() {
            self.progress.set(next);
        }
        kept
    }
}

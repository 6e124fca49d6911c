//! The open report as the second module sees it: whole, because nobody types figures there.

use super::shell::Shell;
use crate::domain::check::{self, DraftCheck};
use crate::domain::draft::Draft;
use crate::domain::template::Template;
use crate::shelf::Kept;
use crate::ui::reactive::{RwSignal, StoredValue, expect_context};
use crate::wire::progress::Progress;
use std::sync::Arc;

/// The open report.
#[derive(Clone, Copy)]
pub struct ReportState {
    shell: Shell,
    template: StoredValue<Arc<Template>>,
    draft: RwSignal<Draft>,
    progress: RwSignal<Progress>,
}

impl ReportState {
    /// Puts a kept draft on screen.
    pub fn open(shell: Shell, template: Arc<Template>, kept: Kept) -> Self {
        Self {
            shell,
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

    /// Whether the file of this revision is made, and nothing may change. Reactive.
    pub fn is_locked(self) -> bool {
        self.progress.read().finished.is_some()
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
        self.draft.update(change);
        let draft = self.draft.read_untracked();
        self.shell.note_saving(self.shell.keep_meta(&draft));
        self.shell.touch(&draft.id);
    }

    /// Remembers what became of the draft.
    pub fn set_progress(self, change: impl FnOnce(&mut Progress)) {
        self.progress.update(change);
        let id = self.draft.read_untracked().id.clone();
        let kept = self.shell.with_shelf(|it| it.keep_progress(&id, &self.progress.read_untracked()));
        self.shell.note_saving(kept);
    }
}

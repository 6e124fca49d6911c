//! What is kept while the page is open changes behind it: other pages of the app write, take a report over or give it back; the
//! browser's data are cleared.

#[cfg(not(feature = "desk"))]
use super::route::Route;
use super::shell::Shell;
#[cfg(not(feature = "desk"))]
use crate::browser::storage::Store;
use crate::browser::tab;
use crate::domain::draft::Draft;
#[cfg(not(feature = "desk"))]
use crate::shelf::{Recovered, Shelf};
use crate::ui::reactive::untrack;

/// Puts what local storage and the journal have side by side: before anything is read, and when another page has written. The
/// second module finds it done.
#[cfg(not(feature = "desk"))]
pub(super) fn recover(shelf: &Shelf<Store>) -> Recovered {
    let Some(entries) = shelf.store().journal().entries() else {
        return Recovered::default();
    };
    let recovered = shelf.store().recover(&entries);
    shelf.catch_up();
    shelf.outrun(recovered.highest);
    recovered
}

impl Shell {
    /// Whether another page writes in the open report may have changed.
    pub(super) fn note_elsewhere(self) {
        let elsewhere = tab::is_elsewhere();
        if *self.elsewhere.read_untracked() != elsewhere {
            self.elsewhere.set(elsewhere);
        }
    }

    /// Opens the report of the page for writing, in this page of the app only.
    #[cfg(not(feature = "desk"))]
    pub(super) fn hold_report(self) {
        let route = self.route.read_untracked();
        let id = if let Route::Report { id, .. } = &*route { id } else { "" };
        tab::hold(id);
    }

    /// Another page of the app has written, or has taken the open report over or given it back.
    #[cfg(not(feature = "desk"))]
    pub(super) fn follow_other_pages(self) {
        let changed = self.with_shelf(recover).restored > 0;
        let turns = tab::forced_turns();
        if turns > 0 {
            self.with_shelf(|it| it.outrun_unread(turns));
        }
        let (elsewhere, before) = (tab::is_elsewhere(), *self.elsewhere.read_untracked());
        // Whatever else may be on the page, what is being typed there is not the other page's.
        let route = self.route.read_untracked();
        let in_report = matches!(*route, Route::Report { .. });
        if *route == Route::Home || in_report && (changed || elsewhere || before) {
            crate::browser::page::tell_window(tab::REOPEN);
        }
    }

    /// Whether another page of the app writes in the open report. Reactive.
    pub fn is_elsewhere(self) -> bool {
        self.elsewhere.get()
    }

    /// Follows what other pages of the app write, and what becomes of the journal.
    pub fn watch_others(self) {
        self.others.read();
    }

    /// Reads the open report anew from what is kept.
    #[cfg(feature = "desk")]
    pub fn reopen(self) {
        self.reopened.set(());
    }

    /// Follows [`Self::reopen`].
    pub fn watch_reopened(self) {
        self.reopened.read();
    }

    /// Keeps all of a report that is being typed in where the stores have lost it meanwhile.
    pub fn keep_lost(self, id: &str, whole: impl FnOnce() -> Draft) {
        if !untrack(|| self.is_elsewhere()) && !self.with_shelf(|it| it.has_head(id)) {
            let kept = self.with_shelf(|it| it.keep_again(&whole()));
            self.note_saving(kept);
        }
    }
}

//! A correction: a finished report opened again as the next submission, and the way back as long as nothing was changed.
//!
//! Works on what is kept and not on the open report: its way back is offered on pages of the other module too.
//!
//! Two records change, the head and what became of it, and the store may refuse the second. The order of the writes leaves
//! only one state between them: the head of the next submission, still locked by the file of the one before. No file can
//! be written over then, and [`take_back`] leads out of it.

use super::shell::Shell;
use crate::bundle::{self, Opened};
use crate::domain::draft::Draft;
use crate::domain::report;
use crate::shelf::{Kept, Shelf, StoreError};
use crate::wire::progress::Progress;

/// Opens a finished report again as the next revision; the old file stays.
///
/// # Errors
///
/// When the store refuses; the report stays locked by its file then.
pub fn correct_again(shell: Shell, id: &str) -> Result<Option<u32>, StoreError> {
    let Some(Kept { draft, progress, .. }) = kept(shell, id) else { return Ok(None) };
    let Some(finished) = progress.finished.clone() else { return Ok(None) };
    let mut next = draft.clone();
    next.revision += 1;
    next.replaces = Some(finished.identity.clone());
    let opened = Progress {
        finished: None,
        sent_at: None,
        replaced: Some(finished),
        replaced_sent_at: progress.sent_at.clone(),
        changed_at: progress.changed_at.clone(),
    };
    let kept = shell.with_shelf(|it| {
        it.keep_meta(&next).and_then(|()| it.keep_progress(id, &opened)).inspect_err(|_| {
            // What had no room must not wait for it: nothing was opened. If this is refused too, the report can still be
            // taken back by hand.
            let _ = it.keep_meta(&draft);
        })
    });
    shell.note_saving(kept);
    kept.map(|()| Some(next.revision))
}

/// Leaves a correction: the report is finished as it was before. False when something was changed since, and then
/// nothing happens.
///
/// # Errors
///
/// When the store refuses; it can be tried again then.
pub fn take_back(shell: Shell, id: &str) -> Result<bool, StoreError> {
    let Some(Kept { draft, progress, unreadable_rows, touched: _ }) = kept(shell, id) else {
        return Ok(false);
    };
    let Some(before) = unchanged_since(shell, &draft, &progress).filter(|_| unreadable_rows.is_empty())
    else {
        return Ok(false);
    };
    // Where opening was interrupted, it stands there as before.
    let restored = if progress.finished.is_some() {
        progress
    } else {
        Progress {
            finished: progress.replaced,
            sent_at: progress.replaced_sent_at,
            replaced: None,
            replaced_sent_at: None,
            changed_at: progress.changed_at,
        }
    };
    let kept = shell.with_shelf(|it| {
        it.keep_progress(id, &restored)?;
        it.keep_meta(&before)
    });
    shell.note_saving(kept);
    kept.map(|()| true)
}

/// The draft as it was finished before, where it still says the same as the file made of it then.
///
/// The file itself is the measure: what is finished again must come to the very same report.
pub fn unchanged_since(shell: Shell, draft: &Draft, progress: &Progress) -> Option<Draft> {
    let replaced = progress.replaced.as_ref().or(progress.finished.as_ref())?;
    let opened = earlier(shell, &draft.id, draft.revision.checked_sub(1)?)?.1;
    let report = opened.report();
    let mut before = draft.clone();
    before.revision = report.revision;
    before.replaces.clone_from(&report.replaces);
    let template = shell.with_shelf(|it| it.template(&draft.template.hash))?;
    let again = report::finalise(&template, &before, report.finalised_at.clone()).ok()?;
    (opened.identity() == replaced.identity && again == *report).then_some(before)
}

/// The file of an earlier submission, and what is in it.
pub fn earlier(shell: Shell, id: &str, revision: u32) -> Option<(String, Opened)> {
    let file = shell.with_shelf(|it| it.bundle(id, revision))?;
    let opened = bundle::open(file.as_bytes()).ok()?;
    Some((file, opened))
}

/// What is kept, with the writes of the other module counted.
fn kept(shell: Shell, id: &str) -> Option<Kept> {
    shell.with_shelf(|it| {
        Shelf::catch_up(it);
        it.draft(id).ok()
    })
}

//! A correction: a finished report opened again as the next submission, and the way back as long as nothing was changed.
//!
//! Works on what is kept and not on the open report: its way back is offered on pages of the other module too.

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
/// When the store refuses; nothing is changed then.
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
    keep_both(shell, (&draft, &progress), (&next, &opened))?;
    Ok(Some(next.revision))
}

/// Leaves a correction: the report is finished as it was before. False when something was changed since, and then
/// nothing happens.
///
/// # Errors
///
/// When the store refuses; nothing is changed then.
pub fn take_back(shell: Shell, id: &str) -> Result<bool, StoreError> {
    let Some(Kept { draft, progress, unreadable_rows }) = kept(shell, id) else { return Ok(false) };
    let Some(before) = unchanged_since(shell, &draft, &progress).filter(|_| unreadable_rows.is_empty())
    else {
        return Ok(false);
    };
    let restored = Progress {
        finished: progress.replaced.clone(),
        sent_at: progress.replaced_sent_at.clone(),
        replaced: None,
        replaced_sent_at: None,
        changed_at: progress.changed_at.clone(),
    };
    keep_both(shell, (&draft, &progress), (&before, &restored))?;
    Ok(true)
}

/// The draft as it was finished before, where it still says the same as the file made of it then.
///
/// The file itself is the measure: what is finished again must come to the very same report.
pub fn unchanged_since(shell: Shell, draft: &Draft, progress: &Progress) -> Option<Draft> {
    let replaced = progress.replaced.as_ref()?;
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

/// Keeps the head and what became of it, or neither: a head of one submission with the state of another would let a file
/// be written over, or lock the report without one.
fn keep_both(
    shell: Shell,
    before: (&Draft, &Progress),
    after: (&Draft, &Progress),
) -> Result<(), StoreError> {
    let id = &before.0.id;
    let kept = shell.with_shelf(|it| {
        it.keep_progress(id, after.1)?;
        it.keep_meta(after.0).inspect_err(|_| {
            // The older state is the shorter one, or as long: there is room for it.
            let _ = it.keep_progress(id, before.1);
        })
    });
    shell.note_saving(kept);
    kept
}

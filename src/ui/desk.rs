//! What the second module does for the pages: finishing a report, opening files, the sheet.

use super::form_state::FormState;
use super::shell::Shell;
use crate::browser::files::OpenedFile;
use crate::browser::{clock, desk, page, random};
use crate::domain::draft::Draft;
use crate::shelf::{Shelf, StoreError};
use crate::wire::draft as draft_file;
use crate::wire::progress::Finished;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Why a report was not finished. Nothing entered is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinishError {
    /// Something must be corrected or explained first.
    Open,
    /// The browser gives no random numbers for a key.
    Randomness,
    /// The key of this device is damaged: never replaced silently, because the office knows this device by it.
    Key,
    /// There is no room for the file.
    Storage,
    /// The file would be too large to be opened.
    Size,
    /// The second module could not be fetched.
    Network,
}

/// What to tell a person.
pub fn sentence(shell: Shell, error: FinishError) -> &'static str {
    let texts = shell.texts_untracked();
    match error {
        FinishError::Open => texts.errors_first,
        FinishError::Randomness => texts.seal_failed,
        FinishError::Key => texts.key_damaged,
        FinishError::Storage => texts.storage_full,
        FinishError::Size => texts.report_too_large,
        FinishError::Network => texts.desk_missing,
    }
}

/// The mark of this device as people compare it; none before the first report is finished.
pub fn device_mark(shell: Shell) -> Option<String> {
    shell.with_shelf(Shelf::mark)
}

/// Finishes the open report: from then on it cannot be changed.
pub fn finish(shell: Shell, form: FormState, done: Callback<Result<(), FinishError>>) {
    let draft = form.snapshot();
    spawn_local(async move {
        let result = finished(shell, form, &draft).await;
        // The person may have left the page meanwhile; then there is nobody to tell.
        let _ = done.try_run(result);
    });
}

async fn finished(shell: Shell, form: FormState, draft: &Draft) -> Result<(), FinishError> {
    let key = shell.with_shelf(Shelf::key_file).unwrap_or_default();
    let seed = random::seed().ok_or(FinishError::Randomness)?;
    let at = clock::now();
    let file = draft_file::write(&form.template(), draft);
    let arguments =
        [file.into(), key.as_str().into(), Uint8Array::from(seed.as_slice()).into(), at.as_str().into()];
    let answer = desk::call("finish", &arguments).await.ok_or(FinishError::Network)?;
    let answer = desk::texts(&answer);
    let [kind, file, identity, key_file, mark] = answer.as_slice() else {
        return Err(match answer.get(1).map(String::as_str) {
            Some("open") => FinishError::Open,
            Some("key") => FinishError::Key,
            _ => FinishError::Size,
        });
    };
    debug_assert_eq!(kind, "file");
    // What was typed while the file was made would stand in the locked draft and not in the file.
    let unchanged = form.try_snapshot().is_none_or(|it| it == *draft);
    if !unchanged {
        return Err(FinishError::Open);
    }
    let kept = shell.with_shelf(|shelf| {
        if key.is_empty() {
            shelf.keep_key(key_file, mark)?;
        }
        shelf.keep_bundle(&draft.id, draft.revision, file)
    });
    match kept {
        // Where the browser keeps nothing at all the person has been told; handing in must still be possible.
        Ok(()) | Err(StoreError::Blocked) => {}
        Err(StoreError::Full) => return Err(FinishError::Storage),
    }
    let finished =
        Finished { identity: identity.clone(), at: at.as_str().to_owned(), file_name: file_name(draft) };
    form.set_finished(&draft.id, finished);
    Ok(())
}

/// Reopens a finished report as the next revision; the old file stays.
pub fn correct_again(form: FormState) {
    let Some(finished) = form.progress().read_untracked().finished.clone() else { return };
    form.set_progress(|it| {
        it.finished = None;
        it.sent_at = None;
    });
    form.edit_head(|it| {
        it.revision += 1;
        it.replaces = Some(finished.identity);
    });
}

/// What an opened file turned out to be: the texts of `desk::open`. `None` where the second module cannot be fetched.
pub async fn open(file: &OpenedFile, language: &str) -> Option<Vec<String>> {
    let arguments =
        [file.name.as_str().into(), Uint8Array::from(file.bytes.as_slice()).into(), language.into()];
    Some(desk::texts(&desk::call("open", &arguments).await?))
}

/// The sheet of the open report, as markup.
pub async fn sheet(form: FormState, language: &str) -> Option<String> {
    let file = draft_file::write(&form.template(), &form.snapshot());
    desk::call("sheet", &[file.into(), clock::now().as_str().into(), language.into()]).await?.as_string()
}

/// `xa-ha-tan_chi-tieu-2023_2023_r1.json.txt`: a name a clerk can sort; nothing relies on it.
///
/// It ends in `.json.txt` because phones refuse to share a `.json`.
fn file_name(draft: &Draft) -> String {
    let unit = plain(&draft.org_unit.name);
    let form = plain(&draft.template.id);
    format!("{unit}_{form}_{}_r{}.json.txt", draft.period.slug(), draft.revision)
}

/// Letters and digits every file system takes.
fn plain(text: &str) -> String {
    let mut name = String::new();
    for it in page::fold(text).chars().take(40) {
        if it.is_ascii_alphanumeric() {
            name.push(it);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    name.trim_end_matches('-').to_owned()
}

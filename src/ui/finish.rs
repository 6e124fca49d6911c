//! Finishing a report: the device's key, the sealed file, its name.

use super::report_state::ReportState;
use super::shell::Shell;
use crate::browser::{clock, page, random};
use crate::bundle::key::SigningKey;
use crate::bundle::{self, Sealing};
use crate::domain::report::{self, Report};
use crate::shelf::{Shelf, StoreError};
use crate::text;
use crate::wire::key as key_file;
use crate::wire::progress::Finished;

/// Why a report was not finished. Nothing entered is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinishError {
    /// Something must be corrected or explained first.
    Open,
    /// Kept rows cannot be read: a file without them would say that nothing was entered.
    Unreadable,
    /// The browser gives no random numbers for a key.
    Randomness,
    /// The key of this device is damaged: never replaced silently, because the office knows this device by it.
    Key,
    /// There is no room for the file, or for the note that it is made.
    Storage,
    /// The file would be too large to be opened.
    Size,
}

/// What to tell a person.
pub fn sentence(shell: Shell, error: FinishError) -> &'static str {
    let texts = shell.texts_untracked();
    match error {
        FinishError::Open => texts.errors_first(),
        FinishError::Unreadable => texts.unreadable_first(),
        FinishError::Randomness => texts.seal_failed(),
        FinishError::Key => texts.key_damaged(),
        FinishError::Storage => texts.storage_full(),
        FinishError::Size => texts.report_too_large(),
    }
}

/// The device's key, where it has one.
fn kept_key(shell: Shell) -> Option<Result<SigningKey, FinishError>> {
    let file = shell.with_shelf(Shelf::key_file)?;
    let key = key_file::read(&file).ok().and_then(|it| SigningKey::from_jwk(&it).ok());
    Some(key.ok_or(FinishError::Key))
}

/// The mark of this device as people compare it; none before the first report is finished.
pub fn device_mark(shell: Shell) -> Option<String> {
    kept_key(shell)?.ok().map(|it| it.public().fingerprint())
}

/// The name of this device's key as files carry it; none before the first report is finished.
pub fn device_kid(shell: Shell) -> Option<String> {
    kept_key(shell)?.ok().map(|it| it.public().kid())
}

/// The device's key, made where it has none yet.
///
/// # Errors
///
/// When it cannot be made or kept, or the one that is there is damaged.
pub fn key(shell: Shell) -> Result<SigningKey, FinishError> {
    if let Some(key) = kept_key(shell) {
        return key;
    }
    let seed = random::seed().ok_or(FinishError::Randomness)?;
    let key = SigningKey::from_seed(&seed);
    kept(shell.with_shelf(|it| it.keep_key(&key_file::write(&key.to_jwk()))))?;
    Ok(key)
}

fn kept(result: Result<(), StoreError>) -> Result<(), FinishError> {
    result.map_err(|_| FinishError::Storage)
}

/// Finishes the open report: from here on it cannot be changed.
///
/// # Errors
///
/// When something is still open, or the device cannot make or keep the file.
pub fn finish(shell: Shell, form: ReportState) -> Result<(), FinishError> {
    if !form.unreadable().is_empty() {
        return Err(FinishError::Unreadable);
    }
    // The code of the commune is that of the unit as it is called now.
    let name = form.snapshot().org_unit.name;
    let code = shell.with_shelf(|it| it.commune_of(&name));
    if code.is_some() {
        form.edit_head(|it| it.org_unit.code = code);
    }
    let draft = form.snapshot();
    let at = clock::now();
    let report = report::finalise(&form.template(), &draft, at.clone()).map_err(|_| FinishError::Open)?;
    let key = key(shell)?;
    let about = text::about_file(&draft.org_unit.name, &draft.period);
    let how = Sealing { about: &about, app_version: env!("CARGO_PKG_VERSION"), at: &at };
    let bytes = bundle::seal(&report, &key, how).map_err(|_| FinishError::Size)?;
    let identity = bundle::open(&bytes).map_err(|_| FinishError::Size)?.identity().to_owned();
    let file = String::from_utf8(bytes).map_err(|_| FinishError::Size)?;
    kept(shell.with_shelf(|it| it.keep_bundle(&draft.id, draft.revision, &file)))?;
    let finished = Finished { identity, at: at.as_str().to_owned(), file_name: file_name(&report) };
    // A file of which nothing is known after a restart was not made: the next attempt writes over it.
    kept(form.set_progress(|it| {
        it.finished = Some(finished);
        it.sent_at = None;
        it.replaced = None;
        it.replaced_sent_at = None;
    }))
}

/// `xa-ha-tan_chi-tieu-2023_2023_r1.json.txt`: a name a clerk can sort; nothing relies on it.
///
/// It ends in `.json.txt` because phones refuse to share a `.json`.
pub fn file_name(report: &Report) -> String {
    let unit = plain(&report.org_unit.name);
    let form = plain(&report.template_ref.id);
    format!("{unit}_{form}_{}_r{}.json.txt", report.period.slug(), report.revision)
}

/// Letters and digits every file system takes.
pub fn plain(text: &str) -> String {
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

//! The passphrase of a backup.

use super::backup::{passphrase_entry, switch};
use super::restore::Restore;
use crate::browser::{page, passphrase};
use crate::bundle::backup::{self, Locked};
use crate::ui::dom::{El, button, div, el, is_enter};
use crate::ui::part::{TextEntry, field, icon, notice};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, spawn_local};
use std::sync::Arc;

/// The passphrase of a file is asked for.
pub fn unlock(restore: Restore, locked: Arc<Locked>) -> El {
    let texts = restore.shell.texts();
    let typed = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new("");
    let id = "unlock-passphrase";
    let open = Callback::new(move |()| {
        let passphrase = typed.get_untracked();
        if busy.get_untracked() {
            return;
        }
        if passphrase.is_empty() {
            problem.set(texts.backup_passphrase_needed());
            page::focus_id(id);
            return;
        }
        problem.set("");
        busy.set(true);
        let locked = Arc::clone(&locked);
        spawn_local(async move {
            let content = passphrase::unlock(&locked, &passphrase).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match content {
                Ok(content) => match backup::unlocked(&content) {
                    Ok(backup) => restore.found(backup),
                    Err(error) => restore.refuse(&error),
                },
                Err(passphrase::UnlockError::Wrong) => {
                    problem.set(texts.backup_wrong());
                    request_animation_frame(move || page::focus_id(id));
                }
                Err(passphrase::UnlockError::Impossible) => problem.set(texts.backup_unlock_impossible()),
                Err(passphrase::UnlockError::Damaged) => restore.refuse(&backup::BackupError::Damaged),
            }
        });
    });
    let on_input = Callback::new(move |(text, _)| {
        typed.set(text);
        problem.set("");
    });
    let entry = TextEntry {
        autocomplete: "current-password",
        described_by: "unlock-message".to_owned(),
        invalid: Some(Signal::derive(move || !problem.read().is_empty())),
        ..TextEntry::new(id, typed, on_input)
    };
    let message = move || {
        let sentence = *problem.read();
        (!sentence.is_empty()).then(|| notice("error", sentence, ""))
    };
    let show = switch("show-unlock", texts.backup_passphrase_show(), shown, Callback::new(|()| {}));
    let button = button("button button-primary").id("unlock").add(texts.backup_unlock());
    let button = button.flag_by("disabled", move || busy.get()).on_tap(move || open.run(()));
    let waiting = move || {
        let sentence = el("p").class("dim").attr("role", "status").add(texts.backup_unlocking());
        busy.get().then_some(sentence)
    };
    el("section")
        .class("card")
        .add(el("h3").class("icon-line").add(icon("shield")).add(texts.backup_locked()))
        .add(field(id, texts.backup_passphrase(), passphrase_entry(entry, shown)).on(
            "keydown",
            move |event| {
                if is_enter(&event) {
                    open.run(());
                }
            },
        ))
        .add(div("").id("unlock-message").live(message))
        .add(show)
        .add(button)
        .live(waiting)
}

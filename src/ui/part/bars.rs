//! The bar at the top, the word that tells whether things are saved, the message at the bottom.

use super::badge::icon;
use super::finding::notice;
use crate::browser::page;
use crate::shelf::StoreError;
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::reactive::{Signal, set_timeout};
use crate::ui::saving::{Problem, Saving};
use crate::ui::shell::Shell;

/// Whether what was typed is kept, as a word and an icon. “Saved” stands there only when it is on the disk.
pub fn saved() -> View {
    let shell = Shell::here();
    live(move || {
        let texts = shell.texts();
        let Saving { is_under_way, problem } = shell.saving();
        let (state, name, word) = match problem {
            Some(Problem::Unsaved(_)) => ("failed", "warn", texts.not_saved()),
            _ if is_under_way => ("saving", "dash", texts.saving()),
            Some(Problem::OneCopy | Problem::JournalOnly) => ("once", "check", texts.saved_once()),
            None => ("saved", "check", texts.saved()),
        };
        let place = el("span").class("saved").attr("data-state", state).add(icon(name)).add(word);
        // That all is well is not called out after each word.
        if state == "failed" { place.attr("role", "status") } else { place }
    })
}

/// The way to the page that says what is not safe and what to do; `tone` as for a notice.
pub fn unsafe_here(tone: &str) -> El {
    let words = el("p").add(Shell::here().texts().unsafe_here());
    let link = el("a").class(&format!("finding finding-{tone}")).attr("href", "#/an-toan");
    link.add(icon("warn")).add(words).add(icon("next"))
}

/// What to do when nothing can be kept, or only once, or where it is not kept safely; stays until it can.
pub fn storage_warning() -> View {
    let shell = Shell::here();
    live(move || {
        let texts = shell.texts();
        let (tone, sentence) = match shell.problem() {
            None => return page::is_elsewhere().then(|| unsafe_here("error")).into(),
            Some(Problem::Unsaved(StoreError::Full)) => ("error", texts.storage_full()),
            Some(Problem::Unsaved(StoreError::Blocked)) => ("error", texts.storage_blocked()),
            Some(Problem::OneCopy) => ("warning", texts.storage_once()),
            Some(Problem::JournalOnly) => ("warning", texts.storage_journal()),
        };
        let sentence = notice(tone, sentence, "").attr("role", "alert");
        // The way out of what is nowhere but in this page.
        let is_lost = tone == "error" && page::hash() != "/sao-luu";
        let way = || el("a").class("button").attr("href", "#/sao-luu").add(texts.back_up());
        View::from(sentence).and(is_lost.then(way))
    })
}

/// The bar at the top: the way back, the title, and what the page puts beside it.
pub fn top_bar(back: &str, title: impl Into<Signal<String>>, beside: impl Into<View>) -> El {
    let texts = Shell::here().texts();
    let title = title.into();
    let way_back =
        el("a").class("icon-button").attr("href", back).attr("aria-label", texts.back()).add(icon("back"));
    let heading = el("h1").id("title").attr("tabindex", "-1").words(move || title.get());
    el("header").class("top-bar").add(way_back).add(heading).add(beside)
}

/// The message at the bottom, with the way back where there is one.
pub fn snack_bar() -> View {
    let shell = Shell::here();
    live(move || {
        let snack = shell.snack()?;
        // A message goes by itself; one with a way back stays long enough for slow hands.
        let seconds = if snack.undo.is_some() { 12 } else { 5 };
        let undo = snack.undo.map(|undo| {
            button("button").add(icon("undo")).add(shell.texts().undo()).on_tap(move || {
                // First the message goes: what the undo says must stay.
                shell.hush();
                undo();
            })
        });
        let shown = snack.number;
        set_timeout(
            move || {
                if shell.snack_untracked().is_some_and(|it| it.number == shown) {
                    shell.hush();
                }
            },
            std::time::Duration::from_secs(seconds),
        );
        Some(div("snackbar").attr("role", "status").add(el("span").add(snack.text)).add(undo))
    })
}

//! The bar at the top, the word that tells whether things are saved, the message at the bottom.

use super::badge::icon;
use crate::shelf::StoreError;
use crate::ui::shell::{Saving, Shell};
use leptos::prelude::*;

/// Whether what was typed is kept, as a word and an icon.
#[component]
pub fn Saved() -> impl IntoView {
    let shell = Shell::here();
    move || {
        let texts = shell.texts();
        let (state, name, word) = match shell.saving() {
            Saving::Saved => ("saved", "check", texts.saved),
            Saving::Failed(_) => ("failed", "warn", texts.not_saved),
        };
        view! { <span class="saved" role="status" data-state=state>{icon(name)} {word}</span> }
    }
}

/// What to do when nothing can be kept; stays until it can.
#[component]
pub fn StorageWarning() -> impl IntoView {
    let shell = Shell::here();
    move || {
        let texts = shell.texts();
        let sentence = match shell.saving() {
            Saving::Saved => return None,
            Saving::Failed(StoreError::Full) => texts.storage_full,
            Saving::Failed(StoreError::Blocked) => texts.storage_blocked,
        };
        Some(view! { <div class="finding finding-error" role="alert">{icon("error")}<p>{sentence}</p></div> })
    }
}

/// The bar at the top: the way back, the title, and what the page puts beside it.
#[component]
pub fn TopBar(
    /// Where back leads.
    #[prop(into)]
    back: String,
    /// The title of the page.
    #[prop(into)]
    title: Signal<String>,
    /// Progress and saved state.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = Shell::here().texts();
    view! {
        <header class="top-bar">
            <a class="icon-button" href=back aria-label=texts.back>{icon("back")}</a>
            <h1 tabindex="-1" id="title">{title}</h1>
            {children.map(|it| it())}
        </header>
    }
}

/// The message at the bottom, with the way back where there is one.
#[component]
pub fn SnackBar() -> impl IntoView {
    let shell = Shell::here();
    move || {
        let snack = shell.snack()?;
        let undo = snack.undo.map(|undo| {
            view! {
                <button
                    class="button"
                    type="button"
                    on:click=move |_| {
                        undo.run(());
                        shell.hush();
                    }
                >
                    {icon("undo")}
                    {shell.texts().undo}
                </button>
            }
        });
        // A message goes by itself; one with a way back stays long enough for slow hands.
        let seconds = if undo.is_some() { 12 } else { 5 };
        let shown = snack.text.clone();
        set_timeout(
            move || {
                if shell.snack_untracked().is_some_and(|it| it.text == shown) {
                    shell.hush();
                }
            },
            std::time::Duration::from_secs(seconds),
        );
        Some(view! { <div class="snackbar" role="status"><span>{snack.text}</span>{undo}</div> })
    }
}

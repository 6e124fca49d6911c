//! The annex as on paper, for looking at and printing.

use crate::browser::{clock, page};
use crate::domain::report;
use crate::ui::form_state::FormState;
use crate::ui::part::{Annex, TopBar, icon};
use crate::ui::route;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Sheet() -> impl IntoView {
    let texts = Shell::here().texts();
    let form = FormState::here();
    let draft = untrack(|| form.snapshot());
    let back = route::report(&draft.id, "");
    let preview = report::preview(&form.template(), &draft, clock::now());
    view! {
        <TopBar back=back title=texts.as_on_paper.to_owned()/>
        <main class="page" id="main" tabindex="-1">
            <p class="dim">{texts.print_hint}</p>
            <Annex report=preview.shown().clone()/>
        </main>
        <nav class="bottom-bar" aria-label=texts.print>
            <button class="button button-primary" type="button" on:click=move |_| page::print()>{icon("print")} {texts.print}</button>
        </nav>
    }
}

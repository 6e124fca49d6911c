//! The annex as on paper, for looking at and printing.

use crate::browser::page;
use crate::ui::desk;
use crate::ui::dom::{View, el, live};
use crate::ui::form_state::FormState;
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::route;
use crate::ui::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
pub fn sheet() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let form = FormState::here();
    let back = route::report(&form.head().read_untracked().id, "");
    // None while it is made; empty where it could not be.
    let markup = RwSignal::new(None::<String>);
    let language = shell.language().code();
    spawn_local(async move { markup.set(Some(desk::sheet(form, language).await.unwrap_or_default())) });
    let paper = live(move || match markup.get() {
        None => View::from(el("p").class("dim").add(texts.loading)),
        Some(markup) if markup.is_empty() => notice("error", texts.desk_missing, "").into(),
        Some(markup) => View::from_markup(&markup),
    });
    let print = el("button").class("button button-primary").attr("type", "button").add(icon("print")).add(texts.print);
    let main = el("main").class("page").id("main").attr("tabindex", "-1");
    View::from(top_bar(&back, Signal::stored(texts.as_on_paper.to_owned()), View::default()))
        .and(main.add(el("p").class("dim").add(texts.print_hint)).add(paper))
        .and(el("nav").class("bottom-bar").attr("aria-label", texts.print).add(print.on_tap(page::print)))
}

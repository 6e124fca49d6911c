//! Mẫu biểu: the forms that can be filled in.

use crate::browser::{network, page};
use crate::pieces;
use crate::text::{self, Language, Texts};
use crate::ui::dom::{El, View, el};
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::shell::Shell;
use crate::wire::catalogue::{self, Listed};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the list of forms stands.
#[derive(Clone)]
pub(super) enum Forms {
    Loading,
    Failed,
    Here(Vec<Listed>),
}

impl Forms {
    /// Begins to fetch the list.
    pub(super) fn fetched() -> RwSignal<Self> {
        let forms = RwSignal::new(Self::Loading);
        fetch(forms);
        forms
    }
}

fn fetch(forms: RwSignal<Forms>) {
    spawn_local(async move {
        let found = network::fetch("templates/index.json").await.and_then(|it| catalogue::read(&it).ok());
        forms.set(found.map_or(Forms::Failed, Forms::Here));
    });
}

/// The list; what to show instead while it is not there. Reactive.
pub(super) fn listed(texts: &Texts, forms: RwSignal<Forms>) -> Result<Vec<Listed>, View> {
    match forms.get() {
        Forms::Here(list) => Ok(list),
        Forms::Loading => {
            Err(el("p").class("dim").attr("role", "status").add(texts.loading_templates).into())
        }
        Forms::Failed => {
            let again =
                el("button").class("button").attr("type", "button").add(texts.try_again).on_tap(move || {
                    forms.set(Forms::Loading);
                    fetch(forms);
                });
            Err(pieces![notice("error", texts.templates_failed, ""), again])
        }
    }
}

/// The page.
pub fn templates() -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let forms = Forms::fetched();
    let heading = el("h2").id("builtin").add(texts.builtin_templates);
    let section = el("section").class("stack tight").attr("aria-labelledby", "builtin").add(heading);
    let section = section.live(move || match listed(texts, forms) {
        Ok(forms) => {
            let mut list = el("ul").class("list");
            for form in forms {
                list = list.add(form_item(shell, language, form));
            }
            list.into()
        }
        Err(instead) => instead,
    });
    let main = el("main").class("page").id("main").attr("tabindex", "-1").add(section);
    pieces![top_bar("#/", texts.templates, View::default()), main]
}

fn form_item(shell: Shell, language: Language, form: Listed) -> El {
    let about = el("span").class("dim").add(about(language, &form, Some(form.year)));
    let named = el("span").class("item-text").add(el("span").add(form.title)).add(about);
    let button =
        el("button").class("item").attr("type", "button").add(icon("template")).add(named).add(icon("next"));
    el("li").add(button.on_tap(move || {
        shell.change_settings(|it| it.template.clone_from(&form.id));
        page::go("/moi");
    }))
}

/// How long a form is, of which year, by whom.
pub(super) fn about(language: Language, form: &Listed, year: Option<u16>) -> String {
    let mut about = text::rows(language, form.indicators);
    let year = year.map(|it| it.to_string()).unwrap_or_default();
    for more in [&year, &form.issuer] {
        if !more.is_empty() {
            about.push_str(" · ");
            about.push_str(more);
        }
    }
    about
}

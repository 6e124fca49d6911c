//! Mẫu biểu: the forms that can be filled in.

use crate::browser::{network, page};
use crate::text;
use crate::ui::part::{Notice, TopBar, icon};
use crate::ui::shell::Shell;
use crate::wire::catalogue::{self, Listed};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
#[component]
pub fn Templates() -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let list = RwSignal::new(None::<Option<Vec<Listed>>>);
    let load = move || {
        list.set(None);
        spawn_local(async move {
            let found = network::fetch("templates/index.json").await.and_then(|it| catalogue::read(&it).ok());
            list.set(Some(found));
        });
    };
    load();
    let body = move || match list.get() {
        None => view! { <p class="dim" role="status">{texts.loading_templates}</p> }.into_any(),
        Some(None) => view! {
            <Notice tone="error" what=texts.templates_failed/>
            <button class="button" type="button" on:click=move |_| load()>{texts.try_again}</button>
        }
        .into_any(),
        Some(Some(forms)) => {
            let items: Vec<_> = forms.into_iter().map(|it| form_item(shell, it)).collect();
            view! { <ul class="list">{items}</ul> }.into_any()
        }
    };
    view! {
        <TopBar back="#/" title=texts.templates.to_owned()/>
        <main class="page" id="main" tabindex="-1">
            <section class="stack tight" aria-labelledby="builtin">
                <h2 id="builtin">{texts.builtin_templates}</h2>
                {body}
            </section>
        </main>
    }
}

fn form_item(shell: Shell, form: Listed) -> impl IntoView {
    let language = shell.language();
    let rows = text::rows(language, form.indicators);
    let issuer = Some(form.issuer).filter(|it| !it.is_empty());
    let about = [Some(rows), Some(form.year.to_string()), issuer];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let id = form.id;
    view! {
        <li>
            <button
                class="item"
                type="button"
                on:click=move |_| {
                    shell.change_settings(|it| it.template.clone_from(&id));
                    page::go("/moi");
                }
            >
                {icon("template")}
                <span class="item-text"><span>{form.title}</span><span class="dim">{about}</span></span>
                {icon("next")}
            </button>
        </li>
    }
}

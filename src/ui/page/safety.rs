//! An toàn dữ liệu: is my work safe? Each line with the one thing to do.

use crate::browser::page;
use crate::domain::decimal::Decimal;
use crate::text::format;
use crate::ui::part::{Notice, StorageWarning, TopBar};
use crate::ui::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// UTF-16 units that every engine lets an origin keep: the smallest measured, `WebKit` with Vietnamese text.
const BUDGET: usize = 2_500_000;

/// The page.
#[component]
pub fn Safety() -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let persisted = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    spawn_local(async move { persisted.set(Some(page::is_persisted().await)) });
    let ask = move |_| {
        spawn_local(async move {
            let granted = page::persist().await;
            persisted.set(Some(granted));
            refused.set(!granted);
        });
    };
    let used = shell.with_shelf(|it| it.size() * 100 / BUDGET);
    let used = u32::try_from(used.min(100)).unwrap_or(100);
    let used = format::quantity(shell.language(), Decimal::from(used), "%");
    let saved = if shell.is_lasting() {
        view! { <Notice tone="good" what=texts.safety_saved remedy=texts.safety_saved_text/> }.into_any()
    } else {
        view! { <Notice tone="error" what=texts.safety_unsaved remedy=texts.safety_unsaved_text/> }.into_any()
    };
    let lasting = move || match persisted.get() {
        None => ().into_any(),
        Some(true) => view! {
            <li class="card">
                <Notice tone="good" what=texts.safety_persist_granted remedy=texts.safety_persist_granted_text/>
            </li>
        }
        .into_any(),
        Some(false) => view! {
            <li class="card">
                <Notice tone="warning" what=texts.safety_persist_ask remedy=texts.safety_persist_text/>
                <button class="button" type="button" on:click=ask>{texts.safety_persist_button}</button>
                {move || refused.get().then(|| view! { <p class="hint" role="status">{texts.safety_persist_denied}</p> })}
            </li>
        }
        .into_any(),
    };
    view! {
        <TopBar back="#/" title=texts.safety.to_owned()/>
        <main class="page pairs" id="main" tabindex="-1">
            <ul class="list many wide">
                <li class="card">{saved}</li>
                {lasting}
                <li class="card"><Notice tone="info" what=format!("{}: {used}", texts.safety_space)/></li>
                <li class="card"><Notice tone="info" what=texts.safety_numbers_only remedy=texts.safety_numbers_only_text/></li>
            </ul>
            <StorageWarning/>
        </main>
    }
}

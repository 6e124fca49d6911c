//! An address that names no page.

use crate::ui::part::TopBar;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// Says so and leads home.
#[component]
pub fn Unknown() -> impl IntoView {
    let texts = Shell::here().texts();
    view! {
        <TopBar back="#/" title=texts.not_found.to_owned()/>
        <main class="page" id="main" tabindex="-1">
            <section class="empty">
                <p>{texts.not_found_text}</p>
                <a class="button button-primary" href="#/">{texts.go_home}</a>
            </section>
        </main>
    }
}

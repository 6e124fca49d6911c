//! The app: pages, their parts, the open report as signals. Views hold no rule, no arithmetic and no sentence.

mod finish;
mod form_state;
mod page;
mod part;
mod route;
mod shell;

use crate::browser::page as window;
use leptos::prelude::*;
use route::Route;
use shell::Shell;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let shell = Shell::open();
    provide_context(shell);
    window::on_window("hashchange", move || shell.follow_address());
    window::watch_keyboard();
    // What lies outside the reactive system: the look of the page, and its place on a new page.
    Effect::new(move |_| {
        let settings = shell.settings();
        let attribute = |value: &str, none: &str| if value == none { String::new() } else { value.to_owned() };
        let (theme, size) = (attribute(&settings.theme, "auto"), attribute(&settings.text_size, "normal"));
        window::set_look(&settings.language, &theme, &size);
        window::set_title(shell.texts().app_name);
    });
    Effect::new(move |before: Option<Route>| {
        let route = shell.route();
        if before.is_some_and(|it| it != route) {
            window::scroll_to_top();
        }
        route
    });
    // A report stays open while its pages change; everything else is made anew.
    let open_report = Memo::new(move |_| match shell.route() {
        Route::Report { id, .. } => Some(id),
        _ => None,
    });
    let page = move || {
        // Another language makes the page anew in its words.
        let language = shell.language();
        let _ = language;
        match open_report.get() {
            Some(id) => view! { <page::ReportPages id=id/> }.into_any(),
            None => other_page(shell),
        }
    };
    view! {
        <div class="app">
            <a
                class="skip button"
                href="#main"
                on:click=move |event| {
                    event.prevent_default();
                    window::focus_id("main");
                }
            >
                {move || shell.texts().skip}
            </a>
            {page}
        </div>
        <part::SnackBar/>
    }
}

fn other_page(shell: Shell) -> AnyView {
    match shell.route() {
        Route::Home | Route::Report { .. } => view! { <page::Home/> }.into_any(),
        Route::New => view! { <page::New/> }.into_any(),
        Route::Open => view! { <page::Open/> }.into_any(),
        Route::Templates => view! { <page::Templates/> }.into_any(),
        Route::Safety => view! { <page::Safety/> }.into_any(),
        Route::Settings => view! { <page::Settings/> }.into_any(),
        Route::Unknown => view! { <page::Unknown/> }.into_any(),
    }
}

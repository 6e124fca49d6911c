//! The app: pages, their parts, the open report as signals. Views hold no rule, no arithmetic and no sentence.

mod desk;
pub mod dom;
mod form_state;
mod page;
mod part;
mod route;
mod shell;

use crate::browser::page as window;
use dom::{View, div, el, live};
use leptos::html;
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
    });
    Effect::new(move |before: Option<Route>| {
        let route = shell.route();
        if before.is_some_and(|it| it != route) {
            window::scroll_to_top();
        }
        route
    });
    let root = NodeRef::<html::Div>::new();
    let whole = StoredValue::new_local(Some(whole(shell)));
    root.on_load(move |root| {
        if let Some(view) = whole.try_update_value(Option::take).flatten() {
            view.append_to(&root);
        }
    });
    html::div().node_ref(root)
}

/// The frame of every page.
fn whole(shell: Shell) -> View {
    // A report stays open while its pages change; everything else is made anew.
    let open_report = Memo::new(move |_| match shell.route() {
        Route::Report { id, .. } => Some(id),
        Route::Home | Route::New | Route::Open | Route::Templates | Route::Safety | Route::Settings | Route::Unknown => None,
    });
    let skip = el("a")
        .class("skip button")
        .attr("href", "#main")
        .words(move || shell.texts().skip.to_owned())
        .on("click", |event| {
            event.prevent_default();
            window::focus_id("main");
        });
    let app = div("app").add(skip).live(move || {
        // Another language makes the page anew in its words; nothing else that a page reads does.
        let _ = shell.language();
        match open_report.get() {
            Some(id) => untrack(|| page::report_pages(&id)),
            None => live(move || {
                let route = shell.route();
                untrack(|| other_page(&route))
            }),
        }
    });
    View::from(app).and(part::snack_bar())
}

fn other_page(route: &Route) -> View {
    match route {
        Route::Home => page::home(),
        // Shown by its own branch; on the way there is nothing to show.
        Route::Report { .. } => View::default(),
        Route::New => page::new(),
        Route::Open => page::open(),
        Route::Templates => page::templates(),
        Route::Safety => page::safety(),
        Route::Settings => page::settings(),
        Route::Unknown => page::unknown(),
    }
}

//! The app: pages, their parts, the open report as signals. Views hold no rule, no arithmetic and no sentence.

#[cfg(feature = "desk")]
mod archive;
#[cfg(feature = "desk")]
mod correction;
pub mod dom;
#[cfg(feature = "desk")]
mod finish;
#[cfg(not(feature = "desk"))]
mod form_state;
mod others;
mod page;
mod part;
mod reactive;
#[cfg(feature = "desk")]
mod report_state;
mod reports;
#[cfg(feature = "desk")]
mod review_state;
mod route;
#[cfg(feature = "desk")]
mod safety;
mod saving;
mod shell;

use crate::browser::page as window;
use crate::ui::reactive::{Memo, provide_context, untrack, whenever};
use dom::{View, div, el, live};
use route::Route;
use shell::Shell;

/// Puts the whole app on the page. Leptos has nothing of its own to show: what it mounts is empty, and owns everything.
pub fn start() {
    let shell = Shell::open();
    provide_context(shell);
    // The look of this module's pages comes with it: a first visit does not wait for it.
    #[cfg(feature = "desk")]
    {
        window::append(el("style").add(include_str!("../../style/desk.css")).element());
        let icons = el("div").attr("hidden", "").drawn(include_str!("../../style/desk.svg"));
        window::append(icons.element());
        window::prepend(el("div").add(part::new_build()).add(part::other_turn()).element());
        safety::watch(shell);
    }
    window::on_window("hashchange", move || shell.follow_address());
    window::watch_keyboard();
    // What lies outside the reactive system: the look of the page, and its place on a new page.
    whenever(move || {
        let settings = shell.settings();
        let attribute =
            |value: &str, none: &str| if value == none { String::new() } else { value.to_owned() };
        let (theme, size) = (attribute(&settings.theme, "auto"), attribute(&settings.text_size, "normal"));
        window::set_look(shell.language().code(), &theme, &size);
    });
    let mut before = None;
    whenever(move || {
        let route = Some(shell.route());
        if before.is_some() && before != route {
            window::scroll_to_top();
        }
        before = route;
    });
    window::append(el("div").add(whole(shell)).element());
}

/// The frame of every page this module shows.
fn whole(shell: Shell) -> View {
    let own = Memo::new(move |_| page::is_own(&shell.route()));
    // A report stays open while its pages change; everything else is made anew.
    let open_report = Memo::new(move |_| {
        if let Route::Report { id, .. } = shell.route()
            && own.get()
        {
            Some(id)
        } else {
            None
        }
    });
    let skip = el("a")
        .class("skip button")
        .attr("href", "#main")
        .words(move || shell.texts().skip().to_owned())
        .on("click", |event| {
            event.prevent_default();
            window::focus_id("main");
        });
    let app = div("app").flag_by("hidden", move || !own.get()).add(skip).live(move || {
        // Another language makes the page anew in its words; nothing else that a page reads does.
        let _ = shell.language();
        shell.watch_reopened();
        match open_report.get() {
            Some(id) => untrack(|| page::report_pages(&id)),
            None => live(move || {
                let route = shell.route();
                untrack(|| page::page(&route))
            }),
        }
    });
    View::from(app).and(second(shell, own)).and(part::snack_bar())
}

/// Calls for the second module when one of its pages is wanted, and says what is going on until it is there.
#[cfg(not(feature = "desk"))]
fn second(shell: Shell, own: Memo<bool>) -> View {
    use crate::browser::second::{Second, start};
    use crate::shelf::Shelf;
    use crate::ui::reactive::{RwSignal, set_timeout, spawn_local};
    use dom::button;
    use part::storage_warning;
    let state = RwSignal::new(Second::Away);
    let call = move || {
        let before = state.get_untracked();
        state.set(Second::Coming);
        spawn_local(async move { state.set(start(before).await) });
    };
    whenever(move || {
        if !own.get() && matches!(state.get_untracked(), Second::Away | Second::OutOfReach) {
            call();
        }
    });
    // A report is open: what finishes it is fetched while the person is busy with the first rows. It also looks after the
    // work that is there already.
    whenever(move || {
        let route = shell.route();
        let at_work = route == Route::Home && !shell.with_shelf(Shelf::ids).is_empty();
        if (at_work || matches!(route, Route::Report { .. })) && state.get_untracked() == Second::Away {
            set_timeout(
                move || {
                    if state.get_untracked() == Second::Away {
                        call();
                    }
                },
                std::time::Duration::from_secs(4),
            );
        }
    });
    live(move || {
        let texts = shell.texts();
        let (again, sentence) = match state.get() {
            _ if own.get() => return View::default(),
            Second::There => return View::default(),
            Second::OutOfReach => (true, texts.desk_missing()),
            Second::Replaced => (true, texts.desk_replaced()),
            Second::Away | Second::Coming => (false, texts.loading()),
        };
        let retry = again.then(|| button("button button-primary").add(texts.try_again()).on_tap(call));
        let home = again.then(|| el("a").class("button").attr("href", "#/").add(texts.go_home()));
        let empty = el("section")
            .class("empty")
            .attr("role", "status")
            .add(el("p").add(sentence))
            .add(retry)
            .add(home);
        // Where something is not kept, the page is not loaded anew.
        let bar = part::top_bar("#/", texts.app_name(), View::default());
        View::from(bar).and(el("main").class("page").add(storage_warning()).add(empty))
    })
}

#[cfg(feature = "desk")]
fn second(_shell: Shell, _own: Memo<bool>) -> View {
    View::default()
}

//! Cài ứng dụng: how the app gets onto the home screen; on an iPhone before the first report, because there it begins with
//! nothing. Inside another app, how to get to a browser first.

use super::elsewhere;
use crate::browser::{page, surroundings};
use crate::device::place::{Place, System};
use crate::pieces;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, live, main_part, svg};
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::reactive::{RwSignal, set_timeout, spawn_local, untrack};
use crate::ui::route::Route;
use crate::ui::shell::Shell;
use std::time::Duration;

/// For each step on an iPhone: the share button, the entry of its list, the icon on the home screen.
const SKETCHES: [&str; 3] = [
    r#"<rect x="20" y="6" width="80" height="108" rx="10"/><path d="M20 92h80M30 24h60M30 38h60M30 52h36"/><path class="mark" d="M52 100v10h16v-10h-4M56 100h-4M60 105V95M56 98l4-4 4 4"/><circle class="mark" cx="60" cy="102" r="15"/>"#,
    r#"<rect x="10" y="14" width="100" height="92" rx="10"/><path d="M10 42h100M10 78h100M22 28h44M22 92h56"/><path class="mark" d="M22 60h52M88 52h16v16H88zM96 56v8M92 60h8"/>"#,
    r#"<rect x="20" y="6" width="80" height="108" rx="10"/><rect x="32" y="20" width="16" height="16" rx="4"/><rect x="72" y="20" width="16" height="16" rx="4"/><rect x="32" y="50" width="16" height="16" rx="4"/><path d="M44 104h32"/><rect class="mark" x="66" y="46" width="26" height="26" rx="6"/><path class="mark" d="M71 60l8-7 8 7M75 67v-3M79 67v-5M83 67v-4"/>"#,
];

/// The page.
pub fn install() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let place = surroundings::place();
    let before_start = untrack(|| shell.route()) == Route::New;
    let reports = shell.with_shelf(Shelf::ids).len();
    let (title, content) = if let Some(app) = place.inside {
        (texts.open_in_browser(), elsewhere::way_out(shell, place, app))
    } else if place.is_ios_browser() {
        (texts.install_first(), on_ios(shell, reports))
    } else {
        if before_start {
            // The page only looked as if it stood elsewhere.
            go_on(shell);
        }
        (texts.install_app(), anywhere(shell, place))
    };
    let main = main_part("page").add(content);
    let main = main.add((before_start && place.is_ios_browser()).then(|| later(shell)));
    pieces![top_bar(if before_start { "#/" } else { "#/an-toan" }, title, View::default()), main]
}

fn on_ios(shell: Shell, reports: usize) -> View {
    let (texts, language) = (shell.texts(), shell.language());
    let mut steps = el("ol").class("steps sketched");
    for (step, sketch) in text::safety::ios_steps(language).into_iter().zip(SKETCHES) {
        steps = steps.add(el("li").add(svg("sketch", "0 0 120 120", sketch)).add(el("p").add(step)));
    }
    let first = (reports > 0).then(|| {
        let told = text::safety::reports_stay_behind(language, reports);
        let link = el("a").class("button button-primary").attr("href", "#/sao-luu").add(texts.back_up());
        el("section").class("card").add(notice("warning", &told.what, &told.remedy)).add(link)
    });
    pieces![
        (reports == 0).then(|| notice("info", texts.install_why(), "")),
        first,
        el("section").class("card").attr("aria-label", texts.install_first()).add(steps)
    ]
}

/// The way on without installing: quiet, with what it may cost.
fn later(shell: Shell) -> El {
    let texts = shell.texts();
    let button = button("button button-quiet").id("go-on-here").add(texts.install_later());
    let button = button.on_tap(move || go_on(shell));
    div("stack tight").add(button).add(el("p").class("hint").add(texts.install_later_hint()))
}

/// Goes on to where a report is started, here.
fn go_on(shell: Shell) {
    if surroundings::place().is_ios_browser() {
        shell.with_shelf(Shelf::go_on_here);
    }
    surroundings::go_on_here();
    // The other module shows the page; it looks at the address when that changes.
    page::replace("/");
    set_timeout(|| page::replace("/moi"), Duration::from_millis(50));
}

fn anywhere(shell: Shell, place: Place) -> View {
    let (texts, language) = (shell.texts(), shell.language());
    if place.installed {
        return notice("good", texts.installed_already(), "").into();
    }
    // What the browser asked and the person answered.
    let done = RwSignal::new(None::<bool>);
    let how = text::safety::how_to_install(language, place.system);
    let offer = move || match done.get() {
        Some(true) => notice("good", texts.install_done(), ""),
        Some(false) => notice("info", texts.install_refused(), how),
        None if surroundings::can_install() => {
            let name = if place.system == System::Other { "download" } else { "plus" };
            let button =
                button("button button-primary").id("install").add(icon(name)).add(texts.install_app());
            button.on_tap(move || spawn_local(async move { done.set(Some(surroundings::install().await)) }))
        }
        None => el("p").add(how),
    };
    let told = text::safety::safety_line(language, crate::device::safety::Line::Installed(false));
    let card = el("section").class("card").add(el("p").add(told.remedy)).add(live(offer));
    card.into()
}

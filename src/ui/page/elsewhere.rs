//! Mở bằng trình duyệt: inside another app no report is started. Why, and how to get out.

use crate::browser::{files, surroundings};
use crate::device::place::{OtherApp, Place};
use crate::pieces;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, svg};
use crate::ui::part::{icon, notice};
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::shell::Shell;

/// The three dots in the corner of a screen, and a finger's mark on them.
const DOTS: &str = r#"<rect x="30" y="6" width="60" height="108" rx="8"/><path d="M30 24h60M38 42h44M38 54h44M38 66h28"/><path class="mark" d="M81 10v.1M81 15v.1M81 20v.1"/><circle class="mark" cx="81" cy="15" r="11"/>"#;

/// What stands on the page.
pub fn way_out(shell: Shell, place: Place, app: OtherApp) -> View {
    let language = shell.language();
    let why = text::safety::inside(language, app);
    let mut steps = el("ol").class("steps");
    for step in text::safety::way_out(language, app, place.system) {
        steps = steps.add(el("li").add(step));
    }
    let card = el("section").class("card").add(svg("sketch", "0 0 120 120", DOTS)).add(steps);
    pieces![notice("error", &why.what, &why.remedy), card, copy_address(shell), still_here(shell)]
}

/// The address, to be carried over by hand where there is no other way.
fn copy_address(shell: Shell) -> El {
    let texts = shell.texts();
    let address = surroundings::address();
    let shown = el("p").class("address").attr("translate", "no").attr("tabindex", "0").add(address.as_str());
    let done = RwSignal::new(None::<bool>);
    let copy = button("button").id("copy-address").add(icon("copy")).add(texts.copy_address());
    let copy = copy.on_tap(move || {
        let address = address.clone();
        spawn_local(async move { done.set(Some(files::copy(&address).await)) });
    });
    el("section").class("card").add(shown).add(copy).live(move || {
        done.get().map(|done| {
            if done {
                notice("good", texts.address_copied(), "")
            } else {
                notice("warning", texts.address_refused(), "")
            }
        })
    })
}

/// What can be done here all the same; reports that are here are never locked in.
fn still_here(shell: Shell) -> El {
    let texts = shell.texts();
    let card = el("section").class("card").add(el("p").add(texts.read_here()));
    let open = el("a").class("button").attr("href", "#/mo").add(icon("file")).add(texts.open_file());
    let card = card.add(open);
    if shell.with_shelf(Shelf::ids).is_empty() {
        return card;
    }
    let home = el("a").class("button").attr("href", "#/").add(texts.go_home());
    let back_up = el("a").class("button").attr("href", "#/sao-luu").add(texts.back_up());
    card.add(el("p").add(texts.reports_here())).add(div("actions").add(home).add(back_up))
}

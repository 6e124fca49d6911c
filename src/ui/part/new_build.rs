//! A new build of the app: said at the top of the page, taken up when it suits.

use super::badge::icon;
use crate::browser::offline::{self, Refusal};
use crate::ui::dom::{El, View, button, el, live};
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::shell::Shell;

/// What there is to say, with its one button; mostly nothing.
pub fn new_build() -> View {
    let shell = Shell::here();
    let busy = RwSignal::new(false);
    live(move || {
        let texts = shell.texts();
        let waiting = shell.offline() == "waiting";
        let (what, remedy, label) = if offline::is_replaced() {
            (texts.build_replaced(), texts.build_replaced_text(), texts.build_reload())
        } else if waiting {
            (texts.build_waiting(), texts.build_waiting_text(), texts.build_take())
        } else {
            return None;
        };
        let take = button("button")
            .id("new-build")
            .flag_by("disabled", move || busy.get())
            .words(move || if busy.get() { texts.loading() } else { label }.to_owned())
            .on_tap(move || {
                busy.set(true);
                spawn_local(async move {
                    let Err(refusal) = offline::agree().await else { return };
                    busy.set(false);
                    match refusal {
                        Refusal::Unsaved => shell.refuse_to_go(),
                        Refusal::Failed => shell.say(texts.build_failed()),
                    }
                });
            });
        Some(line(what, remedy, take))
    })
}

/// A line above the page, with what is wrong, what to do, and the button for it.
pub(super) fn line(what: &str, remedy: &str, button: El) -> El {
    let sentence = el("p").add(el("b").add(what)).add(" ").add(remedy);
    el("aside").class("new-build").attr("role", "status").add(icon("info")).add(sentence).add(button)
}

//! Whether the app opens without a network, and which forms could not be begun then: part of the page on safety.

use super::forms::{Forms, listed};
use crate::browser::offline;
use crate::pieces;
use crate::ui::dom::{El, View, button, el, live};
use crate::ui::part::notice;
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::shell::Shell;

/// One card or two.
pub(super) fn cards(shell: Shell) -> View {
    let forms = Forms::fetched(shell);
    live(move || {
        let texts = shell.texts();
        let app = match shell.offline().as_str() {
            "ready" | "waiting" => card("good", texts.offline_ready(), texts.offline_ready_text()),
            "installing" | "" => card("info", texts.line_arriving(), texts.offline_arriving_text()),
            "none" => card("warning", texts.offline_none(), texts.offline_none_text()),
            _ => {
                let card = card("warning", texts.offline_failed(), texts.offline_failed_text());
                card.add(again(shell, texts.try_again()))
            }
        };
        pieces![app.id("offline"), missing(shell, forms)]
    })
}

/// The forms that are not on the device; nothing where all are.
fn missing(shell: Shell, forms: RwSignal<Forms>) -> Option<El> {
    let texts = shell.texts();
    let forms = listed(shell, forms).ok()?;
    let missing: Vec<_> = forms.into_iter().filter(|it| offline::lacks(&it.file)).collect();
    let mut list = el("ul").class("stack tight");
    for form in &missing {
        list = list.add(el("li").add(form.title.as_str()));
    }
    let card = card("warning", texts.forms_missing(), texts.forms_missing_text()).id("forms-missing");
    (!missing.is_empty()).then(|| card.add(list).add(again(shell, texts.forms_fetch())))
}

fn again(shell: Shell, label: &str) -> El {
    button("button").add(label).on_tap(move || {
        spawn_local(async move {
            // The script that could try is itself not here.
            if !offline::again().await {
                shell.reload().await;
            }
        });
    })
}

fn card(tone: &str, what: &str, remedy: &str) -> El {
    el("li").class("card").attr("data-level", tone).add(notice(tone, what, remedy))
}

//! An toàn dữ liệu: is my work safe? Each line with the one thing to do.

use super::offline;
use crate::browser::page;
use crate::domain::decimal::Decimal;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text::{self, format};
use crate::ui::dom::{El, View, button, el, main_part};
use crate::ui::part::{notice, storage_warning, top_bar};
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::shell::Shell;

/// UTF-16 units that every engine lets an origin keep: the smallest measured, `WebKit` with Vietnamese text.
const BUDGET: usize = 2_500_000;

/// What the browser says about keeping the data for good.
const GRANTED: &str = "granted";
const NOT_GRANTED: &str = "not granted";

/// The page.
pub fn safety() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let used = shell.with_shelf(|it| it.size() * 100 / BUDGET);
    let used = u32::try_from(used.min(100)).unwrap_or(100);
    let used = format::quantity(shell.language(), Decimal::from(used), "%");
    let saved = if shell.is_lasting() {
        card("good", texts.safety_saved(), texts.safety_saved_text())
    } else {
        card("error", texts.safety_unsaved(), texts.safety_unsaved_text())
    };
    // Empty until the browser has answered.
    let answer = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    spawn_local(async move {
        let granted = page::is_persisted().await;
        answer.set(if granted { GRANTED } else { NOT_GRANTED }.to_owned());
    });
    let list = el("ul").class("list many wide").add(saved).add(offline::cards(shell)).live(move || {
        match answer.read().as_str() {
            GRANTED => {
                Some(card("good", texts.safety_persist_granted(), texts.safety_persist_granted_text()))
            }
            NOT_GRANTED => {
                let button = button("button").add(texts.safety_persist_button());
                let button = button.on_tap(move || {
                    spawn_local(async move {
                        if page::persist().await {
                            answer.set(GRANTED.to_owned());
                        } else {
                            refused.set(true);
                        }
                    });
                });
                let card =
                    card("warning", texts.safety_persist_ask(), texts.safety_persist_text()).add(button);
                Some(card.live(move || {
                    let denied =
                        || el("p").class("hint").attr("role", "status").add(texts.safety_persist_denied());
                    refused.get().then(denied)
                }))
            }
            _ => None,
        }
    });
    let list = list.add(card("info", &format!("{}: {used}", texts.safety_space()), "")).add(card(
        "info",
        texts.safety_numbers_only(),
        texts.safety_numbers_only_text(),
    ));
    let backup = el("a").class("button").attr("href", "#/sao-luu").add(texts.backup());
    let list = list.add(card("info", &last_backup(shell), "").add(backup));
    let main = main_part("page pairs").add(list).add(storage_warning());
    pieces![top_bar("#/", texts.safety(), View::default()), main]
}

/// When everything was saved to a file last.
fn last_backup(shell: Shell) -> String {
    match shell.with_shelf(Shelf::last_backup) {
        Some(it) => text::backup::last_backup(shell.language(), &it.at, it.changes_since),
        None => shell.texts().backup_never().to_owned(),
    }
}

pub(super) fn card(tone: &str, what: &str, remedy: &str) -> El {
    el("li").class("card").add(notice(tone, what, remedy))
}

//! An toàn dữ liệu: is my work safe? The answer in one sentence, then each thing with what to do about it, the worst first.

use super::offline;
use crate::browser::surroundings;
use crate::device::clock::Verdict;
use crate::device::safety::{Copies, Facts, Level, Line, lines, verdict};
use crate::pieces;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, main_part};
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::safety;
use crate::ui::shell::Shell;
use std::mem::discriminant;

/// The page.
pub fn safety() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    // None until the browser has answered.
    let known = RwSignal::new(None::<Facts>);
    spawn_local(async move {
        known.set(Some(safety::facts(shell).await));
        // The server may take its time; the page does not wait for it.
        let before = safety::verdict(shell);
        safety::ask_server(shell).await;
        if discriminant(&safety::verdict(shell)) != discriminant(&before) {
            look(shell, known);
        }
    });
    let main = main_part("page").live(move || match &*known.read() {
        // That changes while the page is open.
        Some(facts) => {
            told(shell, Facts { offline: safety::opens_offline(&shell.offline()), ..*facts }, known)
        }
        None => el("p").class("dim").attr("role", "status").add(texts.loading()).into(),
    });
    pieces![top_bar("#/", texts.safety_question(), View::default()), main]
}

fn look(shell: Shell, known: RwSignal<Option<Facts>>) {
    spawn_local(async move {
        let facts = safety::facts(shell).await;
        known.set(Some(facts));
    });
}

fn told(shell: Shell, facts: Facts, known: RwSignal<Option<Facts>>) -> View {
    let (texts, language) = (shell.texts(), shell.language());
    let lines = lines(&facts);
    let worst = verdict(&lines);
    let to_do = lines.iter().filter(|it| it.0 <= Level::Warning).count();
    let answer = text::safety::safety_verdict(language, worst, to_do);
    let answer = notice(tone(worst), &answer.what, &answer.remedy)
        .class(&format!("finding finding-{} verdict", tone(worst)));
    let mut list = el("ul").class("list");
    // Use without a network changes while the page is open, and has cards that follow it.
    for (level, line) in lines.into_iter().filter(|it| !matches!(it.1, Line::Offline(_))) {
        let message = text::safety::safety_line(language, line);
        let card = el("li").class("card").attr("data-level", tone(level));
        list = list.add(
            card.add(notice(tone(level), &message.what, &message.remedy))
                .add(way(shell, &facts, line, known)),
        );
    }
    pieces![answer, el("h2").add(texts.safety_all()), list.add(offline::cards(shell))]
}

fn tone(level: Level) -> &'static str {
    match level {
        Level::Danger => "error",
        Level::Warning => "warning",
        Level::Note => "info",
        Level::Good => "good",
    }
}

fn link(href: &str, label: &str) -> El {
    el("a").class("button").attr("href", href).add(label)
}

/// The one thing to do about a line.
fn way(shell: Shell, facts: &Facts, line: Line, known: RwSignal<Option<Facts>>) -> View {
    let texts = shell.texts();
    match line {
        Line::Inside(_) | Line::IosBrowser(0) => link("#/cai", texts.see_how()).into(),
        Line::IosBrowser(_) => {
            let first = link("#/sao-luu", texts.back_up());
            div("actions").add(first).add(link("#/cai", texts.see_how())).into()
        }
        Line::Installed(false) => link("#/cai", texts.install_app()).into(),
        Line::Persisted(Some(false)) => persist(shell, known),
        Line::Private | Line::Blocked if facts.reports > 0 => link("#/sao-luu", texts.back_up()).into(),
        Line::Backup(_) | Line::Kept(Copies::One | Copies::SecondFailed | Copies::JournalOnly) => {
            link("#/sao-luu", texts.back_up()).into()
        }
        Line::Full => {
            let first = link("#/sao-luu", texts.back_up());
            div("actions").add(first).add(link("#/", texts.see_unsent())).into()
        }
        Line::Unsent(..) => link("#/", texts.see_unsent()).into(),
        Line::Clock(Verdict::WentBack(_)) => {
            let trust = button("button").id("trust-clock").add(texts.clock_is_right());
            let trust = trust.on_tap(move || {
                safety::trust_clock(shell);
                look(shell, known);
            });
            trust.into()
        }
        Line::Blocked
        | Line::Private
        | Line::Installed(true)
        | Line::Kept(Copies::Two)
        | Line::Persisted(_)
        | Line::Offline(_)
        | Line::Used(_)
        | Line::DeviceFull
        | Line::Clock(_)
        | Line::PrivateUnknown
        | Line::NumbersOnly => View::default(),
    }
}

/// Asks the browser to keep the data, and says so where it does not.
fn persist(shell: Shell, known: RwSignal<Option<Facts>>) -> View {
    let texts = shell.texts();
    let refused = RwSignal::new(false);
    let button = button("button").id("persist").add(icon("shield")).add(texts.safety_persist_button());
    let button = button.on_tap(move || {
        spawn_local(async move {
            if surroundings::persist().await == Some(true) {
                look(shell, known);
            } else {
                refused.set(true);
            }
        });
    });
    let denied = move || {
        let words = || el("p").class("hint").attr("role", "status").add(texts.safety_persist_denied());
        refused.get().then(words)
    };
    View::from(button).and(crate::ui::dom::live(denied))
}

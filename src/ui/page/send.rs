//! Gửi: the roads by which the file leaves this device.

use super::earlier;
use super::report::elsewhere;
use crate::browser::{clock, files, page};
use crate::bundle;
use crate::document;
use crate::text;
use crate::text::format;
use crate::ui::correction;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::finish;
use crate::ui::part::{icon, notice, storage_warning, top_bar};
use crate::ui::reactive::{Memo, RwSignal, Signal, StoredValue, spawn_local, untrack};
use crate::ui::report_state::ReportState;
use crate::ui::route;
use crate::ui::shell::Shell;
use crate::wire::progress::Finished;

/// The page.
pub fn send() -> View {
    let shell = Shell::here();
    let form = ReportState::here();
    let texts = shell.texts();
    let id = form.head().read_untracked().id.clone();
    let main = el("main")
        .class("page pairs")
        .id("main")
        .attr("tabindex", "-1")
        .add(storage_warning())
        .add(elsewhere());
    let finished = Memo::new(move |_| form.progress().read().finished.clone());
    let back = route::report(&id, "");
    let body = live(move || {
        let revision = form.head().read_untracked().revision;
        let file = shell.with_shelf(|it| it.bundle(&id, revision));
        if let (Some(finished), Some(file)) = (finished.get(), file) {
            let file = StoredValue::new(file);
            let beside = div("stack").add(made(shell, form, &finished)).add(earlier::files(shell, form));
            return View::from(roads(shell, form, &finished, file)).and(beside).and(look(shell, file));
        }
        if revision > 1 {
            return View::from(earlier::correcting(shell, form)).and(earlier::files(shell, form));
        }
        let check = el("a").class("button button-primary").attr("href", &route::report(&id, "kiem-tra"));
        View::from(notice("info", texts.not_finished(), texts.not_finished_text()))
            .and(check.add(texts.check_and_send()))
    });
    View::from(top_bar(&back, Signal::stored(texts.send().to_owned()), View::default())).and(main.add(body))
}

/// What was made.
fn made(shell: Shell, form: ReportState, finished: &Finished) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let head = form.head().read_untracked();
    let mut facts = el("dl").class("facts");
    for (name, value) in [
        (texts.report_label(), form.template().title.clone()),
        (texts.period_label(), text::period(language, &head.period)),
        (texts.unit_label(), head.org_unit.name.clone()),
        (texts.person_label(), head.person.clone()),
        (texts.file_label(), finished.file_name.clone()),
    ] {
        if !value.is_empty() {
            facts = facts.add(el("dt").add(name)).add(el("dd").add(value));
        }
    }
    let mark = finish::device_mark(shell).unwrap_or_default();
    let mark = el("details")
        .class("more")
        .id("mark")
        .add(el("summary").add(icon("shield")).add(el("span").add(texts.device_mark())))
        .add(el("p").class("fingerprint").attr("translate", "no").add(mark))
        .add(el("p").class("hint").add(texts.device_mark_text()));
    el("section")
        .class("card")
        .attr("aria-labelledby", "finished")
        .attr("data-identity", &finished.identity)
        .add(el("h2").id("finished").add(text::submission(language, head.revision)))
        .add(facts)
        .add(mark)
}

/// A road: a large button with one line of what happens.
pub fn road(class: &str, id: &str, name: &str, label: &str, hint: &str) -> El {
    let words =
        el("span").class("item-text").add(el("span").add(label)).add(el("span").class("dim").add(hint));
    el("button").class(class).attr("type", "button").id(id).add(icon(name)).add(words).add(icon("next"))
}

fn roads(shell: Shell, form: ReportState, finished: &Finished, file: StoredValue<String>) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    // What became of the last attempt: tone, what, what to do.
    let result = RwSignal::new(None::<(&'static str, String, &'static str)>);
    let name = finished.file_name.clone();
    let save = road("item road-first", "save-file", "download", texts.save_file(), texts.save_file_hint())
        .on_tap(move || {
            let done = file.with_value(|file| files::download(&name, file));
            result.set(Some(match done {
                Ok(()) => ("good", format!("{} {name}", texts.saved_file()), texts.saved_file_next()),
                Err(_) => ("error", texts.save_failed().to_owned(), ""),
            }));
        });
    let size = text::copy_size(language, file.with_value(|it| it.chars().count()));
    let copy = road("item", "copy-text", "copy", texts.copy_text(), &size).on_tap(move || {
        spawn_local(async move {
            let done = files::copy(&file.get_value()).await;
            let (tone, sentence) =
                if done { ("good", texts.copied()) } else { ("error", texts.copy_failed()) };
            result.set(Some((tone, sentence.to_owned(), "")));
        });
    });
    let correct = el("button")
        .class("button button-quiet")
        .attr("type", "button")
        .id("correct")
        .flag_by("disabled", move || shell.is_elsewhere())
        .add(icon("pencil"))
        .add(texts.correct_again())
        .on_tap(move || correct_again(shell, &form.head().read_untracked().id));
    el("section")
        .class("stack tight")
        .attr("aria-labelledby", "roads")
        .add(el("h2").class("icon-line").id("roads").add(icon("check")).add(texts.file_ready()))
        .add(el("p").class("dim").add(texts.file_ready_text()))
        .add(el("ul").class("list").add(el("li").add(save)).add(el("li").add(copy)))
        .live(move || result.get().map(|(tone, what, remedy)| notice(tone, &what, remedy)))
        .add(sent(shell, form))
        .add(correct)
        .add(el("p").class("hint").add(texts.correct_again_hint()))
}

/// Whether it was sent, as the person says, and the way to say so or to take it back.
fn sent(shell: Shell, form: ReportState) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let is_sent = move || form.progress().read().sent_at.is_some();
    let state = move || {
        let Some(at) = form.progress().read().sent_at.clone() else {
            return el("p").class("dim").add(texts.not_marked_sent());
        };
        notice("good", &format!("{} {}", texts.sent_on(), format::moment(language, &at)), "")
    };
    // One button that changes its words: it keeps the focus and stays under the thumb.
    let toggle = el("button")
        .class("button")
        .attr("type", "button")
        .id("mark-sent")
        .flag_by("disabled", move || shell.is_elsewhere())
        .live(move || icon(if is_sent() { "undo" } else { "check" }))
        .words(move || if is_sent() { texts.mark_unsent() } else { texts.mark_sent() }.to_owned())
        .on_tap(move || {
            let now = clock::now().as_str().to_owned();
            // Where the store refuses, the button stays as it is and the warning on the page says why.
            let _ = form.set_progress(|it| it.sent_at = if it.sent_at.is_some() { None } else { Some(now) });
        });
    div("stack tight").live(state).add(toggle)
}

/// Opens the report again, with a way back.
fn correct_again(shell: Shell, id: &str) {
    let Ok(Some(revision)) = correction::correct_again(shell, id) else { return };
    let language = untrack(|| shell.language());
    let id = id.to_owned();
    page::go(route::report(&id, "").trim_start_matches('#'));
    shell.say_with_undo(text::reopened(language, revision), move || earlier::take_back(shell, &id));
}

/// The report as the office will read it, from the file itself, opened when it is asked for.
fn look(shell: Shell, file: StoredValue<String>) -> El {
    let texts = shell.texts();
    let language = shell.language();
    let asked = RwSignal::new(false);
    el("details")
        .class("more card wide")
        .on("toggle", move |_| asked.set(true))
        .add(el("summary").add(icon("file")).add(el("span").add(texts.look_at_file())))
        .add(div("stack").live(move || {
            if !asked.get() {
                return View::default();
            }
            match file.with_value(|it| bundle::open(it.as_bytes())) {
                Ok(opened) => View::from_markup(&document::reading(opened.report(), language)),
                Err(error) => notice("error", &text::open_error(language, &error).to_string(), "").into(),
            }
        }))
}

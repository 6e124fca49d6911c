//! Earlier submissions of a report: their files stay in reach, and a correction can be left while nothing was changed.

use crate::browser::{files, page};
use crate::text;
use crate::text::format;
use crate::ui::correction;
use crate::ui::dom::{El, div, el};
use crate::ui::finish;
use crate::ui::part::{icon, notice};
use crate::ui::reactive::RwSignal;
use crate::ui::report_state::ReportState;
use crate::ui::route;
use crate::ui::shell::Shell;

/// The report is open again: the way on, and the way back.
pub fn correcting(shell: Shell, form: ReportState) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let draft = form.head().read_untracked();
    let id = draft.id.clone();
    let told = text::correcting(language, draft.revision);
    let check = el("a").class("button button-primary").attr("href", &route::report(&id, "kiem-tra"));
    let change = el("a").class("button").attr("href", &route::report(&id, ""));
    let actions = div("actions")
        .add(change.add(icon("pencil")).add(texts.go_on_correcting()))
        .add(check.add(texts.check_and_send()));
    let card = el("section")
        .class("card")
        .attr("aria-label", texts.correct_again())
        .add(notice("info", &told.what, &told.remedy))
        .add(actions);
    let progress = form.progress().read_untracked();
    if correction::unchanged_since(shell, &draft, &progress).is_none() {
        let changed = || el("p").class("hint").id("changed").add(texts.correction_changed());
        return card.add(progress.replaced.is_some().then(changed));
    }
    let leave = el("button").class("button").attr("type", "button").id("drop-correction").add(icon("undo"));
    card.add(leave.add(texts.drop_correction()).on_tap(move || take_back(shell, &id))).add(
        el("p").class("hint").add(text::drop_correction_hint(language, draft.revision.saturating_sub(1))),
    )
}

/// Leaves a correction and shows the report as it was finished; says so where that is no longer possible.
pub fn take_back(shell: Shell, id: &str) {
    let texts = shell.texts_untracked();
    // Where the store refuses, the warning on the page says so.
    let Ok(done) = correction::take_back(shell, id) else { return };
    shell.say(if done { texts.correction_dropped() } else { texts.correction_gone() });
    if done {
        shell.reopen();
        page::replace(route::report(id, "gui").trim_start_matches('#'));
    }
}

/// The files of earlier submissions, to be saved once more.
pub fn files(shell: Shell, form: ReportState) -> Option<El> {
    let (texts, language) = (shell.texts(), shell.language());
    let draft = form.head().read_untracked();
    let result = RwSignal::new(None::<Result<String, ()>>);
    let mut list = el("ul").class("list");
    let mut count = 0;
    for revision in (1..draft.revision).rev() {
        let Some((file, opened)) = correction::earlier(shell, &draft.id, revision) else { continue };
        count += 1;
        let name = finish::file_name(opened.report());
        let made = format::moment(language, opened.sealed_at().as_str());
        let words = el("span")
            .class("item-text")
            .add(el("span").add(text::save_earlier(language, revision)))
            .add(el("span").class("dim").add(made));
        let button = el("button")
            .class("item")
            .attr("type", "button")
            .id(&format!("save-earlier-{revision}"))
            .add(icon("download"))
            .add(words)
            .add(icon("next"))
            .on_tap(move || {
                let done = files::download(&name, &file);
                result.set(Some(done.map(|()| name.clone()).map_err(drop)));
            });
        list = list.add(el("li").add(button));
    }
    let told = move || {
        Some(match result.get()? {
            Ok(name) => notice("good", &format!("{} {name}", texts.saved_file()), ""),
            Err(()) => notice("error", texts.save_failed(), ""),
        })
    };
    (count > 0).then(|| {
        el("section")
            .class("stack tight")
            .attr("aria-labelledby", "earlier")
            .add(el("h2").id("earlier").add(texts.earlier_files()))
            .add(list)
            .live(told)
    })
}

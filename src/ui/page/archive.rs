//! Báo cáo cũ: reports that were moved out of the way, to be opened again or deleted for good.

use crate::browser::page;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text::format;
use crate::ui::archive::{self, Return};
use crate::ui::dom::{El, View, button, div, el, main_part};
use crate::ui::part::{
    danger_button, delete_for_good, icon, notice, report_name, report_page, report_state, storage_warning,
    top_bar,
};
use crate::ui::reactive::{Callback, RwSignal, spawn_local, untrack};
use crate::ui::shell::Shell;
use crate::wire::backup::SavedReport;

/// What is on the page.
#[derive(Clone, Copy)]
struct Archive {
    shell: Shell,
    /// The list, and which of it are in the database; none until that is known.
    known: RwSignal<Option<Known>>,
    /// The report that is about to be deleted for good; empty for none.
    asked: RwSignal<String>,
    /// What went wrong, and what to do.
    problem: RwSignal<Option<(&'static str, &'static str)>>,
    /// Something is under way.
    busy: RwSignal<bool>,
}

#[derive(Clone)]
struct Known {
    reports: Vec<SavedReport>,
    /// None where the database cannot be read.
    there: Option<Vec<String>>,
}

/// The page.
pub fn archive() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let archive = Archive {
        shell,
        known: RwSignal::new(None),
        asked: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    archive.look();
    let problem = move || archive.problem.get().map(|(what, remedy)| notice("error", what, remedy));
    let main = main_part("page").add(storage_warning()).live(problem).live(move || {
        let Some(Known { reports, there }) = archive.known.get() else {
            return el("p").class("dim").attr("role", "status").add(texts.loading()).into();
        };
        if reports.is_empty() && there.is_some() {
            let hint = el("p").class("dim").add(texts.archive_hint());
            return div("empty").add(el("p").add(texts.archive_nothing())).add(hint).into();
        }
        let closed = there.is_none();
        let closed = closed.then(|| notice("error", texts.archive_closed(), texts.archive_closed_text()));
        let mut list = el("ul").class("list");
        for report in reports {
            let is_there = there.as_ref().is_none_or(|it| it.contains(&report.draft.0.id));
            list = list.add(el("li").add(archive.card(&report, is_there)));
        }
        pieces![closed, el("p").class("dim").add(texts.archive_hint()), list]
    });
    pieces![top_bar("#/", texts.archive(), View::default()), main]
}

impl Archive {
    fn look(self) {
        spawn_local(async move {
            let there = archive::look_through(self.shell).await;
            // A list of a newer app says nothing to this one.
            let listed = self.shell.with_shelf(Shelf::archived).ok();
            let there = there.filter(|_| listed.is_some());
            let mut reports = listed.unwrap_or_default();
            // What could not be put in order yet is on the home page.
            reports.retain(|it| !self.shell.with_shelf(|shelf| shelf.is_on_shelf(&it.draft.0.id)));
            if !self.known.is_disposed() {
                self.known.set(Some(Known { reports, there }));
            }
        });
    }

    fn card(self, report: &SavedReport, is_there: bool) -> El {
        let shell = self.shell;
        let (texts, language) = (shell.texts(), shell.language());
        let draft = &report.draft.0;
        let form = shell.with_shelf(|it| it.template(&draft.template.hash));
        let mut state = report_state(texts, &report.progress).to_owned();
        let at = report.progress.sent_at.as_ref();
        if let Some(at) = at.or(report.progress.finished.as_ref().map(|it| &it.at)) {
            state = format!("{state} · {}", format::moment(language, at));
        }
        let state = el("p").class("dim").add(state);
        let missing =
            (!is_there).then(|| notice("warning", texts.archive_missing(), texts.archive_missing_text()));
        let id = draft.id.clone();
        let card = el("article").class("card").attr("data-archived", &id);
        card.add(report_name(shell, draft, form.as_deref()).add(state)).add(missing).live(move || {
            if *self.asked.read() == id {
                return self.question(id.clone());
            }
            let (back, gone) = (id.clone(), id.clone());
            let busy = move || self.busy.get();
            let open = is_there.then(|| {
                let open =
                    button("button").attr("data-do", "open").add(icon("undo")).add(texts.archive_open());
                open.flag_by("disabled", busy).on_tap(move || self.open(&back))
            });
            let words = if is_there { texts.delete_for_good() } else { texts.archive_forget() };
            let purge = danger_button(words).attr("data-do", "forget").flag_by("disabled", busy);
            let purge =
                purge.on_tap(
                    move || {
                        if is_there { self.asked.set(gone.clone()) } else { self.forget(gone.clone()) }
                    },
                );
            div("actions").add(open).add(purge)
        })
    }

    fn question(self, id: String) -> El {
        let yes = Callback::new(move |()| self.forget(id.clone()));
        delete_for_good(self.shell, yes, Callback::new(move |()| self.asked.set(String::new())))
    }

    fn forget(self, id: String) {
        let texts = self.shell.texts_untracked();
        self.busy.set(true);
        spawn_local(async move {
            let done = archive::forget(self.shell, &id).await;
            if self.busy.is_disposed() {
                return;
            }
            self.busy.set(false);
            self.asked.set(String::new());
            if done {
                self.shell.say(texts.deleted_for_good());
                self.look();
            } else {
                self.problem.set(Some((texts.archive_closed(), texts.archive_closed_text())));
            }
        });
    }

    /// Brings a report back and opens it.
    fn open(self, id: &str) {
        let texts = self.shell.texts_untracked();
        let id = id.to_owned();
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let done = archive::bring_back(self.shell, &id).await;
            if self.busy.is_disposed() {
                return;
            }
            self.busy.set(false);
            match done {
                Return::Back => {
                    let page = report_page(&id, &self.shell.with_shelf(|it| it.progress(&id)));
                    page::go(page.trim_start_matches('#'));
                    untrack(|| self.shell.say(texts.restored()));
                }
                Return::Closed => {
                    self.problem.set(Some((texts.archive_closed(), texts.archive_closed_text())));
                }
                Return::NoRoom => {
                    self.problem.set(Some((texts.archive_no_room(), texts.archive_no_room_text())));
                }
                Return::Gone => {
                    self.problem.set(Some((texts.archive_missing(), texts.archive_missing_text())));
                }
            }
        });
    }
}

//! Restoring from a backup: what is in the file, what is to become of it, what came of it. Nothing is written before the
//! person says so.

use super::backup::content;
use super::comparison::{Choices, card, title};
use super::intake::intake;
use super::settings_merge;
use super::unlock::unlock;
use crate::browser::files::OpenedFile;
use crate::browser::tab::{self, NotHeld};
use crate::browser::{page, passphrase};
use crate::bundle::backup::{self, Found, Locked};
use crate::domain::template::Template;
use crate::shelf::{Choice, KeyStanding, Restored, Shelf, Standing};
use crate::text::format;
use crate::text::{self, Message};
use crate::ui::archive;
use crate::ui::dom::{El, View, button, div, el};
use crate::ui::part::{icon, notice};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame, spawn_local, untrack};
use crate::ui::shell::Shell;
use crate::wire::backup::{Backup, FormText, SavedReport};
use crate::wire::template as template_file;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    /// What the page begins with: a file that was opened on another page, or what came of restoring, when the settings that
    /// were taken changed the language and the page was made anew.
    static HANDED: RefCell<Option<Handed>> = const { RefCell::new(None) };
}

enum Handed {
    File(OpenedFile),
    Outcome(Arc<Outcome>),
}

/// Leads to the page with a file that was opened elsewhere.
pub fn lead(file: OpenedFile) {
    HANDED.set(Some(Handed::File(file)));
    page::go("/sao-luu");
}

/// How far restoring has come.
#[derive(Clone)]
enum Stage {
    Waiting,
    Refused(Message),
    Locked(Arc<Locked>),
    Found(Arc<Backup>),
    Done(Arc<Outcome>),
}

/// What came of restoring.
struct Outcome {
    restored: Restored,
    /// The names of the reports for which there was no room.
    no_room: Vec<String>,
    /// The names of those that were to give way and are open in another page.
    open: Vec<String>,
    settings: bool,
    key: bool,
}

#[derive(Clone, Copy)]
pub struct Restore {
    /// The context.
    pub shell: Shell,
    stage: RwSignal<Stage>,
    /// Set when something was restored.
    changed: RwSignal<()>,
}

/// Where the result of opening a file stands.
const RESULT: &str = "restore-result";

/// The part of the page.
pub fn restore(shell: Shell, changed: RwSignal<()>) -> El {
    let texts = shell.texts();
    let restore = Restore { shell, stage: RwSignal::new(Stage::Waiting), changed };
    match HANDED.take() {
        Some(Handed::File(file)) => restore.open(&file),
        Some(Handed::Outcome(outcome)) => restore.turn(Stage::Done(outcome)),
        None => {}
    }
    let on_opened = Callback::new(move |files: Vec<OpenedFile>| {
        if let Some(file) = files.first() {
            restore.open(file);
        }
    });
    let head = el("section")
        .class("card")
        .attr("aria-labelledby", "restore")
        .add(el("h2").class("icon-line").id("restore").add(icon("undo")).add(texts.backup_restore()))
        .add(el("p").add(texts.backup_restore_text()))
        .add(intake(shell, shell.texts().backup_choose(), false, on_opened));
    div("stack").add(head).live(move || {
        let view = match restore.stage.get() {
            Stage::Waiting => return View::default(),
            Stage::Refused(message) => notice("error", &message.what, &message.remedy).into(),
            Stage::Locked(locked) => untrack(|| unlock(restore, locked)).into(),
            Stage::Found(backup) => untrack(|| plan(restore, &backup)),
            Stage::Done(outcome) => untrack(|| done(restore, &outcome)).into(),
        };
        div("stack").id(RESULT).attr("tabindex", "-1").add(view).into()
    })
}

impl Restore {
    fn turn(self, stage: Stage) {
        self.stage.set(stage);
        request_animation_frame(|| page::focus_id(RESULT));
    }

    /// Says why a file is not opened.
    pub fn refuse(self, error: &backup::BackupError) {
        let language = untrack(|| self.shell.language());
        self.turn(Stage::Refused(text::backup::backup_error(language, error)));
    }

    /// Shows what was found in a file.
    pub fn found(self, backup: Backup) {
        if !self.shell.with_shelf(Shelf::has_archived) {
            self.shell.with_shelf(|it| it.set_aside(Vec::new()));
            return self.turn(Stage::Found(Arc::new(backup)));
        }
        spawn_local(async move {
            archive::make_comparable(self.shell, &backup).await;
            if !self.stage.is_disposed() {
                self.turn(Stage::Found(Arc::new(backup)));
            }
        });
    }

    fn open(self, file: &OpenedFile) {
        match backup::open(&file.bytes) {
            Ok(Found::Open(backup)) => self.found(*backup),
            Ok(Found::Locked(_)) if !passphrase::is_possible() => {
                let texts = self.shell.texts_untracked();
                let what = texts.backup_locked().to_owned();
                let remedy = texts.backup_unlock_impossible().to_owned();
                self.turn(Stage::Refused(Message { what, remedy }));
            }
            Ok(Found::Locked(locked)) => self.turn(Stage::Locked(Arc::from(locked))),
            Err(error) => self.refuse(&error),
        }
    }
}

/// What the person has chosen beside the reports.
#[derive(Clone, Copy)]
struct Plan {
    restore: Restore,
    choices: Choices,
    /// Restoring is under way.
    busy: RwSignal<bool>,
    /// Whether settings that differ are taken from the file.
    settings: RwSignal<bool>,
}

/// What is in the file, and what is to become of it.
fn plan(restore: Restore, backup: &Arc<Backup>) -> View {
    let shell = restore.shell;
    let (texts, language) = (shell.texts(), shell.language());
    let standings = shell.with_shelf(|it| {
        it.catch_up();
        it.compare(backup)
    });
    let proposed: Vec<Choice> =
        backup.reports.iter().zip(&standings).map(|(report, it)| Choice::proposed(report, it)).collect();
    let plan = Plan {
        restore,
        choices: RwSignal::new(proposed),
        busy: RwSignal::new(false),
        settings: RwSignal::new(false),
    };
    let moment = format::moment(language, backup.made_at.as_str());
    let inside = content(language, backup);
    let inside = if backup.reports.is_empty() { texts.backup_empty().to_owned() } else { inside };
    let facts = el("dl")
        .class("facts")
        .add(el("dt").add(texts.backup_inside()))
        .add(el("dd").add(inside))
        .add(el("dt").add(texts.backup_made_at()))
        .add(el("dd").add(moment));
    let mut summary = el("section").class("card").add(facts);
    let forms: Vec<Option<Template>> =
        backup.reports.iter().map(|it| form(backup, &it.draft.0.template.hash)).collect();
    let titled = |wanted: fn(&Standing) -> bool| -> Vec<String> {
        let all = backup.reports.iter().zip(&standings).zip(&forms);
        let wanted = all.filter(|it| wanted(it.0.1));
        wanted.map(|((report, _), form)| title(language, &report.draft.0, form.as_ref())).collect()
    };
    let missing: usize = standings.iter().map(missing).sum();
    for (names, words) in [
        (titled(|it| *it == Standing::New), text::backup::to_add as fn(_, _) -> _),
        (titled(|it| matches!(it, Standing::Same | Standing::More { .. })), text::backup::already_here),
    ] {
        if !names.is_empty() {
            summary = summary.add(folded(&words(language, names.len()), &names));
        }
    }
    if missing > 0 {
        summary = summary.add(el("p").add(text::backup::missing_files(language, missing)));
    }
    let mut differing = View::default();
    let mut count = 0;
    for (at, ((report, standing), form)) in backup.reports.iter().zip(&standings).zip(&forms).enumerate() {
        if matches!(standing, Standing::Differs(_) | Standing::Deleted { .. } | Standing::Unreadable) {
            count += usize::from(!matches!(standing, Standing::Deleted { .. }));
            let card = card(shell, plan.choices, at, report, standing, form.as_ref());
            differing = differing.and(el("li").add(card));
        }
    }
    if count > 0 {
        summary = summary.add(el("p").add(el("b").add(text::backup::differing(language, count))));
    }
    let (settings, settings_to_do) = settings_merge::card(shell, plan.settings, backup);
    let key = backup.key.as_ref().map(|it| shell.with_shelf(|shelf| shelf.key_standing(it)));
    let to_do =
        standings.iter().any(|it| *it != Standing::Same) || settings_to_do || key == Some(KeyStanding::New);
    let all = View::from(summary)
        .and(el("ul").class("list").add(differing))
        .and(settings)
        .and(key.map(|it| key_said(shell, it)));
    if !to_do {
        return all.and(notice("good", texts.backup_nothing_new(), ""));
    }
    let backup = Arc::clone(backup);
    let go =
        button("button button-primary").id("do-restore").add(icon("check")).add(texts.backup_do_restore());
    let go = go.flag_by("disabled", move || plan.busy.get()).on_tap(move || plan.carry_out(&backup));
    let cancel =
        button("button").add(texts.backup_cancel()).on_tap(move || restore.stage.set(Stage::Waiting));
    all.and(div("actions").add(go).add(cancel))
}

fn missing(standing: &Standing) -> usize {
    match standing {
        Standing::More { files } | Standing::Deleted { files } => *files,
        Standing::New | Standing::Same | Standing::Differs(_) | Standing::Unreadable => 0,
    }
}

fn form(backup: &Backup, hash: &str) -> Option<Template> {
    backup.forms.get(hash).map(FormText::as_str).and_then(|it| template_file::read(it).ok())
}

/// A number of reports, and their names when one asks for them.
fn folded(words: &str, names: &[String]) -> El {
    let mut list = el("ul").class("stack tight");
    for name in names {
        list = list.add(el("li").class("dim").add(name.as_str()));
    }
    el("details").class("more").add(el("summary").add(icon("file")).add(el("span").add(words))).add(list)
}

fn key_said(shell: Shell, standing: KeyStanding) -> El {
    let texts = shell.texts();
    match standing {
        KeyStanding::New => notice("info", texts.backup_key_new(), texts.backup_key_hint()),
        KeyStanding::Same => notice("info", texts.backup_key_same(), ""),
        KeyStanding::Other => notice("warning", texts.backup_key_other(), ""),
        KeyStanding::Bad => notice("warning", texts.backup_key_bad(), ""),
    }
}

impl Plan {
    fn carry_out(self, backup: &Arc<Backup>) {
        let backup = Arc::clone(backup);
        self.busy.set(true);
        spawn_local(async move {
            let mut choices = self.choices.get_untracked();
            let (mut held, mut open) = (Vec::new(), Vec::new());
            for (choice, report) in choices.iter_mut().zip(&backup.reports) {
                if *choice == Choice::Theirs {
                    // What is being typed in another page would be in its place again, row by row.
                    match tab::lock(&report.draft.0.id).await {
                        Ok(it) => held.push(it),
                        Err(NotHeld::Unknown) => {}
                        Err(NotHeld::Open) => {
                            *choice = Choice::Mine;
                            open.push(self.title(&backup, report));
                        }
                    }
                }
            }
            if self.busy.is_disposed() {
                return;
            }
            self.take(&backup, &choices, open);
            self.restore.shell.with_shelf(|it| it.store().journal().idle()).await;
            drop(held);
        });
    }

    /// What a report of the backup is called.
    fn title(self, backup: &Backup, report: &SavedReport) -> String {
        let language = untrack(|| self.restore.shell.language());
        title(language, &report.draft.0, form(backup, &report.draft.0.template.hash).as_ref())
    }

    fn take(self, backup: &Backup, choices: &[Choice], open: Vec<String>) {
        let shell = self.restore.shell;
        let (restored, key) = shell.with_shelf(|it| {
            it.catch_up();
            let restored = it.take(backup, choices, archive::suffixes(shell));
            let key = backup.key.as_ref().is_some_and(|key| it.take_key(key) == Ok(true));
            (restored, key)
        });
        shell.note_saving(Ok(()));
        let language = untrack(|| shell.language());
        let failed = restored.failed.iter().filter_map(|it| backup.reports.get(*it));
        let no_room = failed.map(|it| self.title(backup, it)).collect();
        let wanted = settings_merge::wanted(shell, backup, self.settings.get_untracked());
        let settings = wanted.is_some();
        let outcome = Arc::new(Outcome { restored, no_room, open, settings, key });
        self.restore.turn(Stage::Done(Arc::clone(&outcome)));
        self.restore.changed.set(());
        if let Some(wanted) = wanted {
            if wanted.language != language.code() {
                HANDED.set(Some(Handed::Outcome(outcome)));
            }
            shell.change_settings(|it| *it = wanted);
        }
    }
}

/// What came of it, in words, and the way on.
fn done(restore: Restore, outcome: &Outcome) -> El {
    let shell = restore.shell;
    let (texts, language) = (shell.texts(), shell.language());
    let Restored { added, brought_back, beside, replaced, files, .. } = outcome.restored;
    let mut said = text::backup::restored(language, added, brought_back, beside, replaced, files);
    if outcome.settings {
        said.push(texts.backup_settings_done().to_owned());
    }
    if outcome.key {
        said.push(texts.backup_key_taken().to_owned());
    }
    let nothing = said.is_empty();
    let good = (!nothing).then(|| notice("good", texts.backup_done(), &said.join(" ")));
    let none = (nothing && outcome.no_room.is_empty() && outcome.open.is_empty())
        .then(|| notice("good", texts.backup_nothing_new(), ""));
    let bad = (!outcome.no_room.is_empty()).then(|| {
        let message = text::backup::no_room(language, &outcome.no_room);
        notice("error", &message.what, &message.remedy)
    });
    let open = (!outcome.open.is_empty()).then(|| {
        let message = text::backup::open_elsewhere(language, &outcome.open);
        notice("warning", &message.what, &message.remedy)
    });
    let home = el("a").class("button button-primary").attr("href", "#/").add(texts.go_home());
    div("stack").add(good).add(none).add(bad).add(open).add(home)
}

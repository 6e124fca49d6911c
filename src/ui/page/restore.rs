//! Restoring from a backup: what is in the file, what is to become of it, what came of it. Nothing is written before the
//! person says so.

use super::backup::{content, passphrase_entry, switch};
use super::comparison::{Choices, card, title};
use super::intake::intake;
use crate::browser::files::OpenedFile;
use crate::browser::{page, passphrase};
use crate::bundle::backup::{self, Found, Locked};
use crate::domain::template::Template;
use crate::shelf::{
    Choice, KeyStanding, Restored, Setting, SettingsMerge, Shelf, Standing, Suffixes, merge_settings,
};
use crate::text::format;
use crate::text::{self, Message};
use crate::ui::dom::{El, View, button, div, el};
use crate::ui::part::{Segmented, TextEntry, field, icon, notice};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, spawn_local, untrack};
use crate::ui::shell::Shell;
use crate::wire::backup::{Backup, FormText};
use crate::wire::settings::Settings;
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
    settings: bool,
    key: bool,
}

#[derive(Clone, Copy)]
struct Restore {
    shell: Shell,
    stage: RwSignal<Stage>,
}

/// Where the result of opening a file stands.
const RESULT: &str = "restore-result";

/// The part of the page.
pub fn restore(shell: Shell) -> El {
    let texts = shell.texts();
    let restore = Restore { shell, stage: RwSignal::new(Stage::Waiting) };
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
        .add(intake(shell, false, on_opened));
    div("stack").add(head).live(move || {
        let view = match restore.stage.get() {
            Stage::Waiting => return View::default(),
            Stage::Refused(message) => notice("error", &message.what, &message.remedy).into(),
            Stage::Locked(locked) => untrack(|| locked_card(restore, locked)).into(),
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

    fn refuse(self, error: &backup::BackupError) {
        let language = untrack(|| self.shell.language());
        self.turn(Stage::Refused(text::backup::backup_error(language, error)));
    }

    fn open(self, file: &OpenedFile) {
        match backup::open(&file.bytes) {
            Ok(Found::Open(backup)) => self.turn(Stage::Found(Arc::from(backup))),
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

/// The passphrase of a file is asked for.
fn locked_card(restore: Restore, locked: Arc<Locked>) -> El {
    let texts = restore.shell.texts();
    let typed = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new("");
    let id = "unlock-passphrase";
    let unlock = Callback::new(move |()| {
        let passphrase = typed.get_untracked();
        if busy.get_untracked() {
            return;
        }
        if passphrase.is_empty() {
            problem.set(texts.backup_passphrase_needed());
            page::focus_id(id);
            return;
        }
        problem.set("");
        busy.set(true);
        let locked = Arc::clone(&locked);
        spawn_local(async move {
            let content = passphrase::unlock(&locked, &passphrase).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match content {
                Ok(content) => match backup::unlocked(&content) {
                    Ok(backup) => restore.turn(Stage::Found(Arc::new(backup))),
                    Err(error) => restore.refuse(&error),
                },
                Err(passphrase::UnlockError::Wrong) => {
                    problem.set(texts.backup_wrong());
                    request_animation_frame(move || page::focus_id(id));
                }
                Err(passphrase::UnlockError::Impossible) => problem.set(texts.backup_unlock_impossible()),
                Err(passphrase::UnlockError::Damaged) => restore.refuse(&backup::BackupError::Damaged),
            }
        });
    });
    let on_input = Callback::new(move |(text, _)| {
        typed.set(text);
        problem.set("");
    });
    let entry = TextEntry {
        autocomplete: "current-password",
        described_by: "unlock-message".to_owned(),
        invalid: Some(Signal::derive(move || !problem.read().is_empty())),
        ..TextEntry::new(id, typed, on_input)
    };
    let message = move || {
        let sentence = *problem.read();
        (!sentence.is_empty()).then(|| notice("error", sentence, ""))
    };
    let show = switch("show-unlock", texts.backup_passphrase_show(), shown, Callback::new(|()| {}));
    let open = button("button button-primary").id("unlock").add(texts.backup_unlock());
    let open = open.flag_by("disabled", move || busy.get()).on_tap(move || unlock.run(()));
    let waiting = move || {
        let sentence = el("p").class("dim").attr("role", "status").add(texts.backup_unlocking());
        busy.get().then_some(sentence)
    };
    el("section")
        .class("card")
        .add(el("h3").class("icon-line").add(icon("shield")).add(texts.backup_locked()))
        .add(field(id, texts.backup_passphrase(), passphrase_entry(entry, shown)))
        .add(div("").id("unlock-message").live(message))
        .add(show)
        .add(open)
        .live(waiting)
}

/// What the person has chosen beside the reports.
#[derive(Clone, Copy)]
struct Plan {
    restore: Restore,
    choices: Choices,
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
    let plan = Plan { restore, choices: RwSignal::new(proposed), settings: RwSignal::new(false) };
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
    let (settings, settings_to_do) = settings_card(plan, backup);
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
    let go = go.on_tap(move || plan.carry_out(&backup));
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

fn merged(shell: Shell, backup: &Backup) -> Option<SettingsMerge> {
    let theirs = backup.settings.as_ref()?;
    Some(merge_settings(&shell.with_shelf(Shelf::settings), theirs))
}

/// What becomes of the settings, and whether there is anything to do for them without being asked.
fn settings_card(plan: Plan, backup: &Backup) -> (View, bool) {
    let shell = plan.restore.shell;
    let texts = shell.texts();
    let Some(merge) = merged(shell, backup) else { return (View::default(), false) };
    let fills = merge.filled != shell.with_shelf(Shelf::settings);
    let mut view = View::default();
    if fills {
        view = view.and(el("p").class("dim").add(texts.backup_settings_taken()));
    }
    if merge.differing.is_empty() {
        return (view, fills);
    }
    let mut list = el("dl").class("differences");
    for (setting, mine, theirs) in &merge.differing {
        let side = |label: &str, value: &str| {
            let value = setting_word(shell, *setting, value);
            el("dd").add(el("span").class("dim").add(label)).add(el("span").add(value))
        };
        let line = el("div").add(el("dt").add(setting_name(shell, *setting)));
        list = list.add(line.add(side(texts.backup_here(), mine)).add(side(texts.backup_there(), theirs)));
    }
    let choice = Segmented {
        legend: texts.backup_settings_differ(),
        name: "choice-settings".to_owned(),
        choices: vec![
            ("mine", texts.backup_settings_mine().to_owned()),
            ("theirs", texts.backup_settings_theirs().to_owned()),
        ],
        value: Signal::derive(move || if plan.settings.get() { "theirs" } else { "mine" }.to_owned()),
        on_choose: Callback::new(move |it: &'static str| plan.settings.set(it == "theirs")),
        class: "",
    };
    let card = el("section").class("card").attr("data-settings", "").add(list).add(choice.view());
    (view.and(card), true)
}

fn setting_name(shell: Shell, setting: Setting) -> &'static str {
    let texts = shell.texts();
    match setting {
        Setting::Language => texts.language(),
        Setting::Theme => texts.theme(),
        Setting::TextSize => texts.text_size(),
        Setting::Person => texts.new_person(),
        Setting::OrgUnit => texts.new_unit(),
    }
}

/// The value of a setting as the page of the settings says it.
fn setting_word(shell: Shell, setting: Setting, value: &str) -> String {
    let texts = shell.texts();
    let word = match (setting, value) {
        (Setting::Language, "vi") => "Tiếng Việt",
        (Setting::Language, "en") => "English",
        (Setting::Theme, "light") => texts.theme_light(),
        (Setting::Theme, "dark") => texts.theme_dark(),
        (Setting::Theme, "sun") => texts.theme_sun(),
        (Setting::TextSize, "large") => texts.size_large(),
        (Setting::TextSize, "larger") => texts.size_larger(),
        (_, value) => value,
    };
    word.to_owned()
}

impl Plan {
    fn carry_out(self, backup: &Backup) {
        let shell = self.restore.shell;
        let texts = shell.texts_untracked();
        let suffixes = Suffixes { beside: texts.backup_suffix(), before: texts.backup_suffix_before() };
        let choices = self.choices.get_untracked();
        let (restored, key) = shell.with_shelf(|it| {
            it.catch_up();
            let restored = it.take(backup, &choices, suffixes);
            let key = backup.key.as_ref().is_some_and(|key| it.take_key(key) == Ok(true));
            (restored, key)
        });
        shell.note_saving(Ok(()));
        let language = untrack(|| shell.language());
        let mut no_room = Vec::new();
        for at in &restored.failed {
            if let Some(report) = backup.reports.get(*at) {
                let form = form(backup, &report.draft.0.template.hash);
                no_room.push(title(language, &report.draft.0, form.as_ref()));
            }
        }
        let wanted = self.wanted_settings(backup);
        let settings = wanted.is_some();
        let outcome = Arc::new(Outcome { restored, no_room, settings, key });
        self.restore.turn(Stage::Done(Arc::clone(&outcome)));
        if let Some(wanted) = wanted {
            if wanted.language != language.code() {
                HANDED.set(Some(Handed::Outcome(outcome)));
            }
            shell.change_settings(|it| *it = wanted);
        }
    }

    /// The settings as they are to become; none where they stay as they are.
    fn wanted_settings(self, backup: &Backup) -> Option<Settings> {
        let shell = self.restore.shell;
        let merge = merged(shell, backup)?;
        let mut wanted = merge.filled;
        if self.settings.get_untracked() {
            for (setting, _, theirs) in merge.differing {
                *match setting {
                    Setting::Language => &mut wanted.language,
                    Setting::Theme => &mut wanted.theme,
                    Setting::TextSize => &mut wanted.text_size,
                    Setting::Person => &mut wanted.person,
                    Setting::OrgUnit => &mut wanted.org_unit,
                } = theirs;
            }
        }
        (wanted != shell.with_shelf(Shelf::settings)).then_some(wanted)
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
    let none =
        (nothing && outcome.no_room.is_empty()).then(|| notice("good", texts.backup_nothing_new(), ""));
    let bad = (!outcome.no_room.is_empty()).then(|| {
        let message = text::backup::no_room(language, &outcome.no_room);
        notice("error", &message.what, &message.remedy)
    });
    let home = el("a").class("button button-primary").attr("href", "#/").add(texts.go_home());
    div("stack").add(good).add(none).add(bad).add(home)
}

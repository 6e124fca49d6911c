//! Sao lưu và chuyển máy: everything in one file, perhaps under a passphrase, and back from it.

use super::{restore, send};
use crate::browser::{files, page, passphrase};
use crate::bundle::backup;
use crate::domain::draft::Draft;
use crate::domain::timestamp::Timestamp;
use crate::shelf::{Gathered, Shelf};
use crate::text::{self, Language, Texts};
use crate::ui::archive::{self, Moved};
use crate::ui::dom::{El, View, button, div, el, live, main_part};
use crate::ui::finish::plain;
use crate::ui::part::{TextEntry, field, icon, notice, storage_warning, top_bar};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame, spawn_local, untrack, whenever};
use crate::ui::shell::Shell;
use crate::wire::backup::Backup;
use crate::wire::key as key_file;

/// Characters of a passphrase: fewer are guessed in no time by whoever has the file.
const SHORTEST: usize = 8;
/// Characters that a message may have; chats cut longer ones.
const MOST_COPIED: usize = 100_000;

/// A file that was made.
#[derive(Clone)]
struct Made {
    name: String,
    text: String,
    /// When it was gathered, and the number that tells what was changed after.
    at: Timestamp,
    number: u64,
}

/// What is chosen on the page.
#[derive(Clone, Copy)]
struct Making {
    shell: Shell,
    /// Whether the file is put under a passphrase.
    locked: RwSignal<bool>,
    passphrase: RwSignal<String>,
    again: RwSignal<String>,
    /// Whether the passphrase can be read while it is typed.
    shown: RwSignal<bool>,
    with_key: RwSignal<bool>,
    /// The field that is at fault, and what is wrong with it.
    problem: RwSignal<Option<(&'static str, &'static str)>>,
    busy: RwSignal<bool>,
    made: RwSignal<Option<Made>>,
    old: RwSignal<Option<Moved>>,
    /// How many of the old reports are said to be left out.
    lost: usize,
    /// Set when the file has left.
    handed: RwSignal<()>,
}

const PASSPHRASE: &str = "passphrase";
const AGAIN: &str = "passphrase-again";
/// No field: the file itself could not be made.
const FILE: &str = "create-backup";

/// The page.
pub fn backup() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    // What was restored goes into the next backup: its part of the page is made anew then.
    let changed = RwSignal::new(());
    let old = RwSignal::new(None::<Moved>);
    whenever(move || {
        changed.read();
        spawn_local(async move {
            let found = archive::all(shell).await;
            if !old.is_disposed() {
                old.set(Some(found));
            }
        });
    });
    let main = main_part("page pairs").add(storage_warning()).live(move || match old.get() {
        Some(found) => untrack(|| make(shell, &found, old)),
        None => el("p").class("dim").attr("role", "status").add(texts.loading()),
    });
    let main = main.add(restore::restore(shell, changed));
    View::from(top_bar("#/", texts.backup(), View::default())).and(main)
}

/// One report as a file of its own: its name and its text.
pub fn of_report(shell: Shell, draft: &Draft) -> Option<(String, String)> {
    let text = archive::copy_of(shell, &draft.id)?;
    let (unit, form) = (plain(&draft.org_unit.name), plain(&draft.template.id));
    Some((format!("sao-luu_{unit}_{form}_{}.json.txt", draft.period.slug()), text))
}

/// `sao-luu_thon-so_2026-11-21_143205.json.txt`: a name that tells the newest one; nothing relies on it.
fn file_name(at: &Timestamp) -> String {
    let at = at.as_str();
    let clock: String = at.get(11..19).unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    format!("sao-luu_thon-so_{}_{clock}.json.txt", at.get(..10).unwrap_or_default())
}

/// What stands in a backup, in a line.
pub fn content(language: Language, backup: &Backup) -> String {
    let files = backup.reports.iter().map(|it| it.files.len()).sum();
    let settings = backup.settings.is_some();
    let deleted = backup.reports.iter().filter(|it| it.deleted).count();
    let reports = backup.reports.len() - deleted;
    text::backup::backup_content(language, reports, deleted, files, backup.forms.len(), settings)
}

/// A switch with its words.
pub fn switch(id: &str, label: &str, ticked: RwSignal<bool>, on_change: Callback<()>) -> El {
    let tick = el("input").attr("type", "checkbox").attr("role", "switch").id(id);
    let tick = tick.checked_by(move || ticked.get()).on("change", move |_| {
        ticked.update(|it| *it = !*it);
        on_change.run(());
    });
    el("label").class("switch").add(tick).add(el("i")).add(label)
}

/// A field for a passphrase, hidden or shown.
pub fn passphrase_entry(entry: TextEntry, shown: RwSignal<bool>) -> El {
    let kind = move || Some(if shown.get() { "text" } else { "password" }.to_owned());
    // What is shown is no text to be corrected.
    entry.view().attr("autocapitalize", "none").attr("spellcheck", "false").attr_by("type", kind)
}

fn make(shell: Shell, found: &Moved, old: RwSignal<Option<Moved>>) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let section = el("section")
        .class("card")
        .attr("aria-labelledby", "make")
        .add(el("h2").class("icon-line").id("make").add(icon("download")).add(texts.backup_make()))
        .add(el("p").add(texts.backup_make_text()));
    // Where several people share the device.
    let section = section.add(shell.with_shelf(Shelf::own_name).map(|name| {
        let name = if name.is_empty() { text::unnamed_person(language, 1) } else { name };
        let whose = text::backup::backup_of_person(language, &name);
        notice("info", &whose.what, &whose.remedy)
    }));
    let Gathered { backup, unreadable, .. } = archive::gather_all(shell, found);
    if backup.reports.is_empty() && unreadable == 0 {
        return section.add(el("p").class("dim").add(texts.backup_nothing()));
    }
    let none = || RwSignal::new(String::new());
    let making = Making {
        shell,
        locked: RwSignal::new(false),
        passphrase: none(),
        again: none(),
        shown: RwSignal::new(false),
        with_key: RwSignal::new(false),
        problem: RwSignal::new(None),
        busy: RwSignal::new(false),
        made: RwSignal::new(None),
        old,
        lost: found.lost,
        handed: RwSignal::new(()),
    };
    let last = move || {
        making.handed.read();
        let last = match shell.with_shelf(Shelf::last_backup) {
            Some(it) => text::backup::last_backup(language, &it.at, it.changes_since),
            None => texts.backup_never().to_owned(),
        };
        el("p").class("dim").add(last)
    };
    let left_out =
        (unreadable > 0).then(|| notice("warning", &text::backup::left_out(language, unreadable), ""));
    let inside = el("p").add(el("b").add(content(language, &backup)));
    let old_left_out = (found.lost > 0).then(|| {
        let message = text::backup::old_left_out(language, found.lost);
        notice("warning", &message.what, &message.remedy)
    });
    let what = div("stack tight").add(inside).live(last);
    let create = button("button button-primary").id(FILE).add(icon("file")).add(texts.backup_create());
    let create = create.flag_by("disabled", move || making.busy.get()).on_tap(move || making.create());
    section
        .add(what)
        .add(left_out)
        .add(old_left_out)
        .add(lock(making))
        .add(create)
        .live(move || making.message(FILE))
        .live(move || {
            let sentence = el("p").class("dim").attr("role", "status").add(texts.backup_locking());
            (making.busy.get() && making.locked.get()).then_some(sentence)
        })
        .live(move || making.made.get().map(|it| roads(making, it)))
}

/// The choice of a passphrase, and what goes along only under one.
fn lock(making: Making) -> View {
    let texts = making.shell.texts();
    if !passphrase::is_possible() {
        return el("p").class("hint").add(texts.backup_lock_impossible()).into();
    }
    let anew = Callback::new(move |()| making.anew());
    let choice = switch("lock", texts.backup_lock(), making.locked, anew);
    let choice = div("stack tight").add(choice).live(move || {
        (!making.locked.get()).then(|| el("p").class("hint").add(texts.backup_unlocked_hint()))
    });
    let has_key = making.shell.with_shelf(Shelf::key_file).is_some();
    View::from(choice).and(live(move || {
        if !making.locked.get() {
            return View::default();
        }
        let entry = move |id: &'static str, label: &str, value: RwSignal<String>, described_by: &str| {
            let on_input = Callback::new(move |(text, _)| {
                value.set(text);
                making.anew();
            });
            let entry = TextEntry {
                class: "entry",
                described_by: described_by.to_owned(),
                autocomplete: "new-password",
                invalid: Some(crate::ui::reactive::Signal::derive(move || {
                    making.problem.read().is_some_and(|it| it.0 == id)
                })),
                ..TextEntry::new(id, value, on_input)
            };
            field(id, label, passphrase_entry(entry, making.shown)).live(move || making.message(id))
        };
        let hint = el("p").class("hint").id("passphrase-hint").add(texts.backup_passphrase_hint());
        let first =
            entry(PASSPHRASE, texts.backup_passphrase(), making.passphrase, "passphrase-hint").add(hint);
        let again = live(move || {
            let label = texts.backup_passphrase_again();
            (!making.shown.get()).then(|| entry(AGAIN, label, making.again, ""))
        });
        let show = switch("show-passphrase", texts.backup_passphrase_show(), making.shown, anew);
        let key = has_key.then(|| {
            let hint = el("p").class("hint").add(texts.backup_key_hint());
            div("stack tight").add(switch("with-key", texts.backup_key(), making.with_key, anew)).add(hint)
        });
        let lost = notice("warning", texts.backup_passphrase_lost(), "");
        div("stack").add(first).add(again).add(show).add(lost).add(key).into()
    }))
}

impl Making {
    /// Something was changed: what was made is not what is chosen any more.
    fn anew(self) {
        self.problem.set(None);
        self.made.set(None);
    }

    /// What is wrong with a field.
    fn message(self, place: &str) -> Option<El> {
        let problem = *self.problem.read();
        problem.filter(|it| it.0 == place).map(|it| notice("error", it.1, ""))
    }

    fn refuse(self, place: &'static str, sentence: &'static str) {
        self.problem.set(Some((place, sentence)));
        page::focus_id(place);
    }

    fn create(self) {
        let texts = self.shell.texts_untracked();
        self.anew();
        let locked = self.locked.get_untracked();
        let passphrase = page::composed(&self.passphrase.read_untracked());
        if locked {
            if passphrase.chars().count() < SHORTEST {
                return self.refuse(PASSPHRASE, texts.backup_passphrase_short());
            }
            let again = page::composed(&self.again.read_untracked());
            if !self.shown.get_untracked() && again != passphrase {
                return self.refuse(AGAIN, texts.backup_passphrase_differs());
            }
        }
        self.busy.set(true);
        spawn_local(async move {
            // Another page may have moved reports since this one was opened.
            let old = archive::all(self.shell).await;
            if self.busy.is_disposed() {
                return;
            }
            if old.lost != self.lost {
                // That is to be seen before the file is made.
                return self.old.set(Some(old));
            }
            let made = self.file(&old, locked.then_some(passphrase)).await;
            if !self.busy.is_disposed() {
                self.busy.set(false);
                self.made(made, texts);
            }
        });
    }

    /// The file, perhaps under a passphrase.
    async fn file(self, old: &Moved, passphrase: Option<String>) -> Option<Made> {
        let Gathered { mut backup, number, .. } = archive::gather_all(self.shell, old);
        let (name, at) = (file_name(&backup.made_at), backup.made_at.clone());
        let made = |text| Made { name, text, at, number };
        let Some(passphrase) = passphrase else {
            return backup::file(&backup, &text::backup::about_backup(false)).ok().map(made);
        };
        if self.with_key.get_untracked() {
            let file = self.shell.with_shelf(Shelf::key_file);
            backup.key = file.and_then(|it| key_file::read(&it).ok());
        }
        let content = backup::content(&backup, &text::backup::about_backup(false)).ok()?;
        passphrase::lock(&content, &passphrase, &text::backup::about_backup(true)).await.map(made)
    }

    fn made(self, made: Option<Made>, texts: Texts) {
        match made {
            Some(made) => {
                self.made.set(Some(made));
                request_animation_frame(|| page::focus_id("backup-made"));
            }
            None => self.refuse(FILE, texts.backup_failed()),
        }
    }

    /// The file has left: it is a backup from now on.
    fn handed_over(self, at: &Timestamp, number: u64) {
        // Where there is no room for the note, the backup is good all the same.
        let _ = self.shell.with_shelf(|it| it.note_backup(at, number));
        self.handed.set(());
    }
}

/// The roads by which the file leaves this device.
fn roads(making: Making, made: Made) -> El {
    let shell = making.shell;
    let (texts, language) = untrack(|| (shell.texts(), shell.language()));
    let result = RwSignal::new(None::<(&'static str, String, &'static str)>);
    let size = text::backup::file_size(language, made.text.len());
    let Made { name, text, at, number } = made;
    let handed_over = Callback::new(move |()| making.handed_over(&at, number));
    let (saved_name, saved) = (name.clone(), text.clone());
    let save =
        send::road("item road-first", "save-backup", "download", texts.save_file(), texts.backup_save_hint());
    let save = save.on_tap(move || {
        result.set(Some(match files::download(&saved_name, &saved) {
            Ok(()) => {
                handed_over.run(());
                ("good", format!("{} {saved_name}", texts.saved_file()), texts.backup_saved_next())
            }
            Err(_) => ("error", texts.save_failed().to_owned(), ""),
        }));
    });
    let characters = text.chars().count();
    let copy = (characters <= MOST_COPIED).then(|| {
        let hint = text::copy_size(language, characters);
        let copy = send::road("item", "copy-backup", "copy", texts.copy_text(), &hint);
        el("li").add(copy.on_tap(move || {
            let text = text.clone();
            spawn_local(async move {
                let done = files::copy(&text).await;
                if result.is_disposed() {
                    return;
                }
                if done {
                    handed_over.run(());
                }
                let (tone, sentence) =
                    if done { ("good", texts.backup_copied()) } else { ("error", texts.copy_failed()) };
                result.set(Some((tone, sentence.to_owned(), "")));
            });
        }))
    });
    el("section")
        .class("stack tight")
        .id("backup-made")
        .attr("tabindex", "-1")
        .attr("aria-label", texts.backup_ready())
        .live(move || {
            let is_out = result.get().is_some_and(|it| it.0 == "good");
            (!is_out).then(|| el("h3").class("icon-line").add(icon("check")).add(texts.backup_ready()))
        })
        .add(el("p").class("dim").add(format!("{name} · {size}")))
        .add(el("ul").class("list").add(el("li").add(save)).add(copy))
        .live(move || result.get().map(|(tone, what, remedy)| notice(tone, &what, remedy)))
}

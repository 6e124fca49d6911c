//! Mở tệp: what is this file, is it intact, from whom, what does it say.

use super::intake::intake;
use super::{restore, table};
use crate::browser::files::OpenedFile;
use crate::browser::page;
use crate::bundle::form;
use crate::bundle::{self, Opened, backup};
use crate::text;
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, untrack};
use crate::ui::shell::Shell;
use crate::wire::template;
use std::sync::Arc;

/// What a file turned out to be.
pub type Found = Result<Opened, String>;

/// A file on the table.
#[derive(Clone)]
pub struct OnTable {
    /// Tells it from the others on the page.
    pub number: usize,
    /// As the device calls it.
    pub name: String,
    /// What it turned out to be.
    pub found: Arc<Found>,
    /// It lay there already and was opened once more just now.
    pub again: bool,
}

impl OnTable {
    /// The id of its card.
    pub fn card_id(&self) -> String {
        format!("file-{}", self.number)
    }

    fn identity(&self) -> Option<&str> {
        self.found.as_ref().as_ref().ok().map(Opened::identity)
    }
}

/// What lies on the table.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The context.
    pub shell: Shell,
    /// The files, the last opened first.
    pub files: RwSignal<Vec<OnTable>>,
    /// The report being read, as markup.
    pub reading: RwSignal<String>,
    /// A backup that was opened here by mistake, or because nobody knows which page is for it.
    backup: RwSignal<Option<OpenedFile>>,
    /// The name of a form, or of an annex of Word or Excel, that belongs on another page.
    form: RwSignal<Option<String>>,
    /// How many files were put on the table so far.
    taken: RwSignal<usize>,
}

impl Desk {
    fn take(self, opened: Vec<OpenedFile>) {
        let language = untrack(|| self.shell.language());
        let mut files = self.files.get_untracked();
        for it in &mut files {
            it.again = false;
        }
        let mut number = self.taken.get_untracked();
        let mut new: Vec<OnTable> = Vec::new();
        let (backups, opened): (Vec<_>, Vec<_>) =
            opened.into_iter().partition(|it| backup::is_meant(&it.bytes));
        if !backups.is_empty() {
            request_animation_frame(|| page::focus_id("look-at-backup"));
        }
        self.backup.set(backups.into_iter().next());
        let (forms, opened): (Vec<_>, Vec<_>) = opened.into_iter().partition(|it| is_for_forms(&it.bytes));
        if !forms.is_empty() {
            request_animation_frame(|| page::focus_id("to-forms"));
        }
        self.form.set(forms.into_iter().next().map(|it| it.name));
        for OpenedFile { name, bytes } in opened {
            let found = bundle::open(&bytes).map_err(|it| text::open_error(language, &it).to_string());
            number += 1;
            let mut file = OnTable { number, name, found: Arc::new(found), again: false };
            // The same report is counted once, however often its file comes.
            let same = |it: &OnTable| it.identity().is_some() && it.identity() == file.identity();
            let before = files.len() + new.len();
            let is_other = |it: &OnTable| !same(it);
            files.retain(is_other);
            new.retain(is_other);
            file.again = files.len() + new.len() < before;
            new.push(file);
        }
        let first = new.first().map(OnTable::card_id);
        new.append(&mut files);
        self.taken.set(number);
        self.files.set(new);
        self.reading.set(String::new());
        if let Some(first) = first {
            request_animation_frame(move || page::focus_id(&first));
        }
    }
}

/// The page.
pub fn open() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let desk = Desk {
        shell,
        files: RwSignal::new(Vec::new()),
        reading: RwSignal::new(String::new()),
        backup: RwSignal::new(None),
        form: RwSignal::new(None),
        taken: RwSignal::new(0),
    };
    let content = div("stack")
        .add(intake(
            shell,
            shell.texts().choose_files(),
            true,
            Callback::new(move |opened| desk.take(opened)),
        ))
        .live(move || desk.backup.get().map(|it| a_backup(shell, it)))
        .live(move || desk.form.get().map(|it| a_form(shell, &it)))
        .live(move || table::cards(desk));
    let main = el("main").class("page pairs").id("main").attr("tabindex", "-1").add(content);
    let reading = live(move || {
        let markup = desk.reading.get();
        if markup.is_empty() {
            return None;
        }
        request_animation_frame(|| page::focus_id("report"));
        let close =
            el("button").class("button").attr("type", "button").add(icon("cross")).add(texts.close_report());
        let card = el("section")
            .class("card")
            .id("report")
            .attr("tabindex", "-1")
            .attr("aria-label", texts.read_report());
        Some(card.add(View::from_markup(&markup)).add(close.on_tap(move || desk.reading.set(String::new()))))
    });
    View::from(top_bar("#/", Signal::stored(texts.open_file().to_owned()), View::default()))
        .and(main.add(reading))
}

/// A backup has its own page.
fn a_backup(shell: Shell, file: OpenedFile) -> El {
    let texts = shell.texts();
    let name = file.name.clone();
    let look = button("button button-primary").id("look-at-backup").add(texts.backup_look());
    let look = look.on_tap(move || restore::lead(file.clone()));
    el("section").class("card").add(notice("info", texts.backup_is_one(), &name)).add(look)
}

/// Whether a file is a form, or one of Word or Excel, which forms are made of.
fn is_for_forms(bytes: &[u8]) -> bool {
    let office = [b"PK\x03\x04".as_slice(), b"\xd0\xcf\x11\xe0"].iter().any(|it| bytes.starts_with(it));
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(400)).unwrap_or_default());
    office || head.contains(template::FORMAT) || form::is_meant(bytes)
}

/// Forms have their own page.
fn a_form(shell: Shell, name: &str) -> El {
    let texts = shell.texts();
    let link =
        el("a").class("button button-primary").id("to-forms").attr("href", "#/mau").add(texts.templates());
    el("section").class("card").add(notice("info", texts.form_is_one(), name)).add(link)
}

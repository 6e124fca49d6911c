//! Mở tệp: what is this file, is it intact, from whom, what does it say.

use super::table;
use crate::browser::files::{self, OpenedFile};
use crate::browser::page;
use crate::bundle::{self, Opened};
use crate::text;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::part::{field, icon, text_area, top_bar};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, spawn_local, untrack};
use crate::ui::shell::Shell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlElement, HtmlInputElement};

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
    /// Files are being read.
    busy: RwSignal<bool>,
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

    fn take_list(self, list: Option<&FileList>) {
        let files = list.map(files::taken).unwrap_or_default();
        if files.is_empty() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let opened = files::read_all(files).await;
            self.busy.set(false);
            self.take(opened);
        });
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
        busy: RwSignal::new(false),
        taken: RwSignal::new(0),
    };
    let content = div("stack")
        .add(drop_zone(desk))
        .live(move || {
            desk.busy.get().then(|| el("p").class("dim").attr("role", "status").add(texts.loading()))
        })
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

/// Where files are dropped, picked, pasted.
fn drop_zone(desk: Desk) -> El {
    let texts = desk.shell.texts();
    let over = RwSignal::new(false);
    // No `accept`: phones grey out what they have no name for.
    let picker = el("input")
        .id("files")
        .attr("type", "file")
        .attr("multiple", "")
        .class("unseen")
        .attr("tabindex", "-1")
        .attr("aria-label", texts.choose_files());
    let input: HtmlInputElement = picker.element().clone().unchecked_into();
    let tapped: HtmlElement = picker.html_element();
    let picker = picker.on("change", move |_| {
        desk.take_list(input.files().as_ref());
        // The same file may be picked once more after it was sent again.
        input.set_value("");
    });
    let pick = el("button").class("button button-primary").attr("type", "button").add(icon("file"));
    let pick = pick.add(texts.choose_files()).on_tap(move || tapped.click());
    let pasting = RwSignal::new(false);
    let paste = el("button")
        .class("button")
        .attr("type", "button")
        .id("paste")
        .attr_by("aria-expanded", move || Some(pasting.get().to_string()))
        .live(move || icon(if pasting.get() { "cross" } else { "paste" }))
        .words(move || if pasting.get() { texts.close() } else { texts.paste_text() }.to_owned())
        .on_tap(move || {
            pasting.update(|it| *it = !*it);
            if pasting.get_untracked() {
                request_animation_frame(|| page::focus_id("pasted"));
            }
        });
    el("section")
        .class("drop")
        .attr("aria-label", texts.choose_files())
        .attr_by("data-over", move || over.get().then(String::new))
        .on("dragover", move |event| {
            event.prevent_default();
            over.set(true);
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            over.set(false);
            let dropped = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            desk.take_list(dropped.and_then(|it| it.files()).as_ref());
        })
        .add(el("p").add(texts.drop_here()))
        .add(picker)
        .add(div("actions").add(pick).add(paste))
        .live(move || pasting.get().then(|| paste_field(desk, pasting)))
}

fn paste_field(desk: Desk, pasting: RwSignal<bool>) -> El {
    let texts = desk.shell.texts();
    let pasted = RwSignal::new(String::new());
    let empty = RwSignal::new(false);
    let on_input = Callback::new(move |text| {
        pasted.set(text);
        empty.set(false);
    });
    let area = text_area("pasted", pasted.into(), on_input, None)
        .attr("aria-describedby", "pasted-message")
        .attr_by("aria-invalid", move || empty.get().then(|| "true".to_owned()));
    let read = el("button").class("button button-primary").attr("type", "button").id("read-pasted");
    let read = read.add(texts.paste_read()).on_tap(move || {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            empty.set(true);
            page::focus_id("pasted");
            return;
        }
        pasting.set(false);
        let file = OpenedFile { name: texts.pasted_message().to_owned(), bytes: text.into_bytes() };
        desk.take(vec![file]);
    });
    let message = move || {
        empty.get().then(|| {
            let sentence = el("p").add(texts.paste_empty());
            div("finding finding-error").attr("role", "alert").add(icon("error")).add(sentence)
        })
    };
    field("pasted", texts.paste_label(), area).add(el("div").id("pasted-message").live(message)).add(read)
}

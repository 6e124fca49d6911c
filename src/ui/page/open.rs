//! Mở tệp: what is this file, is it intact, from whom, what does it say.

use crate::browser::files::{self, OpenedFile};
use crate::browser::page;
use crate::text;
use crate::ui::desk;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::part::{field, icon, notice, text_area, top_bar};
use crate::ui::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlElement, HtmlInputElement};

/// What lies on the table.
#[derive(Clone, Copy)]
struct Desk {
    shell: Shell,
    /// Name of each file and what `desk::open` said of it.
    results: RwSignal<Vec<Arc<(String, Vec<String>)>>>,
    /// The report being read, as markup.
    reading: RwSignal<String>,
    /// What the page is doing or could not do; empty for nothing.
    state: RwSignal<&'static str>,
}

impl Desk {
    async fn take(self, opened: Vec<OpenedFile>) {
        let texts = self.shell.texts_untracked();
        let code = untrack(|| self.shell.language()).code();
        self.state.set(texts.loading);
        self.reading.set(String::new());
        let mut new = Vec::with_capacity(opened.len());
        for file in opened {
            let Some(found) = desk::open(&file, code).await else {
                self.state.set(texts.desk_missing);
                return;
            };
            new.push(Arc::new((file.name, found)));
        }
        self.results.update(|it| drop(it.splice(0..0, new)));
        self.state.set("");
    }

    fn take_list(self, list: Option<FileList>) {
        let Some(list) = list.filter(|it| it.length() > 0) else { return };
        spawn_local(async move { self.take(files::read_all(list).await).await });
    }
}

/// The page.
pub fn open() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let desk = Desk {
        shell,
        results: RwSignal::new(Vec::new()),
        reading: RwSignal::new(String::new()),
        state: RwSignal::new(""),
    };
    let content = div("stack")
        .add(drop_zone(desk))
        .live(move || {
            let state = desk.state.get();
            (!state.is_empty()).then(|| el("p").class("dim").attr("role", "status").add(state))
        })
        .live(move || results(desk));
    let main = el("main").class("page pairs").id("main").attr("tabindex", "-1").add(content);
    let reading = live(move || {
        let markup = desk.reading.get();
        if markup.is_empty() {
            return None;
        }
        request_animation_frame(|| page::focus_id("report"));
        let close = el("button").class("button").attr("type", "button").add(icon("cross")).add(texts.close_report);
        let card = el("section").class("card").id("report").attr("tabindex", "-1").attr("aria-label", texts.read_report);
        Some(card.add(View::from_markup(&markup)).add(close.on_tap(move || desk.reading.set(String::new()))))
    });
    View::from(top_bar("#/", Signal::stored(texts.open_file.to_owned()), View::default())).and(main.add(reading))
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
        .attr("aria-label", texts.choose_files);
    let input: HtmlInputElement = picker.element().clone().unchecked_into();
    let tapped: HtmlElement = picker.html_element();
    let picker = picker.on("change", move |_| {
        desk.take_list(input.files());
        // The same file may be picked once more after it was sent again.
        input.set_value("");
    });
    let pick = el("button").class("button button-primary").attr("type", "button").add(icon("file"));
    let pick = pick.add(texts.choose_files).on_tap(move || tapped.click());
    let pasting = RwSignal::new(false);
    let paste = el("button").class("button").attr("type", "button").id("paste").add(icon("paste"));
    let paste = paste.add(texts.paste_text).on_tap(move || pasting.update(|it| *it = !*it));
    el("section")
        .class("drop")
        .attr("aria-label", texts.choose_files)
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
            desk.take_list(dropped.and_then(|it| it.files()));
        })
        .add(el("p").add(texts.drop_here))
        .add(picker)
        .add(div("actions").add(pick).add(paste))
        .live(move || pasting.get().then(|| paste_field(desk, pasting)))
}

fn paste_field(desk: Desk, pasting: RwSignal<bool>) -> El {
    let texts = desk.shell.texts();
    let pasted = RwSignal::new(String::new());
    let area = text_area("pasted", pasted.into(), Callback::new(move |text| pasted.set(text)), None);
    let read = el("button").class("button button-primary").attr("type", "button").id("read-pasted");
    let read = read.add(texts.paste_read).on_tap(move || {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            pasting.set(false);
            let file = OpenedFile { name: texts.pasted_message.to_owned(), bytes: text.into_bytes() };
            spawn_local(desk.take(vec![file]));
        }
    });
    field("pasted", texts.paste_label, area).add(read)
}

fn results(desk: Desk) -> View {
    let (texts, language) = (desk.shell.texts(), desk.shell.language());
    let results = desk.results.read();
    if results.is_empty() {
        return el("p").class("dim").add(texts.open_hint).into();
    }
    let mut list = el("ul").class("list");
    for result in results.iter() {
        list = list.add(result_card(desk, result));
    }
    let title = el("h2").id("results").add(format!("{} {}", texts.opened_files, text::files(language, results.len())));
    el("section").class("stack tight").attr("aria-labelledby", "results").attr("role", "status").add(title).add(list).into()
}

fn result_card(desk: Desk, result: &Arc<(String, Vec<String>)>) -> El {
    let texts = desk.shell.texts();
    let (name, found) = (&result.0, result.1.as_slice());
    let card = el("li").class("card");
    let [_, identity, facts, marks, remark, _] = found else {
        let sentence = found.get(1).map_or("", String::as_str);
        let facts = el("dl").class("facts").add(el("dt").add(texts.file_label)).add(el("dd").add(name.as_str()));
        return card.attr("data-result", "invalid").add(notice("error", texts.invalid, sentence)).add(facts);
    };
    let mut card = card
        .attr("data-result", "intact")
        .attr("data-identity", identity)
        .add(notice("good", texts.intact, texts.intact_text));
    if !remark.is_empty() {
        card = card.add(notice("warning", remark, ""));
    }
    card = card.add(View::from_markup(facts));
    for mark in marks.lines() {
        card = card.add(el("p").class("fingerprint").attr("translate", "no").add(mark));
    }
    let result = Arc::clone(result);
    let read = el("button").class("button button-primary").attr("type", "button").add(texts.read_report);
    let read = read.on_tap(move || desk.reading.set(result.1.last().cloned().unwrap_or_default()));
    card.add(el("p").class("hint").add(texts.compare_fingerprint)).add(div("actions").add(read))
}

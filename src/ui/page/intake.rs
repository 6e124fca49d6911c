//! Where files come in: picked, dropped, pasted.

use crate::browser::files::{self, OpenedFile};
use crate::browser::page;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::part::{field, icon, text_area};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame, spawn_local};
use crate::ui::shell::Shell;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Event, FileList, HtmlElement, HtmlInputElement};

/// Where files come in.
#[derive(Clone, Copy)]
struct Intake {
    shell: Shell,
    /// Files are being read.
    busy: RwSignal<bool>,
    on_opened: Callback<Vec<OpenedFile>>,
    /// A table that is pasted comes with its cells, as markup.
    tables: bool,
}

impl Intake {
    fn take_list(self, list: Option<&FileList>) {
        let files = list.map(files::taken).unwrap_or_default();
        if files.is_empty() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let opened = files::read_all(files).await;
            // The person may have gone on to another page meanwhile.
            if self.busy.is_disposed() {
                return;
            }
            self.busy.set(false);
            self.on_opened.run(opened);
        });
    }
}

/// A place where files are dropped, picked, pasted; several at once, or one. The button says which.
pub fn intake(
    shell: Shell,
    label: &'static str,
    several: bool,
    on_opened: Callback<Vec<OpenedFile>>,
) -> View {
    shown(Intake { shell, busy: RwSignal::new(false), on_opened, tables: false }, label, several)
}

/// The same for one file, or a table that is pasted from Word, Excel or a web page.
pub fn table_intake(shell: Shell, label: &'static str, on_opened: Callback<Vec<OpenedFile>>) -> View {
    shown(Intake { shell, busy: RwSignal::new(false), on_opened, tables: true }, label, false)
}

fn shown(intake: Intake, label: &'static str, several: bool) -> View {
    let shell = intake.shell;
    let texts = shell.texts();
    let reading = live(move || {
        intake.busy.get().then(|| el("p").class("dim").attr("role", "status").add(texts.loading()))
    });
    View::from(drop_zone(intake, label, several)).and(reading)
}

fn drop_zone(intake: Intake, label: &'static str, several: bool) -> El {
    let texts = intake.shell.texts();
    let over = RwSignal::new(false);
    // No `accept`: phones grey out what they have no name for.
    let picker = el("input")
        .id("files")
        .attr("type", "file")
        .class("unseen")
        .attr("tabindex", "-1")
        .attr("aria-label", label);
    let picker = if several { picker.attr("multiple", "") } else { picker };
    let input: HtmlInputElement = picker.element().clone().unchecked_into();
    let tapped: HtmlElement = picker.html_element();
    let picker = picker.on("change", move |_| {
        intake.take_list(input.files().as_ref());
        // The same file may be picked once more after it was sent again.
        input.set_value("");
    });
    let pick = el("button").class("button button-primary").attr("type", "button").add(icon("file"));
    let pick = pick.add(label).on_tap(move || tapped.click());
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
        .attr("aria-label", label)
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
            intake.take_list(dropped.and_then(|it| it.files()).as_ref());
        })
        .add(el("p").add(texts.drop_here()))
        .add(picker)
        .add(div("actions").add(pick).add(paste))
        .live(move || pasting.get().then(|| paste_field(intake, pasting)))
}

/// The markup of what is pasted, where a table is in it: its plain text has lost which words share a cell.
fn pasted_table(event: &Event) -> Option<String> {
    let page = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/html").ok()?;
    // Told to be markup even where it begins with the table itself.
    page.contains("<table").then(|| format!("<html>{page}"))
}

fn paste_field(intake: Intake, pasting: RwSignal<bool>) -> El {
    let texts = intake.shell.texts();
    let pasted = RwSignal::new(String::new());
    let empty = RwSignal::new(false);
    let on_input = Callback::new(move |text| {
        pasted.set(text);
        empty.set(false);
    });
    let area = text_area("pasted", pasted.into(), on_input, None)
        .attr("aria-describedby", "pasted-message")
        .attr_by("aria-invalid", move || empty.get().then(|| "true".to_owned()));
    let area = area.on("paste", move |event| {
        let Some(page) = pasted_table(&event).filter(|_| intake.tables) else { return };
        event.prevent_default();
        pasting.set(false);
        let file = OpenedFile { name: texts.pasted_message().to_owned(), bytes: page.into_bytes() };
        intake.on_opened.run(vec![file]);
    });
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
        intake.on_opened.run(vec![file]);
    });
    let message = move || {
        empty.get().then(|| {
            let sentence = el("p").add(texts.paste_empty());
            div("finding finding-error").attr("role", "alert").add(icon("error")).add(sentence)
        })
    };
    field("pasted", texts.paste_label(), area).add(el("div").id("pasted-message").live(message)).add(read)
}

//! Mở tệp: what is this file, is it intact, from whom, what does it say.

use crate::browser::files::{self, OpenedFile};
use crate::browser::page;
use crate::bundle::{self, Opened};
use crate::document;
use crate::text;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::part::{field, icon, notice, text_area, top_bar};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, spawn_local, untrack};
use crate::ui::shell::Shell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlElement, HtmlInputElement};

/// What a file turned out to be.
type Found = Result<Opened, String>;

/// What lies on the table.
#[derive(Clone, Copy)]
struct Desk {
    shell: Shell,
    /// Name of each file and what it turned out to be.
    results: RwSignal<Vec<Arc<(String, Found)>>>,
    /// The report being read, as markup.
    reading: RwSignal<String>,
    /// Files are being read.
    busy: RwSignal<bool>,
}

impl Desk {
    fn take(self, opened: Vec<OpenedFile>) {
        let language = untrack(|| self.shell.language());
        let new = opened.into_iter().map(|file| {
            let found = bundle::open(&file.bytes).map_err(|it| text::open_error(language, &it).to_string());
            Arc::new((file.name, found))
        });
        self.results.update(|it| drop(it.splice(0..0, new)));
        self.reading.set(String::new());
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
        results: RwSignal::new(Vec::new()),
        reading: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
    };
    let content = div("stack")
        .add(drop_zone(desk))
        .live(move || {
            desk.busy.get().then(|| el("p").class("dim").attr("role", "status").add(texts.loading()))
        })
        .live(move || results(desk));
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
    let paste = el("button").class("button").attr("type", "button").id("paste").add(icon("paste"));
    let paste = paste.add(texts.paste_text()).on_tap(move || pasting.update(|it| *it = !*it));
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
    let area = text_area("pasted", pasted.into(), Callback::new(move |text| pasted.set(text)), None);
    let read = el("button").class("button button-primary").attr("type", "button").id("read-pasted");
    let read = read.add(texts.paste_read()).on_tap(move || {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            pasting.set(false);
            let file = OpenedFile { name: texts.pasted_message().to_owned(), bytes: text.into_bytes() };
            desk.take(vec![file]);
        }
    });
    field("pasted", texts.paste_label(), area).add(read)
}

fn results(desk: Desk) -> View {
    let (texts, language) = (desk.shell.texts(), desk.shell.language());
    let results = desk.results.read();
    if results.is_empty() {
        return el("p").class("dim").add(texts.open_hint()).into();
    }
    let mut list = el("ul").class("list");
    for result in results.iter() {
        list = list.add(result_card(desk, result));
    }
    let title = el("h2").id("results").add(format!(
        "{} {}",
        texts.opened_files(),
        text::files(language, results.len())
    ));
    el("section")
        .class("stack tight")
        .attr("aria-labelledby", "results")
        .attr("role", "status")
        .add(title)
        .add(list)
        .into()
}

fn result_card(desk: Desk, result: &Arc<(String, Found)>) -> El {
    let (texts, language) = (desk.shell.texts(), desk.shell.language());
    let (name, found) = (&result.0, &result.1);
    let card = el("li").class("card");
    let opened = match found {
        Ok(opened) => opened,
        Err(sentence) => {
            let facts = View::from_markup(&document::facts(&[(texts.file_label(), name)]));
            return card
                .attr("data-result", "invalid")
                .add(notice("error", texts.invalid(), sentence))
                .add(facts);
        }
    };
    let report = opened.report();
    let facts = document::facts(&[
        (texts.file_label(), name),
        (texts.report_label(), &report.template.title),
        (texts.period_label(), &text::period(language, &report.period)),
        (texts.unit_label(), &report.org_unit.name),
        (texts.person_label(), &report.person),
        (texts.revision_label(), &report.revision.to_string()),
        (texts.device_time_label(), &text::format::moment(language, opened.sealed_at().as_str())),
    ]);
    let mut card = card.attr("data-result", "intact").attr("data-identity", opened.identity()).add(notice(
        "good",
        texts.intact(),
        texts.intact_text(),
    ));
    if !opened.remarks().is_empty() {
        card = card.add(notice("warning", texts.remark_recomputed(), ""));
    }
    card = card.add(View::from_markup(&facts));
    for signer in opened.signers() {
        card =
            card.add(el("p").class("fingerprint").attr("translate", "no").add(signer.fingerprint.as_str()));
    }
    let result = Arc::clone(result);
    let read = el("button").class("button button-primary").attr("type", "button").add(texts.read_report());
    let read = read.on_tap(move || {
        if let Ok(opened) = &result.1 {
            desk.reading.set(document::reading(opened.report(), language));
        }
    });
    card.add(el("p").class("hint").add(texts.compare_fingerprint())).add(div("actions").add(read))
}

//! Mở tệp: what is this file, is it intact, from whom, what does it say.

use crate::browser::files::{self, OpenedFile};
use crate::bundle::{self, Opened};
use crate::text;
use crate::text::format;
use crate::ui::part::{Notice, ReportReading, TextArea, TopBar, icon};
use crate::ui::shell::Shell;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::wasm_bindgen::JsCast;

/// A file and what it turned out to be.
#[derive(Clone)]
struct Result {
    name: String,
    found: std::result::Result<Opened, String>,
}

#[derive(Clone, Copy)]
struct Desk {
    shell: Shell,
    results: RwSignal<Vec<Result>>,
    /// Which report is being read.
    reading: RwSignal<Option<usize>>,
    busy: RwSignal<bool>,
}

impl Desk {
    fn take(self, opened: Vec<OpenedFile>) {
        let language = untrack(|| self.shell.language());
        let new = opened.into_iter().map(|file| Result {
            name: file.name,
            found: bundle::open(&file.bytes).map_err(|it| text::open_error(language, &it).to_string()),
        });
        self.results.update(|it| it.splice(0..0, new).for_each(drop));
        self.reading.set(None);
    }

    fn take_list(self, list: Option<web_sys::FileList>) {
        let Some(list) = list.filter(|it| it.length() > 0) else { return };
        self.busy.set(true);
        spawn_local(async move {
            let opened = files::read_all(list).await;
            self.busy.set(false);
            self.take(opened);
        });
    }
}

/// The page.
#[component]
pub fn Open() -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let desk = Desk {
        shell,
        results: RwSignal::new(Vec::new()),
        reading: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let picker = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let pasting = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let pick = move |_| {
        if let Some(input) = picker.get_untracked() {
            input.click();
        }
    };
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            desk.take(vec![OpenedFile { name: texts.pasted_message.to_owned(), bytes: text.into_bytes() }]);
            pasted.set(String::new());
            pasting.set(false);
        }
    };
    view! {
        <TopBar back="#/" title=texts.open_file.to_owned()/>
        <main class="page pairs" id="main" tabindex="-1">
            <div class="stack">
                <section
                    class="drop"
                    aria-label=texts.choose_files
                    data-over=move || over.get().then_some("")
                    on:dragover=move |event| {
                        event.prevent_default();
                        over.set(true);
                    }
                    on:dragleave=move |_| over.set(false)
                    on:drop=move |event| {
                        event.prevent_default();
                        over.set(false);
                        desk.take_list(event.data_transfer().and_then(|it| it.files()));
                    }
                >
                    <p>{texts.drop_here}</p>
                    // No `accept`: phones grey out what they have no name for.
                    <input
                        node_ref=picker
                        id="files"
                        type="file"
                        multiple
                        class="unseen"
                        tabindex="-1"
                        aria-label=texts.choose_files
                        on:change=move |event| {
                            let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
                            desk.take_list(input.as_ref().and_then(web_sys::HtmlInputElement::files));
                            // The same file may be picked once more after it was sent again.
                            if let Some(input) = input {
                                input.set_value("");
                            }
                        }
                    />
                    <div class="actions">
                        <button class="button button-primary" type="button" on:click=pick>{icon("file")} {texts.choose_files}</button>
                        <button class="button" type="button" id="paste" on:click=move |_| pasting.update(|it| *it = !*it)>
                            {icon("paste")}
                            {texts.paste_text}
                        </button>
                    </div>
                    {move || {
                        pasting.get().then(|| {
                            view! {
                                <div class="field">
                                    <label for="pasted">{texts.paste_label}</label>
                                    <TextArea id="pasted" value=pasted on_input=Callback::new(move |text| pasted.set(text))/>
                                    <button class="button button-primary" type="button" id="read-pasted" on:click=read_pasted>
                                        {texts.paste_read}
                                    </button>
                                </div>
                            }
                        })
                    }}
                </section>
                {move || desk.busy.get().then(|| view! { <p class="dim" role="status">{texts.loading}</p> })}
                {move || results(shell, desk)}
            </div>
            {move || read(shell, desk)}
        </main>
    }
}

fn results(shell: Shell, desk: Desk) -> AnyView {
    let (texts, language) = (shell.texts(), shell.language());
    let results = desk.results.read();
    if results.is_empty() {
        return view! { <p class="dim">{texts.open_hint}</p> }.into_any();
    }
    let items: Vec<_> = results.iter().enumerate().map(|(index, it)| result_card(shell, desk, index, it)).collect();
    view! {
        <section class="stack tight" aria-labelledby="results" role="status">
            <h2 id="results">{texts.opened_files} " " {text::files(language, items.len())}</h2>
            <ul class="list">{items}</ul>
        </section>
    }
    .into_any()
}

fn result_card(shell: Shell, desk: Desk, index: usize, result: &Result) -> AnyView {
    let (texts, language) = (shell.texts(), shell.language());
    let name = result.name.clone();
    let opened = match &result.found {
        Ok(opened) => opened,
        Err(message) => {
            let message = message.clone();
            return view! {
                <li class="card" data-result="invalid">
                    <Notice tone="error" what=texts.invalid remedy=message/>
                    <dl class="facts"><dt>{texts.file_label}</dt> <dd>{name}</dd></dl>
                </li>
            }
            .into_any();
        }
    };
    let report = opened.report();
    let facts = [
        (texts.file_label, name),
        (texts.report_label, report.template.title.clone()),
        (texts.period_label, text::period(language, &report.period)),
        (texts.unit_label, report.org_unit.name.clone()),
        (texts.person_label, report.person.clone()),
        (texts.revision_label, report.revision.to_string()),
        (texts.device_time_label, format::moment(language, opened.sealed_at().as_str())),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter(|it| !it.1.is_empty())
        .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
        .collect();
    let marks: Vec<_> = opened
        .signers()
        .iter()
        .map(|it| view! { <p class="fingerprint" translate="no">{it.fingerprint.clone()}</p> })
        .collect();
    let remark = (!opened.remarks().is_empty()).then(|| view! { <Notice tone="warning" what=texts.remark_recomputed/> });
    view! {
        <li class="card" data-result="intact" data-identity=opened.identity().to_owned()>
            <Notice tone="good" what=texts.intact remedy=texts.intact_text/>
            {remark}
            <dl class="facts">{facts}</dl>
            {marks}
            <p class="hint">{texts.compare_fingerprint}</p>
            <div class="actions">
                <button class="button button-primary" type="button" on:click=move |_| desk.reading.set(Some(index))>
                    {texts.read_report}
                </button>
            </div>
        </li>
    }
    .into_any()
}

fn read(shell: Shell, desk: Desk) -> Option<impl IntoView> {
    let texts = shell.texts();
    let index = desk.reading.get()?;
    let report = desk.results.read().get(index)?.found.as_ref().ok()?.report().clone();
    request_animation_frame(|| crate::browser::page::focus_id("report"));
    Some(view! {
        <section class="card" id="report" tabindex="-1" aria-label=texts.read_report>
            <ReportReading report=report/>
            <button class="button" type="button" on:click=move |_| desk.reading.set(None)>{icon("cross")} {texts.close_report}</button>
        </section>
    })
}

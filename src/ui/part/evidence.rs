//! Minh chứng: the documents that prove a result.

use super::badge::icon;
use super::text_entry::{TextArea, TextEntry};
use crate::domain::draft::Evidence;
use crate::ui::form_state::{FormState, RowState};
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// The documents of a row, with room for one more.
#[component]
pub fn EvidenceFields(row: RowState, base: String) -> impl IntoView {
    let form = FormState::here();
    let shell = Shell::here();
    let texts = shell.texts();
    // At least one set of fields is shown, whether or not a document was entered.
    let count = Memo::new(move |_| row.entry().read().evidence.len().max(1));
    let base = StoredValue::new(base);
    let sets = move || {
        (0..count.get()).map(|at| view! { <EvidenceSet row=row at=at base=base.get_value()/> }).collect::<Vec<_>>()
    };
    view! {
        {sets}
        <button
            class="button button-quiet"
            type="button"
            on:click=move |_| {
                form.edit(row, "evidence", |it| {
                    let wanted = it.evidence.len().max(1) + 1;
                    it.evidence.resize_with(wanted, Evidence::default);
                });
            }
        >
            {icon("plus")}
            {texts.another_evidence}
        </button>
    }
}

#[component]
fn EvidenceSet(row: RowState, at: usize, base: String) -> impl IntoView {
    let form = FormState::here();
    let shell = Shell::here();
    let texts = shell.texts();
    let id = move |field: &str| format!("{base}-evidence-{at}-{field}");
    let read = move |get: fn(&Evidence) -> &String| {
        Signal::derive(move || row.entry().read().evidence.get(at).map(get).cloned().unwrap_or_default())
    };
    let write = move |field: &'static str, put: fn(&mut Evidence, String)| {
        move |text: String| {
            form.edit(row, &format!("evidence/{at}/{field}"), |it| {
                if it.evidence.len() <= at {
                    it.evidence.resize_with(at + 1, Evidence::default);
                }
                put(&mut it.evidence[at], text);
            });
        }
    };
    let leave = Callback::new(move |()| form.close_step());
    let number = write("number", |it, text| it.number = text);
    let date = write("date", |it, text| it.date = text);
    let subject = write("subject", |it, text| it.subject = text);
    let remove = move |_| {
        form.edit(row, "evidence", |it| {
            if at < it.evidence.len() {
                it.evidence.remove(at);
            }
        });
        form.close_step();
        shell.say_with_undo(texts.evidence_removed, move || {
            let _ = form.undo();
        });
    };
    view! {
        <fieldset class="stack tight">
            <legend>{texts.evidence}</legend>
            <div class="pair">
                <div class="field">
                    <label for=id("number")>{texts.evidence_number}</label>
                    <TextEntry id=id("number") value=read(|it| &it.number) on_input=Callback::new(move |(text, _)| number(text)) on_leave=leave/>
                </div>
                <div class="field">
                    <label for=id("date")>{texts.evidence_date}</label>
                    <TextEntry id=id("date") value=read(|it| &it.date) on_input=Callback::new(move |(text, _)| date(text)) on_leave=leave/>
                </div>
            </div>
            <div class="field">
                <label for=id("subject")>{texts.evidence_subject}</label>
                <TextArea id=id("subject") value=read(|it| &it.subject) on_input=Callback::new(subject) on_leave=leave/>
            </div>
            {move || {
                (!row.entry().read().evidence.is_empty()).then(|| {
                    view! {
                        <button class="button button-quiet" type="button" on:click=remove>
                            {icon("trash")}
                            {texts.remove_evidence}
                        </button>
                    }
                })
            }}
        </fieldset>
    }
}

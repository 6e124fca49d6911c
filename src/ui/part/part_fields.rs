//! The entry of one part: a share, a number or a task, what it amounts to, and what is wrong with it.

use super::badge::{Badge, icon};
use super::finding::FindingLine;
use super::segmented::Segmented;
use super::text_entry::{TextArea, TextEntry};
use crate::domain::answer::{Absence, Answer, MilestoneStatus};
use crate::domain::check::field_of;
use crate::domain::counts::is_mere_gap;
use crate::domain::decimal::Decimal;
use crate::domain::draft::PartEntry;
use crate::domain::finding::{Field, Finding};
use crate::domain::outcome::Outcome;
use crate::domain::template::{Part, PartKind};
use crate::text;
use crate::text::format;
use crate::ui::form_state::{FormState, RowState};
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// What the fields of one part share.
#[derive(Clone, Copy)]
struct PartState {
    form: FormState,
    row: RowState,
    at: usize,
    part: StoredValue<Part>,
    /// The start of every id in this part.
    base: StoredValue<String>,
    /// The field being typed in: its message waits until it is left.
    typing: RwSignal<Option<Field>>,
    /// Whether the focus is anywhere in the part.
    inside: RwSignal<bool>,
}

impl PartState {
    fn id(self, suffix: &str) -> String {
        format!("{}-{suffix}", self.base.get_value())
    }

    fn entry<T>(self, read: impl FnOnce(&PartEntry) -> T) -> T {
        self.part.with_value(|part| {
            let row = self.row.entry().read();
            match row.parts.get(&part.id) {
                Some(entry) => read(entry),
                None => read(&PartEntry::default()),
            }
        })
    }

    fn edit(self, field: &str, change: impl FnOnce(&mut PartEntry)) {
        let (id, key) = self.part.with_value(|it| (it.id.clone(), format!("{}/{field}", it.id)));
        self.form.edit(self.row, &key, |row| change(row.parts.entry(id).or_default()));
    }

    /// Takes apart what was typed or pasted into the first field.
    fn take_apart(self) {
        let typed = self.entry(|it| it.entered.clone());
        let composed = typed.chars().any(|it| !(it.is_ascii_digit() || matches!(it, '.' | ',' | ' ')));
        if !composed {
            return;
        }
        let (id, kind) = self.part.with_value(|it| (it.id.clone(), it.kind));
        self.form.edit(self.row, &format!("{id}/entered"), |row| {
            let entry = row.parts.entry(id).or_default();
            entry.entered.clear();
            if let Some(note) = entry.take(kind, &typed) {
                row.append_note(&note);
            }
        });
    }

    fn leave(self) {
        self.take_apart();
        self.typing.set(None);
        self.form.close_step();
    }

    fn findings(self) -> Vec<Finding> {
        let id = self.part.with_value(|it| it.id.clone());
        let (typing, inside) = (self.typing.get(), self.inside.get());
        let waits = |finding: &Finding| match field_of(&finding.kind) {
            Some(field) => {
                typing == Some(field)
                    || inside && matches!(finding.kind.code(), "total_missing" | "count_missing")
            }
            None => typing.is_some(),
        };
        let check = self.row.check().read();
        let own = check.findings.iter().filter(|it| it.part.as_deref() == Some(&id));
        own.filter(|it| !is_mere_gap(&it.kind) && !waits(it)).cloned().collect()
    }

    fn has_problem(self, field: Field) -> bool {
        self.findings().iter().any(|it| field_of(&it.kind) == Some(field))
    }

    /// A field for figures bound to one text of the entry.
    fn figure(
        self,
        field: Field,
        suffix: &'static str,
        read: fn(&PartEntry) -> String,
        write: fn(&mut PartEntry, String),
        placeholder: Signal<String>,
    ) -> impl IntoView {
        view! {
            <TextEntry
                id=self.id(suffix)
                class="entry"
                inputmode="decimal"
                value=Signal::derive(move || self.entry(read))
                placeholder=placeholder
                invalid=Signal::derive(move || self.has_problem(field))
                described_by=self.id("messages")
                on_input=Callback::new(move |(text, pasted)| {
                    self.typing.set(Some(field));
                    self.edit(suffix, |it| write(it, text));
                    if pasted && field == Field::Entered {
                        self.take_apart();
                    }
                })
                on_leave=Callback::new(move |()| self.leave())
            />
        }
    }
}

/// The entry of one part.
#[component]
pub fn PartFields(
    row: RowState,
    at: usize,
    part: Part,
    base: String,
    /// Whether the choice between figures and their absence is shown although nothing is absent.
    ask_absence: RwSignal<bool>,
) -> impl IntoView {
    let state = PartState {
        form: FormState::here(),
        row,
        at,
        base: StoredValue::new(format!("{base}-{}", part.id)),
        part: StoredValue::new(part),
        typing: RwSignal::new(None),
        inside: RwSignal::new(false),
    };
    let absence = Memo::new(move |_| state.entry(|it| it.absence));
    let kind = state.part.with_value(|it| it.kind);
    let fields = move || match (absence.get(), kind) {
        (Some(absence), _) => absence_reason(state, absence).into_any(),
        (None, PartKind::Share) => share(state).into_any(),
        (None, PartKind::Number) => number(state).into_any(),
        (None, PartKind::Milestone) => milestone(state).into_any(),
    };
    view! {
        <div
            class="stack tight"
            on:focusin=move |_| state.inside.set(true)
            on:focusout=move |_| state.inside.set(false)
        >
            {move || (ask_absence.get() || absence.get().is_some()).then(|| absence_choice(state))}
            {fields}
            <div id=state.id("messages") class="stack tight messages">{move || messages(state)}</div>
        </div>
    }
}

fn share(state: PartState) -> impl IntoView {
    let texts = Shell::here().texts();
    let percent_only = Memo::new(move |_| state.entry(|it| it.percent_only));
    let none = Signal::derive(String::new);
    let denominator = state.part.with_value(|it| it.denominator.clone());
    let shared = denominator.and_then(|id| state.form.template().denominator(&id).cloned());
    let shared_id = shared.as_ref().map(|it| it.id.clone());
    let shared_total = Signal::derive(move || {
        let totals = state.form.totals().read();
        shared_id.as_ref().and_then(|it| totals.get(it)).cloned().unwrap_or_default()
    });
    let label = shared.map(|it| it.label);
    let fields = move || {
        if percent_only.get() {
            return view! {
                <div class="field">
                    <label for=state.id("percent")>{texts.percent_label}</label>
                    <div class="affix">
                        {state.figure(Field::Percent, "percent", |it| it.percent.clone(), |it, text| it.percent = text, none)}
                        <span>"%"</span>
                    </div>
                </div>
            }
            .into_any();
        }
        let label = label.clone();
        view! {
            <div class="pair">
                <div class="field">
                    <label for=state.id("entered")>{texts.count_label}</label>
                    {state.figure(Field::Entered, "entered", |it| it.entered.clone(), |it, text| it.entered = text, none)}
                </div>
                <div class="field">
                    <label for=state.id("total")>{texts.total_label}</label>
                    {state.figure(Field::Total, "total", |it| it.total.clone(), |it, text| it.total = text, shared_total)}
                </div>
            </div>
            {move || {
                let from = label.clone()?;
                let own = state.entry(|it| it.total.trim().is_empty());
                (own && !shared_total.get().trim().is_empty())
                    .then(|| view! { <p class="hint">{format!("{} “{from}”.", texts.total_from)}</p> })
            }}
        }
        .into_any()
    };
    view! {
        {fields}
        {move || result(state)}
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                id=state.id("only")
                prop:checked=move || percent_only.get()
                on:change:target=move |event| {
                    let only = event.target().checked();
                    state.edit("only", |it| it.percent_only = only);
                    state.form.close_step();
                }
            />
            <i></i>
            {texts.percent_only}
        </label>
    }
}

fn number(state: PartState) -> impl IntoView {
    let texts = Shell::here().texts();
    let unit = state.part.with_value(|it| it.target.unit.clone()).unwrap_or_default();
    let none = Signal::derive(String::new);
    view! {
        <div class="field">
            <label for=state.id("entered")>{texts.value_label}</label>
            <div class="affix">
                {state.figure(Field::Entered, "entered", |it| it.entered.clone(), |it, text| it.entered = text, none)}
                <span>{unit}</span>
            </div>
        </div>
        {move || result(state)}
    }
}

fn milestone(state: PartState) -> impl IntoView {
    let texts = Shell::here().texts();
    let label = |status: MilestoneStatus| match status {
        MilestoneStatus::NotStarted => texts.not_started,
        MilestoneStatus::InProgress => texts.in_progress,
        MilestoneStatus::Done => texts.done,
    };
    view! {
        <Segmented
            legend=texts.status_label
            name=state.id("status")
            choices=MilestoneStatus::ALL.into_iter().map(|it| (it.slug(), label(it).to_owned())).collect()
            value=Signal::derive(move || state.entry(|it| it.status.map_or("", MilestoneStatus::slug).to_owned()))
            on_choose=Callback::new(move |slug| {
                state.edit("status", |it| it.status = MilestoneStatus::from_slug(slug));
                state.form.close_step();
            })
        />
        {move || result(state)}
    }
}

fn absence_choice(state: PartState) -> impl IntoView {
    let texts = Shell::here().texts();
    view! {
        <Segmented
            legend=texts.absence
            name=state.id("absence")
            choices=vec![
                ("has", texts.absence_has.to_owned()),
                (Absence::NoData.slug(), texts.absence_no_data.to_owned()),
                (Absence::NotApplicable.slug(), texts.absence_not_applicable.to_owned()),
            ]
            value=Signal::derive(move || state.entry(|it| it.absence.map_or("has", Absence::slug).to_owned()))
            on_choose=Callback::new(move |slug| {
                state.edit("absence", |it| it.absence = Absence::from_slug(slug));
                state.form.close_step();
            })
        />
    }
}

fn absence_reason(state: PartState, absence: Absence) -> impl IntoView {
    let texts = Shell::here().texts();
    let label = match absence {
        Absence::NoData => texts.absence_reason_no_data,
        Absence::NotApplicable => texts.absence_reason_not_applicable,
    };
    view! {
        <div class="field">
            <label for=state.id("reason")>{label}</label>
            <TextArea
                id=state.id("reason")
                value=Signal::derive(move || state.entry(|it| it.absence_reason.clone()))
                on_input=Callback::new(move |text| {
                    state.typing.set(Some(Field::Entered));
                    state.edit("reason", |it| it.absence_reason = text);
                })
                on_leave=Callback::new(move |()| {
                    state.typing.set(None);
                    state.form.close_step();
                })
            />
        </div>
        {move || result(state)}
    }
}

fn messages(state: PartState) -> Vec<AnyView> {
    let shell = Shell::here();
    let language = shell.language();
    let line = |finding: Finding| match text::asked(&finding.kind) {
        Some((grouped, decimal)) => {
            let (first, second) = text::ambiguity(language, grouped, decimal);
            let field = field_of(&finding.kind).unwrap_or(Field::Entered);
            // Written so that it reads one way only: without a dot, or with a comma.
            let choose = move |number: Decimal| {
                let text = number.to_string().replace('.', ",");
                state.edit("ask", |it| match field {
                    Field::Entered => it.entered = text,
                    Field::Total => it.total = text,
                    Field::Percent => it.percent = text,
                });
                state.form.close_step();
            };
            view! {
                <div class="ask" role="group" data-code=finding.kind.code()>
                    <p><b>{shell.texts().ask_which}</b></p>
                    <button class="button" type="button" on:click=move |_| choose(grouped)>{first}</button>
                    <button class="button" type="button" on:click=move |_| choose(decimal)>{second}</button>
                </div>
            }
            .into_any()
        }
        None => view! { <FindingLine finding=finding/> }.into_any(),
    };
    state.findings().into_iter().map(line).collect()
}

/// What the entry was understood as, beside its outcome.
fn result(state: PartState) -> Option<impl IntoView> {
    let language = Shell::here().language();
    let check = state.row.check().read();
    let part = check.parts.get(state.at)?;
    let percent = state.part.with_value(|it| it.target.is_percent());
    let unit = state.part.with_value(|it| it.target.unit.clone()).unwrap_or_default();
    let value = match part.reading.answer {
        Answer::Fraction(fraction) => {
            fraction.percent(2).map(|it| format!("= {}", format::quantity(language, it, "%")))
        }
        Answer::Value(value) => {
            Some(format!("= {}", format::quantity(language, value, if percent { "%" } else { &unit })))
        }
        Answer::Milestone(_) | Answer::NoData | Answer::NotApplicable | Answer::NotEntered => None,
    };
    if part.reading.problem.is_some() && part.outcome == Outcome::NotEntered {
        return None;
    }
    let outcome = part.outcome;
    Some(view! {
        <p class="result" role="status">
            {value.map(|it| view! { <output class="value">{it}</output> })}
            <Badge outcome=outcome/>
        </p>
    })
}

/// Used by the row's heading too.
pub fn target_chip(phrase: String) -> impl IntoView {
    view! { <span class="target">{icon("flag")} {phrase}</span> }
}

//! One row: what is asked, the entry, what it amounts to, and what may be added.

use super::badge::{Badge, icon};
use super::evidence::EvidenceFields;
use super::finding::FindingLine;
use super::part_fields::{PartFields, target_chip};
use super::segmented::Segmented;
use super::text_entry::TextArea;
use crate::domain::answer::{Answer, MilestoneStatus};
use crate::domain::check::disagreement;
use crate::domain::draft::Declared;
use crate::domain::finding::FindingKind;
use crate::domain::outcome::Outcome;
use crate::domain::template::Indicator;
use crate::text;
use crate::text::format;
use crate::ui::form_state::{FormState, RowState};
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// Longer texts are folded: about six lines of a phone.
const FOLD_AFTER: usize = 210;

/// What a person opened in a row although nothing is in it.
#[derive(Clone, Copy)]
struct Opened {
    note: RwSignal<bool>,
    evidence: RwSignal<bool>,
    absence: RwSignal<bool>,
    declared: RwSignal<bool>,
}

/// One row.
#[component]
pub fn RowCard(row: RowState, indicator: Indicator) -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let id = format!("row-{}", indicator.id);
    let base = format!("f-{}", indicator.id);
    let opened = Opened {
        note: RwSignal::new(false),
        evidence: RwSignal::new(false),
        absence: RwSignal::new(false),
        declared: RwSignal::new(false),
    };
    let compound = indicator.is_compound();
    let parts: Vec<AnyView> = indicator
        .parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let fields = view! { <PartFields row=row at=at part=part.clone() base=base.clone() ask_absence=opened.absence/> };
            if compound {
                let chip = text::target(shell.language(), &part.target);
                let legend = format!("{}) {}", part.id, part.label);
                view! {
                    <fieldset class="part">
                        <legend>{legend}</legend>
                        <p class="meta">{target_chip(format!("{} {chip}", texts.target_label))}</p>
                        {fields}
                    </fieldset>
                }
                .into_any()
            } else {
                fields.into_any()
            }
        })
        .collect();
    let heading = format!("{id}-name");
    view! {
        <section class="row-card" id=id aria-labelledby=heading.clone() data-outcome=move || row.check().read().outcome().slug()>
            {heading_of(&indicator, heading.clone())}
            {meta(row, &indicator)}
            {parts}
            {compound.then(|| whole(row))}
            {row_findings(row)}
            {note(row, &base, opened)}
            {evidence(row, &indicator, &base, opened)}
            {declared(row, &base, opened)}
            {more(row, &indicator, opened)}
        </section>
    }
}

fn heading_of(indicator: &Indicator, id: String) -> impl IntoView + use<> {
    let texts = Shell::here().texts();
    let long = indicator.name.chars().count() > FOLD_AFTER;
    let folded = RwSignal::new(long);
    view! {
        <h2 class="question" id=id>
            <span class="number">{indicator.number.clone()}</span>
            <span class:folded=folded>{indicator.name.clone()}</span>
        </h2>
        {long.then(|| {
            view! {
                <button
                    class="button button-quiet"
                    type="button"
                    aria-expanded=move || (!folded.get()).to_string()
                    on:click=move |_| folded.update(|it| *it = !*it)
                >
                    {move || if folded.get() { texts.see_more } else { texts.see_less }}
                </button>
            }
        })}
    }
}

fn meta(row: RowState, indicator: &Indicator) -> impl IntoView + use<> {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let [part] = indicator.parts.as_slice() else { return None };
    let chip = format!("{} {}", texts.target_label, text::target(language, &part.target));
    let unit = part.target.unit.clone().unwrap_or_default();
    let before = FormState::here().previous(&indicator.id, &part.id).map(|before| {
        move || {
            let check = row.check().read();
            let now = check.parts.first().and_then(|it| it.reading.answer.figure());
            view! { <span>{text::previous(language, before, now, &unit)}</span> }
        }
    });
    Some(view! { <p class="meta">{target_chip(chip)} {before}</p> })
}

fn whole(row: RowState) -> impl IntoView {
    let texts = Shell::here().texts();
    move || {
        let outcome = row.check().read().computed;
        view! { <p class="result total">{texts.whole_indicator} " " <Badge outcome=outcome/></p> }
    }
}

/// Findings of the row as a whole; those that an open field already speaks of stand there.
fn row_findings(row: RowState) -> impl IntoView {
    let form = FormState::here();
    let same = form.same_measure(row);
    move || {
        let check = row.check().get();
        let other = same.as_ref().and_then(|(other, earlier, own)| {
            disagreement(own, &check, earlier, &other.check().read())
        });
        let own = check.findings.into_iter().filter(|it| it.part.is_none());
        own.chain(other).map(|it| view! { <FindingLine finding=it/> }).collect::<Vec<_>>()
    }
}

fn note(row: RowState, base: &str, opened: Opened) -> impl IntoView + use<> {
    let form = FormState::here();
    let texts = Shell::here().texts();
    let id = format!("{base}-note");
    let asked = Memo::new(move |_| row.check().read().outcome() == Outcome::NotMet);
    let shown = Memo::new(move |_| opened.note.get() || asked.get() || !row.entry().read().note.is_empty());
    move || {
        let id = id.clone();
        shown.get().then(|| {
            view! {
                <div class="field">
                    <label for=id.clone()>
                        {move || if asked.get() { texts.note_not_met } else { texts.note }}
                    </label>
                    <TextArea
                        id=id
                        value=Signal::derive(move || row.entry().read().note.clone())
                        on_input=Callback::new(move |text: String| {
                            opened.note.set(true);
                            form.edit(row, "note", |it| it.note = text);
                        })
                        on_leave=Callback::new(move |()| form.close_step())
                    />
                </div>
            }
        })
    }
}

fn evidence(row: RowState, indicator: &Indicator, base: &str, opened: Opened) -> impl IntoView + use<> {
    let base = base.to_owned();
    let asked = indicator.evidence_asked;
    let shown = Memo::new(move |_| {
        let done = |it: &crate::domain::check::PartCheck| {
            it.reading.answer == Answer::Milestone(MilestoneStatus::Done)
        };
        opened.evidence.get()
            || !row.entry().read().evidence.is_empty()
            || asked && row.check().read().parts.iter().any(done)
    });
    move || shown.get().then(|| view! { <EvidenceFields row=row base=base.clone()/> })
}

fn declared(row: RowState, base: &str, opened: Opened) -> impl IntoView + use<> {
    let form = FormState::here();
    let shell = Shell::here();
    let texts = shell.texts();
    let base = base.to_owned();
    let shown = Memo::new(move |_| opened.declared.get() || row.entry().read().declared.is_some());
    let chosen = Memo::new(move |_| row.entry().read().declared.as_ref().map(|it| it.outcome));
    move || {
        if !shown.get() {
            return None;
        }
        let reason_id = format!("{base}-declared-reason");
        let word = |outcome: Outcome| text::outcome(shell.language(), outcome).to_owned();
        let mut choices = vec![("computed", texts.declare_none.to_owned())];
        choices.extend([Outcome::Exceeded, Outcome::Met, Outcome::NotMet].map(|it| (it.slug(), word(it))));
        Some(view! {
            <div class="stack tight">
                <Segmented
                    legend=texts.declare
                    name=format!("{base}-declared")
                    class="segmented-two"
                    choices=choices
                    value=Signal::derive(move || chosen.get().map_or("computed", Outcome::slug).to_owned())
                    on_choose=Callback::new(move |slug| {
                        opened.declared.set(true);
                        form.edit(row, "declared", |it| {
                            let reason = it.declared.take().map(|it| it.reason).unwrap_or_default();
                            it.declared = Outcome::from_slug(slug).map(|outcome| Declared { outcome, reason });
                        });
                        form.close_step();
                    })
                />
                {move || {
                    let outcome = chosen.get()?;
                    let computed = row.check().read().computed;
                    Some(view! {
                        <div class="field">
                            <label for=reason_id.clone()>{texts.declared_reason}</label>
                            <TextArea
                                id=reason_id.clone()
                                value=Signal::derive(move || {
                                    row.entry().read().declared.as_ref().map(|it| it.reason.clone()).unwrap_or_default()
                                })
                                on_input=Callback::new(move |text: String| {
                                    form.edit(row, "declared/reason", |it| {
                                        if let Some(declared) = &mut it.declared {
                                            declared.reason = text;
                                        }
                                    });
                                })
                                on_leave=Callback::new(move |()| form.close_step())
                            />
                            <p class="hint">{texts.declare_hint}</p>
                        </div>
                        <p class="result">
                            {texts.declared_as} " " <Badge outcome=outcome/> {texts.computed_as} " " <Badge outcome=computed/>
                        </p>
                    })
                }}
            </div>
        })
    }
}

/// What is not needed often, behind one line.
fn more(row: RowState, indicator: &Indicator, opened: Opened) -> impl IntoView + use<> {
    let texts = Shell::here().texts();
    let facts: Vec<(&'static str, String)> = [
        (texts.lead_unit, indicator.lead_unit.clone()),
        (texts.supporting_units, indicator.supporting_units.join("; ")),
        (texts.next_year, indicator.next_year.as_ref().map(|it| it.text.clone()).unwrap_or_default()),
        (texts.template_note, indicator.note.clone()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .collect();
    let item = move |open: RwSignal<bool>, name: &'static str, label: &'static str| {
        view! {
            <button class="button" type="button" hidden=open on:click=move |_| open.set(true)>{icon(name)} {label}</button>
        }
    };
    let absent = move || row.entry().read().parts.values().any(|it| it.absence.is_some());
    view! {
        <details class="more">
            <summary>{icon("plus")} <span>{texts.more} " " <small>{texts.more_hint}</small></span></summary>
            <div class="stack tight">
                {item(opened.note, "pencil", texts.add_note)}
                {item(opened.evidence, "file", texts.add_evidence)}
                {move || (!absent()).then(|| item(opened.absence, "dash", texts.absence_no_data))}
                {item(opened.declared, "flag", texts.declare)}
                {(!facts.is_empty()).then(|| {
                    let items: Vec<_> =
                        facts.into_iter().map(|(name, text)| view! { <dt>{name}</dt> <dd>{text}</dd> }).collect();
                    view! { <dl class="facts">{items}</dl> }
                })}
            </div>
        </details>
    }
}

/// Whether a row has something to look at; for the filter.
pub fn needs_a_look(row: RowState) -> bool {
    row.check().read().findings.iter().any(|it| it.kind != FindingKind::AnswerMissing)
}

/// A figure or the words of an answer, as people read them.
pub fn answer_words(language: text::Language, answer: &Answer, unit: &str, percent: bool) -> String {
    let texts = language.texts();
    match answer {
        Answer::Fraction(it) => {
            let counts =
                format!("{}/{}", format::decimal(language, it.numerator()), format::decimal(language, it.denominator()));
            match it.percent(2).filter(|_| percent) {
                Some(share) => format!("{counts} = {}", format::quantity(language, share, "%")),
                None => counts,
            }
        }
        Answer::Value(it) => format::quantity(language, *it, if percent { "%" } else { unit }),
        Answer::Milestone(MilestoneStatus::NotStarted) => texts.not_started.to_owned(),
        Answer::Milestone(MilestoneStatus::InProgress) => texts.in_progress.to_owned(),
        Answer::Milestone(MilestoneStatus::Done) => texts.done.to_owned(),
        Answer::NoData | Answer::NotApplicable | Answer::NotEntered => texts.no_result.to_owned(),
    }
}

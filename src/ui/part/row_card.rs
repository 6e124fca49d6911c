//! One row: what is asked, the entry, what it amounts to, and what may be added.

use super::badge::{badge, icon};
use super::evidence::evidence_fields;
use super::finding_line::finding_line;
use super::part_fields::{part_fields, target_chip};
use super::segmented::Segmented;
use super::text_entry::{field, text_area};
use crate::browser::page;
use crate::domain::answer::{Absence, Answer, MilestoneStatus};
use crate::domain::check::disagreement;
use crate::domain::draft::Declared;
use crate::domain::finding::{FindingKind, TextField};
use crate::domain::outcome::Outcome;
use crate::domain::template::Indicator;
use crate::text;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::form_state::{FormState, RowState};
use crate::ui::reactive::{Callback, Memo, RwSignal, Signal, request_animation_frame, untrack};
use crate::ui::shell::Shell;

/// Longer texts are folded: about six lines of a phone.
const FOLD_AFTER: usize = 210;

/// What a person opened in a row although nothing is in it.
#[derive(Clone, Copy)]
struct Opened {
    note: RwSignal<bool>,
    evidence: RwSignal<bool>,
    absence: RwSignal<bool>,
    declared: RwSignal<bool>,
    /// A field of words is being typed in: what is said of the row waits until it is left.
    writing: RwSignal<bool>,
}

/// One row.
pub fn row_card(row: RowState, indicator: &Indicator) -> El {
    let texts = Shell::here().texts();
    let language = Shell::here().language();
    let id = format!("row-{}", indicator.id);
    let base = format!("f-{}", indicator.id);
    let heading = format!("{id}-name");
    let opened = Opened {
        note: RwSignal::new(false),
        evidence: RwSignal::new(false),
        absence: RwSignal::new(false),
        declared: RwSignal::new(false),
        writing: RwSignal::new(false),
    };
    let mut card = el("section")
        .class("row-card")
        .id(&id)
        .attr("aria-labelledby", &heading)
        .attr_by("data-outcome", move || Some(row.check().read().outcome().slug().to_owned()))
        .add(heading_of(indicator, &heading));
    if indicator.is_compound() {
        for (at, part) in indicator.parts.iter().enumerate() {
            let chip = target_chip(&text::target(language, &part.target));
            card = card.add(
                el("fieldset")
                    .class("part")
                    .add(el("legend").add(format!("{}) {}", part.id, part.label)))
                    .add(el("p").class("meta").add(chip))
                    .add(part_fields(row, at, part.clone(), &base, opened.absence)),
            );
        }
        card = card.live(move || {
            let outcome = row.check().read().computed;
            el("p").class("result total").add(texts.whole_indicator()).add(" ").add(badge(outcome))
        });
    } else if let Some(part) = indicator.parts.first() {
        card = card.add(meta(row, indicator)).add(part_fields(row, 0, part.clone(), &base, opened.absence));
    }
    // The messages stand below the fields they ask for: one that goes must not move its field under the thumb.
    card.add(note(row, &base, opened))
        .add(row_findings(row, opened, Place::Note))
        .add(evidence(row, indicator.evidence_asked, &base, opened))
        .add(row_findings(row, opened, Place::Evidence))
        .add(declared(row, &base, opened))
        .add(row_findings(row, opened, Place::Declared))
        .add(row_findings(row, opened, Place::Row))
        .add(more(row, indicator, opened))
}

fn heading_of(indicator: &Indicator, id: &str) -> View {
    let texts = Shell::here().texts();
    let name = el("span").add(indicator.name.as_str());
    let number = el("span").class("number").add(indicator.number.as_str());
    let heading = el("h2").class("question").id(id).add(number);
    if indicator.name.chars().count() <= FOLD_AFTER {
        return heading.add(name).into();
    }
    let folded = RwSignal::new(true);
    let name = name.attr_by("class", move || folded.get().then(|| "folded".to_owned()));
    let unfold = el("button")
        .class("button button-quiet")
        .attr("type", "button")
        .attr_by("aria-expanded", move || Some((!folded.get()).to_string()))
        .words(move || if folded.get() { texts.see_more() } else { texts.see_less() }.to_owned())
        .on_tap(move || folded.update(|it| *it = !*it));
    View::from(heading.add(name)).and(unfold)
}

/// The target, and the figure of the previous period.
fn meta(row: RowState, indicator: &Indicator) -> Option<El> {
    let language = Shell::here().language();
    let part = indicator.parts.first()?;
    let line = el("p").class("meta").add(target_chip(&text::target(language, &part.target)));
    let Some(before) = FormState::here().previous(&indicator.id, &part.id) else { return Some(line) };
    let unit = part.target.unit.clone().unwrap_or_default();
    Some(line.add(el("span").words(move || {
        let check = row.check().read();
        let now = check.parts.first().and_then(|it| it.reading.answer.figure());
        text::previous(language, before, now, &unit)
    })))
}

/// What a finding of a row is about.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Note,
    Evidence,
    /// Below that very document.
    EvidenceDate,
    Declared,
    Row,
}

fn place_of(kind: &FindingKind) -> Place {
    match kind {
        FindingKind::NotMetWithoutNote | FindingKind::TextTooLong { field: TextField::Note, .. } => {
            Place::Note
        }
        FindingKind::EvidenceDateUnreadable { .. } => Place::EvidenceDate,
        FindingKind::MilestoneWithoutEvidence
        | FindingKind::TextTooLong { field: TextField::Evidence, .. } => Place::Evidence,
        FindingKind::DeclaredReasonMissing
        | FindingKind::TextTooLong { field: TextField::DeclaredReason, .. } => Place::Declared,
        FindingKind::Entry(_)
        | FindingKind::AnswerMissing
        | FindingKind::AbsenceReasonMissing
        | FindingKind::TextTooLong { .. }
        | FindingKind::OrgUnitMissing
        | FindingKind::PercentDiffers { .. }
        | FindingKind::FarFromPrevious { .. }
        | FindingKind::SameMeasureDiffers { .. }
        | FindingKind::TemplateTextLeft => Place::Row,
    }
}

/// Findings of the row that are not about its figures, each group below what it is about.
fn row_findings(row: RowState, opened: Opened, place: Place) -> View {
    let same = if place == Place::Row { FormState::here().same_measure(row) } else { None };
    live(move || {
        if opened.writing.get() {
            return View::default();
        }
        let check = row.check().read();
        let mut view = View::default();
        for finding in check.findings.iter().filter(|it| it.part.is_none() && place_of(&it.kind) == place) {
            view = view.and(finding_line(finding));
        }
        let other = same
            .as_ref()
            .and_then(|(other, earlier, own)| disagreement(own, &check, earlier, &other.check().read()));
        view.and(other.as_ref().map(finding_line))
    })
}

/// A field of words in a row: what is said of the row waits while it is typed in.
fn words_field(
    id: &str,
    opened: Opened,
    read: impl Fn() -> String + Send + Sync + 'static,
    write: impl Fn(String) + Send + Sync + 'static,
) -> El {
    let form = FormState::here();
    let on_input = Callback::new(move |text| {
        opened.writing.set(true);
        write(text);
    });
    let on_leave = Callback::new(move |()| {
        opened.writing.set(false);
        form.close_step();
    });
    text_area(id, Signal::derive(read), on_input, Some(on_leave))
}

fn note(row: RowState, base: &str, opened: Opened) -> View {
    let form = FormState::here();
    let texts = Shell::here().texts();
    let id = format!("{base}-note");
    let asked = Memo::new(move |_| row.check().read().outcome() == Outcome::NotMet);
    let shown = Memo::new(move |_| opened.note.get() || asked.get() || !row.entry().read().note.is_empty());
    live(move || {
        shown.get().then(|| {
            let area = words_field(
                &id,
                opened,
                move || row.entry().read().note.clone(),
                move |text| {
                    opened.note.set(true);
                    form.edit(row, "note", |it| it.note = text);
                },
            );
            let label = el("label")
                .attr("for", &id)
                .words(move || if asked.get() { texts.note_not_met() } else { texts.note() }.to_owned());
            div("field").add(label).add(area)
        })
    })
}

fn evidence(row: RowState, asked: bool, base: &str, opened: Opened) -> View {
    let base = base.to_owned();
    let shown = Memo::new(move |_| {
        let done = Answer::Milestone(MilestoneStatus::Done);
        opened.evidence.get()
            || !row.entry().read().evidence.is_empty()
            || asked && row.check().read().parts.iter().any(|it| it.reading.answer == done)
    });
    live(move || shown.get().then(|| evidence_fields(row, &base, opened.writing)))
}

fn declared(row: RowState, base: &str, opened: Opened) -> View {
    let shown = Memo::new(move |_| opened.declared.get() || row.entry().read().declared.is_some());
    let base = base.to_owned();
    live(move || shown.get().then(|| declaration(row, &base, opened)))
}

fn declaration(row: RowState, base: &str, opened: Opened) -> El {
    let form = FormState::here();
    let shell = Shell::here();
    let texts = shell.texts();
    let chosen = Memo::new(move |_| row.entry().read().declared.as_ref().map(|it| it.outcome));
    let computed = Memo::new(move |_| row.check().read().computed);
    let name = format!("{base}-declared");
    let choice = move || {
        // What the rule says anyway is nothing to declare, unless it has been and the figures changed since.
        let computed = computed.get();
        let word = |it| text::outcome(shell.language(), it);
        let mut choices = vec![("computed", format!("{}: {}", texts.declare_none(), word(computed)))];
        for outcome in [Outcome::Exceeded, Outcome::Met, Outcome::NotMet] {
            if outcome != computed || untrack(|| chosen.get()) == Some(outcome) {
                choices.push((outcome.slug(), word(outcome).to_owned()));
            }
        }
        Segmented {
            legend: texts.declare(),
            name: name.clone(),
            class: "segmented-two",
            choices,
            value: Signal::derive(move || chosen.get().map_or("computed", Outcome::slug).to_owned()),
            on_choose: Callback::new(move |slug| {
                opened.declared.set(true);
                opened.writing.set(true);
                form.edit(row, "declared", |it| {
                    let reason = it.declared.take().map(|it| it.reason).unwrap_or_default();
                    it.declared = Outcome::from_slug(slug).map(|outcome| Declared { outcome, reason });
                });
                form.close_step();
            }),
        }
        .view()
    };
    let id = format!("{base}-declared-reason");
    div("stack tight").live(choice).live(move || {
        let outcome = chosen.get()?;
        let area = words_field(
            &id,
            opened,
            move || {
                let entry = row.entry().read();
                entry.declared.as_ref().map(|it| it.reason.clone()).unwrap_or_default()
            },
            move |text| {
                form.edit(row, "declared/reason", |it| {
                    if let Some(declared) = &mut it.declared {
                        declared.reason = text;
                    }
                });
            },
        );
        let reason =
            field(&id, texts.declared_reason(), area).add(el("p").class("hint").add(texts.declare_hint()));
        let both = el("p")
            .class("result")
            .add(texts.declared_as())
            .add(" ")
            .add(badge(outcome))
            .live(move || View::from(texts.computed_as()).and(" ").and(badge(computed.get())));
        Some(View::from(reason).and(both))
    })
}

/// What is not needed often, behind one line.
fn more(row: RowState, indicator: &Indicator, opened: Opened) -> El {
    let texts = Shell::here().texts();
    let mut facts = el("dl").class("facts");
    let first_part = indicator.parts.first().map(|it| it.id.clone()).unwrap_or_default();
    let next_year = indicator.next_year.as_ref().map_or("", |it| it.text.as_str());
    for (name, fact) in [
        (texts.lead_unit(), indicator.lead_unit.as_str()),
        (texts.supporting_units(), &indicator.supporting_units.join("; ")),
        (texts.next_year(), next_year),
        (texts.template_note(), &indicator.note),
    ] {
        if !fact.is_empty() {
            facts = facts.add(el("dt").add(name)).add(el("dd").add(fact));
        }
    }
    let form = FormState::here();
    let absent = Memo::new(move |_| row.entry().read().parts.values().any(|it| it.absence.is_some()));
    let mut inside = div("stack tight");
    // Each opens its fields and puts the focus there: they may lie off the screen.
    for (open, name, label, field) in [
        (opened.note, "pencil", texts.add_note(), "note".to_owned()),
        (opened.evidence, "file", texts.add_evidence(), "evidence-0-number".to_owned()),
        (opened.absence, "dash", texts.add_absence(), first_part.clone() + "-reason"),
        (opened.declared, "flag", texts.declare(), "declared".to_owned()),
    ] {
        let (whole, only_part, id) = (indicator.is_compound(), first_part.clone(), indicator.id.clone());
        inside = inside.add(
            el("button")
                .class("button")
                .attr("type", "button")
                .flag_by("hidden", move || open.get() || name == "dash" && absent.get())
                .add(icon(name))
                .add(label)
                .on_tap(move || {
                    open.set(true);
                    if name == "dash" && !whole {
                        form.edit(row, &format!("{only_part}/absence"), |it| {
                            it.parts.or_default(only_part.clone()).absence = Some(Absence::NoData);
                        });
                        form.close_step();
                    }
                    let (id, field) = (id.clone(), field.clone());
                    request_animation_frame(move || page::show(&id, &field));
                }),
        );
    }
    let hint = el("span").add(texts.more()).add(" ").add(el("small").add(texts.more_hint()));
    el("details").class("more").add(el("summary").add(icon("plus")).add(hint)).add(inside.add(facts))
}

/// Whether a row has something to look at; for the filter.
pub fn needs_a_look(row: RowState) -> bool {
    row.check().read().findings.iter().any(|it| it.kind != FindingKind::AnswerMissing)
}

//! The entry of one part: a share, a number or a task, what it amounts to, and what is wrong with it.

use super::badge::{badge, icon};
use super::finding_line::finding_line;
use super::segmented::Segmented;
use super::text_entry::{TextEntry, field, text_area};
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
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::form_state::{FormState, RowState};
use crate::ui::reactive::{Callback, Memo, RwSignal, Signal, StoredValue};
use crate::ui::shell::Shell;

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
    /// What is said of the part. A memo: a button in a message must not be built anew under the thumb.
    shown: Memo<Vec<Finding>>,
}

impl PartState {
    fn id(self, suffix: &str) -> String {
        format!("{}-{suffix}", self.base.get_value())
    }

    /// What was entered. Reactive.
    fn entry(self) -> PartEntry {
        let row = self.row.entry().read();
        self.part.with_value(|part| row.parts.get(&part.id).cloned()).unwrap_or_default()
    }

    fn edit(self, field: &str, change: impl FnOnce(&mut PartEntry)) {
        let (id, key) = self.part.with_value(|it| (it.id.clone(), format!("{}/{field}", it.id)));
        self.form.edit(self.row, &key, |row| change(row.parts.or_default(id)));
    }

    /// Takes apart what was typed or pasted into the first field.
    fn take_apart(self) {
        let typed = self.entry().entered;
        let composed = typed.chars().any(|it| !(it.is_ascii_digit() || matches!(it, '.' | ',' | ' ')));
        if !composed {
            return;
        }
        let (id, kind) = self.part.with_value(|it| (it.id.clone(), it.kind));
        self.form.edit(self.row, &format!("{id}/entered"), |row| {
            let entry = row.parts.or_default(id);
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

    /// What is to be said of the part now. While the first field is typed in nothing is: it may hold a whole answer.
    fn findings(self) -> Vec<Finding> {
        let id = self.part.with_value(|it| it.id.clone());
        let (typing, inside) = (self.typing.get(), self.inside.get());
        let waits = |finding: &Finding| match (typing, field_of(&finding.kind)) {
            (Some(Field::Entered), _) | (Some(_), None) => true,
            (Some(typing), Some(field)) if typing == field => true,
            _ => {
                inside
                    && matches!(
                        finding.kind.code(),
                        "total_missing" | "count_missing" | "absence_reason_missing"
                    )
            }
        };
        let check = self.row.check().read();
        let own = check.findings.iter().filter(|it| it.part.as_deref() == Some(&id));
        own.filter(|it| !is_mere_gap(&it.kind) && !waits(it)).cloned().collect()
    }

    /// A field for figures bound to one text of the entry.
    fn figure(self, which: Field, placeholder: Option<Signal<String>>) -> El {
        let suffix = match which {
            Field::Entered => "entered",
            Field::Total => "total",
            Field::Percent => "percent",
        };
        let kind = self.part.with_value(|it| it.kind);
        let value = Signal::derive(move || std::mem::take(text_of_mut(&mut self.entry(), which)));
        let on_input = Callback::new(move |(text, pasted): (String, bool)| {
            self.typing.set(Some(which));
            self.edit(suffix, |it| {
                *text_of_mut(it, which) = text;
                // What came with an earlier text and has no field now is not seen any more and must not count.
                if which != Field::Percent {
                    it.percent.clear();
                }
                if kind == PartKind::Number {
                    it.total.clear();
                }
            });
            if pasted && which == Field::Entered {
                self.take_apart();
            }
        });
        TextEntry {
            class: "entry",
            inputmode: "decimal",
            placeholder,
            invalid: Some(Signal::derive(move || {
                self.shown.get().iter().any(|it| field_of(&it.kind) == Some(which))
            })),
            described_by: self.id("messages"),
            on_leave: Some(Callback::new(move |()| self.leave())),
            ..TextEntry::new(self.id(suffix), value, on_input)
        }
        .view()
    }
}

fn text_of_mut(entry: &mut PartEntry, field: Field) -> &mut String {
    match field {
        Field::Entered => &mut entry.entered,
        Field::Total => &mut entry.total,
        Field::Percent => &mut entry.percent,
    }
}

/// The entry of one part. `ask_absence`: the choice between figures and their absence is shown although nothing is absent.
pub fn part_fields(row: RowState, at: usize, part: Part, base: &str, ask_absence: RwSignal<bool>) -> El {
    let state = PartState {
        form: FormState::here(),
        row,
        at,
        base: StoredValue::new(format!("{base}-{}", part.id)),
        part: StoredValue::new(part),
        typing: RwSignal::new(None),
        inside: RwSignal::new(false),
        shown: Memo::new(|_| Vec::new()),
    };
    let state = PartState { shown: Memo::new(move |_| state.findings()), ..state };
    let absence = Memo::new(move |_| state.entry().absence);
    let kind = state.part.with_value(|it| it.kind);
    div("stack tight")
        .id(&state.base.get_value())
        .on("focusin", move |_| state.inside.set(true))
        .on("focusout", move |_| state.inside.set(false))
        .live(move || (ask_absence.get() || absence.get().is_some()).then(|| absence_choice(state)))
        .live(move || match (absence.get(), kind) {
            (Some(absence), _) => absence_reason(state, absence),
            (None, PartKind::Share) => share(state),
            (None, PartKind::Number) => number(state),
            (None, PartKind::Milestone) => milestone(state),
        })
        .add(div("stack tight messages").id(&state.id("messages")).live(move || messages(state)))
}

fn share(state: PartState) -> View {
    let texts = Shell::here().texts();
    let percent_only = Memo::new(move |_| state.entry().percent_only);
    let fields = live(move || if percent_only.get() { percentage(state) } else { count_and_total(state) });
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .id(&state.id("only"))
        .checked_by(move || percent_only.get())
        .on("change", move |_| {
            state.edit("only", |it| it.percent_only = !it.percent_only);
            state.form.close_step();
        });
    let switch = el("label").class("switch").add(tick).add(el("i")).add(texts.percent_only());
    fields.and(live(move || result(state))).and(switch)
}

fn percentage(state: PartState) -> View {
    let texts = Shell::here().texts();
    let entry = div("affix").add(state.figure(Field::Percent, None)).add(el("span").add("%"));
    field(&state.id("percent"), texts.percent_label(), entry).into()
}

fn count_and_total(state: PartState) -> View {
    let texts = Shell::here().texts();
    let form = state.form;
    let denominator = state.part.with_value(|it| it.denominator.clone());
    let shared = denominator.and_then(|id| form.template().denominator(&id).cloned());
    let count = field(&state.id("entered"), texts.count_label(), state.figure(Field::Entered, None));
    let Some(shared) = shared else {
        let total = field(&state.id("total"), texts.total_label(), state.figure(Field::Total, None));
        return div("pair").add(count).add(total).into();
    };
    let shared_total =
        Signal::derive(move || form.totals().read().get(&shared.id).cloned().unwrap_or_default());
    let total =
        field(&state.id("total"), texts.total_label(), state.figure(Field::Total, Some(shared_total)));
    let origin = format!("{} “{}”.", texts.total_from(), shared.label);
    let hint = live(move || {
        let serves = state.entry().total.trim().is_empty() && !shared_total.read().trim().is_empty();
        serves.then(|| el("p").class("hint").add(origin.as_str()))
    });
    View::from(div("pair").add(count).add(total)).and(hint)
}

fn number(state: PartState) -> View {
    let texts = Shell::here().texts();
    let unit = state.part.with_value(|it| it.target.unit.clone()).unwrap_or_default();
    let entry = div("affix").add(state.figure(Field::Entered, None)).add(el("span").add(unit));
    View::from(field(&state.id("entered"), texts.value_label(), entry)).and(live(move || result(state)))
}

fn milestone(state: PartState) -> View {
    let texts = Shell::here().texts();
    let choices = MilestoneStatus::ALL.map(|it| (it.slug(), status_word(texts, it).to_owned()));
    let choice = Segmented {
        legend: texts.status_label(),
        name: state.id("status"),
        class: "",
        choices: choices.into(),
        value: Signal::derive(move || state.entry().status.map_or("", MilestoneStatus::slug).to_owned()),
        on_choose: Callback::new(move |slug| {
            state.edit("status", |it| it.status = MilestoneStatus::from_slug(slug));
            state.form.close_step();
        }),
    };
    View::from(choice.view()).and(live(move || result(state)))
}

fn status_word(texts: text::Texts, status: MilestoneStatus) -> &'static str {
    match status {
        MilestoneStatus::NotStarted => texts.not_started(),
        MilestoneStatus::InProgress => texts.in_progress(),
        MilestoneStatus::Done => texts.done(),
    }
}

fn absence_choice(state: PartState) -> El {
    let texts = Shell::here().texts();
    Segmented {
        legend: texts.absence(),
        name: state.id("absence"),
        class: "",
        choices: vec![
            ("has", texts.absence_has().to_owned()),
            (Absence::NoData.slug(), texts.absence_no_data().to_owned()),
            (Absence::NotApplicable.slug(), texts.absence_not_applicable().to_owned()),
        ],
        value: Signal::derive(move || state.entry().absence.map_or("has", Absence::slug).to_owned()),
        on_choose: Callback::new(move |slug| {
            state.edit("absence", |it| it.absence = Absence::from_slug(slug));
            state.form.close_step();
        }),
    }
    .view()
}

fn absence_reason(state: PartState, absence: Absence) -> View {
    let texts = Shell::here().texts();
    let label = match absence {
        Absence::NoData => texts.absence_reason_no_data(),
        Absence::NotApplicable => texts.absence_reason_not_applicable(),
    };
    let id = state.id("reason");
    let area = text_area(
        &id,
        Signal::derive(move || state.entry().absence_reason),
        Callback::new(move |text| {
            state.typing.set(Some(Field::Entered));
            state.edit("reason", |it| it.absence_reason = text);
        }),
        Some(Callback::new(move |()| state.leave())),
    );
    View::from(field(&id, label, area)).and(live(move || result(state)))
}

fn messages(state: PartState) -> View {
    let mut view = View::default();
    for finding in state.shown.get() {
        view = view.and(match text::asked(&finding.kind) {
            Some((grouped, decimal)) => {
                let field = field_of(&finding.kind).unwrap_or(Field::Entered);
                let choose = Callback::new(move |text| {
                    state.edit("ask", |it| *text_of_mut(it, field) = text);
                    state.form.close_step();
                });
                ask_which(grouped, decimal, choose)
            }
            None => finding_line(&finding),
        });
    }
    view
}

/// Which number a text with one dot before three digits means. The choice comes back written so that it reads one way
/// only: without a dot, or with a comma.
pub fn ask_which(grouped: Decimal, decimal: Decimal, choose: Callback<String>) -> El {
    let shell = Shell::here();
    let (first, second) = text::ambiguity(shell.language(), grouped, decimal);
    let mut ask = div("ask").attr("role", "group").attr("data-code", "ambiguous_number");
    ask = ask.add(el("p").add(el("b").add(shell.texts().ask_which())));
    for (number, words) in [(grouped, first), (decimal, second)] {
        let text = number.to_string().replace('.', ",");
        let button = el("button").class("button").attr("type", "button").add(words);
        ask = ask.add(button.on_tap(move || choose.run(text.clone())));
    }
    ask
}

/// What the entry was understood as, beside its outcome.
fn result(state: PartState) -> Option<El> {
    let language = Shell::here().language();
    let check = state.row.check().read();
    let part = check.parts.get(state.at)?;
    if part.reading.problem.is_some() && part.outcome == Outcome::NotEntered {
        return None;
    }
    let unit = state.part.with_value(|it| it.target.unit.clone()).unwrap_or_default();
    let part_is_percent = state.part.with_value(|it| it.target.is_percent());
    let value = match part.reading.answer {
        Answer::Fraction(fraction) if part_is_percent => fraction.percent(2).map(|it| (it, "%")),
        Answer::Fraction(fraction) => Some((fraction.numerator(), unit.as_str())),
        Answer::Value(value) => Some((value, unit.as_str())),
        Answer::Milestone(_) | Answer::NoData | Answer::NotApplicable | Answer::NotEntered => None,
    };
    let value = value.map(|(number, unit)| {
        el("output").class("value").add(format!("= {}", format::quantity(language, number, unit)))
    });
    Some(el("p").class("result").attr("role", "status").add(value).add(badge(part.outcome)))
}

/// The target as a quiet chip.
pub fn target_chip(phrase: &str) -> El {
    let texts = Shell::here().texts();
    el("span").class("target").add(icon("flag")).add(format!("{} {phrase}", texts.target_label()))
}

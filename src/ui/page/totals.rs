//! The shared totals: entered once, offered in every row they fit.

use crate::domain::finding::{EntryProblem, Field, Finding, FindingKind};
use crate::domain::interpret;
use crate::domain::template::SharedDenominator;
use crate::ui::dom::{El, View, div, el};
use crate::ui::form_state::FormState;
use crate::ui::part::{TextEntry, ask_which, field, finding_line, icon};
use crate::ui::reactive::{Callback, RwSignal, Signal, StoredValue, untrack};
use crate::ui::shell::Shell;

/// One shared total on screen.
#[derive(Clone, Copy)]
struct TotalState {
    form: FormState,
    /// [`SharedDenominator::id`].
    key: StoredValue<String>,
    value: Signal<String>,
    /// Whether it is being typed: its message waits until it is left.
    typing: RwSignal<bool>,
}

impl TotalState {
    fn edit(self, text: String) {
        self.key.with_value(|key| self.form.edit_total(key, text));
    }

    /// What is wrong with what was typed; none while it is being typed. Reactive.
    fn problem(self) -> Option<EntryProblem> {
        let text = self.value.read();
        if text.trim().is_empty() || self.typing.get() {
            return None;
        }
        interpret::read(&text, Field::Total).err()
    }

    /// The field was left: the unit that stands beside it may have been typed as well.
    fn leave(self, unit: &str) {
        let text = self.value.read();
        if let Some(number) = text.trim().strip_suffix(unit).filter(|_| !unit.is_empty()) {
            self.edit(number.trim_end().to_owned());
        }
        self.typing.set(false);
        self.form.close_step();
    }
}

/// The card of the shared totals, where the form has any.
pub fn shared_totals() -> Option<El> {
    let form = FormState::here();
    let texts = Shell::here().texts();
    let template = form.template();
    if template.denominators.is_empty() {
        return None;
    }
    let mut fields = el("fieldset").class("stack").flag_by("disabled", move || form.is_read_only());
    for denominator in &template.denominators {
        fields = fields.add(total(form, denominator));
    }
    let complete = untrack(|| {
        let totals = form.totals().read();
        let read = |text: &String| interpret::read(text, Field::Total).is_ok();
        template.denominators.iter().all(|it| totals.get(&it.id).is_some_and(read))
    });
    let title = el("summary").add(icon("pencil")).add(el("h2").id("shared").add(texts.shared_totals()));
    let hint = el("p").class("dim").add(texts.shared_totals_hint());
    // Once all are there they make room for the sections.
    let card = el("details").class("more card").attr("aria-labelledby", "shared").add(title);
    let card = if complete { card } else { card.attr("open", "") };
    Some(card.add(div("stack").add(hint).add(fields)))
}

fn total(form: FormState, denominator: &SharedDenominator) -> El {
    let id = format!("total-{}", denominator.id);
    let message = format!("{id}-message");
    let key = StoredValue::new(denominator.id.clone());
    let value = Signal::derive(move || {
        key.with_value(|key| form.totals().read().get(key).cloned()).unwrap_or_default()
    });
    let state = TotalState { form, key, value, typing: RwSignal::new(false) };
    let on_input = Callback::new(move |(text, _)| {
        state.typing.set(true);
        state.edit(text);
    });
    let unit = denominator.measure_unit.clone();
    let entry = TextEntry {
        class: "entry",
        inputmode: "decimal",
        described_by: message.clone(),
        invalid: Some(Signal::derive(move || state.problem().is_some())),
        on_leave: Some(Callback::new(move |()| state.leave(&unit))),
        ..TextEntry::new(id.as_str(), value, on_input)
    };
    let affix = div("affix").add(entry.view()).add(el("span").add(denominator.measure_unit.as_str()));
    field(&id, &denominator.label, affix).add(el("div").id(&message).live(move || total_message(state)))
}

/// What is wrong with a shared total, or which of two numbers it is.
fn total_message(state: TotalState) -> View {
    let Some(problem) = state.problem() else { return View::default() };
    if let EntryProblem::Ambiguous { grouped, decimal, .. } = problem {
        let choose = Callback::new(move |text| {
            state.edit(text);
            state.form.close_step();
        });
        return ask_which(grouped, decimal, choose).into();
    }
    let finding = Finding { kind: FindingKind::Entry(problem), indicator: None, part: None };
    finding_line(&finding).into()
}

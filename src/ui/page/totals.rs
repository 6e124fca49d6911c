//! The shared totals: entered once, offered in every row they fit.

use crate::domain::decimal::Decimal;
use crate::domain::finding::{EntryProblem, Field, Finding, FindingKind};
use crate::domain::number::{self, NumberError, NumberReading};
use crate::domain::template::SharedDenominator;
use crate::text;
use crate::ui::dom::{El, View, div, el};
use crate::ui::form_state::FormState;
use crate::ui::part::{TextEntry, field, notice};
use crate::ui::reactive::{Callback, RwSignal, Signal, StoredValue};
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

    /// What was typed; `None` while there is nothing to say about it. Reactive.
    fn reading(self) -> Option<Result<NumberReading, NumberError>> {
        let text = self.value.read();
        (!text.trim().is_empty() && !self.typing.get()).then(|| number::read(&text))
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
    let mut fields = el("fieldset").class("stack").flag_by("disabled", move || form.is_locked());
    for denominator in &template.denominators {
        fields = fields.add(total(form, denominator));
    }
    let head = el("div")
        .add(el("h2").id("shared").add(texts.shared_totals()))
        .add(el("p").class("dim").add(texts.shared_totals_hint()));
    Some(el("section").class("card").attr("aria-labelledby", "shared").add(head).add(fields))
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
    let entry = TextEntry {
        class: "entry",
        inputmode: "decimal",
        described_by: message.clone(),
        invalid: Some(Signal::derive(move || {
            !matches!(state.reading(), None | Some(Ok(NumberReading::Certain(_))))
        })),
        on_leave: Some(Callback::new(move |()| {
            state.typing.set(false);
            form.close_step();
        })),
        ..TextEntry::new(id.as_str(), value, on_input)
    };
    let affix = div("affix").add(entry.view()).add(el("span").add(denominator.measure_unit.as_str()));
    field(&id, &denominator.label, affix).add(el("div").id(&message).live(move || total_message(state)))
}

/// What is wrong with a shared total, or which of two numbers it is.
fn total_message(state: TotalState) -> View {
    let shell = Shell::here();
    let problem = match state.reading() {
        None | Some(Ok(NumberReading::Certain(_))) => return View::default(),
        Some(Ok(NumberReading::Ambiguous { grouped, decimal })) => {
            return ask(state, grouped, decimal).into();
        }
        Some(Err(NumberError::Unreadable)) => EntryProblem::Unreadable(Field::Total),
        Some(Err(NumberError::TooLarge)) => EntryProblem::TooLarge(Field::Total),
        Some(Err(NumberError::TooPrecise)) => EntryProblem::TooPrecise(Field::Total),
    };
    let finding = Finding { kind: FindingKind::Entry(problem), indicator: None, part: None };
    let message = text::finding_message(shell.language(), &state.form.template(), &finding);
    notice("error", &message.what, &message.remedy).into()
}

fn ask(state: TotalState, grouped: Decimal, decimal: Decimal) -> El {
    let shell = Shell::here();
    let (first, second) = text::ambiguity(shell.language(), grouped, decimal);
    let question = el("p").add(el("b").add(shell.texts().ask_which()));
    let mut ask = div("ask").attr("role", "group").add(question);
    for (number, words) in [(grouped, first), (decimal, second)] {
        ask = ask.add(el("button").class("button").attr("type", "button").add(words).on_tap(move || {
            state.edit(number.to_string().replace('.', ","));
            state.form.close_step();
        }));
    }
    ask
}

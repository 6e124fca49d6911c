//! Fields for typing.

use crate::browser::page;
use crate::ui::dom::{El, el, is_enter, value_of};
use crate::ui::reactive::{Callback, Signal};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};

/// A field of one line.
pub struct TextEntry {
    /// The id of the field.
    pub id: String,
    /// What it holds. Reactive.
    pub value: Signal<String>,
    /// Called with every change; true when the text was pasted.
    pub on_input: Callback<(String, bool)>,
    /// Called when the field is left.
    pub on_leave: Option<Callback<()>>,
    /// `entry` for figures; empty for text.
    pub class: &'static str,
    /// `decimal`, `numeric` or `text`.
    pub inputmode: &'static str,
    /// Whether its text is not accepted. Reactive.
    pub invalid: Option<Signal<bool>>,
    /// The id of its message or hint.
    pub described_by: String,
    /// What serves while the field is empty. Reactive.
    pub placeholder: Option<Signal<String>>,
    /// What browsers may fill in.
    pub autocomplete: &'static str,
}

impl TextEntry {
    /// A field of words.
    pub fn new(
        id: impl Into<String>,
        value: impl Into<Signal<String>>,
        on_input: Callback<(String, bool)>,
    ) -> Self {
        Self {
            id: id.into(),
            value: value.into(),
            on_input,
            on_leave: None,
            class: "",
            inputmode: "text",
            invalid: None,
            described_by: String::new(),
            placeholder: None,
            autocomplete: "off",
        }
    }

    /// The field.
    pub fn view(self) -> El {
        let Self { value, on_input, on_leave, invalid, placeholder, .. } = self;
        let mut field = el("input")
            .id(&self.id)
            .class(self.class)
            .attr("inputmode", self.inputmode)
            .attr("enterkeyhint", "next")
            .attr("autocomplete", self.autocomplete)
            .value_by(move || value.get());
        if !self.described_by.is_empty() {
            field = field.attr("aria-describedby", &self.described_by);
        }
        if let Some(invalid) = invalid {
            field = field.attr_by("aria-invalid", move || invalid.get().then(|| "true".to_owned()));
        }
        if let Some(placeholder) = placeholder {
            field = field.attr_by("placeholder", move || Some(placeholder.get()).filter(|it| !it.is_empty()));
        }
        let input: HtmlInputElement = field.element().clone().unchecked_into();
        let (typed, left) = (input.clone(), input.clone());
        field
            .on("input", move |event| {
                let pasted =
                    event.dyn_ref::<InputEvent>().is_some_and(|it| it.input_type() == "insertFromPaste");
                // What is typed may still be in the making: it is composed when the field is left.
                let text = typed.value();
                on_input.run((if pasted { page::composed(&text) } else { text }, pasted));
            })
            .on("keydown", move |event| {
                if is_enter(&event) {
                    event.prevent_default();
                    page::focus_next_entry(&input);
                }
            })
            .on("blur", move |_| {
                let text = left.value();
                let composed = page::composed(&text);
                if composed != text {
                    on_input.run((composed, false));
                }
                if let Some(leave) = on_leave {
                    leave.run(());
                }
            })
    }
}

/// A field of several lines.
pub fn text_area(
    id: &str,
    value: Signal<String>,
    on_input: Callback<String>,
    on_leave: Option<Callback<()>>,
) -> El {
    let area = el("textarea").id(id).attr("rows", "2").value_by(move || value.get());
    let left = area.element().clone();
    area.on_text(move |text| on_input.run(text)).on("blur", move |_| {
        let text = value_of(&left);
        let composed = page::composed(&text);
        if composed != text {
            on_input.run(composed);
        }
        if let Some(leave) = on_leave {
            leave.run(());
        }
    })
}

/// A labelled field: label, the field, what stands below it.
pub fn field(id: &str, label: &str, entry: El) -> El {
    el("div").class("field").add(el("label").attr("for", id).add(label)).add(entry)
}

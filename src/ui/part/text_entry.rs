//! Fields for typing. The field's own text leads: it is set from outside only when it differs, so that Telex and
//! Unikey, which compose letters in place, are never disturbed.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;

/// A field of one line.
#[component]
pub fn TextEntry(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with every change; true when the text was pasted.
    on_input: Callback<(String, bool)>,
    /// Called when the field is left.
    #[prop(optional)]
    on_leave: Option<Callback<()>>,
    /// `entry` for figures; empty for text.
    #[prop(optional)]
    class: &'static str,
    /// `decimal`, `numeric` or `text`.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// Whether its text is not accepted.
    #[prop(optional, into)]
    invalid: Signal<bool>,
    /// The id of its message or hint.
    #[prop(optional, into)]
    described_by: String,
    /// What a value from elsewhere stands in for an empty field.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// What browsers may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(field) = node.get()
            && field.value() != wanted
        {
            field.set_value(&wanted);
        }
    });
    let next = move |event: KeyboardEvent| {
        // While a letter is being composed, Enter belongs to the keyboard.
        if event.key() == "Enter"
            && !event.is_composing()
            && let Some(field) = node.get_untracked()
        {
            event.prevent_default();
            crate::browser::page::focus_next_entry(&field);
        }
    };
    let described_by = (!described_by.is_empty()).then_some(described_by);
    view! {
        <input
            node_ref=node
            id=id
            class=class
            inputmode=inputmode
            enterkeyhint="next"
            autocomplete=autocomplete
            placeholder=move || Some(placeholder.get()).filter(|it| !it.is_empty())
            aria-invalid=move || invalid.get().then_some("true")
            aria-describedby=described_by
            on:input:target=move |event| {
                let input = event.dyn_ref::<web_sys::InputEvent>();
                let pasted = input.is_some_and(|it| it.input_type() == "insertFromPaste");
                on_input.run((event.target().value(), pasted));
            }
            on:keydown=next
            on:blur=move |_| {
                if let Some(leave) = on_leave {
                    leave.run(());
                }
            }
        />
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with every change.
    on_input: Callback<String>,
    /// Called when the field is left.
    #[prop(optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(field) = node.get()
            && field.value() != wanted
        {
            field.set_value(&wanted);
        }
    });
    view! {
        <textarea
            node_ref=node
            id=id
            rows="2"
            on:input:target=move |event| on_input.run(event.target().value())
            on:blur=move |_| {
                if let Some(leave) = on_leave {
                    leave.run(());
                }
            }
        ></textarea>
    }
}

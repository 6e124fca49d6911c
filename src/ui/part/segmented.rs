//! A few large choices side by side; never a dropdown.

use leptos::prelude::*;

/// One of a few.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// The name of the group; unique on the page.
    #[prop(into)]
    name: String,
    /// Value and label of each choice.
    choices: Vec<(&'static str, String)>,
    /// The value chosen; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value.
    on_choose: Callback<&'static str>,
    /// How many stand in a row.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|(own, label)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=name.clone()
                        value=own
                        prop:checked=move || value.get() == own
                        on:change=move |_| on_choose.run(own)
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class=format!("segmented {class}")>
            <legend>{legend}</legend>
            <div>{options}</div>
        </fieldset>
    }
}

//! Outcomes in words, colour and shape; icons.

use crate::domain::counts::Counts;
use crate::domain::outcome::Outcome;
use crate::text;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// An icon of the sprite in `index.html`; always beside a word or a label.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true" inner_html=format!("<use href=\"#i-{name}\"></use>")></svg> }
}

/// The class and the icon of an outcome.
fn look(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Exceeded => ("badge-exceeded", "up2"),
        Outcome::Met => ("badge-met", "check"),
        Outcome::NotMet => ("badge-not-met", "cross"),
        Outcome::NoData => ("badge-no-data", "dash"),
        Outcome::NotApplicable => ("badge-not-applicable", "na"),
        Outcome::NotEntered => ("badge-not-entered", "circle"),
    }
}

/// One outcome.
#[component]
pub fn Badge(outcome: Outcome) -> impl IntoView {
    let (class, name) = look(outcome);
    let word = text::outcome(Shell::here().language(), outcome);
    view! {
        <span class=format!("badge {class}") data-outcome=outcome.slug()>
            {icon(name)}
            {word}
        </span>
    }
}

/// How many rows stand how, without what there is none of.
#[component]
pub fn OutcomeStrip(counts: Counts) -> impl IntoView {
    let language = Shell::here().language();
    let shown = Outcome::ALL.into_iter().filter(move |it| counts.with(*it) > 0);
    let items: Vec<_> = shown
        .map(|outcome| {
            let (class, name) = look(outcome);
            view! { <li class=class>{icon(name)} {text::outcome_count(language, outcome, counts.with(outcome))}</li> }
        })
        .collect();
    view! { <ul class="outcome-strip">{items}</ul> }
}

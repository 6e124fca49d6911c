//! Outcomes in words, colour and shape; icons.

use crate::document::look;
#[cfg(not(feature = "desk"))]
use crate::domain::counts::Counts;
use crate::domain::outcome::Outcome;
use crate::text;
use crate::ui::dom::{El, el, svg};
use crate::ui::shell::Shell;

/// An icon of the sprite in `index.html`; always beside a word or a label.
pub fn icon(name: &str) -> El {
    svg("icon", "0 0 24 24", &format!("<use href=\"#i-{name}\"></use>"))
}

/// One outcome.
pub fn badge(outcome: Outcome) -> El {
    let (class, name) = look(outcome);
    let word = text::outcome(Shell::here().language(), outcome);
    let badge = el("span").class(&format!("badge {class}")).attr("data-outcome", outcome.slug());
    badge.add(icon(name)).add(word)
}

/// How many rows stand how, without what there is none of.
#[cfg(not(feature = "desk"))]
pub fn outcome_strip(counts: &Counts) -> El {
    let language = Shell::here().language();
    let mut strip = el("ul").class("outcome-strip");
    for outcome in Outcome::ALL.into_iter().filter(|it| counts.with(*it) > 0) {
        let (class, name) = look(outcome);
        let words = text::outcome_count(language, outcome, counts.with(outcome));
        strip = strip.add(el("li").class(class).add(icon(name)).add(words));
    }
    strip
}

//! An address that names no page.

use crate::pieces;
use crate::ui::dom::{View, el};
use crate::ui::part::top_bar;
use crate::ui::shell::Shell;

/// Says so and leads home.
pub fn unknown() -> View {
    let texts = Shell::here().texts();
    let home = el("a").class("button button-primary").attr("href", "#/").add(texts.go_home());
    let said = el("section").class("empty").add(el("p").add(texts.not_found_text())).add(home);
    let main = el("main").class("page").id("main").attr("tabindex", "-1").add(said);
    pieces![top_bar("#/", texts.not_found(), View::default()), main]
}

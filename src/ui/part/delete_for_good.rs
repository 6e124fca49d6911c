//! Before a report is deleted for good, it is asked once, in place.

use super::badge::icon;
use crate::browser::page;
use crate::ui::dom::{El, button, div, el};
use crate::ui::reactive::{Callback, request_animation_frame};
use crate::ui::shell::Shell;

/// The way back out of the question.
const CANCEL: &str = "keep-report";

/// A button that deletes something.
pub fn danger_button(label: &str) -> El {
    button("button button-danger").add(icon("trash")).add(label)
}

/// The question; the focus goes to the answer that destroys nothing.
pub fn delete_for_good(shell: Shell, on_yes: Callback<()>, on_no: Callback<()>) -> El {
    let texts = shell.texts();
    let no = button("button").id(CANCEL).add(texts.cancel());
    let yes = danger_button(texts.delete_for_good());
    let answers =
        div("actions").add(no.on_tap(move || on_no.run(()))).add(yes.on_tap(move || on_yes.run(())));
    request_animation_frame(|| page::focus_id(CANCEL));
    div("stack tight").attr("role", "status").add(el("b").add(texts.delete_for_good_ask())).add(answers)
}

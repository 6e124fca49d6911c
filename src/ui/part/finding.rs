//! Messages under a field or in a list: what is wrong, then what to do.

use super::badge::icon;
use crate::domain::finding::{Finding, Level};
use crate::text;
use crate::ui::dom::{El, div, el};
use crate::ui::form_state::FormState;
use crate::ui::shell::Shell;

/// A finding of the open report.
pub fn finding_line(finding: &Finding) -> El {
    let message = text::finding_message(Shell::here().language(), &FormState::here().template(), finding);
    let (class, name) = match finding.kind.level() {
        Level::Error => ("finding finding-error", "error"),
        Level::Warning => ("finding finding-warning", "warn"),
    };
    let sentence = el("p").add(el("b").add(message.what)).add(" ").add(message.remedy);
    div(class).attr("role", "status").attr("data-code", finding.kind.code()).add(icon(name)).add(sentence)
}

/// A message that is no finding; `tone` is `good`, `info`, `warning` or `error`.
pub fn notice(tone: &str, what: &str, remedy: &str) -> El {
    let name = match tone {
        "good" => "check",
        "warning" => "warn",
        "error" => "error",
        _ => "info",
    };
    let mut sentence = el("p").add(el("b").add(what));
    if !remedy.is_empty() {
        sentence = sentence.add(el("br")).add(remedy);
    }
    let role = if tone == "error" { "alert" } else { "status" };
    div(&format!("finding finding-{tone}")).attr("role", role).add(icon(name)).add(sentence)
}

//! A finding of the open report: what is wrong, then what to do.

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

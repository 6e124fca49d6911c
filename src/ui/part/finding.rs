//! Messages under a field or in a list: what is wrong, then what to do.

use super::badge::icon;
use crate::domain::finding::{Finding, Level};
use crate::text;
use crate::ui::form_state::FormState;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// A finding of the open report.
#[component]
pub fn FindingLine(finding: Finding) -> impl IntoView {
    let level = finding.kind.level();
    let message = text::finding_message(Shell::here().language(), &FormState::here().template(), &finding);
    let (class, name) = match level {
        Level::Error => ("finding finding-error", "error"),
        Level::Warning => ("finding finding-warning", "warn"),
    };
    view! {
        <div class=class role="status" data-code=finding.kind.code()>
            {icon(name)}
            <p><b>{message.what}</b>" "{message.remedy}</p>
        </div>
    }
}

/// A message that is no finding.
#[component]
pub fn Notice(
    /// `good`, `info`, `warning` or `error`.
    tone: &'static str,
    /// What is.
    #[prop(into)]
    what: String,
    /// What to do.
    #[prop(into, optional)]
    remedy: String,
) -> impl IntoView {
    let name = match tone {
        "good" => "check",
        "warning" => "warn",
        "error" => "error",
        _ => "info",
    };
    let role = if tone == "error" { "alert" } else { "status" };
    view! {
        <div class=format!("finding finding-{tone}") role=role>
            {icon(name)}
            <p><b>{what}</b>{(!remedy.is_empty()).then(|| view! { <br/> {remedy} })}</p>
        </div>
    }
}

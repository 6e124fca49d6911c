//! A message: what is, then what to do.

use super::badge::icon;
use crate::ui::dom::{El, div, el};

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

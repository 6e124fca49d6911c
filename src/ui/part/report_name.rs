//! What a report is called, what it is about, how it stands, and where it goes on.

use crate::domain::draft::Draft;
use crate::domain::template::Template;
use crate::text::{self, Language, Texts};
use crate::ui::dom::{El, el};
use crate::ui::route;
use crate::ui::shell::Shell;
use crate::wire::progress::Progress;

/// Period and unit.
pub fn report_about(language: Language, draft: &Draft) -> String {
    let mut about = text::period(language, &draft.period);
    if !draft.org_unit.name.trim().is_empty() {
        about.push_str(" · ");
        about.push_str(&draft.org_unit.name);
    }
    about
}

/// The name a person gave the report or that of its form; period, unit, and which report it replaces.
pub fn report_name(shell: Shell, draft: &Draft, template: Option<&Template>) -> El {
    let language = shell.language();
    let printed = template.map(|it| it.title.as_str()).unwrap_or_default();
    let title = if draft.name.is_empty() { printed } else { &draft.name };
    let about = report_about(language, draft);
    let head = el("div").add(el("h3").add(title)).add(el("p").class("dim").add(about));
    let revision = (draft.revision > 1).then(|| text::submission(language, draft.revision));
    head.add(revision.map(|it| el("p").class("dim").add(it)))
}

/// The word for how a report stands.
pub fn report_state(texts: Texts, progress: &Progress) -> &'static str {
    match (&progress.finished, &progress.sent_at) {
        (None, _) => texts.state_draft(),
        (Some(_), None) => texts.state_ready(),
        (Some(_), Some(_)) => texts.state_sent(),
    }
}

/// The page where a report goes on.
pub fn report_page(id: &str, progress: &Progress) -> String {
    route::report(id, if progress.finished.is_some() { "gui" } else { "" })
}

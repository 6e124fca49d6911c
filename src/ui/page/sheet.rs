//! The annex as on paper, for looking at and printing.

use crate::browser::{clock, page};
use crate::bundle;
use crate::document;
use crate::domain::report;
use crate::ui::dom::{View, button, el, main_part};
use crate::ui::part::{icon, top_bar};
use crate::ui::reactive::{Signal, untrack};
use crate::ui::report_state::ReportState;
use crate::ui::route;
use crate::ui::shell::Shell;

/// The page.
pub fn sheet() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let form = ReportState::here();
    let draft = untrack(|| form.snapshot());
    let back = route::report(&draft.id, "");
    // What is finished is printed from its file; a draft as it stands now.
    let file =
        untrack(|| form.is_locked()).then(|| shell.with_shelf(|it| it.bundle(&draft.id, draft.revision)));
    let finished = file.flatten().and_then(|it| bundle::open(it.as_bytes()).ok());
    let markup = if let Some(opened) = finished {
        document::annex(opened.report(), shell.language())
    } else {
        let preview = report::preview(&form.template(), &draft, clock::now());
        document::annex_draft(&preview, shell.language())
    };
    let annex = View::from_markup(&markup);
    let print = button("button button-primary").add(icon("print")).add(texts.print());
    // Of this page only the annex goes to the printer.
    let main = main_part("page paper");
    View::from(top_bar(&back, Signal::stored(texts.as_on_paper().to_owned()), View::default()))
        .and(main.add(el("p").class("dim").add(texts.print_hint())).add(annex))
        .and(el("nav").class("bottom-bar").attr("aria-label", texts.print()).add(print.on_tap(page::print)))
}

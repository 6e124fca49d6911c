//! One report: opens it once and shows the pages of it that this module has.

use crate::ui::dom::{View, el, live};
#[cfg(not(feature = "desk"))]
use crate::ui::form_state::FormState as OpenReport;
use crate::ui::part::{notice, top_bar};
use crate::ui::reactive::{Memo, Signal, provide_context, untrack};
#[cfg(feature = "desk")]
use crate::ui::report_state::ReportState as OpenReport;
use crate::ui::route::{ReportPage, Route};
use crate::ui::shell::Shell;

/// The pages of one report.
pub fn report_pages(id: &str) -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let kept = shell.with_shelf(|shelf| shelf.draft(id).ok().filter(|_| !shelf.is_deleted(id)));
    let Some(kept) = kept else { return not_found(texts.not_found_text()) };
    let template = shell.with_shelf(|shelf| shelf.template(&kept.draft.template.hash));
    let Some(template) = template else { return not_found(texts.template_gone()) };
    provide_context(OpenReport::open(shell, template, kept));
    let inner = Memo::new(move |before: Option<&ReportPage>| {
        if let Route::Report { page, .. } = shell.route() {
            page
        } else {
            // On the way out the last page stays until it is taken down.
            before.cloned().unwrap_or(ReportPage::Sections)
        }
    });
    live(move || {
        let page = inner.get();
        untrack(|| report_page(&page))
    })
}

#[cfg(not(feature = "desk"))]
fn report_page(page: &ReportPage) -> View {
    match page {
        ReportPage::Sections => super::sections::sections(),
        ReportPage::Fill { section, row, part } => super::fill::fill(section, row.clone(), part.clone()),
        ReportPage::Check | ReportPage::Send | ReportPage::Print | ReportPage::Other => View::default(),
    }
}

#[cfg(feature = "desk")]
fn report_page(page: &ReportPage) -> View {
    match page {
        ReportPage::Check => super::check::check(),
        ReportPage::Send => super::send::send(),
        ReportPage::Print => super::sheet::sheet(),
        ReportPage::Other => super::other::other(),
        ReportPage::Sections | ReportPage::Fill { .. } => View::default(),
    }
}

fn not_found(sentence: &str) -> View {
    let texts = Shell::here().texts();
    let main = el("main").class("page").id("main").attr("tabindex", "-1");
    let home = el("a").class("button button-primary").attr("href", "#/").add(texts.go_home());
    let bar = top_bar("#/", Signal::stored(texts.not_found().to_owned()), View::default());
    View::from(bar).and(main.add(notice("error", sentence, "")).add(home))
}

/// Says that the report is finished and nothing can be typed.
pub fn locked() -> View {
    let form = OpenReport::here();
    let texts = Shell::here().texts();
    live(move || form.is_locked().then(|| notice("info", texts.locked(), texts.locked_text())))
}

//! One report: opens it once and shows the pages of it that this module has.

use super::forms;
use crate::browser::{page, tab};
use crate::shelf::ShelfError;
use crate::ui::dom::{View, button, el, live, main_part};
#[cfg(not(feature = "desk"))]
use crate::ui::form_state::FormState as OpenReport;
use crate::ui::part::{icon, notice, top_bar};
use crate::ui::reactive::{Memo, RwSignal, provide_context, spawn_local, untrack, whenever};
#[cfg(feature = "desk")]
use crate::ui::report_state::ReportState as OpenReport;
use crate::ui::route::{self, ReportPage, Route};
use crate::ui::shell::Shell;

/// The pages of one report.
pub fn report_pages(id: &str) -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let kept = match shell
        .with_shelf(|it| if it.is_deleted(id) { Err(ShelfError::Missing) } else { it.draft(id) })
    {
        Ok(kept) => kept,
        Err(ShelfError::Missing) => return not_found(texts.not_found_text()),
        Err(ShelfError::Unreadable(_)) => {
            return told(texts.unreadable_report(), texts.unreadable_report_text());
        }
    };
    let template = shell.with_shelf(|shelf| shelf.template(&kept.draft.template.hash));
    let Some(template) = template else { return form_lost(shell, kept.draft.template.hash) };
    let open = OpenReport::open(shell, template, kept);
    provide_context(open);
    whenever(move || {
        shell.watch_others();
        // Without locks another page may have removed it.
        if tab::has_locks() {
            open.keep_if_lost();
        }
    });
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
        ReportPage::Fill { section, row, field } => super::fill::fill(section, row.as_deref(), field),
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

pub(super) fn not_found(sentence: &str) -> View {
    told(Shell::here().texts().not_found(), sentence)
}

/// The form of a report is not on this device any more: it is fetched again, where it is one of those beside the app.
fn form_lost(shell: Shell, hash: String) -> View {
    let is_away = RwSignal::new(false);
    spawn_local(async move {
        let found = forms::fetch_again(&hash).await;
        if is_away.is_disposed() {
            return;
        }
        let is_back = found.is_some_and(|it| {
            shell.with_shelf(|shelf| {
                shelf.keep_template(&it, &hash).is_ok() && shelf.template(&hash).is_some()
            })
        });
        if is_back {
            page::tell_window(tab::REOPEN);
        } else {
            is_away.set(true);
        }
    });
    live(move || {
        let texts = shell.texts();
        if *is_away.read() { not_found(texts.template_gone()) } else { told(texts.loading(), "") }
    })
}

/// A page with one sentence and the way home.
fn told(title: &str, sentence: &str) -> View {
    let texts = Shell::here().texts();
    let main = main_part("page");
    let home = el("a").class("button button-primary").attr("href", "#/").add(texts.go_home());
    let bar = top_bar("#/", title, View::default());
    let notice = (!sentence.is_empty()).then(|| notice("error", sentence, ""));
    View::from(bar).and(main.add(notice).add(home))
}

/// Says that another page of the app writes in the report, and takes it over.
pub fn elsewhere() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    live(move || {
        if !shell.is_elsewhere() {
            return View::default();
        }
        let take = button("button").id("take-over").add(texts.take_over()).on_tap(tab::take);
        View::from(notice("warning", texts.elsewhere(), texts.elsewhere_text())).and(take)
    })
}

/// Says why nothing can be typed, and the way out: the report is finished, or another page of the app writes in it.
pub fn locked() -> View {
    elsewhere().and(finished())
}

fn finished() -> View {
    let form = OpenReport::here();
    let shell = Shell::here();
    let texts = shell.texts();
    live(move || {
        if shell.is_elsewhere() || !form.is_locked() {
            return View::default();
        }
        let id = form.head().read_untracked().id.clone();
        let correct = el("a").class("button").attr("href", &route::report(&id, "gui"));
        View::from(notice("info", texts.locked(), texts.locked_text()))
            .and(correct.add(icon("pencil")).add(texts.correct_again()))
    })
}

//! One page per file. The first module has what leads to typing; the second, everything else.

#[cfg(feature = "desk")]
mod annex;
#[cfg(feature = "desk")]
mod archive;
#[cfg(feature = "desk")]
mod backup;
#[cfg(feature = "desk")]
mod check;
#[cfg(feature = "desk")]
mod comparison;
#[cfg(feature = "desk")]
mod deleted;
#[cfg(feature = "desk")]
mod earlier;
#[cfg(feature = "desk")]
mod elsewhere;
#[cfg(not(feature = "desk"))]
mod fill;
mod forms;
#[cfg(not(feature = "desk"))]
mod home;
#[cfg(feature = "desk")]
mod install;
#[cfg(feature = "desk")]
mod intake;
#[cfg(not(feature = "desk"))]
mod new;
#[cfg(feature = "desk")]
mod offline;
#[cfg(feature = "desk")]
mod open;
#[cfg(feature = "desk")]
mod other;
#[cfg(feature = "desk")]
mod own_forms;
#[cfg(feature = "desk")]
mod people;
mod report;
#[cfg(feature = "desk")]
mod restore;
#[cfg(feature = "desk")]
mod review;
#[cfg(feature = "desk")]
mod review_about;
#[cfg(feature = "desk")]
mod review_part;
#[cfg(feature = "desk")]
mod review_results;
#[cfg(feature = "desk")]
mod review_row;
#[cfg(feature = "desk")]
mod review_words;
#[cfg(feature = "desk")]
mod safety;
#[cfg(not(feature = "desk"))]
mod sections;
#[cfg(feature = "desk")]
mod send;
#[cfg(feature = "desk")]
mod settings;
#[cfg(feature = "desk")]
mod settings_merge;
#[cfg(feature = "desk")]
mod sheet;
#[cfg(feature = "desk")]
mod table;
#[cfg(feature = "desk")]
mod templates;
#[cfg(not(feature = "desk"))]
mod totals;
#[cfg(feature = "desk")]
mod transfer;
#[cfg(feature = "desk")]
mod units;
#[cfg(feature = "desk")]
mod unlock;
#[cfg(feature = "desk")]
mod warnings;

pub use report::report_pages;

use super::dom::View;
use super::route::{ReportPage, Route};
use super::shell::Shell;
use crate::browser::page;

/// Whether this module shows a page.
pub fn is_own(route: &Route) -> bool {
    let first = match route {
        Route::Home | Route::Unknown => true,
        // Where a report is better not started, the other module says so.
        Route::New => !page::is_elsewhere(),
        Route::Desk { .. } => false,
        Route::Report { page, .. } => match page {
            ReportPage::Sections | ReportPage::Fill { .. } => true,
            ReportPage::Check | ReportPage::Send | ReportPage::Print | ReportPage::Other => false,
        },
    };
    first != cfg!(feature = "desk")
}

/// A page that is not of a report; nothing where it is the other module's.
#[cfg(not(feature = "desk"))]
pub fn page(route: &Route) -> View {
    match route {
        Route::Home => home::home(),
        Route::New if is_own(route) => new::new(),
        Route::Unknown => report::not_found(Shell::here().texts().not_found_text()),
        Route::New | Route::Report { .. } | Route::Desk { .. } => View::default(),
    }
}

/// A page that is not of a report; nothing where it is the other module's.
#[cfg(feature = "desk")]
pub fn page(route: &Route) -> View {
    let Route::Desk { page, about } = route else {
        return if *route == Route::New && is_own(route) { install::install() } else { View::default() };
    };
    match (page.as_str(), about.as_str()) {
        ("mo", "") => open::open(),
        ("mau", "") => templates::templates(),
        ("mau", id) => review::review(id),
        ("don-vi", "") => units::units(),
        ("an-toan", "") => safety::safety(),
        ("cai", "") => install::install(),
        ("nguoi-dung", "") => people::people(),
        ("da-xoa", "") => deleted::deleted(),
        ("bao-cao-cu", "") => archive::archive(),
        ("cai-dat", "") => settings::settings(),
        ("sao-luu", "") => backup::backup(),
        _ => report::not_found(Shell::here().texts().not_found_text()),
    }
}

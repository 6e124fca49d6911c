//! The address behind `#` and the page it names.

#[cfg(feature = "desk")]
use crate::domain::check;
#[cfg(feature = "desk")]
use crate::domain::finding::{Field, Finding, FindingKind, TextField};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What is to be done.
    Home,
    /// Starting a report; perhaps with a form already chosen.
    New,
    /// A report.
    Report {
        /// The draft.
        id: String,
        /// Which of its pages.
        page: ReportPage,
    },
    /// A page of the second module that is not of a report. That module alone knows which there are.
    Desk {
        /// Its name in the address.
        page: String,
        /// What it is about, where it is about something.
        about: String,
    },
    /// No such page.
    Unknown,
}

/// A page of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportPage {
    /// Its sections.
    Sections,
    /// Filling in one section; perhaps at one row.
    Fill {
        /// [`crate::domain::template::Section::id`].
        section: String,
        /// [`crate::domain::template::Indicator::id`].
        row: Option<String>,
        /// A field of the row, as [`field_of`] names it; empty for the first.
        field: String,
    },
    /// Before finishing.
    Check,
    /// After it.
    Send,
    /// What else can be done with it.
    Other,
    /// As on paper.
    Print,
}

impl Route {
    /// Reads an address without its `#`.
    pub fn parse(hash: &str) -> Self {
        let parts: Vec<&str> = hash.split('/').filter(|it| !it.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["moi"] => Self::New,
            ["bao-cao", id, rest @ ..] => {
                let page = match rest {
                    [] => ReportPage::Sections,
                    ["kiem-tra"] => ReportPage::Check,
                    ["gui"] => ReportPage::Send,
                    ["in"] => ReportPage::Print,
                    ["khac"] => ReportPage::Other,
                    [section, row @ ..] if row.len() < 3 => ReportPage::Fill {
                        section: (*section).to_owned(),
                        row: row.first().map(|it| (*it).to_owned()),
                        field: row.get(1).map(|it| (*it).to_owned()).unwrap_or_default(),
                    },
                    _ => return Self::Unknown,
                };
                Self::Report { id: (*id).to_owned(), page }
            }
            [page, about @ ..] if about.len() < 2 => {
                Self::Desk { page: (*page).to_owned(), about: about.concat() }
            }
            _ => Self::Unknown,
        }
    }
}

/// The address of a page of a report.
pub fn report(id: &str, page: &str) -> String {
    if page.is_empty() { format!("#/bao-cao/{id}") } else { format!("#/bao-cao/{id}/{page}") }
}

/// The field a finding of a row speaks of, as the ids of the fill page end; empty for the first of the row.
#[cfg(feature = "desk")]
pub fn field_of(finding: &Finding) -> String {
    let part = finding.part.as_deref().unwrap_or_default();
    let own = match &finding.kind {
        FindingKind::Entry(_) => match check::field_of(&finding.kind) {
            Some(Field::Total) => "total",
            Some(Field::Percent) => "percent",
            Some(Field::Entered) | None => "entered",
        },
        FindingKind::TextTooLong { field: TextField::AbsenceReason, .. }
        | FindingKind::AbsenceReasonMissing => "reason",
        FindingKind::TextTooLong { field: TextField::DeclaredReason, .. }
        | FindingKind::DeclaredReasonMissing => return "declared-reason".to_owned(),
        FindingKind::TextTooLong { field: TextField::Note, .. } | FindingKind::NotMetWithoutNote => {
            return "note".to_owned();
        }
        FindingKind::TextTooLong { field: TextField::Evidence, .. }
        | FindingKind::MilestoneWithoutEvidence => {
            return "evidence-0-number".to_owned();
        }
        FindingKind::EvidenceDateUnreadable { at, .. } => return format!("evidence-{at}-date"),
        // A word of reason has its field on the page of the check.
        FindingKind::TextTooLong {
            field: TextField::Acknowledgement | TextField::OrgUnit | TextField::Person | TextField::ReportName,
            ..
        }
        | FindingKind::AnswerMissing
        | FindingKind::OrgUnitMissing
        | FindingKind::PercentDiffers { .. }
        | FindingKind::FarFromPrevious { .. }
        | FindingKind::SameMeasureDiffers { .. }
        | FindingKind::TemplateTextLeft => "",
    };
    [part, own].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (hash, expected) in [
            ("", Route::Home),
            ("/", Route::Home),
            ("/moi", Route::New),
            ("/mau", Route::Desk { page: "mau".into(), about: String::new() }),
            ("/mau/abc", Route::Desk { page: "mau".into(), about: "abc".into() }),
            ("/a/b/c", Route::Unknown),
            ("/bao-cao/a", Route::Report { id: "a".into(), page: ReportPage::Sections }),
            ("/bao-cao/a/gui", Route::Report { id: "a".into(), page: ReportPage::Send }),
            (
                "/bao-cao/a/III/III-16",
                Route::Report {
                    id: "a".into(),
                    page: ReportPage::Fill {
                        section: "III".into(),
                        row: Some("III-16".into()),
                        field: String::new(),
                    },
                },
            ),
            (
                "/bao-cao/a/III/III-16/a-total",
                Route::Report {
                    id: "a".into(),
                    page: ReportPage::Fill {
                        section: "III".into(),
                        row: Some("III-16".into()),
                        field: "a-total".into(),
                    },
                },
            ),
            ("/bao-cao/a/b/c/d/e", Route::Unknown),
        ] {
            assert_eq!(Route::parse(hash), expected);
        }
    }
}

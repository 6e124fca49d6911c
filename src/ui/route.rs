//! The address behind `#` and the page it names.

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
    /// Opening files.
    Open,
    /// Forms.
    Templates,
    /// Is my work safe?
    Safety,
    /// Settings.
    Settings,
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
        /// [`crate::domain::template::Part::id`]: the part a finding is about.
        part: Option<String>,
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
            ["mo"] => Self::Open,
            ["mau"] => Self::Templates,
            ["an-toan"] => Self::Safety,
            ["cai-dat"] => Self::Settings,
            ["bao-cao", id, rest @ ..] => {
                let page = match rest {
                    [] => ReportPage::Sections,
                    ["kiem-tra"] => ReportPage::Check,
                    ["gui"] => ReportPage::Send,
                    ["in"] => ReportPage::Print,
                    ["khac"] => ReportPage::Other,
                    [section, place @ ..] if place.len() <= 2 => ReportPage::Fill {
                        section: (*section).to_owned(),
                        row: place.first().map(|it| (*it).to_owned()),
                        part: place.get(1).map(|it| (*it).to_owned()),
                    },
                    _ => return Self::Unknown,
                };
                Self::Report { id: (*id).to_owned(), page }
            }
            _ => Self::Unknown,
        }
    }
}

/// The address of a page of a report.
pub fn report(id: &str, page: &str) -> String {
    if page.is_empty() { format!("#/bao-cao/{id}") } else { format!("#/bao-cao/{id}/{page}") }
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
            ("/nothing", Route::Unknown),
            ("/bao-cao/a", Route::Report { id: "a".into(), page: ReportPage::Sections }),
            ("/bao-cao/a/gui", Route::Report { id: "a".into(), page: ReportPage::Send }),
            (
                "/bao-cao/a/III/III-16",
                Route::Report {
                    id: "a".into(),
                    page: ReportPage::Fill { section: "III".into(), row: Some("III-16".into()), part: None },
                },
            ),
            (
                "/bao-cao/a/III/III-16/b",
                Route::Report {
                    id: "a".into(),
                    page: ReportPage::Fill {
                        section: "III".into(),
                        row: Some("III-16".into()),
                        part: Some("b".into()),
                    },
                },
            ),
            ("/bao-cao/a/b/c/d/e", Route::Unknown),
        ] {
            assert_eq!(Route::parse(hash), expected);
        }
    }
}

//! Every sentence a person reads, in one file per language. No component holds a sentence of its own.
//!
//! Vietnamese comes first; English says the same. A new finding or error does not compile until both languages
//! have a sentence for it. Each sentence about a fault says what is wrong and then what to do.

/// Declares the sentences of a language; those with holes `{}` are for [`filled`].
macro_rules! sentences {
    ($($name:ident: $sentence:expr,)*) => {
        /// The sentences.
        #[allow(non_upper_case_globals, reason = "each is named like the method that gives it")]
        #[cfg_attr(
            all(feature = "app", not(feature = "desk")),
            allow(dead_code, reason = "the first module has only the Vietnamese sentences it says")
        )]
        pub(super) mod sentence {
            $(pub const $name: &str = $sentence;)*
        }
    };
}
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod annex;
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod backup;
#[cfg(feature = "cli")]
pub mod cli;
pub mod en;
mod figures;
mod finding;
pub mod format;
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod safety;
mod submission;
pub mod table;
mod texts;
pub mod vi;
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod xlsform;

pub use figures::{ambiguity, previous, target};
pub use submission::{
    copy_size, correcting, drop_correction_hint, earlier_not_open, reopened, replaced_by, save_earlier,
    submission,
};

pub use texts::Texts;

use crate::bundle::{OpenError, Remark};
use crate::domain::counts::Counts;
use crate::domain::decimal::Decimal;
use crate::domain::finding::{EntryProblem, Finding, FindingKind};
use crate::domain::lint::Lint;
use crate::domain::outcome::Outcome;
use crate::domain::period::Period;
use crate::domain::reading::words::lower;
use crate::domain::template::{PartKind, Template};
use crate::wire::WireError;

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The value of `lang` attributes and of `--lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Vi, Self::En].into_iter().find(|it| it.code() == code)
    }

    /// The sentences that stand in tables.
    pub fn texts(self) -> Texts {
        Texts(self)
    }
}

/// What is wrong or remarkable, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Message {
    fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.what, self.remedy)
    }
}

/// A sentence with its holes `{}` filled, from the first on. What is filled in may hold anything. By letters, because the
/// library's search for a word would be 2 kB more to download.
fn filled(sentence: &str, with: &[&str]) -> String {
    let mut with = with.iter().copied();
    let mut text = String::new();
    for it in sentence.chars() {
        match it {
            '{' => text.push_str(with.next().unwrap_or("{}")),
            '}' => {}
            it => text.push(it),
        }
    }
    text
}

/// "1 indicator", "3 indicators".
fn counted(count: usize, one: &str, several: &str) -> String {
    filled(if count == 1 { one } else { several }, &[&count.to_string()])
}

/// A finding in two sentences.
pub fn finding_message(language: Language, template: &Template, finding: &Finding) -> Message {
    let named = |id: &Option<String>| id.as_deref().and_then(|it| template.indicator(it));
    let kind = named(&finding.indicator).and_then(|row| {
        let part = finding.part.as_deref()?;
        row.parts.iter().find(|it| it.id == part).map(|it| it.kind)
    });
    finding::finding(language, &finding.kind, kind.unwrap_or(PartKind::Number))
}

/// What keeps an entry of that kind from being understood, outside a form.
#[cfg(any(feature = "cli", feature = "desk"))]
pub fn entry_message(language: Language, problem: &EntryProblem, kind: PartKind) -> Message {
    finding::finding(language, &FindingKind::Entry(*problem), kind)
}

/// A finding in one line that names its place, for the command line.
pub fn finding(language: Language, template: &Template, finding: &Finding) -> String {
    let message = finding_message(language, template, finding);
    let place = finding.indicator.as_deref().map(|id| row_name(language, template, id));
    match place {
        Some(place) => format!("{place}: {message}"),
        None => message.to_string(),
    }
}

/// "Mục III, chỉ tiêu 16": where a row stands on paper.
pub fn row_name(language: Language, template: &Template, indicator: &str) -> String {
    let row = template.rows().find(|(_, it)| it.id == indicator);
    let (roman, number) =
        row.map_or(("", indicator), |(section, it)| (section.roman.as_str(), it.number.as_str()));
    let texts = language.texts();
    if roman.is_empty() {
        filled(texts.row_by_number(), &[number])
    } else {
        filled(texts.row_in_section(), &[roman, number])
    }
}

/// A doubt about a template.
pub fn lint(language: Language, lint: &Lint) -> String {
    match language {
        Language::Vi => vi::lint(lint),
        Language::En => en::lint(lint),
    }
}

/// Why a template, a draft or a key file is not read, and what to do.
pub fn wire_error(language: Language, error: &WireError) -> String {
    match language {
        Language::Vi => vi::wire_error(error),
        Language::En => en::wire_error(error),
    }
}

/// What a receiver should know of a file that is intact.
pub fn remark(language: Language, template: &Template, remark: &Remark) -> String {
    match language {
        Language::Vi => vi::remark(template, remark),
        Language::En => en::remark(template, remark),
    }
}

/// Why a file cannot be opened.
pub fn open_error(language: Language, error: &OpenError) -> Message {
    match language {
        Language::Vi => vi::open_error(error),
        Language::En => en::open_error(error),
    }
}

/// The plain sentence at the top of a file that is handed over: what it is, whose, and how to open it.
pub fn about_file(unit: &str, period: &Period) -> String {
    format!("{} · {}", vi::about_file(unit, &vi::period(period)), en::about_file(unit, &en::period(period)))
}

/// The word for an outcome.
pub fn outcome(language: Language, outcome: Outcome) -> &'static str {
    let texts = language.texts();
    match outcome {
        Outcome::Exceeded => texts.outcome_exceeded(),
        Outcome::Met => texts.outcome_met(),
        Outcome::NotMet => texts.outcome_not_met(),
        Outcome::NoData => texts.outcome_no_data(),
        Outcome::NotApplicable => texts.outcome_not_applicable(),
        Outcome::NotEntered => texts.outcome_not_entered(),
    }
}

/// "8 vượt".
pub fn outcome_count(language: Language, outcome: Outcome, rows: usize) -> String {
    let word: String = self::outcome(language, outcome).chars().map(lower).collect();
    format!("{rows} {word}")
}

/// "37 chỉ tiêu".
pub fn rows(language: Language, rows: usize) -> String {
    let texts = language.texts();
    counted(rows, texts.one_row(), texts.rows())
}

/// "3 báo cáo".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn reports(language: Language, reports: usize) -> String {
    match language {
        Language::Vi => format!("{reports} báo cáo"),
        Language::En => en::plural(reports, "report"),
    }
}

/// "Người thứ 1": somebody who has no name yet.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn unnamed_person(language: Language, number: usize) -> String {
    match language {
        Language::Vi => format!("Người thứ {number}"),
        Language::En => format!("Person {number}"),
    }
}

/// "Một trang khác đã chuyển sang Lan.": said where this page still has somebody else's reports.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn turn_elsewhere(language: Language, name: &str) -> String {
    filled(language.texts().turn_elsewhere(), &[name])
}

/// "3 tệp".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn files(language: Language, files: usize) -> String {
    let texts = language.texts();
    counted(files, texts.one_file(), texts.files())
}

/// "36 chỉ tiêu chưa nhập".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn gaps(language: Language, rows: usize) -> String {
    let texts = language.texts();
    counted(rows, texts.one_gap(), texts.gaps())
}

/// "3 chỗ phải sửa".
pub fn errors(language: Language, count: usize) -> String {
    let texts = language.texts();
    counted(count, texts.one_error(), texts.errors())
}

/// "3 chỗ cần xem".
pub fn warnings(language: Language, count: usize) -> String {
    let texts = language.texts();
    counted(count, texts.one_warning(), texts.warnings())
}

/// "Cần xem lại · còn 5 trên 18": how many warnings wait for a word.
pub fn warnings_left(language: Language, left: usize, all: usize) -> String {
    match (language, left) {
        (Language::Vi, 0) => "Cần xem lại · đã giải thích hết".to_owned(),
        (Language::Vi, _) => format!("Cần xem lại · còn {left} trên {all}"),
        (Language::En, 0) => "To look at again · all explained".to_owned(),
        (Language::En, _) => format!("To look at again · {left} of {all} left"),
    }
}

/// "Còn 5 chỗ chưa giải thích": beside the button that has to wait for them.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn words_left(language: Language, left: usize) -> String {
    let texts = language.texts();
    counted(left, texts.one_word_left(), texts.words_left())
}

/// "Đã giải thích (13)".
pub fn explained(language: Language, count: usize) -> String {
    match language {
        Language::Vi => format!("Đã giải thích ({count})"),
        Language::En => format!("Explained already ({count})"),
    }
}

/// "Năm 2023", "Quý I năm 2024".
pub fn period(language: Language, period: &Period) -> String {
    match language {
        Language::Vi => vi::period(period),
        Language::En => en::period(period),
    }
}

/// "Mẫu này là của năm 2023; kỳ đang chọn là năm 2026."
pub fn other_year(language: Language, form: &str, period: &str) -> String {
    filled(language.texts().other_year(), &[form, period])
}

/// "Vượt 2, đạt 2, chưa đạt 3": the counts in a line, without empty ones.
pub fn counts(language: Language, counts: &Counts) -> String {
    let shown = Outcome::ALL.into_iter().filter(|it| counts.with(*it) > 0);
    let parts: Vec<String> = shown.map(|it| outcome_count(language, it, counts.with(it))).collect();
    parts.join(", ")
}

/// Whether a problem is the question about `1.234`, and what it may mean.
pub fn asked(kind: &FindingKind) -> Option<(Decimal, Decimal)> {
    if let FindingKind::Entry(EntryProblem::Ambiguous { grouped, decimal, .. }) = kind {
        Some((*grouped, *decimal))
    } else {
        None
    }
}

/// What a marked form says of itself to whoever opens its file.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn about_form(title: &str, edition: u32) -> String {
    filled(Language::Vi.texts().about_form(), &[title, &edition.to_string()])
}

/// "Trước là Xã Hà Tân".
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn unit_formerly(language: Language, name: &str) -> String {
    filled(language.texts().unit_formerly(), &[name])
}

/// How a unit is called in a report, which is in Vietnamese whatever the language of the app: "Thôn Đầu, xã Tống Sơn"; without a
/// village, the commune itself.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn unit_name(village: &str, commune: &str) -> String {
    let texts = Language::Vi.texts();
    let mut letters = commune.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let commune: String = first.chain(letters).collect();
    if village.is_empty() {
        filled(texts.unit_of_commune(), &[&commune])
    } else {
        filled(texts.unit_of_village(), &[village, &commune])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_in_order_and_what_fills_them_stays_as_it_is() {
        assert_eq!(filled("{}: {} – {}.", &["{}", "b", "c"]), "{}: b – c.");
        assert_eq!(filled("{} or {}", &["a"]), "a or {}", "the rest is for another time");
        assert_eq!(filled("nothing", &[]), "nothing");
    }
}

//! Sentences of the command line.

use super::{Language, en, vi};
use crate::bundle::key::KeyError;
use crate::domain::decimal::Decimal;
use crate::domain::outcome::Outcome;

/// What the command line has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say<'a> {
    /// A file cannot be read.
    CannotRead {
        /// Its name.
        file: &'a str,
        /// As the operating system says.
        why: &'a str,
    },
    /// A file cannot be written.
    CannotWrite {
        /// Its name.
        file: &'a str,
        /// As the operating system says.
        why: &'a str,
    },
    /// A file is not text.
    NotText {
        /// Its name.
        file: &'a str,
    },
    /// Something is wrong inside a file.
    InFile {
        /// Its name.
        file: &'a str,
        /// What, and what to do.
        sentence: &'a str,
    },
    /// There is no built-in template of that name.
    NoSuchTemplate {
        /// As asked for.
        id: &'a str,
    },
    /// No commune has such a name.
    NoSuchCommune {
        /// As typed.
        typed: &'a str,
    },
    /// Texts to read are missing.
    TextsMissing,
    /// A line of `evaluate --lines` that is not text.
    LineNotText {
        /// From 1.
        line: usize,
    },
    /// A line of `evaluate --lines` without a tab.
    NoTab {
        /// From 1.
        line: usize,
    },
    /// Not a period.
    BadPeriod {
        /// As typed.
        text: &'a str,
    },
    /// The table of answers has not the columns it needs.
    BadHeader {
        /// What it has.
        found: &'a str,
    },
    /// A part that was answered, or a row that was given an outcome, in an earlier line.
    Twice {
        /// From 1.
        line: u64,
        /// As printed.
        number: &'a str,
    },
    /// A line of the table of answers is no table line.
    BadLine {
        /// From 1.
        line: u64,
    },
    /// No row of the form is meant.
    UnknownRow {
        /// From 1.
        line: u64,
        /// As typed.
        section: &'a str,
        /// As typed.
        number: &'a str,
    },
    /// Several rows of the form may be meant.
    SeveralRows {
        /// From 1.
        line: u64,
        /// As typed.
        number: &'a str,
    },
    /// The row has no such part.
    UnknownPart {
        /// From 1.
        line: u64,
        /// As typed.
        part: &'a str,
    },
    /// Not an outcome.
    UnknownOutcome {
        /// From 1.
        line: u64,
        /// As typed.
        text: &'a str,
    },
    /// A result that cannot be judged.
    ResultProblem {
        /// From 1, where there are several.
        line: Option<usize>,
        /// As typed.
        text: &'a str,
        /// What is wrong with it, and what to do.
        sentence: &'a str,
    },
    /// A number in a printed text that can mean two.
    TwoMeanings {
        /// From 1, where there are several.
        line: Option<usize>,
        /// As printed.
        number: &'a str,
        /// What it was taken for.
        read: Decimal,
        /// What else it can be.
        other: Decimal,
    },
    /// A key file that does not fit together.
    BadKey(KeyError),
    /// A key file is there already.
    KeyExists {
        /// Its name.
        file: &'a str,
    },
    /// A key was written.
    KeyMade {
        /// Its fingerprint.
        fingerprint: &'a str,
    },
    /// The device has no randomness.
    NoRandomness,
    /// The report is not sealed because of what was found.
    NotSealed,
    /// A warning was answered by a set phrase.
    Acknowledged {
        /// The phrase.
        word: &'a str,
        /// The finding.
        finding: &'a str,
    },
    /// Who sent an intact file cannot be told.
    Intact {
        /// Its name.
        file: &'a str,
        /// The reporter's device.
        fingerprint: &'a str,
    },
    /// There is no schema of this yet.
    NoSchema {
        /// As asked for.
        format: &'a str,
    },
}

/// The word that answers a warning when a report is sealed without a person at the screen.
pub fn unexplained(language: Language) -> &'static str {
    match language {
        Language::Vi => "Chưa giải trình (lập bằng dòng lệnh)",
        Language::En => "Not explained (made on the command line)",
    }
}

/// A number written so that it reads one way only, in any language: no groups, a comma before the decimals.
pub(super) fn unmistakable(number: Decimal) -> String {
    number.to_string().replace('.', ",")
}

/// The outcome a person declares by a word, in either language or by its name in files.
pub fn outcome_of(word: &str) -> Option<Outcome> {
    let word = word.trim().to_lowercase();
    let named = |it: &Outcome| {
        let words = [it.slug(), super::outcome(Language::Vi, *it), super::outcome(Language::En, *it)];
        words.iter().any(|name| name.to_lowercase() == word)
    };
    Outcome::ALL.into_iter().filter(|it| *it != Outcome::NotEntered).find(named)
}

/// The sentence in a language.
pub fn say(language: Language, what: &Say<'_>) -> String {
    match language {
        Language::Vi => vi::say(what),
        Language::En => en::say(what),
    }
}

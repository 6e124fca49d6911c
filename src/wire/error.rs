//! Why a document was not read.

use crate::domain::flaw::Flaw;

/// Characters of a place: the longest of ours has half of them.
const LONGEST: usize = 200;

/// Why a document was not read. `place` is a path such as `sections[2].indicators[0].parts[0].target.comparator`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    /// More bytes than such a document has.
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// Not JSON.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
    },
    /// The end is missing.
    CutOff,
    /// Another kind of document, or none of ours.
    WrongFormat {
        /// What it says it is; empty where it says nothing.
        found: String,
        /// What was asked for.
        expected: &'static str,
    },
    /// Written by a newer program.
    Newer {
        /// Its version.
        found: u32,
        /// The newest version this program reads.
        known: u32,
    },
    /// A member is missing.
    Missing {
        /// Where it should stand.
        place: String,
    },
    /// A member this version does not have.
    Unknown {
        /// Where it stands.
        place: String,
    },
    /// A member that stands twice.
    Duplicate {
        /// Where it stands.
        place: String,
    },
    /// Something else than belongs there.
    Bad {
        /// Where it stands.
        place: String,
    },
    /// A list or a text longer than any such document has.
    TooLong {
        /// Where it stands.
        place: String,
        /// Entries of a list, characters of a text.
        limit: usize,
    },
    /// The template inside is not the one the document names.
    TemplateMismatch,
    /// The template can be shown but not filled in.
    Unusable {
        /// Only those that stand in the way.
        flaws: Vec<Flaw>,
    },
}

impl WireError {
    /// Something else than belongs there.
    pub(super) fn bad(place: &str) -> Self {
        Self::Bad { place: place.to_owned() }
    }

    /// Puts the place inside an outer one.
    #[must_use]
    pub fn within(mut self, outer: &str) -> Self {
        match &mut self {
            Self::Missing { place }
            | Self::Unknown { place }
            | Self::Duplicate { place }
            | Self::Bad { place }
            | Self::TooLong { place, .. } => {
                let mut whole = outer.to_owned();
                enter(&mut whole, place);
                *place = told(&whole);
            }
            Self::TooLarge { .. }
            | Self::NotJson { .. }
            | Self::CutOff
            | Self::WrongFormat { .. }
            | Self::Newer { .. }
            | Self::TemplateMismatch
            | Self::Unusable { .. } => {}
        }
        self
    }
}

/// Adds a step to a place, a member or an [`index`]; gives back the length to cut it to afterwards.
pub(super) fn enter(place: &mut String, step: &str) -> usize {
    let outer = place.len();
    if outer > 0 && !step.is_empty() && !step.starts_with('[') {
        place.push('.');
    }
    place.push_str(step);
    outer
}

/// Words from outside as an error may say them: short, in one line, without signs that steer a terminal or turn the
/// direction of writing.
pub(crate) fn told(words: &str) -> String {
    let steers = |it: char| {
        it.is_control()
            || matches!(it, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words.chars().take(LONGEST).map(|it| if steers(it) { '\u{fffd}' } else { it }).collect()
}

/// The step into an entry of a list.
pub(super) fn index(at: usize) -> String {
    format!("[{at}]")
}

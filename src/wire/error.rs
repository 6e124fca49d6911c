//! Why a document was not read.

use crate::domain::lint::Lint;

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
        lints: Vec<Lint>,
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
                let bare = outer.is_empty() || place.is_empty() || place.starts_with('[');
                let dot = if bare { "" } else { "." };
                *place = format!("{outer}{dot}{place}");
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

/// Says where an error arose.
pub(super) trait Within<T> {
    /// Inside the member of that name.
    fn within(self, outer: &str) -> Result<T, WireError>;
    /// Inside an entry of the list of that name.
    fn within_entry(self, outer: &str, index: usize) -> Result<T, WireError>;
}

impl<T> Within<T> for Result<T, WireError> {
    fn within(self, outer: &str) -> Result<T, WireError> {
        self.map_err(|it| it.within(outer))
    }

    fn within_entry(self, outer: &str, index: usize) -> Result<T, WireError> {
        self.map_err(|it| it.within(&format!("{outer}[{index}]")))
    }
}

/// A text that is not too long.
pub(super) fn short(place: &str, text: String, limit: usize) -> Result<String, WireError> {
    // Bytes are never fewer than characters: most texts are passed by this alone.
    if text.len() > limit && text.chars().count() > limit {
        return Err(WireError::TooLong { place: place.to_owned(), limit });
    }
    Ok(text)
}

/// Converts a list, and says in which entry it failed.
pub(super) fn list<A, B>(
    place: &str,
    entries: Vec<A>,
    limit: usize,
    mut convert: impl FnMut(A) -> Result<B, WireError>,
) -> Result<Vec<B>, WireError> {
    if entries.len() > limit {
        return Err(WireError::TooLong { place: place.to_owned(), limit });
    }
    entries.into_iter().enumerate().map(|(index, it)| convert(it).within_entry(place, index)).collect()
}

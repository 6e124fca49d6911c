//! Why a file of an office could not be read.

/// Why a file could not be read as an annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing is in it.
    Empty,
    /// A Word or Excel file of before 2007 (`.doc`, `.xls`).
    OldOffice,
    /// Locked with a password.
    Locked,
    /// A PDF.
    Pdf,
    /// `OpenDocument` (`.odt`, `.ods`).
    OpenDocument,
    /// Slides.
    Slides,
    /// A web page or rich text.
    Markup,
    /// A picture.
    Picture,
    /// No kind of file that can be read.
    Unknown,
    /// Cut off or spoilt.
    Damaged,
    /// It tells the reader to fetch something from elsewhere, which no office program writes.
    Unsafe,
    /// Larger than any annex, or larger unpacked than it says.
    TooLarge,
    /// No table is in it.
    NoTable,
    /// No row of its tables looks like an indicator.
    NoIndicator,
}

impl ReadError {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Empty,
        Self::OldOffice,
        Self::Locked,
        Self::Pdf,
        Self::OpenDocument,
        Self::Slides,
        Self::Markup,
        Self::Picture,
        Self::Unknown,
        Self::Damaged,
        Self::Unsafe,
        Self::TooLarge,
        Self::NoTable,
        Self::NoIndicator,
    ];

    /// The name that is used between programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OldOffice => "old_office",
            Self::Locked => "locked",
            Self::Pdf => "pdf",
            Self::OpenDocument => "open_document",
            Self::Slides => "slides",
            Self::Markup => "markup",
            Self::Picture => "picture",
            Self::Unknown => "unknown",
            Self::Damaged => "damaged",
            Self::Unsafe => "unsafe",
            Self::TooLarge => "too_large",
            Self::NoTable => "no_table",
            Self::NoIndicator => "no_indicator",
        }
    }

    /// The error of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

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
}

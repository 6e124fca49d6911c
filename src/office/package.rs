//! The archive that a Word or Excel file is. Nothing is unpacked beyond a bound, whatever the archive says of itself.

use super::limits::{MAX_ENTRIES, MAX_PART, MAX_UNPACKED};
use super::xml::Xml;
use crate::domain::annex::ReadError;
use std::io::{BufReader, Cursor, Read, Take};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// An archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked, in bytes.
    left: u64,
}

/// A part of an archive, as far as it is read.
pub(super) type Part<'a, 'b> = BufReader<Take<ZipFile<'a, Cursor<&'b [u8]>>>>;

impl<'b> Package<'b> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| told(&it))?;
        if archive.len() > MAX_ENTRIES {
            return Err(ReadError::TooLarge);
        }
        Ok(Self { archive, left: MAX_UNPACKED })
    }

    /// Whether it has a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether it has a program of its own.
    pub(super) fn has_macros(&self) -> bool {
        self.archive.file_names().flatten().any(|it| it.to_ascii_lowercase().ends_with("vbaproject.bin"))
    }

    /// What an archive is that is no document.
    pub(super) fn what_else(&mut self) -> ReadError {
        if self.has("ppt/presentation.xml") {
            return ReadError::Slides;
        }
        if self.has("mimetype") && self.has("content.xml") {
            return ReadError::OpenDocument;
        }
        if self.has("[Content_Types].xml") { ReadError::Damaged } else { ReadError::Unknown }
    }

    /// The markup of a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Xml<Part<'_, 'b>>, ReadError> {
        let file = self.archive.by_name(name).map_err(|it| told(&it))?;
        let size = file.size();
        if size > MAX_PART || size > self.left {
            return Err(ReadError::TooLarge);
        }
        // The size above is what the archive says; the bound holds for what comes out of it.
        self.left -= size;
        Ok(Xml::new(BufReader::new(file.take(MAX_PART))))
    }
}

#[allow(clippy::wildcard_enum_match_arm, reason = "whatever else is wrong with an archive, it is damaged")]
fn told(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(text) if text.contains("assword") => ReadError::Locked,
        ZipError::InvalidPassword => ReadError::Locked,
        _ => ReadError::Damaged,
    }
}

//! Office files and text tables, read into paragraphs and tables: bytes in, [`Block`]s out, nothing of the network and the disk.
//!
//! Files come from anywhere. What a file is, is told by what is in it and not by its name; every size is bounded
//! ([`limits`]); nothing outside the file is looked up, and macros are not looked at.
//!
//! [`Block`]: crate::domain::annex::Block

mod delimited;
mod encoding;
mod formats;
pub mod limits;
mod numbering;
mod package;
mod sheet;
mod sniff;
mod word;
pub mod workbook;
mod xml;

use crate::domain::annex::{Block, ReadError};

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// In the order of the file.
    pub blocks: Vec<Block>,
    /// The file has macros, which were not looked at.
    pub macros: bool,
    /// Rows and columns that are hidden in the workbook, and were left out.
    pub hidden: usize,
}

/// Reads a file.
///
/// # Errors
///
/// When it is none that can be read, is locked, damaged, or larger than any annex.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.len() > limits::MAX_FILE {
        return Err(ReadError::TooLarge);
    }
    let document = match sniff::kind(bytes)? {
        sniff::Kind::Package => {
            let mut package = package::Package::open(bytes)?;
            let macros = package.has_macros();
            let mut document = if package.has("word/document.xml") {
                word::read(&mut package)?
            } else if package.has("xl/workbook.xml") {
                sheet::read(&mut package)?
            } else {
                return Err(package.what_else());
            };
            document.macros = macros;
            document
        }
        sniff::Kind::Text => {
            Document { blocks: delimited::read(&encoding::decode(bytes)), ..Document::default() }
        }
    };
    if document.blocks.iter().any(|it| matches!(it, Block::Table(_))) {
        Ok(document)
    } else {
        Err(ReadError::NoTable)
    }
}

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
mod markup;
mod numbering;
mod package;
mod sheet;
mod sniff;
mod word;
#[cfg(feature = "office")]
pub mod workbook;
mod xml;

use crate::domain::annex::{Block, Doubt, DoubtKind, Imported, ReadError, import_with};

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

/// Reads a file, or a web page that a browser has put in order.
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
        sniff::Kind::Page => Document { blocks: markup::read(bytes)?, ..Document::default() },
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

/// Reads a file as a form. One whose annex has no name is called `name`; `year` stands in where none is printed; `progress` is
/// told how many rows were read of how many.
///
/// # Errors
///
/// When it cannot be read, or no row of it looks like an indicator.
pub fn form(
    bytes: &[u8],
    name: &str,
    year: u16,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Imported, ReadError> {
    let document = read(bytes)?;
    let mut imported = import_with(&document.blocks, year, progress);
    if imported.template.rows().next().is_none() {
        return Err(ReadError::NoIndicator);
    }
    imported.name_after(name);
    let notices = [
        document.macros.then_some(DoubtKind::Macros),
        (document.hidden > 0).then_some(DoubtKind::Hidden { count: document.hidden }),
    ];
    let notices = notices.into_iter().flatten();
    imported.doubts.extend(notices.map(|kind| Doubt { indicator: String::new(), kind }));
    Ok(imported)
}

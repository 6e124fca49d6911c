//! `.docx`: paragraphs and tables as Word shows them (ECMA-376, part 1, chapter 17).

use super::Document;
use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_NESTED, MAX_TEXT};
use super::numbering::Numbering;
use super::package::{Package, Part};
use super::xml::{Node, Xml};
use crate::domain::annex::{Block, Cell, ReadError, Table};

/// Elements whose content is not shown, or shown a second time.
const UNSHOWN: [&str; 17] = [
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "delInstrText",
    "Fallback",
    "footnote",
    "sectPr",
    "rt",
    "annotation",
    "sdtPr",
    // How things were before a change that is recorded.
    "pPrChange",
    "rPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "sectPrChange",
];

/// Reads the document of an archive.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let numbering = Numbering::of(package)?;
    let xml = package.part("word/document.xml")?;
    let mut word = Word { xml, numbering, cells: 0, text: 0 };
    let mut document = Document::default();
    loop {
        match word.xml.next()? {
            Node::End => return Ok(document),
            Node::Open(tag) => match tag.name.as_str() {
                "p" => {
                    let text = word.paragraph()?;
                    if !text.trim().is_empty() {
                        document.blocks.push(Block::Paragraph(text));
                    }
                }
                "tbl" => document.blocks.push(Block::Table(word.table(1)?)),
                name if UNSHOWN.contains(&name) => word.xml.skip()?,
                _ => {}
            },
            Node::Close(_) | Node::Text(_) => {}
        }
    }
}

struct Word<'a, 'b> {
    xml: Xml<Part<'a, 'b>>,
    numbering: Numbering,
    cells: usize,
    text: usize,
}

impl Word<'_, '_> {
    /// Reads a paragraph that has begun, with the number that Word gives it.
    fn paragraph(&mut self) -> Result<String, ReadError> {
        let mut text = String::new();
        let (mut level, mut list) = (0, 0);
        let (mut within_text, mut properties, mut hidden, mut run) = (false, 0_usize, false, false);
        let mut superscript = false;
        let mut depth = 1_usize;
        while depth > 0 {
            match self.xml.next()? {
                Node::End => return Err(ReadError::Damaged),
                Node::Close(name) => {
                    depth -= 1;
                    match name.as_str() {
                        "t" => within_text = false,
                        "pPr" | "rPr" => properties = properties.saturating_sub(1),
                        "r" => (hidden, run, superscript) = (false, false, false),
                        _ => {}
                    }
                }
                Node::Text(it) if within_text && !hidden => {
                    self.count(it.len())?;
                    // "80" and the mark of a note, "1", are no 801; "m" and "2" are m2.
                    let digits = it.trim().bytes().all(|it| it.is_ascii_digit());
                    if !(superscript && digits && text.ends_with(|it: char| it.is_ascii_digit() || it == '%'))
                    {
                        text.push_str(&it);
                    }
                }
                Node::Text(_) => {}
                Node::Open(tag) => {
                    if UNSHOWN.contains(&tag.name.as_str()) {
                        self.xml.skip()?;
                        continue;
                    }
                    depth += 1;
                    match tag.name.as_str() {
                        "t" => within_text = true,
                        "pPr" | "rPr" => properties += 1,
                        "ilvl" => level = tag.number("val").unwrap_or(0),
                        "numId" => list = tag.number("val").unwrap_or(0),
                        "r" => run = true,
                        // Of a paragraph it hides the mark at its end only.
                        "vanish" if properties > 0 && run => hidden = tag.is_on(),
                        // A mark of a note, or the power of a unit.
                        "vertAlign" if run && tag.get("val") == Some("superscript") => superscript = true,
                        "tab" | "ptab" if properties == 0 => text.push(' '),
                        "br" | "cr" => text.push('\n'),
                        "noBreakHyphen" => text.push('-'),
                        "sym" if !hidden => text.extend(tag.get("char").and_then(symbol)),
                        // The words of a text box stand by themselves.
                        "txbxContent" => text.push(' '),
                        _ => {}
                    }
                }
            }
        }
        if list == 0 {
            return Ok(text);
        }
        let label = self.numbering.next(list, level);
        Ok(match (label.is_empty(), text.trim().is_empty()) {
            (true, _) => text,
            (false, true) => label.trim_end_matches(['.', ')']).to_owned(),
            (false, false) => format!("{label} {text}"),
        })
    }

    /// Reads a table that has begun.
    fn table(&mut self, nested: usize) -> Result<Table, ReadError> {
        let mut table = Table::default();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.xml.next()? {
                Node::End => return Err(ReadError::Damaged),
                Node::Close(_) => depth -= 1,
                Node::Text(_) => {}
                Node::Open(tag) => match tag.name.as_str() {
                    "tr" => {
                        if let Some(row) = self.row(nested)? {
                            table.rows.push(row);
                        }
                    }
                    name if UNSHOWN.contains(&name) => self.xml.skip()?,
                    _ => depth += 1,
                },
            }
        }
        Ok(table)
    }

    /// Reads a row that has begun; none where it was deleted.
    fn row(&mut self, nested: usize) -> Result<Option<Vec<Cell>>, ReadError> {
        let mut row: Vec<Cell> = Vec::new();
        let mut deleted = false;
        let mut depth = 1_usize;
        while depth > 0 {
            match self.xml.next()? {
                Node::End => return Err(ReadError::Damaged),
                Node::Close(_) => depth -= 1,
                Node::Text(_) => {}
                Node::Open(tag) => match tag.name.as_str() {
                    "tc" => self.cell(&mut row, nested)?,
                    "gridBefore" => {
                        depth += 1;
                        let columns = tag.number("val").unwrap_or(0);
                        row.extend((0..columns).take(MAX_COLUMNS).map(|_| Cell::of("")));
                    }
                    "trPr" => depth += 1,
                    "del" => {
                        // A row that was taken out, with the change recorded.
                        deleted = true;
                        self.xml.skip()?;
                    }
                    name if UNSHOWN.contains(&name) => self.xml.skip()?,
                    _ => depth += 1,
                },
            }
        }
        Ok((!deleted).then_some(row))
    }

    /// Reads a cell that has begun.
    fn cell(&mut self, row: &mut Vec<Cell>, nested: usize) -> Result<(), ReadError> {
        let mut paragraphs: Vec<String> = Vec::new();
        let (mut span, mut goes_on) = (1_u32, false);
        let mut depth = 1_usize;
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(ReadError::TooLarge);
        }
        while depth > 0 {
            match self.xml.next()? {
                Node::End => return Err(ReadError::Damaged),
                Node::Close(_) => depth -= 1,
                Node::Text(_) => {}
                Node::Open(tag) => match tag.name.as_str() {
                    "p" => paragraphs.push(self.paragraph()?),
                    "tbl" if nested >= MAX_NESTED => self.xml.skip()?,
                    "tbl" => paragraphs.push(in_lines(&self.table(nested + 1)?)),
                    name if UNSHOWN.contains(&name) => self.xml.skip()?,
                    name => {
                        depth += 1;
                        match name {
                            "gridSpan" => span = tag.number("val").unwrap_or(1),
                            "vMerge" => goes_on = tag.get("val") != Some("restart"),
                            _ => {}
                        }
                    }
                },
            }
        }
        paragraphs.retain(|it| !it.trim().is_empty());
        let columns = usize::try_from(span).unwrap_or(1).clamp(1, MAX_COLUMNS);
        if row.len() + columns > MAX_COLUMNS {
            return Ok(());
        }
        if goes_on {
            row.extend((0..columns).map(|_| Cell::Above));
        } else {
            row.push(Cell::Own(paragraphs.join("\n"), u16::try_from(columns).unwrap_or(1)));
            row.extend((1..columns).map(|_| Cell::Left));
        }
        Ok(())
    }

    fn count(&mut self, length: usize) -> Result<(), ReadError> {
        self.text += length;
        if self.text > MAX_TEXT { Err(ReadError::TooLarge) } else { Ok(()) }
    }
}

/// A sign of the font Symbol, with which Word writes what is chosen from its table of signs.
fn symbol(code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()? & 0xff;
    Some(match code {
        0xa3 => '≤',
        0xb3 => '≥',
        0xb1 => '±',
        0xb4 => '×',
        0xb8 => '÷',
        0xa5 => '∞',
        0xb7 => '•',
        0xb0 => '°',
        0xbb => '≈',
        0xb9 => '≠',
        0x20..=0x7e => char::from_u32(code)?,
        _ => return None,
    })
}

/// A table within a cell, as lines.
fn in_lines(table: &Table) -> String {
    let line = |row: &Vec<Cell>| {
        let texts = row.iter().filter_map(|it| match it {
            Cell::Own(text, _) if !text.is_empty() => Some(text.as_str()),
            Cell::Own(..) | Cell::Left | Cell::Above => None,
        });
        texts.collect::<Vec<_>>().join(" ")
    };
    table.rows.iter().map(line).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

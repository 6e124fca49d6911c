//! `.xlsx`: the sheets of a workbook as Excel shows them (ECMA-376, part 1, chapter 18).

use super::Document;
use super::formats::{Format, format, shown};
use super::limits::{MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_GRID, MAX_TEXT};
use super::package::{Package, Part};
use super::xml::{Node, Tag, Xml};
use crate::domain::annex::{Block, Cell, ReadError, Table};
use std::collections::BTreeMap;

/// Reads the sheets of an archive that are shown.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let book = workbook(package)?;
    let targets = relations(package)?;
    let mut sheets = Sheets {
        texts: shared_texts(package)?,
        formats: styles(package)?,
        since_1904: book.since_1904,
        cells: 0,
        text: 0,
        hidden: book.hidden,
    };
    let mut document = Document::default();
    for (name, id) in book.sheets {
        let Some(part) = targets.get(&id).filter(|it| package.has(it)).cloned() else { continue };
        let xml = package.part(&part)?;
        let mut table = sheets.sheet(xml)?;
        table.name = name;
        if !table.rows.is_empty() {
            document.blocks.push(Block::Table(table));
        }
    }
    document.hidden = sheets.hidden;
    Ok(document)
}

#[derive(Default)]
struct Book {
    /// The names of the sheets that are shown, and what the archive calls them.
    sheets: Vec<(String, String)>,
    since_1904: bool,
    /// Sheets that are not shown.
    hidden: usize,
}

fn workbook(package: &mut Package<'_>) -> Result<Book, ReadError> {
    let mut xml = package.part("xl/workbook.xml")?;
    let mut book = Book::default();
    loop {
        match xml.next()? {
            Node::End => return Ok(book),
            Node::Open(tag) if tag.name == "sheet" => {
                let shown = !matches!(tag.get("state"), Some("hidden" | "veryHidden"));
                book.hidden += usize::from(!shown);
                if let (true, Some(id)) = (shown, tag.get("id")) {
                    book.sheets.push((tag.get("name").unwrap_or_default().to_owned(), id.to_owned()));
                }
            }
            Node::Open(tag) if tag.name == "workbookPr" => {
                book.since_1904 = matches!(tag.get("date1904"), Some("1" | "true"));
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
        }
    }
}

/// The parts of the archive by the names that the workbook has for them.
fn relations(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, ReadError> {
    let mut found = BTreeMap::new();
    let mut xml = package.part("xl/_rels/workbook.xml.rels")?;
    loop {
        match xml.next()? {
            Node::End => return Ok(found),
            Node::Open(tag) if tag.name == "Relationship" && tag.get("TargetMode") != Some("External") => {
                if let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target")) {
                    let path = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_owned(),
                        None => format!("xl/{}", target.trim_start_matches("./")),
                    };
                    found.insert(id.to_owned(), path);
                }
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
        }
    }
}

/// The texts that cells refer to by number.
fn shared_texts(package: &mut Package<'_>) -> Result<Vec<String>, ReadError> {
    let mut texts = Vec::new();
    if !package.has("xl/sharedStrings.xml") {
        return Ok(texts);
    }
    let mut xml = package.part("xl/sharedStrings.xml")?;
    let mut length = 0;
    loop {
        match xml.next()? {
            Node::End => return Ok(texts),
            Node::Open(tag) if tag.name == "si" => {
                let text = rich_text(&mut xml)?;
                length += text.len();
                if length > MAX_TEXT || texts.len() > MAX_CELLS {
                    return Err(ReadError::TooLarge);
                }
                texts.push(text);
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
        }
    }
}

/// The text of an element that has begun; how it is pronounced stands beside it and is left out.
fn rich_text(xml: &mut Xml<Part<'_, '_>>) -> Result<String, ReadError> {
    let mut text = String::new();
    let mut depth = 1_usize;
    let mut within = false;
    while depth > 0 {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Close(_) => {
                depth -= 1;
                within = false;
            }
            Node::Text(it) if within => text.push_str(&it),
            Node::Text(_) => {}
            Node::Open(tag) if tag.name == "rPh" => xml.skip()?,
            Node::Open(tag) => {
                depth += 1;
                within = tag.name == "t";
            }
        }
    }
    Ok(text.replace("_x000D_", ""))
}

/// The format of each style that cells refer to by number.
fn styles(package: &mut Package<'_>) -> Result<Vec<Format>, ReadError> {
    let mut formats = Vec::new();
    if !package.has("xl/styles.xml") {
        return Ok(formats);
    }
    let mut xml = package.part("xl/styles.xml")?;
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut within = false;
    loop {
        match xml.next()? {
            Node::End => return Ok(formats),
            Node::Close(name) if name == "cellXfs" => within = false,
            Node::Open(tag) => match tag.name.as_str() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                        codes.insert(id, code.to_owned());
                    }
                }
                "cellXfs" => within = true,
                "xf" if within && formats.len() < MAX_CELLS => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    formats.push(format(id, codes.get(&id).map(String::as_str)));
                }
                _ => {}
            },
            Node::Close(_) | Node::Text(_) => {}
        }
    }
}

/// What all sheets share while they are read.
struct Sheets {
    texts: Vec<String>,
    formats: Vec<Format>,
    since_1904: bool,
    cells: usize,
    text: usize,
    hidden: usize,
}

/// Regions of cells that are one; more than any annex has.
const MAX_MERGED: usize = 1_000;

/// A region of cells that is one: first row and column, last row and column.
type Region = (u32, usize, u32, usize);

impl Sheets {
    /// Reads a sheet. Rows without text take no room, however many there are.
    fn sheet(&mut self, mut xml: Xml<Part<'_, '_>>) -> Result<Table, ReadError> {
        let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
        let mut merged: Vec<Region> = Vec::new();
        let mut hidden_columns: Vec<(u32, u32)> = Vec::new();
        let (mut row, mut hidden) = (0_u32, false);
        let mut column = 0_usize;
        let mut last_hidden = None;
        loop {
            match xml.next()? {
                Node::End => break,
                Node::Open(tag) => match tag.name.as_str() {
                    "col" if tag.get("hidden").is_some_and(|it| it == "1" || it == "true") => {
                        hidden_columns.push((tag.number("min").unwrap_or(1), tag.number("max").unwrap_or(1)));
                    }
                    "row" => {
                        row = tag.number("r").unwrap_or(row.saturating_add(1));
                        hidden = tag.get("hidden").is_some_and(|it| it == "1" || it == "true");
                        column = 0;
                    }
                    "c" => {
                        let place = tag.get("r").and_then(place);
                        column = place.map_or(column, |it| it.1);
                        if column >= MAX_COLUMNS {
                            xml.skip()?;
                            continue;
                        }
                        let text = self.cell(&mut xml, &tag)?;
                        if !text.trim().is_empty() && column < MAX_COLUMNS {
                            self.cells += 1;
                            self.text += text.len();
                            if self.cells > MAX_CELLS || self.text > MAX_TEXT {
                                return Err(ReadError::TooLarge);
                            }
                            if hidden {
                                self.hidden += usize::from(last_hidden != Some(row));
                                last_hidden = Some(row);
                            } else {
                                rows.entry(place.map_or(row, |it| it.0)).or_default().insert(column, text);
                            }
                        }
                        column += 1;
                    }
                    "mergeCell" if merged.len() < MAX_MERGED => {
                        merged.extend(tag.get("ref").and_then(region));
                    }
                    _ => {}
                },
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        // Empty cells of a grid take room too.
        let widest = rows.values().filter_map(|it| it.keys().next_back()).max().map_or(0, |it| it + 1);
        if rows.len().saturating_mul(widest) > MAX_GRID {
            return Err(ReadError::TooLarge);
        }
        let is_hidden = |column: usize| {
            let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
            hidden_columns.iter().any(|it| (it.0..=it.1).contains(&column))
        };
        let width = widest;
        let shown: Vec<usize> = (0..width).filter(|it| !is_hidden(*it)).collect();
        self.hidden += width - shown.len();
        let cells = |(number, texts): (u32, BTreeMap<usize, String>)| {
            shown.iter().map(|column| cell_of(number, *column, texts.get(column), &merged)).collect()
        };
        Ok(Table { name: String::new(), rows: rows.into_iter().map(cells).collect() })
    }

    /// Reads a cell that has begun, as Excel shows it.
    fn cell(&self, xml: &mut Xml<Part<'_, '_>>, tag: &Tag) -> Result<String, ReadError> {
        let (mut value, mut text) = (String::new(), None);
        let mut depth = 1_usize;
        let mut within = false;
        while depth > 0 {
            match xml.next()? {
                Node::End => return Err(ReadError::Damaged),
                Node::Close(_) => {
                    depth -= 1;
                    within = false;
                }
                Node::Text(it) if within => value.push_str(&it),
                Node::Text(_) => {}
                Node::Open(inner) if inner.name == "is" => text = Some(rich_text(xml)?),
                Node::Open(inner) => {
                    depth += 1;
                    within = inner.name == "v";
                }
            }
        }
        if let Some(text) = text {
            return Ok(text);
        }
        Ok(match tag.get("t") {
            Some("s") => {
                let index: Option<usize> = value.trim().parse().ok();
                index
                    .and_then(|it| self.texts.get(it))
                    .filter(|it| it.len() <= MAX_CELL_TEXT)
                    .cloned()
                    .unwrap_or_default()
            }
            Some("str" | "inlineStr" | "d") => value,
            // What could not be computed is no text of an annex; what is true is a cross.
            Some("e") => String::new(),
            Some("b") => if value == "1" { "x" } else { "" }.to_owned(),
            _ if value.is_empty() => value,
            _ => {
                let style = tag.number("s").and_then(|it| usize::try_from(it).ok());
                let format = style.and_then(|it| self.formats.get(it)).unwrap_or(&Format::General);
                shown(&value, format, self.since_1904)
            }
        })
    }
}

fn cell_of(row: u32, column: usize, text: Option<&String>, merged: &[Region]) -> Cell {
    let inside = |it: &&Region| (it.0..=it.2).contains(&row) && (it.1..=it.3).contains(&column);
    match merged.iter().find(inside) {
        Some(region) if region.0 == row && region.1 == column => {
            let span = u16::try_from(region.3 - region.1 + 1).unwrap_or(1);
            Cell::Own(text.cloned().unwrap_or_default(), span)
        }
        Some(region) if region.0 == row => Cell::Left,
        Some(_) => Cell::Above,
        None => Cell::of(text.map_or("", String::as_str)),
    }
}

/// "B7": row 7, column 1.
fn place(reference: &str) -> Option<(u32, usize)> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, row) = reference.split_at_checked(letters).filter(|it| (1..=3).contains(&it.0.len()))?;
    let number = column.bytes().fold(0_usize, |sum, it| sum * 26 + usize::from(it - b'A') + 1);
    Some((row.parse().ok()?, number - 1))
}

/// "A1:C2".
fn region(reference: &str) -> Option<Region> {
    let (from, to) = reference.split_once(':')?;
    let (from, to) = (place(from)?, place(to)?);
    (from.0 <= to.0 && from.1 <= to.1).then_some((from.0, from.1, to.0, to.1))
}

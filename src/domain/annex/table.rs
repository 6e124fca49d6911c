//! What the readers of office files hand over: paragraphs and tables in the order of the document, nothing else of it.

use crate::domain::reading::fold::Folded;

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line outside of tables.
    Paragraph(String),
    /// A table, or a sheet of a workbook.
    Table(Table),
}

/// A table: rows of cells, one for each column of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet; empty elsewhere.
    pub name: String,
    /// From top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

/// A place of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A cell with its text, paragraphs parted by line breaks; how many columns it takes.
    Own(String, u16),
    /// Part of the cell to its left.
    Left,
    /// Part of the cell above it.
    Above,
}

impl Cell {
    /// A cell of one column.
    pub fn of(text: &str) -> Self {
        Self::Own(text.to_owned(), 1)
    }
}

/// A row as the importer sees it: the cleaned text of each column, and which of them belong to the cell above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Tags, stray blanks and letters in pieces mended; line breaks become blanks.
    pub(super) texts: Vec<String>,
    /// The same with its paragraphs parted by line breaks.
    pub(super) pieces: Vec<String>,
    /// Whether the cell goes on from the row above.
    pub(super) above: Vec<bool>,
    /// A single cell takes all columns.
    pub(super) whole: bool,
}

impl Line {
    /// The text of a column; empty beyond the last.
    pub(super) fn text(&self, column: usize) -> &str {
        self.texts.get(column).map_or("", String::as_str)
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.iter().zip(&self.above).all(|it| it.0.is_empty() || *it.1)
    }
}

/// The paragraphs of a cell, cleaned.
fn pieces(text: &str) -> String {
    let parted =
        text.replace("<br>", "\n").replace("<br/>", "\n").replace("</li>", "\n").replace("</p>", "\n");
    let lines = parted.lines().map(|it| Folded::of(it).clean().to_owned()).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// So many bytes of cells are copied into the rows that they cover, and no more: a form has a few kilobytes of them.
const MOST_COPIED: usize = 4 << 20;

impl Table {
    /// The rows with merged cells resolved: what a cell above says holds for those it covers.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut room = MOST_COPIED;
        for row in &self.rows {
            let mut line = Line::default();
            for (column, cell) in row.iter().enumerate() {
                let last = lines.last();
                let (pieces, above) = match cell {
                    Cell::Own(text, _) => (pieces(text), false),
                    Cell::Left => (String::new(), false),
                    Cell::Above => {
                        let pieces = last.and_then(|it| it.pieces.get(column)).filter(|it| it.len() <= room);
                        room -= pieces.map_or(0, String::len);
                        (pieces.cloned().unwrap_or_default(), true)
                    }
                };
                line.texts.push(pieces.replace('\n', " "));
                line.pieces.push(pieces);
                line.above.push(above);
            }
            let filled = row.iter().filter(|it| !matches!(it, Cell::Left)).count();
            line.whole = row.len() > 1 && filled == 1;
            lines.push(line);
        }
        lines
    }
}

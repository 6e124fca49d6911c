//! A web page that a browser has put in order: what is pasted from Word, Excel, Google Docs or a page, and files of Word and
//! Excel that were saved as one. Browsers alone read the markup of everybody; what they make of it is XML, and read here.

use super::limits::{MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_GRID, MAX_NESTED, MAX_TEXT};
use super::xml::{Node, Tag, Xml};
use crate::domain::annex::{Block, Cell, ReadError, Table};

/// How such a text begins: browsers write the name of the language first.
const BEGINS: &[u8] = b"<body xmlns=\"http://www.w3.org/1999/xhtml\"";

/// What nobody sees, and small figures above a line, which are remarks or powers of a unit.
const UNSEEN: [&str; 14] = [
    "head", "script", "style", "template", "noscript", "svg", "math", "sup", "select", "button", "iframe",
    "object", "del", "title",
];
/// What begins a line of its own.
const LINES: [&str; 20] = [
    "p",
    "div",
    "br",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "ul",
    "ol",
    "dt",
    "dd",
    "caption",
    "blockquote",
];

/// Whether a browser has put the text in order.
pub(super) fn is_ordered(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    let mut page = Page { xml: Xml::new(bytes), blocks: Vec::new(), cells: 0, grid: 0, text: 0 };
    let mut text = Text::default();
    while let Some(node) = page.seen()? {
        match node {
            Node::Open(tag) if tag.name == "table" => {
                page.paragraphs(&mut text);
                page.table(0)?;
            }
            Node::Open(tag) => text.open(&tag),
            Node::Close(name) => text.close(&name),
            Node::Text(it) => page.write(&mut text, &it)?,
            Node::End => break,
        }
    }
    page.paragraphs(&mut text);
    Ok(page.blocks)
}

struct Page<'a> {
    xml: Xml<&'a [u8]>,
    blocks: Vec<Block>,
    cells: usize,
    /// Places of tables, those that a cell takes from another among them.
    grid: usize,
    text: usize,
}

impl Page<'_> {
    /// The next node of what is seen; none at the end.
    fn seen(&mut self) -> Result<Option<Node>, ReadError> {
        loop {
            match self.xml.next()? {
                Node::End => return Ok(None),
                Node::Open(tag) if is_unseen(&tag) => self.xml.skip()?,
                node @ (Node::Open(_) | Node::Close(_) | Node::Text(_)) => return Ok(Some(node)),
            }
        }
    }

    fn write(&mut self, text: &mut Text, more: &str) -> Result<(), ReadError> {
        self.text += more.len();
        if self.text > MAX_TEXT {
            return Err(ReadError::TooLarge);
        }
        text.write(more);
        Ok(())
    }

    fn paragraphs(&mut self, text: &mut Text) {
        let lines = std::mem::take(text).lines;
        let lines = lines.lines().map(str::trim).filter(|it| !it.is_empty());
        self.blocks.extend(lines.map(|it| Block::Paragraph(it.to_owned())));
    }

    /// Reads a table that has begun. Tables within it come before it: what stands around them is for the eye.
    fn table(&mut self, nested: usize) -> Result<(), ReadError> {
        let mut table = Table::default();
        // How many rows the cell above each column still takes, with the width of the cell.
        let mut above: Vec<u32> = Vec::new();
        let mut row: Option<Vec<Cell>> = None;
        while let Some(node) = self.seen()? {
            match node {
                Node::Open(tag) if tag.name == "tr" => {
                    self.end(&mut table, &mut row, &mut above)?;
                    row = Some(Vec::new());
                }
                Node::Open(tag) if tag.name == "td" || tag.name == "th" => {
                    self.cells += 1;
                    if self.cells > MAX_CELLS {
                        return Err(ReadError::TooLarge);
                    }
                    let text = self.cell(nested)?;
                    if text.len() > MAX_CELL_TEXT {
                        return Err(ReadError::TooLarge);
                    }
                    put(row.get_or_insert_default(), &mut above, &tag, text);
                }
                Node::Close(name) if name == "table" => break,
                Node::Close(name) if name == "tr" => self.end(&mut table, &mut row, &mut above)?,
                Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::End => {}
            }
        }
        self.end(&mut table, &mut row, &mut above)?;
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
        Ok(())
    }

    /// Ends a row. What cells above take counts too: a few of them can take any number of rows.
    fn end(
        &mut self,
        table: &mut Table,
        row: &mut Option<Vec<Cell>>,
        above: &mut [u32],
    ) -> Result<(), ReadError> {
        let Some(mut row) = row.take() else { return Ok(()) };
        covered(&mut row, above);
        for it in above {
            *it = it.saturating_sub(1);
        }
        self.grid += row.len();
        if self.grid > MAX_GRID {
            return Err(ReadError::TooLarge);
        }
        if !row.is_empty() {
            table.rows.push(row);
        }
        Ok(())
    }

    /// The text of a cell that has begun.
    fn cell(&mut self, nested: usize) -> Result<String, ReadError> {
        let mut text = Text::default();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.seen()?.ok_or(ReadError::Damaged)? {
                Node::Open(tag) if tag.name == "table" && nested < MAX_NESTED => self.table(nested + 1)?,
                Node::Open(tag) => {
                    depth += 1;
                    text.open(&tag);
                }
                Node::Close(name) => {
                    depth -= 1;
                    text.close(&name);
                }
                Node::Text(it) => self.write(&mut text, &it)?,
                Node::End => return Err(ReadError::Damaged),
            }
        }
        Ok(text.lines.lines().map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n"))
    }
}

fn is_unseen(tag: &Tag) -> bool {
    let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|it| !it.is_whitespace()).collect();
    UNSEEN.contains(&tag.name.as_str())
        || tag.get("hidden").is_some()
        || style.contains("display:none")
        || style.contains("mso-hide:all")
}

/// Puts a cell behind those there, and behind those that a cell above takes.
fn put(row: &mut Vec<Cell>, above: &mut Vec<u32>, tag: &Tag, text: String) {
    covered(row, above);
    let span = |name: &str| tag.number(name).unwrap_or(1).max(1);
    let columns = usize::try_from(span("colspan")).unwrap_or(1).min(MAX_COLUMNS);
    if row.len() + columns > MAX_COLUMNS {
        return;
    }
    above.resize(above.len().max(row.len() + columns), 0);
    // Its own row counts too; it is taken off at the end of the row.
    above.iter_mut().skip(row.len()).take(columns).for_each(|it| *it = span("rowspan"));
    row.push(Cell::Own(text, u16::try_from(columns).unwrap_or(1)));
    row.extend((1..columns).map(|_| Cell::Left));
}

/// The columns at the end of the row that cells above take.
fn covered(row: &mut Vec<Cell>, above: &[u32]) {
    while above.get(row.len()).is_some_and(|it| *it > 0) {
        row.push(Cell::Above);
    }
}

/// Words as they are seen: blanks in a row are one, lines begin where the page begins them.
#[derive(Default)]
struct Text {
    lines: String,
    /// The number of the next item of each list that is open; none for lists without numbers.
    lists: Vec<Option<u32>>,
}

impl Text {
    fn open(&mut self, tag: &Tag) {
        if LINES.contains(&tag.name.as_str()) {
            self.line();
        }
        match tag.name.as_str() {
            "ol" => self.lists.push(Some(tag.number("start").unwrap_or(1))),
            "ul" => self.lists.push(None),
            "li" => {
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.lines.push_str(&number.to_string());
                    self.lines.push_str(". ");
                    *number = number.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if LINES.contains(&name) {
            self.line();
        }
        if matches!(name, "ol" | "ul") {
            self.lists.pop();
        }
    }

    fn line(&mut self) {
        if !self.lines.is_empty() && !self.lines.ends_with('\n') {
            self.lines.push('\n');
        }
    }

    fn write(&mut self, text: &str) {
        for it in text.chars() {
            let blank = it.is_whitespace();
            if !blank {
                self.lines.push(it);
            } else if !self.lines.is_empty() && !self.lines.ends_with([' ', '\n']) {
                self.lines.push(' ');
            }
        }
    }
}

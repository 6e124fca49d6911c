//! Tables in text: `.csv`, `.tsv`, cells pasted from Word, Excel and Google Docs, and lines with tabs among paragraphs.

use super::limits::{MAX_CELLS, MAX_COLUMNS};
use crate::domain::annex::{Block, Cell, Table};

/// Reads a text: lines with tabs are rows, what stands between them is what stands above a table.
pub(super) fn read(text: &str) -> Vec<Block> {
    let tabs = text.lines().filter(|it| it.contains('\t')).count();
    if tabs > 0 {
        let quoted = text.contains("\t\"") && text.lines().any(|it| it.matches('"').count() % 2 == 1);
        return if quoted { separated(text, b'\t') } else { lines(text) };
    }
    separated(text, delimiter(text))
}

fn lines(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut table = Table::default();
    let mut cells = 0;
    for line in text.lines() {
        if line.contains('\t') {
            let row: Vec<Cell> = line.split('\t').take(MAX_COLUMNS).map(Cell::of).collect();
            cells += row.len();
            if cells > MAX_CELLS {
                break;
            }
            table.rows.push(row);
            continue;
        }
        if !table.rows.is_empty() && !line.trim().is_empty() {
            blocks.push(Block::Table(std::mem::take(&mut table)));
        }
        if !line.trim().is_empty() {
            blocks.push(Block::Paragraph(line.to_owned()));
        }
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    blocks
}

/// The sign that parts most lines into the same number of cells.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).take(50).collect();
    let count = |sign: char| {
        let mut counts: Vec<usize> = lines.iter().map(|it| it.matches(sign).count()).collect();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or(0)
    };
    // A comma is also the decimal mark; a semicolon that occurs in most lines is what parts them.
    [b';', b'|', b','].into_iter().find(|it| count(char::from(*it)) > 0).unwrap_or(b',')
}

fn separated(text: &str, delimiter: u8) -> Vec<Block> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut blocks, mut table) = (Vec::new(), Table::default());
    let mut cells = 0;
    for record in reader.records() {
        let Ok(record) = record else { break };
        let filled = record.iter().filter(|it| !it.trim().is_empty()).count();
        cells += record.len();
        if cells > MAX_CELLS {
            break;
        }
        // Lines with one cell above the table are its name.
        if filled <= 1 && table.rows.is_empty() {
            if let Some(text) = record.iter().find(|it| !it.trim().is_empty()) {
                blocks.push(Block::Paragraph(text.to_owned()));
            }
            continue;
        }
        table.rows.push(record.iter().take(MAX_COLUMNS).map(Cell::of).collect());
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    blocks
}

//! Tables in text: `.csv`, `.tsv`, cells pasted from Word, Excel and Google Docs, and lines with tabs among paragraphs.

use super::limits::{MAX_CELLS, MAX_COLUMNS};
use crate::domain::annex::{Block, Cell, Table};

/// Reads a text: lines with tabs are rows, what stands between them is what stands above a table.
pub(super) fn read(text: &str) -> Vec<Block> {
    // Excel's own hint.
    let text = text.strip_prefix("sep=").and_then(|it| it.split_once('\n')).map_or(text, |it| it.1);
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
            // Excel pads its lines with empty cells.
            let line = line.trim_end_matches('\t');
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

/// The sign that parts the most rows into the same number of cells. A comma is also the decimal mark, and both stand in
/// sentences.
fn delimiter(text: &str) -> u8 {
    let fit = |sign: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(sign)
            .from_reader(text.as_bytes());
        let counts: Vec<usize> = reader.records().take(60).flatten().map(|it| it.len()).collect();
        let common = counts
            .iter()
            .copied()
            .filter(|it| *it > 1)
            .max_by_key(|it| counts.iter().filter(|other| *other == it).count());
        common.map_or((0, 0), |common| (counts.iter().filter(|it| **it == common).count(), common))
    };
    [b';', b'|', b','].into_iter().max_by_key(|it| fit(*it)).unwrap_or(b',')
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
        let last =
            record.iter().enumerate().filter(|it| !it.1.trim().is_empty()).last().map_or(0, |it| it.0 + 1);
        cells += last;
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
        table.rows.push(record.iter().take(last.clamp(1, MAX_COLUMNS)).map(Cell::of).collect());
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    blocks
}

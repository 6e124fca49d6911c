//! The rows of an annex: sections, indicators, pieces of split rows.

use super::columns::{Column, Header, header_at};
use super::table::Line;
use crate::domain::reading::fold::Folded;

/// A row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A heading of those below.
    Section {
        /// "I", "A", "1"; empty without a number.
        number: String,
        /// As printed.
        title: String,
        /// It has an Arabic number, as indicators have: that it is a heading is told by those below only.
        guessed: bool,
    },
    /// An indicator.
    Indicator(Entry),
    /// Left out.
    Remark(String),
}

/// An indicator as it stands in its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The text of each column, pieces of a split row put together.
    pub(super) texts: Vec<String>,
    /// The same with its paragraphs parted by line breaks.
    pub(super) pieces: Vec<String>,
    /// Whether the cell goes on from the row above.
    pub(super) above: Vec<bool>,
    /// The pieces that were added.
    pub(super) joined: Vec<String>,
}

impl Entry {
    /// The text of a column; empty where there is none.
    pub(super) fn text(&self, column: Option<usize>) -> &str {
        column.and_then(|it| self.texts.get(it)).map_or("", String::as_str)
    }

    /// The paragraphs of a column.
    pub(super) fn pieces(&self, column: Option<usize>) -> impl Iterator<Item = &str> {
        column.and_then(|it| self.pieces.get(it)).map_or("", String::as_str).lines()
    }
}

/// Reads the rows of a table behind its headings.
pub(super) fn rows(lines: &[Line], header: &Header) -> Vec<Row> {
    let number = header.find(|it| it == Column::Number);
    let subject = subject(header, lines);
    let mut rows: Vec<Row> = Vec::new();
    let mut at = header.next;
    while let Some(line) = lines.get(at) {
        if let Some(repeated) = header_at(lines, at).filter(|it| same_titles(it, header)) {
            at = repeated.next;
            continue;
        }
        at += 1;
        if line.is_empty() || counts_columns(line) || is_rule(line) {
            continue;
        }
        let row = row(line, number, subject, &mut rows.last_mut());
        rows.extend(row);
    }
    headings_among(rows, number)
}

/// The column with the text of the indicators: where none is called so, the one of targets that says most.
pub(super) fn subject(header: &Header, lines: &[Line]) -> usize {
    if let Some(column) = header.find(|it| it == Column::Indicator) {
        return column;
    }
    let length = |column: usize| {
        lines.iter().skip(header.next).map(|it| it.text(column).chars().count()).sum::<usize>()
    };
    let targets =
        (0..header.columns.len()).filter(|it| matches!(header.columns.get(*it), Some(Column::Target(_))));
    targets.max_by_key(|it| (length(*it), usize::MAX - it)).unwrap_or(0)
}

/// Whether two headings are the same.
pub(super) fn same_titles(found: &Header, header: &Header) -> bool {
    let plain = |it: &Header| it.titles.iter().map(|it| Folded::of(it).text().to_owned()).collect::<Vec<_>>();
    plain(found) == plain(header)
}

/// Dashes under a table, as text tables have them.
fn is_rule(line: &Line) -> bool {
    line.texts.iter().all(|it| it.chars().all(|it| matches!(it, '-' | '=' | '_' | '+' | ':' | '–')))
        && line.texts.iter().any(|it| it.len() >= 3)
}

/// "(1) (2) (3)" below the headings.
fn counts_columns(line: &Line) -> bool {
    let numbers: Vec<u32> = line
        .texts
        .iter()
        .filter(|it| !it.is_empty())
        .filter_map(|it| it.trim_matches(['(', ')', '[', ']']).parse().ok())
        .collect();
    let filled = line.texts.iter().filter(|it| !it.is_empty()).count();
    let letters = line.texts.first().is_some_and(|it| it == "A") && line.text(1) == "B";
    filled >= 3 && numbers.len() == filled && numbers.windows(2).all(|it| it[1] == it[0] + 1)
        || letters && filled >= 2
}

fn row(line: &Line, number: Option<usize>, subject: usize, last: &mut Option<&mut Row>) -> Option<Row> {
    let own = |column: usize| if line.above.get(column) == Some(&true) { "" } else { line.text(column) };
    let alone = only_text(line).filter(|it| *it != subject && Some(*it) != number);
    // A page has parted the row within one of its other columns.
    if let (Some(Row::Indicator(last)), Some(column)) = (&mut *last, alone)
        && !line.whole
        && number.is_some()
        && column > subject
    {
        join(last, line);
        return None;
    }
    if line.whole || alone.is_some() {
        let text = line.texts.iter().find(|it| !it.is_empty())?;
        return Some(whole_row(text));
    }
    // A number that several rows share is no missing one.
    let shared = number.is_some_and(|it| line.above.get(it) == Some(&true));
    let printed = number.map_or("", |it| if shared { line.text(it) } else { own(it) }).trim();
    let name = own(subject);
    let others = (0..line.texts.len()).filter(|it| Some(*it) != number && *it != subject);
    let others: Vec<&str> = others.map(own).filter(|it| !it.is_empty()).collect();
    if let Some(mark) = section_mark(printed).filter(|_| others.is_empty() && !name.is_empty()) {
        return Some(Row::Section { number: mark, title: name.to_owned(), guessed: false });
    }
    if printed.is_empty()
        && number.is_some()
        && !name.is_empty()
        && others.is_empty()
        && is_heading_text(name)
    {
        return Some(match roman_and_title(name) {
            Some((number, title)) => Row::Section { number, title, guessed: false },
            None => Row::Section { number: String::new(), title: name.to_owned(), guessed: true },
        });
    }
    let mut entry = Entry {
        texts: line.texts.clone(),
        pieces: line.pieces.clone(),
        above: line.above.clone(),
        joined: Vec::new(),
    };
    if let Some(text) = number.and_then(|it| entry.texts.get_mut(it)) {
        *text = with_points(text);
    }
    if printed.is_empty() && number.is_some() {
        match last {
            Some(Row::Indicator(last)) if goes_on(last.text(Some(subject)), name) => {
                join(last, line);
                return None;
            }
            Some(Row::Section { title, .. })
                if !name.is_empty() && others.is_empty() && begins_small(name) =>
            {
                *title = format!("{title} {name}");
                return None;
            }
            _ => {}
        }
        if name.is_empty() {
            return Some(Row::Remark(others.join(" – ")));
        }
    }
    let below = printed.is_empty() && number.is_some() && is_below(name);
    let remark = is_remark(name) && others.is_empty() || below;
    Some(if remark { Row::Remark(name.to_owned()) } else { Row::Indicator(entry) })
}

/// The only column that has text, where there are several columns.
fn only_text(line: &Line) -> Option<usize> {
    let mut filled =
        (0..line.texts.len()).filter(|it| !line.text(*it).is_empty() && line.above.get(*it) != Some(&true));
    let first = filled.next()?;
    filled.next().is_none().then_some(first)
}

/// A row of a single cell: a section, or a remark.
fn whole_row(text: &str) -> Row {
    if is_remark(text) {
        return Row::Remark(text.to_owned());
    }
    match roman_and_title(text) {
        Some((number, title)) => Row::Section { number, title, guessed: false },
        None if text.chars().count() <= 200 => {
            Row::Section { number: String::new(), title: text.to_owned(), guessed: false }
        }
        None => Row::Remark(text.to_owned()),
    }
}

/// "3,1": a workbook took the number of a row for a quantity.
fn with_points(number: &str) -> String {
    let quantity = number.contains(',') && number.bytes().all(|it| it.is_ascii_digit() || it == b',');
    if quantity { number.replace(',', ".") } else { number.to_owned() }
}

/// "I", "II.", "A", "B)": the mark of a section.
fn section_mark(text: &str) -> Option<String> {
    let mark = text.trim_matches(|it: char| matches!(it, '.' | ')' | '(' | ' ' | '/' | '-' | ':'));
    let roman = !mark.is_empty() && mark.chars().all(|it| "IVXLC".contains(it)) && mark.len() <= 6;
    let letter = mark.len() == 1 && mark.starts_with(|it: char| it.is_ascii_uppercase());
    (roman || letter).then(|| mark.to_owned())
}

/// "I. PHÁT TRIỂN HẠ TẦNG SỐ" in one cell.
fn roman_and_title(text: &str) -> Option<(String, String)> {
    let (first, rest) = text.split_once([' ', '.', ')', '-', ':'])?;
    let mark = section_mark(first).filter(|it| {
        it.len() > 1
            || text.get(first.len()..).is_some_and(|it| it.starts_with(['.', ')', '-', ':']))
            || it == "I"
            || it == "V"
            || it == "X"
    })?;
    let title = rest.trim_start_matches(['.', ')', '-', ':', ' ']).trim();
    (!title.is_empty()).then(|| (mark, title.to_owned()))
}

/// Whether a text without a number is called out: in capitals, or with a Roman number.
fn is_heading_text(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|it| it.is_alphabetic()).collect();
    letters.len() >= 3 && letters.iter().all(|it| it.is_uppercase()) || roman_and_title(text).is_some()
}

/// "Ghi chú: …", "(*) …", "Nguồn: …": below the table.
fn is_remark(text: &str) -> bool {
    let folded = Folded::of(text);
    let marks = ["ghi chú", "chú thích", "nguồn:", "nguồn số liệu", "(*)", "*", "lưu ý", "nơi nhận"];
    marks.iter().any(|it| folded.text().starts_with(it))
}

/// What stands below the rows: sums, and who signs.
fn is_below(text: &str) -> bool {
    let folded = Folded::of(text);
    let marks = [
        "tổng cộng",
        "tổng số",
        "cộng",
        "người lập",
        "nơi nhận",
        "tm.",
        "kt.",
        "chủ tịch",
        "thủ trưởng",
        "xác nhận",
    ];
    marks.iter().any(|it| folded.text().starts_with(it))
}

fn begins_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a piece without a number goes on with the row above: the end of a page has parted them.
fn goes_on(last: &str, piece: &str) -> bool {
    let bullet = piece.starts_with(['-', '+', '•', '–', '*']);
    let ended = last.trim_end().ends_with(['.', ';', ':', '!', '?']);
    if piece.is_empty() {
        // Only other columns go on.
        return true;
    }
    !bullet
        && (begins_small(piece)
            || !ended && piece.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '(' | '%' | ',')))
}

fn join(last: &mut Entry, line: &Line) {
    let mut pieces = Vec::new();
    for (column, text) in line.texts.iter().enumerate() {
        if text.is_empty() || line.above.get(column) == Some(&true) {
            continue;
        }
        pieces.push(text.clone());
        if let Some(whole) = last.texts.get_mut(column) {
            let blank = if whole.is_empty() { "" } else { " " };
            *whole = format!("{whole}{blank}{text}");
        }
        if let Some(whole) = last.pieces.get_mut(column) {
            // A piece that begins small goes on with the last paragraph.
            let part = if whole.is_empty() || !begins_small(text) { "\n" } else { " " };
            *whole = if whole.is_empty() { text.clone() } else { format!("{whole}{part}{text}") };
        }
    }
    last.joined.push(pieces.join(" – "));
}

/// A row that only numbers those below it: "1 | Hạ tầng số" above "1.1 | …".
fn headings_among(rows: Vec<Row>, number: Option<usize>) -> Vec<Row> {
    let printed = |row: &Row| match row {
        Row::Indicator(entry) => Some(entry.text(number).trim_end_matches('.').to_owned()),
        Row::Section { .. } | Row::Remark(_) => None,
    };
    let numbers: Vec<Option<String>> = rows.iter().map(printed).collect();
    let mut out = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let below = numbers.get(at + 1).cloned().flatten().unwrap_or_default();
        let own = numbers.get(at).cloned().flatten().unwrap_or_default();
        let opens =
            !own.is_empty() && below.strip_prefix(&own).is_some_and(|it| it.starts_with('.') && it.len() > 1);
        match row {
            Row::Indicator(entry)
                if opens
                    && entry
                        .texts
                        .iter()
                        .enumerate()
                        .filter(|it| Some(it.0) != number && !it.1.is_empty())
                        .count()
                        == 1 =>
            {
                let title =
                    entry.texts.iter().enumerate().find(|it| Some(it.0) != number && !it.1.is_empty());
                let title = title.map_or_else(String::new, |it| it.1.clone());
                out.push(Row::Section { number: own, title, guessed: true });
            }
            row @ (Row::Section { .. } | Row::Indicator(_) | Row::Remark(_)) => out.push(row),
        }
    }
    out
}

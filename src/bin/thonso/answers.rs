//! The table of answers of `draft new`: section,number,part,result,note,declared,reason.

use crate::console::{Console, Stop};
use thonso::domain::draft::{Declared, PartEntry, RowEntry};
use thonso::domain::map::Map;
use thonso::domain::template::{Indicator, Template};
use thonso::text::cli::{Say, outcome_of};

/// The columns, in any order.
const COLUMNS: [&str; 7] = ["section", "number", "part", "result", "note", "declared", "reason"];

/// Reads a table of answers into the rows of a draft.
pub fn read(
    console: &Console,
    template: &Template,
    file: &str,
    table: &str,
) -> Result<Map<String, RowEntry>, Stop> {
    let fail = |what: &Say<'_>| {
        let sentence = thonso::text::cli::say(console.language, what);
        console.in_file(file, &sentence)
    };
    let header = table.lines().next().unwrap_or_default();
    // Excel separates by semicolons where the comma is the decimal mark.
    let separator = if header.contains(';') && !header.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(table.as_bytes());
    let found: Vec<String> = match reader.headers() {
        Ok(it) => it.iter().map(|it| it.trim().to_lowercase()).collect(),
        Err(_) => return Err(fail(&Say::BadHeader { found: header })),
    };
    let place = |name: &str| found.iter().position(|it| it == name);
    if found.len() != COLUMNS.len() || !COLUMNS.iter().all(|it| place(it).is_some()) {
        return Err(fail(&Say::BadHeader { found: header }));
    }
    let places = COLUMNS.map(|it| place(it).unwrap_or_default());
    let mut rows: Map<String, RowEntry> = Map::new();
    for record in reader.records() {
        let record = record
            .map_err(|error| fail(&Say::BadLine { line: error.position().map_or(0, csv::Position::line) }))?;
        let line = record.position().map_or(0, csv::Position::line);
        let [section, number, part, result, note, declared, reason] =
            places.map(|it| record.get(it).unwrap_or_default().trim());
        if [section, number, part, result, note, declared, reason].iter().all(|it| it.is_empty()) {
            continue;
        }
        let indicator = indicator(template, section, number).map_err(|several| {
            fail(&if several {
                Say::SeveralRows { line, number }
            } else {
                Say::UnknownRow { line, section, number }
            })
        })?;
        let parts = parts(indicator, part).ok_or_else(|| fail(&Say::UnknownPart { line, part }))?;
        let row = rows.or_default(indicator.id.clone());
        row.append_note(note);
        let mut explains = !declared.is_empty();
        if !result.is_empty() {
            for part in parts {
                let entry: &mut PartEntry = row.parts.or_default(indicator.parts[part].id.clone());
                if !entry.is_empty() {
                    return Err(fail(&Say::Twice { line, number }));
                }
                let words = entry.take(indicator.parts[part].kind, result);
                if entry.absence.is_some() {
                    explains = true;
                    reason.clone_into(&mut entry.absence_reason);
                }
                if let Some(words) = words {
                    row.append_note(&words);
                }
            }
        }
        if !declared.is_empty() {
            let outcome =
                outcome_of(declared).ok_or_else(|| fail(&Say::UnknownOutcome { line, text: declared }))?;
            if row.declared.is_some() {
                return Err(fail(&Say::Twice { line, number }));
            }
            row.declared = Some(Declared { outcome, reason: reason.to_owned() });
        }
        // A reason without a field of its own, such as why a target is missed, is what the note is for.
        if !explains {
            row.append_note(reason);
        }
    }
    Ok(rows)
}

/// The row of that number, in that section where one is named. `Err(true)`: several may be meant.
fn indicator<'a>(template: &'a Template, section: &str, number: &str) -> Result<&'a Indicator, bool> {
    let mut found = template.rows().filter(|(it, row)| {
        let here = section.is_empty() || it.roman.trim().to_lowercase() == section.to_lowercase();
        here && row.number.trim() == number
    });
    match (found.next(), found.next()) {
        (Some((_, row)), None) => Ok(row),
        (Some(_), Some(_)) => Err(true),
        // Where numbers are missing or come again, a row goes by its id.
        (None, _) => template.indicator(number).ok_or(false),
    }
}

/// The places of the parts meant: `a`, `B`, `2`, or all where none is named.
fn parts(indicator: &Indicator, part: &str) -> Option<Vec<usize>> {
    if part.is_empty() {
        return Some((0..indicator.parts.len()).collect());
    }
    let by_id = indicator.parts.iter().position(|it| it.id.eq_ignore_ascii_case(part));
    let by_place = part.parse::<usize>().ok().and_then(|it| it.checked_sub(1));
    by_id.or(by_place.filter(|it| *it < indicator.parts.len())).map(|it| vec![it])
}

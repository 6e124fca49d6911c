//! `template import`.

use crate::console::{Console, Run, composed, now};
use thonso::domain::annex::{Imported, ReadError};
use thonso::office;
use thonso::text::annex::{doubt_line, read_error};
use thonso::wire::template;

/// Makes a form of an annex.
pub fn annex(console: &Console, file: &str, output: Option<&str>, answers: Option<&str>) -> Run {
    let unreadable = |error: ReadError| console.in_file(file, read_error(console.language, error));
    let bytes = console.read(file)?;
    let year = now().as_str().get(..4).and_then(|it| it.parse().ok()).unwrap_or(0);
    let stem = std::path::Path::new(file).file_stem().and_then(|it| it.to_str()).filter(|it| *it != "-");
    let name = composed(&stem.unwrap_or("mau").replace(['_', '-'], " "));
    let imported = office::form(&bytes, &name, year, &mut |_, _| ()).map_err(unreadable)?;
    // What is written can be read: not more sections than a form has, no longer texts.
    let written = template::write(&imported.template);
    if template::read_usable(&written).is_err() {
        return Err(unreadable(ReadError::TooLarge));
    }
    for doubt in &imported.doubts {
        console.tell(&doubt_line(console.language, doubt));
    }
    if let Some(file) = answers {
        console.write(Some(file), &answers_table(&imported))?;
    }
    console.write(output, &written)
}

/// The results of the annex as `draft new --answers` reads them.
fn answers_table(imported: &Imported) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows: Vec<[&str; 7]> =
        vec![["section", "number", "part", "result", "note", "declared", "reason"]];
    for (section, indicator) in imported.template.rows() {
        if let Some(found) = imported.previous.iter().find(|it| it.indicator == indicator.id) {
            // Where numbers are missing or come again, the id tells the row.
            let same = imported
                .template
                .rows()
                .filter(|it| it.0.roman == section.roman && it.1.number == indicator.number);
            let number = if indicator.number.is_empty() || same.count() > 1 {
                &indicator.id
            } else {
                &indicator.number
            };
            rows.push([&section.roman, number, "", &found.result, &found.note, "", ""]);
        }
    }
    // Writing to memory does not fail.
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|it| String::from_utf8(it).ok()).unwrap_or_default()
}

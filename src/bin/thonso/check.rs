//! `report check`.

use crate::console::{Console, Outcome, Run, Stop, composed};
use thonso::domain::check::{self, DraftCheck};
use thonso::domain::draft::Draft;
use thonso::domain::report::obstacles;
use thonso::domain::template::Template;
use thonso::text;
use thonso::wire::{draft, output};

/// Reads a draft. Results typed as words are composed, because they are compared with words; everything else stays as
/// it is.
pub fn load(console: &Console, file: &str) -> Result<(Template, Draft), Stop> {
    let document = console.read_text(file)?;
    let (template, mut draft) = draft::read(&document)
        .map_err(|it| console.in_file(file, &text::wire_error(console.language, &it)))?;
    for row in draft.rows.values_mut() {
        for entry in row.parts.values_mut() {
            entry.entered = composed(&entry.entered);
        }
    }
    Ok((template, draft))
}

/// Judges every row and finds what is wrong or remarkable.
pub fn check(console: &Console, file: &str) -> Run {
    let (template, draft) = load(console, file)?;
    let checked: DraftCheck = check::draft(&template, &draft);
    let messages: Vec<String> =
        checked.findings.iter().map(|it| text::finding(console.language, &template, it)).collect();
    for message in &messages {
        console.tell(message);
    }
    console.print(&output::check(&template, &checked, &messages))?;
    Ok(if obstacles(&checked, &draft).is_empty() { Outcome::Fine } else { Outcome::Found })
}

//! `template list`, `template show`, `template check`, `template sign`, `template export`.

use crate::builtin;
use crate::console::{Console, Outcome, Run};
use crate::key;
use thonso::bundle::form::seal_form;
use thonso::document;
use thonso::domain::lint;
use thonso::domain::template::Template;
use thonso::office::workbook;
use thonso::text;
use thonso::text::cli::Say;
use thonso::wire::{output, template};

/// Lists the built-in forms.
pub fn list(console: &Console) -> Run {
    let templates: Vec<Template> = builtin::all().map(|(it, _)| it).collect();
    console.print(&output::template_list(&templates))
}

/// Prints a built-in form.
pub fn show(console: &Console, id: &str) -> Run {
    match builtin::all().find(|(it, _)| it.id == id) {
        Some((_, document)) => console.print(document.trim_end()),
        None => console.stop(&Say::NoSuchTemplate { id }),
    }
}

/// Reads a form as a careful author would.
pub fn check(console: &Console, name: &str) -> Run {
    let template = builtin::load(console, name, template::read)?;
    let lints: Vec<_> = lint::template(&template)
        .into_iter()
        .map(|it| {
            let sentence = text::lint(console.language, &it);
            (it, sentence)
        })
        .collect();
    for (_, sentence) in &lints {
        console.tell(sentence);
    }
    console.print(&output::lints(&template, &lints))?;
    Ok(if lints.is_empty() { Outcome::Fine } else { Outcome::Found })
}

/// Puts the mark of a device on a form.
pub fn sign(console: &Console, name: &str, key: &str, output: Option<&str>) -> Run {
    let form = builtin::load(console, name, template::read_usable)?;
    let key = key::load(console, key)?;
    let about = text::about_form(&form.title, form.edition);
    match seal_form(&template::write(&form), &key, &about) {
        Ok(bytes) => console.write(output, &String::from_utf8_lossy(&bytes)),
        Err(error) => {
            console.tell(&text::open_error(console.language, &error).to_string());
            Ok(Outcome::Found)
        }
    }
}

/// Writes a form as an `XLSForm`.
pub fn xlsform(console: &Console, name: &str, output: &str) -> Run {
    let form = builtin::load(console, name, template::read_usable)?;
    let version = format!("{}-{}", form.edition, template::hash(&form).get(..8).unwrap_or_default());
    let book = workbook::write(&document::xlsform(&form, &version));
    let unwritable = |why: String| console.unusable(&Say::CannotWrite { file: output, why: &why });
    console.write_bytes(output, &book.map_err(|it| unwritable(it.to_string()))?)
}

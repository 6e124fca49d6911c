//! The built-in forms.

use crate::console::{Console, Stop};
use thonso::bundle::form;
use thonso::domain::template::Template;
use thonso::text;
use thonso::text::cli::Say;
use thonso::wire::WireError;
use thonso::wire::template;

/// The documents of the built-in forms.
pub const TEMPLATES: [&str; 6] = [
    include_str!("../../../templates/ket-qua-2023-huyen.json"),
    include_str!("../../../templates/ket-qua-2023-kon-tum.json"),
    include_str!("../../../templates/chi-tieu-2023-ha-tan.json"),
    include_str!("../../../templates/chi-tieu-2024-huyen.json"),
    include_str!("../../../templates/muc-tieu-2024-binh-thuan.json"),
    include_str!("../../../templates/muc-tieu-2026-tham-khao.json"),
];

/// All of them, read, with their documents.
pub fn all() -> impl Iterator<Item = (Template, &'static str)> {
    TEMPLATES.into_iter().map(|it| (template::read(it).expect("a test reads every built-in form"), it))
}

/// The document of a built-in form or of a file, and its name.
pub fn document(console: &Console, name: &str) -> Result<String, Stop> {
    if let Some((_, document)) = all().find(|(it, _)| it.id == name) {
        return Ok(document.to_owned());
    }
    if name != "-" && !std::path::Path::new(name).exists() {
        return Err(console.unusable(&Say::NoSuchTemplate { id: name }));
    }
    console.read_text(name)
}

/// A form as `how` reads it.
pub fn load(
    console: &Console,
    name: &str,
    how: fn(&str) -> Result<Template, WireError>,
) -> Result<Template, Stop> {
    let document = unmarked(console, name, document(console, name)?)?;
    how(&document).map_err(|it| console.in_file(name, &text::wire_error(console.language, &it)))
}

/// The form inside a marked one; others are what they are.
fn unmarked(console: &Console, name: &str, document: String) -> Result<String, Stop> {
    if !form::is_meant(document.as_bytes()) {
        return Ok(document);
    }
    let opened = form::open_form(document.as_bytes());
    let opened =
        opened.map_err(|it| console.in_file(name, &text::open_error(console.language, &it).to_string()))?;
    Ok(opened.text().to_owned())
}

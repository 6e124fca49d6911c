//! The list of forms that lie beside the app, made when the app is built: `templates/index.json`.

use super::WireError;
use serde::Deserialize;

/// A form that can be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// [`crate::domain::template::Template::id`].
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// The year its targets are for.
    pub year: u16,
    /// How many rows it has.
    pub indicators: usize,
    /// Where it lies, from the app's own address.
    pub file: String,
}

#[derive(Deserialize)]
struct Catalogue {
    templates: Vec<Listed>,
}

/// Reads the list.
///
/// # Errors
///
/// When the bytes are something else, such as the page a captive Wi-Fi answers with.
pub fn read(bytes: &[u8]) -> Result<Vec<Listed>, WireError> {
    let catalogue: Catalogue =
        serde_json::from_slice(bytes).map_err(|_| WireError::bad("templates/index.json"))?;
    Ok(catalogue.templates)
}

//! The list of forms that lie beside the app, made when the app is built: `templates/index.json`.

use super::WireError;
use super::document::document_type;
use super::json;
use super::member;
#[cfg(any(feature = "desk", not(feature = "app")))]
use super::member::Member;
#[cfg(any(feature = "desk", not(feature = "app")))]
use super::template as template_file;
#[cfg(any(feature = "desk", not(feature = "app")))]
use crate::domain::template::Template;

document_type! {
    /// A form that can be fetched.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open Listed "listed" {
        /// [`crate::domain::template::Template::id`].
        pub id: String,
        /// Its title.
        pub title: String,
        /// Who issued it.
        pub issuer: String,
        /// The year its targets are for.
        pub year: u16,
        /// [`crate::domain::template::Template::edition`].
        pub edition: u32,
        /// Of its canonical form: what a draft names it by.
        pub hash: String,
        /// How many rows it has.
        pub indicators: usize,
        /// Where it lies, from the app's own address.
        pub file: String,
    }

    open Catalogue "catalogue" {
        templates: Vec<Listed>,
    }
}

/// Writes a list.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn write(forms: &[Listed]) -> String {
    super::print::compact(&Catalogue { templates: forms.to_vec() }.write())
}

/// A form as it stands in the list of those of a device.
#[cfg(any(feature = "desk", not(feature = "app")))]
pub fn listed(template: &Template) -> Listed {
    // A form without a name goes by its id.
    let title = if template.title.trim().is_empty() { &template.id } else { &template.title };
    Listed {
        id: template.id.clone(),
        title: title.clone(),
        issuer: template.issuer.clone(),
        year: template.year,
        edition: template.edition,
        hash: template_file::hash(template),
        indicators: template.rows().count(),
        file: String::new(),
    }
}

/// Reads the list.
///
/// # Errors
///
/// When the bytes are something else, such as the page a captive Wi-Fi answers with.
pub fn read(bytes: &[u8]) -> Result<Vec<Listed>, WireError> {
    let text = str::from_utf8(bytes).unwrap_or_default();
    let catalogue: Result<Catalogue, _> = json::parse(text).and_then(member::read);
    catalogue.map(|it| it.templates).map_err(|_| WireError::bad("templates/index.json"))
}

//! One page per file.

mod check;
mod fill;
mod home;
mod new;
mod open;
mod report;
mod safety;
mod send;
mod settings;
mod sheet;
mod templates;
mod unknown;

pub use home::Home;
pub use new::New;
pub use open::Open;
pub use report::ReportPages;
pub use safety::Safety;
pub use settings::Settings;
pub use templates::Templates;
pub use unknown::Unknown;

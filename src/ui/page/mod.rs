//! One page per file.

mod check;
mod fill;
mod home;
mod new;
mod open;
mod other;
mod report;
mod safety;
mod send;
mod settings;
mod sheet;
mod templates;
mod totals;
mod unknown;

pub use home::home;
pub use new::new;
pub use open::open;
pub use report::report_pages;
pub use safety::safety;
pub use settings::settings;
pub use templates::templates;
pub use unknown::unknown;

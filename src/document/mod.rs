//! Reports as pages to read and to print: values in, markup out. Everything that came from outside is escaped here,
//! in one place, because a received report is a stranger's text.

#[cfg(any(feature = "desk", not(feature = "app")))]
mod annex;
mod look;
#[cfg(any(feature = "desk", not(feature = "app")))]
mod markup;
#[cfg(any(feature = "desk", not(feature = "app")))]
mod reading;
#[cfg(any(feature = "desk", not(feature = "app")))]
mod xlsform;

#[cfg(any(feature = "desk", not(feature = "app")))]
pub use annex::{annex, annex_draft};
pub use look::look;
#[cfg(any(feature = "desk", not(feature = "app")))]
pub use reading::{facts, reading};
#[cfg(any(feature = "desk", not(feature = "app")))]
pub use xlsform::xlsform;

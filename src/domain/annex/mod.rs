//! An annex becomes a form: the tables of a document, as its file has them, read into a [`Template`].
//!
//! ```text
//! tables ─▶ columns by meaning ─▶ rows (sections, split rows joined) ─▶ Template, doubts, results of the period before
//! ```
//!
//! Nothing here is silent: what is doubtful is told with its row, and a person looks at all of it.
//!
//! [`Template`]: super::template::Template

mod columns;
mod doubt;
mod error;
mod heading;
mod import;
mod pick;
mod review;
mod rows;
mod table;
mod totals;
mod xlsform;

pub use columns::Column;
pub use doubt::{Doubt, DoubtKind};
pub use error::ReadError;
pub(super) use import::letter;
pub use import::{Imported, Previous, import, import_with};
pub use pick::pick;
pub use review::{GeneralDoubt, Picked, Review, ReviewRow, Source, SuggestedTotal};
pub use table::{Block, Cell, Table};

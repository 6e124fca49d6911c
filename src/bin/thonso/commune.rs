//! `commune find`.

use crate::console::{Console, Outcome, Run};
use thonso::domain::commune::Communes;
use thonso::text::cli::Say;
use thonso::wire::output;

/// The list of 2025, in the program itself.
const LIST: &str = include_str!("../../../units/vn-2025.txt");

/// Finds communes by what people type.
pub fn find(console: &Console, typed: &str, limit: usize) -> Run {
    let list = Communes::read(LIST);
    let found = list.find(typed, limit);
    if found.is_empty() {
        console.say(&Say::NoSuchCommune { typed });
        return Ok(Outcome::Found);
    }
    for it in found {
        console.print(&output::commune(&it))?;
    }
    Ok(Outcome::Fine)
}

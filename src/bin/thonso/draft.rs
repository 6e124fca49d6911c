//! `draft new`.

use crate::answers;
use crate::args::NewDraft;
use crate::builtin;
use crate::console::{Console, Run, composed, now};
use thonso::domain::draft::{Draft, OrgUnit};
use thonso::domain::map::Map;
use thonso::text::cli::Say;
use thonso::wire::{draft, template};

/// Makes a draft.
pub fn new(console: &Console, args: &NewDraft) -> Run {
    let template = builtin::load(console, &args.template, template::read_usable)?;
    let period =
        args.period.trim().parse().map_err(|_| console.unusable(&Say::BadPeriod { text: &args.period }))?;
    let rows = match &args.answers {
        None => Map::new(),
        Some(file) => answers::read(console, &template, file, &composed(&console.read_text(file)?))?,
    };
    let id = u64::from_le_bytes(console.random()?);
    let draft = Draft {
        id: format!("{id:016x}"),
        template: template::reference(&template),
        name: String::new(),
        org_unit: OrgUnit { name: composed(args.unit.trim()), code: None },
        person: String::new(),
        period,
        revision: 1,
        replaces: None,
        created_at: now(),
        totals: Map::new(),
        previous: Map::new(),
        rows,
        acknowledged: Map::new(),
    };
    console.write(args.output.as_deref(), &draft::write(&template, &draft))
}

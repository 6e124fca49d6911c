//! How files lying side by side belong together: which submission takes the place of which, and which contradict each
//! other.
//!
//! What a file says it replaces is believed only where both carry the mark of one device: anyone can name the identity of
//! somebody else's file.

use super::open::{Opened, Role};
use crate::domain::map::Map;
use crate::domain::period::Period;
use crate::domain::reading::words::lower;

/// How one file stands to the others beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// The latest submission beside it, of the same device, that takes its place.
    pub replaced_by: Option<u32>,
    /// The submission it replaces is not beside it.
    pub earlier_missing: bool,
    /// What it says it replaces was made on another device.
    pub foreign_replacement: bool,
    /// Another file says something else for the same unit, form and period, and neither takes the other's place.
    pub rival: bool,
}

/// How each file stands to the others; files are told apart by their identity.
pub fn relations(files: &[&Opened]) -> Vec<Relation> {
    let mut all: Vec<Relation> = files.iter().map(|it| alone(it, files)).collect();
    let mut subjects: Map<(&str, Period, String), Vec<usize>> = Map::new();
    for (at, file) in files.iter().enumerate() {
        // What has been replaced contradicts nobody any more.
        if all[at].replaced_by.is_none() {
            subjects.or_default(subject(file)).push(at);
        }
    }
    for group in subjects.values() {
        // One file may lie there twice.
        let contradicted = group.iter().any(|it| files[*it].identity() != files[group[0]].identity());
        for at in group {
            all[*at].rival = contradicted;
        }
    }
    all
}

fn alone(own: &Opened, files: &[&Opened]) -> Relation {
    let later = files.iter().filter(|it| takes_place_of(it, own)).map(|it| it.report().revision);
    let replaced = own.report().replaces.as_deref();
    let earlier = files.iter().find(|it| Some(it.identity()) == replaced);
    Relation {
        replaced_by: later.max(),
        earlier_missing: replaced.is_some() && earlier.is_none(),
        foreign_replacement: earlier.is_some_and(|it| device(it) != device(own)),
        rival: false,
    }
}

/// Whether one is a later submission of the same report from the same device.
fn takes_place_of(later: &Opened, earlier: &Opened) -> bool {
    let (one, other) = (later.report(), earlier.report());
    let named = one.replaces.as_deref() == Some(earlier.identity());
    let same_report = one.draft_id == other.draft_id && one.revision > other.revision;
    device(later) == device(earlier) && (named || same_report)
}

/// What a file is about: form, period and unit. There should be one submission of each.
fn subject(file: &Opened) -> (&str, Period, String) {
    let report = file.report();
    (&report.template_ref.id, report.period, plain(&report.org_unit.name))
}

/// A unit's name, however it was spaced and capitalised.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(lower).collect()
}

/// The device that made the report.
fn device(file: &Opened) -> Option<&str> {
    file.signers().iter().find(|it| it.role == Role::Reporter).map(|it| it.kid.as_str())
}

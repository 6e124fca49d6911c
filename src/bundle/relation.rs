//! How files lying side by side belong together: which submission takes the place of which, and which contradict each
//! other.
//!
//! What a file says it replaces is believed only where both carry the mark of one device: anyone can name the identity of
//! somebody else's file.

use super::open::{Opened, Role};
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
    for (at, own) in files.iter().enumerate() {
        // What has been replaced contradicts nobody any more.
        let standing = |index: usize| all[index].replaced_by.is_none();
        let rival = standing(at)
            && files.iter().enumerate().any(|(other, it)| standing(other) && contradicts(own, it));
        all[at].rival = rival;
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

fn contradicts(one: &Opened, other: &Opened) -> bool {
    let (own, report) = (one.report(), other.report());
    one.identity() != other.identity()
        && own.template_ref.id == report.template_ref.id
        && own.period == report.period
        && plain(&own.org_unit.name) == plain(&report.org_unit.name)
}

/// A unit's name, however it was spaced and capitalised.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(lower).collect()
}

/// The device that made the report.
fn device(file: &Opened) -> Option<&str> {
    file.signers().iter().find(|it| it.role == Role::Reporter).map(|it| it.kid.as_str())
}

//! What keeps a form from being filled in. The app asks this of every form it opens, so it is apart from what only an
//! author is told ([`super::lint`]).

use super::template::Template;

/// Something that keeps a form from being filled in, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What.
    pub kind: FlawKind,
    /// An indicator, section or denominator id; empty for the template.
    pub place: String,
}

/// What keeps a form from being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// No sections, or no indicators in any.
    Empty,
    /// An id that occurs twice, or is empty.
    BadId,
    /// A row without parts.
    NoParts,
    /// A shared denominator that the template does not declare.
    UnknownDenominator,
}

/// All flaws of a form, in its order.
pub fn flaws(template: &Template) -> Vec<Flaw> {
    let mut found = Vec::new();
    let mut say = |kind: FlawKind, place: &str| found.push(Flaw { kind, place: place.to_owned() });
    if template.rows().next().is_none() {
        say(FlawKind::Empty, "");
    }
    let (mut totals, mut sections, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for total in &template.denominators {
        if !is_new(&mut totals, &total.id) {
            say(FlawKind::BadId, &total.id);
        }
    }
    for section in &template.sections {
        if !is_new(&mut sections, &section.id) {
            say(FlawKind::BadId, &section.id);
        }
        for indicator in &section.indicators {
            if !is_new(&mut rows, &indicator.id) {
                say(FlawKind::BadId, &indicator.id);
            }
            if indicator.parts.is_empty() {
                say(FlawKind::NoParts, &indicator.id);
            }
            let mut parts = Vec::new();
            for part in &indicator.parts {
                if !is_new(&mut parts, &part.id) {
                    say(FlawKind::BadId, &indicator.id);
                }
                if part.denominator.as_ref().is_some_and(|it| !totals.contains(&it.as_str())) {
                    say(FlawKind::UnknownDenominator, &indicator.id);
                }
            }
        }
    }
    found
}

/// Whether an id is there and not `known` yet. No form is so long that a tree would pay.
fn is_new<'a>(known: &mut Vec<&'a str>, id: &'a str) -> bool {
    let new = !id.is_empty() && !known.contains(&id);
    known.push(id);
    new
}

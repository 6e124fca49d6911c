//! A person points at a place of a text: that is the target.

use super::import::kind;
use super::review::Picked;
use crate::domain::reading::target::{Found, pointed_at, reading};
use std::ops::Range;

/// Reads the place of a row's text that somebody has pointed at. Where the whole text was read to say something there, that is
/// taken, with all that stands around it; else the place is read by itself. `name` is that of the row.
pub fn pick(name: &str, text: &str, place: &Range<usize>) -> Option<Picked> {
    let own = text.get(place.clone())?;
    let whole = reading(text);
    let meets = |it: &Range<usize>| it.start < place.end && place.start < it.end;
    let mut met = whole.targets.iter().filter(|it| meets(&it.place) && !it.target.comparator.is_task());
    // Two targets and more: the place is one of its own, such as a range that was read as two numbers.
    if let (Some(found), None) = (met.next(), met.next())
        && place.start >= found.clause.start
        && place.end <= found.clause.end
    {
        return Some(picked(name, text, found, 0));
    }
    let aside = whole.aside.iter().find(|it| it.place.start <= place.start && it.place.end >= place.end);
    let place = aside.map_or(place, |it| &it.place);
    let words = text.get(place.clone()).unwrap_or(own);
    let read = reading(words);
    // "5 tuổi" is an age, unless somebody says that it is the target.
    let number =
        if read.targets.iter().all(|it| it.target.comparator.is_task()) { pointed_at(words) } else { None };
    let found = number.or_else(|| read.targets.into_iter().next())?;
    let mut picked = picked(name, text, &found, place.start);
    // A place has no sentence of its own: what was pointed at is what is shown.
    picked.place = place.clone();
    text.get(place.clone())?.trim().clone_into(&mut picked.target.text);
    picked.clause.clone_from(&picked.target.text);
    Some(picked)
}

fn picked(name: &str, text: &str, found: &Found, from: usize) -> Picked {
    let place = found.place.start + from..found.place.end + from;
    let clause = found.clause.start + from..found.clause.end + from;
    let cut = |place: &Range<usize>| text.get(place.clone()).unwrap_or_default().trim().to_owned();
    let mut target = found.target.clone();
    let clause = cut(&clause);
    target.text = if target.comparator.is_task() { clause.clone() } else { cut(&place) };
    let kind = kind(&target, name, text);
    Picked { target, kind, place, clause }
}

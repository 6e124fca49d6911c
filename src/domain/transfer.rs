//! A report that was begun on one edition of a form, moved to another: which rows are the same, what of them comes along, what
//! does not. A person sees it before anything is moved.

use super::draft::{Draft, PartEntry, RowEntry, TemplateRef};
use super::map::Map;
use super::reading::words::lower;
use super::template::{Indicator, Part, Template};

/// Of a hundred words of both names, how many must be shared for a row that was worded anew to be taken for the same one.
const ALIKE: usize = 75;
/// The same where the row has kept its id.
const ALIKE_OF_ONE_ID: usize = 50;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowChange {
    /// It is in the new edition only.
    New,
    /// It is in the old one only.
    Gone,
    /// Its name was changed: a person says whether it is the same row.
    Reworded,
    /// What is to be reached, or what is asked, was changed.
    Retargeted,
    /// It has another number or stands elsewhere.
    Renumbered,
    /// Nothing.
    Same,
}

/// A row of both editions, or of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its id in the old edition.
    pub from: Option<String>,
    /// Its id in the new one.
    pub to: Option<String>,
    /// What became of it.
    pub change: RowChange,
    /// The parts that come along: ids in the old edition and in the new one.
    pub parts: Vec<(String, String)>,
    /// Parts of the old edition that ask for something else now: their figures stay behind.
    pub left: Vec<String>,
}

/// Compares two editions row by row, in the order of the new one, what is gone at the end.
pub fn pairs(old: &Template, new: &Template) -> Vec<Pair> {
    let before: Vec<Row<'_>> = rows(old);
    let after: Vec<Row<'_>> = rows(new);
    let mut found: Vec<Option<usize>> = vec![None; after.len()];
    let mut free: Vec<bool> = vec![true; before.len()];
    // Whole names first, those of the same section before others: names come again in other sections.
    for same_section in [true, false] {
        for (at, row) in after.iter().enumerate() {
            let fits = |it: &Row<'_>| it.words == row.words && (!same_section || it.section == row.section);
            if found[at].is_none()
                && let Some(place) = before.iter().enumerate().position(|(place, it)| free[place] && fits(it))
            {
                found[at] = Some(place);
                free[place] = false;
            }
        }
    }
    for (at, row) in after.iter().enumerate() {
        if found[at].is_some() {
            continue;
        }
        let candidates = before.iter().enumerate().filter(|(place, _)| free[*place]);
        let best = candidates.max_by_key(|(_, it)| (alike(&it.words, &row.words), it.is.id == row.is.id));
        let Some((place, it)) = best else { continue };
        let enough = if it.is.id == row.is.id { ALIKE_OF_ONE_ID } else { ALIKE };
        if alike(&it.words, &row.words) >= enough {
            found[at] = Some(place);
            free[place] = false;
        }
    }
    let mut pairs: Vec<Pair> = after
        .iter()
        .zip(&found)
        .map(|(row, place)| match place.and_then(|it| before.get(it)) {
            Some(old) => pair(old, row),
            None => Pair {
                from: None,
                to: Some(row.is.id.clone()),
                change: RowChange::New,
                parts: Vec::new(),
                left: Vec::new(),
            },
        })
        .collect();
    let gone = before.iter().zip(&free).filter(|it| *it.1).map(|(row, _)| Pair {
        from: Some(row.is.id.clone()),
        to: None,
        change: RowChange::Gone,
        parts: Vec::new(),
        left: row.is.parts.iter().map(|it| it.id.clone()).collect(),
    });
    pairs.extend(gone);
    pairs
}

/// Gives the rows of a new edition the ids they had in the old one, so that figures of earlier reports stand beside their own
/// row; rows that are new get ids that no row had.
pub fn keep_ids(old: &Template, new: &mut Template) {
    let pairs = pairs(old, new);
    let mut taken: Vec<String> = old.rows().map(|it| it.1.id.clone()).collect();
    let rows = new.sections.iter_mut().flat_map(|it| &mut it.indicators);
    for (row, pair) in rows.zip(pairs) {
        if let Some(id) = pair.from {
            row.id = id;
        } else if taken.contains(&row.id) {
            let mut others = (2..=taken.len() + 2).map(|it| format!("{}-{it}", row.id));
            row.id = others.find(|it| !taken.contains(it)).unwrap_or_default();
            taken.push(row.id.clone());
        } else {
            taken.push(row.id.clone());
        }
    }
}

/// A row, where it stands, and the words of its name.
struct Row<'a> {
    section: &'a str,
    is: &'a Indicator,
    words: Vec<String>,
}

fn rows(form: &Template) -> Vec<Row<'_>> {
    form.rows()
        .map(|(section, row)| Row { section: &section.title, is: row, words: words(&row.name) })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().map(lower).collect();
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// Of a hundred words of both, how many the other has too.
fn alike(one: &[String], other: &[String]) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    let mut shared: usize = 0;
    for word in one {
        if let Some(at) = left.iter().position(|it| *it == word) {
            left.swap_remove(at);
            shared += 2;
        }
    }
    (shared * 100).checked_div(one.len() + other.len()).unwrap_or(0)
}

fn pair(old: &Row<'_>, new: &Row<'_>) -> Pair {
    let mut parts = Vec::new();
    let mut left = Vec::new();
    for part in &old.is.parts {
        match counterpart(part, old.is, new.is).filter(|it| parts.iter().all(|(_, taken)| taken != it)) {
            Some(it) => parts.push((part.id.clone(), it)),
            None => left.push(part.id.clone()),
        }
    }
    let change = if old.words != new.words {
        RowChange::Reworded
    } else if old.is.parts != new.is.parts || old.is.evidence_asked != new.is.evidence_asked {
        RowChange::Retargeted
    } else if old.is.number != new.is.number || old.section != new.section || old.is.id != new.is.id {
        RowChange::Renumbered
    } else {
        RowChange::Same
    };
    Pair { from: Some(old.is.id.clone()), to: Some(new.is.id.clone()), change, parts, left }
}

/// The part of the new row that asks for the same figure: of the same kind and unit, by its words, else its letter, else as the
/// only one.
fn counterpart(part: &Part, old: &Indicator, new: &Indicator) -> Option<String> {
    let asks_the_same = |it: &&Part| {
        it.kind == part.kind && it.target.unit == part.target.unit && it.target.measure == part.target.measure
    };
    let all = || new.parts.iter().filter(asks_the_same);
    let by_words = all().find(|it| !it.label.is_empty() && words(&it.label) == words(&part.label));
    let by_letter = || {
        all().find(|it| {
            it.id == part.id
                && (it.label.is_empty() || part.label.is_empty() || old.parts.len() == new.parts.len())
        })
    };
    let alone = || all().next().filter(|_| old.parts.len() == 1 && new.parts.len() == 1);
    by_words.or_else(by_letter).or_else(alone).map(|it| it.id.clone())
}

/// The draft on the new edition. Words about warnings are asked for again, and so are judgements against another target; what
/// does not come along is in the draft before.
pub fn moved(draft: &Draft, old: &Template, new: &Template, named: TemplateRef, pairs: &[Pair]) -> Draft {
    let mut next = Draft {
        template: named,
        totals: Map::new(),
        previous: Map::new(),
        rows: Map::new(),
        acknowledged: Map::new(),
        ..draft.clone()
    };
    for total in &new.denominators {
        let same = |it: &&super::template::SharedDenominator| words(&it.label) == words(&total.label);
        let before = old.denominators.iter().find(same);
        if let Some(typed) = before.and_then(|it| draft.totals.get(&it.id)) {
            next.totals.insert(total.id.clone(), typed.clone());
        }
    }
    for pair in pairs {
        let (Some(from), Some(to)) = (&pair.from, &pair.to) else { continue };
        for (one, other) in &pair.parts {
            if let Some(figure) = draft.previous.get(&(from.clone(), one.clone())) {
                next.previous.insert((to.clone(), other.clone()), *figure);
            }
        }
        if let Some(entry) = draft.rows.get(from) {
            let row = moved_row(draft, entry, pair, old.indicator(from), new.indicator(to));
            if !row.is_empty() {
                next.rows.insert(to.clone(), row);
            }
        }
        if pair.change == RowChange::Same {
            let own = format!("{from}/");
            for (place, word) in draft.acknowledged.iter().filter(|it| it.0.starts_with(&own)) {
                next.acknowledged.insert(place.clone(), word.clone());
            }
        }
    }
    next
}

fn moved_row(
    draft: &Draft,
    entry: &RowEntry,
    pair: &Pair,
    old: Option<&Indicator>,
    new: Option<&Indicator>,
) -> RowEntry {
    let mut row = RowEntry { parts: Map::new(), ..entry.clone() };
    if pair.change != RowChange::Same && pair.change != RowChange::Renumbered {
        row.declared = None;
    }
    for (from, to) in &pair.parts {
        let Some(typed) = entry.parts.get(from) else { continue };
        let shared = |row: Option<&Indicator>, id: &str| {
            row.and_then(|it| it.parts.iter().find(|it| it.id == id)).and_then(|it| it.denominator.clone())
        };
        let mut typed: PartEntry = typed.clone();
        // A total that was shared and is not any more has to be typed in the row: it is known.
        if let Some(total) = shared(old, from).filter(|_| shared(new, to).is_none())
            && typed.total.is_empty()
            && !typed.entered.is_empty()
        {
            typed.total = draft.totals.get(&total).cloned().unwrap_or_default();
        }
        row.parts.insert(to.clone(), typed);
    }
    row
}

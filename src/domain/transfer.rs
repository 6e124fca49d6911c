//! A report that was begun on one edition of a form, moved to another: which rows are the same, what of them comes along, what
//! does not. A person sees it before anything is moved.

use super::annex::letter;
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
///
/// A row is the same where its words are and its id, or its number and section, or where no other row has its words. What is
/// left is a guess, of like words, and a question to a person.
pub fn pairs(old: &Template, new: &Template) -> Vec<Pair> {
    let mut known = Words::default();
    let (before, after) = (known.rows(old), known.rows(new));
    let mut found = Found { places: vec![None; after.len()], free: vec![true; before.len()] };
    found.take(&before, &after, |it, row| it.words == row.words && it.is.id == row.is.id);
    found.take(&before, &after, |it, row| {
        it.words == row.words && it.is.number == row.is.number && it.section == row.section
    });
    let once = |rows: &[Row<'_>], words: &[u32]| rows.iter().filter(|it| it.words == words).count() == 1;
    let alone: Vec<bool> =
        after.iter().map(|it| once(&before, &it.words) && once(&after, &it.words)).collect();
    found.take_where(&before, &after, |it, row, at| alone[at] && it.words == row.words);
    let sure: Vec<bool> = found.places.iter().map(Option::is_some).collect();
    found.guess(&before, &after);
    let mut pairs: Vec<Pair> = Vec::new();
    for ((row, place), sure) in after.iter().zip(&found.places).zip(sure) {
        pairs.push(match place.and_then(|it| before.get(it)) {
            Some(old) => pair(old, row, sure),
            None => Pair {
                from: None,
                to: Some(row.is.id.clone()),
                change: RowChange::New,
                parts: Vec::new(),
                left: Vec::new(),
            },
        });
    }
    let gone = before.iter().zip(&found.free).filter(|it| *it.1).map(|(row, _)| Pair {
        from: Some(row.is.id.clone()),
        to: None,
        change: RowChange::Gone,
        parts: Vec::new(),
        left: row.is.parts.iter().map(|it| it.id.clone()).collect(),
    });
    pairs.extend(gone);
    pairs
}

/// Which row of the old edition each row of the new one is.
struct Found {
    places: Vec<Option<usize>>,
    free: Vec<bool>,
}

impl Found {
    fn take(&mut self, before: &[Row<'_>], after: &[Row<'_>], fits: impl Fn(&Row<'_>, &Row<'_>) -> bool) {
        self.take_where(before, after, |it, row, _| fits(it, row));
    }

    fn take_where(
        &mut self,
        before: &[Row<'_>],
        after: &[Row<'_>],
        fits: impl Fn(&Row<'_>, &Row<'_>, usize) -> bool,
    ) {
        for (at, row) in after.iter().enumerate() {
            if self.places[at].is_none()
                && let Some(place) =
                    (0..before.len()).find(|it| self.free[*it] && fits(&before[*it], row, at))
            {
                self.places[at] = Some(place);
                self.free[place] = false;
            }
        }
    }

    /// Takes the likest of what is left.
    fn guess(&mut self, before: &[Row<'_>], after: &[Row<'_>]) {
        for (at, row) in after.iter().enumerate() {
            if self.places[at].is_some() {
                continue;
            }
            let candidates = (0..before.len()).filter(|it| self.free[*it]);
            let measured = candidates
                .map(|it| (alike(&before[it].words, &row.words), before[it].is.id == row.is.id, it));
            let Some((alike, same_id, place)) = measured.max() else { continue };
            if alike >= if same_id { ALIKE_OF_ONE_ID } else { ALIKE } {
                self.places[at] = Some(place);
                self.free[place] = false;
            }
        }
    }
}

/// Gives the rows of a new edition the ids they had in the old one, and their targets the letters, so that figures of earlier
/// reports stand beside their own row; rows that are new, or only look like an old one, get ids that no row had. In a form that was
/// changed by hand, a row that was worded anew is the one it was. Returns the ids before and after, in the order of the rows.
pub fn keep_ids(old: &Template, new: &mut Template, by_hand: bool) -> Vec<(String, String)> {
    let pairs = pairs(old, new);
    let mut taken: Vec<String> = old.rows().map(|it| it.1.id.clone()).collect();
    let mut renamed = Vec::new();
    let rows = new.sections.iter_mut().flat_map(|it| &mut it.indicators);
    for (row, pair) in rows.zip(pairs) {
        let before = row.id.clone();
        let same = pair.change != RowChange::Reworded || by_hand && pair.from.as_ref() == Some(&row.id);
        if let Some(id) = pair.from.filter(|_| same) {
            row.id = id;
            keep_letters(row, &pair.parts, &pair.left);
        } else {
            if taken.contains(&row.id) {
                let mut others = (2..=taken.len() + 2).map(|it| format!("{before}-{it}"));
                row.id = others.find(|it| !taken.contains(it)).unwrap_or_default();
            }
            taken.push(row.id.clone());
        }
        renamed.push((before, row.id.clone()));
    }
    renamed
}

/// Gives the parts of a row the letters of those they were; the others get letters that no part had.
fn keep_letters(row: &mut Indicator, parts: &[(String, String)], left: &[String]) {
    let mut taken: Vec<String> = parts.iter().map(|it| it.0.clone()).chain(left.iter().cloned()).collect();
    for part in &mut row.parts {
        if let Some((id, _)) = parts.iter().find(|it| it.1 == part.id) {
            part.id.clone_from(id);
        } else {
            let mut letters = (0..=taken.len()).map(letter);
            part.id = letters.find(|it| !taken.contains(it)).unwrap_or_default();
            taken.push(part.id.clone());
        }
    }
}

/// A row, where it stands, and the words of its name.
struct Row<'a> {
    section: &'a str,
    is: &'a Indicator,
    words: Vec<u32>,
}

/// So many words of a name are looked at.
const MOST_WORDS: usize = 60;

/// A number for each word, so that names are compared quickly.
#[derive(Default)]
struct Words(Map<String, u32>);

impl Words {
    fn rows<'a>(&mut self, form: &'a Template) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        for (section, row) in form.rows() {
            rows.push(Row { section: &section.title, is: row, words: self.numbers(&row.name) });
        }
        rows
    }

    fn numbers(&mut self, text: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        for word in words(text).into_iter().take(MOST_WORDS) {
            let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
            let number = *self.0.get(&word).unwrap_or(&next);
            self.0.insert(word, number);
            numbers.push(number);
        }
        numbers
    }
}

fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().map(lower).collect();
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// Of a hundred words of both, how many the other has too.
fn alike(one: &[u32], other: &[u32]) -> usize {
    let all = one.len() + other.len();
    // Of very different length they cannot be alike.
    if one.len().min(other.len()) * 200 < ALIKE_OF_ONE_ID * all {
        return 0;
    }
    let mut left = other.to_vec();
    let mut shared: usize = 0;
    for word in one {
        if let Some(at) = left.iter().position(|it| it == word) {
            left.swap_remove(at);
            shared += 2;
        }
    }
    (shared * 100).checked_div(all).unwrap_or(0)
}

fn pair(old: &Row<'_>, new: &Row<'_>, sure: bool) -> Pair {
    let mut parts = Vec::new();
    let mut left = Vec::new();
    for part in &old.is.parts {
        match counterpart(part, old.is, new.is).filter(|it| parts.iter().all(|(_, taken)| taken != it)) {
            Some(it) => parts.push((part.id.clone(), it)),
            None => left.push(part.id.clone()),
        }
    }
    let change = if !sure {
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
    let totals = totals(old, new);
    for (before, after) in &totals {
        if let Some(typed) = draft.totals.get(before) {
            next.totals.insert(after.clone(), typed.clone());
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
            let rows = (old.indicator(from), new.indicator(to));
            let row = moved_row(draft, entry, pair, rows, &totals);
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

/// The shared totals that are the same in both editions: by their words, else by their ids where the noun is the same.
fn totals(old: &Template, new: &Template) -> Vec<(String, String)> {
    let mut same = Vec::new();
    for total in &new.denominators {
        let all = || old.denominators.iter();
        let found = all().find(|it| words(&it.label) == words(&total.label));
        let found =
            found.or_else(|| all().find(|it| it.id == total.id && it.measure_unit == total.measure_unit));
        same.extend(found.map(|it| (it.id.clone(), total.id.clone())));
    }
    same
}

/// The shared totals that were typed and are none in the new edition, with what was typed: rows that were counted against them keep
/// them for themselves.
pub fn totals_left<'a>(draft: &'a Draft, old: &'a Template, new: &Template) -> Vec<(&'a str, &'a str)> {
    let same = totals(old, new);
    let left = old.denominators.iter().filter(|it| same.iter().all(|(before, _)| *before != it.id));
    let typed = left.filter_map(|it| Some((it.label.as_str(), draft.totals.get(&it.id)?.trim())));
    typed.filter(|it| !it.1.is_empty()).collect()
}

fn moved_row(
    draft: &Draft,
    entry: &RowEntry,
    pair: &Pair,
    (old, new): (Option<&Indicator>, Option<&Indicator>),
    totals: &[(String, String)],
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
        // A total that was shared and is not any more, or is another one, has to be typed in the row: it is known.
        let still = |total: &str| {
            let same = totals.iter().find(|it| it.0 == total).map(|it| it.1.clone());
            same.is_some() && shared(new, to) == same
        };
        if let Some(total) = shared(old, from)
            && !still(&total)
            && typed.total.is_empty()
            && !typed.entered.is_empty()
        {
            typed.total = draft.totals.get(&total).cloned().unwrap_or_default();
        }
        row.parts.insert(to.clone(), typed);
    }
    row
}

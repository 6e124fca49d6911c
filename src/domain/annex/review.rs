//! A person looks at a form that was read from an annex: what is doubtful, row by row, and what is to be otherwise.

use super::doubt::DoubtKind;
use super::import::{Imported, letter};
use crate::domain::decimal::Decimal;
use crate::domain::draft::RowEntry;
use crate::domain::lint::{self, LintKind};
use crate::domain::map::Map;
use crate::domain::reading::fold::Folded;
use crate::domain::target::{Boundary, Comparator, Measure, Target};
use crate::domain::template::{Indicator, Part, PartKind, SharedDenominator, Template};
use std::ops::Range;

/// A form that is being looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The file it was read from.
    pub file: String,
    /// The form without its rows: its sections are empty.
    pub form: Template,
    /// What is doubtful about the whole.
    pub general: Vec<GeneralDoubt>,
    /// Totals that several rows may share, as their names suggest.
    pub suggested: Vec<SuggestedTotal>,
    /// In printed order.
    pub rows: Vec<ReviewRow>,
}

/// Something doubtful that is of no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneralDoubt {
    /// What.
    pub kind: DoubtKind,
    /// Somebody has looked at it.
    pub seen: bool,
}

/// A total that several rows seem to share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedTotal {
    /// The total.
    pub total: SharedDenominator,
    /// The rows, by the ids of their indicators.
    pub rows: Vec<String>,
}

/// A row that is being looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// The section it stands in.
    pub section: String,
    /// As it is now.
    pub indicator: Indicator,
    /// Where its targets were read.
    pub source: Source,
    /// What was doubtful when it was read.
    pub doubts: Vec<DoubtKind>,
    /// The result that the annex already has, as printed.
    pub result: String,
    /// The remark printed beside that.
    pub remark: String,
    /// Somebody has looked at it as it is now.
    pub seen: bool,
    /// It does not go into the form.
    pub left_out: bool,
}

/// The text that the targets of a row were read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// That of the cell of targets, or the name of the row where that cell is empty.
    pub text: String,
    /// Where the target of each part stands: bytes of the text; empty where a person has put it in.
    pub places: Vec<Range<usize>>,
    /// Numbers that were left aside.
    pub aside: Vec<Range<usize>>,
}

impl Source {
    /// A part of the text; empty where it is none.
    pub fn cut(&self, place: &Range<usize>) -> &str {
        self.text.get(place.clone()).unwrap_or_default().trim()
    }
}

/// What a place of a text was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The target; its text is that of the place.
    pub target: Target,
    /// What is asked for then.
    pub kind: PartKind,
    /// Where it stands: bytes of the text.
    pub place: Range<usize>,
    /// The part of the sentence it speaks in.
    pub clause: String,
}

impl Review {
    /// The review of what was read, from a file of that name.
    pub fn of(imported: Imported, file: &str) -> Self {
        let Imported { mut template, doubts, previous, sources, .. } = imported;
        let suggested = super::totals::suggested(&template);
        let mut rows = Vec::new();
        let mut sources = sources.into_iter().peekable();
        let mut previous = previous.into_iter().peekable();
        let mut doubts = doubts;
        for section in &mut template.sections {
            for indicator in std::mem::take(&mut section.indicators) {
                let source = sources.next_if(|it| it.0 == indicator.id).map(|it| it.1);
                let printed = previous.next_if(|it| it.indicator == indicator.id);
                let (own, others) = doubts.into_iter().partition(|it| it.indicator == indicator.id);
                doubts = others;
                let (result, remark) = printed.map(|it| (it.result, it.note)).unwrap_or_default();
                rows.push(ReviewRow {
                    section: section.id.clone(),
                    source: source.unwrap_or_else(|| Source {
                        text: indicator.parts.first().map(|it| it.target.text.clone()).unwrap_or_default(),
                        ..Source::default()
                    }),
                    indicator,
                    // A column of units that says so is no doubt.
                    doubts: Vec::into_iter(own)
                        .map(|it| it.kind)
                        .filter(|it| !matches!(it, DoubtKind::UnitFromColumn { .. }))
                        .collect(),
                    result,
                    remark,
                    seen: false,
                    left_out: false,
                });
            }
        }
        let general = doubts.into_iter().map(|it| GeneralDoubt { kind: it.kind, seen: false }).collect();
        Self { file: file.to_owned(), form: template, general, suggested, rows }
    }

    /// A form of this device is looked through again, to become its next edition. `hash` is that of the form.
    pub fn again(mut form: Template, hash: &str) -> Self {
        let mut rows = Vec::new();
        for section in &mut form.sections {
            for indicator in std::mem::take(&mut section.indicators) {
                rows.push(ReviewRow::again(section.id.clone(), indicator));
            }
        }
        form.edition = form.edition.saturating_add(1);
        form.replaces = Some(hash.to_owned());
        Self { file: String::new(), form, general: Vec::new(), suggested: Vec::new(), rows }
    }

    /// The results that the annex prints, as what was entered in a report. One that is printed for several targets together
    /// becomes a note: nobody has said which figure is whose.
    pub fn results(&self) -> Map<String, RowEntry> {
        let mut rows = Map::new();
        for it in self.rows.iter().filter(|it| !it.left_out && !it.result.trim().is_empty()) {
            let mut row = RowEntry::default();
            if let [part] = it.indicator.parts.as_slice() {
                // "95,2" in a row of per cent is no count.
                let share = part.kind == PartKind::Share && part.target.unit.as_deref() == Some("%");
                let bare = it.result.trim().chars().all(|it| it.is_ascii_digit() || it == ',' || it == '.');
                let result = if share && bare { format!("{}%", it.result.trim()) } else { it.result.clone() };
                let words = row.parts.or_default(part.id.clone()).take(part.kind, &result);
                row.append_note(&words.unwrap_or_default());
            } else {
                row.append_note(it.result.trim());
            }
            row.append_note(it.remark.trim());
            rows.insert(it.indicator.id.clone(), row);
        }
        rows
    }

    /// The year the printed results are of: that of their heading, else that of the targets.
    pub fn results_year(&self) -> u16 {
        let heading = self.form.columns.iter().find(|it| Folded::of(it).text().contains("kết quả"));
        let mut numbers = heading.into_iter().flat_map(|it| it.split(|it: char| !it.is_ascii_digit()));
        let year = numbers.find_map(|it| it.parse().ok().filter(|it| (2000..2200).contains(it)));
        year.unwrap_or(self.form.year)
    }

    /// Gives rows other ids; of each, the one before and the one after.
    pub fn rename(&mut self, ids: &[(String, String)]) {
        for row in self.rows.iter_mut().filter(|it| !it.left_out) {
            if let Some((_, id)) = ids.iter().find(|it| it.0 == row.indicator.id) {
                row.indicator.id.clone_from(id);
            }
        }
    }

    /// The form with the rows that go into it.
    pub fn template(&self) -> Template {
        let mut form = self.form.clone();
        for section in &mut form.sections {
            let own = self.rows.iter().filter(|it| !it.left_out && it.section == section.id);
            section.indicators = own.map(|it| it.indicator.clone()).collect();
        }
        form.sections.retain(|it| !it.indicators.is_empty());
        // A total that no row uses would be asked for all the same.
        let used =
            |id: &str| form.rows().flat_map(|it| &it.1.parts).any(|it| it.denominator.as_deref() == Some(id));
        let totals = form.denominators.iter().filter(|it| used(&it.id)).cloned().collect();
        form.denominators = totals;
        form
    }

    /// How many places somebody has still to look at.
    pub fn left(&self) -> usize {
        let rows = self.rows.iter().filter(|it| it.is_open()).count();
        self.general.iter().filter(|it| !it.seen).count() + rows
    }
}

impl ReviewRow {
    fn again(section: String, indicator: Indicator) -> Self {
        let source = written(&indicator.parts);
        Self {
            section,
            indicator,
            source,
            doubts: Vec::new(),
            result: String::new(),
            remark: String::new(),
            seen: true,
            left_out: false,
        }
    }

    /// The number that was read, or left aside, at a place of the text, with what belongs to it. A task is all of its sentence:
    /// it does not stand in the way of the number in it.
    pub fn around(&self, at: usize) -> Option<Range<usize>> {
        let numbers = self.indicator.parts.iter().zip(&self.source.places);
        let numbers = numbers.filter(|(part, _)| !part.target.comparator.is_task()).map(|(_, place)| place);
        numbers.chain(&self.source.aside).find(|it| it.contains(&at)).cloned()
    }

    /// Whether somebody has to look at it.
    pub fn is_open(&self) -> bool {
        let doubtful = || !self.doubts.is_empty() || !self.lints().is_empty();
        !self.left_out && (self.is_unfinished() || !self.seen && doubtful())
    }

    /// Whether it cannot go into a form as it is, whoever has looked at it: it has no name, or a target without its number.
    pub fn is_unfinished(&self) -> bool {
        let unfinished = |it: &LintKind| {
            matches!(
                it,
                LintKind::ValueMissing
                    | LintKind::RangeInverted
                    | LintKind::BadDeadline { .. }
                    | LintKind::Flaw(_)
            )
        };
        self.indicator.name.trim().is_empty() || self.lints().iter().any(unfinished)
    }

    /// What a careful reader would ask of the row as it is now.
    pub fn lints(&self) -> Vec<LintKind> {
        lint::indicator_lints(&self.indicator)
    }

    /// Takes a place of the text as the target of a part; of a new one where there is none of that number.
    pub fn pick(&mut self, part: usize, picked: Picked) {
        let Picked { target, kind, place, clause } = picked;
        self.source.places.resize(self.indicator.parts.len(), 0..0);
        if let Some(own) = self.indicator.parts.get_mut(part) {
            own.target = target;
            if own.kind != kind {
                own.denominator = None;
            }
            own.kind = kind;
        } else {
            let id = self.new_part();
            self.indicator.parts.push(Part {
                id,
                label: String::new(),
                kind,
                denominator: None,
                boundary: Boundary::default(),
                target,
            });
            self.source.places.push(0..0);
        }
        let part = part.min(self.indicator.parts.len() - 1);
        // What was left aside before is read now, and what was read before is left aside.
        let before = std::mem::replace(&mut self.source.places[part], place.clone());
        self.source.aside.retain(|it| it.end <= place.start || it.start >= place.end);
        if before.end > before.start && (before.end <= place.start || before.start >= place.end) {
            self.source.aside.push(before);
        }
        self.indicator.parts[part].label = clause;
        self.label();
        self.seen = false;
    }

    /// Adds a target that stands nowhere in the text.
    pub fn add_part(&mut self) {
        let end = self.source.text.len();
        let target = Target {
            text: String::new(),
            comparator: Comparator::AtLeast,
            value: None,
            value_max: None,
            unit: self.indicator.parts.last().and_then(|it| it.target.unit.clone()),
            deadline: None,
            per: None,
            measure: Measure::Level,
        };
        let kind = if target.is_level_share() { PartKind::Share } else { PartKind::Number };
        self.pick(usize::MAX, Picked { target, kind, place: end..end, clause: String::new() });
    }

    /// Puts a part together with the one before it, which stays: two pieces of one target were taken for two.
    pub fn join(&mut self, part: usize) {
        if part == 0 || part >= self.indicator.parts.len() {
            return;
        }
        let gone = self.indicator.parts.remove(part);
        let before = &mut self.indicator.parts[part - 1];
        // On paper both stay: what is not held against a number any more is still asked for.
        let (one, other) = (before.target.text.trim(), gone.target.text.trim());
        if !one.contains(other) {
            let both = if one.is_empty() { other.to_owned() } else { format!("{one}; {other}") };
            before.target.text = both;
        }
        if !before.label.contains(&gone.label) {
            let both = format!("{} {}", before.label, gone.label);
            both.trim().clone_into(&mut before.label);
        }
        before.target.deadline = before.target.deadline.take().or(gone.target.deadline);
        self.forget_place(part);
    }

    /// Takes a part away; the last one stays.
    pub fn drop_part(&mut self, part: usize) {
        if self.indicator.parts.len() > 1 && part < self.indicator.parts.len() {
            self.indicator.parts.remove(part);
            self.forget_place(part);
        }
    }

    /// Writes a number that was changed by hand into the text of its target too: the form is one's own, and printed as it says.
    pub fn rewrite(&mut self, part: usize, old: Decimal, new: Decimal) {
        let Some(own) = self.indicator.parts.get_mut(part) else { return };
        if let Some(text) = with_number(&own.target.text, old, new) {
            own.target.text = text;
            self.source = written(&self.indicator.parts);
        }
    }

    /// Whether the text of a target says another number than its value: they contradict each other on paper.
    pub fn contradicts(&self, part: usize) -> bool {
        let target = self.indicator.parts.get(part).map(|it| &it.target);
        target.is_some_and(|it| {
            it.value.is_some_and(|value| !numbers(&it.text).is_empty() && !says(&it.text, value))
        })
    }

    /// Changes a part by hand.
    pub fn change(&mut self, part: usize, change: impl FnOnce(&mut Part)) {
        let Some(own) = self.indicator.parts.get_mut(part) else { return };
        let before = own.clone();
        change(own);
        if before.target.comparator.is_task() != own.target.comparator.is_task() {
            settle(own);
        }
        if own.kind != PartKind::Share {
            own.denominator = None;
        }
        self.seen &= *own == before;
    }

    fn forget_place(&mut self, part: usize) {
        if part < self.source.places.len() {
            let place = self.source.places.remove(part);
            if place.end > place.start {
                self.source.aside.push(place);
            }
        }
        self.label();
        self.seen = false;
    }

    /// A row of one target needs no words for it; in one of several, each has some.
    fn label(&mut self) {
        let several = self.indicator.parts.len() > 1;
        for (part, place) in self.indicator.parts.iter_mut().zip(&self.source.places) {
            if !several {
                part.label.clear();
            } else if part.label.is_empty() {
                self.source.text.get(place.clone()).unwrap_or_default().trim().clone_into(&mut part.label);
            }
        }
    }

    /// The letter of a part that comes in addition; those there keep theirs.
    fn new_part(&self) -> String {
        let taken = |id: &String| self.indicator.parts.iter().any(|it| it.id == *id);
        // One more than there are: one of them is free.
        (0..=self.indicator.parts.len()).map(letter).find(|it| !taken(it)).unwrap_or_default()
    }
}

/// So many letters of targets are put together: a text of a review has room for little more.
const LONGEST: usize = 3_000;

/// The texts of the targets, each once: in a compound row they are pieces of one sentence.
fn written(parts: &[Part]) -> Source {
    let mut text = String::new();
    let mut places = Vec::new();
    for part in parts {
        let own = part.target.text.trim();
        let place = text.find(own).or_else(|| {
            let room = text.chars().count() + own.chars().count() <= LONGEST;
            room.then(|| {
                if !text.is_empty() {
                    text.push_str("; ");
                }
                text.push_str(own);
                text.len() - own.len()
            })
        });
        places.push(place.map_or(0..0, |start| start..start + own.len()));
    }
    Source { text, places, aside: Vec::new() }
}

/// The numbers of a text as they are written, with the values they may have: "1.000" is a thousand, or one.
fn numbers(text: &str) -> Vec<(Range<usize>, Vec<Decimal>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(|it: char| !it.is_ascii_digit() && it != '.' && it != ',') {
        let number = piece.trim_matches(|it: char| !it.is_ascii_digit());
        if !number.is_empty() {
            let from = start + piece.find(number).unwrap_or(0);
            let readings = [number.replace('.', "").replace(',', "."), number.replace(',', "")];
            let values = readings.iter().filter_map(|it| it.parse().ok()).collect();
            found.push((from..from + number.len(), values));
        }
        start += piece.len();
    }
    found
}

/// Whether a number stands in a text, however it is spelled.
fn says(text: &str, number: Decimal) -> bool {
    numbers(text).iter().any(|it| it.1.contains(&number))
}

/// A text with one number in the place of another, where that stands in it once.
fn with_number(text: &str, old: Decimal, new: Decimal) -> Option<String> {
    let mut places = numbers(text).into_iter().filter(|it| it.1.contains(&old)).map(|it| it.0);
    let (Some(place), None) = (places.next(), places.next()) else { return None };
    let new = new.to_string().replace('.', ",");
    Some(format!("{}{new}{}", text.get(..place.start)?, text.get(place.end..)?))
}

/// What is asked for after a number became a task, or a task a number.
fn settle(part: &mut Part) {
    let target = &mut part.target;
    if target.comparator.is_task() {
        (target.value, target.value_max, target.per) = (None, None, None);
        target.measure = Measure::Level;
        part.kind = PartKind::Milestone;
    } else {
        part.kind = if target.is_level_share() { PartKind::Share } else { PartKind::Number };
    }
}

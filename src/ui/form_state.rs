//! The open report as signals: one per row, one memo per row for outcome and findings, one per section for progress.
//!
//! The rows of a form do not change while a report is open, so rows are plain data and only what is typed is reactive.

use super::shell::Shell;
use crate::domain::check::{self, RowCheck, Surroundings};
use crate::domain::counts::Counts;
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Draft, RowEntry};
use crate::domain::finding::Level;
use crate::domain::map::Map;
use crate::domain::template::{Indicator, Template};
use crate::shelf::Kept;
use crate::ui::reactive::{Memo, RwSignal, StoredValue, expect_context, untrack};
use crate::wire::progress::Progress;
use std::sync::Arc;

/// How many changes can be taken back.
const MAX_STEPS: usize = 50;

/// One row on screen.
#[derive(Clone, Copy)]
pub struct RowState {
    /// Its place among all rows of the form.
    pub index: usize,
    entry: RwSignal<RowEntry>,
    check: Memo<RowCheck>,
}

impl RowState {
    /// What was entered. Reactive.
    pub fn entry(self) -> RwSignal<RowEntry> {
        self.entry
    }

    /// What it amounts to. Reactive.
    pub fn check(self) -> Memo<RowCheck> {
        self.check
    }
}

/// A change that can be taken back.
#[derive(Clone)]
struct Step {
    /// Counts up over all changes.
    number: u64,
    /// The row; none for the shared totals.
    row: Option<usize>,
    /// Which field: typing on in one field is one step.
    field: String,
    /// Whether the field was left, so that further typing is a step of its own.
    closed: bool,
    entry: RowEntry,
    totals: Map<String, String>,
}

/// The open report: a handle, small enough for every closure to hold.
#[derive(Clone, Copy)]
pub struct FormState(StoredValue<Signals>);

/// What the handle stands for.
#[derive(Clone, Copy)]
struct Signals {
    shell: Shell,
    template: StoredValue<Arc<Template>>,
    rows: StoredValue<Arc<Vec<RowState>>>,
    /// Everything but rows and totals.
    head: RwSignal<Draft>,
    totals: RwSignal<Map<String, String>>,
    progress: RwSignal<Progress>,
    sections: StoredValue<Arc<Vec<Memo<Counts>>>>,
    steps: RwSignal<Vec<Step>>,
    has_unreadable: bool,
}

impl FormState {
    /// Puts a kept draft on screen.
    pub fn open(shell: Shell, template: Arc<Template>, kept: Kept) -> Self {
        let Kept { mut draft, progress, unreadable_rows, touched: _ } = kept;
        let totals = RwSignal::new(std::mem::take(&mut draft.totals));
        let previous = Arc::new(std::mem::take(&mut draft.previous));
        let mut entries = std::mem::take(&mut draft.rows);
        draft.previous.clone_from(&previous);
        let count = template.rows().count();
        let rows: Vec<RowState> = (0..count)
            .map(|index| {
                let (template, previous) = (Arc::clone(&template), Arc::clone(&previous));
                let id = template.rows().nth(index).map(|(_, it)| it.id.clone()).unwrap_or_default();
                let entry = RwSignal::new(entries.remove(&id).unwrap_or_default());
                let indicator = template.rows().nth(index).map(|(_, it)| it.clone());
                let check = Memo::new(move |_| {
                    let totals = totals.read();
                    let around = Surroundings { totals: &totals, previous: &previous };
                    let indicator = indicator.as_ref().expect("every index below the count has a row");
                    check::row(indicator, &entry.read(), around)
                });
                RowState { index, entry, check }
            })
            .collect();
        let head = RwSignal::new(draft);
        let mut at = 0;
        let sections = template.sections.iter().map(|section| {
            let end = at + section.indicators.len();
            let own: Vec<RowState> = rows[at..end].to_vec();
            at = end;
            Memo::new(move |_| {
                let (mut counts, mut warned) = (Counts::default(), 0);
                let head = head.read();
                for row in &own {
                    let check = row.check.read();
                    counts.add(&check);
                    if check.findings.iter().all(|it| it.kind.level() == Level::Error || head.answers(it)) {
                        counts.with_warnings = warned;
                    }
                    warned = counts.with_warnings;
                }
                counts
            })
        });
        let sections = StoredValue::new(Arc::new(sections.collect::<Vec<_>>()));
        Self(StoredValue::new(Signals {
            shell,
            template: StoredValue::new(template),
            rows: StoredValue::new(Arc::new(rows)),
            head,
            totals,
            progress: RwSignal::new(progress),
            sections,
            steps: RwSignal::new(Vec::new()),
            has_unreadable: !unreadable_rows.is_empty(),
        }))
    }

    /// The open report, from any component below its page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether something kept could not be read, and its rows stand empty.
    pub fn has_unreadable(self) -> bool {
        self.0.get_value().has_unreadable
    }

    /// The form.
    pub fn template(self) -> Arc<Template> {
        self.0.get_value().template.get_value()
    }

    /// All rows, in the order of the form.
    pub fn rows(self) -> Arc<Vec<RowState>> {
        self.0.get_value().rows.get_value()
    }

    /// The rows of a section with their indicators.
    pub fn rows_of(self, section: usize) -> Vec<(RowState, Indicator)> {
        let (template, rows) = (self.template(), self.rows());
        let before: usize = template.sections.iter().take(section).map(|it| it.indicators.len()).sum();
        let indicators = template.sections.get(section).map(|it| it.indicators.clone()).unwrap_or_default();
        rows.iter().skip(before).copied().zip(indicators).collect()
    }

    /// The row that measures the same and comes first, where there is one.
    pub fn same_measure(self, row: RowState) -> Option<(RowState, Indicator, Indicator)> {
        let template = self.template();
        let indicators: Vec<&Indicator> = template.rows().map(|(_, it)| it).collect();
        let own = *indicators.get(row.index)?;
        let key = own.same_measure.as_ref()?;
        let earlier = indicators.iter().position(|it| it.same_measure.as_ref() == Some(key))?;
        let other = *self.rows().get(earlier).filter(|_| earlier < row.index)?;
        Some((other, (*indicators.get(earlier)?).clone(), own.clone()))
    }

    /// The progress of a section. Reactive.
    pub fn counts(self, section: usize) -> Counts {
        self.0.get_value().sections.with_value(|it| it.get(section).map(|it| it.get())).unwrap_or_default()
    }

    /// The progress of the report. Reactive.
    pub fn total(self) -> Counts {
        let mut total = Counts::default();
        self.0.get_value().sections.with_value(|it| {
            for section in it.iter() {
                total.merge(&section.read());
            }
        });
        total
    }

    /// Everything but rows and totals. Reactive.
    pub fn head(self) -> RwSignal<Draft> {
        self.0.get_value().head
    }

    /// The shared totals as typed. Reactive.
    pub fn totals(self) -> RwSignal<Map<String, String>> {
        self.0.get_value().totals
    }

    /// A figure of the previous period.
    pub fn previous(self, indicator: &str, part: &str) -> Option<Decimal> {
        let head = self.0.get_value().head.read_untracked();
        head.previous.get(&(indicator.to_owned(), part.to_owned())).copied()
    }

    /// Whether the file of this revision is made, and nothing may change. Reactive.
    pub fn is_locked(self) -> bool {
        self.0.get_value().progress.read().finished.is_some()
    }

    /// Whether nothing can be typed: it is finished, or another page writes in it. Reactive.
    pub fn is_read_only(self) -> bool {
        self.is_locked() || self.0.get_value().shell.is_elsewhere()
    }

    /// The one way to change a row. Typing on in one field is one step back.
    pub fn edit(self, row: RowState, field: &str, change: impl FnOnce(&mut RowEntry)) {
        let mut change = Some(change);
        self.edit_by(row, field, &mut |entry| {
            if let Some(change) = change.take() {
                change(entry);
            }
        });
    }

    /// The same for a change behind a pointer: once, and not for each field.
    fn edit_by(self, row: RowState, field: &str, change: &mut dyn FnMut(&mut RowEntry)) {
        if untrack(|| self.is_read_only()) {
            return;
        }
        let before = row.entry.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return;
        }
        self.remember(Some(row.index), field, before);
        row.entry.set(after);
        self.keep(Some(row.index));
    }

    /// Keeps a row, or the head where there is none.
    fn keep(self, what: Option<usize>) {
        let shell = self.0.get_value().shell;
        let id = self.0.get_value().head.read_untracked().id.clone();
        let template = self.template();
        // Before it: a head alone would pass for the whole.
        self.keep_if_lost();
        let row = what.and_then(|at| Some((*self.rows().get(at)?, template.rows().nth(at)?.1)));
        shell.note_saving(match row {
            Some((row, indicator)) => shell.keep_row(&id, &indicator.id, &row.entry.read_untracked()),
            None => shell.keep_meta(&self.whole_head()),
        });
        shell.touch(&id);
    }

    /// Keeps all of it where the stores have lost it: somebody has cleared the browser's data.
    pub fn keep_if_lost(self) {
        let signals = self.0.get_value();
        if untrack(|| self.is_locked()) {
            return;
        }
        signals.shell.keep_lost(&signals.head.read_untracked().id, || {
            let mut draft = self.whole_head();
            for (row, (_, indicator)) in self.rows().iter().zip(self.template().rows()) {
                draft.rows.insert(indicator.id.clone(), row.entry.get_untracked());
            }
            draft
        });
    }

    /// The head with the totals, as it is kept.
    fn whole_head(self) -> Draft {
        let mut draft = self.0.get_value().head.get_untracked();
        draft.totals = self.0.get_value().totals.get_untracked();
        draft
    }

    fn remember(self, row: Option<usize>, field: &str, entry: RowEntry) {
        let totals = if row.is_none() { self.0.get_value().totals.get_untracked() } else { Map::new() };
        self.0.get_value().steps.update(|steps| {
            let continued = steps.last().is_some_and(|it| !it.closed && it.row == row && it.field == field);
            if !continued {
                let number = steps.last().map_or(0, |it| it.number) + 1;
                steps.push(Step { number, row, field: field.to_owned(), closed: false, entry, totals });
            }
            if steps.len() > MAX_STEPS {
                steps.remove(0);
            }
        });
    }

    /// A field was left: typing in it again is a new step.
    pub fn close_step(self) {
        self.0.get_value().steps.update_untracked(|steps| {
            if let Some(last) = steps.last_mut() {
                last.closed = true;
            }
        });
    }

    /// Whether there is a change to take back. Reactive.
    pub fn can_undo(self) -> bool {
        !self.0.get_value().steps.read().is_empty()
    }

    /// The number of the last change, none where there is none or the report is no longer open: tells whether a change is
    /// still the last one. Not reactive.
    pub fn step_number(self) -> Option<u64> {
        if self.0.is_disposed() {
            return None;
        }
        self.0.get_value().steps.read_untracked().last().map(|it| it.number)
    }

    /// Takes the last change back; the row and the field it was in.
    pub fn undo(self) -> Option<(RowState, String)> {
        if untrack(|| self.is_read_only()) {
            return None;
        }
        let step = self.0.get_value().steps.try_update(Vec::pop).flatten()?;
        let Some(index) = step.row else {
            self.0.get_value().totals.set(step.totals);
            self.keep(None);
            return None;
        };
        let row = *self.rows().get(index)?;
        row.entry.set(step.entry);
        self.keep(Some(index));
        Some((row, step.field))
    }

    /// Changes a shared total.
    pub fn edit_total(self, denominator: &str, text: String) {
        if untrack(|| self.is_read_only()) {
            return;
        }
        self.remember(None, denominator, RowEntry::default());
        self.0.get_value().totals.update(|it| drop(it.insert(denominator.to_owned(), text)));
        self.keep(None);
    }
}

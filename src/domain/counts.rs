//! How many rows stand how. Counts such as "10/14 done, 4 under way" are computed, never typed.

use super::answer::{Answer, MilestoneStatus};
use super::check::RowCheck;
use super::finding::{FindingKind, Level};
use super::outcome::Outcome;

/// Rows by outcome, and what is left to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All rows.
    pub rows: usize,
    /// Vượt.
    pub exceeded: usize,
    /// Đạt.
    pub met: usize,
    /// Chưa đạt.
    pub not_met: usize,
    /// Không có số liệu.
    pub no_data: usize,
    /// Không áp dụng.
    pub not_applicable: usize,
    /// Chưa nhập.
    pub not_entered: usize,
    /// Rows with a task under way.
    pub in_progress: usize,
    /// Rows with an error other than being empty.
    pub with_errors: usize,
    /// Rows with a warning.
    pub with_warnings: usize,
}

impl Counts {
    /// Counts checked rows.
    pub fn of(rows: &[RowCheck]) -> Self {
        let mut counts = Self::default();
        for row in rows {
            counts.add(row);
        }
        counts
    }

    /// Counts one more row.
    pub fn add(&mut self, row: &RowCheck) {
        self.rows += 1;
        *match row.outcome() {
            Outcome::Exceeded => &mut self.exceeded,
            Outcome::Met => &mut self.met,
            Outcome::NotMet => &mut self.not_met,
            Outcome::NoData => &mut self.no_data,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::NotEntered => &mut self.not_entered,
        } += 1;
        let under_way = |it: &super::check::PartCheck| {
            it.reading.answer == Answer::Milestone(MilestoneStatus::InProgress)
        };
        self.in_progress += usize::from(row.parts.iter().any(under_way));
        self.with_errors += usize::from(row.has_error());
        let warns = |it: &super::finding::Finding| it.kind.level() == Level::Warning;
        self.with_warnings += usize::from(row.findings.iter().any(warns));
    }

    /// Adds the counts of another section.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.exceeded += other.exceeded;
        self.met += other.met;
        self.not_met += other.not_met;
        self.no_data += other.no_data;
        self.not_applicable += other.not_applicable;
        self.not_entered += other.not_entered;
        self.in_progress += other.in_progress;
        self.with_errors += other.with_errors;
        self.with_warnings += other.with_warnings;
    }

    /// Rows that have an answer or a reason for its absence.
    pub fn entered(&self) -> usize {
        self.rows - self.not_entered
    }

    /// How many rows have this outcome.
    pub fn with(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Exceeded => self.exceeded,
            Outcome::Met => self.met,
            Outcome::NotMet => self.not_met,
            Outcome::NoData => self.no_data,
            Outcome::NotApplicable => self.not_applicable,
            Outcome::NotEntered => self.not_entered,
        }
    }
}

/// Whether a finding is only that nothing was entered yet: told by the progress, not by a message.
pub fn is_mere_gap(kind: &FindingKind) -> bool {
    *kind == FindingKind::AnswerMissing
}

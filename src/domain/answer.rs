//! Kết quả: what was reached, as understood from what was typed.

use super::decimal::{Decimal, Fraction};

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MilestoneStatus {
    /// Chưa thực hiện.
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Đã thực hiện.
    Done,
}

impl MilestoneStatus {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::NotStarted, Self::InProgress, Self::Done];

    /// The name used in files and on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Done => "done",
        }
    }

    /// The status of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// Không có số liệu.
    NoData,
    /// Không áp dụng.
    NotApplicable,
}

impl Absence {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::NoData, Self::NotApplicable];

    /// The name used in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The absence of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

/// The result of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing usable was entered yet.
    NotEntered,
    /// So many out of so many.
    Fraction(Fraction),
    /// A number in the target's unit, or a percentage without its counts.
    Value(Decimal),
    /// How far the task is.
    Milestone(MilestoneStatus),
    /// Không có số liệu.
    NoData,
    /// Không áp dụng.
    NotApplicable,
}

impl Answer {
    /// The number to show and to compare with other periods: the share in per cent (two decimals), or the value.
    pub fn figure(&self) -> Option<Decimal> {
        match self {
            Self::Fraction(fraction) => fraction.percent(2),
            Self::Value(value) => Some(*value),
            Self::NotEntered | Self::Milestone(_) | Self::NoData | Self::NotApplicable => None,
        }
    }
}

//! What an indicator is to reach.

use super::decimal::Decimal;

/// How a result is held against the value of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// `từ`, `tối thiểu`, `ít nhất`, `≥`, or a bare number.
    AtLeast,
    /// `trên`, `hơn`, `>`.
    MoreThan,
    /// `không quá`, `tối đa`, `≤`.
    AtMost,
    /// `dưới`, `<`.
    LessThan,
    /// Exactly so many, such as "không còn hộ nghèo".
    Exactly,
    /// `từ A đến B`.
    Between,
    /// A task with a date and no quantity: `hoàn thành trước ngày …`.
    DoneBy,
    /// How often something happens: `1 lần/2 năm`.
    AtLeastTimes,
    /// A task without number or date.
    Milestone,
}

impl Comparator {
    /// All comparators.
    pub const ALL: [Self; 9] = [
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::LessThan,
        Self::Exactly,
        Self::Between,
        Self::DoneBy,
        Self::AtLeastTimes,
        Self::Milestone,
    ];

    /// The name used in files and on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
            Self::Exactly => "=",
            Self::Between => "between",
            Self::DoneBy => "done_by",
            Self::AtLeastTimes => "at_least_times",
            Self::Milestone => "milestone",
        }
    }

    /// The comparator of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }

    /// Whether the target is a task rather than a quantity.
    pub fn is_task(self) -> bool {
        matches!(self, Self::Milestone | Self::DoneBy)
    }
}

/// Whether the value is a level reached or the change itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// A level: "đạt 80%".
    #[default]
    Level,
    /// The amount of an increase: "tăng 9%".
    Increase,
    /// The amount of a decrease: "giảm 35%".
    Decrease,
}

impl Measure {
    /// The name used in files and on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Increase => "increase",
            Self::Decrease => "decrease",
        }
    }

    /// The measure of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Level, Self::Increase, Self::Decrease].into_iter().find(|it| it.slug() == slug)
    }
}

/// What a result exactly at the value of a "more than" or "less than" target amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Boundary {
    /// Met: how offices judge.
    #[default]
    Lenient,
    /// Not met: the letter of the word.
    Strict,
}

impl Boundary {
    /// The name used in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Lenient => "lenient",
            Self::Strict => "strict",
        }
    }

    /// The boundary of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Lenient, Self::Strict].into_iter().find(|it| it.slug() == slug)
    }
}

/// Mục tiêu: what one part of an indicator is to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As printed in the annex.
    pub text: String,
    /// How the result is held against `value`.
    pub comparator: Comparator,
    /// In `unit`; none for tasks.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub value_max: Option<Decimal>,
    /// Đơn vị tính, as printed; none where none is printed.
    pub unit: Option<String>,
    /// `YYYY-MM-DD` or `YYYY`.
    pub deadline: Option<String>,
    /// The printed time rate: `năm`, `2 năm`, `quý`.
    pub per: Option<String>,
    /// Level or change.
    pub measure: Measure,
}

impl Target {
    /// Whether the value is in per cent.
    pub fn is_percent(&self) -> bool {
        self.unit.as_deref() == Some("%")
    }

    /// Whether the value is a share of a whole, which ends at 100 %; growth does not.
    pub fn is_level_share(&self) -> bool {
        self.is_percent() && self.measure == Measure::Level
    }
}

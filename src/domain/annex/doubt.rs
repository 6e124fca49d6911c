//! What a person should look at before a form that was read from an annex is used.

use crate::domain::reading::target;

/// Something doubtful about an imported form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The indicator it is about; empty where it is about the whole.
    pub indicator: String,
    /// What.
    pub kind: DoubtKind,
}

/// What can be doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoubtKind {
    /// No row names the columns: they were told by what stands in them.
    NoHeading,
    /// A column was not used.
    ColumnUnused {
        /// Its heading.
        title: String,
    },
    /// A table was not used: nothing in it looks like indicators.
    TableUnused {
        /// The words it begins with.
        begins: String,
    },
    /// Several tables with different columns were put together.
    SeveralTables {
        /// How many.
        count: usize,
    },
    /// Two pieces of a row, parted by the end of a page, were put together.
    Joined {
        /// The piece that was added.
        piece: String,
    },
    /// A row without a number.
    Unnumbered,
    /// A row that was left out, such as a remark below the table.
    LeftOut {
        /// What stands in it.
        text: String,
    },
    /// The row was taken for a heading of those below it.
    TakenForHeading {
        /// What stands in it.
        title: String,
    },
    /// The reading of a target.
    Target {
        /// The part.
        part: String,
        /// Why it may be wrong.
        doubt: target::Doubt,
    },
    /// Nothing was read but a task: whether one is meant is for a person to say.
    Task {
        /// The part.
        part: String,
    },
    /// Something is counted, and nothing says what is to be reached.
    NoTarget {
        /// The part.
        part: String,
    },
    /// Several targets were read in one row.
    Several {
        /// How many.
        count: usize,
    },
    /// The unit of the target comes from another column.
    UnitFromColumn {
        /// The unit.
        unit: String,
    },
    /// The annex has no name: that of the file was taken.
    TitleMissing,
    /// The year of the targets is printed nowhere: that of the calendar was taken.
    YearGuessed,
    /// The file has macros; they were not looked at.
    Macros,
    /// Rows and columns that are hidden in the workbook were left out.
    Hidden {
        /// How many.
        count: usize,
    },
    /// More rows or columns than are read.
    CutOff,
}

impl DoubtKind {
    /// The name used in files, and the words that belong to it, in order.
    pub fn told(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::NoHeading => ("no_heading", vec![]),
            Self::ColumnUnused { title } => ("column_unused", vec![title.clone()]),
            Self::TableUnused { begins } => ("table_unused", vec![begins.clone()]),
            Self::SeveralTables { count } => ("several_tables", vec![count.to_string()]),
            Self::Joined { piece } => ("joined", vec![piece.clone()]),
            Self::Unnumbered => ("unnumbered", vec![]),
            Self::LeftOut { text } => ("left_out", vec![text.clone()]),
            Self::TakenForHeading { title } => ("taken_for_heading", vec![title.clone()]),
            Self::Target { part, doubt } => {
                let (name, more) = match doubt {
                    target::Doubt::TwoMeanings { number, read, other } => {
                        ("two_meanings", vec![number.clone(), read.to_string(), other.to_string()])
                    }
                    target::Doubt::Misprint => ("misprint", vec![]),
                    target::Doubt::MeasureUnit => ("measure_unit", vec![]),
                    target::Doubt::InSentence => ("in_sentence", vec![]),
                    target::Doubt::Unread => ("unread", vec![]),
                    target::Doubt::OverAll => ("over_all", vec![]),
                };
                (name, [vec![part.clone()], more].concat())
            }
            Self::Task { part } => ("task", vec![part.clone()]),
            Self::NoTarget { part } => ("no_target", vec![part.clone()]),
            Self::Several { count } => ("several", vec![count.to_string()]),
            Self::UnitFromColumn { unit } => ("unit_from_column", vec![unit.clone()]),
            Self::TitleMissing => ("title_missing", vec![]),
            Self::YearGuessed => ("year_guessed", vec![]),
            Self::Macros => ("macros", vec![]),
            Self::Hidden { count } => ("hidden", vec![count.to_string()]),
            Self::CutOff => ("cut_off", vec![]),
        }
    }

    /// The doubt of that name with those words; none where it is no such.
    pub fn from_told(name: &str, words: &[String]) -> Option<Self> {
        let word = |at: usize| words.get(at).cloned();
        let count = || word(0)?.parse::<usize>().ok();
        let about = |doubt: target::Doubt| Some(Self::Target { part: word(0)?, doubt });
        Some(match name {
            "no_heading" => Self::NoHeading,
            "column_unused" => Self::ColumnUnused { title: word(0)? },
            "table_unused" => Self::TableUnused { begins: word(0)? },
            "several_tables" => Self::SeveralTables { count: count()? },
            "joined" => Self::Joined { piece: word(0)? },
            "unnumbered" => Self::Unnumbered,
            "left_out" => Self::LeftOut { text: word(0)? },
            "taken_for_heading" => Self::TakenForHeading { title: word(0)? },
            "two_meanings" => about(target::Doubt::TwoMeanings {
                number: word(1)?,
                read: word(2)?.parse().ok()?,
                other: word(3)?.parse().ok()?,
            })?,
            "misprint" => about(target::Doubt::Misprint)?,
            "measure_unit" => about(target::Doubt::MeasureUnit)?,
            "in_sentence" => about(target::Doubt::InSentence)?,
            "unread" => about(target::Doubt::Unread)?,
            "over_all" => about(target::Doubt::OverAll)?,
            "task" => Self::Task { part: word(0)? },
            "no_target" => Self::NoTarget { part: word(0)? },
            "several" => Self::Several { count: count()? },
            "unit_from_column" => Self::UnitFromColumn { unit: word(0)? },
            "title_missing" => Self::TitleMissing,
            "year_guessed" => Self::YearGuessed,
            "macros" => Self::Macros,
            "hidden" => Self::Hidden { count: count()? },
            "cut_off" => Self::CutOff,
            _ => return None,
        })
    }
}

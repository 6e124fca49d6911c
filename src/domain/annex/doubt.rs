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

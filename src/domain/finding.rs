//! What is wrong or remarkable in a draft. Plain data; the sentences stand in the texts of the two languages.

use super::decimal::Decimal;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Stops finalising.
    Error,
    /// Must be acknowledged with a word of reason.
    Warning,
}

impl Level {
    /// The name used on the command line and in `data-level`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A field of a part's entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The count of a share, or the number.
    Entered,
    /// The total of a share.
    Total,
    /// The percentage.
    Percent,
}

/// A field of free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextField {
    /// Ghi chú.
    Note,
    /// Minh chứng.
    Evidence,
    /// Why there is no result.
    AbsenceReason,
    /// Why another outcome is declared.
    DeclaredReason,
    /// Lời giải thích: the word that answers a warning.
    Acknowledgement,
    /// Đơn vị báo cáo.
    OrgUnit,
    /// Người nhập.
    Person,
    /// Tên báo cáo.
    ReportName,
}

/// What keeps the entry of a part from being understood or believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// No number.
    Unreadable(Field),
    /// More digits than any result has.
    TooLarge(Field),
    /// More decimals than any result has.
    TooPrecise(Field),
    /// `1.234` can be two numbers.
    Ambiguous {
        /// Where it stands.
        field: Field,
        /// The dot groups thousands.
        grouped: Decimal,
        /// The dot is the decimal mark.
        decimal: Decimal,
    },
    /// A total of nought.
    ZeroTotal,
    /// More than the whole.
    CountOverTotal,
    /// A share outside 0 to 100 %.
    OutOfRange,
    /// Less than nothing was counted.
    Negative(Field),
    /// A count without its total.
    TotalMissing,
    /// A total without its count.
    CountMissing,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The entry is not understood, or cannot be.
    Entry(EntryProblem),
    /// A required answer is missing, without a reason.
    AnswerMissing,
    /// "No data" or "not applicable" without a reason.
    AbsenceReasonMissing,
    /// A declared outcome without a reason.
    DeclaredReasonMissing,
    /// A text that no office will read.
    TextTooLong {
        /// Which text.
        field: TextField,
        /// How long it is, in characters.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// The date of a document is no day, month or year of the calendar.
    EvidenceDateUnreadable {
        /// Which document of the row, from 0.
        at: usize,
        /// As typed; the beginning of a long text.
        typed: String,
    },
    /// The report does not say whose it is.
    OrgUnitMissing,
    /// The percentage typed is not the one its counts give.
    PercentDiffers {
        /// As typed.
        typed: Decimal,
        /// From the counts, two decimals.
        computed: Decimal,
    },
    /// Far from the figure of the previous period.
    FarFromPrevious {
        /// Then.
        previous: Decimal,
        /// Now.
        now: Decimal,
    },
    /// A missed target without a word on why.
    NotMetWithoutNote,
    /// Another row for the same measure says otherwise.
    SameMeasureDiffers {
        /// The indicator of the other row.
        other: String,
        /// The printed number of the other row.
        number: String,
        /// What the other row says.
        figure: Decimal,
        /// What this row says.
        own: Decimal,
    },
    /// The instruction of the form was left in the cell.
    TemplateTextLeft,
    /// A task is reported done without a document.
    MilestoneWithoutEvidence,
}

/// Something found in a draft, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// In which row; none for the report as a whole.
    pub indicator: Option<String>,
    /// In which part.
    pub part: Option<String>,
}

impl FindingKind {
    /// Whether it stops finalising or asks for a word.
    pub fn level(&self) -> Level {
        match self {
            Self::Entry(_)
            | Self::AnswerMissing
            | Self::AbsenceReasonMissing
            | Self::DeclaredReasonMissing
            | Self::TextTooLong { .. }
            | Self::EvidenceDateUnreadable { .. }
            | Self::OrgUnitMissing => Level::Error,
            Self::PercentDiffers { .. }
            | Self::FarFromPrevious { .. }
            | Self::NotMetWithoutNote
            | Self::SameMeasureDiffers { .. }
            | Self::TemplateTextLeft
            | Self::MilestoneWithoutEvidence => Level::Warning,
        }
    }

    /// The stable name used in files and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Entry(problem) => match problem {
                EntryProblem::Unreadable(_) => "unreadable_number",
                EntryProblem::TooLarge(_) => "number_too_large",
                EntryProblem::TooPrecise(_) => "number_too_precise",
                EntryProblem::Ambiguous { .. } => "ambiguous_number",
                EntryProblem::ZeroTotal => "zero_denominator",
                EntryProblem::CountOverTotal => "numerator_over_denominator",
                EntryProblem::OutOfRange => "share_out_of_range",
                EntryProblem::Negative(_) => "negative_number",
                EntryProblem::TotalMissing => "total_missing",
                EntryProblem::CountMissing => "count_missing",
            },
            Self::AnswerMissing => "answer_missing",
            Self::AbsenceReasonMissing => "absence_reason_missing",
            Self::DeclaredReasonMissing => "declared_reason_missing",
            Self::TextTooLong { .. } => "text_too_long",
            Self::EvidenceDateUnreadable { .. } => "evidence_date_unreadable",
            Self::OrgUnitMissing => "org_unit_missing",
            Self::PercentDiffers { .. } => "percent_differs",
            Self::FarFromPrevious { .. } => "far_from_previous",
            Self::NotMetWithoutNote => "not_met_without_note",
            Self::SameMeasureDiffers { .. } => "same_measure_differs",
            Self::TemplateTextLeft => "template_text_left",
            Self::MilestoneWithoutEvidence => "milestone_without_evidence",
        }
    }

    /// The figures a person saw when acknowledging; other figures are another finding.
    fn detail(&self) -> String {
        match self {
            Self::PercentDiffers { typed, computed } => format!("{typed}:{computed}"),
            Self::FarFromPrevious { previous, now } => format!("{previous}:{now}"),
            Self::SameMeasureDiffers { other, figure, own, .. } => format!("{other}:{figure}:{own}"),
            Self::Entry(_)
            | Self::AnswerMissing
            | Self::AbsenceReasonMissing
            | Self::DeclaredReasonMissing
            | Self::TextTooLong { .. }
            | Self::EvidenceDateUnreadable { .. }
            | Self::OrgUnitMissing
            | Self::NotMetWithoutNote
            | Self::TemplateTextLeft
            | Self::MilestoneWithoutEvidence => String::new(),
        }
    }
}

impl Finding {
    /// What an acknowledgement is kept under.
    pub fn key(&self) -> String {
        let place = |it: &Option<String>| it.clone().unwrap_or_default();
        let detail = self.kind.detail();
        format!("{}/{}/{}/{detail}", place(&self.indicator), place(&self.part), self.kind.code())
    }
}

//! Mẫu biểu: the blank form as an office issued it. Data, never code.

use super::target::{Boundary, Target};

/// A form: sections of indicators with targets. Identified by id and content hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Stable name, lower-case letters, digits and hyphens.
    pub id: String,
    /// Counts up when the issuing office changes the form.
    pub edition: u32,
    /// What a village officer recognises in a list.
    pub title: String,
    /// Phụ lục: the printed heading of the table.
    pub annex: String,
    /// The office that issued it; empty where the paper names none.
    pub issuer: String,
    /// The plan or decision it belongs to, as printed; may be empty.
    pub basis: String,
    /// The year the targets are for.
    pub year: u16,
    /// The printed column headings.
    pub columns: Vec<String>,
    /// Totals that several rows share.
    pub denominators: Vec<SharedDenominator>,
    /// In printed order; never empty.
    pub sections: Vec<Section>,
    /// SHA-256, in hex, of the canonical form of the edition before this one; none where it is the first.
    pub replaces: Option<String>,
}

/// A total entered once and offered wherever it fits: households, adults, villages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedDenominator {
    /// Stable within the template.
    pub id: String,
    /// "Tổng số hộ gia đình".
    pub label: String,
    /// The counted noun: "hộ".
    pub measure_unit: String,
}

/// Mục: a roman-numbered group of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Stable within the template.
    pub id: String,
    /// As printed; empty where the annex has no sections.
    pub roman: String,
    /// As printed; may be empty.
    pub title: String,
    /// In printed order.
    pub indicators: Vec<Indicator>,
}

/// Chỉ tiêu: one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Stable within the template; the printed number is not.
    pub id: String,
    /// As printed; may repeat or skip.
    pub number: String,
    /// The printed text, verbatim.
    pub name: String,
    /// Chủ trì, or the unit that reports or carries out, as printed.
    pub lead_unit: String,
    /// Phối hợp, in printed order.
    pub supporting_units: Vec<String>,
    /// Ghi chú of the template itself.
    pub note: String,
    /// Whether a document is expected as evidence.
    pub evidence_asked: bool,
    /// Whether the report may not be finalised without an answer or a reason for its absence.
    pub required: bool,
    /// Rows with the same key measure the same thing and must not disagree.
    pub same_measure: Option<String>,
    /// The target of the year after.
    pub next_year: Option<NextYear>,
    /// What is judged: one part, or several in a compound row; never empty.
    pub parts: Vec<Part>,
}

/// The target of the year after, as printed and as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextYear {
    /// As printed.
    pub text: String,
    /// As read.
    pub target: Target,
}

/// What is asked for one target of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `a`, `b` …; stable within the indicator.
    pub id: String,
    /// The clause it judges; empty in a simple row.
    pub label: String,
    /// What is entered.
    pub kind: PartKind,
    /// The shared total of a share.
    pub denominator: Option<String>,
    /// What a result exactly at the value amounts to.
    pub boundary: Boundary,
    /// What is to be reached.
    pub target: Target,
}

/// What a person enters for a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// A count and a total, or only the percentage.
    Share,
    /// A number in the target's unit.
    Number,
    /// Not started, under way, done.
    Milestone,
}

impl PartKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Share, Self::Number, Self::Milestone];

    /// The name used in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Number => "number",
            Self::Milestone => "milestone",
        }
    }

    /// The kind of that name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

impl Template {
    /// All indicators in printed order, each with its section.
    pub fn rows(&self) -> impl Iterator<Item = (&Section, &Indicator)> {
        self.sections.iter().flat_map(|section| section.indicators.iter().map(move |it| (section, it)))
    }

    /// The indicator of that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.rows().map(|(_, it)| it).find(|it| it.id == id)
    }

    /// The shared total of that id.
    pub fn denominator(&self, id: &str) -> Option<&SharedDenominator> {
        self.denominators.iter().find(|it| it.id == id)
    }
}

impl Indicator {
    /// Whether the row has several targets.
    pub fn is_compound(&self) -> bool {
        self.parts.len() > 1
    }
}

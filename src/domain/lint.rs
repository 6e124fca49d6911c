//! Template lints: what a careful reader of a form would ask its author.

use super::decimal::Decimal;
use super::target::Measure;
use super::template::{Indicator, PartKind, Template};
use std::collections::{BTreeMap, BTreeSet};

/// Something doubtful or wrong in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// What.
    pub kind: LintKind,
    /// Where: an indicator, section or denominator id; empty for the template.
    pub place: String,
}

/// What a template can have wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LintKind {
    /// No sections, or no indicators in any: nothing can be filled in.
    Empty,
    /// A section without indicators.
    EmptySection,
    /// An id that occurs twice, or is empty.
    BadId,
    /// A row without parts.
    NoParts,
    /// A shared denominator that the template does not declare.
    UnknownDenominator,
    /// A target over 100 % for a share.
    OverWhole,
    /// A share or number without unit.
    UnitMissing,
    /// Next year's target is below this year's.
    NextYearLower,
    /// The same name as an earlier row.
    DuplicateName {
        /// The id of that row.
        other: String,
    },
    /// The printed numbers jump or restart.
    NumberingJumps {
        /// The number before.
        before: String,
        /// The number that follows it.
        after: String,
    },
}

impl LintKind {
    /// Whether the template cannot be used at all.
    pub fn is_error(&self) -> bool {
        match self {
            Self::Empty | Self::BadId | Self::NoParts | Self::UnknownDenominator => true,
            Self::EmptySection
            | Self::OverWhole
            | Self::UnitMissing
            | Self::NextYearLower
            | Self::DuplicateName { .. }
            | Self::NumberingJumps { .. } => false,
        }
    }

    /// The stable name used on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "template_empty",
            Self::EmptySection => "section_empty",
            Self::BadId => "id_missing_or_repeated",
            Self::NoParts => "no_parts",
            Self::UnknownDenominator => "unknown_denominator",
            Self::OverWhole => "target_over_100",
            Self::UnitMissing => "unit_missing",
            Self::NextYearLower => "next_year_lower",
            Self::DuplicateName { .. } => "duplicate_indicator",
            Self::NumberingJumps { .. } => "numbering_jumps",
        }
    }
}

/// Reads a template as a careful author would.
pub fn template(template: &Template) -> Vec<Lint> {
    let mut found = Vec::new();
    let mut say = |kind: LintKind, place: &str| found.push(Lint { kind, place: place.to_owned() });
    if template.rows().next().is_none() {
        say(LintKind::Empty, "");
    }
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for denominator in &template.denominators {
        if denominator.id.is_empty() || !ids.insert(&denominator.id) {
            say(LintKind::BadId, &denominator.id);
        }
    }
    let denominators = std::mem::take(&mut ids);
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut section_ids: BTreeSet<&str> = BTreeSet::new();
    let mut last_number: Option<u32> = None;
    for section in &template.sections {
        if section.id.is_empty() || !section_ids.insert(&section.id) {
            say(LintKind::BadId, &section.id);
        }
        if section.indicators.is_empty() {
            say(LintKind::EmptySection, &section.id);
        }
        for indicator in &section.indicators {
            if indicator.id.is_empty() || !ids.insert(&indicator.id) {
                say(LintKind::BadId, &indicator.id);
            }
            let name = indicator.name.trim().to_lowercase();
            if let Some(other) = names.insert(name, &indicator.id) {
                say(LintKind::DuplicateName { other: other.to_owned() }, &indicator.id);
            }
            let number: Option<u32> = indicator.number.parse().ok();
            if let (Some(last), Some(number)) = (last_number, number)
                && number != last + 1
            {
                let jump =
                    LintKind::NumberingJumps { before: last.to_string(), after: indicator.number.clone() };
                say(jump, &indicator.id);
            }
            last_number = number.or(last_number);
            for kind in indicator_lints(indicator, &denominators) {
                say(kind, &indicator.id);
            }
        }
    }
    found
}

fn indicator_lints(indicator: &Indicator, denominators: &BTreeSet<&str>) -> Vec<LintKind> {
    let mut found = Vec::new();
    if indicator.parts.is_empty() {
        found.push(LintKind::NoParts);
    }
    let mut part_ids: BTreeSet<&str> = BTreeSet::new();
    for part in &indicator.parts {
        if part.id.is_empty() || !part_ids.insert(&part.id) {
            found.push(LintKind::BadId);
        }
        if part.denominator.as_ref().is_some_and(|it| !denominators.contains(it.as_str())) {
            found.push(LintKind::UnknownDenominator);
        }
        let target = &part.target;
        let over = target.value.is_some_and(|it| {
            // ">100%" asks for more than the whole as surely as "120%" does.
            it > Decimal::HUNDRED
                || it == Decimal::HUNDRED && target.comparator == super::target::Comparator::MoreThan
        });
        if part.kind == PartKind::Share && target.measure == Measure::Level && over {
            found.push(LintKind::OverWhole);
        }
        if part.kind != PartKind::Milestone && target.unit.is_none() {
            found.push(LintKind::UnitMissing);
        }
    }
    if let (Some(next), [part]) = (&indicator.next_year, indicator.parts.as_slice())
        && let (Some(then), Some(now)) = (next.target.value, part.target.value)
        && then < now
    {
        found.push(LintKind::NextYearLower);
    }
    found
}

//! Checking a draft: never fails, only finds. The one way from [`Draft`] to [`Report`](super::report::Report).
//!
//! | found | level |
//! |---|---|
//! | unreadable, ambiguous, negative or outsized number; zero total; count over total; share outside 0–100 | error |
//! | required answer missing; absence or declared outcome without a reason; text too long; no unit named | error |
//! | date of a document that is none | error |
//! | typed percentage differs from its counts beyond rounding; far from the previous period | warning |
//! | missed target without a note; two rows for one measure disagree; form text left in a cell; task done without a document | warning |

use super::answer::{Answer, MilestoneStatus};
use super::counts::Counts;
use super::decimal::Decimal;
use super::draft::{Draft, Evidence, PartEntry, RowEntry};
use super::finding::{Field, Finding, FindingKind, Level, TextField};
use super::interpret::{self, PartReading, interpret};
use super::outcome::{Outcome, combine, judge};
use super::reading::words::is_letter;
use super::template::{Indicator, Part, PartKind, Template};
use crate::domain::map::Map;
use std::cmp::Ordering;

/// Characters a note may have: about a printed page.
pub const MAX_NOTE: usize = 2_000;
/// Characters a reason or a field of evidence may have.
pub const MAX_LINE: usize = 500;
/// Characters the name of a unit, a person or a report may have.
pub const MAX_NAME: usize = 200;
/// Characters of a typed text that its message repeats.
const MAX_SHOWN: usize = 40;
/// A share this many points away from the previous period is asked about.
pub const FAR_POINTS: u32 = 20;

/// One part, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartCheck {
    /// [`Part::id`].
    pub part: String,
    /// What the entry amounts to.
    pub reading: PartReading,
    /// How it stands against its target.
    pub outcome: Outcome,
}

/// One row, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCheck {
    /// [`Indicator::id`].
    pub indicator: String,
    /// In the order of the template.
    pub parts: Vec<PartCheck>,
    /// By the rule.
    pub computed: Outcome,
    /// By a person.
    pub declared: Option<Outcome>,
    /// In the row.
    pub findings: Vec<Finding>,
}

impl RowCheck {
    /// What the row counts as: the declared outcome where there is one.
    pub fn outcome(&self) -> Outcome {
        self.declared.unwrap_or(self.computed)
    }

    /// Whether the row has an error other than being empty still.
    pub fn has_error(&self) -> bool {
        self.findings
            .iter()
            .any(|it| it.kind.level() == Level::Error && it.kind != FindingKind::AnswerMissing)
    }
}

/// A whole draft, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftCheck {
    /// In the order of the template.
    pub rows: Vec<RowCheck>,
    /// All findings: of the report, of the rows, of the words that answer them.
    pub findings: Vec<Finding>,
    /// By section, in the order of the template.
    pub sections: Vec<Counts>,
    /// Of the whole report.
    pub total: Counts,
}

/// What the check of a row needs to know of the rest of the draft.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// Shared totals as typed.
    pub totals: &'a Map<String, String>,
    /// The previous period's figures.
    pub previous: &'a Map<(String, String), Decimal>,
}

/// Checks one row by itself.
pub fn row(indicator: &Indicator, entry: &RowEntry, around: Surroundings<'_>) -> RowCheck {
    let mut findings = Vec::new();
    let found = |kind: FindingKind, part: Option<&Part>| Finding {
        kind,
        indicator: Some(indicator.id.clone()),
        part: part.map(|it| it.id.clone()),
    };
    let mut parts = Vec::with_capacity(indicator.parts.len());
    let untouched = PartEntry::default();
    for part in &indicator.parts {
        let part_entry = entry.parts.get(&part.id).unwrap_or(&untouched);
        let shared = part.denominator.as_ref().and_then(|it| around.totals.get(it)).map(String::as_str);
        let reading = interpret(part, part_entry, shared);
        let previous = around.previous.get(&(indicator.id.clone(), part.id.clone())).copied();
        for kind in part_findings(part, part_entry, &reading, previous, indicator.required, &entry.note) {
            findings.push(found(kind, Some(part)));
        }
        let outcome = judge(&part.target, part.boundary, &reading.answer);
        parts.push(PartCheck { part: part.id.clone(), reading, outcome });
    }
    let computed = combine(parts.iter().map(|it| it.outcome));
    let declared = entry.declared.as_ref().map(|it| it.outcome);
    if let Some(declared) = &entry.declared {
        if declared.reason.trim().is_empty() {
            findings.push(found(FindingKind::DeclaredReasonMissing, None));
        }
        findings.extend(too_long(TextField::DeclaredReason, &declared.reason).map(|it| found(it, None)));
    }
    if declared.unwrap_or(computed) == Outcome::NotMet && entry.note.trim().is_empty() {
        findings.push(found(FindingKind::NotMetWithoutNote, None));
    }
    let done = parts.iter().any(|it| it.reading.answer == Answer::Milestone(MilestoneStatus::Done));
    if done && indicator.evidence_asked && entry.evidence.iter().all(Evidence::is_empty) {
        findings.push(found(FindingKind::MilestoneWithoutEvidence, None));
    }
    findings.extend(too_long(TextField::Note, &entry.note).map(|it| found(it, None)));
    for (at, evidence) in entry.evidence.iter().enumerate() {
        for text in [&evidence.number, &evidence.date, &evidence.subject] {
            findings.extend(too_long(TextField::Evidence, text).map(|it| found(it, None)));
        }
        // Whether the day is likely is not asked: the clocks of phones are wrong.
        if !evidence.has_possible_date() {
            let typed = evidence.date.chars().take(MAX_SHOWN).collect();
            findings.push(found(FindingKind::EvidenceDateUnreadable { at, typed }, None));
        }
    }
    RowCheck { indicator: indicator.id.clone(), parts, computed, declared, findings }
}

fn too_long(field: TextField, text: &str) -> Option<FindingKind> {
    let limit = match field {
        TextField::Note => MAX_NOTE,
        TextField::Evidence
        | TextField::AbsenceReason
        | TextField::DeclaredReason
        | TextField::Acknowledgement => MAX_LINE,
        TextField::OrgUnit | TextField::Person | TextField::ReportName => MAX_NAME,
    };
    let length = text.chars().count();
    (length > limit).then_some(FindingKind::TextTooLong { field, length, limit })
}

fn part_findings(
    part: &Part,
    entry: &PartEntry,
    reading: &PartReading,
    previous: Option<Decimal>,
    required: bool,
    note: &str,
) -> Vec<FindingKind> {
    let mut found = Vec::new();
    if reading.residue {
        found.push(FindingKind::TemplateTextLeft);
    }
    if let Some(problem) = reading.problem {
        found.push(FindingKind::Entry(problem));
    } else if reading.answer == Answer::NotEntered && required {
        found.push(FindingKind::AnswerMissing);
    }
    let absent = matches!(reading.answer, Answer::NoData | Answer::NotApplicable);
    // A note in words explains the gap as well as the field made for it.
    let explained = [entry.absence_reason.as_str(), note].iter().any(|it| it.chars().any(is_letter));
    if absent && !explained {
        found.push(FindingKind::AbsenceReasonMissing);
    }
    found.extend(too_long(TextField::AbsenceReason, &entry.absence_reason));
    if let (Answer::Fraction(fraction), Some(typed)) = (reading.answer, reading.typed_percent) {
        found.extend(differing_percent(fraction, typed));
    }
    if let (Some(now), Some(previous)) = (reading.answer.figure(), previous)
        && is_far(part.kind, previous, now)
    {
        found.push(FindingKind::FarFromPrevious { previous, now });
    }
    found
}

/// A typed percentage agrees when it is the share rounded to as many decimals as were typed, up or down.
fn differing_percent(fraction: super::decimal::Fraction, typed: Decimal) -> Option<FindingKind> {
    let computed = fraction.percent(2)?;
    let step: Decimal = match typed.decimals() {
        0 => Decimal::from(1),
        1 => Decimal::from_digits(false, "0", "1").ok()?,
        _ => Decimal::from_digits(false, "0", "01").ok()?,
    };
    // Within one unit of the last digit typed, compared exactly: 89,8 and 89,9 both stand for 89,864….
    let below = fraction.cmp_percent(typed.minus(step)) == Ordering::Greater;
    let above = fraction.cmp_percent(typed.minus(Decimal::ZERO.minus(step))) == Ordering::Less;
    (!(below && above)).then_some(FindingKind::PercentDiffers { typed, computed })
}

fn is_far(kind: PartKind, previous: Decimal, now: Decimal) -> bool {
    let distance = previous.distance(now);
    match kind {
        PartKind::Share => distance > Decimal::from(FAR_POINTS),
        // More than doubled or less than half, above nought as below it; a turn from gain to loss is far too.
        PartKind::Number => {
            let smaller = previous.distance(Decimal::ZERO).min(now.distance(Decimal::ZERO));
            !previous.is_zero() && distance > smaller
        }
        PartKind::Milestone => false,
    }
}

/// Checks all rows of a draft: by themselves, and against others for the same measure.
pub fn rows(template: &Template, draft: &Draft) -> Vec<RowCheck> {
    let around = Surroundings { totals: &draft.totals, previous: &draft.previous };
    let untouched = RowEntry::default();
    let mut rows: Vec<RowCheck> = template
        .rows()
        .map(|(_, indicator)| row(indicator, draft.rows.get(&indicator.id).unwrap_or(&untouched), around))
        .collect();
    disagreements(template, &mut rows);
    rows
}

/// Checks a whole draft.
pub fn draft(template: &Template, draft: &Draft) -> DraftCheck {
    let rows = rows(template, draft);
    let mut findings = head(template, draft);
    findings.extend(rows.iter().flat_map(|it| it.findings.iter().cloned()));
    findings.extend(long_words(&findings, draft));
    let mut sections = Vec::with_capacity(template.sections.len());
    let mut at = 0;
    for section in &template.sections {
        let end = (at + section.indicators.len()).min(rows.len());
        sections.push(Counts::of(&rows[at..end]));
        at = end;
    }
    let total = Counts::of(&rows);
    DraftCheck { rows, findings, sections, total }
}

/// What is found in the report as a whole.
fn head(template: &Template, draft: &Draft) -> Vec<Finding> {
    let mut kinds = Vec::new();
    for denominator in &template.denominators {
        // Also where no row uses it: a question that was asked is not left open.
        let typed = draft.totals.get(&denominator.id).filter(|it| !it.trim().is_empty());
        kinds.extend(typed.and_then(|it| interpret::read(it, Field::Total).err()).map(FindingKind::Entry));
    }
    if draft.org_unit.name.trim().is_empty() {
        kinds.push(FindingKind::OrgUnitMissing);
    }
    kinds.extend(too_long(TextField::OrgUnit, &draft.org_unit.name));
    kinds.extend(too_long(TextField::Person, &draft.person));
    kinds.extend(too_long(TextField::ReportName, &draft.name));
    kinds.into_iter().map(|kind| Finding { kind, indicator: None, part: None }).collect()
}

/// Words of reason that are too long, in the place of the warning they answer. Words for other figures are not handed in.
fn long_words(findings: &[Finding], draft: &Draft) -> Vec<Finding> {
    let long = |it: &Finding| {
        let word = draft.acknowledged.get(&it.key())?;
        too_long(TextField::Acknowledgement, word).map(|kind| Finding { kind, ..it.clone() })
    };
    findings.iter().filter_map(long).collect()
}

/// Two rows that measure the same must not say two things.
fn disagreements(template: &Template, rows: &mut [RowCheck]) {
    let indicators: Vec<&Indicator> = template.rows().map(|(_, it)| it).collect();
    for later in 1..rows.len().min(indicators.len()) {
        let Some(key) = &indicators[later].same_measure else { continue };
        let earlier = (0..later).find(|it| indicators[*it].same_measure.as_ref() == Some(key));
        let Some(earlier) = earlier else { continue };
        let found = disagreement(indicators[later], &rows[later], indicators[earlier], &rows[earlier]);
        rows[later].findings.extend(found);
    }
}

/// The finding in a row whose figure is not that of an `earlier` row for the same measure.
pub fn disagreement(
    own: &Indicator,
    row: &RowCheck,
    earlier: &Indicator,
    other: &RowCheck,
) -> Option<Finding> {
    let figure = |row: &RowCheck| row.parts.first().and_then(|it| it.reading.answer.figure());
    let (now, then) = (figure(row)?, figure(other)?);
    (now != then).then(|| Finding {
        kind: FindingKind::SameMeasureDiffers {
            other: earlier.id.clone(),
            number: earlier.number.clone(),
            figure: then,
            own: now,
        },
        indicator: Some(own.id.clone()),
        part: None,
    })
}

/// The message of a field problem stands under that field; everything else under the row.
pub fn field_of(kind: &FindingKind) -> Option<Field> {
    use super::finding::EntryProblem;
    match kind {
        FindingKind::Entry(problem) => Some(match problem {
            EntryProblem::Unreadable(field)
            | EntryProblem::TooLarge(field)
            | EntryProblem::TooPrecise(field)
            | EntryProblem::Negative(field)
            | EntryProblem::Ambiguous { field, .. } => *field,
            EntryProblem::ZeroTotal | EntryProblem::TotalMissing => Field::Total,
            EntryProblem::CountOverTotal | EntryProblem::CountMissing => Field::Entered,
            EntryProblem::OutOfRange => Field::Percent,
        }),
        FindingKind::AnswerMissing
        | FindingKind::AbsenceReasonMissing
        | FindingKind::DeclaredReasonMissing
        | FindingKind::TextTooLong { .. }
        | FindingKind::EvidenceDateUnreadable { .. }
        | FindingKind::OrgUnitMissing
        | FindingKind::PercentDiffers { .. }
        | FindingKind::FarFromPrevious { .. }
        | FindingKind::NotMetWithoutNote
        | FindingKind::SameMeasureDiffers { .. }
        | FindingKind::TemplateTextLeft
        | FindingKind::MilestoneWithoutEvidence => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_from_the_previous_period() {
        for (kind, previous, now, far) in [
            (PartKind::Share, "70", "90", false),
            (PartKind::Share, "69.9", "90", true),
            (PartKind::Number, "10", "20", false),
            (PartKind::Number, "10", "20.1", true),
            (PartKind::Number, "10", "5", false),
            (PartKind::Number, "10", "4.9", true),
            (PartKind::Number, "10", "0", true),
            (PartKind::Number, "0", "10", false),
            (PartKind::Number, "-10", "-10", false),
            (PartKind::Number, "-10", "-20", false),
            (PartKind::Number, "-10", "-20.1", true),
            (PartKind::Number, "-10", "-5", false),
            (PartKind::Number, "-10", "-4.9", true),
            (PartKind::Number, "-10", "0", true),
            (PartKind::Number, "-0.1", "0.1", true),
            (PartKind::Number, "0.1", "-0.1", true),
            (PartKind::Milestone, "1", "9", false),
        ] {
            let found = is_far(kind, previous.parse().unwrap(), now.parse().unwrap());
            assert_eq!(found, far, "{kind:?} {previous} {now}");
        }
    }
}

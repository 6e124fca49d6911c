//! Báo cáo: a finalised draft, immutable. Only [`finalise`] makes one from a draft.

use super::answer::Answer;
use super::check::{self, DraftCheck};
use super::counts::Counts;
use super::decimal::Decimal;
use super::draft::{Declared, Draft, Evidence, OrgUnit, PartEntry, RowEntry, TemplateRef};
use super::finding::{Finding, Level};
use super::outcome::Outcome;
use super::period::Period;
use super::template::Template;
use super::timestamp::Timestamp;

/// Báo cáo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The draft it came from; a later revision has the same.
    pub draft_id: String,
    /// The form, by name and hash.
    pub template_ref: TemplateRef,
    /// The form itself, so that a receiver needs nothing else.
    pub template: Template,
    /// Who reports.
    pub org_unit: OrgUnit,
    /// Who filled it in; may be empty.
    pub person: String,
    /// What time it is about.
    pub period: Period,
    /// From 1 up.
    pub revision: u32,
    /// Identity of the bundle it replaces, in hex.
    pub replaces: Option<String>,
    /// In the order of the template.
    pub rows: Vec<ReportRow>,
    /// Warnings and the words that answer them.
    pub acknowledged: Vec<Acknowledged>,
    /// Of the whole report.
    pub counts: Counts,
    /// By the device's own clock: untrusted, and said so.
    pub finalised_at: Timestamp,
}

/// One row of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// [`super::template::Indicator::id`].
    pub indicator: String,
    /// In the order of the template.
    pub parts: Vec<ReportPart>,
    /// By the rule.
    pub computed: Outcome,
    /// By a person.
    pub declared: Option<Declared>,
    /// Ghi chú.
    pub note: String,
    /// Minh chứng, without empty ones.
    pub evidence: Vec<Evidence>,
}

impl ReportRow {
    /// What the row counts as.
    pub fn outcome(&self) -> Outcome {
        self.declared.as_ref().map_or(self.computed, |it| it.outcome)
    }
}

/// One part of a row of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPart {
    /// [`super::template::Part::id`].
    pub part: String,
    /// What was reached.
    pub answer: Answer,
    /// The percentage typed beside the counts.
    pub typed_percent: Option<Decimal>,
    /// Why there is no result.
    pub absence_reason: String,
    /// By the rule.
    pub outcome: Outcome,
}

/// A warning and the word that answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// [`super::finding::FindingKind::code`].
    pub code: String,
    /// The row; none for the report as a whole.
    pub indicator: Option<String>,
    /// The word of reason.
    pub reason: String,
}

/// Makes a report of a draft.
///
/// # Errors
///
/// The findings that stand in the way: every error, and every warning without a word of reason.
pub fn finalise(template: &Template, draft: &Draft, at: Timestamp) -> Result<Report, Vec<Finding>> {
    let checked = check::draft(template, draft);
    let open: Vec<Finding> = obstacles(&checked, draft);
    if open.is_empty() { Ok(put_together(template, draft, checked, at)) } else { Err(open) }
}

/// What the receiving office would see of a draft as it stands; it cannot be signed.
pub fn preview(template: &Template, draft: &Draft, at: Timestamp) -> Preview {
    Preview(put_together(template, draft, check::draft(template, draft), at))
}

/// A draft laid out like a report, for looking at.
#[derive(Clone, Debug)]
pub struct Preview(Report);

impl Preview {
    /// To be shown or printed.
    pub fn shown(&self) -> &Report {
        &self.0
    }
}

fn put_together(template: &Template, draft: &Draft, checked: DraftCheck, at: Timestamp) -> Report {
    let acknowledged = checked
        .findings
        .iter()
        .map(|it| Acknowledged {
            code: it.kind.code().to_owned(),
            indicator: it.indicator.clone(),
            reason: draft.acknowledged.get(&it.key()).cloned().unwrap_or_default(),
        })
        .collect();
    let rows = checked.rows.into_iter().map(|row| {
        let entry = draft.rows.get(&row.indicator).cloned().unwrap_or_default();
        let RowEntry { parts, note, evidence, declared } = entry;
        let reason = |part: &str| parts.get(part).map(|it: &PartEntry| it.absence_reason.clone());
        ReportRow {
            parts: row
                .parts
                .into_iter()
                .map(|it| ReportPart {
                    absence_reason: reason(&it.part).unwrap_or_default(),
                    part: it.part,
                    answer: it.reading.answer,
                    typed_percent: it.reading.typed_percent,
                    outcome: it.outcome,
                })
                .collect(),
            indicator: row.indicator,
            computed: row.computed,
            declared,
            note,
            evidence: evidence.into_iter().filter(|it| !it.is_empty()).collect(),
        }
    });
    Report {
        draft_id: draft.id.clone(),
        template_ref: draft.template.clone(),
        template: template.clone(),
        org_unit: draft.org_unit.clone(),
        person: draft.person.clone(),
        period: draft.period,
        revision: draft.revision,
        replaces: draft.replaces.clone(),
        rows: rows.collect(),
        acknowledged,
        counts: checked.total,
        finalised_at: at,
    }
}

/// What stands in the way of finalising: errors, and warnings nobody answered.
pub fn obstacles(checked: &DraftCheck, draft: &Draft) -> Vec<Finding> {
    let open = |it: &&Finding| it.kind.level() == Level::Error || !draft.answers(it);
    checked.findings.iter().filter(open).cloned().collect()
}

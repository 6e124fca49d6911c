//! What is said of findings.

use super::format::{decimal, quantity};
use super::{Language, Message, filled};
use crate::domain::decimal::Decimal;
use crate::domain::finding::{EntryProblem, Field, FindingKind, TextField};
use crate::domain::template::PartKind;

/// A finding in two sentences; `part` is the kind of the part it stands in.
pub(super) fn finding(language: Language, kind: &FindingKind, part: PartKind) -> Message {
    let texts = language.texts();
    let number = |it: &Decimal| decimal(language, *it);
    let percent = |it: &Decimal| quantity(language, *it, "%");
    match kind {
        FindingKind::Entry(problem) => entry_problem(language, problem, part),
        FindingKind::AnswerMissing => Message::new(texts.answer_missing(), texts.answer_missing_remedy()),
        FindingKind::AbsenceReasonMissing => {
            Message::new(texts.absence_reason_missing(), texts.absence_reason_missing_remedy())
        }
        FindingKind::DeclaredReasonMissing => {
            Message::new(texts.declared_reason_missing(), texts.declared_reason_missing_remedy())
        }
        FindingKind::TextTooLong { field, length, limit } => {
            let place = match field {
                TextField::Note => texts.too_long_note(),
                TextField::Evidence => texts.too_long_evidence(),
                TextField::AbsenceReason | TextField::DeclaredReason => texts.too_long_reason(),
                TextField::Acknowledgement => texts.too_long_explanation(),
                TextField::OrgUnit => texts.too_long_unit(),
                TextField::Person => texts.too_long_person(),
                TextField::ReportName => texts.too_long_report_name(),
            };
            let (length, limit) = (number(&count(*length)), number(&count(*limit)));
            Message::new(filled(texts.too_long(), &[place, &length, &limit]), texts.too_long_remedy())
        }
        FindingKind::EvidenceDateUnreadable { typed, .. } => Message::new(
            filled(texts.evidence_date_unreadable(), &[typed]),
            texts.evidence_date_unreadable_remedy(),
        ),
        FindingKind::OrgUnitMissing => Message::new(texts.unit_missing(), texts.unit_missing_remedy()),
        FindingKind::PercentDiffers { typed, computed } => Message::new(
            filled(texts.percent_differs(), &[&percent(typed), &percent(computed)]),
            texts.percent_differs_remedy(),
        ),
        FindingKind::FarFromPrevious { previous, now } => {
            let figure = |it: &Decimal| if part == PartKind::Share { percent(it) } else { number(it) };
            Message::new(
                filled(texts.far_from_previous(), &[&figure(previous), &figure(now)]),
                texts.far_from_previous_remedy(),
            )
        }
        FindingKind::NotMetWithoutNote => {
            Message::new(texts.not_met_without_note(), texts.not_met_without_note_remedy())
        }
        FindingKind::SameMeasureDiffers { number: other, figure, own, .. } => Message::new(
            filled(texts.same_measure_differs(), &[other, &number(figure), &number(own)]),
            texts.same_measure_differs_remedy(),
        ),
        FindingKind::TemplateTextLeft => {
            Message::new(texts.template_text_left(), texts.template_text_left_remedy())
        }
        FindingKind::MilestoneWithoutEvidence => {
            Message::new(texts.milestone_without_evidence(), texts.milestone_without_evidence_remedy())
        }
    }
}

fn count(number: usize) -> Decimal {
    u32::try_from(number).map_or(Decimal::ZERO, Decimal::from)
}

fn entry_problem(language: Language, problem: &EntryProblem, part: PartKind) -> Message {
    let texts = language.texts();
    let at = |sentence: &str, field: &Field| {
        let place = match (field, part) {
            (Field::Total, _) => texts.place_total(),
            (Field::Percent, _) => texts.place_percent(),
            (Field::Entered, PartKind::Share) => texts.place_count(),
            (Field::Entered, PartKind::Number | PartKind::Milestone) => texts.place_result(),
        };
        filled(sentence, &[place])
    };
    match problem {
        EntryProblem::Unreadable(_) if part == PartKind::Milestone => {
            Message::new(texts.milestone_unreadable(), texts.milestone_unreadable_remedy())
        }
        EntryProblem::Unreadable(field) => {
            let share = part == PartKind::Share;
            let example = if share { texts.share_example() } else { texts.number_example() };
            Message::new(at(texts.number_unreadable(), field), example)
        }
        EntryProblem::TooLarge(field) => {
            Message::new(at(texts.number_too_large(), field), texts.number_too_large_remedy())
        }
        EntryProblem::TooPrecise(field) => {
            Message::new(at(texts.number_too_precise(), field), texts.number_too_precise_remedy())
        }
        EntryProblem::Ambiguous { field, grouped, decimal: number } => {
            let rest = at(texts.number_ambiguous(), field);
            Message::new(
                filled(&rest, &[&grouped.to_string(), &decimal(language, *number)]),
                texts.number_ambiguous_remedy(),
            )
        }
        EntryProblem::ZeroTotal => Message::new(texts.total_zero(), texts.total_zero_remedy()),
        EntryProblem::CountOverTotal => {
            Message::new(texts.count_over_total(), texts.count_over_total_remedy())
        }
        EntryProblem::OutOfRange => {
            Message::new(texts.percent_out_of_range(), texts.percent_out_of_range_remedy())
        }
        EntryProblem::Negative(field) => {
            Message::new(at(texts.number_negative(), field), texts.number_negative_remedy())
        }
        EntryProblem::TotalMissing => Message::new(texts.total_missing(), texts.total_missing_remedy()),
        EntryProblem::CountMissing => Message::new(texts.count_missing(), texts.count_missing_remedy()),
    }
}

//! Every finding, on rows of the real forms.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, form};
use std::cell::RefCell;
use std::collections::BTreeSet;
use thonso::domain::answer::{Absence, MilestoneStatus};
use thonso::domain::check::{self, DraftCheck};
use thonso::domain::draft::{Declared, Draft, Evidence, PartEntry, RowEntry};
use thonso::domain::map::Map;
use thonso::domain::outcome::Outcome;
use thonso::domain::report::{finalise, obstacles};

const HA_TAN: &str = "chi-tieu-2023-ha-tan";
const HUYEN: &str = "ket-qua-2023-huyen";
const BINH_THUAN: &str = "muc-tieu-2024-binh-thuan";

/// All names a finding can have, as files and other programs know them.
const CODES: [&str; 21] = [
    "unreadable_number",
    "number_too_large",
    "number_too_precise",
    "ambiguous_number",
    "zero_denominator",
    "numerator_over_denominator",
    "share_out_of_range",
    "negative_number",
    "total_missing",
    "count_missing",
    "answer_missing",
    "absence_reason_missing",
    "declared_reason_missing",
    "text_too_long",
    "org_unit_missing",
    "percent_differs",
    "far_from_previous",
    "not_met_without_note",
    "same_measure_differs",
    "template_text_left",
    "milestone_without_evidence",
];

thread_local! {
    static SEEN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

fn checked(id: &str, fill: impl FnOnce(&mut Draft)) -> DraftCheck {
    let form = form(id);
    let mut draft = blank(&form);
    fill(&mut draft);
    check::draft(&form, &draft)
}

/// The findings of a row, without the gaps of its untouched parts.
#[track_caller]
fn check(id: &str, indicator: &str, fill: impl FnOnce(&mut Draft), expected: &[&str]) {
    let checked = checked(id, fill);
    let of_row = |it: &&thonso::domain::finding::Finding| it.indicator.as_deref() == Some(indicator);
    let found: Vec<&str> = checked.findings.iter().filter(of_row).map(|it| it.kind.code()).collect();
    assert_eq!(found, expected, "{id} {indicator}");
    SEEN.with_borrow_mut(|seen| seen.extend(expected.iter().map(|it| (*it).to_owned())));
}

/// Fills in the first part of a row.
fn part(indicator: &'static str, fill: impl FnOnce(&mut PartEntry)) -> impl FnOnce(&mut Draft) {
    move |draft| {
        fill(draft.rows.or_default(indicator.to_owned()).parts.or_default("a".to_owned()));
    }
}

/// Counts out of a total, as typed.
fn share(indicator: &'static str, count: &'static str, total: &'static str) -> impl FnOnce(&mut Draft) {
    part(indicator, |it| {
        count.clone_into(&mut it.entered);
        total.clone_into(&mut it.total);
    })
}

fn numbers() {
    check(HUYEN, "0-1", share("0-1", "4371", "4864"), &[]);
    check(HUYEN, "0-1", share("0-1", "nhiều", "4864"), &["unreadable_number"]);
    check(HUYEN, "0-1", share("0-1", "4371", "vài trăm"), &["unreadable_number"]);
    check(HUYEN, "0-1", share("0-1", "1234567890123456", "4864"), &["number_too_large"]);
    check(HUYEN, "0-1", share("0-1", "1,1234567", "4864"), &["number_too_precise"]);
    check(HUYEN, "0-1", share("0-1", "1.234", "4864"), &["ambiguous_number"]);
    check(HUYEN, "0-1", share("0-1", "45", "0"), &["zero_denominator"]);
    check(HUYEN, "0-1", share("0-1", "50", "45"), &["numerator_over_denominator"]);
    check(HUYEN, "0-1", share("0-1", "-5", "45"), &["negative_number"]);
    check(HUYEN, "0-1", share("0-1", "45", ""), &["total_missing"]);
    check(HUYEN, "0-1", share("0-1", "", "45"), &["count_missing"]);
    let percent = |text: &'static str| {
        part("0-1", move |it| {
            text.clone_into(&mut it.percent);
            it.percent_only = true;
        })
    };
    check(HUYEN, "0-1", percent("100"), &[]);
    check(HUYEN, "0-1", percent("100,01"), &["share_out_of_range"]);
    check(HUYEN, "0-1", percent("-1"), &["share_out_of_range"]);
}

fn reasons() {
    check(HUYEN, "0-1", |_| {}, &["answer_missing"]);
    let absent = |it: &mut PartEntry| it.absence = Some(Absence::NoData);
    check(HUYEN, "0-1", part("0-1", absent), &["absence_reason_missing"]);
    let explained = |it: &mut PartEntry| {
        it.absence = Some(Absence::NotApplicable);
        "Không có trạm".clone_into(&mut it.absence_reason);
    };
    check(HUYEN, "0-1", part("0-1", explained), &[]);
    let declared = |reason: &'static str| {
        move |draft: &mut Draft| {
            share("0-9", "100", "100")(draft);
            let declared = Declared { outcome: Outcome::Met, reason: reason.to_owned() };
            draft.rows.get_mut("0-9").unwrap().declared = Some(declared);
        }
    };
    check(HUYEN, "0-9", declared(" "), &["declared_reason_missing"]);
    check(HUYEN, "0-9", declared("Theo đánh giá của đơn vị"), &[]);
    check(HUYEN, "0-1", share("0-1", "10", "100"), &["not_met_without_note"]);
    let noted = |text: String| {
        move |draft: &mut Draft| {
            share("0-1", "10", "100")(draft);
            draft.rows.get_mut("0-1").unwrap().note = text;
        }
    };
    check(HUYEN, "0-1", noted("Chưa có sóng".to_owned()), &[]);
    check(HUYEN, "0-1", noted("ă".repeat(check::MAX_NOTE)), &[]);
    check(HUYEN, "0-1", noted("ă".repeat(check::MAX_NOTE + 1)), &["text_too_long"]);
}

fn figures() {
    let typed = |percent: &'static str| {
        part("0-1", move |it| {
            "4371".clone_into(&mut it.entered);
            "4864".clone_into(&mut it.total);
            percent.clone_into(&mut it.percent);
        })
    };
    check(HUYEN, "0-1", typed("89,9"), &[]);
    check(HUYEN, "0-1", typed("89,86"), &[]);
    check(HUYEN, "0-1", typed("90,5"), &["percent_differs"]);
    let before = |previous: &'static str| {
        move |draft: &mut Draft| {
            share("0-1", "90", "100")(draft);
            draft.previous.insert(("0-1".to_owned(), "a".to_owned()), previous.parse().unwrap());
        }
    };
    check(HUYEN, "0-1", before("70"), &[]);
    check(HUYEN, "0-1", before("69.9"), &["far_from_previous"]);
    let both = |draft: &mut Draft| {
        share("0-2", "72", "100")(draft);
        share("0-15", "71", "100")(draft);
    };
    check(HUYEN, "0-2", both, &[]);
    check(HUYEN, "0-15", both, &["same_measure_differs"]);
}

fn tasks() {
    // Row 34 of the commune's report: the instruction of the form was never filled in.
    let left = |it: &mut PartEntry| {
        it.take(thonso::domain::template::PartKind::Share, "(Ghi rõ bao nhiêu/ bao nhiêu người, đạt ...%)");
    };
    check(HA_TAN, "V-34", part("V-34", left), &["template_text_left", "unreadable_number"]);
    let done = |it: &mut PartEntry| it.status = Some(MilestoneStatus::Done);
    check(HA_TAN, "I-3", part("I-3", done), &["milestone_without_evidence"]);
    let proven = |draft: &mut Draft| {
        part("I-3", done)(draft);
        let evidence = Evidence { number: "15/KH-UBND".to_owned(), ..Evidence::default() };
        draft.rows.get_mut("I-3").unwrap().evidence.push(evidence);
    };
    check(HA_TAN, "I-3", proven, &[]);
    let under_way = |it: &mut PartEntry| it.status = Some(MilestoneStatus::InProgress);
    check(HA_TAN, "II-7", part("II-7", under_way), &["not_met_without_note"]);
    check(BINH_THUAN, "I-9", part("I-9", |it| "1".clone_into(&mut it.entered)), &[]);
}

fn whole_report() {
    let nameless = checked(HUYEN, |draft| draft.org_unit.name.clear());
    assert_eq!(nameless.findings[0].kind.code(), "org_unit_missing");
    SEEN.with_borrow_mut(|seen| seen.insert("org_unit_missing".to_owned()));
}

#[test]
fn every_finding_on_a_real_row() {
    for group in [numbers, reasons, figures, tasks, whole_report] {
        group();
    }
    let all: BTreeSet<String> = CODES.iter().map(|it| (*it).to_owned()).collect();
    SEEN.with_borrow(|seen| assert_eq!(*seen, all));
}

#[test]
fn a_word_answers_one_warning_with_its_figures() {
    let form = form(HUYEN);
    let mut draft = blank(&form);
    for (_, indicator) in form.rows() {
        let entry: &mut RowEntry = draft.rows.or_default(indicator.id.clone());
        "Đã xem".clone_into(&mut entry.note);
        entry.parts.or_default("a".to_owned()).absence = Some(Absence::NoData);
    }
    for (indicator, count) in [("0-2", "72"), ("0-15", "71")] {
        draft.rows.get_mut(indicator).unwrap().parts = Map::new();
        part_of(&mut draft, indicator, count);
    }
    let open = obstacles(&check::draft(&form, &draft), &draft);
    let codes: Vec<&str> = open.iter().map(|it| it.kind.code()).collect();
    assert_eq!(codes, ["same_measure_differs"]);
    draft.acknowledged.insert(open[0].key(), "Hai cách đếm".to_owned());
    assert!(finalise(&form, &draft, common::moment()).is_ok());
    // Another figure is another warning: the word given for the first does not answer it.
    part_of(&mut draft, "0-15", "70");
    assert!(finalise(&form, &draft, common::moment()).is_err());
}

fn part_of(draft: &mut Draft, indicator: &str, count: &str) {
    let entry = draft.rows.get_mut(indicator).unwrap().parts.or_default("a".to_owned());
    count.clone_into(&mut entry.entered);
    "100".clone_into(&mut entry.total);
}

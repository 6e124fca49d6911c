//! Every finding, on rows of the real forms.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, form};
use std::cell::RefCell;
use std::collections::BTreeSet;
use thonso::domain::answer::{Absence, MilestoneStatus};
use thonso::domain::check::{self, DraftCheck};
use thonso::domain::draft::{Declared, Draft, Evidence, PartEntry, RowEntry};
use thonso::domain::finding::Level;
use thonso::domain::map::Map;
use thonso::domain::outcome::Outcome;
use thonso::domain::report::{finalise, obstacles};
use thonso::domain::template::Template;
use thonso::text::{self, Language};

const HA_TAN: &str = "chi-tieu-2023-ha-tan";
const HUYEN: &str = "ket-qua-2023-huyen";
const BINH_THUAN: &str = "muc-tieu-2024-binh-thuan";

/// All names a finding can have, as files and other programs know them.
const CODES: [&str; 22] = [
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
    "evidence_date_unreadable",
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

fn documents() {
    let dated = |date: &'static str| {
        move |draft: &mut Draft| {
            part("I-3", |it| it.status = Some(MilestoneStatus::Done))(draft);
            let evidence =
                Evidence { date: date.to_owned(), number: "15/KH-UBND".to_owned(), ..Evidence::default() };
            draft.rows.get_mut("I-3").unwrap().evidence.push(evidence);
        }
    };
    for date in ["", "05/03/2026", "5/3/2026", "05-03-2026", "05.03.2026", "03/2026", "2026", "31/12/2099"] {
        check(HA_TAN, "I-3", dated(date), &[]);
    }
    for date in ["31/02/2026", "05032026", "hôm qua"] {
        check(HA_TAN, "I-3", dated(date), &["evidence_date_unreadable"]);
    }
    let form = form(HA_TAN);
    let found = checked(HA_TAN, dated("hôm qua"));
    let finding = found.findings.iter().find(|it| it.kind.code() == "evidence_date_unreadable").unwrap();
    assert_eq!((finding.kind.level(), &finding.part), (Level::Error, &None));
    assert_eq!(
        text::finding_message(Language::Vi, &form, finding).to_string(),
        "Chưa hiểu ngày “hôm qua” của văn bản. Ghi như 05/03/2026."
    );
    assert_eq!(
        text::finding_message(Language::En, &form, finding).to_string(),
        "The date “hôm qua” of the document is not understood. Write it like 05/03/2026."
    );
    // Both are said of a whole page in the field of the date, and the page is not repeated.
    let page: &'static str = Box::leak("ă".repeat(check::MAX_LINE + 1).into_boxed_str());
    check(HA_TAN, "I-3", dated(page), &["text_too_long", "evidence_date_unreadable"]);
    let said = checked(HA_TAN, dated(page));
    let said = said.findings.iter().map(|it| text::finding(Language::Vi, &form, it));
    assert!(said.map(|it| it.chars().count()).max().unwrap() < 200);
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
    let loss = |figure: &'static str| {
        move |draft: &mut Draft| {
            part("I-9", |it| figure.clone_into(&mut it.entered))(draft);
            draft.previous.insert(("I-9".to_owned(), "a".to_owned()), "-10".parse().unwrap());
            "Đã xem".clone_into(&mut draft.rows.get_mut("I-9").unwrap().note);
        }
    };
    check(BINH_THUAN, "I-9", loss("-10"), &[]);
    check(BINH_THUAN, "I-9", loss("-21"), &["far_from_previous"]);
    check(BINH_THUAN, "I-9", loss("10"), &["far_from_previous"]);
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

/// A draft of a form of simple rows that says of each that there is no result, and why.
fn without_results(form: &Template) -> Draft {
    let mut draft = blank(form);
    for (_, indicator) in form.rows() {
        let entry: &mut RowEntry = draft.rows.or_default(indicator.id.clone());
        "Đã xem".clone_into(&mut entry.note);
        entry.parts.or_default("a".to_owned()).absence = Some(Absence::NoData);
    }
    draft
}

/// How a text is put into its place, how long it may be, and what the place is called in both languages.
type Place<'a> = (&'a dyn Fn(&mut Draft, String), usize, &'a str, &'a str);

/// Too long for its place: the unit, the person, the name of the report, the word that answers a warning.
#[test]
fn long_texts_are_told_and_not_handed_in() {
    let form = form(HUYEN);
    let mut draft = without_results(&form);
    share("0-1", "90", "100")(&mut draft);
    draft.rows.get_mut("0-1").unwrap().parts.get_mut("a").unwrap().absence = None;
    draft.previous.insert(("0-1".to_owned(), "a".to_owned()), "10".parse().unwrap());
    let warning = obstacles(&check::draft(&form, &draft), &draft).remove(0);
    draft.acknowledged.insert(warning.key(), "Đã xem".to_owned());
    // Words for figures that have changed since are not handed in.
    draft.acknowledged.insert("0-1/a/far_from_previous/1:2".to_owned(), "ă".repeat(100_000));
    assert!(finalise(&form, &draft, common::moment()).is_ok());

    let long = |length: usize| "ă".repeat(length);
    let places: [Place<'_>; 4] = [
        (&|it, text| it.org_unit.name = text, check::MAX_NAME, "Tên đơn vị", "name of the unit"),
        (&|it, text| it.person = text, check::MAX_NAME, "Tên người nhập", "name of the person"),
        (&|it, text| it.name = text, check::MAX_NAME, "Tên báo cáo", "name of the report"),
        (
            &|it, text| drop(it.acknowledged.insert(warning.key(), text)),
            check::MAX_LINE,
            "Lời giải thích",
            "explanation",
        ),
    ];
    for (change, limit, vi, en) in places {
        let with = |length: usize| {
            let mut draft = draft.clone();
            change(&mut draft, long(length));
            finalise(&form, &draft, common::moment())
        };
        assert!(with(limit).is_ok(), "{vi}");
        for length in [limit + 1, 10_000] {
            let found = with(length).unwrap_err();
            assert_eq!(found.iter().map(|it| it.kind.code()).collect::<Vec<_>>(), ["text_too_long"], "{vi}");
            let says = |language| text::finding_message(language, &form, &found[0]).what;
            assert!(says(Language::Vi).starts_with(vi), "{}", says(Language::Vi));
            assert!(says(Language::En).contains(en), "{}", says(Language::En));
        }
    }
}

#[test]
fn every_finding_on_a_real_row() {
    for group in [numbers, reasons, documents, figures, tasks, whole_report] {
        group();
    }
    let all: BTreeSet<String> = CODES.iter().map(|it| (*it).to_owned()).collect();
    SEEN.with_borrow(|seen| assert_eq!(*seen, all));
}

#[test]
fn a_word_answers_one_warning_with_its_figures() {
    let form = form(HUYEN);
    let mut draft = without_results(&form);
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

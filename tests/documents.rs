//! The source documents: what is printed in them comes out of the forms and the rules.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{REFERENCE, TEMPLATES, filled, form, row, table, text};
use std::collections::BTreeMap;
use thonso::domain::check::{self, RowCheck};
use thonso::domain::outcome::Outcome;
use thonso::domain::template::Template;
use thonso::wire::template;

const ANSWERED: [(&str, &str); 3] = [
    ("ket-qua-2023-huyen", "tests/data/answers-000.csv"),
    ("ket-qua-2023-kon-tum", "tests/data/answers-001.csv"),
    ("chi-tieu-2023-ha-tan", "tests/data/answers-002.csv"),
];

/// The checked rows of the answered documents, by form and indicator.
fn checked() -> BTreeMap<(String, String), RowCheck> {
    let mut rows = BTreeMap::new();
    for (id, answers) in ANSWERED {
        let form = form(id);
        for row in check::draft(&form, &filled(&form, answers)).rows {
            rows.insert((id.to_owned(), row.indicator.clone()), row);
        }
    }
    rows
}

/// What a label of the documents means; none for a dash or an empty cell.
fn printed(label: &str) -> Option<Outcome> {
    match label.trim().to_lowercase().as_str() {
        "vượt" => Some(Outcome::Exceeded),
        "đạt" => Some(Outcome::Met),
        "chưa đạt" => Some(Outcome::NotMet),
        "" | "-" => None,
        other => panic!("label {other}"),
    }
}

#[test]
fn outcomes_by_the_rule() {
    let rows = checked();
    for line in table("tests/data/outcomes.csv") {
        let form = form(&line["template"]);
        let indicator = row(&form, &line["section"], &line["number"]);
        let checked = &rows[&(form.id.clone(), indicator.id.clone())];
        let part = checked.parts.iter().find(|it| it.part == line["part"]).unwrap();
        assert_eq!(part.outcome.slug(), line["outcome"], "{line:?}");
    }
}

#[test]
fn labels_as_printed() {
    let rows = checked();
    let (mut labelled, mut others) = (0, Vec::new());
    for line in table("tests/data/printed.csv") {
        if !["000", "001"].contains(&line["document"].as_str()) {
            continue;
        }
        let form = form(&line["template"]);
        let indicator = row(&form, &line["section"], &line["number"]);
        let row = &rows[&(form.id.clone(), indicator.id.clone())];
        let number_printed = line["result"].chars().any(|it| it.is_ascii_digit());
        let Some(label) = printed(&line["label"]) else {
            assert_eq!(row.computed, Outcome::NoData, "{line:?}");
            continue;
        };
        if number_printed {
            labelled += 1;
            // What the row counts as is always what is printed; row 9 of 000 only because a person declared it.
            assert_eq!(row.outcome(), label, "{line:?}");
            if row.computed != label {
                others.push((line["document"].clone(), line["number"].clone(), row.computed, row.declared));
            }
        } else {
            assert_eq!((line["document"].as_str(), line["number"].as_str()), ("001", "14"));
            assert_eq!(row.computed, Outcome::NoData);
        }
    }
    assert_eq!(labelled, 41);
    let declared = ("000".to_owned(), "9".to_owned(), Outcome::Exceeded, Some(Outcome::Met));
    assert_eq!(others, [declared]);
}

#[test]
fn two_targets_and_one_result() {
    let rows = checked();
    for (indicator, parts) in [
        ("III-16", [Outcome::NotMet, Outcome::Exceeded]),
        ("III-17", [Outcome::Exceeded, Outcome::NotMet]),
        ("III-19", [Outcome::NotMet, Outcome::Exceeded]),
        ("IV-30", [Outcome::NotMet, Outcome::Exceeded]),
    ] {
        let row = &rows[&("chi-tieu-2023-ha-tan".to_owned(), indicator.to_owned())];
        let found: Vec<Outcome> = row.parts.iter().map(|it| it.outcome).collect();
        assert_eq!((found.as_slice(), row.computed), (parts.as_slice(), Outcome::NotMet), "{indicator}");
    }
}

#[test]
fn every_printed_row_stands_in_its_form() {
    let lines = table("tests/data/printed.csv");
    assert_eq!(lines.len(), 143);
    let forms: Vec<Template> = TEMPLATES.map(form).into();
    let mut printed: BTreeMap<&str, Vec<(&str, &str, &str)>> = BTreeMap::new();
    for line in &lines {
        let row = (line["section"].as_str(), line["number"].as_str(), line["name"].as_str());
        printed.entry(&line["template"]).or_default().push(row);
    }
    for form in &forms {
        let rows: Vec<(&str, &str, &str)> = form
            .rows()
            .map(|(section, it)| (section.roman.as_str(), it.number.as_str(), it.name.as_str()))
            .collect();
        assert_eq!(rows, printed[form.id.as_str()], "{}", form.id);
    }
    assert_eq!(forms.iter().map(|it| it.rows().count()).sum::<usize>(), 143);
}

/// What stands in the forms beside the printed rows: targets as printed and as read, units, deadlines, who is
/// responsible, the next year. The table was held against a second transcription of the documents.
#[test]
fn targets_as_printed() {
    let text = |it: Option<String>| it.unwrap_or_default();
    let mut lines = table("tests/data/targets.csv").into_iter();
    for form in TEMPLATES.map(form) {
        for (section, row) in form.rows() {
            let next = row.next_year.as_ref();
            for part in &row.parts {
                let target = &part.target;
                let found = [
                    ("template", form.id.clone()),
                    ("section", section.roman.clone()),
                    ("section_title", section.title.clone()),
                    ("number", row.number.clone()),
                    ("indicator", row.id.clone()),
                    ("part", part.id.clone()),
                    ("part_label", part.label.clone()),
                    ("target", target.text.clone()),
                    ("comparator", target.comparator.slug().to_owned()),
                    ("value", text(target.value.map(|it| it.to_string()))),
                    ("value_max", text(target.value_max.map(|it| it.to_string()))),
                    ("unit", text(target.unit.clone())),
                    ("deadline", text(target.deadline.clone())),
                    ("per", text(target.per.clone())),
                    ("measure", target.measure.slug().to_owned()),
                    ("lead_unit", row.lead_unit.clone()),
                    ("supporting_units", row.supporting_units.join("; ")),
                    ("next_year", text(next.map(|it| it.text.clone()))),
                    ("next_year_comparator", text(next.map(|it| it.target.comparator.slug().to_owned()))),
                    ("next_year_value", text(next.and_then(|it| Some(it.target.value?.to_string())))),
                    ("next_year_unit", text(next.and_then(|it| it.target.unit.clone()))),
                    ("note", row.note.clone()),
                    ("evidence_asked", if row.evidence_asked { "yes" } else { "no" }.to_owned()),
                ];
                let found: BTreeMap<String, String> =
                    found.map(|(column, it)| (column.to_owned(), it)).into();
                assert_eq!(Some(found), lines.next(), "{} {}", form.id, row.id);
            }
        }
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn rows_for_one_measure() {
    for (id, key, rows) in [
        ("ket-qua-2023-huyen", "ho-gia-dinh-cap-quang", ["0-2", "0-15"]),
        ("ket-qua-2023-kon-tum", "ho-gia-dinh-cap-quang", ["0-2", "0-23"]),
        ("chi-tieu-2023-ha-tan", "an-toan-theo-cap-do", ["II-10", "VI-40"]),
    ] {
        let form = form(id);
        let found: Vec<&str> = form
            .rows()
            .filter(|(_, it)| it.same_measure.as_deref() == Some(key))
            .map(|(_, it)| it.id.as_str())
            .collect();
        assert_eq!(found, rows, "{id}");
    }
}

#[test]
fn a_form_is_written_as_it_was_read() {
    for id in TEMPLATES.into_iter().chain([REFERENCE]) {
        let document = text(&format!("templates/{id}.json"));
        assert_eq!(template::write(&template::read(&document).unwrap()).trim(), document.trim(), "{id}");
    }
}

/// The form to start this year from: each row says where it comes from, that the province decides stands on top, and what is
/// told of the whole country may stay empty.
#[test]
fn targets_of_this_year() {
    let form = form(REFERENCE);
    assert_eq!((form.year, form.rows().count()), (2026, 15));
    assert!(form.title.contains("tham khảo") && form.basis.contains("kế hoạch của tỉnh quyết định"));
    for (section, row) in form.rows() {
        assert!(row.note.contains("2026") || row.note.contains("2025"), "{} names no source", row.id);
        assert_eq!(row.required, section.id != "III", "{}", row.id);
        let read = thonso::domain::reading::target::read(&row.parts[0].target.text);
        let (read, kept) = (&read[0], &row.parts[0].target);
        assert_eq!((read.comparator, read.value), (kept.comparator, kept.value), "{}", row.id);
    }
}

//! The five documents, made into `.docx` and `.xlsx` by `LibreOffice`, come back as the forms that careful readers wrote down.

use crate::common::office::{cell, convert, page};
use crate::common::program::{folder, named, run};
use crate::common::{TEMPLATES, form, table, text};
use std::fmt::Write;
use thonso::domain::template::Template;
use thonso::wire::template;

/// What of a form is read and not chosen by people: rows, units, targets, kinds.
fn content(form: &Template) -> String {
    let mut out = String::new();
    writeln!(out, "{} {:?}", form.year, form.columns).unwrap();
    for section in &form.sections {
        writeln!(out, "{} {} {}", section.id, section.roman, section.title).unwrap();
        for row in &section.indicators {
            writeln!(out, "  {} {} {}", row.id, row.number, row.name).unwrap();
            writeln!(out, "    {} | {:?} | {}", row.lead_unit, row.supporting_units, row.note).unwrap();
            for part in &row.parts {
                let it = &part.target;
                writeln!(
                    out,
                    "    {} {} {:?} {} {:?} {:?} {:?} {:?} {:?} {:?}",
                    part.id,
                    part.label,
                    part.kind,
                    it.comparator.slug(),
                    it.value,
                    it.value_max,
                    it.unit,
                    it.deadline,
                    it.per,
                    it.measure
                )
                .unwrap();
            }
            if let Some(next) = &row.next_year {
                writeln!(
                    out,
                    "    next {:?}",
                    (&next.text, next.target.comparator, next.target.value, &next.target.unit)
                )
                .unwrap();
            }
        }
    }
    out
}

/// Line by line, so that the first difference is seen.
#[track_caller]
fn same(found: &Template, expected: &Template, kind: &str) {
    let (found, expected) = (content(found), content(expected));
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "{kind}");
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{kind}");
}

fn check(id: &str, filter: &str, kind: &str) -> usize {
    let expected = form(id);
    let folder = folder(&format!("annex-{kind}-{id}"));
    let file = convert(&folder, &page(&expected), filter, kind);
    let (output, answers) = (named(&folder, "form.json"), named(&folder, "answers.csv"));
    let done = run(&["template", "import", &file, "-o", &output, "--answers", &answers]);
    assert_eq!(done.code, 0, "{}", done.err);
    let found = template::read_usable(&std::fs::read_to_string(&output).unwrap()).unwrap();
    same(&found, &expected, kind);
    assert_eq!(found.annex, expected.annex);
    // What the page parted is told, row by row.
    assert!(done.err.contains("ngắt trang") == (found.rows().count() >= 10), "{}", done.err);
    // The results come along, and fill a draft of the form.
    let draft = run(&[
        "draft",
        "new",
        "--template",
        &output,
        "--unit",
        "Xã A",
        "--period",
        "2023",
        "--answers",
        &answers,
    ]);
    assert_eq!(draft.code, 0, "{}", draft.err);
    let results = table("tests/data/printed.csv")
        .iter()
        .filter(|it| it["template"] == id && !it["result"].is_empty())
        .count();
    assert_eq!(std::fs::read_to_string(&answers).unwrap().lines().count() - 1, results, "{id}");
    found.rows().count()
}

#[test]
fn word_files() {
    let rows: usize = TEMPLATES.iter().map(|it| check(it, "HTML (StarWriter)", "docx")).sum();
    assert_eq!(rows, 143);
}

#[test]
fn workbooks() {
    let rows: usize = TEMPLATES.iter().map(|it| check(it, "HTML (StarCalc)", "xlsx")).sum();
    assert_eq!(rows, 143);
}

/// The same tables as text, parted by tabs, semicolons and commas.
#[test]
fn tables_in_text() {
    for (delimiter, name) in [(b'\t', "tsv"), (b';', "csv"), (b',', "csv")] {
        for id in TEMPLATES {
            let expected = form(id);
            let mut writer =
                csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
            writer.write_record(&expected.columns).unwrap();
            for section in &expected.sections {
                let blank = vec![String::new(); expected.columns.len() - 2];
                if !section.roman.is_empty() {
                    let cells = [vec![section.roman.clone(), section.title.clone()], blank].concat();
                    writer.write_record(cells).unwrap();
                }
                for row in &section.indicators {
                    writer
                        .write_record(expected.columns.iter().map(|it| cell(&expected, row, it, "")))
                        .unwrap();
                }
            }
            let folder = folder(&format!("annex-{name}-{delimiter}-{id}"));
            let (file, output) = (named(&folder, &format!("annex.{name}")), named(&folder, "form.json"));
            let heading = format!("{}\n", expected.annex.replace(';', ","));
            let bytes = [heading.as_bytes(), &writer.into_inner().unwrap()].concat();
            std::fs::write(&file, bytes).unwrap();
            let done = run(&["template", "import", &file, "-o", &output]);
            assert_eq!(done.code, 0, "{}", done.err);
            let found = template::read_usable(&std::fs::read_to_string(&output).unwrap()).unwrap();
            same(&found, &expected, &format!("{name} {delimiter}"));
        }
    }
}

/// What is written is what the other commands read.
#[test]
fn an_imported_form_is_checked_and_shown_as_any_other() {
    let folder = folder("annex-checked");
    let (file, output) = (named(&folder, "annex.tsv"), named(&folder, "form.json"));
    std::fs::write(
        &file,
        "TT\tChỉ tiêu\tMục tiêu năm 2026\n1\tTỷ lệ hộ dùng nước sạch\t≥ 90%\n2\tSố mô hình mới\t3 mô hình\n",
    )
    .unwrap();
    assert_eq!(run(&["template", "import", &file, "-o", &output]).code, 0);
    // Without a name of its own it has that of the file.
    let named_after: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&output).unwrap()).unwrap();
    assert_eq!(named_after["title"], "annex");
    let checked = run(&["template", "check", &output]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    let document: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&output).unwrap()).unwrap();
    assert_eq!(document["year"], 2026);
    assert_eq!(document["sections"][0]["title"], "");
    let row = &document["sections"][0]["indicators"][1]["parts"][0];
    assert_eq!(
        (&row["kind"], &row["target"]["value"], &row["target"]["unit"]),
        (&"number".into(), &"3".into(), &"mô hình".into())
    );
    assert!(text("CHANGELOG.md").contains(".xlsx"));
}

//! The five documents, made into `.docx` and `.xlsx` by `LibreOffice`, come back as the forms that careful readers wrote down.

use crate::common::program::{folder, named, run};
use crate::common::{TEMPLATES, form, table, text};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use thonso::domain::template::{Indicator, Template};
use thonso::wire::template;

/// What stands in a cell, by the heading of its column.
fn cell(form: &Template, row: &Indicator, heading: &str, result: &str) -> String {
    match heading {
        "TT" | "STT" | "Số TT" => row.number.clone(),
        "Nội dung chỉ tiêu" | "Các chỉ tiêu" | "Chỉ tiêu" | "Mục tiêu thực hiện năm 2024" => {
            row.name.clone()
        }
        "Mục tiêu năm 2024" => row.parts[0].target.text.clone(),
        "Mục tiêu năm 2025" => row.next_year.as_ref().map_or_else(String::new, |it| it.text.clone()),
        "Chủ trì" | "Cơ quan thực hiện" | "Đơn vị báo cáo" => row.lead_unit.clone(),
        "Phối hợp" => row.supporting_units.join("; "),
        "Kết quả" | "Kết quả đạt được" => result.to_owned(),
        "Ghi chú" => row.note.clone(),
        other => panic!("{} has a column {other}", form.id),
    }
}

/// A document as the offices print it: what stands above the table, its headings again where a page begins, and every
/// tenth row parted by the end of a page.
fn page(form: &Template) -> String {
    let printed = table("tests/data/printed.csv");
    let mut html = String::from("<html lang=\"vi\"><head><meta charset=\"utf-8\"></head><body>");
    write!(html, "<p>{}</p><p>{}</p>", form.issuer, form.annex).unwrap();
    if !form.basis.is_empty() {
        write!(html, "<p>({})</p>", form.basis).unwrap();
    }
    let line = |cells: &[String]| {
        cells.iter().fold(String::from("<tr>"), |line, it| format!("{line}<td>{it}</td>")) + "</tr>"
    };
    html += "<table border=\"1\">";
    html += &line(&form.columns);
    let number = 0;
    let name = form
        .columns
        .iter()
        .position(|it| {
            cell(form, &form.sections[0].indicators[0], it, "") == form.sections[0].indicators[0].name
        })
        .unwrap();
    let mut count = 0;
    for section in &form.sections {
        if !section.roman.is_empty() {
            let mut cells = vec![String::new(); form.columns.len()];
            cells[number].clone_from(&section.roman);
            cells[name].clone_from(&section.title);
            html += &line(&cells);
        }
        for row in &section.indicators {
            let found = printed
                .iter()
                .find(|it| {
                    it["template"] == form.id && it["section"] == section.roman && it["number"] == row.number
                })
                .unwrap();
            let mut cells: Vec<String> =
                form.columns.iter().map(|it| cell(form, row, it, &found["result"])).collect();
            count += 1;
            // A page ends within the row: what is left comes below the headings of the next page, without a number.
            let words: Vec<String> = cells[name].split(' ').map(str::to_owned).collect();
            let cut = words.iter().skip(3).position(|it| it.chars().all(char::is_lowercase)).map(|it| it + 3);
            if let Some(cut) = cut.filter(|_| count % 10 == 0) {
                cells[name] = words[..cut].join(" ");
                html += &line(&cells);
                html += "</table><p></p><table border=\"1\">";
                html += &line(&form.columns);
                let mut rest = vec![String::new(); form.columns.len()];
                rest[name] = words[cut..].join(" ");
                html += &line(&rest);
            } else {
                html += &line(&cells);
            }
        }
    }
    html + "</table></body></html>"
}

/// Lets `LibreOffice` make a file of a page.
pub fn convert(folder: &Path, html: &str, filter: &str, kind: &str) -> String {
    let source = folder.join(format!("{kind}.html"));
    std::fs::write(&source, html).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let made = Command::new("soffice")
        .args(["--headless", &profile, &format!("--infilter={filter}"), "--convert-to", kind, "--outdir"])
        .arg(folder)
        .arg(&source)
        .output()
        .expect("LibreOffice; `make test` installs it");
    let file = folder.join(format!("{kind}.{kind}"));
    assert!(file.exists(), "{}", String::from_utf8_lossy(&made.stderr));
    file.to_str().unwrap().to_owned()
}

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

//! Files of offices, made by `LibreOffice` of the documents.

use super::table;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use thonso::domain::template::{Indicator, Template};

/// What stands in a cell, by the heading of its column.
pub fn cell(form: &Template, row: &Indicator, heading: &str, result: &str) -> String {
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
pub fn page(form: &Template) -> String {
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

//! Tables as people make them: merged cells, headings in two rows, numbers that come again, cells that Word numbers itself.

use crate::common::office::convert;
use crate::common::program::{folder, named, run};
use crate::common::{path, text};
use thonso::domain::annex::{Block, Cell, Column, Imported, Table, import};
use thonso::text::Language;
use thonso::text::annex::doubt_line;
use thonso::wire::template;

/// A form and its doubts as lines.
fn shown(it: &Imported) -> String {
    let form = &it.template;
    let mut lines =
        vec![format!("{} | {} | {} | {} | {}", form.id, form.title, form.annex, form.issuer, form.basis)];
    lines.push(format!("{} {:?}", form.year, it.columns));
    for section in &form.sections {
        lines.push(format!("[{}] {} {}", section.id, section.roman, section.title));
        for row in &section.indicators {
            lines.push(format!("  {} {}: {}", row.id, row.number, row.name));
            lines.push(format!(
                "      {} | {} | {}",
                row.lead_unit,
                row.supporting_units.join(" + "),
                row.note
            ));
            for part in &row.parts {
                let target = &part.target;
                let value = target.value.map_or_else(String::new, |it| it.to_string());
                let fields =
                    [&target.unit, &target.deadline, &target.per].map(|it| it.clone().unwrap_or_default());
                lines.push(format!(
                    "      {} {} {} {value} {}",
                    part.id,
                    part.kind.slug(),
                    target.comparator.slug(),
                    fields.join(" ")
                ));
            }
            if let Some(next) = &row.next_year {
                lines.push(format!("      next {}", next.text));
            }
        }
    }
    lines.extend(it.doubts.iter().map(|it| format!("? {}", doubt_line(Language::En, it))));
    lines.extend(
        it.previous
            .iter()
            .map(|it| format!("= {}: {} {:?} ({})", it.indicator, it.result, it.answer.value, it.note)),
    );
    lines.iter().map(|it| it.trim_end().to_owned() + "\n").collect()
}

/// `UPDATE_GOLDEN=1` writes the file anew.
#[track_caller]
fn golden(name: &str, found: &str) {
    let file = format!("tests/golden/{name}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path(&file), found).unwrap();
    }
    let expected = text(&file);
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{name}");
}

#[test]
fn a_messy_annex_in_word_and_excel() {
    let folder = folder("annex-messy");
    let html = text("tests/data/annex/messy.html");
    for (filter, kind) in [("HTML (StarWriter)", "docx"), ("HTML (StarCalc)", "xlsx")] {
        let file = convert(&folder, &html, filter, kind);
        // As LibreOffice wrote it once, and as it writes it here.
        let kept =
            thonso::office::read(&std::fs::read(path(&format!("tests/data/annex/messy.{kind}"))).unwrap())
                .unwrap();
        golden("annex-messy.txt", &shown(&import(&kept.blocks, 2026)));
        let document = thonso::office::read(&std::fs::read(file).unwrap()).unwrap();
        golden("annex-messy.txt", &shown(&import(&document.blocks, 2026)));
    }
}

/// Word counts the rows itself: the cells of the first column have no text of their own.
#[test]
fn numbers_that_word_gives() {
    let folder = folder("annex-numbered");
    let rows = ["Tỷ lệ hộ có điện đạt 99%", "Số thôn có nhà văn hóa: 5 thôn", "Giảm 3 hộ nghèo"];
    let cells = format!("<tr><td></td><td>{}</td></tr>", rows.join("</td></tr><tr><td></td><td>"));
    let html = format!(
        "<html><meta charset=\"utf-8\"><p>PHỤ LỤC: CHỈ TIÊU NĂM 2026</p><table border=\"1\"><tr><td>TT</td><td>Chỉ tiêu</td></tr>{cells}</table></html>"
    );
    let file = convert(&folder, &html, "HTML (StarWriter)", "docx");
    // What Word's button for numbered lists puts into the cells.
    let numbered = numbered(&std::fs::read(file).unwrap());
    let imported = import(&thonso::office::read(&numbered).unwrap().blocks, 2026);
    let numbers: Vec<&str> = imported.template.rows().map(|it| it.1.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    assert!(imported.doubts.iter().all(|it| !doubt_line(Language::Vi, it).contains("số thứ tự")));
}

/// The document of an archive with its empty cells numbered by a list.
fn numbered(docx: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        if name == "word/numbering.xml" || part.read_to_string(&mut content).is_err() {
            continue;
        }
        if name == "word/document.xml" {
            let mut cells = content.split("<w:tc>").map(str::to_owned).collect::<Vec<_>>();
            for cell in cells.iter_mut().filter(|it| !it.contains("<w:t>") && !it.contains("<w:t ")) {
                *cell = cell.replacen(
                    "<w:pPr>",
                    "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>",
                    1,
                );
            }
            content = cells.join("<w:tc>");
            assert!(content.contains("numId w:val=\"7\""));
        }
        to.start_file(name, options).unwrap();
        to.write_all(content.as_bytes()).unwrap();
    }
    to.start_file("word/numbering.xml", options).unwrap();
    to.write_all(
        b"<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
          <w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>",
    )
    .unwrap();
    to.finish().unwrap().into_inner()
}

fn of(rows: &[&[&str]]) -> Imported {
    let rows = rows.iter().map(|row| row.iter().map(|it| Cell::of(it)).collect()).collect();
    import(&[Block::Table(Table { name: String::new(), rows })], 2026)
}

#[test]
fn a_table_without_headings() {
    let found = of(&[
        &["1", "Tỷ lệ hộ dùng nước sạch", "90%"],
        &["2", "Số lớp tập huấn cho tổ công nghệ số", "4 lớp"],
        &["3", "Sửa đường vào thôn Đầu", ""],
    ]);
    let columns: Vec<Column> = found.columns.iter().map(|it| it.1).collect();
    assert_eq!(columns, [Column::Number, Column::Indicator, Column::Target(None)]);
    let kinds: Vec<&str> = found.template.rows().map(|it| it.1.parts[0].kind.slug()).collect();
    assert_eq!(kinds, ["share", "number", "milestone"]);
    let told: Vec<String> = found.doubts.iter().map(|it| doubt_line(Language::Vi, it)).collect();
    assert!(told.iter().any(|it| it.contains("không có dòng tên cột")), "{told:?}");
    assert!(told.iter().any(|it| it.contains("năm của các mục tiêu")), "{told:?}");
    assert!(template::usable(&found.template).is_ok());
}

/// What a row without a target of its own heads ends where the numbers go on.
#[test]
fn rows_that_head_others() {
    let found = of(&[
        &["TT", "Chỉ tiêu", "Mục tiêu năm 2026"],
        &["I", "KINH TẾ", ""],
        &["1", "Giảm nghèo", ""],
        &["1.1", "Số hộ thoát nghèo", "12 hộ"],
        &["1,2", "Tỷ lệ hộ nghèo", "< 5%"],
        &["2", "Trồng rừng", "35 ha"],
    ]);
    let sections: Vec<(&str, &str, usize)> = found
        .template
        .sections
        .iter()
        .map(|it| (it.roman.as_str(), it.title.as_str(), it.indicators.len()))
        .collect();
    assert_eq!(sections, [("1", "Giảm nghèo", 2), ("I", "KINH TẾ", 1)]);
    let numbers: Vec<&str> = found.template.rows().map(|it| it.1.number.as_str()).collect();
    assert_eq!(numbers, ["1.1", "1.2", "2"]);
    assert!(template::usable(&found.template).is_ok());
}

/// Last year's annex, filled in: its results are those of the period before.
#[test]
fn results_of_the_year_before() {
    let found = of(&[
        &["TT", "Chỉ tiêu", "Mục tiêu năm 2026", "Kết quả năm 2025", "Ghi chú"],
        &["1", "Tỷ lệ hộ có internet", "85%", "78,5% (157/200 hộ)", ""],
        &["2", "Lắp camera an ninh", "", "Đang triển khai", "thiếu kinh phí"],
        &["3", "Tỷ lệ trường có phòng máy", "100%", "-", ""],
        &["4", "Số mô hình", "2 mô hình", "", ""],
    ]);
    assert_eq!(found.previous.len(), 3);
    let first = &found.previous[0].answer;
    assert_eq!(
        (first.numerator.as_deref(), first.denominator.as_deref(), first.value.as_deref()),
        (Some("157"), Some("200"), Some("78,5"))
    );
    assert_eq!(found.previous[1].note, "thiếu kinh phí");
    assert!(
        found.template.rows().all(|it| it.1.note.is_empty()),
        "what is said of results is no part of the form"
    );
}

/// `template import` tells what is doubtful in the language asked for, and the table of answers fills a draft.
#[test]
fn on_the_command_line() {
    let folder = folder("annex-cli");
    let (file, output, answers) =
        (named(&folder, "a.tsv"), named(&folder, "a.json"), named(&folder, "a.csv"));
    std::fs::write(&file, "STT\tChỉ tiêu\tKết quả đạt được\tGhi chú\n1\tTỷ lệ hộ nghèo giảm 1.500%; 3 thôn có wifi\t4/5 thôn\tchậm\n").unwrap();
    let done = run(&["--lang", "en", "template", "import", &file, "-o", &output, "--answers", &answers]);
    assert_eq!(done.code, 0);
    for words in [
        "There are 2 targets in one row",
        "may also be 1\u{202f}500",
        "The year of the targets is printed nowhere",
    ] {
        assert!(done.err.contains(words), "{words}: {}", done.err);
    }
    assert_eq!(
        std::fs::read_to_string(&answers).unwrap(),
        "section,number,part,result,note,declared,reason\n,1,,4/5 thôn,chậm,,\n"
    );
    let printed = run(&["template", "import", &file]);
    assert_eq!(printed.json()["format"], "thonso.template");
    assert_eq!(run(&["template", "import", "no-such-file.docx"]).code, 2);
}

/// A form that goes to ODK comes back as it was: rows, kinds, targets.
#[test]
fn an_exported_form_comes_back() {
    let folder = folder("annex-xlsform");
    for id in crate::common::TEMPLATES.into_iter().chain([crate::common::REFERENCE]) {
        let file = named(&folder, &format!("{id}.xlsx"));
        assert_eq!(run(&["template", "export", id, "--to", "xlsform", "-o", &file]).code, 0);
        let bytes = std::fs::read(&file).unwrap();
        assert_eq!(run(&["template", "export", id, "--to", "xlsform", "-o", &file]).code, 0);
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "the same form gives the same bytes");
        let back = import(&thonso::office::read(&bytes).unwrap().blocks, 2026).template;
        let rows = |form: &thonso::domain::template::Template| -> Vec<String> {
            let row = |it: &thonso::domain::template::Indicator| {
                let parts: Vec<String> = it
                    .parts
                    .iter()
                    .map(|it| {
                        format!(
                            "{} {} {:?} {:?}",
                            it.kind.slug(),
                            it.target.comparator.slug(),
                            it.target.value,
                            it.target.value_max
                        )
                    })
                    .collect();
                format!("{} {} {} {}", it.number, it.name, it.required, parts.join(" + "))
            };
            form.rows().map(|it| row(it.1)).collect()
        };
        let expected = crate::common::form(id);
        for (found, expected) in rows(&back).iter().zip(rows(&expected)) {
            // A task with a day is a task where it comes back: the day stands in the words.
            assert_eq!(*found, expected, "{id}");
        }
        assert_eq!(back.rows().count(), expected.rows().count());
        assert_eq!(back.denominators.len(), expected.denominators.len());
        assert_eq!(back.title, expected.title);
    }
}

/// The simple questions of somebody else's form.
#[test]
fn questions_of_another_form() {
    let sheet = |name: &str, rows: &[&[&str]]| {
        let rows = rows.iter().map(|row| row.iter().map(|it| Cell::of(it)).collect()).collect();
        Block::Table(Table { name: name.to_owned(), rows })
    };
    let survey = sheet(
        "survey",
        &[
            &["type", "name", "label", "hint", "required"],
            &["start", "start", "", "", ""],
            &["begin_group", "water", "Nước sạch", "", ""],
            &["integer", "households", "Số hộ dùng nước sạch", "Mục tiêu: ≥ 120 hộ", "yes"],
            &["decimal", "rate", "Tỷ lệ giếng đạt chuẩn trên 80%", "", ""],
            &["select_one yes_no", "plan", "Đã ban hành kế hoạch cấp nước", "", "yes"],
            &["geopoint", "place", "Vị trí trạm bơm", "", ""],
            &["end_group", "", "", "", ""],
            &["integer", "pumps", "Số máy bơm", "", ""],
        ],
    );
    let settings = sheet("settings", &[&["form_title", "form_id"], &["Nước sạch nông thôn 2027", "water"]]);
    golden("annex-xlsform.txt", &shown(&import(&[survey, settings], 2026)));
}

/// Which of several columns of years is this year's target, and which results are the newest.
#[test]
fn columns_of_several_years() {
    for (headings, target, result) in [
        (["Thực hiện 2024", "Ước thực hiện 2025", "Kế hoạch 2026"], "120", "110"),
        (["TH năm 2024", "Ước TH năm 2025", "KH năm 2026"], "120", "110"),
        (["Kế hoạch 2025", "Thực hiện 2025", "Kế hoạch 2026"], "120", "110"),
        (["Kế hoạch năm 2026", "Kết quả năm 2024", "Kết quả năm 2025"], "100", "120"),
    ] {
        let found = of(&[
            &["TT", "Chỉ tiêu", "ĐVT", headings[0], headings[1], headings[2]],
            &["1", "Số hộ dùng nước sạch", "hộ", "100", "110", "120"],
            &["2", "Thu ngân sách", "triệu đồng", "2024", "2025", "2026"],
        ]);
        let row = found.template.rows().next().unwrap().1;
        let value = row.parts[0].target.value.map(|it| it.to_string());
        assert_eq!(
            (value.as_deref(), row.parts[0].target.unit.as_deref()),
            (Some(target), Some("hộ")),
            "{headings:?}"
        );
        assert_eq!(found.previous[0].result, result, "{headings:?}");
        assert_eq!(found.template.year, 2026);
        // A number that looks like a year is one where nothing else stands in the cell.
        let second = found.template.rows().nth(1).unwrap().1;
        assert!(second.parts[0].target.value.is_some(), "{headings:?}");
    }
}

/// Criteria as those of the new countryside: the criterion heads rows of contents, each with its own target.
#[test]
fn criteria_over_several_rows() {
    let rows: [&[Cell]; 4] = [
        &["TT", "Tên tiêu chí", "Nội dung tiêu chí", "Chỉ tiêu"].map(Cell::of),
        &["1", "Giao thông", "Tỷ lệ đường xã được cứng hóa", "100%"].map(Cell::of),
        &[Cell::Above, Cell::Above, Cell::of("Tỷ lệ đường thôn được cứng hóa"), Cell::of("≥ 80%")],
        &["2", "Thu nhập", "Thu nhập bình quân", "≥ 48 triệu đồng/người/năm"].map(Cell::of),
    ];
    let table = Table { name: String::new(), rows: rows.map(<[Cell]>::to_vec).to_vec() };
    let found = import(&[Block::Table(table)], 2026);
    let sections: Vec<(&str, usize)> =
        found.template.sections.iter().map(|it| (it.title.as_str(), it.indicators.len())).collect();
    assert_eq!(sections, [("Giao thông", 2), ("Thu nhập", 1)]);
    let values: Vec<String> =
        found.template.rows().map(|it| it.1.parts[0].target.value.unwrap().to_string()).collect();
    assert_eq!(values, ["100", "80", "48"]);
}

/// Chapters above sections, offices line by line, who signs below.
#[test]
fn chapters_offices_and_signatures() {
    let found = of(&[
        &["TT", "Chỉ tiêu", "Mục tiêu năm 2026", "Đơn vị báo cáo", "Cơ quan chủ trì", "Phối hợp"],
        &["A", "KINH TẾ", "", "", "", ""],
        &["I", "Nông nghiệp", "", "", "", ""],
        &[
            "1",
            "Trồng rừng",
            "35 ha",
            "UBND xã",
            "- Phòng Kinh tế\n- Hạt Kiểm lâm",
            "Công an xã\nCác thôn; Hợp tác xã",
        ],
        &["B", "XÃ HỘI", "", "", "", ""],
        &["I", "Y tế", "", "", "", ""],
        &["1", "Tỷ lệ bao phủ bảo hiểm y tế", "95%", "UBND xã", "Trạm Y tế", ""],
        &["", "Người lập biểu", "", "", "", "CHỦ TỊCH"],
    ]);
    let sections: Vec<(&str, &str)> =
        found.template.sections.iter().map(|it| (it.roman.as_str(), it.title.as_str())).collect();
    assert_eq!(sections, [("A.I", "KINH TẾ – Nông nghiệp"), ("B.I", "XÃ HỘI – Y tế")]);
    let row = found.template.rows().next().unwrap().1;
    assert_eq!(row.lead_unit, "- Phòng Kinh tế; - Hạt Kiểm lâm");
    assert_eq!(row.supporting_units, ["Công an xã", "Các thôn", "Hợp tác xã"]);
    assert_eq!(found.template.rows().count(), 2, "who signs is no indicator");
}

/// What Word writes for a sign chosen from its table, for text that a recorded change has replaced, for hidden marks.
#[test]
fn word_files_as_word_writes_them() {
    let cell = |content: &str| format!("<w:tc><w:p>{content}</w:p></w:tc>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let row = |number: &str, name: &str, target: &str| {
        format!("<w:tr>{}{}{}</w:tr>", cell(&run(number)), cell(&run(name)), cell(target))
    };
    let head = row("TT", "Chỉ tiêu", &run("Mục tiêu năm 2026"));
    let sign = row(
        "1",
        "Tỷ lệ hộ nghèo",
        "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0A3\"/></w:r><w:r><w:t> 5%</w:t></w:r>",
    );
    let hidden = row(
        "2",
        "Tỷ lệ sinh con thứ ba",
        &format!("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}", run("≤ 3%")),
    );
    let changed = row(
        "3",
        "Tỷ lệ trẻ đi học",
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>≥ 98%</w:t></w:r><w:del><w:r><w:delText>90%</w:delText></w:r></w:del>",
    );
    let marked = row(
        "4",
        "Tỷ lệ hộ có điện",
        "<w:r><w:t>80</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>%</w:t></w:r>",
    );
    let file = super::hostile::word(&format!("<w:tbl>{head}{sign}{hidden}{changed}{marked}</w:tbl>"));
    let found = import(&thonso::office::read(&file).unwrap().blocks, 2026);
    let targets: Vec<String> = found
        .template
        .rows()
        .map(|it| &it.1.parts[0].target)
        .map(|it| {
            format!("{} {}", it.comparator.slug(), it.value.map_or_else(String::new, |it| it.to_string()))
        })
        .collect();
    assert_eq!(targets, ["<= 5", "<= 3", ">= 98", ">= 80"]);
}

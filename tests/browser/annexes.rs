//! A file of an office is dropped in, looked through, and filled in; files that are none; without a network.

use crate::common::office::{convert, page};
use crate::common::{TEMPLATES, form};
use crate::harness::on_a_phone;
use crate::main_job::choose_form;
use crate::offline::{arrived, hush};
use crate::phone::Phone;
use serde_json::json;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use thonso::domain::template::Template;
use thonso::wire::template;

/// An annex of the two sections and five rows that most tests look through.
const ANNEX: &str = "<html lang='vi'><head><meta charset='utf-8'></head><body>
    <p>PHỤ LỤC: CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026</p>
    <table border='1'>
    <tr><td>TT</td><td>Chỉ tiêu</td><td>Mục tiêu năm 2026</td><td>Kết quả năm 2025</td></tr>
    <tr><td>I</td><td>Hạ tầng số</td><td></td><td></td></tr>
    <tr><td>1</td><td>Tỷ lệ hộ gia đình dùng nước sạch</td><td>≥ 90%</td><td>171/190 (90%)</td></tr>
    <tr><td>2</td><td>Tỷ lệ hộ gia đình có internet</td><td>trên 80%; riêng thôn vùng cao 60%</td><td></td></tr>
    <tr><td>3</td><td>Số lớp tập huấn</td><td>3 lớp</td><td>2 lớp</td></tr>
    <tr><td>II</td><td>Dịch vụ số</td><td></td><td></td></tr>
    <tr><td>4</td><td>Số điểm có mạng không dây</td><td>Phấn đấu mỗi nơi 2 hoặc 4</td><td></td></tr>
    <tr><td>5</td><td>Xây dựng trang thông tin của thôn</td><td>Hoàn thành trước 30/6/2026</td><td></td></tr>
    </table></body></html>";

fn made(phone: &Phone, html: &str, filter: &str, kind: &str) -> PathBuf {
    PathBuf::from(convert(&phone.folder.join("."), html, filter, kind))
}

fn word(phone: &Phone, html: &str) -> PathBuf {
    made(phone, html, "HTML (StarWriter)", "docx")
}

/// Has a file read, as far as the page where it is looked through.
fn look_through(phone: &Phone, file: &Path) {
    phone.open("#/mau");
    phone.wait_for(".drop");
    phone.pick("#files", &[file.to_owned()]);
    phone.wait_for("#use-form");
}

/// Where the main button has led.
fn first_doubt(phone: &Phone) -> String {
    let is_place = |it: &str| it.starts_with("row-") || it.starts_with("general-");
    phone.until("the focus at the first doubt", || is_place(&phone.focus()));
    phone.focus()
}

/// Says of each place that has still to be seen that it is right.
fn agree(phone: &Phone) {
    for _ in 0..60 {
        if phone.has("#review-left") && phone.text_of("#review-left") == "Đã xem hết" {
            return;
        }
        phone.tap("#use-form");
        let place = first_doubt(phone);
        let button = if place.starts_with("general-") { "Đã xem" } else { "Đúng rồi" };
        phone.tap_in(&format!("#{place}"), button);
    }
    panic!("{}", phone.text());
}

#[test]
fn a_file_of_word_becomes_a_form_and_a_report() {
    on_a_phone(|phone| {
        let file = word(phone, ANNEX);
        look_through(phone, &file);
        phone.see("5 chỉ tiêu");
        phone.tap("Tất cả");
        phone.until("all rows", || phone.count(".row-card") == 5);
        assert_eq!(phone.text_of("#row-I-1 mark"), "≥ 90%");
        phone.see("171/190 (90%)");

        // Nothing that is doubtful passes unseen: the main button leads to it.
        let left = phone.text_of("#review-left");
        assert!(left.starts_with("Còn "), "{left}");
        phone.tap("#use-form");
        phone.see("Xem hết các chỗ cần xem trước");
        first_doubt(phone);
        assert!(phone.address().contains("#/mau/"), "nothing was taken into use");

        // The target is where somebody taps.
        phone.tap("Tất cả");
        phone.wait_for("#row-II-4");
        phone.tap_in("#row-II-4", "Sửa");
        phone.tap_in("#row-II-4", ".word:nth-of-type(7)");
        phone.tap_in("#row-II-4", "#II-4-take-a");
        phone.until("the value that was tapped", || phone.value("#II-4-value-0") == "4");
        phone.retype("#II-4-unit-0", "điểm");
        phone.tap_in("#row-II-4", "Xong");
        phone.until("the row is closed", || !phone.has("#II-4-value-0"));
        assert!(phone.text_of("#row-II-4 .review-read").contains("4 điểm"), "{}", phone.text_of("#row-II-4"));

        // Two targets become one, and two again.
        phone.tap_in("#row-I-2", "Sửa");
        phone.until("two targets", || phone.count("#row-I-2 .review-part") == 2);
        phone.tap("#I-2-join-1");
        phone.until("one target", || phone.count("#row-I-2 .review-part") == 1);
        phone.tap("#I-2-add-target");
        phone.until("two targets", || phone.count("#row-I-2 .review-part") == 2);
        phone.tap("#I-2-drop-1");
        phone.until("one target", || phone.count("#row-I-2 .review-part") == 1);
        phone.tap_in("#row-I-2", "Xong");

        // A row that is none is left out, and may come back.
        phone.tap_in("#row-I-3", "Sửa");
        phone.tap("#I-3-leave-out");
        phone.tap_in("#row-I-3", "Lấy lại dòng này");
        phone.tap_in("#row-I-3", "Sửa");
        phone.tap("#I-3-leave-out");

        // All of it is kept as it goes.
        let seen = phone.text_of("#review-left");
        phone.reload();
        phone.wait_for("#use-form");
        assert_eq!(phone.text_of("#review-left"), seen);
        phone.open("#/mau");
        phone.see("Đang xem lại");
        phone.tap_in("[aria-labelledby=reviews]", ".item");
        phone.wait_for("#use-form");

        agree(phone);
        // The results that are printed become a report of their year, once it is said whose they are.
        phone.tap("Lập báo cáo từ các kết quả này");
        phone.until("the year of the heading", || phone.value("#period-year") == "2025");
        phone.tap("#use-form");
        phone.see("Ghi tên đơn vị và kỳ");
        phone.retype("#results-unit", "Thôn Đầu");
        phone.tap("#use-form");
        phone.at("#/mau");
        phone.until("the form in the list", || phone.count("#own-list .item") == 1);
        assert!(!phone.has("[aria-labelledby=reviews]"), "it is looked through");
        fill(phone);
    });
}

/// A report by the form of the annex, as far as the file.
fn fill(phone: &Phone) {
    phone.tap("#own-list .item");
    phone.wait_for("#start");
    phone.retype("#new-unit", "Thôn Đầu");
    phone.tap("#start");
    phone.see("Các mục");
    phone.tap("I. Hạ tầng số");
    phone.wait_for("#row-I-1");
    assert!(!phone.has("#row-I-3"), "what was left out is not in the form");
    let before = phone.text_of("#row-I-1");
    assert!(before.contains("90"), "the printed result stands beside the field: {before}");
    phone.see("Kỳ trước");
    phone.type_into("#f-I-1-a-entered", "180");
    phone.enter();
    phone.press("190");
    phone.leave();
    phone.until("94.7 % exceeds 90 %", || phone.attribute("#row-I-1", "data-outcome") == "exceeded");
    phone.type_into("#f-I-2-a-entered", "170");
    phone.enter();
    phone.press("200");
    phone.leave();
    phone.until("85 % is above 80 %", || phone.attribute("#row-I-2", "data-outcome") == "exceeded");
    phone.tap("Mục sau");
    phone.type_into("#f-II-4-a-entered", "4");
    phone.leave();
    phone.until("4 of 4", || phone.attribute("#row-II-4", "data-outcome") == "met");
    phone.tap_in("#row-II-5", "Đã thực hiện");
    phone.tap("Kiểm tra");
    phone.at("/kiem-tra");
    phone.type_into("#word-0", "Trang đã có từ tháng trước");
    phone.tap("Hoàn tất báo cáo");
    phone.at("/gui");
    phone.see("Báo cáo đã hoàn tất");
    phone.tap("Lưu về máy");
    phone.see("Đã đưa tệp vào thư mục Tải xuống");
    let files = std::fs::read_dir(phone.folder.downloads()).unwrap();
    let file =
        files.map(|it| it.unwrap().path()).find(|it| it.to_string_lossy().contains("thon-dau")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_thonso")).arg("verify").arg(&file).output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.status.success() && told["intact"] == true, "{told}");
}

#[test]
fn the_documents_are_read_whole_without_a_network() {
    on_a_phone(|phone| {
        let files: Vec<PathBuf> = TEMPLATES
            .iter()
            .map(|id| {
                let made = word(phone, &page(&form(id)));
                let file = phone.folder.join(&format!("{id}.docx"));
                std::fs::rename(made, &file).unwrap();
                file
            })
            .collect();
        arrived(phone);
        phone.lose_network();
        let mut rows = 0;
        for (id, file) in TEMPLATES.iter().zip(&files) {
            look_through(phone, file);
            let count = form(id).rows().count();
            phone.see(&format!("{count} chỉ tiêu"));
            rows += count;
        }
        assert_eq!(rows, 143);
        // Each is kept until somebody has looked through it.
        phone.open("#/mau");
        phone.until("the reviews", || phone.count("[aria-labelledby=reviews] .item") == 5);
        phone.tap_in("[aria-labelledby=reviews]", ".item");
        phone.tap("Bỏ, không làm mẫu");
        phone.at("#/mau");
        phone.until("one less", || phone.count("[aria-labelledby=reviews] .item") == 4);
        phone.tap("Hoàn tác");
        phone.wait_for("#use-form");
        hush(phone);
    });
}

#[test]
fn workbooks_and_tables_that_are_pasted() {
    on_a_phone(|phone| {
        let file = made(phone, ANNEX, "HTML (StarCalc)", "xlsx");
        look_through(phone, &file);
        phone.see("5 chỉ tiêu");
        // As browsers give what was copied in Word: markup, with the cells.
        phone.open("#/mau");
        phone.tap("#paste");
        phone.wait_for("#pasted");
        let paste = "const data = new DataTransfer();
            data.setData('text/html', arguments[0]); data.setData('text/plain', 'TT');
            document.getElementById('pasted').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
        phone.script(paste, vec![json!(ANNEX)]);
        phone.wait_for("#use-form");
        phone.see("5 chỉ tiêu");
        phone.tap("Tất cả");
        phone.until("the rows", || phone.count(".row-card") == 5);
        // And as plain text, the cells parted by tabs.
        phone.open("#/mau");
        phone.tap("#paste");
        let lines =
            "TT\tChỉ tiêu\tMục tiêu năm 2026\n1\tTỷ lệ hộ dùng nước sạch\t≥ 90%\n2\tSố lớp tập huấn\t3 lớp\n";
        phone.wait_for("#pasted");
        let typing = "const it = document.getElementById('pasted'); it.value = arguments[0]; it.dispatchEvent(new Event('input', { bubbles: true }))";
        phone.script(typing, vec![json!(lines)]);
        phone.tap("#read-pasted");
        phone.wait_for("#use-form");
        phone.see("2 chỉ tiêu");
        agree(phone);
        phone.tap("#use-form");
        phone.see("Đã thêm mẫu.");
        phone.tap("#own-list .item");
        phone.wait_for("#new-template input");
        let chosen =
            phone.script("return document.querySelector('#new-template input:checked').value", vec![]);
        choose_form(phone, chosen.as_str().unwrap());
    });
}

/// An annex of a name that is there already: whether it is a new edition is for a person to say.
#[test]
fn a_form_of_the_same_name_is_asked_about() {
    on_a_phone(|phone| {
        let annex = |target: u32| {
            format!(
                "PHỤ LỤC: CHỈ TIÊU NĂM 2026\nTT\tChỉ tiêu\tMục tiêu năm 2026\n1\tSố lớp tập huấn\t{target} lớp\n"
            )
        };
        for (target, choice, listed) in
            [(3, "", "1 chỉ tiêu"), (4, "Đây là bản mới", "Bản 2"), (5, "Đây là mẫu khác", "Bản 2")]
        {
            look_through(phone, &phone.folder.put("chi-tieu.tsv", annex(target).as_bytes()));
            if !choice.is_empty() {
                phone.tap("#use-form");
                phone.until("the question", || phone.focus() == "same-form");
                phone.tap_in("#same-form", choice);
            }
            phone.until("nothing is open", || phone.text_of("#review-left") == "Đã xem hết");
            phone.tap("#use-form");
            phone.at("#/mau");
            phone.until("the list", || phone.text_of("#own-list").contains(listed));
        }
        assert_eq!(phone.count("#own-list .item"), 2, "{}", phone.text_of("#own-list"));
    });
}

/// An archive that says of itself that it is small, and unpacks to hundreds of megabytes.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("[Content_Types].xml", options).unwrap();
    archive.write_all(b"<Types/>").unwrap();
    archive.start_file("word/document.xml", options).unwrap();
    for _ in 0..300 {
        archive.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_annex_is_told_with_a_way_out() {
    on_a_phone(|phone| {
        let good = std::fs::read(word(phone, ANNEX)).unwrap();
        let cut = &good[..good.len() / 2];
        let empty =
            std::fs::read(word(phone, "<html><body><p>Không có bảng nào.</p></body></html>")).unwrap();
        phone.open("#/mau");
        phone.wait_for(".drop");
        for (name, bytes, told) in [
            ("phụ lục.pdf", b"%PDF-1.7\n1 0 obj".as_slice(), "PDF"),
            ("phụ lục.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0".as_slice(), ".docx"),
            ("hỏng.docx", cut, "hỏng"),
            ("bom.docx", &bomb(), "lớn"),
            ("thư.docx", &empty, "bảng"),
            ("ảnh.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), "Word"),
        ] {
            let file = phone.folder.put(name, bytes);
            phone.pick("#files", &[file]);
            phone.until(&format!("the name of {name}"), || {
                phone.has(".finding-error") && phone.text_of(".finding-error").contains(name)
            });
            let said = phone.text_of(".finding-error");
            assert!(said.contains(told), "{name}: {said}");
        }
        // The next file is read as if nothing had been.
        phone.pick("#files", &[phone.folder.put("đúng.docx", &good)]);
        phone.wait_for("#use-form");
        phone.see("5 chỉ tiêu");
    });
}

/// A workbook of many rows, as offices have them for a province.
fn many_rows(count: usize) -> String {
    let mut lines = String::from("TT\tChỉ tiêu\tMục tiêu năm 2026\tKết quả\tGhi chú\n");
    for at in 1..=count {
        let (most, few) = (50 + at % 50, 20 + at % 30);
        let name = format!("Tỷ lệ hộ gia đình của thôn {at} dùng nước sạch và có internet");
        writeln!(lines, "{at}\t{name}\t≥ {most}%; riêng vùng cao {few}%\t\t").unwrap();
    }
    lines
}

#[test]
fn a_long_workbook_is_read_with_the_page_alive_and_can_be_stopped() {
    on_a_phone(|phone| {
        let file = phone.folder.put("lớn.tsv", many_rows(6_000).as_bytes());
        phone.open("#/mau");
        phone.wait_for(".drop");
        // Somebody quick: it is a matter of a second here.
        let stop = "new MutationObserver(() => {
                if (!document.querySelector('#reading')?.textContent.includes('dòng')) return;
                window.far = document.querySelector('#reading p').textContent;
                document.querySelector('#stop-reading').click();
            }).observe(document.body, { childList: true, subtree: true, characterData: true })";
        phone.script(stop, vec![]);
        phone.pick("#files", &[file]);
        phone.see("Đã dừng");
        let far = phone.script("return window.far", vec![]);
        assert!(far.as_str().unwrap().ends_with("6001 dòng"), "{far}");
        phone.reload();
        phone.wait_for(".drop");
        // Nothing is left of it, and another file is read.
        assert!(!phone.has("[aria-labelledby=reviews]"));
        let file = phone.folder.put("vừa.tsv", many_rows(500).as_bytes());
        phone.pick("#files", &[file]);
        phone.wait_for("#use-form");
        phone.see("500 chỉ tiêu");
        phone.tap("Tất cả");
        // A long form is on the page only as far as somebody has come.
        phone.wait_for("#review-more");
        let shown = phone.count(".row-card");
        assert!(shown < 100, "{shown}");
        phone.tap("#review-more");
        phone.until("more rows", || phone.count(".row-card") > shown);
    });
}

/// A form of four rows in its first edition, and in the second: a target raised, a name worded anew, a row gone, a row new.
fn editions() -> (Template, Template) {
    let annex = "PHỤ LỤC: CHỈ TIÊU NĂM 2026\nTT\tChỉ tiêu\tMục tiêu năm 2026\n\
        1\tTỷ lệ hộ gia đình dùng nước sạch\t≥ 80%\n2\tSố lớp tập huấn kỹ năng số cho người dân\t3 lớp\n\
        3\tSố nhà văn hóa có mạng không dây\t2 nhà\n4\tSố điểm trường có máy tính\t1 điểm\n";
    let document = thonso::office::read(annex.as_bytes()).unwrap();
    let mut first = thonso::domain::annex::import(&document.blocks, 2026).template;
    "S".clone_into(&mut first.sections[0].id);
    for row in &mut first.sections[0].indicators {
        row.id = format!("S-{}", row.number);
    }
    let mut second = first.clone();
    second.edition = 2;
    second.replaces = Some(template::hash(&first));
    let rows = &mut second.sections[0].indicators;
    rows[0].parts[0].target.value = Some("90".parse().unwrap());
    rows[1].name.push_str(" và tổ công nghệ số");
    let gone = rows.remove(2);
    let mut new = gone.clone();
    "S-5".clone_into(&mut new.id);
    "5".clone_into(&mut new.number);
    "Số hộ có sổ sức khỏe điện tử".clone_into(&mut new.name);
    rows.push(new);
    (first, second)
}

fn form_file(phone: &Phone, form: &Template) -> PathBuf {
    phone.folder.put(&format!("ban-{}.json.txt", form.edition), template::write(form).as_bytes())
}

#[test]
fn a_new_edition_under_an_open_report() {
    on_a_phone(|phone| {
        let (first, second) = editions();
        phone.open("#/mau");
        phone.wait_for(".drop");
        phone.pick("#files", &[form_file(phone, &first)]);
        phone.see("Đã thêm mẫu.");
        phone.tap("#own-list .item");
        phone.wait_for("#start");
        phone.retype("#new-unit", "Thôn Đầu");
        phone.tap("#start");
        phone.see("Các mục");
        let report = phone.address();
        phone.go(&format!("{report}/S"));
        phone.wait_for("#row-S-1");
        for (field, text) in
            [("1-a-entered", "170"), ("1-a-total", "200"), ("2-a-entered", "3"), ("3-a-entered", "2")]
        {
            phone.type_into(&format!("#f-S-{field}"), text);
        }
        phone.leave();
        phone.until("85 % of 80 %", || phone.attribute("#row-S-1", "data-outcome") == "exceeded");

        // The newer edition takes the place in the list; the report stays as it is until somebody moves it.
        phone.open("#/mau");
        phone.wait_for(".drop");
        phone.pick("#files", &[form_file(phone, &second)]);
        phone.see("Đã thay bằng bản mới của mẫu.");
        phone.see("Báo cáo đang làm theo bản cũ của mẫu");
        phone.go(&format!("{report}/S"));
        phone.wait_for("#row-S-3");
        assert_eq!(phone.attribute("#row-S-1", "data-outcome"), "exceeded");
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("#newer-edition");
        phone.see("Bản 1 → bản 2");
        let page = phone.text();
        for told in [
            "Đổi lời: còn là một chỉ tiêu? (1)",
            "Đổi mục tiêu hoặc cách nhập (1)",
            "Không còn trong bản mới (1)",
            "Dòng mới (1)",
            "Giữ nguyên: 1 chỉ tiêu",
        ] {
            assert!(page.contains(told), "{told} is not in {page}");
        }
        phone.tap("#move");
        phone.see("Đã chuyển.");
        phone.see("Các mục");
        let moved = phone.address();
        assert_ne!(moved, report);
        phone.go(&format!("{moved}/S"));
        phone.until("85 % of 90 %", || phone.attribute("#row-S-1", "data-outcome") == "not_met");
        assert_eq!(phone.value("#f-S-2-a-entered"), "3");
        assert!(phone.has("#row-S-5") && !phone.has("#row-S-3"));
        // The one before can be had again, with all that was entered.
        phone.open("#/da-xoa");
        phone.see("Thôn Đầu");
        phone.reload();
        phone.see("Thôn Đầu");

        // An older edition, and another one that says it is the second, are not taken.
        phone.open("#/mau");
        phone.wait_for(".drop");
        assert!(!phone.has("#behind"), "{}", phone.text());
        phone.pick("#files", &[form_file(phone, &first)]);
        phone.see("máy này đã có bản mới hơn");
        let mut other = second.clone();
        "Tên khác".clone_into(&mut other.title);
        phone.pick("#files", &[form_file(phone, &other)]);
        phone.see("cùng số bản với mẫu đã có nhưng nội dung khác");
        phone.pick("#files", &[form_file(phone, &second)]);
        phone.see("Máy này đã có đúng mẫu này.");

        // An office changes its form on the device: that is the third edition.
        phone.tap("Sửa mẫu");
        phone.wait_for("#use-form");
        phone.tap("#use-form");
        phone.see("Mẫu chưa có gì thay đổi.");
        phone.tap("Sửa mẫu");
        phone.wait_for("#row-S-4");
        phone.tap_in("#row-S-4", "Sửa");
        phone.retype("#S-4-value-0", "2");
        phone.leave();
        phone.until("the text follows", || phone.value("#S-4-text-0") == "2 điểm");
        phone.tap_in("#row-S-4", "Xong");
        phone.tap("#add-row");
        phone.until("the new row", || phone.focus().starts_with("row-"));
        let row = phone.focus();
        let id = row.trim_start_matches("row-");
        // It is open to be filled in, and does not go into the form without words.
        phone.tap_in(&format!("#{row}"), "Xong");
        phone.tap_in(&format!("#{row}"), "Sửa");
        phone.type_into(&format!("#{id}-name"), "Số tổ công nghệ số cộng đồng");
        phone.tap_in(&format!("#{row}"), "Xong");
        phone.tap("#use-form");
        phone.at("#/mau");
        phone.see("Báo cáo đang làm theo bản cũ của mẫu");
        let listed = phone.text_of("#own-list");
        assert!(listed.contains("Bản 3") && listed.contains("5 chỉ tiêu"), "{listed}");
    });
}

#[test]
fn a_form_of_the_app_is_the_start_of_ones_own() {
    on_a_phone(|phone| {
        phone.open("#/mau");
        phone.tap_in("[aria-labelledby=builtin] li", "Sửa thành mẫu riêng");
        phone.wait_for("#use-form");
        phone.tap("Tên mẫu, năm, nơi ban hành");
        phone.retype("#form-title", "Mục tiêu của xã ta");
        phone.tap("#use-form");
        phone.until("the form in the list", || phone.text_of("#own-list").contains("Mục tiêu của xã ta"));
        phone.tap("#own-list .item");
        phone.wait_for("#new-template input:checked");
        assert!(
            phone
                .script("return document.querySelector('#new-template input:checked').value", vec![])
                .as_str()
                .unwrap()
                .ends_with("-rieng")
        );
    });
}

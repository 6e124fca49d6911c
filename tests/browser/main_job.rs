//! The main job from the first visit to the file in the hands of the receiver.

use crate::harness::on_a_phone;
use crate::phone::Phone;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One line of `tests/data/main-job.csv`: a part of a row, how it is answered, and what the row comes to.
#[derive(Debug, serde::Deserialize)]
pub struct Line {
    pub section: String,
    pub number: String,
    pub part: String,
    pub how: String,
    pub first: String,
    pub second: String,
    pub outcome: String,
    pub note: String,
    pub reason: String,
}

impl Line {
    pub fn row(&self) -> String {
        format!("#row-{}-{}", self.section, self.number)
    }

    /// The selector of a field of the row.
    fn field(&self, name: &str) -> String {
        format!("#f-{}-{}-{name}", self.section, self.number)
    }

    /// The selector of a field of the part.
    fn part(&self, name: &str) -> String {
        self.field(&format!("{}-{name}", self.part))
    }
}

pub fn lines() -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/main-job.csv");
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// From nothing to the page of sections of a new report; gives its address.
pub fn begin(phone: &Phone, template: &str, unit: &str) -> String {
    phone.open("#/");
    phone.tap("Lập báo cáo mới");
    phone.at("#/moi");
    choose_form(phone, template);
    phone.retype("#new-unit", unit);
    phone.retype("#period-year", "2023");
    phone.tap("#start");
    phone.see("Các mục");
    phone.address()
}

/// Chooses a form on the page for a new report.
pub fn choose_form(phone: &Phone, template: &str) {
    phone.wait_for("#new-template input");
    if phone.has("#all-forms") {
        phone.tap("#all-forms");
    }
    phone.tap(&format!("#new-template label:has([value={template}])"));
}

/// Types a count, Enter, and the total into the field that Enter has led to.
fn share(phone: &Phone, line: &Line) {
    phone.type_into(&line.part("entered"), &line.first);
    phone.enter();
    let total = line.part("total");
    assert_eq!(format!("#{}", phone.focus()), total, "Enter leads from the count to the total");
    phone.press(&line.second);
    phone.enter();
    assert_ne!(format!("#{}", phone.focus()), total, "Enter leads on");
    on_screen(phone);
}

/// What has the focus can be seen whole, between the bars.
pub fn on_screen(phone: &Phone) {
    let script = "const it = document.activeElement, box = it.getBoundingClientRect();
        const bar = (it.closest('.bottom-bar') ? null : document.querySelector('.bottom-bar'))?.getBoundingClientRect().top ?? innerHeight;
        const top = document.querySelector('.top-bar').getBoundingClientRect().bottom;
        const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const ok = box.top >= top && box.bottom <= bar && (above === it || it.contains(above));
        return ok ? '' : `${it.id || it.className}: ${box.top} to ${box.bottom} between ${top} and ${bar}, above it ${above?.outerHTML}`;";
    let covered = phone.script(script, vec![]);
    assert_eq!(covered, "", "the focus is covered or off the screen");
}

/// Opens the choice of a row between figures and their absence, chooses, and says why.
fn absent(phone: &Phone, line: &Line) {
    phone.tap_in(&line.row(), "Thêm");
    phone.tap_in(&format!("{} .more", line.row()), "Không có số liệu");
    let choice = if line.how == "no_data" { "Không có số liệu" } else { "Không áp dụng" };
    phone.tap_in(&format!("{} .segmented", line.row()), choice);
    phone.type_into(&line.part("reason"), &line.reason);
}

/// Answers one part as a person does.
pub fn answer(phone: &Phone, line: &Line) {
    match line.how.as_str() {
        "share" => share(phone, line),
        // The total of these is entered once for all of them.
        "shared" | "number" => phone.type_into(&line.part("entered"), &line.first),
        "percent" => {
            phone.tap(&format!(".switch:has({})", line.part("only")));
            phone.type_into(&line.part("percent"), &line.first);
        }
        "milestone" => {
            let word = if line.first == "done" { "Đã thực hiện" } else { "Đang thực hiện" };
            phone.tap(&format!(
                ".segmented label:has([name=\"{}\"][value=\"{}\"])",
                &line.part("status")[1..],
                line.first
            ));
            assert!(phone.text_of(&line.row()).contains(word));
        }
        "no_data" | "not_applicable" => absent(phone, line),
        how => panic!("no way to answer: {how}"),
    }
}

/// What some rows have beside their answer.
pub fn add(phone: &Phone, line: &Line) {
    if !line.note.is_empty() {
        // Shown by itself where a target is not met.
        phone.type_into(&line.field("note"), &line.note);
    }
    match line.number.as_str() {
        "3" => document(phone, line, "12/BC-UBND"),
        "15" => document(phone, line, "15/BC-UBND"),
        "28" => document(phone, line, "128/KH-UBND"),
        "41" => {
            phone.tap_in(&line.row(), "Thêm");
            phone.tap_in(&format!("{} .more", line.row()), "Đơn vị đánh giá khác");
            phone.tap_in(&format!("{} .segmented-two", line.row()), "Đạt");
            phone.type_into(&line.field("declared-reason"), "Tỉnh mới ban hành cách tính khác");
        }
        _ => {}
    }
}

fn document(phone: &Phone, line: &Line, number: &str) {
    let row = line.row();
    if !phone.has(&line.field("evidence-0-number")) {
        phone.tap_in(&row, "Thêm");
        phone.tap_in(&format!("{row} .more"), "Thêm minh chứng");
    }
    phone.type_into(&line.field("evidence-0-number"), number);
    phone.type_into(&line.field("evidence-0-date"), "05/12/2023");
    phone.type_into(&line.field("evidence-0-subject"), "Báo cáo kết quả năm 2023");
}

/// All that stands in some sections.
pub fn answers(phone: &Phone, report: &str, sections: &[&str]) -> Vec<Vec<(String, String)>> {
    let read = |section: &&str| {
        phone.go(&format!("{report}/{section}"));
        phone.wait_for(&format!("#row-{section}-{}", first_number(section)));
        phone.answers()
    };
    sections.iter().map(read).collect()
}

pub fn first_number(section: &str) -> String {
    lines().into_iter().find(|it| it.section == section).unwrap().number
}

fn fill_section(phone: &Phone, section: &str) {
    let lines: Vec<Line> = lines().into_iter().filter(|it| it.section == section).collect();
    for parts in lines.chunk_by(|one, next| one.number == next.number) {
        for part in parts {
            answer(phone, part);
        }
        add(phone, &parts[0]);
    }
    for line in lines.iter().filter(|it| it.part == "a") {
        // The outcome stands beside the entry, and on the row.
        let declared = line.number == "41";
        let outcome = if declared { "met" } else { &line.outcome };
        phone.until(&format!("{} to be {outcome}", line.row()), || {
            phone.attribute(&line.row(), "data-outcome") == outcome
        });
        let badge = format!("{} [data-outcome={}]", line.row(), line.outcome);
        assert!(line.outcome == "not_entered" || phone.has(&badge), "{badge}");
    }
}

/// The shared totals, on the page of the sections.
pub fn totals(phone: &Phone) {
    phone.type_into("#total-he-thong-thong-tin", "14");
    phone.enter();
    assert_eq!(phone.focus(), "total-so-nganh-dia-phuong");
    phone.press("34");
    phone.enter();
    phone.press("4.864");
    phone.leave();
    // The one number with a dot before three digits is asked about and not guessed.
    phone.see("Anh, chị muốn nhập số nào?");
    phone.tap("4864 (số nguyên, không có phần lẻ)");
    phone.until("4864", || phone.value("#total-dan-so-truong-thanh") == "4864");
}

#[test]
fn a_report_from_nothing_to_the_receiver() {
    on_a_phone(|phone| {
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        totals(phone);
        phone.tap("I. Phát triển hạ tầng số");
        fill_section(phone, "I");
        phone.tap("Mục sau");
        phone.at("/II");
        fill_section(phone, "II");
        phone.tap("Mục sau");
        phone.at("/III");
        fill_section(phone, "III");

        let before = answers(phone, &report, &["I", "II", "III"]);
        assert!(before.iter().map(Vec::len).sum::<usize>() > 60, "{before:?}");
        phone.reload();
        phone.wait_for("#row-III-15");
        assert_eq!(answers(phone, &report, &["I", "II", "III"]), before, "a reload restores everything");

        for section in ["IV", "V", "VI"] {
            phone.go(&format!("{report}/{section}"));
            phone.wait_for(&format!("#row-{section}-{}", first_number(section)));
            fill_section(phone, section);
        }
        phone.tap("Kiểm tra");
        phone.at("/kiem-tra");
        check(phone);
        let file = send(phone);
        receive(phone, &file);
    });
}

/// One error to correct, two warnings to answer.
fn check(phone: &Phone) {
    phone.see("Phải sửa trước khi gửi");
    assert_eq!(phone.count("[data-code=numerator_over_denominator]"), 1);
    phone.tap("Sửa chỗ đầu tiên");
    phone.at("/VI/VI-43/a-entered");
    phone.until("the row with the error", || phone.focus() == "f-VI-43-a-entered");
    on_screen(phone);
    phone.enter();
    phone.press("\u{e009}a\u{e000}9");
    phone.leave();
    phone.until("70 % exceeded", || phone.attribute("#row-VI-43", "data-outcome") == "exceeded");
    phone.tap("Kiểm tra");
    phone.at("/kiem-tra");
    phone.see_no_more("Phải sửa trước khi gửi");
    let warnings = phone.count("li[data-code]");
    assert_eq!(warnings, 2, "{}", phone.text());
    assert!(phone.has("[data-code=not_met_without_note]") && phone.has("[data-code=same_measure_differs]"));
    // Not without the words.
    phone.tap("Hoàn tất báo cáo");
    phone.until("the first unanswered warning", || phone.focus() == "word-0");
    on_screen(phone);
    phone.see("Chưa có lời giải thích.");
    phone.see("Còn 2 chỗ chưa giải thích.");
    for at in 0..warnings {
        phone.type_into(&format!("#word-{at}"), "Đã đối chiếu sổ của xã");
    }
    phone.tap("Hoàn tất báo cáo");
    phone.at("/gui");
}

fn send(phone: &Phone) -> PathBuf {
    phone.see("Báo cáo đã hoàn tất");
    phone.tap("Dấu của máy này");
    phone.wait_for(".fingerprint");
    let mark = phone.text_of(".fingerprint");
    assert!(mark.len() > 20, "the mark of the device: {mark}");
    phone.tap("Lưu về máy");
    phone.see("Đã đưa tệp vào thư mục Tải xuống");
    let file = phone.downloaded("ubnd-xa-ha-tan_chi-tieu-2023-ha-tan_2023_r1.json.txt");
    let output = Command::new(env!("CARGO_BIN_EXE_thonso")).arg("verify").arg(&file).output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.status.success() && told["intact"] == true, "{told}");
    assert_eq!(told["identity"], phone.attribute("[data-identity]", "data-identity"));
    file
}

fn receive(phone: &Phone, file: &Path) {
    let identity = phone.attribute("[data-identity]", "data-identity");
    let mark = phone.text_of(".fingerprint");
    phone.go("#/mo");
    phone.pick("#files", &[file.to_owned()]);
    phone.wait_for("[data-result=intact]");
    assert_eq!(phone.attribute("[data-result=intact]", "data-identity"), identity);
    assert_eq!(phone.text_of(".fingerprint"), mark, "the receiver can compare the mark");
    phone.see("UBND xã Hà Tân");
    phone.tap("Đọc báo cáo");
    phone.wait_for("#report [data-row]");
    let shown = "return [...document.querySelectorAll('#report [data-row]')].map(it => [it.dataset.row, it.dataset.outcome])";
    let shown: Vec<(String, String)> = serde_json::from_value(phone.script(shown, vec![])).unwrap();
    let mut expected = Vec::new();
    for line in lines().iter().filter(|it| it.part == "a") {
        let outcome = match line.number.as_str() {
            "41" => "met",
            "43" => "exceeded",
            _ => &line.outcome,
        };
        expected.push((format!("{}-{}", line.section, line.number), outcome.to_owned()));
    }
    assert_eq!(expected.len(), 37);
    assert_eq!(shown, expected, "the receiver reads what was sent");

    let text = std::fs::read_to_string(file).unwrap();
    let invalid = |name: &str, content: &[u8], sentence: &str| {
        phone.open("#/mo");
        phone.pick("#files", &[phone.folder.put(name, content)]);
        phone.wait_for("[data-result=invalid]");
        phone.see(sentence);
    };
    let place = text.find("\"payload\"").unwrap() + 500;
    let mut flipped = text.clone().into_bytes();
    flipped[place] = if flipped[place] == b'A' { b'B' } else { b'A' };
    invalid("flipped.txt", &flipped, "Tệp đã bị sửa hoặc hỏng sau khi xuất: dấu của máy không khớp.");
    invalid("cut.txt", &text.as_bytes()[..text.len() / 2], "Tệp bị cắt mất phần cuối.");
    phone.open("#/mo");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    phone.pick("#files", &[phone.folder.put("windows.txt", windows.as_bytes())]);
    phone.wait_for("[data-result=intact]");
    assert_eq!(phone.attribute("[data-result=intact]", "data-identity"), identity);
}

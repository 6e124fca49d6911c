//! What has to work in each engine: the whole job with a real keyboard, from the start of the app to the file.

use crate::harness::on_each_engine;
use crate::looks::put_lines;
use crate::main_job::{Line, add, answer, answers, begin, lines, totals};
use crate::phone::Phone;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNIT: &str = "UBND xã Hà Tân";
const FILE: &str = "ubnd-xa-ha-tan_chi-tieu-2023-ha-tan_2023_r1.json.txt";
const SECTIONS: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
/// A row of each kind: a share, a percentage, a task with its document, one with a shared total, one without figures,
/// a number, one that does not apply.
const BY_HAND: [&str; 7] = ["1", "2", "3", "10", "20", "26", "34"];

/// A new report, at its sections; gives its address.
pub fn start(phone: &Phone) -> String {
    begin(phone, "chi-tieu-2023-ha-tan", UNIT)
}

/// Answers all rows: one of each kind by hand, the others quickly.
pub fn fill(phone: &Phone, report: &str) {
    totals(phone);
    for section in SECTIONS {
        phone.go(&format!("{report}/{section}"));
        phone.wait_for(&format!("[id^=row-{section}-]"));
        let (by_hand, others): (Vec<Line>, Vec<Line>) = lines()
            .into_iter()
            .filter(|it| it.section == section)
            .partition(|it| BY_HAND.contains(&it.number.as_str()));
        put_lines(phone, others.into_iter());
        for line in by_hand {
            answer(phone, &line);
            add(phone, &line);
            phone.leave();
            phone.until(&format!("{} to be {}", line.row(), line.outcome), || {
                phone.attribute(&line.row(), "data-outcome") == line.outcome
            });
        }
    }
}

/// Answers what the check asks, finishes and signs; gives the identity of the file.
pub fn finalise(phone: &Phone) -> String {
    phone.tap("Kiểm tra");
    phone.at("/kiem-tra");
    phone.wait_for("#finish");
    assert!(!phone.sees("Phải sửa trước khi gửi"), "{}", phone.text());
    for at in 0..phone.count("main [id^=word-]:not([id$=hint])") {
        phone.type_into(&format!("#word-{at}"), "Đã đối chiếu sổ của xã");
    }
    phone.tap("#finish");
    phone.at("/gui");
    phone.see("Báo cáo đã hoàn tất");
    identity(phone)
}

fn identity(phone: &Phone) -> String {
    phone.wait_for("[data-identity]");
    phone.attribute("[data-identity]", "data-identity")
}

/// The file in the folder of downloads.
pub fn export(phone: &Phone) -> PathBuf {
    phone.tap("Lưu về máy");
    phone.see("Đã đưa tệp vào thư mục Tải xuống");
    phone.downloaded(FILE)
}

/// The file as the command line and the page of the receiver see it.
pub fn read(phone: &Phone, file: &Path, identity: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_thonso")).arg("verify").arg(file).output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.status.success() && told["intact"] == true, "{told}");
    assert_eq!(told["identity"], identity);
    phone.go("#/mo");
    phone.pick("#files", &[file.to_owned()]);
    phone.wait_for("[data-result=intact]");
    assert_eq!(phone.attribute("[data-result=intact]", "data-identity"), identity);
    phone.see(UNIT);
}

on_each_engine!(the_whole_job);

fn the_whole_job(phone: &Phone) {
    phone.open("#/");
    let report = start(phone);
    fill(phone, &report);
    let before = answers(phone, &report, &SECTIONS);
    assert!(before.iter().map(Vec::len).sum::<usize>() > 100, "{before:?}");
    phone.reload();
    assert_eq!(answers(phone, &report, &SECTIONS), before, "a reload restores everything");

    let identity = finalise(phone);
    let file = export(phone);
    read(phone, &file, &identity);
    phone.open(&format!("{report}/gui"));
    assert_eq!(self::identity(phone), identity, "the file is kept");
}

on_each_engine!(the_screen_of_a_phone);

fn the_screen_of_a_phone(phone: &Phone) {
    phone.open("#/");
    phone.see("Chưa có báo cáo nào");
    assert_eq!(phone.script("return [innerWidth, innerHeight]", vec![]), json!([360, 640]));
    // What is typed beyond the first plane of letters arrives too.
    phone.go("#/moi");
    phone.type_into("#new-unit", "xã Hà Tân 😀");
    assert_eq!(phone.value("#new-unit"), "xã Hà Tân 😀");
    assert!(phone.console_errors().is_empty());
    phone.script("setTimeout(() => console.error('heard'))", vec![]);
    phone.until("the console", || phone.console_errors().iter().any(|it| it.contains("heard")));
}

on_each_engine!(closed_and_opened_again in chromium, firefox);

fn closed_and_opened_again(phone: &Phone) {
    phone.open("#/");
    let report = start(phone);
    phone.go(&format!("{report}/I"));
    phone.type_into("#f-I-1-a-entered", "4371/4864");
    phone.leave();
    phone.see("= 89,86 %");
    let typed = phone.answers();
    phone.switch_off();
    phone.lose_network();
    phone.find_network();
    phone.switch_on();
    phone.open(&format!("{report}/I"));
    phone.wait_for("#row-I-1");
    assert_eq!(phone.answers(), typed);
}

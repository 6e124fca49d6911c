//! A row beyond its figures: what is missing, why, who judges otherwise; and hurried thumbs.

use crate::form::at_section;
use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;
use serde_json::json;

const COUNT: &str = "#f-I-1-a-entered";
const TOTAL: &str = "#f-I-1-a-total";

fn outcome(phone: &Phone, row: &str) -> String {
    phone.attribute(row, "data-outcome")
}

/// Two quick taps of a finger where an element stands.
fn tap_twice(phone: &Phone, selector: &str) {
    let middle = "const it = document.querySelector(arguments[0]).getBoundingClientRect();
        return [it.left + it.width / 2, it.top + it.height / 2]";
    let place = phone.script(middle, vec![json!(selector)]);
    for _ in 0..2 {
        let point = json!([{ "x": place[0], "y": place[1] }]);
        phone.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point }));
        phone.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
}

#[test]
fn a_hurried_second_tap_does_nothing() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.go(&report);
        phone.wait_for("[data-section=II]");
        std::thread::sleep(std::time::Duration::from_millis(500));
        // At the same place of the next page stands its button to the next but one.
        tap_twice(phone, ".bottom-bar .button-primary");
        phone.at("/I");
        std::thread::sleep(std::time::Duration::from_millis(600));
        phone.at("/I");
        phone.tap(".bottom-bar .button-primary");
        phone.at("/II");
    });
}

#[test]
fn one_tap_says_that_there_is_no_figure() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        phone.tap_in("#row-I-1", "Thêm");
        phone.tap_in("#row-I-1 .more", "Không có số liệu");
        phone.until("no data", || outcome(phone, "#row-I-1") == "no_data");
        phone.until("the reason", || phone.focus() == "f-I-1-a-reason");
        assert!(!phone.has("#row-I-1 [data-code=absence_reason_missing]"), "nobody had time to say why");
        phone.leave();
        phone.wait_for("#row-I-1 [data-code=absence_reason_missing]");
        phone.type_into("#f-I-1-a-reason", "Chưa điều tra");
        phone.see_no_more("Chưa ghi vì sao không có kết quả.");
        phone.tap("#undo");
        phone.until("an empty reason", || phone.value("#f-I-1-a-reason").is_empty());
        phone.tap("#undo");
        phone.until("not entered", || outcome(phone, "#row-I-1") == "not_entered");
    });
}

#[test]
fn what_is_added_is_ready_to_be_typed() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        for (name, field) in [("Ghi chú", "f-I-1-note"), ("Thêm minh chứng", "f-I-1-evidence-0-number")] {
            if !phone.has("#row-I-1 .more[open]") {
                phone.tap_in("#row-I-1", "Thêm");
            }
            phone.tap_in("#row-I-1 .more", name);
            phone.until(field, || phone.focus() == field);
        }
    });
}

#[test]
fn another_judgement_than_the_rule() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        phone.type_into(COUNT, "12/100");
        phone.leave();
        phone.until("not met", || outcome(phone, "#row-I-1") == "not_met");
        phone.tap_in("#row-I-1", "Thêm");
        phone.tap_in("#row-I-1 .more", "Đơn vị đánh giá khác");
        phone.see("Như máy tính: Chưa đạt");
        let choices = "return [...document.querySelectorAll('[name=f-I-1-declared]')].map(it => it.value)";
        assert_eq!(phone.script(choices, vec![]), json!(["computed", "exceeded", "met"]));
        phone.tap("#row-I-1 label:has([name=f-I-1-declared][value=met])");
        phone.until("met", || outcome(phone, "#row-I-1") == "met");
        assert!(!phone.has("#row-I-1 [data-code=declared_reason_missing]"), "nobody had time to say why");
        phone.tap("#f-I-1-declared-reason");
        phone.leave();
        phone.wait_for("#row-I-1 [data-code=declared_reason_missing]");
        phone.type_into("#f-I-1-declared-reason", "Tính cả hộ mới");
        phone.leave();
        phone.until("no message", || !phone.has("#row-I-1 [data-code=declared_reason_missing]"));
    });
}

#[test]
fn a_finding_leads_to_its_field() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.type_into(COUNT, "5");
        phone.leave();
        phone.wait_for("#row-I-1 [data-code=total_missing]");
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("[data-code=total_missing] a");
        phone.until("the total", || format!("#{}", phone.focus()) == TOTAL);
        phone.press("4");
        phone.leave();
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("[data-code=numerator_over_denominator] a");
        phone.until("the count", || format!("#{}", phone.focus()) == COUNT);
        phone.retype(COUNT, "1");
        phone.leave();
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("[data-code=not_met_without_note] a");
        phone.until("the reason", || phone.focus() == "f-I-1-note");
        // A task leads to its choices.
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("[data-code=answer_missing] a[href$='I-3/a']");
        phone.until("the choices", || {
            phone.script("return document.activeElement.name ?? ''", vec![]) == "f-I-3-a-status"
        });
    });
}

#[test]
fn a_row_stays_while_it_is_typed_in() {
    on_a_phone(|phone| {
        at_section(phone, "III");
        phone.tap_in(".chips", "Chưa nhập 11");
        phone.type_into("#f-III-23-a-entered", "4");
        phone.press("00/412");
        assert_eq!(phone.value("#f-III-23-a-entered"), "400/412", "every key arrived");
        phone.leave();
        phone.until("the row to go", || !phone.has("#row-III-23"));
        phone.tap_in(".chips", "Tất cả 11");
        phone.until("the row", || phone.value("#f-III-23-a-entered") == "400");
    });
}

#[test]
fn letters_in_pieces_are_put_together() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        // "Đã thực hiện", each mark a character of its own, as a Mac sends it.
        let text = "Không có số liệu";
        let pieces = phone.script("return arguments[0].normalize('NFD')", vec![json!(text)]);
        assert_ne!(pieces, text);
        phone.tap(COUNT);
        phone.cdp("Input.insertText", json!({ "text": pieces }));
        phone.leave();
        phone.until("no data", || outcome(phone, "#row-I-1") == "no_data");
        phone.tap("#f-I-1-a-reason");
        phone.cdp("Input.insertText", json!({ "text": pieces }));
        phone.leave();
        phone.until("the reason in whole letters", || phone.value("#f-I-1-a-reason") == text);
    });
}

#[test]
fn shared_totals_with_their_unit_and_out_of_the_way() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.go(&report);
        phone.wait_for("[id^=total-]");
        let fields = "return [...document.querySelectorAll('[id^=total-]:is(input)')].map(it =>
            [`#${it.id}`, it.parentElement.querySelector('span').innerText])";
        let fields: Vec<[String; 2]> = serde_json::from_value(phone.script(fields, vec![])).unwrap();
        for [field, unit] in &fields {
            phone.type_into(field, &format!("20 {unit}"));
            phone.leave();
            phone.until(field, || phone.value(field) == "20");
        }
        phone.reload();
        phone.wait_for("[data-section]");
        assert!(!phone.has(&fields[0][0]), "what is complete makes room");
        phone.tap("Tổng số dùng chung");
        phone.until("the totals", || phone.value(&fields[0][0]) == "20");
    });
}

#[test]
fn an_address_of_no_section() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.go(&format!("{report}/khong-co"));
        phone.see("Không có trang này");
        phone.tap("Về Trang chủ");
        phone.wait_for("[data-draft]");
    });
}

#[test]
fn a_total_nobody_sees_does_not_count() {
    on_a_phone(|phone| {
        let report = begin(phone, "muc-tieu-2024-binh-thuan", "Sở");
        phone.go(&format!("{report}/II"));
        let field = "#f-II-3-a-entered";
        phone.type_into(field, "6/8");
        phone.leave();
        phone.until("the share", || phone.text_of("#row-II-3").contains("= 75 %"));
        phone.retype(field, "7");
        phone.leave();
        phone.until("the number alone", || phone.text_of("#row-II-3").contains("= 7 %"));
    });
}

#[test]
fn an_open_question_about_a_shared_total() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.go(&report);
        phone.wait_for("[id^=total-]");
        let field = "#total-dan-so-truong-thanh";
        phone.type_into(field, "1.234");
        phone.leave();
        phone.see("Anh, chị muốn nhập số nào?");
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("[data-code=ambiguous_number] a");
        phone.at(&report);
        phone.wait_for(field);
    });
}

#[test]
fn what_is_explained_is_not_asked_again() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        // A task done without a document: a warning that takes a word.
        phone.tap(".segmented label:has([name=f-I-3-a-status][value=done])");
        phone.go(&report);
        phone.see("1 chỗ cần xem");
        phone.go(&format!("{report}/kiem-tra"));
        phone.type_into("#word-0", "Văn bản lưu ở huyện");
        phone.leave();
        phone.go(&report);
        phone.wait_for("[data-section=I]");
        phone.see_no_more("1 chỗ cần xem");
    });
}

#[test]
fn a_date_of_a_document_is_told_at_its_field() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.tap_in("#row-I-1", "Thêm");
        phone.tap_in("#row-I-1 .more", "Thêm minh chứng");
        let date = "#f-I-1-evidence-0-date";
        phone.type_into(date, "31/2/2023");
        assert!(!phone.sees("Chưa hiểu ngày"), "not while it is typed");
        phone.type_into("#f-I-1-evidence-0-number", "12/BC");
        phone.leave();
        phone.see("Chưa hiểu ngày “31/2/2023” của văn bản.");
        assert_eq!(phone.attribute(date, "aria-invalid"), "true");
        assert!(phone.has("fieldset:has(#f-I-1-evidence-0-date) > .pair + .finding"), "right below");
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("Sửa chỗ đầu tiên");
        phone.until("the field", || phone.focus() == "f-I-1-evidence-0-date");
        phone.see("Chưa hiểu ngày");
        phone.retype(date, "28/2/2023");
        phone.leave();
        phone.see_no_more("Chưa hiểu ngày");
        assert_ne!(phone.attribute(date, "aria-invalid"), "true");
    });
}

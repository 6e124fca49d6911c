//! The form: moving on, composing letters, taking back, finding, keys alone.

use crate::harness::on_a_phone;
use crate::main_job::{begin, on_screen};
use crate::phone::Phone;
use serde_json::{Value, json};
use thirtyfour::Key;

/// The form of these tests.
pub const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
const COUNT: &str = "#f-I-1-a-entered";
const TOTAL: &str = "#f-I-1-a-total";
const NOTE: &str = "#f-I-1-note";

/// A new report of [`TEMPLATE`], at a section.
pub fn at_section(phone: &Phone, section: &str) -> String {
    let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
    phone.go(&format!("{report}/{section}"));
    phone.wait_for(".row-card");
    report
}

#[test]
fn a_very_long_note() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        phone.tap_in("#row-I-1", "Thêm");
        phone.tap_in("#row-I-1 .more", "Ghi chú");
        phone.tap(NOTE);
        let text = "Đường lên bản ";
        for _ in 0..10 {
            phone.cdp("Input.insertText", json!({ "text": text.repeat(72) }));
        }
        let length = text.chars().count() * 720;
        assert!(length > 10_000);
        phone.leave();
        phone.wait_for("#row-I-1 [data-code=text_too_long]");
        phone.see("Rút gọn lại; phần đã nhập vẫn còn nguyên.");
        phone.reload();
        phone.wait_for(NOTE);
        assert_eq!(phone.value(NOTE).chars().count(), length);
        phone.type_into(COUNT, "6/6");
        phone.leave();
        phone.see("= 100 %");
    });
}

#[test]
fn enter_moves_on_and_the_field_is_seen() {
    on_a_phone(|phone| {
        at_section(phone, "III");
        let fields =
            "return [...document.querySelectorAll('main .entry')].map(it => [it.id, it.inputMode, it.type])";
        let fields: Vec<[String; 3]> = serde_json::from_value(phone.script(fields, vec![])).unwrap();
        assert!(fields.len() > 20, "{fields:?}");
        phone.type_into(&format!("#{}", fields[0][0]), "1");
        for [id, mode, kind] in &fields {
            assert_eq!((mode.as_str(), kind.as_str()), ("decimal", "text"), "{id}");
            phone.until(id, || phone.focus() == *id);
            on_screen(phone);
            phone.press("1");
            phone.enter();
        }
        // After the last one Enter leads to the main button.
        phone.until("the main button", || {
            phone.script("return document.activeElement.matches('.bottom-bar .button-primary')", vec![])
                == true
        });
        let numbers = "return document.querySelectorAll('input[type=number]').length";
        assert_eq!(phone.script(numbers, vec![]), 0);
    });
}

/// Composes letters in place as Telex on a phone does, then commits them.
fn compose(phone: &Phone, steps: &[&str]) {
    for text in steps {
        let end = text.encode_utf16().count();
        phone.cdp(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": end, "selectionEnd": end }),
        );
    }
    phone.cdp("Input.insertText", json!({ "text": steps[steps.len() - 1] }));
}

fn caret(phone: &Phone) -> Value {
    phone.script("return document.activeElement.selectionStart", vec![])
}

#[test]
fn letters_composed_in_place() {
    on_a_phone(|phone| {
        phone.open("#/moi");
        phone.tap("#new-unit");
        compose(phone, &["x", "xa", "xã"]);
        compose(phone, &[" ", " H", " Ha", " Hà"]);
        phone.until("the unit", || phone.value("#new-unit") == "xã Hà");
        assert_eq!(caret(phone), 5);

        at_section(phone, "I");
        phone.tap_in("#row-I-1", "Thêm");
        phone.tap_in("#row-I-1 .more", "Ghi chú");
        phone.type_into(NOTE, "An Tân");
        for _ in 0..3 {
            phone.press(&Key::Left.value().to_string());
        }
        assert_eq!(caret(phone), 3);
        compose(phone, &["d", "dd", "đ", "đu", "đuo", "đuơ", "đươ", "đươn", "đương", "đường"]);
        phone.until("the note", || phone.value(NOTE) == "An đườngTân");
        assert_eq!(caret(phone), 8, "the caret stays behind what was composed");
        phone.press(" ");
        phone.until("the blank", || phone.value(NOTE) == "An đường Tân");
        phone.reload();
        phone.wait_for(NOTE);
        assert_eq!(phone.value(NOTE), "An đường Tân");
        // A keyboard that composes digits too, as some do.
        phone.tap(COUNT);
        compose(phone, &["4", "45", "45/", "45/5", "45/50"]);
        phone.leave();
        phone.until("the share", || (phone.value(COUNT), phone.value(TOTAL)) == ("45".into(), "50".into()));
    });
}

#[test]
fn a_change_is_taken_back() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        phone.type_into(COUNT, "4371/4864");
        phone.leave();
        phone.until("exceeded", || phone.attribute("#row-I-1", "data-outcome") == "exceeded");
        phone.retype(COUNT, "12");
        phone.leave();
        phone.until("not met", || phone.attribute("#row-I-1", "data-outcome") == "not_met");
        phone.tap("#undo");
        phone.until("what was there before", || phone.value(COUNT) == "4371");
        phone.see("Đã hoàn tác.");
        phone.until("exceeded", || phone.attribute("#row-I-1", "data-outcome") == "exceeded");
        phone.tap(".segmented label:has([name=f-I-3-a-status][value=done])");
        phone.until("met", || phone.attribute("#row-I-3", "data-outcome") == "met");
        phone.tap("#undo");
        phone.until("not entered", || phone.attribute("#row-I-3", "data-outcome") == "not_entered");
        let chosen = "return document.querySelectorAll('[name=f-I-3-a-status]:checked').length";
        assert_eq!(phone.script(chosen, vec![]), 0, "the choice shows what holds");
        phone.reload();
        phone.wait_for(COUNT);
        assert_eq!((phone.value(COUNT), phone.value(TOTAL)), ("4371".into(), "4864".into()));
    });
}

#[test]
fn search_and_filters() {
    on_a_phone(|phone| {
        at_section(phone, "III");
        let rows = |count: u64| phone.until(&format!("{count} rows"), || phone.count(".row-card") == count);
        rows(11);
        phone.type_into("#search", "thu tuc hanh chinh");
        phone.until("fewer rows", || (1..11).contains(&phone.count(".row-card")));
        phone.retype("#search", "23");
        phone.until("row 23", || phone.has("#row-III-23"));
        phone.retype("#search", "không có đâu");
        rows(0);
        phone.see("Không có chỉ tiêu nào như vậy trong mục này.");
        phone.retype("#search", "");
        rows(11);
        phone.type_into("#f-III-23-a-entered", "400/412");
        phone.leave();
        phone.tap_in(".chips", "Chưa đạt 1");
        rows(1);
        phone.tap_in(".chips", "Chưa nhập 10");
        rows(10);
        phone.tap_in(".chips", "Tất cả 11");
        rows(11);
    });
}

#[test]
fn keys_alone() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        let tab = Key::Tab.value().to_string();
        phone.type_into("#f-I-2-a-total", "1");
        let named = "const it = document.activeElement; return it.name || it.id || it.tagName";
        let name = || phone.script(named, vec![]).as_str().unwrap_or_default().to_owned();
        for _ in 0..6 {
            phone.press(&tab);
            if name() == "f-I-3-a-status" {
                break;
            }
        }
        assert_eq!(name(), "f-I-3-a-status", "Tab leads to the choices");
        on_screen(phone);
        phone.press(" ");
        phone.until("not started", || phone.attribute("#row-I-3", "data-outcome") == "not_met");
        phone.press(&Key::Right.value().to_string().repeat(2));
        phone.until("done", || phone.attribute("#row-I-3", "data-outcome") == "met");
        assert_eq!(name(), "f-I-3-a-status", "the focus stays on the choices");
    });
}

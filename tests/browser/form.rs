//! The fields: what people type, paste and compose; moving on; taking back; finding; keys only; English.

use crate::harness::on_a_phone;
use crate::main_job::{begin, on_screen};
use crate::phone::Phone;
use serde_json::{Value, json};
use thirtyfour::Key;

const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
const COUNT: &str = "#f-I-1-a-entered";
const TOTAL: &str = "#f-I-1-a-total";
const PERCENT: &str = "#f-I-1-a-percent";
const NOTE: &str = "#f-I-1-note";

/// A new report, at a section.
fn at_section(phone: &Phone, section: &str) -> String {
    let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
    phone.go(&format!("{report}/{section}"));
    phone.wait_for(".row-card");
    report
}

/// A row without anything in it, whatever was tried before.
fn empty(phone: &Phone) {
    if phone.has(PERCENT) {
        phone.retype(PERCENT, "");
        phone.tap(".switch:has(#f-I-1-a-only)");
        phone.wait_for(COUNT);
    }
    phone.retype(COUNT, "");
    phone.retype(TOTAL, "");
    phone.leave();
    phone.until("an empty row", || phone.attribute("#row-I-1", "data-outcome") == "not_entered");
}

fn code(code: &str) -> String {
    format!("#row-I-1 [data-code={code}]")
}

#[test]
fn a_share_is_taken_apart() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        for typed in ["4371/4864", "4371/4864 (89,9%)", " 4.371 / 4.864 ", "4371/4864 hộ"] {
            phone.type_into(COUNT, typed);
            phone.leave();
            phone.until(typed, || (phone.value(COUNT), phone.value(TOTAL)) == ("4371".into(), "4864".into()));
            phone.see("= 89,86 %");
            assert!(!phone.has("#row-I-1 .finding-error"), "{typed}: {}", phone.text_of("#row-I-1"));
            empty(phone);
        }
        // Pasted, it is taken apart at once.
        phone.tap(COUNT);
        let paste = "const it = document.querySelector(arguments[0]); it.value = '45/50';
            it.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        phone.script(paste, vec![json!(COUNT)]);
        phone.until("the paste", || (phone.value(COUNT), phone.value(TOTAL)) == ("45".into(), "50".into()));
    });
}

#[test]
fn a_wrong_entry_says_what_and_what_to_do() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        for (typed, said, sentence) in [
            ("5/0", "zero_denominator", "Tổng số đang là 0. Nhập tổng số lớn hơn 0"),
            ("7/6", "numerator_over_denominator", "Số đã đạt lớn hơn tổng số. Xem lại hai số này."),
            ("150%", "share_out_of_range", "Tỷ lệ phải từ 0 đến 100 %. Xem lại số này."),
            ("😀", "unreadable_number", "Chưa hiểu số ở ô đã đạt. Nhập như 4371/4864 hoặc 89,9%."),
            ("nhiều lắm", "unreadable_number", "Chưa hiểu số ở ô đã đạt."),
            ("1/2/3", "unreadable_number", "Chưa hiểu số"),
            ("99999999999999999999", "number_too_large", "Số ở ô đã đạt quá lớn."),
        ] {
            phone.type_into(COUNT, typed);
            // While it is being typed nobody is told that it is wrong.
            assert!(!phone.has(&code(said)), "{typed} complained of before the field was left");
            phone.leave();
            phone.wait_for(&code(said));
            assert!(phone.text_of(&code(said)).contains(sentence), "{typed}: {}", phone.text_of(&code(said)));
            let kept: Vec<String> = [COUNT, TOTAL, PERCENT].map(|it| phone.value(it)).into();
            let digits = |it: &str| it.replace(['/', '%'], "");
            assert_eq!(digits(&kept.concat()), digits(typed), "what was typed is still there");
            assert!(phone.has("#row-I-1 [aria-invalid=true]"));
            empty(phone);
        }
        phone.type_into(COUNT, "nhiều");
        phone.leave();
        english(phone, &format!("{report}/I"));
        phone.see("Enter it like 4371/4864 or 89.9%.");
        assert_eq!(phone.value(COUNT), "nhiều");
    });
}

fn english(phone: &Phone, back_to: &str) {
    phone.go("#/cai-dat");
    phone.tap(".segmented label:has([name=language][value=en])");
    phone.see("Settings");
    phone.go(back_to);
}

#[test]
fn a_dot_before_three_digits_is_asked_about() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        for (choice, becomes) in
            [("1234 (số nguyên, không có phần lẻ)", "1234"), ("1,234 (1 phẩy 234)", "1,234")]
        {
            phone.type_into(COUNT, "1.234");
            phone.enter();
            phone.press("5000");
            phone.leave();
            phone.see("Anh, chị muốn nhập số nào?");
            assert_eq!(phone.count("#row-I-1 .ask .button"), 2);
            phone.tap(choice);
            phone.until(becomes, || phone.value(COUNT) == becomes);
            phone.see_no_more("Anh, chị muốn nhập số nào?");
            phone.leave();
            assert_eq!(phone.value(COUNT), becomes);
            empty(phone);
        }
    });
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
        phone.wait_for(&code("text_too_long"));
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

/// Words of the app that are left in Vietnamese: not from the form, not typed, not a name.
fn vietnamese(phone: &Phone) -> Vec<String> {
    let template = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/{TEMPLATE}.json")),
    );
    let script = r"
        const own = words(arguments[0]), names = /UBND xã Hà Tân|Thôn Số|Tiếng Việt|NĐ-CP/g;
        const letters = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
        const texts = [];
        const walk = document.createTreeWalker(document.querySelector('.app:not([hidden])'), NodeFilter.SHOW_TEXT);
        for (let it = walk.nextNode(); it; it = walk.nextNode()) texts.push(it.data);
        for (const it of document.querySelectorAll('.app:not([hidden]) *'))
            for (const name of ['aria-label', 'title', 'placeholder']) texts.push(it.getAttribute(name));
        const foreign = it => letters.test(it) && !own.includes(it.replace(/…$/, '').replace(/^([IV]+|\d+|[ab]\))[.]? /, ''));
        return [...new Set(texts.map(it => words((it ?? '').replace(names, ''))))].filter(foreign);";
    serde_json::from_value(phone.script(script, vec![json!(template.unwrap())])).unwrap()
}

#[test]
fn in_english() {
    on_a_phone(|phone| {
        let report = at_section(phone, "I");
        phone.type_into(COUNT, "12/4864");
        phone.leave();
        phone.see("Lý do chưa đạt");
        let before = phone.answers();
        english(phone, &format!("{report}/I"));
        phone.see("Why the target is not met");
        assert_eq!(phone.answers(), before);
        phone.see("= 0.25%");
        let pages = ["", "/I", "/II", "/V", "/kiem-tra", "/gui", "/in"].map(|it| format!("{report}{it}"));
        let others =
            ["#/", "#/moi", "#/mo", "#/mau", "#/an-toan", "#/cai-dat", "#/nothing"].map(str::to_owned);
        for page in pages.iter().chain(&others) {
            phone.go(page);
            phone.until(page, || {
                phone.has(".app:not([hidden]) h1") && !phone.sees("Opening…") && !phone.sees("Loading")
            });
            let left = vietnamese(phone);
            // The heading of an annex is fixed by law.
            assert!(left.is_empty() || page.ends_with("/in"), "{page}: {left:#?}");
        }
        phone.reload();
        phone.see("There is no such page");
    });
}

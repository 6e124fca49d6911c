//! The check: how many warnings wait for a word, where the words go, rows that cannot be read.

use crate::drafts::{FILL, NO_JOURNAL};
use crate::harness::on_a_phone;
use crate::looks::filled;
use crate::main_job::on_screen;
use crate::phone::Phone;
use serde_json::json;

/// Changes what is kept of some rows of a report, behind the app's back.
fn change_rows(phone: &Phone, report: &str, change: &str) {
    let id = report.rsplit('/').next().unwrap();
    let script = format!(
        "for (const key of Object.keys(localStorage)) {{
            const row = key.split(arguments[0] + '/row/')[1];
            if (!row) continue;
            const body = kept(key);
            ({change})(body, row);
            keep(key, body);
        }}"
    );
    phone.script(&script, vec![json!(id)]);
}

/// A filled-in report with a warning for every target that was missed.
fn with_warnings(phone: &Phone) -> String {
    phone.open("#/");
    let report = filled(phone);
    change_rows(phone, &report, "body => { body.note = '' }");
    phone.open(&format!("{report}/kiem-tra"));
    phone.wait_for("#warnings");
    report
}

fn words(phone: &Phone) -> u64 {
    phone.count("main [id^=word-]:not([id$=hint])")
}

#[test]
fn the_count_of_open_warnings_is_told() {
    on_a_phone(|phone| {
        let report = with_warnings(phone);
        let all = words(phone);
        assert!(all > 5, "{}", phone.text());
        let heading = |left: u64, all: u64| format!("Cần xem lại · còn {left} trên {all}");
        assert_eq!(phone.text_of("#warnings"), heading(all, all));
        phone.see(&format!("Còn {all} chỗ chưa giải thích."));
        let place = "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().top)";
        phone.type_into("#word-0", "C");
        let before = phone.script(place, vec![json!("#word-0")]);
        phone.press("hưa có kinh phí");
        phone.until("one less", || phone.text_of("#warnings") == heading(all - 1, all));
        assert_eq!(phone.script(place, vec![json!("#word-0")]), before, "nothing moves while typing");
        // Enter leads to the next one without a word.
        phone.enter();
        phone.until("the next", || phone.focus() == "word-1");
        on_screen(phone);
        assert_eq!(words(phone), all);

        // Opened anew, only what is open stands open: a note is no warning any more, a word is folded away.
        phone.script("document.querySelector('[data-code=same_measure_differs] input').focus()", vec![]);
        phone.press("Hai cách đếm");
        phone.leave();
        phone.go(&report);
        phone.see("Các mục");
        phone.go(&format!("{report}/kiem-tra"));
        phone.until("the explained ones", || phone.has("#explained"));
        assert_eq!(phone.text_of("#warnings"), heading(all - 2, all - 1));
        assert_eq!(phone.text_of("#explained summary"), "Đã giải thích (1)");
        assert_eq!(words(phone), all - 2);
        phone.tap("#explained summary");
        let folded = format!("#word-{}", all - 2);
        assert_eq!(phone.value(&folded), "Hai cách đếm");
        phone.retype(&folded, "");
        phone.until("it is open again", || phone.text_of("#warnings") == heading(all - 1, all - 1));
    });
}

#[test]
fn a_refusal_is_told_at_the_field() {
    on_a_phone(|phone| {
        with_warnings(phone);
        assert!(!phone.has("main .field [role=alert]"));
        phone.type_into("#word-0", "Chưa có kinh phí");
        phone.leave();
        phone.tap("#finish");
        phone.until("the first without a word", || phone.focus() == "word-1");
        on_screen(phone);
        assert_eq!(phone.attribute("#word-1", "aria-invalid"), "true");
        assert_eq!(phone.attribute("#word-1-hint", "role"), "alert");
        assert!(phone.has("#word-1-hint .icon"));
        assert!(phone.text_of("#word-1-hint").starts_with("Chưa có lời giải thích."));
        assert_eq!(phone.attribute("#word-0", "aria-invalid"), "");
        assert!(phone.attribute("#words-left", "class").contains("finding-error"));
        phone.type_into("#word-1", "x");
        phone.until("the error to go", || phone.attribute("#word-1", "aria-invalid").is_empty());
    });
}

#[test]
fn a_word_too_long_is_told_at_its_field() {
    on_a_phone(|phone| {
        let report = with_warnings(phone);
        let put = "for (const it of document.querySelectorAll(arguments[0])) {
            it.value = arguments[1]; it.dispatchEvent(new Event('input', { bubbles: true }));
        }";
        phone.script(put, vec![json!("[id^=word-]:not([id$=hint])"), json!("Đã xem")]);
        let refused = |field: &str, sentence: &str| {
            phone.tap("#finish");
            phone.until("the word", || phone.focus() == field);
            on_screen(phone);
            assert_eq!(phone.attribute(&format!("#{field}"), "aria-invalid"), "true");
            assert_eq!(phone.attribute(&format!("#{field}-hint"), "role"), "alert");
            assert!(phone.text_of(&format!("#{field}-hint")).starts_with(sentence), "{}", phone.text());
            assert!(!phone.has("#problem"));
        };
        // A note has more room than other words.
        let note = phone.attribute("[data-code=not_met_without_note] input", "id");
        let word = phone.attribute("[data-code=same_measure_differs] input", "id");
        phone.script(put, vec![json!(format!("#{note}")), json!("x".repeat(2_500))]);
        refused(&note, "Ghi chú dài 2.500 ký tự, quá 2.000.");
        phone.script(put, vec![json!(format!("#{note}")), json!("x".repeat(2_000))]);
        phone.until("the error to go", || phone.attribute(&format!("#{note}"), "aria-invalid").is_empty());
        phone.script(put, vec![json!(format!("#{word}")), json!("x".repeat(2_500))]);
        refused(&word, "Lời giải thích dài 2.500 ký tự, quá 500.");

        // Opened anew, it is told at its field and nowhere else.
        phone.go(&report);
        phone.wait_for("[data-section]");
        phone.go(&format!("{report}/kiem-tra"));
        phone.wait_for("#word-0[aria-invalid]");
        assert!(!phone.has("[data-code=text_too_long]"));
        refused("word-0", "Lời giải thích dài 2.500 ký tự, quá 500.");
        phone.retype("#word-0", "Hai cách đếm");
        phone.leave();
        phone.tap("#finish");
        phone.at("/gui");
    });
}

#[test]
fn why_a_target_is_missed_is_the_note_of_its_row() {
    on_a_phone(|phone| {
        let report = with_warnings(phone);
        let row = "[data-code=not_met_without_note]";
        assert_eq!(phone.text_of(&format!("{row} label")), "Lý do chưa đạt");
        let address = phone.attribute(&format!("{row} a"), "href");
        for at in 0..words(phone) {
            phone.type_into(&format!("#word-{at}"), &format!("Lý do số {at}"));
        }
        phone.tap("#finish");
        phone.at("/gui");
        phone.go(&format!("{report}/in"));
        phone.wait_for(".annex td");
        let notes = "return [...document.querySelectorAll('.annex td:last-child')].map(it => words(it.innerText)).filter(it => it.includes('Lý do số 0'))";
        assert_eq!(phone.script(notes, vec![]), json!(["Lý do số 0"]), "once, in the column of notes");
        let row = address.split('/').nth(4).unwrap();
        phone.go(&address);
        phone.wait_for(&format!("#f-{row}-note"));
        assert_eq!(phone.value(&format!("#f-{row}-note")), "Lý do số 0");
    });
}

#[test]
fn a_finding_leads_to_its_part() {
    on_a_phone(|phone| {
        phone.open("#/");
        let report = filled(phone);
        // One part of a row of two is emptied.
        change_rows(
            phone,
            &report,
            "(body, row) => { if (row === 'III-16') for (const key of Object.keys(body.parts)) if (key !== 'a') delete body.parts[key] }",
        );
        phone.open(&format!("{report}/kiem-tra"));
        phone.wait_for("[data-code=answer_missing] a");
        assert!(phone.attribute("[data-code=answer_missing] a", "href").ends_with("/III/III-16/b"));
        phone.tap("[data-code=answer_missing] a");
        phone.at("/III/III-16/b");
        phone.wait_for("#row-III-16");
    });
}

#[test]
fn rows_that_cannot_be_read_stop_the_report() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        phone.open("#/");
        let report = filled(phone);
        let id = report.rsplit('/').next().unwrap();
        let key = format!("thonso/draft/{id}/row/I-1");
        phone.script("localStorage.setItem(arguments[0], '{\"v\":1,')", vec![json!(key)]);
        phone.open(&format!("{report}/kiem-tra"));
        phone.see("Máy không đọc được số liệu đã lưu");
        assert_eq!(phone.count("[data-code=unreadable_row]"), 1);
        assert!(!phone.has("[data-code=answer_missing]"), "it is not told twice");
        phone.tap("Sửa chỗ đầu tiên");
        phone.at("/I/I-1");
        phone.wait_for("#f-I-1-a-entered");
        assert_eq!(phone.value("#f-I-1-a-entered"), "");
        phone.type_into("#f-I-1-a-entered", "4371/4864");
        phone.leave();
        phone.go(&format!("{report}/kiem-tra"));
        phone.see_no_more("Máy không đọc được số liệu đã lưu");
        phone.see("Hoàn tất báo cáo");
    });
}

#[test]
fn a_word_given_before_still_answers() {
    on_a_phone(|phone| {
        let report = with_warnings(phone);
        let all = words(phone);
        let row = phone.attribute("[data-code=not_met_without_note] a", "href");
        let row = row.split('/').nth(4).unwrap();
        let meta = format!("thonso/draft/{}/meta", report.rsplit('/').next().unwrap());
        let key = format!("{row}//not_met_without_note/");
        let give =
            "keep(arguments[0], { ...kept(arguments[0]), acknowledged: { [arguments[1]]: 'Lời đã ghi' } })";
        phone.script(give, vec![json!(meta), json!(key)]);
        phone.reload();
        phone.wait_for("#explained");
        phone.tap("#explained summary");
        let field = format!("#word-{}", all - 1);
        assert_eq!(phone.value(&field), "Lời đã ghi");
        // Changed, it moves to where it belongs and is not kept twice.
        phone.retype(&field, "Lời mới");
        phone.leave();
        let kept = "return [kept(arguments[0]).acknowledged ?? {}, kept(arguments[0].replace('/meta', '/row/' + arguments[1])).note]";
        assert_eq!(phone.script(kept, vec![json!(meta), json!(row)]), json!([{}, "Lời mới"]));
    });
}

#[test]
fn words_typed_while_the_store_is_full() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        let report = with_warnings(phone);
        phone.script(FILL, vec![]);
        phone.type_into("#word-0", "Chưa có kinh phí nên chưa mua được máy mới cho các thôn");
        phone.see("Bộ nhớ trình duyệt đã đầy");
        phone.script("Object.keys(localStorage).filter(it => it.startsWith('other/')).forEach(it => localStorage.removeItem(it))", vec![]);
        phone.type_into("#word-1", "Đang làm");
        phone.leave();
        phone.see("Đã lưu một bản");
        let notes = "return Object.keys(localStorage).filter(it => it.includes('/row/') && localStorage.getItem(it).includes('các thôn')).length";
        assert_eq!(phone.script(notes, vec![]), 1, "“saved” is said when all of it is");
        assert!(phone.address().starts_with(&report));
    });
}

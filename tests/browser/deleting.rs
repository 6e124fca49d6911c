//! Deleted reports: taken back at once, brought back days later, deleted for good, making room where the store is full.

use crate::drafts::{FILL, MENU, answer, home, id_of, with_a_report, with_a_report_kept_once};
use crate::phone::Phone;

const CARD: &str = "[data-deleted]";

fn delete(phone: &Phone, report: &str) {
    phone.go(report);
    phone.tap(MENU);
    phone.tap("#delete");
    phone.see("Đã xóa báo cáo.");
}

/// How many records of a report are kept.
fn records(phone: &Phone, report: &str) -> serde_json::Value {
    let script = "return Object.keys(localStorage).filter(it => it.includes(arguments[0])).length";
    phone.script(script, vec![id_of(report).into()])
}

fn has_its_answer(phone: &Phone, report: &str) {
    phone.go(&format!("{report}/I"));
    phone.until("its answer", || phone.value("#f-I-1-a-entered") == "4371");
}

#[test]
fn taken_back_at_once() {
    with_a_report(|phone, report| {
        delete(phone, report);
        phone.tap_in(".snackbar", "Hoàn tác");
        phone.at(report);
        phone.see("Đã nhập 1/37");
        home(phone, 1);
        assert!(!phone.sees("Đã xóa gần đây"));
    });
}

#[test]
fn brought_back_later() {
    with_a_report(|phone, report| {
        delete(phone, report);
        // The phone has closed the browser in the meantime, more than once.
        phone.reload();
        phone.see("Chưa có báo cáo nào");
        phone.reload();
        phone.see("Đã xóa gần đây (1)");
        phone.open(report);
        phone.see("Không có trang này");
        phone.go("#/");
        phone.tap("Đã xóa gần đây (1)");
        phone.at("#/da-xoa");
        phone.see("Năm 2023 · UBND xã Hà Tân");
        phone.tap("Lấy lại");
        phone.see("Đã lấy lại báo cáo.");
        home(phone, 1);
        assert!(!phone.sees("Đã xóa gần đây"));
        has_its_answer(phone, report);
    });
}

#[test]
fn deleted_for_good() {
    with_a_report(|phone, report| {
        delete(phone, report);
        phone.go("#/da-xoa");
        phone.tap_in(CARD, "Xóa hẳn");
        phone.see("Xóa hẳn? Không lấy lại được.");
        phone.until("the focus on the way out", || phone.focus() == "keep-report");
        assert_ne!(records(phone, report), 0);
        phone.tap_in(CARD, "Thôi");
        phone.see_no_more("Không lấy lại được.");
        phone.tap_in(CARD, "Xóa hẳn");
        phone.see("Xóa hẳn? Không lấy lại được.");
        phone.tap_in(CARD, "Xóa hẳn");
        phone.see("Không có báo cáo nào đã xóa.");
        assert_eq!(records(phone, report), 0);
        phone.go("#/");
        phone.see("Chưa có báo cáo nào");
        assert!(!phone.sees("Đã xóa gần đây"));
    });
}

#[test]
fn the_last_ten_are_kept() {
    with_a_report(|phone, report| {
        let copy = "for (let n = 0; n < 12; n += 1) {
            for (const key of Object.keys(localStorage).filter(it => it.includes(arguments[0])))
                keep(key.replace(arguments[0], 'copy' + n), JSON.parse(JSON.stringify(kept(key)).replaceAll(arguments[0], 'copy' + n)));
            localStorage.setItem(`thonso/draft/copy${n}/deleted`, `{\"v\":1,\"seq\":${1000 - n},\"body\":{}}`);
        }";
        phone.script(copy, vec![id_of(report).into()]);
        phone.open("#/da-xoa");
        phone.until("ten", || phone.count(CARD) == 10);
        assert_eq!(phone.attribute(CARD, "data-deleted"), "copy0", "the one deleted last in front");
        assert_eq!(records(phone, "copy10"), 0);
        assert_eq!(records(phone, "copy11"), 0);
        has_its_answer(phone, report);
    });
}

#[test]
fn deleted_reports_make_room() {
    with_a_report_kept_once(|phone, report| {
        phone.go(report);
        phone.tap(MENU);
        phone.tap("#duplicate");
        phone.until("the copy", || phone.address() != *report && !phone.address().ends_with("/khac"));
        let copy = phone.address();
        delete(phone, &copy);
        phone.script(FILL, vec![]);
        answer(phone, report, "#f-I-5-a-entered", "5/6");
        phone.see("Đã lưu một bản");
        assert!(!phone.sees("Bộ nhớ trình duyệt đã đầy"));
        assert_eq!(records(phone, &copy), 0);

        // With nothing left to give up, marks of what was removed neither, a deleted report cannot be kept: that is said
        // before it is gone.
        phone.script("localStorage.removeItem('thonso/gone')", vec![]);
        phone.script(FILL, vec![]);
        phone.open(report);
        phone.tap(MENU);
        phone.tap("#delete");
        phone.see("không giữ lại được báo cáo đã xóa");
        phone.tap("#keep-report");
        phone.wait_for("#delete");
        has_its_answer(phone, report);
        phone.go(report);
        phone.tap(MENU);
        phone.tap("#delete");
        phone.see("Xóa hẳn? Không lấy lại được.");
        phone.tap("Xóa hẳn");
        phone.see("Đã xóa hẳn báo cáo.");
        phone.see("Chưa có báo cáo nào");
        assert_eq!(records(phone, report), 0);
    });
}

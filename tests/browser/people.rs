//! Several people on one phone: each sees their own reports only.

use crate::drafts::{home, with_a_report};
use crate::main_job::begin;
use crate::phone::Phone;

const OTHER_FORM: &str = "ket-qua-2023-huyen";
const LAN: &str = "[data-person]:not([data-person=''])";
const FIRST: &str = "[data-person='']";

/// Adds a person and gives the phone to them.
fn hand_over(phone: &Phone, name: &str) {
    phone.go("#/nguoi-dung");
    phone.retype("#new-person-name", name);
    phone.tap("#add-person");
    phone.see(name);
    phone.tap_in(LAN, "[data-do=turn]");
    phone.at("#/");
    phone.see("Chưa có báo cáo nào");
    phone.see(&format!("Báo cáo của {name}"));
}

#[test]
fn people_see_their_own_reports_only() {
    with_a_report(|phone, report| {
        phone.go("#/cai-dat");
        phone.retype("#settings-person", "Hoa");
        phone.tap("Nhiều người dùng chung máy này");
        phone.see("Hoa");
        phone.see("1 báo cáo · đang dùng");
        assert!(!phone.has("[data-do=turn]") && !phone.has("[data-do=remove]"), "there is one person only");
        hand_over(phone, "Lan");
        phone.go(report);
        phone.see("Không có trang này");
        // What is remembered is each person's own.
        phone.go("#/moi");
        phone.wait_for("#new-template input");
        assert_eq!((phone.value("#new-unit"), phone.value("#new-person")), (String::new(), String::new()));
        begin(phone, OTHER_FORM, "UBND xã Kim Tân");
        phone.reload();
        phone.see("Các mục");
        home(phone, 1);
        phone.see("UBND xã Kim Tân");
        assert!(!phone.sees("UBND xã Hà Tân"));

        phone.go("#/nguoi-dung");
        phone.tap_in(FIRST, "[data-do=turn]");
        phone.see("Báo cáo của Hoa");
        home(phone, 1);
        phone.see("UBND xã Hà Tân");
        assert!(!phone.sees("UBND xã Kim Tân"));
        phone.go(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-1-a-entered") == "4371");
    });
}

#[test]
fn people_are_renamed_and_removed_when_nothing_of_theirs_is_lost() {
    with_a_report(|phone, _| {
        hand_over(phone, "Lan");
        begin(phone, OTHER_FORM, "UBND xã Kim Tân");
        phone.go("#/nguoi-dung");
        phone.tap_in(FIRST, "[data-do=rename]");
        phone.retype("#person-name", "Lan");
        phone.tap("#keep-name");
        phone.see("Tên này đã có.");
        phone.retype("#person-name", "Hoa");
        phone.tap("#keep-name");
        phone.see_no_more("Tên này đã có.");
        phone.see("Hoa");
        phone.tap("#add-person");
        phone.see("Chưa có tên.");
        phone.tap_in(FIRST, "[data-do=turn]");
        phone.see("Báo cáo của Hoa");

        phone.go("#/nguoi-dung");
        phone.wait_for(LAN);
        assert!(!phone.has("[data-do=remove]"), "Lan has a report");
        phone.see("Muốn bỏ, hãy chuyển sang người này và xóa hết báo cáo trước.");
        phone.tap_in(LAN, "[data-do=turn]");
        phone.see("Báo cáo của Lan");
        phone.tap("[data-draft] a");
        phone.tap("Việc khác với báo cáo này");
        phone.tap("#delete");
        phone.see("Chưa có báo cáo nào");
        phone.go("#/nguoi-dung");
        phone.tap_in(FIRST, "[data-do=turn]");
        phone.see("Báo cáo của Hoa");
        phone.go("#/nguoi-dung");
        phone.tap_in(LAN, "[data-do=remove]");
        phone.until("Lan to go", || !phone.has(LAN));
        phone.tap("Hoàn tác");
        phone.wait_for(LAN);
        phone.tap_in(LAN, "[data-do=remove]");
        phone.until("Lan to go", || !phone.has(LAN));
        phone.go("#/");
        phone.see("UBND xã Hà Tân");
        assert!(!phone.sees("Báo cáo của Hoa"), "one person needs no name");
    });
}

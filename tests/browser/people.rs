//! Several people on one phone: each sees their own reports only.

use crate::drafts::{FILL, home, with_a_report};
use crate::main_job::begin;
use crate::phone::Phone;
use crate::stores::{disk, slow_disk};

const OTHER_FORM: &str = "ket-qua-2023-huyen";
const LAN: &str = "[data-person]:not([data-person=''])";
const FIRST: &str = "[data-person='']";

/// Adds a person.
fn add(phone: &Phone, name: &str) {
    phone.go("#/nguoi-dung");
    phone.retype("#new-person-name", name);
    phone.tap("#add-person");
    phone.see(name);
}

/// Adds a person and gives the phone to them.
fn hand_over(phone: &Phone, name: &str) {
    add(phone, name);
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
        assert_eq!((phone.value("#new-unit"), phone.value("#new-person")), (String::new(), "Lan".to_owned()));
        begin(phone, OTHER_FORM, "UBND xã Kim Tân");
        phone.go("#/sao-luu");
        phone.see("Tệp chỉ có báo cáo của Lan");
        phone.go("#/");
        phone.reload();
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

#[test]
fn the_turn_changes_in_another_tab() {
    with_a_report(|phone, report| {
        phone.go("#/cai-dat");
        phone.retype("#settings-person", "Hoa");
        add(phone, "Lan");
        home(phone, 1);
        phone.see("Báo cáo của Hoa");
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open("#/nguoi-dung");
        phone.tap_in(LAN, "[data-do=turn]");
        phone.see("Báo cáo của Lan");

        // This page still reads and writes Hoa's, and says so.
        phone.switch(&first);
        phone.see("Một trang khác đã chuyển sang Lan.");
        phone.see("Báo cáo của Hoa");
        phone.see("UBND xã Hà Tân");
        phone.go("#/nguoi-dung");
        phone.wait_for(LAN);
        phone.see("Một trang khác đã chuyển sang Lan.");
        assert!(phone.text_of(FIRST).contains("đang dùng") && !phone.text_of(LAN).contains("đang dùng"));
        assert!(!phone.has("[data-do=remove]"), "Lan is at work on the other page");
        // Who there is, is for both to say; whose turn it is stays.
        phone.tap_in(FIRST, "[data-do=rename]");
        phone.retype("#person-name", "Hoa Mai");
        phone.tap("#keep-name");
        phone.see("Hoa Mai");
        phone.switch(&second);
        assert!(!phone.sees("Một trang khác"));
        add(phone, "Nam");
        phone.see("Hoa Mai");
        phone.switch(&first);
        phone.see("Nam");
        phone.go(&format!("{report}/I"));
        phone.until("Hoa's figure", || phone.value("#f-I-1-a-entered") == "4371");
        assert!(!phone.sees("Một trang khác đã chuyển"), "nothing stands in the way of typing");

        phone.go("#/");
        phone.tap("#other-turn");
        phone.see("Báo cáo của Lan");
        assert!(!phone.sees("Một trang khác") && !phone.sees("UBND xã Hà Tân"));
    });
}

#[test]
fn the_turn_stays_while_something_is_in_the_page_only() {
    with_a_report(|phone, _| {
        phone.go("#/cai-dat");
        phone.retype("#settings-person", "Hoa");
        add(phone, "Lan");
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        phone.script(FILL, vec![]);
        slow_disk(phone);
        phone.tap_in(LAN, "[data-do=turn]");
        phone.until("it to be on its way", || phone.script("return thonsoJournal.state", vec![]) == "saving");
        disk(phone, "broken");
        phone.see("Có thay đổi chưa lưu được nên chưa chuyển.");
        phone.at("#/nguoi-dung");
        disk(phone, "well");
        phone.until("all to be kept", || phone.script("return thonsoJournal.state", vec![]) == "saved");
        phone.open("#/");
        phone.see("Báo cáo của Hoa");
    });
}

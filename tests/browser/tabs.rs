//! The app in two tabs of one browser: one of them writes, the other reads along until it takes over, nothing is lost.

use crate::drafts::{answer, id_of, with_a_report};
use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;
use crate::stores::{NO_LOCAL, disk, slow_disk};
use thirtyfour::WindowHandle;

const ELSEWHERE: &str = "đang mở ở một trang khác";
const FIRST: &str = "#f-I-1-a-entered";
const SECOND: &str = "#f-I-2-a-entered";

fn is_open(phone: &Phone, field: &str) -> bool {
    phone.script("return !document.querySelector(arguments[0]).matches(':disabled')", vec![field.into()])
        == true
}

/// A report with a figure where nothing but the journal tells a tab what another one has written; then a second tab, in which no
/// page is open yet. With the address of the report and the first tab.
fn with_the_journal_alone(test: impl FnOnce(&Phone, &str, &WindowHandle)) {
    on_a_phone(|phone| {
        phone.before_each_page(NO_LOCAL);
        let report = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        answer(phone, &report, FIRST, "4371/4864");
        phone.see("Đã lưu một bản");
        let first = phone.tab();
        phone.new_tab();
        phone.before_each_page(NO_LOCAL);
        test(phone, &report, &first);
    });
}

#[test]
fn the_second_reads_along_and_takes_over() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        assert!(!is_open(phone, FIRST));
        assert_eq!(phone.value(FIRST), "4371");

        // What is typed in the first is seen in the second.
        phone.switch(&first);
        assert!(is_open(phone, FIRST));
        phone.retype(FIRST, "4400");
        phone.see("Đã lưu");
        phone.switch(&second);
        phone.until("what was typed elsewhere", || phone.value(FIRST) == "4400");
        assert!(!is_open(phone, FIRST));

        // Taken over in the middle of typing: the last key is there.
        phone.switch(&first);
        phone.retype(FIRST, "4401");
        phone.switch(&second);
        phone.tap("#take-over");
        phone.see_no_more(ELSEWHERE);
        phone.until("the last key", || phone.value(FIRST) == "4401");
        phone.type_into(SECOND, "4200/4864");
        phone.leave();
        phone.see("Đã lưu");
        phone.switch(&first);
        phone.see(ELSEWHERE);
        phone.until("what was typed there", || phone.value(SECOND) == "4200");
        assert!(!is_open(phone, FIRST));

        // And back again; both figures are there.
        phone.tap("#take-over");
        phone.see_no_more(ELSEWHERE);
        phone.retype(FIRST, "4402");
        phone.leave();
        phone.see("Đã lưu");
        phone.switch(&second);
        phone.see(ELSEWHERE);
        phone.until("both", || phone.value(FIRST) == "4402" && phone.value(SECOND) == "4200");
        phone.reload();
        phone.until("both", || phone.value(FIRST) == "4402" && phone.value(SECOND) == "4200");
    });
}

#[test]
fn a_database_that_the_phone_has_closed_is_opened_again_to_read_along() {
    with_the_journal_alone(|phone, report, first| {
        let second = phone.tab();
        phone.before_each_page(
            "const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...rest) {
                const opening = open.apply(this, rest);
                opening.addEventListener('success', () => { window.database = opening.result; });
                return opening;
            };",
        );
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        phone.script("window.database.close(); window.database.dispatchEvent(new Event('close'))", vec![]);
        phone.switch(first);
        phone.retype(FIRST, "4400");
        phone.leave();
        phone.switch(&second);
        phone.until("what was typed elsewhere", || phone.value(FIRST) == "4400");
        phone.tap("#take-over");
        phone.see_no_more(ELSEWHERE);
        phone.retype(FIRST, "4401");
        phone.leave();
        phone.switch(first);
        phone.until("what was typed there", || phone.value(FIRST) == "4401");
    });
}

#[test]
fn a_tab_that_is_closed_gives_the_report_back() {
    with_a_report(|phone, report| {
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        phone.switch(&first);
        phone.close_tab(&second);
        phone.see_no_more(ELSEWHERE);
        phone.until("to be allowed to type", || is_open(phone, FIRST));
        // So does one that goes on to another page.
        let third = phone.new_tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        phone.switch(&second);
        phone.go("#/cai-dat");
        phone.switch(&third);
        phone.see_no_more(ELSEWHERE);
    });
}

#[test]
fn the_other_pages_are_read_only_too() {
    with_a_report(|phone, report| {
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        // The second module starts when that is settled already.
        phone.go(&format!("{report}/khac"));
        phone.see(ELSEWHERE);
        for field in ["#report-name", "#report-unit", "#delete"] {
            assert!(!is_open(phone, field), "{field}");
        }
        // Another report is nobody else's.
        phone.tap("#duplicate");
        phone.see_no_more(ELSEWHERE);
        phone.tap("Việc khác với báo cáo này");
        phone.wait_for("#report-name");
        assert!(!phone.sees(ELSEWHERE) && is_open(phone, "#report-name"));
        phone.switch(&first);
        phone.close_tab(&second);
    });
}

#[test]
fn the_check_is_read_only_too() {
    with_a_report(|phone, report| {
        phone.new_tab();
        phone.open(&format!("{report}/kiem-tra"));
        phone.see(ELSEWHERE);
        phone.wait_for("#finish");
        assert!(!is_open(phone, "#finish"));
        phone.tap("#take-over");
        phone.see_no_more(ELSEWHERE);
        phone.until("to be allowed to finish", || is_open(phone, "#finish"));
    });
}

/// A tab that does not answer, as one that the phone has put to sleep.
#[test]
fn a_tab_that_does_not_answer() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let first = phone.tab();
        phone.script("BroadcastChannel.prototype.postMessage = () => {}", vec![]);
        let second = phone.new_tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        phone.tap("#take-over");
        phone.see_no_more(ELSEWHERE);
        phone.retype(FIRST, "7");
        phone.leave();
        phone.see("Đã lưu");
        phone.switch(&first);
        phone.see(ELSEWHERE);
        phone.switch(&second);
        phone.reload();
        phone.until("what was typed last", || phone.value(FIRST) == "7");
    });
}

/// The first tab leaves the report with figures on their way to a disk that does `what`, and the second one types on, after so
/// many seconds.
fn typed_on_after(what: &str, seconds: u64) {
    with_the_journal_alone(|phone, report, first| {
        let second = phone.tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        phone.switch(first);
        slow_disk(phone);
        disk(phone, what);
        for figure in ["4400", "4401", "4402"] {
            phone.retype(FIRST, figure);
        }
        phone.see(if what == "broken" { "Chưa lưu được" } else { "Đang lưu" });
        phone.go("#/");
        phone.switch(&second);
        std::thread::sleep(std::time::Duration::from_secs(seconds));
        phone.see_no_more(ELSEWHERE);
        phone.retype(FIRST, "4500");
        phone.leave();
        phone.switch(first);
        disk(phone, "well");
        // What failed is tried again.
        phone.see_no_more("Đang lưu");
        phone.see_no_more("Trình duyệt không cho lưu");
        phone.switch(&second);
        phone.see("Đã lưu một bản");
        phone.open(&format!("{report}/I"));
        phone.until("what was typed last", || phone.value(FIRST) == "4500");
    });
}

#[test]
fn what_a_slow_disk_still_has_does_not_beat_what_is_typed_after() {
    // Two seconds for the report, and eight in which the journal does not answer.
    typed_on_after("held", 8);
}

#[test]
fn what_a_failing_disk_takes_later_does_not_beat_what_is_typed_after() {
    typed_on_after("broken", 0);
}

/// A tab that asks for the report and is closed before it has it.
#[test]
fn asked_for_by_a_tab_that_is_gone() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let ask = "new BroadcastChannel('thonso').postMessage({ take: arguments[0] })";
        phone.script(ask, vec![id_of(report).into()]);
        phone.see(ELSEWHERE);
        phone.see_no_more(ELSEWHERE);
        phone.retype(FIRST, "4400");
        phone.leave();
        phone.see("Đã lưu");
    });
}

#[test]
fn a_tab_whose_disk_does_not_answer_gives_the_report_back() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open(&format!("{report}/I"));
        phone.see(ELSEWHERE);
        phone.switch(&first);
        phone.script("thonsoJournal.idle = () => new Promise(() => {})", vec![]);
        phone.go("#/");
        phone.switch(&second);
        phone.see_no_more(ELSEWHERE);
        phone.until("to be allowed to type", || is_open(phone, FIRST));
    });
}

#[test]
fn two_reports_in_two_tabs_and_the_list_follows() {
    on_a_phone(|phone| {
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let first = phone.tab();
        let second = phone.new_tab();
        let one = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        answer(phone, &one, FIRST, "4371/4864");
        phone.see("Đã lưu");
        phone.switch(&first);
        phone.see("UBND xã Hà Tân");
        phone.see("1/37");
        let other = begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Kim Tân");
        assert!(!phone.sees(ELSEWHERE));
        answer(phone, &other, FIRST, "1/2");
        phone.see("Đã lưu");
        phone.switch(&second);
        assert!(!phone.sees(ELSEWHERE));
        phone.retype(FIRST, "4372");
        phone.leave();
        phone.see("Đã lưu");
        phone.reload();
        phone.until("the first report", || phone.value(FIRST) == "4372");
        phone.open(&format!("{other}/I"));
        phone.until("the other report", || phone.value(FIRST) == "1");
    });
}

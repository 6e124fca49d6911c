//! What becomes of typed figures when the journal's database is of another age, does not answer, fails, or is thrown away.

use crate::drafts::{FILL, NO_JOURNAL, answer, with_a_report};
use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;
use crate::stores::*;
use serde_json::json;

/// What does not fit beside the rest of a small journal; other than the last time.
const LONG_NOTE: &str = "const it = document.getElementById('f-I-1-note');
    it.value = 'x'.repeat(9000) + Math.random();
    it.dispatchEvent(new Event('input', { bubbles: true }));";

/// To a page of the same address that is none of the app: nothing holds the databases any more.
fn leave_the_app(phone: &Phone) {
    phone.script("location.href = 'templates/index.json'", vec![]);
    phone.until("no page of the app", || phone.script("return !window.thonsoJournal", vec![]) == true);
}

/// A list of forms has no icon.
fn only_an_icon_was_missing(phone: &Phone) {
    let errors = phone.console_errors();
    assert!(errors.iter().all(|it| it.contains("favicon.ico")), "{errors:?}");
}

#[test]
fn a_journal_as_it_was_first_written_is_read() {
    const FIRST: &str = include_str!("../data/journal-1.json");
    on_a_phone(|phone| {
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let put = format!(
            "log.clear(); for (const it of {FIRST}) log.add(it); log.transaction.oncomplete = answer;"
        );
        journal(phone, &put);
        clear_local(phone);
        let report = "#/bao-cao/v474i3a2rsz9cfp4";
        is_there(phone, report, "#f-I-1-a-entered", "4372");
        assert_eq!(phone.value("#f-I-2-a-entered"), "4200");
        phone.see("= 89,88 %");
        phone.go("#/");
        phone.see("UBND xã Hà Tân");
        phone.see("1/37");
    });
}

#[test]
fn a_journal_of_rubbish_is_no_obstacle() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        journal(
            phone,
            "log.clear(); for (const it of [1, null, {}, [], '', '\\n', 'thonso/settings', 'thonso/settings\\n', 'thonso/draft/x/meta\\n2 1 00000000\\n{}']) log.add(it);
            log.transaction.oncomplete = answer;",
        );
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        phone.see("Đã lưu");
        clear_local(phone);
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn a_journal_of_a_newer_app_is_left_alone() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.script_async(
            "const done = arguments[arguments.length - 1], opening = indexedDB.open('thonso', 9);
            opening.onsuccess = () => { opening.result.close(); done(); };",
            vec![],
        );
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        phone.see("Đã lưu một bản");
        phone.see(ONE_COPY);
        phone.retype("#f-I-1-a-entered", "4372");
        phone.leave();
        is_there(phone, report, "#f-I-1-a-entered", "4372");
    });
}

#[test]
fn a_journal_that_fails_for_a_while() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.script(
            "window.add = IDBObjectStore.prototype.add;
            IDBObjectStore.prototype.add = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); };",
            vec![],
        );
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Đã lưu một bản");
        phone.see(ONE_COPY);
        phone.script("IDBObjectStore.prototype.add = window.add", vec![]);
        // It is tried again without a further key.
        phone.see_no_more(ONE_COPY);
        phone.see("Đã lưu");
        clear_local(phone);
        is_there(phone, report, "#f-I-2-a-entered", "4200");
    });
}

#[test]
fn a_journal_that_does_not_answer_any_more() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        // As after a long sleep of the phone: what was asked of the database is never answered.
        phone.script(
            "window.ended = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
            Object.defineProperty(IDBTransaction.prototype, 'oncomplete', { configurable: true, set() {} });",
            vec![],
        );
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Đang lưu");
        phone.see_no_more("Đang lưu");
        phone.see("Đã lưu một bản");
        phone.see(ONE_COPY);
        phone.script("Object.defineProperty(IDBTransaction.prototype, 'oncomplete', window.ended)", vec![]);
        phone.see_no_more(ONE_COPY);
        phone.see("Đã lưu");
        clear_local(phone);
        is_there(phone, report, "#f-I-2-a-entered", "4200");
    });
}

#[test]
fn a_journal_whose_disk_is_full() {
    on_a_phone(|phone| {
        phone.open("#/");
        let origin = phone.script("return location.origin", vec![]);
        // The browser's own limit for this address, which it looks at when the page is opened.
        phone.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 80_000 }));
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        phone.go(&format!("{report}/I"));
        phone.tap_in("#row-I-1", "Thêm");
        phone.tap_in("#row-I-1 .more", "Ghi chú");
        phone.wait_for("#f-I-1-note");
        phone.until("the journal to be full", || {
            phone.script(LONG_NOTE, vec![]);
            phone.sees("Đã lưu một bản")
        });
        answer(phone, &report, "#f-I-2-a-entered", "4200/4864");
        is_there(phone, &report, "#f-I-2-a-entered", "4200");
        // Both are full: typing goes on, and the app says that it is not kept.
        phone.script(FILL, vec![]);
        phone.type_into("#f-I-5-a-entered", "6/6");
        phone.leave();
        // The journal may have made room by leaving out older entries: until there is none any more.
        phone.until("both to be full", || {
            phone.script(LONG_NOTE, vec![]);
            phone.sees("Chưa lưu được")
        });
        phone.see("Bộ nhớ trình duyệt đã đầy");
        assert!(asks_before_it_goes(phone));
        phone.go("#/");
        assert!(
            !phone.sees("Báo cáo được lưu trên máy này") && !phone.sees("Đã lưu"),
            "that would be untrue"
        );
        phone.go(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-5-a-entered") == "6");
    });
}

#[test]
fn a_database_that_the_browser_has_thrown_away() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.retype("#f-I-1-a-entered", "4372");
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Đã lưu");
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        // As Chromium finds it after it was killed in the midst of a write; what local storage had is not on the disk then.
        leave_the_app(phone);
        clear_local(phone);
        phone.script_async("indexedDB.deleteDatabase('thonso').onsuccess = () => arguments[0]()", vec![]);
        is_there(phone, report, "#f-I-2-a-entered", "4200");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4372");
        phone.see_no_more(CLEARED);
        // What was removed does not come back that way.
        phone.go(&format!("{report}/khac"));
        phone.tap("#delete");
        phone.go("#/da-xoa");
        phone.tap("Xóa hẳn");
        phone.tap_in("main", "Xóa hẳn");
        phone.until("nothing to bring back", || !phone.has("[data-deleted]"));
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        leave_the_app(phone);
        phone.script_async("indexedDB.deleteDatabase('thonso').onsuccess = () => arguments[0]()", vec![]);
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        only_an_icon_was_missing(phone);
    });
}

#[test]
fn a_database_that_is_deleted_while_the_page_is_open() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        // Only the journal has room for what is typed now.
        phone.script(FILL, vec![]);
        phone.retype("#f-I-1-a-entered", "4372");
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Đã lưu một bản");
        phone.see("nên chỉ giữ được một bản thay vì hai");
        assert!(!asks_before_it_goes(phone));
        phone.script_async("indexedDB.deleteDatabase('thonso').onsuccess = () => arguments[0]()", vec![]);
        // Without a further key, and with what local storage had room for.
        phone.until("the journal to be made again", || is_in_journal(phone, "4200") == Some(true));
        phone.until("it to be said", || !asks_before_it_goes(phone));
        is_there(phone, report, "#f-I-2-a-entered", "4200");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4372");
    });
}

#[test]
fn no_journal_at_all_is_told_and_works() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("Đã lưu một bản");
        is_there(phone, &report, "#f-I-1-a-entered", "4371");
        assert!(phone.sees(ONE_COPY));
    });
}

/// A journal that could not be read at the start may hold something older than what is typed meanwhile.
#[test]
fn what_was_typed_without_the_journal_beats_what_was_in_it() {
    with_a_report(|phone, report| {
        for figure in ["1", "12", "123", "1234", "4000"] {
            phone.retype("#f-I-1-a-entered", figure);
        }
        phone.leave();
        phone.see("Đã lưu");
        let script = phone.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NO_JOURNAL }));
        is_there(phone, report, "#f-I-1-a-entered", "4000");
        phone.retype("#f-I-1-a-entered", "7");
        phone.leave();
        phone.cdp("Page.removeScriptToEvaluateOnNewDocument", script);
        is_there(phone, report, "#f-I-1-a-entered", "7");
        phone.reload();
        is_there(phone, report, "#f-I-1-a-entered", "7");
    });
}

/// Killed when the browser had thrown the journal away and had just made a new one: it is there, and empty.
#[test]
fn a_new_journal_that_nothing_was_copied_into() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        leave_the_app(phone);
        clear_local(phone);
        phone.script_async(
            "indexedDB.deleteDatabase('thonso').onsuccess = () => {
                const opening = indexedDB.open('thonso', 1);
                opening.onupgradeneeded = () => opening.result.createObjectStore('log', { autoIncrement: true });
                opening.onsuccess = () => { opening.result.close(); arguments[0](); };
            };",
            vec![],
        );
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        only_an_icon_was_missing(phone);
    });
}

/// Another page has made the journal anew: the numbers of its entries begin again, and those that this page remembers are of
/// other keys.
#[test]
fn a_journal_that_another_page_has_made_anew() {
    with_a_report(|phone, report| {
        for figure in ["4372", "4373", "4374"] {
            phone.retype("#f-I-1-a-entered", figure);
            phone.see("Đã lưu");
            phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        }
        phone.script_async(
            "indexedDB.deleteDatabase('thonso').onsuccess = () => {
                const opening = indexedDB.open('thonso', 1);
                opening.onupgradeneeded = () => opening.result.createObjectStore('log', { autoIncrement: true });
                opening.onsuccess = () => {
                    const log = opening.result.transaction('log', 'readwrite').objectStore('log');
                    for (let at = 0; at < 40; at += 1) log.add('thonso/other/' + at + '\\n2 1 0\\n{}');
                    log.transaction.oncomplete = () => { opening.result.close(); arguments[0](); };
                };
            };",
            vec![],
        );
        for figure in ["4375", "4376", "4377"] {
            phone.retype("#f-I-1-a-entered", figure);
            phone.leave();
            phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        }
        let entries = entries(phone);
        assert_eq!(entries.iter().filter(|it| it.starts_with("thonso/other/")).count(), 40, "{entries:#?}");
        assert!(entries.iter().any(|it| it.contains("4377")));
        is_there(phone, report, "#f-I-1-a-entered", "4377");
    });
}

/// What could not be read at the start must not be taken for a journal later.
#[test]
fn a_journal_that_answers_too_late_stays_absent() {
    on_a_phone(|phone| {
        phone.before_each_page(
            "const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...rest) {
                const opening = open.apply(this, rest);
                if (rest[0] === 'thonso' && this === indexedDB) {
                    const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess');
                    Object.defineProperty(opening, 'onsuccess', { set(then) {
                        set.call(opening, it => setTimeout(() => { then.call(opening, it); window.late = opening.result; }, 7000));
                    } });
                }
                return opening;
            };",
        );
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see(ONE_COPY);
        phone.until("the database, late", || phone.script("return !!window.late", vec![]) == true);
        // And then it is gone, and cannot be opened again.
        phone.script(
            "IDBFactory.prototype.open = () => { window.refused = true; throw new DOMException('no', 'UnknownError'); };
            window.late.close(); window.late.dispatchEvent(new Event('close'));",
            vec![],
        );
        phone.until("the attempt", || phone.script("return window.refused === true", vec![]) == true);
        std::thread::sleep(std::time::Duration::from_millis(500));
        assert_eq!(phone.script("return thonsoJournal.state", vec![]), "absent");
        phone.retype("#f-I-1-a-entered", "4372");
        phone.leave();
        phone.see("Đã lưu một bản");
        assert!(phone.sees(ONE_COPY));
    });
}

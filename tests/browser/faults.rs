//! What becomes of typed figures when one of the two stores is missing, blocked, full, spoilt or cleared.

use crate::drafts::{FILL, NO_JOURNAL, ROOM, answer, with_a_report};
use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;
use serde_json::{Value, json};

const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
const ONE_COPY: &str = "chỉ giữ được một bản";
const CLEARED: &str = "Đã khôi phục số liệu từ bản thứ hai";
pub const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
/// What does not fit beside the rest of a small journal; other than the last time.
const LONG_NOTE: &str = "const it = document.getElementById('f-I-1-note');
    it.value = 'x'.repeat(9000) + Math.random();
    it.dispatchEvent(new Event('input', { bubbles: true }));";

/// Works on the journal's entries: `log` is their store, `answer` what ends the work.
fn journal(phone: &Phone, work: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1], opening = indexedDB.open('thonso');
        opening.onsuccess = () => {{
            const log = opening.result.transaction('log', 'readwrite').objectStore('log');
            const answer = it => {{ opening.result.close(); done(it); }};
            {work}
        }};"
    );
    phone.script_async(&script, vec![])
}

/// The journal's entries, oldest first.
fn entries(phone: &Phone) -> Vec<String> {
    serde_json::from_value(journal(phone, "log.getAll().onsuccess = it => answer(it.target.result);"))
        .unwrap()
}

/// From now on the disk does what `window.disk` says: what is written stays on its way while that is `held`, fails while it is
/// `broken`, and arrives as soon as it is anything else.
pub fn slow_disk(phone: &Phone) {
    phone.script(
        "window.disk = 'held';
        const add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function (it) {
            const request = add.call(this, it);
            const look = () => {
                if (disk === 'broken') this.transaction.abort();
                else if (disk === 'held') this.get(0).onsuccess = look;
            };
            look();
            return request;
        };",
        vec![],
    );
}

/// Says what becomes of what is on its way to a [`slow_disk`].
pub fn disk(phone: &Phone, does: &str) {
    phone.script("window.disk = arguments[0]", vec![does.into()]);
}

/// The same where there may be no journal.
fn entries_if_any(phone: &Phone) -> Vec<String> {
    let script = "const done = arguments[0];
        indexedDB.databases().then(all => {
            if (!all.some(it => it.name === 'thonso')) return done([]);
            const opening = indexedDB.open('thonso');
            opening.onsuccess = () => {
                opening.result.transaction('log').objectStore('log').getAll().onsuccess = it => {
                    opening.result.close();
                    done(it.target.result);
                };
            };
        });";
    serde_json::from_value(phone.script_async(script, vec![])).unwrap()
}

/// Whether the person is asked before the page goes.
fn asks_before_it_goes(phone: &Phone) -> bool {
    let script = "const leaving = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented;";
    phone.script(script, vec![]) == true
}

fn clear_local(phone: &Phone) {
    phone.script("localStorage.clear()", vec![]);
}

/// Waits until the app says that all is on the disk, loads the page anew and looks for the figure.
fn is_there(phone: &Phone, report: &str, field: &str, value: &str) {
    phone.open(&format!("{report}/I"));
    phone.until(&format!("{value} in {field}"), || phone.value(field) == value);
}

#[test]
fn all_is_kept_twice() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        assert!(!phone.sees(ONE_COPY));
        let local = phone.script(
            "return Object.keys(localStorage).map(it => it + '\\n' + localStorage[it]).sort()",
            vec![],
        );
        let local: Vec<String> = serde_json::from_value(local).unwrap();
        let journal = entries(phone);
        assert!(local.len() > 4 && local.iter().all(|it| journal.contains(it)), "{local:#?} {journal:#?}");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn saved_is_said_when_it_is_on_the_disk() {
    with_a_report(|phone, _| {
        phone.see("Đã lưu");
        slow_disk(phone);
        phone.type_into("#f-I-2-a-entered", "42");
        phone.see("Đang lưu…");
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert!(phone.sees("Đang lưu…") && !phone.sees("Đã lưu"));
        disk(phone, "well");
        phone.see("Đã lưu");
        assert!(!phone.sees("Đang lưu…"));
    });
}

#[test]
fn without_local_storage_the_journal_keeps_all() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_LOCAL);
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see(ONE_COPY);
        phone.see("Đã lưu");
        is_there(phone, &report, "#f-I-1-a-entered", "4371");
        // The second module has it too.
        phone.go(&format!("{report}/in"));
        phone.see("89,86 %");
    });
}

#[test]
fn local_storage_that_is_full_costs_nothing() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.script(FILL, vec![]);
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see(ONE_COPY);
        phone.see("Đã lưu một bản");
        is_there(phone, report, "#f-I-2-a-entered", "4200");
        // As soon as there is room, there are two copies again.
        phone.script(ROOM, vec![]);
        phone.retype("#f-I-2-a-entered", "4201");
        phone.see_no_more(ONE_COPY);
        phone.see("Đã lưu");
    });
}

#[test]
fn local_storage_cleared() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        clear_local(phone);
        phone.open("#/");
        phone.see(CLEARED);
        phone.see("1/37");
        // It is kept twice again.
        journal(phone, "log.clear().onsuccess = answer;");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn the_journal_cleared() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        phone.open("#/");
        phone.see("1/37");
        journal(phone, "log.clear().onsuccess = answer;");
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        // What it lacked was copied back.
        phone.see("Đã lưu");
        clear_local(phone);
        is_there(phone, report, "#f-I-1-a-entered", "4371");
    });
}

#[test]
fn a_newer_copy_wins_in_either_store() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let local = phone.script("return { ...localStorage }", vec![]);
        phone.retype("#f-I-1-a-entered", "4400");
        phone.leave();
        phone.see("Đã lưu");
        // As after the browser was killed: local storage is as it was some seconds ago.
        phone.script("Object.assign(localStorage, arguments[0])", vec![local]);
        is_there(phone, report, "#f-I-1-a-entered", "4400");

        let older = entries(phone);
        phone.retype("#f-I-1-a-entered", "4500");
        phone.leave();
        phone.see("Đã lưu");
        let put = format!(
            "log.clear(); for (const it of {}) log.add(it); log.transaction.oncomplete = answer;",
            json!(older)
        );
        journal(phone, &put);
        is_there(phone, report, "#f-I-1-a-entered", "4500");
        clear_local(phone);
        is_there(phone, report, "#f-I-1-a-entered", "4500");
    });
}

#[test]
fn a_spoilt_copy_is_mended_by_the_other() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        // One digit of the figure, in local storage.
        phone.script(
            "for (const key of Object.keys(localStorage)) localStorage[key] = localStorage[key].replace('4371', '4379')",
            vec![],
        );
        is_there(phone, report, "#f-I-1-a-entered", "4371");
        assert!(!phone.sees("không đọc được"));
        // The same in the newest entry of the journal, and nothing anywhere else: a keystroke is lost, not the row.
        phone.retype("#f-I-1-a-entered", "4372");
        phone.see("Đã lưu");
        journal(
            phone,
            "log.openCursor(null, 'prev').onsuccess = it => {
                const cursor = it.target.result;
                if (!cursor.value.includes('/row/')) return cursor.continue();
                cursor.update(cursor.value.replace('4372', '4379'));
                answer();
            };",
        );
        clear_local(phone);
        phone.open(&format!("{report}/I"));
        phone.until("the row", || {
            ["4", "43", "437", "4372"].contains(&phone.value("#f-I-1-a-entered").as_str())
        });
    });
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
        phone.script("location.href = 'templates/index.json'", vec![]);
        phone.until("no page of the app", || phone.script("return !window.thonsoJournal", vec![]) == true);
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
        phone.script("location.href = 'templates/index.json'", vec![]);
        phone.until("no page of the app", || phone.script("return !window.thonsoJournal", vec![]) == true);
        phone.script_async("indexedDB.deleteDatabase('thonso').onsuccess = () => arguments[0]()", vec![]);
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        // A list of forms has no icon.
        let errors = phone.console_errors();
        assert!(errors.iter().all(|it| it.contains("favicon.ico")), "{errors:?}");
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
        // Without a further key.
        phone.until("the journal to be made again", || {
            let entries = entries_if_any(phone);
            // What local storage had room for is there too.
            entries.iter().any(|it| it.contains("4200")) && entries.iter().any(|it| it.contains("/meta\n"))
        });
        phone.until("it to be said", || !asks_before_it_goes(phone));
        is_there(phone, report, "#f-I-2-a-entered", "4200");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4372");
    });
}

#[test]
fn everything_evicted_between_two_days() {
    with_a_report(|phone, _| {
        phone.see("Đã lưu");
        let origin = phone.script("return location.origin", vec![]);
        phone.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" }));
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "1/2");
        is_there(phone, &report, "#f-I-1-a-entered", "1");
    });
}

#[test]
fn a_removed_report_does_not_come_back() {
    with_a_report(|phone, report| {
        phone.see("Đã lưu");
        let before = phone.script("return { ...localStorage }", vec![]);
        phone.go(&format!("{report}/khac"));
        phone.tap("#delete");
        phone.see("Chưa có báo cáo nào");
        phone.go("#/da-xoa");
        phone.tap("Xóa hẳn");
        phone.tap_in("main", "Xóa hẳn");
        phone.until("nothing to bring back", || !phone.has("[data-draft]"));
        phone.script_async("thonsoJournal.idle().then(arguments[0])", vec![]);
        // Killed before local storage knew of it.
        phone.script("Object.assign(localStorage, arguments[0])", vec![before]);
        phone.open("#/");
        phone.see("Chưa có báo cáo nào");
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

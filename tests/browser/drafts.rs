//! Drafts: several at once, renamed, duplicated; what the home page says of them; a browser that keeps nothing, a store
//! that is full.

use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;

const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
pub const MENU: &str = "Việc khác với báo cáo này";
const CARD: &str = "[data-draft]";

/// Goes to a section of a report and types a result.
pub fn answer(phone: &Phone, report: &str, field: &str, keys: &str) {
    phone.go(&format!("{report}/I"));
    phone.type_into(field, keys);
    phone.leave();
}

/// Goes to the home page, which has so many reports.
pub fn home(phone: &Phone, cards: u64) {
    phone.go("#/");
    phone.until(&format!("{cards} reports"), || phone.count(CARD) == cards);
}

/// A phone with one report of [`TEMPLATE`], whose first row is answered; its address.
pub fn with_a_report(test: impl FnOnce(&Phone, &str)) {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("= 89,86 %");
        test(phone, &report);
    });
}

/// Takes the journal away, so that local storage is alone.
pub const NO_JOURNAL: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined })";

/// The same on a browser that has local storage only.
pub fn with_a_report_kept_once(test: impl FnOnce(&Phone, &str)) {
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("Đã lưu một bản");
        phone.see("chỉ giữ được một bản");
        test(phone, &report);
    });
}

/// The random name of a report, from its address.
pub fn id_of(report: &str) -> &str {
    report.rsplit('/').next().unwrap()
}

#[test]
fn two_reports_renamed_duplicated() {
    with_a_report(|phone, first| {
        let second = begin(phone, "ket-qua-2023-huyen", "UBND xã Kim Tân");
        assert_ne!(first, second);
        home(phone, 2);
        phone.see("UBND xã Hà Tân");
        phone.see("UBND xã Kim Tân");

        phone.go(&second);
        phone.tap(MENU);
        phone.type_into("#report-name", "Bản của thôn Nà Phặc");
        home(phone, 2);
        phone.see("Bản của thôn Nà Phặc");

        phone.go(first);
        phone.tap(MENU);
        phone.tap("#duplicate");
        phone.until("the copy", || phone.address() != first && phone.address().starts_with("#/bao-cao/"));
        let copy = phone.address();
        phone.go(&format!("{copy}/I"));
        phone.until("its answers", || phone.value("#f-I-1-a-total") == "4864");
        // What is typed in the copy stays there.
        phone.retype("#f-I-1-a-entered", "4000");
        phone.go(&format!("{first}/I"));
        phone.until("the first", || phone.value("#f-I-1-a-entered") == "4371");
        home(phone, 3);
    });
}

#[test]
fn a_browser_that_keeps_nothing() {
    on_a_phone(|phone| {
        phone.before_each_page(
            "for (const it of ['localStorage', 'indexedDB'])
                Object.defineProperty(window, it, { get() { throw new DOMException('no', 'SecurityError'); } })",
        );
        phone.open("#/");
        phone.see("Trình duyệt không cho lưu trên máy này.");
        assert!(!phone.sees("Máy tự lưu từng ô"), "that would be untrue");
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("= 89,86 %");
        phone.see("Chưa lưu được");
        phone.see("Trình duyệt không cho lưu trên máy này.");
        // As long as the page is open, nothing is lost.
        phone.go("#/");
        phone.see("1/37");
        phone.go(&format!("{report}/I"));
        phone.until("the answer", || phone.value("#f-I-1-a-entered") == "4371");
        // The way out is where it is said.
        phone.tap("Sao lưu ra tệp");
        phone.see("1 báo cáo, 1 mẫu biểu");
        phone.tap("#create-backup");
        phone.see("lưu tệp");
        phone.go("#/an-toan");
        phone.see("Trình duyệt không cho lưu");
        phone.tap_in("[data-level=error]", "Sao lưu ra tệp");
        phone.at("#/sao-luu");
    });
}

/// Fills the store to the last character.
pub const FILL: &str = "
    let text = 'x'.repeat(1 << 20);
    for (let n = 0; text.length; n += 1) {
        try { localStorage.setItem('other/' + n, text); } catch { text = text.slice(0, text.length >> 1); }
    }";

/// Makes room again.
pub const ROOM: &str = "Object.keys(localStorage).filter(it => it.startsWith('other/')).forEach(it => localStorage.removeItem(it))";

#[test]
fn a_full_store() {
    with_a_report_kept_once(|phone, report| {
        phone.script(FILL, vec![]);
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Bộ nhớ trình duyệt đã đầy");
        phone.see("Chưa lưu được");
        // Typing goes on.
        answer(phone, report, "#f-I-5-a-entered", "5/6");
        phone.see("= 83,33 %");
        assert_eq!(phone.attribute("#row-I-2", "data-outcome"), "exceeded");

        // Room again: “saved” is said only when everything is.
        phone.script(ROOM, vec![]);
        phone.retype("#f-I-5-a-entered", "6");
        phone.leave();
        phone.see_no_more("Bộ nhớ trình duyệt đã đầy");
        phone.see("Đã lưu một bản");
        phone.reload();
        phone.wait_for("#f-I-1-a-entered");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4371", "saved before the store was full");
        assert_eq!(phone.value("#f-I-5-a-entered"), "6", "saved after it");
        assert_eq!(phone.value("#f-I-2-a-entered"), "4200", "typed while it was full, and then called saved");
    });
}

/// Whoever makes room has to leave the page: what had no room must be there on coming back.
#[test]
fn typed_on_a_full_store_and_left() {
    with_a_report_kept_once(|phone, report| {
        phone.script(FILL, vec![]);
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Bộ nhớ trình duyệt đã đầy");
        for page in ["#/", &format!("{report}/kiem-tra"), "#/cai-dat", report] {
            phone.go(page);
            phone.see("Bộ nhớ trình duyệt đã đầy");
        }
        phone.go(&format!("{report}/I"));
        phone.until("what was typed", || phone.value("#f-I-2-a-entered") == "4200");
        phone.script(ROOM, vec![]);
        phone.retype("#f-I-5-a-entered", "6/6");
        phone.leave();
        phone.see("Đã lưu một bản");
        phone.reload();
        phone.until("what was typed before there was room", || phone.value("#f-I-2-a-entered") == "4200");
    });
}

#[test]
fn a_full_store_keeps_what_it_has() {
    with_a_report_kept_once(|phone, report| {
        phone.script(FILL, vec![]);
        answer(phone, report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Bộ nhớ trình duyệt đã đầy");
        phone.reload();
        phone.wait_for("#f-I-1-a-entered");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4371");
        // Loaded anew on a full store, the app must still open and say how it is.
        phone.type_into("#f-I-5-a-entered", "6/6");
        phone.leave();
        phone.see("Bộ nhớ trình duyệt đã đầy");
    });
}

/// Puts a report into the state of one whose file is made.
fn finish(phone: &Phone, id: &str) {
    let script = "const put = (name, text) => localStorage.setItem(`thonso/draft/${arguments[0]}/${name}`, text);
        const finished = { identity: 'ab'.repeat(32), at: '2026-11-21T09:00:00+07:00', file_name: 'a.json.txt' };
        put('file/1', '{}');
        keep(`thonso/draft/${arguments[0]}/progress`, { finished });";
    phone.script(script, vec![id.into()]);
    phone.open("#/");
}

#[test]
fn the_home_page_says_what_comes_next() {
    with_a_report(|phone, report| {
        finish(phone, id_of(report));
        phone.see("Tiếp theo: gửi tệp cho nơi nhận");
        phone.go(&format!("{report}/khac"));
        phone.wait_for("#period-year");
        let open = "return document.querySelector('#period-year').matches(':disabled')";
        assert_eq!(phone.script(open, vec![]), true, "the period of a finished report stays");
        phone.go(&format!("{report}/gui"));
        phone.tap("Lập bản sửa");
        home(phone, 1);
        phone.see("Lần gửi 2, thay lần gửi 1");
        assert!(!phone.sees("Tiếp theo:"));
        // What is seldom wanted stands in words.
        for (word, page) in
            [("Cài đặt", "cai-dat"), ("Mẫu biểu", "mau"), ("Báo cáo được lưu trên máy này", "an-toan")]
        {
            phone.go("#/");
            phone.tap(word);
            phone.at(&format!("#/{page}"));
        }
    });
}

#[test]
fn a_report_that_cannot_be_read_is_not_passed_over() {
    with_a_report_kept_once(|phone, report| {
        let head = format!("thonso/draft/{}/meta", id_of(report));
        let read = "return localStorage.getItem(arguments[0])";
        let whole = phone.script(read, vec![head.clone().into()]);
        for (from, to) in [("2 ", "9 "), ("\"period\"", "\"per")] {
            let bad = whole.as_str().unwrap().replacen(from, to, 1);
            let put = "localStorage.setItem(arguments[0], arguments[1])";
            phone.script(put, vec![head.clone().into(), bad.clone().into()]);
            phone.open("#/");
            phone.see("Chưa đọc được một báo cáo");
            phone.see("Không có gì bị xóa.");
            assert!(!phone.sees("Chưa có báo cáo nào"));
            phone.go(report);
            phone.see("Chưa đọc được một báo cáo");
            assert_eq!(phone.script(read, vec![head.clone().into()]), bad, "the record is left alone");
        }
        phone.script("localStorage.setItem(arguments[0], arguments[1])", vec![head.into(), whole]);
        phone.open("#/");
        phone.see("1/37");
    });
}

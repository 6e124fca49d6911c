//! Drafts: several at once, renamed, duplicated, deleted; a browser that keeps nothing, a store that is full.

use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;

const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
const MENU: &str = "Việc khác với báo cáo này";
const CARD: &str = "[data-draft]";

/// Goes to a section of a report and types a result.
fn answer(phone: &Phone, report: &str, field: &str, keys: &str) {
    phone.go(&format!("{report}/I"));
    phone.type_into(field, keys);
    phone.leave();
}

fn home(phone: &Phone, cards: u64) {
    phone.go("#/");
    phone.until(&format!("{cards} reports"), || phone.count(CARD) == cards);
}

#[test]
fn two_reports_renamed_duplicated_deleted() {
    on_a_phone(|phone| {
        let first = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &first, "#f-I-1-a-entered", "4371/4864");
        phone.see("= 89,86 %");
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

        phone.go(&first);
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

        phone.go(&copy);
        phone.tap(MENU);
        phone.tap("#delete");
        phone.see("Đã xóa báo cáo.");
        phone.until("two left", || phone.count(CARD) == 2);
        phone.tap_in(".snackbar", "Hoàn tác");
        phone.at(&copy);
        phone.see("Đã nhập 1/37");
        home(phone, 3);
        phone.reload();
        phone.until("three after loading anew", || phone.count(CARD) == 3);

        phone.go(&copy);
        phone.tap(MENU);
        phone.tap("#delete");
        phone.see("Đã xóa báo cáo.");
        phone.reload();
        phone.until("two for good", || phone.count(CARD) == 2);
        let id = copy.rsplit('/').next().unwrap();
        let left = "return Object.keys(localStorage).filter(it => it.includes(arguments[0]) && it.includes('/row/')).length";
        assert_eq!(phone.script(left, vec![id.into()]), 0, "records of a deleted report");
        phone.open(&copy);
        phone.see("Không có trang này");

        // The others are as they were.
        phone.go(&format!("{first}/I"));
        phone.until("the first", || phone.value("#f-I-1-a-entered") == "4371");
    });
}

#[test]
fn a_browser_that_keeps_nothing() {
    on_a_phone(|phone| {
        phone.before_each_page(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
        );
        phone.open("#/");
        phone.see("Trình duyệt không cho lưu trên máy này.");
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
    });
}

/// Fills the store to the last character.
pub const FILL: &str = "
    let text = 'x'.repeat(1 << 20);
    for (let n = 0; text.length; n += 1) {
        try { localStorage.setItem('other/' + n, text); } catch { text = text.slice(0, text.length >> 1); }
    }";

#[test]
fn a_full_store() {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("Đã lưu");
        phone.script(FILL, vec![]);
        answer(phone, &report, "#f-I-2-a-entered", "4200/4864");
        phone.see("Bộ nhớ trình duyệt đã đầy");
        phone.see("Chưa lưu được");
        // Typing goes on.
        answer(phone, &report, "#f-I-5-a-entered", "5/6");
        phone.see("= 83,33 %");
        assert_eq!(phone.attribute("#row-I-2", "data-outcome"), "exceeded");

        // Room again: “saved” is said only when everything is.
        phone.script("Object.keys(localStorage).filter(it => it.startsWith('other/')).forEach(it => localStorage.removeItem(it))", vec![]);
        phone.retype("#f-I-5-a-entered", "6");
        phone.leave();
        phone.see("Đã lưu");
        phone.see_no_more("Bộ nhớ trình duyệt đã đầy");
        phone.reload();
        phone.wait_for("#f-I-1-a-entered");
        assert_eq!(phone.value("#f-I-1-a-entered"), "4371", "saved before the store was full");
        assert_eq!(phone.value("#f-I-5-a-entered"), "6", "saved after it");
        assert_eq!(phone.value("#f-I-2-a-entered"), "4200", "typed while it was full, and then called saved");
    });
}

#[test]
fn a_full_store_keeps_what_it_has() {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        answer(phone, &report, "#f-I-1-a-entered", "4371/4864");
        phone.see("Đã lưu");
        phone.script(FILL, vec![]);
        answer(phone, &report, "#f-I-2-a-entered", "4200/4864");
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

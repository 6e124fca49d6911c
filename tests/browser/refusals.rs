//! What the store refuses in the middle of a step: finishing, correcting, duplicating.

use crate::drafts::{NO_JOURNAL, with_a_report_kept_once};
use crate::harness::on_a_phone;
use crate::looks::{filled, finish};
use crate::phone::Phone;
use serde_json::{Value, json};

const FULL: &str = "Bộ nhớ trình duyệt đã đầy";

/// Until the page is loaded anew, the store refuses records whose names end so, after as many as are allowed.
fn refuse(phone: &Phone, allowed: Value) {
    let script = "const left = arguments[0], put = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            const end = Object.keys(left).find(it => key.endsWith(it));
            if (end && left[end]-- <= 0) throw new DOMException('full', 'QuotaExceededError');
            put.call(this, key, text);
        };";
    phone.script(script, vec![allowed]);
}

fn identity(phone: &Phone) -> String {
    phone.wait_for("#save-file");
    phone.attribute("[data-identity]", "data-identity")
}

#[test]
fn a_file_that_is_not_noted_is_not_made() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        phone.open("#/");
        let report = filled(phone);
        phone.go(&format!("{report}/kiem-tra"));
        phone.wait_for("#word-0");
        let answer = "for (const it of document.querySelectorAll('[id^=word-]:not([id$=hint])')) {
            it.value = 'Đã xem'; it.dispatchEvent(new Event('input', { bubbles: true }));
        }";
        phone.script(answer, vec![]);
        refuse(phone, json!({ "/progress": 0 }));
        phone.tap("#finish");
        phone.wait_for("#problem");
        phone.see(FULL);
        let open = "return !document.querySelector('#word-0').matches(':disabled')";
        assert_eq!(phone.script(open, vec![]), true, "it is not finished");
        phone.type_into("#word-0", " lại");
        phone.until("the message to go", || !phone.has("#problem"));

        phone.reload();
        phone.wait_for("#finish");
        phone.tap("#finish");
        phone.at("/gui");
        let first = identity(phone);
        phone.reload();
        assert_eq!(identity(phone), first, "finished for good");
    });
}

#[test]
fn a_correction_that_is_refused() {
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        phone.open("#/");
        let report = filled(phone);
        finish(phone, &report);
        let first = identity(phone);
        refuse(phone, json!({ "/progress": 0 }));
        phone.tap("Lập bản sửa");
        phone.see(FULL);
        phone.reload();
        assert_eq!(identity(phone), first, "all is as before");

        // Not even the way back is allowed: what is left is locked, and can be taken back by hand.
        refuse(phone, json!({ "/progress": 0, "/meta": 1 }));
        phone.tap("Lập bản sửa");
        phone.see(FULL);
        phone.reload();
        phone.wait_for("#drop-correction");
        phone.go(&format!("{report}/I"));
        phone.see("Báo cáo này đã hoàn tất");
        phone.go(&format!("{report}/gui"));
        phone.tap("#drop-correction");
        assert_eq!(identity(phone), first);
        phone.reload();
        assert_eq!(identity(phone), first);
    });
}

#[test]
fn a_copy_that_is_refused() {
    with_a_report_kept_once(|phone, report| {
        phone.go(&format!("{report}/khac"));
        phone.wait_for("#duplicate");
        let count = || phone.script("return localStorage.length", vec![]);
        let before = count();
        refuse(phone, json!({ "/progress": 0 }));
        phone.tap("#duplicate");
        phone.see(FULL);
        assert_eq!(count(), before, "nothing of it is left");
        phone.script("crypto.getRandomValues = () => { throw new Error('none') }", vec![]);
        phone.tap("#duplicate");
        phone.see("Chưa nhân bản được.");
        assert_eq!(count(), before);
        phone.reload();
        phone.tap("#duplicate");
        phone.see("Đã tạo một bản giống hệt.");
    });
}

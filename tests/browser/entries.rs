//! What people type into a share: taken apart, refused in words, asked about.

use crate::english::english;
use crate::form::{TEMPLATE, at_section};
use crate::harness::on_a_phone;
use crate::main_job::begin;
use crate::phone::Phone;
use serde_json::json;

const COUNT: &str = "#f-I-1-a-entered";
const TOTAL: &str = "#f-I-1-a-total";

/// A row of one share, anew for each attempt.
struct Share {
    section: &'static str,
    number: u8,
}

/// The rows of one share without a shared total.
const SHARES: [(&str, &[u8]); 3] =
    [("I", &[1, 2, 5]), ("III", &[18, 20, 22, 23, 24, 25]), ("VI", &[41, 42, 43])];

impl Share {
    /// One row after the other, each shown when it is its turn.
    fn each<'a>(phone: &'a Phone, report: &'a str) -> impl Iterator<Item = Self> + 'a {
        let all = SHARES
            .iter()
            .flat_map(|(section, numbers)| numbers.iter().map(|it| Self { section, number: *it }));
        all.inspect(move |it| {
            phone.go(&format!("{report}/{}", it.section));
            phone.wait_for(&it.row());
        })
    }

    fn row(&self) -> String {
        format!("#row-{}-{}", self.section, self.number)
    }

    fn field(&self, name: &str) -> String {
        format!("#f-{}-{}-a-{name}", self.section, self.number)
    }

    fn count(&self) -> String {
        self.field("entered")
    }

    fn values(&self, phone: &Phone) -> [String; 2] {
        ["entered", "total"].map(|it| phone.value(&self.field(it)))
    }

    /// The message of that code under its fields.
    fn said(&self, code: &str) -> String {
        format!("{} [data-code={code}]", self.row())
    }
}

#[test]
fn a_share_is_taken_apart() {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        let texts = ["4371/4864", "4371/4864 (89,9%)", " 4371 / 4864 ", "4371/4864 hộ"];
        for (typed, share) in texts.iter().zip(Share::each(phone, &report)) {
            phone.type_into(&share.count(), typed);
            phone.leave();
            phone.until(typed, || share.values(phone) == ["4371", "4864"]);
            phone.see("= 89,86 %");
            assert!(
                !phone.has(&format!("{} .finding-error", share.row())),
                "{}",
                phone.text_of(&share.row())
            );
        }
        // Pasted, it is taken apart at once.
        let share = Share { section: "VI", number: 43 };
        phone.go(&format!("{report}/VI"));
        phone.tap(&share.count());
        let paste = "const it = document.querySelector(arguments[0]); it.value = '45/50';
            it.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        phone.script(paste, vec![json!(share.count())]);
        phone.until("the paste", || share.values(phone) == ["45", "50"]);
    });
}

#[test]
fn cleared_fields_leave_nothing_behind() {
    on_a_phone(|phone| {
        at_section(phone, "I");
        phone.type_into(COUNT, "4371/4864 (89,9%)");
        phone.leave();
        phone.until("both fields", || phone.value(TOTAL) == "4864");
        phone.retype(COUNT, "");
        phone.retype(TOTAL, "");
        phone.leave();
        // What is not shown must not count.
        phone.until("an empty row", || phone.attribute("#row-I-1", "data-outcome") == "not_entered");
    });
}

#[test]
fn a_wrong_entry_says_what_and_what_to_do() {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        let wrong = [
            ("5/0", "zero_denominator", "Tổng số đang là 0. Nhập tổng số lớn hơn 0"),
            ("7/6", "numerator_over_denominator", "Số đã đạt lớn hơn tổng số. Xem lại hai số này."),
            ("150%", "share_out_of_range", "Tỷ lệ phải từ 0 đến 100 %. Xem lại số này."),
            ("😀", "unreadable_number", "Chưa hiểu số ở ô đã đạt. Nhập như 4371/4864 hoặc 89,9%."),
            ("nhiều lắm", "unreadable_number", "Chưa hiểu số ở ô đã đạt."),
            ("1/2/3", "unreadable_number", "Chưa hiểu số"),
            ("99999999999999999999", "number_too_large", "Số ở ô đã đạt quá lớn."),
        ];
        for ((typed, code, sentence), share) in wrong.into_iter().zip(Share::each(phone, &report)) {
            phone.type_into(&share.count(), typed);
            phone.leave();
            let said = share.said(code);
            phone.wait_for(&said);
            assert!(phone.text_of(&said).contains(sentence), "{typed}: {}", phone.text_of(&said));
            let kept = ["entered", "total", "percent"].map(|it| phone.value(&share.field(it))).concat();
            let digits = |it: &str| it.replace(['/', '%'], "");
            assert_eq!(digits(&kept), digits(typed), "what was typed is still there");
            assert!(
                phone.has(&format!("{} [aria-invalid=true]", share.row())),
                "{typed}: no field is marked"
            );
        }
        english(phone, &format!("{report}/III"));
        phone.see("Enter it like 4371/4864 or 89.9%.");
        phone.go(&format!("{report}/I"));
        phone.see("The total is 0.");
    });
}

#[test]
fn nothing_is_said_while_it_is_typed() {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        for (typed, share) in ["nhiều", "5/", "5/0", "7/6", "150%"].iter().zip(Share::each(phone, &report))
        {
            phone.type_into(&share.count(), typed);
            let errors = format!("{} .finding-error", share.row());
            assert!(!phone.has(&errors), "{typed}, not yet left: {}", phone.text_of(&errors));
        }
    });
}

#[test]
fn a_dot_before_three_digits_is_asked_about() {
    on_a_phone(|phone| {
        let report = begin(phone, TEMPLATE, "UBND xã Hà Tân");
        let choices = [("1234 (số nguyên, không có phần lẻ)", "1234"), ("1,234 (1 phẩy 234)", "1,234")];
        for ((choice, becomes), share) in choices.into_iter().zip(Share::each(phone, &report)) {
            phone.type_into(&share.count(), "1.234");
            phone.enter();
            phone.press("5000");
            phone.leave();
            let ask = format!("{} .ask", share.row());
            phone.wait_for(&ask);
            assert!(phone.text_of(&ask).contains("Anh, chị muốn nhập số nào?"));
            assert_eq!(phone.count(&format!("{ask} .button")), 2);
            phone.tap_in(&ask, choice);
            phone.until(becomes, || phone.value(&share.count()) == becomes);
            phone.until("the question to go", || !phone.has(&ask));
        }
    });
}

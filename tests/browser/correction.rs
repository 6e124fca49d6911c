//! After the first file: marked as sent, opened again, left again, handed in once more.

use crate::english::{english, vietnamese};
use crate::harness::on_a_phone;
use crate::looks::{filled, finish};
use crate::phone::Phone;

/// A finished report.
fn finished(phone: &Phone) -> String {
    phone.open("#/");
    let report = filled(phone);
    finish(phone, &report);
    report
}

fn identity(phone: &Phone) -> String {
    phone.attribute("[data-identity]", "data-identity")
}

/// What the receiver's page says of the file of a submission.
fn name(revision: u32) -> String {
    format!("ubnd-xa-ha-tan_chi-tieu-2023-ha-tan_2023_r{revision}.json.txt")
}

#[test]
fn the_roads_come_first() {
    on_a_phone(|phone| {
        finished(phone);
        phone.script("scrollTo(0, 0)", vec![]);
        phone.see("Tệp đã sẵn sàng");
        for road in ["#save-file", "#copy-text"] {
            let seen = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return box.top > 50 && box.bottom < innerHeight";
            assert_eq!(phone.script(seen, vec![road.into()]), true, "{road} is in sight");
        }
        phone.see("nghìn ký tự");
        phone.see("Chưa đánh dấu là đã gửi.");
        phone.tap("Tôi đã gửi tệp này");
        phone.see("Đã gửi ");
        phone.tap("Bỏ đánh dấu đã gửi");
        phone.see("Tôi đã gửi tệp này");
        phone.tap("Đọc lại nội dung tệp");
        phone.wait_for("details [data-row]");
    });
}

#[test]
fn a_correction_can_be_left() {
    on_a_phone(|phone| {
        let report = finished(phone);
        let first = identity(phone);
        phone.tap("Tôi đã gửi tệp này");
        phone.see("Đã gửi ");
        phone.tap("Lập bản sửa");
        phone.at(&report);
        phone.see("Đã mở lại thành lần gửi 2.");
        phone.tap_in(".snackbar", "Hoàn tác");
        phone.at("/gui");
        phone.wait_for("#save-file");
        assert_eq!(identity(phone), first);
        phone.see("Bỏ đánh dấu đã gửi");
        phone.see("Đã bỏ bản sửa.");

        // The message may be long gone: the page has the same way.
        phone.tap("Lập bản sửa");
        phone.at(&report);
        phone.open(&format!("{report}/gui"));
        phone.see("Đang lập bản sửa: lần gửi 2");
        phone.tap("Bỏ bản sửa");
        phone.wait_for("#save-file");
        assert_eq!(identity(phone), first);
        phone.see("Bỏ đánh dấu đã gửi");
        // From a page of the check, which then shows what it stood on before.
        phone.tap("Lập bản sửa");
        phone.at(&report);
        phone.go(&format!("{report}/kiem-tra"));
        phone.wait_for("#finish");
        phone.see("Số liệu giống hệt lần gửi trước");
        phone.tap_in(".snackbar", "Hoàn tác");
        phone.at("/gui");
        phone.wait_for("#save-file");
        assert_eq!(identity(phone), first);
        // It is as finished as before: nothing can be typed.
        phone.go(&format!("{report}/I"));
        phone.see("Báo cáo này đã hoàn tất");
    });
}

#[test]
fn a_changed_correction_stays() {
    on_a_phone(|phone| {
        let report = finished(phone);
        phone.tap("Lập bản sửa");
        phone.at(&report);
        phone.go(&format!("{report}/I"));
        phone.wait_for("#f-I-1-a-entered");
        let first = phone.value("#f-I-1-a-entered");
        phone.retype("#f-I-1-a-entered", "4372");
        phone.leave();
        // Too late for the way back, and it is said.
        phone.tap_in(".snackbar", "Hoàn tác");
        phone.see("Số liệu đã thay đổi nên không hoàn tác được.");
        phone.go(&format!("{report}/gui"));
        phone.see("không bỏ bản sửa được nữa");
        phone.see_no_more("nên không hoàn tác được");
        assert!(!phone.has("#drop-correction"));
        phone.tap("Lưu tệp lần gửi 1");
        phone.downloaded(&name(1));
        // Typed back, the report says what its file says.
        phone.go(&format!("{report}/I"));
        phone.retype("#f-I-1-a-entered", &first);
        phone.leave();
        phone.go(&format!("{report}/gui"));
        phone.wait_for("#drop-correction");
        phone.tap("Kiểm tra và gửi");
        phone.at("/kiem-tra");
        phone.tap("Xem tệp các lần gửi trước, hoặc bỏ bản sửa");
        phone.at("/gui");
    });
}

#[test]
fn two_submissions_on_the_receivers_table() {
    on_a_phone(|phone| {
        let report = finished(phone);
        phone.tap("Lưu về máy");
        let first = phone.downloaded(&name(1));
        phone.tap("Lập bản sửa");
        phone.at(&report);
        phone.go(&format!("{report}/I"));
        phone.retype("#f-I-1-a-entered", "4372");
        phone.leave();
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("#finish");
        phone.at("/gui");
        phone.see("Lần gửi 2, thay lần gửi 1");
        phone.tap("Lưu về máy");
        let second = phone.downloaded(&name(2));
        std::fs::remove_file(&first).unwrap();
        phone.tap("Lưu tệp lần gửi 1");
        let first = phone.downloaded(&name(1));

        phone.go("#/mo");
        phone.pick("#files", std::slice::from_ref(&second));
        phone.see("Lần gửi 2, thay lần gửi 1");
        phone.see("Lần gửi 1 chưa được mở ở đây.");
        phone.see("Tệp do chính máy này tạo");
        phone.pick("#files", std::slice::from_ref(&first));
        phone.see("Đã có lần gửi 2 thay thế");
        phone.see_no_more("Lần gửi 1 chưa được mở ở đây.");
        assert!(phone.text_of("[data-result]:last-child").starts_with("Đã có lần gửi 2 thay thế"));
        assert!(phone.focus().starts_with("file-"), "the card of the new file is shown");
        assert!(!phone.sees("Hỏi đơn vị xem dùng tệp nào"));
    });
}

#[test]
fn sent_and_corrected_in_english() {
    on_a_phone(|phone| {
        let report = finished(phone);
        phone.tap("Lưu về máy");
        let file = phone.downloaded(&name(1));
        english(phone, &format!("{report}/gui"));
        phone.see("The file is ready");
        assert_eq!(vietnamese(phone), Vec::<String>::new());
        phone.tap("#correct");
        phone.at(&report);
        phone.go(&format!("{report}/gui"));
        phone.see("A correction is being made");
        assert_eq!(vietnamese(phone), Vec::<String>::new());
        phone.go("#/mo");
        phone.pick("#files", &[file]);
        phone.see("A file made on this very device");
        assert_eq!(vietnamese(phone), Vec::<String>::new());
    });
}

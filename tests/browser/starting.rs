//! Starting a report and correcting what it is about: the form, the period, the figures of the period before.

use crate::drafts::{home, with_a_report};
use crate::harness::on_a_phone;
use crate::main_job::choose_form;
use crate::phone::Phone;

/// A form of 2023 and one of 2024.
const FORM: &str = "chi-tieu-2023-ha-tan";
const LATER_FORM: &str = "muc-tieu-2024-binh-thuan";
const YEAR: &str = "#period-year";

#[test]
fn forms_are_large_choices() {
    on_a_phone(|phone| {
        phone.open("#/moi");
        phone.wait_for("#new-template input");
        assert!(phone.count("#new-template label") > 3);
        phone.see("Kết quả thực hiện mục tiêu chuyển đổi số năm 2023 – tỉnh Kon Tum");
        phone.tap("#start");
        phone.see("Chưa chọn mẫu biểu.");
        // Some browsers tell of a choice in this way only.
        let choose = "const it = document.querySelector(`#new-template [value=${arguments[0]}]`);
            it.checked = true; it.dispatchEvent(new Event('change', { bubbles: true }))";
        phone.script(choose, vec![FORM.into()]);
        phone.see_no_more("Chưa chọn mẫu biểu.");
        phone.retype("#new-unit", "UBND xã Hà Tân");
        phone.tap("#start");
        phone.see("Các mục");
        // Next time the form is remembered and the others wait behind a button.
        phone.go("#/moi");
        phone.until("one form", || phone.count("#new-template label") == 1);
        phone.see("Báo cáo chỉ tiêu chuyển đổi số năm 2023 – xã Hà Tân");
        phone.tap("Chọn mẫu khác");
        phone.until("all forms", || phone.count("#new-template label") > 3);
    });
}

#[test]
fn the_year_of_the_form_is_proposed_and_another_is_remarked() {
    on_a_phone(|phone| {
        phone.open("#/moi");
        choose_form(phone, LATER_FORM);
        phone.until("the year of the form", || phone.value(YEAR) == "2024");
        choose_form(phone, FORM);
        phone.until("the year of the form", || phone.value(YEAR) == "2023");
        assert!(!phone.sees("Mẫu này là của năm"));
        phone.retype(YEAR, "2026");
        phone.see("Mẫu này là của năm 2023; kỳ đang chọn là năm 2026.");
        choose_form(phone, LATER_FORM);
        phone.see("Mẫu này là của năm 2024; kỳ đang chọn là năm 2026.");
        assert_eq!(phone.value(YEAR), "2026", "what was typed stays");
        phone.retype(YEAR, "20");
        assert!(!phone.sees("Chưa hiểu năm này."), "nothing is said while it is typed");
        phone.leave();
        phone.see("Chưa hiểu năm này.");
        // It is a remark and no hindrance.
        phone.retype(YEAR, "2026");
        phone.see_no_more("Chưa hiểu năm này.");
        phone.retype("#new-unit", "UBND xã Hà Tân");
        phone.tap("#start");
        phone.see("Các mục");
    });
}

#[test]
fn a_report_that_is_there_is_said_before_another_is_started() {
    with_a_report(|phone, report| {
        const THERE: &str = "Anh, chị đã có báo cáo này: Đang làm";
        phone.go("#/moi");
        phone.see(THERE);
        phone.tap("Mở báo cáo đã có");
        phone.at(report);
        phone.go("#/moi");
        phone.see(THERE);
        for (field, other, same) in
            [(YEAR, "2024", "2023"), ("#new-unit", "UBND xã Kim Tân", "UBND xã Hà Tân ")]
        {
            phone.retype(field, other);
            phone.see_no_more(THERE);
            phone.retype(field, same);
            phone.see(THERE);
        }
        phone.tap(".segmented label:has([name=period-span][value=quarter])");
        phone.see_no_more(THERE);
        phone.tap(".segmented label:has([name=period-span][value=year])");
        phone.see(THERE);
        phone.leave();
        phone.tap("Vẫn lập bản mới");
        phone.see("Các mục");
        assert_ne!(phone.address(), report);
        home(phone, 2);
    });
}

/// Sets the period of a report to a year, on its page for other things.
fn set_year(phone: &Phone, report: &str, year: &str) {
    phone.go(&format!("{report}/khac"));
    phone.retype(YEAR, year);
    phone.leave();
}

#[test]
fn the_period_is_corrected_and_the_figures_before_it_follow() {
    with_a_report(|phone, _| {
        phone.go("#/moi");
        phone.retype(YEAR, "2025");
        phone.leave();
        phone.see("Kết quả kỳ trước của đơn vị này");
        phone.tap("#start");
        phone.see("Các mục");
        let report = phone.address();
        let row = |phone: &Phone| {
            phone.go(&format!("{report}/I"));
            phone.wait_for("#f-I-1-a-entered");
            phone.text_of("#row-I-1")
        };
        assert!(row(phone).contains("Kỳ trước 89,86 %"));

        set_year(phone, &report, "2022");
        phone.see_no_more("Kết quả kỳ trước của đơn vị này");
        phone.see("Mẫu này là của năm 2023; kỳ đang chọn là năm 2022.");
        phone.go("#/");
        phone.see("Năm 2022");
        assert!(!row(phone).contains("Kỳ trước"), "2023 is not before 2022");

        set_year(phone, &report, "2024");
        phone.see("Kết quả kỳ trước của đơn vị này");
        phone.tap(".segmented label:has([name=period-span][value=half])");
        phone.tap("Cuối năm");
        phone.see("Số liệu tính 15/06/2024 – 14/12/2024.");
        phone.reload();
        phone.wait_for("[name=period-nth][value='2']:checked");
        assert!(row(phone).contains("Kỳ trước 89,86 %"));
        phone.go("#/");
        phone.see("6 tháng cuối năm 2024");

        // Another unit has other figures before it.
        phone.go(&format!("{report}/khac"));
        phone.retype("#report-unit", "UBND xã Kim Tân");
        phone.leave();
        phone.see_no_more("Kết quả kỳ trước của đơn vị này");
        assert!(!row(phone).contains("Kỳ trước"));
    });
}

#[test]
fn a_start_without_a_form_says_so_on_the_screen() {
    on_a_phone(|phone| {
        phone.open("#/moi");
        phone.wait_for("#new-template input");
        phone.tap("Bắt đầu nhập");
        phone.wait_for("#new-template [role=alert]");
        let seen = "const it = document.querySelector('#new-template [role=alert]').getBoundingClientRect();
            return it.top > 50 && it.bottom < innerHeight - 60";
        phone.until("the message on the screen", || phone.script(seen, vec![]) == true);
    });
}

#[test]
fn what_was_typed_is_there_though_the_page_went_before_the_report_was_begun() {
    on_a_phone(|phone| {
        phone.open("#/moi");
        phone.wait_for("#new-template input");
        phone.type_into("#new-unit", "UBND xã Kim Tân");
        phone.type_into("#new-person", "Lan");
        phone.reload();
        phone.until("what was typed", || {
            phone.value("#new-unit") == "UBND xã Kim Tân" && phone.value("#new-person") == "Lan"
        });
    });
}

//! The unit is found in the list of communes: without marks, by a former name, without a network; its code is in the file.

use crate::harness::on_a_phone;
use crate::offline::{arrived, hush};
use thonso::wire::template;

#[test]
fn a_unit_is_found_and_its_code_goes_into_the_file() {
    on_a_phone(|phone| {
        let annex = "TT\tChỉ tiêu\tMục tiêu năm 2026\n1\tSố lớp tập huấn\t3 lớp\n";
        let document = thonso::office::read(annex.as_bytes()).unwrap();
        let mut form = thonso::domain::annex::import(&document.blocks, 2026).template;
        "Mẫu thử".clone_into(&mut form.title);
        "S".clone_into(&mut form.sections[0].id);
        "S-1".clone_into(&mut form.sections[0].indicators[0].id);
        arrived(phone);
        phone.lose_network();
        phone.open("#/mau");
        phone.wait_for(".drop");
        phone.pick("#files", &[phone.folder.put("mau.json.txt", template::write(&form).as_bytes())]);
        phone.see("Đã thêm mẫu.");
        phone.open("#/moi");
        phone.wait_for("#new-template input");
        if phone.has("#all-forms") {
            phone.tap("#all-forms");
        }
        phone.tap("Mẫu thử");
        phone.tap("#find-unit");
        phone.at("#/don-vi");
        phone.wait_for("#unit-search");
        phone.see("34 tỉnh, thành phố và 3.321 xã");
        phone.type_into("#unit-search", "zzz");
        phone.see("Không thấy.");
        phone.retype("#unit-search", "tong son thanh");
        phone.until("one commune", || phone.count("#found-units .item") >= 1);
        let first = phone.text_of("#found-units .item");
        assert!(first.contains("Xã Tống Sơn") && first.contains("Thanh Hóa"), "{first}");
        let code = phone.attribute("#found-units .item", "data-code");
        phone.tap("#found-units .item");
        phone.see("UBND xã Tống Sơn");
        phone.type_into("#unit-village", "Thôn Đầu");
        phone.until("the name of the unit", || phone.text_of("#unit-name") == "Thôn Đầu, xã Tống Sơn");
        phone.tap("#use-unit");
        phone.at("#/moi");
        phone.until("the unit", || phone.value("#new-unit") == "Thôn Đầu, xã Tống Sơn");
        phone.until("the form", || phone.text_of("#new-template label:has(:checked)").contains("Mẫu thử"));
        phone.tap("#start");
        phone.see("Các mục");
        let report = phone.address();
        phone.go(&format!("{report}/S"));
        phone.type_into("#f-S-1-a-entered", "3");
        phone.leave();
        phone.until("3 of 3", || phone.attribute("#row-S-1", "data-outcome") == "met");
        phone.go(&format!("{report}/kiem-tra"));
        phone.tap("Hoàn tất báo cáo");
        phone.see("Báo cáo đã hoàn tất");
        phone.tap("Lưu về máy");
        phone.see("Đã đưa tệp vào thư mục Tải xuống");
        let files = std::fs::read_dir(phone.folder.downloads()).unwrap();
        let file =
            files.map(|it| it.unwrap().path()).find(|it| it.to_string_lossy().contains("thon-dau")).unwrap();
        let opened = thonso::bundle::open(&std::fs::read(file).unwrap()).unwrap();
        assert_eq!(opened.report().org_unit.code.as_deref(), Some(code.as_str()));
        // Next time it is a tap away.
        phone.open("#/don-vi");
        phone.wait_for("#used-units .item");
        phone.tap("#used-units .item");
        phone.at("#/moi");
        phone.until("the unit", || phone.value("#new-unit") == "Thôn Đầu, xã Tống Sơn");
        hush(phone);
    });
}

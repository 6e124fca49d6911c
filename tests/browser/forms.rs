//! Forms that came from elsewhere: opened from a file, begun without a network, handed on, taken away.

use crate::harness::on_a_phone;
use crate::main_job::choose_form;
use crate::offline::{arrived, hush};

/// A form as `thonso template import` makes it of an annex.
fn form_file() -> Vec<u8> {
    let annex = "PHỤ LỤC: CHỈ TIÊU NĂM 2026\nTT\tChỉ tiêu\tMục tiêu năm 2026\n1\tTỷ lệ hộ dùng nước sạch\t≥ 90%\n2\tSố lớp tập huấn\t3 lớp\n";
    let document = thonso::office::read(annex.as_bytes()).unwrap();
    let imported = thonso::domain::annex::import(&document.blocks, 2026);
    thonso::wire::template::write(&imported.template).into_bytes()
}

#[test]
fn a_form_from_a_file_is_used_without_a_network() {
    on_a_phone(|phone| {
        phone.open("#/mau");
        phone.see("Chưa có mẫu riêng");
        let wrong = phone.folder.put("thư.json", b"{\"format\":\"thonso.draft\",\"version\":1}");
        phone.pick("#files", &[wrong]);
        phone.wait_for(".finding-error");
        let bytes = form_file();
        let file = phone.folder.put("chi-tieu-nam-2026.json.txt", &bytes);
        phone.pick("#files", &[file]);
        phone.see("Đã thêm mẫu.");
        phone.until("the form in the list", || phone.count("#own-list .item") == 1);
        phone.until("the list of the app", || phone.count(".item") > 3);
        // It is there after a reload, and can be begun although the server is gone.
        phone.reload();
        phone.until("the form in the list", || phone.count("#own-list .item") == 1);
        arrived(phone);
        phone.lose_network();
        phone.open("#/mau");
        phone.wait_for("#own-list .item");
        phone.tap("#own-list .item");
        phone.wait_for("#new-template input");
        choose_form(phone, "chi-tieu-nam-2026");
        phone.retype("#new-unit", "Thôn Đầu");
        phone.tap("#start");
        phone.see("Các mục");
        // The report stays when the form is taken off the list.
        phone.open("#/mau");
        phone.wait_for("#own-list .item");
        phone.tap("Bỏ mẫu này");
        phone.see("Báo cáo đã lập theo mẫu vẫn giữ nguyên.");
        phone.until("an empty list", || phone.count("#own-list .item") == 0);
        phone.open("#/");
        phone.see("Thôn Đầu");
        hush(phone);
    });
}

#[test]
fn a_form_with_the_mark_of_a_device() {
    on_a_phone(|phone| {
        phone.open("#/mau");
        phone.wait_for(".drop");
        phone.pick("#files", &[phone.folder.put("mau.json.txt", &form_file())]);
        phone.see("Đã thêm mẫu.");
        phone.tap("Lưu kèm dấu máy này");
        phone.see("Đã lưu tệp mẫu có dấu của máy này");
        phone.see("Có dấu ");
        let marked = phone.downloaded("chi-tieu-nam-2026.json.txt");
        let mark = thonso::bundle::form::open_form(&std::fs::read(&marked).unwrap()).unwrap();
        let mark = mark.signers()[0].fingerprint.clone();
        // Where reports are opened, the way is shown.
        phone.go("#/mo");
        phone.wait_for(".drop");
        phone.pick("#files", std::slice::from_ref(&marked));
        phone.tap("#to-forms");
        phone.at("#/mau");
        // Taken away and opened again, it still has the mark, which can be compared.
        phone.tap("Bỏ mẫu này");
        phone.until("an empty list", || phone.count("#own-list .item") == 0);
        phone.pick("#files", std::slice::from_ref(&marked));
        phone.until("the mark", || phone.has("#own-list") && phone.text_of("#own-list").contains(&mark));
        // A letter changed on the way is told.
        let mut bytes = std::fs::read(&marked).unwrap();
        let at = bytes.windows(9).position(|it| it == b"\"payload\"").unwrap() + 30;
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        phone.pick("#files", &[phone.folder.put("sai.json.txt", &bytes)]);
        phone.wait_for(".finding-error");
    });
}

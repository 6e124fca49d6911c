//! Everything in one file and back: on another phone, under a passphrase, beside what is there already; files that are
//! damaged, foreign or hostile.

use crate::drafts::{NO_JOURNAL, answer, home, id_of, with_a_report};
use crate::harness::on_a_phone;
use crate::looks::{filled, finish};
use crate::main_job::begin;
use crate::phone::Phone;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use thonso::bundle::backup::{self, Found};

const PASSPHRASE: &str = "bốn từ không liên quan";
const PAGES: [&str; 9] = ["", "/I", "/II", "/III", "/IV", "/V", "/VI", "/gui", "/khac"];

/// The downloads whose names begin so.
fn downloads(phone: &Phone, begin: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(phone.folder.join("downloads")).unwrap().map(|it| it.unwrap().path());
    let name = |it: &PathBuf| it.file_name().unwrap().to_str().unwrap().to_owned();
    let whole = |it: &PathBuf| it.extension().is_some_and(|it| it == "txt");
    all.filter(|it| name(it).starts_with(begin) && whole(it)).collect()
}

/// Makes the file that is chosen on the page, saves it, and reads it.
pub fn saved(phone: &Phone) -> String {
    phone.tap("#create-backup");
    phone.until("the file", || phone.focus() == "backup-made");
    phone.tap("#save-backup");
    phone.see("Đã đưa tệp vào thư mục Tải xuống: sao-luu_thon-so_");
    let mut new = None;
    phone.until("the download", || {
        new = downloads(phone, "sao-luu_thon-so").pop();
        new.as_ref().is_some_and(|it| std::fs::metadata(it).is_ok_and(|it| it.len() > 0))
    });
    let path = new.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    // The driver would write a file of the same name over it.
    std::fs::remove_file(path).unwrap();
    text
}

/// Opens a text as a file on the page.
pub fn open(phone: &Phone, text: &str) {
    phone.wait_for(".drop");
    let file = phone.folder.put("tep.txt", text.as_bytes());
    phone.pick("#files", &[file]);
    phone.until("what is in it", || phone.focus() == "restore-result" || phone.has("#restore-result"));
}

/// What stands on all pages of a report.
pub fn everything(phone: &Phone, report: &str) -> Vec<Vec<(String, String)>> {
    let of = |page: &&str| {
        phone.go(&format!("{report}{page}"));
        phone.until(page, || phone.has(".app:not([hidden]) h1") && !phone.sees("Đang mở"));
        std::thread::sleep(std::time::Duration::from_millis(150));
        phone.answers()
    };
    PAGES.iter().map(of).collect()
}

/// The finished file of a report, as it leaves the device.
pub fn finished_file(phone: &Phone, report: &str) -> Vec<u8> {
    phone.go(&format!("{report}/gui"));
    phone.tap("#save-file");
    std::fs::read(phone.downloaded("ubnd-xa-ha-tan_chi-tieu-2023-ha-tan_2023_r1.json.txt")).unwrap()
}

fn mark(phone: &Phone) -> String {
    phone.go("#/cai-dat");
    phone.wait_for("#mark");
    phone.text_of(".fingerprint")
}

fn node(arguments: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/lock.mjs");
    let output = Command::new("node").arg(script).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn on_another_phone() {
    let (mut plain, mut locked) = (String::new(), String::new());
    let (mut report, mut answers, mut file, mut own_mark) =
        (String::new(), Vec::new(), Vec::new(), String::new());
    on_a_phone(|phone| {
        phone.open("#/");
        report = filled(phone);
        finish(phone, &report);
        begin(phone, "ket-qua-2023-huyen", "UBND xã Kim Tân");
        answers = everything(phone, &report);
        file = finished_file(phone, &report);
        own_mark = mark(phone);
        phone.go("#/sao-luu");
        phone.see("2 báo cáo, 1 tệp đã hoàn tất, 2 mẫu biểu, cài đặt");
        phone.see("Chưa sao lưu lần nào.");
        plain = saved(phone);
        phone.go("#/an-toan");
        phone.go("#/sao-luu");
        phone.see("từ đó chưa có gì thay đổi");
        phone.tap(".switch:has(#lock)");
        phone.see("Quên mật khẩu thì không ai mở lại được tệp");
        phone.tap("#create-backup");
        phone.see("Mật khẩu còn ngắn.");
        phone.type_into("#passphrase", PASSPHRASE);
        phone.type_into("#passphrase-again", "bốn từ khác hẳn");
        phone.tap("#create-backup");
        phone.see("Hai lần gõ không giống nhau.");
        phone.retype("#passphrase-again", PASSPHRASE);
        phone.tap(".switch:has(#with-key)");
        locked = saved(phone);
    });
    assert!(!plain.contains("\"kty\""), "no key in a file that anyone can read");
    assert!(!locked.contains("Kim Tân"));
    on_a_phone(|phone| {
        // Whoever does not know which page it is for opens it where files are opened.
        phone.open("#/mo");
        phone.wait_for(".drop");
        phone.pick("#files", &[phone.folder.put("tệp.txt", plain.as_bytes())]);
        phone.see("Đây là tệp sao lưu của Thôn Số.");
        phone.tap("#look-at-backup");
        phone.at("#/sao-luu");
        phone.see("Sẽ thêm 2 báo cáo");
        assert!(!phone.sees("Khác nhau"));
        phone.go("#/");
        phone.wait_for(".empty");
        phone.go("#/sao-luu");
        open(phone, &plain);
        phone.tap("#do-restore");
        phone.see("Đã thêm 2 báo cáo. Đã lấy cài đặt trong tệp.");
        assert_eq!(everything(phone, &report), answers);
        assert_eq!(finished_file(phone, &report), file, "byte for byte");
        // Once more changes nothing.
        phone.go("#/sao-luu");
        open(phone, &plain);
        phone.see("Mọi thứ trong tệp đã có sẵn trên máy; không có gì thay đổi.");
        assert!(!phone.has("#do-restore"));
        assert_eq!(mark(phone), "", "the mark stayed where it was");
        home(phone, 2);
    });
    on_a_phone(|phone| {
        phone.open("#/sao-luu");
        open(phone, &locked);
        phone.see("Tệp này có mật khẩu.");
        phone.tap("#unlock");
        phone.see("Chưa gõ mật khẩu.");
        phone.type_into("#unlock-passphrase", "bốn từ");
        phone.tap("#unlock");
        phone.see("Mật khẩu không đúng.");
        phone.retype("#unlock-passphrase", PASSPHRASE);
        phone.tap("#unlock");
        phone.see("Sẽ thêm 2 báo cáo");
        phone.see("Máy này sẽ mang dấu của máy cũ.");
        phone.tap("#do-restore");
        phone.see("Máy này nay mang dấu trong tệp.");
        assert_eq!(mark(phone), own_mark);
        assert_eq!(everything(phone, &report), answers);
        // Another program opens ours, and makes one that is opened here.
        let ours = phone.folder.put("ours.txt", locked.as_bytes());
        let inside: Value =
            serde_json::from_str(&node(&["open", ours.to_str().unwrap(), PASSPHRASE])).unwrap();
        assert_eq!(inside["reports"], serde_json::from_str::<Value>(&plain).unwrap()["reports"]);
        let content = phone.folder.put("content.json", plain.as_bytes());
        let theirs = node(&["make", content.to_str().unwrap(), PASSPHRASE]);
        phone.go("#/sao-luu");
        open(phone, &theirs);
        phone.see("Tệp này có mật khẩu.");
        phone.type_into("#unlock-passphrase", PASSPHRASE);
        phone.enter();
        phone.see("Mọi thứ trong tệp đã có sẵn trên máy");
        // What was locked was changed behind the digest of the file: the lock itself notices.
        let mut changed: Value = serde_json::from_str(&theirs).unwrap();
        let text = changed["ciphertext"].as_str().unwrap();
        let letter = if text.starts_with('A') { 'B' } else { 'A' };
        changed["ciphertext"] = json!(format!("{letter}{}", &text[1..]));
        open(phone, &changed.to_string());
        phone.see("Tệp này có mật khẩu.");
        phone.type_into("#unlock-passphrase", PASSPHRASE);
        phone.tap("#unlock");
        phone.see("Tệp sao lưu bị hỏng");
    });
}

#[test]
fn beside_what_is_there() {
    with_a_report(|phone, report| {
        phone.go("#/sao-luu");
        let first = saved(phone);
        answer(phone, report, "#f-I-2-a-entered", "12");
        phone.go(&format!("{report}/I"));
        phone.retype("#f-I-1-a-entered", "4000");
        phone.leave();
        phone.go("#/sao-luu");
        phone.see("từ đó đã thay đổi 2 chỗ");
        open(phone, &first);
        phone.see("Khác nhau 2 chỗ");
        phone.see("Trên máy 4000/4864");
        phone.see("Trong tệp 4371/4864");
        phone.see("Trong tệp chưa nhập");
        // The report of the file takes the place of the one here, which can be brought back.
        phone.tap("Lấy bản trong tệp");
        phone.see("Bản trên máy chuyển vào Đã xóa gần đây");
        phone.tap("#do-restore");
        phone.see("Đã lấy 1 báo cáo trong tệp");
        phone.go(&format!("{report}/I"));
        phone.until("the count of the file", || phone.value("#f-I-1-a-entered") == "4371");
        assert_eq!(phone.value("#f-I-2-a-entered"), "");
        home(phone, 1);
        phone.go("#/da-xoa");
        phone.see("(bản trước khi khôi phục)");
        phone.tap_in("[data-deleted]", "Lấy lại");
        home(phone, 2);
        phone.see_no_more("Đã lấy lại báo cáo.");
        // Both are kept where nothing is chosen, and only once.
        phone.go(&format!("{report}/I"));
        phone.retype("#f-I-1-a-entered", "4001");
        phone.leave();
        for _ in 0..2 {
            phone.go("#/sao-luu");
            open(phone, &first);
            phone.until("the plan", || phone.sees("Khác nhau") || phone.sees("Mọi thứ trong tệp đã có sẵn"));
            if phone.has("#do-restore") {
                phone.tap("#do-restore");
                phone.see("bên cạnh bản trên máy");
            }
            home(phone, 3);
        }
        phone.see("(bản trong tệp sao lưu)");
        phone.go(&format!("{report}/I"));
        phone.until("mine", || phone.value("#f-I-1-a-entered") == "4001");
    });
}

#[test]
fn one_report_alone() {
    let (mut file, mut answers, mut report) = (String::new(), Vec::new(), String::new());
    with_a_report(|phone, address| {
        address.clone_into(&mut report);
        begin(phone, "ket-qua-2023-huyen", "UBND xã Kim Tân");
        answers = everything(phone, address);
        phone.go(&format!("{address}/khac"));
        phone.tap("#save-report");
        let path = phone.downloaded("sao-luu_ubnd-xa-ha-tan_chi-tieu-2023-ha-tan_2023.json.txt");
        file = std::fs::read_to_string(path).unwrap();
    });
    let Ok(Found::Open(inside)) = backup::open(file.as_bytes()) else { panic!("{file}") };
    assert_eq!(inside.reports.len(), 1);
    assert_eq!(inside.reports[0].draft.0.id, id_of(&report));
    on_a_phone(|phone| {
        phone.open("#/sao-luu");
        phone.see("Chưa có báo cáo nào để sao lưu.");
        open(phone, &file);
        phone.tap("#do-restore");
        phone.see("Đã thêm 1 báo cáo.");
        phone.see("1 báo cáo, 1 mẫu biểu, cài đặt");
        assert_eq!(everything(phone, &report), answers);
    });
}

#[test]
fn files_that_are_no_good() {
    with_a_report(|phone, _| {
        phone.go("#/sao-luu");
        let file = saved(phone);
        let many = format!(
            "{{\"format\":\"thonso.backup\",\"version\":1,\"digest\":\"\",\"reports\":[{}0]}}",
            "0,".repeat(900_000)
        );
        let header =
            r#"{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2s":"AAAAAAAAAAAAAAAA","p2c":4000000000}"#;
        let header = data_encoding::BASE64URL_NOPAD.encode(header.as_bytes());
        let slow = format!(
            "{{\"protected\":\"{header}\",\"encrypted_key\":\"AA\",\"iv\":\"AA\",\"ciphertext\":\"AA\",\"tag\":\"AA\"}}"
        );
        for (text, said) in [
            (
                file.replacen("4371", "4372", 1).as_str(),
                "Tệp sao lưu bị hỏng: nội dung không còn như lúc tạo.",
            ),
            (&file[..file.len() / 2], "Tệp sao lưu bị thiếu phần cuối."),
            ("Kính mời", "Đây không phải tệp sao lưu của Thôn Số."),
            (&file.replacen("\"version\": 1", "\"version\": 9", 1), "bản Thôn Số mới hơn"),
            (&many, "Tệp sao lưu bị hỏng"),
            (&slow, "Mở tệp này sẽ làm máy đứng nhiều phút"),
        ] {
            open(phone, text);
            phone.see(said);
            assert!(!phone.has("#do-restore"));
        }
        // What mail has done to it does no harm.
        let quoted = file.lines().map(|it| format!("> {it}\r\n")).collect::<Vec<_>>().concat();
        open(phone, &format!("Chào anh,\r\n{quoted}"));
        phone.see("Mọi thứ trong tệp đã có sẵn");
    });
}

#[test]
fn where_the_browser_has_no_cryptography() {
    let mut plain = String::new();
    on_a_phone(|phone| {
        phone
            .before_each_page("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });");
        begin(phone, "chi-tieu-2023-ha-tan", "UBND xã Hà Tân");
        phone.go("#/sao-luu");
        phone.see("không đặt được mật khẩu");
        assert!(!phone.has("#lock"));
        plain = saved(phone);
        let content = phone.folder.put("content.json", plain.as_bytes());
        open(phone, &node(&["make", content.to_str().unwrap(), PASSPHRASE]));
        phone.see("không mở khóa được");
    });
    assert!(matches!(backup::open(plain.as_bytes()), Ok(Found::Open(_))));
}

#[test]
fn a_store_without_room() {
    let mut file = String::new();
    with_a_report(|phone, _| {
        phone.go("#/sao-luu");
        file = saved(phone);
    });
    on_a_phone(|phone| {
        phone.before_each_page(NO_JOURNAL);
        phone.open("#/sao-luu");
        phone.wait_for(".drop");
        // All but some hundred characters.
        phone.script(
            "for (let length = 1 << 22; length > 200; ) {
                try { localStorage.setItem('other' + length + Math.random(), 'x'.repeat(length)); } catch { length >>= 1; }
            }",
            vec![],
        );
        open(phone, &file);
        phone.tap("#do-restore");
        phone.see("Bộ nhớ trình duyệt đã đầy, chưa thêm được: Báo cáo chỉ tiêu chuyển đổi số năm 2023");
        let left = "return Object.keys(localStorage).filter(it => it.startsWith('thonso/draft/'))";
        assert_eq!(phone.script(left, vec![]), json!([]), "nothing is left of it");
        phone.script("for (const it of Object.keys(localStorage)) if (it.startsWith('other')) localStorage.removeItem(it)", vec![]);
        open(phone, &file);
        phone.tap("#do-restore");
        phone.see("Đã thêm 1 báo cáo.");
        home(phone, 1);
    });
}

#[test]
fn a_report_that_is_open_in_another_page_does_not_give_way() {
    with_a_report(|phone, report| {
        phone.go("#/sao-luu");
        let file = saved(phone);
        phone.go(&format!("{report}/I"));
        phone.retype("#f-I-1-a-entered", "4400");
        phone.leave();
        phone.see("Đã lưu");
        let first = phone.tab();
        let second = phone.new_tab();
        phone.open("#/sao-luu");
        open(phone, &file);
        phone.tap("Lấy bản trong tệp");
        phone.tap("#do-restore");
        phone.see("Đang mở ở một trang khác nên chưa lấy bản trong tệp");
        phone.see("UBND xã Hà Tân");
        phone.switch(&first);
        assert_eq!(phone.value("#f-I-1-a-entered"), "4400");
        phone.go("#/");
        phone.switch(&second);
        open(phone, &file);
        phone.tap("Lấy bản trong tệp");
        phone.tap("#do-restore");
        phone.see("Đã khôi phục xong");
        assert!(!phone.sees("Đang mở ở một trang khác"));
        phone.go(&format!("{report}/I"));
        phone.until("the one of the file", || phone.value("#f-I-1-a-entered") == "4371");
        phone.switch(&first);
        phone.close_tab(&second);
    });
}

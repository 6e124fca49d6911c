//! Files of others: several at once, pasted, dropped, unrelated, from the future.

use crate::harness::on_a_phone;
use crate::phone::Phone;
use data_encoding::BASE64URL_NOPAD;
use serde_json::json;
use std::path::Path;
use thonso::bundle::key::SigningKey;
use thonso::wire::bundle::{self, EnvelopeSignature};

const INTACT: &str = "[data-result=intact]";
const INVALID: &str = "[data-result=invalid]";

pub fn golden(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)).unwrap()
}

fn opened(phone: &Phone, intact: u64, invalid: u64) {
    phone.until(&format!("{intact} intact and {invalid} invalid files"), || {
        (phone.count(INTACT), phone.count(INVALID)) == (intact, invalid)
    });
}

/// Puts a text into the field that has the focus, as the clipboard does.
fn paste(phone: &Phone, text: &str) {
    phone.cdp("Input.insertText", json!({ "text": text }));
}

#[test]
fn several_files_at_once() {
    on_a_phone(|phone| {
        phone.open("#/mo");
        phone.wait_for(".drop");
        let files = [
            phone.folder.put("a.json.txt", golden("bundle.json.txt").as_bytes()),
            phone.folder.put("b.json.txt", golden("small-bundle.json.txt").as_bytes()),
            phone.folder.put("thiệp mời.txt", "Kính mời".as_bytes()),
            phone.folder.put("empty.txt", b""),
        ];
        phone.pick("#files", &files);
        opened(phone, 2, 2);
        phone.see("Đây không phải tệp báo cáo của Thôn Số.");
        phone.see("thiệp mời.txt");
        // The same file is not counted twice: its card comes to the top and says so.
        let place = |at: &str| phone.attribute(&format!("[data-result]:{at}-child"), "data-identity");
        let before = place("first");
        phone.pick("#files", &files[1..2]);
        phone.see("Tệp này đã mở trước đó");
        opened(phone, 2, 2);
        assert_ne!(place("first"), before);
        assert!(phone.focus().starts_with("file-"), "what was just opened is shown");
        phone.pick("#files", &files[..1]);
        phone.until("the other on top", || place("first") == before);
        assert_eq!(phone.count("[data-result] .finding-info"), 1);
        phone.tap("Đọc báo cáo");
        phone.wait_for("#report [data-row]");
        phone.tap("Đóng báo cáo");
        phone.until("the report to close", || !phone.has("#report"));
    });
}

#[test]
fn pasted_from_a_message() {
    on_a_phone(|phone| {
        phone.open("#/mo");
        // On a phone nothing can be dragged.
        assert!(!phone.sees("Kéo tệp thả vào đây"));
        phone.tap("#paste");
        phone.until("the focus", || phone.focus() == "pasted");
        phone.tap("#paste");
        phone.until("closed", || !phone.has("#pasted"));
        phone.tap("#paste");
        phone.until("the focus", || phone.focus() == "pasted");
        phone.tap("#read-pasted");
        phone.see("Chưa có nội dung.");
        assert_eq!(phone.attribute("#pasted", "aria-invalid"), "true");
        paste(phone, &format!("Chào anh, gửi anh báo cáo:\n{}\nEm cảm ơn.", golden("small-bundle.json.txt")));
        phone.tap("#read-pasted");
        opened(phone, 1, 0);
        phone.see("Nội dung đã dán");
        phone.until("the result", || phone.focus().starts_with("file-"));
        phone.tap("#paste");
        phone.until("the focus", || phone.focus() == "pasted");
        paste(phone, "Chiều nay họp nhé");
        phone.tap("#read-pasted");
        opened(phone, 1, 1);
    });
}

#[test]
fn dropped_on_the_page() {
    on_a_phone(|phone| {
        phone.open("#/mo");
        phone.wait_for(".drop");
        let drop = "const dragged = new DataTransfer();
            for (const [name, text] of arguments[0]) dragged.items.add(new File([text], name));
            const send = kind => document.querySelector('.drop')
                .dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: dragged }));
            return [send('dragover'), send('drop')];";
        let files = json!([["a.json.txt", golden("small-bundle.json.txt")], ["b.txt", "?"]]);
        let defaults = phone.script(drop, vec![files]);
        assert_eq!(defaults, json!([false, false]), "the browser would open the file itself");
        opened(phone, 1, 1);
    });
}

/// The golden file with some words changed in what is signed, and a mark that is right.
pub fn changed(changes: &[(&str, &str)]) -> String {
    let mut envelope = bundle::read(&golden("small-bundle.json.txt")).unwrap();
    let payload = BASE64URL_NOPAD.decode(envelope.payload.as_bytes()).unwrap();
    let mut payload = String::from_utf8(payload).unwrap();
    for (from, to) in changes {
        assert!(payload.contains(from), "{from}");
        payload = payload.replacen(from, to, 1);
    }
    envelope.payload = BASE64URL_NOPAD.encode(payload.as_bytes());
    let protected = envelope.signatures[0].protected.clone();
    let key = SigningKey::from_seed(&[7; 32]);
    let signature = key.sign(format!("{protected}.{}", envelope.payload).as_bytes());
    envelope.signatures =
        vec![EnvelopeSignature { protected, signature: BASE64URL_NOPAD.encode(&signature) }];
    bundle::write(&envelope, "")
}

#[test]
fn from_a_newer_edition() {
    on_a_phone(|phone| {
        phone.open("#/mo");
        phone.wait_for(".drop");
        phone.pick(
            "#files",
            &[phone.folder.put("newer.json.txt", changed(&[("\"version\":1", "\"version\":2")]).as_bytes())],
        );
        opened(phone, 0, 1);
        phone.see("Tệp được tạo bằng bản Thôn Số mới hơn.");
        phone.see("Nối mạng, mở lại ứng dụng để có bản mới, rồi mở lại tệp.");
    });
}

#[test]
fn outcomes_that_differ_are_named() {
    on_a_phone(|phone| {
        phone.open("#/mo");
        phone.wait_for(".drop");
        let file = changed(&[("\"outcome\":\"exceeded\"", "\"outcome\":\"not_met\"")]);
        phone.pick("#files", &[phone.folder.put("other.json.txt", file.as_bytes())]);
        opened(phone, 1, 0);
        phone.see("khác với kết quả máy này tính lại");
        phone.see("Chỉ tiêu 1: tệp ghi “Chưa đạt”, tính lại là “Vượt”.");
    });
}

#[test]
fn two_files_that_say_different_things() {
    on_a_phone(|phone| {
        phone.open("#/mo");
        phone.wait_for(".drop");
        let other = changed(&[("\"draft_id\":\"0123", "\"draft_id\":\"4567")]);
        let files = [
            phone.folder.put("a.json.txt", golden("small-bundle.json.txt").as_bytes()),
            phone.folder.put("b.json.txt", other.as_bytes()),
        ];
        phone.pick("#files", &files);
        opened(phone, 2, 0);
        phone.see("Hỏi đơn vị xem dùng tệp nào.");
        assert_eq!(phone.count("[data-result] .finding-warning"), 2, "told on both");
    });
}

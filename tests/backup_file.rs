//! The file of a backup tells its own damage, comes through mail and chat, and harms nobody who opens it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{blank, entry, moment, small_bundle, small_form};
use thonso::bundle::backup::{self, BackupError, Found};
use thonso::domain::draft::RowEntry;
use thonso::shelf::{Memory, Shelf};
use thonso::wire::backup::Backup;
use thonso::wire::template;

fn small_backup() -> Backup {
    let shelf = Shelf::new(Memory::default());
    let mut draft = blank(&small_form());
    draft.rows.insert(
        "1".to_owned(),
        RowEntry { note: "“Ghi chú” {1} \\ \"x\"\nhai dòng".to_owned(), ..entry("45") },
    );
    shelf.keep_draft(&draft, Some(&template::write(&small_form()))).unwrap();
    shelf.keep_bundle(&draft.id, 1, &"Dòng một dài dài\r\n".repeat(4)).unwrap();
    shelf.gather(&moment(), "0.1.0", None).backup
}

#[test]
fn every_changed_byte_is_noticed_or_harmless() {
    let backup = small_backup();
    let file = backup::file(&backup, "Bản sao lưu của Thôn Số.").unwrap().into_bytes();
    let expected = Found::Open(Box::new(backup));
    for at in 0..file.len() {
        for flip in [0x01, 0x80] {
            let mut damaged = file.clone();
            damaged[at] ^= flip;
            if let Ok(found) = backup::open(&damaged) {
                assert_eq!(found, expected, "byte {at}: {:?}", char::from(damaged[at]));
            }
        }
        let cut = backup::open(&file[..at]);
        let about = at > 60;
        assert!(
            matches!(cut, Err(BackupError::CutOff | BackupError::NotABackup))
                || (cut == Ok(expected.clone()) && about),
            "cut at {at}: {cut:?}"
        );
    }
    let damaged = String::from_utf8(file).unwrap().replace("\"45\"", "\"46\"");
    assert_eq!(backup::open(damaged.as_bytes()), Err(BackupError::Damaged));
}

#[test]
fn what_mail_and_chat_do() {
    let backup = small_backup();
    let file = backup::file(&backup, "Bản sao lưu của Thôn Số.").unwrap();
    let expected = Ok(Found::Open(Box::new(backup)));
    let wide = |text: &str| {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let quoted = file.lines().map(|it| format!("> {it}\r\n")).collect::<Vec<_>>().concat();
    // Long lines are broken at 70 characters, in the middle of words or in place of a blank.
    let broken = |in_place: bool| {
        let mut out = String::new();
        let mut width = 0;
        for it in file.chars() {
            width = if it == '\n' { 0 } else { width + 1 };
            if width > 70 && (it == ' ' || !in_place) {
                out.push_str("\r\n");
                width = 0;
                if in_place {
                    continue;
                }
            }
            out.push(it);
        }
        out
    };
    for (what, bytes) in [
        ("as it is", file.clone().into_bytes()),
        ("byte order mark", [b"\xEF\xBB\xBF", file.as_bytes()].concat()),
        ("UTF-16", wide(&file)),
        ("line ends", file.replace('\n', "\r\n").into_bytes()),
        ("words around", format!("Chào anh, gửi anh:\n{file}\nEm cảm ơn {{nhé}}.").into_bytes()),
        ("quoted", quoted.into_bytes()),
        ("broken anywhere", broken(false).into_bytes()),
        ("broken at blanks", broken(true).into_bytes()),
    ] {
        assert_eq!(backup::open(&bytes), expected, "{what}");
        assert!(backup::is_meant(&bytes), "{what}");
    }
    assert!(!backup::is_meant(&small_bundle()));
    assert_eq!(backup::open(&small_bundle()), Err(BackupError::NotABackup));
    assert_eq!(backup::open("Kính mời".as_bytes()), Err(BackupError::NotABackup));
    let newer = file.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(backup::open(newer.as_bytes()), Err(BackupError::Newer { found: 2, known: 1 }));
}

#[test]
fn parts_of_a_lock_that_are_refused() {
    let locked = backup::to_be_locked(&[1; 16], &[2; 12]);
    let locked = backup::Locked { wrapped_key: vec![3; 40], sealed: vec![4; 100], ..locked };
    let file = backup::locked_file(&locked, "Có mật khẩu.");
    assert_eq!(backup::open(file.as_bytes()), Ok(Found::Locked(Box::new(locked.clone()))));
    let wrapped: String = file.replace("BAQE", "BAQE\r\n  ");
    assert_ne!(wrapped, file);
    assert_eq!(backup::open(wrapped.as_bytes()), Ok(Found::Locked(Box::new(locked))));
    for at in 0..file.len() {
        let mut damaged = file.clone().into_bytes();
        damaged[at] ^= 1;
        if let Ok(found) = backup::open(&damaged) {
            assert_eq!(found, backup::open(file.as_bytes()).unwrap(), "byte {at}");
        }
    }
    let with = |from: &str, to: &str| {
        let header = data_encoding::BASE64URL_NOPAD;
        let protected = file.split("\"protected\": \"").nth(1).unwrap().split('"').next().unwrap();
        let text = String::from_utf8(header.decode(protected.as_bytes()).unwrap()).unwrap();
        assert!(text.contains(from), "{text}");
        let changed = header.encode(text.replace(from, to).as_bytes());
        // Made by somebody who leaves the digest out.
        file.replace(protected, &changed).replace("\"digest\"", "\"other\"")
    };
    for (file, expected) in [
        (with("310000", "2000001"), BackupError::TooSlow { rounds: 2_000_001 }),
        (with("310000", "0"), BackupError::Damaged),
        (with("HS512", "HS256"), BackupError::OtherLock { found: "PBES2-HS256+A256KW".to_owned() }),
        (with("A256GCM", "A128GCM"), BackupError::OtherLock { found: "A128GCM".to_owned() }),
        (
            with("backup+json", "report+json"),
            BackupError::OtherLock { found: "application/vnd.thonso.report+json".to_owned() },
        ),
        (file.replace("\"version\": 1", "\"version\": 9"), BackupError::Newer { found: 9, known: 1 }),
        (file.replace("BAQE", "BAQF"), BackupError::Damaged),
        (file[..file.len() / 2].to_owned(), BackupError::CutOff),
    ] {
        assert_eq!(backup::open(file.as_bytes()), Err(expected), "{file}");
    }
    for member in ["\"crit\":[\"x\"],", "\"zip\":\"DEF\","] {
        let error = backup::open(with("{", &format!("{{{member}")).as_bytes()).unwrap_err();
        assert!(matches!(error, BackupError::Malformed(_)), "{error:?}");
    }
}

#[test]
fn hostile_contents() {
    let sound = thonso::wire::backup::write(&small_backup(), "");
    // As somebody writes it who knows how to make the digest.
    let with = |from: &str, to: &str| {
        let mut value: serde_json::Value = serde_json::from_str(&sound).unwrap();
        let text = value.to_string();
        assert!(text.contains(from), "{text}");
        value = serde_json::from_str(&text.replace(from, to)).unwrap();
        value.as_object_mut().unwrap().remove("digest");
        let digest = sha256(&canonical(&value));
        value.as_object_mut().unwrap().insert("digest".to_owned(), digest.into());
        backup::open(value.to_string().as_bytes())
    };
    assert!(with("Nguyễn", "Nguyễn").is_ok(), "the digest is made as others make it");
    let id = "\"id\":\"0123456789abcdef\"";
    for (from, to) in [
        (id, "\"id\":\"a/row/b\""),
        (id, "\"id\":\"\""),
        (id, "\"id\":\"A b\""),
        ("\"rows\":{\"1\"", "\"rows\":{\"x/meta\""),
        ("\"revision\":1,\"rows\"", "\"revision\":4000000000,\"rows\""),
        ("\"files\":[{\"revision\":1", "\"files\":[{\"revision\":4000000000"),
        ("\"title\":\"", "\"title\":\"x"),
        ("\"format\":\"thonso.draft\"", "\"format\":\"thonso.report\""),
    ] {
        let refused = with(from, to);
        assert!(
            matches!(refused, Err(BackupError::Malformed(_) | BackupError::NotABackup)),
            "{to}: {refused:?}"
        );
    }
    assert!(
        matches!(
            with("\"format\":\"thonso.draft\",\"id\"", "\"format\":\"thonso.draft\",\"x\":0,\"id\""),
            Ok(Found::Open(_))
        ),
        "members of a later edition are ignored"
    );
    assert_eq!(
        backup::open(&vec![b' '; 30_000_000]),
        Err(BackupError::TooLarge { limit: thonso::wire::limits::MAX_LOCKED_BYTES })
    );
    let deep = format!("{{\"format\":\"thonso.backup\",\"x\":{}", "[".repeat(3_000_000));
    assert!(backup::open(deep.as_bytes()).is_err());
    let many = format!("{{\"format\":\"thonso.backup\",\"version\":1,\"x\":[{}0]}}", "0,".repeat(3_000_000));
    assert!(backup::open(many.as_bytes()).is_err());
}

/// RFC 8785 of documents without fractions and signs outside the first plane: `serde_json` sorts and escapes alike.
fn canonical(value: &serde_json::Value) -> String {
    value.to_string()
}

fn sha256(text: &str) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(text.as_bytes()))
}

//! Files that mean harm, are spoilt or are none of ours end with a sentence, in bounded memory and soon.

use crate::common::program::{Ran, folder, ran};
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const BODY: &str = "<w:document xmlns:w=\"w\"><w:body>";
const END: &str = "</w:body></w:document>";

/// Writes a part by pieces, so that none has to be in memory.
type Writing<'a> = &'a dyn Fn(&mut dyn Write);

/// An archive of parts.
fn archive(parts: &[(&str, Writing<'_>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    for (name, write) in parts {
        writer.start_file(*name, options).unwrap();
        write(&mut writer);
    }
    writer.finish().unwrap().into_inner()
}

pub fn word(body: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", &|_| ()),
        ("word/document.xml", &|it| write!(it, "{BODY}{body}{END}").unwrap()),
    ])
}

fn book(sheet: &dyn Fn(&mut dyn Write)) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", &|_| ()),
        ("xl/workbook.xml", &|it| {
            it.write_all(b"<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>").unwrap();
        }),
        ("xl/_rels/workbook.xml.rels", &|it| {
            it.write_all(
                b"<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            )
            .unwrap();
        }),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// Imports a file with no more than 400 MB of memory and half a minute of the processor.
fn import(folder: &Path, name: &str, bytes: &[u8]) -> Ran {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let limited = "ulimit -v 400000; ulimit -t 30; exec \"$0\" template import \"$1\"";
    let output =
        Command::new("bash").args(["-c", limited, env!("CARGO_BIN_EXE_thonso")]).arg(&file).output().unwrap();
    ran(&output)
}

#[track_caller]
fn refused(folder: &Path, name: &str, bytes: &[u8], words: &str) {
    let done = import(folder, name, bytes);
    assert_eq!((done.code, done.out.as_str()), (2, ""), "{name}: {}", done.err);
    assert!(done.err.contains(words), "{name}: {}", done.err);
}

/// A table that is an annex.
const TABLE: &str = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>80% số hộ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

#[test]
fn bombs() {
    let folder = folder("annex-bombs");
    let blanks = vec![b' '; 1 << 20];
    let bomb = archive(&[
        ("[Content_Types].xml", &|_| ()),
        ("word/document.xml", &|it| {
            it.write_all(BODY.as_bytes()).unwrap();
            for _ in 0..600 {
                it.write_all(&blanks).unwrap();
            }
        }),
    ]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    refused(&folder, "bomb.docx", &bomb, "quá lớn");
    // The archive says that the part is small.
    let mut lying = bomb.clone();
    for at in 0..lying.len() - 46 {
        if lying[at..].starts_with(b"PK\x01\x02") {
            lying[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    let done = import(&folder, "lying.docx", &lying);
    assert!(done.code == 2 && done.out.is_empty(), "{}", done.err);
    // One cell far to the right in each row: a grid of mostly nothing.
    let sparse = book(&|it| {
        it.write_all(b"<worksheet><sheetData>").unwrap();
        for row in 1..190_000 {
            write!(it, "<row r=\"{row}\"><c r=\"GQ{row}\" t=\"str\"><v>x</v></c></row>").unwrap();
        }
        it.write_all(b"</sheetData></worksheet>").unwrap();
    });
    refused(&folder, "sparse.xlsx", &sparse, "quá lớn");
    // One long text of which a million cells speak.
    let shared = "đạt 5 hộ năm 2025, ".repeat(20_000);
    let many = archive(&[
        ("xl/workbook.xml", &|it| {
            it.write_all(b"<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>").unwrap();
        }),
        ("xl/_rels/workbook.xml.rels", &|it| {
            it.write_all(
                b"<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            )
            .unwrap();
        }),
        ("xl/sharedStrings.xml", &|it| write!(it, "<sst><si><t>{shared}</t></si></sst>").unwrap()),
        ("xl/worksheets/sheet1.xml", &|it| {
            it.write_all(b"<worksheet><sheetData>").unwrap();
            for row in 1..50_000 {
                write!(it, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c><c r=\"ZZ{row}\" t=\"s\"><v>0</v></c></row>").unwrap();
            }
            it.write_all(b"</sheetData></worksheet>").unwrap();
        }),
    ]);
    assert_eq!(import(&folder, "shared.xlsx", &many).code, 2);
    // A cell full of dates and numbers is read soon.
    let long =
        format!("TT\tChỉ tiêu\n1\t{}\n2\t{}\n", "a) năm 2025 đạt 5 hộ; ".repeat(3000), "x".repeat(100_000));
    let done = import(&folder, "long.tsv", long.as_bytes());
    assert!(done.code == 0 && done.err.contains("bỏ qua"), "{}", done.err);
    let rows = book(&|it| {
        it.write_all(b"<worksheet><sheetData>").unwrap();
        for _ in 0..10_000 {
            it.write_all("<row/>".repeat(1000).as_bytes()).unwrap();
        }
        it.write_all(b"</sheetData></worksheet>").unwrap();
    });
    refused(&folder, "ten-million-rows.xlsx", &rows, "không có bảng");
    let cells = book(&|it| {
        it.write_all(b"<worksheet><sheetData><row>").unwrap();
        for _ in 0..1000 {
            it.write_all("<c t=\"str\"><v>x</v></c>".repeat(1000).as_bytes()).unwrap();
        }
        it.write_all(b"</row></sheetData></worksheet>").unwrap();
    });
    assert_eq!(import(&folder, "a-million-columns.xlsx", &cells).code, 2);
    let texts = book(&|it| {
        it.write_all(b"<worksheet><sheetData>").unwrap();
        for row in 1..300_000 {
            write!(it, "<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>Chỉ tiêu</v></c></row>").unwrap();
        }
        it.write_all(b"</sheetData></worksheet>").unwrap();
    });
    refused(&folder, "too-many-cells.xlsx", &texts, "quá lớn");
    let far = book(&|it| {
        it.write_all(b"<worksheet><sheetData><row r=\"4294967295\"><c r=\"XFD4294967295\" t=\"str\"><v>x</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>").unwrap();
    });
    assert_eq!(import(&folder, "far.xlsx", &far).code, 2);
    refused(
        &folder,
        "tabs.tsv",
        &[b"x".as_slice(), &vec![b'\t'; 20 << 20]].concat(),
        "Không thấy dòng chỉ tiêu nào",
    );
}

#[test]
fn nesting_and_entities() {
    let folder = folder("annex-nesting");
    let deep = format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000));
    refused(&folder, "deep.docx", &word(&deep), "quá lớn");
    let nested =
        format!("{}{TABLE}{}", "<w:tbl><w:tr><w:tc>".repeat(30), "</w:tc></w:tr></w:tbl>".repeat(30));
    assert_eq!(import(&folder, "nested.docx", &word(&nested)).code, 2);
    let named = |dtd: &str| {
        archive(&[
            ("[Content_Types].xml", &|_| ()),
            ("word/document.xml", &|it| {
                write!(
                    it,
                    "<?xml version=\"1.0\"?>{dtd}{BODY}<w:p><w:r><w:t>&x;</w:t></w:r></w:p>{TABLE}{END}"
                )
                .unwrap();
            }),
        ])
    };
    refused(
        &folder,
        "outside.docx",
        &named("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
        "nơi khác",
    );
    refused(
        &folder,
        "laughs.docx",
        &named("<!DOCTYPE d [<!ENTITY y \"ha\"><!ENTITY x \"&y;&y;&y;\">]>"),
        "nơi khác",
    );
    refused(&folder, "unknown.docx", &named(""), "nơi khác");
}

#[test]
fn other_kinds_of_file() {
    let folder = folder("annex-kinds");
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let locked = [&old[..], &"EncryptedPackage".bytes().flat_map(|it| [it, 0]).collect::<Vec<u8>>()].concat();
    let open = archive(&[("mimetype", &|_| ()), ("content.xml", &|_| ())]);
    let slides = archive(&[("ppt/presentation.xml", &|_| ())]);
    for (name, bytes, words) in [
        ("annex.docx", old.as_slice(), ".doc, .xls"),
        ("annex.xlsx", &locked, "mật khẩu"),
        ("annex.docx", b"%PDF-1.7", "PDF"),
        ("annex.docx", b"{\\rtf1 x}", "RTF"),
        ("annex.docx", b"\x89PNG\r\n", "ảnh"),
        ("annex.csv", b"<html><table>", "trang web"),
        ("annex.docx", &open, "LibreOffice"),
        ("annex.docx", &slides, "trình chiếu"),
        ("annex.xlsx", b"MZ\x90\0", "loại tệp gì"),
        ("annex.xlsx", b"PK\x03\x04 and then nothing", "hỏng"),
        ("annex.csv", b"", "không có gì"),
        ("annex.csv", b"\n\n  \n", "không có gì"),
        ("annex.csv", b"only words", "không có bảng"),
        ("annex.csv", b"a;b\nc;d\n", "Không thấy dòng chỉ tiêu nào"),
        ("annex.docx", &word("<w:p/>"), "không có bảng"),
    ] {
        refused(&folder, name, bytes, words);
    }
    // The name does not matter where the content is an annex; macros are left alone, and told of.
    let done = import(&folder, "annex.pdf", &word(TABLE));
    assert_eq!(done.code, 0, "{}", done.err);
    let macros = archive(&[
        ("word/document.xml", &|it| write!(it, "{BODY}{TABLE}{END}").unwrap()),
        ("word/vbaProject.bin", &|it| it.write_all(b"macro").unwrap()),
    ]);
    let done = import(&folder, "annex.docm", &macros);
    assert!(done.code == 0 && done.err.contains("macro"), "{}", done.err);
}

/// Cut off anywhere, or with any byte changed, a file ends with a sentence or an annex, never otherwise.
#[test]
fn spoilt_files() {
    let whole = word(TABLE);
    let folder = folder("annex-spoilt");
    for cut in (0..whole.len()).step_by(whole.len() / 12) {
        let done = import(&folder, "cut.docx", &whole[..cut]);
        assert_eq!(done.code, 2, "{cut}: {}", done.err);
    }
    let read = |bytes: &[u8]| thonso::office::read(bytes);
    for at in 0..whole.len() {
        for change in [1_u8, 0x80, 0xff] {
            let mut changed = whole.clone();
            changed[at] ^= change;
            // Never a panic; mostly an error.
            let _ = read(&changed);
        }
    }
    assert!(read(&whole).is_ok());
}

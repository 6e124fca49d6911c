//! The markup within a Word file and a workbook: the fuzzer changes the parts, the archive around them is whole.
#![no_main]

use std::io::{Cursor, Write};
use thonso::domain::annex::import;

libfuzzer_sys::fuzz_target!(|parts: (&[u8], &[u8], bool)| {
    let (first, second, word) = parts;
    let names = if word {
        ["word/document.xml", "word/numbering.xml", "x", "y"]
    } else {
        ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]
    };
    let book = b"<workbook><sheets><sheet name='A' r:id='r1'/></sheets></workbook>";
    let relations = b"<R><Relationship Id='r1' Target='worksheets/sheet1.xml'/></R>";
    let contents: [&[u8]; 4] = [first, second, book, relations];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in names.into_iter().zip(contents) {
        if writer.start_file(name, options).and_then(|()| Ok(writer.write_all(content)?)).is_err() {
            return;
        }
    }
    let Ok(archive) = writer.finish() else { return };
    if let Ok(document) = thonso::office::read(&archive.into_inner()) {
        let _ = import(&document.blocks, 2026);
    }
});

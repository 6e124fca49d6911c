//! Short names between a module and its script.
//!
//! wasm-bindgen names every function a module calls for in its script, each with a digest behind it, and so it names some
//! that the script calls for. They stand in both files, only have to agree, and digests cannot be compressed: together 4 kB
//! of the first visit.

use crate::files::Module;
use crate::module::{self, Bytes, EXPORTS, IMPORTS, write_bytes, write_number};
use crate::{Outcome, files, glue};
use std::path::Path;

/// What a module and its script call each other by.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What the module calls for. Its place in this list is its new name: the script has a list too.
    pub imports: Vec<String>,
    /// What the script calls for, with its new name.
    pub exports: Vec<(String, String)>,
}

/// Renames what the modules of a folder and their scripts call each other by. What the script does not call for is no
/// longer to be called, so that `wasm-opt` may drop it.
pub fn shorten(dir: &Path) -> Outcome<()> {
    for Module { wasm, script } in files::modules(dir)? {
        let text = files::read_text(&script)?;
        let (bytes, names) = renamed(&files::read(&wasm)?, &glue::called(&text))?;
        files::write(&wasm, &bytes)?;
        files::write(&script, glue::renamed(&text, &names)?.as_bytes())?;
    }
    Ok(())
}

/// A module with short names, of which only `called` can be called from outside.
fn renamed(module: &[u8], called: &[&str]) -> Outcome<(Vec<u8>, Names)> {
    let mut names = Names::default();
    let mut to = module::HEADER.to_vec();
    for (kind, section) in module::sections(module)? {
        to.push(kind);
        match kind {
            IMPORTS => write_bytes(&mut to, &imports(section, &mut names.imports)?),
            EXPORTS => write_bytes(&mut to, &exports(section, called, &mut names.exports)?),
            _ => write_bytes(&mut to, section.0),
        }
    }
    Ok((to, names))
}

fn imports(mut from: Bytes<'_>, names: &mut Vec<String>) -> Outcome<Vec<u8>> {
    let mut to = Vec::new();
    let count = from.number()?;
    write_number(&mut to, count);
    for _ in 0..count {
        // All come from one script.
        from.name()?;
        write_bytes(&mut to, glue::LIST.as_bytes());
        let old = from.name()?;
        let at = names.iter().position(|it| it == old).unwrap_or_else(|| {
            names.push(old.to_owned());
            names.len() - 1
        });
        write_bytes(&mut to, at.to_string().as_bytes());
        // What follows is copied as it stands; only its length is of interest.
        let rest = from.0;
        from.import_kind()?;
        to.extend(rest.iter().take(rest.len() - from.0.len()));
    }
    from.end().map(|()| to)
}

fn exports(mut from: Bytes<'_>, called: &[&str], names: &mut Vec<(String, String)>) -> Outcome<Vec<u8>> {
    let mut to = Vec::new();
    for _ in 0..from.number()? {
        let old = from.name()?;
        let kind = from.byte()?;
        let index = from.number()?;
        if called.contains(&old) {
            let new = letters(names.len());
            write_bytes(&mut to, new.as_bytes());
            to.push(kind);
            write_number(&mut to, index);
            names.push((old.to_owned(), new));
        }
    }
    let mut section = Vec::new();
    write_number(&mut section, names.len());
    section.extend(to);
    from.end().map(|()| section)
}

/// `a` to `z`, then `aa`, `ba` …
fn letters(number: usize) -> String {
    let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
    let more = number / 26;
    if more == 0 { letter.into() } else { format!("{letter}{}", letters(more - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that calls for three things of two names, and of which two can be called.
    fn module(list: &str, imports: [&str; 3], exports: &[&str]) -> Vec<u8> {
        let mut section = vec![3];
        for (name, what) in imports.into_iter().zip([[0, 3].as_slice(), &[2, 1, 17, 0x80, 0x80, 4], &[0, 3]])
        {
            write_bytes(&mut section, list.as_bytes());
            write_bytes(&mut section, name.as_bytes());
            section.extend_from_slice(what);
        }
        let mut module = b"\0asm\x01\0\0\0\x01\x02ab\x02".to_vec();
        write_bytes(&mut module, &section);
        let mut section = vec![u8::try_from(exports.len()).unwrap()];
        for name in exports {
            write_bytes(&mut section, name.as_bytes());
            section.extend_from_slice(&[0, 0x80, 1]);
        }
        module.push(EXPORTS);
        write_bytes(&mut module, &section);
        module.extend_from_slice(b"\x0a\x01z");
        module
    }

    #[test]
    fn names_are_shortened_and_the_rest_stays() {
        let long = "__wbg_x_0123456789abcdef".repeat(6);
        let before = module("./a_bg.js", [&long, "memory", &long], &["main", "__wbindgen_start"]);
        let (short, names) = renamed(&before, &["__wbindgen_start"]).unwrap();
        assert_eq!(short, module(glue::LIST, ["0", "1", "0"], &["a"]));
        assert_eq!(names.imports, [long, "memory".to_owned()]);
        assert_eq!(names.exports, [("__wbindgen_start".to_owned(), "a".to_owned())]);
    }

    #[test]
    fn every_number_has_letters_of_its_own() {
        let all: std::collections::BTreeSet<String> = (0..2000).map(letters).collect();
        assert_eq!(all.len(), 2000);
        assert_eq!([0, 25, 26, 27].map(letters), ["a", "z", "aa", "ba"]);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for broken in [
            b"\0asm".as_slice(),
            b"\0asm\x02\0\0\0",
            b"\0asm\x01\0\0\0\x02\x05a",
            b"\0asm\x01\0\0\0\x02\xff\xff\xff\xff\xff\xff",
            // Something behind the imports and the exports.
            b"\0asm\x01\0\0\0\x02\x02\0z",
            b"\0asm\x01\0\0\0\x07\x02\0z",
        ] {
            assert!(renamed(broken, &[]).is_err());
        }
    }
}

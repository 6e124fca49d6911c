//! Short names between a module and its script.
//!
//! wasm-bindgen names every function a module calls for in its script, each with a digest behind it. They stand in both
//! files, only have to agree, and digests cannot be compressed: together 3 kB of the first visit.

use crate::{Outcome, files};
use std::path::Path;

/// A name and the short one that stands for it.
type Renamed = (String, String);

/// The section of a module (WebAssembly 2.0, section 5.5.5) that says what it calls for.
const IMPORTS: u8 = 2;

/// What a module begins with: its sign and its version.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// Renames what the modules of a folder call for, in them and in their scripts.
pub fn shorten(dir: &Path) -> Outcome<()> {
    for module in files::walk(dir)?.iter().filter(|it| !it.contains('/')) {
        let Some(stem) = module.strip_suffix("_bg.wasm") else { continue };
        let (module, script) = (dir.join(module), dir.join(format!("{stem}.js")));
        let (bytes, mut names) = renamed(&files::read(&module)?)?;
        let mut text = files::read_text(&script)?;
        // Longest first: a name may begin another.
        names.sort_by_key(|(old, _)| std::cmp::Reverse(old.len()));
        for (old, new) in &names {
            if !text.contains(old.as_str()) {
                return Err(
                    format!("{} does not know {old}, which its module calls for", script.display()).into()
                );
            }
            text = text.replace(old, new);
        }
        files::write(&module, &bytes)?;
        files::write(&script, text.as_bytes())?;
    }
    Ok(())
}

/// A module with short names, and which stand for which.
fn renamed(module: &[u8]) -> Outcome<(Vec<u8>, Vec<Renamed>)> {
    let mut from = Bytes(module);
    let mut to = from.take(HEADER.len())?.to_vec();
    if to != HEADER {
        return Err("this is no module of version 1".into());
    }
    let mut names = Vec::new();
    while !from.0.is_empty() {
        let kind = from.byte()?;
        let length = from.number()?;
        let mut section = from.take(length)?;
        let mut written = Vec::new();
        if kind == IMPORTS {
            section = {
                imports(Bytes(section), &mut written, &mut names)?;
                &written
            };
        }
        to.push(kind);
        write_bytes(&mut to, section);
    }
    Ok((to, names))
}

fn imports(mut from: Bytes<'_>, to: &mut Vec<u8>, names: &mut Vec<Renamed>) -> Outcome<()> {
    let count = from.number()?;
    write_number(to, count);
    for at in 0..count {
        let length = from.number()?;
        write_bytes(to, from.take(length)?);
        let length = from.number()?;
        let old = str::from_utf8(from.take(length)?)?.to_owned();
        let known = names.iter().find(|it| it.0 == old).map(|it| it.1.clone());
        if has_digest(&old) {
            let new = known.clone().unwrap_or_else(|| format!("_{at}"));
            write_bytes(to, new.as_bytes());
            if known.is_none() {
                names.push((old, new));
            }
        } else if is_short(&old) {
            return Err(format!("a module calls for {old}, which looks like a short name").into());
        } else {
            write_bytes(to, old.as_bytes());
        }
        // What follows is copied as it stands; only its length is of interest.
        let rest = from.0;
        match from.byte()? {
            0 => drop(from.number()?),
            1 => {
                from.byte()?;
                from.limits()?;
            }
            2 => from.limits()?,
            3 => drop(from.take(2)?),
            other => return Err(format!("a module calls for something of the unknown kind {other}").into()),
        }
        to.extend(rest.iter().take(rest.len() - from.0.len()));
    }
    if from.0.is_empty() { Ok(()) } else { Err("a module has more behind what it calls for".into()) }
}

/// Whether a name could be taken for one of ours.
fn is_short(name: &str) -> bool {
    name.strip_prefix('_').is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}

/// Whether a name is one of wasm-bindgen's own: such a name means nothing else wherever it stands in the script.
fn has_digest(name: &str) -> bool {
    let digest = name.rsplit('_').next().unwrap_or_default();
    name.starts_with("__wb") && digest.len() == 16 && digest.bytes().all(|it| it.is_ascii_hexdigit())
}

/// What is left of a module.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Outcome<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or("a module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?.iter().copied().sum())
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
    fn number(&mut self) -> Outcome<usize> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err("a module has a number without an end".into())
    }

    fn limits(&mut self) -> Outcome<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }
}

fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        to.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    to.push(u8::try_from(number).unwrap_or_default());
}

fn write_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    write_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_and_the_rest_stays() {
        let long = "__wbg_x_0123456789abcdef".repeat(6);
        let module = |names: [&str; 2]| {
            let mut section = vec![2];
            for (name, what) in names.into_iter().zip([[0, 3].as_slice(), &[2, 1, 17, 0x80, 0x80, 4]]) {
                write_bytes(&mut section, b"./a_bg.js");
                write_bytes(&mut section, name.as_bytes());
                section.extend_from_slice(what);
            }
            let mut module = b"\0asm\x01\0\0\0\x01\x02ab\x02".to_vec();
            write_bytes(&mut module, &section);
            module.extend_from_slice(b"\x0a\x01z");
            module
        };
        let (short, names) = renamed(&module([&long, "memory"])).unwrap();
        assert_eq!(short, module(["_0", "memory"]));
        assert_eq!(names, [(long, "_0".to_owned())]);
    }

    #[test]
    fn one_name_twice_stays_one_name() {
        let long = b"__wbg_x_0123456789abcdef";
        let module = |name: &[u8]| {
            let mut section = vec![2];
            for _ in 0..2 {
                write_bytes(&mut section, b"a");
                write_bytes(&mut section, name);
                section.extend_from_slice(&[0, 3]);
            }
            let mut module = HEADER.to_vec();
            module.push(IMPORTS);
            write_bytes(&mut module, &section);
            module
        };
        let (short, names) = renamed(&module(long)).unwrap();
        assert_eq!(short, module(b"_0"));
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for broken in [
            b"\0asm".as_slice(),
            b"\0asm\x02\0\0\0",
            b"\0asm\x01\0\0\0\x02\x05a",
            b"\0asm\x01\0\0\0\x02\xff\xff\xff\xff\xff\xff",
            // Something behind the imports, and a name that looks like a short one.
            b"\0asm\x01\0\0\0\x02\x02\0z",
            b"\0asm\x01\0\0\0\x02\x08\x01\x01a\x02_1\0\0",
        ] {
            assert!(renamed(broken).is_err());
        }
    }
}

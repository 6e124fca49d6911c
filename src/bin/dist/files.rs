//! Files of the finished app: their paths, digests, names and compressed siblings.

use crate::Outcome;
use brotli::enc::BrotliEncoderParams;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Digits of a digest in a file name. Two contents of one file that agree in 32 bits do not happen by accident.
const DIGITS: usize = 8;

/// Every file below `root` as a path relative to it with `/` between the parts, sorted, so that what is
/// printed and what is built does not depend on the file system.
pub fn walk(root: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).map_err(|error| at(&root.join(&folder), &error))? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_str().ok_or_else(|| format!("{} is not a UTF-8 file name", name.display()))?;
            let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            if entry.file_type()?.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// A module of the app and the script that loads it.
pub struct Module {
    pub wasm: PathBuf,
    pub script: PathBuf,
}

/// The modules of a folder.
pub fn modules(dir: &Path) -> Outcome<Vec<Module>> {
    let names = walk(dir)?;
    let stems = names.iter().filter(|it| !it.contains('/')).filter_map(|it| it.strip_suffix("_bg.wasm"));
    Ok(stems
        .map(|it| Module { wasm: dir.join(format!("{it}_bg.wasm")), script: dir.join(format!("{it}.js")) })
        .collect())
}

/// Reads a file; the error names it, which the one of the standard library does not.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| at(path, &error).into())
}

/// Reads a file that has to be text.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| at(path, &error).into())
}

/// Writes a file; the error names it.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    fs::write(path, bytes).map_err(|error| at(path, &error).into())
}

/// Removes a file; the error names it.
pub fn remove(path: &Path) -> Outcome<()> {
    fs::remove_file(path).map_err(|error| at(path, &error).into())
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(Sha256::digest(bytes).as_slice())
}

/// The part of a digest that goes into a file name.
pub fn short(digest: &str) -> &str {
    digest.get(..DIGITS).unwrap_or(digest)
}

/// The part of a file name that was made from the file's content: `1f2e3d4c` in `app-1f2e3d4c_bg.wasm`.
/// A name with such a part never stands for other bytes, so a browser may keep it for good.
pub fn digest_in_name(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    if !["js", "wasm", "json", "css", "txt"].contains(&extension(name)) {
        return None;
    }
    name.split(['.', '-', '_']).skip(1).filter(|part| is_digest(part)).last()
}

/// `app-1f2e3d4c_bg.wasm` with that digest in the place of its own, or behind the first word where it has none.
pub fn named(name: &str, digest: &str) -> String {
    if let Some(own) = digest_in_name(name) {
        return name.replace(own, digest);
    }
    let end = name.find(['_', '.']).unwrap_or(name.len());
    let (first, rest) = name.split_at_checked(end).unwrap_or((name, ""));
    format!("{first}-{digest}{rest}")
}

fn is_digest(part: &str) -> bool {
    part.len() >= DIGITS && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What follows the last dot of a path, or nothing.
pub fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether compression is worth a try; pictures and fonts are compressed already.
pub fn is_compressible(path: &str) -> bool {
    ["html", "js", "css", "json", "wasm", "svg", "txt", "xml", "webmanifest", "md"].contains(&extension(path))
}

/// `bytes` in brotli at its best quality: slow to write, as quick to read as any.
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_found_only_where_a_content_was_hashed() {
        assert_eq!(digest_in_name("thonso-app-1f2e3d4c5b6a7988_bg.wasm"), Some("1f2e3d4c5b6a7988"));
        assert_eq!(digest_in_name("templates/phu-luc-1.00ff00ff.json"), Some("00ff00ff"));
        assert_eq!(digest_in_name("english-00ff00ff.txt"), Some("00ff00ff"));
        assert_eq!(digest_in_name("templates/index.json"), None);
        assert_eq!(digest_in_name("deadbeef.js"), None, "the whole name may be a word");
        assert_eq!(digest_in_name("huong-dan-20251231.html"), None);
    }

    #[test]
    fn names_with_and_without_a_digest() {
        for (old, new) in [
            ("desk.js", "desk-1f2e3d4c.js"),
            ("desk_bg.wasm", "desk-1f2e3d4c_bg.wasm"),
            ("english.txt", "english-1f2e3d4c.txt"),
            ("app-00ff00ff00ff00ff.js", "app-1f2e3d4c.js"),
            ("app-00ff00ff00ff00ff_bg.wasm", "app-1f2e3d4c_bg.wasm"),
        ] {
            assert_eq!(named(old, "1f2e3d4c"), new);
        }
    }

    #[test]
    fn the_digest_is_sha_256() {
        assert_eq!(short(&digest(b"abc")), "ba7816bf");
    }

    #[test]
    fn brotli_can_be_read_back() {
        let text = "Tỷ lệ dân số có hồ sơ sức khỏe điện tử. ".repeat(50);
        let compressed = brotli(text.as_bytes()).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(compressed.len() < text.len() / 10);
    }
}

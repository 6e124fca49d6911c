//! What a file is, told by its first bytes: names lie.

use super::markup;
use crate::domain::annex::ReadError;

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An archive of parts: Word and Excel since 2007.
    Package,
    /// A web page that a browser has put in order.
    Page,
    /// Text.
    Text,
}

/// Tells what a file is.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    const KNOWN: [(&[u8], ReadError); 10] = [
        (b"%PDF", ReadError::Pdf),
        (b"{\\rtf", ReadError::Markup),
        (b"\x89PNG", ReadError::Picture),
        (b"\xff\xd8\xff", ReadError::Picture),
        (b"GIF8", ReadError::Picture),
        (b"Rar!", ReadError::Unknown),
        (b"7z\xbc\xaf", ReadError::Unknown),
        (b"\x1f\x8b", ReadError::Unknown),
        (b"MZ", ReadError::Unknown),
        (b"\x7fELF", ReadError::Unknown),
    ];
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Package);
    }
    if markup::is_ordered(bytes) {
        return Ok(Kind::Page);
    }
    // An archive of before 2007; since then only around what is locked with a password.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|it| [it, 0]).collect();
        let locked = bytes.windows(name.len()).any(|it| it == name);
        return Err(if locked { ReadError::Locked } else { ReadError::OldOffice });
    }
    if let Some((_, error)) = KNOWN.iter().find(|it| bytes.starts_with(it.0)) {
        return Err(*error);
    }
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if head.contains(&0) && !wide {
        return Err(ReadError::Unknown);
    }
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if ["<!doctype html", "<html", "<?xml", "<!doctype", "mime-version"].iter().any(|it| text.starts_with(it))
    {
        return Err(ReadError::Markup);
    }
    Ok(Kind::Text)
}

//! Finding a bundle in what mail, chat and editors made of it. Tolerant, because nothing here is believed: only the
//! base64url texts inside count, and each of them is checked as it then stands.
//!
//! | damage | remedy |
//! |---|---|
//! | byte order mark, UTF-16 | decoded |
//! | CRLF, indents, order of members | JSON does not mind |
//! | `> ` before lines | taken off |
//! | words before and after | the outermost `{…}` that begins with a name |
//! | line breaks, blanks, invisible characters inside base64url | taken out |
//! | “smart” quotes, `&quot;` | made plain, where the text is not readable without |

use super::error::OpenError;
use crate::wire::bundle::{self, Envelope};
use crate::wire::limits::MAX_BUNDLE_BYTES;
use std::borrow::Cow;

/// Reads the envelope of a bundle from the bytes of a file.
///
/// # Errors
///
/// When there is no bundle in it, or its end is missing, or its members are not those of a bundle.
pub fn envelope(bytes: &[u8]) -> Result<Envelope, OpenError> {
    if bytes.len() > MAX_BUNDLE_BYTES {
        return Err(OpenError::TooLarge { limit: MAX_BUNDLE_BYTES });
    }
    if let Some(envelope) = untouched(bytes) {
        return Ok(envelope);
    }
    let text = unquoted(&decoded(bytes));
    let extract = |text: &str| extract(text, "\"payload\"", close_up);
    let first = match extract(&text) {
        Ok(found) => match bundle::read(&found) {
            Ok(envelope) => return Ok(envelope),
            Err(error) => OpenError::in_envelope(error),
        },
        Err(error) => error,
    };
    let plain = plain_quotes(&text);
    if plain == text {
        return Err(first);
    }
    let second = extract(&plain).and_then(|it| bundle::read(&it).map_err(OpenError::in_envelope));
    // The plain text tells more only where nothing was found without it.
    second.map_err(|it| if first == OpenError::NotABundle { it } else { first })
}

/// A file nothing has happened to, which is most of them: read as it stands, fifty times as fast.
fn untouched(bytes: &[u8]) -> Option<Envelope> {
    let envelope = bundle::read(str::from_utf8(bytes).ok()?).ok()?;
    let texts = envelope.signatures.iter().flat_map(|it| [&it.protected, &it.signature]);
    let closed_up = texts.chain([&envelope.payload]).all(|it| it.chars().all(is_letter));
    closed_up.then_some(envelope)
}

/// Of base64url (RFC 4648 section 5).
fn is_letter(it: char) -> bool {
    it.is_ascii_alphanumeric() || it == '-' || it == '_'
}

/// The characters of a file, whatever encoding an editor left it in. Letters outside ASCII do not matter to bundles; where
/// they matter, what became of them is told by a digest.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|it| join([it[0], it[1]])).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'{', 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, b'{', ..] => wide(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes),
    }
}

/// Without the `> ` of quoted mail.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        out.push_str(line.trim_start_matches([' ', '\t', '>']));
    }
    out
}

/// With plain quotes for the ones editors like better.
pub(super) fn plain_quotes(text: &str) -> String {
    text.replace("&quot;", "\"").replace(['“', '”', '„', '‟', '«', '»', '″', '＂'], "\"")
}

/// Drawn as nothing, and left behind by chat programs: soft hyphen, zero-width characters, byte order mark.
fn is_invisible(it: char) -> bool {
    matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// How the strings of an object are copied, from behind the opening quote to behind the closing one.
pub(super) type Copying = fn(&mut std::str::Chars<'_>, &mut String) -> Result<(), OpenError>;

/// The outermost object that has such a member, its strings closed up.
pub(super) fn extract(text: &str, member: &str, copy: Copying) -> Result<String, OpenError> {
    let blank = |it: char| it.is_whitespace() || is_invisible(it);
    let inside = |start: usize| text.get(start + 1..).unwrap_or_default().trim_start_matches(blank);
    let start = text.match_indices('{').map(|it| it.0).find(|it| inside(*it).starts_with('"'));
    let start = start.ok_or(OpenError::NotABundle)?;
    let body = text.get(start..).unwrap_or_default();
    if !body.contains(member) {
        // A cut may fall before it; the member on top is ours all the same.
        let ours = inside(start).starts_with("\"about\"");
        return Err(if ours { OpenError::CutOff } else { OpenError::NotABundle });
    }
    let mut out = String::with_capacity(body.len());
    let mut depth: usize = 0;
    let mut chars = body.chars();
    while let Some(it) = chars.next() {
        match it {
            '"' => copy(&mut chars, &mut out)?,
            '{' | '[' => {
                depth += 1;
                out.push(it);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                out.push(it);
                if depth == 0 {
                    return Ok(out);
                }
            }
            // No-break spaces in an indent are no blanks to JSON.
            _ if it.is_whitespace() || is_invisible(it) => out.push(' '),
            _ => out.push(it),
        }
    }
    Err(OpenError::CutOff)
}

/// Copies a string: without line breaks and invisible characters, and without blanks where it is base64url.
pub(super) fn close_up(chars: &mut std::str::Chars<'_>, out: &mut String) -> Result<(), OpenError> {
    let mut content = String::new();
    loop {
        match chars.next().ok_or(OpenError::CutOff)? {
            '"' => break,
            '\\' => {
                content.push('\\');
                content.push(chars.next().ok_or(OpenError::CutOff)?);
            }
            it if it.is_control() || is_invisible(it) => {}
            it => content.push(it),
        }
    }
    if content.chars().all(|it| is_letter(it) || it.is_whitespace()) {
        content.retain(is_letter);
    }
    out.push('"');
    out.push_str(&content);
    out.push('"');
    Ok(())
}

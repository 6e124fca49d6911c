//! The sentences as tables: one to a line, in the order of `texts!`.
//!
//! As one text, without a pointer to each, they are the smallest download. The table of English is not in the app at all but
//! fetched by those who read it: hardly anybody does where a first visit has to fit a slow line. A module takes the table
//! it was built with and no other, so that a sentence never stands in the place of another one.

use super::Language;
use super::texts::{ENGLISH, OWN_VIETNAMESE};
use std::sync::OnceLock;

/// Whether this build has English in itself: every program but the app, and the app while it is being developed.
const HAS_ENGLISH: bool = cfg!(any(not(feature = "app"), debug_assertions));

/// The lines of a table.
type Lines = Vec<&'static str>;

/// The table of English, as it is fetched.
pub fn english() -> &'static str {
    static LINES: [u8; length(ENGLISH)] = joined(ENGLISH);
    const { as_text(&LINES) }
}

/// Whether English can be spoken.
pub fn has_english() -> bool {
    english_lines().is_some()
}

/// Takes the table of English, for as long as the program runs; false where it is not the one of this build.
pub fn take_english(fetched: String) -> bool {
    const OWN: u64 = fingerprint(&joined::<{ length(ENGLISH) }>(ENGLISH));
    let fits = fingerprint(fetched.as_bytes()) == OWN;
    if fits {
        english_table().get_or_init(|| String::leak(fetched).lines().collect());
    }
    fits
}

/// A sentence; in Vietnamese where that of English is not there. Points to the text, because every use of a sentence calls
/// this, and one number is less code to give back than two.
#[inline(never)]
pub(super) fn sentence(language: Language, place: usize) -> &'static &'static str {
    let english = if language == Language::En { english_lines() } else { None };
    english.unwrap_or_else(vietnamese_lines).get(place).unwrap_or(&"")
}

fn vietnamese_lines() -> &'static Lines {
    static LINES: [u8; length(OWN_VIETNAMESE)] = joined(OWN_VIETNAMESE);
    static TABLE: OnceLock<Lines> = OnceLock::new();
    TABLE.get_or_init(|| const { as_text(&LINES) }.lines().collect())
}

fn english_lines() -> Option<&'static Lines> {
    if HAS_ENGLISH {
        Some(english_table().get_or_init(|| english().lines().collect()))
    } else {
        english_table().get()
    }
}

fn english_table() -> &'static OnceLock<Lines> {
    static TABLE: OnceLock<Lines> = OnceLock::new();
    &TABLE
}

// What follows runs while the program is compiled, where there are no iterators.

const fn length(lines: &[&str]) -> usize {
    let mut length = 0;
    let mut at = 0;
    while at < lines.len() {
        length += lines[at].len() + 1;
        at += 1;
    }
    length
}

/// All lines, each with its end.
const fn joined<const LENGTH: usize>(lines: &[&str]) -> [u8; LENGTH] {
    let mut text = [b'\n'; LENGTH];
    let (mut to, mut line) = (0, 0);
    while line < lines.len() {
        let from = lines[line].as_bytes();
        let mut at = 0;
        while at < from.len() {
            assert!(from[at] != b'\n', "a sentence is one line");
            text[to] = from[at];
            to += 1;
            at += 1;
        }
        to += 1;
        line += 1;
    }
    text
}

const fn as_text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("made of texts"),
    }
}

/// FNV-1a. It is to tell builds apart, and says nothing of who made them.
const fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_table_has_a_line_for_each_sentence() {
        assert_eq!(english().lines().collect::<Vec<_>>(), ENGLISH);
        assert_eq!(*vietnamese_lines(), OWN_VIETNAMESE);
        assert_eq!(*sentence(Language::Vi, usize::MAX), "");
    }

    #[test]
    fn both_languages_leave_the_same_holes() {
        for (vi, en) in OWN_VIETNAMESE.iter().zip(ENGLISH) {
            assert_eq!(vi.matches("{}").count(), en.matches("{}").count(), "{vi} / {en}");
        }
    }

    #[test]
    fn only_the_own_table_is_taken() {
        let own = english();
        let mut lines: Vec<&str> = own.lines().collect();
        lines.swap(3, 4);
        let swapped: String = lines.iter().flat_map(|it| [*it, "\n"]).collect();
        let page = "<!doctype html><title>404</title>\n".to_owned();
        let cut_off = own.trim_end().to_owned();
        for other in [swapped, own.replacen('e', "a", 1), format!("{own}\n"), cut_off, page, String::new()] {
            assert!(!take_english(other.clone()), "{other}");
        }
        assert!(take_english(own.to_owned()));
    }
}

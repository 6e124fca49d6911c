//! Small tools for reading: lower case, spaces, the numbers in a text.

use crate::domain::number::is_space;

/// Lower case, the many kinds of space as one blank, no blanks at the ends.
pub(super) fn plain(text: &str) -> String {
    spaced(text).chars().map(lower).collect()
}

/// The many kinds of space as one blank, no blanks at the ends: every place is the same as in [`plain`].
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        if is_space(it) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            // PDF text carries ƣ for ư.
            out.push(if it == 'ƣ' { 'ư' } else { it });
        }
    }
    out.trim().to_owned()
}

/// Lower case of the letters Vietnamese is written with, and of those of its western neighbours. The standard tables are
/// of all scripts and weigh several kB in the first download.
pub fn lower(letter: char) -> char {
    let next = |it: char| char::from_u32(u32::from(it) + 1).unwrap_or(it);
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => {
            char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter)
        }
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => next(letter),
        // Ạ to ỹ, in pairs.
        '\u{1ea0}'..='\u{1eff}' if u32::from(letter).is_multiple_of(2) => next(letter),
        _ => letter,
    }
}

/// Whether a character is a letter of any living script; without the standard tables, for the same reason. What only
/// looks like text, dashes, arrows, pictures, is none.
pub fn is_letter(it: char) -> bool {
    let sign = matches!(it, '×' | '÷' | '\u{2000}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}');
    it.is_ascii_alphabetic() || matches!(it, '\u{c0}'..='\u{d7ff}') && !sign
}

/// The words of a list, which stand in one text with bars between.
pub(super) fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

/// What stands before a place, without the space at its end.
pub(super) fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default().trim_end()
}

/// What stands from a place on, without the space at its beginning.
pub(super) fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default().trim_start()
}

/// Whether `text` ends with `words` as whole words.
pub(super) fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| {
        !rest.chars().next_back().is_some_and(char::is_alphanumeric)
            || !words.starts_with(char::is_alphabetic)
    })
}

/// Where `words` stand in a text for the last time. The search of the standard library is made for books.
pub fn last_place(text: &str, words: &str) -> Option<usize> {
    text.as_bytes().windows(words.len().max(1)).rposition(|it| it == words.as_bytes())
}

/// Where a number stands in a text: byte offsets of its first character and of the one after its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Span {
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.from..self.to).unwrap_or_default()
    }
}

/// Every number of a text: digits with marks between them, thousands grouped by one space, a minus sign before.
pub(super) fn numbers(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    let mut last_digit = 0;
    for (at, it) in text.char_indices() {
        if it.is_ascii_digit() {
            open.get_or_insert_with(|| with_minus(text, at));
            last_digit = at + 1;
        } else if let Some(from) = open {
            let mark = matches!(it, '.' | ',') && last_digit == at;
            let group = is_space(it)
                && last_digit == at
                && groups(text.get(from..at), text.get(at + it.len_utf8()..));
            if !mark && !group {
                found.push(Span { from, to: last_digit });
                open = None;
            }
        }
    }
    if let Some(from) = open {
        found.push(Span { from, to: last_digit });
    }
    found
}

/// Whether a space between two runs of digits groups thousands: one to three digits before, exactly three behind.
fn groups(before: Option<&str>, behind: Option<&str>) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let before = before.unwrap_or_default().rsplit(is_space).next().unwrap_or_default();
    let before = before.trim_start_matches(MINUS);
    let behind = behind.unwrap_or_default();
    (1..=3).contains(&before.len()) && digits(before) == before.len() && digits(behind) == 3
}

/// What stands for a minus: the hyphen, the minus, and the dash that Word makes of a hyphen.
const MINUS: [char; 3] = ['-', '−', '–'];

/// Where a number begins when the sign before it is its own and no dash between two numbers or words: nothing, a
/// comparison or a word with a space stands before it ("không quá -5%", but not "5 -7%" or "KH-15").
fn with_minus(text: &str, at: usize) -> usize {
    let lead = text.get(..at).unwrap_or_default();
    let Some(before) = lead.strip_suffix(MINUS) else { return at };
    let own = before.trim_end_matches(is_space);
    let after_word = own.len() < before.len() && own.ends_with(is_letter);
    let after_sign = own.is_empty() || own.ends_with(['(', ':', '=', '≥', '≤', '>', '<']);
    if after_word || after_sign { before.len() } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_as_the_standard_library_has_them() {
        for letter in ('\0'..='ÿ').chain("ĂăĐđĨĩŨũƠơƯư".chars()).chain('\u{1ea0}'..='\u{1eff}') {
            assert_eq!(Some(lower(letter)), letter.to_lowercase().next(), "{letter}");
            assert_eq!(lower(letter).len_utf8(), letter.len_utf8(), "places stay: {letter}");
            if !matches!(letter, 'ª' | 'º' | 'µ') {
                assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter}");
            }
        }
        for (letter, expected) in
            [('ក', true), ('字', true), ('–', false), ('→', false), ('😀', false), ('。', false)]
        {
            assert_eq!(is_letter(letter), expected, "{letter}");
        }
    }

    #[test]
    fn places_of_words() {
        for (text, words, expected) in
            [("đã xong, đã xong", "đã", Some(11)), ("đã", "đã xong", None), ("", "x", None)]
        {
            assert_eq!(last_place(text, words), expected);
            assert_eq!(text.rfind(words), expected);
        }
    }

    #[test]
    fn numbers_of_a_text() {
        for (text, expected) in [
            ("4371/4864 (89,9%).", vec!["4371", "4864", "89,9"]),
            ("đạt 1.234,5, rồi 6.", vec!["1.234,5", "6"]),
            ("không", vec![]),
            ("5..6", vec!["5", "6"]),
            ("1 002/5 000", vec!["1 002", "5 000"]),
            ("4 371 người", vec!["4 371"]),
            ("12 3", vec!["12", "3"]),
            ("-10%", vec!["-10"]),
            ("5-7%", vec!["5", "7"]),
            ("46/KH-15", vec!["46", "15"]),
            ("không quá -5%", vec!["-5"]),
            ("giảm –1 234", vec!["–1 234"]),
            ("5 -7%", vec!["5", "7"]),
            ("6 thôn - 7%", vec!["6", "7"]),
        ] {
            let found: Vec<&str> = numbers(text).into_iter().map(|it| it.of(text)).collect();
            assert_eq!(found, expected);
        }
    }
}

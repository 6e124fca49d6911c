//! A text made ready for reading, which still knows where everything stood.
//!
//! What comes from Word, Excel, web pages and scanned papers carries letters in pieces, spaces of many kinds, tags, and
//! letters that only look right. The readers see one small letter and one blank for all of them, and every place they
//! find is told as a place of the text as it came.

use super::compose;
use super::words::lower;
use crate::domain::number::is_space;
use std::ops::Range;

/// A text in small letters, with single blanks, and the place in the source of each of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// In the letters of the source: "Mbps" is no "mbps". Byte for byte as long as `text`.
    written: String,
    /// The byte in the source at which each byte of `text` begins, and one more for the end.
    places: Vec<usize>,
}

impl Folded {
    /// Reads a text as it came.
    pub fn of(source: &str) -> Self {
        let mut folded = Self::default();
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            let at = source.len() - rest.len();
            // The stars of Markdown say nothing.
            if let Some(behind) = rest.strip_prefix("**") {
                rest = behind;
                continue;
            }
            let (letter, length) = tag(rest).map_or_else(|| entity(rest, first), |length| (' ', length));
            folded.push(letter, at);
            rest = rest.get(length..).unwrap_or_default();
        }
        let kept = folded.text.trim_end().len();
        let end = folded.places.get(kept).copied().unwrap_or(source.len());
        folded.text.truncate(kept);
        folded.written.truncate(kept);
        folded.places.truncate(kept);
        folded.places.push(end);
        folded
    }

    fn push(&mut self, letter: char, at: usize) {
        if let Some(whole) = self.written.chars().next_back().and_then(|it| compose::with_mark(it, letter)) {
            let cut = self.written.len() - self.written.chars().next_back().map_or(0, char::len_utf8);
            let at = self.places.get(cut).copied().unwrap_or(at);
            self.text.truncate(cut);
            self.written.truncate(cut);
            self.places.truncate(cut);
            self.keep(whole, at);
            return;
        }
        match letter {
            it if is_space(it) => {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.keep(' ', at);
                }
            }
            // Soft hyphens and the marks of direction say nothing.
            '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2060}' => {}
            it => self.keep(look_alike(it), at),
        }
    }

    fn keep(&mut self, letter: char, at: usize) {
        self.written.push(letter);
        self.text.push(lower(letter));
        self.places.resize(self.text.len(), at);
    }

    /// Small letters, single blanks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands at `place` of [`Folded::text`], in the letters of the source.
    pub fn written(&self, place: Range<usize>) -> &str {
        self.written.get(place).unwrap_or_default()
    }

    /// All of the text in the letters of the source: tags, stray blanks and letters in pieces mended.
    pub fn clean(&self) -> &str {
        &self.written
    }

    /// Where in the source a place of [`Folded::text`] is. Ends where the next letter begins, without a blank.
    pub fn source(&self, place: &Range<usize>) -> Range<usize> {
        let at = |index: usize| self.places.get(index).or(self.places.last()).copied().unwrap_or(0);
        let start = at(place.start);
        start..at(place.end).max(start)
    }
}

/// The length of a tag that a text begins with: `<br>`, `</b>`, `<p class="x">`; none for `<5` and `< 20 %`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let known =
        ["br", "p", "b", "i", "u", "em", "strong", "span", "div", "li", "ul", "sup", "sub", "td", "font"];
    let known = known.iter().any(|it| name.get(..length).is_some_and(|name| name.eq_ignore_ascii_case(it)));
    let end = inner.bytes().take(400).position(|it| it == b'>')?;
    known.then_some(end + 2)
}

/// The letter a text begins with, and its length: `&gt;` is one.
fn entity(text: &str, first: char) -> (char, usize) {
    const ENTITIES: [(&str, char); 8] = [
        ("&nbsp;", ' '),
        ("&gt;", '>'),
        ("&lt;", '<'),
        ("&ge;", '≥'),
        ("&le;", '≤'),
        ("&amp;", '&'),
        ("&quot;", '"'),
        ("&#160;", ' '),
    ];
    let found = ENTITIES.into_iter().find(|it| text.starts_with(it.0));
    found.map_or((first, first.len_utf8()), |(name, letter)| (letter, name.len()))
}

/// The letter that is meant: scanned papers have ƣ for ư and Cyrillic letters among Latin ones; signs come in full width.
fn look_alike(letter: char) -> char {
    match letter {
        'ƣ' => 'ư',
        'Ƣ' => 'Ư',
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'х' => 'x',
        'у' => 'y',
        'і' => 'i',
        'ð' | 'đ' => 'đ',
        'Ð' | 'Đ' => 'Đ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        '٪' => '%',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, text: &str) {
        assert_eq!(Folded::of(source).text(), text, "{source:?}");
    }

    #[test]
    fn what_papers_and_pages_make_of_a_text() {
        check("  Trên\u{a0}\u{a0}99,7 % \n thôn ", "trên 99,7 % thôn");
        check("tă\u{300}ng", "tằng");
        check("Đa\u{323}\u{302}t 80%", "đật 80%");
        check("t\u{1b0}\u{1a1}ng đƣơng", "tương đương");
        check("**Đạt** 80%<br/>trở lên</p>", "đạt 80% trở lên");
        check("&gt; 80%&nbsp;; <5%; < 20 %", "> 80% ; <5%; < 20 %");
        check("８０％", "80%");
        check("<script", "<script");
        check("", "");
    }

    #[test]
    fn places_of_the_source() {
        for (source, part, expected) in [
            ("  Trên\u{a0}\u{a0}80 % số hộ", "80 %", "80 %"),
            ("Đa\u{323}t<br>80%", "đạt", "Đa\u{323}t"),
            ("đa\u{323}t&nbsp;&gt; 80%", "> 80%", "&gt; 80%"),
            ("MỘT", "một", "MỘT"),
        ] {
            let folded = Folded::of(source);
            let at = folded.text().find(part).unwrap();
            assert_eq!(source.get(folded.source(&(at..at + part.len()))), Some(expected));
        }
        let folded = Folded::of(" 40 Mbps ");
        assert_eq!(folded.written(3..7), "Mbps");
    }
}

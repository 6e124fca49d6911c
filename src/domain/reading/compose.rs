//! Letters and their marks in one piece, as macOS and some scanners do not write them: `a` and U+0301 are `á`.
//!
//! Only what Vietnamese writing needs: the tables of all scripts weigh 60 kB in a browser.

/// Each vowel, plain and with the five tones in the order of [`TONES`].
const VOWELS: [&str; 24] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
    "AÀÁẢÃẠ",
    "ĂẰẮẲẴẶ",
    "ÂẦẤẨẪẬ",
    "EÈÉẺẼẸ",
    "ÊỀẾỂỄỆ",
    "IÌÍỈĨỊ",
    "OÒÓỎÕỌ",
    "ÔỒỐỔỖỘ",
    "ƠỜỚỞỠỢ",
    "UÙÚỦŨỤ",
    "ƯỪỨỬỮỰ",
    "YỲÝỶỸỴ",
];

/// Huyền, sắc, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// Breve, circumflex and horn, and what they make of a plain vowel.
const SHAPES: [(char, &str); 3] = [('\u{306}', "aăAĂ"), ('\u{302}', "aâeêoôAÂEÊOÔ"), ('\u{31b}', "oơuưOƠUƯ")];

/// The one letter for a letter and the mark behind it.
pub(super) fn with_mark(letter: char, mark: char) -> Option<char> {
    if !('\u{300}'..='\u{323}').contains(&mark) {
        return None;
    }
    let row = VOWELS.iter().find(|it| it.contains(letter))?;
    let tone = row.chars().position(|it| it == letter)?;
    if let Some(index) = TONES.iter().position(|it| *it == mark) {
        return if tone == 0 { row.chars().nth(index + 1) } else { None };
    }
    let (_, pairs) = SHAPES.iter().find(|it| it.0 == mark)?;
    let plain = row.chars().next()?;
    let shaped = pairs.chars().skip_while(|it| *it != plain).nth(1)?;
    // "aăAĂ": what follows a shaped letter is the next plain one.
    let is_plain = pairs.chars().position(|it| it == plain)?.is_multiple_of(2);
    let row = VOWELS.iter().find(|it| it.starts_with(shaped))?;
    if is_plain { row.chars().nth(tone) } else { None }
}

/// A text with its Vietnamese letters in one piece.
pub fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match out.chars().next_back().and_then(|last| with_mark(last, it)) {
            Some(whole) => {
                out.pop();
                out.push(whole);
            }
            None => out.push(it),
        }
    }
    out
}

/// A letter without its marks: `ệ` is `e`, `đ` is `d`. Others stay.
pub fn bare(letter: char) -> char {
    if letter == 'đ' || letter == 'Đ' {
        return if letter == 'đ' { 'd' } else { 'D' };
    }
    let Some(first) = VOWELS.iter().find(|it| it.contains(letter)).and_then(|it| it.chars().next()) else {
        return letter;
    };
    match first {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'Ă' | 'Â' => 'A',
        'Ê' => 'E',
        'Ô' | 'Ơ' => 'O',
        'Ư' => 'U',
        plain => plain,
    }
}

/// A letter without its tone, and which tone that was: `ệ` is `ê` with the fifth; 0 for none.
pub fn toneless(letter: char) -> (char, usize) {
    let row = VOWELS.iter().find(|it| it.contains(letter));
    let found = row.and_then(|it| Some((it.chars().next()?, it.chars().position(|it| it == letter)?)));
    found.unwrap_or((letter, 0))
}

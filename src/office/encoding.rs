//! Text files as Vietnamese computers write them: UTF-8, UTF-16, and the code page 1258 of Windows, in which Excel saves `.csv`.

/// The text of a file.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return wide(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|it| windows_1258(*it)).collect(),
    }
}

fn wide(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|it| unit([it[0], it[1]]));
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A letter of code page 1258, in which the tones stand behind their letters.
fn windows_1258(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', '\u{8a}', '‹', 'Œ', '\u{8d}', '\u{8e}',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', '\u{9a}', '›', 'œ', '\u{9d}',
        '\u{9e}', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        0xc3 => '\u{102}',
        0xcc => '\u{300}',
        0xd0 => '\u{110}',
        0xd2 => '\u{309}',
        0xd5 => '\u{1a0}',
        0xdd => '\u{1af}',
        0xde => '\u{303}',
        0xe3 => '\u{103}',
        0xec => '\u{301}',
        0xf0 => '\u{111}',
        0xf2 => '\u{323}',
        0xf5 => '\u{1a1}',
        0xfd => '\u{1b0}',
        0xfe => '\u{20ab}',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::compose::composed;

    #[test]
    fn encodings() {
        let text = "Tỷ lệ hộ nghèo\t5%";
        let wide: Vec<u8> =
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide), text);
        let wide: Vec<u8> =
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&wide), text);
        assert_eq!(decode("\u{feff}hộ".as_bytes()), "hộ");
        // "Tỷ lệ đạt" as Excel saves it where Windows speaks Vietnamese.
        assert_eq!(composed(&decode(b"Ty\xd2 l\xea\xf2 \xf0a\xf2t")), "Tỷ lệ đạt");
    }
}

//! Small tools for reading: lower case, spaces, the numbers in a text.

use crate::domain::number::is_space;

/// Lower case, the many kinds of space as one blank, no blanks at the ends.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        if is_space(it) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            // PDF text carries ƣ for ư.
            let it = if it == 'ƣ' { 'ư' } else { it };
            out.extend(it.to_lowercase());
        }
    }
    out.trim().to_owned()
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

/// Every number of a text: digits with marks between them.
pub(super) fn numbers(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    let mut last_digit = 0;
    for (at, it) in text.char_indices() {
        if it.is_ascii_digit() {
            open.get_or_insert(at);
            last_digit = at + 1;
        } else if let Some(from) = open {
            let mark = matches!(it, '.' | ',') && last_digit == at;
            if !mark {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_text() {
        for (text, expected) in [
            ("4371/4864 (89,9%).", vec!["4371", "4864", "89,9"]),
            ("đạt 1.234,5, rồi 6.", vec!["1.234,5", "6"]),
            ("không", vec![]),
            ("5..6", vec!["5", "6"]),
        ] {
            let found: Vec<&str> = numbers(text).into_iter().map(|it| it.of(text)).collect();
            assert_eq!(found, expected);
        }
    }
}

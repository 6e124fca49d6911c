//! The clauses of a text.

use std::ops::Range;

/// The clauses of a text, cut at semicolons and at the ends of sentences.
pub(super) fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, it) in text.char_indices() {
        let rest = text.get(at + 1..).unwrap_or_default();
        let ends = it == ';' || it == '.' && (rest.starts_with(' ') || rest.is_empty());
        if ends {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..text.len());
    let trimmed = |it: Range<usize>| {
        let words = text.get(it.clone()).unwrap_or_default();
        let start = it.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    };
    found.into_iter().map(trimmed).filter(|it| !it.is_empty()).collect()
}

/// The clause in which a place stands.
pub(super) fn clause(text: &str, at: usize) -> Range<usize> {
    clauses(text).into_iter().find(|it| it.start <= at && at < it.end).unwrap_or(0..text.len())
}

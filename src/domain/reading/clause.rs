//! The clauses of a text.

use super::target::Draft;
use super::words::ends_with_words;
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

/// Gives each of several targets the part of the sentence that speaks of it: "…, trên 30% doanh nghiệp …".
pub(super) fn part_clauses(text: &str, targets: &mut [Draft]) {
    if targets.len() < 2 {
        return;
    }
    let starts: Vec<Option<usize>> = targets
        .iter()
        .enumerate()
        .map(|(index, it)| {
            let since = index.checked_sub(1).and_then(|at| targets.get(at)).map_or(0, |last| last.place.end);
            let from = it.clause.start.max(since.min(it.place.start));
            opening(text, from, it.place.start, index > 0)
        })
        .collect();
    for index in 0..targets.len() {
        let next = starts.get(index + 1).copied().flatten();
        let Some(target) = targets.get_mut(index) else { continue };
        if let Some(start) = starts.get(index).copied().flatten() {
            target.clause.start = start.min(target.place.start);
        }
        if let Some(end) = next.filter(|it| (target.place.end..target.clause.end).contains(it)) {
            let part = text.get(target.clause.start..end).unwrap_or_default();
            let part = part.trim_end_matches([' ', ',', ';', ':', '-']);
            let part =
                if ends_with_words(part, "và") { part.trim_end_matches("và").trim_end() } else { part };
            target.clause.end = target.clause.start + part.len();
        }
    }
}

/// Behind the last comma, colon or "và" before a target; before the first only a colon parts.
fn opening(text: &str, from: usize, to: usize, follows: bool) -> Option<usize> {
    let region = text.get(from..to)?;
    let comma = region.rfind(|it| it == ':' || follows && matches!(it, ',' | ';')).map(|it| it + 1);
    let and = region.rfind(" và ").filter(|_| follows).map(|it| it + " và ".len());
    let at = comma.max(and)?;
    let rest = region.get(at..)?;
    Some(from + at + (rest.len() - rest.trim_start().len()))
}

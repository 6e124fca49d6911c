//! The numbers that Word gives to paragraphs by itself: the `TT` column of an annex is often made of them.

use super::package::Package;
use super::xml::{Node, Tag};
use crate::domain::annex::ReadError;
use std::collections::{BTreeMap, BTreeSet};

/// The numbering of a document, and how far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each list definition.
    definitions: BTreeMap<u32, Vec<Level>>,
    /// The definition of each list.
    lists: BTreeMap<u32, u32>,
    /// Lists that begin anew at a level.
    restarts: BTreeMap<(u32, usize), u32>,
    counters: BTreeMap<u32, Vec<u32>>,
    used: BTreeSet<u32>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// Levels that Word knows.
const MAX_LEVELS: usize = 9;

impl Numbering {
    /// Reads the part of an archive, if it has one.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let mut numbering = Self::default();
        if !package.has("word/numbering.xml") {
            return Ok(numbering);
        }
        let mut xml = package.part("word/numbering.xml")?;
        let (mut definition, mut list, mut level, mut overridden) = (None, None, 0, None);
        loop {
            match xml.next()? {
                Node::End => return Ok(numbering),
                Node::Close(name) => match name.as_str() {
                    "abstractNum" => definition = None,
                    "num" => list = None,
                    "lvlOverride" => overridden = None,
                    _ => {}
                },
                Node::Text(_) => {}
                Node::Open(tag) => match tag.name.as_str() {
                    "abstractNum" => definition = tag.number("abstractNumId"),
                    "num" => list = tag.number("numId"),
                    "abstractNumId" => {
                        if let (Some(list), Some(of)) = (list, tag.number("val")) {
                            numbering.lists.insert(list, of);
                        }
                    }
                    "lvlOverride" => overridden = index(&tag),
                    "startOverride" => {
                        if let (Some(list), Some(level), Some(start)) = (list, overridden, tag.number("val"))
                        {
                            numbering.restarts.insert((list, level), start);
                        }
                    }
                    "lvl" if list.is_none() => {
                        level = index(&tag).unwrap_or(0);
                        if let Some(levels) =
                            definition.map(|it| numbering.definitions.entry(it).or_default())
                        {
                            levels
                                .resize(levels.len().max(level + 1), Level { start: 1, ..Level::default() });
                        }
                    }
                    "numFmt" | "lvlText" | "start" if list.is_none() => {
                        let levels = definition.and_then(|it| numbering.definitions.get_mut(&it));
                        if let Some(it) = levels.and_then(|it| it.get_mut(level)) {
                            let value = tag.get("val").unwrap_or_default();
                            match tag.name.as_str() {
                                "numFmt" => value.clone_into(&mut it.format),
                                "lvlText" => value.clone_into(&mut it.text),
                                _ => it.start = value.parse().unwrap_or(1),
                            }
                        }
                    }
                    _ => {}
                },
            }
        }
    }

    /// Counts a paragraph of a list, and gives what Word prints before it; nothing for bullets.
    pub(super) fn next(&mut self, list: u32, level: u32) -> String {
        let level = usize::try_from(level).unwrap_or(0).min(MAX_LEVELS - 1);
        let Some(definition) = self.lists.get(&list).copied() else { return String::new() };
        let Some(levels) = self.definitions.get(&definition) else { return String::new() };
        // Lists of one definition count on; one that begins anew does so where it is used first.
        let counters = self.counters.entry(definition).or_default();
        if self.used.insert(list)
            && let Some(start) = self.restarts.get(&(list, level))
        {
            counters.truncate(level + 1);
            if let Some(counter) = counters.get_mut(level) {
                *counter = start.saturating_sub(1);
            }
        }
        while counters.len() <= level {
            let at = counters.len();
            let start = self.restarts.get(&(list, at)).copied();
            let start = start.or_else(|| levels.get(at).map(|it| it.start)).unwrap_or(1);
            // Of the levels above nothing may have been counted; they stand at their first number then.
            counters.push(if at == level { start.saturating_sub(1) } else { start });
        }
        counters.truncate(level + 1);
        if let Some(counter) = counters.get_mut(level) {
            *counter = counter.saturating_add(1);
        }
        let Some(own) = levels.get(level).filter(|it| it.format != "bullet" && it.format != "none") else {
            return String::new();
        };
        let mut label = own.text.clone();
        for (at, counter) in counters.iter().enumerate() {
            let format = levels.get(at).map_or("decimal", |it| it.format.as_str());
            label = label.replace(&format!("%{}", at + 1), &printed(*counter, format));
        }
        label
    }
}

fn index(tag: &Tag) -> Option<usize> {
    tag.number("ilvl").and_then(|it| usize::try_from(it).ok()).filter(|it| *it < MAX_LEVELS)
}

fn printed(number: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerLetter" => letters(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number.min(3999);
    let mut out = String::new();
    for (value, digit) in DIGITS {
        while left >= value {
            out.push_str(digit);
            left -= value;
        }
    }
    out
}

/// a, b … z, aa, bb …, as Word counts.
fn letters(number: u32) -> String {
    let Some(at) = number.checked_sub(1) else { return String::new() };
    let letter = u8::try_from(at % 26).map_or('a', |it| char::from(b'a' + it));
    (0..=(at / 26).min(8)).map(|_| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_prints_them() {
        for (number, format, expected) in [
            (4, "upperRoman", "IV"),
            (19, "lowerRoman", "xix"),
            (3, "upperLetter", "C"),
            (28, "lowerLetter", "bb"),
            (7, "decimal", "7"),
            (7, "decimalZero", "07"),
        ] {
            assert_eq!(printed(number, format), expected);
        }
    }
}

//! The provinces and communes of the country, found by what people type: without marks, by former names, in any order.
//!
//! A commune is told by its code. Its name is not enough: 246 names recur in several provinces, and eight pairs within one province
//! differ by their marks only. The list is data (`units/vn-2025.txt`), and another one takes its place when the map changes.

use super::reading::compose::{bare, composed, toneless};
use super::reading::words::lower;

/// A province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Two digits.
    pub code: String,
    /// As printed: "Thanh Hóa", "Thành phố Hà Nội".
    pub name: String,
    /// The provinces that were merged into it, parted by semicolons; empty for none.
    pub former: String,
}

/// A commune, ward or special zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// Five digits.
    pub code: String,
    /// As printed: "Xã Tống Sơn".
    pub name: String,
    /// The place of its province in the list.
    pub province: usize,
    /// The communes that it was made of, each group with its district: "Xã Hà Tân, Xã Hà Sơn (Huyện Hà Trung)".
    pub former: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Communes {
    provinces: Vec<Province>,
    all: Vec<Commune>,
    /// Of each commune all words that can find it, without marks: most are passed over by a look at these.
    plain: Vec<String>,
}

/// A commune that fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The commune.
    pub commune: &'a Commune,
    /// Its province.
    pub province: &'a Province,
    /// The former name that fits, where its own does not.
    pub former: Option<&'a str>,
}

impl Communes {
    /// Reads a list: a line for each province and, below it, one for each of its communes; code, name and former names parted
    /// by tabs; `#` begins a remark. Lines that are none of these are passed over.
    pub fn read(text: &str) -> Self {
        let mut list = Self::default();
        for line in text.lines().filter(|it| !it.starts_with('#')) {
            let mut fields = line.split('\t').map(str::trim);
            let (Some(code), Some(name)) = (fields.next(), fields.next()) else { continue };
            let (code, name) = (code.to_owned(), name.to_owned());
            let former = fields.next().unwrap_or_default().to_owned();
            match (code.len(), list.provinces.len().checked_sub(1)) {
                (2, _) => list.provinces.push(Province { code, name, former }),
                (5, Some(province)) => {
                    let around = list.provinces.get(province).map(|it| format!("{} {}", it.name, it.former));
                    list.plain.push(plain(&format!("{name} {former} {}", around.unwrap_or_default())));
                    list.all.push(Commune { code, name, province, former });
                }
                _ => {}
            }
        }
        list
    }

    /// All provinces.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// All communes, by province.
    pub fn communes(&self) -> &[Commune] {
        &self.all
    }

    /// The commune of a code.
    pub fn by_code(&self, code: &str) -> Option<Found<'_>> {
        let commune = self.all.iter().find(|it| it.code == code)?;
        Some(Found { commune, province: self.provinces.get(commune.province)?, former: None })
    }

    /// The communes that fit what was typed, the likeliest first: every word of it begins a word of the commune's name, of a
    /// former name or of its province. Marks that were typed count, marks that were not do not.
    pub fn find(&self, typed: &str, limit: usize) -> Vec<Found<'_>> {
        let query = words(typed);
        if query.is_empty() {
            return Vec::new();
        }
        let bare: Vec<String> = query.iter().map(|it| plain(it)).collect();
        let mut found: Vec<(u8, Found<'_>)> = self
            .all
            .iter()
            .zip(&self.plain)
            .filter(|it| bare.iter().all(|word| it.1.contains(word.as_str())))
            .filter_map(|(commune, _)| {
                let province = self.provinces.get(commune.province)?;
                let (rank, former) = rank(&query, commune, province)?;
                Some((rank, Found { commune, province, former }))
            })
            .collect();
        found.sort_by_key(|it| it.0);
        found.into_iter().take(limit).map(|it| it.1).collect()
    }
}

/// How well a commune fits, the best first, and by which former name; none where it does not.
fn rank<'a>(query: &[String], commune: &'a Commune, province: &Province) -> Option<(u8, Option<&'a str>)> {
    let around = [words(&province.name), words(&province.former)].concat();
    let own = words(&commune.name);
    if let Some(whole) = fits(query, &own, &around) {
        return Some((u8::from(!whole), None));
    }
    commune.former.split(';').find_map(|group| {
        let (names, district) = group.split_once('(').unwrap_or((group, ""));
        let around = [words(district), around.clone()].concat();
        names.split(',').find_map(|name| {
            let whole = fits(query, &words(name), &around)?;
            Some((2 + u8::from(!whole), Some(name.trim())))
        })
    })
}

/// Whether every word that was typed begins a word of the name or of what is around it, at least one of the name; and whether
/// the name is all there.
fn fits(query: &[String], name: &[String], around: &[String]) -> Option<bool> {
    // "Xã", "Phường" say little; what follows is the name.
    let proper = name.split_first().map_or(name, |(kind, rest)| if is_kind(kind) { rest } else { name });
    let in_name = |it: &String| name.iter().any(|word| begins(word, it));
    let all = query.iter().all(|it| in_name(it) || around.iter().any(|word| begins(word, it)));
    let some = query.iter().any(|it| proper.iter().any(|word| begins(word, it)));
    let whole = !proper.is_empty()
        && proper.iter().all(|word| query.iter().any(|it| begins(word, it) && plain(word) == plain(it)));
    (all && some).then_some(whole)
}

fn is_kind(word: &str) -> bool {
    matches!(plain(word).as_str(), "xa" | "phuong" | "dac" | "thi")
}

/// Whether a word begins with what was typed: by its letters, and by its marks where marks were typed. Where a tone stands is a
/// matter of taste: "Hoá" is "Hóa".
fn begins(word: &str, typed: &str) -> bool {
    let (letters, tones) = apart(word);
    let (typed, wanted) = apart(typed);
    let same = |(letter, typed): (&char, &char)| letter == typed || bare(*letter) == *typed;
    typed.len() <= letters.len()
        && letters.iter().zip(&typed).all(same)
        && wanted.iter().all(|it| *it == 0 || tones.contains(it))
}

/// The letters of a word without their tones, and the tones.
fn apart(word: &str) -> (Vec<char>, Vec<usize>) {
    word.chars().map(toneless).unzip()
}

/// Small letters without marks.
fn plain(text: &str) -> String {
    composed(text).chars().map(lower).map(bare).collect()
}

/// The words of a text in small letters.
fn words(text: &str) -> Vec<String> {
    let small: String = composed(text).chars().map(lower).collect();
    small.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

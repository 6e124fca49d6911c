//! What stands above the table: the name of the annex, the office, the plan it belongs to, the year.

use super::columns::year;
use crate::domain::reading::fold::Folded;
use crate::domain::reading::words::lower;

/// What the lines above a table tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// "PHỤ LỤC I MỤC TIÊU THỰC HIỆN NĂM 2024".
    pub(super) annex: String,
    /// "Mục tiêu thực hiện năm 2024".
    pub(super) title: String,
    /// "Ủy ban nhân dân tỉnh Bình Thuận".
    pub(super) issuer: String,
    /// "Ban hành kèm theo Kế hoạch số …".
    pub(super) basis: String,
    /// Of the targets.
    pub(super) year: Option<u16>,
}

/// Reads the lines above the first table. Only those from the last "Phụ lục" on belong to it, where there is one.
pub(super) fn heading(lines: &[String]) -> Heading {
    let lines: Vec<String> = lines
        .iter()
        .map(|it| Folded::of(it.trim_start_matches('#')).clean().trim_matches(['*', ' ']).to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    let lines = closed(lines);
    let folded: Vec<String> = lines.iter().map(|it| Folded::of(it).text().to_owned()).collect();
    let start = folded.iter().rposition(|it| it.starts_with("phụ lục") || it.starts_with("biểu"));
    let mut heading = Heading::default();
    let is_basis = |it: &str| {
        it.starts_with('(') && (it.contains("kèm theo") || it.contains("ban hành") || it.contains("số"))
    };
    for (line, words) in lines.iter().zip(&folded) {
        if is_basis(words) || words.starts_with("kèm theo") || words.starts_with("ban hành kèm") {
            line.trim_matches(['(', ')', '*', ' ']).clone_into(&mut heading.basis);
        }
    }
    let office = folded.iter().position(|it| {
        ["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd"]
            .iter()
            .any(|word| it.starts_with(word))
    });
    if let Some(at) = office.filter(|at| start.is_none_or(|start| *at < start + 1) && folded.len() < 40) {
        let name = lines.get(at).map_or("", String::as_str);
        let goes_on = folded.get(at + 1).filter(|it| {
            ["tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "quận", "đặc khu"]
                .iter()
                .any(|word| it.starts_with(word))
        });
        let whole = if goes_on.is_some() {
            format!("{name} {}", lines.get(at + 1).map_or("", String::as_str))
        } else {
            name.to_owned()
        };
        heading.issuer = office_name(&whole);
    }
    if let Some(start) = start {
        let mut words: Vec<&str> = Vec::new();
        for (line, folded) in lines.iter().zip(&folded).skip(start) {
            if is_basis(folded) || words.len() == 5 || line.chars().count() > 250 {
                break;
            }
            words.push(line);
        }
        heading.annex = words.join(" ");
        let own: Vec<&str> = words.iter().skip(1).copied().collect();
        let first = words.first().map_or("", |it| behind_number(it));
        let title = [&[first], &own[..]].concat().join(" ");
        heading.title = in_sentence(title.trim());
    } else if let Some(title) =
        lines.iter().rev().find(|it| it.chars().count() <= 200 && !it.starts_with('('))
    {
        heading.title = in_sentence(title);
        heading.annex.clone_from(title);
    }
    if heading.issuer.is_empty() {
        let office = heading.basis.rsplit(" của ").next().unwrap_or_default().trim();
        let named = ["Ủy ban", "Uỷ ban", "UBND", "Hội đồng", "HĐND", "Bộ ", "Sở "]
            .iter()
            .any(|it| office.starts_with(it));
        if named && heading.basis.contains(" của ") {
            office.clone_into(&mut heading.issuer);
        }
    }
    heading.year = year(&heading.title).or_else(|| year(&heading.basis));
    heading
}

/// A bracket that was parted into several lines in one line.
fn closed(lines: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let open = out
            .last()
            .is_some_and(|it| it.starts_with('(') && it.matches('(').count() > it.matches(')').count());
        match out.last_mut().filter(|it| open && it.chars().count() < 400) {
            Some(last) => *last = format!("{last} {line}"),
            None => out.push(line),
        }
    }
    out
}

/// "PHỤ LỤC 1. TÌNH HÌNH …": what stands behind the number.
fn behind_number(line: &str) -> &str {
    // "BIỂU TỔNG HỢP CHỈ TIÊU …" has no number: it is the title.
    let folded = Folded::of(line);
    let second = folded.text().strip_prefix("biểu ").and_then(|it| it.split(' ').next());
    let is_name = |it: &str| !["số", "mẫu"].contains(&it) && !it.starts_with(|it: char| it.is_ascii_digit());
    if second.is_some_and(|it| is_name(it) && it.chars().count() > 2) {
        return line;
    }
    let rest = line.split_once(' ').and_then(|it| it.1.split_once(' ')).map_or("", |it| it.1);
    let mark = rest.split([' ', ':', '.']).next().unwrap_or_default();
    let number = !mark.is_empty() && mark.chars().all(|it| it.is_ascii_digit() || "IVXLC".contains(it));
    let rest = if number { rest.get(mark.len()..).unwrap_or_default() } else { rest };
    let rest = rest.trim_start_matches([':', '.', ' ', '–', '-']);
    if rest.is_empty() && !number { line.split_once(':').map_or("", |it| it.1.trim()) } else { rest }
}

/// A line in capitals as one writes a sentence; others stay.
fn in_sentence(text: &str) -> String {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let capitals = text.chars().filter(|it| it.is_uppercase()).count();
    if capitals * 2 <= letters {
        return text.to_owned();
    }
    let mut out = String::new();
    for (at, it) in text.chars().enumerate() {
        out.push(if at == 0 { it } else { lower(it) });
    }
    out
}

/// Words of the names of offices that are no names of places.
const COMMON: [&str; 12] =
    ["ban", "nhân", "dân", "tỉnh", "huyện", "xã", "phường", "thành", "phố", "thị", "đồng", "quận"];

/// "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN" as one writes it: names keep their capitals.
fn office_name(text: &str) -> String {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let capitals = text.chars().filter(|it| it.is_uppercase()).count();
    if capitals * 2 <= letters {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let all: Vec<String> = text.split(' ').map(|it| it.chars().map(lower).collect()).collect();
    for (at, word) in text.split(' ').enumerate() {
        let small = all.get(at).cloned().unwrap_or_default();
        // "Thành phố Huế", but "xã Tân Thành".
        let of_place = small == "thành" && all.get(at + 1).is_none_or(|it| it != "phố");
        let name = at == 0 || of_place || !COMMON.contains(&small.as_str());
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        words.push(if name { first + &letters.map(lower).collect::<String>() } else { small });
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> Heading {
        heading(&lines.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn names_of_places_and_tables() {
        let found = of(&["ỦY BAN NHÂN DÂN XÃ TÂN THÀNH", "BIỂU TỔNG HỢP CHỈ TIÊU CỦA THÔN"]);
        assert_eq!(found.issuer, "Ủy ban nhân dân xã Tân Thành");
        assert_eq!(found.title, "Biểu tổng hợp chỉ tiêu của thôn");
        assert_eq!(of(&["UBND THÀNH PHỐ HUẾ", "BIỂU SỐ 2: CHỈ TIÊU NĂM 2026"]).issuer, "Ubnd thành phố Huế");
        assert_eq!(of(&["BIỂU SỐ 2: CHỈ TIÊU NĂM 2026"]).title, "Chỉ tiêu năm 2026");
    }

    #[test]
    fn lines_above_a_table() {
        let found = of(&[
            "**ỦY BAN NHÂN DÂN",
            "TỈNH BÌNH THUẬN**",
            "**PHỤ LỤC I",
            "MỤC TIÊU THỰC HIỆN NĂM 2024**",
            "*(Ban hành kèm theo Kế hoạch số 1051 /KH-UBND ngày 25 /3/2024 của Ủy ban nhân dân tỉnh)*",
        ]);
        assert_eq!(found.annex, "PHỤ LỤC I MỤC TIÊU THỰC HIỆN NĂM 2024");
        assert_eq!(found.title, "Mục tiêu thực hiện năm 2024");
        assert_eq!(found.issuer, "Ủy ban nhân dân tỉnh Bình Thuận");
        assert_eq!(
            found.basis,
            "Ban hành kèm theo Kế hoạch số 1051 /KH-UBND ngày 25 /3/2024 của Ủy ban nhân dân tỉnh"
        );
        assert_eq!(found.year, Some(2024));
        let found = of(&["**PHỤ LỤC 1**", "**TÌNH HÌNH THỰC HIỆN MỤC TIÊU ĐẠT RA TRONG NĂM 2023**"]);
        assert_eq!(found.title, "Tình hình thực hiện mục tiêu đạt ra trong năm 2023");
        let found = of(&["Kính gửi: …", "Phụ lục: Báo cáo kết quả các chỉ tiêu năm 2023"]);
        assert_eq!(found.title, "Báo cáo kết quả các chỉ tiêu năm 2023");
        assert_eq!(of(&["PHỤ LỤC 02: CHỈ TIÊU NĂM 2025"]).title, "Chỉ tiêu năm 2025");
        assert_eq!(of(&[]), Heading::default());
    }
}

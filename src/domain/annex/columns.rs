//! What the columns of a table are, told by their headings.

use super::table::Line;
use crate::domain::reading::fold::Folded;

/// The meaning of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// TT, STT, Số TT.
    Number,
    /// Chỉ tiêu, Nội dung chỉ tiêu, Mục tiêu thực hiện.
    Indicator,
    /// Đơn vị tính.
    MeasureUnit,
    /// Mục tiêu, Chỉ tiêu giao, Kế hoạch; the year its heading names.
    Target(Option<u16>),
    /// Kết quả, Thực hiện, Ước thực hiện; the year its heading names.
    Result(Option<u16>),
    /// Ghi chú, Đánh giá.
    Note,
    /// Chủ trì, Cơ quan thực hiện, Đơn vị báo cáo.
    Lead,
    /// Phối hợp.
    Support,
    /// Thời gian hoàn thành.
    Deadline,
    /// Lĩnh vực, Tên tiêu chí beside Nội dung: what heads several rows.
    Group,
    /// Something else, or no heading.
    Other,
}

/// The headings of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The meaning of each column.
    pub(super) columns: Vec<Column>,
    /// The headings as printed, those of two rows put together.
    pub(super) titles: Vec<String>,
    /// The first row of the headings.
    pub(super) first: usize,
    /// The row behind the headings.
    pub(super) next: usize,
}

impl Header {
    /// The first column of a meaning.
    pub(super) fn find(&self, wanted: impl Fn(Column) -> bool) -> Option<usize> {
        self.columns.iter().position(|it| wanted(*it))
    }
}

/// The headings of a table, wherever they stand: a sheet may have the whole report above them.
pub(super) fn header(lines: &[Line]) -> Option<Header> {
    (0..lines.len()).find_map(|at| header_at(lines, at))
}

/// Whether a row is a heading, and what it says together with the row below it.
pub(super) fn header_at(lines: &[Line], at: usize) -> Option<Header> {
    let line = lines.get(at).filter(|it| !it.whole)?;
    let single = read(line.texts.clone(), at, at + 1);
    let below =
        lines.get(at + 1).filter(|it| it.above.contains(&true) || it.texts.iter().any(String::is_empty));
    // "Cơ quan thực hiện" over "Chủ trì" and "Phối hợp".
    let filled = line.texts.iter().filter(|it| !it.is_empty()).count();
    let double = below.filter(|_| filled >= 2).and_then(|below| {
        let mut upper = String::new();
        let titles = line
            .texts
            .iter()
            .zip(&below.texts)
            .zip(&below.above)
            .map(|((above, below), merged)| {
                if !above.is_empty() {
                    upper.clone_from(above);
                }
                match (merged, above.is_empty(), below.is_empty()) {
                    (true, _, _) | (_, false, true) => above.clone(),
                    (_, true, true) => String::new(),
                    _ => format!("{upper} {below}"),
                }
            })
            .collect();
        let header = read(titles, at, at + 2)?;
        let names = below.texts.iter().zip(&below.above).filter(|it| !it.1 && !it.0.is_empty());
        // Only what spans several columns has headings below it.
        let spans =
            (0..below.texts.len()).filter(|it| line.text(*it).is_empty() && !below.text(*it).is_empty());
        let spanned: Vec<usize> = spans.flat_map(|it| [it, it.saturating_sub(1)]).collect();
        let under = (0..below.texts.len())
            .filter(|it| !below.text(*it).is_empty() && below.above.get(*it) != Some(&true));
        if spanned.is_empty() || !under.clone().all(|it| spanned.contains(&it)) {
            return None;
        }
        let short = names.clone().all(|it| it.0.chars().count() <= 60 && !it.0.contains('%'));
        (names.count() > 0 && short && looks_like_heading(below)).then_some(header)
    });
    double.or(single)
}

/// Whether the second row of a heading says something that columns are called.
fn looks_like_heading(below: &Line) -> bool {
    below.texts.iter().zip(&below.above).filter(|it| !it.1 && !it.0.is_empty()).all(|it| {
        let text = it.0;
        column(text) != Column::Other
            || year(text).is_some()
            || text.chars().count() <= 24 && !text.starts_with(|it: char| it.is_ascii_digit())
    })
}

fn read(titles: Vec<String>, first: usize, next: usize) -> Option<Header> {
    let columns = meanings(&titles);
    let known = columns.iter().filter(|it| **it != Column::Other).count();
    let subject = columns.iter().any(|it| matches!(it, Column::Indicator | Column::Target(_)));
    (known >= 2 && subject).then_some(Header { columns, titles, first, next })
}

/// The meanings of headings beside one another: where the indicators stand under "Nội dung", what is called "Chỉ tiêu" is
/// their target, and "Tiêu chí" heads several of them.
fn meanings(titles: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = titles.iter().map(|it| column(it)).collect();
    let words: Vec<String> = titles.iter().map(|it| Folded::of(it).text().to_owned()).collect();
    let content = words.iter().position(|it| it.contains("nội dung") || it.starts_with("tên chỉ tiêu"));
    let target = columns.iter().any(|it| matches!(it, Column::Target(_)));
    let Some(content) = content.filter(|it| columns.get(*it) == Some(&Column::Indicator)) else {
        return columns;
    };
    for (at, words) in words.iter().enumerate().filter(|it| it.0 != content) {
        let named = |list: &[&str]| list.iter().any(|it| words == it);
        let other = columns.get(at) == Some(&Column::Indicator) || columns.get(at) == Some(&Column::Other);
        let meaning = if other && !target && named(&["chỉ tiêu", "chỉ tiêu chung", "yêu cầu", "mức"])
        {
            Column::Target(None)
        } else if other
            && at < content
            && named(&["tiêu chí", "tên tiêu chí", "lĩnh vực", "nhóm tiêu chí", "nhóm"])
        {
            Column::Group
        } else {
            continue;
        };
        if let Some(it) = columns.get_mut(at) {
            *it = meaning;
        }
    }
    columns
}

/// The meaning of a heading.
pub(super) fn column(title: &str) -> Column {
    let folded = Folded::of(title);
    let words = folded.text().trim_matches(|it: char| !it.is_alphanumeric());
    let has = |list: &[&str]| list.iter().any(|it| words.contains(it));
    let is = |list: &[&str]| list.contains(&words);
    let starts = |list: &[&str]| list.iter().any(|it| words.starts_with(it));
    let year = year(words);
    if words.is_empty() || words.chars().count() > 120 {
        Column::Other
    } else if is(&["tt", "stt", "t/t", "s/tt", "số tt", "số thứ tự", "s tt", "sốtt", "no", "mã số", "thứ tự"])
    {
        Column::Number
    } else if has(&["đơn vị tính", "đơn vị đo"]) || is(&["đvt", "đ.v.t", "đ/v tính", "đơn vị"])
    {
        Column::MeasureUnit
    } else if has(&["phối hợp"]) && !has(&["chủ trì"]) {
        Column::Support
    } else if has(&[
        "chủ trì",
        "cơ quan thực hiện",
        "đơn vị thực hiện",
        "đơn vị báo cáo",
        "cơ quan báo cáo",
        "trách nhiệm",
        "cơ quan, đơn vị",
        "đơn vị phụ trách",
        "đơn vị theo dõi",
    ]) {
        Column::Lead
    } else if has(&["ghi chú", "nguyên nhân", "giải trình"]) || starts(&["đánh giá"]) {
        Column::Note
    } else if has(&["thời gian", "thời hạn", "tiến độ", "hoàn thành trước"]) {
        Column::Deadline
    } else if has(&["kết quả", "ước thực hiện", "ước đạt", "đã đạt", "đạt được"])
        || starts(&[
            "th năm",
            "th 20",
            "ước th",
            "ước năm",
            "thực hiện 20",
            "thực hiện năm",
            "thực hiện 6",
            "thực hiện 9",
            "thực hiện quý",
            "thực hiện tháng",
            "số liệu",
        ])
        || is(&["thực hiện", "đã thực hiện"])
    {
        Column::Result(year)
    } else if starts(&[
        "mục tiêu",
        "chỉ tiêu năm",
        "chỉ tiêu giao",
        "chỉ tiêu kế hoạch",
        "chỉ tiêu được giao",
        "kế hoạch",
        "kh năm",
        "kh 20",
        "yêu cầu",
        "mức phấn đấu",
        "chỉ tiêu đến",
        "chỉ tiêu phấn đấu",
        "mức đạt",
    ]) {
        Column::Target(year)
    } else if has(&["chỉ tiêu", "nội dung", "tiêu chí", "nhiệm vụ", "danh mục", "tên chỉ số", "chỉ số"])
    {
        Column::Indicator
    } else if year.is_some() && words.chars().count() <= 16 {
        Column::Target(year)
    } else {
        Column::Other
    }
}

/// The year that a text names: the first of four digits from 2000 to 2099.
pub(super) fn year(text: &str) -> Option<u16> {
    let digits = |it: char| it.is_ascii_digit();
    text.split(|it: char| !digits(it))
        .filter(|it| it.len() == 4)
        .find_map(|it| it.parse().ok().filter(|it| (2000..2100).contains(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        for (title, expected) in [
            ("Số TT", Column::Number),
            ("STT", Column::Number),
            ("<b>TT</b>", Column::Number),
            ("Nội dung chỉ tiêu", Column::Indicator),
            ("Các chỉ tiêu", Column::Indicator),
            ("CHỈ TIÊU", Column::Indicator),
            ("Mục tiêu năm 2024", Column::Target(Some(2024))),
            ("Mục tiêu thực hiện năm 2024", Column::Target(Some(2024))),
            ("Chỉ tiêu năm 2025", Column::Target(Some(2025))),
            ("KH năm 2025", Column::Target(Some(2025))),
            ("Kết quả đạt được", Column::Result(None)),
            ("Thực hiện năm 2023", Column::Result(Some(2023))),
            ("Đơn vị báo cáo", Column::Lead),
            ("Cơ quan thực hiện", Column::Lead),
            ("Cơ quan chủ trì", Column::Lead),
            ("Cơ quan phối hợp", Column::Support),
            ("Đơn vị tính", Column::MeasureUnit),
            ("ĐVT", Column::MeasureUnit),
            ("Thời gian hoàn thành", Column::Deadline),
            ("Ghi chú", Column::Note),
            ("Tỷ lệ hộ nghèo giảm 2%", Column::Other),
            ("", Column::Other),
        ] {
            assert_eq!(column(title), expected, "{title}");
        }
    }
}

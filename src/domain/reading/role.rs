//! What a number of a text is there for. Most numbers of an annex are no targets: ages, years, decrees, levels.

use super::quantity::{Kind, Quantity};
use super::unit::starts_word;
use super::words::{before, ends_with_words, is_letter, words_of};

/// What a number is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To be reached.
    Target,
    /// A day, a month, a quarter, a year.
    Date,
    /// Of those who are counted: "từ 15 tuổi".
    Age,
    /// The number of a decree, a programme, a criterion, a level, a place; a generation of networks.
    Name,
    /// Where things stood before: "so với 46%".
    Baseline,
    /// The same target once more: "(7/12 thôn)".
    Restated,
    /// Says who or what is counted: "thôn trên 100 hộ dân".
    Limit,
    /// Nothing tells what it is there for.
    Unclear,
}

/// Words that a number names one of: "cấp độ 3", "Nghị quyết 57".
const NAMED: &str = "số|quyết định|nghị quyết|nghị định|chỉ thị|thông tư|công văn|kế hoạch|đề án|chương trình|dự án|\
     tiểu dự án|điều|khoản|mục|phụ lục|biểu|mẫu|tiêu chí|chỉ tiêu|nội dung|nhiệm vụ|cấp độ|cấp|\
     mức độ|mức|hạng|loại|nhóm|khu vực|vùng|đợt|giai đoạn|khóa|khoá|kỳ họp thứ|phiên|lần thứ|thứ|lớp|\
     khối|quốc lộ|tỉnh lộ|đường|tổ|thôn|bản|ấp|phường|quận|khu phố|xóm|thế hệ|phiên bản|tầng|bậc|\
     hợp phần|quỹ|vị trí thứ|xếp thứ|tuần thứ|top";

/// Words before a number that only tells where, when or among how many.
const SCOPES: &str = "của|tại|ở|trong|gồm|bao gồm|thuộc|trong số|giữa|trong vòng|trong thời hạn|sau|trong thời gian|\
     qua|cách|trên địa bàn|trên tổng số|theo|địa bàn|trong tổng số|kéo dài|tổng số|nửa|với tổng số|\
     kể từ";

/// Nouns that are never counted in a target.
const NEVER: [&str; 5] = ["cấp", "bên", "chiều", "mặt", "trong 1"];

/// Tells what a quantity is there for, looking at its neighbourhood alone.
pub(super) fn role(text: &str, it: &Quantity) -> Role {
    let lead = before(text, it.place.start);
    let tail = text.get(it.number.to..).unwrap_or_default();
    let glued = text.get(..it.place.start).unwrap_or_default();
    if is_baseline(lead) {
        return Role::Baseline;
    }
    if ["tương đương", "tương ứng", "tức"].iter().any(|it| ends_with_words(lead, it)) {
        return Role::Restated;
    }
    if it.is_share() {
        return Role::Target;
    }
    // "T2", "COVID-19", "3G", "46/KH-UBND", "52-NQ/TW".
    let joined = glued.strip_suffix(['-', '/', '.']).unwrap_or(glued);
    if joined.ends_with(is_letter) || glued.ends_with('/') && it.total.is_none() {
        return Role::Name;
    }
    if tail.starts_with('g') && !tail.get(1..).is_some_and(|it| it.starts_with(is_letter)) {
        return Role::Name;
    }
    if is_document(tail) || ends_in_clock(text, it) {
        return Role::Name;
    }
    if is_date(text, it, lead) {
        return Role::Date;
    }
    let unit = it.unit_of(text);
    let behind = text.get(it.place.end..).unwrap_or_default().trim_start();
    if unit == "tuổi" || unit == "tháng" && behind.starts_with("tuổi") {
        let own = ["tuổi thọ", "độ tuổi trung bình", "độ tuổi bình quân", "tuổi kết hôn"]
            .iter()
            .any(|it| lead.contains(it));
        return if own { Role::Target } else { Role::Age };
    }
    if is_quoted(text, it.place.start) {
        return Role::Name;
    }
    // "(1)", "[2]", "2,0đ".
    let bracket = lead.ends_with(['(', '[']) && tail.trim_start().starts_with([')', ']']);
    if bracket || lead.is_empty() && tail.starts_with(['.', ')']) {
        return Role::Name;
    }
    if unit == "đ" && it.number.of(text).len() <= 3 {
        return Role::Limit;
    }
    if lead_is_rate_base(lead, unit) || behind.starts_with("dẫn đầu") || behind.starts_with("đứng đầu")
    {
        return Role::Limit;
    }
    // "kế hoạch 5 năm", "trong 3 tháng": how long something lasts, where no comparison speaks of it.
    let lasting = ["năm", "tháng", "tuần", "quý", "ngày", "ngày làm việc", "giờ", "phút"].contains(&unit);
    let wanted = [
        "thời gian",
        "thời hạn",
        "giảm",
        "rút ngắn",
        "còn",
        "xuống",
        "không quá",
        "tối đa",
        "dưới",
        "quá",
        "tăng",
        "ít nhất",
        "tối thiểu",
        "tuổi thọ",
    ];
    if lasting
        && !lead.is_empty()
        && !lead.ends_with(['≤', '<', '≥', '>', '='])
        && !wanted.iter().any(|it| super::comparison::has_word(lead, it))
    {
        return Role::Limit;
    }
    if NEVER.contains(&unit) || starts_word(tail.trim_start(), 0, "cấp") {
        return Role::Limit;
    }
    let named = words_of(NAMED).any(|it| ends_with_words(lead, it))
        && !lead.ends_with("tổng số")
        && !lead.ends_with("chỉ số");
    let counted = it.kind == Kind::Counted(true) || it.total.is_some();
    if named && !counted {
        return Role::Name;
    }
    if ["cả", "tất cả"].iter().any(|it| ends_with_words(lead, it)) {
        return Role::Limit;
    }
    if words_of(SCOPES).any(|it| ends_with_words(lead, it)) {
        return Role::Limit;
    }
    Role::Target
}

/// "trên 1 vạn dân".
fn lead_is_rate_base(lead: &str, unit: &str) -> bool {
    ends_with_words(lead, "trên") && unit.starts_with("vạn dân")
}

/// Whether a place stands between quotation marks: "gia đình 5 không, 3 sạch".
fn is_quoted(text: &str, at: usize) -> bool {
    let lead = text.get(..at).unwrap_or_default();
    lead.matches('“').count() > lead.matches('”').count() || lead.matches('"').count() % 2 == 1
}

fn is_baseline(lead: &str) -> bool {
    let near = [
        "so với",
        "so với mức",
        "so mức",
        "thay vì",
        "hiện nay là",
        "hiện nay",
        "hiện là",
        "hiện tại",
        "hiện tại là",
        "hiện đạt",
        "so với tỷ lệ",
    ];
    near.iter().any(|it| ends_with_words(lead, it))
}

/// "/KH-UBND", "/2021/QĐ-TTg", "-NQ/TW" behind a number.
fn is_document(tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix(['/', '-', '–']) else { return false };
    let letters: String = rest.chars().take_while(|it| is_letter(*it)).collect();
    let series = [
        "qđ", "kh", "nq", "nđ", "ct", "tt", "ttlt", "bc", "cv", "tb", "ubnd", "hđnd", "qh", "đa", "hd",
        "ttr", "ttg", "cp", "sl", "vbhn",
    ];
    let year = rest.bytes().take_while(u8::is_ascii_digit).count() == 4
        && rest
            .get(4..)
            .is_some_and(|it| it.starts_with('/') && it.get(1..).is_some_and(|it| it.starts_with(is_letter)));
    series.contains(&letters.as_str()) || year
}

/// "24/24 giờ", "24/7".
fn ends_in_clock(text: &str, it: &Quantity) -> bool {
    let rest = text.get(it.number.from..).unwrap_or_default();
    ["24/24", "24/7", "24h/7", "24h", "3 trong 1"].iter().any(|it| rest.starts_with(it))
}

fn is_date(text: &str, it: &Quantity, lead: &str) -> bool {
    let number = it.number.of(text);
    let unit = it.unit_of(text);
    let tail = text.get(it.number.to..).unwrap_or_default().trim_start();
    let digits = number.bytes().all(|it| it.is_ascii_digit());
    // Where nothing else stands, or a sign of comparison, it is a number.
    let alone = lead.trim_end_matches(['≥', '≤', '>', '<', '=', ' ']).is_empty() && tail.is_empty();
    let year = !alone && digits && number.len() == 4 && ("1945".."2101").contains(&number);
    // "30.6.2024", "30/6".
    let parts: Vec<&str> = number.split('.').collect();
    if parts.len() == 3 && parts[2].len() == 4
        || parts.len() == 2 && parts[1].len() == 4 && parts[0].len() <= 2
    {
        return true;
    }
    let apart = |it: &str| {
        it.strip_prefix(['/', '-', '–'])
            .map(str::trim_start)
            .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    };
    let joined = apart(tail) && it.total.is_none() && it.low.is_none();
    let dated = ["ngày", "tháng", "quý", "quí", "mùng", "năm", "năm học", "niên vụ", "vụ", "tuần", "kỳ"];
    let repeated = ["mỗi", "hàng", "hằng", "một", "01", "1", "/", "trong"];
    let word = dated.iter().filter(|it| ends_with_words(lead, it)).max_by_key(|it| it.len());
    if let Some(word) = word {
        let before = lead.strip_suffix(word).unwrap_or_default().trim_end();
        let every =
            repeated.iter().any(|it| ends_with_words(before, it) || *it == "/" && before.ends_with('/'));
        let part_of_date = matches!(unit, "tháng" | "năm" | "quý");
        if year || joined && !every || !every && (part_of_date || it.kind == Kind::Bare) {
            return true;
        }
        if !every && it.kind == Kind::Counted(false) {
            return true;
        }
    }
    if joined && number.len() <= 2 {
        return true;
    }
    let known = it.kind == Kind::Counted(true) && unit != "năm";
    if year && !known {
        return true;
    }
    it.low.is_some_and(|low| year && low.of(text).len() == 4)
}

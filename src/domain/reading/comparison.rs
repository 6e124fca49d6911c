//! How a number of a target text is meant: the comparison printed beside it, and whether it is a level or a change.

use super::words::{before, ends_with_words, is_letter, words_of};
use crate::domain::target::{Comparator, Measure};

/// Words that stand before the number; where one ends with another, the longer comes first.
const BEFORE: [(&str, Comparator); 50] = [
    ("tối thiểu", Comparator::AtLeast),
    ("ít nhất", Comparator::AtLeast),
    ("nhiều nhất", Comparator::AtMost),
    ("cao nhất", Comparator::AtMost),
    ("thấp nhất", Comparator::AtLeast),
    ("tối đa", Comparator::AtMost),
    ("xuống còn", Comparator::AtMost),
    ("giảm còn", Comparator::AtMost),
    ("xuống", Comparator::AtMost),
    ("lớn hơn hoặc bằng", Comparator::AtLeast),
    ("còn khoảng", Comparator::AtMost),
    ("chỉ còn", Comparator::AtMost),
    ("còn", Comparator::AtMost),
    ("vượt mức", Comparator::MoreThan),
    ("vượt trên", Comparator::MoreThan),
    ("cao hơn", Comparator::MoreThan),
    ("lớn hơn", Comparator::MoreThan),
    ("nhiều hơn", Comparator::MoreThan),
    ("dài hơn", Comparator::MoreThan),
    ("lâu hơn", Comparator::MoreThan),
    ("chậm hơn", Comparator::MoreThan),
    ("muộn hơn", Comparator::MoreThan),
    ("thấp hơn", Comparator::LessThan),
    ("nhỏ hơn", Comparator::LessThan),
    ("ít hơn", Comparator::LessThan),
    ("kém hơn", Comparator::LessThan),
    ("ngắn hơn", Comparator::LessThan),
    ("sớm hơn", Comparator::LessThan),
    ("hơn", Comparator::MoreThan),
    ("trên", Comparator::MoreThan),
    ("xuống dưới", Comparator::LessThan),
    ("dưới", Comparator::LessThan),
    ("chưa đến", Comparator::LessThan),
    ("chưa tới", Comparator::LessThan),
    ("chưa đầy", Comparator::LessThan),
    ("không đến", Comparator::LessThan),
    ("không tới", Comparator::LessThan),
    ("không đầy", Comparator::LessThan),
    ("từ", Comparator::AtLeast),
    (">=", Comparator::AtLeast),
    ("> =", Comparator::AtLeast),
    ("=>", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("<=", Comparator::AtMost),
    ("< =", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    (">", Comparator::MoreThan),
    ("<", Comparator::LessThan),
    ("=", Comparator::Exactly),
];

/// Words that compare only after a "không": alone they tell by how much ("vượt 5% so với dự toán").
const BEFORE_IF_TURNED: [(&str, Comparator); 4] = [
    ("vượt quá", Comparator::MoreThan),
    ("vượt", Comparator::MoreThan),
    ("quá", Comparator::MoreThan),
    ("kém", Comparator::LessThan),
];

/// Words that turn the comparison behind them; where one ends with another, the longer comes first.
const TURNING: [&str; 6] = ["không được để", "không được phép", "không được", "không để", "không", "chưa"];

/// The comparator printed before the number at `at`, and the text before that.
pub(super) fn comparator_before(text: &str, at: usize) -> (Option<Comparator>, &str) {
    let lead = before(text, at);
    let lead = lead.strip_suffix('(').map_or(lead, str::trim_end);
    // "trên hoặc bằng 80%" and "bằng hoặc trên 80%".
    let (words, equal_behind) = without(lead, "hoặc bằng").map_or((lead, false), |it| (it, true));
    let printed = BEFORE.iter().find_map(|it| Some((it.0, it.1, without(words, it.0)?)));
    if let Some((words, mut comparator, mut rest)) = printed {
        // Only words of comparison are turned: "Có hay không ≥ 5%" and "không từ 5%" are no such thing.
        let turns = words.starts_with(char::is_alphabetic)
            && matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
        let equal_before = without(rest, "bằng hoặc");
        rest = equal_before.unwrap_or(rest);
        if equal_behind || equal_before.is_some() {
            comparator = or_equal(comparator);
        }
        if let (Some(turned), Some(before)) = (turned(comparator).filter(|_| turns), turning(rest)) {
            return (Some(turned), before);
        }
        return (Some(comparator), rest);
    }
    let only_turned =
        BEFORE_IF_TURNED.iter().find_map(|it| Some((turned(it.1)?, turning(without(lead, it.0)?)?)));
    only_turned.map_or((None, lead), |(comparator, rest)| (Some(comparator), rest))
}

/// The text before the words it ends with.
fn without<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    ends_with_words(text, words).then(|| before(text, text.len() - words.len()))
}

/// The text before the word it ends with that turns what is behind it; "hàng không" is aviation.
fn turning(text: &str) -> Option<&str> {
    TURNING.iter().find_map(|it| without(text, it)).filter(|it| !ends_with_words(it, "hàng"))
}

/// With the value itself.
fn or_equal(comparator: Comparator) -> Comparator {
    match turned(comparator) {
        Some(Comparator::AtMost) => Comparator::AtLeast,
        Some(Comparator::AtLeast) => Comparator::AtMost,
        _ => comparator,
    }
}

/// All that a comparison leaves out: "không lớn hơn 5%" takes 5 in.
fn turned(comparator: Comparator) -> Option<Comparator> {
    match comparator {
        Comparator::MoreThan => Some(Comparator::AtMost),
        Comparator::LessThan => Some(Comparator::AtLeast),
        Comparator::AtLeast => Some(Comparator::LessThan),
        Comparator::AtMost => Some(Comparator::MoreThan),
        Comparator::Exactly
        | Comparator::Between
        | Comparator::DoneBy
        | Comparator::AtLeastTimes
        | Comparator::Milestone => None,
    }
}

/// Words between a comparison and its number, or before both, that say nothing of their own.
const FILLERS: &str = "bình quân/năm|/năm|từng năm|của từng năm|đạt|là|được|khoảng|mức|ở mức|bình quân|trung bình|\
     bình quân chung|phải|có|cho|đạt được|:|(|“|\"|thêm|mới|hàng năm|hằng năm|mỗi năm|một năm|hàng tháng|mỗi tháng|\
     hàng quý|chiếm|bằng|ở|mỗi năm là|tỷ lệ|tỉ lệ";

/// Fillers through which `trên`, `dưới` and the like still speak of the number.
const CLOSE: [&str; 7] = ["khoảng", "mức", "(", "“", "\"", "tỷ lệ", "tỉ lệ"];

/// How a number is printed in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed<'a> {
    /// The comparison in words or signs, if there is one.
    pub(super) comparator: Option<Comparator>,
    /// Where the comparison begins; the number itself without one.
    pub(super) from: usize,
    /// What stands before the comparison and the words that say nothing.
    pub(super) lead: &'a str,
    /// The comparison and the words around it.
    pub(super) words: &'a str,
}

/// Reads what is printed before the number at `at`, word by word: "tối thiểu phải đạt từ 80%".
pub(super) fn printed(text: &str, at: usize) -> Printed<'_> {
    let mut lead = before(text, at);
    let (mut comparator, mut from, mut close) = (None, at, true);
    // "từ" alone is also "from": another comparison before it speaks louder.
    let mut soft = false;
    loop {
        let (found, rest) = comparator_before(lead, lead.len());
        let open = comparator.is_none() || soft;
        let speaks = |it: Comparator| close || matches!(it, Comparator::AtLeast | Comparator::AtMost);
        // "từ" is also "from": a nearer comparison is not turned by it.
        let weak = comparator.is_some() && ends_with_words(lead, "từ");
        if let Some(it) = found.filter(|it| open && speaks(*it) && !weak) {
            comparator = Some(it);
            soft = ends_with_words(lead, "từ");
            from = rest.len()
                + (text.get(rest.len()..at).unwrap_or_default().len()
                    - text.get(rest.len()..at).unwrap_or_default().trim_start().len());
            lead = rest;
            continue;
        }
        let Some(filler) = words_of(FILLERS).filter(|it| ends_with_words(lead, it)).max_by_key(|it| it.len())
        else {
            break;
        };
        close = close && CLOSE.contains(&filler);
        lead = before(lead, lead.len() - filler.len());
    }
    Printed { comparator, from, lead, words: text.get(lead.len()..at).unwrap_or_default() }
}

/// The words that tell a change, and which.
const CHANGES: [(&str, Measure); 19] = [
    ("tăng thêm", Measure::Increase),
    ("tăng trưởng", Measure::Increase),
    ("tăng", Measure::Increase),
    ("thêm", Measure::Increase),
    ("giảm thêm", Measure::Decrease),
    ("cắt giảm", Measure::Decrease),
    ("cắt giảm, đơn giản hóa", Measure::Decrease),
    ("cắt giảm, đơn giản hoá", Measure::Decrease),
    ("kéo giảm", Measure::Decrease),
    ("giảm bớt", Measure::Decrease),
    ("giảm thiểu", Measure::Decrease),
    ("giảm", Measure::Decrease),
    ("rút ngắn", Measure::Decrease),
    ("tiết kiệm", Measure::Decrease),
    ("mức tăng", Measure::Increase),
    ("mức giảm", Measure::Decrease),
    ("tăng ở mức", Measure::Increase),
    ("giảm ở mức", Measure::Decrease),
    ("hạ", Measure::Decrease),
];

/// Before a word of change they make a name of something else: "giá trị tăng thêm".
const NAMING: [&str; 3] = ["giá trị", "gia", "chỉ số"];

/// Behind a word of change they tell that a level is given.
const LEVELS: [&str; 13] = [
    "xuống",
    "còn",
    "lên",
    "đạt",
    "đến",
    "tới",
    "ở mức",
    "là",
    "bằng",
    "dưới",
    "trên",
    "không quá",
    "tối đa",
];

/// Whether a number is a level or the change itself; `giảm còn`, `giảm xuống dưới` and `tăng lên` give a level.
/// `start` is where the sentence, or what follows the number before, begins.
pub(super) fn measure(text: &str, start: usize, printed: &Printed<'_>) -> Measure {
    if ["xuống", "còn", "lên"].iter().any(|it| has_word(printed.words, it)) {
        return Measure::Level;
    }
    let said = format!("{}{}", printed.lead, printed.words);
    let change = |text: &str| {
        let found = CHANGES.iter().filter(|it| ends_with_words(text, it.0)).max_by_key(|it| it.0.len());
        found.filter(|it| !named(before(text, text.len() - it.0.len()))).map(|it| it.1)
    };
    if let Some(measure) = change(printed.lead) {
        return measure;
    }
    // "có thêm 02 thôn", "tăng bình quân 5%": the change stands among the words that say nothing.
    for (at, _) in said.match_indices(' ').filter(|it| it.0 > printed.lead.len()) {
        let behind = said.get(at..).unwrap_or_default();
        if LEVELS.iter().any(|it| has_word(behind, it)) {
            continue;
        }
        if let Some(measure) = change(said.get(..at).unwrap_or_default()) {
            return measure;
        }
    }
    if ends_with_words(said.trim_end(), "thêm") {
        return Measure::Increase;
    }
    // "Giảm tỷ lệ … dưới 3%": the end to which it is brought down.
    let region = text.get(start..printed.lead.len()).unwrap_or_default();
    let (change, rate) = distant_change(region);
    let brought = matches!(printed.comparator, Some(Comparator::LessThan | Comparator::AtMost)) && !rate;
    if brought { Measure::Level } else { change }
}

/// "Giảm tỷ lệ hộ nghèo 1,5%": a word of change before the number, where nothing between tells a level. And whether it
/// is the rate of a growth: "tốc độ tăng trưởng GRDP bình quân đạt 7%" is the change itself.
fn distant_change(region: &str) -> (Measure, bool) {
    const RATES: [&str; 8] = ["chỉ tiêu", "tốc độ", "nhịp độ", "tỷ lệ", "tỉ lệ", "tỷ suất", "mức", "mức độ"];
    /// Behind a word of change they make another word of it: "tăng cường", "giảm nghèo".
    const OTHER: [&str; 6] = ["nghèo", "cường", "gia", "tốc", "nhẹ", "giá"];
    /// Before a word of change they make a name of it.
    const NAMES: [&str; 12] = [
        "vào",
        "cho",
        "của",
        "về",
        "công tác",
        "chương trình",
        "đề án",
        "kế hoạch",
        "nhằm",
        "để",
        "quỹ",
        "giải pháp",
    ];
    let cut = region.rfind([';', '.']).map_or(0, |it| it + 1);
    let clause = region.get(cut..).unwrap_or_default();
    // A comma parts what is said, unless it parts two words of change, or things that are all to change.
    let opening = ["phấn đấu", "tiếp tục", "-", "+"]
        .iter()
        .find_map(|it| clause.trim_start().strip_prefix(it))
        .unwrap_or(clause)
        .trim_start();
    let all =
        ["giảm ", "tăng ", "cắt giảm ", "kéo giảm ", "rút ngắn "].iter().any(|it| opening.starts_with(it));
    let clause = if all { opening } else { behind_comma(clause) };
    let found = CHANGES
        .iter()
        .filter_map(|it| clause.match_indices(it.0).last().map(|at| (at.0, it.0, it.1)))
        .filter(|(at, word, _)| {
            let lead = clause.get(..*at).unwrap_or_default();
            let tail = clause.get(at + word.len()..).unwrap_or_default();
            let whole = !lead.ends_with(is_letter) && !tail.starts_with(is_letter);
            whole
                && !["thêm", "hạ", "tiết kiệm"].contains(word)
                && !named(lead.trim_end())
                && !NAMES.iter().any(|it| ends_with_words(lead.trim_end(), it))
        })
        .max_by_key(|it| (it.0 + it.1.len(), it.1.len()));
    let Some((at, word, measure)) = found else { return (Measure::Level, false) };
    let lead = clause.get(..at).unwrap_or_default().trim_end();
    let rest = clause.get(at + word.len()..).unwrap_or_default();
    let rate = RATES.iter().any(|it| ends_with_words(lead, it)) || word.starts_with("mức");
    let other = OTHER.iter().any(|it| rest.trim_start().starts_with(it)) && !rate;
    let rest = rest.replace("trở lên", "");
    let level = !rate && LEVELS.iter().any(|it| *it != "trên" && has_word(&rest, it));
    (if other || level { Measure::Level } else { measure }, rate)
}

/// What stands behind the last comma that parts two things; "cắt giảm, đơn giản hóa" is one.
fn behind_comma(clause: &str) -> &str {
    let verbs = ["cắt giảm", "giảm", "tăng", "rút ngắn"];
    match clause.rsplit_once([',', '(']) {
        Some((lead, _)) if verbs.iter().any(|it| ends_with_words(lead.trim_end(), it)) => {
            let start = behind_comma(lead);
            clause.get(lead.len() - start.len()..).unwrap_or(clause)
        }
        Some((_, rest)) => rest,
        None => clause,
    }
}

fn named(before: &str) -> bool {
    NAMING.iter().any(|it| ends_with_words(before, it))
}

/// Whether `word` stands in `text` as a whole word.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let lead = text.get(..at).unwrap_or_default();
        let tail = text.get(at + word.len()..).unwrap_or_default();
        !lead.ends_with(is_letter) && !tail.starts_with(is_letter)
    })
}

/// How the second of two numbers is meant where the text says from where to where: "từ 60% lên 80%".
pub(super) fn level_reached(lead: &str, gap: &str) -> Option<Comparator> {
    let original = gap;
    let from = ["từ", "từ mức"].iter().any(|it| ends_with_words(lead, it));
    // "lên ít nhất 80%": what stands between is the comparison of the second number.
    let gap = printed(gap, gap.len()).lead;
    let gap = ["lên trên", "lên đến", "lên tới", "lên", "xuống còn", "xuống dưới", "xuống"]
        .into_iter()
        .find(|it| ends_with_words(gap, it))
        .or_else(|| {
            let words = original.trim();
            ["lên trên", "lên đến", "lên tới", "lên", "xuống còn", "xuống dưới", "xuống"]
                .into_iter()
                .find(|it| ends_with_words(words, it))
        })?;
    if !from {
        return None;
    }
    Some(match gap {
        "lên trên" => Comparator::MoreThan,
        "lên" | "lên đến" | "lên tới" => Comparator::AtLeast,
        "xuống dưới" => Comparator::LessThan,
        _ => Comparator::AtMost,
    })
}

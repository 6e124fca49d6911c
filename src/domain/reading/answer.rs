//! Result cells as people write them: `6/6 thôn`, `4371/4864 (89,9%)`, `Đang thực hiện`, `-`.

use super::words::{Span, is_letter, last_place, numbers, plain};
use crate::domain::answer::{Absence, MilestoneStatus};
use crate::domain::number;

/// What a result cell says. Numbers stay as written, so that a doubtful one can still be asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerText {
    /// The count of a fraction.
    pub numerator: Option<String>,
    /// The total of a fraction.
    pub denominator: Option<String>,
    /// A percentage or another single number.
    pub value: Option<String>,
    /// Of the value, or the noun counted by the fraction.
    pub unit: Option<String>,
    /// Only where words, or a dash, say so.
    pub status: Option<AnswerStatus>,
    /// The form's own instruction was left unfilled.
    pub residue: bool,
    /// What is left when numbers, unit and status are taken out.
    pub note: Option<String>,
}

/// What the words of a result cell say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerStatus {
    /// How far a task is.
    Milestone(MilestoneStatus),
    /// There is no result: a dash, "không có số liệu", an empty cell; or "không áp dụng".
    Absent(Absence),
}

impl AnswerStatus {
    /// The name used on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Milestone(status) => status.slug(),
            Self::Absent(absence) => absence.slug(),
        }
    }
}

/// "Ghi rõ bao nhiêu/ bao nhiêu …": the instruction of the form itself.
const INSTRUCTION: &str = "ghi rõ bao nhiêu";

const NO_DATA: [&str; 9] =
    ["-", "–", "—", "--", "ksl", "n/a", "không có số liệu", "chưa có số liệu", "không số liệu"];
const NOT_APPLICABLE: &str = "không áp dụng";

/// Longest first where one begins with another.
const STATUSES: [(&str, MilestoneStatus); 17] = [
    ("chưa thực hiện", MilestoneStatus::NotStarted),
    ("chưa triển khai", MilestoneStatus::NotStarted),
    ("chưa ban hành", MilestoneStatus::NotStarted),
    ("chưa hoàn thành", MilestoneStatus::InProgress),
    ("chưa bắt đầu", MilestoneStatus::NotStarted),
    ("không thực hiện", MilestoneStatus::NotStarted),
    ("đang triển khai thực hiện", MilestoneStatus::InProgress),
    ("đang thực hiện", MilestoneStatus::InProgress),
    ("đang triển khai", MilestoneStatus::InProgress),
    ("đang", MilestoneStatus::InProgress),
    ("đã triển khai thực hiện", MilestoneStatus::Done),
    ("đã thực hiện", MilestoneStatus::Done),
    ("đã triển khai", MilestoneStatus::Done),
    ("đã ban hành", MilestoneStatus::Done),
    ("đã hoàn thành", MilestoneStatus::Done),
    ("hoàn thành", MilestoneStatus::Done),
    ("đã xong", MilestoneStatus::Done),
];

/// Reads a result cell. An empty one says nothing.
pub fn read(text: &str) -> AnswerText {
    let text = text.trim_matches(number::is_space);
    let lower = plain(text);
    let mut reading = AnswerText::default();
    if lower.is_empty() {
        return reading;
    }
    let words = lower.trim_end_matches('.');
    if words == NOT_APPLICABLE || NO_DATA.contains(&words) {
        let absence = if words == NOT_APPLICABLE { Absence::NotApplicable } else { Absence::NoData };
        reading.status = Some(AnswerStatus::Absent(absence));
        return reading;
    }
    let (body, instructed) = without_instruction(text);
    read_numbers(body, &mut reading);
    if instructed {
        reading.residue = reading.value.is_none() && reading.numerator.is_none();
        reading.note = None;
        return reading;
    }
    if is_bound(&lower) {
        // "dưới 50%", "80-90%": a bound or a range is no result. It stays as it is, for a person to say more.
        return AnswerText { note: note(text), ..AnswerText::default() };
    }
    if reading.value.is_none() && reading.numerator.is_none() {
        if let Some((words, status)) = last_status(&lower) {
            reading.status = Some(AnswerStatus::Milestone(status));
            let rest = if lower == words { "" } else { text };
            reading.note = note(rest);
        } else {
            reading.note = note(text);
        }
    }
    reading
}

/// The part of the cell after the form's instruction, and whether there was one.
fn without_instruction(text: &str) -> (&str, bool) {
    // The instruction ends at its comma: "(Ghi rõ bao nhiêu/ bao nhiêu thôn, 6/6 Thôn đạt 100%)".
    let lower = plain(text);
    if last_place(&lower, INSTRUCTION).is_none() {
        return (text, false);
    }
    match text.split_once(',') {
        Some((_, rest)) => (rest, true),
        None => ("", true),
    }
}

fn read_numbers(text: &str, reading: &mut AnswerText) {
    let spans = numbers(text);
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let is_percent = |span: &Span| {
        let after = between(span.to, text.len()).trim_start_matches(number::is_space);
        after.starts_with('%')
    };
    let fraction = spans.windows(2).position(|pair| {
        let gap = between(pair[0].to, pair[1].from);
        gap.trim_matches(number::is_space) == "/" && !is_percent(&pair[1])
    });
    // 15/2/2023 is a date and 46/KH-UBND a document, not a share.
    let is_date = |at: usize| {
        spans
            .get(at + 2)
            .is_some_and(|it| between(spans[at + 1].to, it.from).trim_matches(number::is_space) == "/")
    };
    let percent = spans.iter().position(is_percent);
    let mut taken: Vec<usize> = Vec::new();
    if let Some(at) = fraction.filter(|at| !is_date(*at)) {
        reading.numerator = Some(spans[at].of(text).to_owned());
        reading.denominator = Some(spans[at + 1].of(text).to_owned());
        taken.extend([at, at + 1]);
    }
    if let Some(at) = percent {
        reading.value = Some(spans[at].of(text).to_owned());
        reading.unit = Some("%".to_owned());
        taken.push(at);
    }
    if taken.is_empty() {
        read_single(text, &spans, reading);
        return;
    }
    let mut rest = String::new();
    let mut at = 0;
    for (index, span) in spans.iter().enumerate() {
        if taken.contains(&index) {
            rest.push_str(between(at, span.from));
            at = span.to;
        }
    }
    rest.push_str(between(at, text.len()));
    let rest: String = rest.chars().filter(|it| !matches!(it, '%' | '/' | '=')).collect();
    let noun = plain(&rest.replace(['(', ')'], " "));
    let noun = noun.strip_suffix(" đạt").unwrap_or(&noun).trim_matches([' ', ',', ';', '.', ':']);
    let is_noun = noun.chars().all(|it| is_letter(it) || it == ' ') && noun.split(' ').count() <= 3;
    match (is_noun, noun) {
        (true, "" | "đạt" | "tỷ lệ" | "chiếm" | "tỷ lệ đạt") => {}
        (true, noun) if reading.unit.is_none() && reading.numerator.is_some() => {
            reading.unit = Some(noun.to_owned());
        }
        (true, _) if reading.numerator.is_some() => {}
        _ => reading.note = note(&rest),
    }
}

/// `17`, `1 lần`, `40 Mbps`, `-2,5`: one number and at most a few words of unit.
fn read_single(text: &str, spans: &[Span], reading: &mut AnswerText) {
    let [span] = spans else { return };
    let before = text.get(..span.from).unwrap_or_default().trim_matches(number::is_space);
    let after = text.get(span.to..).unwrap_or_default().trim_matches(number::is_space);
    let sign = if matches!(before, "-" | "−") { "-" } else { "" };
    let lead_in = sign == "-" || matches!(plain(before).as_str(), "" | "đạt" | "có" | "được");
    let unit = after.chars().all(|it| is_letter(it) || it == ' ' || it == '/' || it == '‰');
    if lead_in && unit && after.split(' ').count() <= 4 && !after.starts_with('/') {
        reading.value = Some(format!("{sign}{}", span.of(text)));
        reading.unit = (!after.is_empty()).then(|| after.to_owned());
    }
}

/// Whether a cell gives a bound, a range or a guess instead of a result.
fn is_bound(lower: &str) -> bool {
    let words = [
        "trên ",
        "hơn ",
        "dưới ",
        "gần ",
        "khoảng ",
        "không quá ",
        "ít nhất ",
        "tối thiểu ",
        "tối đa ",
        "~",
        "≈",
        ">",
        "<",
        "≥",
        "≤",
    ];
    let spans = numbers(lower);
    let range = spans.windows(2).any(|pair| {
        let gap = lower.get(pair[0].to..pair[1].from).unwrap_or_default();
        matches!(gap.replace('%', "").trim(), "-" | "–" | "—" | "đến")
    });
    let bound = spans.iter().any(|it| {
        let before = lower.get(..it.from).unwrap_or_default();
        words.iter().any(|word| before.trim_end().ends_with(word.trim_end()) && ends_a_word(before, word))
    });
    range || bound
}

/// Whether `word` stands at the end of `before` as a word of its own.
fn ends_a_word(before: &str, word: &str) -> bool {
    let lead = before.trim_end().strip_suffix(word.trim_end()).unwrap_or_default();
    !lead.ends_with(is_letter)
}

/// Words that turn "hoàn thành" into something else.
const NOT_YET: [&str; 9] =
    ["không", "chưa", "chưa thể", "dự kiến", "sẽ", "phấn đấu", "gần", "cơ bản", "kế hoạch"];

fn last_status(lower: &str) -> Option<(&'static str, MilestoneStatus)> {
    // "Đã ban hành và triển khai kế hoạch chưa ? Đã ban hành": the answer comes last. Among words at one place the longest counts.
    let found =
        STATUSES.iter().filter_map(|(words, status)| Some((last_place(lower, words)?, *words, *status)));
    found
        .filter(|(at, words, _)| {
            let before = lower.get(..*at).unwrap_or_default().trim_end();
            let whole = before.is_empty()
                || !before.ends_with(|it: char| is_letter(it) || it.is_ascii_digit())
                || lower.get(..*at).is_some_and(|it| it.ends_with(' '));
            let turned = *words == "hoàn thành" && NOT_YET.iter().any(|it| before.ends_with(it));
            whole && !turned
        })
        .map(|(at, words, status)| (at + words.len(), words, status))
        .max_by_key(|(end, words, _)| (*end, words.len()))
        .map(|(_, words, status)| (words, status))
}

fn note(text: &str) -> Option<String> {
    let trimmed =
        text.trim_matches(|it: char| number::is_space(it) || matches!(it, '(' | ')' | ',' | ';' | ':' | '.'));
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let it = read(text);
        let or_dash = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
        let status = it.status.map_or("-", AnswerStatus::slug);
        let found = format!(
            "{} {} {} {} {status}{}",
            or_dash(&it.numerator),
            or_dash(&it.denominator),
            or_dash(&it.value),
            or_dash(&it.unit),
            if it.residue { " residue" } else { "" }
        );
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cells_of_the_documents() {
        check("(Ghi rõ bao nhiêu/ bao nhiêu, đạt 81%)", "- - 81 % -");
        check("(Ghi rõ bao nhiêu/ bao nhiêu thôn, 6/6 Thôn đạt 100%)", "6 6 100 % -");
        check("(Ghi rõ bao nhiêu/ bao nhiêu, đạt ...%)", "- - - - - residue");
        check("(Ghi rõ bao nhiêu/ bao nhiêu, đạt 55% cho từng loại)", "- - 55 % -");
        check("Đã Thực hiện", "- - - - done");
        check("Đang Thực hiện", "- - - - in_progress");
        check("Đã ban hành và triển khai kế hoạch chưa ? Đã ban hành", "- - - - done");
        check("Đã triển khai", "- - - - done");
        check("17%", "- - 17 % -");
        check("0,9%", "- - 0,9 % -");
        check("-", "- - - - no_data");
        check("Không có số liệu.", "- - - - no_data");
        check("Không áp dụng", "- - - - not_applicable");
        check("", "- - - - -");
        check("4371/4864 đạt 89,9%", "4371 4864 89,9 % -");
        check("4371/4864 = 89,86 %", "4371 4864 89,86 % -");
        check("1 002/5 000", "1 002 5 000 - - -");
        check("-10%", "- - -10 % -");
    }

    #[test]
    fn bounds_and_promises_are_no_results() {
        for text in ["dưới 50%", "80-90%", "50% - 90%", "~90%", "hơn 90%", "từ 5 đến 7%"] {
            check(text, "- - - - -");
        }
        check("Không hoàn thành", "- - - - -");
        check("Dự kiến hoàn thành tháng 12", "- - - - -");
        check("Chưa hoàn thành", "- - - - in_progress");
        check("Đã hoàn thành", "- - - - done");
    }

    #[test]
    fn dates_and_documents_are_no_shares() {
        check("15/2/2023", "- - - - -");
        check("46/KH-UBND", "- - - - -");
    }
}

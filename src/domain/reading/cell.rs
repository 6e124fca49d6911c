//! Result cells as offices send them: `6/6 thôn đạt 100%`, `36 hộ (chiếm 4,1%)`, `Đang thực hiện, dự kiến …`, `-`.
//!
//! Here prose of others is read, for a person to look over: what an earlier report or an imported annex says. What is typed
//! into a field is read by [`super::answer`], which takes only what cannot be misunderstood.

use super::answer::{AnswerStatus, AnswerText};
use super::comparison::{has_word, level_reached};
use super::fold::Folded;
use super::quantity::{Kind, Quantity, quantities};
use super::role::{Role, role};
use super::target::shortened;
use super::unit::starts_word;
use super::words::{before, ends_with_words, is_letter};
use crate::domain::answer::{Absence, MilestoneStatus};
use crate::domain::decimal::Decimal;
use crate::domain::number;
use std::ops::Range;

/// Cells that say that there is no figure.
const NO_DATA: [&str; 22] = [
    "",
    "-",
    "–",
    "—",
    "--",
    "---",
    "ksl",
    "k sl",
    "n/a",
    "na",
    "không có số liệu",
    "chưa có số liệu",
    "không số liệu",
    "không có dữ liệu",
    "chưa có dữ liệu",
    "chưa có kết quả",
    "chưa thống kê",
    "chưa có thống kê",
    "không thống kê",
    "không phát sinh",
    "chưa phát sinh",
    "chưa thống kê được",
];

/// What words say how far a task is.
const STATUSES: [(&str, MilestoneStatus); 35] = [
    ("chưa triển khai thực hiện", MilestoneStatus::NotStarted),
    ("chưa thực hiện", MilestoneStatus::NotStarted),
    ("chưa triển khai", MilestoneStatus::NotStarted),
    ("chưa ban hành", MilestoneStatus::NotStarted),
    ("chưa bắt đầu", MilestoneStatus::NotStarted),
    ("chưa tổ chức", MilestoneStatus::NotStarted),
    ("chưa xây dựng", MilestoneStatus::NotStarted),
    ("không thực hiện", MilestoneStatus::NotStarted),
    ("không triển khai", MilestoneStatus::NotStarted),
    ("chưa hoàn thành", MilestoneStatus::InProgress),
    ("đang triển khai thực hiện", MilestoneStatus::InProgress),
    ("đang tổ chức triển khai", MilestoneStatus::InProgress),
    ("đang tiếp tục thực hiện", MilestoneStatus::InProgress),
    ("đang tiếp tục triển khai", MilestoneStatus::InProgress),
    ("đang thực hiện", MilestoneStatus::InProgress),
    ("đang triển khai", MilestoneStatus::InProgress),
    ("đang xây dựng", MilestoneStatus::InProgress),
    ("đang hoàn thiện", MilestoneStatus::InProgress),
    ("đang hoàn thành", MilestoneStatus::InProgress),
    ("đang tiến hành", MilestoneStatus::InProgress),
    ("đang tổ chức", MilestoneStatus::InProgress),
    ("đang làm", MilestoneStatus::InProgress),
    ("đang thi công", MilestoneStatus::InProgress),
    ("tiếp tục thực hiện", MilestoneStatus::InProgress),
    ("tiếp tục triển khai", MilestoneStatus::InProgress),
    ("đã triển khai thực hiện", MilestoneStatus::Done),
    ("đã tổ chức thực hiện", MilestoneStatus::Done),
    ("đã tổ chức triển khai", MilestoneStatus::Done),
    ("đã thực hiện xong", MilestoneStatus::Done),
    ("đã thực hiện", MilestoneStatus::Done),
    ("đã triển khai", MilestoneStatus::Done),
    ("đã ban hành", MilestoneStatus::Done),
    ("đã hoàn thành", MilestoneStatus::Done),
    ("đã xong", MilestoneStatus::Done),
    ("hoàn thành", MilestoneStatus::Done),
];

/// Cells that are a status in one word.
const WHOLE: [(&str, MilestoneStatus); 11] = [
    ("✓", MilestoneStatus::Done),
    ("✔", MilestoneStatus::Done),
    ("√", MilestoneStatus::Done),
    ("đang", MilestoneStatus::InProgress),
    ("chưa", MilestoneStatus::NotStarted),
    ("đã", MilestoneStatus::Done),
    ("xong", MilestoneStatus::Done),
    ("rồi", MilestoneStatus::Done),
    ("đã có", MilestoneStatus::Done),
    ("chưa có", MilestoneStatus::NotStarted),
    ("chưa làm", MilestoneStatus::NotStarted),
];

/// What a cell that tells of a task begins with.
const BEGINNINGS: [(&str, MilestoneStatus); 9] = [
    ("đã xây dựng và ban hành", MilestoneStatus::Done),
    ("đã thành lập", MilestoneStatus::Done),
    ("đã kiện toàn", MilestoneStatus::Done),
    ("đã phê duyệt", MilestoneStatus::Done),
    ("đã tổ chức", MilestoneStatus::Done),
    ("đã xây dựng", MilestoneStatus::Done),
    ("đã lắp đặt", MilestoneStatus::Done),
    ("đang", MilestoneStatus::InProgress),
    ("chưa thành lập", MilestoneStatus::NotStarted),
];

/// Words that turn "hoàn thành" into a promise or a refusal.
const NOT_YET: [&str; 12] = [
    "không",
    "chưa",
    "chưa thể",
    "dự kiến",
    "sẽ",
    "phấn đấu",
    "gần",
    "cơ bản",
    "kế hoạch",
    "để",
    "xuất sắc",
    "thời hạn",
];

/// Words before a figure that say nothing beside it.
const LEADS: [&str; 33] = [
    "chỉ còn",
    "chỉ đạt",
    "đạt",
    "đạt tỷ lệ",
    "đạt tỉ lệ",
    "tỷ lệ",
    "tỉ lệ",
    "tỷ lệ đạt",
    "chiếm",
    "chiếm tỷ lệ",
    "chiếm tỉ lệ",
    "có",
    "đã có",
    "hiện có",
    "còn",
    "còn lại",
    "được",
    "là",
    "gần",
    "hơn",
    "trên",
    "khoảng",
    "dưới",
    "ước",
    "ước đạt",
    "đã đạt",
    "=",
    "~",
    "≈",
    ":",
    "tương đương",
    "bằng",
    "tổng số",
];

/// Reads a result cell.
pub fn read(source: &str) -> AnswerText {
    let source = shortened(source);
    let folded = Folded::of(source);
    let text = folded.text();
    let words = text.trim_matches(|it: char| matches!(it, '.' | '(' | ')' | ' '));
    let mut reading = AnswerText::default();
    if words == "không áp dụng" {
        reading.status = Some(AnswerStatus::Absent(Absence::NotApplicable));
        return reading;
    }
    if NO_DATA.contains(&words) && !(words.is_empty() && is_residue(text)) {
        reading.status = Some(AnswerStatus::Absent(Absence::NoData));
        return reading;
    }
    // "Đã ban hành kế hoạch chưa? Đã ban hành": what stands behind the question is the answer.
    if let Some((question, answer)) =
        text.rsplit_once('?').filter(|it| !it.0.contains(|it: char| it.is_ascii_digit()))
    {
        let start = folded.source(&(question.len() + 1..text.len())).start;
        if !answer.trim().is_empty() {
            return read(source.get(start..).unwrap_or_default());
        }
        reading.residue = true;
        return reading;
    }
    if is_residue(text) {
        reading.residue = true;
        return reading;
    }
    if let Some(filled) = behind_instruction(text) {
        let rest = Folded::of(text.get(filled..).unwrap_or_default());
        let mut reading = Cell::of(&rest).reading;
        reading.note = None;
        reading.status = None;
        return reading;
    }
    if let Some((_, status)) = WHOLE.iter().find(|it| it.0 == words) {
        reading.status = Some(AnswerStatus::Milestone(*status));
        return reading;
    }
    Cell::of(&folded).finish()
}

/// The form's own words with nothing filled in: "(Ghi rõ bao nhiêu/ bao nhiêu, đạt …%)", "…/…", "..... %".
fn is_residue(text: &str) -> bool {
    if text.contains(|it: char| it.is_ascii_digit()) {
        return false;
    }
    let dots = text.chars().filter(|it| matches!(it, '.' | '…' | '_')).count();
    let leaders = text.contains('…') || text.contains("...") || text.contains("__");
    let only = text.chars().all(|it| matches!(it, '.' | '…' | '_' | '/' | '%' | '(' | ')' | ' ' | '‰' | ','));
    // "…../….. thôn": dots to write on, and at most a noun behind them.
    let words = text.split(|it: char| !is_letter(it)).filter(|it| !it.is_empty()).count();
    if leaders && dots > 0 && (only || words <= 3 && text.contains(['/', '%'])) {
        return true;
    }
    let open = ["…%", "...%", "… %", "... %", "…/", ".../", "… /", "..%"].iter().any(|it| text.contains(it));
    instruction(text).is_some() || open
}

/// Where the form's own instruction begins.
fn instruction(text: &str) -> Option<usize> {
    ["ghi rõ", "nêu rõ", "ghi cụ thể", "bao nhiêu/", "bao nhiêu /"]
        .iter()
        .filter_map(|it| text.find(it))
        .min()
}

/// Where what the clerk wrote begins in a cell that still has the form's instruction.
fn behind_instruction(text: &str) -> Option<usize> {
    let at = instruction(text)?;
    let digit = text.get(at..)?.find(|it: char| it.is_ascii_digit())? + at;
    let lead = text.get(..digit)?;
    // The instruction ends at its comma, its colon or its bracket.
    let end = lead.rfind([',', ':', ')', ';']).filter(|it| *it > at).map_or(digit, |it| it + 1);
    Some(end)
}

/// A cell while it is read: what of its text has been understood.
struct Cell<'a> {
    folded: &'a Folded,
    text: &'a str,
    taken: Vec<Range<usize>>,
    reading: AnswerText,
    /// The share of a whole was read, and it is all of it.
    all: bool,
}

impl<'a> Cell<'a> {
    fn of(folded: &'a Folded) -> Self {
        let mut cell = Self {
            folded,
            text: folded.text(),
            taken: Vec::new(),
            reading: AnswerText::default(),
            all: false,
        };
        let quantities: Vec<Quantity> = quantities(cell.text)
            .into_iter()
            .filter(|it| {
                it.is_readable(cell.text)
                    && !matches!(role(cell.text, it), Role::Date | Role::Name | Role::Age | Role::Baseline)
            })
            .collect();
        cell.read_figures(&quantities);
        cell
    }

    /// Takes the status and leaves the rest as the note.
    fn finish(mut self) -> AnswerText {
        self.read_status();
        self.reading.note = self.note();
        self.reading
    }

    fn written(&self, place: Range<usize>) -> String {
        self.folded.written(place).trim().to_owned()
    }

    fn number(&self, span: super::words::Span) -> String {
        self.written(span.from..span.to)
    }

    /// Takes a figure and the words before it that say nothing.
    fn take(&mut self, place: Range<usize>) {
        let mut start = place.start;
        loop {
            let lead = before(self.text, start);
            let Some(word) = LEADS.iter().filter(|it| ends_with_words(lead, it)).max_by_key(|it| it.len())
            else {
                break;
            };
            // "Chưa đạt 80%" is a judgement.
            let judged = before(self.text, lead.len() - word.len());
            if ["chưa", "không"].iter().any(|it| ends_with_words(judged, it)) {
                break;
            }
            start = lead.len() - word.len();
        }
        self.taken.push(start..place.end);
    }

    fn read_figures(&mut self, all: &[Quantity]) {
        // Counts before a fraction are the figure: "96 ha. Trong đó lúa 40/38 ha".
        let fraction = all.iter().position(|it| it.total.is_some());
        if let Some(index) = fraction.filter(|at| all.iter().take(*at).all(Quantity::is_share)) {
            self.fraction(all, index);
            return;
        }
        let Some(first) = all.first() else { return };
        let second = all.get(1);
        if first.low.is_some() {
            return;
        }
        // "giảm từ 10,85% xuống còn 1,31%": where it has come to.
        if let Some(second) = second {
            let gap = self.text.get(first.place.end..second.place.start).unwrap_or_default();
            if level_reached(before(self.text, first.place.start), gap).is_some() {
                let word = gap.trim_start().len();
                self.taken.push(second.place.start - word..second.place.start);
                self.value(second);
                return;
            }
        }
        if let Some(second) = second.filter(|second| self.is_share_of(first, second)) {
            let (count, share) = if first.is_share() { (second, first) } else { (first, second) };
            self.reading.numerator = Some(self.number(count.number));
            self.reading.value = Some(self.number(share.number));
            self.reading.unit = Some(percent(share));
            let between = first.place.end..second.place.start;
            let noun = self.text.get(between.clone()).unwrap_or_default();
            self.take(first.place.clone());
            self.take(second.place.clone());
            // "hộ nghèo (tỷ lệ …": what stands between count and bracket belongs to the noun.
            if !first.is_share()
                && noun.split(['(', ',']).next().is_some_and(|it| it.split_whitespace().count() <= 3)
            {
                self.taken.push(between);
            }
            return;
        }
        if let Some(second) = second
            && let Some(value) = scaled(self.text, first, second)
        {
            self.reading.value = Some(value.to_string().replace('.', ","));
            let scale = first.unit_of(self.text);
            let noun = second.unit_of(self.text).split_once(' ').map_or("", |it| it.1);
            let unit = if scale.contains(' ') || noun.is_empty() {
                scale.to_owned()
            } else {
                format!("{scale} {noun}")
            };
            self.reading.unit = Some(unit);
            self.take(first.place.start..second.place.end);
            return;
        }
        self.value(first);
    }

    /// A single figure with its unit.
    fn value(&mut self, it: &Quantity) {
        let sign =
            if self.text.get(..it.number.from).is_some_and(|it| it == "-" || it == "−") { "-" } else { "" };
        self.reading.value = Some(format!("{sign}{}", self.number(it.number)));
        self.reading.unit = match it.kind {
            Kind::Percent | Kind::Permille => Some(percent(it)),
            Kind::Counted(_) => it.unit.clone().map(|unit| self.written(unit.start..it.place.end)),
            Kind::Bare => None,
        };
        self.all = it.kind == Kind::Percent && self.number(it.number).trim_start_matches('0') == "100";
        self.take(it.place.start - sign.len()..it.place.end);
    }

    /// "6/6 thôn đạt 100%", "87,5% (35/40 hộ)".
    fn fraction(&mut self, all: &[Quantity], index: usize) {
        let Some(it) = all.get(index) else { return };
        self.reading.numerator = Some(self.number(it.number));
        self.reading.denominator = it.total.map(|it| self.number(it));
        if let Kind::Counted(_) = it.kind {
            let unit = it.unit.clone().map(|unit| self.written(unit));
            self.reading.unit = unit;
        }
        self.take(it.place.clone());
        if it.is_share() {
            return;
        }
        let share = all.iter().enumerate().find(|(at, share)| {
            let near = *at == index + 1 || *at + 1 == index;
            let told = if *at > index { self.tells_share(it, share) } else { self.opens_bracket(share, it) };
            near && share.is_share() && !self.is_change(share) && told
        });
        if let Some((_, share)) = share {
            self.reading.value = Some(self.number(share.number));
            self.reading.unit = Some(percent(share));
            self.take(share.place.clone());
        }
    }

    /// Whether what stands between a fraction and a share makes the share its own.
    fn tells_share(&self, it: &Quantity, share: &Quantity) -> bool {
        let gap = self.text.get(it.place.end..share.place.start).unwrap_or_default().trim();
        let told = ["đạt", "chiếm", "tỷ lệ", "tỉ lệ", "là", "bằng", "khoảng", "hơn", "gần", "trên"];
        gap.is_empty()
            || gap.ends_with(['(', '=', ',', ':', '-', '–', '~', '≈'])
            || told.iter().any(|it| ends_with_words(gap, it)) && !gap.contains(". ")
    }

    /// Whether the count stands in a bracket right behind the share.
    fn opens_bracket(&self, share: &Quantity, count: &Quantity) -> bool {
        let gap = self.text.get(share.place.end..count.place.start).unwrap_or_default();
        gap.contains('(') && !gap.contains([';', '.'])
    }

    /// "tăng 4,3%" is no share of what was counted.
    fn is_change(&self, it: &Quantity) -> bool {
        let lead = before(self.text, it.place.start);
        let changes = ["tăng", "giảm", "vượt", "tăng thêm", "giảm còn", "cao hơn", "thấp hơn"];
        changes.iter().any(|word| ends_with_words(lead, word))
    }

    /// Whether of two figures one is the share that the other makes: "36 hộ (chiếm 4,1%)", "0,19% (43 hộ)".
    fn is_share_of(&self, first: &Quantity, second: &Quantity) -> bool {
        let gap = self.text.get(first.place.end..second.place.start).unwrap_or_default();
        let behind = self.text.get(second.place.end..).unwrap_or_default().trim_start();
        let money = |it: &Quantity| {
            ["đồng", "đ", "usd", "tấn", "ha", "km", "tạ"]
                .iter()
                .any(|word| has_word(it.unit_of(self.text), word))
        };
        if first.is_share() == second.is_share() || self.is_change(second) || gap.contains([';', '.']) {
            return false;
        }
        if first.is_share() {
            return gap.contains('(') && !money(second) && gap.split_whitespace().count() <= 8;
        }
        let told = ["chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ", "tỷ lệ", "tỉ lệ", "đạt tỷ lệ", "đạt tỉ lệ"]
            .iter()
            .any(|it| ends_with_words(gap.trim_end(), it));
        let closed = gap.contains('(') && behind.starts_with(')');
        let noun = gap.split(['(', ',']).next().unwrap_or_default().split_whitespace().count() <= 3;
        noun && (told || closed && !money(first))
    }

    fn read_status(&mut self) {
        let figures = self.reading.value.is_some() || self.reading.numerator.is_some();
        let found = STATUSES.iter().filter_map(|(words, status)| {
            let at = if figures {
                Some(0).filter(|_| starts_word(self.text, 0, words))?
            } else {
                self.place_of(words)?
            };
            Some((at, words.len(), *status))
        });
        let found = found.min_by_key(|it| (it.0, usize::MAX - it.1));
        let begun = BEGINNINGS.iter().find(|it| !figures && starts_word(self.text, 0, it.0));
        let found = found.or(begun.map(|it| (0, it.0.len(), it.1)));
        let Some((at, length, status)) = found else { return };
        // "Đã hoàn thành 7/12 thôn" is not done.
        let done = status == MilestoneStatus::Done;
        let whole = self.reading.numerator.is_some() && self.reading.numerator == self.reading.denominator;
        if figures && done && !self.all && !whole {
            return;
        }
        self.reading.status = Some(AnswerStatus::Milestone(status));
        self.taken.push(at..at + length);
    }

    /// Where status words stand first as words of their own and are not turned.
    fn place_of(&self, words: &str) -> Option<usize> {
        self.text.match_indices(words).map(|it| it.0).find(|at| {
            let lead = self.text.get(..*at).unwrap_or_default();
            let tail = self.text.get(at + words.len()..).unwrap_or_default();
            let turned = words.starts_with("hoàn thành")
                && NOT_YET.iter().any(|it| ends_with_words(lead.trim_end(), it));
            !lead.ends_with(is_letter) && !tail.starts_with(is_letter) && !turned
        })
    }

    /// What is left when figures, units and status words are taken out.
    fn note(&mut self) -> Option<String> {
        self.taken.sort_by_key(|it| it.start);
        let (mut at, mut pieces) = (0, Vec::new());
        for place in &self.taken {
            if place.start > at {
                pieces.push(self.folded.written(at..place.start));
            }
            at = at.max(place.end);
        }
        pieces.push(self.folded.written(at..self.text.len()));
        let edge =
            |it: char| number::is_space(it) || matches!(it, ',' | ';' | ':' | '.' | '=' | '-' | '–' | '+');
        let joined = pieces
            .into_iter()
            .map(|it| unbracketed(it.trim_matches(edge)).trim_matches(edge))
            .filter(|it| it.contains(|it: char| is_letter(it) || it.is_ascii_digit()))
            .collect::<Vec<_>>()
            .join(" ");
        (!joined.is_empty()).then_some(joined)
    }
}

fn percent(it: &Quantity) -> String {
    if it.kind == Kind::Permille { "‰" } else { "%" }.to_owned()
}

/// "16 tỷ 434 triệu đồng": 16,434 tỷ đồng.
fn scaled(text: &str, first: &Quantity, second: &Quantity) -> Option<Decimal> {
    let gap = text.get(first.place.end..second.place.start)?.trim();
    let steps = [
        ("tỷ", "triệu"),
        ("tỉ", "triệu"),
        ("triệu", "nghìn"),
        ("triệu", "ngàn"),
        ("nghìn", "đồng"),
        ("ngàn", "đồng"),
    ];
    let fits = steps
        .iter()
        .any(|it| starts_word(first.unit_of(text), 0, it.0) && starts_word(second.unit_of(text), 0, it.1));
    let digits = |it: &Quantity| {
        let digits = it.number.of(text);
        digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.to_owned())
    };
    let (whole, rest) = (digits(first)?, digits(second)?);
    if !gap.is_empty() || !fits || rest.len() > 3 {
        return None;
    }
    Decimal::from_digits(false, &whole, &format!("{rest:0>3}")).ok()
}

/// A text without brackets that have no partner in it, and without those around it.
fn unbracketed(text: &str) -> &str {
    let mut text = text;
    loop {
        let (open, close) = (text.matches('(').count(), text.matches(')').count());
        let inner = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        let next = match (open, close) {
            (1, 1) => inner,
            (open, close) if open > close => text.strip_suffix('(').or_else(|| text.strip_prefix('(')),
            (open, close) if close > open => text.strip_prefix(')').or_else(|| text.strip_suffix(')')),
            _ => None,
        };
        match next {
            Some(next) => text = next.trim(),
            None => return text,
        }
    }
}

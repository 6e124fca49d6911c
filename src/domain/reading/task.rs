//! Targets that are no quantity of their own: tasks, nought in words, turns in words.

use super::clause::{clause, clauses};
use super::comparison::printed;
use super::deadline::{Deadline, has_yearless_day};
use super::quantity::Quantity;
use super::role::Role;
use super::target::{Draft, empty};
use super::unit::{starts_word, time_rate};
use super::words::{before, ends_with_words, words_of};
use crate::domain::decimal::Decimal;
use crate::domain::target::Comparator;
use std::ops::Range;

/// What is counted by "không còn …"; other words after it are no quantity ("không còn phù hợp").
const COUNTED: &str = "hộ|thôn|làng|bản|buôn|xóm|ấp|tổ|xã|huyện|nhà|người|trường hợp|thủ tục|hồ sơ|bệnh nhân|trẻ em|trẻ|học sinh|phòng học|\
     cơ sở|nghị quyết|khu vực dân cư|khu vực|tụ điểm|điểm nóng|vụ việc|vụ|đơn thư|đồng chí|cán bộ|doanh nghiệp|văn bản|\
     cá nhân";

/// "không còn hộ nghèo": nought, in words.
pub(super) fn nought(text: &str, all: &[Quantity], roles: &[Role]) -> Option<Draft> {
    for words in ["không còn ", "không để phát sinh ", "không phát sinh ", "không có ", "không để tái "]
    {
        let Some(at) = text.find(words) else { continue };
        let rest = text.get(at + words.len()..)?;
        let noun = words_of(COUNTED).find(|it| starts_word(rest, 0, it));
        let clause = clause(text, at);
        // "100% thôn không còn hộ nghèo" has its target.
        let from =
            text.get(..at)?.rfind([',', ';', ':', '.']).max(text.get(..at)?.rfind(" và ")).unwrap_or(0);
        let to = rest.find([',', ';', ':', '.']).map_or(text.len(), |it| at + words.len() + it);
        let busy =
            all.iter().zip(roles).any(|it| *it.1 == Role::Target && (from..to).contains(&it.0.place.start));
        if let Some(noun) = noun.filter(|_| !busy) {
            let end = at + words.len() + noun.len();
            let mut target = empty(Comparator::Exactly);
            target.value = Some(Decimal::ZERO);
            return Some(Draft {
                target,
                unit: Some(end - noun.len()..end),
                place: at..end,
                clause,
                doubts: Vec::new(),
            });
        }
    }
    None
}

/// What is delivered once and for all: in a list of its own it is a part beside others.
const DELIVERED: [&str; 5] =
    ["hoàn thành", "ban hành", "xây dựng và ban hành", "thành lập", "hoàn thiện và ban hành"];

/// "Xây dựng và ban hành danh mục …; hoàn thành ít nhất 50% …": a task beside another part.
pub(super) fn tasks(text: &str, targets: &[Draft]) -> Vec<Draft> {
    let clauses: Vec<Range<usize>> = clauses(text)
        .into_iter()
        .filter(|it| text.get(..it.start).is_none_or(|it| it.is_empty() || it.trim_end().ends_with(';')))
        .collect();
    if clauses.len() < 2 {
        return Vec::new();
    }
    let has_target = |clause: &Range<usize>| targets.iter().any(|it| clause.contains(&it.place.start));
    let delivers = |clause: &Range<usize>| {
        let words = text.get(clause.clone()).unwrap_or_default();
        DELIVERED.iter().any(|it| starts_word(words, 0, it))
    };
    if !clauses.iter().any(delivers) {
        return Vec::new();
    }
    let delivered: Vec<&Range<usize>> = clauses.iter().filter(|it| !has_target(it)).collect();
    if targets.is_empty() && delivered.len() == clauses.len() {
        return clauses.into_iter().map(Draft::task).collect();
    }
    delivered.into_iter().filter(|it| delivers(it)).cloned().map(Draft::task).collect()
}

/// A text without quantities: a task, or one by each of its dates.
pub(super) fn dated_tasks(text: &str, dates: &[Deadline]) -> Vec<Draft> {
    let whole = Draft::task(0..text.len());
    if dates.is_empty() && has_yearless_day(text) {
        return vec![Draft { target: empty(Comparator::DoneBy), ..whole }];
    }
    if dates.len() < 2 {
        return vec![whole];
    }
    let task = |it: &Deadline| {
        let mut task = Draft::task(it.place.clone());
        task.target = empty(Comparator::DoneBy);
        task.target.deadline = Some(it.date.clone());
        task.clause = clause(text, it.place.start);
        task
    };
    dates.iter().map(task).collect()
}

/// "02 năm/lần", "6 tháng một lần": the number tells the period.
pub(super) fn once_in(text: &str, all: &[Quantity]) -> Option<Draft> {
    let found = all.iter().find_map(|it| {
        let (per, length) = time_rate(text.get(it.number.from..)?)?;
        let end = it.number.from + length;
        let tail = text.get(end..)?;
        let times = [
            "/lần",
            "/ lần",
            "/1 lần",
            "/01 lần",
            "/một lần",
            " một lần",
            " 1 lần",
            " 01 lần",
            "/cuộc",
            "/01 cuộc",
            "/1 cuộc",
        ];
        let regular = ends_with_words(before(text, it.number.from), "định kỳ");
        let word =
            times.iter().find(|it| tail.starts_with(**it)).copied().or_else(|| regular.then_some(""))?;
        Some((per, it.number.from..end + word.len(), !word.ends_with("cuộc")))
    })?;
    let (per, place, turns) = found;
    let mut target = empty(Comparator::AtLeastTimes);
    target.value = Some(Decimal::from(1));
    target.per = Some(per);
    target.unit = Some(if turns { "lần" } else { "cuộc" }.to_owned());
    let clause = clause(text, place.start);
    Some(Draft { target, unit: None, place, clause, doubts: Vec::new() })
}

/// "2 năm 1 lần", "1 năm ít nhất 2 lần": a period and how often.
pub(super) fn times_in(text: &str, all: &[Quantity]) -> Option<Draft> {
    all.windows(2).find_map(|pair| {
        let [period, times] = pair else { return None };
        let (per, length) = time_rate(text.get(period.number.from..)?)?;
        let unit = ["lần", "cuộc"].into_iter().find(|it| starts_word(times.unit_of(text), 0, it))?;
        let gap = text.get(period.number.from + length..times.place.start)?;
        let near = gap.split_whitespace().count() <= 3 && !gap.contains([',', ';', '.', '/']);
        let value =
            crate::domain::number::read(times.number.of(text)).ok().filter(|_| near)?.in_print(false).0;
        let printed = printed(text, times.place.start);
        let comparator = printed.comparator.filter(|it| *it != Comparator::AtLeast);
        let mut target = empty(comparator.unwrap_or(Comparator::AtLeastTimes));
        (target.value, target.per, target.unit) = (Some(value), Some(per), Some(unit.to_owned()));
        let place = period.number.from..times.place.end;
        let clause = clause(text, place.start);
        Some(Draft { target, unit: None, place, clause, doubts: Vec::new() })
    })
}

/// "mỗi năm một lần", "tối đa hai lần mỗi năm": the number in words.
pub(super) fn once_every(text: &str) -> Option<Draft> {
    const TIMES: [(&str, u32); 4] = [("một lần", 1), ("hai lần", 2), ("ba lần", 3), ("bốn lần", 4)];
    let (at, words, times) = TIMES.iter().find_map(|it| Some((text.find(it.0)?, it.0, it.1)))?;
    let end = at + words.len();
    let printed = printed(text, at);
    let rate = |text: &str| {
        ["mỗi ", "một ", "/", "/ "].iter().find_map(|it| time_rate(text.trim_start().strip_prefix(it)?))
    };
    let lead = before(text, at);
    let ahead = lead
        .rfind("mỗi ")
        .filter(|at| lead.len() - at <= "mỗi ".len() + "nhiệm kỳ".len())
        .and_then(|at| time_rate(lead.get(at + "mỗi ".len()..)?));
    let per = rate(text.get(end..)?).or(ahead)?.0;
    let comparator = printed.comparator.filter(|it| *it != Comparator::AtLeast);
    let mut target = empty(comparator.unwrap_or(Comparator::AtLeastTimes));
    target.value = Some(Decimal::from(times));
    target.per = Some(per);
    target.unit = Some("lần".to_owned());
    Some(Draft { target, unit: None, place: printed.from..end, clause: clause(text, at), doubts: Vec::new() })
}

//! Which date belongs to which target.

use super::clause::clauses;
use super::deadline::Deadline;
use super::target::Draft;
use super::words::ends_with_words;
use crate::domain::target::Comparator;
use std::ops::Range;

/// Gives each target its date. `vào năm …` and the like speak of what stands before them, `đến năm …` of what follows; a
/// date that opens a list holds for all of it.
pub(super) fn give_deadlines(text: &str, dates: &[Deadline], targets: &mut [Draft]) {
    let mut carried: Option<&Deadline> = None;
    for segment in clauses(text) {
        let inside = |place: &Range<usize>| segment.start <= place.start && place.start < segment.end;
        let here: Vec<&Deadline> = dates.iter().filter(|it| inside(&it.place)).collect();
        let mine: Vec<usize> = (0..targets.len())
            .filter(|it| inside(&targets[*it].place) && targets[*it].target.deadline.is_none())
            .collect();
        let starts: Vec<usize> = mine.iter().map(|it| targets[*it].place.start).collect();
        let mut given: Vec<Option<&Deadline>> = vec![None; mine.len()];
        for (index, date) in here.iter().enumerate() {
            let until = here.get(index + 1).map_or(segment.end, |it| it.place.start);
            let follows = starts.iter().position(|at| *at >= date.place.end && *at < until);
            let before = starts.iter().rposition(|at| *at < date.place.start);
            let ends = before.map(|at| targets[mine[at]].place.end);
            if let Some(first) = follows.filter(|_| before.is_none() || speaks_ahead(text, date, ends)) {
                // A later date that looks back takes some of these away again.
                for at in (first..mine.len()).filter(|at| starts[*at] >= date.place.end) {
                    given[at] = Some(date);
                }
            } else if let Some(last) = before.filter(|_| !is_of_another(text, date, &segment)) {
                let since = index.checked_sub(1).map_or(0, |it| here[it].place.end);
                let new: Vec<usize> = (0..=last).filter(|at| starts[*at] >= since).collect();
                match &new[..] {
                    // "năm 2025 còn 0,08% và đến năm 2030 sẽ …": the target has its date.
                    [only] if given[*only].is_some() && speaks_ahead(text, date, None) => {}
                    // "năm 2035 giảm 45% và bằng 0 vào năm 2050": the others have theirs.
                    [.., last] if given[*last].is_some() => given[*last] = Some(date),
                    _ => new.iter().for_each(|at| given[*at] = Some(date)),
                }
            }
        }
        for (at, target) in mine.iter().enumerate() {
            let part =
                at > 0 && text.get(starts[at - 1]..starts[at]).is_some_and(|it| it.contains("trong đó"));
            let date = given[at]
                .or_else(|| given[at.saturating_sub(1)].filter(|_| part))
                .or(carried.filter(|_| here.is_empty()));
            let date = date
                .or_else(|| here.first().copied().filter(|_| targets[*target].target.comparator.is_task()));
            targets[*target].target.deadline = date.map(|it| it.date.clone());
        }
        // "Phấn đấu đến năm 2030 có …; 100% …": only what opens the sentence holds on.
        let opening = here.first().filter(|it| {
            let lead = text.get(segment.start..it.place.start).unwrap_or_default();
            let words = lead.rsplit(':').next().unwrap_or_default().split_whitespace().count();
            let heading = text.get(it.place.end..).is_some_and(|it| it.trim_start().starts_with(':'));
            words <= 3 || heading || words <= 8 && ["phấn đấu", "mục tiêu"].iter().any(|it| lead.contains(it))
        });
        if !here.is_empty() {
            carried = opening.filter(|_| here.len() == 1).copied();
        }
    }
    let lone = targets.len() == 1;
    for target in targets {
        if target.target.comparator == Comparator::Milestone {
            if lone && dates.len() == 1 && target.target.deadline.is_none() {
                target.target.deadline = dates.first().filter(|it| !it.bare).map(|it| it.date.clone());
            }
            // "Năm 2023, phấn đấu …" names the year of the plan, and no day by which a task is done.
            if dates.iter().all(|it| it.bare) {
                target.target.deadline = None;
            }
            if target.target.deadline.is_some() {
                target.target.comparator = Comparator::DoneBy;
            }
        }
    }
}

/// Whether a date between two targets belongs to the second: "…, đến năm 2030 đạt 80%".
fn speaks_ahead(text: &str, date: &Deadline, last: Option<usize>) -> bool {
    // "đạt 60 tỷ đồng năm 2015 và 90 tỷ đồng năm 2020".
    if date.bare && last.and_then(|it| text.get(it..date.place.start)).is_some_and(|it| it.trim().is_empty())
    {
        return false;
    }
    let words = text.get(date.place.clone()).unwrap_or_default();
    date.bare || ["đến", "tới", "mục tiêu", "trước"].iter().any(|it| words.starts_with(it))
}

/// "… 1 lần và đến năm 2030, người dân được …": the date of another task.
fn is_of_another(text: &str, date: &Deadline, segment: &Range<usize>) -> bool {
    let lead = text.get(segment.start..date.place.start).unwrap_or_default().trim_end();
    let tail = text.get(date.place.end..segment.end).unwrap_or_default();
    (lead.ends_with(',') || ends_with_words(lead, "và"))
        && tail.trim_start().starts_with(',')
        && tail.split_whitespace().count() > 4
}

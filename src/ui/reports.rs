//! The reports of this device beside one another: all of them, and what an earlier one gives to a later one.

use super::shell::Shell;
use crate::domain::check;
use crate::domain::decimal::Decimal;
use crate::domain::draft::Draft;
use crate::domain::map::Map;
use crate::domain::period::Period;
use crate::domain::template::Template;
use crate::shelf::{Kept, Shelf};

/// All reports of this device, and how many more there are that cannot be read.
pub fn all(shell: Shell) -> (Vec<Kept>, usize) {
    let drafts = shell.with_shelf(Shelf::drafts);
    let count = drafts.len();
    let reports: Vec<Kept> = drafts.into_iter().flatten().collect();
    let unreadable = count - reports.len();
    (reports, unreadable)
}

/// The latest report of the same unit on the same form about an earlier period, but for the one of the id `own`.
pub fn earlier<'a>(
    reports: &'a [Kept],
    template: &str,
    org_unit: &str,
    period: &Period,
    own: &str,
) -> Option<&'a Draft> {
    let mut latest: Option<&Draft> = None;
    for Kept { draft, .. } in reports {
        let later = latest.is_none_or(|it| it.period.to <= draft.period.to);
        let other = draft.id != own && draft.is_of(template, org_unit);
        if other && later && draft.period.to < period.to {
            latest = Some(draft);
        }
    }
    latest
}

/// Its figures.
pub fn figures(template: &Template, earlier: &Draft) -> Map<(String, String), Decimal> {
    let mut figures = Map::new();
    for row in check::rows(template, earlier) {
        for part in row.parts {
            if let Some(figure) = part.reading.answer.figure() {
                figures.insert((row.indicator.clone(), part.part), figure);
            }
        }
    }
    figures
}

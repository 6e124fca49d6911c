//! Bản nháp: what is being filled in, exactly as typed. A draft accepts anything; checking never changes it.

use super::answer::{Absence, MilestoneStatus};
use super::decimal::Decimal;
use super::finding::Finding;
use super::number::is_space;
use super::outcome::Outcome;
use super::period::{Date, Period};
use super::template::PartKind;
use super::timestamp::Timestamp;
use crate::domain::map::Map;
use crate::domain::reading::answer::{self, AnswerText};

/// Đơn vị: who reports. Of any level of any hierarchy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrgUnit {
    /// As the unit calls itself.
    pub name: String,
    /// The official code, where one is known.
    pub code: Option<String>,
}

/// Which form a draft fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRef {
    /// [`super::template::Template::id`].
    pub id: String,
    /// [`super::template::Template::edition`].
    pub edition: u32,
    /// SHA-256 of the template's canonical form, in hex.
    pub hash: String,
}

/// Bản nháp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Random, made once; lower-case letters and digits.
    pub id: String,
    /// The form it fills in.
    pub template: TemplateRef,
    /// A name the person gave it; empty for none.
    pub name: String,
    /// Who reports.
    pub org_unit: OrgUnit,
    /// Who fills it in; optional, shown before it is handed over.
    pub person: String,
    /// What time it is about.
    pub period: Period,
    /// Counts up from 1 with every corrected hand-in.
    pub revision: u32,
    /// Identity of the bundle it replaces, in hex.
    pub replaces: Option<String>,
    /// By the device's own clock; never used for ordering.
    pub created_at: Timestamp,
    /// Shared totals as typed, by denominator id.
    pub totals: Map<String, String>,
    /// The figures of the previous period, by indicator id and part id.
    pub previous: Map<(String, String), Decimal>,
    /// By indicator id; rows without an entry were never touched.
    pub rows: Map<String, RowEntry>,
    /// Warnings a person has answered, by the key of the finding.
    pub acknowledged: Map<String, String>,
}

/// What was entered in one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowEntry {
    /// By part id.
    pub parts: Map<String, PartEntry>,
    /// Ghi chú, or why a target was missed.
    pub note: String,
    /// Minh chứng.
    pub evidence: Vec<Evidence>,
    /// The outcome a person declares against the computed one.
    pub declared: Option<Declared>,
}

/// Minh chứng: a document that proves a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// "15/KH-UBND".
    pub number: String,
    /// As typed: "02/02/2023".
    pub date: String,
    /// What it is about.
    pub subject: String,
}

impl Evidence {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        [&self.number, &self.date, &self.subject].iter().all(|it| it.trim().is_empty())
    }

    /// Whether the date as typed can be one: `05/03/2026`, `5-3-2026`, `05.03.2026`, `03/2026`, `2026`, or nothing.
    pub fn has_possible_date(&self) -> bool {
        // Value and number of digits of day, month and year, as far as they are given: the year stands last.
        let mut parts = [(0_u16, 0_u8); 3];
        let mut last = 0;
        let mut mark = None;
        for it in self.date.chars() {
            match it {
                '0'..='9' => {
                    let (value, digits) = &mut parts[last];
                    *value = value.saturating_mul(10).saturating_add(it as u16 - '0' as u16);
                    *digits = digits.saturating_add(1);
                }
                '/' | '-' | '.' if last < 2 && *mark.get_or_insert(it) == it => last += 1,
                it if is_space(it) => {}
                _ => return false,
            }
        }
        let whole = |(value, digits): (u16, u8)| match digits {
            1 | 2 => u8::try_from(value).unwrap_or_default(),
            _ => 0,
        };
        let (day, month) = match last {
            0 if parts[0].1 == 0 => return true,
            0 => (1, 1),
            1 => (1, whole(parts[0])),
            _ => (whole(parts[0]), whole(parts[1])),
        };
        let (year, digits) = parts[last];
        // No office has papers of other centuries: 0226 and 3026 are slips of the finger.
        let likely = digits == 4 && (1900..2100).contains(&year);
        likely && Date::new(year, month, day).is_some()
    }
}

/// An outcome declared by a person, who says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// What it should count as.
    pub outcome: Outcome,
    /// Why; required to finalise.
    pub reason: String,
}

/// What was entered for one part, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartEntry {
    /// The count of a share, or the number.
    pub entered: String,
    /// The total of a share; empty where the shared total serves.
    pub total: String,
    /// The percentage, where it was typed.
    pub percent: String,
    /// Only the percentage is known.
    pub percent_only: bool,
    /// How far a task is.
    pub status: Option<MilestoneStatus>,
    /// There is no result.
    pub absence: Option<Absence>,
    /// Why there is none.
    pub absence_reason: String,
}

impl Draft {
    /// Whether it is of that form and that unit.
    pub fn is_of(&self, template: &str, org_unit: &str) -> bool {
        self.template.id == template && self.org_unit.name.trim() == org_unit.trim()
    }

    /// Whether a person has answered a warning with a word.
    pub fn answers(&self, warning: &Finding) -> bool {
        self.acknowledged.get(&warning.key()).is_some_and(|word| !word.trim().is_empty())
    }
}

impl RowEntry {
    /// Whether nothing at all was entered.
    pub fn is_empty(&self) -> bool {
        self.parts.values().all(PartEntry::is_empty)
            && self.note.trim().is_empty()
            && self.evidence.iter().all(Evidence::is_empty)
            && self.declared.is_none()
    }

    /// The entry of a part, empty where it was never touched.
    pub fn part(&self, id: &str) -> PartEntry {
        self.parts.get(id).cloned().unwrap_or_default()
    }

    /// Adds a sentence to the note without losing what stands there.
    pub fn append_note(&mut self, text: &str) {
        let known = self.note.split(';').any(|it| it.trim() == text);
        if !text.is_empty() && !known {
            if !self.note.trim().is_empty() {
                self.note.push_str("; ");
            }
            self.note.push_str(text);
        }
    }
}

impl PartEntry {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default() || (Self { percent_only: false, ..self.clone() }) == Self::default()
    }

    /// Puts a text as people write results (`4371/4864 (89,9%)`, `6/6 thôn`, `Đang thực hiện`, `-`) into the fields it
    /// belongs to. Returns the words that belong into the row's note.
    ///
    /// A text that is not understood stays as it is in the first field, where its finding says so: nothing typed is lost.
    pub fn take(&mut self, kind: PartKind, text: &str) -> Option<String> {
        let reading = answer::read(text);
        let AnswerText { numerator, denominator, value, unit, status, note, residue: _ } = reading;
        let percent = unit.as_deref() == Some("%");
        match (kind, numerator, denominator, value, status) {
            (PartKind::Share, Some(numerator), Some(denominator), value, _) => {
                self.clear_absence();
                self.entered = numerator;
                self.total = denominator;
                self.percent = value.filter(|_| percent).unwrap_or_default();
                self.percent_only = false;
            }
            (PartKind::Share, None, None, Some(value), _) if percent => {
                self.clear_absence();
                self.entered.clear();
                self.percent = value;
                self.percent_only = true;
            }
            (PartKind::Share | PartKind::Number, None, None, Some(value), _) => {
                self.clear_absence();
                self.entered = value;
            }
            (PartKind::Number, Some(numerator), Some(denominator), Some(value), _) => {
                self.clear_absence();
                self.entered = value;
                // The counts have no field beside a number, and must not be lost.
                let counts = format!("{numerator}/{denominator}");
                return Some(note.map_or(counts.clone(), |it| format!("{counts}; {it}")));
            }
            // A number has no field for a total: "5/0" stays in sight to be corrected.
            (PartKind::Number, Some(numerator), Some(denominator), None, _)
                if !percent && !denominator.bytes().all(|it| it == b'0') =>
            {
                self.clear_absence();
                self.entered = numerator;
                self.total = denominator;
            }
            (_, None, None, None, Some(answer::AnswerStatus::Absent(absence))) => {
                self.entered.clear();
                self.absence = Some(absence);
            }
            (_, _, _, None, Some(answer::AnswerStatus::Milestone(status))) => {
                self.clear_absence();
                self.entered.clear();
                self.status = Some(status);
            }
            _ => {
                text.trim().clone_into(&mut self.entered);
                return None;
            }
        }
        note
    }

    fn clear_absence(&mut self) {
        self.absence = None;
        self.absence_reason.clear();
        self.status = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: PartKind, text: &str, expected: &str) {
        let mut entry = PartEntry::default();
        let note = entry.take(kind, text);
        let mut found = format!("{}/{} {}%", entry.entered, entry.total, entry.percent);
        if entry.percent_only {
            found.push_str(" only");
        }
        if let Some(status) = entry.status {
            found = status.slug().to_owned();
        }
        if let Some(absence) = entry.absence {
            found = absence.slug().to_owned();
        }
        if let Some(note) = note {
            found = format!("{found} [{note}]");
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_share_is_taken_apart() {
        check(PartKind::Share, "4371/4864", "4371/4864 %");
        check(PartKind::Share, "6/6 thôn", "6/6 %");
        check(PartKind::Share, "4371/4864 (89,9%)", "4371/4864 89,9%");
        check(PartKind::Share, "4371/4864 đạt 89,9%", "4371/4864 89,9%");
        check(PartKind::Share, "89,9%", "/ 89,9% only");
        check(PartKind::Share, "1.234/4.864", "1.234/4.864 %");
        check(PartKind::Share, "120", "120/ %");
        check(PartKind::Share, "-", "no_data");
        check(PartKind::Share, "Đang thực hiện", "in_progress");
        check(PartKind::Share, "5😀", "5😀/ %");
    }

    #[test]
    fn numbers_and_tasks() {
        check(PartKind::Number, "17%", "17/ %");
        check(PartKind::Number, "1 lần", "1/ %");
        check(PartKind::Number, "6/8 thôn", "6/8 %");
        check(PartKind::Number, "53,5/52 đạt 3%", "3/ % [53,5/52]");
        check(PartKind::Number, "5/0", "5/0/ %");
        check(PartKind::Milestone, "Đã thực hiện", "done");
        check(PartKind::Milestone, "Chưa triển khai", "not_started");
        check(PartKind::Milestone, "Không có số liệu", "no_data");
    }

    #[test]
    fn what_does_not_apply() {
        for kind in PartKind::ALL {
            check(kind, "Không áp dụng", "not_applicable");
            check(kind, "không  áp dụng.", "not_applicable");
            check(kind, "không áp dụng cho thôn 3", "không áp dụng cho thôn 3/ %");
            check(kind, "áp dụng", "áp dụng/ %");
        }
    }

    #[test]
    fn dates_of_documents() {
        let possible = |date: &str| Evidence { date: date.into(), ..Evidence::default() }.has_possible_date();
        for date in [
            "",
            " ",
            "05/03/2026",
            "5/3/2026",
            "05-03-2026",
            "05.03.2026",
            "5.3.2026",
            "03/2026",
            "3/2026",
            "03-2026",
            "2026",
            " 05/03/2026 ",
            "05 / 03 / 2026",
            "29/02/2024",
            "31/12/1999",
        ] {
            assert!(possible(date), "{date}");
        }
        for date in [
            "31/02/2026",
            "29/02/2023",
            "05032026",
            "hôm qua",
            "05/03-2026",
            "5/3/26",
            "00/03/2026",
            "05/13/2026",
            "13/2026",
            "05/03/0226",
            "05/03/3026",
            "026",
            "1/2/3/2026",
            "05/03/",
            "/",
            "-",
            "+5/3/2026",
            "05/003/2026",
            "٠٥/٠٣/٢٠٢٦",
            "05/03/2026 số 7",
            "2026-03-05",
        ] {
            assert!(!possible(date), "{date}");
        }
    }
}

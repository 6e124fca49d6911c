//! Questions of an `XLSForm` (<https://xlsform.org>) as indicators: numbers, shares that are asked as a count and a total,
//! tasks. What has no place in a report of indicators is left out, and told.

use super::doubt::{Doubt, DoubtKind};
use super::import::{Imported, empty, kind, letter, slug};
use super::table::{Block, Line};
use crate::domain::reading::fold::Folded;
use crate::domain::reading::target;
use crate::domain::target::{Boundary, Comparator, Target};
use crate::domain::template::{Indicator, Part, PartKind, Section, SharedDenominator, Template};

/// Reads a workbook that is an `XLSForm`; none where it is something else.
pub(super) fn read(blocks: &[Block], this_year: u16) -> Option<Imported> {
    let sheet = |name: &str| {
        blocks.iter().find_map(|it| match it {
            Block::Table(table) if table.name.eq_ignore_ascii_case(name) => Some(table.lines()),
            Block::Table(_) | Block::Paragraph(_) => None,
        })
    };
    let survey = sheet("survey")?;
    let columns = Columns::of(survey.first()?)?;
    let settings = sheet("settings").unwrap_or_default();
    let title = settings
        .first()
        .and_then(|it| it.texts.iter().position(|it| it == "form_title"))
        .and_then(|at| settings.get(1).map(|it| it.text(at).to_owned()))
        .unwrap_or_default();
    let mut form = Form {
        columns,
        template: empty(&title, this_year),
        doubts: Vec::new(),
        groups: Vec::new(),
        count: None,
    };
    form.template.id = slug(&title, this_year);
    for line in survey.iter().skip(1) {
        form.line(line);
    }
    form.close_row();
    form.template.sections.retain(|it| !it.indicators.is_empty());
    Some(Imported {
        template: form.template,
        doubts: form.doubts,
        previous: Vec::new(),
        columns: Vec::new(),
        sources: Vec::new(),
    })
}

/// Where the columns of the survey stand.
struct Columns {
    kind: usize,
    name: usize,
    label: usize,
    hint: Option<usize>,
    required: Option<usize>,
}

impl Columns {
    fn of(line: &Line) -> Option<Self> {
        let find = |name: &str| line.texts.iter().position(|it| it.eq_ignore_ascii_case(name));
        // In Vietnamese where the form speaks several languages.
        let spoken = |name: &str| {
            let own = |it: &String| it.to_ascii_lowercase().starts_with(&format!("{name}::"));
            let vietnamese = line.texts.iter().position(|it| own(it) && it.ends_with("(vi)"));
            vietnamese.or_else(|| find(name)).or_else(|| line.texts.iter().position(own))
        };
        Some(Self {
            kind: find("type")?,
            name: find("name")?,
            label: spoken("label")?,
            hint: spoken("hint"),
            required: find("required"),
        })
    }
}

/// A group that is open: its name and label, and the row it becomes.
struct Group {
    name: String,
    label: String,
    parts: Vec<Part>,
    required: bool,
}

struct Form {
    columns: Columns,
    template: Template,
    doubts: Vec<Doubt>,
    groups: Vec<Group>,
    /// A count that may be part of a share: its name, label and hint.
    count: Option<(String, String, String)>,
}

impl Form {
    fn line(&mut self, line: &Line) {
        let text = |at: Option<usize>| at.map_or("", |it| line.text(it)).trim().to_owned();
        let kind = text(Some(self.columns.kind)).to_ascii_lowercase().replace(' ', "_");
        let (name, label) = (text(Some(self.columns.name)), text(Some(self.columns.label)));
        let hint = text(self.columns.hint);
        // Also under a condition: of a share either the counts or the percentage are asked.
        let required = !matches!(
            text(self.columns.required).to_ascii_lowercase().as_str(),
            "" | "no" | "false" | "false()"
        );
        match kind.as_str() {
            "" | "calculate" | "note" | "start" | "end" | "today" | "deviceid" | "hidden" | "audit" => {}
            "begin_group" | "begin_repeat" => {
                self.groups.push(Group { name, label, parts: Vec::new(), required: false });
            }
            "end_group" | "end_repeat" => self.close_group(),
            "integer" | "decimal" | "range" => self.number(&name, &label, &hint, required),
            "acknowledge" | "trigger" => self.task(&label, &hint, required),
            _ if kind.starts_with("select_one") => self.task(&label, &hint, required),
            // The note, the unit and the period have places of their own.
            "text" if name.starts_with("g_") || matches!(name.as_str(), "org_unit" | "period") => {}
            _ => {
                self.doubts
                    .push(Doubt { indicator: String::new(), kind: DoubtKind::LeftOut { text: label } });
            }
        }
    }

    /// A number, a total that several rows share, or one of the three questions that are a share.
    fn number(&mut self, name: &str, label: &str, hint: &str, required: bool) {
        if self.groups.last().is_some_and(|it| it.name == "totals") {
            let id = name.strip_prefix("t_").unwrap_or(name).replace('_', "-");
            self.template.denominators.push(SharedDenominator {
                id,
                label: label.to_owned(),
                measure_unit: String::new(),
            });
            return;
        }
        let suffix = |prefix: &str| name.strip_prefix(prefix).map(str::to_owned);
        if let Some(id) = suffix("n_") {
            self.flush_count();
            self.count = Some((id, label.to_owned(), hint.to_owned()));
            return;
        }
        let counted = self.count.as_ref().map(|it| it.0.clone());
        if counted.is_some() && suffix("d_") == counted {
            return;
        }
        if counted.is_some() && suffix("p_") == counted {
            if let Some((_, label, hint)) = self.count.take() {
                self.part(&label, &hint, Some(PartKind::Share), required);
            }
            return;
        }
        self.flush_count();
        // Of a form that came from here: a number, also where it is a percentage.
        let own = suffix("v_").map(|_| PartKind::Number);
        self.part(label, hint, own, required);
    }

    /// A count without the questions that would make it a share.
    fn flush_count(&mut self) {
        if let Some((_, label, hint)) = self.count.take() {
            self.part(&label, &hint, None, false);
        }
    }

    fn task(&mut self, label: &str, hint: &str, required: bool) {
        self.flush_count();
        self.part(label, hint, Some(PartKind::Milestone), required);
    }

    /// A part of the row that the innermost group is; a row of its own outside of such groups.
    fn part(&mut self, label: &str, hint: &str, wanted: Option<PartKind>, required: bool) {
        let text = if told(hint).is_some() { hint } else { label };
        let read = told(text).filter(|_| wanted != Some(PartKind::Milestone));
        let own = (self.groups.len() >= 2).then(|| self.groups.last_mut()).flatten();
        let index = own.as_ref().map_or(0, |it| it.parts.len());
        let bare = Target { text: hint.to_owned(), ..target::read("").pop().unwrap_or_else(no_target) };
        // "Hoàn thành trước ngày …": a task with its day.
        let dated = target::read(behind_colon(text)).into_iter().next().filter(|it| it.comparator.is_task());
        let mut target = match (&read, wanted) {
            (Some(read), _) => read.clone(),
            (None, Some(PartKind::Milestone)) => dated.unwrap_or(bare),
            // Something is counted; what is to be reached stands nowhere.
            (None, _) => Target { comparator: Comparator::AtLeast, ..bare },
        };
        behind_colon(text).clone_into(&mut target.text);
        let kind = wanted.unwrap_or_else(|| kind(&target, label, text));
        let part = Part {
            id: letter(index),
            label: part_label(label),
            kind,
            denominator: None,
            boundary: Boundary::default(),
            target,
        };
        match own {
            Some(group) => {
                group.required |= required;
                group.parts.push(part);
            }
            None => self.row(label, vec![Part { label: String::new(), ..part }], required),
        }
    }

    fn close_group(&mut self) {
        self.flush_count();
        let Some(group) = self.groups.pop() else { return };
        if !group.parts.is_empty() {
            let mut parts = group.parts;
            if let [only] = &mut parts[..] {
                only.label.clear();
            }
            self.row(&group.label, parts, group.required);
        }
    }

    fn close_row(&mut self) {
        self.flush_count();
        while !self.groups.is_empty() {
            self.close_group();
        }
    }

    fn row(&mut self, label: &str, parts: Vec<Part>, required: bool) {
        let title = self.groups.first().map(|it| it.label.clone()).unwrap_or_default();
        if self.template.sections.last().is_none_or(|it| it.title != title) {
            let id = format!("S{}", self.template.sections.len() + 1);
            self.template.sections.push(Section { id, roman: String::new(), title, indicators: Vec::new() });
        }
        let Some(section) = self.template.sections.last_mut() else { return };
        let (number, name) = numbered(label);
        let id = format!("{}-{}", section.id, section.indicators.len() + 1);
        for part in &parts {
            let doubt = match part.kind {
                PartKind::Milestone => continue,
                PartKind::Share | PartKind::Number if part.target.value.is_some() => continue,
                PartKind::Share | PartKind::Number => DoubtKind::NoTarget { part: part.id.clone() },
            };
            self.doubts.push(Doubt { indicator: id.clone(), kind: doubt });
        }
        section.indicators.push(Indicator {
            id,
            number,
            name,
            lead_unit: String::new(),
            supporting_units: Vec::new(),
            note: String::new(),
            evidence_asked: false,
            required,
            same_measure: None,
            next_year: None,
            parts,
        });
    }
}

/// The first target of a text, where it has one with a number.
fn told(text: &str) -> Option<Target> {
    target::read(behind_colon(text)).into_iter().find(|it| it.value.is_some())
}

fn no_target() -> Target {
    Target {
        text: String::new(),
        comparator: Comparator::Milestone,
        value: None,
        value_max: None,
        unit: None,
        deadline: None,
        per: None,
        measure: crate::domain::target::Measure::Level,
    }
}

/// "Mục tiêu: ≥ 80%": the target alone.
fn behind_colon(text: &str) -> &str {
    let folded = Folded::of(text);
    let called = ["mục tiêu:", "target:", "chỉ tiêu:"].iter().any(|it| folded.text().starts_with(it));
    text.split_once(':').filter(|_| called).map_or(text, |it| it.1).trim()
}

/// "Tối thiểu 1 lần/2 năm – Kết quả (lần)": what the part is about.
fn part_label(label: &str) -> String {
    label.split_once(" – ").map_or_else(String::new, |it| it.0.to_owned())
}

/// "3.1. Tỷ lệ hộ nghèo": the number that is printed in the label.
fn numbered(label: &str) -> (String, String) {
    let digits = label.len() - label.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.').len();
    let (number, rest) = label.split_at(digits);
    let own = number.ends_with('.') && rest.starts_with(' ');
    if own {
        (number.trim_end_matches('.').to_owned(), rest.trim().to_owned())
    } else {
        (String::new(), label.to_owned())
    }
}

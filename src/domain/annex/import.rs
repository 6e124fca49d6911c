//! Puts an annex together as a form.

use super::columns::{Column, Header, header, year};
use super::doubt::{Doubt, DoubtKind};
use super::heading::{Heading, heading};
use super::review::Source;
use super::rows::{Entry, Row, rows, same_titles, subject};
use super::table::{Block, Line, Table};
use super::xlsform;
use crate::domain::reading::fold::Folded;
use crate::domain::reading::words::lower;
use crate::domain::reading::{cell, target};
use crate::domain::target::{Boundary, Comparator, Target};
use crate::domain::template::{Indicator, NextYear, Part, PartKind, Section, Template};

/// What an annex was read into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The form.
    pub template: Template,
    /// What to look at, in the order of the rows.
    pub doubts: Vec<Doubt>,
    /// The results that the annex already has: those of the period before.
    pub previous: Vec<Previous>,
    /// The meaning each column was given, by its heading.
    pub columns: Vec<(String, Column)>,
    /// Where the targets of each indicator were read; none for a form that was one already.
    pub sources: Vec<(String, Source)>,
}

/// The result printed beside an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The indicator.
    pub indicator: String,
    /// As printed.
    pub result: String,
    /// As read.
    pub answer: crate::domain::reading::answer::AnswerText,
    /// The remark printed beside it.
    pub note: String,
}

/// The longest text of a form, in letters (`wire::limits::MAX_TEXT`, less some for what is put together).
const LONGEST: usize = 3_500;
/// More parts than any row has (`wire::limits::MAX_PARTS`).
const MAX_PARTS: usize = 20;
/// More rows than any annex has.
const MAX_ROWS: usize = 2_000;

/// Progress is told every so many rows.
const TOLD: usize = 20;

/// Reads a document. `this_year` stands in where no year is printed.
pub fn import(blocks: &[Block], this_year: u16) -> Imported {
    import_with(blocks, this_year, &mut |_, _| ())
}

/// Reads a document, and tells how many of its rows were read of how many, now and then.
pub fn import_with(blocks: &[Block], this_year: u16, progress: &mut dyn FnMut(usize, usize)) -> Imported {
    if let Some(form) = xlsform::read(blocks, this_year) {
        return form;
    }
    let mut work = Work::default();
    let mut above: Vec<String> = Vec::new();
    let mut groups: Vec<(Header, Vec<Line>)> = Vec::new();
    let mut first: Option<Heading> = None;
    for block in blocks {
        let table = match block {
            Block::Paragraph(text) => {
                above.extend(text.lines().map(str::to_owned));
                continue;
            }
            Block::Table(table) => table,
        };
        let lines = table.lines();
        let own = header(&lines);
        // The end of a page parts a table into several: they are one, wherever a row was cut.
        let last = groups.last_mut().filter(|it| match &own {
            Some(own) => same_titles(own, &it.0) || own.next > 2 && fits(&lines, &it.0),
            None => fits(&lines, &it.0),
        });
        match (last, own) {
            (Some(last), _) => last.1.extend(lines),
            (None, Some(own)) => {
                let upper = lines.iter().take(own.first);
                above.extend(upper.filter_map(|it| it.texts.iter().find(|it| !it.is_empty()).cloned()));
                first.get_or_insert_with(|| heading(&above));
                groups.push((own, lines));
            }
            (None, None) => work.unused.push((lines, begins(table))),
        }
    }
    work.annex_year = first.as_ref().and_then(|it| it.year);
    if groups.len() > 1 {
        work.doubt("", DoubtKind::SeveralTables { count: groups.len() });
    }
    work.of = groups.iter().map(|it| it.1.len()).sum();
    for (header, lines) in groups {
        work.table(&lines, &header, progress);
    }
    if work.count == 0 {
        work.without_heading(progress);
    }
    work.finish(first.unwrap_or_else(|| heading(&above)), this_year)
}

/// Whether a table without headings goes on with the one before.
fn fits(lines: &[Line], header: &Header) -> bool {
    let number = header.find(|it| it == Column::Number);
    let same = lines.iter().any(|it| it.texts.len() == header.columns.len());
    let numbered = lines
        .iter()
        .filter(|line| {
            number.is_some_and(|it| {
                line.text(it).starts_with(|it: char| it.is_ascii_digit() || "IVX".contains(it))
            })
        })
        .count();
    same && (number.is_none() || numbered * 2 >= lines.iter().filter(|it| !it.is_empty()).count())
}

fn begins(table: &Table) -> String {
    let lines = table.lines();
    let text = lines.iter().flat_map(|it| &it.texts).find(|it| !it.is_empty());
    text.map_or_else(String::new, |it| it.chars().take(60).collect())
}

#[derive(Default)]
struct Work {
    sections: Vec<Section>,
    doubts: Vec<Doubt>,
    previous: Vec<Previous>,
    columns: Vec<(String, Column)>,
    sources: Vec<(String, Source)>,
    /// How many rows there may be.
    of: usize,
    unused: Vec<(Vec<Line>, String)>,
    target_year: Option<u16>,
    /// The year that the heading of the annex names.
    annex_year: Option<u16>,
    count: usize,
    /// "A" and its title, above sections with Roman numbers.
    chapter: Option<(String, String)>,
    /// The number of a row that heads those below it, and the section above.
    heading: Option<(String, (String, String))>,
}

impl Imported {
    /// Names a form whose annex has no name after its file.
    pub fn name_after(&mut self, file: &str) {
        if self.template.title.trim().is_empty() && !file.trim().is_empty() {
            file.trim().clone_into(&mut self.template.title);
            self.template.id = slug(file, self.template.year);
            self.doubts.insert(0, Doubt { indicator: String::new(), kind: DoubtKind::TitleMissing });
        }
    }
}

impl Work {
    fn doubt(&mut self, indicator: &str, kind: DoubtKind) {
        self.doubts.push(Doubt { indicator: indicator.to_owned(), kind });
    }

    /// Takes the rows of a table.
    fn table(&mut self, lines: &[Line], header: &Header, progress: &mut dyn FnMut(usize, usize)) {
        let layout = Layout::of(header, lines, self.annex_year);
        if self.columns.is_empty() {
            self.columns = header.titles.iter().cloned().zip(header.columns.iter().copied()).collect();
            self.target_year = layout.year;
            for at in &layout.unused {
                if let Some(title) = header.titles.get(*at).filter(|it| !it.is_empty()) {
                    self.doubt("", DoubtKind::ColumnUnused { title: title.clone() });
                }
            }
        }
        for row in rows(lines, header) {
            if self.count >= MAX_ROWS {
                self.doubt("", DoubtKind::CutOff);
                return;
            }
            match row {
                Row::Section { number, title, guessed } => self.section(&number, &title, guessed),
                Row::Indicator(mut entry) => {
                    self.fit(&mut entry);
                    self.indicator(&entry, &layout);
                    if self.count.is_multiple_of(TOLD) {
                        progress(self.count, self.of.max(self.count));
                    }
                }
                Row::Remark(text) => self.doubt("", DoubtKind::LeftOut { text }),
            }
        }
    }

    /// Cuts off what no field of a form takes.
    fn fit(&mut self, entry: &mut Entry) {
        for texts in [&mut entry.texts, &mut entry.pieces] {
            for text in texts {
                if let Some((at, _)) = text.char_indices().nth(LONGEST) {
                    self.doubts.push(Doubt {
                        indicator: String::new(),
                        kind: DoubtKind::LeftOut { text: text.chars().skip(LONGEST).take(60).collect() },
                    });
                    text.truncate(at);
                }
            }
        }
    }

    /// Tables without any heading: the first column numbers, the longest tells.
    fn without_heading(&mut self, progress: &mut dyn FnMut(usize, usize)) {
        for (lines, begins) in std::mem::take(&mut self.unused) {
            let width = lines.iter().map(|it| it.texts.len()).max().unwrap_or(0);
            let length =
                |column: usize| lines.iter().map(|it| it.text(column).chars().count()).sum::<usize>();
            let numbers = |column: usize| {
                let filled = lines.iter().filter(|it| !it.text(column).is_empty());
                let count = filled.clone().count();
                count > 0
                    && filled
                        .filter(|it| {
                            it.text(column).chars().count() <= 6
                                && it
                                    .text(column)
                                    .starts_with(|it: char| it.is_ascii_digit() || "IVXABC".contains(it))
                        })
                        .count()
                        * 3
                        >= count * 2
            };
            let subject = (0..width).max_by_key(|it| length(*it)).unwrap_or(0);
            let mut columns = vec![Column::Other; width];
            if width >= 2 && numbers(0) && subject != 0 {
                columns[0] = Column::Number;
            }
            let target = (0..width).find(|it| {
                *it != subject
                    && columns[*it] == Column::Other
                    && lines.iter().any(|line| is_quantity(line.text(*it)))
            });
            if let Some(it) = columns.get_mut(subject) {
                *it = Column::Indicator;
            }
            if let Some(target) = target {
                columns[target] = Column::Target(None);
            }
            let indicators = lines
                .iter()
                .filter(|it| columns.first() == Some(&Column::Number) && !it.text(0).is_empty())
                .count();
            let told =
                lines.iter().filter(|it| (0..width).any(|column| is_quantity(it.text(column)))).count();
            if width == 0 || indicators < 2 && told < 2 {
                self.doubt("", DoubtKind::TableUnused { begins });
                continue;
            }
            self.doubt("", DoubtKind::NoHeading);
            let header = Header { titles: vec![String::new(); width], columns, first: 0, next: 0 };
            self.of += lines.len();
            self.table(&lines, &header, progress);
        }
    }

    fn section(&mut self, number: &str, title: &str, guessed: bool) {
        let digits = !number.is_empty() && number.starts_with(|it: char| it.is_ascii_digit());
        if guessed {
            self.doubt("", DoubtKind::TakenForHeading { title: title.to_owned() });
        }
        if digits {
            let above = match &self.heading {
                Some((_, above)) => above.clone(),
                None => self
                    .sections
                    .last()
                    .map_or_else(Default::default, |it| (it.roman.clone(), it.title.clone())),
            };
            self.heading = Some((number.to_owned(), above));
        } else {
            self.heading = None;
        }
        // "A KINH TẾ" above "I Nông nghiệp": both stand in the title, and the number tells "A.I" from "B.I".
        if number.len() == 1 && number.bytes().all(|it| (b'A'..=b'H').contains(&it)) {
            self.chapter = Some((number.to_owned(), title.to_owned()));
        }
        let roman = number.len() > 1 || matches!(number, "I" | "V" | "X");
        let (number, title) = match self.chapter.as_ref().filter(|_| roman && !digits) {
            Some((letter, chapter)) => (format!("{letter}.{number}"), format!("{chapter} – {title}")),
            None => (number.to_owned(), title.to_owned()),
        };
        let id = self.section_id(&number.replace('.', "-"));
        self.sections.push(Section { id, roman: number, title, indicators: Vec::new() });
    }

    /// Behind "1.2" under "1 Giảm nghèo" a "2" goes on with the section above.
    fn leave_heading(&mut self, number: &str) {
        let Some((heading, above)) = self.heading.clone() else { return };
        if !number.is_empty() && !number.starts_with(&format!("{heading}.")) {
            self.heading = None;
            let (roman, title) = above;
            self.sections.push(Section { id: self.section_id(&roman), roman, title, indicators: Vec::new() });
        }
    }

    fn section_id(&self, number: &str) -> String {
        let id = if number.is_empty() { format!("S{}", self.sections.len() + 1) } else { number.to_owned() };
        // "I" again, in another part of the table.
        if self.sections.iter().any(|it| it.id == id) {
            format!("{id}-{}", self.sections.len() + 1)
        } else {
            id
        }
    }

    fn indicator(&mut self, entry: &Entry, layout: &Layout) {
        let name = entry.text(Some(layout.subject)).to_owned();
        let number = entry.text(layout.number).trim_end_matches(['.', ')']).to_owned();
        self.leave_heading(&number);
        let group = entry.text(layout.group);
        if !group.is_empty() && self.sections.last().is_none_or(|it| it.title != group) {
            self.section("", group, false);
        }
        if self.sections.is_empty() {
            self.sections.push(Section {
                id: "0".to_owned(),
                roman: String::new(),
                title: String::new(),
                indicators: Vec::new(),
            });
        }
        let id = self.id(&number);
        if name.is_empty() {
            self.doubt("", DoubtKind::LeftOut { text: number });
            return;
        }
        self.count += 1;
        if number.is_empty() && layout.number.is_some() {
            self.doubt(&id, DoubtKind::Unnumbered);
        }
        for piece in &entry.joined {
            self.doubt(&id, DoubtKind::Joined { piece: piece.clone() });
        }
        let parts = self.parts(&id, &name, entry, layout);
        let own_note = if layout.note.is_some_and(|it| entry.above.get(it) == Some(&true)) {
            ""
        } else {
            entry.text(layout.note)
        };
        let result = entry.text(layout.result);
        let reported = layout.has_results;
        if reported && (!result.is_empty() || !own_note.is_empty()) {
            self.previous.push(Previous {
                indicator: id.clone(),
                result: result.to_owned(),
                answer: cell::read(result),
                note: own_note.to_owned(),
            });
        }
        let next_year = next_year(entry.text(layout.next), &parts);
        let evidence_asked = asks_evidence(&name, &parts);
        let indicator = Indicator {
            id,
            number,
            name,
            lead_unit: in_one_line(entry.pieces(layout.lead)),
            supporting_units: entry.pieces(layout.support).flat_map(units).collect(),
            note: if reported { String::new() } else { own_note.to_owned() },
            evidence_asked,
            required: true,
            same_measure: None,
            next_year,
            parts,
        };
        if let Some(section) = self.sections.last_mut() {
            section.indicators.push(indicator);
        }
    }

    /// "I-3": section and printed number; a letter more where both come again.
    fn id(&self, number: &str) -> String {
        let section = self.sections.last().map_or("0", |it| &it.id);
        let plain: String =
            number.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
        let plain: String = plain.trim_matches('-').chars().take(40).collect();
        let plain = plain.trim_matches('-');
        let count = self.sections.last().map_or(0, |it| it.indicators.len()) + 1;
        let plain = if plain.is_empty() { format!("r{count}") } else { plain.to_owned() };
        let taken = |id: &str| self.sections.iter().flat_map(|it| &it.indicators).any(|it| it.id == id);
        let first = format!("{section}-{plain}");
        if !taken(&first) {
            return first;
        }
        (2..=MAX_ROWS + 2).map(|it| format!("{first}-{it}")).find(|it| !taken(it)).unwrap_or(first)
    }

    fn parts(&mut self, id: &str, name: &str, entry: &Entry, layout: &Layout) -> Vec<Part> {
        let own = entry.text(layout.target);
        let unit = Some(entry.text(layout.unit))
            .filter(|it| !it.is_empty())
            .or(layout.percent.then_some("%"))
            .unwrap_or_default();
        let in_name = own.is_empty() || matches!(own, "-" | "–" | "x" | "X");
        let text = if in_name { name.to_owned() } else { own.to_owned() };
        let reading = target::reading(&text);
        let several = reading.targets.len() > 1;
        if several {
            self.doubt(id, DoubtKind::Several { count: reading.targets.len() });
        }
        self.sources.push((
            id.to_owned(),
            Source {
                places: reading.targets.iter().take(MAX_PARTS).map(|it| it.place.clone()).collect(),
                aside: reading.aside.iter().map(|it| it.place.clone()).collect(),
                text: text.clone(),
            },
        ));
        let mut parts = Vec::new();
        for (index, found) in reading.targets.into_iter().take(MAX_PARTS).enumerate() {
            let part = letter(index);
            for doubt in found
                .doubts
                .iter()
                .filter(|it| !(own.is_empty() && several && matches!(it, target::Doubt::InSentence)))
            {
                self.doubt(id, DoubtKind::Target { part: part.clone(), doubt: doubt.clone() });
            }
            let mut target = found.target;
            let clause = text.get(found.clause.clone()).unwrap_or_default().trim();
            let shown = if target.comparator.is_task() {
                clause
            } else {
                text.get(found.place.clone()).unwrap_or_default()
            };
            shown.trim().clone_into(&mut target.text);
            if target.unit.is_none() && !unit.is_empty() && !target.comparator.is_task() {
                target.unit = Some(unit_of_column(unit).to_owned());
                self.doubt(id, DoubtKind::UnitFromColumn { unit: unit.to_owned() });
            }
            if let Some(deadline) =
                Some(entry.text(layout.deadline)).filter(|it| !it.is_empty() && target.deadline.is_none())
            {
                // "Trước ngày 30/6/2024" or "30/6/2024" in a column of its own.
                let dated = target::reading(&format!("hoàn thành {deadline}")).targets;
                target.deadline = dated.into_iter().find_map(|it| it.target.deadline);
                if target.deadline.is_some() && target.comparator == Comparator::Milestone {
                    target.comparator = Comparator::DoneBy;
                }
            }
            if target.comparator == Comparator::Milestone && !in_name {
                self.doubt(id, DoubtKind::Task { part: part.clone() });
            }
            parts.push(Part {
                id: part,
                label: if several { clause.to_owned() } else { String::new() },
                kind: kind(&target, name, &text),
                denominator: None,
                boundary: Boundary::default(),
                target,
            });
        }
        parts
    }

    fn finish(mut self, heading: Heading, this_year: u16) -> Imported {
        for (_, begins) in std::mem::take(&mut self.unused) {
            if !begins.is_empty() && self.count == 0 {
                self.doubt("", DoubtKind::TableUnused { begins });
            }
        }
        self.sections.retain(|it| !it.indicators.is_empty());
        let year = heading.year.or(self.target_year);
        if year.is_none() {
            self.doubt("", DoubtKind::YearGuessed);
        }
        let title = if heading.title.is_empty() { heading.annex.clone() } else { heading.title };
        let year = self.target_year.or(year).unwrap_or(this_year);
        let template = Template {
            id: slug(&title, year),
            edition: 1,
            title,
            annex: heading.annex,
            issuer: heading.issuer,
            basis: heading.basis,
            year,
            columns: self.columns.iter().map(|it| it.0.clone()).filter(|it| !it.is_empty()).collect(),
            denominators: Vec::new(),
            sections: self.sections,
            replaces: None,
        };
        Imported {
            template,
            doubts: self.doubts,
            previous: self.previous,
            columns: self.columns,
            sources: self.sources,
        }
    }
}

/// Which column is which.
struct Layout {
    number: Option<usize>,
    subject: usize,
    unit: Option<usize>,
    /// What heads several rows.
    group: Option<usize>,
    /// The heading of the targets says that they are shares.
    percent: bool,
    target: Option<usize>,
    next: Option<usize>,
    result: Option<usize>,
    note: Option<usize>,
    lead: Option<usize>,
    support: Option<usize>,
    deadline: Option<usize>,
    has_results: bool,
    year: Option<u16>,
    unused: Vec<usize>,
}

impl Layout {
    fn of(header: &Header, lines: &[Line], annex_year: Option<u16>) -> Self {
        let subject = subject(header, lines);
        let is_target =
            |at: usize| at != subject && matches!(header.columns.get(at), Some(Column::Target(_)));
        let named = header
            .columns
            .get(subject)
            .and_then(|it| if let Column::Target(year) = it { *year } else { None });
        let targets: Vec<usize> = (0..header.columns.len()).filter(|it| is_target(*it)).collect();
        let year_of = |at: usize| header.titles.get(at).and_then(|it| year(it));
        // "Mục tiêu thực hiện năm 2024 | Mục tiêu năm 2025": the second is of the next year.
        let (target, next) = if let Some(named) = named {
            (None, targets.iter().copied().find(|it| year_of(*it) == Some(named + 1)))
        } else {
            // Of several years that of the annex; else the one behind the newest results; else the first.
            let result = header.columns.iter().enumerate().filter(|it| matches!(it.1, Column::Result(_)));
            let known = result.filter_map(|it| year_of(it.0)).max();
            let of =
                |year: Option<u16>| targets.iter().copied().find(|it| year.is_some() && year_of(*it) == year);
            let target = of(annex_year).or_else(|| of(known.map(|it| it + 1))).or(targets.first().copied());
            let next = target
                .and_then(year_of)
                .and_then(|year| targets.iter().copied().find(|it| year_of(*it) == Some(year + 1)));
            (target, next)
        };
        let filled = |at: usize| lines.iter().skip(header.next).any(|it| !it.text(at).is_empty());
        // The newest results, and among those of one year the last: an estimate comes behind what is known.
        let result = (0..header.columns.len())
            .filter(|it| matches!(header.columns.get(*it), Some(Column::Result(_))) && filled(*it))
            .max_by_key(|it| (year_of(*it).unwrap_or(0), *it))
            .or_else(|| header.find(|it| matches!(it, Column::Result(_))));
        let mut layout = Self {
            number: header.find(|it| it == Column::Number),
            subject,
            unit: header.find(|it| it == Column::MeasureUnit),
            group: header.find(|it| it == Column::Group),
            percent: target.and_then(|it| header.titles.get(it)).is_some_and(|it| it.contains("(%)")),
            target,
            next,
            result,
            note: header.find(|it| it == Column::Note),
            lead: lead(header),
            support: header.find(|it| it == Column::Support),
            deadline: header.find(|it| it == Column::Deadline),
            has_results: result.is_some_and(filled),
            year: named.or_else(|| target.and_then(year_of)),
            unused: Vec::new(),
        };
        let used = [
            layout.group,
            layout.number,
            Some(subject),
            layout.unit,
            target,
            next,
            result,
            layout.note,
            layout.lead,
            layout.support,
            layout.deadline,
        ];
        layout.unused =
            (0..header.columns.len()).filter(|it| !used.contains(&Some(*it)) && filled(*it)).collect();
        layout
    }
}

/// Who leads; where nobody does, who carries out or reports.
fn lead(header: &Header) -> Option<usize> {
    let named = |it: &usize| {
        let title = header.titles.get(*it).map(|it| Folded::of(it));
        title.is_some_and(|it| it.text().contains("chủ trì"))
    };
    let leads = || (0..header.columns.len()).filter(|it| header.columns.get(*it) == Some(&Column::Lead));
    leads().find(named).or_else(|| leads().next())
}

fn is_quantity(text: &str) -> bool {
    text.chars().count() <= 40
        && text.contains(|it: char| it.is_ascii_digit())
        && target::read(text).iter().any(|it| !it.comparator.is_task())
}

/// The offices of a paragraph, in their order: parted by semicolons, without bullets.
fn units(text: &str) -> Vec<String> {
    let bare = |it: &str| it.trim_start_matches(['-', '+', '•', '–', '*', ' ']).trim().to_owned();
    text.split(';').map(bare).filter(|it| !it.is_empty()).collect()
}

/// The paragraphs of a cell in one line, parted as offices part them.
fn in_one_line<'a>(pieces: impl Iterator<Item = &'a str>) -> String {
    pieces.fold(String::new(), |line, piece| match line.trim_end().chars().next_back() {
        None => piece.to_owned(),
        Some(';' | ',') => format!("{line} {piece}"),
        Some(_) => format!("{line}; {piece}"),
    })
}

pub(in crate::domain) fn letter(index: usize) -> String {
    u8::try_from(index)
        .ok()
        .filter(|it| *it < 26)
        .map_or_else(|| format!("p{index}"), |it| char::from(b'a' + it).to_string())
}

/// "Tỷ lệ (%)", "%": the sign alone.
fn unit_of_column(unit: &str) -> &str {
    if unit.contains('%') || Folded::of(unit).text().contains("phần trăm") { "%" } else { unit }
}

/// What is asked for: a count of a total only where the share is one of things that can be counted.
pub(super) fn kind(target: &Target, name: &str, text: &str) -> PartKind {
    if target.comparator.is_task() {
        return PartKind::Milestone;
    }
    let folded = Folded::of(name);
    let words = format!("{} {}", folded.text(), Folded::of(text).text());
    // Shares of money and of values: nobody counts a part and a whole.
    let of_money = [
        "grdp",
        "gdp",
        "tỷ trọng kinh tế",
        "kinh tế số chiếm",
        "kinh tế số đóng góp",
        "đóng góp của kinh tế số",
        "tỷ trọng thương mại",
        "tổng mức bán lẻ",
        "tốc độ tăng",
        "năng suất",
        "giá trị tăng thêm",
        "giá trị sản xuất",
        "thu ngân sách",
        "giải ngân",
    ];
    let of_money = of_money.iter().any(|it| words.contains(it));
    // "Tỷ lệ … | >10": a share whose sign was forgotten; that its unit is missing is told.
    let named = target.unit.is_none() && ["tỷ lệ", "tỉ lệ"].iter().any(|it| folded.text().starts_with(it));
    if (target.is_level_share() || named) && !of_money { PartKind::Share } else { PartKind::Number }
}

/// Whether a document shows best that it was done: what is issued or approved, done by a day, or held so and so often.
fn asks_evidence(name: &str, parts: &[Part]) -> bool {
    let folded = Folded::of(name);
    let issued = ["ban hành", "phê duyệt"].iter().any(|it| folded.text().contains(it));
    let dated = |it: &Part| it.target.deadline.as_ref().is_some_and(|it| it.len() > 4);
    let task = |it: &Part| it.kind == PartKind::Milestone || it.target.comparator == Comparator::AtLeastTimes;
    issued || parts.iter().any(|it| task(it) || dated(it))
}

/// The target of the next year as its cell has it; "7%" is an increase where this year's is one.
fn next_year(text: &str, parts: &[Part]) -> Option<NextYear> {
    if text.is_empty() {
        return None;
    }
    let mut target = target::read(text).into_iter().next()?;
    if let Some(this) = parts.first().map(|it| &it.target)
        && target.unit == this.unit
    {
        target.measure = this.measure;
        target.per = target.per.or_else(|| this.per.clone());
    }
    Some(NextYear { text: text.to_owned(), target })
}

/// A form without rows.
pub(super) fn empty(title: &str, year: u16) -> Template {
    Template {
        id: String::new(),
        edition: 1,
        title: title.to_owned(),
        annex: title.to_owned(),
        issuer: String::new(),
        basis: String::new(),
        year: super::columns::year(title).unwrap_or(year),
        columns: Vec::new(),
        denominators: Vec::new(),
        sections: Vec::new(),
        replaces: None,
    }
}

/// "muc-tieu-thuc-hien-nam-2024": letters without marks, at most sixty of them.
pub(super) fn slug(title: &str, year: u16) -> String {
    let mut out = String::new();
    for it in title.chars().map(lower) {
        let plain = crate::domain::reading::compose::bare(it);
        match plain {
            'a'..='z' | '0'..='9' => out.push(plain),
            _ if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
        if out.len() >= 60 {
            break;
        }
    }
    let out = out.trim_matches('-').to_owned();
    if out.is_empty() { format!("mau-{year}") } else { out }
}

//! A form for offices that also work with ODK or `KoboToolbox`: an `XLSForm` (<https://xlsform.org>), as sheets of text.
//!
//! Every part becomes questions, a calculation of its result and one of its outcome by the rules of the app. Names are
//! made of the ids of the form, so that what comes back can be told apart.

use crate::domain::annex::{Cell, Table};
use crate::domain::decimal::Decimal;
use crate::domain::target::{Boundary, Comparator};
use crate::domain::template::{Indicator, Part, PartKind, Template};
use crate::text::Language;
use crate::text::xlsform::{XlsFormWords, words};

/// The columns of the survey.
const COLUMNS: [&str; 7] =
    ["type", "name", "required", "relevant", "constraint", "calculation", "appearance"];

/// The sheets of the form: survey, choices, settings. `version` tells one edition from another.
pub fn xlsform(template: &Template, version: &str) -> Vec<Table> {
    let words = [words(Language::Vi), words(Language::En)];
    let mut survey = Survey { words, rows: Vec::new() };
    survey.heading();
    survey.fill(template);
    let mut choices = vec![["list_name", "name"].map(str::to_owned).to_vec()];
    choices[0].extend(words.iter().map(|it| format!("label::{}", it.language)));
    for (at, name) in ["not_started", "in_progress", "done"].into_iter().enumerate() {
        let mut row = vec!["status".to_owned(), name.to_owned()];
        row.extend(words.iter().map(|it| it.states.get(at).copied().unwrap_or_default().to_owned()));
        choices.push(row);
    }
    let settings = vec![
        ["form_title", "form_id", "version", "default_language"].map(str::to_owned).to_vec(),
        vec![
            template.title.clone(),
            name("f", &template.id),
            version.to_owned(),
            words[0].language.to_owned(),
        ],
    ];
    [("survey", survey.rows), ("choices", choices), ("settings", settings)]
        .into_iter()
        .map(|(name, rows)| Table { name: name.to_owned(), rows: rows.into_iter().map(cells).collect() })
        .collect()
}

fn cells(row: Vec<String>) -> Vec<Cell> {
    row.into_iter().map(|it| Cell::Own(it, 1)).collect()
}

/// A question of the survey.
#[derive(Clone, Debug, Default)]
struct Question {
    kind: &'static str,
    name: String,
    required: String,
    relevant: String,
    constraint: String,
    calculation: String,
    appearance: &'static str,
    /// In each language.
    label: [String; 2],
    hint: [String; 2],
    message: [String; 2],
}

struct Survey {
    words: [XlsFormWords; 2],
    rows: Vec<Vec<String>>,
}

impl Survey {
    fn heading(&mut self) {
        let mut row: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        for kind in ["label", "hint", "constraint_message"] {
            row.extend(self.words.iter().map(|it| format!("{kind}::{}", it.language)));
        }
        self.rows.push(row);
    }

    fn ask(&mut self, it: Question) {
        let mut row = vec![
            it.kind.to_owned(),
            it.name,
            it.required,
            it.relevant,
            it.constraint,
            it.calculation,
            it.appearance.to_owned(),
        ];
        for texts in [it.label, it.hint, it.message] {
            row.extend(texts.map(|it| plain(&it)));
        }
        self.rows.push(row);
    }

    /// Words that are the same in both languages, such as those of the annex.
    fn both(text: &str) -> [String; 2] {
        [text.to_owned(), text.to_owned()]
    }

    fn each(&self, read: impl Fn(&XlsFormWords) -> &'static str) -> [String; 2] {
        self.words.map(|it| read(&it).to_owned())
    }

    fn begin(&mut self, name: String, label: [String; 2]) {
        self.ask(Question {
            kind: "begin_group",
            name,
            label,
            appearance: "field-list",
            ..Question::default()
        });
    }

    fn end(&mut self) {
        self.ask(Question { kind: "end_group", ..Question::default() });
    }

    fn fill(&mut self, template: &Template) {
        let required = || "yes".to_owned();
        let label = self.each(|it| it.org_unit);
        self.ask(Question {
            kind: "text",
            name: "org_unit".into(),
            required: required(),
            label,
            ..Question::default()
        });
        let label = self.each(|it| it.period);
        self.ask(Question {
            kind: "text",
            name: "period".into(),
            required: required(),
            label,
            ..Question::default()
        });
        if !template.denominators.is_empty() {
            let label = self.each(|it| it.totals);
            self.begin("totals".into(), label);
            for it in &template.denominators {
                self.ask(Question {
                    kind: "integer",
                    name: name("t", &it.id),
                    constraint: ". > 0".into(),
                    label: Self::both(&it.label),
                    ..Question::default()
                });
            }
            self.end();
        }
        for section in &template.sections {
            let title = [section.roman.as_str(), section.title.as_str()];
            let title: Vec<&str> = title.into_iter().filter(|it| !it.is_empty()).collect();
            let shown = if title.is_empty() { template.title.clone() } else { title.join(". ") };
            // A page for each row: a whole section on one is too long for a phone.
            self.ask(Question {
                kind: "begin_group",
                name: name("s", &section.id),
                label: Self::both(&shown),
                ..Question::default()
            });
            for row in &section.indicators {
                self.row(row);
            }
            self.end();
        }
    }

    fn row(&mut self, row: &Indicator) {
        let number = if row.number.is_empty() { String::new() } else { format!("{}. ", row.number) };
        self.begin(name("i", &row.id), Self::both(&format!("{number}{}", row.name)));
        for part in &row.parts {
            self.part(row, part);
        }
        let label = self.each(|it| it.note);
        self.ask(Question {
            kind: "text",
            name: name("g", &row.id),
            appearance: "multiline",
            label,
            ..Question::default()
        });
        self.end();
    }

    fn part(&mut self, row: &Indicator, part: &Part) {
        let id = format!("{}_{}", row.id, part.id);
        let value = name("v", &id);
        let required = if row.required { "yes" } else { "" }.to_owned();
        let target = part.target.text.as_str();
        let of = |words: &'static str| {
            if part.label.is_empty() { words.to_owned() } else { format!("{} – {words}", part.label) }
        };
        let hint = self.words.map(|it| format!("{}: {target}", it.target));
        match part.kind {
            PartKind::Milestone => {
                let label = self.words.map(|it| of(it.status));
                self.ask(Question {
                    kind: "select_one status",
                    name: value.clone(),
                    required,
                    label,
                    hint,
                    ..Question::default()
                });
            }
            PartKind::Number => {
                let unit = part.target.unit.clone().unwrap_or_default();
                let label = self.words.map(|it| {
                    let words = of(it.value);
                    if unit.is_empty() { words } else { format!("{words} ({unit})") }
                });
                self.ask(Question {
                    kind: "decimal",
                    name: value.clone(),
                    required,
                    label,
                    hint,
                    ..Question::default()
                });
            }
            PartKind::Share => self.share(part, &id, &value, required, &of, hint),
        }
        self.outcome(part, &id, &value);
    }

    /// A count and its total, or the percentage alone.
    fn share(
        &mut self,
        part: &Part,
        id: &str,
        value: &str,
        required: String,
        of: &impl Fn(&'static str) -> String,
        hint: [String; 2],
    ) {
        let (count, percent) = (name("n", id), name("p", id));
        let total = part.denominator.as_ref().map_or_else(|| name("d", id), |it| name("t", it));
        let label = self.words.map(|it| of(it.count));
        let message = self.each(|it| it.count_over_total);
        self.ask(Question {
            kind: "integer",
            name: count.clone(),
            constraint: format!(". >= 0 and (${{{total}}} = '' or . <= ${{{total}}})"),
            label,
            hint,
            message,
            ..Question::default()
        });
        if part.denominator.is_none() {
            let label = self.words.map(|it| of(it.total));
            self.ask(Question {
                kind: "integer",
                name: total.clone(),
                constraint: ". > 0".into(),
                label,
                ..Question::default()
            });
        }
        let label = self.words.map(|it| of(it.percent));
        let message = self.each(|it| it.not_a_share);
        self.ask(Question {
            kind: "decimal",
            name: percent.clone(),
            required: if required.is_empty() { required } else { format!("${{{count}}} = ''") },
            relevant: format!("${{{count}}} = ''"),
            constraint: ". >= 0 and . <= 100".into(),
            label,
            message,
            ..Question::default()
        });
        let share = format!("${{{count}}} div ${{{total}}} * 100");
        self.ask(Question {
            kind: "calculate",
            name: value.to_owned(),
            calculation: format!(
                "if(${{{count}}} != '' and ${{{total}}} != '' and ${{{total}}} > 0, {share}, ${{{percent}}})"
            ),
            ..Question::default()
        });
    }

    /// The outcome by the rules of the app, in words of both languages.
    fn outcome(&mut self, part: &Part, id: &str, value: &str) {
        let value = format!("${{{value}}}");
        let Some(rule) = rule(part, &value) else { return };
        let name = name("o", id);
        self.ask(Question {
            kind: "calculate",
            name: name.clone(),
            calculation: rule,
            ..Question::default()
        });
        let relevant = format!("${{{name}}} != ''");
        for (at, slug) in ["exceeded", "met", "not_met"].into_iter().enumerate() {
            let label = self
                .words
                .map(|it| format!("{}: {}", it.outcome, it.outcomes.get(at).copied().unwrap_or_default()));
            self.ask(Question {
                kind: "note",
                name: format!("{name}_{slug}"),
                relevant: format!("{relevant} and ${{{name}}} = '{slug}'"),
                label,
                ..Question::default()
            });
        }
    }
}

/// The outcome of a value as an expression; none where the target has no number to hold it against.
fn rule(part: &Part, value: &str) -> Option<String> {
    let target = &part.target;
    let limit = target.value.map(|it| it.to_string());
    let three = |better: &str, at_limit: &str, limit: &str| {
        format!(
            "if({value} = '', '', if({value} {better} {limit}, 'exceeded', if({value} = {limit}, '{at_limit}', 'not_met')))"
        )
    };
    // More than the whole cannot be reached.
    let whole = target.is_level_share() && target.value == Some(Decimal::from(100));
    let at_limit = if part.boundary == Boundary::Strict { "not_met" } else { "met" };
    Some(match target.comparator {
        Comparator::Milestone | Comparator::DoneBy => {
            format!("if({value} = '', '', if({value} = 'done', 'met', 'not_met'))")
        }
        Comparator::AtLeast | Comparator::AtLeastTimes if whole => {
            format!("if({value} = '', '', if({value} >= {}, 'met', 'not_met'))", limit?)
        }
        Comparator::AtLeast | Comparator::AtLeastTimes => three(">", "met", &limit?),
        Comparator::MoreThan => three(">", at_limit, &limit?),
        Comparator::AtMost => three("<", "met", &limit?),
        Comparator::LessThan => three("<", at_limit, &limit?),
        Comparator::Exactly => format!("if({value} = '', '', if({value} = {}, 'met', 'not_met'))", limit?),
        Comparator::Between => {
            let (low, high) = (limit?, target.value_max?);
            let inside = format!("if({value} >= {low}, 'met', 'not_met')");
            format!("if({value} = '', '', if({value} > {high}, 'exceeded', {inside}))")
        }
    })
}

/// A name that ODK allows, made of an id.
fn name(kind: &str, id: &str) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() { it } else { '_' };
    format!("{kind}_{}", id.chars().map(plain).collect::<String>())
}

/// Line breaks and what `XLSForm` takes for a reference are no part of a label.
fn plain(text: &str) -> String {
    text.replace("${", "$ {").replace(['\n', '\r'], " ")
}

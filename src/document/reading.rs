//! A whole report, readable on a phone.

use super::look;
use super::markup::{Markup, answer_words, badge, document_line, icon, words_of};
use crate::domain::outcome::Outcome;
use crate::domain::report::{Report, ReportRow};
use crate::domain::template::Indicator;
use crate::text::{self, Language};

/// Sections, results, outcomes, notes.
pub fn reading(report: &Report, language: Language) -> String {
    let mut page = Markup::default();
    page.raw("<div>").element("h2", &report.template.title);
    let mut about = format!("{} · {}", text::period(language, &report.period), report.org_unit.name);
    if report.revision > 1 {
        about = format!("{about} · {}", text::submission(language, report.revision));
    }
    page.element(r#"p class="dim""#, &about).raw(r#"</div><ul class="outcome-strip">"#);
    for outcome in Outcome::ALL.into_iter().filter(|it| report.counts.with(*it) > 0) {
        let (class, name) = look(outcome);
        page.raw(r#"<li class=""#).raw(class).raw(r#"">"#);
        icon(&mut page, name);
        page.text(&text::outcome_count(language, outcome, report.counts.with(outcome))).raw("</li>");
    }
    page.raw("</ul>");
    let mut rows = report.rows.iter();
    for section in &report.template.sections {
        let parts = [section.roman.as_str(), section.title.as_str()];
        let title = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ");
        if !title.is_empty() {
            page.element("h3", &title);
        }
        page.raw(r#"<dl class="answers">"#);
        for (indicator, row) in section.indicators.iter().zip(rows.by_ref()) {
            answer(&mut page, language, indicator, row);
            explanations(&mut page, language, report, &indicator.id);
            page.raw("</div>");
        }
        page.raw("</dl>");
    }
    page.into_text()
}

fn answer(page: &mut Markup, language: Language, indicator: &Indicator, row: &ReportRow) {
    let texts = language.texts();
    page.raw(r#"<div data-row=""#).text(&indicator.id).raw(r#"" data-outcome=""#).raw(row.outcome().slug());
    page.raw(r#""><dt>"#).element(r#"span class="dim number""#, &indicator.number);
    page.element("span", &indicator.name).raw("</dt>");
    let lettered = |part: &str, words: String| {
        if indicator.is_compound() { format!("{part}) {words}") } else { words }
    };
    let targets = indicator.parts.iter().map(|it| lettered(&it.id, text::target(language, &it.target)));
    let targets = targets.collect::<Vec<_>>().join("; ");
    page.element(r#"dd class="dim""#, &format!("{} {targets}", texts.target_label())).raw("<dd>");
    for (part, answered) in indicator.parts.iter().zip(&row.parts) {
        let words = lettered(&part.id, answer_words(language, part, &answered.answer));
        page.element(r#"span class="value""#, &words);
        if indicator.is_compound() {
            badge(page, language, answered.outcome);
        }
        if !answered.absence_reason.is_empty() {
            page.element(r#"span class="dim""#, &answered.absence_reason);
        }
    }
    badge(page, language, row.outcome());
    page.raw("</dd>");
    if let Some(declared) = &row.declared {
        page.raw(r#"<dd class="dim">"#).text(texts.computed_as()).raw(" ");
        badge(page, language, row.computed);
        page.raw("</dd>");
        page.element(r#"dd class="dim""#, &format!("{}: {}", texts.declared_reason(), declared.reason));
    }
    if !row.note.is_empty() {
        page.element(r#"dd class="dim""#, &format!("{}: {}", texts.note(), row.note));
    }
    for evidence in &row.evidence {
        page.element(r#"dd class="dim""#, &format!("{}: {}", texts.evidence(), document_line(evidence)));
    }
}

/// The words with which warnings about a row were answered.
fn explanations(page: &mut Markup, language: Language, report: &Report, indicator: &str) {
    for word in words_of(report, indicator) {
        page.element(r#"dd class="dim""#, &format!("{}: {word}", language.texts().word_of_reason()));
    }
}

/// Names and values side by side, without those that have no value.
pub fn facts(facts: &[(&str, &str)]) -> String {
    let mut page = Markup::default();
    page.raw(r#"<dl class="facts">"#);
    for (name, value) in facts.iter().filter(|it| !it.1.is_empty()) {
        page.element("dt", name).element("dd", value);
    }
    page.raw("</dl>");
    page.into_text()
}

//! A whole report, readable on a phone.

use super::badge::{Badge, OutcomeStrip};
use super::row_card::answer_words;
use crate::domain::report::{Report, ReportRow};
use crate::domain::template::Indicator;
use crate::text;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// Sections, results, outcomes, notes.
#[component]
pub fn ReportReading(report: Report) -> impl IntoView {
    let shell = Shell::here();
    let language = shell.language();
    let mut rows = report.rows.iter();
    let mut sections: Vec<AnyView> = Vec::new();
    for section in &report.template.sections {
        let answers: Vec<AnyView> =
            section.indicators.iter().zip(rows.by_ref()).map(|(indicator, row)| answer(indicator, row)).collect();
        let title = [section.roman.as_str(), section.title.as_str()];
        let title = title.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ");
        sections.push(
            view! {
                {(!title.is_empty()).then(|| view! { <h3>{title}</h3> })}
                <dl class="answers">{answers}</dl>
            }
            .into_any(),
        );
    }
    view! {
        <div>
            <h2>{report.template.title.clone()}</h2>
            <p class="dim">{text::period(language, &report.period)} " · " {report.org_unit.name.clone()}</p>
        </div>
        <OutcomeStrip counts=report.counts/>
        {sections}
    }
}

fn answer(indicator: &Indicator, row: &ReportRow) -> AnyView {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let values: Vec<AnyView> = indicator
        .parts
        .iter()
        .zip(&row.parts)
        .map(|(part, answered)| {
            let unit = part.target.unit.as_deref().unwrap_or_default();
            let words = answer_words(language, &answered.answer, unit, part.target.is_percent());
            let lead = if indicator.is_compound() { format!("{}) ", part.id) } else { String::new() };
            let reason = answered.absence_reason.clone();
            view! {
                <span class="value">{lead} {words}</span>
                {indicator.is_compound().then(|| view! { <Badge outcome=answered.outcome/> })}
                {(!reason.is_empty()).then(|| view! { <span class="dim">{reason}</span> })}
            }
            .into_any()
        })
        .collect();
    let declared = row.declared.clone().map(|it| {
        let computed = row.computed;
        view! {
            <span class="dim">{texts.declared_by_unit} ": " {it.reason} " · " {texts.computed_as} " "</span>
            <Badge outcome=computed/>
        }
    });
    let evidence: Vec<_> = row
        .evidence
        .iter()
        .map(|it| {
            let parts = [it.number.as_str(), it.date.as_str(), it.subject.as_str()];
            let line = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
            view! { <p class="dim">{texts.evidence} ": " {line}</p> }
        })
        .collect();
    let note = row.note.clone();
    let number = indicator.number.clone();
    view! {
        <div data-row=indicator.id.clone() data-outcome=row.outcome().slug()>
            <dt><span class="dim number">{number}</span><span>{indicator.name.clone()}</span></dt>
            <dd>{values} <Badge outcome=row.outcome()/> {declared}</dd>
            {(!note.is_empty()).then(|| view! { <dd class="dim">{note}</dd> })}
            {(!evidence.is_empty()).then(|| view! { <dd>{evidence}</dd> })}
        </div>
    }
    .into_any()
}

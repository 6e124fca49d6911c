//! The annex as it must look on paper.

use crate::domain::report::{Report, ReportPart, ReportRow};
use crate::domain::template::{Indicator, Part};
use crate::text;
use crate::text::{Language, format};
use crate::ui::part::row_card::answer_words;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// The result cell of a row: one line per part.
fn result_lines(language: Language, indicator: &Indicator, row: &ReportRow) -> Vec<String> {
    let line = |(part, answered): (&Part, &ReportPart)| {
        let unit = part.target.unit.as_deref().unwrap_or_default();
        let words = answer_words(language, &answered.answer, unit, part.target.is_percent());
        if indicator.is_compound() { format!("{}) {words}", part.id) } else { words }
    };
    indicator.parts.iter().zip(&row.parts).map(line).collect()
}

/// The note cell: the note, reasons for absence, why another outcome is declared, evidence.
fn note_lines(row: &ReportRow) -> Vec<String> {
    let mut lines = vec![row.note.clone()];
    lines.extend(row.parts.iter().map(|it| it.absence_reason.clone()));
    lines.extend(row.declared.as_ref().map(|it| it.reason.clone()));
    let document = |it: &crate::domain::draft::Evidence| {
        let parts = [it.number.as_str(), it.date.as_str(), it.subject.as_str()];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
    };
    lines.extend(row.evidence.iter().map(document));
    lines.retain(|it| !it.trim().is_empty());
    lines
}

fn lines(lines: Vec<String>) -> impl IntoView + use<> {
    lines.into_iter().map(|it| view! { <p>{it}</p> }).collect::<Vec<_>>()
}

/// The whole table with head and foot.
#[component]
pub fn Annex(report: Report) -> impl IntoView {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let template = &report.template;
    let mut rows = report.rows.iter();
    let mut body: Vec<AnyView> = Vec::new();
    for section in &template.sections {
        if !section.title.is_empty() {
            let roman = section.roman.clone();
            body.push(
                view! {
                    <tr role="row" class="annex-section">
                        <th role="rowheader" scope="rowgroup" colspan="6">
                            <span>{(!roman.is_empty()).then(|| format!("{roman}."))}</span> " " {section.title.clone()}
                        </th>
                    </tr>
                }
                .into_any(),
            );
        }
        for (indicator, row) in section.indicators.iter().zip(rows.by_ref()) {
            let targets: Vec<String> = indicator
                .parts
                .iter()
                .map(|it| {
                    let phrase = text::target(language, &it.target);
                    if indicator.is_compound() { format!("{}) {phrase}", it.id) } else { phrase }
                })
                .collect();
            body.push(
                view! {
                    <tr role="row">
                        <th role="rowheader" scope="row">{indicator.number.clone()}</th>
                        <td role="cell">{indicator.name.clone()}</td>
                        <td role="cell" data-label=texts.annex_target>{lines(targets)}</td>
                        <td role="cell" data-label=texts.annex_result>{lines(result_lines(language, indicator, row))}</td>
                        <td role="cell" data-label=texts.annex_outcome>{text::outcome(language, row.outcome())}</td>
                        <td role="cell" data-label=texts.annex_note>{lines(note_lines(row))}</td>
                    </tr>
                }
                .into_any(),
            );
        }
    }
    let heads = [
        texts.annex_number,
        texts.annex_indicator,
        texts.annex_target,
        texts.annex_result,
        texts.annex_outcome,
        texts.annex_note,
    ];
    let head: Vec<_> = heads.map(|it| view! { <th role="columnheader" scope="col">{it}</th> }).into_iter().collect();
    let made = format::moment(language, report.finalised_at.as_str());
    view! {
        <article class="card annex" aria-labelledby="annex-title">
            <header class="annex-head">
                <div>
                    <p><b>{report.org_unit.name.to_uppercase()}</b></p>
                    <p><b>{texts.republic}<br/>{texts.motto}</b></p>
                </div>
                <h2 id="annex-title">{template.annex.clone()}</h2>
                <p>{texts.new_period} ": " {text::period(language, &report.period)}</p>
            </header>
            <table role="table">
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
            <div class="annex-sign">
                <p><b>{texts.prepared_by}</b></p>
                <p><b>{texts.head_of_unit}</b></p>
            </div>
            <p class="annex-foot dim">{made} ". " {text::counts(language, &report.counts)} "."</p>
        </article>
    }
}

//! Phụ lục: the table as it must look on paper (Decree 30/2020/NĐ-CP, appendix I).

use super::markup::{Markup, answer_words, document_line, words_of};
use crate::domain::report::{Preview, Report, ReportRow};
use crate::domain::template::Indicator;
use crate::text::{self, Language, Texts, format};

/// A finished report on paper.
pub fn annex(report: &Report, language: Language) -> String {
    sheet(report, language, "")
}

/// A report under way on paper, which says that it is no finished one.
pub fn annex_draft(preview: &Preview, language: Language) -> String {
    sheet(preview.shown(), language, language.texts().annex_draft())
}

/// Head, table and foot. The roles are said because on a small screen the rows become blocks.
fn sheet(report: &Report, language: Language, state: &str) -> String {
    let texts = language.texts();
    let template = &report.template;
    let mut page = Markup::default();
    page.raw(
        r#"<article class="card annex" aria-labelledby="annex-title"><header class="annex-head"><div><p>"#,
    );
    page.element("b", &report.org_unit.name.to_uppercase()).raw("</p><p><b>");
    page.text(texts.republic()).raw("<br>").text(texts.motto()).raw("</b></p></div>");
    page.element(r#"h2 id="annex-title""#, &template.annex);
    let period = format!("{}: {}", texts.new_period(), text::period(language, &report.period));
    page.element("p", &period);
    if report.revision > 1 {
        page.element("p", &text::submission(language, report.revision));
    }
    if !state.is_empty() {
        page.raw("<p>").element("b", state).raw("</p>");
    }
    page.raw(r#"</header><table role="table"><thead role="rowgroup"><tr role="row">"#);
    for head in [
        texts.annex_number(),
        texts.annex_indicator(),
        texts.annex_target(),
        texts.annex_result(),
        texts.annex_outcome(),
        texts.annex_note(),
    ] {
        page.element(r#"th role="columnheader" scope="col""#, head);
    }
    page.raw(r#"</tr></thead><tbody role="rowgroup">"#);
    let mut rows = report.rows.iter();
    for section in &template.sections {
        if !section.title.is_empty() {
            let roman = if section.roman.is_empty() { String::new() } else { format!("{}.", section.roman) };
            page.raw(
                r#"<tr role="row" class="annex-section"><th role="rowheader" scope="rowgroup" colspan="6">"#,
            );
            page.element("span", &roman).raw(" ").text(&section.title).raw("</th></tr>");
        }
        for (indicator, row) in section.indicators.iter().zip(rows.by_ref()) {
            table_row(&mut page, language, report, indicator, row);
        }
    }
    page.raw(r#"</tbody></table><div class="annex-sign">"#);
    for who in [texts.prepared_by(), texts.head_of_unit()] {
        page.raw("<p>").element("b", who).raw("</p>");
    }
    let made = format::moment(language, report.finalised_at.as_str());
    let foot = format!("{made}. {}.", text::counts(language, &report.counts));
    page.raw("</div>").element(r#"p class="annex-foot dim""#, &foot).raw("</article>");
    page.into_text()
}

fn table_row(page: &mut Markup, language: Language, report: &Report, indicator: &Indicator, row: &ReportRow) {
    let texts: Texts = language.texts();
    page.raw(r#"<tr role="row">"#);
    page.element(r#"th role="rowheader" scope="row""#, &indicator.number);
    page.element(r#"td role="cell""#, &indicator.name);
    let lettered = |part: &str, words: String| {
        if indicator.is_compound() { format!("{part}) {words}") } else { words }
    };
    let targets = indicator.parts.iter().map(|it| lettered(&it.id, text::target(language, &it.target)));
    cell(page, texts.annex_target(), targets);
    let answers = indicator.parts.iter().zip(&row.parts);
    cell(
        page,
        texts.annex_result(),
        answers.map(|(part, it)| lettered(&part.id, answer_words(language, part, &it.answer))),
    );
    cell(page, texts.annex_outcome(), [text::outcome(language, row.outcome()).to_owned()]);
    let mut notes = vec![row.note.clone()];
    notes.extend(row.parts.iter().map(|it| it.absence_reason.clone()));
    if let Some(declared) = &row.declared {
        let computed = text::outcome(language, row.computed);
        notes.push(format!("{}: {computed}", texts.computed_as()));
        notes.push(format!("{}: {}", texts.declared_reason(), declared.reason));
    }
    let documents = row.evidence.iter().map(document_line);
    notes.extend(documents.map(|it| format!("{}: {it}", texts.evidence())));
    let words = words_of(report, &indicator.id).into_iter().filter(|it| *it != row.note.trim());
    notes.extend(words.map(|it| format!("{}: {it}", texts.word_of_reason())));
    notes.retain(|it| !it.trim().is_empty());
    cell(page, texts.annex_note(), notes);
    page.raw("</tr>");
}

fn cell(page: &mut Markup, label: &str, lines: impl IntoIterator<Item = String>) {
    page.raw(r#"<td role="cell" data-label=""#).text(label).raw(r#"">"#);
    for line in lines {
        page.element("p", &line);
    }
    page.raw("</td>");
}

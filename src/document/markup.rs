//! Markup being written, and what the documents write alike.

use super::look::look;
use crate::domain::answer::{Answer, MilestoneStatus};
use crate::domain::draft::Evidence;
use crate::domain::outcome::Outcome;
use crate::domain::report::Report;
use crate::domain::template::Part;
use crate::text::{Language, format, outcome};

/// Markup being written.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Adds markup written in the source.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text; no character of it can become markup, in an element or in a quoted attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for it in text.chars() {
            match it {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                it => self.0.push(it),
            }
        }
        self
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// Adds an element with a text in it; `open` is its tag with attributes, written in the source.
    pub(super) fn element(&mut self, open: &str, text: &str) -> &mut Self {
        let tag = open.split(' ').next().unwrap_or(open);
        self.raw("<").raw(open).raw(">").text(text).raw("</").raw(tag).raw(">")
    }
}

/// A figure or the words of an answer, as people read them.
pub(super) fn answer_words(language: Language, part: &Part, answer: &Answer) -> String {
    let texts = language.texts();
    let unit = part.target.unit.as_deref().unwrap_or_default();
    match answer {
        Answer::Fraction(it) => {
            let (count, total) =
                (format::decimal(language, it.numerator()), format::decimal(language, it.denominator()));
            match it.percent(2).filter(|_| part.target.is_percent()) {
                Some(share) => format!("{count}/{total} = {}", format::quantity(language, share, "%")),
                None => format!("{count}/{total}"),
            }
        }
        Answer::Value(it) => format::quantity(language, *it, unit),
        Answer::Milestone(MilestoneStatus::NotStarted) => texts.not_started().to_owned(),
        Answer::Milestone(MilestoneStatus::InProgress) => texts.in_progress().to_owned(),
        Answer::Milestone(MilestoneStatus::Done) => texts.done().to_owned(),
        Answer::NoData | Answer::NotApplicable | Answer::NotEntered => texts.no_result().to_owned(),
    }
}

/// "15/KH-UBND, 02/02/2023, Kế hoạch …".
pub(super) fn document_line(evidence: &Evidence) -> String {
    let fields = [evidence.number.trim(), evidence.date.trim(), evidence.subject.trim()];
    fields.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The words with which warnings about a row were answered, each once.
pub(super) fn words_of<'a>(report: &'a Report, indicator: &str) -> Vec<&'a str> {
    let mut words: Vec<&str> = Vec::new();
    for it in &report.acknowledged {
        let word = it.reason.trim();
        if it.indicator.as_deref() == Some(indicator) && !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

pub(super) fn icon(page: &mut Markup, name: &str) {
    page.raw(r##"<svg class="icon" aria-hidden="true"><use href="#i-"##).raw(name).raw(r#""></use></svg>"#);
}

pub(super) fn badge(page: &mut Markup, language: Language, of: Outcome) {
    let (class, name) = look(of);
    page.raw(r#"<span class="badge "#).raw(class).raw(r#"" data-outcome=""#).raw(of.slug()).raw(r#"">"#);
    icon(page, name);
    page.text(outcome(language, of)).raw("</span>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let mut page = Markup::default();
        page.element("p", r#"<img src=x onerror='a'> & "b""#);
        assert_eq!(page.0, "<p>&lt;img src=x onerror=&#39;a&#39;&gt; &amp; &quot;b&quot;</p>");
    }
}

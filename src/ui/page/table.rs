//! The files that were opened, a card each: what each is, and how they belong together.

use super::open::{Desk, OnTable};
use crate::bundle::Opened;
use crate::bundle::relation::{Relation, relations};
use crate::document;
use crate::text;
use crate::ui::dom::{El, View, el};
use crate::ui::finish;
use crate::ui::part::{icon, notice};
use crate::ui::shell::Shell;
use std::sync::Arc;

/// All cards; a file that another has taken the place of stands below the others.
pub fn cards(desk: Desk) -> View {
    let (texts, language) = (desk.shell.texts(), desk.shell.language());
    let files = desk.files.read();
    if files.is_empty() {
        return el("p").class("dim").add(texts.open_hint()).into();
    }
    let intact: Vec<&Opened> = files.iter().filter_map(|it| it.found.as_ref().as_ref().ok()).collect();
    let mut told = relations(&intact).into_iter();
    // One relation for each intact file, in the same order.
    let mut all: Vec<(&OnTable, Relation)> = files
        .iter()
        .map(|it| (it, if it.found.is_ok() { told.next().unwrap_or_default() } else { Relation::default() }))
        .collect();
    all.sort_by_key(|(_, it)| it.replaced_by.is_some());
    let own = finish::device_kid(desk.shell);
    let mut list = el("ul").class("list");
    for (file, relation) in &all {
        list = list.add(match file.found.as_ref() {
            Ok(opened) => intact_card(desk, file, opened, relation, own.as_deref()),
            Err(sentence) => invalid_card(desk.shell, file, sentence),
        });
    }
    let count = text::files(language, files.len());
    let title = el("h2").id("results").add(format!("{} {count}", texts.opened_files()));
    el("section").class("stack tight").attr("aria-labelledby", "results").add(title).add(list).into()
}

/// A card; it takes the focus when its file was just opened, so that it is seen and read aloud.
fn card(file: &OnTable, result: &str) -> El {
    el("li").class("card").id(&file.card_id()).attr("tabindex", "-1").attr("data-result", result)
}

fn invalid_card(shell: Shell, file: &OnTable, sentence: &str) -> El {
    let texts = shell.texts();
    let facts = View::from_markup(&document::facts(&[(texts.file_label(), &file.name)]));
    card(file, "invalid").add(notice("error", texts.invalid(), sentence)).add(facts)
}

fn intact_card(desk: Desk, file: &OnTable, opened: &Opened, relation: &Relation, own: Option<&str>) -> El {
    let (texts, language) = (desk.shell.texts(), desk.shell.language());
    let report = opened.report();
    let is_own = opened.signers().iter().any(|it| Some(it.kid.as_str()) == own);
    let (what, about) = if is_own {
        (texts.own_device(), texts.own_device_text())
    } else {
        (texts.intact(), texts.intact_text())
    };
    let mut card = card(file, "intact").attr("data-identity", opened.identity());
    if let Some(revision) = relation.replaced_by {
        let line = text::replaced_by(language, revision);
        card = card.class("card replaced").add(el("p").class("flagged").add(icon("info")).add(line));
    }
    card = card.add(notice("good", what, about));
    if file.again {
        card = card.add(notice("info", texts.already_open(), ""));
    }
    for (stands, sentence) in
        [(relation.rival, texts.rival_file()), (relation.foreign_replacement, texts.foreign_replacement())]
    {
        if stands {
            card = card.add(notice("warning", sentence, ""));
        }
    }
    if report.revision > 1 {
        card = card.add(el("p").add(el("b").add(text::submission(language, report.revision))));
    }
    if relation.earlier_missing {
        let earlier = text::earlier_not_open(language, report.revision.saturating_sub(1));
        card = card.add(el("p").class("hint").add(earlier));
    }
    card = card.add(remarks(desk.shell, opened)).add(View::from_markup(&document::facts(&[
        (texts.file_label(), &file.name),
        (texts.report_label(), &report.template.title),
        (texts.period_label(), &text::period(language, &report.period)),
        (texts.unit_label(), &report.org_unit.name),
        (texts.person_label(), &report.person),
        (texts.revision_label(), &report.revision.to_string()),
        (texts.device_time_label(), &text::format::moment(language, opened.sealed_at().as_str())),
    ])));
    for signer in opened.signers() {
        let mark = signer.fingerprint.as_str();
        card = card.add(el("p").class("dim").add(texts.mark_of_sender()));
        card = card.add(el("p").class("fingerprint").attr("translate", "no").add(mark));
    }
    let found = Arc::clone(&file.found);
    let read = el("button").class("button button-primary").attr("type", "button").add(texts.read_report());
    let read = read.on_tap(move || {
        if let Ok(opened) = found.as_ref() {
            desk.reading.set(document::reading(opened.report(), language));
        }
    });
    if !is_own {
        card = card.add(el("p").class("hint").add(texts.compare_fingerprint()));
    }
    card.add(el("div").class("actions").add(read))
}

/// Where the outcomes written in the file are not those of our rules, row by row.
fn remarks(shell: Shell, opened: &Opened) -> View {
    let (texts, language) = (shell.texts(), shell.language());
    let template = &opened.report().template;
    let mut sentences: Vec<String> =
        opened.remarks().iter().map(|it| text::remark(language, template, it)).collect();
    // A row and its only part differ in the same words.
    sentences.dedup();
    if sentences.is_empty() {
        return View::default();
    }
    let mut list = el("ul").class("stack tight");
    for sentence in &sentences {
        list = list.add(el("li").class("dim").add(sentence.as_str()));
    }
    let label = format!("{} ({})", texts.remark_rows(), sentences.len());
    let rows = el("details")
        .class("more remarks")
        .attr("open", "")
        .add(el("summary").add(icon("warn")).add(el("span").add(label)))
        .add(list);
    View::from(notice("warning", texts.remark_recomputed(), "")).and(rows)
}

//! Kiểm tra: errors first, then warnings, each a link to its row; what the office will see.

use super::report::locked;
use crate::browser::page;
use crate::document::look;
use crate::domain::counts::{Counts, is_mere_gap};
use crate::domain::finding::{Finding, Level};
use crate::domain::outcome::Outcome;
use crate::text;
use crate::ui::dom::{El, View, div, el};
use crate::ui::finish;
use crate::ui::part::{TextEntry, badge, field, icon, notice, saved, storage_warning, top_bar};
use crate::ui::reactive::{Callback, RwSignal, Signal, StoredValue, untrack};
use crate::ui::report_state::ReportState;
use crate::ui::route;
use crate::ui::shell::Shell;

/// The page.
pub fn check() -> View {
    let shell = Shell::here();
    let form = ReportState::here();
    let texts = shell.texts();
    let id = form.head().read_untracked().id.clone();
    // What was found when the page was opened: it does not change under the thumb while reasons are typed.
    let checked = untrack(|| form.check());
    let (errors, warnings): (Vec<Finding>, Vec<Finding>) =
        checked.findings.into_iter().partition(|it| it.kind.level() == Level::Error);
    // An empty form has a gap in every row: they are told in one list and not in a message each.
    let (gaps_found, errors): (Vec<Finding>, Vec<Finding>) =
        errors.into_iter().partition(|it| is_mere_gap(&it.kind));
    let asked = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let clean = errors.is_empty() && gaps_found.is_empty() && warnings.is_empty();
    let content = div("stack")
        .add(storage_warning())
        .add(locked())
        .add(clean.then(|| notice("good", texts.check_clean(), texts.check_clean_text())))
        .live(move || problem.get().map(|it| notice("error", it, "")))
        .add(group(texts.check_errors(), &errors, asked))
        .add(gaps(&gaps_found))
        .add(group(texts.check_warnings(), &warnings, asked));
    let next = route::report(&id, "gui");
    let sent = next.clone();
    let to_correct = !errors.is_empty() || !gaps_found.is_empty();
    let finish = Callback::new(move |()| {
        if to_correct {
            if let Some(address) = errors.iter().chain(&gaps_found).find_map(|it| row_address(form, it)) {
                page::go(address.trim_start_matches('#'));
            }
            return;
        }
        let answered = |it: &Finding| !untrack(|| word(form, &it.key())).trim().is_empty();
        if let Some(open) = warnings.iter().position(|it| !answered(it)) {
            asked.set(true);
            page::focus_id(&format!("word-{open}"));
            return;
        }
        match finish::finish(shell, form) {
            Ok(()) => page::go(sent.trim_start_matches('#')),
            Err(error) => problem.set(Some(finish::sentence(shell, error))),
        }
    });
    let (label, hint) = if to_correct {
        (texts.fix_first(), texts.errors_first())
    } else {
        (texts.finalise(), texts.finalise_hint())
    };
    let bar = el("nav").class("bottom-bar").attr("aria-label", texts.check()).live(move || {
        if form.is_locked() {
            return el("a").class("button button-primary").attr("href", &next).add(texts.send());
        }
        el("button")
            .class("button button-primary")
            .attr("type", "button")
            .id("finish")
            .attr("title", hint)
            .add(label)
            .on_tap(move || finish.run(()))
    });
    let main = el("main").class("page pairs").id("main").attr("tabindex", "-1");
    let title = Signal::stored(texts.check().to_owned());
    View::from(top_bar(&route::report(&id, ""), title, div("top-meta").add(saved())))
        .and(main.add(content).add(office_sees(form, &checked.total)))
        .and(bar)
}

/// Where a finding is mended: in its row, or where the report's unit is named.
fn row_address(form: ReportState, finding: &Finding) -> Option<String> {
    let Some(indicator) = finding.indicator.as_deref() else {
        return Some(route::report(&form.head().read_untracked().id, "khac"));
    };
    let template = form.template();
    let (section, _) = template.rows().find(|(_, it)| it.id == indicator)?;
    let place = format!("{}/{indicator}/{}", section.id, route::field_of(finding));
    Some(route::report(&form.head().read_untracked().id, place.trim_end_matches('/')))
}

/// The reason given for a warning. Reactive.
fn word(form: ReportState, key: &str) -> String {
    form.head().read().acknowledged.get(key).cloned().unwrap_or_default()
}

fn group(title: &str, findings: &[Finding], asked: RwSignal<bool>) -> Option<El> {
    if findings.is_empty() {
        return None;
    }
    let count = el("span").class("dim").add(findings.len().to_string());
    let mut list = el("ul").class("list");
    for (at, finding) in findings.iter().enumerate() {
        list = list.add(item(at, finding, asked));
    }
    Some(el("section").class("stack tight").add(el("h2").add(title).add(" ").add(count)).add(list))
}

/// Rows without an answer, a link each; a row of several parts once.
fn gaps(findings: &[Finding]) -> Option<El> {
    let first = findings.first()?;
    let form = ReportState::here();
    let language = Shell::here().language();
    let template = form.template();
    let mut list = el("ul").class("list");
    let mut count = 0;
    let mut before = None;
    for finding in findings {
        let Some(row) = finding.indicator.as_deref().and_then(|it| template.indicator(it)) else { continue };
        if before == Some(&row.id) {
            continue;
        }
        before = Some(&row.id);
        count += 1;
        let name = el("span").class("item-text").add(format!("{}. {}", row.number, shortened(&row.name)));
        let address = row_address(form, finding).unwrap_or_default();
        let link =
            el("a").class("item").attr("href", &address).add(icon("circle")).add(name).add(icon("next"));
        list = list.add(el("li").attr("data-code", finding.kind.code()).add(link));
    }
    let message = text::finding_message(language, &template, first);
    let title = format!("{} ", text::gaps(language, count));
    let section = el("section").class("stack tight").add(el("h2").add(title));
    Some(section.add(el("p").class("dim").add(message.remedy)).add(list))
}

fn item(at: usize, finding: &Finding, asked: RwSignal<bool>) -> El {
    let shell = Shell::here();
    let form = ReportState::here();
    let (texts, language) = (shell.texts(), shell.language());
    let template = form.template();
    let message = text::finding_message(language, &template, finding);
    let level = finding.kind.level();
    let (class, name) = match level {
        Level::Error => ("finding finding-error", "error"),
        Level::Warning => ("finding finding-warning", "warn"),
    };
    let address =
        row_address(form, finding).unwrap_or_else(|| route::report(&form.head().read_untracked().id, ""));
    let row = finding.indicator.as_deref().and_then(|it| template.indicator(it));
    let place = match row {
        Some(row) => format!("{}. {}", row.number, shortened(&row.name)),
        None => texts.whole_report().to_owned(),
    };
    let words =
        el("span").add(el("b").add(place)).add(el("br")).add(message.what).add(" ").add(message.remedy);
    let link = el("a").class(class).attr("href", &address).add(icon(name)).add(words).add(icon("next"));
    let answer = (level == Level::Warning).then(|| reason(at, finding.key(), asked));
    el("li")
        .class("card")
        .attr("data-code", finding.kind.code())
        .add(link)
        .add(el("fieldset").flag_by("disabled", move || form.is_locked()).add(answer))
}

/// The field for the reason of a warning.
fn reason(at: usize, key: String, asked: RwSignal<bool>) -> El {
    let form = ReportState::here();
    let texts = Shell::here().texts();
    let id = format!("word-{at}");
    let hint = format!("{id}-hint");
    let key = StoredValue::new(key);
    let own = Signal::derive(move || key.with_value(|it| word(form, it)));
    let missing = Signal::derive(move || asked.get() && own.read().trim().is_empty());
    let on_input = Callback::new(move |(text, _)| {
        form.edit_head(|it| drop(it.acknowledged.insert(key.get_value(), text)));
    });
    let entry = TextEntry {
        invalid: Some(missing),
        described_by: hint.clone(),
        ..TextEntry::new(id.as_str(), own, on_input)
    };
    let hint = el("p").class("hint").id(&hint);
    field(&id, texts.word_of_reason(), entry.view()).add(hint.words(move || {
        if missing.get() { texts.warnings_first() } else { texts.word_placeholder() }.to_owned()
    }))
}

/// The beginning of a long name; the link leads to all of it.
fn shortened(name: &str) -> String {
    const LENGTH: usize = 70;
    if name.chars().count() <= LENGTH {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LENGTH).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0);
    format!("{whole_words}…")
}

fn office_sees(form: ReportState, counts: &Counts) -> El {
    let shell = Shell::here();
    let texts = shell.texts();
    let draft = form.head().read_untracked();
    let mut bar = div("outcome-bar").attr("aria-hidden", "true");
    let mut list = el("dl").class("counts");
    for outcome in Outcome::ALL {
        let rows = counts.with(outcome);
        if rows == 0 {
            continue;
        }
        let (class, _) = look(outcome);
        bar = bar.add(el("i").class(class).attr("style", &format!("flex:{rows}")));
        let count = el("dd").add(rows.to_string());
        list = list.add(el("div").add(el("dt").add(badge(outcome))).add(count));
    }
    let about = el("p")
        .class("dim")
        .add(text::period(shell.language(), &draft.period))
        .add(" · ")
        .add(draft.org_unit.name.as_str());
    let head = el("div").add(el("h2").id("office").add(texts.office_sees())).add(about);
    let mut card = el("section").class("card").attr("aria-labelledby", "office").add(head).add(bar).add(list);
    if !draft.person.trim().is_empty() {
        let facts = el("dl").class("facts").add(el("dt").add(texts.person_in_file()));
        card = card.add(facts.add(el("dd").add(draft.person.as_str())));
    }
    let on_paper = route::report(&draft.id, "in");
    card.add(el("a").class("button").attr("href", &on_paper).add(icon("print")).add(texts.as_on_paper()))
}

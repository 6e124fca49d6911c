//! Kiểm tra: errors first, then warnings, each a link to its field; what the office will see.

use super::own_forms::newer;
use super::report::locked;
use super::warnings::Warnings;
use crate::browser::page;
use crate::document::look;
use crate::domain::counts::{Counts, is_mere_gap};
use crate::domain::finding::{Finding, FindingKind, Level, TextField};
use crate::domain::outcome::Outcome;
use crate::domain::template::Indicator;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{El, View, div, el, live};
use crate::ui::part::{badge, icon, notice, saved, storage_warning, top_bar};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, untrack, whenever};
use crate::ui::report_state::ReportState;
use crate::ui::route;
use crate::ui::shell::Shell;
use crate::ui::{correction, finish, safety};

/// The page.
pub fn check() -> View {
    let shell = Shell::here();
    let form = ReportState::here();
    let texts = shell.texts();
    let head = form.head().read_untracked();
    let id = head.id.clone();
    // What was found when the page was opened: it does not change under the thumb while reasons are typed.
    let checked = untrack(|| form.check());
    let (errors, warnings): (Vec<Finding>, Vec<Finding>) =
        checked.findings.into_iter().partition(|it| it.kind.level() == Level::Error);
    let lost = if untrack(|| form.is_locked()) { Vec::new() } else { form.unreadable() };
    // A word that is too long is told at its field, below its warning.
    let is_word =
        |it: &Finding| matches!(it.kind, FindingKind::TextTooLong { field: TextField::Acknowledgement, .. });
    // An empty form has a gap in every row: they are told in one list and not in a message each. What cannot be read
    // is empty for another reason, and told by itself.
    let is_lost = |it: &Finding| it.indicator.as_ref().is_some_and(|row| lost.contains(row));
    let (gaps_found, errors): (Vec<Finding>, Vec<Finding>) =
        errors.into_iter().filter(|it| !is_lost(it) && !is_word(it)).partition(|it| is_mere_gap(&it.kind));
    let warnings = untrack(|| Warnings::new(form, warnings));
    let problem = RwSignal::new(None::<&'static str>);
    whenever(move || {
        // Once something is changed, what stopped the last attempt may be gone.
        form.head().read();
        if problem.read_untracked().is_some() {
            problem.set(None);
        }
    });
    let clean = errors.is_empty() && gaps_found.is_empty() && lost.is_empty() && warnings.count() == 0;
    let next = route::report(&id, "gui");
    let is_correction = head.revision > 1;
    let to_earlier = next.clone();
    let earlier = live(move || {
        // Once it is finished again, the button below leads there.
        (is_correction && !form.is_locked()).then(|| {
            let words = el("span").class("item-text").add(el("span").add(texts.earlier_files_here()));
            el("a").class("item").attr("href", &to_earlier).add(icon("file")).add(words).add(icon("next"))
        })
    });
    let same = is_correction
        && untrack(|| correction::unchanged_since(shell, &head, &form.progress().read())).is_some();
    let own = shell.with_shelf(Shelf::own_forms);
    let is_behind = newer(&own, &head).is_some() && untrack(|| !form.is_locked());
    let behind = is_behind.then(|| {
        let words = el("span").class("item-text").add(el("span").add(texts.newer_edition()));
        let link = el("a").class("item").id("newer-edition").attr("href", &format!("#/mau/{id}"));
        link.add(icon("template")).add(words).add(icon("next"))
    });
    // The file will say when it was made.
    let clock = safety::verdict(shell);
    let clock = clock.is_wrong().then(|| text::safety::clock(shell.language(), clock));
    let content = div("stack")
        .add(storage_warning())
        .add(behind)
        .add(clock.map(|it| notice("warning", &it.what, &it.remedy).id("clock")))
        .add(locked())
        .add(same.then(|| notice("warning", texts.same_as_before(), texts.same_as_before_text())))
        .add(clean.then(|| notice("good", texts.check_clean(), texts.check_clean_text())))
        .add(unreadable(&lost))
        .add(group(texts.check_errors(), &errors))
        .add(gaps(&gaps_found))
        .add(warnings.view())
        .live(move || problem.get().map(|it| notice("error", it, "").id("problem").attr("tabindex", "-1")))
        .add(earlier);
    let sent = next.clone();
    let first_lost = lost.first().and_then(|it| place_of(form, it, ""));
    let first = first_lost.or_else(|| errors.iter().chain(&gaps_found).find_map(|it| row_address(form, it)));
    let to_correct = first.is_some();
    let asking = warnings.clone();
    let finish = Callback::new(move |()| {
        if let Some(address) = &first {
            page::go(address.trim_start_matches('#'));
        } else if !asking.ask() {
            match finish::finish(shell, form) {
                Ok(()) => {
                    // A way back that was offered before is none any more.
                    shell.hush();
                    page::go(sent.trim_start_matches('#'));
                }
                Err(error) => {
                    problem.set(Some(finish::sentence(shell, error)));
                    request_animation_frame(|| page::focus_id("problem"));
                }
            }
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
        let button = el("button")
            .class("button button-primary")
            .attr("type", "button")
            .id("finish")
            .flag_by("disabled", move || shell.is_elsewhere())
            .attr("title", hint)
            .add(label)
            .on_tap(move || finish.run(()));
        div("stack tight").add((!to_correct).then(|| warnings.note())).add(button)
    });
    let main = el("main").class("page pairs").id("main").attr("tabindex", "-1");
    let title = Signal::stored(texts.check().to_owned());
    View::from(top_bar(&route::report(&id, ""), title, div("top-meta").add(saved())))
        .and(main.add(content).add(office_sees(form, &checked.total)))
        .and(bar)
}

/// Where a finding is mended: at its field, or where the report's unit is named.
fn row_address(form: ReportState, finding: &Finding) -> Option<String> {
    if let Some(indicator) = finding.indicator.as_deref() {
        return place_of(form, indicator, &route::field_of(finding));
    }
    // A shared total stands beside the sections, everything else of the whole report among the other actions.
    let page = if matches!(finding.kind, FindingKind::Entry(_)) { "" } else { "khac" };
    Some(route::report(&form.head().read_untracked().id, page))
}

/// The address of a row, or of one of its fields.
fn place_of(form: ReportState, indicator: &str, field: &str) -> Option<String> {
    let template = form.template();
    let (section, _) = template.rows().find(|(_, it)| it.id == indicator)?;
    let place = format!("{}/{indicator}/{field}", section.id);
    Some(route::report(&form.head().read_untracked().id, place.trim_end_matches('/')))
}

fn group(title: &str, findings: &[Finding]) -> Option<El> {
    if findings.is_empty() {
        return None;
    }
    let count = el("span").class("dim").add(findings.len().to_string());
    let mut list = el("ul").class("list");
    for finding in findings {
        list = list.add(item(finding));
    }
    Some(el("section").class("stack tight").add(el("h2").add(title).add(" ").add(count)).add(list))
}

/// Rows that are kept but cannot be read, a link each.
fn unreadable(rows: &[String]) -> Option<El> {
    if rows.is_empty() {
        return None;
    }
    let form = ReportState::here();
    let texts = Shell::here().texts();
    let template = form.template();
    let mut list = el("ul").class("list");
    for row in rows.iter().filter_map(|it| template.indicator(it)) {
        let link = row_link(row, "error", &place_of(form, &row.id, "").unwrap_or_default());
        list = list.add(el("li").attr("data-code", "unreadable_row").add(link));
    }
    let what = notice("error", texts.check_unreadable(), texts.check_unreadable_text());
    Some(el("section").class("stack tight").add(what).add(list))
}

/// A line that leads to a row.
fn row_link(row: &Indicator, name: &str, address: &str) -> El {
    let words = el("span").class("item-text").add(format!("{}. {}", row.number, shortened(&row.name)));
    el("a").class("item").attr("href", address).add(icon(name)).add(words).add(icon("next"))
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
        let link = row_link(row, "circle", &row_address(form, finding).unwrap_or_default());
        list = list.add(el("li").attr("data-code", finding.kind.code()).add(link));
    }
    let message = text::finding_message(language, &template, first);
    let title = format!("{} ", text::gaps(language, count));
    let section = el("section").class("stack tight").add(el("h2").add(title));
    Some(section.add(el("p").class("dim").add(message.remedy)).add(list))
}

/// A finding: where, what, what to do; it leads to its field.
pub fn item(finding: &Finding) -> El {
    let shell = Shell::here();
    let form = ReportState::here();
    let (texts, language) = (shell.texts(), shell.language());
    let template = form.template();
    let message = text::finding_message(language, &template, finding);
    let (class, name) = match finding.kind.level() {
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
    let mut words = el("span").add(el("b").add(place)).add(el("br")).add(message.what);
    // What to do about a missed target stands below, as a field.
    if finding.kind != FindingKind::NotMetWithoutNote {
        words = words.add(" ").add(message.remedy);
    }
    let link = el("a").class(class).attr("href", &address).add(icon(name)).add(words).add(icon("next"));
    el("li").class("card").attr("data-code", finding.kind.code()).add(link)
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

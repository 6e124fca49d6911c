//! A report of a backup beside the one on this device: what differs, and what is to become of it.

use crate::domain::draft::Draft;
use crate::domain::template::Template;
use crate::shelf::{Choice, Difference, Standing};
use crate::text::format;
use crate::text::{self, Language};
use crate::ui::dom::{El, View, div, el};
use crate::ui::part::{Segmented, icon, notice, report_name, report_state};
use crate::ui::reactive::{Callback, RwSignal, Signal};
use crate::ui::shell::Shell;
use crate::wire::backup::SavedReport;
use crate::wire::progress::Progress;

/// How many differences are shown at once; the others are a tap away.
const SHOWN: usize = 4;
/// Characters of a row's words beside its number.
const WORDS: usize = 60;

const BOTH: &str = "both";
const MINE: &str = "mine";
const THEIRS: &str = "theirs";

/// What is chosen for each report of the backup.
pub type Choices = RwSignal<Vec<Choice>>;

/// A report for which something is to be chosen.
pub fn card(
    shell: Shell,
    choices: Choices,
    at: usize,
    report: &SavedReport,
    standing: &Standing,
    form: Option<&Template>,
) -> El {
    let texts = shell.texts();
    let draft = &report.draft.0;
    let card =
        el("article").class("card").attr("data-differs", &draft.id).add(report_name(shell, draft, form));
    let (said, ways): (View, Vec<(&'static str, &str)>) = match standing {
        Standing::Differs(differences) => {
            let ways = vec![
                (BOTH, texts.backup_both()),
                (MINE, texts.backup_mine()),
                (THEIRS, texts.backup_theirs()),
            ];
            (differences_list(shell, form, differences), ways)
        }
        Standing::Deleted { .. } => {
            let ways = vec![(THEIRS, texts.backup_bring_back()), (MINE, texts.backup_leave_deleted())];
            (el("p").class("dim").add(texts.backup_was_deleted()).into(), ways)
        }
        Standing::Unreadable | Standing::New | Standing::Same | Standing::More { .. } => {
            let ways = vec![(BOTH, texts.backup_both()), (MINE, texts.backup_mine())];
            (notice("warning", texts.backup_unreadable_here(), "").into(), ways)
        }
    };
    let there = report.deleted.then(|| el("p").class("dim").add(texts.backup_deleted_there()));
    let chosen = Signal::derive(move || name(choices.read().get(at).copied()).to_owned());
    let on_choose = Callback::new(move |it: &'static str| {
        choices.update(|all| {
            if let Some(choice) = all.get_mut(at) {
                *choice = named(it);
            }
        });
    });
    let choice = Segmented {
        legend: texts.backup_choice(),
        name: format!("choice-{at}"),
        choices: ways.into_iter().map(|(value, label)| (value, label.to_owned())).collect(),
        value: chosen,
        on_choose,
        class: "",
    };
    let differs = matches!(standing, Standing::Differs(_));
    let hint = move || {
        let theirs = differs && chosen.read().as_str() == THEIRS;
        theirs.then(|| el("p").class("hint").attr("role", "status").add(texts.backup_theirs_hint()))
    };
    card.add(there).add(said).add(choice.view()).live(hint)
}

fn name(choice: Option<Choice>) -> &'static str {
    match choice {
        Some(Choice::Mine) => MINE,
        Some(Choice::Theirs) => THEIRS,
        Some(Choice::Both) | None => BOTH,
    }
}

fn named(name: &str) -> Choice {
    match name {
        MINE => Choice::Mine,
        THEIRS => Choice::Theirs,
        _ => Choice::Both,
    }
}

/// What differs, the first few at once.
fn differences_list(shell: Shell, form: Option<&Template>, differences: &[Difference]) -> View {
    let language = shell.language();
    let lines = |of: &[Difference]| {
        let mut list = el("dl").class("differences");
        for difference in of {
            list = list.add(line(shell, form, difference));
        }
        list
    };
    let (first, rest) = differences.split_at(differences.len().min(SHOWN));
    let heading = el("p").add(el("b").add(text::backup::differences(language, differences.len())));
    let more = (!rest.is_empty()).then(|| {
        let words = text::backup::more_differences(language, rest.len());
        let summary = el("summary").add(icon("plus")).add(el("span").add(words));
        el("details").class("more").add(summary).add(lines(rest))
    });
    div("stack tight").add(heading).add(lines(first)).add(more).into()
}

/// One difference: what it is about, what stands here, what stands in the file.
fn line(shell: Shell, form: Option<&Template>, difference: &Difference) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let pair = |mine: &str, theirs: &str| {
        Some((text::backup::shown(language, mine), text::backup::shown(language, theirs)))
    };
    let (what, sides) = match difference {
        Difference::Form => (texts.backup_other_form().to_owned(), None),
        Difference::Name(mine, theirs) => (texts.report_name().to_owned(), pair(mine, theirs)),
        Difference::Unit(mine, theirs) => (texts.new_unit().to_owned(), pair(mine, theirs)),
        Difference::Person(mine, theirs) => (texts.new_person().to_owned(), pair(mine, theirs)),
        Difference::Period(mine, theirs) => {
            let sides = pair(&text::period(language, mine), &text::period(language, theirs));
            (texts.period_label().to_owned(), sides)
        }
        Difference::Revision(mine, theirs) => {
            (texts.revision_label().to_owned(), pair(&mine.to_string(), &theirs.to_string()))
        }
        Difference::State(mine, theirs) => {
            (texts.backup_state().to_owned(), pair(&state(shell, mine), &state(shell, theirs)))
        }
        Difference::Total(id, mine, theirs) => {
            let total = form.and_then(|it| it.denominators.iter().find(|it| it.id == *id));
            (total.map_or(texts.backup_shared_total(), |it| &it.label).to_owned(), pair(mine, theirs))
        }
        Difference::Row(id, mine, theirs) => {
            let indicator = form.and_then(|it| it.indicator(id));
            let said = |it| text::backup::entry(language, indicator, it);
            let place = form.map_or_else(|| id.clone(), |it| text::row_name(language, it, id));
            let words = indicator.map(|it| it.name.as_str()).unwrap_or_default();
            (format!("{place} · {}", cut(words)), Some((said(mine), said(theirs))))
        }
        Difference::Reasons(count) => (text::backup::reasons(language, *count), None),
        Difference::Previous => (texts.backup_previous().to_owned(), None),
        Difference::File(revision) => (text::backup::file_of(language, *revision), None),
    };
    let side = |label: &str, value: String| {
        el("dd").add(el("span").class("dim").add(label)).add(el("span").add(value))
    };
    let line = el("div").add(el("dt").add(what));
    match sides {
        Some((mine, theirs)) => {
            line.add(side(texts.backup_here(), mine)).add(side(texts.backup_there(), theirs))
        }
        None => line,
    }
}

fn cut(words: &str) -> String {
    let mut short: String = words.chars().take(WORDS).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// How a report stands, and since when.
fn state(shell: Shell, progress: &Progress) -> String {
    let language = shell.language();
    let word = report_state(shell.texts(), progress);
    let at = progress.sent_at.as_ref().or(progress.finished.as_ref().map(|it| &it.at));
    at.map_or_else(|| word.to_owned(), |it| format!("{word} · {}", format::moment(language, it)))
}

/// What a report is called in a list: its name or that of its form, unit and period.
pub fn title(language: Language, draft: &Draft, form: Option<&Template>) -> String {
    let printed = form.map(|it| it.title.as_str()).unwrap_or_default();
    let name = if draft.name.trim().is_empty() { printed } else { &draft.name };
    let period = text::period(language, &draft.period);
    let parts = [name, draft.org_unit.name.as_str(), &period];
    parts.into_iter().filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

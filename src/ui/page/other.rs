//! What else can be done with a report: renaming, duplicating, deleting, printing; the unit, the person and the period.

use super::own_forms::newer;
use super::report::locked;
use crate::browser::{clock, files, page, random};
use crate::domain::draft::Draft;
use crate::pieces;
use crate::shelf::Shelf;
use crate::ui::dom::{El, View, button, div, el, live, main_part};
use crate::ui::part::{
    PeriodFields, TextEntry, danger_button, delete_for_good, field, icon, notice, saved, storage_warning,
    top_bar,
};
use crate::ui::reactive::{Callback, RwSignal, Signal, untrack, whenever};
use crate::ui::report_state::ReportState;
use crate::ui::shell::Shell;
use crate::ui::{archive, reports, route};
use crate::wire::progress::Progress;

/// A line of the head that can be changed here.
#[derive(Clone, Copy)]
enum Line {
    Name,
    Unit,
    Person,
}

impl Line {
    fn of(self, draft: &Draft) -> &String {
        match self {
            Self::Name => &draft.name,
            Self::Unit => &draft.org_unit.name,
            Self::Person => &draft.person,
        }
    }

    fn of_mut(self, draft: &mut Draft) -> &mut String {
        match self {
            Self::Name => &mut draft.name,
            Self::Unit => &mut draft.org_unit.name,
            Self::Person => &mut draft.person,
        }
    }

    fn field(self, id: &str, label: &str, described_by: &str) -> El {
        let (shell, form) = (Shell::here(), ReportState::here());
        let value = Signal::derive(move || self.of(&form.head().read()).clone());
        let on_input = Callback::new(move |(text, _)| {
            form.edit_head(|it| {
                *self.of_mut(it) = text;
                // The code is that of the unit it was found for.
                if matches!(self, Self::Unit) {
                    it.org_unit.code = None;
                }
            });
        });
        let before = RwSignal::new(form.head().read_untracked().org_unit.name.clone());
        let on_leave = Callback::new(move |()| {
            let now = form.head().read_untracked().org_unit.name.clone();
            if now.trim() != before.read_untracked().trim() {
                change_subject(shell, form, |_| {});
                before.set(now);
            }
        });
        let is_unit = matches!(self, Self::Unit);
        // A report must say whose it is: told here as well, because the check leads here.
        let missing = Signal::derive(move || is_unit && self.of(&form.head().read()).trim().is_empty());
        let entry = TextEntry {
            described_by: described_by.to_owned(),
            on_leave: is_unit.then_some(on_leave),
            invalid: Some(missing),
            ..TextEntry::new(id, value, on_input)
        };
        let message = move || missing.get().then(|| notice("error", shell.texts().unit_needed(), ""));
        field(id, label, entry.view()).live(message)
    }
}

/// The page.
pub fn other() -> View {
    let shell = Shell::here();
    let form = ReportState::here();
    let texts = shell.texts();
    let id = form.head().read_untracked().id.clone();
    let on_paper = route::report(&id, "in");
    let hint = el("p").class("hint").id("report-name-hint").add(texts.report_name_hint());
    let name = Line::Name.field("report-name", texts.report_name(), "report-name-hint").add(hint);
    let head = || el("fieldset").class("stack").flag_by("disabled", move || form.is_read_only());
    let people = head().add(Line::Unit.field("report-unit", texts.new_unit(), "")).add(Line::Person.field(
        "report-person",
        texts.new_person(),
        "",
    ));
    let period = head().add(period(shell, form)).live(move || {
        let beside = !form.head().read().previous.is_empty();
        beside.then(|| notice("info", texts.previous_loaded(), ""))
    });
    let duplicate_button = button("button").id("duplicate").add(icon("duplicate"));
    let actions = div("actions")
        .add(el("a").class("button").attr("href", &on_paper).add(icon("print")).add(texts.as_on_paper()))
        .add(duplicate_button.add(texts.duplicate()).on_tap(move || duplicate(shell, form)));
    let save = button("button").id("save-report").add(icon("download")).add(texts.backup_one());
    let save = save.on_tap(move || save_alone(shell, form));
    let alone = div("stack tight").add(save).add(el("p").class("hint").add(texts.backup_one_hint()));
    let card = |label: &str| el("section").class("card").attr("aria-label", label);
    // A finished report can still be renamed; one that another page writes in cannot.
    let name = el("fieldset").class("stack").flag_by("disabled", move || shell.is_elsewhere()).add(name);
    let about = card(texts.report_menu()).add(name).add(people).add(period);
    let own = shell.with_shelf(Shelf::own_forms);
    let is_open = !untrack(|| form.is_locked());
    let behind = (is_open && newer(&own, &form.head().read_untracked()).is_some()).then(|| {
        let words = el("span").class("item-text").add(el("span").add(texts.newer_edition()));
        let link = el("a").class("item").id("newer-edition").attr("href", &format!("#/mau/{id}"));
        link.add(icon("template")).add(words).add(icon("next"))
    });
    let copies = card(texts.duplicate()).add(actions).add(alone);
    let deletion = card(texts.delete()).add(deletion(shell, form));
    let main = main_part("page")
        .add(storage_warning())
        .add(locked())
        .add(behind)
        .add(about)
        .add(copies)
        .add(deletion);
    let title = Signal::stored(texts.report_menu().to_owned());
    View::from(top_bar(&route::report(&id, ""), title, div("top-meta").add(saved()))).and(main)
}

/// The fields of the period; a change is kept at once.
fn period(shell: Shell, form: ReportState) -> View {
    let fields = PeriodFields::of(&form.head().read_untracked().period, form.template().year);
    whenever(move || {
        let Some(period) = fields.period() else { return };
        let now = form.head().read_untracked().period;
        // The days of a period may have been set otherwise than by the decree; they go only with the period.
        if (period.year, period.span) != (now.year, now.span) {
            untrack(|| change_subject(shell, form, |it| it.period = period));
        }
    });
    fields.view()
}

/// Changes whom or what time the report is about, and with it the earlier figures to compare with.
fn change_subject(shell: Shell, form: ReportState, change: impl FnOnce(&mut Draft)) {
    let template = form.template();
    let known = reports::all(shell).0;
    form.edit_head(|it| {
        change(it);
        let earlier = reports::earlier(&known, &it.template.id, &it.org_unit.name, &it.period, &it.id);
        it.previous = earlier.map(|earlier| reports::figures(&template, earlier)).unwrap_or_default();
    });
}

/// The button that deletes; where the store has no room for a deleted report, the question whether it may go for good.
fn deletion(shell: Shell, form: ReportState) -> View {
    let texts = shell.texts();
    let full = RwSignal::new(false);
    live(move || {
        if !full.get() {
            let button = danger_button(texts.delete()).id("delete");
            let button = button.flag_by("disabled", move || shell.is_elsewhere()).on_tap(move || {
                if !delete(shell, form) {
                    full.set(true);
                }
            });
            return pieces![div("actions").add(button), el("p").class("hint").add(texts.delete_hint())];
        }
        let yes = Callback::new(move |()| {
            let id = form.head().read_untracked().id.clone();
            archive::purge(shell, &id);
            page::replace("/");
            shell.say(shell.texts_untracked().deleted_for_good());
        });
        let question = delete_for_good(shell, yes, Callback::new(move |()| full.set(false)));
        pieces![notice("warning", texts.delete_full(), ""), question]
    })
}

/// Whether the report could be deleted so that it can be brought back.
fn delete(shell: Shell, form: ReportState) -> bool {
    let id = form.head().read_untracked().id.clone();
    let kept = shell.with_shelf(|it| it.delete(&id));
    shell.note_saving(kept);
    if kept.is_ok() {
        page::replace("/");
        shell.say_with_undo(shell.texts_untracked().deleted(), move || {
            shell.with_shelf(|it| it.restore(&id));
            page::replace(route::report(&id, "").trim_start_matches('#'));
        });
    }
    kept.is_ok()
}

/// Saves the report as a backup of itself.
fn save_alone(shell: Shell, form: ReportState) {
    let texts = shell.texts_untracked();
    let draft = form.snapshot();
    let done =
        super::backup::of_report(shell, &draft).map(|(name, file)| (files::download(&name, &file), name));
    match done {
        Some((Ok(()), name)) => shell.say(format!("{} {name}", texts.saved_file())),
        Some((Err(_), _)) => shell.say(texts.save_failed()),
        None => shell.say(texts.backup_failed()),
    }
}

fn duplicate(shell: Shell, form: ReportState) {
    let texts = shell.texts_untracked();
    let Some(new_id) = random::id() else {
        shell.say(texts.duplicate_failed());
        return;
    };
    let mut copy = form.snapshot();
    copy.id.clone_from(&new_id);
    copy.revision = 1;
    copy.replaces = None;
    copy.created_at = clock::now();
    if copy.name.is_empty() {
        copy.name.clone_from(&form.template().title);
    }
    copy.name.push(' ');
    copy.name.push_str(texts.copy_suffix());
    let kept = shell.with_shelf(|it| {
        let progress = Progress { changed_at: Some(clock::now().as_str().to_owned()), ..Progress::default() };
        // The draft comes last: it clears everything of itself away where the store refuses.
        it.keep_progress(&new_id, &progress).and_then(|()| it.keep_draft(&copy, None))
    });
    shell.note_saving(kept);
    if kept.is_ok() {
        page::go(route::report(&new_id, "").trim_start_matches('#'));
        shell.say(texts.duplicated());
    }
}

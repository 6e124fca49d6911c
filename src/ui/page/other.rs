//! What else can be done with a report: renaming, duplicating, deleting, printing; the unit and the person.

use super::report::locked;
use crate::browser::{clock, page, random};
use crate::domain::draft::Draft;
use crate::ui::dom::{El, View, div, el};
use crate::ui::part::{TextEntry, field, icon, saved, storage_warning, top_bar};
use crate::ui::reactive::{Callback, Signal};
use crate::ui::report_state::ReportState;
use crate::ui::route;
use crate::ui::shell::Shell;
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
        let form = ReportState::here();
        let value = Signal::derive(move || self.of(&form.head().read()).clone());
        let on_input = Callback::new(move |(text, _)| form.edit_head(|it| *self.of_mut(it) = text));
        let entry =
            TextEntry { described_by: described_by.to_owned(), ..TextEntry::new(id, value, on_input) };
        field(id, label, entry.view())
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
    let people = el("fieldset")
        .class("stack")
        .flag_by("disabled", move || form.is_locked())
        .add(Line::Unit.field("report-unit", texts.new_unit(), ""))
        .add(Line::Person.field("report-person", texts.new_person(), ""));
    let button = |id: &str, name: &str, label: &str| {
        el("button").class("button").attr("type", "button").id(id).add(icon(name)).add(label)
    };
    let actions = div("actions")
        .add(el("a").class("button").attr("href", &on_paper).add(icon("print")).add(texts.as_on_paper()))
        .add(button("duplicate", "duplicate", texts.duplicate()).on_tap(move || duplicate(shell, form)))
        .add(button("delete", "trash", texts.delete()).on_tap(move || delete(shell, form)));
    let card = el("section")
        .class("card")
        .attr("aria-label", texts.report_menu())
        .add(name)
        .add(people)
        .add(actions);
    let main = el("main")
        .class("page")
        .id("main")
        .attr("tabindex", "-1")
        .add(storage_warning())
        .add(locked())
        .add(card);
    let title = Signal::stored(texts.report_menu().to_owned());
    View::from(top_bar(&route::report(&id, ""), title, div("top-meta").add(saved()))).and(main)
}

fn delete(shell: Shell, form: ReportState) {
    let id = form.head().read_untracked().id.clone();
    let kept = shell.with_shelf(|it| it.delete(&id));
    shell.note_saving(kept);
    page::replace("/");
    shell.say_with_undo(shell.texts_untracked().deleted(), move || {
        shell.with_shelf(|it| it.restore(&id));
        page::replace(route::report(&id, "").trim_start_matches('#'));
    });
}

fn duplicate(shell: Shell, form: ReportState) {
    let texts = shell.texts_untracked();
    let Some(new_id) = random::id() else {
        shell.say(texts.seal_failed());
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
        it.keep_draft(&copy, None).and_then(|()| it.keep_progress(&new_id, &progress))
    });
    shell.note_saving(kept);
    if kept.is_ok() {
        page::go(route::report(&new_id, "").trim_start_matches('#'));
        shell.say(texts.duplicated());
    }
}

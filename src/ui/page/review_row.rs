//! A row of a review: what was printed, what it was read as, what is doubtful; and, on request, everything to change.

use super::review_part::part_editor;
use super::review_words::words;
use crate::browser::page::focus_id;
use crate::domain::annex::{DoubtKind, ReviewRow, Source};
use crate::domain::lint::Lint;
use crate::domain::target::{Comparator, Target};
use crate::domain::template::{Part, PartKind};
use crate::pieces;
use crate::text::annex::doubt;
use crate::text::{self, Language, format};
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::part::{TextEntry, field, icon, text_area};
use crate::ui::reactive::{Callback, Memo, RwSignal, Signal, request_animation_frame, untrack};
use crate::ui::review_state::{ReviewState, RowHandle};
use crate::ui::shell::Shell;

/// The row being changed: how it stands with its editor.
#[derive(Clone, Copy)]
pub struct Editing {
    pub shell: Shell,
    pub language: Language,
    pub state: ReviewState,
    pub handle: RowHandle,
    /// Set when parts came or went, or a target was read anew: fields are made anew then, and only then.
    pub rebuilt: RwSignal<()>,
}

impl Editing {
    /// Changes the row under the fields, which stay as they are.
    pub fn change(self, change: impl FnOnce(&mut ReviewRow)) {
        self.state.change(self.handle, change);
    }

    /// Changes the row and makes the fields anew.
    pub fn rebuild(self, change: impl FnOnce(&mut ReviewRow)) {
        self.change(change);
        self.rebuilt.set(());
    }

    /// Brings the focus back to the row after what had it has gone.
    pub fn focus(self) {
        let id = self.card_id();
        request_animation_frame(move || focus_id(&id));
    }

    fn card_id(self) -> String {
        format!("row-{}", self.handle.row.read_untracked().indicator.id)
    }

    /// The id of a field of this row.
    pub fn id(self, what: &str) -> String {
        format!("{}-{what}", self.handle.row.read_untracked().indicator.id)
    }
}

/// The row.
pub fn row(state: ReviewState, handle: RowHandle) -> El {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let it = Editing { shell, language, state, handle, rebuilt: RwSignal::new(()) };
    // A row that was just added is empty: there is nothing to look at before it is filled in.
    let editing = RwSignal::new(handle.row.read_untracked().indicator.name.is_empty());
    let row = handle.row;
    let id = it.card_id();
    let out = Memo::new(move |_| row.read().left_out);
    let settled = Memo::new(move |_| row.read().seen && !handle.open.get());
    let heading_id = format!("{id}-name");
    let card =
        el("article").class("row-card").id(&id).attr("tabindex", "-1").attr("aria-labelledby", &heading_id);
    let name = el("h2")
        .class("review-name")
        .id(&heading_id)
        .add(el("span").class("number").words(move || {
            let row = row.read();
            let head = state.head().read();
            let section = head.form.sections.iter().find(|it| it.id == row.section);
            let roman = section.map(|it| it.roman.as_str()).filter(|it| !it.is_empty());
            let number = row.indicator.number.as_str();
            let both = [roman.unwrap_or_default(), number].map(str::to_owned);
            let both: Vec<String> = both.into_iter().filter(|it| !it.is_empty()).collect();
            if both.is_empty() { String::new() } else { format!("{}. ", both.join(".")) }
        }))
        .live(move || {
            let row = row.read();
            if is_name(&row) { marked(&row.source) } else { row.indicator.name.as_str().into() }
        });
    let body = move || {
        if out.get() {
            let back = button("button").add(icon("undo")).add(texts.row_take_in());
            let back = back.on_tap(move || {
                it.change(|row| row.left_out = false);
                it.focus();
            });
            return View::from(el("p").class("dim").add(texts.row_left_out())).and(back);
        }
        if editing.get() {
            return untrack(|| editor(it, editing));
        }
        printed(it).and(understood(it)).and(doubts(it)).and(actions(it, editing))
    };
    let name = name.live(move || settled.get().then(|| icon("check").attr("class", "icon settled")));
    card.add(name).live(body)
}

/// Whether the targets were read in the name of the row: it is not shown twice.
fn is_name(row: &ReviewRow) -> bool {
    row.source.text.trim() == row.indicator.name.trim()
}

/// A text with what was read in it marked.
fn marked(source: &Source) -> View {
    let mut places: Vec<_> = source.places.iter().filter(|it| it.end > it.start).cloned().collect();
    places.sort_by_key(|it| it.start);
    let (mut text, mut at) = (View::default(), 0);
    for place in places {
        if let (Some(before), Some(marked)) =
            (source.text.get(at..place.start), source.text.get(place.clone()))
        {
            text = text.and(before).and(el("mark").add(marked));
            at = place.end;
        }
    }
    text.and(source.text.get(at..).unwrap_or_default())
}

/// The text of the target as printed, where it is not the name of the row; and the result printed beside it.
fn printed(it: Editing) -> View {
    let texts = it.shell.texts();
    let row = it.handle.row;
    live(move || {
        let row = row.read();
        let apart = !is_name(&row) && !row.source.text.trim().is_empty();
        let all: View = apart.then(|| el("p").class("review-text").add(marked(&row.source))).into();
        let result = (!row.result.is_empty()).then(|| {
            let label = el("span").class("dim").add(format!("{}: ", texts.printed_result()));
            el("p").add(label).add(row.result.as_str())
        });
        all.and(result)
    })
}

/// What a part was read as, and what is asked for it: "≥ 80 % · số đạt và tổng số".
pub fn reading(language: Language, part: &Part, evidence: bool) -> String {
    let texts = language.texts();
    let asked = match part.kind {
        PartKind::Share => texts.asked_share(),
        PartKind::Number => texts.asked_number(),
        PartKind::Milestone => texts.asked_status(),
    };
    let mut line = format!("{} · {asked}", target_words(language, &part.target));
    if evidence {
        line.push_str(" · ");
        line.push_str(texts.evidence());
    }
    line
}

/// A target in words; a level that is to be reached says so, and so does a task.
fn target_words(language: Language, target: &Target) -> String {
    let texts = language.texts();
    let phrase = text::target(language, target);
    match (target.comparator, &target.deadline) {
        (Comparator::Milestone, _) => texts.compared_task().to_owned(),
        (Comparator::DoneBy, Some(day)) => {
            format!("{} {}", texts.compared_done_by(), format::printed_date(language, day))
        }
        (Comparator::DoneBy, None) => texts.compared_done_by().to_owned(),
        (Comparator::AtLeast, _) if !phrase.is_empty() => format!("≥ {phrase}"),
        _ => phrase,
    }
}

fn understood(it: Editing) -> El {
    let texts = it.shell.texts();
    let language = it.language;
    let row = it.handle.row;
    el("dl").class("review-read").live(move || {
        let row = row.read();
        let several = row.indicator.is_compound();
        let mut lines = View::default();
        for part in &row.indicator.parts {
            let label = if several {
                format!("{} {})", texts.read_as(), part.id)
            } else {
                texts.read_as().to_owned()
            };
            lines = lines.and(el("dt").add(label)).and(el("dd").add(reading(
                language,
                part,
                row.indicator.evidence_asked,
            )));
        }
        let next = row.indicator.next_year.as_ref().map(|it| it.text.trim().to_owned());
        if let Some(next) = next.filter(|it| !it.is_empty()) {
            lines = lines.and(el("dt").add(texts.next_year())).and(el("dd").add(next));
        }
        lines
    })
}

/// What was doubtful when it was read, and what is by now.
fn doubts(it: Editing) -> View {
    let language = it.language;
    let row = it.handle.row;
    live(move || {
        let row = row.read();
        if row.seen && !row.is_unfinished() {
            return View::default();
        }
        let number = if row.indicator.number.is_empty() { &row.indicator.id } else { &row.indicator.number };
        let lints =
            row.lints().into_iter().map(|kind| text::lint(language, &Lint { kind, place: number.clone() }));
        let said =
            row.doubts.iter().map(|kind| with_part(language, kind, row.indicator.is_compound())).chain(lints);
        let nameless =
            row.indicator.name.trim().is_empty().then(|| language.texts().row_nameless().to_owned());
        let mut all: Vec<String> = nameless.into_iter().collect();
        for sentence in said {
            if !all.contains(&sentence) {
                all.push(sentence);
            }
        }
        let findings = all
            .into_iter()
            .map(|sentence| div("finding finding-warning").add(icon("warn")).add(el("p").add(sentence)));
        findings.collect::<Vec<El>>().into()
    })
}

/// "b) …" in a row of several targets.
fn with_part(language: Language, kind: &DoubtKind, several: bool) -> String {
    let sentence = doubt(language, kind);
    if let DoubtKind::Target { part, .. } | DoubtKind::Task { part } | DoubtKind::NoTarget { part } = kind
        && several
    {
        format!("{part}) {sentence}")
    } else {
        sentence
    }
}

fn actions(it: Editing, editing: RwSignal<bool>) -> El {
    let texts = it.shell.texts();
    let open = it.handle.open;
    let edit = button("button").id(&it.id("edit")).add(icon("pencil")).add(texts.review_edit());
    let edit = edit.on_tap(move || {
        editing.set(true);
        it.focus();
    });
    div("actions")
        .live(move || {
            open.get().then(|| {
                let right = button("button button-primary")
                    .id(&it.id("right"))
                    .add(icon("check"))
                    .add(texts.review_right());
                right.on_tap(move || {
                    it.change(|row| row.seen = true);
                    it.focus();
                })
            })
        })
        .add(edit)
}

/// Everything about the row that can be changed.
fn editor(it: Editing, editing: RwSignal<bool>) -> View {
    let texts = it.shell.texts();
    let row = it.handle.row;
    let done = button("button button-primary").id(&it.id("done")).add(icon("check")).add(texts.review_done());
    let done = done.on_tap(move || {
        it.change(|row| row.seen = true);
        editing.set(false);
        it.focus();
    });
    let parts = live(move || {
        it.rebuilt.read();
        untrack(|| {
            let count = row.read_untracked().indicator.parts.len();
            let mut all = View::default();
            for at in 0..count {
                all = all.and(part_editor(it, at, count));
            }
            all
        })
    });
    let add =
        button("button button-quiet").id(&it.id("add-target")).add(icon("plus")).add(texts.add_target());
    let add = add.on_tap(move || it.rebuild(ReviewRow::add_part));
    let out =
        button("button button-quiet").id(&it.id("leave-out")).add(icon("trash")).add(texts.row_leave_out());
    let out = out.on_tap(move || {
        editing.set(false);
        it.change(|row| row.left_out = true);
        it.focus();
    });
    doubts(it).and(words(it)).and(parts).and(add).and(about_row(it)).and(div("actions").add(done).add(out))
}

/// Where the row stands, where there are sections to choose from.
fn section_of(it: Editing) -> View {
    let texts = it.shell.texts();
    let sections = it.state.head().read_untracked().form.sections.clone();
    if sections.len() < 2 {
        return View::default();
    }
    let mut chips = div("chips").attr("role", "group").attr("aria-label", texts.row_section());
    for section in sections {
        let label = [section.roman.as_str(), section.title.as_str()].join(" ");
        let label = if label.trim().is_empty() { section.id.clone() } else { label };
        let own = section.id.clone();
        let pressed = move || Some((it.handle.row.read().section == own).to_string());
        let chip = button("chip").attr_by("aria-pressed", pressed).add(label.trim());
        chips = chips.add(chip.on_tap(move || it.change(|row| row.section.clone_from(&section.id))));
    }
    pieces![el("p").class("label").add(texts.row_section()), chips]
}

/// Number, name, note, and what is asked for besides the figures.
fn about_row(it: Editing) -> El {
    let texts = it.shell.texts();
    let row = it.handle.row;
    let switch = |id: &str, label: &'static str, of: fn(&mut ReviewRow) -> &mut bool| {
        let input = el("input")
            .attr("type", "checkbox")
            .id(&it.id(id))
            .checked_by(move || *of(&mut row.get()))
            .on("change", move |_| it.change(|row| *of(row) = !*of(row)));
        el("label").class("switch").add(input).add(el("i")).add(el("span").add(label))
    };
    let (number_id, name_id, note_id) = (it.id("number"), it.id("name"), it.id("note"));
    let number = TextEntry::new(
        number_id.clone(),
        Signal::derive(move || row.read().indicator.number.clone()),
        Callback::new(move |(text, _): (String, bool)| it.change(|row| row.indicator.number = text)),
    );
    let name = text_area(
        &name_id,
        Signal::derive(move || row.read().indicator.name.clone()),
        Callback::new(move |text| it.change(|row| row.indicator.name = text)),
        None,
    );
    let note = TextEntry::new(
        note_id.clone(),
        Signal::derive(move || row.read().indicator.note.clone()),
        Callback::new(move |(text, _): (String, bool)| it.change(|row| row.indicator.note = text)),
    );
    div("stack")
        .add(section_of(it))
        .add(switch("evidence", texts.evidence_wanted(), |it| &mut it.indicator.evidence_asked))
        .add(switch("required", texts.answer_wanted(), |it| &mut it.indicator.required))
        .add(field(&number_id, texts.row_number(), number.view()))
        .add(field(&name_id, texts.row_name(), name))
        .add(field(&note_id, texts.row_note(), note.view()))
}

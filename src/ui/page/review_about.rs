//! What a review shows above its rows: the name and year of the form, doubts about the whole, totals that rows may share.

use crate::browser::page;
use crate::domain::annex::{DoubtKind, Review, ReviewRow, Source, SuggestedTotal};
use crate::domain::target::{Boundary, Comparator, Measure, Target};
use crate::domain::template::{Indicator, Part, PartKind};
use crate::shelf::Shelf;
use crate::text;
use crate::text::annex::doubt;
use crate::ui::dom::{El, View, button, div, el, live};
use crate::ui::part::{Segmented, TextEntry, field, icon};
use crate::ui::reactive::{Callback, RwSignal, Signal, request_animation_frame, untrack};
use crate::ui::review_state::ReviewState;
use crate::ui::shell::Shell;

/// The name and year of the form. Open where the annex says neither.
pub fn about(state: ReviewState) -> El {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let head = state.head();
    let unclear = |it: &DoubtKind| matches!(it, DoubtKind::TitleMissing | DoubtKind::YearGuessed);
    let open = head.read_untracked().general.iter().any(|it| unclear(&it.kind) && !it.seen);
    let count = untrack(|| state.rows().len());
    let named = el("span")
        .class("item-text")
        .add(el("span").words(move || head.read().form.title.clone()))
        .add(el("span").class("dim").words(move || {
            let head = head.read();
            let from = if head.file.is_empty() { String::new() } else { format!(" · {}", head.file) };
            format!("{} · {}{from}", text::rows(language, count), head.form.year)
        }));
    let mut fields = div("stack");
    fields = fields.add(text_field(state, "form-title", texts.form_title(), |it| &mut it.form.title));
    fields = fields.add(year_field(state, shell));
    fields = fields.add(text_field(state, "form-annex", texts.form_annex(), |it| &mut it.form.annex));
    fields = fields.add(text_field(state, "form-issuer", texts.form_issuer(), |it| &mut it.form.issuer));
    fields = fields.add(text_field(state, "form-basis", texts.form_basis(), |it| &mut it.form.basis));
    let summary = el("summary").add(icon("pencil")).add(el("span").add(texts.review_about()));
    let more = el("details").class("more").id("review-about").add(summary).add(fields);
    let more = if open { more.attr("open", "") } else { more };
    el("section").class("card").add(named).add(more).add(same_form(state, shell))
}

/// A form of the same name is on the device: somebody says whether this is a new edition of it, or another form.
fn same_form(state: ReviewState, shell: Shell) -> View {
    let texts = shell.texts();
    let head = state.head();
    // What was begun by changing a form is its next edition, whatever else is here.
    if head.read_untracked().file.is_empty() {
        return View::default();
    }
    let Some(before) = untrack(|| state.namesake()) else { return View::default() };
    let edition = before.edition.saturating_add(1);
    let (base, hash) = (before.id.clone(), before.hash);
    let own_base = base.clone();
    let value = Signal::derive(move || {
        let form = &head.read().form;
        let chosen = if form.id != own_base {
            ANOTHER
        } else if form.replaces.is_some() {
            NEWER
        } else {
            ""
        };
        chosen.to_owned()
    });
    let choice = Segmented {
        legend: texts.same_form(),
        name: "same-form".to_owned(),
        choices: vec![
            (NEWER, format!("{} ({edition})", texts.same_form_newer())),
            (ANOTHER, texts.same_form_other().to_owned()),
        ],
        value,
        on_choose: Callback::new(move |it: &'static str| {
            let newer = it == NEWER;
            let own = shell.with_shelf(Shelf::own_forms);
            // One more than there are: one of them is free.
            let mut others = (2..=own.len() + 2).map(|it| format!("{base}-{it}"));
            let other = others.find(|id| own.iter().all(|it| it.id != *id)).unwrap_or_default();
            state.change_head(|review| {
                review.form.edition = if newer { edition } else { 1 };
                review.form.replaces = newer.then(|| hash.clone());
                review.form.id = if newer { base.clone() } else { other };
            });
        }),
        class: "segmented-two",
    };
    let unclear = move || {
        state.namesake().map(|_| {
            div("finding finding-warning").add(icon("warn")).add(el("p").add(texts.same_form_which()))
        })
    };
    div("stack tight").id("same-form").attr("tabindex", "-1").live(unclear).add(choice.view()).into()
}

const NEWER: &str = "newer";
const ANOTHER: &str = "another";

fn text_field(state: ReviewState, id: &'static str, label: &str, of: fn(&mut Review) -> &mut String) -> El {
    let head = state.head();
    let value = Signal::derive(move || of(&mut head.get()).clone());
    let on_input = Callback::new(move |(text, _): (String, bool)| {
        state.change_head(|it| *of(it) = text);
    });
    field(id, label, TextEntry::new(id, value, on_input).view())
}

fn year_field(state: ReviewState, shell: Shell) -> El {
    let texts = shell.texts();
    let typed = RwSignal::new(state.head().read_untracked().form.year.to_string());
    let wrong = RwSignal::new(false);
    let mut entry = TextEntry::new(
        "form-year",
        typed,
        Callback::new(move |(text, _): (String, bool)| {
            let year = text.trim().parse::<u16>().ok().filter(|it| (1900..2200).contains(it));
            if let Some(year) = year {
                wrong.set(false);
                state.change_head(|it| it.form.year = year);
            }
            typed.set(text);
        }),
    );
    entry.on_leave = Some(Callback::new(move |()| {
        let year = state.head().read_untracked().form.year.to_string();
        wrong.set(typed.get_untracked().trim() != year);
    }));
    entry.inputmode = "numeric";
    entry.invalid = Some(wrong.into());
    "form-year-message".clone_into(&mut entry.described_by);
    let message = div("").id("form-year-message").live(move || {
        wrong.get().then(|| {
            div("finding finding-error")
                .attr("role", "alert")
                .add(icon("error"))
                .add(el("p").add(texts.form_year_wrong()))
        })
    });
    field("form-year", texts.form_year(), entry.view()).add(message)
}

/// Doubts about the whole, each to be ticked off.
pub fn general(state: ReviewState) -> View {
    let count = state.head().read_untracked().general.len();
    let mut list = div("stack tight");
    for at in 0..count {
        list = list.add(general_doubt(state, at));
    }
    (count > 0).then_some(list).into()
}

fn general_doubt(state: ReviewState, at: usize) -> El {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let head = state.head();
    let kind = head.read_untracked().general[at].kind.clone();
    let seen = move || head.read().general.get(at).is_some_and(|it| it.seen);
    let look = move || {
        state.change_head(|it| it.general[at].seen = true);
        lead_to_first(state);
    };
    let sentence = el("p").add(doubt(language, &kind));
    let looked =
        button("button").id(&format!("general-{at}-seen")).add(icon("check")).add(texts.review_looked());
    let looked = looked.on_tap(look);
    // What was left out may have been an indicator after all.
    let make = if let DoubtKind::LeftOut { text: name } | DoubtKind::TakenForHeading { title: name } = kind {
        Some(name)
    } else {
        None
    };
    let make = make.map(|name| {
        button("button").id(&format!("general-{at}-row")).add(icon("plus")).add(texts.row_make()).on_tap(
            move || {
                state.add(row_of(state, &name));
                look();
            },
        )
    });
    let actions = div("actions").add(looked).add(make);
    div("card tight stack")
        .id(&format!("general-{at}"))
        .attr("tabindex", "-1")
        .flag_by("hidden", seen)
        .add(div("finding finding-warning").add(icon("warn")).add(sentence))
        .add(actions)
}

/// A row made of a text that was taken for something else, or of nothing.
pub fn row_of(state: ReviewState, name: &str) -> ReviewRow {
    let review = state.whole();
    let section = review.rows.last().map_or("0", |it| it.section.as_str()).to_owned();
    let taken = |id: &String| review.rows.iter().any(|it| it.indicator.id == *id);
    // One more than there are rows: one of them is free.
    let mut ids = (0..=review.rows.len()).map(|it| format!("{section}-them-{}", it + 1));
    let id = ids.find(|it| !taken(it)).unwrap_or_default();
    let target = Target {
        text: String::new(),
        comparator: Comparator::Milestone,
        value: None,
        value_max: None,
        unit: None,
        deadline: None,
        per: None,
        measure: Measure::Level,
    };
    ReviewRow {
        section,
        indicator: Indicator {
            id,
            number: String::new(),
            name: name.to_owned(),
            lead_unit: String::new(),
            supporting_units: Vec::new(),
            note: String::new(),
            evidence_asked: false,
            required: true,
            same_measure: None,
            next_year: None,
            parts: vec![Part {
                id: "a".to_owned(),
                label: String::new(),
                kind: PartKind::Milestone,
                denominator: None,
                boundary: Boundary::default(),
                target,
            }],
        },
        source: Source { text: name.to_owned(), ..Source::default() },
        // What is still empty is asked for as long as it is.
        doubts: if name.is_empty() { Vec::new() } else { vec![DoubtKind::Unnumbered] },
        result: String::new(),
        remark: String::new(),
        seen: false,
        left_out: false,
    }
}

/// Totals that rows seem to share: one tap for all of them.
pub fn totals(state: ReviewState) -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let head = state.head();
    live(move || {
        let waiting: Vec<SuggestedTotal> = {
            let head = head.read();
            head.suggested
                .iter()
                .filter(|it| head.form.denominator(&it.total.id).is_none())
                .cloned()
                .collect()
        };
        if waiting.is_empty() {
            return View::default();
        }
        let mut list = el("ul").class("list");
        for it in waiting {
            let about = text::rows(shell.language(), it.rows.len());
            let named = el("span")
                .class("item-text")
                .add(el("span").add(it.total.label.as_str()))
                .add(el("span").class("dim").add(about));
            let share = button("item").id(&format!("share-{}", it.total.id)).add(icon("plus")).add(named);
            let share = share.add(el("span").class("dim").add(texts.shared_totals_use()));
            list = list.add(el("li").add(share.on_tap(move || use_total(state, &it))));
        }
        let heading = el("h2").id("totals").add(texts.shared_totals_suggested());
        el("section").class("stack tight").attr("aria-labelledby", "totals").add(heading).add(list).into()
    })
}

/// Has the rows share a total.
fn use_total(state: ReviewState, suggested: &SuggestedTotal) {
    for handle in untrack(|| state.rows()) {
        let fits = {
            let row = handle.row.read_untracked();
            let plain =
                row.indicator.parts.iter().all(|it| it.kind == PartKind::Share && it.denominator.is_none());
            suggested.rows.contains(&row.indicator.id) && plain
        };
        if fits {
            let id = suggested.total.id.clone();
            state.change(handle, |row| {
                let seen = row.seen;
                for part in &mut row.indicator.parts {
                    part.denominator = Some(id.clone());
                }
                row.seen = seen;
            });
        }
    }
    // At last: the rows ask for it by then, should the page be closed in between.
    state.change_head(|it| it.form.denominators.push(suggested.total.clone()));
}

/// Scrolls to the first place that somebody has still to look at.
pub fn lead_to_first(state: ReviewState) {
    if untrack(|| state.namesake()).is_some() {
        return page::focus_id("same-form");
    }
    let general = state.head().read_untracked().general.iter().position(|it| !it.seen);
    let row = || state.rows().into_iter().find(|it| it.open.get());
    let id = match (general, untrack(row)) {
        (Some(at), _) => format!("general-{at}"),
        (None, Some(handle)) => format!("row-{}", handle.row.read_untracked().indicator.id),
        (None, None) => return,
    };
    request_animation_frame(move || page::focus_id(&id));
}

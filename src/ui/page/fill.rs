//! The rows of one section.

use super::report::{Locked, ReportMeta, progress_ring, section_title};
use crate::browser::page;
use crate::domain::counts::Counts;
use crate::domain::outcome::Outcome;
use crate::domain::template::Indicator;
use crate::ui::form_state::{FormState, RowState};
use crate::ui::part::{RowCard, StorageWarning, TopBar, icon, needs_a_look};
use crate::ui::route;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// Sections with fewer rows are seen at a glance and need no search.
const SEARCH_FROM: usize = 8;

/// Which rows are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    NotEntered,
    NotMet,
    Findings,
}

impl Filter {
    fn lets(self, row: RowState) -> bool {
        match self {
            Self::All => true,
            Self::NotEntered => row.check().read().outcome() == Outcome::NotEntered,
            Self::NotMet => row.check().read().outcome() == Outcome::NotMet,
            Self::Findings => needs_a_look(row),
        }
    }
}

/// Filling in a section, perhaps from one row on.
#[component]
pub fn Fill(section: String, row: Option<String>) -> impl IntoView {
    let shell = Shell::here();
    let form = FormState::here();
    let texts = shell.texts();
    let template = form.template();
    let id = form.head().read_untracked().id.clone();
    let index = template.sections.iter().position(|it| it.id == section).unwrap_or_default();
    let Some(own) = template.sections.get(index) else { return ().into_any() };
    let title = section_title(own, texts.untitled_section);
    let rows = form.rows_of(index);
    let filter = RwSignal::new(Filter::All);
    let wanted = RwSignal::new(String::new());
    let shown: Vec<(RowState, Memo<bool>)> = rows
        .iter()
        .map(|(row, indicator)| {
            let row = *row;
            let text = page::fold(&format!("{} {}", indicator.number, indicator.name));
            let number = indicator.number.clone();
            let visible = Memo::new(move |_| {
                let wanted = wanted.read();
                let wanted = wanted.trim();
                let named = wanted.is_empty() || number == wanted || text.contains(wanted);
                named && filter.get().lets(row)
            });
            (row, visible)
        })
        .collect();
    let none = {
        let shown = shown.clone();
        Memo::new(move |_| !shown.iter().any(|it| it.1.get()))
    };
    let tools = (rows.len() >= SEARCH_FROM).then(|| tools(&rows, filter, wanted));
    let cards: Vec<_> = rows
        .iter()
        .zip(shown)
        .map(|((row, indicator), (_, visible))| {
            let (row, indicator) = (*row, indicator.clone());
            view! {
                <div hidden=move || !visible.get()>
                    <RowCard row=row indicator=indicator/>
                </div>
            }
        })
        .collect();
    if let Some(row) = row {
        // The row is on the page only after this view is.
        request_animation_frame(move || page::show(&format!("row-{row}")));
    }
    let titles: Vec<(String, String)> =
        template.sections.iter().map(|it| (it.id.clone(), section_title(it, texts.untitled_section))).collect();
    let address = |index: usize| titles.get(index).map(|it| route::report(&id, &it.0));
    let before = index.checked_sub(1).and_then(address).unwrap_or_else(|| route::report(&id, ""));
    let (next, next_label) = match address(index + 1) {
        Some(address) => (address, texts.next_section),
        None => (route::report(&id, "kiem-tra"), texts.finish_sections),
    };
    let before_label = if index == 0 { texts.sections } else { texts.previous_section };
    view! {
        <TopBar back=route::report(&id, "") title=title>
            <ReportMeta counts=Signal::derive(move || form.counts(index))/>
        </TopBar>
        <main class="page split" id="main" tabindex="-1">
            {side(form, &id, &titles, index)}
            <div class="stack">
                <StorageWarning/>
                <Locked/>
                {tools}
                <fieldset class="stack rows" disabled=move || form.is_locked()>{cards}</fieldset>
                <p class="dim" role="status" hidden=move || !none.get()>{texts.no_rows_found}</p>
            </div>
        </main>
        <nav class="bottom-bar" aria-label=texts.sections>
            <a class="button" href=before>{icon("back")} {before_label}</a>
            <button
                class="icon-button"
                type="button"
                id="undo"
                aria-label=texts.undo
                title=texts.undo
                disabled=move || !form.can_undo() || form.is_locked()
                on:click=move |_| undo(shell, form)
            >
                {icon("undo")}
            </button>
            <a class="button button-primary" href=next>{next_label} {icon("next")}</a>
        </nav>
    }
    .into_any()
}

/// Takes the last change back and shows where it was.
fn undo(shell: Shell, form: FormState) {
    let Some(row) = form.undo() else { return };
    let template = form.template();
    let Some((section, indicator)) = template.rows().nth(row.index) else { return };
    let place = crate::text::row_name(shell.language(), &template, &indicator.id);
    shell.say(format!("{} {place}", shell.texts().undone));
    let id = form.head().read_untracked().id.clone();
    let here = format!("row-{}", indicator.id);
    let address = route::report(&id, &format!("{}/{}", section.id, indicator.id));
    let shown_here = page::hash().split('/').nth(3) == Some(section.id.as_str());
    if shown_here {
        page::show(&here);
    } else {
        page::go(address.trim_start_matches('#'));
    }
}

/// Search and filters.
fn tools(rows: &[(RowState, Indicator)], filter: RwSignal<Filter>, wanted: RwSignal<String>) -> impl IntoView + use<> {
    let texts = Shell::here().texts();
    let all: Vec<RowState> = rows.iter().map(|it| it.0).collect();
    let chip = move |own: Filter, label: &'static str| {
        let all = all.clone();
        let count = Memo::new(move |_| all.iter().filter(|it| own.lets(**it)).count());
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (filter.get() == own).to_string()
                on:click=move |_| filter.set(own)
            >
                {label}
                " "
                {count}
            </button>
        }
    };
    view! {
        <div class="stack tight" role="search">
            <div class="affix">
                {icon("search")}
                <input
                    type="search"
                    id="search"
                    aria-label=texts.search_label
                    placeholder=texts.search_rows
                    on:input:target=move |event| wanted.set(page::fold(&event.target().value()))
                />
            </div>
            <div class="chips" role="group" aria-label=texts.search_label>
                {chip.clone()(Filter::All, texts.all_rows)}
                {chip.clone()(Filter::NotEntered, texts.filter_not_entered)}
                {chip.clone()(Filter::NotMet, texts.filter_not_met)}
                {chip(Filter::Findings, texts.filter_findings)}
            </div>
        </div>
    }
}

/// The other sections, on wide screens.
fn side(form: FormState, id: &str, titles: &[(String, String)], here: usize) -> impl IntoView + use<> {
    let texts = Shell::here().texts();
    let items: Vec<_> = titles
        .iter()
        .enumerate()
        .map(|(index, (section, title))| {
            let ring = move || {
                let counts: Counts = form.counts(index);
                progress_ring(counts)
            };
            view! {
                <li>
                    <a class="item" href=route::report(id, section) aria-current=(index == here).then_some("page")>
                        {ring}
                        <span class="item-text"><span>{title.clone()}</span></span>
                    </a>
                </li>
            }
        })
        .collect();
    view! { <nav class="side" aria-label=texts.overview><ul class="list">{items}</ul></nav> }
}

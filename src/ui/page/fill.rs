//! The rows of one section.

use super::report::{locked, not_found};
use super::sections::{progress_ring, report_meta, section_title};
use crate::browser::page;
use crate::domain::outcome::Outcome;
use crate::domain::reading::words::last_place;
use crate::domain::template::Indicator;
use crate::ui::dom::{El, View, div, el};
use crate::ui::form_state::{FormState, RowState};
use crate::ui::part::{icon, needs_a_look, row_card, storage_warning, top_bar};
use crate::ui::reactive::{Memo, RwSignal, Signal, request_animation_frame, untrack};
use crate::ui::route;
use crate::ui::shell::Shell;

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

/// Filling in a section, perhaps from one field of a row on.
pub fn fill(section: &str, row: Option<&str>, field: &str) -> View {
    let shell = Shell::here();
    let form = FormState::here();
    let texts = shell.texts();
    let template = form.template();
    let id = form.head().read_untracked().id.clone();
    let Some(index) = template.sections.iter().position(|it| it.id == section) else {
        return not_found(texts.not_found_text());
    };
    let titles: Vec<(String, String)> = template
        .sections
        .iter()
        .map(|it| (it.id.clone(), section_title(it, texts.untitled_section())))
        .collect();
    let title = titles[index].1.clone();
    let rows = form.rows_of(index);
    let filter = RwSignal::new(Filter::All);
    let wanted = RwSignal::new(String::new());
    let mut cards = el("fieldset").class("stack rows").flag_by("disabled", move || form.is_read_only());
    let mut shown: Vec<Memo<bool>> = Vec::with_capacity(rows.len());
    for (row, indicator) in &rows {
        // A row in use is not taken away by the answer that is being typed into it.
        let used = RwSignal::new(false);
        let visible = visible(*row, indicator, filter, wanted, used);
        shown.push(visible);
        let holder = div("")
            .flag_by("hidden", move || !visible.get())
            .on("focusin", move |_| used.set(true))
            .on("focusout", move |_| used.set(false));
        cards = cards.add(holder.add(row_card(*row, indicator)));
    }
    let none = el("p").class("dim").attr("role", "status").add(texts.no_rows_found());
    let none = none.flag_by("hidden", move || shown.iter().any(|it| it.get()));
    let tools = (rows.len() >= SEARCH_FROM).then(|| tools(&rows, filter, wanted));
    if let Some(row) = row {
        // The row is on the page only after this view is.
        let (row, field) = (row.to_owned(), field.to_owned());
        request_animation_frame(move || page::show(&row, &field));
    }
    let address = |index: usize| titles.get(index).map(|it| route::report(&id, &it.0));
    let before = index.checked_sub(1).and_then(address).unwrap_or_else(|| route::report(&id, ""));
    let (next, next_label) = match address(index + 1) {
        Some(address) => (address, texts.next_section()),
        None => (route::report(&id, "kiem-tra"), texts.finish_sections()),
    };
    let before_label = if index == 0 { texts.sections() } else { texts.previous_section() };
    let content = div("stack").add(storage_warning()).add(locked()).add(tools).add(cards).add(none);
    let main = el("main").class("page split").id("main").attr("tabindex", "-1");
    let take_back = el("button")
        .class("icon-button")
        .attr("type", "button")
        .id("undo")
        .attr("aria-label", texts.undo())
        .attr("title", texts.undo())
        .flag_by("disabled", move || !form.can_undo() || form.is_read_only())
        .add(icon("undo"))
        .on_tap(move || undo(shell, form));
    let bar = el("nav")
        .class("bottom-bar")
        .attr("aria-label", texts.sections())
        .add(el("a").class("button").attr("href", &before).add(icon("back")).add(before_label))
        .add(take_back)
        .add(el("a").class("button button-primary").attr("href", &next).add(next_label).add(icon("next")));
    let meta = report_meta(Signal::derive(move || form.counts(index)));
    View::from(top_bar(&route::report(&id, ""), Signal::stored(title), meta))
        .and(main.add(side(form, &id, &titles, index)).add(content))
        .and(bar)
}

/// Whether search and filter let a row through.
fn visible(
    row: RowState,
    indicator: &Indicator,
    filter: RwSignal<Filter>,
    wanted: RwSignal<String>,
    used: RwSignal<bool>,
) -> Memo<bool> {
    let text = page::fold(&format!("{} {}", indicator.number, indicator.name));
    let number = indicator.number.clone();
    Memo::new(move |_| {
        let wanted = wanted.read();
        let wanted = wanted.trim();
        let named = wanted.is_empty() || number == wanted || last_place(&text, wanted).is_some();
        named && (used.get() || filter.get().lets(row))
    })
}

/// Takes the last change back and shows where it was.
fn undo(shell: Shell, form: FormState) {
    let Some((row, field)) = form.undo() else {
        shell.say(untrack(|| shell.texts()).undone());
        return;
    };
    let template = form.template();
    let Some((section, indicator)) = template.rows().nth(row.index) else { return };
    let place = crate::text::row_name(shell.language(), &template, &indicator.id);
    shell.say(format!("{} {place}", shell.texts().undone()));
    // What changes are called by is what their fields are called by.
    let field = field.replace('/', "-");
    if page::hash().split('/').nth(3) == Some(section.id.as_str()) {
        page::show(&indicator.id, &field);
    } else {
        let id = form.head().read_untracked().id.clone();
        let address = route::report(&id, &format!("{}/{}/{field}", section.id, indicator.id));
        page::go(address.trim_start_matches('#'));
    }
}

/// Search and filters.
fn tools(rows: &[(RowState, Indicator)], filter: RwSignal<Filter>, wanted: RwSignal<String>) -> El {
    let texts = Shell::here().texts();
    let mut chips = div("chips").attr("role", "group").attr("aria-label", texts.search_label());
    for (own, label) in [
        (Filter::All, texts.all_rows()),
        (Filter::NotEntered, texts.filter_not_entered()),
        (Filter::NotMet, texts.filter_not_met()),
        (Filter::Findings, texts.filter_findings()),
    ] {
        let all: Vec<RowState> = rows.iter().map(|it| it.0).collect();
        chips = chips.add(
            el("button")
                .attr("type", "button")
                .class("chip")
                .attr_by("aria-pressed", move || Some((filter.get() == own).to_string()))
                .words(move || format!("{label} {}", all.iter().filter(|it| own.lets(**it)).count()))
                .on_tap(move || filter.set(own)),
        );
    }
    let search = el("input")
        .attr("type", "search")
        .id("search")
        .attr("aria-label", texts.search_label())
        .attr("placeholder", texts.search_rows())
        .on_text(move |text| wanted.set(page::fold(&text)));
    div("stack tight").attr("role", "search").add(div("affix").add(icon("search")).add(search)).add(chips)
}

/// The other sections, on wide screens.
fn side(form: FormState, id: &str, titles: &[(String, String)], here: usize) -> Option<El> {
    if !page::is_wide() {
        return None;
    }
    let texts = Shell::here().texts();
    let mut list = el("ul").class("list");
    for (index, (section, title)) in titles.iter().enumerate() {
        let mut item = el("a").class("item").attr("href", &route::report(id, section));
        if index == here {
            item = item.attr("aria-current", "page");
        }
        let words = el("span").class("item-text").add(el("span").add(title.as_str()));
        let item = item.live(move || progress_ring(&form.counts(index))).add(words);
        list = list.add(el("li").add(item));
    }
    Some(el("nav").class("side").attr("aria-label", texts.overview()).add(list))
}

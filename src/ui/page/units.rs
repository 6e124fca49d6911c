//! Finding the unit in the list of communes: by any part of its name, without marks, by a former name. The code goes into the report.

use crate::browser::{network, page};
use crate::domain::commune::{Communes, Found};
use crate::domain::draft::OrgUnit;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, live, main_part};
use crate::ui::part::{TextEntry, field, icon, notice, top_bar};
use crate::ui::reactive::{Callback, RwSignal, request_animation_frame, spawn_local, untrack};
use crate::ui::reports;
use crate::ui::shell::Shell;
use std::sync::Arc;

/// Where the list lies, from the app's own address.
const LIST: &str = "units/vn-2025.txt";
/// How many communes are shown at once.
const SHOWN: usize = 12;

/// How it stands with the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Loading,
    Failed,
    Here,
}

/// The page.
#[derive(Clone, Copy)]
struct Page {
    shell: Shell,
    list: RwSignal<List>,
    communes: RwSignal<Arc<Communes>>,
    typed: RwSignal<String>,
    /// The code of the chosen commune.
    chosen: RwSignal<String>,
    village: RwSignal<String>,
}

/// The page.
pub fn units() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let page = Page {
        shell,
        list: RwSignal::new(List::Loading),
        communes: RwSignal::new(Arc::new(Communes::default())),
        typed: RwSignal::new(String::new()),
        chosen: RwSignal::new(String::new()),
        village: RwSignal::new(String::new()),
    };
    fetch(page);
    let search = live(move || match page.list.get() {
        List::Loading => el("p").class("dim").attr("role", "status").add(texts.loading()).into(),
        List::Failed => {
            let again = button("button").add(icon("undo")).add(texts.try_again()).on_tap(move || fetch(page));
            pieces![notice("error", texts.unit_list_missing(), ""), again]
        }
        List::Here if page.chosen.read().is_empty() => untrack(|| searching(page)),
        List::Here => untrack(|| whole(page)),
    });
    let card = el("section").class("card stack").attr("aria-label", texts.units()).add(search);
    let source = el("p").class("hint").add(texts.unit_list());
    let main = main_part("page").add(used(page)).add(card).add(source);
    pieces![top_bar("#/moi", texts.units(), View::default()), main]
}

fn fetch(page: Page) {
    page.list.set(List::Loading);
    spawn_local(async move {
        let text = network::fetch(LIST).await.and_then(|it| String::from_utf8(it).ok());
        let communes = text.map(|it| Communes::read(&it)).filter(|it| !it.communes().is_empty());
        // The person may have gone on to another page meanwhile.
        if page.list.is_disposed() {
            return;
        }
        page.list.set(if let Some(communes) = communes {
            page.communes.set(Arc::new(communes));
            List::Here
        } else {
            List::Failed
        });
    });
}

/// The units of the reports of this device.
fn used(page: Page) -> View {
    let mut units: Vec<OrgUnit> = page.shell.with_shelf(Shelf::units);
    for report in untrack(|| reports::all(page.shell)).0 {
        let unit = report.draft.org_unit;
        if !unit.name.trim().is_empty() && units.iter().all(|it| it.name != unit.name.trim()) {
            units.push(unit);
        }
    }
    if units.is_empty() {
        return View::default();
    }
    let mut list = el("ul").class("list").id("used-units");
    for unit in units {
        let words = el("span").class("item-text").add(unit.name.as_str());
        let item = button("item").add(icon("village")).add(words).add(icon("next"));
        list = list.add(el("li").add(item.on_tap(move || take(page.shell, &unit))));
    }
    let heading = el("h2").id("used").add(page.shell.texts().unit_used());
    el("section").class("stack tight").attr("aria-labelledby", "used").add(heading).add(list).into()
}

fn searching(page: Page) -> View {
    let texts = page.shell.texts();
    let on_input = Callback::new(move |(text, _): (String, bool)| page.typed.set(text));
    let entry = TextEntry {
        described_by: "unit-search-hint".to_owned(),
        ..TextEntry::new("unit-search", page.typed, on_input)
    };
    let hint = el("p").class("hint").id("unit-search-hint").add(texts.unit_search_hint());
    let found = live(move || {
        let typed = page.typed.read();
        if typed.trim().is_empty() {
            return View::default();
        }
        let communes = page.communes.get_untracked();
        let found = communes.find(&typed, SHOWN);
        if found.is_empty() {
            return el("p").class("dim").attr("role", "status").add(texts.unit_none()).into();
        }
        let mut list = el("ul").class("list").id("found-units");
        for it in found {
            list = list.add(el("li").add(item(page, it)));
        }
        list.into()
    });
    View::from(field("unit-search", texts.unit_search(), entry.view()).add(hint)).and(found)
}

fn item(page: Page, it: Found<'_>) -> El {
    let former = it.former.map(|name| text::unit_formerly(page.shell.language(), name));
    let about =
        former.map_or_else(|| it.province.name.clone(), |former| format!("{} · {former}", it.province.name));
    let words = el("span").class("item-text").add(el("span").add(it.commune.name.as_str()));
    let words = words.add(el("span").class("dim").add(about));
    let code = it.commune.code.clone();
    button("item").attr("data-code", &code).add(words).add(icon("next")).on_tap(move || {
        page.chosen.set(code.clone());
        request_animation_frame(|| page::focus_id("unit-village"));
    })
}

/// The commune is chosen: the village, and the name of the unit as it will stand in the report.
fn whole(page: Page) -> View {
    let texts = page.shell.texts();
    let code = page.chosen.get_untracked();
    let communes = page.communes.get_untracked();
    let found = communes.by_code(&code).map(|it| (it.commune.name.clone(), it.province.name.clone()));
    let Some((commune, province)) = found else { return View::default() };
    let on_input = Callback::new(move |(text, _): (String, bool)| page.village.set(text));
    let entry = TextEntry {
        described_by: "unit-village-hint".to_owned(),
        ..TextEntry::new("unit-village", page.village, on_input)
    };
    let hint = el("p").class("hint").id("unit-village-hint").add(texts.unit_village_hint());
    let named = commune.clone();
    let name = move || text::unit_name(page.village.read().trim(), &named);
    let shown = name.clone();
    let go = button("button button-primary").id("use-unit").add(icon("check")).add(texts.unit_use());
    let go = go.on_tap(move || take(page.shell, &OrgUnit { name: untrack(&name), code: Some(code.clone()) }));
    let other = button("button").id("other-commune").add(texts.unit_other());
    let other = other.on_tap(move || {
        page.chosen.set(String::new());
        request_animation_frame(|| page::focus_id("unit-search"));
    });
    let about = el("p").add(el("b").add(commune)).add(el("span").class("dim").add(format!(" · {province}")));
    View::from(about)
        .and(field("unit-village", texts.unit_village(), entry.view()).add(hint))
        .and(el("p").id("unit-name").attr("role", "status").words(shown))
        .and(div("actions").add(go).add(other))
}

/// Remembers the unit, and goes back to the new report.
fn take(shell: Shell, unit: &OrgUnit) {
    shell.change_settings(|it| unit.name.clone_into(&mut it.org_unit));
    if unit.code.is_some() {
        let kept = shell.with_shelf(|it| it.keep_unit(unit.clone()));
        shell.note_saving(kept);
    }
    page::go("/moi");
}

//! Lập báo cáo: form, unit, person and period on one page, remembered from last time.

use super::forms::{Forms, about, listed};
use crate::browser::{clock, network, page, random};
use crate::domain::draft::{Draft, OrgUnit, TemplateRef};
use crate::domain::map::Map;
use crate::domain::period::Period;
use crate::domain::template::Template;
use crate::pieces;
use crate::shelf::{Kept, Shelf};
use crate::text::{Language, Texts};
use crate::ui::dom::{El, View, button, el, live, main_part};
use crate::ui::part::{
    PeriodFields, TextEntry, field, notice, report_page, report_state, storage_warning, top_bar,
};
use crate::ui::reactive::{Callback, RwSignal, Signal, spawn_local, untrack};
use crate::ui::shell::Shell;
use crate::ui::{reports, route};
use crate::wire::catalogue::Listed;
use crate::wire::template as template_file;
use std::rc::Rc;

const TEMPLATE: &str = "new-template";
const UNIT: &str = "new-unit";
const PERSON: &str = "new-person";
/// There was no such app before: a clock that says so has never known the time.
const FIRST_YEAR: u16 = 2026;

/// What is chosen so far.
#[derive(Clone, Copy)]
struct Choice {
    shell: Shell,
    language: Language,
    texts: Texts,
    forms: RwSignal<Forms>,
    template: RwSignal<String>,
    org_unit: RwSignal<String>,
    person: RwSignal<String>,
    period: PeriodFields,
    /// The field that keeps the report from being started, by its id, and why; empty for none.
    problem: RwSignal<(String, String)>,
    starting: RwSignal<bool>,
}

impl Choice {
    /// Says at a field why the report is not started.
    fn refuse(self, place: &str, problem: &str) {
        self.problem.set((place.to_owned(), problem.to_owned()));
    }

    /// Something was chosen: the message goes.
    fn clear(self) {
        self.problem.set(Default::default());
    }

    /// Keeps unit and person as they are typed, and the form: they are proposed again, should the page be gone before the report is
    /// begun.
    fn remember(self) {
        let typed = [self.org_unit, self.person, self.template].map(RwSignal::get_untracked);
        // Past the settings of this page: another one may have changed the look meanwhile.
        let kept = self.shell.with_shelf(|shelf| {
            let mut settings = shelf.settings();
            let kept = [&mut settings.org_unit, &mut settings.person, &mut settings.template];
            for (kept, typed) in kept.into_iter().zip(typed) {
                if !typed.trim().is_empty() {
                    typed.trim().clone_into(kept);
                }
            }
            shelf.keep_settings(&settings)
        });
        self.shell.note_saving(kept);
    }
}

/// The page.
pub fn new() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    // A clock that is known to be wrong does not know the year.
    let (year, known) = (clock::year(), shell.with_shelf(Shelf::doubted_year));
    let proposed = known.unwrap_or(year).max(FIRST_YEAR);
    let settings = untrack(|| shell.settings());
    // Who shares the device has said so already.
    let own_name = shell.with_shelf(Shelf::own_name).unwrap_or_default();
    let choice = Choice {
        shell,
        language: shell.language(),
        texts,
        forms: Forms::fetched(shell),
        template: RwSignal::new(settings.template),
        org_unit: RwSignal::new(settings.org_unit),
        person: RwSignal::new(if settings.person.is_empty() { own_name } else { settings.person }),
        period: PeriodFields::new(proposed),
        problem: RwSignal::new(Default::default()),
        starting: RwSignal::new(false),
    };
    let unit = TextEntry { autocomplete: "organization", ..entry(choice, UNIT, choice.org_unit) };
    let person = TextEntry { autocomplete: "name", ..entry(choice, PERSON, choice.person) };
    let card = el("section")
        .class("card")
        .attr("aria-label", texts.new_report())
        .add(forms(choice))
        .add(whole_field(choice, UNIT, texts.new_unit(), unit, texts.new_unit_hint()))
        .add(
            el("a")
                .class("button button-quiet")
                .id("find-unit")
                .attr("href", "#/don-vi")
                .add(texts.find_unit()),
        )
        .add(whole_field(choice, PERSON, texts.new_person(), person, texts.new_person_hint()))
        .add(choice.period.view());
    let wrong = (proposed != year).then(|| notice("warning", texts.clock_year_wrong(), ""));
    let main = main_part("page").add(storage_warning()).add(wrong).add(card);
    let known = Rc::new(reports::all(shell).0);
    let beside = Rc::clone(&known);
    // Says beforehand that the previous period will stand beside the fields.
    let main = main.live(move || {
        let period = choice.period.period()?;
        reports::earlier(&beside, &choice.template.read(), &choice.org_unit.read(), &period, "")?;
        Some(notice("info", texts.previous_loaded(), ""))
    });
    let bottom = el("nav").class("bottom-bar wraps").attr("aria-label", texts.new_report());
    let bottom = bottom.live(move || match existing(choice, &known) {
        Some(kept) => {
            let sentence = el("p").add(texts.report_exists()).add(": ");
            let open = el("a")
                .class("button button-primary")
                .attr("href", &report_page(&kept.draft.id, &kept.progress));
            let anyway = start_button(choice, "button button-quiet", texts.start_anyway());
            pieces![
                sentence.add(report_state(texts, &kept.progress)),
                anyway,
                open.add(texts.open_existing())
            ]
        }
        None => start_button(choice, "button button-primary", texts.start()).into(),
    });
    pieces![top_bar("#/", texts.new_report(), View::default()), main, bottom]
}

/// The report of the chosen form, unit and period that this device has already. Reactive.
fn existing(choice: Choice, known: &[Kept]) -> Option<&Kept> {
    let (period, template, org_unit) =
        (choice.period.period()?, choice.template.read(), choice.org_unit.read());
    known.iter().find(|Kept { draft, .. }| {
        let same_period = draft.period.year == period.year && draft.period.span == period.span;
        same_period && draft.is_of(&template, &org_unit)
    })
}

fn start_button(choice: Choice, class: &str, label: &'static str) -> El {
    button(class)
        .id("start")
        .flag_by("disabled", move || choice.starting.get())
        .words(move || if choice.starting.get() { choice.texts.loading() } else { label }.to_owned())
        .on_tap(move || start(choice))
}

/// The message of a field.
fn problem(choice: Choice, id: &'static str) -> View {
    live(move || {
        let problem = choice.problem.read();
        (problem.0 == id).then(|| notice("error", &problem.1, ""))
    })
}

fn hint_id(id: &str) -> String {
    id.to_owned() + "-hint"
}

/// A field whose message goes when something is typed.
fn entry(choice: Choice, id: &'static str, value: RwSignal<String>) -> TextEntry {
    let on_input = Callback::new(move |(text, _)| {
        choice.clear();
        value.set(text);
        choice.remember();
    });
    TextEntry {
        described_by: hint_id(id),
        invalid: Some(Signal::derive(move || choice.problem.read().0 == id)),
        ..TextEntry::new(id, value, on_input)
    }
}

fn whole_field(choice: Choice, id: &'static str, label: &str, entry: TextEntry, hint: &str) -> El {
    let hint = el("p").class("hint").id(&hint_id(id)).add(hint);
    field(id, label, entry.view()).add(hint).add(problem(choice, id))
}

/// The forms as large choices: their titles are too long for one line. Where one is remembered, the others wait behind a
/// button.
fn forms(choice: Choice) -> El {
    let texts = choice.texts;
    // The form that alone is shown; empty for all of them.
    let alone = RwSignal::new(choice.template.get_untracked());
    let list = move || match listed(choice.shell, choice.forms) {
        Ok(list) => {
            let remembered = list.iter().find(|it| it.id == *alone.read());
            let mut options = el("div");
            for form in list.iter().filter(|it| remembered.is_none_or(|one| one.id == it.id)) {
                options = options.add(form_option(choice, form));
            }
            let others = remembered.map(|_| {
                let button = button("button button-quiet").id("all-forms");
                button.add(texts.change_template()).on_tap(move || alone.set(String::new()))
            });
            pieces![options, others]
        }
        Err(instead) => instead,
    };
    let legend = el("legend").add(texts.new_template());
    let group = el("fieldset").class("segmented forms").id(TEMPLATE).attr("tabindex", "-1");
    // The message stands above the choices: below them it would be off the screen.
    group.add(legend).add(problem(choice, TEMPLATE)).live(list)
}

fn form_option(choice: Choice, form: &Listed) -> El {
    let (id, chosen, year) = (form.id.clone(), form.id.clone(), form.year);
    if id == *choice.template.read_untracked() {
        choice.period.propose(year);
    }
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", "new-form")
        .attr("value", &id)
        .checked_by(move || *choice.template.read() == chosen)
        .on("change", move |_| {
            choice.clear();
            choice.template.set(id.clone());
            choice.period.propose(year);
            choice.remember();
        });
    let words = el("b").add(form.title.as_str()).add(el("small").add(about(choice.language, form, None)));
    el("label").add(radio).add(el("span").add(words))
}

fn start(choice: Choice) {
    let texts = choice.texts;
    if choice.starting.get_untracked() {
        return;
    }
    let refuse = |place: &str, problem: &str| {
        choice.refuse(place, problem);
        page::focus_id(place);
    };
    let listed = match &*choice.forms.read_untracked() {
        Forms::Here(list) => list.iter().find(|it| it.id == *choice.template.read_untracked()).cloned(),
        Forms::Loading | Forms::Failed => None,
    };
    let Some(listed) = listed else { return refuse(TEMPLATE, texts.no_template()) };
    if choice.org_unit.read_untracked().trim().is_empty() {
        return refuse(UNIT, texts.unit_needed());
    }
    let Some(period) = untrack(|| choice.period.period()) else { return choice.period.refuse() };
    // A form that the device has, its own or one used before, needs no network.
    let known = choice.shell.with_shelf(|it| it.template(&listed.hash));
    if let Some(template) = known {
        return make(choice, listed, &template, None, period);
    }
    choice.starting.set(true);
    spawn_local(async move {
        let bytes = network::fetch(&listed.file).await;
        let text = bytes.and_then(|it| String::from_utf8(it).ok());
        let template = text.and_then(|it| Some((template_file::read(&it).ok()?, it)));
        // The person may have gone on to another page while the form was on its way.
        if choice.starting.is_disposed() {
            return;
        }
        choice.starting.set(false);
        match template {
            None => choice.refuse(TEMPLATE, texts.templates_failed()),
            Some((template, text)) => make(choice, listed, &template, Some(&text), period),
        }
    });
}

fn make(choice: Choice, listed: Listed, template: &Template, text: Option<&str>, period: Period) {
    let shell = choice.shell;
    let Some(id) = random::id() else { return choice.refuse(TEMPLATE, choice.texts.seal_failed()) };
    let org_unit = choice.org_unit.get_untracked().trim().to_owned();
    let person = choice.person.get_untracked().trim().to_owned();
    let known = reports::all(shell).0;
    let earlier = reports::earlier(&known, &template.id, &org_unit, &period, "");
    let draft = Draft {
        id: id.clone(),
        // The digest comes with the list: to make it here would put it into the first download.
        template: TemplateRef { id: listed.id, edition: listed.edition, hash: listed.hash },
        name: String::new(),
        previous: earlier.map(|it| reports::figures(template, it)).unwrap_or_default(),
        org_unit: OrgUnit { name: org_unit.clone(), code: None },
        person: person.clone(),
        period,
        revision: 1,
        replaces: None,
        created_at: clock::now(),
        totals: Map::new(),
        rows: Map::new(),
        acknowledged: Map::new(),
    };
    shell.change_settings(|it| {
        it.org_unit = org_unit;
        it.person = person;
        it.template.clone_from(&template.id);
    });
    let kept = shell.with_shelf(|it| it.keep_draft(&draft, text));
    shell.note_saving(kept);
    if kept.is_ok() {
        shell.touch(&draft.id);
        page::replace(route::report(&id, "").trim_start_matches('#'));
    }
}

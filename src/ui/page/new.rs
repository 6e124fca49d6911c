//! Lập báo cáo: form, unit, person and period on one page, remembered from last time.

use super::forms::{Forms, about, listed};
use super::home::drafts;
use crate::browser::{clock, network, page, random};
use crate::domain::check;
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Draft, OrgUnit, TemplateRef};
use crate::domain::map::Map;
use crate::domain::period::{Period, Span};
use crate::domain::template::Template;
use crate::pieces;
use crate::shelf::Kept;
use crate::text::{Language, Texts, format};
use crate::ui::dom::{El, View, el, live};
use crate::ui::part::{Segmented, TextEntry, field, notice, storage_warning, top_bar};
use crate::ui::reactive::{Callback, RwSignal, Signal, spawn_local, untrack};
use crate::ui::route;
use crate::ui::shell::Shell;
use crate::wire::catalogue::Listed;
use crate::wire::template as template_file;

const TEMPLATE: &str = "new-template";
const UNIT: &str = "new-unit";
const PERSON: &str = "new-person";
const YEAR: &str = "new-year";

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
    span: RwSignal<String>,
    nth: RwSignal<String>,
    year: RwSignal<String>,
    /// The field that keeps the report from being started, by its id; empty for none.
    place: RwSignal<String>,
    /// Why.
    problem: RwSignal<String>,
    starting: RwSignal<bool>,
}

impl Choice {
    /// Reactive.
    fn period(self) -> Option<Period> {
        let year: u16 = self.year.read().trim().parse().ok().filter(|it| (1990..2100).contains(it))?;
        let nth: u8 = self.nth.read().parse().unwrap_or(1);
        let span = match self.span.read().as_str() {
            "month" => Span::Month(nth.min(12)),
            "quarter" => Span::Quarter(nth.min(4)),
            "half" => Span::Half(nth.min(2)),
            "nine" => Span::NineMonths,
            _ => Span::Year,
        };
        Period::new(year, span)
    }

    /// Says at a field why the report is not started.
    fn refuse(self, place: &str, problem: &str) {
        self.problem.set(problem.to_owned());
        self.place.set(place.to_owned());
    }

    /// Something was chosen: the message goes.
    fn clear(self) {
        self.place.set(String::new());
    }
}

/// The page.
pub fn new() -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let settings = untrack(|| shell.settings());
    let choice = Choice {
        shell,
        language: shell.language(),
        texts,
        forms: Forms::fetched(),
        template: RwSignal::new(settings.template),
        org_unit: RwSignal::new(settings.org_unit),
        person: RwSignal::new(settings.person),
        span: RwSignal::new("year".to_owned()),
        nth: RwSignal::new("1".to_owned()),
        year: RwSignal::new(clock::year().to_string()),
        place: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
        starting: RwSignal::new(false),
    };
    let unit = TextEntry { autocomplete: "organization", ..entry(choice, UNIT, choice.org_unit) };
    let person = TextEntry {
        autocomplete: "name",
        on_input: Callback::new(move |(text, _)| choice.person.set(text)),
        ..entry(choice, PERSON, choice.person)
    };
    let year = TextEntry { class: "entry", inputmode: "numeric", ..entry(choice, YEAR, choice.year) };
    let days = el("p").words(move || days(choice).unwrap_or_default());
    let card = el("section")
        .class("card")
        .attr("aria-label", texts.new_report())
        .add(forms(choice))
        .add(whole_field(choice, UNIT, texts.new_unit(), unit, el("p").add(texts.new_unit_hint())))
        .add(whole_field(choice, PERSON, texts.new_person(), person, el("p").add(texts.new_person_hint())))
        .add(spans(choice))
        .live(move || nth(choice))
        .add(whole_field(choice, YEAR, texts.year(), year, days));
    let main = el("main").class("page").id("main").attr("tabindex", "-1").add(storage_warning()).add(card);
    // Says beforehand that the previous period will stand beside the fields.
    let main = main.live(move || {
        let period = choice.period()?;
        earlier(shell, &choice.template.read(), &choice.org_unit.read(), &period)?;
        Some(notice("info", texts.previous_loaded(), ""))
    });
    let button = el("button")
        .class("button button-primary")
        .attr("type", "button")
        .id("start")
        .flag_by("disabled", move || choice.starting.get())
        .words(move || if choice.starting.get() { texts.loading() } else { texts.start() }.to_owned())
        .on_tap(move || start(choice));
    let bottom = el("nav").class("bottom-bar").attr("aria-label", texts.new_report()).add(button);
    pieces![top_bar("#/", texts.new_report(), View::default()), main, bottom]
}

/// The message of a field.
fn problem(choice: Choice, id: &'static str) -> View {
    live(move || (*choice.place.read() == id).then(|| notice("error", &choice.problem.read(), "")))
}

fn hint_id(id: &str) -> String {
    id.to_owned() + "-hint"
}

/// A field whose message goes when something is typed.
fn entry(choice: Choice, id: &'static str, value: RwSignal<String>) -> TextEntry {
    let on_input = Callback::new(move |(text, _)| {
        choice.clear();
        value.set(text);
    });
    TextEntry {
        described_by: hint_id(id),
        invalid: Some(Signal::derive(move || *choice.place.read() == id)),
        ..TextEntry::new(id, value, on_input)
    }
}

fn whole_field(choice: Choice, id: &'static str, label: &str, entry: TextEntry, hint: El) -> El {
    field(id, label, entry.view()).add(hint.class("hint").id(&hint_id(id))).add(problem(choice, id))
}

fn forms(choice: Choice) -> El {
    let label = el("label").attr("for", TEMPLATE).add(choice.texts.new_template());
    let list = move || match listed(choice.texts, choice.forms) {
        Ok(list) => {
            let mut select = el("select").id(TEMPLATE);
            let chosen = choice.template.get_untracked();
            if !list.iter().any(|it| it.id == chosen) {
                let none = el("option").attr("value", "").attr("selected", "").attr("disabled", "");
                select = select.add(none.add(choice.texts.choose_template()));
            }
            for form in &list {
                let option = el("option").attr("value", &form.id).add(form.title.as_str());
                select = select.add(if form.id == chosen { option.attr("selected", "") } else { option });
            }
            let select = select.on_text(move |id| {
                choice.clear();
                choice.template.set(id);
            });
            let hint = el("p").class("hint").words(move || {
                let form = list.iter().find(|it| it.id == *choice.template.read());
                form.map(|it| about(choice.language, it, None)).unwrap_or_default()
            });
            pieces![select, hint]
        }
        Err(instead) => instead,
    };
    el("div").class("field").add(label).live(list).add(problem(choice, TEMPLATE))
}

fn spans(choice: Choice) -> El {
    let texts = choice.texts;
    let names: [(&'static str, &str); _] = [
        ("month", texts.month()),
        ("quarter", texts.quarter()),
        ("half", texts.half()),
        ("nine", texts.nine_months()),
        ("year", texts.year()),
    ];
    Segmented {
        legend: texts.new_period(),
        name: "new-span".to_owned(),
        choices: names.map(|(value, name)| (value, name.to_owned())).into(),
        value: choice.span.into(),
        on_choose: Callback::new(move |it: &'static str| {
            choice.nth.set("1".to_owned());
            choice.span.set(it.to_owned());
        }),
        class: "segmented-three",
    }
    .view()
}

/// Which month, quarter or half. Reactive.
fn nth(choice: Choice) -> Option<El> {
    let texts = choice.texts;
    let (legend, count, class) = match choice.span.read().as_str() {
        "month" => (texts.which_month(), 12, "segmented-three"),
        "quarter" => (texts.which_quarter(), 4, "segmented-two"),
        "half" => (texts.which_half(), 2, ""),
        _ => return None,
    };
    let mut choices = Vec::new();
    for name in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"].into_iter().take(count) {
        let label = match (count, name) {
            (2, "1") => texts.first_half(),
            (2, _) => texts.second_half(),
            _ => name,
        };
        choices.push((name, label.to_owned()));
    }
    let segmented = Segmented {
        legend,
        name: "new-nth".to_owned(),
        choices,
        value: choice.nth.into(),
        on_choose: Callback::new(move |it: &'static str| choice.nth.set(it.to_owned())),
        class,
    };
    Some(segmented.view())
}

/// The days the period counts from and to. Reactive.
fn days(choice: Choice) -> Option<String> {
    let (texts, period) = (choice.texts, choice.period()?);
    let day = |it| format::date(choice.language, it);
    Some(format!(
        "{} {} – {}. {}",
        texts.period_days(),
        day(period.from),
        day(period.to),
        texts.cut_off_hint()
    ))
}

/// The latest earlier report of the same unit on the same form.
fn earlier(shell: Shell, template: &str, org_unit: &str, period: &Period) -> Option<Draft> {
    let mut latest: Option<Draft> = None;
    for Kept { draft, .. } in drafts(shell) {
        let same = draft.template.id == template && draft.org_unit.name.trim() == org_unit.trim();
        let later = latest.as_ref().is_none_or(|it| it.period.to <= draft.period.to);
        if same && later && draft.period.to < period.to {
            latest = Some(draft);
        }
    }
    latest
}

/// Its figures.
fn previous_figures(template: &Template, earlier: &Draft) -> Map<(String, String), Decimal> {
    let mut figures = Map::new();
    for row in check::rows(template, earlier) {
        for part in row.parts {
            if let Some(figure) = part.reading.answer.figure() {
                figures.insert((row.indicator.clone(), part.part), figure);
            }
        }
    }
    figures
}

fn start(choice: Choice) {
    let texts = choice.texts;
    let refuse = |place: &str, problem: &str| {
        choice.refuse(place, problem);
        page::focus_id(place);
    };
    let Some(period) = choice.period() else { return refuse(YEAR, texts.year_needed()) };
    if choice.org_unit.read_untracked().trim().is_empty() {
        return refuse(UNIT, texts.unit_needed());
    }
    let listed = match &*choice.forms.read_untracked() {
        Forms::Here(list) => list.iter().find(|it| it.id == *choice.template.read_untracked()).cloned(),
        Forms::Loading | Forms::Failed => None,
    };
    let Some(listed) = listed else { return refuse(TEMPLATE, texts.no_template()) };
    choice.starting.set(true);
    spawn_local(async move {
        let bytes = network::fetch(&listed.file).await;
        let text = bytes.and_then(|it| String::from_utf8(it).ok());
        let template = text.and_then(|it| Some((template_file::read(&it).ok()?, it)));
        choice.starting.set(false);
        match template {
            None => choice.refuse(TEMPLATE, texts.templates_failed()),
            Some((template, text)) => make(choice, listed, &template, &text, period),
        }
    });
}

fn make(choice: Choice, listed: Listed, template: &Template, text: &str, period: Period) {
    let shell = choice.shell;
    let Some(id) = random::id() else { return choice.refuse(TEMPLATE, choice.texts.seal_failed()) };
    let org_unit = choice.org_unit.get_untracked().trim().to_owned();
    let person = choice.person.get_untracked().trim().to_owned();
    let earlier = earlier(shell, &template.id, &org_unit, &period);
    let draft = Draft {
        id: id.clone(),
        // The digest comes with the list: to make it here would put it into the first download.
        template: TemplateRef { id: listed.id, edition: listed.edition, hash: listed.hash },
        name: String::new(),
        previous: earlier.map(|it| previous_figures(template, &it)).unwrap_or_default(),
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
    let kept = shell.with_shelf(|it| it.keep_draft(&draft, Some(text)));
    shell.note_saving(kept);
    if kept.is_ok() {
        shell.touch(&draft.id);
        page::replace(route::report(&id, "").trim_start_matches('#'));
    }
}

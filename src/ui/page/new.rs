//! Lập báo cáo: form, unit, person and period on one page, remembered from last time.

use crate::browser::{clock, network, page, random};
use crate::domain::decimal::Decimal;
use crate::domain::draft::{Draft, OrgUnit};
use crate::domain::period::{Period, Span};
use crate::domain::template::Template;
use crate::text;
use crate::text::format;
use crate::ui::part::{Notice, Segmented, StorageWarning, TextEntry, TopBar};
use crate::ui::route;
use crate::ui::shell::Shell;
use crate::wire::catalogue::{self, Listed};
use crate::wire::template as template_file;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// How the list of forms stands.
#[derive(Clone)]
enum Forms {
    Loading,
    Failed,
    Here(Vec<Listed>),
}

/// What is chosen so far.
#[derive(Clone, Copy)]
struct Choice {
    forms: RwSignal<Forms>,
    template: RwSignal<String>,
    org_unit: RwSignal<String>,
    person: RwSignal<String>,
    span: RwSignal<String>,
    nth: RwSignal<String>,
    year: RwSignal<String>,
    /// What keeps the report from being started, by field.
    missing: RwSignal<Option<Missing>>,
    starting: RwSignal<bool>,
}

/// What keeps a report from being started.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Template,
    OrgUnit,
    Year,
    /// The form could not be fetched.
    Network,
    /// The browser gives no random numbers.
    Randomness,
}

impl Choice {
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
}

fn load_forms(choice: Choice) {
    choice.forms.set(Forms::Loading);
    spawn_local(async move {
        let forms = network::fetch("templates/index.json").await.and_then(|it| catalogue::read(&it).ok());
        choice.forms.set(forms.map_or(Forms::Failed, Forms::Here));
    });
}

/// The page.
#[component]
pub fn New() -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let settings = shell.settings();
    let choice = Choice {
        forms: RwSignal::new(Forms::Loading),
        template: RwSignal::new(settings.template),
        org_unit: RwSignal::new(settings.org_unit),
        person: RwSignal::new(settings.person),
        span: RwSignal::new("year".to_owned()),
        nth: RwSignal::new("1".to_owned()),
        year: RwSignal::new(clock::year().to_string()),
        missing: RwSignal::new(None),
        starting: RwSignal::new(false),
    };
    load_forms(choice);
    view! {
        <TopBar back="#/" title=texts.new_report.to_owned()/>
        <main class="page" id="main" tabindex="-1">
            <StorageWarning/>
            <section class="card" aria-label=texts.new_report>
                {forms(choice)}
                <div class="field">
                    <label for="new-unit">{texts.new_unit}</label>
                    <TextEntry
                        id="new-unit"
                        value=choice.org_unit
                        autocomplete="organization"
                        described_by="new-unit-hint"
                        invalid=Signal::derive(move || choice.missing.get() == Some(Missing::OrgUnit))
                        on_input=Callback::new(move |(text, _)| {
                            choice.missing.set(None);
                            choice.org_unit.set(text);
                        })
                    />
                    <p class="hint" id="new-unit-hint">{texts.new_unit_hint}</p>
                    {move || problem(choice, Missing::OrgUnit)}
                </div>
                <div class="field">
                    <label for="new-person">{texts.new_person}</label>
                    <TextEntry
                        id="new-person"
                        value=choice.person
                        autocomplete="name"
                        described_by="new-person-hint"
                        on_input=Callback::new(move |(text, _)| choice.person.set(text))
                    />
                    <p class="hint" id="new-person-hint">{texts.new_person_hint}</p>
                </div>
                {period(choice)}
            </section>
            {move || previous_hint(shell, choice)}
        </main>
        <nav class="bottom-bar" aria-label=texts.new_report>
            <button
                class="button button-primary"
                type="button"
                id="start"
                disabled=move || choice.starting.get()
                on:click=move |_| start(shell, choice)
            >
                {move || if choice.starting.get() { texts.loading } else { texts.start }}
            </button>
        </nav>
    }
}

/// The message of a field, or of the page.
fn problem(choice: Choice, place: Missing) -> Option<impl IntoView> {
    let texts = Shell::here().texts();
    let sentence = match choice.missing.get().filter(|it| *it == place)? {
        Missing::Template => texts.no_template,
        Missing::OrgUnit => texts.unit_needed,
        Missing::Year => texts.year_needed,
        Missing::Network => texts.templates_failed,
        Missing::Randomness => texts.seal_failed,
    };
    Some(view! { <Notice tone="error" what=sentence/> })
}

fn forms(choice: Choice) -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let list = move || match choice.forms.get() {
        Forms::Loading => view! { <p class="dim" role="status">{texts.loading_templates}</p> }.into_any(),
        Forms::Failed => view! {
            <Notice tone="error" what=texts.templates_failed/>
            <button class="button" type="button" on:click=move |_| load_forms(choice)>{texts.try_again}</button>
        }
        .into_any(),
        Forms::Here(list) => {
            let options: Vec<_> = list
                .iter()
                .map(|it| {
                    let id = it.id.clone();
                    let chosen = id.clone();
                    view! {
                        <option value=id selected=move || *choice.template.read() == chosen>{it.title.clone()}</option>
                    }
                })
                .collect();
            let unchosen = !list.iter().any(|it| it.id == *choice.template.read_untracked());
            let hint = move || {
                let id = choice.template.get();
                let form = list.iter().find(|it| it.id == id)?;
                let rows = text::rows(shell.language(), form.indicators);
                let issuer = Some(form.issuer.clone()).filter(|it| !it.is_empty());
                Some([Some(rows), issuer].into_iter().flatten().collect::<Vec<_>>().join(" · "))
            };
            view! {
                <select
                    id="new-template"
                    on:change:target=move |event| {
                        choice.missing.set(None);
                        choice.template.set(event.target().value());
                    }
                >
                    {unchosen.then(|| view! { <option value="" selected disabled></option> })}
                    {options}
                </select>
                <p class="hint">{hint}</p>
            }
            .into_any()
        }
    };
    view! {
        <div class="field">
            <label for="new-template">{texts.new_template}</label>
            {list}
            {move || problem(choice, Missing::Template)}
            {move || problem(choice, Missing::Network)}
            {move || problem(choice, Missing::Randomness)}
        </div>
    }
}

fn period(choice: Choice) -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let span = Memo::new(move |_| choice.span.get());
    let nth = move || {
        let (legend, count, class) = match span.get().as_str() {
            "month" => (texts.which_month, 12, "segmented-three"),
            "quarter" => (texts.which_quarter, 4, "segmented-two"),
            "half" => (texts.which_half, 2, ""),
            _ => return None,
        };
        let names = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        let label = |name: &str| match (count, name) {
            (2, "1") => texts.first_half.to_owned(),
            (2, _) => texts.second_half.to_owned(),
            _ => name.to_owned(),
        };
        let choices = names.into_iter().take(count).map(|it| (it, label(it))).collect();
        Some(view! {
            <Segmented
                legend=legend
                name="new-nth"
                class=class
                choices=choices
                value=choice.nth
                on_choose=Callback::new(move |it: &'static str| choice.nth.set(it.to_owned()))
            />
        })
    };
    let days = move || {
        let period = choice.period()?;
        let day = |it| format::date(shell.language(), it);
        Some(format!("{} {} – {}. {}", texts.period_days, day(period.from), day(period.to), texts.cut_off_hint))
    };
    view! {
        <Segmented
            legend=texts.new_period
            name="new-span"
            class="segmented-three"
            choices=vec![
                ("month", texts.month.to_owned()),
                ("quarter", texts.quarter.to_owned()),
                ("half", texts.half.to_owned()),
                ("nine", texts.nine_months.to_owned()),
                ("year", texts.year.to_owned()),
            ]
            value=choice.span
            on_choose=Callback::new(move |it: &'static str| {
                choice.nth.set("1".to_owned());
                choice.span.set(it.to_owned());
            })
        />
        {nth}
        <div class="field">
            <label for="new-year">{texts.year}</label>
            <TextEntry
                id="new-year"
                class="entry"
                inputmode="numeric"
                value=choice.year
                described_by="new-year-hint"
                invalid=Signal::derive(move || choice.missing.get() == Some(Missing::Year))
                on_input=Callback::new(move |(text, _)| {
                    choice.missing.set(None);
                    choice.year.set(text);
                })
            />
            <p class="hint" id="new-year-hint">{days}</p>
            {move || problem(choice, Missing::Year)}
        </div>
    }
}

/// The figures of the latest earlier report of the same unit on the same form.
fn previous_figures(shell: Shell, template: &Template, org_unit: &str, period: &Period) -> BTreeMap<(String, String), Decimal> {
    let same_unit = |it: &Draft| it.org_unit.name.trim() == org_unit.trim();
    let earlier = shell.with_shelf(|shelf| {
        let ids = shelf.ids().into_iter().filter(|it| !shelf.is_deleted(it));
        let drafts = ids.filter_map(|it| shelf.draft(&it).ok()).map(|it| it.draft);
        let fitting = drafts.filter(|it| it.template.id == template.id && same_unit(it) && it.period.to < period.to);
        fitting.max_by_key(|it| it.period.to)
    });
    let Some(earlier) = earlier else { return BTreeMap::new() };
    let mut figures = BTreeMap::new();
    for row in crate::domain::check::draft(template, &earlier).rows {
        for part in row.parts {
            if let Some(figure) = part.reading.answer.figure() {
                figures.insert((row.indicator.clone(), part.part), figure);
            }
        }
    }
    figures
}

/// Says beforehand that the previous period will stand beside the fields.
fn previous_hint(shell: Shell, choice: Choice) -> Option<impl IntoView> {
    let (template, unit, period) = (choice.template.get(), choice.org_unit.get(), choice.period()?);
    let known = shell.with_shelf(|shelf| {
        let drafts = shelf.ids().into_iter().filter(|it| !shelf.is_deleted(it)).filter_map(|it| shelf.draft(&it).ok());
        let mut drafts = drafts.map(|it| it.draft);
        drafts.any(|it| {
            it.template.id == template && it.org_unit.name.trim() == unit.trim() && it.period.to < period.to
        })
    });
    known.then(|| view! { <Notice tone="info" what=shell.texts().previous_loaded/> })
}

fn start(shell: Shell, choice: Choice) {
    let Some(period) = choice.period() else {
        choice.missing.set(Some(Missing::Year));
        page::focus_id("new-year");
        return;
    };
    if choice.org_unit.read_untracked().trim().is_empty() {
        choice.missing.set(Some(Missing::OrgUnit));
        page::focus_id("new-unit");
        return;
    }
    let id = choice.template.get_untracked();
    let listed = match &*choice.forms.read_untracked() {
        Forms::Here(list) => list.iter().find(|it| it.id == id).cloned(),
        Forms::Loading | Forms::Failed => None,
    };
    let Some(listed) = listed else {
        choice.missing.set(Some(Missing::Template));
        page::focus_id("new-template");
        return;
    };
    choice.starting.set(true);
    spawn_local(async move {
        let bytes = network::fetch(&listed.file).await;
        let text = bytes.and_then(|it| String::from_utf8(it).ok());
        let template = text.and_then(|it| template_file::read_usable(&it).ok());
        choice.starting.set(false);
        match template {
            None => choice.missing.set(Some(Missing::Network)),
            Some(template) => make(shell, choice, &template, period),
        }
    });
}

fn make(shell: Shell, choice: Choice, template: &Template, period: Period) {
    let Some(id) = random::id() else {
        choice.missing.set(Some(Missing::Randomness));
        return;
    };
    let org_unit = choice.org_unit.get_untracked().trim().to_owned();
    let person = choice.person.get_untracked().trim().to_owned();
    let draft = Draft {
        id: id.clone(),
        template: template_file::reference(template),
        name: String::new(),
        previous: previous_figures(shell, template, &org_unit, &period),
        org_unit: OrgUnit { name: org_unit.clone(), code: None },
        person: person.clone(),
        period,
        revision: 1,
        replaces: None,
        created_at: clock::now(),
        totals: BTreeMap::new(),
        rows: BTreeMap::new(),
        acknowledged: BTreeMap::new(),
    };
    shell.change_settings(|it| {
        it.org_unit = org_unit;
        it.person = person;
        it.template.clone_from(&template.id);
    });
    let kept = shell.with_shelf(|it| it.keep_draft(&draft, template));
    shell.note_saving(kept);
    if kept.is_ok() || !shell.is_lasting() {
        shell.keep_meta(&draft);
        page::replace(route::report(&id, "").trim_start_matches('#'));
    }
}

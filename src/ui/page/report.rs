//! One report: opens it once and shows its pages; the list of its sections.

use super::check::Check;
use super::fill::Fill;
use super::send::Send;
use super::sheet::Sheet;
use crate::browser::{clock, page, random};
use crate::domain::counts::Counts;
use crate::domain::template::Section;
use crate::text;
use crate::ui::form_state::FormState;
use crate::ui::part::{Notice, OutcomeStrip, Saved, StorageWarning, TextEntry, TopBar, icon};
use crate::ui::route::{self, ReportPage, Route};
use crate::ui::shell::Shell;
use crate::wire::progress::Progress;
use leptos::prelude::*;

/// The pages of one report.
#[component]
pub fn ReportPages(id: String) -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let kept = shell.with_shelf(|shelf| {
        let kept = shelf.draft(&id).ok().filter(|_| !shelf.is_deleted(&id))?;
        let template = shelf.template(&kept.draft.template.hash)?;
        Some((template, kept))
    });
    let Some((template, kept)) = kept else {
        return view! {
            <TopBar back="#/" title=texts.not_found.to_owned()/>
            <main class="page" id="main" tabindex="-1">
                <Notice tone="error" what=texts.template_gone/>
                <a class="button button-primary" href="#/">{texts.go_home}</a>
            </main>
        }
        .into_any();
    };
    provide_context(FormState::open(shell, template, kept));
    let inner = Memo::new(move |before: Option<&ReportPage>| match shell.route() {
        Route::Report { page, .. } => page,
        // On the way out the last page stays until it is taken down.
        _ => before.cloned().unwrap_or(ReportPage::Sections),
    });
    (move || match inner.get() {
        ReportPage::Sections => view! { <Sections/> }.into_any(),
        ReportPage::Fill { section, row } => view! { <Fill section=section row=row/> }.into_any(),
        ReportPage::Check => view! { <Check/> }.into_any(),
        ReportPage::Send => view! { <Send/> }.into_any(),
        ReportPage::Print => view! { <Sheet/> }.into_any(),
    })
    .into_any()
}

/// The printed heading of a section.
pub fn section_title(section: &Section, untitled: &str) -> String {
    let parts = [section.roman.as_str(), section.title.as_str()];
    let title = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ");
    if title.is_empty() { untitled.to_owned() } else { title }
}

/// A ring that fills up.
pub fn progress_ring(counts: Counts) -> impl IntoView {
    let part = counts.entered() * 100 / counts.rows.max(1);
    let inside = if counts.entered() == counts.rows {
        r##"<use href="#i-check" class="icon" x="11" y="11" width="18" height="18"></use>"##.to_owned()
    } else {
        format!(r#"<text x="20" y="24.5">{}/{}</text>"#, counts.entered(), counts.rows)
    };
    let circle = r#"<circle cx="20" cy="20" r="15.9155"></circle>"#;
    view! {
        <svg
            class="progress-ring"
            viewBox="0 0 40 40"
            style=format!("--part:{part}")
            aria-hidden="true"
            inner_html=format!("{circle}{circle}{inside}")
        ></svg>
    }
}

/// What the top bar of a report's page shows beside the title.
#[component]
pub fn ReportMeta(counts: Signal<Counts>) -> impl IntoView {
    let texts = Shell::here().texts();
    view! {
        <div class="top-meta">
            <b>
                <span class="unseen">{texts.entered_of} " "</span>
                {move || format!("{}/{}", counts.read().entered(), counts.read().rows)}
            </b>
            <Saved/>
        </div>
        <div
            class="meter"
            style=move || format!("--part:{}", counts.read().entered() * 100 / counts.read().rows.max(1))
            aria-hidden="true"
        ></div>
    }
}

/// The list of sections, the shared totals, and what else can be done with the report.
#[component]
fn Sections() -> impl IntoView {
    let shell = Shell::here();
    let form = FormState::here();
    let (texts, language) = (shell.texts(), shell.language());
    let template = form.template();
    let title = {
        let printed = template.title.clone();
        Signal::derive(move || {
            let name = form.head().read().name.clone();
            if name.is_empty() { printed.clone() } else { name }
        })
    };
    let about = move || {
        let head = form.head().read();
        format!("{} · {}", text::period(language, &head.period), head.org_unit.name)
    };
    let id = form.head().read_untracked().id.clone();
    let items: Vec<_> = template
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            let title = section_title(section, texts.untitled_section);
            let address = route::report(&id, &section.id);
            view! {
                <li>
                    <a class="item" href=address data-section=section.id.clone()>
                        {move || section_summary(shell, &title, form.counts(index))}
                        {icon("next")}
                    </a>
                </li>
            }
        })
        .collect();
    let next = {
        let id = id.clone();
        move || {
            let page = if form.is_locked() { "gui" } else { "kiem-tra" };
            let label = if form.is_locked() { texts.send } else { texts.check_and_send };
            view! { <a class="button button-primary" href=route::report(&id, page)>{label}</a> }
        }
    };
    view! {
        <TopBar back="#/" title=title>
            <ReportMeta counts=Signal::derive(move || form.total())/>
        </TopBar>
        <main class="page pairs" id="main" tabindex="-1">
            <div class="stack">
                <StorageWarning/>
                <Locked/>
                <p class="dim">{about}</p>
                <SharedTotals/>
            </div>
            <section class="stack tight" aria-labelledby="sections">
                <h2 id="sections">{texts.sections}</h2>
                <ol class="list">{items}</ol>
            </section>
            <Other/>
        </main>
        <nav class="bottom-bar" aria-label=texts.check_and_send>{next}</nav>
    }
}

fn section_summary(shell: Shell, title: &str, counts: Counts) -> impl IntoView + use<> {
    let (texts, language) = (shell.texts(), shell.language());
    let flagged = if counts.with_errors > 0 {
        Some(("flagged finding-error", "error", text::errors(language, counts.with_errors)))
    } else if counts.with_warnings > 0 {
        Some(("flagged finding-warning", "warn", text::warnings(language, counts.with_warnings)))
    } else {
        None
    };
    let entered = Counts { not_entered: 0, ..counts };
    view! {
        {progress_ring(counts)}
        <span class="item-text">
            <span>{title.to_owned()}</span>
            <span class="unseen">{format!("{} {}/{}", texts.entered_of, counts.entered(), counts.rows)}</span>
            <OutcomeStrip counts=entered/>
            {flagged.map(|(class, name, words)| view! { <span class=class>{icon(name)} {words}</span> })}
        </span>
    }
}

/// Says that the report is finished and nothing can be typed.
#[component]
pub fn Locked() -> impl IntoView {
    let form = FormState::here();
    let texts = Shell::here().texts();
    move || form.is_locked().then(|| view! { <Notice tone="info" what=texts.locked remedy=texts.locked_text/> })
}

#[component]
fn SharedTotals() -> impl IntoView {
    let form = FormState::here();
    let texts = Shell::here().texts();
    let template = form.template();
    if template.denominators.is_empty() {
        return None;
    }
    let fields: Vec<_> = template
        .denominators
        .iter()
        .map(|denominator| {
            let id = format!("total-{}", denominator.id);
            let key = StoredValue::new(denominator.id.clone());
            let value = Signal::derive(move || {
                key.with_value(|key| form.totals().read().get(key).cloned()).unwrap_or_default()
            });
            let typing = RwSignal::new(false);
            let reading = move || {
                let text = value.get();
                (!text.trim().is_empty() && !typing.get()).then(|| crate::domain::number::read(&text))
            };
            let unit = denominator.measure_unit.clone();
            view! {
                <div class="field">
                    <label for=id.clone()>{denominator.label.clone()}</label>
                    <div class="affix">
                        <TextEntry
                            id=id.clone()
                            class="entry"
                            inputmode="decimal"
                            value=value
                            described_by=format!("{id}-message")
                            invalid=Signal::derive(move || !matches!(reading(), None | Some(Ok(crate::domain::number::NumberReading::Certain(_)))))
                            on_input=Callback::new(move |(text, _)| {
                                typing.set(true);
                                key.with_value(|key| form.edit_total(key, text));
                            })
                            on_leave=Callback::new(move |()| {
                                typing.set(false);
                                form.close_step();
                            })
                        />
                        <span>{unit}</span>
                    </div>
                    <div id=format!("{id}-message")>{move || reading().and_then(|it| total_message(form, key, it))}</div>
                </div>
            }
        })
        .collect();
    Some(view! {
        <section class="card" aria-labelledby="shared">
            <div>
                <h2 id="shared">{texts.shared_totals}</h2>
                <p class="dim">{texts.shared_totals_hint}</p>
            </div>
            <fieldset class="stack" disabled=move || form.is_locked()>{fields}</fieldset>
        </section>
    })
}

/// What is wrong with a shared total, or which of two numbers it is.
fn total_message(
    form: FormState,
    key: StoredValue<String>,
    reading: Result<crate::domain::number::NumberReading, crate::domain::number::NumberError>,
) -> Option<AnyView> {
    use crate::domain::finding::{EntryProblem, Field, FindingKind};
    use crate::domain::number::{NumberError, NumberReading};
    let shell = Shell::here();
    let language = shell.language();
    let problem = match reading {
        Ok(NumberReading::Certain(_)) => return None,
        Ok(NumberReading::Ambiguous { grouped, decimal }) => {
            let (first, second) = text::ambiguity(language, grouped, decimal);
            let choose = move |number: crate::domain::decimal::Decimal| {
                key.with_value(|key| form.edit_total(key, number.to_string().replace('.', ",")));
                form.close_step();
            };
            return Some(
                view! {
                    <div class="ask" role="group">
                        <p><b>{shell.texts().ask_which}</b></p>
                        <button class="button" type="button" on:click=move |_| choose(grouped)>{first}</button>
                        <button class="button" type="button" on:click=move |_| choose(decimal)>{second}</button>
                    </div>
                }
                .into_any(),
            );
        }
        Err(NumberError::Unreadable) => EntryProblem::Unreadable(Field::Total),
        Err(NumberError::TooLarge) => EntryProblem::TooLarge(Field::Total),
        Err(NumberError::TooPrecise) => EntryProblem::TooPrecise(Field::Total),
    };
    let finding = crate::domain::finding::Finding { kind: FindingKind::Entry(problem), indicator: None, part: None };
    let message = text::finding_message(language, &form.template(), &finding);
    Some(view! { <Notice tone="error" what=message.what remedy=message.remedy/> }.into_any())
}

/// Renaming, duplicating, deleting, printing; the unit and the person.
#[component]
fn Other() -> impl IntoView {
    let shell = Shell::here();
    let form = FormState::here();
    let texts = shell.texts();
    let id = StoredValue::new(form.head().read_untracked().id.clone());
    let name = Signal::derive(move || form.head().read().name.clone());
    let unit = Signal::derive(move || form.head().read().org_unit.name.clone());
    let person = Signal::derive(move || form.head().read().person.clone());
    let delete = move |_| {
        let kept = shell.with_shelf(|it| id.with_value(|id| it.delete(id)));
        shell.note_saving(kept);
        page::replace("/");
        let id = id.get_value();
        shell.say_with_undo(texts.deleted, move || {
            shell.with_shelf(|it| it.restore(&id));
            page::replace(route::report(&id, "").trim_start_matches('#'));
        });
    };
    let duplicate = move |_| {
        let Some(new_id) = random::id() else {
            shell.say(texts.seal_failed);
            return;
        };
        let mut copy = form.snapshot();
        copy.id.clone_from(&new_id);
        copy.revision = 1;
        copy.replaces = None;
        copy.created_at = clock::now();
        let name = if copy.name.is_empty() { form.template().title.clone() } else { copy.name.clone() };
        copy.name = format!("{name} {}", texts.copy_suffix);
        let kept = shell.with_shelf(|it| {
            let progress = Progress { changed_at: Some(clock::now().as_str().to_owned()), ..Progress::default() };
            it.keep_draft(&copy, &form.template()).and_then(|()| it.keep_progress(&new_id, &progress))
        });
        shell.note_saving(kept);
        if kept.is_ok() {
            page::go(route::report(&new_id, "").trim_start_matches('#'));
            shell.say(texts.duplicated);
        }
    };
    view! {
        <details class="more card wide">
            <summary>{icon("menu")} <span>{texts.report_menu}</span></summary>
            <div class="stack">
                <div class="field">
                    <label for="report-name">{texts.report_name}</label>
                    <TextEntry
                        id="report-name"
                        value=name
                        described_by="report-name-hint"
                        on_input=Callback::new(move |(text, _)| form.edit_head(|it| it.name = text))
                    />
                    <p class="hint" id="report-name-hint">{texts.report_name_hint}</p>
                </div>
                <fieldset class="stack" disabled=move || form.is_locked()>
                    <div class="field">
                        <label for="report-unit">{texts.new_unit}</label>
                        <TextEntry
                            id="report-unit"
                            value=unit
                            on_input=Callback::new(move |(text, _)| form.edit_head(|it| it.org_unit.name = text))
                        />
                    </div>
                    <div class="field">
                        <label for="report-person">{texts.new_person}</label>
                        <TextEntry
                            id="report-person"
                            value=person
                            on_input=Callback::new(move |(text, _)| form.edit_head(|it| it.person = text))
                        />
                    </div>
                </fieldset>
                <div class="actions">
                    <a class="button" href=route::report(&id.get_value(), "in")>{icon("print")} {texts.as_on_paper}</a>
                    <button class="button" type="button" id="duplicate" on:click=duplicate>{icon("duplicate")} {texts.duplicate}</button>
                    <button class="button" type="button" id="delete" on:click=delete>{icon("trash")} {texts.delete}</button>
                </div>
            </div>
        </details>
    }
}

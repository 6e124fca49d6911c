//! Kiểm tra: errors first, then warnings, each a link to its row; what the office will see.

use super::report::Locked;
use crate::browser::page;
use crate::domain::counts::Counts;
use crate::domain::finding::{Finding, Level};
use crate::domain::outcome::Outcome;
use crate::text;
use crate::ui::finish;
use crate::ui::form_state::FormState;
use crate::ui::part::{Badge, Notice, Saved, StorageWarning, TextEntry, TopBar, icon};
use crate::ui::route;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Check() -> impl IntoView {
    let shell = Shell::here();
    let form = FormState::here();
    let texts = shell.texts();
    let id = form.head().read_untracked().id.clone();
    let back = route::report(&id, "");
    // What was found when the page was opened: it does not change under the thumb while reasons are typed.
    let checked = untrack(|| form.check());
    let level = |level: Level| -> Vec<Finding> {
        checked.findings.iter().filter(|it| it.kind.level() == level).cloned().collect()
    };
    let (errors, warnings) = (level(Level::Error), level(Level::Warning));
    let clean = errors.is_empty() && warnings.is_empty();
    let first = errors.iter().chain(&warnings).find_map(|it| row_address(form, it));
    let asked = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let finish = {
        let (errors, first) = (errors.clone(), first.clone());
        let warnings = warnings.clone();
        move |_| {
            if !errors.is_empty() {
                if let Some(address) = &first {
                    page::go(address.trim_start_matches('#'));
                }
                return;
            }
            let answered = |it: &Finding| !word(form, it).trim().is_empty();
            if let Some(open) = warnings.iter().position(|it| !answered(it)) {
                asked.set(true);
                page::focus_id(&format!("word-{open}"));
                return;
            }
            match finish::finish(shell, form) {
                Ok(()) => page::go(route::report(&form.head().read_untracked().id, "gui").trim_start_matches('#')),
                Err(error) => problem.set(Some(finish::sentence(shell, error))),
            }
        }
    };
    let to_correct = !errors.is_empty();
    let label = if to_correct { texts.errors_first } else { texts.finalise_hint };
    view! {
        <TopBar back=back title=texts.check.to_owned()>
            <div class="top-meta"><Saved/></div>
        </TopBar>
        <main class="page pairs" id="main" tabindex="-1">
            <div class="stack">
                <StorageWarning/>
                <Locked/>
                {clean.then(|| view! { <Notice tone="good" what=texts.check_clean remedy=texts.check_clean_text/> })}
                {move || problem.get().map(|it| view! { <Notice tone="error" what=it/> })}
                {group(form, texts.check_errors, errors, asked)}
                {group(form, texts.check_warnings, warnings, asked)}
            </div>
            {office_sees(shell, form, checked.total)}
        </main>
        <nav class="bottom-bar" aria-label=texts.check>
            {move || {
                if form.is_locked() {
                    let id = form.head().read_untracked().id.clone();
                    return view! { <a class="button button-primary" href=route::report(&id, "gui")>{texts.send}</a> }
                        .into_any();
                }
                let finish = finish.clone();
                let text = if to_correct { texts.fix_first } else { texts.finalise };
                view! {
                    <button class="button button-primary" type="button" id="finish" on:click=finish title=label>
                        {text}
                    </button>
                }
                .into_any()
            }}
        </nav>
    }
}

fn row_address(form: FormState, finding: &Finding) -> Option<String> {
    let indicator = finding.indicator.as_deref()?;
    let template = form.template();
    let (section, _) = template.rows().find(|(_, it)| it.id == indicator)?;
    Some(route::report(&form.head().read_untracked().id, &format!("{}/{indicator}", section.id)))
}

fn word(form: FormState, finding: &Finding) -> String {
    form.head().read().acknowledged.get(&finding.key()).cloned().unwrap_or_default()
}

fn group(form: FormState, title: &'static str, findings: Vec<Finding>, asked: RwSignal<bool>) -> Option<impl IntoView> {
    if findings.is_empty() {
        return None;
    }
    let count = findings.len();
    let items: Vec<_> = findings.into_iter().enumerate().map(|(at, it)| item(form, at, it, asked)).collect();
    Some(view! {
        <section class="stack tight">
            <h2>{title} " " <span class="dim">{count}</span></h2>
            <ul class="list">{items}</ul>
        </section>
    })
}

fn item(form: FormState, at: usize, finding: Finding, asked: RwSignal<bool>) -> impl IntoView + use<> {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let template = form.template();
    let message = text::finding_message(language, &template, &finding);
    let level = finding.kind.level();
    let (class, name) = match level {
        Level::Error => ("finding finding-error", "error"),
        Level::Warning => ("finding finding-warning", "warn"),
    };
    let address = row_address(form, &finding).unwrap_or_else(|| route::report(&form.head().read_untracked().id, ""));
    let row = finding.indicator.as_deref().and_then(|it| template.indicator(it));
    let place = row.map_or_else(|| texts.whole_report.to_owned(), |it| format!("{}. {}", it.number, shortened(&it.name)));
    let id = format!("word-{at}");
    let code = finding.kind.code();
    let key = StoredValue::new(finding.clone());
    let own = Signal::derive(move || key.with_value(|it| word(form, it)));
    let answer = (level == Level::Warning).then(|| {
        view! {
            <div class="field">
                <label for=id.clone()>{texts.word_of_reason}</label>
                <TextEntry
                    id=id.clone()
                    value=own
                    invalid=Signal::derive(move || asked.get() && own.get().trim().is_empty())
                    described_by=format!("{id}-hint")
                    on_input=Callback::new(move |(text, _): (String, bool)| {
                        let key = key.with_value(Finding::key);
                        form.edit_head(|it| drop(it.acknowledged.insert(key, text)));
                    })
                />
                <p class="hint" id=format!("{id}-hint")>
                    {move || if asked.get() && own.get().trim().is_empty() { texts.warnings_first } else { texts.word_placeholder }}
                </p>
            </div>
        }
    });
    view! {
        <li class="card" data-code=code>
            <a class=class href=address>
                {icon(name)}
                <span><b>{place}</b><br/>{message.what} " " {message.remedy}</span>
                {icon("next")}
            </a>
            <fieldset disabled=move || form.is_locked()>{answer}</fieldset>
        </li>
    }
}

/// The beginning of a long name; the link leads to all of it.
fn shortened(name: &str) -> String {
    const LENGTH: usize = 70;
    if name.chars().count() <= LENGTH {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LENGTH).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0);
    format!("{whole_words}…")
}

fn office_sees(shell: Shell, form: FormState, counts: Counts) -> impl IntoView + use<> {
    let (texts, language) = (shell.texts(), shell.language());
    let draft = untrack(|| form.snapshot());
    let id = draft.id.clone();
    let shown: Vec<Outcome> = Outcome::ALL.into_iter().filter(|it| counts.with(*it) > 0).collect();
    let bar: Vec<_> = shown
        .iter()
        .map(|it| {
            let class = format!("badge-{}", it.slug().replace('_', "-"));
            view! { <i class=class style=format!("flex:{}", counts.with(*it))></i> }
        })
        .collect();
    let items: Vec<_> = shown
        .into_iter()
        .map(|it| view! { <div><dt><Badge outcome=it/></dt><dd>{counts.with(it)}</dd></div> })
        .collect();
    let person = Some(draft.person.clone()).filter(|it| !it.trim().is_empty());
    view! {
        <section class="card" aria-labelledby="office">
            <div>
                <h2 id="office">{texts.office_sees}</h2>
                <p class="dim">{text::period(language, &draft.period)} " · " {draft.org_unit.name.clone()}</p>
            </div>
            <div class="outcome-bar" aria-hidden="true">{bar}</div>
            <dl class="counts">{items}</dl>
            {person.map(|it| view! { <dl class="facts"><dt>{texts.person_in_file}</dt><dd>{it}</dd></dl> })}
            <a class="button" href=route::report(&id, "in")>{icon("print")} {texts.as_on_paper}</a>
        </section>
    }
}

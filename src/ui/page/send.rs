//! Gửi: the roads by which the file leaves this device.

use crate::browser::{clock, files, page};
use crate::bundle;
use crate::text;
use crate::text::format;
use crate::ui::finish;
use crate::ui::form_state::FormState;
use crate::ui::part::{Notice, ReportReading, StorageWarning, TopBar, icon};
use crate::ui::route;
use crate::ui::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the last attempt ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Handed {
    Saved,
    Copied,
    Failed,
}

/// The page.
#[component]
pub fn Send() -> impl IntoView {
    let shell = Shell::here();
    let form = FormState::here();
    let texts = shell.texts();
    let id = form.head().read_untracked().id.clone();
    let back = route::report(&id, "");
    let body = move || {
        let finished = form.progress().read().finished.clone();
        let revision = form.head().read_untracked().revision;
        let file = shell.with_shelf(|it| it.bundle(&form.head().read_untracked().id, revision));
        match (finished, file) {
            (Some(finished), Some(file)) => roads(shell, form, finished, file).into_any(),
            _ => {
                let id = form.head().read_untracked().id.clone();
                view! {
                    <Notice tone="info" what=texts.not_finished remedy=texts.not_finished_text/>
                    <a class="button button-primary" href=route::report(&id, "kiem-tra")>{texts.check_and_send}</a>
                }
                .into_any()
            }
        }
    };
    view! {
        <TopBar back=back title=texts.send.to_owned()/>
        <main class="page pairs" id="main" tabindex="-1"><StorageWarning/>{body}</main>
    }
}

fn roads(
    shell: Shell,
    form: FormState,
    finished: crate::wire::progress::Finished,
    file: String,
) -> impl IntoView {
    let (texts, language) = (shell.texts(), shell.language());
    let handed = RwSignal::new(None::<Handed>);
    let name = StoredValue::new(finished.file_name.clone());
    let file = StoredValue::new(file);
    let save = move |_| {
        let done = name.with_value(|name| file.with_value(|file| files::download(name, file)));
        handed.set(Some(if done.is_ok() { Handed::Saved } else { Handed::Failed }));
    };
    let copy = move |_| {
        spawn_local(async move {
            let done = files::copy(&file.get_value()).await;
            handed.set(Some(if done { Handed::Copied } else { Handed::Failed }));
        });
    };
    let result = move || {
        handed.get().map(|it| match it {
            Handed::Saved => view! {
                <Notice tone="good" what=format!("{} {}", texts.saved_file, name.get_value()) remedy=texts.saved_file_next/>
            },
            Handed::Copied => view! { <Notice tone="good" what=texts.copied/> },
            Handed::Failed => view! { <Notice tone="error" what=texts.copy_failed/> },
        })
    };
    let sent = move || form.progress().read().sent_at.clone();
    let mark_sent = move || {
        let text = if sent().is_some() { texts.mark_unsent } else { texts.mark_sent };
        view! {
            <button
                class="button"
                type="button"
                id="mark-sent"
                on:click=move |_| {
                    let now = clock::now().as_str().to_owned();
                    form.set_progress(|it| it.sent_at = if it.sent_at.is_some() { None } else { Some(now) });
                }
            >
                {icon("check")}
                {text}
            </button>
        }
    };
    let correct = move |_| {
        finish::correct_again(form);
        let id = form.head().read_untracked().id.clone();
        page::go(route::report(&id, "").trim_start_matches('#'));
    };
    let draft = untrack(|| form.snapshot());
    let mark = finish::device_mark(shell).unwrap_or_default();
    let facts = [
        (texts.report_label, form.template().title.clone()),
        (texts.period_label, text::period(language, &draft.period)),
        (texts.unit_label, draft.org_unit.name.clone()),
        (texts.person_label, draft.person.clone()),
        (texts.revision_label, draft.revision.to_string()),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter(|it| !it.1.is_empty())
        .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
        .collect();
    let reading = move || {
        let opened = file.with_value(|it| bundle::open(it.as_bytes())).ok()?;
        Some(view! { <ReportReading report=opened.into_report()/> })
    };
    let look = RwSignal::new(false);
    view! {
        <section class="card" aria-labelledby="finished">
            <h2 class="icon-line" id="finished">{icon("shield")} {texts.finalised_title}</h2>
            <p>{texts.finalised_text}</p>
            <dl class="facts">{facts}</dl>
            <p class="fingerprint" translate="no">{mark}</p>
            <p class="hint">{texts.device_mark_text}</p>
        </section>
        <section class="stack tight" aria-labelledby="roads">
            <h2 id="roads">{texts.choose_road}</h2>
            {result}
            <ul class="list">
                <li>
                    <button class="item road-first" type="button" id="save-file" on:click=save>
                        {icon("download")}
                        <span class="item-text"><span>{texts.save_file}</span><span class="dim">{texts.save_file_hint}</span></span>
                        {icon("next")}
                    </button>
                </li>
                <li>
                    <button class="item" type="button" id="copy-text" on:click=copy>
                        {icon("copy")}
                        <span class="item-text"><span>{texts.copy_text}</span><span class="dim">{texts.copy_text_hint}</span></span>
                        {icon("next")}
                    </button>
                </li>
            </ul>
            {move || sent().map(|it| view! { <Notice tone="good" what=format!("{} {}", texts.sent_on, format::moment(language, &it))/> })}
            {mark_sent}
            <button class="button button-quiet" type="button" id="correct" on:click=correct>
                {icon("pencil")}
                {texts.correct_again}
            </button>
            <p class="hint">{texts.correct_again_hint}</p>
        </section>
        <details class="more card wide" on:toggle=move |_| look.set(true)>
            <summary>{icon("file")} <span>{texts.look_at_file}</span></summary>
            <div class="stack">{move || look.get().then(reading)}</div>
        </details>
    }
}

//! Trang chủ: what is to be done.

use crate::domain::check;
use crate::domain::counts::Counts;
use crate::shelf::Kept;
use crate::text;
use crate::text::format;
use crate::ui::part::{OutcomeStrip, StorageWarning, icon};
use crate::ui::route;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// A draft as its card shows it.
struct Card {
    kept: Kept,
    title: String,
    /// None where the form cannot be read.
    counts: Option<Counts>,
}

/// Where a report stands on its way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    InProgress,
    Ready,
    Sent,
}

fn state(kept: &Kept) -> State {
    match (&kept.progress.finished, &kept.progress.sent_at) {
        (Some(_), Some(_)) => State::Sent,
        (Some(_), None) => State::Ready,
        (None, _) => State::InProgress,
    }
}

fn cards(shell: Shell) -> Vec<Card> {
    shell.with_shelf(|shelf| {
        let ids = shelf.ids().into_iter().filter(|it| !shelf.is_deleted(it));
        let kept = ids.filter_map(|it| shelf.draft(&it).ok());
        let mut cards: Vec<Card> = kept
            .map(|kept| {
                let template = shelf.template(&kept.draft.template.hash);
                let counts = template.as_ref().map(|it| check::draft(it, &kept.draft).total);
                let printed = template.map(|it| it.title.clone()).unwrap_or_default();
                let title = Some(kept.draft.name.clone()).filter(|it| !it.is_empty()).unwrap_or(printed);
                Card { kept, title, counts }
            })
            .collect();
        // Last touched first; the clock is only a help for the eye here.
        cards.sort_by(|a, b| b.kept.progress.changed_at.cmp(&a.kept.progress.changed_at));
        cards
    })
}

/// Reports by state, and the two ways to begin.
#[component]
pub fn Home() -> impl IntoView {
    let shell = Shell::here();
    let texts = shell.texts();
    let cards = cards(shell);
    let empty = cards.is_empty();
    let mut groups = [(State::InProgress, texts.state_draft), (State::Ready, texts.state_ready), (State::Sent, texts.state_sent)]
        .map(|(state, name)| (state, name, Vec::new()));
    for card in cards {
        let own = state(&card.kept);
        if let Some(group) = groups.iter_mut().find(|it| it.0 == own) {
            group.2.push(card);
        }
    }
    let sections: Vec<_> = groups
        .into_iter()
        .filter(|it| !it.2.is_empty())
        .map(|(_, name, cards)| {
            let count = cards.len();
            let items: Vec<_> = cards.into_iter().map(|it| report_card(shell, it)).collect();
            view! {
                <section class="stack tight wide">
                    <h2>{name} " " <span class="dim">{count}</span></h2>
                    <ul class="list many">{items}</ul>
                </section>
            }
        })
        .collect();
    let safety = view! {
        <a class="quiet-line wide" href="#/an-toan">{icon("shield")} <span>{texts.safety_line}</span></a>
    };
    view! {
        <header class="top-bar">
            <h1 id="title"><span class="brand">{icon("village")} {texts.app_name}</span></h1>
            <a class="icon-button" href="#/mau" aria-label=texts.templates>{icon("template")}</a>
            <a class="icon-button" href="#/cai-dat" aria-label=texts.settings>{icon("settings")}</a>
        </header>
        <main class=if empty { "page" } else { "page pairs" } id="main" tabindex="-1">
            <StorageWarning/>
            {if empty { nothing_yet(shell).into_any() } else { sections.into_any() }}
            {safety}
        </main>
        {(!empty).then(|| {
            view! {
                <nav class="bottom-bar" aria-label=texts.home>
                    <a class="button" href="#/mo">{icon("file")} {texts.open_file}</a>
                    <a class="button button-primary" href="#/moi">{icon("plus")} {texts.new_report}</a>
                </nav>
            }
        })}
    }
}

/// A village on a hill and a list with ticks: what the page is for.
const PICTURE: &str = r#"<path d="M4 118c40-46 74-52 112-22 34 26 70 22 120-18v50H4z" fill="var(--soft)" stroke="none"/><path d="M36 84l36-30 36 30M46 78v26h52V78M54 104v18M72 104v18M90 104v18"/><path d="M66 104V88h12v16"/><path d="M140 24h58v84h-58z" fill="var(--card)"/><path d="M152 42l4 4 8-8M152 62l4 4 8-8M174 43h14M174 63h14M152 86h12M174 86h14"/>"#;

fn nothing_yet(shell: Shell) -> impl IntoView {
    let texts = shell.texts();
    view! {
        <section class="empty" aria-labelledby="empty-title">
            <svg
                viewBox="0 0 240 140"
                aria-hidden="true"
                fill="none"
                stroke="var(--accent)"
                stroke-width="2.5"
                stroke-linecap="round"
                stroke-linejoin="round"
                inner_html=PICTURE
            ></svg>
            <h2 id="empty-title">{texts.empty_title}</h2>
            <p>{texts.empty_text}</p>
            <a class="button button-primary" href="#/moi">{icon("plus")} {texts.new_report}</a>
            <a class="button" href="#/mo">{icon("file")} {texts.open_file}</a>
        </section>
    }
}

fn report_card(shell: Shell, card: Card) -> impl IntoView {
    let (texts, language) = (shell.texts(), shell.language());
    let Card { kept, title, counts } = card;
    let draft = kept.draft;
    let page = if kept.progress.finished.is_some() { "gui" } else { "" };
    let when = match (&kept.progress.sent_at, &kept.progress.finished, &kept.progress.changed_at) {
        (Some(sent), _, _) => Some(format!("{} {}", texts.sent_on, format::moment(language, sent))),
        (None, Some(finished), _) => Some(format!("{} {}", texts.state_ready, format::moment(language, &finished.at))),
        (None, None, Some(changed)) => Some(format!("{} {}", texts.saved, format::moment(language, changed))),
        (None, None, None) => None,
    };
    let unit = Some(draft.org_unit.name).filter(|it| !it.trim().is_empty());
    let about = [Some(text::period(language, &draft.period)), unit];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let progress = counts.map(|counts| {
        let part = counts.entered() * 100 / counts.rows.max(1);
        view! {
            <p class="report-foot">
                <span class="meter" style=format!("--part:{part}") aria-hidden="true"></span>
                <b class="number"><span class="unseen">{texts.entered_of} " "</span>{format!("{}/{}", counts.entered(), counts.rows)}</b>
            </p>
            <OutcomeStrip counts=counts/>
        }
    });
    view! {
        <li>
            <article class="card report" data-draft=draft.id.clone()>
                <a href=route::report(&draft.id, page)>
                    <div><h3>{title}</h3><p class="dim">{about}</p></div>
                    {progress}
                    {when.map(|it| view! { <p class="dim">{it}</p> })}
                </a>
            </article>
        </li>
    }
}

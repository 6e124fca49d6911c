//! A report that was begun on an edition of a form before the newest: what would come along, what would not; and moving it.

use super::own_forms::newer;
use crate::browser::tab::{self, NotHeld};
use crate::browser::{clock, page, random};
use crate::domain::draft::{Draft, TemplateRef};
use crate::domain::template::{Indicator, Template};
use crate::domain::transfer::{Pair, RowChange, moved, pairs, totals_left};
use crate::pieces;
use crate::shelf::Shelf;
use crate::text::{self, Language};
use crate::ui::dom::{El, View, button, div, el, live, main_part};
use crate::ui::part::{icon, notice, report_name, storage_warning, top_bar};
use crate::ui::reactive::{RwSignal, spawn_local};
use crate::ui::route;
use crate::ui::shell::Shell;
use crate::wire::progress::Progress;
use std::sync::Arc;

/// The report and both editions.
#[derive(Clone)]
struct Moving {
    draft: Draft,
    old: Arc<Template>,
    new: Arc<Template>,
    named: TemplateRef,
}

impl Moving {
    /// None where no report of that id is open on an edition before the newest.
    fn of(shell: Shell, id: &str) -> Option<Self> {
        let report = shell.with_shelf(|it| it.draft(id)).ok()?;
        // What cannot be read now would stay behind unseen.
        if !report.unreadable_rows.is_empty() || report.progress.finished.is_some() {
            return None;
        }
        let own = shell.with_shelf(Shelf::own_forms);
        let form = newer(&own, &report.draft)?.clone();
        let template = |hash: &str| shell.with_shelf(|it| it.template(hash));
        let (old, new) = (template(&report.draft.template.hash)?, template(&form.hash)?);
        let named = TemplateRef { id: form.id, edition: form.edition, hash: form.hash };
        Some(Self { draft: report.draft, old, new, named })
    }
}

/// The page; nothing where there is nothing to be moved.
pub fn transfer(shell: Shell, id: &str) -> Option<View> {
    let moving = Moving::of(shell, id)?;
    let (texts, language) = (shell.texts(), shell.language());
    let pairs = RwSignal::new(pairs(&moving.old, &moving.new));
    let about = div("card stack")
        .add(report_name(shell, &moving.draft, Some(&*moving.new)))
        .add(el("p").add(text::annex::editions(language, moving.old.edition, moving.new.edition)))
        .add(el("p").class("dim").add(texts.moving_hint()));
    let mut main = main_part("page").add(storage_warning()).add(about);
    for (change, title) in [
        (RowChange::Reworded, texts.rows_reworded()),
        (RowChange::Retargeted, texts.rows_retargeted()),
        (RowChange::Gone, texts.rows_gone()),
        (RowChange::New, texts.rows_new()),
        (RowChange::Renumbered, texts.rows_renumbered()),
    ] {
        main = main.add(group(shell, &moving, pairs, change, title));
    }
    let totals = totals_left(&moving.draft, &moving.old, &moving.new);
    if !totals.is_empty() {
        let mut list = div("card stack tight").add(el("h2").add(texts.totals_left()));
        for (label, typed) in totals {
            list = list.add(el("p").add(format!("{label}: {typed}")));
        }
        main = main.add(list);
    }
    let kept = pairs.read_untracked().iter().filter(|it| it.change == RowChange::Same).count();
    let kept = format!("{}: {}", texts.rows_kept(), text::rows(language, kept));
    let main = main.add(el("p").class("dim").add(kept));
    let report = route::report(id, "");
    let keep = el("a").class("button").attr("href", &report).add(texts.moving_keep());
    let go = button("button button-primary").id("move").add(icon("check")).add(texts.moving());
    let stopped = RwSignal::new(None::<&'static str>);
    let own = id.to_owned();
    let go = go.on_tap(move || {
        let (own, shown) = (own.clone(), pairs.get_untracked());
        spawn_local(async move {
            let done = go_on(shell, own, shown).await;
            if !stopped.is_disposed() {
                stopped.set(done.err());
            }
        });
    });
    let why = live(move || stopped.get().map(|it| notice("error", it, "").attr("role", "alert")));
    let bar = el("footer").class("bottom-bar wraps").add(why).add(go).add(keep);
    Some(pieces![top_bar("#/mau", texts.moving(), View::default()), main, bar])
}

/// The rows of one kind of change.
fn group(
    shell: Shell,
    moving: &Moving,
    pairs: RwSignal<Vec<Pair>>,
    change: RowChange,
    title: &'static str,
) -> View {
    let all = pairs.read_untracked();
    let own: Vec<(usize, &Pair)> = all.iter().enumerate().filter(|it| it.1.change == change).collect();
    if own.is_empty() {
        return View::default();
    }
    let heading = el("h2").add(format!("{title} ({})", own.len()));
    let mut group = el("section").class("stack tight").add(heading);
    for (at, pair) in own {
        group = group.add(card(shell, moving, pairs, at, pair));
    }
    group.into()
}

/// A row: its name, what it was before, what was entered, and what of that stays behind.
fn card(shell: Shell, moving: &Moving, pairs: RwSignal<Vec<Pair>>, at: usize, pair: &Pair) -> El {
    let (texts, language) = (shell.texts(), shell.language());
    let before = pair.from.as_deref().and_then(|it| moving.old.indicator(it));
    let after = pair.to.as_deref().and_then(|it| moving.new.indicator(it));
    let named = |it: &Indicator| match it.number.as_str() {
        "" => it.name.clone(),
        number => format!("{number}. {}", it.name),
    };
    let line = |label: &'static str, words: String| {
        (!words.is_empty()).then(|| el("p").add(el("span").class("dim").add(format!("{label}: "))).add(words))
    };
    let name = after.or(before).map(named).unwrap_or_default();
    let card = el("article").class("row-card").attr("data-pair", &at.to_string());
    let card = card.add(el("h3").class("review-name").add(name));
    let entry = pair.from.as_ref().and_then(|it| moving.draft.rows.get(it));
    let entered = entry.map(|it| text::backup::entry(language, before, it)).unwrap_or_default();
    let was = matches!(pair.change, RowChange::Reworded | RowChange::Renumbered);
    let was = was.then(|| before.map(named)).flatten().unwrap_or_default();
    let targets = |it: Option<&Indicator>| it.map(|it| targets(language, it)).unwrap_or_default();
    let (old, new) = (targets(before), targets(after));
    let changed = before.is_some() && after.is_some() && old != new;
    let typed = |id: &String| entry.and_then(|it| it.parts.get(id)).is_some_and(|it| !it.is_empty());
    let is_other = matches!(pair.change, RowChange::Reworded | RowChange::Retargeted);
    let judged = is_other && entry.is_some_and(|it| it.declared.is_some());
    let stays: Vec<&str> = pair.left.iter().filter(|it| typed(it)).map(String::as_str).collect();
    let several = before.is_some_and(Indicator::is_compound);
    let stays = (after.is_some() && !stays.is_empty()).then(|| {
        let which = if several { format!("{}) ", stays.join(", ")) } else { String::new() };
        notice("warning", &format!("{which}{}", texts.stays_behind()), "")
    });
    let gone =
        (after.is_none() && !entered.is_empty()).then(|| el("p").class("hint").add(texts.gone_stays()));
    let card = card
        .add(line(texts.row_before(), was))
        .add(changed.then(|| line(texts.target_was(), old)).flatten())
        .add(line(texts.target_now(), new))
        .add(line(texts.entered_before(), entered))
        .add(gone)
        .add(stays)
        .add(judged.then(|| notice("warning", texts.judgement_left(), "")));
    if pair.change != RowChange::Reworded {
        return card;
    }
    // Only a person knows whether it is still the same thing.
    let from = pair.from.clone();
    let same = el("input").attr("type", "checkbox").attr("role", "switch").id(&format!("same-{at}"));
    let same = same.checked_by(move || pairs.read().get(at).is_some_and(|it| it.from.is_some()));
    let same = same.on("change", move |_| {
        pairs.update(|all| {
            if let Some(it) = all.get_mut(at) {
                it.from = if it.from.is_some() { None } else { from.clone() };
            }
        });
    });
    card.add(el("label").class("switch").add(same).add(el("i")).add(el("span").add(texts.same_row())))
}

/// What is to be reached, of all parts.
fn targets(language: Language, row: &Indicator) -> String {
    let parts = row.parts.iter().map(|it| text::target(language, &it.target));
    parts.filter(|it| !it.is_empty()).collect::<Vec<String>>().join("; ")
}

/// Makes the report on the new edition, and puts the one before with the deleted ones: nothing of it is lost. Not while another page
/// writes in it, and not where it changed so that what was shown does not hold any more.
async fn go_on(shell: Shell, before: String, shown: Vec<Pair>) -> Result<(), &'static str> {
    let texts = shell.texts_untracked();
    let held = tab::lock(&before).await;
    let moving = Moving::of(shell, &before).filter(|_| !matches!(held, Err(NotHeld::Open)));
    let (Some(moving), Some(id)) = (moving, random::id()) else { return Err(texts.moving_stopped()) };
    let pairs_now = pairs(&moving.old, &moving.new);
    if pairs_now.iter().map(|it| &it.to).ne(shown.iter().map(|it| &it.to)) {
        return Err(texts.moving_stopped());
    }
    let mut next = moved(&moving.draft, &moving.old, &moving.new, moving.named.clone(), &shown);
    next.id.clone_from(&id);
    let kept = shell.with_shelf(|it| {
        let progress = Progress { changed_at: Some(clock::now().as_str().to_owned()), ..Progress::default() };
        // The draft comes last: it clears everything of itself away where the store refuses.
        let kept = it.keep_progress(&id, &progress).and_then(|()| it.keep_draft(&next, None));
        kept.and_then(|()| it.delete(&before)).inspect_err(|_| it.purge(&id))
    });
    shell.note_saving(kept);
    kept.map_err(|_| texts.template_no_room())?;
    page::replace(route::report(&id, "").trim_start_matches('#'));
    shell.say_with_undo(texts.moved(), move || {
        shell.with_shelf(|it| it.restore(&before));
        let kept = shell.with_shelf(|it| it.delete(&id));
        shell.note_saving(kept);
        page::replace(route::report(&before, "").trim_start_matches('#'));
    });
    Ok(())
}

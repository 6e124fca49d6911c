//! Xem lại mẫu biểu: a form that was read from an annex, the doubtful places first. Nothing doubtful goes into use unseen.

use super::review_about::{about, general, lead_to_first, row_of, totals};
use super::review_results::{Results, results};
use super::review_row::row;
use super::transfer::transfer;
use crate::browser::page;
use crate::domain::draft::TemplateRef;
use crate::domain::lint::{self, Lint, LintKind};
use crate::domain::template::Template;
use crate::domain::transfer::keep_ids;
use crate::pieces;
use crate::shelf::Shelf;
use crate::text;
use crate::ui::dom::{El, View, button, div, el, live, main_part};
use crate::ui::part::{Segmented, icon, notice, saved, storage_warning, top_bar};
use crate::ui::reactive::{Callback, Memo, RwSignal, StoredValue, request_animation_frame, untrack};
use crate::ui::review_state::{ReviewState, RowHandle};
use crate::ui::shell::Shell;
use crate::wire::catalogue;
use crate::wire::template as template_file;
use crate::wire::template::usable;

/// How many rows are shown before somebody asks for more.
const SHOWN: usize = 30;

/// What the list shows.
const TO_SEE: &str = "to-see";
const ALL: &str = "all";

/// The page.
pub fn review(id: &str) -> View {
    let shell = Shell::here();
    let texts = shell.texts();
    let Some(state) = ReviewState::open(shell, id) else {
        // At the same address a report is moved to a newer edition of its form.
        return transfer(shell, id).unwrap_or_else(|| gone(shell));
    };
    let language = shell.language();
    let left = Memo::new(move |_| state.left());
    let shown = Shown::of(state);
    let chosen = Results::of(state, shell);
    let again = state.head().read_untracked().form.replaces.is_some();
    let progress = el("span").class("top-meta").add(saved());
    let progress = progress
        .add(el("span").id("review-left").words(move || text::annex::review_left(language, left.get())));
    let hint = el("p").class("dim").add(if again { texts.review_again_hint() } else { texts.review_hint() });
    let main = main_part("page")
        .add(storage_warning())
        .add(hint)
        .add(about(state))
        .add(general(state))
        .add(list(state, shown))
        .add(add_row(state, shown))
        .add(totals(state))
        .add(results(state, chosen))
        .add(whole(state))
        .add(end(state));
    let bar = el("footer").class("bottom-bar wraps").add(use_button(state, left, shown, chosen));
    pieces![top_bar("#/mau", texts.review(), progress), main, bar]
}

fn gone(shell: Shell) -> View {
    let texts = shell.texts();
    let back = el("a").class("button button-primary").attr("href", "#/mau").add(texts.templates());
    let main = main_part("page").add(notice("error", texts.review_gone(), "")).add(back);
    pieces![top_bar("#/mau", texts.review(), View::default()), main]
}

/// Which rows are on the page: those to look at as they were when it was opened, so that nothing moves under the finger; or all.
#[derive(Clone, Copy)]
struct Shown {
    which: RwSignal<String>,
    to_see: RwSignal<Vec<RowHandle>>,
}

impl Shown {
    fn of(state: ReviewState) -> Self {
        let doubtful = untrack(|| state.left()) > 0;
        let which = RwSignal::new(if doubtful { TO_SEE } else { ALL }.to_owned());
        Self { which, to_see: RwSignal::new(opened(state)) }
    }

    /// Puts a row on the page before what has still to be looked at.
    fn first(self, state: ReviewState, handle: RowHandle) {
        let mut rows = opened(state);
        let id = handle.row.read_untracked().indicator.id.clone();
        rows.retain(|it| it.row.read_untracked().indicator.id != id);
        rows.insert(0, handle);
        self.to_see.set(rows);
        self.which.set(TO_SEE.to_owned());
    }

    /// Puts what has still to be looked at on the page, what has been seen aside.
    fn anew(self, state: ReviewState) {
        self.to_see.set(opened(state));
        self.which.set(TO_SEE.to_owned());
    }
}

fn list(state: ReviewState, shown: Shown) -> El {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let segmented = Segmented {
        legend: texts.review_which(),
        name: "review-shown".to_owned(),
        choices: vec![(TO_SEE, texts.review_to_see().to_owned()), (ALL, texts.review_all().to_owned())],
        value: shown.which.into(),
        on_choose: Callback::new(move |it: &'static str| shown.which.set(it.to_owned())),
        class: "segmented-two",
    };
    el("section")
        .class("stack")
        .attr("aria-labelledby", "review-rows")
        .add(segmented.view().id("review-rows"))
        .live(move || {
            let all = shown.which.get() == ALL;
            let handles = if all { state.rows() } else { shown.to_see.get() };
            if handles.is_empty() {
                return notice("good", texts.review_nothing(), texts.review_nothing_text()).into();
            }
            untrack(|| pages_of(state, handles, language))
        })
}

fn opened(state: ReviewState) -> Vec<RowHandle> {
    untrack(|| state.rows().into_iter().filter(|it| it.open.get()).collect())
}

/// Rows, some at a time: a long annex is on the page only as far as somebody has come.
fn pages_of(state: ReviewState, handles: Vec<RowHandle>, language: text::Language) -> View {
    let texts = language.texts();
    let count = handles.len();
    let handles = StoredValue::new(handles);
    let pages = RwSignal::new(1_usize);
    let mut view = View::default();
    // Each page stands by itself: the ones before stay as they are when another comes.
    for at in 0..count.div_ceil(SHOWN) {
        let here = Memo::new(move |_| pages.get() > at);
        view = view.and(live(move || {
            let mut rows = View::default();
            if here.get() {
                for handle in handles.get_value().into_iter().skip(at * SHOWN).take(SHOWN) {
                    rows = rows.and(untrack(|| row(state, handle)));
                }
            }
            rows
        }));
    }
    let more = live(move || {
        let left = count.saturating_sub(pages.get() * SHOWN);
        (left > 0).then(|| {
            let label = format!("{} ({left})", texts.review_more());
            button("button").id("review-more").add(label).on_tap(move || pages.update(|it| *it += 1))
        })
    });
    view.and(more)
}

/// What a careful reader would ask about several rows together: numbers that jump, names that come again.
fn whole(state: ReviewState) -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let form = untrack(|| state.whole().template());
    let number = |id: &str| form.indicator(id).map_or_else(|| id.to_owned(), |it| it.number.clone());
    let mut lines = div("stack tight");
    let mut count = 0;
    for Lint { kind, place } in lint::template(&form) {
        let kind = if let LintKind::DuplicateName { other } = kind {
            LintKind::DuplicateName { other: number(&other) }
        } else if matches!(kind, LintKind::NumberingJumps { .. } | LintKind::EmptySection) {
            kind
        } else {
            continue;
        };
        let together = Lint { kind, place: number(&place) };
        count += 1;
        lines = lines.add(
            el("p").class("finding finding-warning").add(icon("warn")).add(text::lint(language, &together)),
        );
    }
    (count > 0)
        .then(|| {
            el("details")
                .class("more card")
                .id("review-lints")
                .add(
                    el("summary")
                        .add(icon("warn"))
                        .add(el("span").add(format!("{} ({count})", texts.review_whole()))),
                )
                .add(lines)
        })
        .into()
}

/// A row that is not in the annex.
fn add_row(state: ReviewState, shown: Shown) -> El {
    let texts = Shell::here().texts();
    let add = button("button").id("add-row").add(icon("plus")).add(texts.review_add_row());
    add.on_tap(move || {
        let row = row_of(state, "");
        let id = format!("row-{}", row.indicator.id);
        let Some(handle) = state.add(row) else { return };
        shown.first(state, handle);
        request_animation_frame(move || page::focus_id(&id));
    })
}

/// Giving it up.
fn end(state: ReviewState) -> El {
    let shell = Shell::here();
    let texts = shell.texts();
    let drop = button("button button-quiet").id("review-drop").add(icon("trash")).add(texts.review_drop());
    drop.on_tap(move || {
        let review = state.whole();
        let id = state.id();
        shell.with_shelf(|it| it.drop_review(&id));
        page::go("/mau");
        shell.say_with_undo(texts.review_dropped(), move || {
            let kept = shell.with_shelf(|it| it.keep_review(&id, &review));
            shell.note_saving(kept);
            page::go(&format!("/mau/{id}"));
        });
    })
}

/// The one button: leads to what has still to be looked at, or takes the form into use.
fn use_button(state: ReviewState, left: Memo<usize>, shown: Shown, chosen: Results) -> View {
    let shell = Shell::here();
    let (texts, language) = (shell.texts(), shell.language());
    let refused = RwSignal::new(false);
    let said = live(move || {
        let why = el("p").id("review-first").attr("role", "alert");
        (refused.get() && left.get() > 0).then(|| why.add(texts.review_first()))
    });
    let name = RwSignal::new(None::<String>);
    let failed = live(move || {
        name.get().map(|why| {
            el("p").attr("role", "alert").class("finding finding-error").add(icon("error")).add(why)
        })
    });
    let button = button("button button-primary").id("use-form").add(icon("check")).add(texts.review_use());
    let button = button.on_tap(move || {
        if untrack(|| left.get()) > 0 {
            refused.set(true);
            shown.anew(state);
            lead_to_first(state);
            return;
        }
        name.set(None);
        if !chosen.is_clear() {
            return page::focus_id("results");
        }
        if let Err(why) = take_into_use(shell, state, chosen, language) {
            name.set(Some(why));
        }
    });
    pieces![said, failed, button]
}

/// Puts the form among those of this device; else why not.
fn take_into_use(
    shell: Shell,
    state: ReviewState,
    chosen: Results,
    language: text::Language,
) -> Result<(), String> {
    let texts = language.texts();
    // As it is kept: another page may have looked at rows of it too.
    let Some(mut review) = shell.with_shelf(|it| it.review(&state.id())) else {
        return Err(texts.review_gone().to_owned());
    };
    let mut form = review.template();
    let named =
        |it: &Template| TemplateRef { id: it.id.clone(), edition: it.edition, hash: template_file::hash(it) };
    let done = |said: &'static str| {
        shell.with_shelf(|it: &Shelf<_>| it.drop_review(&state.id()));
        // Back from there is not the review, which is gone.
        page::replace("/mau");
        shell.say(said);
        Ok(())
    };
    let known = shell.with_shelf(Shelf::own_forms).into_iter().find(|it| it.id == form.id);
    if let Some(known) = known.filter(|it| form.replaces.as_ref() != Some(&it.hash)) {
        // Meanwhile another edition came: that one is taken the place of, if the person taps once more.
        state.change_head(|it| {
            it.form.edition = known.edition.saturating_add(1);
            it.form.replaces = Some(known.hash);
        });
        return Err(texts.same_form_moved().to_owned());
    }
    if let Some(before) = form.replaces.as_ref().and_then(|hash| shell.with_shelf(|it| it.template(hash))) {
        let ids = keep_ids(&before, &mut form, review.file.is_empty());
        review.rename(&ids);
        if (Template { edition: before.edition, replaces: before.replaces.clone(), ..form.clone() })
            == *before
        {
            let kept = chosen.keep(shell, &review, named(&before));
            shell.note_saving(kept);
            kept.map_err(|_| texts.template_no_room().to_owned())?;
            return done(texts.template_unchanged());
        }
    }
    if form.title.trim().is_empty() {
        page::focus_id("form-title");
        return Err(texts.form_title_missing().to_owned());
    }
    let written = template_file::write(&form);
    template_file::read(&written).and_then(|it| usable(&it)).map_err(|it| text::wire_error(language, &it))?;
    // The results first: once the form is in use, nobody comes back for them.
    let kept = shell.with_shelf(|it| it.keep_template(&written, &template_file::hash(&form)));
    let kept = kept.and_then(|()| chosen.keep(shell, &review, named(&form)));
    let kept =
        kept.and_then(|()| shell.with_shelf(|it| it.keep_own_form(&written, catalogue::listed(&form))));
    shell.note_saving(kept);
    kept.map_err(|_| texts.template_no_room().to_owned())?;
    done(texts.template_kept())
}

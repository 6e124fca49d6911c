//! What every page shares: language, settings, the shelf, the state of saving, the message at the bottom.

use super::page::is_own;
use super::route::Route;
use super::saving::{self, Problem, Saving};
#[cfg(feature = "desk")]
use crate::browser::offline;
use crate::browser::storage::{self, Store};
use crate::browser::{clock, english, page, tab};
use crate::domain::draft::Draft;
use crate::domain::draft::RowEntry;
use crate::shelf::{Shelf, StoreError};
use crate::text::{self, Language, Texts};
use crate::ui::reactive::{Memo, RwSignal, expect_context, spawn_local, untrack};
use crate::wire::settings::Settings;
use std::cell::Cell;
use std::sync::Arc;

/// A message at the bottom of the screen, perhaps with a way back.
#[derive(Clone)]
pub struct Snack {
    /// Tells two messages with the same words apart.
    pub number: u32,
    /// What happened.
    pub text: String,
    /// Takes it back.
    pub undo: Option<Arc<dyn Fn() + Send + Sync>>,
}

thread_local! {
    /// How many messages were shown.
    static SNACKS: Cell<u32> = const { Cell::new(0) };
    /// How often a language was chosen.
    #[cfg(feature = "desk")]
    static LANGUAGE_CHOICES: Cell<u32> = const { Cell::new(0) };
    /// What is kept on this device: opened once, for as long as the page lives.
    static SHELF: Shelf<Store> = Shelf::new(storage::open());
}

/// The language that is spoken where that one is chosen: English has to be fetched first.
fn spoken(chosen: &str) -> Language {
    let language = Language::from_code(chosen).unwrap_or_default();
    let there = || text::table::has_english() || english::table().is_some_and(text::table::take_english);
    if language == Language::En && !there() { Language::Vi } else { language }
}

/// The context of the app.
#[derive(Clone, Copy)]
pub struct Shell {
    settings: RwSignal<Settings>,
    language: Memo<Language>,
    pub(super) route: RwSignal<Route>,
    saving: RwSignal<Saving>,
    problem: Memo<Option<Problem>>,
    snack: RwSignal<Option<Snack>>,
    /// Set when what is kept was changed behind the page.
    pub(super) reopened: RwSignal<()>,
    /// Another page of the app writes in the open report.
    pub(super) elsewhere: RwSignal<bool>,
    /// Set when there is something new about use without a network.
    #[cfg(feature = "desk")]
    worker: RwSignal<()>,
    /// Set when another page of the app has written, or the journal was made anew.
    pub(super) others: RwSignal<()>,
}

impl Shell {
    /// Opens the shelf and reads the settings.
    pub fn open() -> Self {
        #[cfg(feature = "desk")]
        SHELF.with(|it| {
            // As the first module found it: another tab may have changed it since.
            it.turn_to(&page::person());
            it.catch_up();
            it.tidy();
        });
        #[cfg(not(feature = "desk"))]
        let recovered = SHELF.with(super::others::recover);
        #[cfg(not(feature = "desk"))]
        SHELF.with(|it| {
            page::set_person(&it.begin_turn());
            it.catch_up();
            if it.store().journal().entries().is_none() {
                it.outrun_unread(1);
            }
        });
        let saving = RwSignal::new(Saving::default());
        let settings = RwSignal::new(SHELF.with(Shelf::settings));
        let shell = Self {
            settings,
            language: Memo::new(move |_| spoken(&settings.read().language)),
            route: RwSignal::new(Route::parse(&page::hash())),
            saving,
            problem: Memo::new(move |_| saving.read().problem),
            snack: RwSignal::new(None),
            reopened: RwSignal::new(()),
            elsewhere: RwSignal::new(tab::is_elsewhere()),
            #[cfg(feature = "desk")]
            worker: RwSignal::new(()),
            others: RwSignal::new(()),
        };
        #[cfg(feature = "desk")]
        page::on_window(offline::CHANGED, move || shell.worker.set(()));
        // The other module may hold what had no room.
        shell.note_saving(Ok(()));
        page::on_window("thonso-journal", move || shell.note_saving(Ok(())));
        page::on_window(tab::REOPEN, move || {
            // The numbers that a take-over has skipped.
            #[cfg(feature = "desk")]
            shell.with_shelf(Shelf::catch_up);
            shell.note_elsewhere();
            shell.reopened.set(());
        });
        #[cfg(not(feature = "desk"))]
        {
            page::on_window(tab::EVENT, move || shell.follow_other_pages());
            shell.hold_report();
        }
        page::on_window(tab::EVENT, move || shell.others.set(()));
        #[cfg(not(feature = "desk"))]
        if recovered.was_cleared {
            shell.say(untrack(|| shell.texts()).recovered());
        }
        #[cfg(not(feature = "desk"))]
        if untrack(|| shell.settings().language == Language::En.code() && shell.language() == Language::Vi) {
            // The choice was in the journal only: the page did not know of it.
            spawn_local(async move {
                english::fetch().await;
                shell.settings.update(|_| ());
                if untrack(|| shell.language()) == Language::Vi {
                    shell.say(Language::Vi.texts().english_missing());
                }
            });
        }
        shell
    }

    /// The context, from any component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The language. Reactive.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Chooses a language. What it still needs is fetched; without it, it is not chosen and the person is told.
    #[cfg(feature = "desk")]
    pub fn choose_language(self, chosen: &'static str) {
        let choice = LANGUAGE_CHOICES.get() + 1;
        LANGUAGE_CHOICES.set(choice);
        let lacking = move || spoken(chosen).code() != chosen;
        spawn_local(async move {
            if lacking() {
                self.say(self.texts_untracked().loading());
                english::fetch().await;
                self.hush();
            }
            // Meanwhile the person has chosen again, or gone to a page of the other module, which would not hear of it.
            if LANGUAGE_CHOICES.get() != choice || !is_own(&self.route.get_untracked()) {
                return;
            }
            if lacking() {
                self.say(self.texts_untracked().english_missing());
                // What shows the choice takes it back.
                self.settings.update(|_| ());
            } else {
                self.change_settings(|it| chosen.clone_into(&mut it.language));
            }
        });
    }

    /// The sentences. Reactive.
    pub fn texts(self) -> Texts {
        self.language().texts()
    }

    /// The sentences. Not reactive.
    #[cfg(feature = "desk")]
    pub fn texts_untracked(self) -> Texts {
        untrack(|| self.texts())
    }

    /// The settings. Reactive.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// Changes the settings and keeps them.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let kept = self.with_shelf(|it| it.keep_settings(&self.settings.read_untracked()));
        self.note_saving(kept);
    }

    /// The page. Reactive.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Reads the address anew.
    pub fn follow_address(self) {
        let route = Route::parse(&page::hash());
        let before = self.route.get_untracked();
        if before == route {
            return;
        }
        if is_own(&route) && !is_own(&before) {
            // The other module has been at work on the same store.
            self.with_shelf(Shelf::catch_up);
            // Said anew even where they are as before: English may have been fetched meanwhile.
            self.settings.set(self.with_shelf(Shelf::settings));
        }
        // The other module, or a report deleted meanwhile, may have changed what is kept.
        self.note_saving(Ok(()));
        self.route.set(route);
        #[cfg(not(feature = "desk"))]
        self.hold_report();
        // The first module has followed the address before: what was so of one report is not so of the next.
        self.note_elsewhere();
    }

    /// How it stands with use without a network: see [`offline::state`]. Reactive.
    #[cfg(feature = "desk")]
    pub fn offline(self) -> String {
        self.worker.read();
        offline::state()
    }

    /// Loads the page anew, unless something would be lost by that: then the person is told what to do.
    #[cfg(feature = "desk")]
    pub async fn reload(self) {
        if page::call(page::RELOAD).await.is_err() {
            self.refuse_to_go();
        }
    }

    /// Says why the page is not loaded anew.
    #[cfg(feature = "desk")]
    pub fn refuse_to_go(self) {
        let texts = self.texts_untracked();
        let blocked = untrack(|| self.problem()) == Some(Problem::Unsaved(StoreError::Blocked));
        self.say(if blocked { texts.reload_blocked() } else { texts.reload_refused() });
    }

    /// Whether what was typed is kept. Reactive.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// What is wrong with keeping, if anything is. Reactive.
    pub fn problem(self) -> Option<Problem> {
        self.problem.get()
    }

    /// Works with the shelf.
    #[allow(clippy::unused_self, reason = "who has the context may use the shelf")]
    pub fn with_shelf<T>(self, work: impl FnOnce(&Shelf<Store>) -> T) -> T {
        SHELF.with(work)
    }

    /// Remembers how an attempt to keep something ended.
    pub fn note_saving(self, kept: Result<(), StoreError>) {
        let state = self.with_shelf(|it| saving::look(it.store(), kept));
        if *self.saving.read_untracked() != state {
            self.saving.set(state);
        }
    }

    /// Keeps one row of a draft.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_row(self, id: &str, indicator: &str, entry: &RowEntry) -> Result<(), StoreError> {
        self.with_shelf(|it| it.keep_row(id, indicator, entry))
    }

    /// Keeps the head of a draft.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_meta(self, draft: &Draft) -> Result<(), StoreError> {
        self.with_shelf(|it| it.keep_meta(draft))
    }

    /// Remembers when a draft was changed, to the minute: a write a minute and not a write a key.
    pub fn touch(self, id: &str) {
        let now = clock::now().as_str().to_owned();
        self.with_shelf(|it| {
            let mut progress = it.progress(id);
            let same_minute =
                progress.changed_at.as_deref().is_some_and(|was| was.get(..16) == now.get(..16));
            if !same_minute {
                progress.changed_at = Some(now);
                // Only a help for the eye: whether it is kept says nothing of the answers.
                let _ = it.keep_progress(id, &progress);
            }
        });
    }

    /// Shows a message at the bottom.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), None);
    }

    /// Shows a message with a way back.
    pub fn say_with_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(text.into(), Some(Arc::new(undo)));
    }

    fn show(self, text: String, undo: Option<Arc<dyn Fn() + Send + Sync>>) {
        let number = SNACKS.get() + 1;
        SNACKS.set(number);
        self.snack.set(Some(Snack { number, text, undo }));
    }

    /// The message at the bottom. Reactive.
    pub fn snack(self) -> Option<Snack> {
        self.snack.get()
    }

    /// The message at the bottom. Not reactive.
    pub fn snack_untracked(self) -> Option<Snack> {
        self.snack.get_untracked()
    }

    /// Takes the message away.
    pub fn hush(self) {
        if self.snack.read_untracked().is_some() {
            self.snack.set(None);
        }
    }
}

//! A file of an office is read: what is going on, what stands in the way, and on to looking through the form.

use crate::browser::files::OpenedFile;
use crate::browser::office::{self, Failure};
use crate::browser::{clock, page, random};
use crate::domain::annex::Review;
use crate::text::annex as annex_text;
use crate::ui::dom::{View, button, div, el, live};
use crate::ui::part::notice;
use crate::ui::reactive::{Memo, RwSignal, request_animation_frame, spawn_local};
use crate::ui::shell::Shell;
use std::rc::Rc;

/// How it stands.
#[derive(Clone, PartialEq)]
enum Stage {
    Nothing,
    /// The module of office files is on its way, or opens the file.
    Opening,
    /// So many rows of so many are read.
    Rows(usize, usize),
    /// It came to nothing, with the name of the file.
    Failed(Failure, String),
}

/// The reading of an annex.
#[derive(Clone, Copy)]
pub struct Annex {
    shell: Shell,
    stage: RwSignal<Stage>,
    /// Which file it is: one that comes ends the reading of the one before.
    turn: RwSignal<u32>,
}

impl Annex {
    /// Nothing is read yet.
    pub fn new(shell: Shell) -> Self {
        Self { shell, stage: RwSignal::new(Stage::Nothing), turn: RwSignal::new(0) }
    }

    /// Begins to read a file.
    pub fn read(self, file: OpenedFile) {
        if matches!(self.stage.get_untracked(), Stage::Opening | Stage::Rows(..)) {
            office::stop();
        }
        let turn = self.turn.get_untracked() + 1;
        self.turn.set(turn);
        self.stage.set(Stage::Opening);
        request_animation_frame(|| page::focus_id("reading"));
        let year = clock::now().as_str().get(..4).and_then(|it| it.parse().ok()).unwrap_or(0);
        spawn_local(async move {
            let stage = self.stage;
            let progress = move |done, of| {
                if stage.is_disposed() {
                    // The person has gone on to another page.
                    office::stop();
                } else {
                    stage.set(Stage::Rows(done, of));
                }
            };
            let read = office::read(&file.bytes, &file.name, year, Rc::new(progress)).await;
            // The person may have gone on to another page meanwhile: then nothing is to come of it.
            if stage.is_disposed() || self.turn.get_untracked() != turn {
                return;
            }
            match read {
                Ok(review) => self.look_through(&review),
                Err(failure) => stage.set(Stage::Failed(failure, file.name)),
            }
        });
    }

    fn look_through(self, review: &Review) {
        let Some(id) = random::id() else {
            return self.stage.set(Stage::Failed(Failure::TooMuch, review.file.clone()));
        };
        let kept = self.shell.with_shelf(|it| it.keep_review(&id, review));
        self.shell.note_saving(kept);
        page::go(&format!("/mau/{id}"));
    }

    /// What is going on, with a way to end it; or what stood in the way.
    pub fn view(self) -> View {
        let texts = self.shell.texts();
        let language = self.shell.language();
        let stage = self.stage;
        let failed = move || match stage.get() {
            Stage::Failed(failure, name) => Some((failure, name)),
            Stage::Nothing | Stage::Opening | Stage::Rows(..) => None,
        };
        let why = live(move || {
            failed().map(|(failure, name)| {
                let tone = if failure == Failure::Stopped { "info" } else { "error" };
                let why = match failure {
                    Failure::Unreadable(error) => annex_text::read_error(language, error),
                    Failure::OutOfReach => texts.reader_missing(),
                    Failure::TooMuch => texts.reader_failed(),
                    Failure::Stopped => texts.reading_stopped(),
                };
                notice(tone, &name, why)
            })
        });
        // It stays as it is while the rows are counted: nothing moves under the finger, and the focus stays.
        let is_reading = Memo::new(move |_| matches!(stage.get(), Stage::Opening | Stage::Rows(..)));
        let rows = move || if let Stage::Rows(done, of) = stage.get() { (done, of) } else { (0, 0) };
        let going = live(move || {
            is_reading.get().then(|| {
                let words = el("p").attr("role", "status").words(move || match rows() {
                    (_, 0) => texts.reading_annex().to_owned(),
                    (done, of) => annex_text::reading_rows(language, done, of),
                });
                let part = move || {
                    let (done, of) = rows();
                    Some(format!("--part:{}", (done * 100).checked_div(of).unwrap_or(0)))
                };
                let hint =
                    move || (rows().1 == 0).then(|| el("p").class("hint").add(texts.fetching_reader()));
                let stop = button("button").id("stop-reading").add(texts.stop_reading()).on_tap(office::stop);
                div("stack tight")
                    .id("reading")
                    .attr("tabindex", "-1")
                    .add(words)
                    .add(div("meter").attr_by("style", part))
                    .live(hint)
                    .add(stop)
            })
        });
        why.and(going)
    }
}

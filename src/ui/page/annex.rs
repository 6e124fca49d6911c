//! A file of an office is read: what is going on, what stands in the way, and on to looking through the form.

use crate::browser::files::OpenedFile;
use crate::browser::office::{self, Failure};
use crate::browser::{clock, page, random};
use crate::domain::annex::Review;
use crate::text::annex as annex_text;
use crate::ui::dom::{View, button, div, el, live};
use crate::ui::part::notice;
use crate::ui::reactive::{RwSignal, request_animation_frame, spawn_local};
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
}

impl Annex {
    /// Nothing is read yet.
    pub fn new(shell: Shell) -> Self {
        Self { shell, stage: RwSignal::new(Stage::Nothing) }
    }

    /// Begins to read a file.
    pub fn read(self, file: OpenedFile) {
        self.stage.set(Stage::Opening);
        request_animation_frame(|| page::focus_id("reading"));
        let year = clock::now().as_str().get(..4).and_then(|it| it.parse().ok()).unwrap_or(0);
        spawn_local(async move {
            let stage = self.stage;
            let progress = move |done, of| {
                if !stage.is_disposed() {
                    stage.set(Stage::Rows(done, of));
                }
            };
            let read = office::read(&file.bytes, &file.name, year, Rc::new(progress)).await;
            // The person may have gone on to another page meanwhile: then nothing is to come of it.
            if stage.is_disposed() {
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
        live(move || match stage.get() {
            Stage::Nothing => View::default(),
            Stage::Failed(failure, name) => {
                let why = match failure {
                    Failure::Unreadable(error) => annex_text::read_error(language, error),
                    Failure::OutOfReach => texts.reader_missing(),
                    Failure::TooMuch => texts.reader_failed(),
                    Failure::Stopped => texts.reading_stopped(),
                };
                let tone = if failure == Failure::Stopped { "info" } else { "error" };
                notice(tone, &name, why).into()
            }
            under_way @ (Stage::Opening | Stage::Rows(..)) => {
                let (done, of) = if let Stage::Rows(done, of) = under_way { (done, of) } else { (0, 0) };
                let words = match of {
                    0 => texts.reading_annex().to_owned(),
                    _ => annex_text::reading_rows(language, done, of),
                };
                let part = (done * 100).checked_div(of).unwrap_or(0);
                let meter = div("meter").attr("style", &format!("--part:{part}"));
                let stop = button("button").id("stop-reading").add(texts.stop_reading()).on_tap(office::stop);
                div("stack tight")
                    .id("reading")
                    .attr("tabindex", "-1")
                    .add(el("p").attr("role", "status").add(words))
                    .add(meter)
                    .add(el("p").class("hint").add(texts.fetching_reader()))
                    .add(stop)
                    .into()
            }
        })
    }
}

//! The warnings of the check and the words that answer them; what is wrong with a word is told at its field.
//!
//! Which warnings stand open and which are folded away as explained is settled when the page is opened: nothing moves
//! while somebody types.

use super::check::item;
use crate::browser::page;
use crate::domain::check::{MAX_LINE, MAX_NOTE};
use crate::domain::finding::{Finding, FindingKind, TextField};
use crate::text;
use crate::ui::dom::{El, View, div, el, is_enter, live};
use crate::ui::part::{TextEntry, field, icon};
use crate::ui::reactive::{Callback, Memo, RwSignal, Signal, request_animation_frame, untrack};
use crate::ui::report_state::ReportState;
use crate::ui::shell::Shell;
use std::sync::Arc;

/// The warnings as they were found when the page was opened.
#[derive(Clone)]
pub struct Warnings {
    form: ReportState,
    /// Those without a word, or with one too long, first.
    all: Arc<Vec<Finding>>,
    /// How many these were when the page was opened.
    open: usize,
    /// Whether each has its word now.
    answered: Arc<Vec<Memo<bool>>>,
    /// By how much each word is too long now, where it is.
    too_long: Arc<Vec<Memo<Option<FindingKind>>>>,
    /// Finishing was tried: what has no word is told at its field.
    asked: RwSignal<bool>,
    /// Whether the explained ones are unfolded by the app.
    unfolded: RwSignal<bool>,
}

impl Warnings {
    /// Sorts out what has its word already.
    pub fn new(form: ReportState, found: Vec<Finding>) -> Self {
        let (explained, mut all): (Vec<Finding>, Vec<Finding>) = found
            .into_iter()
            .partition(|it| !word(form, it).trim().is_empty() && too_long(form, it).is_none());
        let open = all.len();
        all.extend(explained);
        let answered = all.iter().map(|finding| {
            let finding = finding.clone();
            Memo::new(move |_| !word(form, &finding).trim().is_empty())
        });
        let answered = Arc::new(answered.collect());
        let long = all.iter().map(|finding| {
            let finding = finding.clone();
            Memo::new(move |_| too_long(form, &finding))
        });
        let too_long = Arc::new(long.collect());
        let (asked, unfolded) = (RwSignal::new(false), RwSignal::new(false));
        Self { form, all: Arc::new(all), open, answered, too_long, asked, unfolded }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// How many wait for a word. Reactive.
    pub fn left(&self) -> usize {
        self.answered.iter().filter(|it| !it.get()).count()
    }

    /// Leads to the first one without a word that can be handed in and says at its field what is wrong; false where there
    /// is none.
    pub fn ask(&self) -> bool {
        let Some(first) = self.next_open(0) else { return false };
        self.asked.set(true);
        self.go_to(first);
        true
    }

    fn next_open(&self, from: usize) -> Option<usize> {
        untrack(|| {
            (from..self.count()).find(|at| !self.answered[*at].get() || self.too_long[*at].get().is_some())
        })
    }

    fn go_to(&self, at: usize) {
        let id = format!("word-{at}");
        if at < self.open {
            page::focus_id(&id);
        } else {
            self.unfolded.set(true);
            // What is folded cannot have the focus.
            request_animation_frame(move || page::focus_id(&id));
        }
    }

    /// What stands beside the button: how many still wait. Reactive.
    pub fn note(&self) -> View {
        let all = self.clone();
        let left = Memo::new(move |_| all.left());
        let asked = self.asked;
        live(move || {
            let sentence = text::words_left(Shell::here().language(), Some(left.get()).filter(|it| *it > 0)?);
            let line = el("p").id("words-left").attr("role", "status");
            Some(if asked.get() {
                line.class("finding finding-error").add(icon("error")).add(sentence)
            } else {
                line.class("hint").add(sentence)
            })
        })
    }

    /// The list.
    pub fn view(&self) -> Option<El> {
        if self.all.is_empty() {
            return None;
        }
        let language = Shell::here().language();
        let all = self.clone();
        let left = Memo::new(move |_| all.left());
        let count = self.count();
        let title = el("h2").id("warnings").words(move || text::warnings_left(language, left.get(), count));
        let open = (self.open > 0).then(|| self.list(0, self.open));
        let explained = (self.open < count).then(|| {
            let unfolded = self.unfolded;
            let label = text::explained(language, count - self.open);
            el("details")
                .class("more card")
                .id("explained")
                .flag_by("open", move || unfolded.get())
                .add(el("summary").add(icon("check")).add(el("span").add(label)))
                .add(self.list(self.open, count))
        });
        Some(
            el("section")
                .class("stack tight")
                .attr("aria-labelledby", "warnings")
                .add(title)
                .add(open)
                .add(explained),
        )
    }

    fn list(&self, from: usize, to: usize) -> El {
        let mut list = el("ul").class("list");
        for (at, finding) in self.all.iter().enumerate().take(to).skip(from) {
            let form = self.form;
            let answer =
                el("fieldset").flag_by("disabled", move || form.is_read_only()).add(self.reason(at, finding));
            list = list.add(item(finding).add(answer));
        }
        list
    }

    /// The field for the word; of a missed target it is the row's note, which the form has a column for.
    fn reason(&self, at: usize, finding: &Finding) -> El {
        let form = self.form;
        let texts = Shell::here().texts();
        let (label, example) = if finding.kind == FindingKind::NotMetWithoutNote {
            (texts.note_not_met(), texts.not_met_placeholder())
        } else {
            (texts.word_of_reason(), texts.word_placeholder())
        };
        let id = format!("word-{at}");
        let hint = format!("{id}-hint");
        let (answered, asked) = (self.answered[at], self.asked);
        let missing = Memo::new(move |_| asked.get() && !answered.get());
        let too_long = self.too_long[at];
        // Apart from how long it is: the message stays the same piece while it is shortened.
        let is_long = Memo::new(move |_| too_long.get().is_some());
        let place = finding.clone();
        let length = move || {
            let Some(kind) = too_long.get() else { return String::new() };
            let language = Shell::here().language();
            text::finding_message(language, &form.template(), &Finding { kind, ..place.clone() }).to_string()
        };
        let length = Signal::derive(length);
        let (shown, written) = (finding.clone(), finding.clone());
        let own = Memo::new(move |_| word(form, &shown));
        let entry = TextEntry {
            invalid: Some(Signal::derive(move || missing.get() || is_long.get())),
            described_by: hint.clone(),
            ..TextEntry::new(
                id.as_str(),
                Signal::derive(move || own.get()),
                Callback::new(move |(text, _)| answer(form, &written, text)),
            )
        };
        let all = self.clone();
        let entry = entry.view().on("keydown", move |event| {
            if is_enter(&event) {
                match all.next_open(at + 1) {
                    Some(next) => all.go_to(next),
                    None => page::focus_id("finish"),
                }
            }
        });
        field(&id, label, entry).live(move || {
            let sentence = match (missing.get(), is_long.get()) {
                (true, _) => el("p").add(texts.word_missing()),
                (_, true) => el("p").words(move || length.get()),
                _ => return el("p").class("hint").id(&hint).add(example),
            };
            div("finding finding-error").attr("role", "alert").id(&hint).add(icon("error")).add(sentence)
        })
    }
}

/// The word that answers a warning. Reactive.
fn word(form: ReportState, finding: &Finding) -> String {
    let given = || form.head().read().acknowledged.get(&finding.key()).cloned().unwrap_or_default();
    note(form, finding).unwrap_or_else(given)
}

/// The note of a row that missed its target, where it has one. Reactive.
fn note(form: ReportState, finding: &Finding) -> Option<String> {
    let row = finding.indicator.as_ref().filter(|_| finding.kind == FindingKind::NotMetWithoutNote)?;
    let note = form.head().read().rows.get(row)?.note.clone();
    Some(note).filter(|it| !it.trim().is_empty())
}

/// Whether that word is longer than what is handed in may be. Reactive.
fn too_long(form: ReportState, finding: &Finding) -> Option<FindingKind> {
    let (field, limit) = match note(form, finding) {
        Some(_) => (TextField::Note, MAX_NOTE),
        None => (TextField::Acknowledgement, MAX_LINE),
    };
    let length = word(form, finding).chars().count();
    (length > limit).then_some(FindingKind::TextTooLong { field, length, limit })
}

/// Keeps the word that answers a warning.
fn answer(form: ReportState, finding: &Finding, word: String) {
    let key = finding.key();
    let Some(row) = finding.indicator.as_ref().filter(|_| finding.kind == FindingKind::NotMetWithoutNote)
    else {
        form.edit_head(|it| drop(it.acknowledged.insert(key, word)));
        return;
    };
    form.edit_row(row, |it| it.note = word);
    // A word given before it could go into the note has moved there.
    if form.head().read_untracked().acknowledged.contains_key(&key) {
        form.edit_head(|it| drop(it.acknowledged.remove(&key)));
    }
}

//! A form that is being looked through, as signals: one for each row, one for what is of no row. Each change is kept at once.

use super::shell::Shell;
use crate::domain::annex::{Review, ReviewRow};
use crate::shelf::Shelf;
use crate::ui::reactive::{Memo, RwSignal, StoredValue};
use crate::wire::catalogue::Listed;
use crate::wire::limits::MAX_ROWS;
use crate::wire::review;

/// A row.
#[derive(Clone, Copy)]
pub struct RowHandle {
    /// The row as it is now.
    pub row: RwSignal<ReviewRow>,
    /// Whether somebody has still to look at it.
    pub open: Memo<bool>,
}

impl RowHandle {
    fn of(row: ReviewRow) -> Self {
        let row = RwSignal::new(row);
        Self { row, open: Memo::new(move |_| row.read().is_open()) }
    }
}

/// The review.
#[derive(Clone, Copy)]
pub struct ReviewState {
    shell: Shell,
    id: StoredValue<String>,
    /// All but the rows.
    head: RwSignal<Review>,
    rows: RwSignal<Vec<RowHandle>>,
    left: Memo<usize>,
}

impl ReviewState {
    /// Opens a review; none where it is not on this device.
    pub fn open(shell: Shell, id: &str) -> Option<Self> {
        let mut review = shell.with_shelf(|it| it.review(id))?;
        let rows: Vec<RowHandle> = std::mem::take(&mut review.rows).into_iter().map(RowHandle::of).collect();
        let (head, rows) = (RwSignal::new(review), RwSignal::new(rows));
        let asked = move || {
            let form = &head.read().form;
            let own = shell.with_shelf(Shelf::own_forms);
            usize::from(form.replaces.is_none() && own.iter().any(|it| it.id == form.id))
        };
        let left = Memo::new(move |_| {
            let general = head.read().general.iter().filter(|it| !it.seen).count();
            asked() + general + rows.read().iter().filter(|it| it.open.get()).count()
        });
        Some(Self { shell, id: StoredValue::new(id.to_owned()), head, rows, left })
    }

    /// Under which it is kept.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// What is of no row.
    pub fn head(self) -> RwSignal<Review> {
        self.head
    }

    /// The rows, in their order. Reactive where one is added.
    pub fn rows(self) -> Vec<RowHandle> {
        self.rows.get()
    }

    /// How many places somebody has still to look at. Reactive.
    pub fn left(self) -> usize {
        self.left.get()
    }

    /// All of it as it is now. Not reactive.
    pub fn whole(self) -> Review {
        let mut review = self.head.get_untracked();
        review.rows = self.rows.get_untracked().iter().map(|it| it.row.get_untracked()).collect();
        review
    }

    /// Changes a row and keeps it. What a form has no room for, such as a text of many pages, is not taken, and said.
    pub fn change(self, handle: RowHandle, change: impl FnOnce(&mut ReviewRow)) {
        let mut row = handle.row.get_untracked();
        change(&mut row);
        if review::read_row(&review::write_row(&row)).is_err() {
            handle.row.update(|_| ());
            return self.shell.say(self.shell.texts_untracked().review_too_much());
        }
        handle.row.set(row);
        let kept = self.shell.with_shelf(|it| it.keep_review_row(&self.id(), &handle.row.read_untracked()));
        self.shell.note_saving(kept);
    }

    /// Changes what is of no row and keeps it.
    pub fn change_head(self, change: impl FnOnce(&mut Review)) {
        let mut head = self.head.get_untracked();
        change(&mut head);
        if review::read(&review::write(&head)).is_err() {
            self.head.update(|_| ());
            return self.shell.say(self.shell.texts_untracked().review_too_much());
        }
        self.head.set(head);
        let kept = self.shell.with_shelf(|it| it.keep_review_head(&self.id(), &self.head.read_untracked()));
        self.shell.note_saving(kept);
    }

    /// Puts a row at the end; none where there are as many as a form can have.
    pub fn add(self, row: ReviewRow) -> Option<RowHandle> {
        if self.rows.read_untracked().len() >= MAX_ROWS {
            self.shell.say(self.shell.texts_untracked().review_too_much());
            return None;
        }
        let handle = RowHandle::of(row);
        self.rows.update(|it| it.push(handle));
        self.change(handle, |_| ());
        Some(handle)
    }

    /// The form of this device that has the name of this one, where somebody has still to say whether it is a new edition of it.
    pub fn namesake(self) -> Option<Listed> {
        let form = &self.head.read().form;
        let own = self.shell.with_shelf(Shelf::own_forms);
        own.into_iter().find(|it| it.id == form.id).filter(|_| form.replaces.is_none())
    }
}

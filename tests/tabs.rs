//! Two tabs of one browser write in turns: in whatever order their writes arrive, what was typed last is there in the end.
//!
//! Modelled on how browsers do it. Local storage: each tab sees its own writes at once and those of the other when they
//! arrive; the disk takes them in the order in which it gets them. The journal: entries are in the order in which they reach the
//! disk, and a tab that asks to be let in has all of its own there before the other begins, unless it does not answer.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::moment;
use common::two_stores::{copies, draft, entry, figure, keep};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use thonso::domain::draft::Draft;
use thonso::shelf::{Choice, Journal, Layers, Place, Room, Shelf, StoreError, Suffixes};

/// A report that nobody has open.
const OTHER: &str = "e";
const ROWS: [&str; 3] = ["I-1", "I-2", "I-3"];

type Texts = BTreeMap<String, String>;
/// A key with what was put there; none for a removal.
type Change = (String, Option<String>);

fn apply(texts: &mut Texts, (key, text): Change) {
    match text {
        Some(text) => drop(texts.insert(key, text)),
        None => drop(texts.remove(&key)),
    }
}

/// Local storage as one tab sees it.
#[derive(Clone, Debug, Default)]
struct View {
    seen: Rc<RefCell<Texts>>,
    /// Written here and not yet at the disk.
    leaving: Rc<RefCell<VecDeque<Change>>>,
    /// Written by the other tab and not yet here.
    arriving: Rc<RefCell<VecDeque<Change>>>,
}

impl View {
    fn change(&self, change: Change) {
        apply(&mut self.seen.borrow_mut(), change.clone());
        self.leaving.borrow_mut().push_back(change);
    }

    /// One write of the other tab arrives. What is on its way out from here hides it, as in a browser.
    fn arrive(&self) {
        let Some(change) = self.arriving.borrow_mut().pop_front() else { return };
        if self.leaving.borrow().iter().all(|it| it.0 != change.0) {
            apply(&mut self.seen.borrow_mut(), change);
        }
    }
}

impl Place for View {
    fn get(&self, key: &str) -> Option<String> {
        self.seen.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.change((key.to_owned(), Some(text.to_owned())));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.change((key.to_owned(), None));
    }

    fn keys(&self) -> Vec<String> {
        self.seen.borrow().keys().cloned().collect()
    }
}

/// What a tab gives to the journal and has not reached the disk.
#[derive(Clone, Debug, Default)]
struct Queue(Rc<RefCell<VecDeque<String>>>);

impl Journal for Queue {
    fn write(&self, entry: &str) {
        self.0.borrow_mut().push_back(entry.to_owned());
    }

    fn keeps(&self) -> bool {
        true
    }
}

struct Tab {
    view: View,
    queue: Queue,
    shelf: Shelf<Layers<View, Room, Queue>>,
}

struct Browser {
    disk: Texts,
    log: Vec<String>,
    tabs: [Tab; 2],
}

impl Browser {
    fn new() -> Self {
        let tab = || {
            let (view, queue) = (View::default(), Queue::default());
            let shelf = Shelf::new(Layers::new(view.clone(), Room::default(), queue.clone()));
            Tab { view, queue, shelf }
        };
        let mut browser = Self { disk: Texts::new(), log: Vec::new(), tabs: [tab(), tab()] };
        keep(&browser.tabs[0].shelf);
        let other = Draft { id: OTHER.to_owned(), ..draft() };
        browser.tabs[0].shelf.keep_draft(&other, None).unwrap();
        for row in ROWS {
            browser.tabs[0].shelf.keep_row(OTHER, row, &entry(1)).unwrap();
        }
        browser.settle();
        browser.let_in(1, 0);
        browser.let_in(0, 0);
        browser
    }

    /// A write of local storage reaches the disk, and is on its way to the other tab.
    fn deliver(&mut self, tab: usize) {
        let change = self.tabs[tab].view.leaving.borrow_mut().pop_front();
        if let Some(change) = change {
            apply(&mut self.disk, change.clone());
            self.tabs[1 - tab].view.arriving.borrow_mut().push_back(change);
        }
    }

    /// An entry of the journal reaches the disk.
    fn commit(&mut self, tab: usize) -> bool {
        let entry = self.tabs[tab].queue.0.borrow_mut().pop_front();
        let some = entry.is_some();
        self.log.extend(entry);
        some
    }

    /// A tab begins to write: it reads the journal first.
    fn let_in(&mut self, tab: usize, turns: u32) {
        let Tab { shelf, queue, .. } = &self.tabs[tab];
        // What this tab has on its way is read too.
        let entries: Vec<String> = self.log.iter().chain(queue.0.borrow().iter()).cloned().collect();
        let copies = copies(&entries);
        let recovered = shelf.store().recover(&copies);
        shelf.catch_up();
        shelf.outrun(recovered.highest);
        if turns > 0 {
            shelf.outrun_unread(turns);
        }
    }

    /// A person goes to a page where no report is open: what the other tab wrote has reached the disk by then.
    fn look_around(&mut self, tab: usize) {
        while self.commit(1 - tab) {}
        self.let_in(tab, 0);
    }

    fn settle(&mut self) {
        for tab in [0, 1] {
            while self.commit(tab) {}
            while !self.tabs[tab].view.leaving.borrow().is_empty() {
                self.deliver(tab);
            }
        }
        for Tab { view, .. } in &self.tabs {
            while !view.arriving.borrow().is_empty() {
                view.arrive();
            }
        }
    }

    /// The app as it is started on this phone the next day.
    fn next_day(&self) -> Shelf<Layers<View, Room, Queue>> {
        let view = View::default();
        view.seen.replace(self.disk.clone());
        let store = Layers::new(view, Room::default(), Queue::default());
        store.recover(&copies(&self.log));
        Shelf::new(store)
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    /// In the tab that may write.
    Type(usize),
    /// Another report is deleted for good, in a tab that is on a page of its own for that.
    Purge(usize),
    /// It is put back from a backup, in such a tab.
    PutBack(usize),
    /// The other tab asks and is let in.
    TakeOver,
    /// The other tab asks, gets no answer and takes by force.
    TakeByForce,
    Deliver(usize),
    Arrive(usize),
    Commit(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..ROWS.len()).prop_map(Step::Type),
        1 => (0..2_usize).prop_map(Step::Purge),
        1 => (0..2_usize).prop_map(Step::PutBack),
        2 => Just(Step::TakeOver),
        1 => Just(Step::TakeByForce),
        3 => (0..2_usize).prop_map(Step::Deliver),
        3 => (0..2_usize).prop_map(Step::Arrive),
        3 => (0..2_usize).prop_map(Step::Commit),
    ]
}

proptest! {
    #[test]
    fn what_was_typed_last_is_there(steps in proptest::collection::vec(step(), 1..80)) {
        let mut browser = Browser::new();
        let (mut writer, mut turns) = (0, 0);
        let mut typed = [0_u32; ROWS.len()];
        let backup = browser.tabs[0].shelf.gather(&moment(), "0.1.0", Some(OTHER)).backup;
        let mut is_there = true;
        for (at, step) in steps.into_iter().enumerate() {
            match step {
                Step::Type(row) => {
                    typed[row] = u32::try_from(at).unwrap() + 1;
                    browser.tabs[writer].shelf.keep_row("d", ROWS[row], &entry(typed[row])).unwrap();
                }
                Step::Purge(tab) => {
                    browser.look_around(tab);
                    browser.tabs[tab].shelf.purge(OTHER);
                    is_there = false;
                }
                Step::PutBack(tab) => {
                    browser.look_around(tab);
                    let shelf = &browser.tabs[tab].shelf;
                    shelf.catch_up();
                    let came = shelf.take(&backup, &[Choice::Both], Suffixes { beside: "b", before: "v" });
                    prop_assert_eq!((came.added, came.left), (usize::from(!is_there), usize::from(is_there)));
                    is_there = true;
                }
                Step::TakeOver => {
                    while browser.commit(writer) {}
                    writer = 1 - writer;
                    browser.let_in(writer, 0);
                    for (row, typed) in ROWS.iter().zip(typed) {
                        prop_assert!(figure(&browser.tabs[writer].shelf, row).unwrap_or_default() <= typed);
                    }
                }
                Step::TakeByForce => {
                    turns += 1;
                    writer = 1 - writer;
                    browser.let_in(writer, turns);
                }
                Step::Deliver(tab) => browser.deliver(tab),
                Step::Arrive(tab) => browser.tabs[tab].view.arrive(),
                Step::Commit(tab) => drop(browser.commit(tab)),
            }
        }
        browser.settle();
        let shelf = browser.next_day();
        for (row, typed) in ROWS.iter().zip(typed) {
            prop_assert_eq!(figure(&shelf, row).unwrap_or_default(), typed, "{}", row);
        }
        let other = shelf.draft(OTHER).map(|it| it.draft.rows.iter().count()).ok();
        prop_assert_eq!(other, is_there.then_some(ROWS.len()));
    }
}

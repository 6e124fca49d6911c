//! Whether what was typed is kept, and what keeps it from being kept.

use crate::browser::storage::{JournalState, Store};
use crate::shelf::{Journal, KeyValue, StoreError};

/// Whether what was typed is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Something has not reached the disk yet.
    pub is_under_way: bool,
    /// What keeps it from being kept, or from being kept twice.
    pub problem: Option<Problem>,
}

/// What is wrong with keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing new is kept.
    Unsaved(StoreError),
    /// The journal is missing, full or blocked: what is kept reaches the disk some time later.
    OneCopy,
    /// Local storage is: what is kept is on the disk, but once.
    JournalOnly,
}

/// How it stands with the stores after an attempt to keep something.
pub fn look(store: &Store, kept: Result<(), StoreError>) -> Saving {
    let (is_there, journal) = (store.lasting().is_there(), store.journal().state());
    let problem = match kept {
        Err(error) => Some(Problem::Unsaved(error)),
        Ok(()) if store.journal().keeps() => {
            (!is_there || store.has_overflow()).then_some(Problem::JournalOnly)
        }
        // Kept in the page, which is not kept: what a person must know whatever else went well.
        Ok(()) if !is_there => Some(Problem::Unsaved(StoreError::Blocked)),
        // Something from before still waits for room.
        Ok(()) if store.is_holding() => Some(Problem::Unsaved(StoreError::Full)),
        Ok(()) => Some(Problem::OneCopy),
    };
    Saving { is_under_way: journal == JournalState::Saving, problem }
}

//! Targets and result cells: no text makes the readers panic, and every place they tell can be cut out of it.
#![no_main]

use thonso::domain::reading::{cell, target};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let reading = target::reading(text);
    assert!(!reading.targets.is_empty());
    for it in &reading.targets {
        assert!(text.get(it.place.clone()).is_some() && text.get(it.clause.clone()).is_some());
        assert_eq!(it.target.comparator.is_task(), it.target.value.is_none());
    }
    for it in &reading.aside {
        assert!(text.get(it.place.clone()).is_some());
    }
    let _ = cell::read(text);
});

//! Small notes beside the reports: the latest time met, what the home page has to point at, that a person wants to go on
//! where reports are better not started. They are worth no deleted report: where there is no room, they are not kept.

use super::{KeyValue, Shelf};
use crate::wire::clock::{self, ClockNote};

const CLOCK: &str = "thonso/clock";
const URGENT: &str = "thonso/urgent";
/// `index.html` looks for it too.
const HERE: &str = "thonso/here";

impl<S: KeyValue> Shelf<S> {
    fn note(&self, key: &str, body: &str) {
        let _ = self.store.put(key, &self.wrap(key, body));
    }

    fn noted(&self, key: &str) -> Option<String> {
        self.read(key, |it| Ok(it.to_owned())).ok()
    }

    /// The latest time met; none where nothing is kept that can be read.
    pub fn clock(&self) -> Option<ClockNote> {
        clock::read(&self.noted(CLOCK)?).ok()
    }

    /// Keeps it.
    pub fn keep_clock(&self, note: &ClockNote) {
        self.note(CLOCK, &clock::write(note));
    }

    /// The year of the latest time met, where the device's clock was found wrong. Looked for by hand: the first module has
    /// no other use for the note.
    pub fn doubted_year(&self) -> Option<u16> {
        self.noted(CLOCK)?.strip_prefix(r#"{"wrong":true,"known":""#)?.get(..4)?.parse().ok()
    }

    /// What the home page has to point at: a word, `warning` or `error`; none where all is well.
    pub fn urgent(&self) -> Option<&'static str> {
        let word = self.noted(URGENT).filter(|it| it != "\"\"")?;
        Some(if word == "\"error\"" { "error" } else { "warning" })
    }

    /// Keeps it; with none, all is well.
    pub fn keep_urgent(&self, word: Option<&str>) {
        if word != self.urgent() {
            self.note(URGENT, &format!("\"{}\"", word.unwrap_or_default()));
        }
    }

    /// Notes that a person wants to start reports here all the same.
    pub fn go_on_here(&self) {
        self.note(HERE, "{}");
    }
}

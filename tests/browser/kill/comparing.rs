//! What is there of the reports after a kill, read from the pages as a person would.

use super::typed::{History, Outcome};
use super::typing::PAGES;
use super::{Draft, Run};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// How long the app may take to show what it has kept.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is looked whether it has.
const PACE: Duration = Duration::from_millis(50);

impl Run<'_> {
    /// Looks what is there of the reports, and goes on from that.
    pub fn compare(&mut self, killed: Instant) -> Outcome {
        let mut total = Outcome::default();
        let there = self.reports(killed);
        // One that was being started may be there.
        for address in &there {
            if !self.drafts.iter().any(|it| it.address == *address) {
                self.drafts.push(Draft::new(address.clone(), None));
            }
        }
        // The others have not been touched since they were looked at; one of them is looked at again.
        let last = self.drafts.len().saturating_sub(1);
        let again = self.random.usize(..=last);
        for at in (0..self.drafts.len()).rev() {
            let outcome = if !there.contains(&self.drafts[at].address) {
                let gone = self.drafts.remove(at).gone(killed);
                println!("a report is gone, and {} changes in it", gone.lost);
                gone
            } else if at == last || at == again {
                self.compare_draft(at, killed)
            } else {
                Outcome::default()
            };
            total.due += outcome.due;
            total.lost += outcome.lost;
        }
        // Now and then an older report is taken up again.
        if !self.drafts.is_empty() && self.random.u8(..4) == 0 {
            let (older, last) = (self.random.usize(..self.drafts.len()), self.draft());
            self.drafts.swap(older, last);
        }
        total
    }

    /// The addresses of the reports that the home page has.
    fn reports(&self, killed: Instant) -> Vec<String> {
        self.phone.open("#/");
        let phone = self.phone;
        phone.until("the home page", || phone.has("[data-draft]") || phone.sees("Chưa có báo cáo nào"));
        let read = "return [...document.querySelectorAll('[data-draft]')].map(it => `#/bao-cao/${it.dataset.draft}`)";
        let due = self.drafts.iter().filter(|it| it.is_due(killed)).count();
        let start = Instant::now();
        loop {
            let all: Vec<String> = serde_json::from_value(phone.script(read, vec![])).unwrap();
            if all.len() >= due || start.elapsed() > PATIENCE {
                return all;
            }
            std::thread::sleep(PACE);
        }
    }

    /// Opens all pages of a report and holds them against what was typed.
    fn compare_draft(&mut self, at: usize, killed: Instant) -> Outcome {
        let mut total = Outcome::default();
        let phone = self.phone;
        let draft = &mut self.drafts[at];
        total.due += usize::from(draft.begun.is_some() && draft.is_due(killed));
        draft.begun = None;
        for (page, sign, fields) in PAGES {
            phone.go(&format!("{}{page}", draft.address));
            phone.wait_for(sign);
            let start = Instant::now();
            loop {
                let there: BTreeMap<String, String> = phone.answers().into_iter().collect();
                let found = |id: &str| there.get(id).map_or("", String::as_str);
                let judged = fields.iter().map(|(_, id)| (*id, draft.fields[id].judge(killed, found(id))));
                let judged: Vec<(&str, Outcome)> = judged.collect();
                if start.elapsed() < PATIENCE && judged.iter().any(|it| it.1.lost > 0) {
                    std::thread::sleep(PACE);
                    continue;
                }
                for (id, outcome) in judged {
                    if outcome.lost > 0 {
                        println!("{id} holds “{}” after {}", found(id), draft.fields[id].tell(killed));
                    }
                    total.due += outcome.due;
                    total.lost += outcome.lost;
                }
                // What is there now has been kept, and has to stay.
                for (_, id) in fields {
                    draft.fields.insert(id, History::of(found(id).to_owned()));
                }
                break;
            }
        }
        total
    }
}

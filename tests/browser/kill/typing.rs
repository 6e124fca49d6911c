//! A person at work on a report: starts it, turns its pages, types and chooses, with real keys.
//!
//! Everything here may be cut short by the kill; then it gives the error of the driver.

use super::{Draft, Run};
use crate::main_job::choose_form;
use crate::phone::EVERYTHING;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use tokio::time::Instant;

const TEMPLATE: &str = "chi-tieu-2023-ha-tan";
/// How long a page may take to come.
const LIMIT: Duration = Duration::from_secs(10);

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Figure,
    Note,
    Choice,
}

/// A page behind the report's address, what is there when it is, and its fields that are typed into.
pub type Page = (&'static str, &'static str, &'static [(Kind, &'static str)]);

pub const PAGES: [Page; 4] = [
    // Of three totals; all of them entered are folded away.
    (
        "",
        "[data-section]",
        &[(Kind::Figure, "total-he-thong-thong-tin"), (Kind::Figure, "total-dan-so-truong-thanh")],
    ),
    (
        "/I",
        "#row-I-1",
        &[
            (Kind::Figure, "f-I-1-a-entered"),
            (Kind::Figure, "f-I-1-a-total"),
            (Kind::Note, "f-I-1-note"),
            (Kind::Figure, "f-I-2-a-entered"),
            (Kind::Choice, "f-I-3-a-status"),
            (Kind::Note, "f-I-3-note"),
            (Kind::Figure, "f-I-5-a-entered"),
            (Kind::Figure, "f-I-5-a-total"),
        ],
    ),
    (
        "/III",
        "#row-III-15",
        &[
            (Kind::Choice, "f-III-15-a-status"),
            (Kind::Choice, "f-III-15-b-status"),
            (Kind::Figure, "f-III-16-a-entered"),
            (Kind::Figure, "f-III-16-b-total"),
            (Kind::Note, "f-III-23-note"),
            (Kind::Figure, "f-III-25-a-total"),
        ],
    ),
    (
        "/IV",
        "#row-IV-26",
        &[
            (Kind::Figure, "f-IV-26-a-entered"),
            (Kind::Figure, "f-IV-27-a-entered"),
            (Kind::Note, "f-IV-27-note"),
        ],
    ),
];
const WORDS: [&str; 8] = ["bản", "đường", "chưa có", "sổ", "Nà Phặc", "đã đối chiếu", "hộ", "nghèo;"];
const STATES: [&str; 3] = ["not_started", "in_progress", "done"];

impl Run<'_> {
    /// Fills in the page for a new report, up to its last button.
    pub fn prepare_draft(&mut self) {
        let phone = self.phone;
        self.page = None;
        phone.open("#/moi");
        choose_form(phone, TEMPLATE);
        phone.retype("#new-unit", &format!("UBND xã số {}", self.kills + 1));
        phone.retype("#period-year", "2023");
    }

    /// Presses the last button, and waits until the report is there.
    pub fn start_draft(&mut self) -> WebDriverResult<()> {
        self.phone.try_script("document.getElementById('start').focus()", vec![])?;
        self.phone.try_press(&Key::Enter.value().to_string())?;
        let there = "return location.hash.startsWith('#/bao-cao/') && find('main', '[data-section]') ? location.hash : ''";
        let address = self.wait(there, &[], |it| it != "")?;
        let address = address.as_str().unwrap_or_default().to_owned();
        self.drafts.push(Draft::new(address, Some(Instant::now())));
        self.page = Some("");
        self.shown += 1;
        Ok(())
    }

    /// Waits until a script returns what is wanted.
    fn wait(&self, script: &str, arguments: &[Value], so: impl Fn(&Value) -> bool) -> WebDriverResult<Value> {
        let start = Instant::now();
        loop {
            let value = self.phone.try_script(script, arguments.to_vec())?;
            if so(&value) {
                return Ok(value);
            }
            assert!(start.elapsed() < LIMIT, "{script} {arguments:?} gives {value}");
        }
    }

    /// Goes to a page of the newest report.
    fn turn_to(&mut self, page: &'static str, sign: &str) -> WebDriverResult<()> {
        if self.page != Some(page) {
            let address = format!("{}{page}", self.drafts[self.draft()].address);
            let go = "if (location.hash !== arguments[0]) location.hash = arguments[0];
                return location.hash === arguments[0] && !!find('main', arguments[1])";
            self.wait(go, &[json!(address), json!(sign)], |it| it == true)?;
            self.page = Some(page);
        }
        Ok(())
    }

    /// Picks a field and types some keys into it.
    pub fn type_something(&mut self) -> WebDriverResult<()> {
        // A person stays on a page for a while.
        let stay = self.page.filter(|_| self.random.u8(..6) > 0);
        let (page, sign, fields) = match stay {
            Some(page) => *PAGES.iter().find(|it| it.0 == page).unwrap(),
            None => PAGES[self.random.usize(..PAGES.len())],
        };
        self.turn_to(page, sign)?;
        let (kind, id) = fields[self.random.usize(..fields.len())];
        match kind {
            Kind::Choice => self.choose(id),
            Kind::Figure => {
                let digits = self.random.usize(1..4);
                self.focus(id, 5)?;
                (0..digits).try_for_each(|_| {
                    let digit = self.random.char('1'..='9');
                    self.key(id, &digit.to_string())
                })
            }
            Kind::Note => {
                self.open_note(id)?;
                self.focus(id, 60)?;
                let word = WORDS[self.random.usize(..WORDS.len())];
                word.chars().chain([' ']).try_for_each(|it| self.key(id, &it.to_string()))
            }
        }
    }

    /// Puts the caret at the end of a field, and empties the field where it holds much or by chance.
    fn focus(&mut self, id: &'static str, much: usize) -> WebDriverResult<()> {
        let focus = "const it = document.getElementById(arguments[0]);
            if (!it || !shown(it)) return false;
            it.scrollIntoView({ block: 'center', behavior: 'instant' });
            it.focus();
            it.setSelectionRange(it.value.length, it.value.length);
            return document.activeElement === it";
        self.wait(focus, &[json!(id)], |it| it == true)?;
        let length = self.last(id).chars().count();
        if length >= much || length > 0 && self.random.u8(..10) == 0 {
            self.sending(id, "");
            self.phone.try_press(&format!("{EVERYTHING}{}", Key::Delete.value()))?;
            self.expect(id, String::new())?;
        }
        Ok(())
    }

    /// Presses one key, and waits until the page shows it.
    fn key(&mut self, id: &'static str, key: &str) -> WebDriverResult<()> {
        let value = format!("{}{key}", self.last(id));
        self.sending(id, &value);
        self.phone.try_press(key)?;
        self.expect(id, value)
    }

    /// Notes what a field will hold when the next key has arrived.
    fn sending(&mut self, id: &'static str, value: &str) {
        let at = self.draft();
        self.drafts[at].fields.get_mut(id).unwrap().sending(value.to_owned());
    }

    fn last(&self, id: &str) -> &str {
        self.drafts[self.draft()].fields[id].last()
    }

    /// Waits until a field shows that, and notes when.
    fn expect(&mut self, id: &'static str, value: String) -> WebDriverResult<()> {
        let read = "return document.querySelector(`[name='${arguments[0]}']:checked`)?.value
            ?? document.getElementById(arguments[0])?.value ?? ''";
        self.wait(read, &[json!(id)], |it| *it == value)?;
        let at = self.draft();
        self.drafts[at].fields.get_mut(id).unwrap().shown(value);
        self.shown += 1;
        Ok(())
    }

    /// Chooses with the keyboard.
    fn choose(&mut self, id: &'static str) -> WebDriverResult<()> {
        let state = STATES[self.random.usize(..STATES.len())];
        if self.last(id) == state {
            return Ok(());
        }
        let focus = "const it = document.querySelector(`[name='${arguments[0]}'][value='${arguments[1]}']`);
            it?.scrollIntoView({ block: 'center', behavior: 'instant' });
            it?.focus();
            return !!it && document.activeElement === it";
        self.wait(focus, &[json!(id), json!(state)], |it| it == true)?;
        self.sending(id, state);
        self.phone.try_press(" ")?;
        self.expect(id, state.to_owned())
    }

    /// Brings the field of a note onto the page.
    fn open_note(&mut self, id: &'static str) -> WebDriverResult<()> {
        let row = id.replace("f-", "#row-").replace("-note", "");
        let open = "const it = document.getElementById(arguments[0]);
            if (it && shown(it)) return true;
            const more = document.querySelector(`${arguments[1]} .more`);
            if (more && !more.open) more.open = true; else find(`${arguments[1]} .more`, 'Ghi chú')?.click();
            return false";
        self.wait(open, &[json!(id), json!(row)], |it| it == true).map(drop)
    }
}

//! What fingers do: tap, type, pick a file.

use super::{Phone, TOOLS};
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::{Key, WebElement};
use tokio::time::Instant;

/// Two taps on one place sooner than this are a double tap, which selects a word instead of placing the caret.
const DOUBLE_TAP: Duration = Duration::from_millis(750);
/// How far apart two taps are on two places.
const FINGER: u64 = 40;

/// What is typed to choose all of a field.
pub const EVERYTHING: &str = "\u{e009}a\u{e000}";

impl Phone {
    /// Waits for what is named or selected inside a place, and brings it onto the screen.
    #[track_caller]
    fn find(&self, place: &str, what: &str) -> WebElement {
        // A finger lands where the thing was drawn: two frames until the scrolled page is on the screen.
        let script = "const [place, what, done] = arguments, it = find(place, what);
            // A page that has just come takes no tap yet.
            if (!it || Date.now() - (window.pageTurned ?? 0) < 400) return done(null);
            const box = it.getBoundingClientRect();
            if (box.top >= 90 && box.bottom <= innerHeight - 90) return done(it);
            it.scrollIntoView({ block: 'center', behavior: 'instant' });
            const top = it.getBoundingClientRect().top;
            // What is still arriving above it may push it on.
            requestAnimationFrame(() => requestAnimationFrame(() => done(it.getBoundingClientRect().top === top ? it : null)));";
        let mut found = None;
        self.until(&format!("“{what}” in {place}"), || {
            let all = vec![json!(place), json!(what)];
            let answer = self.runtime.block_on(self.web().execute_async(format!("{TOOLS}{script}"), all));
            found = answer.ok().and_then(|it| it.element().ok());
            found.is_some()
        });
        found.unwrap()
    }

    /// Taps what has that name, or that selector.
    #[track_caller]
    pub fn tap(&self, what: &str) {
        self.tap_in("body", what);
    }

    /// Taps something inside a place.
    #[track_caller]
    pub fn tap_in(&self, place: &str, what: &str) {
        // The page may be made anew or grow between two looks: a finger finds what is there then.
        let mut covered = None;
        self.until(&format!("“{what}” in {place} to stay"), || {
            let element = self.find(place, what);
            let middle =
                "const it = arguments[0].getBoundingClientRect(); return Math.round(it.top + it.height / 2)";
            let Ok(measured) = self.try_script(middle, vec![element.to_json().unwrap()]) else {
                return false;
            };
            let height = measured.as_i64().unwrap_or_default();
            let (moment, before) = self.tapped.get();
            if height.abs_diff(before) < FINGER {
                std::thread::sleep(DOUBLE_TAP.saturating_sub(moment.elapsed()));
            }
            let Err(error) = self.runtime.block_on(element.click()) else {
                self.tapped.set((Instant::now(), height));
                return true;
            };
            let anew = matches!(*error, WebDriverErrorInner::StaleElementReference(_));
            // What lies under something else at a second look too is a mistake of the page.
            let moved = matches!(*error, WebDriverErrorInner::ElementClickIntercepted(_))
                && covered.replace(height) != Some(height);
            assert!(anew || moved, "“{what}” in {place} cannot be tapped: {error}");
            false
        });
    }

    /// Presses keys where the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        self.try_press(keys).unwrap_or_else(|error| panic!("“{keys}” cannot be typed: {error}"));
    }

    /// Presses keys where the browser may go at any moment.
    pub fn try_press(&self, keys: &str) -> WebDriverResult<()> {
        let web = self.web();
        self.runtime.block_on(async {
            // Not all drivers have keys beyond the first plane; such letters come from the keyboard's picker anyway.
            if keys.chars().any(|it| it > '\u{ffff}') {
                let insert = "document.execCommand('insertText', false, arguments[0])";
                web.execute(insert, vec![json!(keys)]).await.map(drop)
            } else {
                web.active_element().await?.send_keys(keys).await
            }
        })
    }

    /// Presses Enter where the focus is.
    #[track_caller]
    pub fn enter(&self) {
        self.press(&Key::Enter.value().to_string());
    }

    /// Taps a field, unless it has the focus, and types at its end.
    #[track_caller]
    pub fn type_into(&self, selector: &str, keys: &str) {
        self.take_up(selector);
        self.press(&Key::End.value().to_string());
        self.press(keys);
    }

    /// Replaces what a field holds, as one does by choosing all of it and typing.
    #[track_caller]
    pub fn retype(&self, selector: &str, keys: &str) {
        self.take_up(selector);
        self.press(EVERYTHING);
        self.press(&if keys.is_empty() { Key::Delete.value().to_string() } else { keys.to_owned() });
    }

    #[track_caller]
    fn take_up(&self, selector: &str) {
        let taken = || selector.strip_prefix('#') == Some(self.focus().as_str());
        if !taken() {
            self.tap(selector);
            // A finger is slower than the keys that follow it.
            self.until(&format!("the focus on {selector}"), taken);
        }
    }

    /// Leaves the field that has the focus.
    pub fn leave(&self) {
        self.script("document.activeElement?.blur()", vec![]);
    }

    /// Picks files in a file chooser.
    #[track_caller]
    pub fn pick(&self, selector: &str, files: &[PathBuf]) {
        let names: Vec<String> = files.iter().map(|it| it.display().to_string()).collect();
        let input = self.find("body", selector);
        self.runtime.block_on(input.send_keys(names.join("\n"))).unwrap();
    }
}

//! A phone in the words of its owner: tap, type, see.

use crate::harness::{Driver, Folder, Server};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;
use thirtyfour::{Capabilities, Key, WebDriver, WebElement};
use tokio::runtime::Runtime;
use tokio::time::Instant;

/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(10);
/// How often it is looked whether it has happened.
const PACE: Duration = Duration::from_millis(20);
/// Two taps on one place sooner than this are a double tap, which selects a word instead of placing the caret.
const DOUBLE_TAP: Duration = Duration::from_millis(750);
/// How far apart two taps are on two places.
const FINGER: u64 = 40;

/// What is typed to choose all of a field.
pub const EVERYTHING: &str = "\u{e009}a\u{e000}";

/// What the scripts below have in common. `words` makes the spaces of typesetting plain; `kept` and `keep` are what lies under a
/// key of local storage, behind the app's back and newer than what it has written.
const TOOLS: &str = r"
    const words = it => (it ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
    const kept = key => { const it = localStorage.getItem(key); return JSON.parse(it.slice(it.indexOf('\n') + 1)); };
    const keep = (key, body) => localStorage.setItem(key, JSON.stringify({ v: 1, seq: Date.now(), body }));
    const shown = it => it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0;
    const find = (place, what) => {
        const within = document.querySelector(place);
        if (!within) return null;
        if (/^[#.[]/.test(what)) return within.matches(what) ? within : within.querySelector(what);
        const wanted = words(what);
        const all = [...within.querySelectorAll('a,button,label,summary')].filter(it => shown(it) && !it.closest('.unseen'));
        const names = it => [it.getAttribute('aria-label'), it.innerText, ...it.innerText.split('\n')].map(words);
        return all.find(it => names(it).includes(wanted)) ?? all.find(it => names(it)[1].startsWith(wanted)) ?? null;
    };
";

/// A browser as a small phone, and the app it opens.
#[derive(Debug)]
pub struct Phone {
    runtime: Runtime,
    web: WebDriver,
    address: String,
    server: RefCell<Option<Server>>,
    /// When and how far down the screen the last tap was.
    tapped: Cell<(Instant, i64)>,
    /// Its files; downloads are in `downloads`.
    pub folder: Folder,
    _driver: Driver,
}

impl Phone {
    /// A phone out of the box: nothing saved, the app not yet opened.
    pub fn unpack() -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let (driver, server, folder) = (Driver::start(), Server::start(), Folder::new());
        let downloads = folder.join("downloads");
        std::fs::create_dir_all(&downloads).unwrap();
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let mut arguments = vec![profile.as_str()];
        arguments.extend([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-proxy-server",
            "--lang=vi",
        ]);
        let metrics = json!({ "width": 360, "height": 640, "pixelRatio": 2, "touch": true, "mobile": true });
        let capabilities = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "args": arguments, "mobileEmulation": { "deviceMetrics": metrics } },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object") };
        let web = runtime.block_on(WebDriver::new(&driver.address, Capabilities::from(capabilities)));
        let web = web.unwrap_or_else(|error| panic!("no browser: {error}"));
        let address = server.address.clone();
        let (server, tapped) = (RefCell::new(Some(server)), Cell::new((Instant::now(), 0)));
        let phone = Self { runtime, web, address, server, tapped, folder, _driver: driver };
        phone.cdp(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": downloads.display().to_string() }),
        );
        phone
    }

    /// Switches it off.
    pub fn put_away(self) {
        // A browser that has already gone is gone.
        let _ = self.runtime.block_on(self.web.quit());
    }

    /// Says what is on the page, and keeps a picture of it.
    pub fn tell(&self, picture: &Path) {
        let told = self.runtime.block_on(async {
            self.web.screenshot(picture).await?;
            let read = "return location.hash + '\\n' + document.body.innerText";
            self.web.execute(read, Vec::new()).await?.convert::<String>()
        });
        match told {
            Ok(text) => eprintln!("The page read at the end ({}):\n{text}\n", picture.display()),
            Err(error) => eprintln!("The page cannot be read: {error}"),
        }
    }

    /// Stops the server: from now on there is no network.
    pub fn lose_network(&self) {
        *self.server.borrow_mut() = None;
    }

    /// A command of the `DevTools`.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        let answer = self.runtime.block_on(self.web.cdp().send_raw(command, parameters));
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Runs a script before anything else on every page from now on.
    pub fn before_each_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// What a script returns; its arguments are `arguments[0]` and so on.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.runtime.block_on(self.web.execute(format!("{TOOLS}{script}"), arguments));
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// What a script hands to its last argument, a function.
    #[track_caller]
    pub fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.runtime.block_on(self.web.execute_async(script.to_owned(), arguments));
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Waits until something is so.
    #[track_caller]
    pub fn until(&self, what: &str, mut so: impl FnMut() -> bool) {
        let start = Instant::now();
        while !so() {
            assert!(start.elapsed() < LIMIT, "waited {} s for {what} at {}", LIMIT.as_secs(), self.address());
            std::thread::sleep(PACE);
        }
    }

    /// Opens an address of the app anew, as from a bookmark.
    #[track_caller]
    pub fn open(&self, hash: &str) {
        // From one address to another that differs behind `#` only, a browser does not load anything.
        let same = self
            .runtime
            .block_on(self.web.current_url())
            .is_ok_and(|it| it.as_str().starts_with(&self.address));
        self.runtime.block_on(self.web.goto(format!("{}{hash}", self.address))).unwrap();
        if same {
            self.reload();
        }
    }

    /// Goes to another page of the app without loading it anew, as a link does.
    pub fn go(&self, hash: &str) {
        self.script("location.hash = arguments[0]", vec![json!(hash)]);
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.runtime.block_on(self.web.refresh()).unwrap();
    }

    /// The address behind `#`, with it.
    pub fn address(&self) -> String {
        self.script("return location.hash", vec![]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address ends so.
    #[track_caller]
    pub fn at(&self, end: &str) {
        self.until(&format!("the page {end}"), || self.address().ends_with(end));
    }

    /// What can be read on the page, all spaces plain.
    pub fn text(&self) -> String {
        self.script("return words(document.body.innerText)", vec![]).as_str().unwrap_or_default().to_owned()
    }

    /// Whether something can be read on the page.
    pub fn sees(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Waits until something can be read on the page.
    #[track_caller]
    pub fn see(&self, text: &str) {
        self.until(&format!("“{text}”"), || self.sees(text));
    }

    /// Waits until something can no longer be read.
    #[track_caller]
    pub fn see_no_more(&self, text: &str) {
        self.until(&format!("“{text}” to go"), || !self.sees(text));
    }

    /// How many elements of a selector can be seen.
    pub fn count(&self, selector: &str) -> u64 {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(shown).length";
        self.script(script, vec![json!(selector)]).as_u64().unwrap_or_default()
    }

    /// Whether there is such an element to be seen.
    pub fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// Waits for an element to be seen.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) {
        self.until(selector, || self.has(selector));
    }

    /// What an element shows, all spaces plain.
    pub fn text_of(&self, selector: &str) -> String {
        let script = "return words(document.querySelector(arguments[0])?.innerText)";
        self.script(script, vec![json!(selector)]).as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of an element; empty where there is none.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''";
        self.script(script, vec![json!(selector), json!(name)]).as_str().unwrap_or_default().to_owned()
    }

    /// What a field holds.
    pub fn value(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.value ?? ''";
        self.script(script, vec![json!(selector)]).as_str().unwrap_or_default().to_owned()
    }

    /// The id of what has the focus.
    pub fn focus(&self) -> String {
        self.script("return document.activeElement?.id ?? ''", vec![]).as_str().unwrap_or_default().to_owned()
    }

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
            requestAnimationFrame(() => requestAnimationFrame(() => done(it)));";
        let mut found = None;
        self.until(&format!("“{what}” in {place}"), || {
            let all = vec![json!(place), json!(what)];
            let answer = self.runtime.block_on(self.web.execute_async(format!("{TOOLS}{script}"), all));
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
        let element = self.find(place, what);
        let middle =
            "const it = arguments[0].getBoundingClientRect(); return Math.round(it.top + it.height / 2)";
        let height = self.script(middle, vec![element.to_json().unwrap()]).as_i64().unwrap_or_default();
        let (moment, before) = self.tapped.get();
        if height.abs_diff(before) < FINGER {
            std::thread::sleep(DOUBLE_TAP.saturating_sub(moment.elapsed()));
        }
        self.tapped.set((Instant::now(), height));
        let tapped = self.runtime.block_on(element.click());
        tapped.unwrap_or_else(|error| panic!("“{what}” in {place} cannot be tapped: {error}"));
    }

    /// Presses keys where the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        // Drivers have no keys beyond the first plane; such letters come from the keyboard's picker anyway.
        if keys.chars().any(|it| it > '\u{ffff}') {
            self.cdp("Input.insertText", json!({ "text": keys }));
            return;
        }
        let done = self.runtime.block_on(async { self.web.active_element().await?.send_keys(keys).await });
        done.unwrap_or_else(|error| panic!("“{keys}” cannot be typed: {error}"));
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

    /// Everything that is typed or chosen on the page, and the outcome of each row: what must survive.
    pub fn answers(&self) -> Vec<(String, String)> {
        let script = r"
            const all = [];
            for (const it of document.querySelectorAll('main input, main textarea, .row-card')) {
                if (it.matches('.row-card')) all.push([it.id, it.dataset.outcome]);
                else if (it.type === 'radio') { if (it.checked) all.push([it.name, it.value]); }
                else if (it.type === 'checkbox') { if (it.checked) all.push([it.id, 'on']); }
                else if (it.value) all.push([it.id, it.value]);
            }
            return all;";
        serde_json::from_value(self.script(script, vec![])).unwrap()
    }

    /// A file that has arrived in the folder of downloads.
    #[track_caller]
    pub fn downloaded(&self, name: &str) -> PathBuf {
        let path = self.folder.join("downloads").join(name);
        self.until(&format!("the download {name}"), || path.exists());
        path
    }

    /// A picture of the screen.
    pub fn picture(&self, path: &Path) {
        self.runtime.block_on(self.web.screenshot(path)).unwrap();
    }

    /// What the console has complained of since it was last asked.
    pub fn console_errors(&self) -> Vec<String> {
        let log = self.runtime.block_on(self.web.browser_log()).unwrap_or_default();
        log.into_iter().filter(|it| it.level == "SEVERE").map(|it| it.message).collect()
    }

    /// What the network was asked for since it was last asked: the messages of the `DevTools`.
    pub fn network(&self) -> Vec<Value> {
        let log = self.runtime.block_on(self.web.get_log("performance")).unwrap();
        let messages =
            log.iter().map(|it| serde_json::from_str::<Value>(&it.message).unwrap()["message"].clone());
        messages.filter(|it| it["method"].as_str().is_some_and(|it| it.starts_with("Network."))).collect()
    }
}

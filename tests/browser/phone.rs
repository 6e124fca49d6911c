//! A phone in the words of its owner: tap, type, see.

mod fingers;
mod tabs;

pub use fingers::EVERYTHING;

use crate::browser::{Battery, Browser};
use crate::engine::Engine;
use crate::harness::{Folder, Server};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;
use tokio::runtime::Runtime;
use tokio::time::Instant;

/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(10);
/// How often it is looked whether it has happened.
const PACE: Duration = Duration::from_millis(20);
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
    engine: Engine,
    runtime: Runtime,
    /// Nothing while it is switched off.
    browser: RefCell<Option<Browser>>,
    address: String,
    port: u16,
    server: RefCell<Option<Server>>,
    /// When and how far down the screen the last tap was.
    tapped: Cell<(Instant, i64)>,
    /// What the console complained of on pages that are gone.
    heard: RefCell<Vec<String>>,
    /// Its files.
    pub folder: Folder,
}

impl Phone {
    /// A phone out of the box, switched on: nothing saved, the app not yet opened.
    pub fn unpack(engine: Engine) -> Self {
        let server = Server::start(0);
        let (address, port) = (server.address.clone(), server.port());
        Self { port, server: RefCell::new(Some(server)), ..Self::unpack_at(engine, address) }
    }

    /// The same, with the app at an address where it is served by others.
    pub fn unpack_at(engine: Engine, address: String) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let folder = Folder::new();
        let phone = Self {
            engine,
            runtime,
            browser: RefCell::new(None),
            address,
            port: 0,
            server: RefCell::new(None),
            tapped: Cell::new((Instant::now(), 0)),
            heard: RefCell::default(),
            folder,
        };
        phone.switch_on();
        phone
    }

    /// What shows its pages.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Switches it on: the browser finds what it has kept before, and the app at the same address.
    /// Only that of `WebKit` finds nothing, because `MiniBrowser` starts each automation empty.
    pub fn switch_on(&self) {
        let before = self.browser.replace(None);
        assert!(before.is_none(), "it is on already");
        let browser = self.runtime.block_on(Browser::start(self.engine, &self.folder));
        self.browser.replace(Some(browser));
    }

    /// Switches it off: the browser has time for its last words.
    pub fn switch_off(&self) {
        if let Some(browser) = self.browser.replace(None) {
            self.runtime.block_on(browser.quit());
        }
    }

    /// What keeps it on, for taking it out at any moment. Then [`Self::lose_power`] makes it known here.
    pub fn battery(&self) -> Battery {
        self.browser.borrow().as_ref().unwrap().battery()
    }

    /// Kills the whole browser, all of its processes at once; gives the moment before.
    pub fn lose_power(&self) -> Instant {
        let moment = self.battery().take_out();
        if let Some(browser) = self.browser.replace(None) {
            browser.forget();
        }
        moment
    }

    /// The session of the browser.
    #[track_caller]
    fn web(&self) -> WebDriver {
        self.browser.borrow().as_ref().expect("it is switched on").web.clone()
    }

    /// Says what is on the page, and keeps a picture of it.
    pub fn tell(&self, picture: &Path) {
        let Some(web) = self.browser.borrow().as_ref().map(|it| it.web.clone()) else {
            return eprintln!("The phone is switched off.");
        };
        let told = self.runtime.block_on(async {
            web.screenshot(picture).await?;
            let read = "return location.hash + '\\n' + document.body.innerText";
            web.execute(read, Vec::new()).await?.convert::<String>()
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

    /// Starts the server again, at the same address.
    pub fn find_network(&self) {
        self.lose_network();
        let port = self.port;
        *self.server.borrow_mut() = Some(Server::start(port));
    }

    /// A command of the `DevTools`.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        let answer = self.runtime.block_on(self.web().cdp().send_raw(command, parameters));
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Runs a script before anything else on every page from now on.
    pub fn before_each_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// What a script returns; its arguments are `arguments[0]` and so on.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.try_script(script, arguments).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script returns, where the browser may go at any moment.
    pub fn try_script(&self, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        let answer = self.runtime.block_on(self.web().execute(format!("{TOOLS}{script}"), arguments))?;
        Ok(answer.json().clone())
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
            .block_on(self.web().current_url())
            .is_ok_and(|it| it.as_str().starts_with(&self.address));
        self.load(|| self.try_open(hash));
        if same {
            self.reload();
        }
    }

    /// Opens an address of the app where the browser may go at any moment.
    pub fn try_open(&self, hash: &str) -> WebDriverResult<()> {
        self.runtime.block_on(self.web().goto(format!("{}{hash}", self.address)))
    }

    /// Goes to another page of the app without loading it anew, as a link does.
    pub fn go(&self, hash: &str) {
        self.script("location.hash = arguments[0]", vec![json!(hash)]);
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        if self.engine.has_devtools() {
            return self.load(|| self.runtime.block_on(self.web().refresh()));
        }
        // The other drivers' own way goes past the service worker, or waits for ever where there is one.
        self.load(|| {
            self.try_script("window.isBefore = true; location.reload()", vec![])?;
            self.until("the page to be loaded anew", || {
                let loaded = "return !window.isBefore && document.readyState === 'complete'";
                self.try_script(loaded, vec![]).is_ok_and(|it| it == true)
            });
            Ok(())
        });
    }

    /// Loads a page, and hears what it and the one before complain of.
    #[track_caller]
    fn load(&self, load: impl FnOnce() -> WebDriverResult<()>) {
        self.hear();
        load().unwrap();
        let listening = self.browser.borrow();
        self.runtime.block_on(listening.as_ref().unwrap().listen());
    }

    fn hear(&self) {
        if let Some(browser) = self.browser.borrow().as_ref() {
            self.heard.borrow_mut().extend(self.runtime.block_on(browser.complaints()));
        }
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
        let path = self.folder.downloads().join(name);
        // It is there before it is written.
        self.until(&format!("the download {name}"), || path.metadata().is_ok_and(|it| it.len() > 0));
        path
    }

    /// A picture of the screen.
    pub fn picture(&self, path: &Path) {
        self.runtime.block_on(self.web().screenshot(path)).unwrap();
    }

    /// What the console has complained of since it was last asked.
    pub fn console_errors(&self) -> Vec<String> {
        self.hear();
        self.heard.take()
    }

    /// What the network was asked for since it was last asked: the messages of the `DevTools`.
    pub fn network(&self) -> Vec<Value> {
        let log = self.runtime.block_on(self.web().get_log("performance")).unwrap();
        let messages =
            log.iter().map(|it| serde_json::from_str::<Value>(&it.message).unwrap()["message"].clone());
        messages.filter(|it| it["method"].as_str().is_some_and(|it| it.starts_with("Network."))).collect()
    }
}

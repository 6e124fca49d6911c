//! A browser that is running: its session, the program that drives it, and the screen it draws on.

use crate::engine::Engine;
use crate::harness::Folder;
use crate::processes::{self, Program};
use serde_json::{Value, json};
use std::process::Command;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::Instant;

/// What tells of errors where the driver does not. It hears them from when the page has been loaded.
const LISTEN: &str = "
    if (window.complaints) return;
    const all = window.complaints = [], tell = it => all.push([it?.message ?? it, it?.stack].join('\\n'));
    addEventListener('error', it => tell(it.error ?? it));
    addEventListener('unhandledrejection', it => tell(it.reason));
    const { error } = console;
    console.error = (...parts) => { tell(parts.join(' ')); error.apply(console, parts); };";

/// A browser, until it is dropped.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    /// Its session.
    pub web: WebDriver,
    driver: Program,
    _screen: Option<Program>,
}

impl Browser {
    /// Starts it on the folder of a phone.
    pub async fn start(engine: Engine, folder: &Folder) -> Self {
        std::fs::create_dir_all(folder.downloads()).unwrap();
        engine.prepare(folder);
        let screen = engine.needs_a_screen().then(|| {
            let mut command = Command::new("Xvfb");
            command.args(["-displayfd", "1", "-screen", "0", "1024x1024x24", "-nolisten", "tcp"]);
            Program::start(&mut command, |line| Some(format!(":{}", line.trim())))
        });
        let (driver, port) = Program::listening(|port| {
            let mut command = engine.driver(folder, port);
            if let Some((_, display)) = &screen {
                command.env("DISPLAY", display);
            }
            command
        });
        let Value::Object(capabilities) = engine.capabilities(folder) else {
            unreachable!("written as an object")
        };
        let address = format!("http://127.0.0.1:{port}");
        let web = WebDriver::new(address, Capabilities::from(capabilities)).await;
        let web = web.unwrap_or_else(|error| panic!("no browser: {error}"));
        if let Some((width, height)) = engine.window() {
            web.set_window_rect(0, 0, width, height).await.unwrap();
        }
        if engine.has_devtools() {
            let downloads = folder.downloads().display().to_string();
            let allow = json!({ "behavior": "allow", "downloadPath": downloads });
            web.cdp().send_raw("Browser.setDownloadBehavior", allow).await.unwrap();
        }
        Self { engine, web, driver, _screen: screen.map(|it| it.0) }
    }

    /// Ends it as a person does.
    pub async fn quit(self) {
        // A browser that has already gone is gone.
        let _ = self.web.clone().quit().await;
    }

    /// Lets go of one that was killed.
    pub fn forget(self) {
        let _ = self.web.clone().leak();
    }

    /// What ends it as an empty battery does.
    pub fn battery(&self) -> Battery {
        Battery(self.driver.id())
    }

    /// Has the page remember its errors.
    pub async fn listen(&self) {
        if !self.engine.has_devtools() {
            self.web.execute(LISTEN, Vec::new()).await.unwrap();
        }
    }

    /// What the console has complained of since it was last asked.
    pub async fn complaints(&self) -> Vec<String> {
        if self.engine.has_devtools() {
            let log = self.web.browser_log().await.unwrap_or_default();
            let errors = log.into_iter().filter(|it| it.level == "SEVERE").map(|it| it.message);
            // A page on which nobody has put a finger yet may not ask before it goes: no fault of the app's.
            return errors.filter(|it| !it.contains("'beforeunload' confirmation panel")).collect();
        }
        let told = self.web.execute("return window.complaints?.splice(0) ?? []", Vec::new()).await;
        told.ok().and_then(|it| it.convert().ok()).unwrap_or_default()
    }
}

/// What keeps a browser alive. It can be taken out from another thread than the one that types.
#[derive(Debug, Clone, Copy)]
pub struct Battery(u32);

impl Battery {
    /// Kills all processes of the browser and of what drives it; gives the moment before.
    pub fn take_out(self) -> Instant {
        processes::kill(self.0)
    }
}

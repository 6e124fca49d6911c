//! The three engines of browsers, and all in which they differ: how each is started and what its driver cannot do.

use crate::harness::Folder;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

/// The screen of a small phone, in the pixels of style sheets.
const SCREEN: (u32, u32) = (360, 640);
/// What is left of `MiniBrowser`'s bar of buttons, see [`GTK`].
const BAR: u32 = 20;

/// No window of Firefox is narrower than 500 pixels, unless it is told so. A phone has no bar of tabs either.
const USER_CHROME: &str = ":root { min-width: 0 !important } #navigator-toolbox { display: none !important }";
/// Its buttons keep `MiniBrowser` from being narrower than 447 pixels, unless they are made small.
const GTK: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }";

/// What shows the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Cốc Cốc, Samsung Internet, the browser inside Zalo.
    Chromium,
    /// Firefox.
    Firefox,
    /// The nearest there is to Safari and to all browsers of an iPhone.
    WebKit,
}

impl Engine {
    /// The one that the name of a test ends in.
    pub fn named(name: &str) -> Self {
        match name {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            _ => panic!("there is no engine {name}"),
        }
    }

    /// Whether there are the commands of the `DevTools`, and what they tell of the console.
    pub fn has_devtools(self) -> bool {
        self == Self::Chromium
    }

    /// Whether it needs a screen to draw on.
    pub fn needs_a_screen(self) -> bool {
        self == Self::WebKit
    }

    /// The program that drives it, listening on that port.
    pub fn driver(self, folder: &Folder, port: u16) -> Command {
        let (variable, name) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        let mut command = Command::new(std::env::var_os(variable).unwrap_or_else(|| name.into()));
        match self {
            Self::Chromium => command.arg(format!("--port={port}")),
            // Firefox wants a home of its own user's.
            Self::Firefox => command.args(["--port", &port.to_string()]).env("HOME", home(folder)),
            // Without a bus, its library would start one that outlives the test.
            Self::WebKit => command
                .arg(format!("--port={port}"))
                .env("HOME", home(folder))
                .env("XDG_CONFIG_HOME", home(folder))
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                .env("NO_AT_BRIDGE", "1")
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
        };
        command
    }

    /// What the browser finds in the folder of its phone when it starts.
    pub fn prepare(self, folder: &Folder) {
        let put = |path: PathBuf, text: &str| {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        match self {
            Self::Chromium => {
                // The lock of a browser that was killed names a process; by now another one may have its number.
                for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
                    let _ = std::fs::remove_file(profile(folder).join(lock));
                }
            }
            Self::Firefox => put(profile(folder).join("chrome/userChrome.css"), USER_CHROME),
            Self::WebKit => {
                put(home(folder).join("gtk-3.0/gtk.css"), GTK);
                let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folder.downloads().display());
                put(home(folder).join("user-dirs.dirs"), &downloads);
            }
        }
    }

    /// What the driver is asked for.
    pub fn capabilities(self, folder: &Folder) -> Value {
        let profile = profile(folder);
        match self {
            Self::Chromium => {
                let arguments = [
                    &format!("--user-data-dir={}", profile.display()),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--no-proxy-server",
                    "--lang=vi",
                ];
                let (width, height) = SCREEN;
                let metrics = json!({ "width": width, "height": height, "pixelRatio": 2, "touch": true, "mobile": true });
                json!({
                    "browserName": "chrome",
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                    "goog:chromeOptions": { "args": arguments, "mobileEmulation": { "deviceMetrics": metrics } },
                })
            }
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless", "-profile", profile],
                    "log": { "level": "fatal" },
                    "prefs": {
                        "network.proxy.type": 0,
                        "intl.accept_languages": "vi",
                        "layout.css.devPixelsPerPx": "2.0",
                        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                        "browser.download.folderList": 2,
                        "browser.download.dir": folder.downloads(),
                    },
                },
            }),
            Self::WebKit => json!({ "browserName": "MiniBrowser" }),
        }
    }

    /// How large the window must be for a page to have the size of [`SCREEN`]; `None` where that was asked for.
    pub fn window(self) -> Option<(u32, u32)> {
        let (width, height) = SCREEN;
        match self {
            Self::Chromium => None,
            Self::Firefox => Some((width, height)),
            Self::WebKit => Some((width, height + BAR)),
        }
    }
}

fn profile(folder: &Folder) -> PathBuf {
    folder.join("profile")
}

fn home(folder: &Folder) -> PathBuf {
    folder.join("home")
}

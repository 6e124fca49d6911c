//! What has opened the page: a browser, the home screen, or the window inside another app.
//!
//! A window inside Zalo or Facebook keeps what is typed apart from the browser, loses it with the other app's data, and can
//! hardly hand out a file: no report is started there. On an iPhone the app on the home screen has a storage of its own,
//! and Safari clears what it keeps for a page after seven days without a visit.

/// Another app that shows pages in a window of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherApp {
    /// Zalo.
    Zalo,
    /// Messenger.
    Messenger,
    /// Facebook.
    Facebook,
    /// Instagram.
    Instagram,
    /// One that does not say its name.
    Unnamed,
}

/// Which system the device has, as far as the steps on its screen differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// Android.
    Android,
    /// iPhone and iPad, in any browser.
    Ios,
    /// Computers, and whatever else there is.
    #[default]
    Other,
}

/// What the browser says of itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs<'a> {
    /// `navigator.userAgent`.
    pub user_agent: &'a str,
    /// `navigator.maxTouchPoints`: an iPad calls itself a Mac, which has no touch screen.
    pub touch_points: u32,
    /// `navigator.standalone`, which only iPhones and iPads have, or a display mode without the browser's bars.
    pub standalone: bool,
}

/// Where the page stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// On which system.
    pub system: System,
    /// In the window of which app, if it is no browser's.
    pub inside: Option<OtherApp>,
    /// Opened from the home screen.
    pub installed: bool,
}

impl Place {
    /// Reads the signs.
    pub fn of(signs: Signs) -> Self {
        let system = system(signs);
        // An app of the home screen of an iPhone has no word `Safari` either.
        let inside = if signs.standalone { None } else { inside(signs.user_agent, system) };
        Self { system, inside, installed: signs.standalone }
    }

    /// A browser on an iPhone or iPad, where an installed app begins with nothing.
    pub fn is_ios_browser(&self) -> bool {
        self.system == System::Ios && self.inside.is_none() && !self.installed
    }
}

fn system(Signs { user_agent, touch_points, .. }: Signs) -> System {
    let says = |word| user_agent.contains(word);
    if ["iPhone", "iPad", "iPod"].into_iter().any(says) || says("Macintosh") && touch_points > 1 {
        System::Ios
    } else if says("Android") {
        System::Android
    } else {
        System::Other
    }
}

fn inside(user_agent: &str, system: System) -> Option<OtherApp> {
    let small = user_agent.to_ascii_lowercase();
    let says = |word: &str| small.contains(word);
    // On Android Zalo does not say that it is a web view, so its own words come first.
    if says("zalotheme/") || ["android", "ios"].into_iter().any(|it| is_zalo(&small, it)) {
        Some(OtherApp::Zalo)
    } else if ["fban/messenger", "fb_iab/messenger", "orca-android"].into_iter().any(says) {
        Some(OtherApp::Messenger)
    } else if says("instagram") {
        Some(OtherApp::Instagram)
    } else if ["fban", "fbav", "fb_iab"].into_iter().any(says) {
        Some(OtherApp::Facebook)
    } else if says("; wv)") || system == System::Ios && !says("safari/") {
        Some(OtherApp::Unnamed)
    } else {
        None
    }
}

/// `Zalo android/260901903`, `Zalo iOS/470`: both words whole.
fn is_zalo(user_agent: &str, system: &str) -> bool {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    user_agent.match_indices("zalo").any(|(at, name)| {
        let before = user_agent.get(..at).and_then(|it| it.chars().next_back());
        let rest = user_agent.get(at + name.len()..).and_then(|it| it.strip_prefix([' ', '/']));
        let after = rest.and_then(|it| it.strip_prefix(system)).map(|it| it.chars().next());
        !before.is_some_and(is_word) && after.is_some_and(|it| !it.is_some_and(is_word))
    })
}

//! Where the app runs, as the browser tells it. What is made of it is decided in [`crate::device`].
//!
//! Measured with Chromium 156 and Firefox 153 on a desktop: a private window of Chromium answers every question here as a
//! normal one does (room of 10 GiB, nothing promised, private file system there), so nothing is claimed of it. A private
//! window of Firefox refuses the private file system with `SecurityError`, a normal one gives it. Both name 10 GiB whatever
//! the disk has, and do not count local storage: only a small number says something.

use super::object::{call, member, object, set_variable, settled, variable};
use crate::device::clock::Moment;
use crate::device::place::{Place, Signs};
use js_sys::{Array, Date, global};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Headers, Response, window};

/// An answer of a server that took longer than this tells no time.
const SLOWEST: Moment = 60_000;

fn navigator() -> JsValue {
    variable("navigator")
}

/// A whole number of the browser, which has but one kind.
#[allow(
    clippy::cast_possible_truncation,
    reason = "milliseconds and bytes are whole numbers far below the limit"
)]
fn whole(number: f64) -> i64 {
    number as i64
}

/// Where the page stands.
pub fn place() -> Place {
    let navigator = navigator();
    let user_agent = member(&navigator, "userAgent").as_string().unwrap_or_default();
    let touch_points = member(&navigator, "maxTouchPoints").as_f64().map_or(0, whole);
    let own_window = "(display-mode:standalone),(display-mode:fullscreen),(display-mode:minimal-ui)";
    let own_window = window().and_then(|it| it.match_media(own_window).ok().flatten());
    let standalone =
        member(&navigator, "standalone").is_truthy() || own_window.is_some_and(|it| it.matches());
    let touch_points = u32::try_from(touch_points).unwrap_or_default();
    Place::of(Signs { user_agent: &user_agent, touch_points, standalone })
}

/// The address of the app, to be opened elsewhere.
pub fn address() -> String {
    let location = window().map(|it| it.location());
    let part = |it: Result<String, JsValue>| it.unwrap_or_default();
    location.map(|it| part(it.origin()) + &part(it.pathname())).unwrap_or_default()
}

/// Lets reports be started although the page stands where they are better not.
pub fn go_on_here() {
    set_variable("elsewhere", &JsValue::FALSE);
}

fn storage() -> JsValue {
    member(&navigator(), "storage")
}

/// Whether the browser has promised to keep the data; none where it cannot be asked.
pub async fn is_persisted() -> Option<bool> {
    let answer = call(&storage(), "persisted", &Array::new())?;
    settled(answer).await.ok()?.as_bool()
}

/// Asks the browser to keep the data. By a tap only, or where [`answers_silently`]: some browsers ask the person.
pub async fn persist() -> Option<bool> {
    let answer = call(&storage(), "persist", &Array::new())?;
    settled(answer).await.ok()?.as_bool()
}

/// Whether the browser answers [`persist`] without asking the person: Chromium and its kin, which alone have this property.
pub fn answers_silently() -> bool {
    member(&navigator(), "userAgentData").is_object()
}

/// How many bytes the browser has left for this app; none where it does not say.
pub async fn bytes_left() -> Option<u64> {
    let estimate = settled(call(&storage(), "estimate", &Array::new())?).await.ok()?;
    let number = |name| member(&estimate, name).as_f64().map(whole);
    u64::try_from(number("quota")?.saturating_sub(number("usage")?)).ok()
}

/// Whether the window is a private one; none where that cannot be known.
pub async fn is_private() -> Option<bool> {
    let user_agent = member(&navigator(), "userAgent").as_string()?;
    if !user_agent.contains("Firefox/") {
        return None;
    }
    match settled(call(&storage(), "getDirectory", &Array::new())?).await {
        Ok(_) => Some(false),
        Err(error) => (member(&error, "name").as_string()? == "SecurityError").then_some(true),
    }
}

/// Whether the browser offers to install the app.
pub fn can_install() -> bool {
    variable("installer").is_object()
}

/// Lets the browser ask whether the app is to be installed; true where it is. Only ever called by a tap.
pub async fn install() -> bool {
    let installer = variable("installer");
    // Browsers ask once for each offer.
    set_variable("installer", &JsValue::UNDEFINED);
    if call(&installer, "prompt", &Array::new()).is_none() {
        return false;
    }
    let choice = settled(member(&installer, "userChoice")).await;
    choice.is_ok_and(|it| member(&it, "outcome").as_string().as_deref() == Some("accepted"))
}

/// The device's clock.
pub fn device_time() -> Moment {
    whole(Date::now())
}

/// A moment written as in RFC 3339 or in a header.
pub fn parsed(text: &str) -> Option<Moment> {
    let moment = Date::parse(text);
    moment.is_finite().then(|| whole(moment))
}

/// A moment as RFC 3339.
#[allow(clippy::cast_precision_loss, reason = "moments of calendars are far below the limit")]
pub fn written(moment: Moment) -> String {
    let date = Date::new(&JsValue::from_f64(moment as f64));
    // What is no date of a calendar has no such text, and is not asked for.
    date.to_iso_string().into()
}

/// The clock of the server that the app came from; none without a network. Asked past all caches, which would give an old
/// answer with its old time, and in a way that a service worker does not answer.
pub async fn server_time() -> Option<Moment> {
    if member(&navigator(), "onLine").is_falsy() {
        return None;
    }
    let options = object(&[("method", "HEAD".into()), ("cache", "no-store".into())]);
    let asked = device_time();
    let address = format!("templates/index.json?{asked}");
    let answer = call(&global(), "fetch", &Array::of2(&address.into(), &options))?;
    let response: Response = settled(answer).await.ok()?.dyn_into().ok()?;
    let headers: Headers = response.headers();
    let date = parsed(&headers.get("Date").ok().flatten()?)?;
    // A cache on the way says how old its answer is.
    let age = headers.get("Age").ok().flatten().and_then(|it| it.trim().parse::<Moment>().ok());
    let passed = device_time() - asked;
    (0..SLOWEST).contains(&passed).then(|| date + age.unwrap_or_default() * 1000)
}

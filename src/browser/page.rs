//! The page itself: its address, its look, focus, the keyboard on the screen.

use super::object::{set_variable, settled, variable};
use js_sys::Function;
use std::cell::Cell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, HtmlInputElement, Window};

/// What [`call`] loads the page anew with, unless something would be lost by that.
pub const RELOAD: &str = "thonsoReload";

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The address behind `#`, without it.
pub fn hash() -> String {
    let hash = window().and_then(|it| it.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to an address of the app.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Goes to an address without leaving the present one behind in the history.
pub fn replace(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("#{hash}"));
    }
}

/// Loads the page anew, at the same address.
#[cfg(feature = "desk")]
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Calls back whenever something happens to the window, for as long as the page lives.
pub fn on_window(event: &str, callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// Tells both modules.
pub fn tell_window(event: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Sets the look: `lang`, `data-theme`, `data-size` of the root element. An empty value takes the attribute away.
pub fn set_look(language: &str, theme: &str, size: &str) {
    let Some(root) = document().and_then(|it| it.document_element()) else { return };
    let _ = root.set_attribute("lang", language);
    for (name, value) in [("data-theme", theme), ("data-size", size)] {
        let _ = if value.is_empty() { root.remove_attribute(name) } else { root.set_attribute(name, value) };
    }
}

/// The title of the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts an element at the end of the page.
pub fn append(element: &web_sys::Element) {
    if let Some(body) = document().and_then(|it| it.body()) {
        let _ = body.append_child(element);
    }
}

/// Puts an element at the beginning of the page.
#[cfg(feature = "desk")]
pub fn prepend(element: &web_sys::Element) {
    if let Some(body) = document().and_then(|it| it.body()) {
        let _ = body.insert_before(element, body.first_child().as_ref());
    }
}

/// Scrolls to the top, as a new page would.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings a row of a form to the middle of the screen and puts the focus on one of its fields: the one whose id or name
/// ends so, or else the first of its part, or of the row.
pub fn show(row: &str, field: &str) {
    let Some(document) = document() else { return };
    let mut wanted = field;
    let found = loop {
        let id = format!("f-{row}-{wanted}");
        let selector = format!("[id=\"{id}\"],[name=\"{id}\"]");
        if let Some(found) = document.query_selector(&selector).ok().flatten() {
            break Some(found);
        }
        match wanted.rsplit_once('-') {
            Some((shorter, _)) => wanted = shorter,
            None => break document.get_element_by_id(&format!("row-{row}")),
        }
    };
    let Some(element) = found else { return };
    centre(&element);
    let first = element.query_selector("input:not([type=checkbox]),textarea").ok().flatten();
    if let Ok(field) = first.unwrap_or(element).dyn_into::<HtmlElement>() {
        focus(&field);
    }
}

fn centre(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    // What is taller than half the screen is shown from its beginning.
    let screen = document().and_then(|it| it.document_element()).map_or(0, |it| it.client_height());
    let tall = element.client_height() > screen / 2;
    let block =
        if tall { web_sys::ScrollLogicalPosition::Start } else { web_sys::ScrollLogicalPosition::Center };
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus(element: &HtmlElement) {
    let _ = element.focus();
    // An element too tall for the screen must not push its field behind the keyboard.
    centre(element);
}

/// Puts the focus on the element of that id.
pub fn focus_id(id: &str) {
    if let Some(element) = document().and_then(|it| it.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok())
    {
        focus(&element);
    }
}

/// Moves from an entry field to the next one of the page; from the last one to the main button.
pub fn focus_next_entry(from: &HtmlInputElement) {
    let Some(document) = document() else { return };
    let Ok(fields) = document.query_selector_all("main .entry, .bottom-bar .button-primary") else { return };
    let mut past = false;
    for index in 0..fields.length() {
        let Some(field) = fields.item(index).and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
            continue;
        };
        let out_of_reach = field.closest("[hidden],fieldset[disabled]").is_ok_and(|it| it.is_some());
        if past && !out_of_reach {
            focus(&field);
            return;
        }
        past |= field.is_same_node(Some(from));
    }
}

/// Marks the body while the keyboard covers part of the screen, so that the bottom bar makes room.
pub fn watch_keyboard() {
    thread_local! {
        static TALLEST: Cell<(f64, f64)> = const { Cell::new((0.0, 0.0)) };
    }
    let Some(viewport) = window().and_then(|it| it.visual_viewport()) else { return };
    let measured = viewport.clone();
    let closure = Closure::<dyn FnMut()>::new(move || {
        let (width, height) = (measured.width(), measured.height());
        let (known_width, tallest) = TALLEST.get();
        // Turning the phone starts the measure anew.
        let same = (known_width..=known_width).contains(&width);
        let tallest = if same { tallest.max(height) } else { height };
        TALLEST.set((width, tallest));
        let covered = is_much_less(height, tallest);
        if let Some(body) = document().and_then(|it| it.body()) {
            let _ = body.class_list().toggle_with_force("typing", covered);
        }
    });
    closure.as_ref().unchecked_ref::<Function>().call0(&JsValue::NULL).ok();
    let _ = viewport.add_event_listener_with_callback("resize", closure.as_ref().unchecked_ref());
    closure.forget();
}

/// A keyboard takes at least a quarter of the height; an address bar does not.
#[allow(clippy::float_arithmetic, reason = "screen pixels come as floats and are no figures of a report")]
fn is_much_less(height: f64, tallest: f64) -> bool {
    height < tallest * 0.75
}

/// Whether there is room for a list beside the page; the style sheet turns at the same width.
pub fn is_wide() -> bool {
    let query = window().and_then(|it| it.match_media("(min-width: 900px)").ok().flatten());
    query.is_some_and(|it| it.matches())
}

/// Calls a function of `index.html` and waits for what it promises.
///
/// # Errors
///
/// What it fails with.
pub async fn call(name: &str) -> Result<JsValue, JsValue> {
    settled(variable(name).dyn_into::<Function>()?.call0(&JsValue::NULL)?).await
}

/// Waits until the page may be loaded anew; false where something would be lost that is in its memory only.
#[cfg(feature = "desk")]
pub async fn may_go() -> bool {
    match super::object::call(&js_sys::global(), RELOAD, &js_sys::Array::of1(&JsValue::TRUE)) {
        Some(promise) => settled(promise).await.is_ok(),
        None => false,
    }
}

/// Swallows a tap that is on its way: what it was meant for has just moved.
#[cfg(feature = "desk")]
pub fn has_moved() {
    set_variable("pageTurned", &js_sys::Date::now().into());
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Whether the page stands where a report is better not started, and nobody has decided otherwise: `index.html` looks.
pub fn is_elsewhere() -> bool {
    variable("elsewhere").is_truthy()
}

/// Tells the second module whose records this page works with.
#[cfg(not(feature = "desk"))]
pub fn set_person(id: &str) {
    set_variable("thonsoPerson", &id.into());
}

/// Whose records this page works with.
#[cfg(feature = "desk")]
pub fn person() -> String {
    variable("thonsoPerson").as_string().unwrap_or_default()
}

/// Letters with their marks in one piece: some keyboards and Macs send `ẵ` as three characters, which no rule would know.
pub fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { js_sys::JsString::from(text).normalize("NFC").into() }
}

/// Lower case without diacritics, for searching and for file names: `Hà Tân` becomes `ha tan`.
///
/// The browser knows the letters; a table of our own would weigh 60 kB in the first download.
pub fn fold(text: &str) -> String {
    let folded = js_sys::JsString::from(text).normalize("NFD").to_lower_case();
    String::from(folded)
        .chars()
        .filter(|it| !('\u{300}'..='\u{36f}').contains(it))
        .map(|it| if it == 'đ' { 'd' } else { it })
        .collect()
}

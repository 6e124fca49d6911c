//! Elements of the page over Leptos' signals: one type for every element, every closure boxed where it enters.
//!
//! `view!` makes a type of its own of every element and closure. Written with it, these same pages weighed 329 kB
//! (brotli) in the first download, more than twice what a village's network is asked for; Leptos' signals, memos,
//! effects, owners and contexts are used as they are.

use crate::ui::reactive::{StoredValue, untrack, whenever};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Node};

fn document() -> Document {
    web_sys::window().and_then(|it| it.document()).expect("the app runs in a page")
}

/// Nodes side by side, not yet on the page.
#[derive(Clone, Debug, Default)]
pub struct View(Vec<Node>);

/// An element being built.
#[derive(Clone, Debug)]
#[must_use]
pub struct El(Element);

impl From<El> for View {
    fn from(element: El) -> Self {
        Self(vec![element.0.into()])
    }
}

impl From<&str> for View {
    fn from(text: &str) -> Self {
        Self(vec![document().create_text_node(text).into()])
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<T: Into<View>> From<Option<T>> for View {
    fn from(view: Option<T>) -> Self {
        view.map(Into::into).unwrap_or_default()
    }
}

impl<T: Into<View>> From<Vec<T>> for View {
    fn from(views: Vec<T>) -> Self {
        Self(views.into_iter().flat_map(|it| it.into().0).collect())
    }
}

impl View {
    /// Puts another piece behind this one.
    #[must_use]
    pub fn and(mut self, next: impl Into<Self>) -> Self {
        self.0.append(&mut next.into().0);
        self
    }

    /// Nodes of markup that a layer below has written, everything from outside escaped in it.
    pub fn from_markup(markup: &str) -> Self {
        let holder = el("div").drawn(markup);
        let mut nodes = Vec::new();
        while let Some(node) = holder.0.first_child() {
            let _ = holder.0.remove_child(&node);
            nodes.push(node);
        }
        Self(nodes)
    }

    /// Puts the piece on the page, at the end of an element.
    pub fn append_to(self, element: &Element) {
        for node in self.0 {
            let _ = element.append_child(&node);
        }
    }
}

/// An element of that tag.
///
/// # Panics
///
/// When the tag is no name of an element: tags are written in the source.
pub fn el(tag: &str) -> El {
    El(document().create_element(tag).expect("tags are written in the source"))
}

/// An element of that tag and class.
pub fn div(class: &str) -> El {
    el("div").class(class)
}

/// A button of that class.
pub fn button(class: &str) -> El {
    el("button").class(class).attr("type", "button")
}

/// The part of a page between its bars.
pub fn main_part(class: &str) -> El {
    el("main").class(class).id("main").attr("tabindex", "-1")
}

/// Shows what `read` says now and whenever it says something else. What is shown is behind a pointer, so that showing is
/// there once for each kind of element and not for each use.
fn follow<T: 'static>(read: Box<dyn Fn() -> T>, show: impl Fn(T) + 'static) {
    whenever(move || show(read()));
}

/// A piece that is built anew whenever a signal read in it has changed.
pub fn live<V: Into<View>>(build: impl Fn() -> V + 'static) -> View {
    live_boxed(Box::new(move || build().into()))
}

fn live_boxed(build: Box<dyn Fn() -> View>) -> View {
    // Between these two markers lies the present piece, whatever pieces inside it have become since.
    let (start, end) = (document().create_comment(""), document().create_comment(""));
    let mut whole = View(vec![start.clone().into()]);
    let first = std::rc::Rc::new(std::cell::RefCell::new(None));
    let initial = std::rc::Rc::clone(&first);
    let last = end.clone();
    whenever(move || {
        let view = build();
        let Some(parent) = last.parent_node() else {
            *initial.borrow_mut() = Some(view);
            return;
        };
        // A field that goes while it has the focus says that it lost it: what its listener reads is not this piece's.
        untrack(|| {
            while let Some(old) = start.next_sibling() {
                if old.is_same_node(Some(&last)) {
                    break;
                }
                let _ = parent.remove_child(&old);
            }
        });
        for node in view.0 {
            let _ = parent.insert_before(&node, Some(&last));
        }
    });
    if let Some(View(mut nodes)) = first.borrow_mut().take() {
        whole.0.append(&mut nodes);
    }
    whole.0.push(end.into());
    whole
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Sets the id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Adds a piece at the end.
    #[allow(clippy::should_implement_trait, reason = "building an element is no arithmetic")]
    pub fn add(self, view: impl Into<View>) -> Self {
        view.into().append_to(&self.0);
        self
    }

    /// Adds a piece that is built anew whenever a signal read in it has changed.
    pub fn live<V: Into<View>>(self, build: impl Fn() -> V + 'static) -> Self {
        self.add(live(build))
    }

    /// Adds words that follow their signals.
    pub fn words(self, read: impl Fn() -> String + 'static) -> Self {
        let text = document().create_text_node("");
        let _ = self.0.append_child(&text);
        follow(Box::new(read), move |words| {
            if text.data() != words {
                text.set_data(&words);
            }
        });
        self
    }

    /// An attribute that follows its signals; absent where there is no value.
    pub fn attr_by(self, name: &'static str, read: impl Fn() -> Option<String> + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(read), move |value| {
            let _ = match value {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        });
        self
    }

    /// An attribute such as `hidden` or `disabled` that is there or not.
    pub fn flag_by(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(read), move |stands| {
            let _ = if stands { element.set_attribute(name, "") } else { element.remove_attribute(name) };
        });
        self
    }

    /// The tick of a box or a choice.
    pub fn checked_by(self, read: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(read), move |ticked| {
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.set_checked(ticked);
            }
        });
        self
    }

    /// The text of a field. The field's own text leads: it is set from outside only where it differs, so that Telex and
    /// Unikey, which compose letters in place, are never disturbed.
    pub fn value_by(self, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(read), move |text| set_value(&element, &text));
        self
    }

    /// Calls back when something happens to the element, as long as its piece of the page is there: a field that is taken
    /// down while it has the focus still says that it lost it.
    pub fn on(self, event: &str, callback: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(callback))
    }

    fn on_boxed(self, event: &str, mut callback: Box<dyn FnMut(Event)>) -> Self {
        let piece = StoredValue::new(());
        let guarded = move |event| {
            if !piece.is_disposed() {
                callback(event);
            }
        };
        let closure = Closure::wrap(Box::new(guarded) as Box<dyn FnMut(Event)>);
        // The browser frees the closure with the element.
        let listener = closure.into_js_value();
        let _ = self.0.add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }

    /// Calls back with a field's text at every change.
    pub fn on_text(self, mut callback: impl FnMut(String) + 'static) -> Self {
        let element = self.0.clone();
        self.on("input", move |_| callback(value_of(&element)))
    }

    /// Calls back when the element is tapped.
    pub fn on_tap(self, mut callback: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| callback())
    }

    /// Markup written in the source, such as the lines of a drawing; never text from outside.
    pub fn drawn(self, markup: &str) -> Self {
        self.0.set_inner_html(markup);
        self
    }

    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// The element as one that can be focused and clicked.
    pub fn html_element(&self) -> HtmlElement {
        self.0.clone().unchecked_into()
    }
}

/// The text of a field.
pub fn value_of(element: &Element) -> String {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.value()
    } else {
        String::new()
    }
}

fn set_value(element: &Element, text: &str) {
    if value_of(element) == text {
        return;
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// A drawing; its lines are written in the source.
pub fn svg(class: &str, view_box: &str, markup: &str) -> El {
    // Only the parser of the page puts a drawing's parts into their own namespace.
    let holder = el("div")
        .drawn(&format!(r#"<svg class="{class}" viewBox="{view_box}" aria-hidden="true">{markup}</svg>"#));
    El(holder.0.first_element_child().unwrap_or(holder.0))
}

/// Several pieces side by side.
#[macro_export]
macro_rules! pieces {
    ($($piece:expr),* $(,)?) => {{
        #[allow(unused_mut, reason = "a list may be empty")]
        let mut all = $crate::ui::dom::View::default();
        $(all = all.and($piece);)*
        all
    }};
}

/// Whether a key is Enter. While a letter is being composed, that belongs to the keyboard.
pub fn is_enter(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Enter" && !it.is_composing())
}

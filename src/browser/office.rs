//! The module of office files: in a worker of its own (`office_worker.js`), which is called for when it is first needed and
//! given up when it fails or a person has waited long enough.

use super::object::{call, member, object, set, variable};
use crate::domain::annex::{Picked, ReadError, Review};
use crate::wire::review;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array, global};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file cannot be read.
    Unreadable(ReadError),
    /// The module cannot be had now.
    OutOfReach,
    /// The worker gave up: the file needs more memory than there is.
    TooMuch,
    /// The person did not want to wait.
    Stopped,
}

thread_local! {
    /// The worker, once there is one.
    static WORKER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// What a worker hears when its script cannot be had, and what it is told here when nobody wants to wait.
const BROKEN: &str = "error";
const STOP: &str = "stop";

/// Is told how many rows were read of how many.
type Progress = Rc<dyn Fn(usize, usize)>;

/// Reads a file of that name into a form; `year` stands in where none is printed. `progress` is told how many rows were read of
/// how many.
///
/// # Errors
///
/// When the file cannot be read, or not now.
pub async fn read(bytes: &[u8], file: &str, year: u16, progress: Progress) -> Result<Review, Failure> {
    let answer = match ask_to_read(bytes, file, year, &progress).await {
        Err(Failure::Unreadable(ReadError::Markup)) => match page(bytes) {
            Some(page) => ask_to_read(&page, file, year, &progress).await,
            None if bytes.len() > MOST_MARKUP => Err(Failure::Unreadable(ReadError::TooLarge)),
            None => Err(Failure::Unreadable(ReadError::Markup)),
        },
        answer => answer,
    };
    review::read(&answer?).map_err(|_| Failure::TooMuch)
}

async fn ask_to_read(bytes: &[u8], file: &str, year: u16, progress: &Progress) -> Result<String, Failure> {
    let buffer = Uint8Array::from(bytes).buffer();
    let question = object(&[
        ("what", "read".into()),
        ("bytes", buffer.clone().into()),
        ("file", file.into()),
        ("year", year.into()),
    ]);
    let answer = ask(&question, Some(&buffer), Rc::clone(progress)).await?;
    answer.ok_or(Failure::TooMuch)
}

/// Reads a place of a row's text that somebody has pointed at; none where nothing stands there. `name` is that of the row.
///
/// # Errors
///
/// When the module cannot be had now.
pub async fn pick(name: &str, text: &str, place: &Range<usize>) -> Result<Option<Picked>, Failure> {
    let number = |it: usize| JsValue::from(u32::try_from(it).unwrap_or(u32::MAX));
    let question = object(&[
        ("what", "place".into()),
        ("name", name.into()),
        ("text", text.into()),
        ("from", number(place.start)),
        ("to", number(place.end)),
    ]);
    let answer = ask(&question, None, Rc::new(|_, _| ())).await?;
    Ok(answer.and_then(|it| review::read_picked(&it).ok()))
}

/// Gives up what is under way.
pub fn stop() {
    if let Some(worker) = give_up() {
        tell(&worker, STOP);
    }
}

/// Lets those who wait for a worker know that it is gone.
fn tell(worker: &JsValue, what: &str) {
    if let Some(event) = made("Event", &Array::of1(&what.into())) {
        call(worker, "dispatchEvent", &Array::of1(&event));
    }
}

/// Ends the worker; the next question starts another.
fn give_up() -> Option<JsValue> {
    let worker = WORKER.take()?;
    call(&worker, "terminate", &Array::new());
    Some(worker)
}

fn worker() -> Result<JsValue, Failure> {
    if let Some(worker) = WORKER.with_borrow(Clone::clone) {
        return Ok(worker);
    }
    let worker = call(&global(), "thonsoOffice", &Array::new()).ok_or(Failure::OutOfReach)?;
    WORKER.set(Some(worker.clone()));
    Ok(worker)
}

fn made(class: &str, arguments: &Array) -> Option<JsValue> {
    Reflect::construct(&variable(class).dyn_into::<Function>().ok()?, arguments).ok()
}

/// Asks the worker, and waits.
async fn ask(
    question: &JsValue,
    handed_over: Option<&JsValue>,
    progress: Progress,
) -> Result<Option<String>, Failure> {
    let worker = worker()?;
    let channel = made("MessageChannel", &Array::new()).ok_or(Failure::OutOfReach)?;
    let mut hearing = None;
    let answer = Promise::new(&mut |resolve, reject| {
        let progress = Rc::clone(&progress);
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let data = member(&event, "data");
            match (count(&data, "done"), count(&data, "of")) {
                (Some(done), Some(of)) => progress(done, of),
                _ => drop(resolve.call1(&JsValue::NULL, &data)),
            }
        });
        set(&member(&channel, "port1"), "onmessage", hear.as_ref());
        for event in [BROKEN, STOP] {
            call(&worker, "addEventListener", &Array::of2(&event.into(), &reject));
        }
        hearing = Some(hear);
    });
    let given = Array::of1(&member(&channel, "port2"));
    if let Some(buffer) = handed_over {
        given.push(buffer);
    }
    call(&worker, "postMessage", &Array::of2(question, &given)).ok_or(Failure::OutOfReach)?;
    let answer = JsFuture::from(answer).await;
    // What it has still said is on its way: nobody listens any more.
    set(&member(&channel, "port1"), "onmessage", &JsValue::NULL);
    drop(hearing);
    let answer = answer.map_err(|event| match member(&event, "type").as_string().as_deref() {
        Some(STOP) => Failure::Stopped,
        _ => Failure::OutOfReach,
    });
    let failure = match answer {
        Err(failure) => failure,
        Ok(answer) => match member(&answer, "error").as_string() {
            None => return Ok(member(&answer, "text").as_string()),
            Some(name) => match (ReadError::from_slug(&name), name.as_str()) {
                (Some(error), _) => return Err(Failure::Unreadable(error)),
                (None, "absent") => Failure::OutOfReach,
                // What it was at is in pieces.
                (None, _) => Failure::TooMuch,
            },
        },
    };
    // Whoever else waits for it would wait for ever.
    if let Some(worker) = give_up() {
        tell(&worker, BROKEN);
    }
    Err(failure)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the worker counts rows")]
fn count(data: &JsValue, name: &str) -> Option<usize> {
    member(data, name).as_f64().map(|it| it as usize)
}

/// The browser holds a page several times over while it puts it in order, and on the page's own thread.
const MOST_MARKUP: usize = 6 << 20;

/// Markup as the browser understands it, as XML; none where it is no text.
fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() > MOST_MARKUP {
        return None;
    }
    let text = decoded(bytes, "utf-8").or_else(|| decoded(bytes, "windows-1258"))?;
    let parser = made("DOMParser", &Array::new())?;
    let page = call(&parser, "parseFromString", &Array::of2(&text, &"text/html".into()))?;
    // Not the whole page: what Word writes into its first element comes out as no XML.
    let root = member(&page, "body");
    let serializer = made("XMLSerializer", &Array::new())?;
    Some(call(&serializer, "serializeToString", &Array::of1(&root))?.as_string()?.into_bytes())
}

fn decoded(bytes: &[u8], encoding: &str) -> Option<JsValue> {
    let encoding = if bytes.starts_with(b"\xff\xfe") { "utf-16le" } else { encoding };
    let decoder = made("TextDecoder", &Array::of2(&encoding.into(), &object(&[("fatal", true.into())])))?;
    call(&decoder, "decode", &Array::of1(&Uint8Array::from(bytes)))
}

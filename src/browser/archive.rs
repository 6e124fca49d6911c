//! The database of reports that were moved out of local storage: a text for each, by person and report. It is one of its own,
//! so that what is opened at every start of the app stays small.
//!
//! Each is on the disk when it is said to be: the copy on the shelf is cleared away after. By hand: a crate that can ask for
//! that (`indexed_db_futures`) weighs 13 kB more than this, `web_sys` cannot.

use super::storage::of_page;
use super::surroundings::{call, get as member};
use js_sys::{Array, Object, Promise, Reflect, global};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "thonso-archive";
const VERSION: u32 = 1;
const REPORTS: &str = "reports";

/// An open database, closed when it is dropped.
struct Database(JsValue);

impl Drop for Database {
    fn drop(&mut self) {
        call(&self.0, "close", &Array::new());
    }
}

/// The name of a report in the database. No id has a slash.
fn name(person: &str, report: &str) -> String {
    format!("{person}/{report}")
}

/// Milliseconds. A phone that has slept may leave a request without an answer for ever.
const PATIENCE: u32 = 8_000;

/// Waits for one of the events of a request, a transaction; none where it is one of the bad ones, or none comes.
async fn heard(of: &JsValue, good: &str, bad: &[&str]) -> Option<()> {
    let promise = Promise::new(&mut |resolve, reject| {
        let _ = Reflect::set(of, &good.into(), &resolve);
        for event in bad {
            let _ = Reflect::set(of, &(*event).into(), &reject);
        }
        call(&global(), "setTimeout", &Array::of2(&reject, &PATIENCE.into()));
    });
    JsFuture::from(promise).await.ok().map(drop)
}

/// What a request gives.
async fn answer(request: &JsValue) -> Option<JsValue> {
    heard(request, "onsuccess", &["onerror", "onblocked"]).await?;
    Some(member(request, "result"))
}

async fn open() -> Option<Database> {
    let databases: JsValue = of_page(&"indexedDB".into())?;
    let request = call(&databases, "open", &Array::of2(&DATABASE.into(), &VERSION.into()))?;
    let opened = request.clone();
    let make = Closure::once(move || {
        call(&member(&opened, "result"), "createObjectStore", &Array::of1(&REPORTS.into()));
    });
    Reflect::set(&request, &"onupgradeneeded".into(), make.as_ref()).ok()?;
    answer(&request).await.map(Database)
}

/// A transaction, and the reports in it.
fn work(database: &Database, mode: &str) -> Option<(JsValue, JsValue)> {
    let strict = Object::new();
    Reflect::set(&strict, &"durability".into(), &"strict".into()).ok()?;
    let arguments = Array::of3(&REPORTS.into(), &mode.into(), &strict);
    let work = call(&database.0, "transaction", &arguments)?;
    let reports = call(&work, "objectStore", &Array::of1(&REPORTS.into()))?;
    Some((work, reports))
}

async fn ask(method: &str, arguments: &Array) -> Option<JsValue> {
    let database = open().await?;
    let (_, reports) = work(&database, "readonly")?;
    answer(&call(&reports, method, arguments)?).await
}

async fn write(method: &str, arguments: &Array) -> bool {
    let Some(database) = open().await else { return false };
    let Some((work, reports)) = work(&database, "readwrite") else { return false };
    call(&reports, method, arguments).is_some()
        && heard(&work, "oncomplete", &["onabort", "onerror"]).await.is_some()
}

/// The reports of a person that are there; none where the database cannot be read.
pub async fn reports(person: &str) -> Option<Vec<String>> {
    let names = Array::from(&ask("getAllKeys", &Array::new()).await?);
    let own = name(person, "");
    Some(names.iter().filter_map(|it| it.as_string()?.strip_prefix(&own).map(str::to_owned)).collect())
}

/// A report; none where there is none, or it cannot be read.
pub async fn get(person: &str, report: &str) -> Option<String> {
    ask("get", &Array::of1(&name(person, report).into())).await?.as_string()
}

/// Keeps a report, in place of one of that name; whether that is done.
pub async fn put(person: &str, report: &str, text: &str) -> bool {
    write("put", &Array::of2(&text.into(), &name(person, report).into())).await
}

/// Forgets a report; whether that is done.
pub async fn remove(person: &str, report: &str) -> bool {
    write("delete", &Array::of1(&name(person, report).into())).await
}

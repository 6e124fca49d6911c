//! The database of reports that were moved out of local storage: a text for each, by person and report. It is one of its own,
//! so that what is opened at every start of the app stays small.
//!
//! Each is on the disk when it is said to be: the copy on the shelf is cleared away after. By hand: a crate that can ask for
//! that (`indexed_db_futures`) weighs 13 kB more than this, `web_sys` cannot.
//!
//! Where the browser has storage buckets, each lies in a second database in a bucket of its own too: a browser that is killed
//! in the midst of a write may throw all databases of one place away (`journal.js`).

use super::object::{call, member, object, set, variable};
use js_sys::{Array, Promise, global};
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
/// The same for opening a database: there may be another one to be tried.
const PATIENCE_TO_OPEN: u32 = 3_000;

/// Waits for one of the events of a request, a transaction; none where it is one of the bad ones, or none comes.
async fn heard(of: &JsValue, good: &str, bad: &[&str], patience: u32) -> Option<()> {
    let promise = Promise::new(&mut |resolve, reject| {
        set(of, good, &resolve);
        for event in bad {
            set(of, event, &reject);
        }
        when_late(&reject, patience);
    });
    JsFuture::from(promise).await.ok().map(drop)
}

/// What a request gives.
async fn answer(request: &JsValue, patience: u32) -> Option<JsValue> {
    heard(request, "onsuccess", &["onerror", "onblocked"], patience).await?;
    Some(member(request, "result"))
}

/// What opens databases, for each place where they are kept.
async fn places() -> Vec<JsValue> {
    let mut places: Vec<JsValue> =
        Some(variable("indexedDB")).filter(JsValue::is_object).into_iter().collect();
    places.extend(bucket().await.map(|it| member(&it, "indexedDB")));
    places
}

async fn bucket() -> Option<JsValue> {
    let buckets = member(&variable("navigator"), "storageBuckets");
    let opening = call(&buckets, "open", &Array::of1(&"second".into()))?;
    let late = Promise::new(&mut |_, reject| when_late(&reject, PATIENCE_TO_OPEN));
    JsFuture::from(Promise::race(&Array::of2(&opening, &late))).await.ok()
}

fn when_late(reject: &JsValue, patience: u32) {
    call(&global(), "setTimeout", &Array::of2(reject, &patience.into()));
}

async fn open(place: &JsValue) -> Option<Database> {
    let request = call(place, "open", &Array::of2(&DATABASE.into(), &VERSION.into()))?;
    let opened = request.clone();
    let make = Closure::once(move || {
        call(&member(&opened, "result"), "createObjectStore", &Array::of1(&REPORTS.into()));
    });
    set(&request, "onupgradeneeded", make.as_ref());
    answer(&request, PATIENCE_TO_OPEN).await.map(Database)
}

/// A transaction, and the reports in it.
fn work(database: &Database, mode: &str) -> Option<(JsValue, JsValue)> {
    let strict = object(&[("durability", "strict".into())]);
    let arguments = Array::of3(&REPORTS.into(), &mode.into(), &strict);
    let work = call(&database.0, "transaction", &arguments)?;
    let reports = call(&work, "objectStore", &Array::of1(&REPORTS.into()))?;
    Some((work, reports))
}

async fn ask(place: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    let database = open(place).await?;
    let (_, reports) = work(&database, "readonly")?;
    answer(&call(&reports, method, arguments)?, PATIENCE).await
}

async fn write(place: &JsValue, method: &str, arguments: &Array) -> bool {
    let Some(database) = open(place).await else { return false };
    let Some((work, reports)) = work(&database, "readwrite") else { return false };
    call(&reports, method, arguments).is_some()
        && heard(&work, "oncomplete", &["onabort", "onerror"], PATIENCE).await.is_some()
}

/// The reports of a person that are there; none where no database can be read. What one place lacks is copied from another.
pub async fn reports(person: &str) -> Option<Vec<String>> {
    let mut read = Vec::new();
    for place in places().await {
        if let Some(names) = ask(&place, "getAllKeys", &Array::new()).await {
            let names: Vec<String> = Array::from(&names).iter().filter_map(|it| it.as_string()).collect();
            read.push((place, names));
        }
    }
    let (own, mut all) = (name(person, ""), Vec::<String>::new());
    for name in read.iter().flat_map(|it| &it.1) {
        let Some(report) = name.strip_prefix(&own) else { continue };
        if all.iter().any(|it| it == report) {
            continue;
        }
        all.push(report.to_owned());
        let lacking: Vec<&JsValue> = read.iter().filter(|it| !it.1.contains(name)).map(|it| &it.0).collect();
        if !lacking.is_empty()
            && let Some(text) = get(person, report).await
        {
            for place in lacking {
                write(place, "put", &Array::of2(&text.as_str().into(), &name.as_str().into())).await;
            }
        }
    }
    (!read.is_empty()).then_some(all)
}

/// A report; none where there is none, or it cannot be read.
pub async fn get(person: &str, report: &str) -> Option<String> {
    for place in places().await {
        let found = ask(&place, "get", &Array::of1(&name(person, report).into())).await;
        if let Some(text) = found.and_then(|it| it.as_string()) {
            return Some(text);
        }
    }
    None
}

/// Keeps a report, in place of one of that name; whether that is done, at least once.
pub async fn put(person: &str, report: &str, text: &str) -> bool {
    let mut kept = false;
    for place in places().await {
        // One after the other: what comes to grief over one does not come to grief over both.
        kept |= write(&place, "put", &Array::of2(&text.into(), &name(person, report).into())).await;
    }
    kept
}

/// Forgets a report; whether that is done everywhere.
pub async fn remove(person: &str, report: &str) -> bool {
    let mut gone = true;
    for place in places().await {
        gone &= write(&place, "delete", &Array::of1(&name(person, report).into())).await;
    }
    gone
}

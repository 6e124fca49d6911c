//! The third module of the app: reads office files and the targets in them, in a worker of its own, so that the page goes on
//! while a large file is read, and a file that cannot be read costs nothing but that worker. `src/browser/office_worker.js` calls it.

use js_sys::Function;
use thonso::domain::annex::{ReadError, Review, pick};
use thonso::office;
use thonso::wire::review;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// Reads a file of that name into a review (`thonso.review`); `year` stands in where none is printed. `progress` is called
/// with how many rows were read, and of how many.
///
/// # Errors
///
/// The name of a [`ReadError`].
#[wasm_bindgen]
pub fn read(bytes: &[u8], file: &str, year: u16, progress: &Function) -> Result<String, JsValue> {
    review_of(bytes, file, year, progress).map_err(|it| it.slug().into())
}

fn review_of(bytes: &[u8], file: &str, year: u16, progress: &Function) -> Result<String, ReadError> {
    let mut tell = |done: usize, of: usize| {
        // A page that does not listen any more loses nothing.
        let _ = progress.call2(&JsValue::NULL, &count(done), &count(of));
    };
    let name = file.rsplit_once('.').map_or(file, |it| it.0).replace(['_', '-'], " ");
    let imported = office::form(bytes, &name, year, &mut tell)?;
    let written = review::write(&Review::of(imported, file));
    // What is written can be read: not more sections than a form has, no longer texts.
    review::read(&written).map_err(|_| ReadError::TooLarge)?;
    Ok(written)
}

fn count(it: usize) -> JsValue {
    u32::try_from(it).unwrap_or(u32::MAX).into()
}

/// Reads a place of a row's text that somebody has pointed at, bytes `from` to `to` of it; none where nothing is there. `name`
/// is that of the row.
#[wasm_bindgen]
pub fn read_place(name: &str, text: &str, from: usize, to: usize) -> Option<String> {
    pick(name, text, &(from..to.max(from))).map(|it| review::write_picked(&it))
}

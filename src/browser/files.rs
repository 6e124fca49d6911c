//! Files in and out: picked, dropped, pasted, saved; the clipboard.

use super::object::member;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url, window};

/// Just above what the reader of backups accepts, so that it says why it refuses.
const MOST_BYTES: f64 = 23_000_000.0;

/// A file somebody opened.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// As the device calls it; never relied upon.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The files of a list, taken at once: the list is emptied when its field is.
pub fn taken(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.item(index)).collect()
}

/// Reads files; one that cannot be read comes back empty and is told as such.
pub async fn read_all(files: Vec<File>) -> Vec<OpenedFile> {
    let mut opened = Vec::with_capacity(files.len());
    for file in files {
        opened.push(OpenedFile { name: file.name(), bytes: read(&file).await.unwrap_or_default() });
    }
    opened
}

/// Reads a file up to a little more than any of ours has: a film picked by mistake must not fill the phone's memory.
async fn read(file: &File) -> Result<Vec<u8>, JsValue> {
    let part = file.slice_with_f64_and_f64(0.0, MOST_BYTES)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Hands a text over as a download of that name. The type is exactly `text/plain`, which every phone can share on.
///
/// # Errors
///
/// When the browser refuses.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    document.body().ok_or(JsValue::NULL)?.append_child(&link)?;
    link.click();
    link.remove();
    // The address is left alive: some phones read it only after the person has said where to save.
    Ok(())
}

/// Puts a text on the clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Absent on pages that are not served safely, where the property is undefined.
    if !member(&window.navigator(), "clipboard").is_object() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

//! Stands in for `wasm-streams`, which Leptos brings along for server functions; this app has no server.
//!
//! The real crate exports JavaScript classes. No optimiser may drop an export, so they and the promises and streams
//! behind them would be in every first download. Only the signatures Leptos compiles against are here.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream that ends at once.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// Nothing of the stream: a stream without entries.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(Raw::new().unwrap_or_else(|error| wasm_bindgen::throw_val(error)))
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// A stream without entries.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}

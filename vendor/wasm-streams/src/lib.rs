//! Stands in for `wasm-streams`, which Leptos brings along for server functions; this app has no server.
//!
//! The real crate exports JavaScript classes. No optimiser may drop an export, so they and the promises and streams
//! behind them would be in every first download. Only the signatures Leptos compiles against are here.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// What is said where one of them is called after all.
const LEFT_OUT: &str = "streams are left out of this app: see vendor/wasm-streams";

/// A stream of the browser that can only be handed on.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// Never called here: it throws rather than losing what was to be sent.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        wasm_bindgen::throw_str(LEFT_OUT)
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// Never called here: it throws rather than losing what was received.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::once(async { wasm_bindgen::throw_str(LEFT_OUT) })
    }
}

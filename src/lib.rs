//! **Thôn Số**: indicator reports for remote villages, filled in on a phone, handed in as files that can be checked.
//!
//! # Steps
//!
//! ```text
//! template file ─▶ Template ──┬──────────────────┐
//!                             ▼                  ▼
//! keystrokes ─▶ Draft ─▶ check ─▶ finalise ─▶ Report ─▶ seal ═▶ bundle ═▶ open ─▶ Opened<Report>
//!            (raw text) (finds, never fails)
//! annex (docx, xlsx, csv, text) ─▶ tables ─▶ Template + doubts
//! ```
//!
//! # Layers
//!
//! Each may name only those above it in this list; `tests/layers.rs` holds them to it.
//!
//! - [`domain`]: values and rules, and the reading of Vietnamese targets and answers; std only
//! - [`device`]: what opened the page, its clock, whether work is safe there: rules over plain facts
//! - [`wire`]: file formats, the only serde
//! - [`bundle`]: keys, sealing, opening; the only cryptography
//! - `office`: Word, Excel and text files as paragraphs and tables (feature `office`)
//! - [`text`]: every sentence, one file per language
//! - [`document`]: reports as pages to read and to print
//! - [`shelf`]: what is kept on this device, behind a port
//! - `browser`: the only code that touches the browser outside views (feature `app`)
//! - `ui`: pages, parts, the open report as signals (feature `app`)
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot go on has failed"))]

pub mod domain;

pub mod device;

pub mod wire;

pub mod bundle;

#[cfg(feature = "read-office")]
pub mod office;

pub mod text;

pub mod document;

pub mod shelf;

#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod ui;

/// Gives out the memory of all modules; a third of the code of the standard allocator.
#[cfg(all(any(feature = "app", feature = "reader"), target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

//! **Thôn Số**: indicator reports for remote villages, filled in offline and handed in as signed files.
//!
//! # Steps
//!
//! ```text
//! template file ─▶ Template ──┬──────────────────┐
//!                             ▼                  ▼
//! keystrokes ─▶ Draft ─▶ check ─▶ finalise ─▶ Report ─▶ seal ═▶ bundle ═▶ open ─▶ Opened<Report>
//!            (raw text) (finds, never fails)
//! ```
//!
//! # Layers
//!
//! Each may name only those above it in this list.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot go on has failed"))]

pub mod domain;

//! File formats: the only place that knows JSON. What is read becomes values of the domain, or an error that names the
//! place; no sentence for people stands here.
//!
//! | document | what it is | unknown members | older versions |
//! |---|---|---|---|
//! | `thonso.template` | a blank form | ignored | 1 is the first |
//! | `thonso.draft` | what is being filled in | ignored | 1 is the first |
//! | `thonso.report` | the payload of a bundle | refused | 1 is the first |
//! | bundle | the signed envelope (RFC 7515 section 7.2.1) | ignored, never trusted | by the standard |
//! | `thonso.backup` | everything a device keeps, or one report of it | ignored | 1 is the first |
//! | lock | a backup under a passphrase (RFC 7516 section 7.2.2) | ignored, never trusted | by the standard |
//! | `thonso.review` | a form read from an annex, and what a person made of it so far | ignored | 1 is the first |
//! | key | a private JWK (RFC 8037 section 2) | ignored | by the standard |
//!
//! A document says its `format` and `version` first. A newer version than this program knows is an error of its own:
//! the remedy is a newer program, not another file. Adding an optional member to a template or a draft keeps the
//! version; anything else counts it up, and the reader of the old one stays, with a sample of it in the tests.
//!
//! Decimals are strings with a dot, so that no reader makes a binary fraction of them.

mod answer;
pub mod archive;
pub mod backup;
pub mod bundle;
pub mod catalogue;
pub mod clock;
mod document;
pub mod draft;
mod error;
mod json;
pub mod key;
mod kind;
pub mod limits;
pub mod lock;
mod member;
#[cfg(feature = "cli")]
pub mod output;
mod parts;
pub mod people;
mod print;
pub mod progress;
pub mod record;
pub mod report;
pub mod review;
mod row;
#[cfg(feature = "cli")]
pub mod schema;
pub mod settings;
mod target;
pub mod template;
#[cfg(any(feature = "desk", not(feature = "app")))]
pub mod units;

pub use error::WireError;
pub(crate) use error::told;

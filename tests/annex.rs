//! Annexes become forms: the five documents as office programs write them, tables as people make them, and files that mean harm.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod annex {
    pub mod documents;
    pub mod hostile;
    pub mod review;
    pub mod tables;
}
mod common;

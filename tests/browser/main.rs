//! The built app in a real browser, used as a person uses it: taps, keys, files.
//!
//! `make test-browser` builds what is needed; `THONSO_DIST`, `THONSO_SERVE` and `CHROMEDRIVER` say where it lies.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod checking;
mod correction;
mod deleting;
mod drafts;
mod english;
mod entries;
mod faults;
mod first_visit;
mod form;
mod harness;
mod looks;
mod main_job;
mod opening;
mod people;
mod phone;
mod printing;
mod refusals;
mod rows;
mod starting;
mod surroundings;

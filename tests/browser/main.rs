//! The built app in a real browser, used as a person uses it: taps, keys, files. Most tests are in Chromium; `engines` has what
//! must hold in Firefox and `WebKit` too, `kill` what must hold when a browser dies.
//!
//! `make test-browser` builds what is needed; `THONSO_DIST`, `THONSO_SERVE`, `CHROMEDRIVER` and `GECKODRIVER`
//! say where it lies.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod annexes;
mod archive;
mod backup;
mod browser;
mod checking;
#[path = "../common/mod.rs"]
mod common;
mod correction;
mod database;
mod deleting;
mod drafts;
mod engine;
mod engines;
mod english;
mod entries;
mod faults;
mod first_visit;
mod form;
mod forms;
mod harness;
mod kill;
mod line;
mod looks;
mod main_job;
mod offline;
mod opening;
mod people;
mod phone;
mod printing;
mod processes;
mod refusals;
mod rows;
mod starting;
mod stores;
mod surroundings;
mod tabs;
mod units;
mod updates;

//! Values and rules: what a form is, what was typed, how it is judged. Std only: no files, clock, randomness, floats.

pub mod annex;
pub mod answer;
pub mod check;
pub mod commune;
pub mod counts;
pub mod decimal;
pub mod draft;
pub mod edition;
pub mod finding;
pub mod flaw;
pub mod interpret;
pub mod lint;
pub mod map;
pub mod number;
pub mod outcome;
pub mod period;
pub mod reading;
pub mod report;
pub mod target;
pub mod template;
pub mod timestamp;
pub mod transfer;

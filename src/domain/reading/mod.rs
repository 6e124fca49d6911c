//! The reading of Vietnamese targets and result cells. Std only; never fails, never panics.

pub mod answer;
mod comparison;
mod deadline;
mod lone;
pub mod target;
pub mod words;

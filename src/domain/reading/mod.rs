//! The reading of Vietnamese targets and result cells. Std only; never fails, never panics.
//!
//! A text is folded (`fold`), its quantities are found (`quantity`, `unit`), what each number is there for is told by its
//! neighbourhood (`role`) and by the other numbers (`context`); those that are targets get their comparison (`comparison`),
//! their rate (`rate`) and their date (`deadline`, `schedule`). What is read here is always shown to a person.

pub mod answer;
pub mod cell;
mod clause;
mod comparison;
pub mod compose;
mod context;
mod deadline;
pub mod fold;
mod quantity;
mod rate;
mod role;
mod schedule;
pub mod target;
mod task;
mod unit;
pub mod words;

pub use role::Role;

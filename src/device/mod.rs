//! The device as it stands before the app: what opened the page, what its clock says, whether work is safe there. Rules
//! over plain facts; `browser` gathers them, so that every rule is tested on a table.

pub mod clock;
pub mod place;
pub mod safety;

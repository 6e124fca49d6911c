//! The only code outside the views that touches the browser: local storage, files, clock, random, network, the page.

pub mod clock;
pub mod english;
pub mod files;
pub mod network;
pub mod page;
pub mod random;
pub mod second;
pub mod storage;

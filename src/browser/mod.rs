//! The only code outside the views that touches the browser: local storage, files, clock, random, network, the page, the
//! service worker.

#[cfg(feature = "desk")]
pub mod archive;
pub mod clock;
pub mod english;
pub mod files;
pub mod network;
mod object;
#[cfg(feature = "desk")]
pub mod office;
#[cfg(feature = "desk")]
pub mod offline;
pub mod page;
#[cfg(feature = "desk")]
pub mod passphrase;
pub mod random;
pub mod second;
pub mod storage;
pub mod surroundings;
pub mod tab;

//! Gói: signed reports, and backups as files ([`backup`]). The only cryptography outside the browser's own; bytes in, bytes out. Keys come from random bytes that are handed in, times
//! are handed in, nothing is read from the device.
//!
//! A bundle is JWS JSON General Serialization (RFC 7515 section 7.2.1) with Ed25519 (RFC 8032, RFC 8037, RFC 9864).
//! What is signed is the ASCII text `protected.payload` exactly as it stands in the file; nothing is serialised again to
//! check it. Reading is tolerant of what mail and chat do to a file ([`read`]), checking is not ([`open`]).
//!
//! A good signature says that the file was not changed since the device made it. Whose device it is, a file cannot say.

pub mod backup;
pub mod error;
pub mod form;
pub mod key;
pub mod open;
pub mod read;
pub mod relation;
pub mod seal;

pub use error::OpenError;
pub use open::{Opened, Remark, Role, Signer, open};
pub use seal::{SealError, Sealing, seal};

/// What the protected header says is signed.
pub const MEDIA_TYPE: &str = "application/vnd.thonso.report+json";
/// The algorithm's name (RFC 9864 section 2.2).
pub const ALGORITHM: &str = "Ed25519";
/// Its older name (RFC 8037 section 3.1), understood when checking.
pub const OLD_ALGORITHM: &str = "EdDSA";

//! Sealing: from a report to the bytes of a file.

use super::error::OpenError;
use super::key::SigningKey;
use super::open::open;
use super::{ALGORITHM, MEDIA_TYPE};
use crate::domain::report::Report;
use crate::domain::timestamp::Timestamp;
use crate::wire::bundle::{self, Envelope, EnvelopeSignature, Header};
use crate::wire::report::{self, App, Payload};
use data_encoding::BASE64URL_NOPAD;

/// The circumstances of sealing.
#[derive(Clone, Copy, Debug)]
pub struct Sealing<'a> {
    /// Tells a person who opens the file what it is; plain words, not signed.
    pub about: &'a str,
    /// Of this program.
    pub app_version: &'a str,
    /// By the device's own clock: untrusted, and said so in the file.
    pub at: &'a Timestamp,
}

/// A report that would make a file nobody could open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealError(pub OpenError);

/// Seals a report. The same report, key and circumstances give the same bytes.
///
/// # Errors
///
/// When the file would be refused on opening: a text or the whole is longer than a bundle allows.
pub fn seal(report: &Report, key: &SigningKey, how: Sealing<'_>) -> Result<Vec<u8>, SealError> {
    let public = key.public();
    let payload = report::write(&Payload {
        report: report.clone(),
        app: App { name: "thonso".to_owned(), version: how.app_version.to_owned() },
        sealed_at: how.at.clone(),
        signer: public.to_jwk(),
    });
    let header = Header {
        alg: ALGORITHM.to_owned(),
        kid: public.kid(),
        typ: MEDIA_TYPE.to_owned(),
        jwk: None,
        critical: false,
    };
    let bytes = bundle::write(&envelope(&payload, &header, key), &plain(how.about)).into_bytes();
    // A file handed over must open. This also catches a slip of the memory while signing.
    match open(&bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(SealError(error)),
    }
}

/// The envelope around a text.
pub(super) fn envelope(payload: &str, header: &Header, key: &SigningKey) -> Envelope {
    let payload = BASE64URL_NOPAD.encode(payload.as_bytes());
    let protected = BASE64URL_NOPAD.encode(bundle::write_header(header).as_bytes());
    let signature = key.sign(format!("{protected}.{payload}").as_bytes());
    let signature = BASE64URL_NOPAD.encode(&signature);
    Envelope { payload, signatures: vec![EnvelopeSignature { protected, signature }] }
}

/// Takes out what would keep a tolerant reader from finding its way when mail or chat have changed the quotes.
pub(super) fn plain(about: &str) -> String {
    about.chars().filter(|it| !matches!(it, '"' | '“' | '”' | '„' | '«' | '»' | '{' | '}' | '\\')).collect()
}

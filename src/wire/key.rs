//! Keys as JSON Web Keys (RFC 7517, RFC 8037 section 2). Only the letters: what they mean is for the cryptography.

use super::document::{document_type, same_schema};
use super::error::WireError;
use super::json::{self, Json};
use super::limits::{MAX_ID, MAX_KEY_BYTES};
use super::member::{self, Member, Reader};
use super::print;
use std::fmt;

const KTY: &str = "OKP";
const CRV: &str = "Ed25519";

/// A public key of the kind `OKP` on the curve `Ed25519`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicJwk {
    /// The key, base64url.
    pub x: String,
}

/// A private key of the kind `OKP` on the curve `Ed25519`.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateJwk {
    /// The secret, base64url.
    pub d: String,
    /// The public key, base64url.
    pub x: String,
    /// The thumbprint of the public key (RFC 7638).
    pub kid: String,
}

impl fmt::Debug for PrivateJwk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateJwk").field("kid", &self.kid).finish_non_exhaustive()
    }
}

document_type! {
    /// A public key.
    closed PublicJwkFile "jwk" {
        /// `OKP`.
        kty: String,
        /// `Ed25519`.
        crv: String,
        /// The key, base64url.
        x: String [MAX_ID],
    }

    /// A private key.
    open PrivateJwkFile "private_jwk" {
        kty: String,
        crv: String,
        d: String,
        x: String,
        kid: String,
    }
}

same_schema! { PublicJwk: PublicJwkFile }
same_schema! { PrivateJwk: PrivateJwkFile }

impl Member for PrivateJwk {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let PrivateJwkFile { kty, crv, d, x, kid } = PrivateJwkFile::read(json, reader);
        reader.keep(kind(&kty, &crv), || ());
        Self { d, x, kid }
    }

    fn write(&self) -> Json {
        let Self { d, x, kid } = self.clone();
        PrivateJwkFile { kty: KTY.to_owned(), crv: CRV.to_owned(), d, x, kid }.write()
    }
}

impl Member for PublicJwk {
    fn read(json: Json, reader: &mut Reader) -> Self {
        let PublicJwkFile { kty, crv, x } = PublicJwkFile::read(json, reader);
        reader.keep(kind(&kty, &crv), || ());
        Self { x }
    }

    fn write(&self) -> Json {
        PublicJwkFile { kty: KTY.to_owned(), crv: CRV.to_owned(), x: self.x.clone() }.write()
    }
}

fn kind(kty: &str, crv: &str) -> Result<(), WireError> {
    if kty != KTY {
        return Err(WireError::bad("kty"));
    }
    if crv == CRV { Ok(()) } else { Err(WireError::bad("crv")) }
}

/// The document of a private key.
pub fn write(key: &PrivateJwk) -> String {
    print::pretty(&key.write())
}

/// Reads the document of a private key.
///
/// # Errors
///
/// When the text is not such a key.
pub fn read(text: &str) -> Result<PrivateJwk, WireError> {
    if text.len() > MAX_KEY_BYTES {
        return Err(WireError::TooLarge { limit: MAX_KEY_BYTES });
    }
    member::read(json::parse(text)?)
}

/// The document of a public key: `{"kty","crv","x"}`, compact.
pub fn write_public(key: &PublicJwk) -> String {
    print::compact(&key.write())
}

/// What the thumbprint of RFC 7638 section 3 is taken of: the required members, sorted, without blanks.
pub fn thumbprint_input(key: &PublicJwk) -> String {
    print::canonical(&key.write())
}

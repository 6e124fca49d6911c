//! The envelope of a bundle: JWS JSON General Serialization (RFC 7515 section 7.2.1), and its protected headers.
//!
//! Further members of the envelope are allowed and never looked at; a member that stands twice is refused. Nothing is
//! decoded here: base64url stays text until the cryptography takes it.

use super::document::document_type;
use super::error::WireError;
use super::json::{self, Json};
use super::key::PublicJwk;
use super::limits::{MAX_BUNDLE_BYTES, MAX_SIGNATURES};
use super::member::{self, Member, Stands};
use super::print;

/// The envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The signed document, base64url.
    pub payload: String,
    /// One or more.
    pub signatures: Vec<EnvelopeSignature>,
}

/// One signature of an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeSignature {
    /// The protected header, base64url.
    pub protected: String,
    /// The signature, base64url.
    pub signature: String,
}

/// A protected header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The algorithm.
    pub alg: String,
    /// Thumbprint of the key.
    pub kid: String,
    /// What is signed.
    pub typ: String,
    /// The key, in signatures of others than the reporter.
    pub jwk: Option<PublicJwk>,
    /// The header asks for an extension to be understood (RFC 7515 section 4.1.11); this program knows none.
    pub critical: bool,
}

document_type! {
    /// A signed report.
    pub(super) open EnvelopeFile "bundle" {
        /// The report, base64url (RFC 4648 section 5) without padding.
        payload: String,
        /// One or more.
        signatures: Vec<SignatureFile>,
    }

    /// One signature.
    open SignatureFile "signature" {
        /// The protected header, base64url without padding.
        protected: String,
        /// The signature over `protected.payload`, base64url without padding.
        signature: String,
        /// An unprotected header proves nothing: it is refused.
        #[schemars(skip)]
        header: Stands = Stands(false),
    }

    /// A protected header.
    pub(super) open HeaderFile "protected_header" {
        /// `Ed25519` (RFC 9864); `EdDSA` is understood.
        alg: String,
        /// The thumbprint of the key (RFC 7638).
        kid: String,
        /// `application/vnd.thonso.report+json`.
        typ: String,
        /// The key, in signatures of others than the reporter.
        jwk: Option<PublicJwk> = None,
        /// No extension is known: a header with this member is refused.
        #[schemars(skip)]
        crit: Stands = Stands(false),
    }
}

/// The document of an envelope; `about` stands first, where a person who opens the file sees it.
pub fn write(envelope: &Envelope, about: &str) -> String {
    let Envelope { payload, signatures } = envelope.clone();
    let signature = |it: EnvelopeSignature| SignatureFile {
        protected: it.protected,
        signature: it.signature,
        header: Stands(false),
    };
    let signatures = signatures.into_iter().map(signature).collect();
    let mut file = EnvelopeFile { payload, signatures }.write();
    if let Json::Object(members) = &mut file {
        members.insert(0, ("about".to_owned(), Json::Text(about.to_owned())));
    }
    print::pretty(&file)
}

/// Reads an envelope.
///
/// # Errors
///
/// When the text is not an envelope, or a member stands twice.
pub fn read(text: &str) -> Result<Envelope, WireError> {
    if text.len() > MAX_BUNDLE_BYTES {
        return Err(WireError::TooLarge { limit: MAX_BUNDLE_BYTES });
    }
    let EnvelopeFile { payload, signatures } = member::read(json::parse(text)?)?;
    if signatures.is_empty() {
        return Err(WireError::bad("signatures"));
    }
    if signatures.len() > MAX_SIGNATURES {
        return Err(WireError::TooLong { place: "signatures".to_owned(), limit: MAX_SIGNATURES });
    }
    if let Some(at) = signatures.iter().position(|it| it.header.0) {
        return Err(WireError::Unknown { place: format!("signatures[{at}].header") });
    }
    let signature =
        |it: SignatureFile| EnvelopeSignature { protected: it.protected, signature: it.signature };
    Ok(Envelope { payload, signatures: signatures.into_iter().map(signature).collect() })
}

/// The document of a protected header, compact.
pub fn write_header(header: &Header) -> String {
    let file = HeaderFile {
        alg: header.alg.clone(),
        kid: header.kid.clone(),
        typ: header.typ.clone(),
        jwk: header.jwk.clone(),
        crit: Stands(false),
    };
    print::compact(&file.write())
}

/// Reads a protected header. Members without meaning here are ignored (RFC 7515 section 4).
///
/// # Errors
///
/// When the text is not such a header, or a member stands twice.
pub fn read_header(text: &str) -> Result<Header, WireError> {
    let HeaderFile { alg, kid, typ, jwk, crit } = member::read(json::parse(text)?)?;
    Ok(Header { alg, kid, typ, jwk, critical: crit.0 })
}

//! Why a file is not opened.

use crate::wire::WireError;

/// Why a file is not opened, in the order in which a file is examined: an earlier flaw is never hidden by a later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// More bytes than any bundle has.
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// Nothing in it looks like a bundle.
    NotABundle,
    /// The end is missing.
    CutOff,
    /// The envelope or a protected header lacks a member, has one twice or of another kind.
    BadEnvelope {
        /// Such as `signatures[0].protected.kid`.
        place: String,
    },
    /// Not base64url in its one canonical spelling (RFC 7515 section 2, RFC 4648 section 3.5).
    BadEncoding {
        /// Such as `payload`.
        place: String,
    },
    /// Another signature algorithm than Ed25519.
    UnknownAlgorithm {
        /// As the header names it.
        found: String,
    },
    /// The header asks for an extension to be understood (RFC 7515 section 4.1.11).
    UnknownExtension,
    /// Something other than a report is signed.
    WrongType {
        /// What the header or the payload says it is.
        found: String,
    },
    /// Written by a newer program.
    NewerVersion {
        /// Its version.
        found: u32,
        /// The newest version this program reads.
        known: u32,
    },
    /// A key is missing, is no key, or is not the one the header names.
    KeyMismatch {
        /// Such as `signatures[1]`.
        place: String,
    },
    /// One key signed twice.
    RepeatedSigner {
        /// Such as `signatures[1]`.
        place: String,
    },
    /// The signature does not belong to these bytes.
    BadSignature {
        /// Such as `signatures[0]`.
        place: String,
    },
    /// The signed report itself is not well formed.
    Malformed {
        /// Such as `rows[3].parts[0].answer.kind`.
        place: String,
    },
    /// The form inside is not the one the report names, cannot be filled in, or does not have these rows.
    TemplateMismatch {
        /// Such as `rows[3].indicator`.
        place: String,
    },
}

impl OpenError {
    /// The stable name used on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::NotABundle => "not_a_bundle",
            Self::CutOff => "cut_off",
            Self::BadEnvelope { .. } => "bad_envelope",
            Self::BadEncoding { .. } => "bad_encoding",
            Self::UnknownAlgorithm { .. } => "unknown_algorithm",
            Self::UnknownExtension => "unknown_extension",
            Self::WrongType { .. } => "wrong_type",
            Self::NewerVersion { .. } => "newer_version",
            Self::KeyMismatch { .. } => "key_mismatch",
            Self::RepeatedSigner { .. } => "repeated_signer",
            Self::BadSignature { .. } => "bad_signature",
            Self::Malformed { .. } => "malformed",
            Self::TemplateMismatch { .. } => "template_mismatch",
        }
    }

    /// What an error in the envelope or a header amounts to.
    pub(super) fn in_envelope(error: WireError) -> Self {
        match error {
            WireError::TooLarge { limit } => Self::TooLarge { limit },
            WireError::Missing { place }
            | WireError::Unknown { place }
            | WireError::Duplicate { place }
            | WireError::Bad { place }
            | WireError::TooLong { place, .. } => Self::BadEnvelope { place },
            // Not JSON; the others do not occur, for an envelope has no such members.
            WireError::NotJson { .. }
            | WireError::CutOff
            | WireError::WrongFormat { .. }
            | WireError::Newer { .. }
            | WireError::TemplateMismatch
            | WireError::Unusable { .. } => Self::BadEnvelope { place: String::new() },
        }
    }

    /// What an error in the payload amounts to.
    pub(super) fn in_payload(error: WireError) -> Self {
        match error {
            WireError::TooLarge { limit } => Self::TooLarge { limit },
            WireError::NotJson { .. } | WireError::CutOff => Self::Malformed { place: String::new() },
            WireError::WrongFormat { found, .. } => Self::WrongType { found },
            WireError::Newer { found, known } => Self::NewerVersion { found, known },
            WireError::Missing { place }
            | WireError::Unknown { place }
            | WireError::Duplicate { place }
            | WireError::Bad { place }
            | WireError::TooLong { place, .. } => Self::Malformed { place },
            WireError::TemplateMismatch => Self::TemplateMismatch { place: "template.hash".to_owned() },
            WireError::Unusable { .. } => Self::TemplateMismatch { place: "template_content".to_owned() },
        }
    }
}

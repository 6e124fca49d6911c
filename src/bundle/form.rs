//! A form with the mark of the device that issued it: the same envelope as a report's, around the form as it was written. Whoever gets
//! it can see that nobody changed it on the way, and by whose device it was marked. Forms without a mark stay what they were.

use super::error::OpenError;
use super::key::{PublicKey, SigningKey};
use super::open::{Check, Role, Signer, base64url};
use super::read;
use super::seal::{envelope, plain};
use crate::domain::template::Template;
use crate::wire::bundle::{self, Header};
use crate::wire::limits::MAX_TEMPLATE_BYTES;
use crate::wire::template;

/// What the protected header of a form says is signed.
pub const FORM_TYPE: &str = "application/vnd.thonso.template+json";

/// A form that nobody changed since it was marked. Only [`open_form`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedForm {
    text: String,
    form: Template,
    signers: Vec<Signer>,
}

impl OpenedForm {
    /// The form as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The form.
    pub fn form(&self) -> &Template {
        &self.form
    }

    /// Every device whose mark is on it.
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }
}

/// Marks a form, given as its file has it. `about` tells a person what the file is; it is not signed.
///
/// # Errors
///
/// When the text is no form that can be used.
pub fn seal_form(text: &str, key: &SigningKey, about: &str) -> Result<Vec<u8>, OpenError> {
    let public = key.public();
    let (kid, jwk) = (public.kid(), Some(public.to_jwk()));
    let header =
        Header { alg: super::ALGORITHM.to_owned(), kid, typ: FORM_TYPE.to_owned(), jwk, critical: false };
    let bytes = bundle::write(&envelope(text, &header, key), &plain(about)).into_bytes();
    // A file handed over must open.
    open_form(&bytes).map(|_| bytes)
}

/// Opens a marked form.
///
/// # Errors
///
/// When it is none, was changed, or cannot be used.
pub fn open_form(bytes: &[u8]) -> Result<OpenedForm, OpenError> {
    let envelope = read::envelope(bytes)?;
    let payload = base64url(&envelope.payload, "payload")?;
    let mut keys: Vec<PublicKey> = Vec::new();
    for (index, entry) in envelope.signatures.iter().enumerate() {
        let check = Check::new(entry, format!("signatures[{index}]"))?;
        check.header_is_ours(FORM_TYPE)?;
        let key = check.own_key()?;
        let message = format!("{}.{}", entry.protected, envelope.payload);
        if !key.verify(message.as_bytes(), &check.signature) {
            return Err(OpenError::BadSignature { place: check.place });
        }
        if keys.contains(&key) {
            return Err(OpenError::RepeatedSigner { place: check.place });
        }
        keys.push(key);
    }
    if payload.len() > MAX_TEMPLATE_BYTES {
        return Err(OpenError::TooLarge { limit: MAX_TEMPLATE_BYTES });
    }
    let text =
        String::from_utf8(payload).map_err(|_| OpenError::BadSignature { place: "payload".to_owned() })?;
    let form = template::read_usable(&text).map_err(OpenError::in_payload)?;
    let signers = keys.iter().map(|key| Signer {
        kid: key.kid(),
        fingerprint: key.fingerprint(),
        role: Role::Reporter,
    });
    Ok(OpenedForm { text, form, signers: signers.collect() })
}

/// Whether a file may be a marked form: it says what is signed only inside, but it has an envelope, and is no report.
pub fn is_meant(bytes: &[u8]) -> bool {
    let Ok(envelope) = read::envelope(bytes) else { return false };
    envelope
        .signatures
        .iter()
        .any(|it| Check::new(it, String::new()).is_ok_and(|it| it.header_is_ours(FORM_TYPE).is_ok()))
}

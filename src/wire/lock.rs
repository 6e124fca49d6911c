//! A backup under a passphrase: JWE in its flattened JSON form (RFC 7516 section 7.2.2), key from a passphrase by PBES2 (RFC
//! 7518 section 4.8).
//!
//! Everything that decides stands in the protected header. Beside the members of the standard there are `about`, for people,
//! `format` and `version`, by which the file is known, and `digest`, the SHA-256 in hex of
//! `protected.encrypted_key.iv.ciphertext.tag` as in the compact form: it tells damage from a wrong passphrase. None of these
//! is needed to open the file, and none is trusted. Nothing is decoded here.

use super::document::document_type;
use super::error::WireError;
use super::json::{self, Json};
use super::limits::MAX_LOCKED_BYTES;
use super::member::{self, Member, Stands};
use super::template::hex;
use super::{backup, print};
use sha2::{Digest, Sha256};

document_type! {
    /// A backup under a passphrase.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open Lock "lock" {
        /// The protected header, base64url (RFC 4648 section 5) without padding.
        pub protected: String,
        /// The key of the content, wrapped, base64url.
        pub encrypted_key: String,
        /// The initialisation vector, base64url.
        pub iv: String,
        /// The backup, encrypted, base64url.
        pub ciphertext: String,
        /// The authentication tag, base64url.
        pub tag: String,
        /// SHA-256 of the five texts joined by dots, in hex.
        pub digest: Option<String> = None,
        /// An unprotected header proves nothing: it is refused.
        #[schemars(skip)]
        header: Stands = Stands(false),
        /// As is one for several recipients.
        #[schemars(skip)]
        unprotected: Stands = Stands(false),
        /// Nothing else is authenticated.
        #[schemars(skip)]
        aad: Stands = Stands(false),
    }

    /// The protected header of a lock.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub open LockHeader "lock_header" {
        /// `PBES2-HS512+A256KW`.
        pub alg: String,
        /// `A256GCM`.
        pub enc: String,
        /// The salt, base64url.
        pub p2s: String,
        /// How often the passphrase is hashed.
        pub p2c: u32,
        /// `application/vnd.thonso.backup+json`.
        pub typ: Option<String> = None,
        /// No extension is known: a header with this member is refused.
        #[schemars(skip)]
        crit: Stands = Stands(false),
        /// Compression is not known either.
        #[schemars(skip)]
        zip: Stands = Stands(false),
    }
}

impl Lock {
    /// The members of a lock, with its digest.
    pub fn new(parts: [String; 5]) -> Self {
        let digest = Some(digest(&parts));
        let [protected, encrypted_key, iv, ciphertext, tag] = parts;
        let none = Stands(false);
        Self {
            protected,
            encrypted_key,
            iv,
            ciphertext,
            tag,
            digest,
            header: none,
            unprotected: none,
            aad: none,
        }
    }

    /// Whether nothing says that it was damaged.
    fn is_whole(&self) -> bool {
        let parts = [&self.protected, &self.encrypted_key, &self.iv, &self.ciphertext, &self.tag];
        self.digest.as_ref().is_none_or(|it| *it == digest(&parts.map(String::as_str)))
    }
}

impl LockHeader {
    /// The header of a file of ours.
    pub fn new(alg: &str, enc: &str, p2s: String, p2c: u32, typ: &str) -> Self {
        let none = Stands(false);
        Self {
            alg: alg.to_owned(),
            enc: enc.to_owned(),
            p2s,
            p2c,
            typ: Some(typ.to_owned()),
            crit: none,
            zip: none,
        }
    }
}

fn digest<T: AsRef<str>>(parts: &[T; 5]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    hex(&Sha256::digest(parts.join(".").as_bytes()))
}

/// The document of a lock; `about` stands first, where a person who opens the file sees it.
pub fn write(lock: &Lock, about: &str) -> String {
    let Json::Object(mut members) = lock.write() else { return String::new() };
    let text = |name: &str, it: &str| (name.to_owned(), Json::Text(it.to_owned()));
    let version = ("version".to_owned(), backup::VERSION.write());
    members.splice(0..0, [text("about", about), text("format", backup::FORMAT), version]);
    print::pretty(&Json::Object(members))
}

/// Reads a lock.
///
/// # Errors
///
/// When the text is no lock, or asks for something that is not known, or is not as it was written: then the place is
/// `digest`.
pub fn read(text: &str) -> Result<Lock, WireError> {
    if text.len() > MAX_LOCKED_BYTES {
        return Err(WireError::TooLarge { limit: MAX_LOCKED_BYTES });
    }
    let mut json = json::parse(text)?;
    // A newer kind of backup may be locked in another way.
    if let Some(Json::Number(found)) = json.take("version")
        && found > u64::from(backup::VERSION)
    {
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        return Err(WireError::Newer { found, known: backup::VERSION });
    }
    let lock: Lock = member::read(json)?;
    for (stands, name) in [(lock.header, "header"), (lock.unprotected, "unprotected"), (lock.aad, "aad")] {
        unknown(stands, name)?;
    }
    if lock.is_whole() { Ok(lock) } else { Err(WireError::bad("digest")) }
}

fn unknown(stands: Stands, name: &str) -> Result<(), WireError> {
    if stands.0 { Err(WireError::Unknown { place: name.to_owned() }) } else { Ok(()) }
}

/// The document of a protected header, compact.
pub fn write_header(header: &LockHeader) -> String {
    print::compact(&header.write())
}

/// Reads a protected header. Members without meaning here are ignored (RFC 7516 section 4).
///
/// # Errors
///
/// When the text is not such a header, or asks for something that is not known.
pub fn read_header(text: &str) -> Result<LockHeader, WireError> {
    let header: LockHeader = member::read(json::parse(text)?)?;
    unknown(header.crit, "crit")?;
    unknown(header.zip, "zip")?;
    Ok(header)
}

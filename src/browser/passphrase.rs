//! Locking and unlocking a backup with the browser's own cryptography, which costs the download nothing: PBES2 with
//! HMAC SHA-512, AES key wrap and AES-GCM (RFC 7518 sections 4.4, 4.8, 5.3). There is none on pages that were not opened over a
//! secure connection.

use super::object::{member, object, variable};
use crate::browser::{page, random};
use crate::bundle::backup::{self, Locked};
use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// Why a backup was not unlocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// The browser does not offer its cryptography here.
    Impossible,
    /// The passphrase does not open the file.
    Wrong,
    /// It does, but what was locked is not as it was.
    Damaged,
}

/// Whether the browser offers its cryptography here.
pub fn is_possible() -> bool {
    subtle().is_some()
}

fn subtle() -> Option<SubtleCrypto> {
    // Absent where the page was not opened over a secure connection.
    let subtle = member(&variable("crypto"), "subtle");
    subtle.is_object().then(|| subtle.unchecked_into())
}

/// The file of a backup's content under a passphrase; none where the browser cannot make it.
pub async fn lock(content: &str, passphrase: &str, about: &str) -> Option<String> {
    let subtle = subtle()?;
    let seed = random::seed()?;
    let (salt, rest) = seed.split_first_chunk::<{ backup::SALT_BYTES }>()?;
    let iv: &[u8; 12] = rest.first_chunk()?;
    let mut locked = backup::to_be_locked(salt, iv);
    sealed(&subtle, &mut locked, content, passphrase).await.ok()?;
    Some(backup::locked_file(&locked, about))
}

async fn sealed(
    subtle: &SubtleCrypto,
    locked: &mut Locked,
    content: &str,
    passphrase: &str,
) -> Result<(), JsValue> {
    let wrapping = wrapping_key(subtle, locked, passphrase).await?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let key = subtle.generate_key_with_object(&kind, true, &usages(&["encrypt"]))?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let wrapped = subtle.wrap_key_with_str("raw", &key, &wrapping, "AES-KW")?;
    locked.wrapped_key = bytes(&JsFuture::from(wrapped).await?);
    let content = Uint8Array::from(content.as_bytes());
    let sealed = subtle.encrypt_with_object_and_buffer_source(&cipher(locked), &key, &content)?;
    locked.sealed = bytes(&JsFuture::from(sealed).await?);
    Ok(())
}

/// What a lock had inside.
///
/// # Errors
///
/// When the passphrase is not the right one, or the file is damaged, or the browser cannot do it.
pub async fn unlock(locked: &Locked, passphrase: &str) -> Result<Vec<u8>, UnlockError> {
    let subtle = subtle().ok_or(UnlockError::Impossible)?;
    let wrapping = wrapping_key(&subtle, locked, passphrase).await.map_err(|_| UnlockError::Impossible)?;
    // Unwrapping checks itself: another passphrase makes another key, which does not fit.
    let key = unwrapped(&subtle, locked, &wrapping).await.map_err(|_| UnlockError::Wrong)?;
    opened(&subtle, locked, &key).await.map_err(|_| UnlockError::Damaged)
}

async fn unwrapped(
    subtle: &SubtleCrypto,
    locked: &Locked,
    wrapping: &CryptoKey,
) -> Result<CryptoKey, JsValue> {
    let wrapped = Uint8Array::from(locked.wrapped_key.as_slice());
    let key = subtle.unwrap_key_with_buffer_source_and_str_and_str(
        "raw",
        &wrapped,
        wrapping,
        "AES-KW",
        "AES-GCM",
        false,
        &usages(&["decrypt"]),
    )?;
    Ok(JsFuture::from(key).await?.unchecked_into())
}

async fn opened(subtle: &SubtleCrypto, locked: &Locked, key: &CryptoKey) -> Result<Vec<u8>, JsValue> {
    let sealed = Uint8Array::from(locked.sealed.as_slice());
    let content = subtle.decrypt_with_object_and_buffer_source(&cipher(locked), key, &sealed)?;
    Ok(bytes(&JsFuture::from(content).await?))
}

/// The key that wraps the key of the content, made of the passphrase. Its letters are put together first: keyboards send
/// the same word in different ways.
async fn wrapping_key(
    subtle: &SubtleCrypto,
    locked: &Locked,
    passphrase: &str,
) -> Result<CryptoKey, JsValue> {
    let passphrase = Uint8Array::from(page::composed(passphrase).as_bytes());
    let imported =
        subtle.import_key_with_str("raw", &passphrase, "PBKDF2", false, &usages(&["deriveKey"]))?;
    let imported: CryptoKey = JsFuture::from(imported).await?.unchecked_into();
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-512".into()),
        ("salt", Uint8Array::from(locked.salt.as_slice()).into()),
        ("iterations", locked.rounds.into()),
    ]);
    let kind = object(&[("name", "AES-KW".into()), ("length", 256.into())]);
    let derived = subtle.derive_key_with_object_and_object(
        &how,
        &imported,
        &kind,
        false,
        &usages(&["wrapKey", "unwrapKey"]),
    )?;
    Ok(JsFuture::from(derived).await?.unchecked_into())
}

fn cipher(locked: &Locked) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(locked.iv.as_slice()).into()),
        ("additionalData", Uint8Array::from(locked.header.as_slice()).into()),
        ("tagLength", 128.into()),
    ])
}

fn usages(names: &[&str]) -> Array {
    names.iter().map(|it| JsValue::from(*it)).collect()
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

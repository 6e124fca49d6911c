//! Keys of devices: Ed25519 (RFC 8032).

use crate::wire::key::{PrivateJwk, PublicJwk, thumbprint_input};
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use ed25519_dalek::Signer;
use sha2::{Digest, Sha256};
use std::fmt;

/// Khóa bí mật of a device. Its memory is overwritten when it is dropped.
pub struct SigningKey(ed25519_dalek::SigningKey);

/// Khóa công khai of a device.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    verifying: ed25519_dalek::VerifyingKey,
    digest: [u8; 32],
}

/// Why a key file is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// A member is not base64url of 32 bytes.
    BadEncoding,
    /// The public key is no point of the curve, or the weak kind that fits many messages.
    BadKey,
    /// The members of the file do not belong together.
    Mismatch,
}

impl SigningKey {
    /// The key of a seed: 32 bytes from a source of real randomness.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The public key.
    pub fn public(&self) -> PublicKey {
        PublicKey::new(self.0.verifying_key())
    }

    /// The private key as it is kept.
    pub fn to_jwk(&self) -> PrivateJwk {
        let public = self.public();
        PrivateJwk { d: BASE64URL_NOPAD.encode(self.0.as_bytes()), x: public.to_jwk().x, kid: public.kid() }
    }

    /// The private key as it was kept.
    ///
    /// # Errors
    ///
    /// When it is no key, or its members do not belong together.
    pub fn from_jwk(jwk: &PrivateJwk) -> Result<Self, KeyError> {
        let key = Self::from_seed(&bytes32(&jwk.d)?);
        let public = key.public();
        if public.to_jwk().x != jwk.x || public.kid() != jwk.kid { Err(KeyError::Mismatch) } else { Ok(key) }
    }

    /// Signs bytes. Ed25519 is deterministic: the same bytes have the same signature.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKey").field(&self.public().kid()).finish()
    }
}

impl PublicKey {
    fn new(verifying: ed25519_dalek::VerifyingKey) -> Self {
        let x = BASE64URL_NOPAD.encode(verifying.as_bytes());
        let digest = Sha256::digest(thumbprint_input(&PublicJwk { x }).as_bytes()).into();
        Self { verifying, digest }
    }

    /// The key of its letters.
    ///
    /// # Errors
    ///
    /// When they are not canonical base64url of a key that is good for signatures.
    pub fn from_jwk(jwk: &PublicJwk) -> Result<Self, KeyError> {
        let bytes = bytes32(&jwk.x)?;
        let verifying = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::BadKey)?;
        if verifying.is_weak() { Err(KeyError::BadKey) } else { Ok(Self::new(verifying)) }
    }

    /// The letters of the key.
    pub fn to_jwk(&self) -> PublicJwk {
        PublicJwk { x: BASE64URL_NOPAD.encode(self.verifying.as_bytes()) }
    }

    /// The thumbprint of RFC 7638: SHA-256 of the required members of the key, in base64url.
    pub fn kid(&self) -> String {
        BASE64URL_NOPAD.encode(&self.digest)
    }

    /// Dấu vân tay khóa: what two people compare by reading aloud.
    ///
    /// The first 15 bytes of the same SHA-256 the [`kid`](Self::kid) is made of, in base32 (RFC 4648 section 6: capital
    /// letters and 2 to 7), six groups of four. 120 bits: nobody makes a second key with the same fingerprint.
    pub fn fingerprint(&self) -> String {
        let letters = BASE32_NOPAD.encode(&self.digest[..15]);
        let mut out = String::with_capacity(29);
        for (index, letter) in letters.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                out.push(' ');
            }
            out.push(letter);
        }
        out
    }

    /// Whether `signature` is of this key over `message`, by the strict rules: a signature has one spelling, and keys
    /// and points of small order are refused.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        self.verifying.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PublicKey").field(&self.kid()).finish()
    }
}

fn bytes32(text: &str) -> Result<[u8; 32], KeyError> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| KeyError::BadEncoding)?;
    bytes.try_into().map_err(|_| KeyError::BadEncoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_file() {
        let key = SigningKey::from_seed(&[7; 32]);
        let again = SigningKey::from_jwk(&key.to_jwk()).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(PublicKey::from_jwk(&key.public().to_jwk()), Ok(key.public()));
        assert!(!format!("{key:?} {:?}", key.to_jwk()).contains(&key.to_jwk().d));
    }

    #[test]
    fn a_damaged_key_file() {
        let jwk = SigningKey::from_seed(&[7; 32]).to_jwk();
        let other = SigningKey::from_seed(&[8; 32]).to_jwk();
        for (jwk, expected) in [
            (PrivateJwk { x: other.x.clone(), ..jwk.clone() }, KeyError::Mismatch),
            (PrivateJwk { kid: other.kid, ..jwk.clone() }, KeyError::Mismatch),
            (PrivateJwk { d: "AAAA".to_owned(), ..jwk.clone() }, KeyError::BadEncoding),
            (PrivateJwk { d: format!("{}=", jwk.d), ..jwk }, KeyError::BadEncoding),
        ] {
            assert_eq!(SigningKey::from_jwk(&jwk).map(|_| ()), Err(expected));
        }
        // The neutral point: any signature of a certain form would fit it.
        let weak = PublicJwk { x: "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned() };
        assert_eq!(PublicKey::from_jwk(&weak), Err(KeyError::BadKey));
    }

    #[test]
    fn fingerprint_is_six_groups_of_four() {
        let fingerprint = SigningKey::from_seed(&[7; 32]).public().fingerprint();
        let groups: Vec<usize> = fingerprint.split(' ').map(str::len).collect();
        assert_eq!(groups, [4; 6]);
    }
}

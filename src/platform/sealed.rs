//! Texts that lie encrypted in the database: whoever has it and not the site's secret cannot read them.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Salt};
use zeroize::Zeroizing;

use super::config::Secret;
use super::tokens::{NoRandomness, random_bytes};

/// Closes texts and opens them, with a key made of the site's secret.
pub struct Seal(LessSafeKey);

/// A text could not be closed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub enum SealError {
    /// There is no randomness for it.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The cipher refused.
    #[error("a text cannot be encrypted")]
    Refused,
}

impl Seal {
    /// A seal of a site. The key has this one use, so nothing else made of the secret tells of it.
    pub fn new(secret: &Secret) -> Result<Self, SealError> {
        let kept = Salt::new(HKDF_SHA256, b"peerdesk").extract(secret.expose().as_bytes());
        let key = kept.expand(&[b"sealed texts 1"], &AES_256_GCM).map_err(|_| SealError::Refused)?;
        Ok(Self(LessSafeKey::new(UnboundKey::from(key))))
    }

    /// Closes a text for one purpose; under another it does not open.
    pub fn close(&self, purpose: &str, text: &Secret) -> Result<String, SealError> {
        let nonce: [u8; NONCE_LEN] = random_bytes()?;
        let mut bytes = Zeroizing::new(text.expose().as_bytes().to_vec());
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose.as_bytes()), &mut *bytes)
            .map_err(|_| SealError::Refused)?;
        Ok(Base64UrlUnpadded::encode_string(&[nonce.as_slice(), &bytes].concat()))
    }

    /// Opens a text; nothing if it was closed under another secret or for another purpose, or is damaged.
    pub fn open(&self, purpose: &str, closed: &str) -> Option<Secret> {
        let mut bytes = Zeroizing::new(Base64UrlUnpadded::decode_vec(closed).ok()?);
        let nonce: [u8; NONCE_LEN] = bytes.get(..NONCE_LEN)?.try_into().ok()?;
        let rest = bytes.get_mut(NONCE_LEN..)?;
        let aad = Aad::from(purpose.as_bytes());
        let text = self.0.open_in_place(Nonce::assume_unique_for_key(nonce), aad, rest).ok()?;
        String::from_utf8(text.to_vec()).ok().map(Secret::new)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(secret: &str) -> Seal {
        Seal::new(&Secret::new(secret.repeat(32))).unwrap()
    }

    #[test]
    fn a_closed_text_opens_for_its_purpose_and_under_its_secret_only() {
        let text = Secret::new("the client's secret".to_owned());
        let closed = seal("a").close("providers 1", &text).unwrap();
        assert!(!closed.contains("client") && closed != seal("a").close("providers 1", &text).unwrap());
        assert_eq!(seal("a").open("providers 1", &closed).unwrap().expose(), text.expose());
        assert!(seal("a").open("providers 2", &closed).is_none());
        assert!(seal("b").open("providers 1", &closed).is_none());
        let mut damaged = closed.clone().into_bytes();
        damaged[20] = if damaged[20] == b'A' { b'B' } else { b'A' };
        assert!(seal("a").open("providers 1", &String::from_utf8(damaged).unwrap()).is_none());
        for nonsense in ["", "AAAA", "?"] {
            assert!(seal("a").open("providers 1", nonsense).is_none());
        }
    }
}

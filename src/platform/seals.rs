//! Moments under a seal: what a page hands out and has back can be believed.

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

use super::clock::Instant;
use super::config::Secret;
use super::tokens::same;

/// A moment as a page carries it, sealed with the site's secret for one purpose.
pub fn seal(secret: &Secret, purpose: &str, at: Instant) -> String {
    format!("{}.{}", at.micros(), mark(secret, purpose, at))
}

/// The moment that a page carried, if its seal is whole.
pub fn unseal(secret: &Secret, purpose: &str, text: &str) -> Option<Instant> {
    let (micros, found) = text.split_once('.')?;
    let at = Instant::from_micros(micros.parse().ok()?);
    same(&mark(secret, purpose, at), found).then_some(at)
}

/// The secret stands at both ends and twice, so that nothing can be added to what it marks.
fn mark(secret: &Secret, purpose: &str, at: Instant) -> String {
    let part = |bytes: &[&[u8]]| {
        let mut hash = Sha256::new();
        bytes.iter().for_each(|it| hash.update(it));
        hash.finalize()
    };
    let key = secret.expose().as_bytes();
    let inner = part(&[b"peerdesk-seal\0", key, b"\0", purpose.as_bytes(), b"\0", &at.micros().to_be_bytes()]);
    Base64UrlUnpadded::encode_string(&part(&[b"peerdesk-seal\0", key, b"\0", &inner]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_sealed_is_believed() {
        let (secret, other) = (Secret::new("s".repeat(32)), Secret::new("t".repeat(32)));
        let at = Instant::from_micros(1_795_300_249_500_000);
        let sealed = seal(&secret, "sign-up", at);
        assert_eq!(unseal(&secret, "sign-up", &sealed), Some(at));
        let later = sealed.replacen("1795", "1796", 1);
        for (key, purpose, text) in [
            (&secret, "sign-up", later.as_str()),
            (&secret, "sign-in", sealed.as_str()),
            (&other, "sign-up", sealed.as_str()),
            (&secret, "sign-up", "1795300249500000."),
            (&secret, "sign-up", ""),
        ] {
            assert_eq!(unseal(key, purpose, text), None, "{text}");
        }
    }
}

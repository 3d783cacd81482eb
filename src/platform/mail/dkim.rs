//! Signing mails, so that their receivers can tell that they are ours (DKIM, RFC 6376).

use std::path::Path;

use anyhow::{Context as _, bail};
use lettre::message::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::HeaderName;
use zeroize::Zeroizing;

/// What is signed beside the body; RFC 8058 asks for both headers of unsubscribing. `Content-Type` cannot be among them:
/// lettre counts it to the body of a mail of several parts, and a signature that names it would not hold.
const HEADERS: [&str; 10] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// A key with the name under which its other half stands in DNS.
pub(super) struct Signature(DkimConfig);

impl Signature {
    /// Reads the private key from its file.
    pub(super) fn load(file: &Path, selector: &str, domain: &str) -> anyhow::Result<Self> {
        let text = Zeroizing::new(std::fs::read_to_string(file).with_context(|| file.display().to_string())?);
        Self::of(text.trim(), selector, domain).with_context(|| format!("mail_dkim_key {}", file.display()))
    }

    fn of(key: &str, selector: &str, domain: &str) -> anyhow::Result<Self> {
        if key.contains("BEGIN PRIVATE KEY") {
            bail!("it is PKCS#8; write it as PKCS#1: openssl rsa -traditional -in key.pem -out dkim.pem");
        }
        let is_rsa = key.contains("BEGIN RSA PRIVATE KEY");
        let algorithm = if is_rsa { DkimSigningAlgorithm::Rsa } else { DkimSigningAlgorithm::Ed25519 };
        let key = DkimSigningKey::new(key, algorithm)?;
        let relaxed = DkimCanonicalizationType::Relaxed;
        let canonicalization = DkimCanonicalization { header: relaxed, body: relaxed };
        let headers = HEADERS.map(HeaderName::new_from_ascii_str).to_vec();
        Ok(Self(DkimConfig::new(selector.to_owned(), domain.to_owned(), key, headers, canonicalization)))
    }

    pub(super) fn sign(&self, message: &mut Message) {
        message.sign(&self.0);
    }
}

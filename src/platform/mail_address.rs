//! Mail addresses: as typed for sending, folded for being one account's only.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// The most bytes of an address (RFC 5321 with erratum 1690).
pub const MOST_BYTES: usize = 254;
/// The most bytes before the `@`.
const MOST_LOCAL_BYTES: usize = 64;

/// A mail address with the shape of one. Whether it is anybody's, only a mail to it can tell.
///
/// It does not print: addresses are no matter for logs.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress {
    written: String,
    folded: String,
}

/// A text without the shape of a mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct NotAMailAddress;

impl MailAddress {
    /// Takes an address without pedantry: something, an `@`, and a host with a dot in its name.
    pub fn parse(typed: &str) -> Result<Self, NotAMailAddress> {
        let typed: String = typed.trim().nfc().collect();
        let (local, domain) = typed.rsplit_once('@').ok_or(NotAMailAddress)?;
        if typed.len() > MOST_BYTES || !is_local(local) || !is_domain(domain) {
            return Err(NotAMailAddress);
        }
        let domain = domain.to_lowercase();
        let written = format!("{local}@{domain}");
        let folded = fold_mail(&written);
        Ok(Self { written, folded })
    }

    /// Where mail is sent: as typed, the host in small letters.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// What is unique: all in small letters. No host in use tells `Ada@` from `ada@`.
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// The folded form of what was typed, whether or not it has the shape of an address: for looking one up.
pub fn fold_mail(typed: &str) -> String {
    typed.trim().nfc().flat_map(char::to_lowercase).nfc().collect()
}

impl<'de> serde::Deserialize<'de> for MailAddress {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

/// Anything visible but what would end the address in a header or begin another.
fn is_local(local: &str) -> bool {
    let is_fit = |it: char| !is_unfit(it) && it != '@';
    let dots_fit = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    (1..=MOST_LOCAL_BYTES).contains(&local.len()) && dots_fit && local.chars().all(is_fit)
}

fn is_domain(domain: &str) -> bool {
    let is_fit = |it: char| it.is_alphanumeric() || it == '-' || unicode_normalization::char::is_combining_mark(it);
    let is_label = |label: &str| {
        let at_end = label.starts_with('-') || label.ends_with('-');
        (1..=63).contains(&label.len()) && !at_end && label.chars().all(is_fit)
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

fn is_unfit(it: char) -> bool {
    let is_special = matches!(it, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '\\' | '"');
    is_special || it.is_whitespace() || it.is_control() || super::text::is_invisible(it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (typed, written, folded) in [
            (" ada@example.com ", "ada@example.com", "ada@example.com"),
            ("Ada.Lovelace+desk@Example.COM", "Ada.Lovelace+desk@example.com", "ada.lovelace+desk@example.com"),
            ("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"),
            ("민지@예시.한국", "민지@예시.한국", "민지@예시.한국"),
            ("Jose\u{301}@example.com", "José@example.com", "josé@example.com"),
            ("a@b.c", "a@b.c", "a@b.c"),
        ] {
            let address = MailAddress::parse(typed).unwrap();
            assert_eq!((address.written(), address.folded()), (written, folded), "{typed}");
            assert_eq!(fold_mail(typed), folded);
        }
    }

    #[test]
    fn what_is_no_address() {
        let long_local = format!("{}@example.com", "a".repeat(65));
        let long = format!("a@{}com", "abcdefgh.".repeat(30));
        for typed in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "ada@example",
            "ada@@example.com",
            "a da@example.com",
            "ada@exa mple.com",
            "ada@example..com",
            "ada@.example.com",
            "ada@example.com.",
            ".ada@example.com",
            "ada.@example.com",
            "a..b@example.com",
            "ada@-example.com",
            "ada@exam_ple.com",
            "Ada <ada@example.com>",
            "ada@example.com\r\nBcc: b@c.de",
            "ada\r\n@example.com",
            "ada\0@example.com",
            "a\u{200b}da@example.com",
            "ada,b@example.com",
            "ada@[127.0.0.1]",
            &long_local,
            &long,
        ] {
            assert_eq!(MailAddress::parse(typed), Err(NotAMailAddress), "{typed:?}");
        }
    }

    #[test]
    fn addresses_do_not_print() {
        assert_eq!(format!("{:?}", MailAddress::parse("ada@example.com").unwrap()), "MailAddress(…)");
    }
}

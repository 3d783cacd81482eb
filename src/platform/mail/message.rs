//! A mail as it travels: headers that nobody can add to, a text and an HTML part.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lettre::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};

use super::{Problem, Trouble};
use crate::platform::clock::Instant;
use crate::platform::mail_address::MailAddress;
use crate::platform::text;
use crate::platform::words::Language;

/// A mail on its way out.
#[derive(Clone)]
pub struct Outgoing {
    /// Where it goes.
    pub to: MailAddress,
    /// The name beside the address that it comes from.
    pub from_name: String,
    /// What it is called in a list of mails.
    pub subject: String,
    /// What it says, for who reads text.
    pub text: String,
    /// The same for who reads HTML.
    pub html: String,
    /// The language of both.
    pub language: Language,
    /// Its `Message-ID` without angle brackets: the same however often it is sent.
    pub message_id: String,
    /// The `Message-ID` of what it belongs to, if it belongs to something.
    pub belongs_to: Option<String>,
    /// The full address that a POST ends such mails at (RFC 8058), if there is one.
    pub unsubscribe: Option<String>,
    /// When it is sent.
    pub at: Instant,
}

/// Composes the message that an outgoing mail is.
pub(super) fn compose(mail: &Outgoing, sender: &Address) -> Result<Message, Problem> {
    let unfit = |why: lettre::error::Error| Problem::passing(Trouble::Composing, why.to_string());
    let name = Some(line(&mail.from_name)).filter(|name| !name.is_empty());
    let mut builder = Message::builder()
        .from(Mailbox::new(name, sender.clone()))
        .to(Mailbox::new(None, recipient(&mail.to)?))
        .subject(line(&mail.subject))
        .date(moment(mail.at))
        .message_id(Some(format!("<{}>", mail.message_id)));
    if let Some(whole) = &mail.belongs_to {
        builder = builder.in_reply_to(format!("<{whole}>")).references(format!("<{whole}>"));
    }
    let body = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    let mut message = builder.multipart(body).map_err(unfit)?;
    add(&mut message, "Content-Language", mail.language.tag())?;
    // No machine is to answer: RFC 3834, and the one that Exchange listens to.
    add(&mut message, "Auto-Submitted", "auto-generated")?;
    add(&mut message, "X-Auto-Response-Suppress", "OOF, AutoReply")?;
    if let Some(address) = &mail.unsubscribe {
        add(&mut message, "List-Unsubscribe", &format!("<{address}>"))?;
        add(&mut message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?;
    }
    Ok(message)
}

/// A header of our own words: printable ASCII, so that nothing in it can end it and begin another.
fn add(message: &mut Message, name: &'static str, value: &str) -> Result<(), Problem> {
    if !value.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Err(Problem::passing(Trouble::Composing, format!("{name} holds what no header may")));
    }
    let name = HeaderName::new_from_ascii_str(name);
    message.headers_mut().insert_raw(HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned()));
    Ok(())
}

/// A text of one line, without what a mail program could take for anything else.
fn line(text: &str) -> String {
    text::clean_line(&text.replace(['\r', '\n', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'], " "))
        .unwrap_or_default()
}

fn moment(at: Instant) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(at.micros()).unwrap_or_default())
}

/// An address as mail servers take it: the host in ASCII, whatever it is written in.
pub(super) fn address(of: &MailAddress) -> Result<Address, String> {
    let (local, domain) = of.written().rsplit_once('@').unwrap_or_default();
    let host = url::Host::parse(domain).map_err(|error| error.to_string())?;
    Address::new(local, host.to_string()).map_err(|error| error.to_string())
}

/// An address that cannot be written to at all is refused as its own server would refuse it.
pub(super) fn recipient(of: &MailAddress) -> Result<Address, Problem> {
    address(of).map_err(|why| Problem::permanent(Trouble::Recipient, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(change: impl FnOnce(&mut Outgoing)) -> String {
        composed(change).unwrap()
    }

    fn composed(change: impl FnOnce(&mut Outgoing)) -> Result<String, Problem> {
        let mut mail = Outgoing {
            to: MailAddress::parse("ada@example.org").unwrap(),
            from_name: "도움 커뮤니티".into(),
            subject: "How do I restore?".into(),
            text: "Use the Restore tab.\n".into(),
            html: "<p>Use the Restore tab.</p>".into(),
            language: Language::ENGLISH,
            message_id: "abc@help.example.com".into(),
            belongs_to: None,
            unsubscribe: None,
            at: Instant::parse("2026-05-02T09:00:00Z").unwrap(),
        };
        change(&mut mail);
        let sender = Address::new("help", "example.com").unwrap();
        compose(&mail, &sender).map(|message| String::from_utf8(message.formatted()).unwrap())
    }

    fn headers(mail: &str) -> Vec<&str> {
        mail.split("\r\n\r\n").next().unwrap().split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).collect()
    }

    #[test]
    fn a_mail_has_the_headers_that_it_needs_and_both_its_parts() {
        let mail = sent(|mail| {
            mail.belongs_to = Some("thread-12@help.example.com".into());
            mail.unsubscribe = Some("https://help.example.com/unsubscribe/abc".into());
        });
        for line in [
            "Message-ID: <abc@help.example.com>",
            "In-Reply-To: <thread-12@help.example.com>",
            "References: <thread-12@help.example.com>",
            "To: ada@example.org",
            "Subject: How do I restore?",
            "Date: Sat, 02 May 2026 09:00:00 +0000",
            "Content-Language: en",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://help.example.com/unsubscribe/abc>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ] {
            assert!(headers(&mail).contains(&line), "{line} is not in\n{mail}");
        }
        assert!(mail.is_ascii() && mail.contains("text/plain") && mail.contains("text/html"), "{mail}");
    }

    #[test]
    fn nothing_that_people_write_adds_a_header() {
        for break_in in
            ["\r\nBcc: eve@example.org", "\nBcc: eve@example.org", "\u{2028}Bcc: eve@example.org", "\r\n\r\nx"]
        {
            let mail = sent(|mail| {
                mail.subject = format!("Hello{break_in}");
                mail.from_name = format!("Help{break_in}");
            });
            assert!(!headers(&mail).iter().any(|line| line.starts_with("Bcc") || *line == "x"), "{mail}");
        }
        let refused = composed(|mail| mail.unsubscribe = Some("https://a/\r\nBcc: eve@example.org".into()));
        assert_eq!(refused.map_err(|problem| problem.trouble), Err(Trouble::Composing));
    }

    #[test]
    fn hosts_of_every_script_are_written_in_ascii() {
        let address = |text: &str| address(&MailAddress::parse(text).unwrap()).unwrap().to_string();
        assert_eq!(address("minji@예시.한국"), "minji@xn--vv4b11d.xn--3e0b707e");
        assert_eq!(address("Ada.Lovelace+desk@Example.COM"), "Ada.Lovelace+desk@example.com");
    }
}

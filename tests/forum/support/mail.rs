//! Mails that a forum sends, and what stands in them.

use peerdesk::mails::{self, Mail, To};
use peerdesk::platform::config::MailTransport;
use peerdesk::platform::mail::Kept;
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::platform::words::Language;
use peerdesk::schedule;
use scraper::{Html, Selector};

use super::Forum;

/// A mail that came to somebody.
#[derive(Clone, Debug)]
pub struct Received {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub headers: String,
    pub message_id: String,
}

impl Forum {
    /// An empty forum that sends mail, into a folder of its own.
    pub fn with_mail() -> Self {
        Self::with(|config| config.mail_transport = MailTransport::Folder)
    }

    /// Sends whatever mail is due.
    pub fn sends_mail(&self) {
        while schedule::send_once(&self.app, "test").unwrap() {}
    }

    /// The mails that came to an address, the first one first.
    pub fn mails_to(&self, address: &str) -> Vec<Received> {
        let folder = self.app.mailer.folder().expect("a forum that sends mail into a folder");
        let mut names = folder.names(None, usize::MAX).unwrap();
        names.reverse();
        let all = names.iter().map(|name| folder.find(name).unwrap().unwrap());
        all.filter(|mail| mail.to == address).map(Received::of).collect()
    }

    /// Posts a mail to an address that is nobody's.
    pub fn posts_mail<M: Mail>(&self, address: &str, language: &str, mail: &M) {
        let address = MailAddress::parse(address).unwrap();
        let to = To { person: None, address, language: Language::parse(language).unwrap() };
        self.write(|tx| mails::post(tx, &to, mail));
    }
}

impl Received {
    fn of(kept: Kept) -> Self {
        let Kept { subject, text, html, headers, message_id, .. } = kept;
        Self { subject, text, html, headers, message_id }
    }

    /// Where its first link leads, as a path of the site; the text and the HTML agree on it.
    pub fn link(&self) -> String {
        let base = "http://localhost:8080";
        let words = self.text.split_whitespace().filter_map(|word| word.strip_prefix(base));
        let path = words.filter(|path| path.len() > 1).map(ToOwned::to_owned).next();
        let path = path.unwrap_or_else(|| panic!("no link in\n{}", self.text));
        assert!(self.links().contains(&format!("{base}{path}")), "{path} is not in\n{}", self.html);
        path
    }

    /// Every address that its HTML leads to.
    pub fn links(&self) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        let links = Selector::parse("a[href]").unwrap();
        html.select(&links).filter_map(|link| link.attr("href")).map(ToOwned::to_owned).collect()
    }
}

//! Mail as it leaves: composed here, signed, and handed to a mail server, a program or a folder.

mod dkim;
mod folder;
mod message;
mod problem;
mod rest;
mod sendmail;
mod smtp;
mod told;

use anyhow::Context as _;
use lettre::Address;

use super::config::{Config, MailTransport};
use dkim::Signature;
pub use folder::{Folder, Kept};
pub use message::Outgoing;
pub use problem::{Problem, Trouble};
pub use rest::{Rest, pause_after};
use sendmail::Sendmail;
use smtp::Smtp;

/// The way by which mail leaves this process.
pub struct Mailer {
    way: Way,
    sender: Option<Address>,
    signature: Option<Signature>,
    /// The pause after trouble that concerns every mail.
    pub rest: Rest,
}

enum Way {
    None,
    Smtp(Box<Smtp>),
    Sendmail(Sendmail),
    Folder(Folder),
}

impl Mailer {
    /// The way that the configuration names. Keys and passwords are read now, so that a missing file is told at
    /// the start; no connection is made.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let way = match config.mail_transport {
            MailTransport::None => Way::None,
            MailTransport::Smtp => Way::Smtp(Box::new(Smtp::new(config)?)),
            MailTransport::Sendmail => Way::Sendmail(Sendmail::new(config.mail_sendmail.clone())),
            MailTransport::Folder => {
                let path = config.mail_folder.clone().unwrap_or_else(|| config.data.join("mails"));
                Way::Folder(Folder::new(path))
            }
        };
        let sender = match &config.mail_from {
            Some(from) => Some(message::address(from).map_err(anyhow::Error::msg).context("mail_from")?),
            None if config.sends_mail() => Some(Address::new("community", "example.invalid")?),
            None => None,
        };
        let domain = config.mail_dkim_domain.clone();
        let domain = domain.or_else(|| sender.as_ref().map(|sender| sender.domain().to_owned()));
        let signature = match (&config.mail_dkim_key, domain) {
            (Some(key), Some(domain)) => Some(Signature::load(key, &config.mail_dkim_selector, &domain)?),
            _ => None,
        };
        Ok(Self { way, sender, signature, rest: Rest::default() })
    }

    /// Whether mail can be sent at all.
    pub fn is_set_up(&self) -> bool {
        !matches!(self.way, Way::None)
    }

    /// The folder, if mails are kept in one.
    pub fn folder(&self) -> Option<&Folder> {
        match &self.way {
            Way::Folder(folder) => Some(folder),
            _ => None,
        }
    }

    /// The address that mail comes from.
    pub fn sender(&self) -> Option<String> {
        self.sender.as_ref().map(ToString::to_string)
    }

    /// Lets go of what is held for the next mail, when none has come for a while.
    pub fn close_idle(&self) {
        if let Way::Smtp(smtp) = &self.way {
            smtp.close_idle();
        }
    }

    /// Sends a mail: when this returns, somebody else has it. Never within a transaction, since it may take long.
    pub fn send(&self, mail: &Outgoing) -> Result<(), Problem> {
        self.send_telling(mail, &mut |_| {})
    }

    /// Sends a mail and tells each step of it in English, for who looks on at a command line.
    pub fn send_telling(&self, mail: &Outgoing, tell: &mut dyn FnMut(String)) -> Result<(), Problem> {
        let sender = self.sender.as_ref().ok_or_else(|| Problem::permanent(Trouble::Setup, ""))?;
        let to = message::recipient(&mail.to)?;
        let mut message = message::compose(mail, sender)?;
        if let Some(signature) = &self.signature {
            signature.sign(&mut message);
        }
        let bytes = message.formatted();
        match &self.way {
            Way::None => Err(Problem::permanent(Trouble::Setup, "")),
            Way::Smtp(smtp) => smtp.send(sender, &to, &bytes, tell),
            Way::Sendmail(program) => program.send(sender, &to, &bytes),
            Way::Folder(folder) => folder.keep(mail, &bytes),
        }
    }
}

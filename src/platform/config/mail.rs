//! The settings of mail: by which way it leaves, and how an SMTP server is spoken to.

use serde::Deserialize;

use super::setting::Setting;
use super::{Config, ConfigError, Secret};
use crate::platform::mail_address::MailAddress;

/// The way by which mail leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// None: nothing is sent, and nothing is asked of people that needs it.
    #[default]
    None,
    /// A mail server.
    Smtp,
    /// A program of this machine.
    Sendmail,
    /// A folder, for developing.
    Folder,
}

/// Whether the way to the mail server is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmtpSecurity {
    /// It begins in the clear and must turn to TLS before anything is said.
    #[default]
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// Not at all.
    None,
}

impl MailTransport {
    const ALL: [(Self, &'static str); 4] =
        [(Self::None, "none"), (Self::Smtp, "smtp"), (Self::Sendmail, "sendmail"), (Self::Folder, "folder")];

    /// The word it is set by.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(it, _)| *it == self).map_or("none", |(_, word)| word)
    }
}

impl SmtpSecurity {
    const ALL: [(Self, &'static str); 3] = [(Self::StartTls, "starttls"), (Self::Tls, "tls"), (Self::None, "none")];

    /// The word it is set by.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(it, _)| *it == self).map_or("none", |(_, word)| word)
    }

    /// The port that servers listen on for it.
    pub fn usual_port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

impl Setting for MailTransport {
    const LOOKS: &'static str = "none, smtp, sendmail or folder";
    fn to_toml(&self) -> String {
        format!("\"{}\"", self.word())
    }
    fn of_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, word)| *word == text.trim()).map(|(it, _)| it)
    }
}

impl Setting for SmtpSecurity {
    const LOOKS: &'static str = "starttls, tls or none";
    fn to_toml(&self) -> String {
        format!("\"{}\"", self.word())
    }
    fn of_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, word)| *word == text.trim()).map(|(it, _)| it)
    }
}

impl Setting for MailAddress {
    const LOOKS: &'static str = "a mail address, such as help@example.com";
    fn to_toml(&self) -> String {
        format!("\"{}\"", self.written())
    }
    fn of_text(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl Config {
    /// Whether mail can be sent at all.
    pub fn sends_mail(&self) -> bool {
        self.mail_transport != MailTransport::None
    }

    /// The port of the mail server: the one set, or the usual one.
    pub fn mail_smtp_port(&self) -> u16 {
        let set = u16::try_from(self.mail_smtp_port).unwrap_or_default();
        if set == 0 { self.mail_smtp_security.usual_port() } else { set }
    }

    /// The password for the mail server: the one set, or the first line of the file named.
    pub fn mail_smtp_password(&self) -> std::io::Result<Option<Secret>> {
        match (&self.mail_smtp_password, &self.mail_smtp_password_file) {
            (Some(password), _) => Ok(Some(password.clone())),
            (None, Some(file)) => {
                let text = std::fs::read_to_string(file)?;
                Ok(Some(Secret::new(text.lines().next().unwrap_or_default().to_owned())))
            }
            (None, None) => Ok(None),
        }
    }

    /// Refuses what cannot send, or would tell a password to whoever listens.
    pub(super) fn check_mail(&self) -> Result<(), ConfigError> {
        let unfit = |is: bool, why: &str| if is { Err(ConfigError::Unfit(why.to_owned())) } else { Ok(()) };
        let is_smtp = self.mail_transport == MailTransport::Smtp;
        let is_real = is_smtp || self.mail_transport == MailTransport::Sendmail;
        unfit(is_real && self.mail_from.is_none(), "mail_from: mail needs the address that it comes from")?;
        unfit(is_smtp && self.mail_smtp_host.is_none(), "mail_smtp_host: which mail server is meant?")?;
        unfit(self.mail_smtp_port > 65_535, "mail_smtp_port: from 1 to 65535")?;
        let has_password = self.mail_smtp_password.is_some() || self.mail_smtp_password_file.is_some();
        unfit(
            is_smtp && self.mail_smtp_user.is_some() != has_password,
            "mail_smtp_user and its password: both or none",
        )?;
        let is_near = matches!(self.mail_smtp_host.as_deref(), Some("localhost" | "127.0.0.1" | "::1"));
        let is_open = is_smtp && self.mail_smtp_security == SmtpSecurity::None && !is_near;
        unfit(is_open && has_password, "mail_smtp_security: without TLS the password could be read on its way")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_send_is_refused_with_its_name() {
        let address = MailAddress::parse("help@example.com").unwrap();
        let smtp = |change: fn(&mut Config)| {
            let mut config = Config {
                mail_transport: MailTransport::Smtp,
                mail_from: Some(address.clone()),
                mail_smtp_host: Some("mail.example.com".into()),
                ..Config::default()
            };
            change(&mut config);
            config.check_mail().map_err(|error| error.to_string())
        };
        assert_eq!(smtp(|_| ()), Ok(()));
        assert!(smtp(|it| it.mail_from = None).unwrap_err().starts_with("mail_from"));
        assert!(smtp(|it| it.mail_smtp_host = None).unwrap_err().starts_with("mail_smtp_host"));
        assert!(smtp(|it| it.mail_smtp_user = Some("a".into())).unwrap_err().starts_with("mail_smtp_user"));
        let in_the_clear = |it: &mut Config| {
            it.mail_smtp_user = Some("a".into());
            it.mail_smtp_password = Some(Secret::new("b".into()));
            it.mail_smtp_security = SmtpSecurity::None;
        };
        assert!(smtp(in_the_clear).unwrap_err().starts_with("mail_smtp_security"));
        assert_eq!(Config::default().check_mail().map_err(|error| error.to_string()), Ok(()));
    }

    #[test]
    fn ports_follow_the_security_unless_set() {
        let port = |security, port| {
            Config { mail_smtp_security: security, mail_smtp_port: port, ..Config::default() }.mail_smtp_port()
        };
        assert_eq!((port(SmtpSecurity::StartTls, 0), port(SmtpSecurity::Tls, 0)), (587, 465));
        assert_eq!((port(SmtpSecurity::None, 0), port(SmtpSecurity::None, 2525)), (25, 2525));
    }

    #[test]
    fn a_password_is_read_from_its_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "open sesame\n").unwrap();
        let config = Config { mail_smtp_password_file: Some(file.path().into()), ..Config::default() };
        assert_eq!(config.mail_smtp_password().unwrap().unwrap().expose(), "open sesame");
    }
}

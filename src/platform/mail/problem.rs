//! Why a mail could not be sent.

use crate::platform::text;
use crate::stored_words;

stored_words! {
    /// What kept a mail from being sent.
    pub enum Trouble {
        /// Mail is not set up.
        Setup = "setup",
        /// The mail itself could not be composed: our fault.
        Composing = "composing",
        /// The mail server's name has no address.
        Name = "name",
        /// Nobody listens at the mail server's address and port.
        Refused = "refused",
        /// The mail server does not answer in time.
        Silence = "silence",
        /// The connection cannot be made, or broke.
        Connection = "connection",
        /// The mail server turned us away before anything was said.
        Greeting = "greeting",
        /// The mail server offers no TLS.
        NoTls = "no_tls",
        /// The mail server's certificate is not to be trusted.
        Certificate = "certificate",
        /// TLS did not come about for another reason.
        Tls = "tls",
        /// The mail server takes no password in a way that we know.
        NoSignIn = "no_sign_in",
        /// The mail server refused name or password.
        SignIn = "sign_in",
        /// The mail server refused the address that mail comes from.
        Sender = "sender",
        /// The mail server refused the address that the mail goes to.
        Recipient = "recipient",
        /// The mail server refused what the mail says.
        Message = "message",
        /// The program that takes mail failed, or is not there.
        Program = "program",
        /// The folder cannot be written to.
        Folder = "folder",
    }
}

/// The most characters that are kept of what a server says.
const MOST_WORDS: usize = 500;

/// Why a mail could not be sent. Its words may name the recipient: they are for administrators, not for logs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{trouble}: {words}")]
pub struct Problem {
    /// What kept it.
    pub trouble: Trouble,
    /// What the server, the program or the system says.
    pub words: String,
    /// Whether trying again is of no use, as far as the other side knows.
    pub is_permanent: bool,
}

impl Problem {
    /// Trouble that may pass.
    pub fn passing(trouble: Trouble, words: impl AsRef<str>) -> Self {
        Self { trouble, words: tidy(words.as_ref()), is_permanent: false }
    }

    /// Trouble that stays.
    pub fn permanent(trouble: Trouble, words: impl AsRef<str>) -> Self {
        Self { is_permanent: true, ..Self::passing(trouble, words) }
    }

    /// Whether every other mail would meet it too.
    pub fn concerns_all(&self) -> bool {
        !matches!(self.trouble, Trouble::Composing | Trouble::Recipient | Trouble::Message)
    }

    /// Whether the address takes no mail, now or later.
    pub fn refuses_address(&self) -> bool {
        self.is_permanent && self.trouble == Trouble::Recipient
    }

    /// Whether this mail will never be taken. Trouble of our own side (a wrong password, a sender that is not
    /// allowed) is no reason to lose a mail: somebody puts it right.
    pub fn is_final(&self) -> bool {
        self.is_permanent && matches!(self.trouble, Trouble::Recipient | Trouble::Message)
    }
}

fn tidy(words: &str) -> String {
    let line = text::clean_line(&words.replace(['\r', '\n'], " ")).unwrap_or_default();
    line.chars().take(MOST_WORDS).collect()
}

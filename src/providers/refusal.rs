//! Why a sign-in with a provider comes to nothing, and that it is written down.

use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::words::Message;
use crate::stored_words;

stored_words! {
    /// Why a sign-in with a provider comes to nothing. The words stand in the audit and end the keys of the texts.
    pub enum Refusal {
        /// The answer belongs to no sign-in that is under way: used before, made up, or too late.
        Unknown = "unknown",
        /// It was begun in another browser.
        Browser = "browser",
        /// The person, or the provider, broke it off.
        Denied = "denied",
        /// The provider cannot be reached, or fails.
        Away = "away",
        /// The provider does not take this site's name and secret.
        Client = "client",
        /// The answer is not what the protocol says.
        Answer = "answer",
        /// It is signed by nobody, by somebody else, or in a way that is not taken.
        Signature = "signature",
        /// It is somebody else's word.
        Issuer = "issuer",
        /// It was given for another site.
        Audience = "audience",
        /// It answers another question.
        Nonce = "nonce",
        /// It was good until some time ago.
        Expired = "expired",
        /// The provider gives no address.
        NoMail = "no-mail",
        /// The provider does not say that the address is theirs.
        Unverified = "unverified",
        /// The provider's people are not taken as new members.
        Newcomer = "newcomer",
        /// It is joined to another account here.
        Taken = "taken",
        /// The account is joined to somebody else there.
        Other = "other",
        /// Somebody else is signed in than who began.
        Person = "person",
        /// It is somebody else's account there than the one that is joined.
        Stranger = "stranger",
        /// The provider did not ask anew who they are.
        Stale = "stale",
        /// The provider is not open.
        Closed = "closed",
    }
}

impl Refusal {
    /// What the person is told.
    pub fn message(self, provider: &str) -> Message {
        Message::new(format!("providers-refused-{self}")).with("provider", provider)
    }

    /// As an error, for who asks no further.
    pub fn error(self, provider: &str) -> Error {
        Error::Refused(self.message(provider))
    }
}

/// Writes down that a provider's answer was refused.
pub fn refused(tx: &mut Tx<'_>, why: Refusal, about: Option<PersonId>, address: &str) -> Result<()> {
    Ok(audit::record(tx, Act::new(Kind::ProviderRefused).about(about).from(address).detail(why.word()))?)
}

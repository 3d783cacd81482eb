//! The rows of mails.

use std::fmt;

use anyhow::Context as _;
use diesel::prelude::*;

use super::To;
use crate::error::{Error, Result};
use crate::ids::{MailId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::mails;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Language;
use crate::stored_words;

stored_words! {
    /// What became of a mail.
    pub enum Outcome {
        /// Somebody else has it now.
        Sent = "sent",
        /// It was no longer wanted or allowed when it was to be sent.
        Unwanted = "unwanted",
        /// It was not sent, since its address had refused mail before.
        Stopped = "stopped",
        /// Its own server refused it for good.
        Refused = "refused",
        /// It could not be sent for days.
        GivenUp = "given_up",
    }
}

/// A mail that somebody is about to send. It does not print: it may hold the secret of a link.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = mails)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Waiting {
    pub id: MailId,
    pub kind: String,
    pub data: String,
    pub person_id: Option<PersonId>,
    pub address: String,
    pub language: String,
    pub message_id: String,
    pub made_at: Instant,
    pub tries: i64,
}

impl Waiting {
    /// What it is about.
    pub fn about<M: super::Mail>(&self) -> Result<M> {
        serde_json::from_str(&self.data).map_err(|fault| Error::Internal(fault.into()))
    }

    /// Whom it goes to.
    pub fn to(&self) -> Result<To> {
        let address = MailAddress::parse(&self.address).context("a mail to no address")?;
        let language = Language::parse(&self.language).unwrap_or(Language::ENGLISH);
        Ok(To { person: self.person_id, address, language })
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Waiting({} {})", self.id, self.kind)
    }
}

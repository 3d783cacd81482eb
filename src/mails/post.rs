//! Writing a mail into the outbox, in the transaction that caused it.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::db::schema::{mails, people};
use crate::platform::db::{Conn, Tx};
use crate::platform::mail_address::MailAddress;
use crate::platform::tokens;
use crate::platform::words::Language;
use crate::settings;

/// A kind of mail. What it holds are ids, and for a link to an account the secret of the link; never text.
pub trait Mail: Serialize + DeserializeOwned {
    /// The word it is stored by: the feature and the mail, as in `accounts.confirmation`.
    const KIND: &'static str;
    /// Whether somebody waits for it at a door: it goes before whatever else waits.
    const IS_AWAITED: bool = false;
}

/// How much earlier a mail is due that is awaited.
const AHEAD: Duration = Duration::from_secs(24 * 60 * 60);

/// Whom a mail goes to.
#[derive(Clone, Debug)]
pub struct To {
    /// Who they are, if they are somebody here: their mails go when they do.
    pub person: Option<PersonId>,
    /// Where they read it.
    pub address: MailAddress,
    /// The language they read.
    pub language: Language,
}

impl To {
    /// Somebody at an address of theirs, in the language they chose, or else the site's.
    pub fn person(conn: &mut Conn, person: PersonId, address: MailAddress) -> Result<Self> {
        let chosen: Option<String> = people::table.find(person).select(people::language).first(conn)?;
        let language = match chosen.as_deref().and_then(Language::parse) {
            Some(language) => language,
            None => Language::parse(&settings::load(conn)?.language).unwrap_or(Language::ENGLISH),
        };
        Ok(Self { person: Some(person), address, language })
    }
}

/// Writes a mail into the outbox: it leaves once the transaction is kept, and not at all otherwise.
pub fn post<M: Mail>(tx: &mut Tx<'_>, to: &To, mail: &M) -> Result<()> {
    let data = serde_json::to_string(mail).map_err(anyhow::Error::from)?;
    let message_id = new_message_id(tx.site())?;
    let now = tx.now();
    let due_at = if M::IS_AWAITED { now.minus(AHEAD) } else { now };
    diesel::insert_into(mails::table)
        .values((
            mails::kind.eq(M::KIND),
            mails::data.eq(data),
            mails::person_id.eq(to.person),
            mails::address.eq(to.address.written()),
            mails::language.eq(to.language.tag()),
            mails::message_id.eq(message_id),
            mails::made_at.eq(now),
            mails::due_at.eq(due_at),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What no mail was called before, at this site.
pub(super) fn new_message_id(site: &str) -> Result<String> {
    let host = site.split("://").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("localhost");
    Ok(format!("{}@{host}", tokens::random_text::<18>()?))
}

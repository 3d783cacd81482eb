//! Links from mails: what they have in common. Opening one changes nothing; a button on its page does.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use crate::accounts::{self, MailedLink, Purpose, Spent};
use crate::error::Result;
use crate::people;
use crate::platform::db::Tx;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::Message;
use crate::web::{Response, Visit};

/// A form of a button alone.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressed {}

/// How a new link is had in place of one that works no longer.
pub(super) struct Anew {
    /// The page where one asks, or the address that a button sends to.
    pub(super) url: String,
    /// The words of the link or button.
    pub(super) words: &'static str,
    /// Whether it is a button.
    pub(super) is_button: bool,
}

impl Anew {
    pub(super) fn at(url: &str, words: &'static str) -> Self {
        Self { url: url.to_owned(), words, is_button: false }
    }
}

#[derive(Serialize)]
struct SpentPage {
    why: Message,
    url: String,
    words: &'static str,
    is_button: bool,
}

/// Whose a link is, as its page says.
pub(super) struct Opened {
    pub(super) link: MailedLink,
    pub(super) handle: String,
}

/// The hash of what stands in an address.
pub(super) fn hash_of(token: &str) -> Option<TokenHash> {
    Token::parse(token).map(|token| token.hash())
}

/// Looks at a link without using it.
pub(super) async fn open(visit: &Visit, purpose: Purpose, token: &str) -> Result<Result<Opened, Spent>> {
    let (hash, now) = (hash_of(token), visit.now());
    visit
        .read(move |conn, _| match accounts::find_link(conn, purpose, hash.as_ref(), now)? {
            Ok(link) => {
                let handle = people::find(conn, link.person_id)?.handle;
                Ok(Ok(Opened { link, handle }))
            }
            Err(spent) => Ok(Err(spent)),
        })
        .await
}

/// Says that a link works no longer, and offers a new one.
pub(super) fn spent(visit: &Visit, why: Spent, anew: Anew) -> Result<Response> {
    let page = SpentPage { why: why.message(), url: anew.url, words: anew.words, is_button: anew.is_button };
    visit.draw("accounts/link_spent.html", &page, HttpResponse::NotFound(), |frame| frame.robots = Some("noindex"))
}

/// Who asks for a link, as it is counted.
pub(super) struct Asker {
    is_counted: bool,
    network: String,
    device: Option<TokenHash>,
}

impl Asker {
    pub(super) fn of(visit: &Visit) -> Self {
        let facts = visit.facts();
        let (network, device) = (facts.address.clone(), facts.device.as_ref().map(Token::hash));
        Self { is_counted: visit.app().config.limits, network, device }
    }

    /// Counts that a link for a new password is asked for, whether or not somebody has the address.
    pub(super) fn asks_for_password(&self, tx: &mut Tx<'_>, mail: &str) -> Result<()> {
        if !self.is_counted {
            return Ok(());
        }
        let guesses = accounts::password_requests(tx.conn(), mail, self.device.as_ref(), &self.network)?;
        accounts::attempt(tx, guesses)?;
        accounts::refuse_too_many_links(tx)
    }

    /// The same of a link to sign in with.
    pub(super) fn asks_to_sign_in(&self, tx: &mut Tx<'_>, mail: &str) -> Result<()> {
        if !self.is_counted {
            return Ok(());
        }
        let guesses = accounts::sign_in_requests(tx.conn(), mail, self.device.as_ref(), &self.network)?;
        accounts::attempt(tx, guesses)?;
        accounts::refuse_too_many_links(tx)
    }
}

/// Counts that a mail to an address is asked for that is only named, whoever has it.
pub(super) fn count_mail(tx: &mut Tx<'_>, is_counted: bool, mail: &str, network: &str) -> Result<()> {
    if is_counted {
        accounts::attempt(tx, accounts::mail_requests(mail, network))?;
    }
    Ok(())
}

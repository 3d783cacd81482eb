//! Proving once more who one is by a mailed code: for whoever has neither a password nor a provider.

use super::emails::{ProofCode, address_of};
use super::mailed_links::{self, NewLink, Purpose};
use super::mailed_sign_in::as_typed;
use super::model;
use crate::error::{Error, Result};
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::mail_address::fold_mail;
use crate::platform::tokens::{self, Token};
use crate::platform::words::Language;
use crate::rights::Member;

/// Mails a code to somebody's own address, once it is confirmed. It is good in the session that asks, and no other.
pub fn ask_to_prove(tx: &mut Tx<'_>, by: &Member, session: &Token, language: &Language) -> Result<()> {
    let (token, code) = (Token::random()?, tokens::random_code()?);
    let found = model::find(tx.conn(), by.id)?.filter(|account| account.mail_confirmed_at.is_some());
    let account = found.ok_or(Error::NotFound)?;
    let (session_hash, code_hash) = (session.hash(), session.hash_of_code(&code));
    let link = NewLink {
        purpose: Purpose::Proof,
        person: by.id,
        mail: &account.mail,
        token: &token.hash(),
        browser: Some((&session_hash, &code_hash)),
        leads_to: "",
    };
    mailed_links::send(tx, &link)?;
    let to = address_of(tx.conn(), &account, language)?;
    mails::post(tx, &to, &ProofCode { person: by.id, secret: token.text(), code })
}

/// Whether a code is the newest that was mailed to somebody for this session; it is used up.
pub fn prove_by_code(tx: &mut Tx<'_>, by: &Member, session: &Token, code: &str) -> Result<bool> {
    let (now, tried) = (tx.now(), session.hash_of_code(&as_typed(code)));
    let found = mailed_links::find_of_browser(tx.conn(), Purpose::Proof, &session.hash(), now)?;
    let Some(link) = found.filter(|link| link.person_id == by.id) else { return Ok(false) };
    let account = model::find(tx.conn(), by.id)?;
    let is_theirs = account.is_some_and(|account| fold_mail(&account.mail) == fold_mail(&link.mail));
    let is_right = link.code_hash.as_deref().is_some_and(|hash| tokens::same(hash, &tried));
    Ok(is_right && is_theirs && mailed_links::use_up(tx, &link)?)
}

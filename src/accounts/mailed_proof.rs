//! Proving once more who one is by a mailed code, typed in the session that asked for it.

use super::emails::{ProofCode, address_of};
use super::mailed_links::{self, NewLink, Purpose};
use super::mailed_sign_in::{is_theirs, typed};
use super::{model, sessions};
use crate::error::{Error, Result};
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::tokens::{self, Token};
use crate::platform::words::Language;
use crate::rights::Member;

/// Mails a code to whoever is signed in. It is worth something in this session only.
pub fn ask_for_proof(tx: &mut Tx<'_>, by: &Member, session: &Token, language: &Language) -> Result<()> {
    let account = model::find(tx.conn(), by.id)?.ok_or(Error::NotFound)?;
    let (token, code) = (Token::random()?, tokens::random_code()?);
    let link = NewLink {
        purpose: Purpose::Proof,
        person: by.id,
        mail: &account.mail,
        token: &token.hash(),
        browser: Some((&session.hash(), &session.hash_of_code(&code))),
        leads_to: "/",
    };
    mailed_links::send(tx, &link)?;
    let to = address_of(tx.conn(), &account, language)?;
    mails::post(tx, &to, &ProofCode { person: by.id, secret: token.text(), code })
}

/// Notes that whoever is signed in proved it by a code; false if the code is another's or none.
pub fn prove_by_code(tx: &mut Tx<'_>, by: &Member, session: &Token, code: &str) -> Result<bool> {
    let (now, hash) = (tx.now(), session.hash());
    let tried = session.hash_of_code(&typed(code));
    let found = mailed_links::find_of_browser(tx.conn(), Purpose::Proof, &hash, now)?;
    let Some(link) = found.filter(|link| by.is(link.person_id)) else { return Ok(false) };
    let is_right = link.code_hash.as_deref().is_some_and(|hash| tokens::same(hash, &tried));
    if !is_right || !is_theirs(tx, by.id, &link.mail)? || !mailed_links::use_up(tx, &link)? {
        return Ok(false);
    }
    sessions::proved(tx, &hash)?;
    Ok(true)
}

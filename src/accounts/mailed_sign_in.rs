//! Signing in by a mailed link, which works in the browser that asked, or by its code typed there.

use super::emails::{SignInLink, address_of};
use super::mailed_links::{self, NewLink, Purpose, Spent};
use super::{attempts, model};
use crate::error::Result;
use crate::ids::PersonId;
use crate::mails;
use crate::platform::db::Tx;
use crate::platform::mail_address::fold_mail;
use crate::platform::tokens::{self, Token, TokenHash};
use crate::platform::words::Language;

/// Mails a link and a code to whoever has an address; to nobody if nobody has it. `browser`: what the browser that
/// asks holds from now on.
pub fn ask_to_sign_in(tx: &mut Tx<'_>, mail: &str, browser: &Token, leads_to: &str, language: &Language) -> Result<()> {
    let (token, code) = (Token::random()?, tokens::random_code()?);
    let (browser_hash, code_hash) = (browser.hash(), browser.hash_of_code(&code));
    model::do_for_holder(tx, mail, |tx, account| {
        let link = NewLink {
            purpose: Purpose::SignIn,
            person: account.person_id,
            mail: &account.mail,
            token: &token.hash(),
            browser: Some((&browser_hash, &code_hash)),
            leads_to,
        };
        mailed_links::send(tx, &link)?;
        attempts::count_link(tx)?;
        let to = address_of(tx.conn(), account, language)?;
        mails::post(tx, &to, &SignInLink { person: account.person_id, secret: token.text(), code })
    })
}

/// Who signs in by a link, in the browser that asked, and where they are led; or why it does not work.
pub fn sign_in_by_link(
    tx: &mut Tx<'_>,
    token: Option<&TokenHash>,
    browser: Option<&TokenHash>,
) -> Result<Result<(PersonId, String), Spent>> {
    let now = tx.now();
    let link = match mailed_links::find(tx.conn(), Purpose::SignIn, token, now)? {
        Ok(link) if browser.is_some() && link.browser_hash.as_ref() == browser => link,
        Ok(_) => return Ok(Err(Spent::Unknown)),
        Err(spent) => return Ok(Err(spent)),
    };
    if !is_theirs(tx, link.person_id, &link.mail)? {
        return Ok(Err(Spent::Replaced));
    }
    let is_used = mailed_links::use_up(tx, &link)?;
    Ok(if is_used { Ok((link.person_id, link.leads_to)) } else { Err(Spent::Used) })
}

/// Who signs in by a code in the browser that asked, and where they are led; nobody if the code is another's or
/// none.
pub fn sign_in_by_code(tx: &mut Tx<'_>, browser: &Token, code: &str) -> Result<Option<(PersonId, String)>> {
    let now = tx.now();
    let tried = browser.hash_of_code(&typed(code));
    let found = mailed_links::find_of_browser(tx.conn(), Purpose::SignIn, &browser.hash(), now)?;
    let Some(link) = found else { return Ok(None) };
    let is_right = link.code_hash.as_deref().is_some_and(|hash| tokens::same(hash, &tried));
    if !is_right || !is_theirs(tx, link.person_id, &link.mail)? || !mailed_links::use_up(tx, &link)? {
        return Ok(None);
    }
    Ok(Some((link.person_id, link.leads_to)))
}

/// A code as it was meant, however it was spaced.
pub(super) fn typed(code: &str) -> String {
    code.chars().filter(|it| !it.is_whitespace() && *it != '-').take(32).collect()
}

/// Whether an address still is the account's.
pub(super) fn is_theirs(tx: &mut Tx<'_>, person: PersonId, mail: &str) -> Result<bool> {
    Ok(model::find(tx.conn(), person)?.is_some_and(|account| fold_mail(&account.mail) == fold_mail(mail)))
}

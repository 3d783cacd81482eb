//! Joining what a provider says somebody is to an account here.

use super::arrivals::{Arrival, find_arrival, leave_arrival};
use super::{Answer, Newcomers, Provider, Refusal, apply, identities, model};
use crate::accounts::{self, NewAccount};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::mail_address::MailAddress;
use crate::platform::tokens::TokenHash;

/// Takes the arrival of a browser: of many at once one gets it.
fn take(tx: &mut Tx<'_>, browser: &TokenHash) -> Result<(Arrival, Provider)> {
    let now = tx.now();
    let arrival = find_arrival(tx.conn(), browser, now)?;
    let was_there = leave_arrival(tx, browser)?;
    let arrival = arrival.filter(|_| was_there).ok_or(Error::NotFound)?;
    let provider = model::find(tx.conn(), arrival.provider_id)?;
    if provider.is_open() { Ok((arrival, provider)) } else { Err(Refusal::Closed.error(&provider.name)) }
}

/// Joins an arrival to an account that somebody has just proved to be theirs. The account is the one of the address
/// that the provider vouches for, and no other.
pub fn join_arrival(tx: &mut Tx<'_>, browser: &TokenHash, person: PersonId) -> Result<Arrival> {
    let (arrival, provider) = take(tx, browser)?;
    let owner = accounts::find_credential(tx.conn(), &arrival.mail)?.map(|(owner, _)| owner);
    if owner != Some(person) {
        return Err(Refusal::Person.error(&provider.name));
    }
    identities::add(tx, &provider, person, &arrival.subject, &arrival.called)?;
    apply(tx, &provider, person, &arrival.claims())?;
    Ok(arrival)
}

/// Makes an account for an arrival. Its address is the one that the provider vouches for.
pub fn join_new(tx: &mut Tx<'_>, browser: &TokenHash, name: &str, handle: &str) -> Result<(Arrival, PersonId)> {
    let (arrival, provider) = take(tx, browser)?;
    if provider.newcomers != Newcomers::Welcome {
        return Err(Refusal::Newcomer.error(&provider.name));
    }
    let mail = MailAddress::parse(&arrival.mail).map_err(|_| Refusal::NoMail.error(&provider.name))?;
    let new = NewAccount {
        name: name.to_owned(),
        handle: handle.to_owned(),
        mail,
        password_hash: None,
        about: String::new(),
    };
    let person = accounts::join(tx, &new)?;
    identities::add(tx, &provider, person, &arrival.subject, &arrival.called)?;
    apply(tx, &provider, person, &arrival.claims())?;
    Ok((arrival, person))
}

/// Takes an address as confirmed that a provider vouches for, where it is the one that somebody's account names.
pub fn vouch(tx: &mut Tx<'_>, person: PersonId, answer: &Answer) -> Result<()> {
    match &answer.mail {
        Ok(mail) => accounts::vouched_for(tx, person, mail),
        Err(_) => Ok(()),
    }
}

/// Joins a provider's answer to the account of somebody who is signed in and began it.
pub fn join_person(tx: &mut Tx<'_>, provider: &Provider, person: PersonId, answer: &Answer) -> Result<()> {
    match identities::find_identity(tx.conn(), &provider.issuer, &answer.subject)? {
        Some(known) if known.person_id == person => identities::used(tx, known.id, &answer.called)?,
        Some(_) => return Err(Refusal::Taken.error(&provider.name)),
        None => {
            identities::add(tx, provider, person, &answer.subject, &answer.called)?;
        }
    }
    vouch(tx, person, answer)?;
    apply(tx, provider, person, &answer.claims)
}

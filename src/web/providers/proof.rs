//! Proving, with its password, the account that has the address a provider vouches for; both are joined then.
//!
//! This is no door: nobody gets here but from a provider that says the address is theirs.

use serde::{Deserialize, Serialize};

use super::first_time::{Arrived, arrived};
use super::{browser, refused_page};
use crate::accounts::{self, Attempt};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::forms::FieldErrors;
use crate::platform::passwords::Verdict;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::providers::{self, NewSignIn, Refusal};
use crate::web::accounts::{Entry, Proven, begin};
use crate::web::{Form, Response, Visit};

/// What the proof sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProofForm {
    password: String,
}

#[derive(Serialize)]
struct ProofPage {
    form: Unwritten,
    errors: FieldErrors,
    provider: String,
    mail: String,
}

/// A password is never drawn again.
#[derive(Serialize)]
struct Unwritten {}

/// The page that asks for it.
pub(super) fn show(visit: &Visit, arrived: &Arrived, errors: FieldErrors) -> Result<Response> {
    let (is_again, provider) = (!errors.is_empty(), arrived.provider.name.clone());
    let page = ProofPage { form: Unwritten {}, errors, provider, mail: arrived.arrival.mail.clone() };
    match is_again {
        true => visit.form_again("providers/proof.html", &page),
        false => visit.unlisted_page("providers/proof.html", &page),
    }
}

/// `POST /sign-in/first-time/proof`: guessed at as in signing in, and with the same work.
pub async fn prove(visit: Visit, form: Form<ProofForm>) -> Result<Response> {
    let arrived = arrived(&visit).await?;
    let (attempt, found) = start(&visit, arrived.arrival.mail.clone()).await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let verdict = visit.app().passwords.verify(Secret::new(form.0.password), hash.clone()).await?;
    match (person, verdict) {
        (Some(person), Verdict::Right { .. }) => {
            let proven = Proven::of(person, hash.unwrap_or_default());
            match join(&visit, &arrived, (person, proven), attempt).await {
                Err(Error::Refused(reason)) => {
                    let address = visit.facts().address.clone();
                    visit.write(move |tx| providers::refused(tx, Refusal::Taken, Some(person), &address)).await?;
                    refused_page(&visit, &arrived.provider, reason)
                }
                other => other,
            }
        }
        _ => {
            let address = visit.facts().address.clone();
            visit
                .write(move |tx| Ok(audit::record(tx, Act::new(Kind::SignInFailed).about(person).from(&address))?))
                .await?;
            show(&visit, &arrived, FieldErrors::of("password", Message::new("providers-proof-wrong")))
        }
    }
}

/// Counts the attempt and looks for the account.
async fn start(visit: &Visit, mail: String) -> Result<(Option<Attempt>, Option<(PersonId, Option<String>)>)> {
    let (network, device) = (visit.facts().address.clone(), visit.facts().device.as_ref().map(Token::hash));
    let is_counted = visit.app().config.limits;
    visit
        .write(move |tx| {
            let guesses = accounts::guesses(tx.conn(), &mail, device.as_ref(), &network)?;
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            Ok((attempt, accounts::find_credential(tx.conn(), &mail)?))
        })
        .await
}

async fn join(
    visit: &Visit,
    arrived: &Arrived,
    (person, proven): (PersonId, Proven),
    attempt: Option<Attempt>,
) -> Result<Response> {
    let (kept, before) = (Token::random()?, arrived.browser.clone());
    let browser = kept.hash();
    let next = arrived.arrival.next.clone().unwrap_or_else(|| "/".into());
    let entry = Entry { kind: Kind::SignedIn, by: "provider", next, is_kept: true };
    let mut response = begin(visit, entry, move |tx| {
        proven.stands(tx)?;
        if let Some(attempt) = &attempt {
            accounts::succeeded(tx, attempt)?;
        }
        let arrival = providers::join_arrival(tx, &before, person)?;
        let provider = arrival.provider_id;
        providers::note_sign_in(tx, &NewSignIn { browser, provider, person, id_token: arrival.id_token })?;
        Ok(person)
    })
    .await?;
    browser::keep(visit, &mut response, &kept)?;
    Ok(response)
}

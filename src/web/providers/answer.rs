//! A browser comes back from a provider. The protocol makes this a GET that does something; what it does is bound to
//! the browser that began it, and happens once (`docs/decisions/`).

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;

use super::depart::find_metadata;
use super::{asking, browser, refuse, refused_page};
use crate::accounts;
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::tokens::Token;
use crate::providers::{
    self, Answer, Departure, Errand, NewArrival, NewSignIn, Newcomers, Provider, Question, Refusal, Returned,
};
use crate::web::accounts::{Entry, back_to, begin, note_proof};
use crate::web::{Path, Query, Response, Visit};

/// What a provider sends a browser back with.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// `GET /sign-in/with/{provider}/answer`
pub async fn answer(visit: Visit, slug: Path<String>, query: Query<Sent>) -> Result<Response> {
    let slug = slug.0;
    let provider = visit.read(move |conn, _| Ok(providers::find_by_slug(conn, &slug)?)).await?;
    match listen(&visit, &provider, query.0).await? {
        Ok((departure, answer)) => welcome(&visit, provider, departure, answer).await,
        Err(why) => refuse(&visit, &provider, why).await,
    }
}

/// Takes the departure back, and asks the provider whom it means.
async fn listen(visit: &Visit, provider: &Provider, sent: Sent) -> Result<Result<(Departure, Answer), Refusal>> {
    let Some(state) = sent.state.as_deref().and_then(Token::parse) else { return Ok(Err(Refusal::Unknown)) };
    let (id, hash) = (provider.id, state.hash());
    let kept = visit.facts().browser.clone();
    let browser = kept.as_ref().map(Token::hash);
    let taken = visit.write(move |tx| Ok(providers::take_departure(tx, id, &hash, browser.as_ref())?)).await?;
    let (departure, kept) = match (taken, kept) {
        (Ok(departure), Some(kept)) => (departure, kept),
        (Err(why), _) => return Ok(Err(why)),
        (Ok(_), None) => return Ok(Err(Refusal::Browser)),
    };
    if !provider.is_open() {
        return Ok(Err(Refusal::Closed));
    }
    // A refusal too is somebody's word.
    if sent.iss.as_ref().is_some_and(|named| *named != provider.issuer) {
        return Ok(Err(Refusal::Issuer));
    }
    let Some(code) = sent.code.filter(|code| sent.error.is_none() && code.len() <= 4096) else {
        return Ok(Err(if sent.error.is_some() { Refusal::Denied } else { Refusal::Answer }));
    };
    let is_anew = departure.errand == Errand::Proof;
    // The clock of the provider may be a little behind.
    let within = is_anew.then(|| visit.now().since(departure.made_at) + Duration::from_secs(60));
    let back = providers::answer_address(&visit.app().base, &provider.slug);
    let returned = Returned { code, issuer: sent.iss, names: Vec::new(), within };
    let answer = ask(visit, provider, Question { browser: kept, state, back, is_anew }, returned).await?;
    Ok(answer.map(|answer| (departure, answer)))
}

/// Asks the provider.
async fn ask(
    visit: &Visit,
    provider: &Provider,
    question: Question,
    mut returned: Returned,
) -> Result<Result<Answer, Refusal>> {
    let Some(metadata) = find_metadata(visit, provider).await? else { return Ok(Err(Refusal::Away)) };
    let (id, now) = (provider.id, visit.now());
    let rules = visit.read(move |conn, _| Ok(providers::list_rules(conn, id)?)).await?;
    returned.names = rules.into_iter().map(|rule| rule.claim).collect();
    let (app, provider) = (Arc::clone(visit.app()), provider.clone());
    let seal = app.seal()?;
    asking(visit, move || {
        let renewed = || providers::find_metadata(&app.outbound, &app.discovered, &provider, now, true);
        providers::ask(&app.outbound, &metadata, &provider, &seal, &question, &returned, renewed)
    })
    .await
}

/// Who is known is signed in; who is not says who they are; who joins is joined.
async fn welcome(visit: &Visit, provider: Provider, departure: Departure, answer: Answer) -> Result<Response> {
    match (departure.errand, departure.person) {
        (Errand::SignIn, _) => {}
        (errand, Some(person)) if visit.viewer().is(person) => {
            return match errand {
                Errand::Proof => prove(visit, provider, person, departure.next, answer).await,
                _ => join(visit, provider, person, answer).await,
            };
        }
        _ => return refuse(visit, &provider, Refusal::Person).await,
    }
    let (issuer, subject) = (provider.issuer.clone(), answer.subject.clone());
    let mail = answer.mail.as_ref().map(|mail| mail.written().to_owned()).ok();
    let (known, has_account) = visit
        .read(move |conn, _| {
            let known = providers::find_identity(conn, &issuer, &subject)?;
            let owner = mail.map(|mail| accounts::find_credential(conn, &mail)).transpose()?.flatten();
            Ok((known, owner.is_some()))
        })
        .await?;
    match (known, &answer.mail) {
        (Some(_), _) => sign_in(visit, provider, departure.next, answer).await,
        (None, Err(why)) => refuse(visit, &provider, *why).await,
        (None, Ok(_)) if provider.newcomers == Newcomers::KnownOnly && !has_account => {
            refuse(visit, &provider, Refusal::Newcomer).await
        }
        (None, Ok(_)) => arrive(visit, &provider, departure.next, answer).await,
    }
}

/// Signs in whom the identity belongs to, after what the provider's word gives was brought in step.
async fn sign_in(visit: &Visit, provider: Provider, next: Option<String>, answer: Answer) -> Result<Response> {
    let (kept, hint) = (Token::random()?, hint(visit, &answer)?);
    let browser = kept.hash();
    let entry = Entry { kind: Kind::SignedIn, by: "provider", next: next.unwrap_or_else(|| "/".into()), is_kept: true };
    let mut response = begin(visit, entry, move |tx| {
        let known = providers::find_identity(tx.conn(), &provider.issuer, &answer.subject)?.ok_or(Error::NotFound)?;
        providers::used(tx, known.id, &answer.called)?;
        let person = known.person_id;
        providers::vouch(tx, person, &answer)?;
        providers::apply(tx, &provider, person, &answer.claims)?;
        providers::note_sign_in(tx, &NewSignIn { browser, provider: provider.id, person, id_token: hint })?;
        Ok(person)
    })
    .await?;
    browser::keep(visit, &mut response, &kept)?;
    Ok(response)
}

/// Keeps what the provider said while the person says who they are here.
async fn arrive(visit: &Visit, provider: &Provider, next: Option<String>, answer: Answer) -> Result<Response> {
    let hint = hint(visit, &answer)?;
    let (Ok(mail), kept) = (answer.mail, Token::random()?) else { return Err(Error::NotFound) };
    let short = |text: String, most: usize| text.chars().take(most).collect::<String>();
    let new = NewArrival {
        browser: kept.hash(),
        provider: provider.id,
        subject: answer.subject,
        mail,
        name: short(answer.name, 80),
        handle: short(answer.handle, 80),
        called: short(answer.called, 200),
        claims: answer.claims,
        id_token: hint,
        next,
    };
    visit.write(move |tx| providers::arrive(tx, &new)).await?;
    let mut response = visit.leads_to("/sign-in/first-time")?;
    browser::keep(visit, &mut response, &kept)?;
    Ok(response)
}

/// Joins the provider to the account of whoever began it, who has to be signed in still.
async fn join(visit: &Visit, provider: Provider, person: PersonId, answer: Answer) -> Result<Response> {
    let shared = provider.clone();
    match visit.write(move |tx| providers::join_person(tx, &shared, person, &answer)).await {
        Ok(()) => visit.leads_to_saying("/settings/identities", "providers-said-joined"),
        Err(Error::Refused(reason)) => {
            let address = visit.facts().address.clone();
            visit.write(move |tx| providers::refused(tx, Refusal::Taken, Some(person), &address)).await?;
            refused_page(visit, &provider, reason)
        }
        Err(other) => Err(other),
    }
}

/// Takes a fresh sign-in there as the proof of who is signed in here.
async fn prove(
    visit: &Visit,
    provider: Provider,
    person: PersonId,
    next: Option<String>,
    answer: Answer,
) -> Result<Response> {
    let (issuer, subject) = (provider.issuer.clone(), answer.subject);
    let known = visit.read(move |conn, _| Ok(providers::find_identity(conn, &issuer, &subject)?)).await?;
    if known.is_none_or(|known| known.person_id != person) {
        return refuse(visit, &provider, Refusal::Stranger).await;
    }
    let (session, address) = (visit.facts().session.as_ref().map(Token::hash), visit.facts().address.clone());
    visit.write(move |tx| note_proof(tx, person, session.as_ref(), &address, "provider")).await?;
    visit.leads_to(&back_to(next.as_deref()))
}

/// The provider's word as it is kept for signing out.
fn hint(visit: &Visit, answer: &Answer) -> Result<String> {
    Ok(visit.app().seal()?.close("id token", &answer.id_token).map_err(anyhow::Error::from)?)
}

//! Leading a browser to a provider.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::HeaderValue;
use serde::{Deserialize, Serialize};

use super::{asking, browser, refuse};
use crate::error::Result;
use crate::platform::tokens::Token;
use crate::platform::views::Frame;
use crate::platform::words::Message;
use crate::providers::{self, Errand, Metadata, NewDeparture, Provider, Question, Refusal};
use crate::rights::Member;
use crate::web::{Form, Path, Response, Visit};

/// Where one is led after signing in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextForm {
    next: Option<String>,
}

#[derive(Serialize)]
struct LeavingPage {
    title: Message,
    address: String,
    /// The host that one is led to, to be looked at.
    host: String,
}

/// `POST /sign-in/with/{provider}`
pub async fn sign_in(visit: Visit, slug: Path<String>, form: Form<NextForm>) -> Result<Response> {
    go(&visit, slug.0, Errand::SignIn, form.0.next).await
}

/// `POST /proof/with/{provider}`: the provider asks anew who they are.
pub async fn prove_anew(visit: Visit, _by: Member, slug: Path<String>, form: Form<NextForm>) -> Result<Response> {
    go(&visit, slug.0, Errand::Proof, form.0.next).await
}

/// Leads a browser to a provider.
pub(super) async fn go(visit: &Visit, slug: String, errand: Errand, next: Option<String>) -> Result<Response> {
    let provider = visit.read(move |conn, _| Ok(providers::find_by_slug(conn, &slug)?)).await?;
    if !provider.is_open() {
        return refuse(visit, &provider, Refusal::Closed).await;
    }
    let Some(metadata) = find_metadata(visit, &provider).await? else {
        return refuse(visit, &provider, Refusal::Away).await;
    };
    let kept = visit.facts().browser.clone();
    let question = Question {
        browser: kept.map_or_else(Token::random, Ok)?,
        state: Token::random()?,
        back: providers::answer_address(&visit.app().base, &provider.slug),
        is_anew: errand == Errand::Proof,
    };
    let address = match question.address(&metadata, &provider, &visit.app().seal()?) {
        Ok(address) => address,
        Err(why) => return refuse(visit, &provider, why).await,
    };
    let (state, kept_by) = (question.state.hash(), question.browser.hash());
    let person = visit.viewer().id().filter(|_| errand != Errand::SignIn);
    let new = NewDeparture { state, browser: kept_by, provider: provider.id, errand, person, next };
    visit.write(move |tx| Ok(providers::depart(tx, &new)?)).await?;
    let title = Message::new("providers-leaving").with("provider", provider.name.clone());
    let mut response = leaving(visit, title, &address, |_| {})?;
    browser::keep(visit, &mut response, &question.browser)?;
    Ok(response)
}

/// A page that leads on at once, by a header, since browsers hold a form's redirects to the policy that forms go
/// nowhere else; and by a link.
pub(super) fn leaving(
    visit: &Visit,
    title: Message,
    address: &str,
    change: impl FnOnce(&mut Frame),
) -> Result<Response> {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_default();
    let page = LeavingPage { title, address: address.to_owned(), host };
    let mut response = visit.draw("providers/leaving.html", &page, HttpResponse::Ok(), |frame| {
        frame.robots = Some("noindex");
        change(frame);
    })?;
    let onward = HeaderValue::from_str(&format!("0;url={address}")).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(actix_web::http::header::REFRESH, onward);
    response
        .headers_mut()
        .insert(actix_web::http::header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// What a provider says of itself; nothing, with a word in the log, if it cannot be had or will not do.
pub(super) async fn find_metadata(visit: &Visit, provider: &Provider) -> Result<Option<Arc<Metadata>>> {
    let (app, provider, now) = (Arc::clone(visit.app()), provider.clone(), visit.now());
    asking(visit, move || {
        let found = providers::find_metadata(&app.outbound, &app.discovered, &provider, now, false);
        found.map_err(|trouble| tracing::warn!(provider = provider.slug, ?trouble, "a provider will not do")).ok()
    })
    .await
}

//! Signing in with a provider: leading there, coming back, and being here for the first time.

mod answer;
mod browser;
mod depart;
mod first_time;
mod own;
mod proof;
mod sign_out;

pub use answer::answer;
pub(super) use browser::read as browser;
pub use depart::{prove_anew, sign_in};
pub use first_time::{make as make_account, show as first_time};
pub use own::{join, leave, list as identities};
pub use proof::prove;
pub(super) use sign_out::sign_out_there;
pub use sign_out::signed_out;

use actix_web::HttpResponse;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::platform::turns::Busy;
use crate::platform::words::Message;
use crate::providers::{self, Provider, Refusal};
use crate::web::{Response, Visit};

#[derive(Serialize)]
struct RefusedPage {
    reason: Message,
    provider: String,
    slug: Option<String>,
    is_signed_in: bool,
}

/// Says plainly why a sign-in comes to nothing, and writes it down; what belongs to nothing here is only logged.
async fn refuse(visit: &Visit, provider: &Provider, why: Refusal) -> Result<Response> {
    tracing::warn!(provider = provider.slug, refusal = why.word(), "a sign-in with a provider is refused");
    if why != Refusal::Unknown {
        let (about, address) = (visit.viewer().id(), visit.facts().address.clone());
        visit.write(move |tx| providers::refused(tx, why, about, &address)).await?;
    }
    refused_page(visit, provider, why.message(&provider.name))
}

/// The page alone, with a button to begin again where that can help.
fn refused_page(visit: &Visit, provider: &Provider, reason: Message) -> Result<Response> {
    let is_signed_in = visit.member().is_some();
    let slug = (provider.is_open() && !is_signed_in).then(|| provider.slug.clone());
    let page = RefusedPage { reason, provider: provider.name.clone(), slug, is_signed_in };
    visit.draw("providers/refused.html", &page, HttpResponse::Forbidden(), |frame| frame.robots = Some("noindex"))
}

/// Runs what waits for a provider where it holds up no request, and few at a time.
async fn asking<T: Send + 'static>(visit: &Visit, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let busy = |_: Busy| Error::Unavailable("too many sign-in providers are being asked".into());
    visit.app().asking.take(work).await.map_err(busy)
}

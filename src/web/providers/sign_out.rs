//! Signing out at the provider too, after it was done here.

use serde::Serialize;

use super::depart::{find_metadata, leaving};
use crate::error::Result;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::providers::{self, SignOut};
use crate::web::{Response, Visit};

#[derive(Serialize)]
struct SignedOutPage {}

/// `GET /signed-out`
pub async fn signed_out(visit: Visit) -> Result<Response> {
    visit.unlisted_page("providers/signed_out.html", &SignedOutPage {})
}

/// Leads whoever signed in with a provider there, to be signed out; nothing if they did not, or it takes no part in
/// that, or cannot be asked now: here they are signed out already.
pub async fn sign_out_there(visit: &Visit) -> Result<Option<Response>> {
    let (Some(browser), Some(person)) = (visit.facts().browser.as_ref().map(Token::hash), visit.viewer().id()) else {
        return Ok(None);
    };
    let found = visit
        .write(move |tx| {
            let signed_in = providers::take_sign_in(tx, &browser, person)?;
            let Some(signed_in) = signed_in else { return Ok(None) };
            Ok(Some((providers::find(tx.conn(), signed_in.provider_id)?, signed_in.id_token)))
        })
        .await?;
    let Some((provider, id_token)) = found.filter(|(provider, _)| provider.sign_out == SignOut::ThereToo) else {
        return Ok(None);
    };
    let hint = visit.app().seal()?.open("id token", &id_token);
    let (Some(hint), Some(metadata)) = (hint, find_metadata(visit, &provider).await?) else { return Ok(None) };
    let back = visit.app().base.join("/signed-out");
    let Some(address) = providers::end_session_address(&metadata, &provider, hint.expose(), &back) else {
        return Ok(None);
    };
    let title = Message::new("providers-leaving-out").with("provider", provider.name.clone());
    leaving(visit, title, &address, |frame| frame.viewer = None).map(Some)
}

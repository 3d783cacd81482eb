//! Forms that could not be taken for want of a session: what was written in them is not lost.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use super::visit::Visit;
use crate::drafts::{self, MOST_BYTES, Place};
use crate::error::{Error, Result};
use crate::kept_forms::{self, KeptForm};
use crate::platform::forms::Fields;
use crate::platform::limits::KEPT_FORMS;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::urls;
use crate::web::gate::Admitted;

/// The cookie by whose token somebody has back what they wrote.
pub(super) const COOKIE: &str = "kept";

/// The fields that people write texts in.
const TEXTS: [&str; 2] = ["title", "body"];

/// Leads somebody who is not signed in to where they do that; a text they wrote waits for them.
pub(super) async fn until_sign_in(visit: &Visit, path: &str, sent: &Fields) -> Result<Admitted> {
    if !has_text(sent) {
        let address = format!("/sign-in?next={}", urls::path_segment(visit.page_before()));
        return Ok(Admitted::Answered(visit.leads_to(&address)?));
    }
    let form = kept_form(path, sent).ok_or(Error::SignInNeeded)?;
    visit.app().limits.check(KEPT_FORMS, &visit.facts().address, visit.now())?;
    let address = format!("/sign-in?next={}", urls::path_segment(&form.place.page()));
    let token = Token::random()?;
    let hash = token.hash();
    visit.write(move |tx| kept_forms::keep(tx, &hash, &form)).await?;
    let cookie = Cookie::build(COOKIE, token.text())
        .path("/")
        .http_only(true)
        .secure(visit.app().base.is_https())
        .same_site(SameSite::Lax)
        .max_age(Duration::try_from(kept_forms::KEPT_FOR).map_err(anyhow::Error::from)?)
        .finish();
    Ok(Admitted::Answered(visit.onward(&address).cookie(cookie).finish()))
}

/// Makes a draft of what somebody wrote whose account is not one of the members' yet, and leads to what it waits for.
pub(super) async fn until_admitted(visit: &Visit, path: &str, sent: &Fields, refused: Error) -> Result<Admitted> {
    let form = kept_form(path, sent).filter(|_| has_text(sent));
    let (Some(form), Some(by)) = (form, visit.member().cloned()) else { return Err(refused) };
    visit.write(move |tx| drafts::keep(tx, &by, form.place, form.fields)).await?;
    Ok(Admitted::Answered(visit.leads_to_saying("/confirmation", "accounts-said-draft-kept")?))
}

/// Makes a draft of what somebody wrote in a form of a session before, and leads back to its page.
pub(super) async fn as_draft(visit: &Visit, path: &str, sent: &Fields) -> Result<Admitted> {
    let form = kept_form(path, sent).filter(|_| has_text(sent));
    let (Some(form), Some(by)) = (form, visit.member().cloned()) else {
        return Err(Error::Refused(Message::new("errors-refused-token")));
    };
    let page = form.place.page();
    visit.write(move |tx| drafts::keep(tx, &by, form.place, form.fields)).await?;
    Ok(Admitted::Answered(visit.leads_to_saying(&page, "accounts-said-send-again")?))
}

fn has_text(sent: &Fields) -> bool {
    TEXTS.iter().any(|name| sent.get(name).is_some_and(|text| !text.trim().is_empty()))
}

/// What was sent, if a draft can be made of it; otherwise the page of the refusal shows it.
fn kept_form(path: &str, sent: &Fields) -> Option<KeptForm> {
    let place: Place = path.parse().ok()?;
    let bytes: usize = sent.iter().map(|(name, value)| name.len() + value.len()).sum();
    let fields = sent.iter().filter(|(name, _)| !name.contains("password"));
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    (bytes <= MOST_BYTES).then_some(KeptForm { place, fields })
}

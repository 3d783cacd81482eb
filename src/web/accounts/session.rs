//! Beginning a session in a browser, and ending it.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;

use crate::accounts::{self, NewSession};
use crate::app::App;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::ids::PersonId;
use crate::kept_forms;
use crate::platform::db::Tx;
use crate::platform::tokens::Token;
use crate::rights::{self, Member};
use crate::urls;
use crate::web::gate::cookie_name;
use crate::web::visit::forget;
use crate::web::{Response, Visit, kept, providers};

/// What a session begins with.
struct Begun {
    is_suspended: bool,
    /// The page where a text of theirs waits.
    page: Option<String>,
}

/// Finds or makes somebody in a transaction, begins their session, and leads on. The token is new each
/// time: one from before signing in is worth nothing. A text that waits for them becomes their draft.
pub(in crate::web) async fn begin(
    visit: &Visit,
    kind: Kind,
    next: Option<&str>,
    who: impl FnOnce(&mut Tx<'_>) -> Result<PersonId> + Send + 'static,
) -> Result<Response> {
    let token = Token::random()?;
    let (facts, hash) = (visit.facts(), token.hash());
    let lasts = accounts::lifetime(visit.app().config.session_days);
    let (agent, address) = (facts.agent.clone(), facts.address.clone());
    let (before, kept_form) = (facts.session.as_ref().map(Token::hash), facts.kept.as_ref().map(Token::hash));
    let begun = visit
        .write(move |tx| {
            let person = who(tx)?;
            if let Some(before) = &before {
                accounts::end(tx, before)?;
            }
            audit::record(tx, Act::new(kind).by(person).about(person).from(&address))?;
            accounts::begin(tx, &NewSession { token_hash: hash, person, lasts, agent, address })?;
            let now = tx.now();
            let member = rights::find_member(tx.conn(), person, now)?;
            let page = kept_form.map(|token| kept_forms::adopt(tx, &token, &member)).transpose()?.flatten();
            Ok(Begun { is_suspended: member.is_suspended(), page })
        })
        .await?;
    let response = match (begun.is_suspended, &begun.page) {
        (true, _) => visit.leads_to("/suspended")?,
        (false, Some(page)) => visit.leads_to_saying(page, "accounts-said-kept")?,
        (false, None) => visit.leads_to(&back_to(next))?,
    };
    with_cookies(response, visit, &token)
}

fn with_cookies(mut response: Response, visit: &Visit, token: &Token) -> Result<Response> {
    response.add_cookie(&session_cookie(visit.app(), token)).map_err(anyhow::Error::from)?;
    if visit.facts().kept.is_some() {
        response.add_cookie(&forget(kept::COOKIE)).map_err(anyhow::Error::from)?;
    }
    Ok(response)
}

/// The cookie that carries a session.
pub(in crate::web) fn session_cookie(app: &App, token: &Token) -> Cookie<'static> {
    let days = i64::from(app.config.session_days);
    Cookie::build(cookie_name(app), token.text())
        .path("/")
        .http_only(true)
        .secure(app.base.is_https())
        .same_site(SameSite::Lax)
        .max_age(actix_web::cookie::time::Duration::days(days))
        .finish()
}

/// `POST /sign-out`
pub async fn sign_out(visit: Visit, by: Member) -> Result<Response> {
    if let Some(hash) = visit.facts().session.as_ref().map(Token::hash) {
        let address = visit.facts().address.clone();
        visit
            .write(move |tx| {
                accounts::end(tx, &hash)?;
                Ok(audit::record(tx, Act::new(Kind::SignedOut).by(by.id).about(by.id).from(&address))?)
            })
            .await?;
    }
    let there = providers::sign_out_there(&visit).await?;
    let mut response =
        there.unwrap_or_else(|| HttpResponse::SeeOther().insert_header((header::LOCATION, "/")).finish());
    response.add_cookie(&forget(cookie_name(visit.app()))).map_err(anyhow::Error::from)?;
    Ok(response)
}

/// A path of this site to lead to, made fit for a header; the front page in place of anything else.
pub(in crate::web) fn back_to(next: Option<&str>) -> String {
    let next = next.unwrap_or("/");
    let is_path = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if !is_path || next.chars().any(|it| it.is_control() || it.is_whitespace()) {
        return "/".to_owned();
    }
    let encoded = |it: char| if it.is_ascii() { it.to_string() } else { urls::path_segment(&it.to_string()) };
    next.chars().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::back_to;

    #[test]
    fn nobody_is_led_off_the_site() {
        let cases = [
            (Some("/threads?tab=newest"), "/threads?tab=newest"),
            (Some("/people/박지우"), "/people/%EB%B0%95%EC%A7%80%EC%9A%B0"),
            (Some("//evil.example"), "/"),
            (Some("/\\evil.example"), "/"),
            (Some("/\t/evil.example"), "/"),
            (Some("/a\r\nSet-Cookie: b"), "/"),
            (Some("https://evil.example"), "/"),
            (Some("javascript:alert(1)"), "/"),
            (Some(""), "/"),
            (None, "/"),
        ];
        for (next, expected) in cases {
            assert_eq!(back_to(next), expected, "{next:?}");
        }
    }
}

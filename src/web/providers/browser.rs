//! What a browser keeps while it deals with providers: by it an answer is known to be this browser's, and what it
//! signed in with is found when it signs out.

use actix_web::cookie::{Cookie, SameSite};

use crate::app::App;
use crate::platform::tokens::Token;
use crate::web::Response;
use crate::web::visit::Visit;

/// The cookie's name: bound to this host where the site has TLS.
pub(super) fn name(app: &App) -> &'static str {
    if app.base.is_https() { "__Host-provider" } else { "provider" }
}

/// What a browser keeps, if it keeps something.
pub(in crate::web) fn read(app: &App, cookie: impl Fn(&str) -> Option<String>) -> Option<Token> {
    cookie(name(app)).and_then(|text| Token::parse(&text))
}

/// Gives a browser something to keep, for as long as a session lasts. It comes along when a provider leads back.
pub(super) fn keep(visit: &Visit, response: &mut Response, token: &Token) -> crate::error::Result<()> {
    let app = visit.app();
    let cookie = Cookie::build(name(app), token.text())
        .path("/")
        .http_only(true)
        .secure(app.base.is_https())
        .same_site(SameSite::Lax)
        .max_age(actix_web::cookie::time::Duration::days(i64::from(app.config.session_days)))
        .finish();
    Ok(response.add_cookie(&cookie).map_err(anyhow::Error::from)?)
}

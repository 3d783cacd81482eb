//! Beginning a session in a browser, and ending it.

use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;

use crate::accounts::{self, Arrival, NewSession, PASSING, Spared, Spent};
use crate::app::App;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::ids::PersonId;
use crate::kept_forms;
use crate::platform::db::Tx;
use crate::platform::tokens::{Token, TokenHash};
use crate::rights::{self, Member};
use crate::urls;
use crate::web::gate::cookie_name;
use crate::web::visit::{Facts, forget};
use crate::web::{Response, Visit, kept, providers};

/// The cookie by which a browser is known that somebody signed in with before.
pub(in crate::web) const DEVICE: &str = "device";
/// The cookie of a browser that asked for a link to sign in with.
pub(in crate::web) const ASKING: &str = "asking";

/// How a session begins.
pub(in crate::web) struct Entry {
    /// What the audit calls it.
    pub(in crate::web) kind: Kind,
    /// By what.
    pub(in crate::web) by: &'static str,
    /// Where it leads.
    pub(in crate::web) next: String,
    /// Whether the browser keeps it when it is closed.
    pub(in crate::web) is_kept: bool,
}

/// Who comes, and where they are led if that is known only now.
pub(super) type Came = (PersonId, Option<String>);

/// What a session begins with.
struct Begun {
    is_suspended: bool,
    is_admitted: bool,
    /// The page where a text of theirs waits.
    page: Option<String>,
}

/// What the transaction needs of the request.
struct From {
    new: NewSession,
    is_kept: bool,
    arrival: Arrival,
    before: Option<TokenHash>,
    kept_form: Option<TokenHash>,
}

/// Finds or makes somebody in a transaction, begins their session, and leads on. The token is new each
/// time: one from before signing in is worth nothing. A text that waits for them becomes their draft.
pub(in crate::web) async fn begin(
    visit: &Visit,
    entry: Entry,
    who: impl FnOnce(&mut Tx<'_>) -> Result<PersonId> + Send + 'static,
) -> Result<Response> {
    match begin_by_link(visit, entry, |tx| Ok(Ok((who(tx)?, None)))).await? {
        Ok(response) => Ok(response),
        Err(_) => visit.leads_to("/sign-in"),
    }
}

/// The same for whoever comes by a link, which may work no longer; then nothing begins.
pub(super) async fn begin_by_link(
    visit: &Visit,
    entry: Entry,
    who: impl FnOnce(&mut Tx<'_>) -> Result<Result<Came, Spent>> + Send + 'static,
) -> Result<Result<Response, Spent>> {
    let (token, device) = (Token::random()?, visit.facts().device.clone().map_or_else(Token::random, Ok)?);
    let Entry { kind, by, next, is_kept } = entry;
    let from = from(visit, &token, &device, is_kept);
    let begun = visit
        .write(move |tx| match who(tx)? {
            Ok((person, leads_to)) => Ok(Ok((begin_for(tx, person, from, Act::new(kind).detail(by))?, leads_to))),
            Err(spent) => Ok(Err(spent)),
        })
        .await?;
    let (begun, leads_to) = match begun {
        Ok(begun) => begun,
        Err(spent) => return Ok(Err(spent)),
    };
    let response = match (begun.is_suspended, begun.is_admitted, &begun.page) {
        (true, ..) => visit.leads_to("/suspended")?,
        (_, false, _) => visit.leads_to("/confirmation")?,
        (_, _, Some(page)) => visit.leads_to_saying(page, "accounts-said-kept")?,
        (_, _, None) => visit.leads_to(&back_to(Some(leads_to.as_deref().unwrap_or(&next))))?,
    };
    with_cookies(response, visit, &token, &device, is_kept).map(Ok)
}

fn from(visit: &Visit, token: &Token, device: &Token, is_kept: bool) -> From {
    let facts: &Facts = visit.facts();
    let lasts = if is_kept { accounts::lifetime(visit.app().config.session_days) } else { PASSING };
    let (agent, address) = (facts.agent.clone(), facts.address.clone());
    let arrival = Arrival {
        device: device.hash(),
        agent: agent.clone(),
        address: address.clone(),
        language: visit.language().clone(),
        is_told: visit.app().config.sends_mail(),
        is_counted: visit.app().config.limits,
    };
    // Whose it is stands there once it is known.
    let new = NewSession { token_hash: token.hash(), person: PersonId::new(0), lasts, agent, address };
    let (before, kept_form) = (facts.session.as_ref().map(Token::hash), facts.kept.as_ref().map(Token::hash));
    From { new, is_kept, arrival, before, kept_form }
}

fn begin_for(tx: &mut Tx<'_>, person: PersonId, from: From, act: Act<'_>) -> Result<Begun> {
    if let Some(before) = &from.before {
        accounts::end(tx, before)?;
    }
    audit::record(tx, act.by(person).about(person).from(&from.new.address))?;
    accounts::arrive(tx, person, &from.arrival)?;
    let new = NewSession { person, ..from.new };
    if from.is_kept {
        accounts::begin(tx, &new)?
    } else {
        accounts::begin_passing(tx, &new)?
    };
    let now = tx.now();
    let member = rights::find_member(tx.conn(), person, now)?;
    let page = from.kept_form.map(|token| kept_forms::adopt(tx, &token, &member)).transpose()?.flatten();
    let is_admitted = member.is_suspended() || member.may_post();
    Ok(Begun { is_suspended: member.is_suspended(), is_admitted, page })
}

fn with_cookies(
    mut response: Response,
    visit: &Visit,
    token: &Token,
    device: &Token,
    is_kept: bool,
) -> Result<Response> {
    let app = visit.app();
    let mut cookies = vec![session_cookie(app, token, is_kept), cookie_of(app, DEVICE, device, Duration::days(400))];
    if visit.facts().kept.is_some() {
        cookies.push(forget(kept::COOKIE));
    }
    if visit.facts().asking.is_some() {
        cookies.push(forget(ASKING));
    }
    for cookie in &cookies {
        response.add_cookie(cookie).map_err(anyhow::Error::from)?;
    }
    Ok(response)
}

/// What of this browser goes on where all else of its person ends.
pub(in crate::web) fn spared(visit: &Visit) -> Option<Spared> {
    let session = visit.facts().session.as_ref()?.hash();
    Some(Spared { session, device: visit.facts().device.as_ref().map(Token::hash) })
}

/// The cookie that carries a session, for as long as the browser is open or for the configured days.
pub(in crate::web) fn session_cookie(app: &App, token: &Token, is_kept: bool) -> Cookie<'static> {
    let mut cookie = cookie_of(app, cookie_name(app), token, Duration::days(i64::from(app.config.session_days)));
    if !is_kept {
        cookie.set_max_age(None::<Duration>);
    }
    cookie
}

/// A cookie that carries a secret of the browser's own.
pub(super) fn cookie_of(app: &App, name: &'static str, token: &Token, lasts: Duration) -> Cookie<'static> {
    Cookie::build(name, token.text())
        .path("/")
        .http_only(true)
        .secure(app.base.is_https())
        .same_site(SameSite::Lax)
        .max_age(lasts)
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

//! Signing in by a mailed link in the browser that asked, or by its code typed there.

use actix_web::cookie::time::Duration;
use serde::{Deserialize, Serialize};

use super::links::{self, Anew, Asker, Pressed, hash_of};
use super::session::{ASKING, Entry, back_to, begin_by_link, cookie_of};
use super::{DoorPage, Next};
use crate::accounts::{self, Attempt, Purpose, Spent};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::platform::forms::FieldErrors;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::Message;
use crate::web::{Form, Path, Query, Response, Visit};

/// Whose account it is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    mail: String,
    next: Option<String>,
}

/// The code from the mail.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CodeForm {
    code: String,
}

#[derive(Serialize)]
struct CodePage {
    form: CodeForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct LinkPage {
    action: String,
    handle: String,
    /// Whether this is the browser that asked.
    is_here: bool,
}

/// `GET /sign-in/mail`
pub async fn new(visit: Visit, query: Query<Next>) -> Result<Response> {
    let form = AskForm { mail: String::new(), next: query.0.next };
    let page = DoorPage::of(&visit, form, FieldErrors::new());
    visit.unlisted_page("accounts/sign_in_mail.html", &page)
}

/// `POST /sign-in/mail`: the same answer whether or not there is an account.
pub async fn ask(visit: Visit, form: Form<AskForm>) -> Result<Response> {
    if !visit.app().config.sends_mail() {
        return Err(Error::Refused(Message::new("accounts-refused-no-mail")));
    }
    let browser = Token::random()?;
    let cookie = cookie_of(visit.app(), ASKING, &browser, Duration::hours(1));
    let (asker, before) = (Asker::of(&visit), visit.facts().asking.as_ref().map(Token::hash));
    let (language, AskForm { mail, next }) = (visit.language().clone(), form.0);
    let leads_to = back_to(next.as_deref());
    visit
        .write(move |tx| {
            asker.asks_to_sign_in(tx, &mail)?;
            if let Some(before) = before {
                accounts::end_of_browser(tx, &before)?;
            }
            accounts::ask_to_sign_in(tx, &mail, &browser, &leads_to, &language)
        })
        .await?;
    Ok(visit.onward("/sign-in/code").cookie(cookie).finish())
}

/// `GET /sign-in/code`
pub async fn new_code(visit: Visit) -> Result<Response> {
    let page = CodePage { form: CodeForm::default(), errors: FieldErrors::new() };
    visit.unlisted_page("accounts/sign_in_code.html", &page)
}

/// `POST /sign-in/code`: a few tries, whether or not a code was mailed to anybody.
pub async fn sign_in_by_code(visit: Visit, form: Form<CodeForm>) -> Result<Response> {
    let Some(browser) = visit.facts().asking.clone() else {
        return code_again(&visit, form.0, "accounts-code-elsewhere");
    };
    let attempt = match count_code(&visit, browser.hash()).await {
        Err(Error::TooMany { .. }) => return code_again(&visit, form.0, "accounts-code-too-many"),
        counted => counted?,
    };
    let code = form.code.clone();
    let begun = begin_by_link(&visit, entry("code"), move |tx| {
        let Some((person, leads_to)) = accounts::sign_in_by_code(tx, &browser, &code)? else {
            return Ok(Err(Spent::Unknown));
        };
        accounts::succeeded(tx, &attempt)?;
        Ok(Ok((person, Some(leads_to))))
    });
    match begun.await? {
        Ok(response) => Ok(response),
        Err(_) => {
            let address = visit.facts().address.clone();
            visit
                .write(move |tx| Ok(audit::record(tx, Act::new(Kind::SignInFailed).from(&address).detail("code"))?))
                .await?;
            code_again(&visit, form.0, "accounts-code-wrong")
        }
    }
}

/// Counts a try, in a browser that is known by itself alone: whoever shares its network shuts nobody out of it.
async fn count_code(visit: &Visit, browser: TokenHash) -> Result<Attempt> {
    let network = Some(visit.facts().address.clone()).filter(|_| visit.app().config.limits);
    let device = visit.facts().device.as_ref().map(Token::hash);
    visit
        .write(move |tx| {
            let is_known = match &device {
                Some(device) => accounts::asked_in_known_device(tx.conn(), &browser, device)?,
                None => false,
            };
            let network = network.as_deref().filter(|_| !is_known);
            accounts::attempt(tx, accounts::code_guesses(&browser, network))
        })
        .await
}

fn code_again(visit: &Visit, form: CodeForm, why: &'static str) -> Result<Response> {
    let errors = FieldErrors::of("code", Message::new(why));
    visit.form_again("accounts/sign_in_code.html", &CodePage { form, errors })
}

fn entry(by: &'static str) -> Entry {
    Entry { kind: Kind::SignedIn, by, next: "/".into(), is_kept: true }
}

/// `GET /sign-in/links/{token}`: opening the link changes nothing.
pub async fn open(visit: Visit, token: Path<String>) -> Result<Response> {
    match links::open(&visit, Purpose::SignIn, &token).await? {
        Ok(opened) => {
            let page = LinkPage {
                action: format!("/sign-in/links/{}", *token),
                is_here: is_here(&visit, opened.link.browser_hash.as_ref()),
                handle: opened.handle,
            };
            visit.unlisted_page("accounts/sign_in_link.html", &page)
        }
        Err(spent) => links::spent(&visit, spent, anew()),
    }
}

/// Whether this is the browser that asked.
fn is_here(visit: &Visit, browser: Option<&TokenHash>) -> bool {
    let own = visit.facts().asking.as_ref().map(Token::hash);
    own.is_some() && own.as_ref() == browser
}

/// `POST /sign-in/links/{token}`
pub async fn sign_in_by_link(visit: Visit, token: Path<String>, _form: Form<Pressed>) -> Result<Response> {
    let (hash, browser) = (hash_of(&token), visit.facts().asking.as_ref().map(Token::hash));
    let begun = begin_by_link(&visit, entry("link"), move |tx| {
        let found = accounts::sign_in_by_link(tx, hash.as_ref(), browser.as_ref())?;
        Ok(found.map(|(person, leads_to)| (person, Some(leads_to))))
    });
    match begun.await? {
        Ok(response) => Ok(response),
        Err(spent) => links::spent(&visit, spent, anew()),
    }
}

fn anew() -> Anew {
    Anew::at("/sign-in/mail", "accounts-link-ask-again")
}

//! Confirming the address of a new account: where it stands meanwhile, and the page that the mailed link opens.

use serde::{Deserialize, Serialize};

use super::links::{self, Anew, Opened, Pressed, count_mail, hash_of};
use super::passwords;
use super::session::{Entry, begin_by_link};
use crate::accounts::{self, Purpose, Spent};
use crate::audit::Kind;
use crate::drafts;
use crate::error::{Error, Result};
use crate::platform::forms::FieldErrors;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Message;
use crate::rights::{self, Admission, Member};
use crate::web::{Form, Path, Response, Visit};

/// Where somebody sees what their account waits for.
pub(super) const AT: &str = "/confirmation";

/// Another address for a new account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    mail: String,
}

/// What confirming sends: the password where the browser is not the one that made the account.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmForm {
    password: Option<String>,
}

#[derive(Serialize)]
struct WaitingPage {
    mail: String,
    is_waiting: bool,
    /// Whether a link can be mailed; otherwise the address is another account's by now.
    sends_mail: bool,
    /// The page where their newest draft is.
    draft: Option<String>,
    form: AddressForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct ConfirmPage {
    action: String,
    mail: String,
    handle: String,
    /// Whether the password is asked for: whoever made the account knows it.
    asks_password: bool,
    form: AddressForm,
    errors: FieldErrors,
}

/// `GET /confirmation`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    if by.admission() == Admission::Admitted {
        return visit.leads_to("/");
    }
    let page = waiting_page(&visit, &by, AddressForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("accounts/confirmation.html", &page)
}

/// `POST /confirmation/send`: mails the link once more.
pub async fn send(visit: Visit, by: Member, _form: Form<Pressed>) -> Result<Response> {
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let language = visit.language().clone();
    may_mail(&visit)?;
    visit
        .write(move |tx| {
            let account = accounts::find(tx.conn(), by.id)?.ok_or(Error::NotFound)?;
            count_mail(tx, is_counted, &account.mail, &network)?;
            accounts::ask_to_confirm(tx, by.id, &language)
        })
        .await?;
    visit.leads_to_saying(AT, "accounts-said-mailed")
}

/// `POST /confirmation/address`: mails it to another address, as after a typing error.
pub async fn change_address(visit: Visit, by: Member, form: Form<AddressForm>) -> Result<Response> {
    let Ok(mail) = MailAddress::parse(&form.mail) else {
        let errors = FieldErrors::of("mail", Message::new("accounts-mail-unfit"));
        let page = waiting_page(&visit, &by, form.0, errors).await?;
        return visit.form_again("accounts/confirmation.html", &page);
    };
    if !visit.app().config.sends_mail() {
        // The next page opens the account, if nobody else has this one.
        visit.write(move |tx| Ok(accounts::name_mail(tx, by.id, &mail)?)).await?;
        return visit.leads_to(AT);
    }
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let language = visit.language().clone();
    visit
        .write(move |tx| {
            count_mail(tx, is_counted, mail.folded(), &network)?;
            accounts::name_another(tx, by.id, &mail, &language)
        })
        .await?;
    visit.leads_to_saying(AT, "accounts-said-mailed")
}

/// Without a way for mail nothing is mailed, nor kept for later.
fn may_mail(visit: &Visit) -> Result<()> {
    let may = visit.app().config.sends_mail();
    if may { Ok(()) } else { Err(Error::Refused(Message::new("accounts-refused-no-mail"))) }
}

async fn waiting_page(visit: &Visit, by: &Member, form: AddressForm, errors: FieldErrors) -> Result<WaitingPage> {
    let id = by.id;
    let (account, draft) =
        visit.read(move |conn, viewer| Ok((accounts::find(conn, id)?, drafts::find_newest(conn, viewer)?))).await?;
    Ok(WaitingPage {
        mail: account.map(|account| account.mail).unwrap_or_default(),
        is_waiting: by.admission() == Admission::Waiting,
        sends_mail: visit.app().config.sends_mail(),
        draft: draft.map(|draft| draft.place.page()),
        form,
        errors,
    })
}

/// `GET /confirmations/{token}`: opening the link changes nothing.
pub async fn open(visit: Visit, token: Path<String>) -> Result<Response> {
    match links::open(&visit, Purpose::Confirmation, &token).await? {
        Ok(opened) => {
            visit.unlisted_page("accounts/confirm.html", &confirm_page(&visit, &token, opened, FieldErrors::new()))
        }
        Err(spent) => links::spent(&visit, spent, anew(&token, spent)),
    }
}

/// `POST /confirmations/{token}`
pub async fn confirm(visit: Visit, token: Path<String>, form: Form<ConfirmForm>) -> Result<Response> {
    let opened = match links::open(&visit, Purpose::Confirmation, &token).await? {
        Ok(opened) => opened,
        Err(spent) => return links::spent(&visit, spent, anew(&token, spent)),
    };
    let (person, hash) = (opened.link.person_id, hash_of(&token));
    if visit.viewer().is(person) {
        return match visit.write(move |tx| accounts::confirm(tx, hash.as_ref())).await? {
            Ok(_) => lead_back(&visit).await,
            Err(spent) => links::spent(&visit, spent, anew(&token, spent)),
        };
    }
    // Whoever made the account may have named somebody else's address: it takes their password as well.
    let typed = form.password.as_deref().unwrap_or_default();
    let Some(proven) = passwords::prove(&visit, person, typed).await? else {
        let errors = FieldErrors::of("password", Message::new("accounts-password-wrong"));
        return visit.form_again("accounts/confirm.html", &confirm_page(&visit, &token, opened, errors));
    };
    let entry = Entry { kind: Kind::SignedIn, by: "confirmation", next: AT.to_owned(), is_kept: true };
    let begun = begin_by_link(&visit, entry, move |tx| match accounts::confirm(tx, hash.as_ref())? {
        Ok(person) => {
            proven.stands(tx)?;
            let now = tx.now();
            let member = rights::find_member(tx.conn(), person, now)?;
            let draft = drafts::find_newest(tx.conn(), &member)?;
            Ok(Ok((person, draft.map(|draft| draft.place.page()))))
        }
        Err(spent) => Ok(Err(spent)),
    });
    match begun.await? {
        Ok(response) => Ok(response),
        Err(spent) => links::spent(&visit, spent, anew(&token, spent)),
    }
}

/// `POST /confirmations/{token}/again`: mails a new link in place of one that works no longer.
pub async fn again(visit: Visit, token: Path<String>, _form: Form<Pressed>) -> Result<Response> {
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let (language, hash) = (visit.language().clone(), hash_of(&token));
    may_mail(&visit)?;
    if let Some(hash) = hash {
        visit
            .write(move |tx| {
                count_mail(tx, is_counted, hash.as_str(), &network)?;
                accounts::ask_again(tx, &hash, &language)
            })
            .await?;
    }
    visit.leads_to_saying("/sign-in", "accounts-said-mailed")
}

/// `POST /confirmations/{token}/refuse`: whoever has the address says that the account is not theirs.
pub async fn refuse(visit: Visit, token: Path<String>, _form: Form<Pressed>) -> Result<Response> {
    match links::open(&visit, Purpose::Confirmation, &token).await? {
        Ok(opened) => {
            visit.write(move |tx| accounts::withdraw_unconfirmed(tx, opened.link.person_id)).await?;
            visit.leads_to_saying("/", "accounts-said-withdrawn")
        }
        Err(spent) => links::spent(&visit, spent, anew(&token, spent)),
    }
}

/// Back to what they were writing, or to the front page.
async fn lead_back(visit: &Visit) -> Result<Response> {
    let (id, now) = (visit.viewer().id().ok_or(Error::SignInNeeded)?, visit.now());
    let (member, draft) = visit
        .read(move |conn, viewer| Ok((rights::find_member(conn, id, now)?, drafts::find_newest(conn, viewer)?)))
        .await?;
    match draft {
        _ if !member.may_post() => visit.leads_to_saying(AT, "accounts-said-confirmed"),
        Some(draft) => visit.leads_to_saying(&draft.place.page(), "accounts-said-confirmed-draft"),
        None => visit.leads_to_saying("/", "accounts-said-confirmed"),
    }
}

fn confirm_page(visit: &Visit, token: &str, opened: Opened, errors: FieldErrors) -> ConfirmPage {
    ConfirmPage {
        action: format!("/confirmations/{token}"),
        asks_password: !visit.viewer().is(opened.link.person_id),
        mail: opened.link.mail,
        handle: opened.handle,
        form: AddressForm::default(),
        errors,
    }
}

/// A new link goes to where the old one went; one that never was is had by making an account.
fn anew(token: &str, spent: Spent) -> Anew {
    match spent {
        Spent::Expired | Spent::Replaced => {
            Anew { url: format!("/confirmations/{token}/again"), words: "accounts-link-send-again", is_button: true }
        }
        Spent::Used => Anew::at("/sign-in", "accounts-sign-in"),
        Spent::Unknown => Anew::at("/confirmation", "accounts-link-to-confirmation"),
    }
}

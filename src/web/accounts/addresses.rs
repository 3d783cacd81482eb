//! Changing the address one signs in with, and the pages that the links to both addresses open.

use serde::{Deserialize, Serialize};

use super::confirmation;
use super::links::{self, Anew, Pressed, count_mail, hash_of};
use super::settings::AT;
use crate::accounts::{self, Kept, Purpose, Spent};
use crate::error::{Error, Result};
use crate::platform::forms::FieldErrors;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Message;
use crate::providers;
use crate::rights::{Admission, Member};
use crate::web::{Form, Path, Response, Visit, settings};

/// The address that is wanted.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    mail: String,
}

#[derive(Serialize)]
struct AddressPage {
    mail: String,
    sends_mail: bool,
    form: AddressForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct LinkPage {
    action: String,
    mail: String,
    handle: String,
}

/// `GET /settings/address`: an address that is not confirmed yet is put right where it is confirmed.
pub async fn new(visit: Visit, by: Member) -> Result<Response> {
    if by.admission() == Admission::Unconfirmed {
        return visit.leads_to(confirmation::AT);
    }
    let page = page(&visit, &by, AddressForm::default(), FieldErrors::new()).await?;
    settings::page(&visit, AT, "accounts/address.html", page)
}

/// `POST /settings/address`: the same answer whether or not the address has an account.
pub async fn ask(visit: Visit, by: Member, form: Form<AddressForm>) -> Result<Response> {
    if by.admission() == Admission::Unconfirmed {
        return visit.leads_to(confirmation::AT);
    }
    match asked(&visit, by.clone(), &form.mail).await {
        Ok(()) => visit.leads_to_saying(AT, "accounts-said-address-asked"),
        Err(Error::Invalid(errors)) => {
            let page = page(&visit, &by, form.0, errors).await?;
            settings::form_again(&visit, AT, "accounts/address.html", page)
        }
        Err(other) => Err(other),
    }
}

async fn asked(visit: &Visit, by: Member, typed: &str) -> Result<()> {
    if !visit.app().config.sends_mail() {
        return Err(Error::Refused(Message::new("accounts-refused-no-mail")));
    }
    let mail = MailAddress::parse(typed).map_err(|_| Error::field("mail", Message::new("accounts-mail-unfit")))?;
    let (is_counted, network) = (visit.app().config.limits, visit.facts().address.clone());
    let language = visit.language().clone();
    visit
        .write(move |tx| {
            // Both addresses are mailed.
            if is_counted {
                accounts::attempt(tx, accounts::own_requests(by.id))?;
            }
            count_mail(tx, is_counted, mail.folded(), &network)?;
            accounts::ask_to_change(tx, &by, &mail, &language)
        })
        .await
}

async fn page(visit: &Visit, by: &Member, form: AddressForm, errors: FieldErrors) -> Result<AddressPage> {
    let id = by.id;
    let account = visit.read(move |conn, _| Ok(accounts::find(conn, id)?)).await?;
    let mail = account.map(|account| account.mail).unwrap_or_default();
    Ok(AddressPage { mail, sends_mail: visit.app().config.sends_mail(), form, errors })
}

/// `GET /addresses/{token}`: opening the link changes nothing.
pub async fn open(visit: Visit, token: Path<String>) -> Result<Response> {
    show(&visit, Purpose::Address, "accounts/address_confirm.html", &token, "").await
}

/// `POST /addresses/{token}`
pub async fn change(visit: Visit, token: Path<String>, _form: Form<Pressed>) -> Result<Response> {
    let (hash, language) = (hash_of(&token), visit.language().clone());
    match visit.write(move |tx| accounts::change_address(tx, hash.as_ref(), &language)).await? {
        Ok(_) => visit.leads_to_saying("/", "accounts-said-address-changed"),
        Err(spent) => links::spent(&visit, spent, anew(spent)),
    }
}

/// `GET /addresses/{token}/keep`: what the address before is mailed.
pub async fn open_before(visit: Visit, token: Path<String>) -> Result<Response> {
    show(&visit, Purpose::AddressBefore, "accounts/address_keep.html", &token, "/keep").await
}

/// `POST /addresses/{token}/keep`: the change is stopped, or taken back.
pub async fn keep(visit: Visit, token: Path<String>, _form: Form<Pressed>) -> Result<Response> {
    let (hash, language) = (hash_of(&token), visit.language().clone());
    let kept = visit.write(move |tx| {
        let kept = accounts::keep_address(tx, hash.as_ref(), &language)?;
        if let Ok(Kept::TakenBack(person)) = &kept {
            providers::leave_all(tx, *person)?;
        }
        Ok(kept)
    });
    match kept.await? {
        Ok(_) => visit.leads_to_saying("/", "accounts-said-address-kept"),
        Err(spent) => links::spent(&visit, spent, anew(spent)),
    }
}

async fn show(visit: &Visit, purpose: Purpose, template: &str, token: &str, after: &str) -> Result<Response> {
    match links::open(visit, purpose, token).await? {
        Ok(opened) => {
            let action = format!("/addresses/{token}{after}");
            let page = LinkPage { action, mail: opened.link.mail, handle: opened.handle };
            visit.unlisted_page(template, &page)
        }
        Err(spent) => links::spent(visit, spent, anew(spent)),
    }
}

fn anew(spent: Spent) -> Anew {
    match spent {
        Spent::Used => Anew::at(AT, "accounts-link-to-account"),
        _ => Anew::at("/settings/address", "accounts-link-ask-again"),
    }
}

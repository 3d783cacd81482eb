//! Proving once more who one is, before changes of consequence.

use serde::{Deserialize, Serialize};

use super::passwords;
use super::session::back_to;
use super::{DoorPage, Next};
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::platform::forms::FieldErrors;
use crate::platform::tokens::Token;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::web::{Form, Query, Response, Visit};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProofForm {
    #[serde(skip_serializing)]
    password: String,
    next: Option<String>,
}

/// `GET /proof`
pub async fn new(visit: Visit, _by: Member, query: Query<Next>) -> Result<Response> {
    let form = ProofForm { password: String::new(), next: query.0.next };
    visit.unlisted_page("accounts/proof.html", &DoorPage::of(&visit, form, FieldErrors::new()))
}

/// `POST /proof`
pub async fn prove(visit: Visit, by: Member, form: Form<ProofForm>) -> Result<Response> {
    let address = visit.facts().address.clone();
    if !passwords::is_own(&visit, by.id, &form.password).await? {
        visit.write(move |tx| Ok(audit::record(tx, Act::new(Kind::SignInFailed).about(by.id).from(&address))?)).await?;
        let errors = FieldErrors::of("password", Message::new("accounts-password-wrong"));
        return visit.form_again("accounts/proof.html", &DoorPage::of(&visit, form.0, errors));
    }
    let session = visit.facts().session.as_ref().map(Token::hash);
    visit
        .write(move |tx| {
            if let Some(session) = &session {
                accounts::proved(tx, session)?;
            }
            Ok(audit::record(tx, Act::new(Kind::Proved).by(by.id).about(by.id).from(&address))?)
        })
        .await?;
    visit.leads_to(&back_to(form.next.as_deref()))
}

//! Proving once more who one is, before changes of consequence.

use serde::{Deserialize, Serialize};

use super::Next;
use super::passwords;
use super::session::back_to;
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::db::Tx;
use crate::platform::forms::FieldErrors;
use crate::platform::tokens::{Token, TokenHash};
use crate::platform::words::Message;
use crate::providers::{self, Door};
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

/// With what somebody can prove who they are.
#[derive(Serialize)]
struct ProofPage {
    form: ProofForm,
    errors: FieldErrors,
    /// Whether their password is asked for.
    has_password: bool,
    /// Whether a code can be mailed to them.
    sends_mail: bool,
    /// The providers that their account is joined with.
    doors: Vec<Door>,
}

/// `GET /proof`
pub async fn new(visit: Visit, by: Member, query: Query<Next>) -> Result<Response> {
    let form = ProofForm { password: String::new(), next: query.0.next };
    let page = page(&visit, &by, form, FieldErrors::new()).await?;
    visit.unlisted_page("accounts/proof.html", &page)
}

async fn page(visit: &Visit, by: &Member, form: ProofForm, errors: FieldErrors) -> Result<ProofPage> {
    let (person, is_open) = (by.id, accounts::local_doors_are_open(&visit.app().settings()));
    let sends_mail = is_open && visit.app().config.sends_mail();
    visit
        .read(move |conn, _| {
            let has_password = is_open && accounts::find_password(conn, person)?.is_some();
            let doors = providers::list_doors_of(conn, person)?;
            Ok(ProofPage { form, errors, has_password, sends_mail, doors })
        })
        .await
}

/// `POST /proof`
pub async fn prove(visit: Visit, by: Member, form: Form<ProofForm>) -> Result<Response> {
    let address = visit.facts().address.clone();
    if !passwords::is_own(&visit, by.id, &form.password).await? {
        let id = by.id;
        visit.write(move |tx| Ok(audit::record(tx, Act::new(Kind::SignInFailed).about(id).from(&address))?)).await?;
        let errors = FieldErrors::of("password", Message::new("accounts-password-wrong"));
        let page = page(&visit, &by, form.0, errors).await?;
        return visit.form_again("accounts/proof.html", &page);
    }
    let session = visit.facts().session.as_ref().map(Token::hash);
    visit.write(move |tx| note_proof(tx, by.id, session.as_ref(), &address, "password")).await?;
    visit.leads_to(&back_to(form.next.as_deref()))
}

/// Notes that somebody proved who they are in a session, and by what.
pub(in crate::web) fn note_proof(
    tx: &mut Tx<'_>,
    person: PersonId,
    session: Option<&TokenHash>,
    address: &str,
    by: &str,
) -> Result<()> {
    if let Some(session) = session {
        accounts::proved(tx, session)?;
    }
    Ok(audit::record(tx, Act::new(Kind::Proved).by(person).about(person).from(address).detail(by))?)
}

//! What is kept about one: a copy of it all, and deleting oneself.

use serde::{Deserialize, Serialize};

use crate::accounts::{self, Change};
use crate::error::Result;
use crate::exports::{self, Export};
use crate::farewells::{self, How};
use crate::platform::forms::FieldErrors;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::web::accounts::spared;
use crate::web::{Form, Response, Visit};

/// Where it stands.
const AT: &str = "/settings/privacy";
const TEMPLATE: &str = "settings/privacy.html";

/// What becomes of what one wrote, and that it is meant.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveForm {
    how: Option<How>,
    #[serde(default)]
    sure: bool,
}

#[derive(Serialize)]
struct PrivacyPage {
    form: LeaveForm,
    errors: FieldErrors,
    exports: Vec<ShownExport>,
    is_waiting: bool,
    /// Whether the newest could not be made so far.
    has_failed: bool,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    hint: String,
}

#[derive(Serialize)]
struct ShownExport {
    /// `waiting`, `ready`, `over`, `failed`.
    state: &'static str,
    url: String,
    asked_at: i64,
    until: Option<i64>,
    /// In tenths of MB, rounded up.
    megabytes: String,
}

/// `GET /settings/privacy`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let page = page(&visit, &by, LeaveForm::default(), FieldErrors::new()).await?;
    super::page(&visit, AT, TEMPLATE, page)
}

/// `POST /settings/privacy/export`
pub async fn export(visit: Visit, by: Member) -> Result<Response> {
    let (address, told) = (visit.facts().address.clone(), visit.told_in());
    visit
        .write(move |tx| {
            exports::ask(tx, &by, &address)?;
            accounts::tell_of_change(tx, by.id, Change::Copy, told.as_ref())
        })
        .await?;
    visit.leads_to_saying(AT, "exports-said-asked")
}

/// `POST /settings/privacy/deletion`
pub async fn leave(visit: Visit, by: Member, form: Form<LeaveForm>) -> Result<Response> {
    let (Some(how), true) = (form.how, form.sure) else {
        let mut errors = FieldErrors::new();
        if form.how.is_none() {
            errors.add("how", Message::new("farewells-how-missing"));
        }
        if !form.sure {
            errors.add("sure", Message::new("farewells-sure-missing"));
        }
        let page = page(&visit, &by, form.0, errors).await?;
        return super::form_again(&visit, AT, TEMPLATE, page);
    };
    let (address, spared, told) = (visit.facts().address.clone(), spared(&visit), visit.told_in());
    visit
        .write(move |tx| {
            farewells::ask(tx, &by, how, spared.as_ref(), &address)?;
            accounts::tell_of_change(tx, by.id, Change::Deletion, told.as_ref())
        })
        .await?;
    visit.leads_to("/farewell")
}

async fn page(visit: &Visit, by: &Member, form: LeaveForm, errors: FieldErrors) -> Result<PrivacyPage> {
    let (id, now) = (by.id, visit.now());
    let exports = visit.read(move |conn, _| Ok(exports::list(conn, id)?)).await?;
    let say = |key: &str| visit.app().views.words().translate(visit.language(), key, &[]);
    let choices = How::ALL.iter().map(|how| Choice {
        value: how.word(),
        label: say(&format!("farewells-how-{how}")),
        hint: say(&format!("farewells-hint-{how}")),
    });
    Ok(PrivacyPage {
        form,
        errors,
        has_failed: exports.first().is_some_and(|it| it.problem.is_some()),
        is_waiting: exports.iter().any(|it| it.made_at.is_none() && it.problem.is_none()),
        exports: exports.into_iter().map(|it| shown(it, now)).collect(),
        choices: choices.collect(),
    })
}

fn shown(export: Export, now: crate::platform::clock::Instant) -> ShownExport {
    let state = match (export.expires_at, export.problem.is_some()) {
        (_, true) => "failed",
        (None, false) => "waiting",
        (Some(until), false) if until > now => "ready",
        (Some(_), false) => "over",
    };
    let tenths = (export.bytes + 104_857) / 104_858;
    ShownExport {
        state,
        url: format!("/settings/privacy/exports/{}", export.id),
        asked_at: export.asked_at.micros(),
        until: export.expires_at.map(|until| until.micros()),
        megabytes: format!("{}.{}", tenths / 10, tenths % 10),
    }
}

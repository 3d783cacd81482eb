//! Ending one's own sessions from the settings.

use serde::Deserialize;

use super::session::spared;
use crate::accounts;
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::rights::Member;
use crate::web::{Form, Response, Visit};

/// Which session; all others if none is named.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndForm {
    session: Option<String>,
}

/// `POST /settings/sessions/end`
pub async fn end_sessions(visit: Visit, by: Member, form: Form<EndForm>) -> Result<Response> {
    let (named, address, this) = (form.0.session, visit.facts().address.clone(), spared(&visit));
    visit
        .write(move |tx| {
            match &named {
                Some(name) => accounts::end_listed(tx, by.id, name)?,
                None => accounts::end_all(tx, by.id, this.as_ref())?,
            }
            Ok(audit::record(tx, Act::new(Kind::SessionsEnded).by(by.id).about(by.id).from(&address))?)
        })
        .await?;
    visit.leads_to_saying(super::settings::AT, "accounts-said-ended")
}

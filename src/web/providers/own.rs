//! What one's own account is joined with: a list, joining another, leaving one.

use serde::{Deserialize, Serialize};

use super::depart;
use crate::error::Result;
use crate::ids::IdentityId;
use crate::providers::{self, Door, Errand};
use crate::rights::Member;
use crate::web::accounts::spared;
use crate::web::{Form, Response, Visit, settings};

const HERE: &str = "/settings/identities";

/// With which provider one's account is to be joined.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinForm {
    provider: String,
}

/// What is to be left.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveForm {
    identity: IdentityId,
}

#[derive(Serialize)]
struct IdentitiesPage {
    identities: Vec<ShownIdentity>,
    doors: Vec<Door>,
}

#[derive(Serialize)]
struct ShownIdentity {
    id: i64,
    provider: String,
    called: String,
    is_closed: bool,
    joined_at: i64,
    used_at: i64,
    may_leave: bool,
}

/// `GET /settings/identities`
pub async fn list(visit: Visit, by: Member) -> Result<Response> {
    let page = visit
        .read(move |conn, _| {
            let joined = providers::list_identities(conn, by.id)?;
            let is_free = |name: &str| joined.iter().all(|it| it.provider != name);
            let open = providers::list_open(conn)?.into_iter().filter(|open| is_free(&open.name));
            let doors = open.map(|it| Door { slug: it.slug, name: it.name }).collect();
            let mut identities = Vec::new();
            for it in joined {
                identities.push(ShownIdentity {
                    id: it.id.number(),
                    is_closed: it.closed_at.is_some(),
                    joined_at: it.joined_at.micros(),
                    used_at: it.used_at.micros(),
                    may_leave: providers::has_another_way(conn, by.id, it.id)?,
                    provider: it.provider,
                    called: it.called,
                });
            }
            Ok(IdentitiesPage { identities, doors })
        })
        .await?;
    settings::page(&visit, HERE, "providers/identities.html", page)
}

/// `POST /settings/identities/join`
pub async fn join(visit: Visit, _by: Member, form: Form<JoinForm>) -> Result<Response> {
    depart::go(&visit, form.0.provider, Errand::Join, None).await
}

/// `POST /settings/identities/leave`
pub async fn leave(visit: Visit, by: Member, form: Form<LeaveForm>) -> Result<Response> {
    let spared = spared(&visit);
    visit.write(move |tx| providers::leave(tx, &by, form.0.identity, spared.as_ref())).await?;
    visit.leads_to_saying(HERE, "providers-said-left")
}

//! The page of one's settings that says how one is told of what.

use serde::Serialize;

use super::choices::{self, From, Sent, ShownChoices};
use crate::error::Result;
use crate::mails;
use crate::platform::clock::Zone;
use crate::rights::Member;
use crate::web::settings;
use crate::web::{Form, Response, Visit};

/// Where the page stands.
const HERE: &str = "/settings/notifications";

#[derive(Serialize)]
struct SettingsPage {
    choices: ShownChoices,
    has_mail: bool,
    action: &'static str,
}

/// `GET /settings/notifications`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let has_mail = mails::is_set_up(&visit.app().config);
    let now = visit.now();
    let choices = visit.read(move |conn, _| choices::shown(conn, by.id, From::Settings, now)).await?;
    settings::page(&visit, HERE, "notifications/settings.html", SettingsPage { choices, has_mail, action: HERE })
}

/// `POST /settings/notifications`
pub async fn change(visit: Visit, by: Member, form: Form<Sent>) -> Result<Response> {
    let site = site_zone(&visit);
    visit.write(move |tx| choices::keep(tx, by.id, &form.0, &site)).await?;
    visit.leads_to_saying(HERE, "notifications-said-choices")
}

/// The zone of who has chosen none.
fn site_zone(visit: &Visit) -> Zone {
    visit.app().zone()
}

//! The first page of the administration: how much there is, and what is still to be done.

use serde::Serialize;

use crate::error::Result;
use crate::health::{self, Counts, Waiting};
use crate::mails;
use crate::pages::{self, PageName};
use crate::settings::Settings;
use crate::web::{Response, Visit};

#[derive(Serialize)]
struct Overview {
    counts: Counts,
    jobs: Waiting,
    is_mail_broken: bool,
    mail_refusals: i64,
    steps: Vec<Step>,
}

/// Something still to be done.
#[derive(Serialize)]
struct Step {
    words: String,
    url: String,
}

/// `GET /admin`
pub async fn show(visit: Visit) -> Result<Response> {
    let (settings, now, sends_mail) = (visit.app().settings(), visit.now(), visit.app().mailer.is_set_up());
    let overview = visit
        .read(move |conn, _| {
            let counts = health::counts(conn)?;
            let unwritten = PageName::ALL.iter().map(|name| Ok((*name, pages::current(conn, *name)?.is_none())));
            let unwritten = unwritten.collect::<Result<Vec<_>>>()?;
            let steps = steps(&settings, &counts, &unwritten, sends_mail);
            let mail = mails::standing(conn, now)?;
            let is_mail_broken = sends_mail && mail.is_broken();
            Ok(Overview { counts, jobs: health::waiting(conn)?, is_mail_broken, mail_refusals: mail.refusals, steps })
        })
        .await?;
    super::page(&visit, "/admin", "overview", overview)
}

fn steps(settings: &Settings, counts: &Counts, unwritten: &[(PageName, bool)], sends_mail: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut add = |words: &str, url: &str| steps.push(Step { words: words.into(), url: url.into() });
    if settings.name == Settings::default().name {
        add("admin-step-name", "/admin/settings");
    }
    if counts.spaces == 0 {
        add("admin-step-space", "/admin/spaces/new");
    }
    if !sends_mail {
        add("admin-step-mail", "/admin/mail");
    }
    for (name, _) in unwritten.iter().filter(|(_, is_unwritten)| *is_unwritten) {
        add(&format!("admin-step-page-{name}"), &format!("/admin/pages/{name}"));
    }
    steps
}

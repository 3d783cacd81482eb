//! Rules, privacy and terms, for everybody.

use serde::Serialize;

use super::{Response, Visit};
use crate::error::Result;
use crate::pages::{self, PageName};
use crate::platform::words::Language;

/// A page of the site.
#[derive(Serialize)]
struct SitePage {
    title: String,
    html: String,
    /// Ours in the reader's language; what was written is taken to be in the site's.
    text_lang: Language,
    at: Option<i64>,
    change_url: Option<String>,
}

/// `GET /rules`
pub async fn rules(visit: Visit) -> Result<Response> {
    show(visit, PageName::Rules).await
}

/// `GET /privacy`
pub async fn privacy(visit: Visit) -> Result<Response> {
    show(visit, PageName::Privacy).await
}

/// `GET /terms`
pub async fn terms(visit: Visit) -> Result<Response> {
    show(visit, PageName::Terms).await
}

async fn show(visit: Visit, name: PageName) -> Result<Response> {
    let written = visit.read(move |conn, _| Ok(pages::current(conn, name)?)).await?;
    let (app, reads) = (visit.app(), visit.language());
    let lang = if written.is_some() { app.language() } else { reads.clone() };
    let page = written.unwrap_or_else(|| pages::ours(app.views.words(), reads, name));
    let shown = SitePage {
        title: format!("pages-{name}"),
        html: page.html,
        text_lang: lang,
        at: page.at.map(|at| at.micros()),
        change_url: visit.viewer().is_admin().then(|| format!("/admin/pages/{name}")),
    };
    visit.page("pages/show.html", &shown)
}

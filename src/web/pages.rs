//! Rules, privacy and terms, for everybody.

use serde::Serialize;

use super::{Response, Visit};
use crate::error::Result;
use crate::pages::{self, PageName};

/// A page of the site.
#[derive(Serialize)]
struct SitePage {
    title: String,
    html: String,
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
    let page = visit
        .read(move |conn, viewer| {
            let page = pages::current(conn, name)?;
            Ok(SitePage {
                title: format!("pages-{name}"),
                html: page.html,
                at: page.at.map(|at| at.micros()),
                change_url: viewer.is_admin().then(|| format!("/admin/pages/{name}")),
            })
        })
        .await?;
    visit.page("pages/show.html", &page)
}

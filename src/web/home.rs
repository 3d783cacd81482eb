//! The front page.

use serde::Serialize;

use super::threads::{Row, rows};
use super::{Response, Visit};
use crate::error::Result;
use crate::spaces;
use crate::threads::{self, Filter, Page, Tab};

/// The front page.
#[derive(Serialize)]
struct HomePage {
    name: String,
    welcome: String,
    rows: Vec<Row>,
}

/// `GET /`
pub async fn show(visit: Visit) -> Result<Response> {
    let settings = visit.app().settings();
    let page = visit
        .read(move |conn, viewer| {
            let spaces = spaces::list(conn, viewer)?;
            let mut newest = threads::list(conn, viewer, Tab::Newest, Filter::default(), Page::First)?;
            newest.truncate(10);
            Ok(HomePage {
                name: settings.name.clone(),
                welcome: settings.welcome.clone(),
                rows: rows(conn, newest, &spaces)?,
            })
        })
        .await?;
    visit.page("home/show.html", &page)
}

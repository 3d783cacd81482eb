//! Writing a page of the site.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::model::{Nobody, PageName, SitePage, current};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::PageId;
use crate::platform::db::schema::site_pages;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::markup::{self, Limits, Refused};
use crate::platform::words::Message;
use crate::rights::Member;

/// Keeps a text as a page's newest version; the same text again is no new version.
pub fn save(tx: &mut Tx<'_>, by: &Member, name: PageName, markdown: &str) -> Result<SitePage> {
    if !by.is_admin() {
        return Err(Error::Refused(Message::new("pages-refused-admins-only")));
    }
    Check::new().body("markdown", markdown, 1..=32 * 1024).finish()?;
    lock(tx)?;
    let before = match current(tx.conn(), name)? {
        Some(before) if before.markdown == markdown => return Ok(before),
        before => before.map_or(0, |it| it.version),
    };
    let html = markup::render(markdown, &Nobody(tx.site()), Limits::POST).map_err(refused)?.html;
    let now = tx.now();
    let version = before + 1;
    let id: PageId = diesel::insert_into(site_pages::table)
        .values((
            site_pages::name.eq(name),
            site_pages::version.eq(version),
            site_pages::markdown.eq(markdown),
            site_pages::html.eq(&html),
            site_pages::by_id.eq(by.id),
            site_pages::at.eq(now),
        ))
        .returning(site_pages::id)
        .get_result(tx.conn())?;
    audit::record(tx, Act::new(Kind::PageChanged).by(by.id).detail(name.word()))?;
    events::record(tx, &Event::PageChanged { page: id, by: by.id })?;
    Ok(SitePage { id: Some(id), version, markdown: markdown.to_owned(), html, at: Some(now) })
}

/// One page is written at a time: there may be no row yet to lock. SQLite has one writer.
fn lock(tx: &mut Tx<'_>) -> QueryResult<()> {
    const PAGES: i64 = 0x7065_6572_7067;
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(PAGES).execute(conn)?;
    }
    Ok(())
}

fn refused(why: Refused) -> Error {
    Error::field(
        "markdown",
        match why {
            Refused::TooLong { limit } => Message::new("pages-too-long").with("most", limit / 1024),
            Refused::TooDeep { limit } => Message::new("pages-too-deep").with("most", limit),
        },
    )
}

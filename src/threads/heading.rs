//! What stands over a thread: its title, its tags, and what it is about.

use diesel::prelude::*;

use super::{Thread, file_under, tags_of};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{ProductId, ThreadId, VersionId};
use crate::platform::db::schema::threads;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::rights::Member;
use crate::spaces;

/// What stands over a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The question in one sentence.
    pub title: String,
    /// Names of tags, folded.
    pub tags: Vec<String>,
    /// What it is about.
    pub product: Option<ProductId>,
    /// Which version of it.
    pub version: Option<VersionId>,
}

impl Heading {
    /// Whether it is what stands over a thread already.
    pub fn is_of(&self, thread: &Thread, tags: &[String]) -> bool {
        self.title == thread.title
            && self.tags == tags
            && self.product == thread.product_id
            && self.version == thread.version_id
    }
}

/// The tags of one thread, in the order they were given.
pub fn tags_in(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<String>> {
    Ok(tags_of(conn, &[thread])?.into_iter().map(|(_, name)| name).collect())
}

/// Puts another heading over a thread whose tags are known. Its product is one of its space's.
pub fn change_heading(tx: &mut Tx<'_>, by: &Member, thread: &Thread, tags: &[String], new: &Heading) -> Result<()> {
    check_product(tx.conn(), thread, new)?;
    diesel::update(threads::table.find(thread.id))
        .set((threads::title.eq(&new.title), threads::product_id.eq(new.product), threads::version_id.eq(new.version)))
        .execute(tx.conn())?;
    if new.title != thread.title {
        events::record(tx, &Event::ThreadRetitled { thread: thread.id, by: by.id })?;
    }
    if new.tags != tags {
        file_under(tx, thread.id, &new.tags)?;
        events::record(tx, &Event::ThreadRetagged { thread: thread.id, by: by.id })?;
    }
    Ok(())
}

/// Keeps the beginning of a question that was edited, for lists.
pub fn retell(tx: &mut Tx<'_>, id: ThreadId, excerpt: &str) -> QueryResult<()> {
    diesel::update(threads::table.find(id)).set(threads::excerpt.eq(excerpt)).execute(tx.conn())?;
    Ok(())
}

fn check_product(conn: &mut Conn, thread: &Thread, new: &Heading) -> Result<()> {
    let products = spaces::products_of(conn, &[thread.space_id])?;
    let chosen: Vec<ProductId> =
        products.iter().map(|product| product.id).filter(|id| new.product == Some(*id)).collect();
    let versions = spaces::versions_of(conn, &chosen)?;
    if new.product.is_some() && chosen.is_empty() {
        return Err(Error::field("product", Message::new("threads-product-elsewhere")));
    }
    if new.version.is_some_and(|id| versions.iter().all(|version| version.id != id)) {
        return Err(Error::field("version", Message::new("threads-version-elsewhere")));
    }
    Ok(())
}

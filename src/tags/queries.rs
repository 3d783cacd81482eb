//! Tags as a viewer meets them: counted over the threads that are open to them, and over no others.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::Tag;
use crate::ids::TagId;
use crate::platform::db::schema::{old_addresses, tags, thread_tags, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::urls;

/// How many tags a page of a list holds.
pub const PAGE: i64 = 100;

/// A tag with how many threads the viewer finds under it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct UsedTag {
    pub id: TagId,
    pub name: String,
    pub description: String,
    pub threads: i64,
}

/// Where a page of tags by use begins: after the last of the page before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// How many threads that had.
    pub threads: i64,
    /// Its name.
    pub name: String,
}

/// Joined and grouped alike for the list and for one tag.
macro_rules! used_by {
    ($viewer:expr) => {
        tags::table
            .inner_join(thread_tags::table.on(thread_tags::tag_id.eq(tags::id)))
            .inner_join(threads::table.on(threads::id.eq(thread_tags::thread_id)))
            .filter(threads::space_id.eq_any($viewer.spaces().to_vec()))
            .filter(threads::hidden_at.is_null())
            .group_by((tags::id, tags::name, tags::description))
            .select((tags::id, tags::name, tags::description, count_star()))
    };
}

/// A page of the tags in use, most used first, and one more if there are more: one query.
pub fn list_used(conn: &mut Conn, viewer: &Viewer, after: Option<&Place>) -> QueryResult<Vec<UsedTag>> {
    let after = after.cloned().unwrap_or(Place { threads: i64::MAX, name: String::new() });
    used_by!(viewer)
        .having(count_star().lt(after.threads).or(count_star().eq(after.threads).and(tags::name.gt(after.name))))
        .order((count_star().desc(), tags::name.asc()))
        .limit(PAGE + 1)
        .load(conn)
}

/// A tag under which the viewer finds at least one thread.
pub fn find_used(conn: &mut Conn, viewer: &Viewer, name: &str) -> QueryResult<UsedTag> {
    used_by!(viewer).filter(tags::name.eq(name)).first(conn)
}

/// The name now of the tag that once had another, if the viewer finds a thread under it.
pub fn find_renamed(conn: &mut Conn, viewer: &Viewer, name: &str) -> QueryResult<String> {
    let tag: Option<TagId> = old_addresses::table.find(urls::tag(name)).select(old_addresses::tag_id).first(conn)?;
    let tag = tag.ok_or(diesel::NotFound)?;
    let used: UsedTag = used_by!(viewer).filter(tags::id.eq(tag)).first(conn)?;
    Ok(used.name)
}

/// A page of all tags by name, from after one, whose names begin with something: for those who run the site.
pub fn list_all(conn: &mut Conn, beginning: &str, after: &str) -> QueryResult<Vec<Tag>> {
    let beyond = format!("{beginning}\u{10ffff}");
    tags::table
        .filter(tags::name.ge(beginning))
        .filter(tags::name.lt(beyond))
        .filter(tags::name.gt(after))
        .order(tags::name)
        .limit(PAGE + 1)
        .select(Tag::as_select())
        .load(conn)
}

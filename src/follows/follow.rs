//! Following a thread, a tag or a space at a level, and no longer.

use diesel::prelude::*;

use super::Level;
use crate::each_backend;
use crate::error::Result;
use crate::ids::{SpaceId, TagId, ThreadId};
use crate::platform::db::schema::{follows, space_follows, tag_follows, threads};
use crate::platform::db::{QueryResult, Tx};
use crate::rights::Member;
use crate::threads as thread_rows;
use crate::{spaces, tags};

/// Follows a thread, unless somebody has chosen before how much of it they hear: asking, answering and having it
/// too do so.
pub fn follow(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    thread_rows::find(tx.conn(), by, thread)?;
    let added = add(tx, by, thread, Level::All)?;
    Ok(count(tx, thread, added, 1)?)
}

/// Chooses how much of a thread one hears. Its number of followers is of those who hear all of it.
pub fn set_level(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, level: Level) -> Result<()> {
    thread_rows::find(tx.conn(), by, thread)?;
    let own = || follows::table.find((thread, by.id));
    let is_all = follows::level.eq(Level::All);
    if level == Level::All {
        let changed = diesel::update(own().filter(follows::level.ne(Level::All))).set(is_all).execute(tx.conn())?;
        let added = add(tx, by, thread, level)?;
        return Ok(count(tx, thread, changed + added, 1)?);
    }
    let changed = diesel::update(own().filter(is_all)).set(follows::level.eq(level)).execute(tx.conn())?;
    diesel::update(own().filter(follows::level.ne(Level::All))).set(follows::level.eq(level)).execute(tx.conn())?;
    add(tx, by, thread, level)?;
    Ok(count(tx, thread, changed, -1)?)
}

/// Follows a thread no longer: what was chosen for its tags and its space counts again.
pub fn unfollow(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let own = || follows::table.find((thread, by.id));
    let removed = diesel::delete(own().filter(follows::level.eq(Level::All))).execute(tx.conn())?;
    diesel::delete(own().filter(follows::level.ne(Level::All))).execute(tx.conn())?;
    Ok(count(tx, thread, removed, -1)?)
}

/// Chooses how much one hears of what is filed under a tag, by its name.
pub fn set_level_of_tag(tx: &mut Tx<'_>, by: &Member, name: &str, level: Level) -> Result<()> {
    let tag: TagId = tags::find_used(tx.conn(), by, name)?.id;
    let now = tx.now();
    let row = (
        tag_follows::tag_id.eq(tag),
        tag_follows::person_id.eq(by.id),
        tag_follows::level.eq(level),
        tag_follows::at.eq(now),
    );
    let change = (tag_follows::level.eq(level), tag_follows::at.eq(now));
    let place = (tag_follows::tag_id, tag_follows::person_id);
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(tag_follows::table).values(row).on_conflict(place).do_update().set(change).execute(conn)
    })?;
    Ok(())
}

/// Chooses how much of a space one hears.
pub fn set_level_of_space(tx: &mut Tx<'_>, by: &Member, slug: &str, level: Level) -> Result<()> {
    let space: SpaceId = spaces::find_by_slug(tx.conn(), by, slug)?.id;
    let now = tx.now();
    let row = (
        space_follows::space_id.eq(space),
        space_follows::person_id.eq(by.id),
        space_follows::level.eq(level),
        space_follows::at.eq(now),
    );
    let change = (space_follows::level.eq(level), space_follows::at.eq(now));
    let place = (space_follows::space_id, space_follows::person_id);
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(space_follows::table).values(row).on_conflict(place).do_update().set(change).execute(conn)
    })?;
    Ok(())
}

/// Adds a row where there is none.
fn add(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, level: Level) -> QueryResult<usize> {
    let row = (
        follows::thread_id.eq(thread),
        follows::person_id.eq(by.id),
        follows::at.eq(tx.now()),
        follows::level.eq(level),
    );
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(follows::table).values(row).on_conflict_do_nothing().execute(conn)
    })
}

fn count(tx: &mut Tx<'_>, thread: ThreadId, rows: usize, by: i64) -> QueryResult<()> {
    if rows == 0 {
        return Ok(());
    }
    let changed = by * i64::try_from(rows).unwrap_or_default();
    diesel::update(threads::table.find(thread))
        .set(threads::follow_count.eq(threads::follow_count + changed))
        .execute(tx.conn())?;
    Ok(())
}

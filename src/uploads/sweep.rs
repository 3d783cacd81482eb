//! Taking away what nobody uses, and the one way by which an upload goes.

use std::time::Duration;

use diesel::prelude::*;

use super::bring::lock_contents;
use super::model;
use crate::error::{Error, Result};
use crate::ids::UploadId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{people, upload_uses, uploads};
use crate::platform::db::{Conn, Db, QueryResult, Tx};
use crate::platform::store::Store;
use crate::{each_backend, platform::store};

/// How long an upload stays that no post and no draft uses.
const KEPT_UNUSED: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a file stays that no row knows: its row may be about to come.
const KEPT_UNKNOWN: Duration = Duration::from_secs(60 * 60);
/// How many go in one transaction: others wait for it on SQLite.
const AT_ONCE: i64 = 200;

/// Takes away what no post and no draft has used for a day, and files that no row knows. How many went.
pub fn forget_unused(db: &Db, store: &Store) -> Result<usize> {
    db.write(|tx| Ok::<_, Error>(note_unused(tx)?))?;
    let mut gone = 0;
    loop {
        let unused = db.read(|conn| Ok::<_, Error>(list_unused(conn, db.clock().now().minus(KEPT_UNUSED))?))?;
        if unused.is_empty() {
            break;
        }
        gone += unused.len();
        remove(db, store, &unused)?;
    }
    Ok(gone + forget_unknown(db, store)?)
}

/// Takes uploads away for good: their rows, which posts used them, and what they hold unless another row holds
/// the same. Whatever makes an upload go calls this.
pub fn remove(db: &Db, store: &Store, these: &[UploadId]) -> Result<()> {
    let contents: Vec<String> = db.write(|tx| {
        let rows = uploads::table.filter(uploads::id.eq_any(these.to_vec()));
        let contents = rows.select(uploads::content).distinct().load(tx.conn())?;
        diesel::delete(uploads::table.filter(uploads::id.eq_any(these.to_vec()))).execute(tx.conn())?;
        Ok::<_, Error>(contents)
    })?;
    remove_contents(db, store, &contents)
}

/// Takes away what no row holds any more. Rows are asked for in a transaction that whoever brings a file waits
/// for, so that none loses its file. Where a copy of the store is being made, files stay until the next time.
fn remove_contents(db: &Db, store: &Store, contents: &[String]) -> Result<()> {
    let Some(_held) = store.hold_to_remove().map_err(away)? else { return Ok(()) };
    for content in contents {
        db.write(|tx| {
            lock_contents(tx)?;
            match model::count_content(tx.conn(), content)? {
                0 => store.remove(content).map_err(away),
                _ => Ok(()),
            }
        })?;
    }
    Ok(())
}

/// Files that no row knows: what is left when the process ended between a file and its row.
fn forget_unknown(db: &Db, store: &Store) -> Result<usize> {
    let unknown = list_unknown(db, store)?;
    remove_contents(db, store, &unknown)?;
    Ok(unknown.len())
}

/// The files that no row knows and that have been there for a while.
pub fn list_unknown(db: &Db, store: &Store) -> Result<Vec<String>> {
    let lying: Vec<store::Stored> = store.list().map_err(away)?;
    let old = lying.into_iter().filter(|file| file.age >= KEPT_UNKNOWN).map(|file| file.content);
    let old: Vec<String> = old.collect();
    db.read(|conn| {
        let mut unknown = Vec::new();
        for some in old.chunks(500) {
            let rows = uploads::table.filter(uploads::content.eq_any(some.to_vec()));
            let known: Vec<String> = rows.select(uploads::content).load(conn)?;
            unknown.extend(some.iter().filter(|content| !known.contains(content)).cloned());
        }
        Ok(unknown)
    })
}

/// Notes since when nothing uses an upload: its posts may have gone, and what stands in its bringer's draft is
/// about to be used.
fn note_unused(tx: &mut Tx<'_>) -> QueryResult<()> {
    let now = tx.now();
    let uses = upload_uses::table.filter(upload_uses::upload_id.eq(uploads::id));
    diesel::update(
        uploads::table.filter(uploads::unused_since.is_null()).filter(diesel::dsl::not(diesel::dsl::exists(uses))),
    )
    .set(uploads::unused_since.eq(now))
    .execute(tx.conn())?;
    let pictures = people::table.filter(people::picture.is_not_null()).select(people::picture.assume_not_null());
    diesel::update(uploads::table.filter(uploads::key.eq_any(pictures)))
        .set(uploads::unused_since.eq(now))
        .execute(tx.conn())?;
    let of_drafts = format!(
        "UPDATE uploads SET unused_since = {} WHERE unused_since IS NOT NULL AND EXISTS (SELECT 1 FROM drafts d \
         WHERE d.person_id = uploads.person_id AND d.fields LIKE '%' || uploads.key || '%')",
        now.micros()
    );
    each_backend!(tx.conn(), conn => diesel::sql_query(of_drafts).execute(conn))?;
    Ok(())
}

fn list_unused(conn: &mut Conn, since: Instant) -> QueryResult<Vec<UploadId>> {
    let uses = upload_uses::table.filter(upload_uses::upload_id.eq(uploads::id));
    uploads::table
        .filter(uploads::unused_since.le(since))
        .filter(diesel::dsl::not(diesel::dsl::exists(uses)))
        .order(uploads::id)
        .limit(AT_ONCE)
        .select(uploads::id)
        .load(conn)
}

fn away(error: std::io::Error) -> Error {
    Error::Unavailable(format!("the folder of files: {error}").into())
}

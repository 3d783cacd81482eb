//! Joining somebody without an account to one with an account.

use diesel::prelude::*;

use super::model::{self, Undo};
use super::preview::{check, own_toos, own_votes};
use super::recount::{Affected, recount_person};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{MergeId, PersonId};
use crate::platform::db::Tx;
use crate::rights::{self, Member};
use crate::traces::{COLUMNS, Column, Merged, execute, keys_of, whole_rows};
use crate::{people, threads};

/// Joins one to the other: what was the one's is the other's from now on, and the one is no more; their handle
/// leads to the other. Of what both had one is left, and nobody's vote is left on what they wrote themselves.
pub fn merge(tx: &mut Tx<'_>, by: &Member, from: PersonId, into: PersonId) -> Result<MergeId> {
    for person in [from.min(into), from.max(into)] {
        people::lock(tx, person)?;
    }
    check(tx.conn(), by, from, into)?;
    let affected = Affected::find(tx.conn(), from, into)?;
    threads::lock_rows(tx, &affected.threads.iter().copied().collect::<Vec<_>>())?;
    let person = whole_rows(tx.conn(), "people", &format!("id = {from}"))?.pop().ok_or(Error::NotFound)?;
    let mut undo = Undo { person, since: people::find(tx.conn(), into)?.created_at.micros(), ..Undo::default() };
    for (table, condition) in [("votes", own_votes(from, into)), ("toos", own_toos(from, into))] {
        drop_rows(tx, &mut undo, table, &condition)?;
    }
    for column in COLUMNS {
        let moved = move_rows(tx, &mut undo, column, from, into)?;
        undo.moved.push(moved);
    }
    execute(tx, &format!("DELETE FROM people WHERE id = {from}"))?;
    let handle = undo.person.get("handle").and_then(|handle| handle.as_str()).unwrap_or_default().to_owned();
    people::lead_to(tx, &handle, into)?;
    keep_the_earlier(tx, into, &undo)?;
    affected.recount(tx)?;
    recount_person(tx, into)?;
    rights::changed(tx, into)?;
    let undo = serde_json::to_string(&undo).map_err(anyhow::Error::from)?;
    let id = model::add(tx, from, into, by.id, &undo)?;
    audit::record(tx, Act::new(Kind::PeopleMerged).by(by.id).about(into))?;
    events::record(tx, &Event::PeopleMerged { from, into, by: by.id })?;
    Ok(id)
}

/// Moves the rows of a column; the keys of those that moved. What the other has already is dropped.
fn move_rows(tx: &mut Tx<'_>, undo: &mut Undo, column: &Column, from: PersonId, into: PersonId) -> Result<Vec<String>> {
    let (table, name) = (column.table, column.name);
    match column.merged {
        Merged::Stays => return Ok(Vec::new()),
        Merged::Moves => {}
        Merged::MovesUnless(same) => {
            let theirs = format!("SELECT {same} FROM {table} WHERE {name} = {into}");
            drop_rows(tx, undo, table, &format!("{name} = {from} AND ({same}) IN ({theirs})"))?;
        }
    }
    let keys = keys_of(tx.conn(), column, from)?;
    execute(tx, &format!("UPDATE {table} SET {name} = {into} WHERE {name} = {from}"))?;
    Ok(keys)
}

fn drop_rows(tx: &mut Tx<'_>, undo: &mut Undo, table: &str, condition: &str) -> Result<()> {
    let rows = whole_rows(tx.conn(), table, condition)?;
    if !rows.is_empty() {
        undo.dropped.extend(rows.into_iter().map(|row| (table.to_owned(), row)));
        execute(tx, &format!("DELETE FROM {table} WHERE {condition}"))?;
    }
    Ok(())
}

/// They are here since the earlier of both came.
fn keep_the_earlier(tx: &mut Tx<'_>, into: PersonId, undo: &Undo) -> Result<()> {
    use crate::platform::db::schema::people as rows;
    let since = undo.person.get("created_at").and_then(serde_json::Value::as_i64).unwrap_or(i64::MAX);
    diesel::update(rows::table.find(into))
        .set(rows::created_at.eq(crate::platform::clock::Instant::from_micros(since.min(undo.since))))
        .execute(tx.conn())?;
    Ok(())
}

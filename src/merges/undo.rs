//! Undoing a merge.

use diesel::prelude::*;

use super::model::{self, UNDO_WITHIN, Undo};
use super::recount::{Affected, recount_person};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{MergeId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::people as rows;
use crate::platform::handles;
use crate::platform::words::Message;
use crate::rights::{self, Member};
use crate::traces::{COLUMNS, move_back, put_back};
use crate::{people, threads};

/// Makes two of one again: what was theirs is theirs, what came since stays where it is. Whose it was.
pub fn undo(tx: &mut Tx<'_>, by: &Member, id: MergeId) -> Result<PersonId> {
    if !by.is_admin() {
        return Err(Error::Refused(Message::new("accounts-refused-admins-only")));
    }
    let into = model::find(tx.conn(), id)?.into_id;
    people::lock(tx, into)?;
    let merge = model::find(tx.conn(), id)?;
    if merge.undone_at.is_some() {
        return Ok(into);
    }
    if merge.at.plus(UNDO_WITHIN) <= tx.now() || merge.undo.is_empty() {
        return Err(Error::Refused(Message::new("merges-refused-late")));
    }
    let mut kept: Undo = serde_json::from_str(&merge.undo).map_err(anyhow::Error::from)?;
    let from = merge.from_id;
    let before = Affected::find(tx.conn(), from, into)?;
    threads::lock_rows(tx, &before.threads.iter().copied().collect::<Vec<_>>())?;
    put_person_back(tx, &mut kept, into)?;
    for (column, keys) in COLUMNS.iter().zip(&kept.moved) {
        move_back(tx, column, into, from, keys)?;
    }
    for (table, row) in &kept.dropped {
        put_back(tx, table, row)?;
    }
    diesel::update(rows::table.find(into))
        .set(rows::created_at.eq(Instant::from_micros(kept.since)))
        .execute(tx.conn())?;
    before.recount(tx)?;
    Affected::find(tx.conn(), from, into)?.recount(tx)?;
    recount_person(tx, from)?;
    recount_person(tx, into)?;
    rights::changed(tx, into)?;
    model::undone(tx, id)?;
    audit::record(tx, Act::new(Kind::MergeUndone).by(by.id).about(into))?;
    events::record(tx, &Event::MergeUndone { from, into, by: by.id })?;
    Ok(into)
}

/// Who was joined is somebody again, by the handle that they had, or a numbered one if somebody took it meanwhile: the
/// other may have, since it was theirs.
fn put_person_back(tx: &mut Tx<'_>, kept: &mut Undo, into: PersonId) -> Result<()> {
    let handle = kept.person.get("handle").and_then(|handle| handle.as_str()).unwrap_or_default().to_owned();
    people::lead_nowhere(tx, &handle, into)?;
    let now = tx.now();
    if people::refuse_taken(tx.conn(), &handle, now).is_err() {
        let other = people::propose_handle(tx, &handle)?;
        kept.person.insert("handle_skeleton".into(), handles::skeleton(&other).into());
        kept.person.insert("handle".into(), other.into());
    }
    match put_back(tx, "people", &kept.person)? {
        1 => Ok(()),
        _ => Err(Error::Refused(Message::new("merges-refused-taken"))),
    }
}

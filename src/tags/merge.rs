//! Making one tag of two.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::hold;
use super::model::{self, may_change};
use crate::each_backend;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::TagId;
use crate::platform::db::Tx;
use crate::platform::db::schema::{tags, thread_tags};
use crate::platform::words::Message;
use crate::rights::Member;

/// Files under one tag whatever is filed under another, which then is no more; its address leads to the one.
pub fn merge(tx: &mut Tx<'_>, by: &Member, tag: TagId, into: TagId) -> Result<()> {
    may_change(by)?;
    if tag == into {
        return Err(Error::field("into", Message::new("tags-merge-itself")));
    }
    hold::lock_all(tx)?;
    let gone = model::find(tx.conn(), tag)?;
    model::find(tx.conn(), into)?;
    let moved = "UPDATE thread_tags SET tag_id = $1 WHERE tag_id = $2 \
                 AND thread_id NOT IN (SELECT thread_id FROM thread_tags WHERE tag_id = $1)";
    each_backend!(tx.conn(), conn => {
        diesel::sql_query(moved).bind::<BigInt, _>(into).bind::<BigInt, _>(tag).execute(conn)
    })?;
    // Who follows either follows the one that stays, as they chose for it.
    let followed = "UPDATE tag_follows SET tag_id = $1 WHERE tag_id = $2 \
                    AND person_id NOT IN (SELECT person_id FROM tag_follows WHERE tag_id = $1)";
    each_backend!(tx.conn(), conn => {
        diesel::sql_query(followed).bind::<BigInt, _>(into).bind::<BigInt, _>(tag).execute(conn)
    })?;
    model::hand_addresses_on(tx, tag, into)?;
    model::leave_address(tx, &gone.name, into)?;
    diesel::delete(tags::table.find(tag)).execute(tx.conn())?;
    let threads: i64 = thread_tags::table.filter(thread_tags::tag_id.eq(into)).count().get_result(tx.conn())?;
    diesel::update(tags::table.find(into)).set(tags::thread_count.eq(threads)).execute(tx.conn())?;
    events::record(tx, &Event::TagChanged { tag, by: by.id })?;
    events::record(tx, &Event::TagChanged { tag: into, by: by.id })
}

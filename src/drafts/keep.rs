//! Keeping a draft, putting it away, and forgetting it.

use std::collections::BTreeMap;

use super::{Draft, Place, model};
use crate::error::{Error, Result};
use crate::platform::db::Tx;
use crate::platform::text;
use crate::platform::words::Message;
use crate::rights::Member;

/// How many drafts somebody has at most; with one more the oldest goes.
pub const MOST: i64 = 50;
/// How much a draft may hold, in bytes: a text may be over its form's limit while one still shortens it.
pub const MOST_BYTES: usize = 64 * 1024;

/// Keeps what somebody is writing in place of what they wrote there before. With nothing in it, it goes.
pub fn keep(tx: &mut Tx<'_>, by: &Member, place: Place, mut fields: BTreeMap<String, String>) -> Result<()> {
    place.check(tx.conn(), by)?;
    fields.retain(|name, _| place.keeps(name));
    if fields.values().map(String::len).sum::<usize>() > MOST_BYTES {
        return Err(Error::field("body", Message::new("drafts-refused-long").with("most", MOST_BYTES / 1024)));
    }
    let texts = ["title", "body"];
    if texts.iter().filter_map(|name| fields.get(*name)).all(|written| text::is_blank(written)) {
        return forget(tx, by, place);
    }
    let fields = serde_json::to_string(&fields).map_err(anyhow::Error::from)?;
    model::replace(tx, by.id, place, &fields)?;
    Ok(model::remove_beyond(tx, by.id, MOST)?)
}

/// Forgets what somebody wrote in a place: it was sent, or they want it no more.
pub fn forget(tx: &mut Tx<'_>, by: &Member, place: Place) -> Result<()> {
    Ok(model::remove(tx, by.id, place)?)
}

/// Puts somebody's question away: a thread solved it. It waits until they want it back, or for as long as drafts do.
pub fn put_away(tx: &mut Tx<'_>, by: &Member) -> Result<()> {
    let Some(draft) = model::find(tx.conn(), by, Place::Question)? else { return Ok(()) };
    forget(tx, by, Place::Question)?;
    keep_in(tx, by, &draft, Place::PutAway)
}

/// Brings back the question that somebody put away; what they have begun since then is put away in its place.
pub fn take_back(tx: &mut Tx<'_>, by: &Member) -> Result<()> {
    let Some(draft) = model::find(tx.conn(), by, Place::PutAway)? else { return Ok(()) };
    forget(tx, by, Place::PutAway)?;
    put_away(tx, by)?;
    keep_in(tx, by, &draft, Place::Question)
}

fn keep_in(tx: &mut Tx<'_>, by: &Member, draft: &Draft, place: Place) -> Result<()> {
    let fields = serde_json::to_string(&draft.fields).map_err(anyhow::Error::from)?;
    Ok(model::replace(tx, by.id, place, &fields)?)
}

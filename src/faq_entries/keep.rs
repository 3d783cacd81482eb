//! Making a thread an FAQ entry, writing its answer anew, and confirming that it still holds.

use diesel::prelude::*;

use super::standing::Source;
use super::{model, policy};
use crate::acceptances;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PostId, SpaceId, ThreadId};
use crate::platform::db::schema::{posts as post_rows, verifications};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::text;
use crate::platform::words::Message;
use crate::posts;
use crate::rights::Member;
use crate::threads::{self, Thread};

/// The longest short answer, in bytes.
pub const LONGEST: usize = 2048;
/// The most entries of a space: beyond that, nobody reads a list to its end.
pub const MOST: usize = 50;

/// Makes a resolved thread an entry of its space with an answer in a lead's own words, or gives it another.
/// `began_from` is the moment, in microseconds, of the entry that its writer had before them, 0 where there was
/// none yet; where somebody else wrote meanwhile, that is [`Error::Conflict`]. Nothing: whatever stands there.
pub fn keep(tx: &mut Tx<'_>, by: &Member, thread: ThreadId, markdown: &str, began_from: Option<i64>) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_make(by, &thread)?;
    let markdown = text::clean_body(markdown);
    let typed = if text::is_blank(&markdown) { "" } else { markdown.as_str() };
    Check::new().body("body", typed, 1..=LONGEST).finish()?;
    let before = model::find(tx.conn(), thread.id)?;
    let stands = before.as_ref().map_or(0, |before| before.at.micros());
    if began_from.is_some_and(|began_from| began_from != stands) {
        return Err(Error::Conflict(Message::new("faq-entries-conflict")));
    }
    let is_new = before.is_none();
    if is_new {
        refuse_beyond_most(tx, thread.space_id)?;
    }
    let composed = posts::compose(tx, by, "body", &markdown)?;
    let source = source_of(tx.conn(), &thread)?;
    model::replace(tx, thread.id, (&composed.markdown, &composed.html), source, by.id)?;
    let (thread, by) = (thread.id, by.id);
    events::record(tx, &if is_new { Event::FaqEntryMade { thread, by } } else { Event::FaqEntryChanged { thread, by } })
}

/// Says that an entry still holds, whatever has changed in its thread since.
pub fn confirm(tx: &mut Tx<'_>, by: &Member, thread: ThreadId) -> Result<()> {
    let thread = threads::find_to_change(tx, by, thread)?;
    policy::may_make(by, &thread)?;
    model::find(tx.conn(), thread.id)?.ok_or(Error::NotFound)?;
    let source = source_of(tx.conn(), &thread)?;
    model::confirm(tx, thread.id, source, by.id)?;
    events::record(tx, &Event::FaqEntryChanged { thread: thread.id, by: by.id })
}

fn refuse_beyond_most(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    let there = model::ids_in(tx.conn(), space)?.len();
    if there < MOST { Ok(()) } else { Err(Error::field("body", Message::new("faq-entries-many").with("most", MOST))) }
}

/// What an entry of the thread is taken from now: its question with the accepted answer, or else the one verified
/// first.
fn source_of(conn: &mut Conn, thread: &Thread) -> Result<Source> {
    let answer = match acceptances::find(conn, thread.id)? {
        Some(acceptance) => Some(acceptance.post_id),
        None => first_verified(conn, thread.id)?,
    };
    let question = posts::question_of(conn, thread.id)?.version;
    let Some(answer) = answer else { return Ok(Source { answer: None, version: 0, question }) };
    let post = posts::find_in(conn, thread, answer)?;
    Ok(Source { answer: Some(post.id), version: post.version, question })
}

fn first_verified(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<PostId>> {
    verifications::table
        .inner_join(post_rows::table.on(post_rows::id.eq(verifications::post_id)))
        .filter(post_rows::thread_id.eq(thread))
        .filter(post_rows::hidden_at.is_null())
        .filter(post_rows::deleted_at.is_null())
        .filter(post_rows::held_at.is_null())
        .order((verifications::at, verifications::post_id))
        .select(verifications::post_id)
        .first(conn)
        .optional()
}

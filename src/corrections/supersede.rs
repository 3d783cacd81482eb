//! Leading from an answer to a better one, and no longer.

use diesel::prelude::*;

use super::policy;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PersonId, PostId, SupersessionId, ThreadId};
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::clock::Instant;
use crate::platform::db::schema::supersessions;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::posts::{self, Post, PostKind};
use crate::rights::{Access, Member};
use crate::threads::{self, Thread};
use crate::{acceptances, spaces};

/// The answers that one is led through at most: more are taken for a circle.
const MOST_STEPS: usize = 30;

/// What is better than an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another answer, of the same thread or of another.
    Answer(PostId),
    /// Another thread as a whole.
    Thread(ThreadId),
}

/// That there is a better answer than one.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = supersessions)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Supersession {
    pub id: SupersessionId,
    pub post_id: PostId,
    pub better_post_id: Option<PostId>,
    pub better_thread_id: Option<ThreadId>,
    pub by_id: PersonId,
    pub at: Instant,
}

impl Supersession {
    /// What is better.
    pub fn target(&self) -> Option<Target> {
        self.better_post_id.map(Target::Answer).or(self.better_thread_id.map(Target::Thread))
    }
}

/// Leads from an answer to a better one, below which it stands from now on. The same again changes nothing; where
/// somebody has led elsewhere meanwhile, that is [`Error::Conflict`].
pub fn supersede(tx: &mut Tx<'_>, by: &Member, post: PostId, better: Target) -> Result<SupersessionId> {
    lock(tx)?;
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_correct(by, &thread, &post)?;
    check(tx.conn(), by, (&thread, &post), better)?;
    if let Some(standing) = find_of(tx.conn(), post.id)? {
        let is_same = standing.target() == Some(better);
        let conflict = || Error::Conflict(Message::new("corrections-conflict-better"));
        return if is_same { Ok(standing.id) } else { Err(conflict()) };
    }
    let id = add(tx, by.id, post.id, better)?;
    let (thread, post, by) = (thread.id, post.id, by.id);
    moderation::note(tx, &NewAct { thread, post: Some(post), kind: ActKind::Superseded, why: None, note: "", by })?;
    events::record(tx, &Event::AnswerSuperseded { thread, post, by, supersession: id })?;
    Ok(id)
}

/// Takes that back within ten minutes, as if it had never been. What is undone already stays so.
pub fn undo_supersession(tx: &mut Tx<'_>, by: &Member, post: PostId, id: SupersessionId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_put_right(by, &thread)?;
    let Some(found) = find_of(tx.conn(), post.id)?.filter(|found| found.id == id) else { return Ok(()) };
    policy::may_undo(by, &thread, (found.by_id, found.at), tx.now())?;
    remove(tx, id)?;
    moderation::forget(tx, post.id, ActKind::Superseded, found.at)?;
    let (thread, post, by) = (thread.id, post.id, by.id);
    events::record(tx, &Event::CorrectionChanged { thread, post, by, how: "supersession_undone".to_owned() })
}

/// Leads no longer from an answer to another, however long it did; the history tells it.
pub fn withdraw_supersession(tx: &mut Tx<'_>, by: &Member, post: PostId, id: SupersessionId) -> Result<()> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_put_right(by, &thread)?;
    if find_of(tx.conn(), post.id)?.is_none_or(|found| found.id != id) {
        return Ok(());
    }
    remove(tx, id)?;
    let (thread, post, by) = (thread.id, post.id, by.id);
    let kind = ActKind::SupersessionWithdrawn;
    moderation::note(tx, &NewAct { thread, post: Some(post), kind, why: None, note: "", by })?;
    events::record(tx, &Event::CorrectionChanged { thread, post, by, how: kind.word().to_owned() })
}

/// One at a time leads anybody anywhere: two at once could close a circle. SQLite has one writer and needs no lock.
fn lock(tx: &mut Tx<'_>) -> QueryResult<()> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("SELECT pg_advisory_xact_lock(745205)").execute(conn)?;
    }
    Ok(())
}

/// The better one is another, can be read by whoever reads this one, and does not lead back.
fn check(conn: &mut Conn, by: &Member, (thread, post): (&Thread, &Post), better: Target) -> Result<()> {
    let wrong = |key: &'static str| Error::field("better", Message::new(key));
    let there = match better {
        Target::Answer(id) if id == post.id => return Err(wrong("corrections-better-same")),
        Target::Answer(id) => match posts::find_visible(conn, by, id) {
            Ok((there, it)) if it.kind == PostKind::Answer && it.is_shown() => there,
            Ok(_) | Err(Error::NotFound) => return Err(wrong("corrections-better-unknown")),
            Err(other) => return Err(other),
        },
        Target::Thread(id) if id == thread.id => return Err(wrong("corrections-better-here")),
        Target::Thread(id) => match threads::find(conn, by, id) {
            Err(Error::NotFound) => return Err(wrong("corrections-better-unknown")),
            found => found?,
        },
    };
    if there.hidden_at.is_some() {
        return Err(wrong("corrections-better-unknown"));
    }
    let (here, elsewhere) = (spaces::find(conn, by, thread.space_id)?, spaces::find(conn, by, there.space_id)?);
    let is_open = match elsewhere.access {
        Access::Everyone => true,
        Access::Members => here.access != Access::Everyone,
        Access::Groups => false,
    };
    if here.id != elsewhere.id && !is_open {
        return Err(wrong("corrections-better-closed"));
    }
    if leads_back(conn, post.id, better)? { Err(wrong("corrections-better-circle")) } else { Ok(()) }
}

/// Whether whoever follows the way from a better answer comes to this one: through answers, and through what solved a
/// thread.
fn leads_back(conn: &mut Conn, post: PostId, better: Target) -> QueryResult<bool> {
    let mut next = better;
    for _ in 0..MOST_STEPS {
        let answer = match next {
            Target::Answer(answer) => Some(answer),
            Target::Thread(thread) => acceptances::find(conn, thread)?.map(|accepted| accepted.post_id),
        };
        let Some(answer) = answer else { return Ok(false) };
        if answer == post {
            return Ok(true);
        }
        match find_of(conn, answer)?.and_then(|it| it.target()) {
            Some(target) => next = target,
            None => return Ok(false),
        }
    }
    Ok(true)
}

pub(super) fn find_of(conn: &mut Conn, post: PostId) -> QueryResult<Option<Supersession>> {
    supersessions::table
        .filter(supersessions::post_id.eq(post))
        .select(Supersession::as_select())
        .first(conn)
        .optional()
}

fn add(tx: &mut Tx<'_>, by: PersonId, post: PostId, better: Target) -> QueryResult<SupersessionId> {
    let (answer, thread) = match better {
        Target::Answer(answer) => (Some(answer), None),
        Target::Thread(thread) => (None, Some(thread)),
    };
    let now = tx.now();
    diesel::insert_into(supersessions::table)
        .values((
            supersessions::post_id.eq(post),
            supersessions::better_post_id.eq(answer),
            supersessions::better_thread_id.eq(thread),
            supersessions::by_id.eq(by),
            supersessions::at.eq(now),
        ))
        .returning(supersessions::id)
        .get_result(tx.conn())
}

fn remove(tx: &mut Tx<'_>, id: SupersessionId) -> QueryResult<()> {
    diesel::delete(supersessions::table.find(id)).execute(tx.conn())?;
    Ok(())
}

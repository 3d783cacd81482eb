//! Telling people of what happened: following the events, some people at a time, each step kept with how far it came.
//!
//! How far is written in the transaction that makes the notifications, so a program that is killed goes on with the
//! next person; a row a person and event is unique, so nobody hears twice.

use std::time::Duration;

use diesel::prelude::*;

use super::deliver::{Post, deliver};
use super::heard::{InThread, Telling, telling};
use super::model::New;
use super::withheld::{self, Ready};
use super::{ByMail, Kind, TellLater, Topic};
use crate::corrections;
use crate::error::Result;
use crate::events::{self, Event, Happened, Position};
use crate::follows::{self, Place};
use crate::ids::{EventId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, notification_positions};
use crate::platform::db::{Conn, Db, QueryResult, Tx};
use crate::platform::jobs;
use crate::{rights, roles};

/// How many people are told in one transaction: others wait for it on SQLite.
const PEOPLE_AT_ONCE: usize = 500;
/// How many events are read in one transaction.
const EVENTS_AT_ONCE: usize = 100;
/// What is older was news once: nobody is told of what an import or a demonstration tells of the past.
const NEWS_FOR: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// The row of this table that says how far.
const NAME: &str = "told";

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// There is more to do at once.
    More,
    /// That was all, or another node is at it.
    All,
}

/// How far was told: all events up to a position, and of the next one everybody up to a person.
#[derive(Clone, Copy, Debug)]
struct Far {
    position: Position,
    person: PersonId,
}

/// Tells some more people of what happened, in one transaction; by mail too, if there is a way to post.
pub fn tell(db: &Db, post: Option<&Post>) -> Result<Told> {
    // Looking costs a snapshot; only who finds something takes the writer's place.
    if has_told_all(db)? { Ok(Told::All) } else { db.write(|tx| step(tx, post)) }
}

/// Whether everything that happened so far has been told, also what nobody may read yet.
pub fn has_told_all(db: &Db) -> Result<bool> {
    db.read(|conn| {
        let far = find(conn)?;
        Ok(!events::is_any_after(conn, far.position)? && withheld::next(conn)?.is_none())
    })
}

fn step(tx: &mut Tx<'_>, post: Option<&Post>) -> Result<Told> {
    if !hold(tx)? {
        return Ok(Told::All);
    }
    if let Some(ready) = withheld::next(tx.conn())? {
        tell_again(tx, post, ready)?;
        return Ok(Told::More);
    }
    let mut far = find(tx.conn())?;
    let (happened, next, is_all) = events::each_after(tx.conn(), far.position, EVENTS_AT_ONCE)?;
    let mut left = PEOPLE_AT_ONCE;
    for one in happened {
        if let Some(due) = one.event.as_ref().and_then(|event| due_at(event, one.at)).filter(|due| *due > tx.now()) {
            jobs::enqueue(tx, &TellLater::of(one.id), due)?;
            far = Far { position: one.position, person: PersonId::new(0) };
            continue;
        }
        let (last, told) = tell_of(tx, post, &one, (far.person, left))?;
        left = left.saturating_sub(told);
        if let Some(person) = last {
            keep(tx, Far { person, ..far })?;
            return Ok(Told::More);
        }
        far = Far { position: one.position, person: PersonId::new(0) };
        if left == 0 {
            keep(tx, far)?;
            return Ok(Told::More);
        }
    }
    keep(tx, Far { position: next, person: PersonId::new(0) })?;
    let is_all = is_all && withheld::next(tx.conn())?.is_none();
    Ok(if is_all { Told::All } else { Told::More })
}

/// When people are told of what can be undone first: not before it can be undone no longer.
fn due_at(event: &Event, at: Instant) -> Option<Instant> {
    let waits = matches!(event, Event::AnswerCorrected { .. } | Event::AnswerSuperseded { .. });
    waits.then(|| at.plus(corrections::UNDO_WITHIN))
}

/// Tells some more people of an event that may be in sight again; if it is not, it waits on.
fn tell_again(tx: &mut Tx<'_>, post: Option<&Post>, ready: Ready) -> Result<()> {
    let Ready { event: id, person } = ready;
    match tell_late(tx, post, id, person)? {
        Late::To(person) => Ok(withheld::told_up_to(tx, id, person)?),
        Late::All => Ok(withheld::is_told(tx, id)?),
        Late::OutOfSight => Ok(()),
    }
}

/// What became of telling some more people of an event that waited.
pub(super) enum Late {
    /// All up to this person were told, and there may be more.
    To(PersonId),
    /// Everybody was told, or nobody is to be any more.
    All,
    /// It waits until it is in sight.
    OutOfSight,
}

/// Tells some more people of an event in a thread that waited, from after one on.
pub(super) fn tell_late(tx: &mut Tx<'_>, post: Option<&Post>, id: EventId, after: PersonId) -> Result<Late> {
    let Some((event, at)) = events::find(tx.conn(), id)? else { return Ok(Late::All) };
    let last = match telling(tx.conn(), &event)? {
        Some(Telling::InThread(telling)) => tell_in(tx, post, (id, at), &telling, (after, PEOPLE_AT_ONCE))?.0,
        Some(Telling::OutOfSight(thread)) => {
            withheld::keep(tx, id, thread)?;
            return Ok(Late::OutOfSight);
        }
        Some(
            Telling::Granted { .. }
            | Telling::Refused
            | Telling::Reviewed { .. }
            | Telling::BackInSight(_)
            | Telling::Approved { .. },
        )
        | None => None,
    };
    Ok(last.map_or(Late::All, Late::To))
}

/// Tells at most so many people of an event, from after one on. The last of them, if there may be more, and how
/// many were looked at.
fn tell_of(
    tx: &mut Tx<'_>,
    post: Option<&Post>,
    one: &Happened,
    next: (PersonId, usize),
) -> Result<(Option<PersonId>, usize)> {
    let Some(event) = one.event.as_ref().filter(|_| one.at.plus(NEWS_FOR) > tx.now()) else { return Ok((None, 0)) };
    match telling(tx.conn(), event)? {
        None => Ok((None, 0)),
        Some(Telling::Granted { person, space, role, by }) => {
            if by != Some(person) {
                let new = New { space_id: space, role: Some(role), by_id: by, ..plain(one, person, Kind::Role) };
                tell_each(tx, post, one, vec![new])?;
            }
            Ok((None, 1))
        }
        Some(Telling::Reviewed { space, to }) => {
            let new = to.iter().map(|(person, kind)| New { space_id: Some(space), ..plain(one, *person, *kind) });
            tell_each(tx, post, one, new.collect())?;
            Ok((None, to.len()))
        }
        Some(Telling::Refused) => {
            let admins = roles::list_admins(tx.conn())?;
            let new: Vec<New> = admins.into_iter().map(|person| plain(one, person, Kind::Refused)).collect();
            deliver(tx, post, one.id, new)?;
            Ok((None, 1))
        }
        Some(Telling::InThread(telling)) => tell_in(tx, post, (one.id, one.at), &telling, next),
        Some(Telling::OutOfSight(thread)) => Ok((None, withheld::keep(tx, one.id, thread).map(|()| 0)?)),
        Some(Telling::BackInSight(thread)) => Ok((None, withheld::wake(tx, thread).map(|()| 0)?)),
        Some(Telling::Approved { thread, post: about, author }) => {
            let own = plain(one, author, Kind::Approved);
            tell_each(tx, post, one, vec![New { thread_id: Some(thread), post_id: Some(about), ..own }])?;
            withheld::wake(tx, thread)?;
            Ok((None, 1))
        }
    }
}

/// What is of no thread, to one person.
fn plain(one: &Happened, person: PersonId, kind: Kind) -> New {
    New {
        person_id: person,
        event_id: one.id,
        kind,
        topic: Topic::of(kind, true),
        thread_id: None,
        post_id: None,
        space_id: None,
        role: None,
        by_id: None,
        at: one.at,
        in_product: 1,
        by_mail: ByMail::Never,
    }
}

/// Tells some people, those among them who have an account.
fn tell_each(tx: &mut Tx<'_>, post: Option<&Post>, one: &Happened, mut new: Vec<New>) -> Result<()> {
    let people: Vec<PersonId> = new.iter().map(|it| it.person_id).collect();
    let known = with_accounts(tx.conn(), &people)?;
    new.retain(|it| known.contains(&it.person_id));
    deliver(tx, post, one.id, new)
}

fn tell_in(
    tx: &mut Tx<'_>,
    post: Option<&Post>,
    (event, at): (EventId, Instant),
    telling: &InThread,
    (after, most): (PersonId, usize),
) -> Result<(Option<PersonId>, usize)> {
    let place = Place { thread: telling.thread, space: telling.space };
    let named: Vec<PersonId> = telling.named.iter().map(|(person, _)| *person).collect();
    let hearing = follows::list_hearing(tx.conn(), place, &named, after, most)?;
    let people: Vec<PersonId> = hearing.iter().map(|hearer| hearer.person).collect();
    let now = tx.now();
    let may = rights::who_may_enter(tx.conn(), telling.space, &people, now)?;
    let to = hearing.iter().filter(|hearer| may.binary_search(&hearer.person).is_ok());
    let new: Vec<New> = to
        .filter_map(|hearer| {
            let (kind, is_own) = telling.is_to(*hearer)?;
            Some(New {
                person_id: hearer.person,
                event_id: event,
                kind,
                topic: Topic::of(kind, is_own),
                thread_id: Some(telling.thread),
                post_id: telling.post,
                space_id: None,
                role: None,
                by_id: Some(telling.by),
                at,
                in_product: 1,
                by_mail: ByMail::Never,
            })
        })
        .collect();
    deliver(tx, post, event, new)?;
    let is_all = people.len() < most;
    Ok((people.last().copied().filter(|_| !is_all), people.len()))
}

fn with_accounts(conn: &mut Conn, among: &[PersonId]) -> QueryResult<Vec<PersonId>> {
    accounts::table.filter(accounts::person_id.eq_any(among.to_vec())).select(accounts::person_id).load(conn)
}

/// Whether this node is the one that tells now. SQLite has one writer.
fn hold(tx: &mut Tx<'_>) -> QueryResult<bool> {
    match tx.conn() {
        Conn::Sqlite(_) => Ok(true),
        Conn::Postgres(conn) => {
            let held = "SELECT name FROM notification_positions FOR UPDATE SKIP LOCKED";
            Ok(diesel::sql_query(held).execute(conn)? > 0)
        }
    }
}

fn find(conn: &mut Conn) -> Result<Far> {
    let row: Option<(String, PersonId)> = notification_positions::table
        .find(NAME)
        .select((notification_positions::position, notification_positions::person))
        .first(conn)
        .optional()?;
    let Some((position, person)) = row else { return Ok(Far { position: Position::START, person: PersonId::new(0) }) };
    Ok(Far { position: position.parse().map_err(anyhow::Error::from)?, person })
}

fn keep(tx: &mut Tx<'_>, far: Far) -> QueryResult<()> {
    diesel::update(notification_positions::table.find(NAME))
        .set((
            notification_positions::position.eq(far.position.to_string()),
            notification_positions::person.eq(far.person),
        ))
        .execute(tx.conn())?;
    Ok(())
}

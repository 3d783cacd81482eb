//! Telling the open streams what is so now.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Streams;
use super::lines::Line;
use crate::accounts;
use crate::error::Result;
use crate::ids::{PersonId, ThreadId};
use crate::notifications::{self, Pending};
use crate::platform::clock::Instant;
use crate::platform::db::{Conn, Db};
use crate::rights;
use crate::threads;

/// What a browser is told.
#[derive(Serialize)]
struct State {
    /// How much is new to them.
    unread: i64,
    /// How many answers the threads have that they have open and may see.
    answers: BTreeMap<String, i64>,
}

/// How many sessions or people are asked about at once.
const AT_ONCE: usize = 500;

/// Tells each stream whose state changed; ends those whose session has ended. Three queries while nothing changes,
/// and who listens is asked again for their rights before they are told anything.
pub fn tell(db: &Db, streams: &Streams) -> Result<()> {
    let lines = streams.heard();
    let now = db.clock().now();
    for some in lines.chunks(AT_ONCE) {
        db.read(|conn| tell_some(conn, streams, some, now))?;
    }
    Ok(())
}

fn tell_some(conn: &mut Conn, streams: &Streams, lines: &[Line], now: Instant) -> Result<()> {
    let sessions: Vec<_> = lines.iter().map(|line| line.about.session.clone()).collect();
    let lasting = accounts::list_lasting(conn, &sessions, now)?;
    let (open, ended): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| lasting.contains(&line.about.session));
    let ended: Vec<u64> = ended.iter().map(|line| line.number).collect();
    streams.end(&ended);
    let people: Vec<PersonId> = open.iter().map(|line| line.about.person).collect();
    let pending = notifications::list_pending(conn, &people)?;
    let asked: Vec<ThreadId> = open.iter().flat_map(|line| line.about.threads.iter().copied()).collect();
    let counted: BTreeMap<ThreadId, i64> = threads::count_answers_of(conn, &asked)?.into_iter().collect();
    for line in open {
        let made_of = made_of(line, &pending, &counted);
        if line.made_of.as_ref() != Some(&made_of) {
            let state = state(conn, line, now)?;
            streams.say(line.number, made_of, serde_json::to_string(&state).map_err(anyhow::Error::from)?);
        }
    }
    Ok(())
}

/// What tells whether anything changed, cheaply and before anybody's rights are asked.
fn made_of(line: &Line, pending: &[Pending], counted: &BTreeMap<ThreadId, i64>) -> String {
    let own = pending.iter().find(|it| it.person == line.about.person);
    let own = own.map_or((0, 0), |it| (it.count, it.last.number()));
    let threads: Vec<_> = line.about.threads.iter().map(|thread| counted.get(thread)).collect();
    format!("{own:?} {threads:?}")
}

/// What is so now to who listens, by what they may see now.
fn state(conn: &mut Conn, line: &Line, now: Instant) -> Result<State> {
    let member = rights::find_member(conn, line.about.person, now)?;
    let seen = threads::list_found(conn, &member, &line.about.threads)?;
    Ok(State {
        unread: notifications::count_unread(conn, &member)?,
        answers: seen.into_iter().map(|thread| (thread.id.to_string(), thread.answer_count)).collect(),
    })
}

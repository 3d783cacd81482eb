//! Flags as lists show them: one's own, and those of cases.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::{Flag, FlagState, Reason};
use crate::ids::{CaseId, FlagId, PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{decisions, flags, people, posts, threads};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::rights::Viewer;
use crate::threads::in_spaces_of;

/// How many flags a page of one's own holds.
pub const PAGE: usize = 25;

/// A flag of one's own, with what became of it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedFlag {
    pub id: FlagId,
    pub post_id: PostId,
    pub reason: Reason,
    pub words: String,
    pub better: String,
    pub at: Instant,
    pub state: FlagState,
    pub decided_at: Option<Instant>,
    pub thread_title: String,
    pub thread_language: Option<String>,
    pub thread_hidden_at: Option<Instant>,
    /// How the case ended, once that stands.
    pub outcome: Option<String>,
    pub reply: Option<String>,
    pub stood_at: Option<Instant>,
}

/// Somebody's own flags in spaces open to them, the latest first, one page and one more if there are more.
pub fn list_mine(conn: &mut Conn, viewer: &Viewer, before: Option<FlagId>) -> QueryResult<Vec<ListedFlag>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let mut mine = flags::table
        .inner_join(posts::table.on(posts::id.eq(flags::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .left_join(decisions::table.on(flags::decision_id.eq(decisions::id.nullable())))
        .filter(flags::person_id.eq(person))
        .filter(in_spaces_of!(viewer))
        .order(flags::id.desc())
        .limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .select((
            flags::id,
            flags::post_id,
            flags::reason,
            flags::words,
            flags::better,
            flags::at,
            flags::state,
            flags::decided_at,
            threads::title,
            threads::language,
            threads::hidden_at,
            decisions::outcome.nullable(),
            decisions::reply.nullable(),
            decisions::stood_at.nullable(),
        ))
        .into_boxed::<MultiBackend>();
    if let Some(before) = before {
        mine = mine.filter(flags::id.lt(before));
    }
    mine.load(conn)
}

/// A flag of a case with who raised it.
#[derive(Clone, Debug)]
pub struct Raised {
    /// The flag.
    pub flag: Flag,
    /// Their name.
    pub name: String,
    /// Their name in addresses.
    pub handle: String,
    /// The key of their picture.
    pub picture: Option<String>,
}

/// The flags of some cases, as they were raised; those that were taken back apart.
pub fn list_of_cases(conn: &mut Conn, cases: &[CaseId]) -> QueryResult<Vec<Raised>> {
    let rows: Vec<(Flag, String, String, Option<String>)> = flags::table
        .inner_join(people::table.on(people::id.eq(flags::person_id)))
        .filter(flags::case_id.eq_any(cases.to_vec()))
        .filter(flags::state.ne(FlagState::Withdrawn))
        .order(flags::id)
        .select((Flag::as_select(), people::name, people::handle, people::picture))
        .load(conn)?;
    Ok(rows.into_iter().map(|(flag, name, handle, picture)| Raised { flag, name, handle, picture }).collect())
}

/// How right somebody was so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// How many of their flags were upheld.
    pub upheld: i64,
    /// How many were decided.
    pub decided: i64,
}

/// The records of some people who raised flags: one query.
pub fn list_records(conn: &mut Conn, people: &[PersonId]) -> QueryResult<Vec<(PersonId, Record)>> {
    let counted: Vec<(PersonId, FlagState, i64)> = flags::table
        .filter(flags::person_id.eq_any(people.to_vec()))
        .filter(flags::state.eq_any(vec![FlagState::Upheld, FlagState::Declined, FlagState::Abuse]))
        .group_by((flags::person_id, flags::state))
        .select((flags::person_id, flags::state, count_star()))
        .load(conn)?;
    let mut records: Vec<(PersonId, Record)> = Vec::new();
    for (person, state, rows) in counted {
        let at = records.iter().position(|(one, _)| *one == person).unwrap_or_else(|| {
            records.push((person, Record::default()));
            records.len() - 1
        });
        if let Some((_, record)) = records.get_mut(at) {
            record.decided += rows;
            record.upheld += if state == FlagState::Upheld { rows } else { 0 };
        }
    }
    Ok(records)
}

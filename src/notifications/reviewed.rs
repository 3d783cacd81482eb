//! What reviews mean to people: to the author of a post, those who flagged it, and the experts who are asked about it.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::Kind;
use super::heard::Telling;
use crate::error::Result;
use crate::events::Review;
use crate::ids::{AppealId, DecisionId, OpinionId, PersonId, PostId, SpaceId, SweepId, ThreadId};
use crate::platform::db::schema::{appeals, cases, decisions, flags, opinions, posts, threads};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Role;
use crate::roles;

/// What becomes of a review: nothing of a decision before it stands.
pub(super) fn telling(conn: &mut Conn, review: &Review) -> Result<Option<Telling>> {
    match *review {
        Review::DecisionStood { decision, post, .. } => decided(conn, decision, post),
        Review::AppealDecided { appeal, thread, .. } => appealed(conn, appeal, thread),
        Review::OpinionAsked { opinion, thread, .. } => consulted(conn, opinion, thread),
        Review::OpinionGiven { opinion, thread, .. } => advised(conn, opinion, thread),
        Review::PostApproved { thread, post, .. } => {
            let author = posts::table.find(post).select(posts::author_id).first(conn)?;
            Ok(Some(Telling::Approved { thread, post, author }))
        }
        Review::PostHeld { .. }
        | Review::RemovalProposed { .. }
        | Review::PostDeclined { .. }
        | Review::FlagRaised { .. }
        | Review::FlagWithdrawn { .. }
        | Review::CaseClaimed { .. }
        | Review::CaseReleased { .. }
        | Review::CaseDecided { .. }
        | Review::DecisionUndone { .. }
        | Review::AppealMade { .. } => Ok(None),
    }
}

/// A decision stands: to the post's author, if there are words for them, and to those whose flags it closed.
fn decided(conn: &mut Conn, decision: DecisionId, post: PostId) -> Result<Option<Telling>> {
    let message: String = decisions::table.find(decision).select(decisions::message).first(conn)?;
    let (author, space): (PersonId, SpaceId) = posts::table
        .inner_join(threads::table)
        .filter(posts::id.eq(post))
        .select((posts::author_id, threads::space_id))
        .first(conn)?;
    let flagged: Vec<PersonId> =
        flags::table.filter(flags::decision_id.eq(decision)).select(flags::person_id).load(conn)?;
    let is_told = !message.is_empty() && is_first_told(conn, decision, author)?;
    let author = is_told.then_some((author, Kind::Decided));
    let to = author.into_iter().chain(flagged.into_iter().map(|person| (person, Kind::Flagged))).collect();
    Ok(Some(Telling::Reviewed { space, to }))
}

/// Of what was removed in one step its author is told once.
fn is_first_told(conn: &mut Conn, decision: DecisionId, author: PersonId) -> QueryResult<bool> {
    let sweep: Option<SweepId> = decisions::table.find(decision).select(decisions::sweep_id).first(conn)?;
    let Some(sweep) = sweep else { return Ok(true) };
    let before: i64 = decisions::table
        .inner_join(cases::table.inner_join(posts::table))
        .filter(decisions::sweep_id.eq(sweep))
        .filter(decisions::id.lt(decision))
        .filter(posts::author_id.eq(author))
        .count()
        .get_result(conn)?;
    Ok(before == 0)
}

/// Somebody has looked again at a decision: to who asked for that.
fn appealed(conn: &mut Conn, appeal: AppealId, thread: ThreadId) -> Result<Option<Telling>> {
    let space = space_of(conn, thread)?;
    let author: PersonId = appeals::table.find(appeal).select(appeals::person_id).first(conn)?;
    Ok(Some(Telling::Reviewed { space, to: vec![(author, Kind::Appealed)] }))
}

/// Experts are asked: to each of the space, if none has answered yet, but for who asks and who wrote the post.
fn consulted(conn: &mut Conn, opinion: OpinionId, thread: ThreadId) -> Result<Option<Telling>> {
    let space = space_of(conn, thread)?;
    let (asked_by, author): (PersonId, PersonId) = opinions::table
        .inner_join(cases::table.inner_join(posts::table))
        .filter(opinions::id.eq(opinion))
        .filter(opinions::at.is_null())
        .select((opinions::asked_by, posts::author_id))
        .first(conn)?;
    let held = roles::list_in(conn, space)?.into_iter();
    let experts = held.filter(|it| matches!(it.role, Role::Expert | Role::Lead)).map(|it| it.person_id);
    let experts: BTreeSet<PersonId> = experts.filter(|it| *it != asked_by && *it != author).collect();
    Ok(Some(Telling::Reviewed { space, to: experts.into_iter().map(|it| (it, Kind::Consulted)).collect() }))
}

/// An expert has said what they think: to who asked.
fn advised(conn: &mut Conn, opinion: OpinionId, thread: ThreadId) -> Result<Option<Telling>> {
    let space = space_of(conn, thread)?;
    let asked_by: PersonId = opinions::table.find(opinion).select(opinions::asked_by).first(conn)?;
    Ok(Some(Telling::Reviewed { space, to: vec![(asked_by, Kind::Advised)] }))
}

fn space_of(conn: &mut Conn, thread: ThreadId) -> QueryResult<SpaceId> {
    threads::table.find(thread).select(threads::space_id).first(conn)
}

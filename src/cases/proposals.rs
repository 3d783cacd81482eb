//! Criticism stays: where staff would remove it as abusive or off topic, a second person must agree, or, where there is
//! nobody else, a day passes.

use std::time::Duration;

use diesel::prelude::*;

use super::model;
use super::outcomes::{Ending, asks_for_criticism};
use super::{Case, NewDecision};
use crate::error::{Error, Result};
use crate::events::{self, Review};
use crate::ids::{CaseId, PersonId, ProposalId, SpaceId};
use crate::moderation::Hiding;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{people, proposals};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::{self, Member, Standing};
use crate::roles;
use crate::stored_words;
use crate::threads::Thread;

/// How long whoever is alone waits.
pub const ALONE_FOR: Duration = Duration::from_secs(24 * 60 * 60);

stored_words! {
    /// What became of a proposal.
    pub enum Agreement {
        /// A second person removed the post.
        Agreed = "agreed",
        /// A second person decided otherwise.
        Refused = "refused",
        /// Who proposed it decided otherwise.
        Withdrawn = "withdrawn",
        /// There was nobody else, and the day passed.
        Waited = "waited",
    }
}

/// A removal that waits for a second person.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = proposals)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Proposal {
    pub id: ProposalId,
    pub case_id: CaseId,
    pub by_id: PersonId,
    pub at: Instant,
    pub why: Hiding,
    pub message: String,
    pub note: String,
    pub ended_at: Option<Instant>,
    pub ended_by: Option<PersonId>,
    pub ended: Option<Agreement>,
}

/// How a proposal looks to whoever decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing has to be agreed on.
    Free,
    /// It is proposed, and waits.
    Asks,
    /// Somebody else proposed it, and this person agrees.
    Agrees,
    /// There is nobody else, and the day has passed.
    Alone,
}

/// The proposal of a case that waits.
pub(super) fn open_of(conn: &mut Conn, case: CaseId) -> QueryResult<Option<Proposal>> {
    proposals::table
        .filter(proposals::case_id.eq(case))
        .filter(proposals::ended_at.is_null())
        .select(Proposal::as_select())
        .first(conn)
        .optional()
}

/// What was proposed about a case, each with the name of who did: the first first.
pub fn list_proposals(conn: &mut Conn, case: CaseId) -> QueryResult<Vec<(Proposal, String)>> {
    proposals::table
        .inner_join(people::table.on(people::id.eq(proposals::by_id)))
        .filter(proposals::case_id.eq(case))
        .order(proposals::id)
        .select((Proposal::as_select(), people::name))
        .load(conn)
}

/// Until when somebody waits who is alone in a space; none where somebody else can agree.
pub fn alone_until(
    conn: &mut Conn,
    space: SpaceId,
    author: PersonId,
    proposal: &Proposal,
    now: Instant,
) -> QueryResult<Option<Instant>> {
    let others = roles::list_moderators_of(conn, space, now)?;
    let is_other = |person: &PersonId| *person != proposal.by_id && *person != author;
    Ok((!others.iter().any(is_other)).then(|| proposal.at.plus(ALONE_FOR)))
}

/// What a decision is, where it may take two: a removal as abusive or off topic of what a customer of standing wrote
/// and that is said to criticise the company. Who has said so once cannot say otherwise to be rid of it.
pub(super) fn step(
    tx: &mut Tx<'_>,
    by: &Member,
    (thread, post): (&Thread, &Post),
    new: &NewDecision,
    waiting: Option<&Proposal>,
) -> Result<Step> {
    let Ending::Removed { why, is_criticism } = new.ending else { return Ok(Step::Free) };
    if !asks_for_criticism(why) || !(is_criticism == Some(true) || waiting.is_some()) {
        return Ok(Step::Free);
    }
    let now = tx.now();
    if !is_customer_of_standing(tx.conn(), thread, post, now)? {
        return Ok(Step::Free);
    }
    let Some(proposal) = waiting else { return Ok(Step::Asks) };
    if !by.is(proposal.by_id) {
        return Ok(Step::Agrees);
    }
    match alone_until(tx.conn(), thread.space_id, post.author_id, proposal, now)? {
        Some(until) if until <= now => Ok(Step::Alone),
        _ => Err(Error::field("outcome", Message::new("cases-proposal-waits"))),
    }
}

/// Whether staff did not write a post, nor somebody whom nobody knows yet. Who is suspended now was somebody before.
fn is_customer_of_standing(conn: &mut Conn, thread: &Thread, post: &Post, now: Instant) -> Result<bool> {
    let author = rights::find_member(conn, post.author_id, now)?;
    Ok(*author.standing() != Standing::New && !author.is_staff_of(thread.space_id))
}

/// Proposes a removal; the case waits in the queue for whoever agrees, or decides otherwise.
pub(super) fn propose(
    tx: &mut Tx<'_>,
    by: &Member,
    (case, thread, post): (Case, &Thread, &Post),
    new: &NewDecision,
) -> Result<()> {
    let (Some(why), _) = new.ending.removal() else { return Ok(()) };
    let now = tx.now();
    diesel::insert_into(proposals::table)
        .values((
            proposals::case_id.eq(case.id),
            proposals::by_id.eq(by.id),
            proposals::at.eq(now),
            proposals::why.eq(why),
            proposals::message.eq(&new.message),
            proposals::note.eq(&new.note),
        ))
        .execute(tx.conn())?;
    let (id, looked_at) = (case.id, Some(case.looked_at.unwrap_or(now)));
    model::keep(tx, &Case { claimed_by: None, claimed_until: None, looked_at, ..case })?;
    let why = why.word().to_owned();
    events::record(tx, &Review::RemovalProposed { case: id, thread: thread.id, post: post.id, by: by.id, why }.into())
}

/// Ends a proposal by what was decided.
pub(super) fn end(tx: &mut Tx<'_>, by: &Member, proposal: &Proposal, step: Step) -> QueryResult<()> {
    let ended = match step {
        Step::Agrees => Agreement::Agreed,
        Step::Alone => Agreement::Waited,
        Step::Free | Step::Asks if by.is(proposal.by_id) => Agreement::Withdrawn,
        Step::Free | Step::Asks => Agreement::Refused,
    };
    let now = tx.now();
    diesel::update(proposals::table.find(proposal.id))
        .set((proposals::ended_at.eq(now), proposals::ended_by.eq(by.id), proposals::ended.eq(ended)))
        .execute(tx.conn())?;
    Ok(())
}

/// Lets a proposal wait again, as before it was ended.
pub(super) fn reopen(tx: &mut Tx<'_>, id: ProposalId) -> QueryResult<()> {
    diesel::update(proposals::table.find(id))
        .set((
            proposals::ended_at.eq(None::<Instant>),
            proposals::ended_by.eq(None::<PersonId>),
            proposals::ended.eq(None::<Agreement>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

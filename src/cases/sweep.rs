//! Removing many posts in one step, and suspending who wrote them; and taking all of it back.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::hide::reason_of;
use super::outcomes::{self, Ending};
use super::proposals;
use super::suspend::{self, Exempt, NewSuspension, Term};
use super::sweeps::{self, Counts, Spared};
use super::undo::{Before, take_back};
use super::{Case, NewDecision, Refusal, decide, model, policy};
use crate::error::{Error, Result};
use crate::ids::{CaseId, DecisionId, PersonId, PostId, SweepId};
use crate::moderation::Hiding;
use crate::platform::db::schema::{cases, posts as rows};
use crate::platform::db::{Conn, Tx};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::posts::{self, Post};
use crate::rights::Member;
use crate::roles;
use crate::threads::{self, Thread};

/// How many posts are removed in one step at most.
pub const MOST: usize = 30;
/// The rules whose breaking needs no further word. Whether criticism is removed is decided one by one.
pub const RULES: [Hiding; 3] = [Hiding::Spam, Hiding::Dangerous, Hiding::Private];

/// What is removed in one step.
#[derive(Clone, Debug)]
pub struct NewSweep {
    /// Cases of the queue.
    pub cases: Vec<CaseId>,
    /// Posts, with a case or without.
    pub posts: Vec<PostId>,
    /// The rule that all of them break.
    pub why: Hiding,
    /// How long their authors are suspended, if they are.
    pub term: Option<Term>,
}

/// What is written to an author: of the removal, and why they are suspended.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Of the removal.
    pub message: String,
    /// Why they are suspended.
    pub suspension: String,
}

/// What writes to the author of a post.
pub type Writer<'w> = dyn Fn(&mut Conn, &Thread, &Post) -> Result<Written> + 'w;

/// A post that is removed, with its case if it has one.
struct Found {
    case: Option<Case>,
    thread: Thread,
    post: Post,
}

/// Removes posts in one step, each with a decision of its own, and suspends their authors if that is chosen. What
/// cannot be removed is left, and counted by why. Where nothing can be, it is a
/// [`Error::Conflict`](crate::error::Error::Conflict), and nothing is changed.
pub fn sweep(tx: &mut Tx<'_>, by: &Member, new: &NewSweep, write: &Writer<'_>) -> Result<SweepId> {
    Check::new()
        .that("case", !new.cases.is_empty() || !new.posts.is_empty(), || Message::new("sweeps-none-chosen"))
        .that("case", new.cases.len() + new.posts.len() <= MOST, || Message::new("sweeps-many").with("most", MOST))
        .that("why", RULES.contains(&new.why), || Message::new("sweeps-rule-not-for-many"))
        .finish()?;
    let chosen = chosen(tx, by, new)?;
    let mut spared = Counts::new();
    let found = look_at(tx, by, &chosen, &mut spared)?;
    if found.is_empty() {
        let why = spared.keys().next().map_or("over", |why| why.word());
        return Err(Error::Conflict(Message::new(format!("sweeps-nothing-{why}"))));
    }
    let id = sweeps::add(tx, by.id)?;
    let mut met: BTreeSet<PersonId> = BTreeSet::new();
    for one in found {
        let written = write(tx.conn(), &one.thread, &one.post)?;
        let term = new.term.filter(|_| met.insert(one.post.author_id));
        let suspension = term.map(|term| NewSuspension { term, why: written.suspension });
        let decision = remove(tx, by, one, (new.why, written.message, suspension), &mut spared)?;
        sweeps::put_in(tx, id, decision)?;
    }
    sweeps::keep_spared(tx, id, &spared)?;
    Ok(id)
}

/// The posts that were chosen, each with the case that it was chosen by; nobody else changes them, their threads or
/// their authors from now on.
fn chosen(tx: &mut Tx<'_>, by: &Member, new: &NewSweep) -> Result<BTreeMap<PostId, Option<CaseId>>> {
    let of_cases: Vec<(PostId, CaseId)> =
        cases::table.filter(cases::id.eq_any(new.cases.clone())).select((cases::post_id, cases::id)).load(tx.conn())?;
    let mut chosen: BTreeMap<PostId, Option<CaseId>> = new.posts.iter().map(|post| (*post, None)).collect();
    chosen.extend(of_cases.into_iter().map(|(post, case)| (post, Some(case))));
    let among = rows::table.filter(rows::id.eq_any(chosen.keys().copied().collect::<Vec<_>>()));
    let places: Vec<(crate::ids::ThreadId, PersonId)> =
        among.select((rows::thread_id, rows::author_id)).load(tx.conn())?;
    let threads: Vec<_> = places.iter().map(|(thread, _)| *thread).collect();
    threads::lock_rows(tx, &threads)?;
    suspend::lock(tx, places.into_iter().map(|(_, author)| author).chain([by.id]))?;
    Ok(chosen)
}

/// Those that can be removed; the others are counted.
fn look_at(
    tx: &mut Tx<'_>,
    by: &Member,
    chosen: &BTreeMap<PostId, Option<CaseId>>,
    spared: &mut Counts,
) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for (post, case) in chosen {
        match look_at_one(tx, by, *post, *case)? {
            Ok(one) => found.push(one),
            Err(why) => *spared.entry(why).or_default() += 1,
        }
    }
    let authors: Vec<PersonId> = found.iter().map(|one| one.post.author_id).collect();
    let staff: BTreeSet<PersonId> = roles::list_of(tx.conn(), &authors)?.into_iter().map(|it| it.person_id).collect();
    let (theirs, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| staff.contains(&one.post.author_id));
    if !theirs.is_empty() {
        *spared.entry(Spared::Staff).or_default() += i64::try_from(theirs.len()).unwrap_or_default();
    }
    Ok(others)
}

fn look_at_one(
    tx: &mut Tx<'_>,
    by: &Member,
    post: PostId,
    chosen_by: Option<CaseId>,
) -> Result<std::result::Result<Found, Spared>> {
    let (thread, post) = match posts::find_visible(tx.conn(), by, post) {
        Err(Error::NotFound) => return Ok(Err(Spared::Over)),
        other => other?,
    };
    if !policy::may_review(by, &thread) {
        return Ok(Err(Spared::Over));
    }
    let case = model::find_open(tx.conn(), post.id)?;
    let is_over = chosen_by.is_some() && case.as_ref().map(|case| case.id) != chosen_by;
    let other = case.as_ref().and_then(|case| policy::other_holder(by, case, tx.now()));
    let is_gone = post.deleted_at.is_some() || post.hidden_at.is_some() && case.is_none();
    let proposal = case.as_ref().map(|case| proposals::open_of(tx.conn(), case.id)).transpose()?.flatten();
    Ok(if is_over || is_gone {
        Err(Spared::Over)
    } else if proposal.is_some() {
        Err(Spared::Proposed)
    } else if other.is_some() {
        Err(Spared::Claimed)
    } else if by.is(post.author_id) {
        Err(Spared::Own)
    } else {
        Ok(Found { case, thread, post })
    })
}

/// Removes one, as a decision on its case; where it has none, one is opened and ended by it.
fn remove(
    tx: &mut Tx<'_>,
    by: &Member,
    Found { case, thread, post }: Found,
    (why, message, suspension): (Hiding, String, Option<NewSuspension>),
    spared: &mut Counts,
) -> Result<DecisionId> {
    let now = tx.now();
    let mut before = Before::at(now);
    let case = match case {
        Some(case) => case,
        None => {
            before.is_opened = true;
            let id = model::open(tx, post.id, reason_of(why))?;
            cases::table.find(id).select(Case::as_select()).first(tx.conn())?
        }
    };
    before.keep(&case);
    let ending = Ending::Removed { why, is_criticism: None };
    let new = NewDecision { ending, message, reply: String::new(), note: String::new(), suspension };
    outcomes::carry_out(tx, by, (&thread, &post), &new, &mut before)?;
    if let Some(suspension) = &new.suspension {
        match suspend::exempt(tx.conn(), by, post.author_id, now)? {
            None => suspend::suspend(tx, by, (&thread, post.author_id), suspension, &mut before)?,
            Some(Exempt::Staff) => {}
            Some(Exempt::Already) => *spared.entry(Spared::Already).or_default() += 1,
            Some(Exempt::Many) => *spared.entry(Spared::Many).or_default() += 1,
        }
    }
    decide::end(tx, by, (case, &thread, &post), &new, &before)
}

/// Takes back all that was done in one step, within ten minutes, by who did it, or who runs the site: every row is what
/// it was before. What of it was undone already stays so.
pub fn undo_sweep(tx: &mut Tx<'_>, by: &Member, id: SweepId) -> Result<()> {
    let (who, until) = sweeps::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if !by.is(who) && !by.is_admin() {
        return Err(Error::NotFound);
    }
    if until <= tx.now() {
        return Err(Refusal::Late.into());
    }
    let ids = sweeps::list_decisions(tx.conn(), id)?;
    let threads = threads_of(tx.conn(), &ids)?;
    threads::lock_rows(tx, &threads)?;
    for decision in sweeps::list_decisions(tx.conn(), id)? {
        let decision = model::decision(tx.conn(), decision)?;
        // What was moved out of their sight stays.
        let (case, thread, post) = match model::find_to_change(tx, by, decision.case_id) {
            Err(Error::NotFound) => continue,
            other => other?,
        };
        policy::may_undo(by, &thread, &decision, tx.now())?;
        take_back(tx, by, (case, &thread, &post), &decision)?;
    }
    Ok(())
}

fn threads_of(conn: &mut Conn, ids: &[DecisionId]) -> Result<Vec<crate::ids::ThreadId>> {
    use crate::platform::db::schema::decisions;
    let places = decisions::table.inner_join(cases::table.inner_join(rows::table));
    Ok(places.filter(decisions::id.eq_any(ids.to_vec())).select(rows::thread_id).load(conn)?)
}

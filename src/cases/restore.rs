//! Restoring a post after an appeal: all that a decision did is taken back in the open, as new lines of the history.
//! What came in between stays as it is, and is told.

use diesel::prelude::*;

use super::kept::{Kept, KeptMark};
use super::{Decision, Outcome, model, redact, suspend};
use crate::acceptances::{self, Acceptance};
use crate::alternatives::{self, Alternative};
use crate::approvals;
use crate::corrections::{self, Overturned};
use crate::error::Result;
use crate::flags;
use crate::ids::{DecisionId, PersonId, PostId};
use crate::moderation;
use crate::people;
use crate::platform::db::schema::{cases, decisions};
use crate::platform::db::{QueryResult, Tx};
use crate::posts::{self, PostKind};
use crate::rights::Member;
use crate::stored_words;
use crate::verifications::{self, Verification};

stored_words! {
    /// What came in between, so that not everything is as it was.
    pub enum Remains {
        /// The post was edited: it says what it says, and its earlier versions can be read again.
        Edited = "edited",
        /// Its author took it back.
        Deleted = "deleted",
        /// It was hidden for something else.
        Hidden = "hidden",
        /// Another correction stands with it.
        Corrected = "corrected",
        /// Another answer was accepted.
        Accepted = "accepted",
        /// It waits for approval again.
        Waits = "waits",
    }
}

/// Takes back what a decision that stands did to its post, and closes the flags that it upheld as declined. What was
/// done by it is forgotten then. Asked by who may decide on the appeal; nobody else changes the thread meanwhile.
pub fn restore(tx: &mut Tx<'_>, by: &Member, id: DecisionId) -> Result<Option<Remains>> {
    let decision = model::decision(tx.conn(), id)?;
    let post: PostId = cases::table.find(decision.case_id).select(cases::post_id).first(tx.conn())?;
    let kept = Kept::of(&decision)?;
    let remains = match decision.outcome {
        Outcome::Removed => show_again(tx, by, post, &decision, &kept)?,
        Outcome::Redacted => give_back(tx, by, post, &decision)?,
        Outcome::Corrected => uncorrect(tx, by, post, &kept)?,
        Outcome::Superseded => {
            if let Some(supersession) = kept.supersession {
                corrections::withdraw_supersession(tx, by, post, supersession)?;
            }
            None
        }
        Outcome::Declined => approve_after_all(tx, by, post)?,
        Outcome::Accurate
        | Outcome::AuthorRevises
        | Outcome::Revised
        | Outcome::Warned
        | Outcome::Abuse
        | Outcome::Approved => None,
    };
    suspend::lift(tx, by, id)?;
    flags::decline_upheld(tx, id)?;
    forget(tx, id)?;
    Ok(remains)
}

/// Forgets what restoring would need: nobody appeals any more.
pub fn forget(tx: &mut Tx<'_>, id: DecisionId) -> QueryResult<()> {
    diesel::update(decisions::table.find(id)).set(decisions::undo.eq("")).execute(tx.conn())?;
    Ok(())
}

fn show_again(tx: &mut Tx<'_>, by: &Member, id: PostId, decision: &Decision, kept: &Kept) -> Result<Option<Remains>> {
    let (_, post) = posts::find_to_change(tx, by, id)?;
    if post.hidden_at.is_some_and(|at| at > decision.at) {
        return Ok(Some(Remains::Hidden));
    }
    moderation::show_post(tx, by, id)?;
    let (thread, post) = posts::find_to_change(tx, by, id)?;
    if post.deleted_at.is_some() {
        return Ok(Some(Remains::Deleted));
    }
    if post.kind != PostKind::Answer {
        return Ok(None);
    }
    let (thread_id, post_id) = (thread.id, post.id);
    for KeptMark { table, by, at } in &kept.marks {
        let (by_id, at) = (giver(tx, *by)?, *at);
        match table.as_str() {
            "acceptances" => {
                acceptances::put_back(tx, &thread, &post, &Acceptance { thread_id, post_id, by_id, at })?;
            }
            "alternatives" => alternatives::put_back(tx, &Alternative { post_id, thread_id, by_id, at })?,
            _ => verifications::put_back(tx, &thread, &Verification { post_id, thread_id, by_id, at })?,
        }
    }
    let was_accepted = kept.marks.iter().any(|it| it.table == "acceptances");
    let accepted = acceptances::find(tx.conn(), thread.id)?;
    let is_another = accepted.is_some_and(|it| it.post_id != post.id);
    Ok((was_accepted && is_another).then_some(Remains::Accepted))
}

/// Who gave a mark; who stands for those who have left, if they have.
fn giver(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<PersonId> {
    let is_here = people::find(tx.conn(), person).optional()?.is_some();
    if is_here { Ok(person) } else { people::former(tx) }
}

fn give_back(tx: &mut Tx<'_>, by: &Member, id: PostId, decision: &Decision) -> Result<Option<Remains>> {
    let is_whole = redact::give_back(tx, by, id, decision.at)?;
    let (_, post) = posts::find_to_change(tx, by, id)?;
    Ok(if is_whole {
        None
    } else if post.hidden_at.is_some() {
        Some(Remains::Hidden)
    } else if post.deleted_at.is_some() {
        Some(Remains::Deleted)
    } else {
        Some(Remains::Edited)
    })
}

fn uncorrect(tx: &mut Tx<'_>, by: &Member, id: PostId, kept: &Kept) -> Result<Option<Remains>> {
    let Some(correction) = kept.correction else { return Ok(None) };
    Ok(match corrections::overturn(tx, by, id, correction)? {
        Overturned::Whole => None,
        Overturned::OtherStands => Some(Remains::Corrected),
        Overturned::OtherAccepted => Some(Remains::Accepted),
    })
}

fn approve_after_all(tx: &mut Tx<'_>, by: &Member, id: PostId) -> Result<Option<Remains>> {
    let (_, post) = posts::find_to_change(tx, by, id)?;
    if post.deleted_at.is_some() {
        return Ok(Some(Remains::Deleted));
    }
    if post.hidden_at.is_some() {
        return Ok(Some(Remains::Hidden));
    }
    // Edited since, it waits again or was approved.
    approvals::approve_declined(tx, by, id)?;
    Ok(approvals::is_waiting(tx.conn(), id)?.then_some(Remains::Waits))
}

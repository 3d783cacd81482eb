//! The marks that answers of a thread bear: accepted, verified, also works; and who may give and take them.

use serde::Serialize;

use super::Around;
use crate::acceptances::{self, Acceptance};
use crate::alternatives::{self, Alternative};
use crate::error::Result;
use crate::ids::{PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::posts::Post;
use crate::threads::Thread;
use crate::urls;
use crate::verifications::{self, Verification};

/// The marks of a thread.
pub(in crate::web) struct Marks {
    acceptance: Option<Acceptance>,
    /// The answer that was accepted before it.
    instead_of: Option<PostId>,
    alternatives: Vec<Alternative>,
    verifications: Vec<Verification>,
}

/// The marks of an answer as its thread's page shows them.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownMarks {
    accepted: Option<ShownMark>,
    /// The address of the answer that was accepted before this one.
    instead_of: Option<String>,
    verified: Option<ShownMark>,
    works: Option<ShownMark>,
    may_accept: bool,
    may_withdraw: bool,
    may_mark: bool,
    may_unmark: bool,
    may_verify: bool,
    may_unverify: bool,
}

/// A mark: by whom and when.
#[derive(Clone, Debug, Serialize)]
struct ShownMark {
    by: String,
    /// `asker` or `staff`.
    by_whom: &'static str,
    at: i64,
}

impl Marks {
    /// The marks of a thread: three queries, and one more if an answer is accepted.
    pub(in crate::web) fn load(conn: &mut Conn, thread: &Thread) -> Result<Self> {
        let acceptance = acceptances::find(conn, thread.id)?;
        let instead_of = match &acceptance {
            Some(acceptance) => acceptances::find_replaced(conn, acceptance)?,
            None => None,
        };
        Ok(Self {
            acceptance,
            instead_of,
            alternatives: alternatives::list(conn, thread.id)?,
            verifications: verifications::list(conn, thread.id)?,
        })
    }

    /// Who gave them.
    pub(in crate::web) fn people(&self) -> Vec<PersonId> {
        let alternatives = self.alternatives.iter().map(|mark| mark.by_id);
        let verifications = self.verifications.iter().map(|mark| mark.by_id);
        self.acceptance.iter().map(|mark| mark.by_id).chain(alternatives).chain(verifications).collect()
    }

    /// Whether an answer bears any.
    pub(in crate::web) fn is_marked(&self, answer: PostId) -> bool {
        self.acceptance.as_ref().is_some_and(|mark| mark.post_id == answer)
            || self.alternatives.iter().any(|mark| mark.post_id == answer)
            || self.verifications.iter().any(|mark| mark.post_id == answer)
    }

    /// Those of an answer.
    pub(in crate::web) fn of(&self, answer: &Post, around: &Around<'_>) -> ShownMarks {
        let (viewer, thread) = (around.viewer, around.thread);
        let accepted = self.acceptance.as_ref().filter(|mark| mark.post_id == answer.id);
        let works = self.alternatives.iter().find(|mark| mark.post_id == answer.id);
        let verified = self.verifications.iter().find(|mark| mark.post_id == answer.id);
        let may_accept = acceptances::policy::may_accept(viewer, thread).is_ok();
        let may_verify = verifications::policy::may_verify(viewer, thread, answer.author_id).is_ok();
        let is_shown = answer.is_shown();
        ShownMarks {
            accepted: accepted.map(|mark| around.mark(mark.by_id, mark.at)),
            instead_of: accepted.and(self.instead_of).map(urls::post),
            verified: verified.map(|mark| around.mark(mark.by_id, mark.at)),
            works: works.filter(|_| accepted.is_none()).map(|mark| around.mark(mark.by_id, mark.at)),
            may_accept: is_shown && may_accept && accepted.is_none(),
            may_withdraw: may_accept && accepted.is_some(),
            may_mark: is_shown && may_accept && accepted.is_none() && works.is_none() && self.acceptance.is_some(),
            may_unmark: may_accept && accepted.is_none() && works.is_some(),
            may_verify: is_shown && may_verify && verified.is_none(),
            may_unverify: verifications::policy::may_withdraw(viewer, thread).is_ok() && verified.is_some(),
        }
    }
}

impl Around<'_> {
    fn mark(&self, by: PersonId, at: Instant) -> ShownMark {
        let by_whom = if by == self.thread.asked_by { "asker" } else { "staff" };
        ShownMark { by: self.name(by), by_whom, at: at.micros() }
    }
}

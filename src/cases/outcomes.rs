//! What each outcome does to the post, what it asks for, and how it is taken back.

use serde_json::{Map, Value};

use super::lost;
use super::redact;
use super::undo::Before;
use super::{Case, NewDecision, Outcome};
use crate::corrections::{self, NewCorrection, Target};
use crate::error::{Error, Result};
use crate::flags::FlagState;
use crate::ids::CorrectionId;
use crate::moderation::{self, Hiding};
use crate::platform::db::Tx;
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::rights::Member;
use crate::threads::Thread;
use crate::traces::{put_back, whole_rows};
use crate::{acceptances, approvals, posts, threads};

/// How a case ends, with what that takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The post is right.
    Accurate,
    /// Its author is asked to revise it.
    AuthorRevises,
    /// Its author has revised it.
    Revised,
    /// What is right stands with it.
    Corrected(NewCorrection),
    /// What is right stands with it already, and something else is right.
    CorrectedAnew(CorrectionId, NewCorrection),
    /// A better answer or thread takes its place.
    Superseded(Target),
    /// It stays, and its author is warned.
    Warned {
        /// Of which rule.
        why: Hiding,
    },
    /// It broke a rule.
    Removed {
        /// Which one.
        why: Hiding,
        /// Whether it criticises the company, where that has to be said.
        is_criticism: Option<bool>,
    },
    /// Private data is cut out.
    Redacted {
        /// What the post says without it.
        body: String,
    },
    /// The flags were raised to do harm.
    Abuse,
    /// It waited, and is shown.
    Approved {
        /// What it said when the moderator looked.
        version: i64,
    },
    /// It waited, and is not; the message to its author says why.
    Declined {
        /// What it said when the moderator looked.
        version: i64,
    },
}

impl Ending {
    /// The word for it.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Accurate => Outcome::Accurate,
            Self::AuthorRevises => Outcome::AuthorRevises,
            Self::Revised => Outcome::Revised,
            Self::Corrected(_) | Self::CorrectedAnew(..) => Outcome::Corrected,
            Self::Superseded(_) => Outcome::Superseded,
            Self::Removed { .. } => Outcome::Removed,
            Self::Warned { .. } => Outcome::Warned,
            Self::Redacted { .. } => Outcome::Redacted,
            Self::Abuse => Outcome::Abuse,
            Self::Approved { .. } => Outcome::Approved,
            Self::Declined { .. } => Outcome::Declined,
        }
    }

    /// What becomes of the flags; nothing while the author is asked.
    pub(super) fn flags_are(&self) -> Option<FlagState> {
        match self {
            Self::Accurate | Self::Approved { .. } => Some(FlagState::Declined),
            Self::AuthorRevises => None,
            Self::Revised
            | Self::Corrected(_)
            | Self::CorrectedAnew(..)
            | Self::Superseded(_)
            | Self::Removed { .. }
            | Self::Warned { .. }
            | Self::Redacted { .. }
            | Self::Declined { .. } => Some(FlagState::Upheld),
            Self::Abuse => Some(FlagState::Abuse),
        }
    }

    /// Whether it cannot be undone: what was approved others are told at once.
    pub(super) fn is_final(&self) -> bool {
        matches!(self, Self::Approved { .. } | Self::Declined { .. })
    }

    /// Which rule was broken, and whether by criticism.
    pub(super) fn removal(&self) -> (Option<Hiding>, Option<bool>) {
        match self {
            Self::Removed { why, is_criticism } => (Some(*why), *is_criticism),
            Self::Warned { why } => (Some(*why), None),
            _ => (None, None),
        }
    }
}

/// The rules whose breaking is a matter of opinion: whether the post criticises the company has to be said.
pub(super) fn asks_for_criticism(why: Hiding) -> bool {
    matches!(why, Hiding::Abusive | Hiding::OffTopic)
}

/// What is missing, field by field.
pub(super) fn check(case: &Case, post: &Post, new: &NewDecision) -> Result<()> {
    let missing = || Message::new("checks-missing");
    let check = Check::new();
    let check = match &new.ending {
        // What a correction lacks is told by its own command.
        Ending::Accurate | Ending::Abuse | Ending::Corrected(_) | Ending::CorrectedAnew(..) | Ending::Superseded(_) => {
            check
        }
        Ending::Approved { .. } => check,
        Ending::Declined { .. } => check.that("message_declined", !new.message.is_empty(), missing),
        Ending::AuthorRevises => check.that("outcome", post.is_shown(), || Message::new("cases-outcome-gone")).that(
            "message_author_revises",
            !new.message.is_empty(),
            missing,
        ),
        Ending::Revised => check.that("outcome", is_changed(case, post), || Message::new("cases-outcome-unchanged")),
        Ending::Removed { .. } => return check_removal(new),
        Ending::Warned { .. } => check.that("outcome", post.is_shown(), || Message::new("cases-outcome-gone")).that(
            "message_warned",
            !new.message.is_empty(),
            missing,
        ),
        Ending::Redacted { body } => check
            .that("outcome", post.is_shown(), || Message::new("cases-outcome-gone"))
            .that("body", !body.is_empty(), missing)
            .that("body", *body != post.markdown, || Message::new("cases-redaction-same")),
    };
    Ok(check.finish()?)
}

/// What a removal lacks, field by field.
pub(super) fn check_removal(new: &NewDecision) -> Result<()> {
    let Ending::Removed { why, is_criticism } = new.ending else { return Ok(()) };
    let check = Check::new()
        .that("note", why != Hiding::Other || !new.note.is_empty(), || Message::new("moderation-note-missing"))
        .that("is_criticism", !asks_for_criticism(why) || is_criticism.is_some(), || {
            Message::new("cases-criticism-missing")
        });
    Ok(check.finish()?)
}

/// Whether a post says something else since its case was opened, or nothing any more, by its author's own will.
fn is_changed(case: &Case, post: &Post) -> bool {
    post.deleted_at.is_some() || case.is_revised(post) || post.edited_at.is_some_and(|at| at > case.opened_at)
}

/// Carries a decision out; what it takes away is kept in `before`.
pub(super) fn carry_out(
    tx: &mut Tx<'_>,
    by: &Member,
    (thread, post): (&Thread, &Post),
    new: &NewDecision,
    before: &mut Before,
) -> Result<()> {
    match &new.ending {
        Ending::AuthorRevises | Ending::Revised | Ending::Warned { .. } => Ok(()),
        // What was hidden until somebody had looked at it is right after all.
        Ending::Accurate | Ending::Abuse if post.hidden_at.is_some() => {
            before.shown = whole_rows(tx.conn(), "posts", &format!("id = {}", post.id))?.pop();
            moderation::show_post(tx, by, post.id)
        }
        Ending::Accurate | Ending::Abuse => Ok(()),
        Ending::Removed { why, .. } => {
            if post.hidden_at.is_some() {
                before.lost = lost::lost_by_hiding(tx.conn(), post)?;
                return Ok(());
            }
            for mark in MARKS {
                let rows = whole_rows(tx.conn(), mark, &format!("post_id = {}", post.id))?;
                before.rows.extend(rows.into_iter().map(|row| (mark.to_owned(), row)));
            }
            before.is_hidden = true;
            moderation::hide_post(tx, by, post.id, *why, &new.note)
        }
        Ending::Approved { version } => approvals::approve(tx, by, post.id, *version),
        Ending::Declined { version } => approvals::decline(tx, by, post.id, *version, &new.message),
        Ending::Corrected(new) => {
            before.correction = Some(corrections::correct(tx, by, post.id, new)?);
            Ok(())
        }
        Ending::CorrectedAnew(before_it, new) => {
            let made = corrections::edit(tx, by, post.id, *before_it, new)?;
            if made == *before_it {
                return Err(Error::field("body", Message::new("cases-correction-same")));
            }
            before.correction = Some(made);
            Ok(())
        }
        Ending::Superseded(better) => {
            before.supersession = Some(corrections::supersede(tx, by, post.id, *better)?);
            Ok(())
        }
        Ending::Redacted { body } => {
            before.redacted = Some(redact::redact(tx, by, (thread, post), body)?);
            Ok(())
        }
    }
}

/// The marks that an answer loses when it goes out of sight.
const MARKS: [&str; 3] = ["acceptances", "alternatives", "verifications"];

/// Takes back what a decision did to its post: all is as it was before, and what came in between stays.
pub(super) fn take_back(tx: &mut Tx<'_>, by: &Member, (thread, post): (&Thread, &Post), before: &Before) -> Result<()> {
    let at = before.at;
    if before.is_hidden && post.hidden_at == Some(at) {
        moderation::take_back_hiding(tx, by, (thread, post), at)?;
        let was_accepted = is_accepted(tx, thread, post)?;
        for (table, row) in &before.rows {
            put_mark_back(tx, thread, (table, row))?;
        }
        if !was_accepted && is_accepted(tx, thread, post)? {
            acceptances::credit(tx, post.author_id, 1)?;
        }
        let thread = threads::find(tx.conn(), by, thread.id)?;
        threads::settle(tx, &thread)?;
    }
    if let Some(row) = before.shown.as_ref().filter(|_| post.hidden_at.is_none()) {
        moderation::take_back_showing(tx, by, (thread, post), row, at)?;
    }
    if let Some(correction) = before.correction {
        corrections::undo(tx, by, post.id, correction)?;
    }
    if let Some(supersession) = before.supersession {
        corrections::undo_supersession(tx, by, post.id, supersession)?;
    }
    match &before.redacted {
        Some(redacted) => redact::take_back(tx, (thread, post), redacted, at),
        None => Ok(()),
    }
}

/// Puts a mark back in the thread that the answer stands in by now, where it is not another's meanwhile.
fn put_mark_back(tx: &mut Tx<'_>, thread: &Thread, (table, row): (&str, &Map<String, Value>)) -> Result<()> {
    if table == "acceptances" && acceptances::find(tx.conn(), thread.id)?.is_some() {
        return Ok(());
    }
    let mut row = row.clone();
    row.insert("thread_id".to_owned(), thread.id.number().into());
    put_back(tx, table, &row)?;
    Ok(())
}

fn is_accepted(tx: &mut Tx<'_>, thread: &Thread, post: &Post) -> Result<bool> {
    let acceptance = acceptances::find(tx.conn(), thread.id)?;
    Ok(acceptance.is_some_and(|it| it.post_id == post.id))
}

/// A post whose text changed since it was redacted is not as it was then.
pub(super) fn refuse_changed(tx: &mut Tx<'_>, thread: &Thread, post: &Post, before: &Before) -> Result<()> {
    let Some(redacted) = &before.redacted else { return Ok(()) };
    let now = posts::find_in(tx.conn(), thread, post.id)?;
    if now.version == redacted.version { Ok(()) } else { Err(Error::Conflict(Message::new("cases-conflict-edited"))) }
}

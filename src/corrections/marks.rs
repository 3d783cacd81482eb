//! The marks of an answer that no longer solves what was asked: taken with the correction, put back by undoing it.

use super::Mark;
use super::model::{self, LostMark};
use crate::acceptances::{self, Acceptance};
use crate::alternatives::{self, Alternative};
use crate::error::Result;
use crate::ids::CorrectionId;
use crate::platform::db::Tx;
use crate::posts::Post;
use crate::rights::Member;
use crate::threads::Thread;
use crate::verifications::{self, Verification};

/// Takes every mark that an answer bears, and remembers who gave it and when.
pub(super) fn take(
    tx: &mut Tx<'_>,
    by: &Member,
    (thread, post): (&Thread, &Post),
    correction_id: CorrectionId,
) -> Result<()> {
    let mut lost = Vec::new();
    let mut keep = |mark, by_id, at| lost.push(LostMark { correction_id, mark, by_id, at });
    if let Some(it) = acceptances::find(tx.conn(), thread.id)?.filter(|it| it.post_id == post.id) {
        keep(Mark::Accepted, it.by_id, it.at);
        acceptances::withdraw(tx, by, thread.id)?;
    }
    if let Some(it) = alternatives::list(tx.conn(), thread.id)?.into_iter().find(|it| it.post_id == post.id) {
        keep(Mark::Works, it.by_id, it.at);
        alternatives::withdraw(tx, by, post.id)?;
    }
    if let Some(it) = verifications::list(tx.conn(), thread.id)?.into_iter().find(|it| it.post_id == post.id) {
        keep(Mark::Verified, it.by_id, it.at);
        verifications::lose(tx, by, thread, post.id)?;
    }
    for lost in lost {
        model::keep_mark(tx, lost)?;
    }
    Ok(())
}

/// Puts marks back as they were given. Where another answer was accepted meanwhile, that one stays.
pub(super) fn put_back(tx: &mut Tx<'_>, (thread, post): (&Thread, &Post), lost: &[LostMark]) -> Result<()> {
    for LostMark { mark, by_id, at, .. } in lost.iter().copied() {
        let (thread_id, post_id) = (thread.id, post.id);
        match mark {
            Mark::Accepted => {
                acceptances::put_back(tx, thread, post, &Acceptance { thread_id, post_id, by_id, at })?;
            }
            Mark::Works => alternatives::put_back(tx, &Alternative { post_id, thread_id, by_id, at })?,
            Mark::Verified => verifications::put_back(tx, thread, &Verification { post_id, thread_id, by_id, at })?,
        }
    }
    Ok(())
}

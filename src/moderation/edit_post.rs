//! Editing a post. Whoever edits somebody else's does so as a moderator, and the thread's history tells it.

use super::{ActKind, NewAct, model};
use crate::approvals;
use crate::error::Result;
use crate::ids::PostId;
use crate::platform::db::Tx;
use crate::posts::{self, Change, Post};
use crate::rights::Member;
use crate::threads::{self, Thread};

/// Makes a new version of a post, as [`posts::edit`] does.
///
/// A moderator's edit of what somebody else wrote is told in the thread's public history, each of text, title
/// and tags by itself and with the version that it made. What an author says anew the rules look at again.
pub fn edit_post(tx: &mut Tx<'_>, by: &Member, id: PostId, change: &Change) -> Result<()> {
    let before = look(tx, by, id)?;
    posts::edit(tx, by, id, change)?;
    let after = look(tx, by, id)?;
    if after.post.version != before.post.version {
        approvals::look_again(tx, by, &after.thread, &after.post)?;
    }
    if by.is(before.post.author_id) || after.post.version == before.post.version {
        return Ok(());
    }
    let version = after.post.version.to_string();
    let mut tell = |kind, note: &str| {
        let (thread, post, why) = (before.thread.id, Some(id), Some(version.as_str()));
        model::note(tx, &NewAct { thread, post, kind, why, note, by: by.id })
    };
    let is_retitled = after.thread.title != before.thread.title;
    let is_retagged = after.tags != before.tags;
    if is_retitled {
        tell(ActKind::Retitled, &before.thread.title)?;
    }
    if is_retagged {
        tell(ActKind::Retagged, &before.tags.join(", "))?;
    }
    if after.post.markdown != before.post.markdown || !is_retitled && !is_retagged {
        tell(ActKind::PostEdited, &change.note)?;
    }
    Ok(())
}

/// A post with what stands over its thread.
struct Look {
    thread: Thread,
    post: Post,
    tags: Vec<String>,
}

fn look(tx: &mut Tx<'_>, by: &Member, id: PostId) -> Result<Look> {
    let (thread, post) = posts::find_to_change(tx, by, id)?;
    let tags = threads::tags_in(tx.conn(), thread.id)?;
    Ok(Look { thread, post, tags })
}

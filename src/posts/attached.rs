//! Who may have an upload: who may read a post that uses it, and before that its bringer alone; somebody's picture
//! everybody.

use diesel::prelude::*;

use super::{Post, policy};
use crate::error::{Error, Result};
use crate::ids::PostId;
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{posts, revisions, threads, upload_uses};
use crate::platform::db::{Conn, QueryResult};
use crate::rights::Viewer;
use crate::threads::{Thread, in_spaces_of};
use crate::uploads::{self, Upload};

/// How many uses are looked at. They stand in an order in which the first decides for everybody but authors
/// and moderators, and who is not found among so many is refused.
const MOST_USES: i64 = 50;

/// A post that uses an upload, its thread, and when the version that uses it was hidden.
type Using = (Post, Thread, Option<Instant>);

/// An upload by its name in addresses, if the viewer may have it. A text shows, and its post from then on uses,
/// only what its author may have: nobody borrows a file by writing its address.
pub fn find_upload(conn: &mut Conn, viewer: &Viewer, key: &str) -> Result<Upload> {
    let upload = uploads::find_by_key(conn, key)?;
    let is_unused = uploads::list_uses(conn, upload.id)?.is_empty();
    let is_theirs = match is_unused {
        true => viewer.is(upload.person_id) || people::is_picture(conn, key)?,
        false => is_read_by(conn, viewer, &upload)?,
    };
    if is_theirs { Ok(upload) } else { Err(Error::NotFound) }
}

/// An upload that a post uses in some version.
pub(super) fn find_upload_of(conn: &mut Conn, post: PostId, key: &str) -> Result<Upload> {
    let upload = uploads::find_by_key(conn, key)?;
    let is_used = uploads::list_uses(conn, upload.id)?.iter().any(|it| it.post == post);
    if is_used { Ok(upload) } else { Err(Error::NotFound) }
}

fn is_read_by(conn: &mut Conn, viewer: &Viewer, upload: &Upload) -> QueryResult<bool> {
    Ok(list_using(conn, viewer, upload)?.iter().any(|it| may_have(viewer, it)))
}

/// Whoever may know of the thread and read the post; a version that was hidden is for the space's moderators.
fn may_have(viewer: &Viewer, (post, thread, hidden_at): &Using) -> bool {
    viewer.may_enter(thread.space_id)
        && thread.is_known_to(viewer)
        && policy::may_read(viewer, thread, post)
        && (hidden_at.is_none() || viewer.is_moderator_of(thread.space_id))
}

/// The uses of an upload in the spaces open to the viewer, those first that everybody there may see.
fn list_using(conn: &mut Conn, viewer: &Viewer, upload: &Upload) -> QueryResult<Vec<Using>> {
    let version = revisions::post_id.eq(upload_uses::post_id).and(revisions::version.eq(upload_uses::version));
    upload_uses::table
        .inner_join(posts::table.inner_join(threads::table))
        .left_join(revisions::table.on(version))
        .filter(upload_uses::upload_id.eq(upload.id))
        .filter(in_spaces_of!(viewer))
        .order((
            revisions::hidden_at.nullable().is_not_null(),
            threads::hidden_at.is_not_null(),
            posts::hidden_at.is_not_null(),
            posts::deleted_at.is_not_null(),
            posts::held_at.is_not_null(),
            posts::id.desc(),
        ))
        .limit(MOST_USES)
        .select((Post::as_select(), Thread::as_select(), revisions::hidden_at.nullable()))
        .load(conn)
}

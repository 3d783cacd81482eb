//! Which posts use an upload.

use diesel::prelude::*;

use crate::each_backend;
use crate::ids::{PostId, UploadId};
use crate::platform::db::schema::{upload_uses, uploads};
use crate::platform::db::{Conn, QueryResult, Tx};

/// A version of a post that uses an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct Use {
    /// The post.
    pub post: PostId,
    /// The version.
    pub version: i64,
}

/// Writes down which uploads a version of a post uses; from now on they are for its readers.
pub fn use_in(tx: &mut Tx<'_>, post: PostId, version: i64, used: &[UploadId]) -> QueryResult<()> {
    for upload in used {
        let row = (upload_uses::upload_id.eq(upload), upload_uses::post_id.eq(post), upload_uses::version.eq(version));
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(upload_uses::table).values(row).on_conflict_do_nothing().execute(conn)
        })?;
    }
    if !used.is_empty() {
        diesel::update(uploads::table.filter(uploads::id.eq_any(used.to_vec())))
            .set(uploads::unused_since.eq(None::<crate::platform::clock::Instant>))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// The uses of an upload.
pub fn list_uses(conn: &mut Conn, upload: UploadId) -> QueryResult<Vec<Use>> {
    upload_uses::table
        .filter(upload_uses::upload_id.eq(upload))
        .order((upload_uses::post_id, upload_uses::version))
        .select((upload_uses::post_id, upload_uses::version))
        .load(conn)
}

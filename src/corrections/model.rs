//! The rows of corrections, and of the marks that answers lost by them.

use diesel::prelude::*;

use crate::ids::{CorrectionId, PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{correction_marks, corrections};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::stored_words;

/// What puts an answer right.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = corrections)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Correction {
    pub id: CorrectionId,
    pub post_id: PostId,
    pub markdown: String,
    pub html: String,
    pub why: String,
    pub source: String,
    pub by_id: PersonId,
    pub at: Instant,
    pub instead_of: Option<CorrectionId>,
    pub ended_at: Option<Instant>,
    pub ended_by: Option<PersonId>,
    pub withdrawn_why: Option<String>,
}

stored_words! {
    /// A mark that an answer can lose.
    pub enum Mark {
        /// It solved the question.
        Accepted = "accepted",
        /// It works too.
        Works = "works",
        /// An expert vouches for it.
        Verified = "verified",
    }
}

/// A mark as it was given.
#[derive(Clone, Copy, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = correction_marks)]
pub(super) struct LostMark {
    pub(super) correction_id: CorrectionId,
    pub(super) mark: Mark,
    pub(super) by_id: PersonId,
    pub(super) at: Instant,
}

/// A correction to be made.
#[derive(Debug, Insertable)]
#[diesel(table_name = corrections)]
pub(super) struct NewRow<'a> {
    pub(super) post_id: PostId,
    pub(super) markdown: &'a str,
    pub(super) html: &'a str,
    pub(super) why: &'a str,
    pub(super) source: &'a str,
    pub(super) by_id: PersonId,
    pub(super) at: Instant,
    pub(super) instead_of: Option<CorrectionId>,
}

/// A correction, whether or not it still stands.
pub fn find(conn: &mut Conn, id: CorrectionId) -> QueryResult<Option<Correction>> {
    corrections::table.find(id).select(Correction::as_select()).first(conn).optional()
}

/// When a correction was made that was neither undone nor withdrawn, and whose answer is corrected still: by it, or by
/// what stands in its place.
pub fn standing_since(conn: &mut Conn, id: CorrectionId) -> QueryResult<Option<Instant>> {
    let Some(correction) = find(conn, id)?.filter(|it| it.withdrawn_why.is_none()) else { return Ok(None) };
    Ok(standing(conn, correction.post_id)?.map(|_| correction.at))
}

/// A correction of an answer, whether or not it still stands; none if it is another's.
pub(super) fn find_of(conn: &mut Conn, post: PostId, id: CorrectionId) -> QueryResult<Option<Correction>> {
    Ok(find(conn, id)?.filter(|found| found.post_id == post))
}

/// What stands with an answer.
pub(super) fn standing(conn: &mut Conn, post: PostId) -> QueryResult<Option<Correction>> {
    corrections::table
        .filter(corrections::post_id.eq(post))
        .filter(corrections::ended_at.is_null())
        .select(Correction::as_select())
        .first(conn)
        .optional()
}

/// A correction of an answer, and what was made of it by edits, the first first.
pub(super) fn line_from(conn: &mut Conn, post: PostId, first: CorrectionId) -> QueryResult<Vec<CorrectionId>> {
    let all: Vec<(CorrectionId, Option<CorrectionId>)> = corrections::table
        .filter(corrections::post_id.eq(post))
        .filter(corrections::id.ge(first))
        .order(corrections::id)
        .select((corrections::id, corrections::instead_of))
        .load(conn)?;
    let mut line = Vec::new();
    for (id, before) in all {
        if id == first || before.is_some_and(|before| line.contains(&before)) {
            line.push(id);
        }
    }
    Ok(line)
}

pub(super) fn add(tx: &mut Tx<'_>, new: &NewRow<'_>) -> QueryResult<CorrectionId> {
    diesel::insert_into(corrections::table).values(new).returning(corrections::id).get_result(tx.conn())
}

/// As if it had never been; its marks go with it.
pub(super) fn remove(tx: &mut Tx<'_>, id: CorrectionId) -> QueryResult<()> {
    diesel::delete(corrections::table.find(id)).execute(tx.conn())?;
    Ok(())
}

/// It stands no longer; `why`, if it was withdrawn.
pub(super) fn end(tx: &mut Tx<'_>, id: CorrectionId, by: PersonId, why: Option<&str>) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(corrections::table.find(id))
        .set((corrections::ended_at.eq(now), corrections::ended_by.eq(by), corrections::withdrawn_why.eq(why)))
        .execute(tx.conn())?;
    Ok(())
}

/// It stands again, as if it had not ended.
pub(super) fn stand_again(tx: &mut Tx<'_>, id: CorrectionId) -> QueryResult<()> {
    diesel::update(corrections::table.find(id))
        .set((corrections::ended_at.eq(None::<Instant>), corrections::ended_by.eq(None::<PersonId>)))
        .execute(tx.conn())?;
    Ok(())
}

/// The marks that a correction took.
pub(super) fn lost_marks(conn: &mut Conn, id: CorrectionId) -> QueryResult<Vec<LostMark>> {
    correction_marks::table
        .filter(correction_marks::correction_id.eq(id))
        .order(correction_marks::mark)
        .select(LostMark::as_select())
        .load(conn)
}

pub(super) fn keep_mark(tx: &mut Tx<'_>, lost: LostMark) -> QueryResult<()> {
    diesel::insert_into(correction_marks::table).values(lost).execute(tx.conn())?;
    Ok(())
}

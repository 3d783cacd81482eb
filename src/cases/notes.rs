//! What staff tell one another about a case; nobody else reads it.

use diesel::prelude::*;

use super::model;
use crate::error::Result;
use crate::ids::{CaseId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{case_notes, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::rights::Member;

/// The longest note, in bytes.
const LONGEST: usize = 4 * 1024;

/// A note as the case shows it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct ListedNote {
    pub at: Instant,
    pub markdown: String,
    pub by: PersonId,
    pub name: String,
    pub handle: String,
}

/// Writes a note; cases that have ended take notes too.
pub fn note(tx: &mut Tx<'_>, by: &Member, case: CaseId, text: &str) -> Result<()> {
    let (case, ..) = model::find_to_change(tx, by, case)?;
    Check::new().body("text", text, 1..=LONGEST).finish()?;
    let now = tx.now();
    diesel::insert_into(case_notes::table)
        .values((
            case_notes::case_id.eq(case.id),
            case_notes::by_id.eq(by.id),
            case_notes::at.eq(now),
            case_notes::markdown.eq(text),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The notes of a case that the viewer was shown, the first first.
pub fn list_notes(conn: &mut Conn, case: CaseId) -> QueryResult<Vec<ListedNote>> {
    case_notes::table
        .inner_join(people::table.on(people::id.eq(case_notes::by_id)))
        .filter(case_notes::case_id.eq(case))
        .order(case_notes::id)
        .select((case_notes::at, case_notes::markdown, people::id, people::name, people::handle))
        .load(conn)
}

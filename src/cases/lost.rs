//! The marks that an answer lost when it was hidden from its page, before anybody decided on it: the history of events
//! tells who gave them and when.

use diesel::prelude::*;

use super::kept::KeptMark;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::events;
use crate::platform::db::{Conn, QueryResult};
use crate::posts::Post;

/// The tables of marks, with the events that take and give them.
const MARKS: [(&str, &str, &str); 3] = [
    ("acceptances", "acceptance_withdrawn", "answer_accepted"),
    ("alternatives", "alternative_withdrawn", "alternative_marked"),
    ("verifications", "verification_withdrawn", "answer_verified"),
];

/// What was taken from a post at the moment at which it was hidden; nothing of one that is in sight.
pub(super) fn lost_by_hiding(conn: &mut Conn, post: &Post) -> QueryResult<Vec<KeptMark>> {
    let Some(hidden_at) = post.hidden_at else { return Ok(Vec::new()) };
    let mut lost = Vec::new();
    for (table, taken, given) in MARKS {
        let of_post = events::thread_id.eq(post.thread_id).and(events::post_id.eq(post.id));
        let was_taken: i64 = events::table
            .filter(of_post)
            .filter(events::kind.eq(taken))
            .filter(events::at.eq(hidden_at))
            .count()
            .get_result(conn)?;
        if was_taken == 0 {
            continue;
        }
        let last: Option<(Option<PersonId>, Instant)> = events::table
            .filter(of_post)
            .filter(events::kind.eq(given))
            .filter(events::at.le(hidden_at))
            .order(events::id.desc())
            .select((events::person_id, events::at))
            .first(conn)
            .optional()?;
        if let Some((Some(by), at)) = last {
            lost.push(KeptMark { table: table.to_owned(), by, at });
        }
    }
    Ok(lost)
}

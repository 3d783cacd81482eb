//! What was said in threads, as everybody may read it whom their spaces are open to: what search is told, and
//! shows passages of.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::PostKind;
use crate::each_backend;
use crate::ids::{PostId, ThreadId};
use crate::platform::db::{Conn, QueryResult};

/// A text that can be read, by whom it was said, and what it is worth to its thread.
#[derive(Clone, Debug, diesel::QueryableByName)]
pub struct Said {
    /// The post.
    #[diesel(sql_type = BigInt)]
    pub post: PostId,
    /// Its thread.
    #[diesel(sql_type = BigInt)]
    pub thread: ThreadId,
    /// What it is there.
    #[diesel(sql_type = Text)]
    pub kind: PostKind,
    /// Its author's handle.
    #[diesel(sql_type = Text)]
    pub author: String,
    /// Whether its author keeps lists of what they wrote from others.
    #[diesel(sql_type = Bool)]
    pub is_unlisted: bool,
    /// The text, with its markup.
    #[diesel(sql_type = Text)]
    pub markdown: String,
    /// Votes for it less votes against it.
    #[diesel(sql_type = BigInt)]
    pub score: i64,
    /// Accepted, verified, or marked as working as well, and no better one is known.
    #[diesel(sql_type = Bool)]
    pub is_solution: bool,
    /// What puts it right, with its markup: the text never stands without it.
    #[diesel(sql_type = Nullable<Text>)]
    pub correction: Option<String>,
    /// Whether it leads to a better answer.
    #[diesel(sql_type = Bool)]
    pub is_superseded: bool,
}

/// What can be read in some threads, at most so many texts of each: the question, what solved it, answers by worth,
/// those for which there is a better one, comments. Nothing held, hidden or deleted, nor what hangs under such. One
/// query, however many threads.
pub fn list_said(conn: &mut Conn, threads: &[ThreadId], most: i64) -> QueryResult<Vec<Said>> {
    if threads.is_empty() {
        return Ok(Vec::new());
    }
    // Numbers of ours, so that they can stand in the text: `sql_query` binds no lists on SQLite.
    let ids: Vec<String> = threads.iter().map(ThreadId::to_string).collect();
    let query = format!(
        "SELECT post, thread, kind, author, is_unlisted, markdown, score, is_solution, correction, is_superseded FROM (
            SELECT said.*, row_number() OVER (PARTITION BY thread ORDER BY
                CASE kind WHEN 'question' THEN 0 WHEN 'answer' THEN 1 ELSE 2 END,
                CASE WHEN is_superseded THEN 3 WHEN is_accepted THEN 0 WHEN is_solution THEN 1 ELSE 2 END,
                worth DESC, post) AS place
            FROM (
                SELECT p.id AS post, p.thread_id AS thread, p.kind AS kind, h.handle AS author,
                    h.activity_hidden_at IS NOT NULL AS is_unlisted,
                    p.markdown AS markdown, p.worth AS worth,
                    p.votes_up + p.baseline_up - p.votes_down - p.baseline_down AS score,
                    a.post_id IS NOT NULL AS is_accepted,
                    (b.post_id IS NULL AND (a.post_id IS NOT NULL OR w.post_id IS NOT NULL OR v.post_id IS NOT NULL))
                        AS is_solution,
                    c.markdown AS correction, b.post_id IS NOT NULL AS is_superseded
                FROM posts p
                JOIN people h ON h.id = p.author_id
                LEFT JOIN posts q ON q.id = p.parent_id
                LEFT JOIN acceptances a ON a.post_id = p.id
                LEFT JOIN alternatives w ON w.post_id = p.id
                LEFT JOIN verifications v ON v.post_id = p.id
                LEFT JOIN corrections c ON c.post_id = p.id AND c.ended_at IS NULL
                LEFT JOIN supersessions b ON b.post_id = p.id
                WHERE p.thread_id IN ({})
                    AND p.held_at IS NULL AND p.hidden_at IS NULL AND p.deleted_at IS NULL
                    AND q.held_at IS NULL AND q.hidden_at IS NULL AND q.deleted_at IS NULL
            ) AS said
        ) AS placed WHERE place <= {most} ORDER BY thread, place",
        ids.join(", ")
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

//! Counts that are kept beside the rows they count.

use super::Check;

/// A count of `$table`.`$column` that should be what `$rows` (of `$table` as `it`) counts.
macro_rules! counts {
    ($name:literal, $table:literal, $column:literal, $rows:expr) => {
        Check {
            name: $name,
            table: $table,
            finds: concat!(
                "SELECT it.id AS id, '",
                $column,
                " is ' || CAST(it.",
                $column,
                " AS TEXT) || ', the rows are ' || ",
                "CAST((",
                $rows,
                ") AS TEXT) AS note FROM ",
                $table,
                " it WHERE it.",
                $column,
                " <> (",
                $rows,
                ") ORDER BY it.id",
            ),
            mends: concat!(
                "UPDATE ",
                $table,
                " SET ",
                $column,
                " = (SELECT (",
                $rows,
                ") FROM ",
                $table,
                " it WHERE it.id = ",
                $table,
                ".id) WHERE id IN (SELECT it.id FROM ",
                $table,
                " it WHERE it.",
                $column,
                " <> (",
                $rows,
                "))",
            ),
        }
    };
}

/// Votes are compared before what they are worth.
pub(super) const CHECKS: &[Check] = &[
    counts!(
        "answers",
        "threads",
        "answer_count",
        "SELECT count(*) FROM posts p WHERE p.thread_id = it.id AND p.kind = 'answer' \
         AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.held_at IS NULL"
    ),
    counts!("toos", "threads", "too_count", "SELECT count(*) FROM toos r WHERE r.thread_id = it.id"),
    counts!(
        "follows",
        "threads",
        "follow_count",
        "SELECT count(*) FROM follows r WHERE r.thread_id = it.id AND r.level = 'all'"
    ),
    counts!(
        "spaces",
        "spaces",
        "thread_count",
        "SELECT count(*) FROM threads t WHERE t.space_id = it.id AND t.hidden_at IS NULL"
    ),
    counts!("tags", "tags", "thread_count", "SELECT count(*) FROM thread_tags r WHERE r.tag_id = it.id"),
    counts!("votes up", "posts", "votes_up", "SELECT count(*) FROM votes v WHERE v.post_id = it.id AND v.value > 0"),
    counts!(
        "votes down",
        "posts",
        "votes_down",
        "SELECT count(*) FROM votes v WHERE v.post_id = it.id AND v.value < 0"
    ),
    counts!(
        "posts of people",
        "people",
        "post_count",
        "SELECT count(*) FROM posts p WHERE p.author_id = it.id \
         AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.held_at IS NULL"
    ),
    counts!(
        "accepted answers of people",
        "people",
        "accepted_count",
        "SELECT count(*) FROM acceptances a JOIN posts p ON p.id = a.post_id WHERE p.author_id = it.id"
    ),
];

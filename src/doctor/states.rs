//! States that contradict themselves or what they come from.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    Check {
        name: "accepted threads",
        table: "threads",
        finds: "SELECT t.id AS id, 'an answer is accepted, and it is not resolved' AS note FROM threads t \
                JOIN acceptances a ON a.thread_id = t.id WHERE t.resolved_at IS NULL ORDER BY t.id",
        mends: "UPDATE threads SET resolved_how = 'accepted', \
                resolved_at = (SELECT a.at FROM acceptances a WHERE a.thread_id = threads.id), \
                resolved_by = (SELECT a.by_id FROM acceptances a WHERE a.thread_id = threads.id) \
                WHERE resolved_at IS NULL AND EXISTS (SELECT 1 FROM acceptances a WHERE a.thread_id = threads.id)",
    },
    Check {
        name: "resolutions",
        table: "threads",
        finds: "SELECT t.id AS id, 'it is resolved without a reason, or has a reason and is not' AS note \
                FROM threads t WHERE (t.resolved_at IS NULL) <> (t.resolved_how IS NULL) ORDER BY t.id",
        mends: "UPDATE threads SET resolved_at = CASE WHEN resolved_at IS NULL THEN NULL \
                WHEN EXISTS (SELECT 1 FROM acceptances a WHERE a.thread_id = threads.id) \
                OR EXISTS (SELECT 1 FROM verifications v WHERE v.thread_id = threads.id) THEN resolved_at END, \
                resolved_how = CASE WHEN resolved_at IS NULL THEN NULL \
                WHEN EXISTS (SELECT 1 FROM acceptances a WHERE a.thread_id = threads.id) THEN 'accepted' \
                WHEN EXISTS (SELECT 1 FROM verifications v WHERE v.thread_id = threads.id) THEN 'verified' END \
                WHERE (resolved_at IS NULL) <> (resolved_how IS NULL)",
    },
    Check {
        name: "resolved by an answer",
        table: "threads",
        finds: "SELECT t.id AS id, 'it is resolved by an answer that is neither accepted nor verified' AS note \
                FROM threads t WHERE t.resolved_how IN ('accepted', 'verified') \
                AND NOT EXISTS (SELECT 1 FROM acceptances a WHERE a.thread_id = t.id) \
                AND NOT EXISTS (SELECT 1 FROM verifications v WHERE v.thread_id = t.id) ORDER BY t.id",
        mends: "UPDATE threads SET resolved_at = NULL, resolved_by = NULL, resolved_how = NULL \
                WHERE resolved_how IN ('accepted', 'verified') \
                AND NOT EXISTS (SELECT 1 FROM acceptances a WHERE a.thread_id = threads.id) \
                AND NOT EXISTS (SELECT 1 FROM verifications v WHERE v.thread_id = threads.id)",
    },
    Check {
        name: "closings",
        table: "threads",
        finds: "SELECT t.id AS id, 'it is closed without a reason, or has a reason and is open' AS note \
                FROM threads t WHERE (t.closed_at IS NULL) <> (t.closed_why IS NULL) ORDER BY t.id",
        mends: "UPDATE threads SET closed_why = CASE WHEN closed_at IS NULL THEN NULL ELSE 'other' END \
                WHERE (closed_at IS NULL) <> (closed_why IS NULL)",
    },
    Check {
        name: "hidden threads",
        table: "threads",
        finds: "SELECT t.id AS id, 'lists and question disagree on whether it can be read' AS note FROM threads t \
                JOIN posts q ON q.thread_id = t.id AND q.kind = 'question' \
                WHERE (t.hidden_at IS NULL) <> (COALESCE(q.hidden_at, q.deleted_at, q.held_at) IS NULL) ORDER BY t.id",
        mends: "UPDATE threads SET hidden_at = (SELECT COALESCE(q.hidden_at, q.deleted_at, q.held_at) FROM posts q \
                WHERE q.thread_id = threads.id AND q.kind = 'question') \
                WHERE EXISTS (SELECT 1 FROM posts q WHERE q.thread_id = threads.id AND q.kind = 'question' \
                AND (threads.hidden_at IS NULL) <> (COALESCE(q.hidden_at, q.deleted_at, q.held_at) IS NULL))",
    },
];

//! References that lead to the wrong thing or to nothing, and rows that have lost what they belong to.
//! What the database's own foreign keys hold is not asked again.

use super::Check;

/// Marks of an answer that is none, or none of that thread.
macro_rules! marks {
    ($name:literal, $table:literal) => {
        Check {
            name: $name,
            table: "posts",
            finds: concat!(
                "SELECT m.post_id AS id, 'marked as an answer of thread ' || CAST(m.thread_id AS TEXT) AS note FROM ",
                $table,
                " m JOIN posts p ON p.id = m.post_id ",
                "WHERE p.kind <> 'answer' OR p.thread_id <> m.thread_id ORDER BY m.post_id",
            ),
            mends: concat!(
                "DELETE FROM ",
                $table,
                " WHERE post_id IN (SELECT m.post_id FROM ",
                $table,
                " m JOIN posts p ON p.id = m.post_id WHERE p.kind <> 'answer' OR p.thread_id <> m.thread_id)",
            ),
        }
    };
}

pub(super) const CHECKS: &[Check] = &[
    Check {
        name: "empty threads",
        table: "threads",
        finds: "SELECT t.id AS id, 'it has no posts' AS note FROM threads t \
                WHERE t.moved_to IS NULL AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id) ORDER BY t.id",
        mends: "DELETE FROM threads WHERE moved_to IS NULL AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = threads.id)",
    },
    Check {
        name: "threads without a question",
        table: "threads",
        finds: "SELECT t.id AS id, 'it has answers but no question' AS note FROM threads t \
                WHERE EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id) \
                AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id AND p.kind = 'question') ORDER BY t.id",
        // Version 0 of the markup: it is drawn again as soon as that job runs.
        mends: "INSERT INTO posts (thread_id, kind, author_id, markdown, html, markup_version, created_at) \
                SELECT t.id, 'question', t.asked_by, t.title, '', 0, t.created_at FROM threads t \
                WHERE t.moved_to IS NULL \
                AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id AND p.kind = 'question')",
    },
    Check {
        name: "comments",
        table: "posts",
        finds: "SELECT c.id AS id, 'it hangs under nothing of its own thread' AS note FROM posts c \
                LEFT JOIN posts p ON p.id = c.parent_id WHERE c.kind = 'comment' \
                AND (p.id IS NULL OR p.thread_id <> c.thread_id OR p.kind = 'comment') ORDER BY c.id",
        mends: "UPDATE posts SET parent_id = (SELECT q.id FROM posts q \
                WHERE q.thread_id = posts.thread_id AND q.kind = 'question') \
                WHERE kind = 'comment' AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = posts.parent_id \
                AND p.thread_id = posts.thread_id AND p.kind <> 'comment')",
    },
    Check {
        name: "parents",
        table: "posts",
        finds: "SELECT p.id AS id, 'a ' || p.kind || ' hangs under post ' || CAST(p.parent_id AS TEXT) AS note \
                FROM posts p WHERE p.kind <> 'comment' AND p.parent_id IS NOT NULL ORDER BY p.id",
        mends: "UPDATE posts SET parent_id = NULL WHERE kind <> 'comment' AND parent_id IS NOT NULL",
    },
    Check {
        name: "acceptances",
        table: "threads",
        finds: "SELECT a.thread_id AS id, 'it accepts post ' || CAST(a.post_id AS TEXT) || \
                ', which is no answer that can be read there' AS note FROM acceptances a \
                JOIN posts p ON p.id = a.post_id WHERE p.kind <> 'answer' OR p.thread_id <> a.thread_id \
                OR p.hidden_at IS NOT NULL OR p.deleted_at IS NOT NULL OR p.held_at IS NOT NULL ORDER BY a.thread_id",
        mends: "DELETE FROM acceptances WHERE NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = acceptances.post_id \
                AND p.kind = 'answer' AND p.thread_id = acceptances.thread_id \
                AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.held_at IS NULL)",
    },
    marks!("verifications", "verifications"),
    marks!("alternatives", "alternatives"),
    Check {
        name: "corrections",
        table: "posts",
        finds: "SELECT DISTINCT c.post_id AS id, 'it is corrected and is no answer' AS note FROM corrections c \
                JOIN posts p ON p.id = c.post_id WHERE p.kind <> 'answer' ORDER BY c.post_id",
        mends: "DELETE FROM corrections WHERE post_id IN (SELECT p.id FROM posts p WHERE p.kind <> 'answer')",
    },
    Check {
        name: "supersessions",
        table: "posts",
        finds: "SELECT s.post_id AS id, 'it leads to itself, to nothing or to two, or is no answer' AS note \
                FROM supersessions s JOIN posts p ON p.id = s.post_id WHERE p.kind <> 'answer' \
                OR s.better_post_id = s.post_id OR s.better_thread_id = p.thread_id \
                OR (s.better_post_id IS NULL) = (s.better_thread_id IS NULL) ORDER BY s.post_id",
        mends: "DELETE FROM supersessions WHERE id IN (SELECT s.id FROM supersessions s \
                JOIN posts p ON p.id = s.post_id WHERE p.kind <> 'answer' \
                OR s.better_post_id = s.post_id OR s.better_thread_id = p.thread_id \
                OR (s.better_post_id IS NULL) = (s.better_thread_id IS NULL))",
    },
    Check {
        name: "duplicates",
        table: "threads",
        finds: "SELECT t.id AS id, 'it names thread ' || CAST(t.duplicate_of AS TEXT) || \
                ' as its original without being closed as its duplicate' AS note FROM threads t \
                WHERE t.duplicate_of = t.id OR t.duplicate_of IS NOT NULL \
                AND (t.closed_why IS NULL OR t.closed_why <> 'duplicate') ORDER BY t.id",
        mends: "UPDATE threads SET duplicate_of = NULL WHERE duplicate_of = id OR duplicate_of IS NOT NULL \
                AND (closed_why IS NULL OR closed_why <> 'duplicate')",
    },
    Check {
        name: "products",
        table: "threads",
        finds: "SELECT t.id AS id, 'its product is of another space' AS note FROM threads t \
                JOIN products p ON p.id = t.product_id WHERE p.space_id <> t.space_id ORDER BY t.id",
        mends: "UPDATE threads SET product_id = NULL, version_id = NULL WHERE EXISTS \
                (SELECT 1 FROM products p WHERE p.id = threads.product_id AND p.space_id <> threads.space_id)",
    },
    Check {
        name: "versions",
        table: "threads",
        finds: "SELECT t.id AS id, 'its version is none of its product' AS note FROM threads t \
                JOIN product_versions v ON v.id = t.version_id \
                WHERE t.product_id IS NULL OR v.product_id <> t.product_id ORDER BY t.id",
        mends: "UPDATE threads SET version_id = NULL WHERE EXISTS \
                (SELECT 1 FROM product_versions v WHERE v.id = threads.version_id \
                AND (threads.product_id IS NULL OR v.product_id <> threads.product_id))",
    },
    Check {
        name: "old addresses",
        table: "posts",
        finds: "SELECT a.post_id AS id, a.path || ' leads to a post that is no more' AS note FROM old_addresses a \
                WHERE a.post_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = a.post_id) \
                ORDER BY a.path",
        mends: "DELETE FROM old_addresses WHERE post_id IS NOT NULL \
                AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = old_addresses.post_id)",
    },
    Check {
        name: "versions of posts",
        table: "posts",
        finds: "SELECT p.id AS id, 'its version is ' || CAST(p.version AS TEXT) || ', the last one kept is ' || \
                CAST((SELECT max(r.version) FROM revisions r WHERE r.post_id = p.id) AS TEXT) AS note FROM posts p \
                WHERE p.version <> (SELECT max(r.version) FROM revisions r WHERE r.post_id = p.id) ORDER BY p.id",
        mends: "UPDATE posts SET version = (SELECT max(r.version) FROM revisions r WHERE r.post_id = posts.id) \
                WHERE version <> (SELECT max(r.version) FROM revisions r WHERE r.post_id = posts.id)",
    },
];

//! The doctor finds what was planted, nothing else, and mends it.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use peerdesk::doctor::{self, Finding};
use peerdesk::platform::db::Backend;

use crate::support::Forum;

/// What is planted, and the checks that must find it. Numbers are those of [`healthy`].
const PLANTED: [(&str, &[&str]); 35] = [
    ("UPDATE threads SET answer_count = 7 WHERE id = 1", &["answers"]),
    ("UPDATE threads SET too_count = 2 WHERE id = 1", &["toos"]),
    ("UPDATE threads SET follow_count = 0 WHERE id = 1", &["follows"]),
    ("UPDATE spaces SET thread_count = 40 WHERE id = 1", &["spaces"]),
    ("UPDATE tags SET thread_count = 0 WHERE id = 1", &["tags"]),
    ("UPDATE posts SET votes_up = 5 WHERE id = 2", &["votes up", "worth"]),
    ("UPDATE posts SET votes_down = 1 WHERE id = 2", &["votes down", "worth"]),
    ("UPDATE posts SET worth = 0.9 WHERE id = 2", &["worth"]),
    ("UPDATE people SET post_count = 9 WHERE id = 1", &["posts of people"]),
    ("UPDATE people SET accepted_count = 9 WHERE id = 2", &["accepted answers of people"]),
    ("UPDATE threads SET product_id = 2 WHERE id = 2", &["products"]),
    ("UPDATE threads SET product_id = 1, version_id = 2 WHERE id = 1", &["versions"]),
    ("UPDATE threads SET duplicate_of = 2 WHERE id = 1", &["duplicates"]),
    ("UPDATE threads SET resolved_at = 5 WHERE id = 2", &["resolutions"]),
    ("UPDATE threads SET resolved_how = 'alone' WHERE id = 2", &["resolutions"]),
    ("UPDATE threads SET resolved_at = 5, resolved_how = 'accepted' WHERE id = 2", &["resolved by an answer"]),
    ("UPDATE threads SET resolved_at = NULL, resolved_how = NULL WHERE id = 1", &["accepted threads"]),
    ("UPDATE threads SET closed_at = 5 WHERE id = 1", &["closings"]),
    ("UPDATE threads SET hidden_at = 5 WHERE id = 2", &["hidden threads", "spaces"]),
    ("UPDATE acceptances SET post_id = 3 WHERE thread_id = 1", &["acceptances"]),
    ("UPDATE posts SET parent_id = 4 WHERE kind = 'comment'", &["comments"]),
    ("UPDATE posts SET parent_id = 1 WHERE id = 2", &["parents"]),
    ("INSERT INTO verifications (post_id, thread_id, by_id, at) VALUES (1, 1, 1, 5)", &["verifications"]),
    ("INSERT INTO alternatives (post_id, thread_id, by_id, at) VALUES (2, 2, 1, 5)", &["alternatives"]),
    ("INSERT INTO corrections (post_id, markdown, html, by_id, at) VALUES (1, 'x', 'x', 1, 5)", &["corrections"]),
    ("INSERT INTO supersessions (post_id, better_thread_id, by_id, at) VALUES (2, 1, 1, 5)", &["supersessions"]),
    ("INSERT INTO old_addresses (path, post_id) VALUES ('/a/1', 4711)", &["old addresses"]),
    ("UPDATE flags SET post_id = 4 WHERE id = 1", &["flags of other posts"]),
    ("UPDATE flags SET case_id = 2 WHERE id = 1", &["open flags of ended cases"]),
    ("UPDATE cases SET closed_at = 5 WHERE id = 1", &["cases of open flags"]),
    ("UPDATE cases SET outcome = 'corrected' WHERE id = 2", &["outcomes"]),
    ("UPDATE cases SET warned_at = 5 WHERE id = 2", &["warnings of ended cases"]),
    ("INSERT INTO proposals (case_id, by_id, at, why) VALUES (2, 1, 5, 'abusive')", &["proposals"]),
    ("INSERT INTO approvals (post_id, asked_at) VALUES (2, 5)", &["approvals of posts in the open"]),
    ("UPDATE posts SET held_at = 5 WHERE id = 3", &["held posts", "posts of people"]),
];

/// Two people, two spaces with a product each, two threads: the first with an accepted answer, a vote for it,
/// a comment under it and a tag; post 3 is its question's comment, post 4 the other thread's question.
fn healthy() -> Forum {
    let forum = Forum::new();
    plant(
        &forum,
        "INSERT INTO people (id, handle, handle_skeleton, name, created_at, post_count, accepted_count)
             VALUES (1, 'ada', 'ada', 'Ada', 1, 2, 0), (2, 'bob', 'bob', 'Bob', 1, 2, 1);
         INSERT INTO spaces (id, slug, name, thread_count, created_at) VALUES (1, 'hub', 'Hub', 2, 1), (2, 'app', 'App', 0, 1);
         INSERT INTO products (id, space_id, name) VALUES (1, 1, 'Hub'), (2, 2, 'App');
         INSERT INTO product_versions (id, product_id, name) VALUES (1, 1, '4'), (2, 2, '7');
         INSERT INTO tags (id, name, thread_count, created_at) VALUES (1, 'radio', 1, 1);
         INSERT INTO threads (id, space_id, asked_by, title, answer_count, follow_count, created_at, last_activity_at,
             last_post_by, resolved_at, resolved_how, resolved_by)
             VALUES (1, 1, 1, 'Why?', 1, 1, 1, 1, 2, 3, 'accepted', 1);
         INSERT INTO threads (id, space_id, asked_by, title, created_at, last_activity_at, last_post_by)
             VALUES (2, 1, 1, 'How?', 1, 1, 1);
         INSERT INTO thread_tags (thread_id, tag_id) VALUES (1, 1);
         INSERT INTO follows (thread_id, person_id, at) VALUES (1, 1, 1);
         INSERT INTO posts (id, thread_id, kind, author_id, markdown, html, markup_version, created_at)
             VALUES (1, 1, 'question', 1, 'a', 'a', 1, 1), (2, 1, 'answer', 2, 'b', 'b', 1, 1),
                    (3, 1, 'comment', 2, 'c', 'c', 1, 1), (4, 2, 'question', 1, 'd', 'd', 1, 1);
         UPDATE posts SET parent_id = 2 WHERE id = 3;
         INSERT INTO votes (post_id, person_id, value, at) VALUES (2, 1, 1, 1);
         UPDATE posts SET votes_up = 1, worth = 0.20654931437723745 WHERE id = 2;
         INSERT INTO acceptances (thread_id, post_id, by_id, at) VALUES (1, 2, 1, 3);",
    );
    plant(&forum, REVIEW);
    if forum.app.db.backend() == Backend::Postgres {
        // Numbers given by hand move no sequence there.
        plant(&forum, "SELECT setval(pg_get_serial_sequence('posts', 'id'), 1000)");
    }
    forum
}

fn plant(forum: &Forum, statements: &str) {
    forum.write(|tx| Ok(tx.conn().batch_execute(statements)?));
}

fn found(forum: &Forum) -> BTreeSet<&'static str> {
    doctor::examine(&forum.app.db).unwrap().iter().map(|finding: &Finding| finding.check).collect()
}

#[test]
fn a_healthy_forum_has_no_findings() {
    assert_eq!(found(&Forum::new()), BTreeSet::new());
    assert_eq!(doctor::examine(&healthy().app.db).unwrap(), []);
}

#[test]
fn whatever_is_planted_is_found_alone_and_mended() {
    let forum = healthy();
    for (planted, checks) in PLANTED {
        plant(&forum, planted);
        assert_eq!(found(&forum), checks.iter().copied().collect(), "{planted}");
        let (mended, left) = doctor::mend(&forum.app.db).unwrap();
        assert!(!mended.is_empty() && left.is_empty(), "{planted}: {left:?}");
        plant(&forum, RESTORE);
        plant(&forum, REVIEW);
        assert_eq!(found(&forum), BTreeSet::new(), "after mending {planted}");
    }
}

/// The answer's review: a case that waits with a flag, and one that ended when its flag was taken back.
const REVIEW: &str = "
    INSERT INTO cases (id, post_id, opened_at, closed_at, reason, urgency) VALUES (1, 2, 3, NULL, 'spam', 1), (2, 2, 1, 2, 'spam', 1);
    INSERT INTO flags (id, post_id, case_id, person_id, reason, standing, version, at) VALUES (1, 2, 1, 1, 'spam', 'member', 1, 3);";

/// What mending rightly takes away, put back for the next case.
const RESTORE: &str = "
    DELETE FROM acceptances; INSERT INTO acceptances (thread_id, post_id, by_id, at) VALUES (1, 2, 1, 3);
    UPDATE threads SET resolved_at = 3, resolved_how = 'accepted', resolved_by = 1, closed_at = NULL, closed_why = NULL,
        product_id = NULL, version_id = NULL WHERE id = 1;
    UPDATE threads SET resolved_at = NULL, resolved_how = NULL, hidden_at = NULL, product_id = NULL
        WHERE id = 2;
    UPDATE posts SET parent_id = 2 WHERE id = 3;
    UPDATE people SET accepted_count = 1 WHERE id = 2;
    UPDATE posts SET held_at = NULL WHERE id = 3; UPDATE people SET post_count = 2 WHERE id = 2;
    UPDATE spaces SET thread_count = 2 WHERE id = 1; DELETE FROM approvals; DELETE FROM cases;";

#[test]
fn all_of_it_at_once_is_found_and_mended() {
    let forum = healthy();
    plant(
        &forum,
        "INSERT INTO threads (id, space_id, asked_by, title, created_at, last_activity_at, last_post_by)
             VALUES (3, 1, 1, 'Lost?', 1, 1, 1), (4, 1, 1, 'Half?', 1, 1, 1);
         INSERT INTO posts (id, thread_id, kind, author_id, markdown, html, markup_version, created_at)
             VALUES (9, 4, 'answer', 2, 'e', 'e', 1, 1)",
    );
    let mut expected = BTreeSet::from(["empty threads", "threads without a question", "spaces", "answers"]);
    // What another of them would hide or mend is left out.
    let is_apart = |planted: &str| planted.contains("resolved_how") || planted.starts_with("UPDATE flags");
    for (planted, checks) in PLANTED.iter().filter(|(planted, _)| !is_apart(planted)) {
        plant(&forum, planted);
        expected.extend(checks.iter().copied());
    }
    let before = found(&forum);
    assert!(expected.is_subset(&before), "not found: {:?}", expected.difference(&before));
    let (mended, left) = doctor::mend(&forum.app.db).unwrap();
    assert!(mended.len() >= expected.len());
    assert_eq!(left, []);
    assert_eq!(forum.count("threads WHERE id = 3"), 0);
    assert_eq!(forum.count("posts WHERE thread_id = 4 AND kind = 'question' AND markdown = 'Half?'"), 1);
}

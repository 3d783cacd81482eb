//! Ten thousand open cases: as many queries as for one, led by the index of urgency.

use peerdesk::cases;

use crate::support::Forum;

/// So many answers that somebody has flagged, each with its case.
fn fill(forum: &Forum, many: i64) {
    let (ada, mia) = (forum.member("ada"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    ada.answers(&thread, "Delete the folder first.");
    let (author, person) = (ada.id(), mia.id());
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})");
    let at = forum.app.clock.now().micros();
    let thread = thread.id;
    forum.execute(&format!(
        "{numbers} INSERT INTO posts (thread_id, kind, author_id, markdown, html, markup_version, created_at) \
         SELECT {thread}, 'answer', {author}, 'Answer ' || i, '<p>Answer</p>', 1, {at} FROM n"
    ));
    forum.execute(&format!(
        "INSERT INTO cases (post_id, opened_at, reason, urgency) \
         SELECT id, {at} - id, 'inaccurate', {at} - id * 1000 FROM posts WHERE markdown LIKE 'Answer %'"
    ));
    forum.execute(&format!(
        "INSERT INTO flags (post_id, case_id, person_id, reason, standing, version, words, at, state) \
         SELECT post_id, id, {person}, 'inaccurate', 'member', 1, 'Wrong.', {at}, 'open' FROM cases"
    ));
}

#[test]
fn the_queue_and_a_case_ask_as_many_queries_however_much_waits() {
    let asked = |many| {
        let forum = Forum::new();
        fill(&forum, many);
        let mona = forum.moderator("mona", "general");
        mona.opens("/cases");
        let case = forum.newest_case();
        mona.forges(&format!("{case}/claim"), &[]);
        let queue = forum.asks(|| mona.gets("/cases")).len();
        let shown = forum.asks(|| mona.gets(&case)).len();
        let desk = forum.asks(|| mona.gets("/desk")).len();
        (queue, shown, desk)
    };
    let few = asked(2);
    assert_eq!(asked(60), few);
    assert!(few.0 <= 16 && few.1 <= 36 && few.2 <= 14, "queue, case, desk: {few:?}");
}

#[test]
fn the_queue_is_led_by_its_order() {
    let forum = Forum::new();
    fill(&forum, 300);
    let plan = forum.explains(
        "SELECT cases.id FROM cases JOIN posts ON posts.id = cases.post_id JOIN threads ON threads.id = posts.thread_id \
         WHERE (threads.space_id + 0) IN (1) AND cases.closed_at IS NULL ORDER BY cases.urgency, cases.id LIMIT 31",
    );
    assert!(plan.is_empty() || plan.contains("cases_by_urgency") && !plan.contains("TEMP B-TREE"), "{plan}");
    let mona = forum.moderator("mona", "general");
    let first = mona.opens("/cases");
    assert_eq!(first.texts(".queue__title").len(), 30);
    assert!(first.shows(".queue__title", "Answer 300"), "the most urgent first");
    let second = first.follows("Older");
    assert!(second.shows(".queue__title", "Answer 270"), "{}", second.html);
}

#[test]
fn what_changes_by_itself_is_weighed_again() {
    let forum = Forum::new();
    fill(&forum, 700);
    cases::weigh_again(&forum.app).unwrap();
    let before = forum.number("min(urgency) AS number FROM cases");
    forum.execute("UPDATE threads SET view_count = 1000");
    cases::weigh_again(&forum.app).unwrap();
    assert_eq!(before - forum.number("min(urgency) AS number FROM cases"), 10 * 15 * 60 * 1_000_000);
    let written = forum.asks(|| cases::weigh_again(&forum.app).unwrap());
    assert!(!written.iter().any(|query| query.starts_with("UPDATE")), "nothing changed, nothing written");
}

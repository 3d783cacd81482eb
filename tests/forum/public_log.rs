//! The public log: what stands in it, for whom, and what never does; and the numbers of a year.

use std::time::Duration;

use crate::appeals::scene;
use crate::support::{FLAG, Forum, HELD, HIDDEN, Kind, Town};

#[test]
fn a_removal_and_its_appeal_are_told_once_they_stand_and_nobodys_name_with_them() {
    let forum = Forum::new();
    let it = scene(&forum);
    let case = it.mona.claims_first().fills("outcome", "removed").fills("why", "off_topic");
    case.fills("is_criticism", "false").fills("note", "Between us.").presses("End the case");
    let guest = forum.guest();
    assert!(guest.opens("/").follows("Public log").says("Nothing so far"), "ten minutes are not over");
    forum.decisions_stand();
    let log = guest.opens("/log");
    assert_eq!(log.texts(".log__entry").len(), 1, "the decision, not the act that it did: {}", log.html);
    for words in ["Mona removed a post.", "It has nothing to do with the question", "It does not criticise"] {
        assert!(log.says(words), "{words}: {}", log.html);
    }
    assert!(log.shows(".log__entry a", "How do I restore a backup?"));
    it.appeals();
    it.answers("overturned");
    let log = guest.opens("/log");
    assert!(log.says("Otto took back a removal after an appeal: the post is shown again."), "{}", log.html);
    assert_eq!(log.texts(".log__entry").len(), 2, "{}", log.html);
    for never in ["Grace", "Mia", "Between us.", "delete the folder", "It worked for me.", "We looked again."] {
        assert!(!log.says(never), "{never}: {}", log.html);
    }
    assert_eq!(guest.opens("/log?show=appeals").texts(".log__entry").len(), 1);
    assert_eq!(guest.opens("/log?show=threads").texts(".log__entry").len(), 0);
    let history = guest.opens(&format!("/posts/{}/history", it.answer));
    assert!(history.says("Mona removed a post.") && history.says("After an appeal it was taken back."));
}

#[test]
fn each_outcome_of_a_review_is_told_in_the_log_and_in_the_posts_history() {
    let told = [
        (vec![("outcome", "accurate")], "found it right"),
        (vec![("outcome", "corrected"), ("correction_body", "Copy it.")], "Mona corrected an answer after a review."),
        (vec![("outcome", "superseded"), ("better", "/threads/2")], "to a newer one after a review."),
        (vec![("outcome", "redacted"), ("body", "Copy it.")], "Mona cut private data out of a post."),
    ];
    for (fields, words) in told {
        let forum = Forum::new();
        let it = scene(&forum);
        it.ada.asks("Is there a faster way?");
        it.decides(&fields);
        let guest = forum.guest();
        for path in ["/log".to_owned(), format!("/posts/{}/history", it.answer)] {
            let page = guest.opens(&path);
            assert!(page.says(words), "{path} {words}: {}", page.html);
            let is_private = path == "/log" || words.contains("private data");
            assert!(!is_private || !page.says("Call 555-0199"), "{path} {words}: {}", page.html);
        }
        assert_eq!(guest.opens("/log").texts(".log__entry").len(), 1, "{words}");
    }
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "abuse")]);
    assert!(forum.guest().opens("/log").says("Nothing so far"), "who abuses flags is told by nothing");
}

#[test]
fn what_askers_do_themselves_is_no_moderation_and_what_moderators_do_is() {
    let forum = Forum::new();
    let it = scene(&forum);
    let thread = it.ada.asks("Is there a faster way?");
    it.ada.forges(&format!("/threads/{}/resolution", thread.id), &[("how", "alone")]);
    assert_eq!(forum.count("moderation_acts WHERE kind = 'resolved'"), 1);
    it.otto.forges(&format!("/threads/{}/lock", it.thread.id), &[]);
    it.otto.forges(&format!("/threads/{}/closing", it.thread.id), &[("why", "outdated"), ("note", "Very old.")]);
    let log = forum.guest().opens("/log?show=threads").texts(".log__entry");
    assert_eq!(log.len(), 2, "{log:?}");
    assert!(log[0].contains("Otto closed the thread.") && log[1].contains("Otto locked the thread."), "{log:?}");
    assert!(!log[0].contains("Very old."), "{log:?}");
}

#[test]
fn the_log_is_for_the_spaces_one_may_enter_and_shows_nothing_hidden() {
    let town = Town::new();
    let everybody = [Kind::Guest, Kind::Member, Kind::Answerer, Kind::Moderator, Kind::Admin];
    for kind in everybody {
        let person = town.arrives(kind);
        for path in ["/log", "/log?space=vault", "/log/1970"] {
            let page = person.opens(path);
            for never in [HIDDEN, HELD, FLAG, "zqcasenote", "zqverdict", "zqappeal", "zqgonetitle"] {
                assert!(!page.html.contains(never), "{kind:?} reads {never} at {path}");
            }
        }
    }
    let closed = |kind| town.arrives(kind).opens("/log").html.contains("zqclosedtitle");
    assert!(closed(Kind::Admin) && closed(Kind::Insider) && !closed(Kind::Guest) && !closed(Kind::Moderator));
    let number = |kind| town.arrives(kind).opens("/log/1970").texts("dd").join(" ");
    assert_ne!(number(Kind::Admin), number(Kind::Guest), "numbers of closed spaces too");
}

/// So many acts in two spaces, one a second.
fn fill(forum: &Forum, many: i64) {
    let (ada, mona) = (forum.member("ada"), forum.moderator("mona", "general"));
    let (here, there) = (ada.asks("How do I restore a backup?").id, ada.asks_in("payments", "Where is my money?").id);
    let (by, at) = (mona.id(), forum.app.clock.now().micros());
    forum.execute(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) \
         INSERT INTO moderation_acts (thread_id, kind, note, by_id, at) SELECT \
         CASE WHEN i % 10 = 0 THEN {there} ELSE {here} END, CASE WHEN i % 2 = 0 THEN 'locked' ELSE 'unlocked' END, \
         '', {by}, {at} - i * 1000000 FROM n"
    ));
}

#[test]
fn the_log_pages_by_key_with_as_many_queries_however_long_it_is() {
    let asked = |many| {
        let forum = Forum::new();
        fill(&forum, many);
        let guest = forum.guest();
        guest.opens("/log");
        (forum.asks(|| guest.opens("/log")).len(), forum.asks(|| guest.opens("/log/2026")).len())
    };
    assert_eq!(asked(3), asked(400));
    let forum = Forum::new();
    fill(&forum, 70);
    let guest = forum.guest();
    let mut page = guest.opens("/log");
    let mut seen = page.texts(".log__when");
    while page.shows("a", "Older") {
        page = page.follows("Older");
        seen.extend(page.texts(".log__when"));
    }
    assert_eq!(seen.len(), 70);
    assert_eq!(guest.opens("/log?space=payments").texts(".log__entry").len(), 7);
    assert_eq!(guest.opens("/log?space=nowhere&show=nothing&after=x").texts(".log__entry").len(), 30);
    let plan = forum.explains(
        "SELECT a.id FROM moderation_acts a JOIN threads t ON t.id = a.thread_id WHERE (t.space_id + 0) IN (1) \
         AND a.at <= 9000000000000000 ORDER BY a.at DESC, a.id DESC LIMIT 31",
    );
    assert!(plan.is_empty() || plan.contains("moderation_acts_by_time") && !plan.contains("TEMP B-TREE"), "{plan}");
}

#[test]
fn the_numbers_of_a_year_are_those_of_its_days_in_the_sites_zone() {
    let forum = Forum::new();
    let it = scene(&forum);
    forum.execute("DELETE FROM flags");
    forum.execute("DELETE FROM cases");
    let hour = 3_600_000_000_i64;
    // The year 2025 begins in UTC, by which the site goes.
    let begins = 1_735_689_600_000_000_i64;
    let (by, mia, post) = (it.mona.id(), forum.number("id AS number FROM people WHERE handle = 'mia'"), it.answer);
    let waits = [(-hour, 1, 1), (0, 1, 2), (hour, 3, 6), (2 * hour, 5, 10), (3 * hour, 7, 20)];
    for (nth, (after, looked, decided)) in waits.into_iter().enumerate() {
        let (case, at) = (nth + 1, begins + after);
        let (looked, decided) = (at + looked * hour, at + decided * hour);
        let outcome = if nth == 1 { "accurate" } else { "removed" };
        forum.execute(&format!("INSERT INTO cases (id, post_id, opened_at, closed_at, looked_at, reason, urgency, outcome) VALUES ({case}, {post}, {at}, {decided}, {looked}, 'spam', 1, '{outcome}')"));
        forum.execute(&format!("INSERT INTO flags (post_id, case_id, person_id, reason, standing, version, words, at, state) VALUES ({post}, {case}, {mia}, 'spam', 'member', 1, '', {at}, 'upheld')"));
        forum.execute(&format!("INSERT INTO decisions (id, case_id, outcome, by_id, at, undo_until, stood_at, undo) VALUES ({case}, {case}, '{outcome}', {by}, {decided}, 1, 1, '')"));
    }
    forum.execute("UPDATE flags SET state = 'withdrawn' WHERE case_id = 2");
    let appeal = |decision: i64, outcome: &str| {
        forum.execute(&format!("INSERT INTO appeals (decision_id, person_id, made_at, words, decided_at, outcome, by_id) VALUES ({decision}, {mia}, {begins}, '', {begins}, '{outcome}', {by})"));
    };
    appeal(3, "overturned");
    appeal(4, "upheld");
    let page = forum.guest().opens("/log/2025").texts("dd");
    // Of the waits of 1, 3, 5 and 7 hours, and of 2, 6, 10 and 20.
    assert_eq!(page, ["3", "4 h 0 min", "8 h 0 min", "2"]);
    let guest = forum.guest();
    let rows = guest.opens("/log/2025").texts("tbody tr");
    let rows: Vec<String> = rows.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let taken_back =
        ["It is advertising 3", "Removed 4", "Found right 1", "The decision is taken back 1", "The decision stays 1"];
    for row in taken_back {
        assert!(rows.iter().any(|it| it == row), "{row}: {rows:?}");
    }
    assert_eq!(guest.opens("/log/2024").texts("dd"), ["1", "1 h 0 min", "1 h 0 min", "0"]);
}

#[test]
fn a_year_without_anything_is_empty_and_one_that_was_not_does_not_exist() {
    let forum = Forum::new();
    let guest = forum.guest();
    let year = forum.app.clock.now().in_zone(&forum.app.zone()).year;
    let page = guest.opens(&format!("/log/{year}"));
    assert!(page.says("so far") && page.says("Nobody flagged anything.") && page.says("Nobody appealed."));
    for never in [year - 1, year + 1] {
        assert_eq!(guest.gets(&format!("/log/{never}")).status, 404, "{never}");
    }
    forum.app.clock.advance(Duration::from_secs(366 * 24 * 3600));
    assert_eq!(guest.gets("/log/-1").status, 404);
}

/// What a customer of standing said in anger, and somebody flagged.
fn angry(forum: &Forum) {
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Your support let me down twice.");
    ada.flags(answer, "abusive", &[]);
}

const CRITICISM: [(&str, &str); 4] =
    [("outcome", "removed"), ("why", "abusive"), ("is_criticism", "true"), ("message_removed", "Hello.")];

#[test]
fn criticism_that_two_removed_is_told_so_and_neither_decides_on_its_appeal() {
    let forum = Forum::new();
    angry(&forum);
    let (mona, moss) = (forum.moderator("mona", "general"), forum.moderator("moss", "general"));
    for by in [&mona, &moss] {
        let case = by.claims_first();
        CRITICISM.iter().fold(case, |form, (name, value)| form.fills(name, value)).presses("End the case");
    }
    forum.decisions_stand();
    let log = forum.guest().opens("/log").texts(".log__entry").join(" ");
    assert!(log.contains("It criticises the company. A second person agreed."), "{log}");
    let way = format!("/decisions/{}/appeal", forum.number("max(id) AS number FROM decisions"));
    forum.signed_in_again("grace").forges(&way, &[("words", "It is true.")]);
    let answer = [("outcome", "overturned"), ("answer", "It is.")];
    let lena = forum.with_role("lena", peerdesk::rights::Role::Lead, Some("general"));
    for (by, status) in [(&mona, 403), (&moss, 403), (&lena, 303), (&lena, 409)] {
        assert_eq!(by.forges("/appeals/1/decision", &answer).status, status);
    }
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 0);
}

#[test]
fn criticism_that_one_removed_after_a_day_is_told_so() {
    let forum = Forum::new();
    angry(&forum);
    let mona = forum.moderator("mona", "general");
    for _ in 0..2 {
        let case = mona.claims_first();
        CRITICISM.iter().fold(case, |form, (name, value)| form.fills(name, value)).presses("End the case");
        forum.app.clock.advance(Duration::from_secs(24 * 3600));
    }
    forum.decisions_stand();
    let log = forum.guest().opens("/log").texts(".log__entry").join(" ");
    assert!(log.contains("There was no second person who could agree, so a day passed first."), "{log}");
}

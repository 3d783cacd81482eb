//! Two threads made one, and one made two: everything goes along, and the old addresses lead on.

use std::collections::BTreeSet;

use peerdesk::doctor;
use peerdesk::regroupings::{self, CARRIED, NewSplit};

use crate::support::{Forum, Person, Thread};

fn is_well(forum: &Forum) {
    assert_eq!(doctor::examine(&forum.app.db).unwrap(), []);
}

/// Two people ask the same; each has an accepted answer, votes and somebody who has it too.
struct Twice<'f> {
    ada: Person<'f>,
    cora: Person<'f>,
    grace: Person<'f>,
    moss: Person<'f>,
    kept: Thread,
    other: Thread,
}

fn twice(forum: &Forum) -> Twice<'_> {
    let (ada, cora, grace) = (forum.member("ada"), forum.member("cora"), forum.member("grace"));
    let moss = forum.moderator("moss", "general");
    let (kept, other) = (ada.asks("How do I restore a backup?"), cora.asks("Restoring *a* backup, how?"));
    for (asker, thread) in [(&ada, &kept), (&cora, &other)] {
        let answer = grace.answers(thread, &format!("Use the Restore tab of {}.", thread.id));
        grace.answers(thread, "Or the menu.");
        grace.comments_at(&format!("/posts/{}/comments", asker.opens(thread).last_post()), "Which version?");
        moss.forges(&format!("/posts/{answer}/vote"), &[("vote", "up")]);
        asker.opens(thread).presses_in(&format!("#post-{answer}"), "Accept answer");
        forum.member(&format!("too-{}", thread.id)).forges(&format!("/threads/{}/too", thread.id), &[]);
    }
    forum.people_are_told();
    Twice { ada, cora, grace, moss, kept, other }
}

fn merges(scene: &Twice<'_>) {
    let form = scene.moss.opens(&scene.other).follows("Merge into another thread");
    let merged = form.fills("into", &format!("/threads/{}-how", scene.kept.id)).presses("Merge");
    assert!(merged.says("The threads are one.") && merged.path.contains("restore-a-backup"), "{}", merged.html);
}

#[test]
fn everything_of_one_thread_stands_in_the_other() {
    let forum = Forum::new();
    let scene = twice(&forum);
    merges(&scene);
    is_well(&forum);
    let (kept, other) = (scene.kept.id, scene.other.id);
    let guest = forum.guest();
    let page = guest.opens(&scene.kept);
    for text in [
        "Restoring *a* backup, how?",
        &format!("Use the Restore tab of {other}."),
        "Another working solution",
        "4 answers",
    ] {
        assert!(page.says(text), "{text}: {}", page.html);
    }
    assert_eq!(forum.count(&format!("posts WHERE thread_id = {other}")), 0);
    assert_eq!(forum.count(&format!("acceptances WHERE thread_id = {kept}")), 1);
    assert_eq!(forum.count(&format!("alternatives WHERE thread_id = {kept}")), 1);
    assert_eq!(forum.count(&format!("toos WHERE thread_id = {kept}")), 3, "who asked the other has it too");
    assert_eq!(forum.number(&format!("follow_count AS number FROM threads WHERE id = {kept}")), 5);
    assert_eq!(forum.count("votes"), 2);
    assert_eq!(forum.count("people WHERE handle = 'grace' AND accepted_count = 1"), 1);
    let history = guest.opens(&*format!("/threads/{kept}/history"));
    assert!(history.says("merged another thread into this one"), "{}", history.html);
}

#[test]
fn the_old_address_leads_on_and_lists_and_search_know_one() {
    let forum = Forum::new();
    let scene = twice(&forum);
    let guest = forum.guest();
    let duplicate = scene.ada.asks("The same again");
    let closing = [("why", "duplicate"), ("duplicate_of", &*scene.other.id.to_string())];
    scene.moss.forges(&format!("/threads/{}/closing", duplicate.id), &closing);
    merges(&scene);
    assert!(guest.opens(&scene.other).shows("h1", "How do I restore a backup?"));
    assert_eq!(guest.gets(&format!("/threads/{}/history", scene.other.id)).status, 308);
    assert!(guest.opens(&duplicate).shows(".state--closed a", "How do I restore a backup?"));
    assert_eq!(guest.opens("/threads").texts(".thread-row__title").len(), 2);
    forum.search_catches_up();
    let found = guest.opens("/search?q=Restoring+a+backup%2C+how");
    assert!(found.says("1 result") && found.html.contains(&scene.kept.url), "{}", found.html);
    let late = scene.grace.forges(&format!("/threads/{}/answers", scene.other.id), &[("body", "One more thing")]);
    assert!(late.status == 409 && late.html.contains("One more thing"), "{}", late.html);
    forum.people_are_told();
    let told = scene.cora.opens("/notifications");
    assert!(told.says("Moss merged your question into this thread"), "{}", told.html);
    assert!(scene.ada.opens("/notifications").status == 200);
    is_well(&forum);
}

#[test]
fn what_does_not_fit_is_said_beside_the_field() {
    let forum = Forum::new();
    let scene = twice(&forum);
    let (kept, other) = (scene.kept.id.to_string(), scene.other.id.to_string());
    let elsewhere = scene.ada.asks_in("club", "Which tea is served?").id.to_string();
    let merge = |from: &str, into: &str| scene.moss.forges(&format!("/threads/{from}/merge"), &[("into", into)]);
    let refuses = |from: &str, into: &str, why: &str| {
        let again = merge(from, into);
        assert!(again.status == 422 && again.shows(".field__error", why), "{why}: {}", again.html);
    };
    refuses(&other, "", "Please give the number");
    refuses(&other, &other, "This is the thread itself");
    refuses(&other, "99999", "There is no thread");
    refuses(&other, &elsewhere, "Ask one of its moderators");
    scene.moss.forges(&format!("/threads/{kept}/closing"), &[("why", "duplicate"), ("duplicate_of", &other)]);
    refuses(&other, &kept, "closed as a duplicate of this one");
    scene.moss.forges(&format!("/threads/{kept}/closing/withdraw"), &[]);
    let third = scene.ada.asks("A third").id.to_string();
    assert_eq!(merge(&other, &kept).status, 303);
    refuses(&kept, &other, "itself merged into another");
    assert_eq!(merge(&third, &kept).status, 303);
    assert_eq!(merge(&other, &third).status, 409);
    for person in [&scene.ada, &scene.grace] {
        assert_eq!(person.gets(&format!("/threads/{kept}/merge")).status, 403);
        assert_eq!(person.forges(&format!("/threads/{kept}/merge"), &[("into", &elsewhere)]).status, 403);
    }
    is_well(&forum);
}

#[test]
fn of_many_at_once_one_merges_them() {
    let forum = Forum::new();
    let scene = twice(&forum);
    let by = forum.as_member(scene.moss.id());
    let (kept, other) = (scene.kept.id, scene.other.id);
    let outcomes = forum.at_once(8, |nth, tx| {
        let (from, into) = if nth % 2 == 0 { (other, kept) } else { (kept, other) };
        regroupings::merge(tx, &by, from, Some(into), "")
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!(forum.count("threads WHERE moved_to IS NOT NULL"), 1);
    is_well(&forum);
}

#[test]
fn an_answer_that_asks_something_else_becomes_a_thread() {
    let forum = Forum::new();
    let scene = twice(&forum);
    let asks = scene.cora.answers(&scene.kept, "And how do I print it?");
    let replies = scene.grace.answers(&scene.kept, "With the Print button.");
    scene.ada.comments_at(&format!("/posts/{replies}/comments"), "Thank you.");
    scene.ada.opens(&scene.kept).presses_in(&format!("#post-{replies}"), "Accept answer");
    let form = scene.moss.opens(&*format!("/posts/{asks}/split"));
    assert!(form.says("And how do I print it?") && form.says("With the Print button."), "{}", form.html);
    let again = form.fills(&format!("along-{replies}"), "true").presses("Make the thread");
    assert!(again.status == 422 && again.attributes("input[type=checkbox][checked]", "name").len() == 1);
    let made = again.fills("title", "How do I print a backup?").presses("Make the thread");
    assert!(made.says("It is a thread of its own now."), "{}", made.html);
    assert!(made.shows("h1", "How do I print a backup?"), "{}", made.html);
    assert!(made.says("With the Print button.") && made.says("Thank you.") && !made.says("Use the Restore tab"));
    assert!(made.shows(".state--answered", "Answered"), "{}", made.html);
    let guest = forum.guest();
    let old = guest.opens(&scene.kept);
    assert!(!old.says("print it") && !old.says("Print button") && old.says("Use the Restore tab"), "{}", old.html);
    is_well(&forum);
    assert_eq!(forum.count("acceptances"), 1, "it was accepted for another question");
    assert_eq!(forum.guest().gets(&format!("/posts/{asks}")).status, 303);
    forum.people_are_told();
    assert!(scene.cora.opens("/notifications").says("Moss made your answer a question of its own"));
    forum.search_catches_up();
    assert!(guest.opens("/search?q=print").html.contains("how-do-i-print-a-backup"));
}

#[test]
fn what_the_answer_was_better_than_leads_to_its_thread() {
    let forum = Forum::new();
    let (ada, grace, moss) = (forum.member("ada"), forum.member("grace"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let [better, old, along] =
        ["Press Restore.", "Use the menu.", "Use the keys."].map(|it| grace.answers(&thread, it));
    for worse in [old, along] {
        let better = format!("/posts/{better}");
        assert_eq!(moss.forges(&format!("/posts/{worse}/supersession"), &[("better", &better)]).status, 303);
    }
    let by = forum.as_member(moss.id());
    let new = NewSplit { title: "How do I press Restore?".into(), along: vec![along], note: String::new() };
    let made = forum.write(|tx| regroupings::split(tx, &by, better, &new));
    let leads = format!("supersessions WHERE post_id = {old} AND better_thread_id = {made} AND better_post_id IS NULL");
    assert_eq!((forum.count(&leads), forum.count("supersessions")), (1, 1));
    assert_eq!(forum.guest().opens(&thread).status, 200);
    is_well(&forum);
}

#[test]
fn a_removal_undone_after_its_thread_was_merged_puts_marks_where_the_answer_stands() {
    let forum = Forum::new();
    let scene = twice(&forum);
    let answer = forum.number(&format!("post_id AS number FROM acceptances WHERE thread_id = {}", scene.other.id));
    scene.ada.flags(peerdesk::ids::PostId::new(answer), "spam", &[]);
    let removed = scene.moss.claims_first().fills("outcome", "removed").fills("why", "spam").presses("End the case");
    merges(&scene);
    assert!(scene.moss.opens(&*removed.path).presses("Undo").says("as it was before"));
    assert_eq!(forum.count(&format!("acceptances WHERE thread_id = {}", scene.kept.id)), 1);
    assert_eq!(forum.count(&format!("posts WHERE id = {answer} AND hidden_at IS NULL")), 1);
    is_well(&forum);
}

#[test]
fn only_answers_of_the_thread_go_along_and_only_moderators_split() {
    let forum = Forum::new();
    let scene = twice(&forum);
    let asks = scene.cora.answers(&scene.kept, "And how do I print it?");
    let foreign = scene.grace.answers(&scene.other, "Elsewhere.");
    let by = forum.as_member(scene.moss.id());
    let new = |along| NewSplit { title: "Printing".into(), along, note: String::new() };
    assert!(forum.app.db.write(|tx| regroupings::split(tx, &by, asks, &new(vec![foreign]))).is_err());
    let question = peerdesk::ids::PostId::new(forum.number("min(id) AS number FROM posts"));
    assert!(forum.app.db.write(|tx| regroupings::split(tx, &by, question, &new(vec![]))).is_err());
    for person in [&scene.ada, &scene.cora, &scene.grace] {
        assert_eq!(person.gets(&format!("/posts/{asks}/split")).status, 403);
        assert_eq!(person.forges(&format!("/posts/{asks}/split"), &[("title", "Printing")]).status, 403);
    }
    let corrected = "(post_id, markdown, html, by_id, at) SELECT";
    forum.execute(&format!("INSERT INTO corrections {corrected} {asks}, 'So.', 'So.', {}, 1", scene.moss.id()));
    let refused = scene.moss.forges(&format!("/posts/{asks}/split"), &[("title", "Printing")]);
    assert!(refused.status == 403 && refused.says("Take that back first"), "{}", refused.html);
    forum.execute("DELETE FROM corrections");
    let outcomes = forum.at_once(8, |_, tx| regroupings::split(tx, &by, asks, &new(vec![])));
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    is_well(&forum);
}

/// A table that is added later is thought of.
#[test]
fn every_reference_to_a_thread_is_named() {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let mut all = BTreeSet::new();
    for table in schema.split("diesel::table! {").skip(1) {
        let name = table.trim().split(' ').next().unwrap();
        let lines = table.split("\n    }").next().unwrap().lines().map(str::trim);
        let refers = lines.filter_map(|line| line.split_once(" -> ").map(|(column, _)| column));
        let refers = refers.filter(|it| matches!(*it, "thread_id" | "better_thread_id" | "duplicate_of" | "moved_to"));
        all.extend(refers.map(|column| format!("{name}.{column}")));
    }
    // What happened, happened there.
    all.remove("events.thread_id");
    let named: BTreeSet<String> = CARRIED.iter().map(|&it| it.to_owned()).collect();
    assert_eq!(all, named, "src/regroupings says what becomes of each");
}

//! What is out of sight when it happens is told once it is in sight, to each once; and whom an edit names hears of it.

use peerdesk::events::{self, Event};
use peerdesk::ids::{PostId, ThreadId};
use peerdesk::notifications;
use peerdesk::schedule;

use crate::support::{Forum, Person, Thread};

fn told(person: &Person<'_>) -> Vec<String> {
    person.forum.people_are_told();
    person.opens("/notifications").texts(".told__item a")
}

/// A post says something else, and tells nothing else of itself.
fn edits(person: &Person<'_>, post: PostId, version: i64, body: &str) {
    let version = version.to_string();
    let page = person.forges(&format!("/posts/{post}/edit"), &[("body", body), ("began_from", &version)]);
    assert_eq!(page.status, 303, "{}", page.html);
}

/// A post is put before people's eyes, as whoever approves it does.
fn comes_in_sight(forum: &Forum, thread: ThreadId, post: PostId, by: &Person<'_>) {
    forum.execute(&format!("UPDATE posts SET held_at = NULL, hidden_at = NULL WHERE id = {post}"));
    let by = by.id();
    forum.write(|tx| events::record(tx, &Event::PostShown { thread, post, by }));
}

fn answered(forum: &Forum) -> (Person<'_>, Person<'_>, Person<'_>, Thread) {
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    (ada, grace, mia, thread)
}

#[test]
fn an_edit_tells_those_whom_it_names_only_now_and_tells_them_once() {
    let forum = Forum::with_mail();
    let (ada, grace, mia, thread) = answered(&forum);
    let fred = forum.member("fred");
    let answer = grace.answers(&thread, "As @fred said, use the Restore tab.");
    assert_eq!((told(&mia).len(), told(&fred)), (0, vec!["Grace mentioned you".to_owned()]));

    edits(&grace, answer, 1, "As @fred and @mia said, use the Restore tab.");
    assert_eq!(told(&mia), ["Grace mentioned you"]);
    assert_eq!(told(&fred).len(), 1, "who was named before is not told again");
    edits(&grace, answer, 2, "Use the Restore tab.");
    edits(&grace, answer, 3, "As @mia and @grace said, use the Restore tab.");
    assert_eq!(told(&mia).len(), 1, "nor who was named, left out and named again");
    assert_eq!((told(&ada).len(), told(&grace).len()), (1, 0), "an edit is no new answer");
    forum.sends_mail();
    assert_eq!((forum.mails_to("mia@example.org").len(), forum.mails_to("fred@example.org").len()), (1, 1));
}

#[test]
fn whom_a_moderators_edit_names_and_whose_post_it_is_are_told_each_as_what_they_are() {
    let forum = Forum::new();
    let (_, grace, mia, thread) = answered(&forum);
    let mona = forum.moderator("mona", "general");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    assert!(told(&mia).is_empty());
    edits(&mona, answer, 1, "Use the Restore tab, @mia and @grace.");
    assert_eq!(told(&mia), ["Mona mentioned you"]);
    assert_eq!(told(&grace), ["Mona edited your post"]);
}

#[test]
fn what_was_held_is_told_when_it_is_approved_and_to_nobody_before() {
    let forum = Forum::with_mail();
    let (ada, grace, mia, thread) = answered(&forum);
    let mona = forum.moderator("mona", "general");
    let answer = grace.answers(&thread, "Use the Restore tab, as @mia said.");
    forum.execute(&format!("UPDATE posts SET held_at = 1 WHERE id = {answer}"));
    assert_eq!((told(&ada).len(), told(&mia).len()), (0, 0));
    edits(&grace, answer, 1, "Use the Restore tab, as @mia and @ada said.");
    assert_eq!((told(&ada).len(), told(&mia).len(), forum.count("notifications")), (0, 0, 0));

    comes_in_sight(&forum, thread.id, answer, &mona);
    assert_eq!(told(&mia), ["Grace mentioned you"]);
    assert_eq!(told(&ada), ["Grace mentioned you"]);
    comes_in_sight(&forum, thread.id, answer, &mona);
    assert_eq!((told(&ada).len(), told(&mia).len()), (1, 1), "approving again tells nobody again");
    forum.sends_mail();
    assert_eq!((forum.mails_to("ada@example.org").len(), forum.mails_to("mia@example.org").len()), (1, 1));
    assert_eq!(forum.count("withheld_news"), 0);
}

#[test]
fn what_was_told_and_is_hidden_and_shown_again_is_not_told_twice() {
    let forum = Forum::new();
    let (ada, grace, _, thread) = answered(&forum);
    let mona = forum.moderator("mona", "general");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    assert_eq!(told(&ada).len(), 1);
    let hides = || mona.opens(&format!("/posts/{answer}/hide")).fills("why", "spam").presses("Hide");
    let shows = || mona.forges(&format!("/posts/{answer}/hide/withdraw"), &[]);
    hides();
    assert!(told(&ada).is_empty());
    shows();
    assert_eq!(told(&ada), ["Grace answered your question"]);
    // Told of now, hidden before anybody was told of a comment on it, and shown.
    grace.comments_at(&format!("/posts/{answer}/comments"), "Or the menu, @ada.");
    hides();
    assert!(told(&ada).is_empty());
    shows();
    assert_eq!(told(&ada), ["Grace mentioned you", "Grace answered your question"]);
    assert_eq!(forum.count("notifications WHERE kind = 'answer'"), 1);
}

#[test]
fn a_question_that_was_hidden_before_it_was_told_is_news_once_it_is_shown() {
    let forum = Forum::new();
    let (ada, fred, mona) = (forum.member("ada"), forum.member("fred"), forum.moderator("mona", "general"));
    fred.forges("/spaces/general/follow", &[("level", "first")]);
    let thread = ada.asks("My neighbour is a crook");
    let question = ada.opens(&thread).last_post();
    mona.opens(&format!("/posts/{question}/hide"))
        .fills("why", "abusive")
        .fills("is_criticism", "false")
        .presses("Hide");
    assert!(told(&fred).is_empty());
    mona.forges(&format!("/posts/{question}/hide/withdraw"), &[]);
    assert_eq!(told(&fred), ["Ada asked a question you may want to see"]);
}

/// Half of the followers are told when it goes out of sight; the others are told when it is back.
#[test]
fn whoever_was_told_before_it_went_out_of_sight_half_way_is_not_told_again() {
    let forum = Forum::with_mail();
    let (ada, grace, mona) = (forum.member("ada"), forum.member("grace"), forum.moderator("mona", "general"));
    let thread = ada.asks("How do I restore a backup?");
    forum.is_followed_by_a_crowd(&thread, 1_200);
    forum.people_are_told();
    let answer = grace.answers(&thread, "Use the Restore tab.");
    let post = schedule::post_of(&forum.app).unwrap().unwrap();
    let begun = std::time::Instant::now();
    while forum.count("notifications") == 0 {
        notifications::tell(&forum.app.db, Some(&post)).unwrap();
        assert!(begun.elapsed().as_secs() < 60, "it never begins");
    }
    let half = forum.count("notifications");
    assert!(half < 1_201, "{half}");
    forum.execute(&format!("UPDATE posts SET hidden_at = 1 WHERE id = {answer}"));
    forum.people_are_told();
    assert_eq!(forum.count("notifications"), half);
    comes_in_sight(&forum, thread.id, answer, &mona);
    forum.people_are_told();
    let people = "count(DISTINCT person_id) AS number FROM notifications";
    assert_eq!((forum.count("notifications"), forum.number(people)), (1_201, 1_201));
    assert_eq!(forum.count("mails"), 1, "ada's alone: what others do is mailed to nobody who did not choose so");
}

//! What people are told of: to whom, once each, and never what they may not see.

use peerdesk::ids::PersonId;
use peerdesk::notifications::{self, Told};
use peerdesk::roles;

use crate::support::{Forum, Person, Thread};

/// What somebody is told, newest first, as the page says it.
fn told(person: &Person<'_>) -> Vec<String> {
    person.forum.people_are_told();
    person.opens("/notifications").texts(".told__item a")
}

#[test]
fn an_answer_is_told_to_who_asked_and_to_who_follows() {
    let forum = Forum::new();
    let (ada, grace, fred, mia) =
        (forum.member("ada"), forum.member("grace"), forum.member("fred"), forum.member("mia"));
    let thread = ada.asks("How do I restore a backup?");
    fred.forges(&format!("/threads/{}/follow", thread.id), &[]);
    grace.answers(&thread, "Use the Restore tab.");

    assert_eq!(told(&ada), ["Grace answered your question"]);
    assert_eq!(told(&fred), ["Grace answered a thread you follow"]);
    assert!(told(&grace).is_empty(), "nobody is told of what they did");
    assert!(told(&mia).is_empty());
    assert!(ada.opens("/").shows(".bell__count", "1"));
    assert_eq!(ada.opens("/").texts(".bell__words"), ["Notifications: 1 new"]);
    assert!(mia.opens("/notifications").shows(".empty", "Nothing yet"));
}

#[test]
fn comments_mentions_marks_and_ends_are_told_as_what_they_are() {
    let forum = Forum::new();
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let emil = forum.expert("emil", "general");
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab, as @mia said.");
    emil.comments_at(&format!("/posts/{answer}/comments"), "Or the menu.");
    assert_eq!(told(&mia), ["Grace mentioned you"]);
    assert_eq!(told(&grace), ["Emil left a comment for you"]);
    assert_eq!(told(&ada), ["Emil left a comment for you", "Grace answered your question"]);

    emil.forges(&format!("/posts/{answer}/verification"), &[]);
    assert_eq!(told(&grace)[0], "Emil verified your answer");
    assert_eq!(told(&ada)[0], "Your thread is resolved, says Emil");
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &answer.to_string())]);
    assert_eq!(told(&grace)[0], "Ada accepted your answer");
    assert_eq!(told(&ada).len(), 3, "not of her own doing");
}

#[test]
fn edits_closings_and_roles_are_told() {
    let forum = Forum::new();
    let (ada, mona) = (forum.member("ada"), forum.moderator("mona", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let post = forum.number("max(id) AS number FROM posts");
    let form = [("body", "It stopped."), ("began_from", "1"), ("title", "How do I restore a backup?"), ("tags", "")];
    mona.forges(&format!("/posts/{post}/edit"), &form);
    mona.forges(&format!("/threads/{}/closing", thread.id), &[("why", "outdated")]);
    let space = forum.space("general");
    forum.write(|tx| roles::grant(tx, None, ada.id(), peerdesk::rights::Role::Expert, Some(space)));
    let all = told(&ada);
    assert!(all.contains(&"Mona edited your post".to_owned()), "{all:?}");
    assert!(all.contains(&"Mona closed your thread".to_owned()), "{all:?}");
    assert!(all.contains(&"You are an expert in general now".to_owned()), "{all:?}");
}

#[test]
fn new_questions_are_told_where_a_space_or_tag_is_followed_and_nothing_where_it_is_muted() {
    let forum = Forum::new();
    let (ada, emil) = (forum.member("ada"), forum.expert("emil", "general"));
    let (fred, mia) = (forum.member("fred"), forum.member("mia"));
    fred.forges("/spaces/general/follow", &[("level", "first")]);
    mia.forges("/spaces/general/follow", &[("level", "muted")]);
    let thread = ada.asks("How do I restore a backup?");
    for person in [&emil, &fred] {
        assert_eq!(told(person), ["Ada asked a question you may want to see"], "{}", person.handle);
    }
    emil.answers(&thread, "Ask @mia about it.");
    assert_eq!(told(&fred).len(), 1, "first posts only");
    assert!(told(&mia).is_empty(), "muted");
}

#[test]
fn what_went_out_of_sight_is_told_no_more() {
    let forum = Forum::new();
    let (ada, grace, fred) = (forum.member("ada"), forum.member("grace"), forum.member("fred"));
    let thread = ada.asks_in("vault", "How do I restore a backup?");
    fred.forges(&format!("/threads/{}/follow", thread.id), &[]);
    let answer = grace.answers(&thread, "Use the Restore tab.");
    assert_eq!(told(&fred).len(), 1);
    for state in ["hidden_at", "deleted_at", "held_at"] {
        forum.execute(&format!("UPDATE posts SET {state} = 1 WHERE id = {answer}"));
        assert!(told(&fred).is_empty() && !fred.opens("/").shows(".bell__count", "1"), "{state}");
        forum.execute(&format!("UPDATE posts SET {state} = NULL WHERE id = {answer}"));
    }
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    assert!(told(&fred).is_empty(), "a space that closed");
    grace.forges(&format!("/threads/{}/answers", thread.id), &[("body", "More")]);
    forum.write(|tx| {
        let (thread, post) = (thread.id, answer);
        peerdesk::events::record(tx, &peerdesk::events::Event::AnswerPosted { thread, post, by: grace.id() })
    });
    told(&fred);
    assert_eq!(forum.count(&format!("notifications WHERE person_id = {}", fred.id())), 1, "none is made there");
}

#[test]
fn what_is_read_counts_no_more_and_a_get_reads_nothing() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let (one, other) = (ada.asks("How do I restore a backup?"), ada.asks("Where is the log?"));
    for thread in [&one, &one, &other] {
        grace.answers(thread, "Use the Restore tab.");
    }
    assert_eq!(told(&ada).len(), 3);
    let page = ada.opens(&one);
    assert!(page.shows("read-mark", "2 notifications are about this thread."), "{}", page.html);
    assert!(ada.opens("/").shows(".bell__count", "3"), "looking is not reading");

    page.presses("Mark as read");
    assert!(ada.opens("/").shows(".bell__count", "1"));
    let list = ada.opens("/notifications?show=unread");
    assert_eq!(list.texts(".told__title"), ["Where is the log?"]);
    grace.answers(&other, "In the folder.");
    forum.people_are_told();
    assert!(list.presses("Mark all as read").shows(".bell__count", "1"), "what came after stays new");
    let list = ada.opens("/notifications").presses("Mark all as read");
    assert!(!list.shows(".bell__count", "1") && !list.offers("Mark all as read"), "{}", list.html);
    assert!(ada.opens("/notifications?show=unread").shows(".empty", "You have read everything"));
}

#[test]
fn five_thousand_are_told_once_each_however_often_it_breaks_off() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    forum.is_followed_by_a_crowd(&thread, 5_000);
    forum.people_are_told();
    let asks = |thread: &Thread| {
        let path = format!("/threads/{}/answers", thread.id);
        forum.asks(|| assert_eq!(grace.forges(&path, &[("body", "Use the Restore tab.")]).status, 303)).len()
    };
    let other = ada.asks("Where is the log?");
    forum.people_are_told();
    forum.execute("DELETE FROM notifications");
    assert_eq!(asks(&thread), asks(&other), "posting asks no more for a crowd than for one");
    forum.execute(&format!("DELETE FROM events WHERE thread_id = {} AND kind = 'answer_posted'", other.id));

    let mut steps = 0;
    while !notifications::has_told_all(&forum.app.db).unwrap() {
        // A step that is done and then undone, as when the program is killed before it is kept.
        let told: Result<Told, _> = notifications::tell(&forum.app.db, None);
        told.unwrap();
        steps += 1;
        assert!(steps < 500, "it comes to no end");
    }
    let (all, people) = (forum.count("notifications"), "count(DISTINCT person_id) AS number FROM notifications");
    assert_eq!((all, forum.number(people)), (5001, 5001), "the crowd and who asked");
    assert!(steps >= 11, "in steps: {steps}");
}

#[test]
fn many_nodes_tell_each_once() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    for _ in 0..8 {
        grace.answers(&thread, "Use the Restore tab.");
    }
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| while notifications::tell(&forum.app.db, None).unwrap() == Told::More {});
        }
    });
    forum.people_are_told();
    assert_eq!(forum.count("notifications"), 8);
}

#[test]
fn what_an_import_tells_of_the_past_is_no_news() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    forum.app.clock.advance(std::time::Duration::from_secs(20 * 24 * 3600));
    forum.people_are_told();
    assert_eq!(forum.count("notifications"), 0);
}

#[test]
fn the_page_asks_as_often_for_many_as_for_one() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let one = ada.asks("How do I restore a backup?");
    grace.answers(&one, "Use the Restore tab.");
    forum.people_are_told();
    let count = |person: &Person<'_>| forum.asks(|| assert_eq!(person.gets("/notifications").status, 200)).len();
    let before = count(&ada);
    for nth in 0..25 {
        let thread = ada.asks(&format!("Question number {nth}"));
        for _ in 0..3 {
            grace.answers(&thread, "Use the Restore tab.");
        }
    }
    forum.people_are_told();
    assert_eq!(count(&ada), before);
    assert!((5..=10).contains(&before), "{before}");
    let (first, mut titles) = (ada.opens("/notifications"), Vec::new());
    titles.extend(first.texts(".told__title"));
    titles.extend(first.follows("Older").texts(".told__title"));
    assert_eq!(titles.len(), 26, "{titles:?}");
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 26, "each thread once");
}

#[test]
fn another_persons_notifications_are_not_read_by_me() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    forum.people_are_told();
    grace.forges("/notifications/read", &[("upto", "999999")]);
    assert_eq!(
        forum.count(&format!("notifications WHERE person_id = {} AND read_at IS NULL", PersonId::number(ada.id()))),
        1
    );
}

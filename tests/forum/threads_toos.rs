//! "I have this too" and following: pressed, taken back, and counted right.

use peerdesk::rights::Member;
use peerdesk::{follows, toos};

use crate::support::Forum;

#[test]
fn somebody_else_has_it_too_and_takes_it_back() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");

    let marked = grace.opens(&thread).presses("I have this too 0");
    assert!(marked.shows("button[aria-pressed=true]", "I have this too 1"), "{}", marked.html);
    assert!(marked.shows("button[aria-pressed=true]", "Unfollow 2"), "who has it too follows");

    let back = marked.presses("I have this too 1");
    assert!(back.shows("button[aria-pressed=false]", "I have this too 0"));
    assert!(back.offers("Unfollow 2"), "and still follows");
    assert!(back.presses("Unfollow 2").offers("Follow 1"));
}

#[test]
fn who_asked_has_it_to_begin_with() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.opens(&thread).presses("I have this too 0");

    let page = ada.opens(&thread);
    assert!(!page.says("I have this too"));
    assert!(page.says("1 other has this"));
    assert_eq!(ada.forges(&format!("/threads/{}/too", thread.id), &[]).status, 403);
}

#[test]
fn fifty_at_once_are_counted_once_each() {
    let forum = Forum::new();
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let people: Vec<Member> = (0..10).map(|nth| forum.as_member(forum.member(&format!("person{nth}")).id())).collect();
    let outcomes = forum.at_once(50, |nth, tx| toos::mark(tx, &people[nth % 10], thread.id));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("threads WHERE too_count = 10 AND follow_count = 11"), 1);
    assert_eq!(forum.count("events WHERE kind = 'too_marked'"), 10);

    let outcomes = forum.at_once(50, |nth, tx| match nth % 5 {
        0 => toos::withdraw(tx, &people[nth % 10], thread.id),
        1 => follows::unfollow(tx, &people[nth % 10], thread.id),
        2 => follows::follow(tx, &people[nth % 10], thread.id),
        _ => toos::mark(tx, &people[nth % 10], thread.id),
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("threads WHERE too_count = (SELECT count(*) FROM toos)"), 1);
    assert_eq!(forum.count("threads WHERE follow_count = (SELECT count(*) FROM follows)"), 1);
}

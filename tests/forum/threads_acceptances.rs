//! Acceptances: who may, what it shows, and that there is only ever one.

use peerdesk::acceptances;
use peerdesk::ids::PostId;

use crate::support::Forum;

#[test]
fn the_asker_accepts_an_answer() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");

    let resolved = ada.opens(&thread).presses("Accept answer");
    assert!(resolved.shows(".answer--accepted", "Use the Restore tab."));
}

#[test]
fn only_the_asker_and_the_spaces_staff_are_offered_acceptance() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let (here, elsewhere) = (forum.expert("mina", "payments"), forum.moderator("mo", "shipping"));
    let thread = ada.asks_in("payments", "How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");

    assert!(ada.opens(&thread).offers("Accept answer"));
    assert!(here.opens(&thread).offers("Accept answer"));
    for other in [&grace, &elsewhere] {
        assert!(!other.opens(&thread).offers("Accept answer"));
        let path = format!("/threads/{}/acceptance", thread.id);
        assert_eq!(other.forges(&path, &[("post", &answer.to_string())]).status, 403);
    }
}

#[test]
fn many_at_once_leave_one_acceptance() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answers: Vec<PostId> = (0..8).map(|nth| grace.answers(&thread, &format!("Try {nth}."))).collect();
    let asker = forum.as_member(ada.id());
    let outcomes = forum.at_once(24, |nth, tx| acceptances::accept(tx, &asker, thread.id, answers[nth % 8]));

    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("acceptances"), 1);
    assert_eq!(forum.count("events WHERE kind = 'answer_accepted'"), 24);
}

//! Asking the experts of a space about a post: one answers with one click, and who asked is told.

use peerdesk::cases::{self, Verdict};
use peerdesk::error::Error;
use peerdesk::ids::{OpinionId, PostId};

use super::corrections::accepted;
use crate::support::{Forum, Person};

/// An answer that somebody has flagged, and a moderator who has asked the experts about it.
fn asked(forum: &Forum) -> (Person<'_>, PostId) {
    let (.., answer) = accepted(forum);
    forum.member("mia").flags(answer, "inaccurate", &[("wrong", "It loses the rooms.")]);
    let mona = forum.moderator("mona", "general");
    let case = mona.claims_first();
    assert!(case.shows("textarea[name=question]", "It loses the rooms."), "what is wrong is known: {}", case.html);
    let asked = case.fills("question", "Does a reset lose the rooms?").presses("Ask");
    assert!(asked.says("The experts of the space are asked.") && asked.says("nobody has answered yet"));
    (mona, answer)
}

#[test]
fn an_expert_of_the_space_answers_with_one_click_and_who_asked_is_told() {
    let forum = Forum::new();
    let emil = forum.expert("emil", "general");
    let (mona, _) = asked(&forum);
    forum.people_are_told();
    let told = emil.opens("/notifications").follows("A moderator asks what you think of an answer");
    assert_eq!(told.path, "/opinions");
    assert!(told.says("Does a reset lose the rooms?") && told.says("Reset the gateway"), "{}", told.html);
    assert!(!told.says("Mia"), "experts do not learn who flagged it");
    let thanked = told.fills("words", "Only before 4.2.").presses("It depends");
    assert!(thanked.says("Thank you.") && thanked.says("Nobody waits for your word"), "{}", thanked.html);
    forum.people_are_told();
    assert!(mona.opens("/notifications").says("An expert has looked at what you asked about"));
    let case = mona.opens(&forum.newest_case());
    assert!(case.says("It depends") && case.says("Only before 4.2.") && case.says("Ask an expert"), "{}", case.html);
}

#[test]
fn only_experts_of_the_space_are_asked_and_nobody_about_their_own() {
    let forum = Forum::new();
    let other = forum.expert("otto", "elsewhere");
    let (mona, answer) = asked(&forum);
    assert_eq!(other.gets("/opinions").status, 200);
    assert!(other.opens("/opinions").says("Nobody waits for your word"));
    assert_eq!(other.forges("/opinions/1", &[("verdict", "right")]).status, 404);
    assert_eq!(mona.gets("/opinions").status, 404, "moderators ask, experts answer");
    forum
        .execute(&format!("UPDATE posts SET author_id = {} WHERE id = {answer}", forum.expert("emil", "general").id()));
    let emil = forum.signed_in_again("emil");
    assert!(emil.opens("/opinions").says("Nobody waits for your word"));
    assert_eq!(emil.forges("/opinions/1", &[("verdict", "right")]).status, 404);
    forum.people_are_told();
    assert!(emil.opens("/notifications").texts(".told__item a").iter().all(|it| !it.contains("what you think")));
}

#[test]
fn what_is_too_long_comes_back_and_a_case_that_has_ended_asks_nobody() {
    let forum = Forum::new();
    let emil = forum.expert("emil", "general");
    let (mona, _) = asked(&forum);
    let long = emil.opens("/opinions").fills("words", &"a".repeat(5000)).presses("It is wrong");
    assert!(long.status == 422 && long.shows(".field__error", "") && long.shows("textarea", "aaaa"), "{}", long.html);
    mona.opens(&forum.newest_case()).fills("outcome", "accurate").presses("End the case");
    assert!(emil.opens("/opinions").says("Nobody waits for your word"));
    assert_eq!(emil.forges("/opinions/1", &[("verdict", "wrong")]).status, 409);
    assert_eq!(mona.forges(&format!("{}/opinions", forum.newest_case()), &[("question", "")]).status, 409);
    assert_eq!(forum.count("opinions WHERE at IS NOT NULL"), 0);
}

#[test]
fn many_at_once_ask_once_and_one_of_many_answers() {
    let forum = Forum::new();
    let experts: Vec<_> =
        (0..4).map(|nth| forum.as_member(forum.expert(&format!("emil{nth}"), "general").id())).collect();
    let (mona, _) = asked(&forum);
    let by = forum.as_member(mona.id());
    let case = peerdesk::ids::CaseId::new(1);
    forum.at_once(12, |_, tx| cases::ask_experts(tx, &by, case, "")).into_iter().for_each(|it| assert!(it.is_ok()));
    assert_eq!(forum.count("opinions"), 1);
    let outcomes = forum.at_once(12, |nth, tx| {
        cases::give_opinion(tx, &experts[nth % 4], OpinionId::new(1), Verdict::Wrong, &format!("{}", nth % 4))
    });
    let is_told = |outcome: &Result<_, Error>| matches!(outcome, Ok(()) | Err(Error::Conflict(_)));
    assert!(outcomes.iter().all(is_told), "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 3, "the first, and what they sent again");
    assert_eq!(forum.count("events WHERE kind = 'opinion_given'"), 1);
}

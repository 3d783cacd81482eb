//! Votes: one a person, changed and withdrawn, never on one's own, right when many vote at once.

use peerdesk::ids::PostId;
use peerdesk::votes::{self, Vote, policy};

use crate::support::{Forum, Person, Thread};

fn answered(forum: &Forum) -> (Person<'_>, Thread, PostId) {
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let answer = forum.member("grace").answers(&thread, "Use the Restore tab.");
    (ada, thread, answer)
}

#[test]
fn a_vote_is_given_changed_and_withdrawn() {
    let forum = Forum::new();
    let (ada, thread, answer) = answered(&forum);
    let place = format!("#post-{answer}");
    let count = format!("#votes-{answer} .votes__count");

    let voted = ada.opens(&thread).presses_in(&place, "Vote for this answer");
    assert!(voted.shows(&count, "1"), "{}", voted.html);
    assert_eq!(voted.texts(&format!("#votes-{answer} [aria-pressed=true]")), ["Vote for this answer"]);
    let changed = voted.presses_in(&place, "Vote against this answer");
    assert!(changed.shows(&count, "-1") || changed.shows(&count, "−1"), "{:?}", changed.texts(&count));
    let withdrawn = changed.presses_in(&place, "Vote against this answer");
    assert!(withdrawn.shows(&count, "0"));
    assert_eq!(forum.count("votes"), 0);
}

#[test]
fn nobody_votes_on_their_own_or_against_a_comment() {
    let forum = Forum::new();
    let (ada, thread, answer) = answered(&forum);
    let page = ada.opens(&thread);
    assert!(!page.offers("Vote for this question"));
    let question = page.attributes(".post", "id")[0].replace("post-", "/posts/");
    assert_eq!(ada.forges(&format!("{question}/vote"), &[("vote", "up")]).status, 403);

    let comments = format!("/posts/{answer}/comments");
    let commented = ada.comments_at(&comments, "Thank you");
    let vote = format!("/posts/{commented}/vote");
    let other = forum.member("lin");
    assert_eq!(other.forges(&vote, &[("vote", "down")]).status, 403);
    assert_eq!(other.forges(&vote, &[("vote", "up")]).status, 303);
    assert_eq!(other.forges(&vote, &[("vote", "sideways")]).status, 422);
    assert!([401, 303].contains(&forum.guest().forges(&vote, &[("vote", "up")]).status));
    assert_eq!(forum.count(&format!("posts WHERE id = {commented} AND votes_up = 1 AND votes_down = 0")), 1);
}

#[test]
fn fifty_at_once_are_counted_once_each() {
    let forum = Forum::new();
    let (_, _, answer) = answered(&forum);
    let voters: Vec<_> = (0..10).map(|nth| forum.as_member(forum.member(&format!("voter{nth}")).id())).collect();
    let outcomes = forum.at_once(50, |nth, tx| {
        let vote = if nth % 10 < 7 { Vote::Up } else { Vote::Down };
        votes::cast(tx, &voters[nth % 10], answer, vote)
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("votes"), 10);
    assert_eq!(forum.count(&format!("posts WHERE id = {answer} AND votes_up = 7 AND votes_down = 3")), 1);
    assert_eq!(forum.count("events WHERE kind = 'vote_changed'"), 10);
    let worth = votes::worth::Tally { up: 7, down: 3 }.worth();
    assert_eq!(forum.count(&format!("posts WHERE id = {answer} AND abs(worth - {worth}) < 0.000001")), 1);
}

#[test]
fn a_change_of_mind_at_once_leaves_one_vote() {
    let forum = Forum::new();
    let (_, thread, answer) = answered(&forum);
    let (lin, kim) = (forum.as_member(forum.member("lin").id()), forum.as_member(forum.member("kim").id()));
    let question = forum.member("bo").opens(&thread).attributes(".post", "id")[0].replace("post-", "");
    let question: PostId = question.parse().unwrap();
    let outcomes = forum.at_once(24, |nth, tx| {
        let (by, post) = if nth % 2 == 0 { (&lin, answer) } else { (&kim, question) };
        votes::cast(tx, by, post, [Vote::Up, Vote::Down, Vote::Neither][nth % 3])
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    for post in [answer, question] {
        let wrong = format!(
            "posts p WHERE p.id = {post} AND (p.votes_up <> (SELECT count(*) FROM votes v WHERE v.post_id = p.id \
             AND v.value = 1) OR p.votes_down <> (SELECT count(*) FROM votes v WHERE v.post_id = p.id AND v.value = -1))"
        );
        assert_eq!(forum.count(&wrong), 0);
    }
}

#[test]
fn who_may_vote() {
    let forum = Forum::new();
    let (ada, thread, answer) = answered(&forum);
    let other = forum.as_member(forum.member("lin").id());
    let asker = forum.as_member(ada.id());
    let (thread, mut answer) = forum.read(|conn| {
        let thread = peerdesk::threads::find(conn, &asker, thread.id)?;
        let answer = peerdesk::posts::find_in(conn, &thread, answer)?;
        Ok((thread, answer))
    });
    let guest = forum.read(|conn| Ok(peerdesk::rights::guest(conn)?));
    let author = forum.as_member(answer.author_id);
    assert_eq!(policy::may_vote(&other, &thread, &answer, Vote::Down), Ok(()));
    assert_eq!(policy::may_vote(&author, &thread, &answer, Vote::Up), Err(policy::Refusal::Own));
    assert_eq!(policy::may_vote(&guest, &thread, &answer, Vote::Up), Err(policy::Refusal::SignedOut));
    answer.hidden_at = Some(thread.created_at);
    assert_eq!(policy::may_vote(&other, &thread, &answer, Vote::Up), Err(policy::Refusal::Gone));
    let locked = peerdesk::threads::Thread { locked_at: Some(thread.created_at), ..thread };
    answer.hidden_at = None;
    assert_eq!(policy::may_vote(&other, &locked, &answer, Vote::Up), Err(policy::Refusal::ThreadLocked));
}

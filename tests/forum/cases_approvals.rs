//! What rules hold and flag in the review: one queue for all that moderators look at.

use peerdesk::cases::{self, Ending, NewDecision};
use peerdesk::error::Error;
use peerdesk::ids::{CaseId, PostId};
use peerdesk::rules::{Does, RuleKind};
use peerdesk::schedule;

use crate::moderation_approvals::rule;
use crate::support::{Forum, Person, Thread};

const SPAM: &str = "Our casino restores everything.";

/// An answer that a rule has found something in, in the review.
fn found(forum: &Forum, does: Does) -> (Person<'_>, Person<'_>, Thread, PostId) {
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    rule(forum, RuleKind::Phrases, "casino", does);
    let answer = grace.answers(&thread, SPAM);
    works(forum);
    (grace, forum.moderator("mona", "general"), thread, answer)
}

fn works(forum: &Forum) {
    while schedule::work_once(&forum.app, "test").unwrap() {}
}

fn told(person: &Person<'_>) -> Vec<String> {
    person.forum.people_are_told();
    person.opens("/notifications").texts(".told__item a")
}

#[test]
fn a_held_post_is_approved_from_the_queue_in_two_clicks() {
    let forum = Forum::new();
    let (grace, mona, thread, _) = found(&forum, Does::Holds);
    assert!(mona.opens("/cases").says("Waits for approval"));
    let case = mona.claims_first();
    assert!(case.shows("h1", "This waits for approval") && case.says("zqphrases") && case.says(SPAM), "{}", case.html);
    assert!(!case.says("You can undo this for ten minutes."));
    let decided = case.presses("End the case");
    assert!(decided.says("Everybody can read it now.") && !decided.offers("Undo"), "{}", decided.html);
    assert!(forum.guest().opens(&thread).says(SPAM));
    assert_eq!(told(&forum.signed_in_again("ada")), ["Grace answered your question"]);
    assert!(mona.opens("/cases").says("Nothing waits for you"));
    assert!(mona.opens("/cases?show=closed").says("Approved"));
    forum.decisions_stand();
    assert_eq!(told(&forum.signed_in_again("ada")).len(), 1, "once");
    let own = told(&grace);
    assert_eq!(own, ["What you posted is approved: everybody can read it now"]);
    assert!(grace.opens("/notifications").follows(&own[0]).says(SPAM));
}

#[test]
fn a_held_post_is_declined_from_the_queue_with_words_to_its_author() {
    let forum = Forum::new();
    let (grace, mona, thread, _) = found(&forum, Does::Holds);
    let case = mona.claims_first().fills("outcome", "declined");
    let again = case.fills("message_declined", "").presses("End the case");
    assert_eq!(again.status, 422);
    again.fills("message_declined", "Please write about backups.").presses("End the case");
    assert!(grace.opens(&thread).says("Please write about backups."));
    assert!(!forum.guest().opens(&thread).html.contains("casino"));
    forum.decisions_stand();
    assert_eq!(told(&grace), ["A moderator has looked at what you wrote"]);
    // Edited, it waits again, in a case of its own.
    let answer = PostId::new(forum.number("max(id) AS number FROM posts"));
    grace.forges(&format!("/posts/{answer}/edit"), &[("body", "A backup."), ("began_from", "1")]);
    works(&forum);
    mona.claims_first().presses("End the case");
    assert!(forum.guest().opens(&thread).says("A backup."));
    assert_eq!(forum.count("cases WHERE closed_at IS NOT NULL"), 2);
}

#[test]
fn what_a_rule_only_flags_is_shown_and_comes_to_the_review() {
    let forum = Forum::new();
    let (_, mona, thread, answer) = found(&forum, Does::Flags);
    assert!(forum.guest().opens(&thread).says(SPAM));
    // Whoever flags it too joins the case, and who takes that back leaves it as it was.
    let mia = forum.member("mia");
    mia.flags(answer, "spam", &[]);
    mia.opens("/flags").presses("Take it back");
    assert_eq!(forum.count("cases WHERE closed_at IS NULL"), 1);
    let case = mona.claims_first();
    assert!(case.shows("h1", "A rule found something here") && case.says("zqphrases"), "{}", case.html);
    case.fills("outcome", "accurate").presses("End the case");
    assert_eq!(forum.count("cases WHERE closed_at IS NULL"), 0);
    assert_eq!(mia.forges(&format!("/posts/{answer}/flags"), &[("reason", "held")]).status, 422);
}

#[test]
fn what_somebody_else_is_at_is_approved_by_nobody_else() {
    let forum = Forum::new();
    let (grace, mona, thread, answer) = found(&forum, Does::Holds);
    mona.claims_first();
    let other = forum.moderator("moss", "general");
    let refused = other.forges(&format!("/posts/{answer}/approval"), &[("version", "1")]);
    assert!(refused.status == 409 && refused.says("Mona is at this case."), "{}", refused.html);
    assert!(!forum.guest().opens(&thread).html.contains("casino"));
    // Edited meanwhile: what nobody has read is not approved.
    let case = mona.opens(&forum.newest_case());
    grace.forges(&format!("/posts/{answer}/edit"), &[("body", "Two casinos. A casino."), ("began_from", "1")]);
    let stale = case.presses("End the case");
    assert!(stale.status == 409 && stale.says("was edited after you opened it"), "{}", stale.html);
    mona.forges(&format!("/posts/{answer}/approval"), &[("version", "2")]);
    assert_eq!(forum.count("decisions WHERE outcome = 'approved'"), 1);
}

#[test]
fn what_its_author_withdraws_waits_for_nobody() {
    let forum = Forum::new();
    let (grace, mona, thread, _) = found(&forum, Does::Holds);
    grace.opens(&thread).presses("Withdraw");
    assert!(mona.opens("/cases").says("Nothing waits for you"));
    grace.opens(&thread).presses("Restore");
    works(&forum);
    mona.claims_first().presses("End the case");
    assert_eq!(forum.count("cases"), 1);
}

#[test]
fn many_who_decide_at_once_leave_one_decision() {
    let forum = Forum::new();
    let (_, mona, _, _) = found(&forum, Does::Holds);
    let (by, case) = (forum.as_member(mona.id()), CaseId::new(forum.number("max(id) AS number FROM cases")));
    let outcomes = forum.at_once(10, |nth, tx| {
        let (version, message) = (1, "No.".to_owned());
        let ending = if nth % 2 == 0 { Ending::Approved { version } } else { Ending::Declined { version } };
        let (reply, note, suspension) = (String::new(), String::new(), None);
        cases::decide(tx, &by, case, &NewDecision { ending, message, reply, note, suspension })
    });
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    assert!(outcomes.iter().all(|it| matches!(it, Ok(_) | Err(Error::Conflict(_)))));
    assert_eq!(forum.count("decisions"), 1);
    assert_eq!(forum.count("events WHERE kind IN ('post_approved', 'post_declined')"), 1);
}

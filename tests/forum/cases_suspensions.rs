//! Suspending an author with the removal of what they wrote: who may, how long, how often, told, and undone with it.

use std::time::Duration;

use crate::support::accounts::signs_in;
use crate::support::{Forum, PASSWORD, Page, Person};

/// A flagged answer of somebody, and a moderator of its space at its case, about to remove it.
fn at_the_case<'f>(forum: &'f Forum, mona: &'f Person<'f>, author: &str) -> Page<'f> {
    let thread = forum.member(&format!("ada-{author}")).asks("How do I restore a backup?");
    let answer = forum.signed_in_again(author).answers(&thread, "Buy my pills.");
    forum.member(&format!("mia-{author}")).flags(answer, "spam", &[]);
    mona.claims_first().fills("outcome", "removed").fills("why", "spam")
}

#[test]
fn the_author_is_suspended_at_once_told_why_and_comes_back_when_it_is_over() {
    let forum = Forum::with_mail();
    let (grace, mona) = (forum.member("grace"), forum.moderator("mona", "general"));
    let case = at_the_case(&forum, &mona, "grace");
    let words = case.texts("textarea[name=suspension_why]");
    assert_eq!(words, ["What you wrote in “How do I restore a backup?” breaks the rules of Community."]);
    assert!(!case.says("Until it is lifted"), "that is for leads: {}", case.html);
    let ended = case.fills("term", "week").fills("suspension_why", "Third time.").presses("End the case");
    assert!(ended.says("Grace is suspended until") && ended.says("Third time."), "{}", ended.html);
    assert!(!grace.opens("/").offers("Sign out"), "their sessions have ended");
    let inside = signs_in(&grace, "grace@example.org", PASSWORD);
    assert_eq!(inside.path, "/suspended");
    assert!(inside.says("Third time.") && inside.says("If you think that a moderator got it wrong"), "{}", inside.html);
    let mails = "mails WHERE kind = 'accounts.changed'";
    assert_eq!(forum.count(mails), 0, "nobody is told by mail before ten minutes have passed");
    forum.decisions_stand();
    assert_eq!(forum.count(mails), 1);
    assert!(grace.opens("/suspended").follows("What moderators said").says("Removed"));
    forum.app.clock.advance(Duration::from_secs(7 * 24 * 3600));
    assert_eq!(grace.opens("/").texts(".notice--caution").len(), 0);
}

#[test]
fn it_is_undone_with_the_decision_to_the_last_row() {
    let forum = Forum::new();
    let (grace, mona) = (forum.member("grace"), forum.moderator("mona", "general"));
    grace.opens("/");
    forum.execute(&format!(
        "INSERT INTO devices (person_id, token_hash, agent, address, first_at, last_at) \
         VALUES ({}, 'known', 'a browser', '192.0.2.1', 1, 1)",
        grace.id()
    ));
    let case = at_the_case(&forum, &mona, "grace");
    forum.people_are_told();
    let before = forum.all_rows();
    let ended = case.fills("term", "month").presses("End the case");
    assert_eq!(forum.count("devices"), 0);
    forum.app.clock.advance(Duration::from_secs(60));
    ended.presses("Undo");
    for ((table, was), (_, is)) in before.iter().zip(forum.all_rows()) {
        assert_eq!(*was, is, "undoing leaves something in {table}");
    }
    forum.decisions_stand();
    assert_eq!(forum.count("events WHERE kind = 'suspension_lifted'"), 1);
}

#[test]
fn a_suspension_that_came_later_is_left_alone() {
    let forum = Forum::new();
    let (grace, mona) = (forum.member("grace"), forum.moderator("mona", "general"));
    let ended = at_the_case(&forum, &mona, "grace").fills("term", "day").presses("End the case");
    forum.app.clock.advance(Duration::from_secs(60));
    let by = forum.as_member(forum.with_role("anna", peerdesk::rights::Role::Admin, None).id());
    forum.write(|tx| peerdesk::accounts::suspend(tx, &by, grace.id(), "Worse than that.", None));
    ended.presses("Undo");
    assert_eq!(forum.count("people WHERE suspended_why = 'Worse than that.'"), 1);
    assert_eq!(forum.count("suspensions"), 0);
}

#[test]
fn staff_and_who_is_suspended_already_are_not() {
    let forum = Forum::new();
    let mona = forum.moderator("mona", "general");
    forum.expert("emil", "payments");
    let case = at_the_case(&forum, &mona, "emil");
    assert!(case.says("The author is staff") && case.texts("select[name=term]").len() == 1, "{}", case.html);
    let decision = [("outcome", "removed"), ("why", "spam"), ("term", "day"), ("suspension_why", "Spam.")];
    let forged = mona.forges(&format!("{}/decision", forum.newest_case()), &decision);
    assert!(forged.status == 422 && forged.says("only those who run the site suspend them"), "{}", forged.html);
    assert_eq!((forum.count("decisions"), forum.count("people WHERE suspended_at IS NOT NULL")), (0, 0));
    mona.forges(&format!("{}/release", forum.newest_case()), &[]);
    forum.execute("DELETE FROM role_grants WHERE role = 'expert'");
    forum.execute("UPDATE people SET suspended_at = 1, suspended_why = 'x' WHERE handle = 'emil'");
    assert!(mona.claims_first().says("The author is suspended already."));
    let good = [("outcome", "removed"), ("why", "spam"), ("term", "for_good"), ("suspension_why", "Spam.")];
    assert_eq!(mona.forges(&format!("{}/decision", forum.newest_case()), &good).status, 403);
}

#[test]
fn no_more_than_ten_a_day_who_are_here_for_long() {
    let forum = Forum::new();
    let mona = forum.moderator("mona", "general");
    forum.member("grace");
    forum.execute("UPDATE people SET created_at = 1 WHERE handle = 'grace'");
    let case = at_the_case(&forum, &mona, "grace");
    let number = case.path.rsplit('/').next().unwrap().to_owned();
    forum.execute(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) \
         INSERT INTO decisions (case_id, outcome, by_id, at, undo_until, undo) \
         SELECT {number}, 'removed', {0}, 1, 1, '' FROM n",
        mona.id()
    ));
    let now = forum.app.clock.now().micros();
    forum.execute(&format!(
        "INSERT INTO suspensions (person_id, decision_id, suspended_by, at, why) \
         SELECT p.id, d.id, {}, {now}, 'x' FROM decisions d JOIN people p ON p.handle = 'grace'",
        mona.id()
    ));
    assert_eq!(forum.count("suspensions"), 10);
    let case = case.fills("term", "day");
    let again = case.presses("End the case");
    assert!(again.status == 422 && again.says("as many people today as you may"), "{}", again.html);
    forum.execute(&format!("UPDATE people SET created_at = {now} WHERE handle = 'grace'"));
    let young = case.presses("End the case");
    assert!(young.says("Grace is suspended until"), "who is here since today is another matter: {}", young.html);
}

#[test]
fn a_won_appeal_ends_the_suspension_as_well() {
    let forum = Forum::new();
    let (_grace, mona) = (forum.member("grace"), forum.moderator("mona", "general"));
    at_the_case(&forum, &mona, "grace").fills("term", "month").presses("End the case");
    forum.decisions_stand();
    assert_eq!(forum.count("people WHERE handle = 'grace' AND suspended_at IS NOT NULL"), 1);
    let (grace, otto) = (forum.signed_in_again("grace"), forum.moderator("otto", "general"));
    let form = grace.opens("/decisions").follows("Appeal").fills("words", "They are vitamins, and somebody asked.");
    assert!(form.presses("Send the appeal").says("Appeal waits"), "who is suspended appeals too");
    let form = otto.opens("/appeals/1").fills("outcome", "overturned").fills("answer", "You are right.");
    assert_eq!(form.presses("Decide").status, 200);
    assert_eq!(forum.count("people WHERE suspended_at IS NOT NULL"), 0);
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 0);
}

//! Undoing decisions: for ten minutes, and every row as it was.

use std::time::Duration;

use peerdesk::ids::PostId;

use crate::support::{Forum, Person};

/// An answer with every mark that somebody has flagged, in a thread with a vote and a short answer.
fn marked(forum: &Forum) -> (Person<'_>, PostId) {
    let (ada, grace, mia) = (forum.member("ada"), forum.member("grace"), forum.member("mia"));
    let emil = forum.expert("emil", "general");
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Delete the folder first, says @ada.");
    let also = grace.answers(&thread, "Copy it.");
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &answer.to_string())]);
    ada.forges(&format!("/posts/{also}/alternative"), &[]);
    emil.forges(&format!("/posts/{answer}/verification"), &[]);
    emil.forges(&format!("/posts/{also}/verification"), &[]);
    mia.forges(&format!("/posts/{answer}/vote"), &[("vote", "up")]);
    mia.flags(answer, "unsafe", &[("harm", "It loses data.")]);
    emil.flags(answer, "inaccurate", &[("wrong", "All of it.")]);
    forum.people_are_told();
    forum.app.clock.advance(Duration::from_secs(60));
    (forum.moderator("mona", "general"), answer)
}

/// A decision by its form, and its undoing a minute later, leave every row as it was.
fn leaves_no_trace(forum: &Forum, mona: &Person<'_>, fields: &[(&str, &str)]) {
    let case = mona.claims_first();
    let before = forum.all_rows();
    let form = fields.iter().fold(case, |form, (name, value)| form.fills(name, value));
    let decided = form.presses("End the case");
    assert!(decided.offers("Undo"), "{fields:?}: {}", decided.html);
    forum.people_are_told();
    assert_ne!(forum.all_rows(), before, "{fields:?} changes nothing");
    forum.app.clock.advance(Duration::from_secs(60));
    let undone = decided.presses("Undo");
    assert!(undone.says("Undone. The case is as it was before."), "{fields:?}: {}", undone.html);
    for ((table, was), (_, is)) in before.iter().zip(forum.all_rows()) {
        assert_eq!(*was, is, "{fields:?} leaves something in {table}");
    }
}

#[test]
fn every_outcome_is_undone_to_the_last_row() {
    let forum = Forum::new();
    let (mona, _) = marked(&forum);
    leaves_no_trace(&forum, &mona, &[("outcome", "accurate"), ("reply", "It is right.")]);
    leaves_no_trace(&forum, &mona, &[("outcome", "author_revises")]);
    leaves_no_trace(&forum, &mona, &[("outcome", "abuse")]);
    let right = [("outcome", "corrected"), ("correction_body", "Copy it."), ("withdraws_marks", "true")];
    leaves_no_trace(&forum, &mona, &right);
    let better = format!("/posts/{}", forum.number("max(id) AS number FROM posts"));
    leaves_no_trace(&forum, &mona, &[("outcome", "superseded"), ("better", &better)]);
    leaves_no_trace(&forum, &mona, &[("outcome", "removed"), ("why", "dangerous"), ("note", "See the manual.")]);
    leaves_no_trace(&forum, &mona, &[("outcome", "redacted"), ("body", "Delete it.")]);
}

#[test]
fn that_an_author_has_revised_is_undone_as_well() {
    let forum = Forum::new();
    let (mona, answer) = marked(&forum);
    mona.claims_first().fills("outcome", "author_revises").presses("End the case");
    forum.decisions_stand();
    forum.signed_in_again("grace").opens(&format!("/posts/{answer}/edit")).fills("body", "Copy it.").presses("Save");
    leaves_no_trace(&forum, &mona, &[("outcome", "revised")]);
}

#[test]
fn a_removed_question_comes_back_with_its_thread() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("Buy my pills");
    let question = ada.opens(&thread).last_post();
    forum.member("mia").flags(question, "spam", &[]);
    forum.people_are_told();
    let mona = forum.moderator("mona", "general");
    leaves_no_trace(&forum, &mona, &[("outcome", "removed"), ("why", "spam")]);
    leaves_no_trace(&forum, &mona, &[("outcome", "redacted"), ("body", "Buy some pills")]);
    forum.search_catches_up();
    assert!(forum.guest().opens("/search?q=pills").says("Buy my pills"), "search hears of it too");
}

#[test]
fn after_ten_minutes_a_decision_stands() {
    let forum = Forum::new();
    let (mona, _) = marked(&forum);
    let decided = mona.claims_first().fills("outcome", "accurate").presses("End the case");
    let undo = format!("/decisions/{}/undo", forum.number("max(id) AS number FROM decisions"));
    let otto = forum.moderator("otto", "general");
    assert_eq!(otto.forges(&undo, &[]).status, 403, "who decided it undoes it, or a lead");
    forum.app.clock.advance(Duration::from_secs(600));
    let late = mona.forges(&undo, &[]);
    assert!(late.status == 403 && late.says("The ten minutes are over"), "{}", late.html);
    forum.decisions_stand();
    assert_eq!(forum.count("decisions WHERE stood_at IS NOT NULL AND undo = ''"), 1);
    assert_eq!(forum.count("events WHERE kind = 'decision_stood'"), 1);
    assert!(!mona.opens(&*decided.path).offers("Undo"));
}

#[test]
fn what_came_in_between_stays_and_nobody_is_told_of_what_was_undone() {
    let forum = Forum::new();
    let (mona, answer) = marked(&forum);
    let decided = mona.claims_first().fills("outcome", "accurate").presses("End the case");
    let (mia, otto) = (forum.signed_in_again("mia"), forum.member("otto"));
    mia.flags(answer, "spam", &[]);
    otto.flags(answer, "spam", &[]);
    assert_eq!(forum.count("cases"), 2);
    decided.presses("Undo");
    assert_eq!(forum.count("cases"), 1);
    assert_eq!(forum.count("flags WHERE state = 'open'"), 3, "two of those anew, and the expert's");
    assert_eq!(forum.count("flags WHERE state = 'open' AND reason = 'unsafe'"), 0, "one open flag a person");
    forum.decisions_stand();
    assert_eq!(forum.count("events WHERE kind = 'decision_stood'"), 0);
    assert!(mia.opens("/notifications").texts(".told__item a").is_empty());
}

#[test]
fn many_undo_at_once_and_it_is_undone_once() {
    let forum = Forum::new();
    let (mona, _) = marked(&forum);
    mona.claims_first().fills("outcome", "removed").fills("why", "dangerous").presses("End the case");
    let by = forum.as_member(mona.id());
    let id = peerdesk::ids::DecisionId::new(forum.number("max(id) AS number FROM decisions"));
    let outcomes = forum.at_once(12, |_, tx| peerdesk::cases::undo(tx, &by, id));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(forum.count("acceptances"), 1);
    assert_eq!(forum.count("people WHERE handle = 'grace' AND accepted_count = 1"), 1);
}

//! What came in between a decision and its appeal: it stays, everything fits together, and it is told in words.

use std::time::Duration;

use crate::appeals::{Scene, scene};
use crate::support::Forum;

/// Grace appeals, Otto overturns; what both are told of what remains.
fn overturned(it: &Scene<'_>, words: &str) {
    it.appeals();
    let decided = it.answers("overturned");
    assert!(decided.says(words), "{words}: {}", decided.html);
    assert!(it.grace.opens("/decisions").says(words), "{words}");
}

#[test]
fn another_accepted_answer_stays_accepted() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    it.otto.answers(&it.thread, "Copy it.");
    it.ada.opens(&it.thread).presses("Accept answer");
    overturned(&it, "Another answer was accepted in between, and stays so.");
    let guest = forum.guest();
    let page = guest.opens(&it.thread);
    assert!(page.shows(".answer--accepted", "Copy it.") && page.says("delete the folder"), "{}", page.html);
    assert_eq!((forum.count("acceptances"), forum.count("verifications")), (1, 1));
    assert_eq!(forum.count("people WHERE handle = 'grace' AND accepted_count = 0"), 1);
}

#[test]
fn an_edit_after_a_redaction_stays_and_the_versions_before_are_shown() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "redacted"), ("body", "Copy it.")]);
    it.grace.opens(&format!("/posts/{}/edit", it.answer)).fills("body", "Copy it twice.").presses("Save");
    overturned(&it, "The post was edited in between");
    let guest = forum.guest();
    assert!(guest.opens(&it.thread).says("Copy it twice."));
    assert!(guest.opens(&format!("/posts/{}/history", it.answer)).says("Call 555-0199"));
}

#[test]
fn what_was_deleted_or_hidden_in_between_stays_out_of_sight() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "corrected"), ("correction_body", "Copy it."), ("withdraws_marks", "true")]);
    it.appeals();
    it.otto.forges(&format!("/posts/{}/hide", it.answer), &[("why", "spam")]);
    it.answers("overturned");
    assert!(!forum.guest().opens(&it.thread).says("delete the folder"));
    assert_eq!((forum.count("corrections WHERE ended_at IS NULL"), forum.count("acceptances")), (0, 0));

    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    it.otto.forges(&format!("/posts/{}/hide/withdraw", it.answer), &[]);
    forum.app.clock.advance(Duration::from_secs(60));
    it.otto.forges(&format!("/posts/{}/hide", it.answer), &[("why", "spam")]);
    overturned(&it, "hidden for something else in between");
    assert_eq!((forum.count("posts WHERE hidden_at IS NOT NULL"), forum.count("acceptances")), (1, 0));
}

#[test]
fn an_edited_correction_goes_too_and_another_one_stays() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "corrected"), ("correction_body", "Copy it."), ("withdraws_marks", "true")]);
    let correct = |body: &str| {
        let form = it.otto.opens(&format!("/posts/{}/correction", it.answer));
        form.fills("body", body).presses("Save the correction");
    };
    correct("Copy it twice.");
    assert_eq!(forum.count("corrections"), 2, "an edit is another row");
    let first = forum.number("max(id) AS number FROM corrections");
    it.appeals();
    it.otto.forges(&format!("/posts/{}/correction/withdraw", it.answer), &[("correction", &first.to_string())]);
    it.answers("overturned");
    assert_eq!((forum.count("corrections WHERE ended_at IS NULL"), forum.count("acceptances")), (0, 1));
}

#[test]
fn a_correction_that_took_the_place_of_another_gives_it_back() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "corrected"), ("correction_body", "Copy it.")]);
    forum.signed_in_again("mia").flags(it.answer, "inaccurate", &[("wrong", "Not that either.")]);
    it.decides(&[("outcome", "corrected"), ("correction_body", "Copy it twice.")]);
    assert_eq!(forum.count("corrections WHERE ended_at IS NULL AND markdown = 'Copy it twice.'"), 1);
    it.appeals();
    it.answers("overturned");
    let page = forum.guest();
    let page = page.opens(&it.thread);
    assert!(page.says("Copy it.") && !page.says("Copy it twice."), "{}", page.html);
    assert_eq!(forum.count("corrections WHERE ended_at IS NULL AND markdown = 'Copy it.'"), 1);
}

#[test]
fn what_was_hidden_from_its_page_first_gets_its_marks_back_too() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.mona.forges(&format!("/posts/{}/hide", it.answer), &[("why", "dangerous")]);
    assert_eq!(forum.count("acceptances") + forum.count("verifications"), 0);
    forum.app.clock.advance(Duration::from_secs(60));
    let case = it.mona.opens(&forum.newest_case());
    let decided = case.fills("outcome", "removed").fills("why", "dangerous").presses("End the case");
    assert!(decided.offers("Undo"), "{}", decided.html);
    forum.decisions_stand();
    it.appeals();
    it.answers("overturned");
    assert!(forum.guest().opens(&it.thread).shows(".answer--accepted", "delete the folder"));
    assert_eq!((forum.count("acceptances"), forum.count("verifications")), (1, 1));
}

#[test]
fn a_thread_that_was_merged_in_between_keeps_what_it_has() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    let other = it.ada.asks("Where do backups go?");
    let merged = it.otto.opens(&format!("/threads/{}/merge", it.thread.id));
    let merged = merged.fills("into", &format!("/threads/{}", other.id)).presses("Merge");
    assert_eq!(merged.status, 200, "{}", merged.html);
    it.appeals();
    let page = it.otto.opens("/appeals/1");
    page.fills("outcome", "overturned").fills("answer", "We looked again.").presses("Decide");
    assert!(forum.guest().opens(&other).says("delete the folder"));
    let fits = format!("acceptances WHERE thread_id = {} AND post_id = {}", other.id, it.answer);
    assert_eq!((forum.count(&fits), forum.count("acceptances")), (1, 1));
}

#[test]
fn what_restoring_needs_is_kept_while_somebody_may_appeal() {
    let forum = Forum::new();
    let it = scene(&forum);
    it.decides(&[("outcome", "removed"), ("why", "dangerous")]);
    let kept = "decisions WHERE undo <> ''";
    let month = Duration::from_secs(30 * 24 * 3600);
    forum.app.clock.advance(month - Duration::from_secs(60));
    forum.write(|tx| Ok(peerdesk::appeals::forget_old(tx)?));
    assert_eq!(forum.count(kept), 1);
    forum.signed_in_again("grace").forges(&it.way(), &[("words", "It worked for me.")]);
    forum.app.clock.advance(month);
    forum.write(|tx| Ok(peerdesk::appeals::forget_old(tx)?));
    assert_eq!(forum.count(kept), 1, "an appeal waits");
    forum.execute("UPDATE appeals SET decided_at = 1, outcome = 'upheld'");
    forum.write(|tx| Ok(peerdesk::appeals::forget_old(tx)?));
    assert_eq!(forum.count(kept), 0);
}

#[test]
fn a_declined_post_that_is_found_right_is_shown_to_everybody() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    crate::moderation_approvals::rule(
        &forum,
        peerdesk::rules::RuleKind::Phrases,
        "casino",
        peerdesk::rules::Does::Holds,
    );
    grace.answers(&thread, "Our casino restores everything.");
    while peerdesk::schedule::work_once(&forum.app, "test").unwrap() {}
    let (mona, otto) = (forum.moderator("mona", "general"), forum.moderator("otto", "general"));
    mona.claims_first().fills("outcome", "declined").fills("message_declined", "No.").presses("End the case");
    forum.decisions_stand();
    let form = grace.opens("/decisions").follows("Appeal");
    form.fills("words", "It is what the product is called.").presses("Send the appeal");
    assert!(!forum.guest().opens(&thread).says("casino"));
    let page = otto.opens("/appeals").follows("How do I restore a backup?");
    page.fills("outcome", "overturned").fills("answer", "You are right.").presses("Decide");
    assert!(forum.guest().opens(&thread).says("Our casino restores everything."));
    assert_eq!(forum.count("approvals WHERE outcome = 'approved'"), 1);
}

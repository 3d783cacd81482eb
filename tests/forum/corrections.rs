//! Corrections: who puts answers right, how that is shown, changed and withdrawn, and that there is only ever one.

use std::time::Duration;

use peerdesk::corrections::{self, NewCorrection};
use peerdesk::error::Error;
use peerdesk::ids::PostId;

use crate::support::{Forum, Person, Thread};

/// What is right now.
pub(crate) const NEWER: &str = "Keep the **rooms**, set the channel by hand.";

pub(crate) fn newer(body: &str) -> NewCorrection {
    NewCorrection { body: body.to_owned(), why: String::new(), source: String::new(), keeps_marks: true }
}

/// A thread of Ada's with an answer by Grace that is accepted.
pub(crate) fn accepted(forum: &Forum) -> (Person<'_>, Person<'_>, Thread, PostId) {
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("The gateway drops every lamp");
    let answer = grace.answers(&thread, "Reset the gateway to its factory state.");
    ada.opens(&thread).presses("Accept answer");
    (ada, grace, thread, answer)
}

#[test]
fn an_expert_puts_an_answer_right_and_the_original_stays_readable() {
    let forum = Forum::new();
    let (ada, _, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let form = emil.opens(&thread).follows("Correct");
    assert!(form.shows(".original__text", "Reset the gateway"), "{}", form.html);
    let kept = form
        .fills("body", NEWER)
        .fills("why", "A reset removes the rooms.")
        .fills("source", "https://docs.example/channels")
        .presses("Save the correction");
    assert_eq!(kept.path, thread.url);
    assert!(kept.says("The correction stands with the answer.") && kept.offers("Undo"), "{}", kept.html);

    for reader in [&ada, &forum.guest()] {
        let page = reader.opens(&thread);
        let at = format!("#post-{answer}");
        assert!(page.shows(&format!("{at} .correction__title"), "There is newer information on this corrected on"));
        assert!(page.shows(&format!("{at} .correction__title"), "by Emil"), "{}", page.html);
        assert!(page.shows(&format!("{at} .correction strong"), "rooms"));
        assert!(page.shows(".correction", "Why: A reset removes the rooms."));
        assert_eq!(page.attributes(".correction p a[rel]", "href"), ["https://docs.example/channels"]);
        assert!(page.shows(&format!("{at} details.original"), "Reset the gateway to its factory state."));
        assert!(page.shows(".answer--accepted .correction", "Keep the rooms"), "the acceptance was kept");
        assert!(page.shows(".in-short", "The accepted answer was corrected by Emil."), "{}", page.html);
        assert!(!page.offers("Undo") && !page.shows("a", "Change this correction"));
    }
}

#[test]
fn only_the_staff_of_the_space_correct_and_only_answers_that_everybody_reads() {
    let forum = Forum::new();
    let (ada, grace, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let path = format!("/posts/{answer}/correction");
    for other in [&ada, &grace, &forum.moderator("otto", "elsewhere")] {
        assert!(!other.opens(&thread).shows("a", "Correct"));
        assert_eq!(other.gets(&path).status, 403);
        assert_eq!(other.forges(&path, &[("body", "No.")]).status, 403);
    }
    let question = answer.number() - 1;
    assert_eq!(emil.forges(&format!("/posts/{question}/correction"), &[("body", "No.")]).status, 403);
    forum.execute(&format!("UPDATE posts SET held_at = 1 WHERE id = {answer}"));
    assert_eq!(emil.forges(&path, &[("body", "No.")]).status, 403, "held");
    forum.execute(&format!("UPDATE posts SET held_at = NULL WHERE id = {answer}"));
    forum.execute(&format!("UPDATE people SET suspended_at = 1 WHERE id = {}", emil.id()));
    assert_eq!(emil.forges(&path, &[("body", "No.")]).status, 403, "suspended");
    assert_eq!(forum.count("corrections"), 0);
}

#[test]
fn what_is_missing_or_too_long_is_said_beside_its_field_with_what_was_typed() {
    let forum = Forum::new();
    let (.., answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let path = format!("/posts/{answer}/correction");
    let empty = emil.opens(&*path).fills("why", "Because.").presses("Save the correction");
    assert!(empty.status == 422 && empty.shows("#field-body-about .field__error", ""), "{}", empty.html);
    assert!(empty.shows("#field-why", "Because."), "{}", empty.html);
    for (field, most) in [("body", 4096), ("why", 500), ("source", 500)] {
        let long = emil.opens(&*path).fills("body", "Right.").fills(field, &"a".repeat(most + 1));
        let long = long.presses("Save the correction");
        assert!(long.status == 422 && long.shows(&format!("#field-{field}-about .field__error"), ""), "{field}");
    }
    assert_eq!(forum.count("corrections"), 0);
}

#[test]
fn the_marks_of_a_wrong_answer_are_withdrawn_if_its_corrector_says_so() {
    let forum = Forum::new();
    let (ada, _, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    emil.opens(&thread).presses("Verify");
    let form = emil.opens(&*format!("/posts/{answer}/correction")).fills("body", NEWER);
    let kept = form.fills("withdraws_marks", "true").presses("Save the correction");
    assert!(!kept.shows(".answer__mark", "") && kept.shows(".thread-head .state", "Answered"), "{}", kept.html);
    assert_eq!(forum.count("correction_marks"), 2);
    assert_eq!(forum.count("threads WHERE resolved_at IS NOT NULL"), 0);

    let again = ada.opens(&thread).presses("Accept answer");
    assert!(again.shows(".answer--accepted .correction", "Keep the rooms"), "people may accept it anew");
}

#[test]
fn a_correction_is_changed_and_withdrawn_and_the_history_keeps_it_all() {
    let forum = Forum::new();
    let (_, _, thread, answer) = accepted(&forum);
    let (emil, mona) = (forum.expert("emil", "general"), forum.moderator("mona", "general"));
    emil.opens(&*format!("/posts/{answer}/correction")).fills("body", "First.").presses("Save the correction");
    forum.app.clock.advance(Duration::from_secs(24 * 3600));
    let changed = mona.opens(&thread).follows("Change this correction").fills("body", "Second.");
    let changed = changed.presses("Save the correction");
    assert!(changed.shows(".correction", "Second.") && !changed.shows(".correction", "First."));
    assert_eq!(forum.count("corrections WHERE ended_at IS NULL"), 1);

    forum.app.clock.advance(Duration::from_secs(24 * 3600));
    let form = emil.opens(&*format!("/posts/{answer}/correction")).fills("withdrawn_why", "It was right before.");
    let gone = form.presses("Withdraw the correction");
    assert!(gone.says("The correction is withdrawn.") && !gone.shows(".correction", ""), "{}", gone.html);

    let guest = forum.guest();
    let history = guest.opens(&*format!("/posts/{answer}/history"));
    let past = history.texts("section .revisions li");
    assert_eq!(past.len(), 2, "{}", history.html);
    assert!(past[0].contains("Correction changed Mona") && past[0].contains("Second."), "{past:?}");
    assert!(past[0].contains("Withdrawn on 4 May 2026") && past[0].contains("It was right before."), "{past:?}");
    assert!(past[1].contains("Corrected Emil") && past[1].contains("Changed on 3 May 2026"), "{past:?}");
    let acts = guest.opens(&*format!("/threads/{}/history", thread.id)).texts(".revisions li");
    let said: Vec<bool> = ["withdrew the correction", "changed what corrects", "corrected an answer"]
        .iter()
        .map(|words| acts.iter().any(|act| act.contains(words)))
        .collect();
    assert_eq!(said, [true; 3], "{acts:?}");
}

#[test]
fn two_who_correct_at_once_see_each_other() {
    let forum = Forum::new();
    let (.., answer) = accepted(&forum);
    let (emil, mona) = (forum.expert("emil", "general"), forum.moderator("mona", "general"));
    let path = format!("/posts/{answer}/correction");
    let (first, second) = (emil.opens(&*path).fills("body", "First."), mona.opens(&*path).fills("body", "Second."));
    first.presses("Save the correction");
    let again = emil.forges(&path, &[("body", "First.")]);
    assert_eq!((again.status, forum.count("corrections")), (303, 1), "sent twice, made once");
    let beside = second.presses("Save the correction");
    assert_eq!(beside.status, 409);
    assert!(beside.shows("#meanwhile", "Emil corrected this answer") && beside.shows("#meanwhile", "First."));
    assert!(beside.shows("#field-body", "Second."), "what was typed is kept: {}", beside.html);
    let kept = beside.presses("Put this in its place");
    assert!(kept.shows(".correction", "Second."), "{}", kept.html);
    assert_eq!(forum.count("corrections WHERE ended_at IS NULL"), 1);
}

#[test]
fn many_at_once_leave_one_correction() {
    let forum = Forum::new();
    let (.., answer) = accepted(&forum);
    let experts: Vec<_> =
        (0..5).map(|nth| forum.as_member(forum.expert(&format!("emil{nth}"), "general").id())).collect();
    let outcomes = forum
        .at_once(50, |nth, tx| corrections::correct(tx, &experts[nth % 5], answer, &newer(&format!("{}.", nth % 5))));

    let is_told = |outcome: &Result<_, Error>| matches!(outcome, Ok(_) | Err(Error::Conflict(_)));
    assert!(outcomes.iter().all(is_told), "{outcomes:?}");
    assert_eq!(forum.count("corrections"), 1);
    assert_eq!(forum.count("events WHERE kind = 'answer_corrected'"), 1);
    let made = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(made, 10, "the one that stands is told to whoever sent the same, and nobody else");
}

#[test]
fn many_edits_and_undoings_at_once_leave_one_that_stands_or_none() {
    let forum = Forum::new();
    let (.., answer) = accepted(&forum);
    let emil = forum.as_member(forum.expert("emil", "general").id());
    let first = forum.write(|tx| corrections::correct(tx, &emil, answer, &newer("First.")));
    let outcomes = forum.at_once(50, |nth, tx| match nth % 3 {
        0 => corrections::undo(tx, &emil, answer, first),
        1 => corrections::withdraw(tx, &emil, answer, first, ""),
        _ => corrections::edit(tx, &emil, answer, first, &newer(&format!("{nth}."))).map(drop),
    });
    let is_told = |outcome: &Result<_, Error>| matches!(outcome, Ok(()) | Err(Error::Conflict(_) | Error::Refused(_)));
    assert!(outcomes.iter().all(is_told), "{outcomes:?}");
    assert!(forum.count("corrections WHERE ended_at IS NULL") <= 1);
    let chained = "corrections c WHERE c.instead_of IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM corrections b WHERE b.id = c.instead_of AND b.ended_at IS NOT NULL)";
    assert_eq!(forum.count(chained), 0, "whatever took a place took one that ended");
}

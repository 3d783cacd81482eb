//! Verified, accepted, works too: who gives and takes the marks, and what resolves a thread.

use peerdesk::rights::Role;
use peerdesk::{alternatives, verifications};

use crate::support::Forum;

#[test]
fn an_expert_verifies_and_takes_it_back() {
    let forum = Forum::new();
    let (ada, mina) = (forum.member("ada"), forum.expert("mina", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let page = mina.opens(&thread).presses("Verify");
    assert!(
        page.shows(&format!("#post-{answer} .answer__mark--verified"), "Verified by an expert Mina"),
        "{}",
        page.html
    );
    assert_eq!(forum.count("threads WHERE resolved_how = 'verified'"), 1);
    let back = page.presses("Withdraw verification");
    assert!(!back.shows(".answer__mark--verified", "Verified"));
    assert_eq!(forum.count("threads WHERE resolved_at IS NULL"), 1);
}

#[test]
fn withdrawing_an_acceptance_falls_back_to_a_verified_answer() {
    let forum = Forum::new();
    let (ada, mina, grace) = (forum.member("ada"), forum.expert("mina", "general"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let first = grace.answers(&thread, "Use the Restore tab.");
    let second = grace.answers(&thread, "Or the command line.");
    ada.opens(&thread).presses_in(&format!("#post-{first}"), "Accept answer");
    mina.opens(&thread).presses_in(&format!("#post-{second}"), "Verify");
    assert_eq!(forum.count("threads WHERE resolved_how = 'accepted'"), 1);
    let page = ada.opens(&thread).presses("Withdraw acceptance");
    assert!(!page.shows(".answer--accepted", "Use"));
    assert_eq!(forum.count("threads WHERE resolved_how = 'verified'"), 1);
    assert_eq!(forum.count(&format!("people WHERE id = {} AND accepted_count = 0", grace.id())), 1);
}

#[test]
fn replacing_an_accepted_answer_says_so() {
    let forum = Forum::new();
    let (ada, grace, lin) = (forum.member("ada"), forum.member("grace"), forum.member("lin"));
    let thread = ada.asks("How do I restore a backup?");
    let first = grace.answers(&thread, "Use the Restore tab.");
    let second = lin.answers(&thread, "Or the command line.");
    ada.opens(&thread).presses_in(&format!("#post-{first}"), "Accept answer");
    let page = ada.opens(&thread).presses_in(&format!("#post-{second}"), "Accept answer");
    assert!(page.shows(".answer__banner", "chosen by Ada, who asked, on 2 May 2026"), "{}", page.html);
    assert_eq!(page.attributes(".answer__banner a", "href"), [format!("/posts/{first}")]);
    assert_eq!(forum.count(&format!("people WHERE id = {} AND accepted_count = 0", grace.id())), 1);
    assert_eq!(forum.count(&format!("people WHERE id = {} AND accepted_count = 1", lin.id())), 1);
}

#[test]
fn another_answer_works_too() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let first = grace.answers(&thread, "Use the Restore tab.");
    let second = grace.answers(&thread, "Or the command line.");
    assert!(!ada.opens(&thread).offers("This works too"));
    ada.opens(&thread).presses_in(&format!("#post-{first}"), "Accept answer");
    assert!(!grace.opens(&thread).offers("This works too"));
    let page = ada.opens(&thread).presses_in(&format!("#post-{second}"), "This works too");
    assert!(page.shows(&format!("#post-{second} .answer__mark"), "Another working solution"), "{}", page.html);
    let back = page.presses("This does not work too");
    assert_eq!(forum.count("alternatives"), 0);
    assert!(back.offers("This works too"));
    assert_eq!(grace.forges(&format!("/posts/{second}/alternative"), &[]).status, 403);
}

#[test]
fn only_experts_here_verify_and_not_their_own() {
    let forum = Forum::new();
    let (mina, lead) = (forum.expert("mina", "general"), forum.with_role("lea", Role::Lead, Some("general")));
    let others = [forum.member("ada"), forum.moderator("mo", "general"), forum.expert("kay", "shipping")];
    let thread = others[0].asks("How do I restore a backup?");
    let answer = mina.answers(&thread, "Use the Restore tab.");
    let path = format!("/posts/{answer}/verification");
    for other in others.iter().chain([&mina]) {
        assert!(!other.opens(&thread).offers("Verify"), "{}", other.handle);
        assert_eq!(other.forges(&path, &[]).status, 403, "{}", other.handle);
    }
    let own = lead.answers(&thread, "Or the command line.");
    assert_eq!(lead.forges(&format!("/posts/{own}/verification"), &[]).status, 303);
    assert_eq!(lead.forges(&path, &[]).status, 303);
    assert_eq!(forum.count("verifications"), 2);
}

#[test]
fn many_at_once_leave_one_verification() {
    let forum = Forum::new();
    let (ada, mina) = (forum.member("ada"), forum.expert("mina", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let expert = forum.as_member(mina.id());
    let outcomes = forum.at_once(16, |_, tx| verifications::verify(tx, &expert, answer));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("verifications"), 1);
    assert_eq!(forum.count("events WHERE kind = 'answer_verified'"), 1);
}

#[test]
fn many_at_once_say_once_that_an_answer_also_works() {
    let forum = Forum::new();
    let (ada, mina, grace) = (forum.member("ada"), forum.expert("mina", "general"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answers = [grace.answers(&thread, "Use the Restore tab."), grace.answers(&thread, "Or the command line.")];
    let by = [forum.as_member(ada.id()), forum.as_member(mina.id())];
    let outcomes = forum.at_once(24, |nth, tx| alternatives::mark(tx, &by[nth % 2], answers[nth / 2 % 2]));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("alternatives"), 2);
    assert_eq!(forum.count("events WHERE kind = 'alternative_marked'"), 2);

    let outcomes = forum.at_once(24, |nth, tx| match nth % 3 {
        0 => alternatives::withdraw(tx, &by[nth % 2], answers[0]),
        _ => alternatives::mark(tx, &by[nth % 2], answers[0]),
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let told = "(SELECT count(*) FROM events WHERE kind = 'alternative_marked') - \
                (SELECT count(*) FROM events WHERE kind = 'alternative_withdrawn')";
    assert_eq!(forum.number(&format!("{told} AS number")), forum.count("alternatives"), "history tells what is");
}

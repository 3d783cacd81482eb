//! Criticism stays: what a customer says against the company is removed as abusive or off topic by two, or by one after
//! a day; and hiding opens a case.

use std::time::Duration;

use peerdesk::cases::{self, Ending, NewDecision};
use peerdesk::ids::{CaseId, PostId};
use peerdesk::moderation::Hiding;

use crate::support::{Forum, Page, Person, Thread};

const ANGRY: &str = "Your support let me down twice.";

/// What a customer of standing said in anger, and somebody flagged.
fn scene(forum: &Forum) -> (Thread, PostId) {
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, ANGRY);
    ada.flags(answer, "abusive", &[]);
    (thread, answer)
}

/// Removes what is claimed as abusive, saying whether it is criticism.
fn removes<'p>(case: Page<'p>, is_criticism: &str) -> Page<'p> {
    let case = case.fills("outcome", "removed").fills("why", "abusive").fills("is_criticism", is_criticism);
    case.presses("End the case")
}

fn is_read(forum: &Forum, thread: &Thread) -> bool {
    forum.guest().opens(thread).says(ANGRY)
}

#[test]
fn whether_it_is_criticism_has_to_be_said() {
    let forum = Forum::new();
    let (thread, _) = scene(&forum);
    let mona = forum.moderator("mona", "general");
    let silent = mona.claims_first().fills("outcome", "removed").fills("why", "abusive").presses("End the case");
    assert!(silent.status == 422 && silent.shows(".field__error", "Please say yes or no."), "{}", silent.html);
    assert!(removes(silent, "false").says("Mona removed it"));
    assert!(!is_read(&forum, &thread));
    assert_eq!(forum.count("decisions WHERE is_criticism = 0 AND second_id IS NULL"), 1);
}

#[test]
fn criticism_is_removed_by_two_and_undone_as_one() {
    let forum = Forum::new();
    let (thread, _) = scene(&forum);
    let (mona, moss) = (forum.moderator("mona", "general"), forum.moderator("moss", "general"));
    let proposed = removes(mona.claims_first(), "true");
    assert!(proposed.says("A second person has to agree before it is removed."), "{}", proposed.html);
    assert!(is_read(&forum, &thread));
    let alone = removes(mona.claims_first(), "false");
    assert!(alone.status == 422 && alone.says("A second person has to agree"), "not even as something else");

    assert!(moss.opens("/cases").shows(".queue__more", "Takes two"));
    mona.forges(&format!("{}/release", forum.newest_case()), &[]);
    let case = moss.claims_first();
    assert!(case.says("Mona would remove this criticism of the company:"), "{}", case.html);
    let before = forum.all_rows();
    assert!(case.presses("End the case").says("Moss removed it"));
    assert!(!is_read(&forum, &thread));
    assert_eq!(forum.count("decisions d JOIN people p ON p.id = d.second_id WHERE p.handle = 'mona'"), 1);
    assert_eq!(forum.count("decisions WHERE is_criticism = 1"), 1);
    assert_eq!(forum.count("proposals WHERE ended = 'agreed'"), 1);
    moss.opens(&forum.newest_case()).presses("Undo");
    assert!(is_read(&forum, &thread));
    assert_eq!(forum.all_rows(), before);
}

#[test]
fn a_second_person_may_see_it_otherwise() {
    let forum = Forum::new();
    let (thread, _) = scene(&forum);
    let (mona, moss) = (forum.moderator("mona", "general"), forum.moderator("moss", "general"));
    removes(mona.claims_first(), "true");
    moss.claims_first().fills("outcome", "accurate").presses("End the case");
    assert!(is_read(&forum, &thread));
    assert_eq!(forum.count("proposals WHERE ended = 'refused'"), 1);
    assert_eq!(forum.count("decisions WHERE is_criticism IS NULL AND second_id IS NULL"), 1);
}

#[test]
fn who_is_alone_waits_a_day() {
    let forum = Forum::new();
    let (thread, _) = scene(&forum);
    let mona = forum.moderator("mona", "general");
    removes(mona.claims_first(), "true");
    forum.app.clock.advance(Duration::from_secs(24 * 3600 - 1));
    let early = mona.claims_first();
    assert!(early.says("Nobody else moderates here"), "{}", early.html);
    assert_eq!(removes(early, "true").status, 422);
    forum.app.clock.advance(Duration::from_secs(1));
    let due = mona.claims_first();
    assert!(due.says("the day has passed"), "{}", due.html);
    assert!(due.presses("End the case").says("Mona removed it"));
    assert!(!is_read(&forum, &thread));
    assert_eq!(forum.count("proposals WHERE ended = 'waited'"), 1);
    assert_eq!(forum.count("decisions WHERE is_criticism = 1 AND second_id IS NULL"), 1);
}

#[test]
fn never_for_spam_nor_for_staff_nor_for_who_is_new() {
    let forum = Forum::new();
    let (thread, _) = scene(&forum);
    let (mona, _moss) = (forum.moderator("mona", "general"), forum.moderator("moss", "general"));
    let (new, expert) = (forum.member("nova"), forum.expert("emil", "general"));
    let now = forum.app.clock.now().micros();
    forum.execute(&format!("UPDATE people SET created_at = {now} WHERE id = {}", new.id()));
    let ada = forum.signed_in_again("ada");
    for author in [&new, &expert] {
        let answer = author.answers(&thread, "This company is a joke.");
        ada.flags(answer, "off_topic", &[]);
    }
    for _ in 0..2 {
        let queue = mona.opens("/cases");
        let words = queue.texts(".queue button.queue__item").into_iter().find(|it| it.contains("joke")).unwrap();
        let case = queue.presses(&words).fills("outcome", "removed").fills("why", "off_topic");
        assert!(case.fills("is_criticism", "true").presses("End the case").says("Mona removed it"));
    }
    let spam = mona.claims_first().fills("outcome", "removed").fills("why", "spam").presses("End the case");
    assert!(spam.says("Mona removed it"), "{}", spam.html);
    assert_eq!(forum.count("proposals"), 0);
}

#[test]
fn hiding_opens_a_case_that_waits_for_its_outcome() {
    let forum = Forum::new();
    let (thread, _) = scene(&forum);
    let (mona, moss) = (forum.moderator("mona", "general"), forum.moderator("moss", "general"));
    let shop = forum.member("shop").answers(&thread, "Buy my pills.");
    let hides = |by: &Person<'_>| {
        let form = by.opens(&format!("/posts/{shop}/hide")).fills("why", "spam");
        form.presses("Hide").path.clone()
    };
    let case = hides(&mona);
    assert_eq!(case, forum.newest_case());
    assert_eq!(
        forum.count("cases c JOIN people p ON p.id = c.claimed_by WHERE p.handle = 'mona' AND reason = 'spam'"),
        1
    );
    assert!(!forum.guest().opens(&thread).says("pills"));
    let page = mona.opens(&case);
    assert!(page.says("A moderator hid this; say how it ends") && page.says("It is shown again"), "{}", page.html);
    let before = forum.all_rows();
    let ended = page.fills("outcome", "accurate").presses("End the case");
    assert!(forum.guest().opens(&thread).says("pills"));
    ended.presses("Undo");
    assert!(!forum.guest().opens(&thread).says("pills"));
    assert_eq!(forum.all_rows(), before);
    mona.opens(&case).presses("End the case");
    assert_eq!(forum.count("cases WHERE outcome = 'removed'"), 1);
    moss.forges(&format!("/posts/{shop}/hide/withdraw"), &[]);
    assert_eq!(hides(&moss), forum.newest_case());
    moss.forges(&format!("/posts/{shop}/hide/withdraw"), &[]);
    assert_eq!(forum.count("cases WHERE closed_at IS NULL AND reason = 'spam'"), 0, "shown, the case ends");
}

#[test]
fn what_was_said_while_hiding_is_not_asked_again() {
    let forum = Forum::new();
    let (_, answer) = scene(&forum);
    let mona = forum.moderator("mona", "general");
    let form = mona.opens(&format!("/posts/{answer}/hide")).fills("why", "abusive").fills("is_criticism", "false");
    assert!(form.presses("Hide").presses("End the case").says("Mona removed it"));
    assert_eq!(forum.count("decisions WHERE is_criticism = 0 AND why = 'abusive'"), 1);
}

#[test]
fn hiding_criticism_takes_two_as_well() {
    let forum = Forum::new();
    let (thread, answer) = scene(&forum);
    let (mona, moss) = (forum.moderator("mona", "general"), forum.moderator("moss", "general"));
    let hides = |by: &Person<'_>, is_criticism: &str| {
        let form = by.opens(&format!("/posts/{answer}/hide")).fills("why", "off_topic");
        form.fills("is_criticism", is_criticism).presses("Hide").status
    };
    assert_eq!(mona.forges(&format!("/posts/{answer}/hide"), &[("why", "off_topic")]).status, 422);
    assert_eq!(hides(&mona, "true"), 200);
    assert_eq!(hides(&mona, "false"), 422, "having said so once");
    assert!(is_read(&forum, &thread));
    assert_eq!(hides(&moss, "true"), 200);
    assert!(!is_read(&forum, &thread));
    assert_eq!(forum.count("decisions WHERE is_criticism = 1 AND second_id IS NOT NULL"), 1);
}

#[test]
fn many_at_once_propose_once_and_remove_once() {
    let forum = Forum::new();
    scene(&forum);
    let moderators: Vec<_> = (0..5).map(|nth| forum.moderator(&format!("m{nth}"), "general")).collect();
    let by: Vec<_> = moderators.iter().map(|it| forum.as_member(it.id())).collect();
    let ending = Ending::Removed { why: Hiding::Abusive, is_criticism: Some(true) };
    let (message, reply, note, suspension) = Default::default();
    let new = NewDecision { ending, message, reply, note, suspension };
    let outcomes = forum.at_once(50, |nth, tx| cases::decide(tx, &by[nth % 5], CaseId::new(1), &new));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 2, "{outcomes:?}");
    assert_eq!((forum.count("proposals"), forum.count("decisions")), (1, 1));
    assert_eq!(forum.count("decisions d JOIN proposals p ON p.by_id = d.second_id WHERE d.by_id <> p.by_id"), 1);
}

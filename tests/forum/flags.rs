//! Flagging posts: each reason's form, how many a day, taking them back, and what flaggers are told.

use std::time::Duration;

use peerdesk::cases;
use peerdesk::flags::{NewFlag, Reason};
use peerdesk::ids::{FlagId, PostId};

use crate::support::{Forum, Person, Thread};

/// A thread with an answer that is wrong.
fn wrong_answer(forum: &Forum) -> (Person<'_>, Thread, PostId) {
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Delete the folder first.");
    (grace, thread, answer)
}

fn new_flag(reason: Reason) -> NewFlag {
    let empty = String::new;
    NewFlag { reason, words: "It is wrong.".into(), better: empty(), source: empty(), since: empty() }
}

#[test]
fn each_reason_asks_for_what_it_needs_and_says_so_beside_the_field() {
    let forum = Forum::new();
    let (_, _, answer) = wrong_answer(&forum);
    let mia = forum.member("mia");
    let form = mia.opens(&format!("/posts/{answer}/flags"));
    assert!(form.shows("blockquote", "Delete the folder first."));
    let again = form.presses("Send the flag");
    assert_eq!(again.status, 422);
    assert!(again.shows(".field__error", "Please choose what it is."));
    for (reason, field) in [("inaccurate", "wrong"), ("outdated", "since"), ("unsafe", "harm"), ("other", "words")] {
        let again = mia.opens(&format!("/posts/{answer}/flags")).fills("reason", reason).presses("Send the flag");
        assert_eq!(again.status, 422, "{reason}");
        assert!(!again.attributes(&format!("#field-{field}[aria-invalid]"), "name").is_empty(), "{reason}");
    }
    assert_eq!(forum.count("flags"), 0);
    let sent = mia.flags(answer, "inaccurate", &[("wrong", "It loses data."), ("better", "Copy it."), ("since", "9")]);
    assert!(sent.says("Thank you. A moderator will look at it"), "{}", sent.html);
    assert_eq!(forum.count("flags WHERE reason = 'inaccurate' AND better = 'Copy it.' AND since = ''"), 1);
    assert_eq!(forum.count("cases WHERE reason = 'inaccurate' AND closed_at IS NULL"), 1);
}

#[test]
fn questions_and_comments_are_flagged_too_and_ones_own_posts_are_not() {
    let forum = Forum::new();
    let (grace, thread, answer) = wrong_answer(&forum);
    let mia = forum.member("mia");
    let comment = grace.comments_at(&format!("/posts/{answer}/comments"), "Buy my pills.");
    let question = PostId::new(forum.number("min(id) AS number FROM posts"));
    assert_eq!(mia.opens(&thread).texts("a[href$='/flags']").len(), 3);
    for post in [comment, question] {
        assert!(mia.flags(post, "spam", &[]).says("Thank you."), "{post}");
    }
    assert_eq!(forum.count("cases"), 2);
    let own = grace.gets(&format!("/posts/{answer}/flags"));
    assert_eq!(own.status, 403);
    assert!(own.says("You wrote this yourself"));
    assert_eq!(grace.forges(&format!("/posts/{answer}/flags"), &[("reason", "spam")]).status, 403);
    assert_eq!(forum.guest().gets(&format!("/posts/{answer}/flags")).status, 401);
}

#[test]
fn a_flag_is_one_a_person_and_post_and_can_be_taken_back() {
    let forum = Forum::new();
    let (_, thread, answer) = wrong_answer(&forum);
    let (mia, mona) = (forum.member("mia"), forum.moderator("mona", "general"));
    mia.flags(answer, "spam", &[]);
    assert!(mia.opens(&thread).says("You flagged this"));
    assert!(!forum.guest().opens(&thread).says("You flagged this"));
    assert!(mia.opens(&format!("/posts/{answer}/flags")).says("You have flagged this already"));
    mia.forges(&format!("/posts/{answer}/flags"), &[("reason", "abusive")]);
    assert_eq!(forum.count("flags WHERE reason = 'spam'"), 1);
    assert_eq!(forum.count("flags"), 1);

    let mine = mia.opens("/flags");
    assert!(mine.says("Waiting for a moderator"), "{}", mine.html);
    let mine = mine.presses("Take it back");
    assert!(mine.says("You took it back"), "{}", mine.html);
    assert_eq!(forum.count("cases WHERE closed_at IS NULL"), 0, "nothing is left to review");
    assert!(mona.opens("/cases").says("Nothing waits for you"));
    let flag = FlagId::new(forum.number("max(id) AS number FROM flags"));
    assert_eq!(mona.forges(&format!("/flags/{flag}/withdraw"), &[]).status, 404, "others' flags do not exist");
    mia.flags(answer, "spam", &[]);
    assert_eq!(forum.count("cases"), 2, "flagged anew, reviewed anew");
}

#[test]
fn five_a_day_are_told_before_they_are_used_up() {
    let forum = Forum::new();
    let (grace, thread, _) = wrong_answer(&forum);
    let answers: Vec<PostId> = (0..6).map(|nth| grace.answers(&thread, &format!("Try {nth}."))).collect();
    let mia = forum.member("mia");
    assert!(mia.opens(&format!("/posts/{}/flags", answers[0])).says("You have 5 more flags for today."));
    for answer in &answers[..5] {
        mia.flags(*answer, "spam", &[]);
    }
    let full = mia.opens(&format!("/posts/{}/flags", answers[5]));
    assert!(full.says("No more flags for today") && !full.offers("Send the flag"), "{}", full.html);
    assert_eq!(mia.forges(&format!("/posts/{}/flags", answers[5]), &[("reason", "spam")]).status, 429);
    mia.opens("/flags").presses("Take it back");
    assert_eq!(mia.forges(&format!("/posts/{}/flags", answers[5]), &[("reason", "spam")]).status, 429);
    forum.app.clock.advance(Duration::from_secs(24 * 3600 + 1));
    assert!(mia.flags(answers[5], "spam", &[]).says("Thank you."));
}

#[test]
fn readers_are_warned_at_once_when_two_of_standing_or_one_expert_see_harm() {
    let forum = Forum::new();
    let (_, thread, answer) = wrong_answer(&forum);
    let (mia, otto, emil) = (forum.member("mia"), forum.member("otto"), forum.expert("emil", "general"));
    let warned = || forum.guest().opens(&thread).says("Under review");
    mia.flags(answer, "unsafe", &[("harm", "All data is lost.")]);
    assert!(!warned());
    otto.flags(answer, "unsafe", &[("harm", "So was mine.")]);
    assert!(warned());
    otto.opens("/flags").presses("Take it back");
    assert!(!warned());
    emil.flags(answer, "unsafe", &[("harm", "It deletes the keys.")]);
    assert!(warned());
}

#[test]
fn many_at_once_leave_one_flag_and_one_case() {
    let forum = Forum::new();
    let (_, _, answer) = wrong_answer(&forum);
    let people: Vec<_> = ["mia", "otto", "emil"].iter().map(|it| forum.as_member(forum.member(it).id())).collect();
    let outcomes = forum.at_once(24, |nth, tx| cases::flag(tx, &people[nth % 3], answer, &new_flag(Reason::Spam)));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("flags"), 3);
    assert_eq!(forum.count("cases"), 1);
    assert_eq!(forum.count("events WHERE kind = 'flag_raised'"), 3);
}

#[test]
fn many_at_once_on_many_posts_keep_to_the_allowance() {
    let forum = Forum::new();
    let (grace, thread, _) = wrong_answer(&forum);
    let answers: Vec<PostId> = (0..12).map(|nth| grace.answers(&thread, &format!("Try {nth}."))).collect();
    let mia = forum.as_member(forum.member("mia").id());
    let outcomes = forum.at_once(12, |nth, tx| cases::flag(tx, &mia, answers[nth], &new_flag(Reason::Spam)));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 5);
    assert_eq!(forum.count("flags"), 5);
}

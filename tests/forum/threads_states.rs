//! A thread's states: resolved without an answer, closed, locked, pinned, and all of it taken back.

use peerdesk::ids::PersonId;
use peerdesk::moderation::policy::{Refusal, may_arrange, may_moderate};
use peerdesk::resolutions::{self, policy as resolution_policy};
use peerdesk::threads::{self, Resolution};

use crate::support::Forum;

#[test]
fn the_asker_says_that_it_went_away_by_itself_and_takes_it_back() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");

    let form = ada.opens(&thread).follows("Solved without an answer");
    let again = form.presses("Mark as resolved");
    assert_eq!(again.status, 422);
    assert!(again.says("Please choose a reason."));

    let resolved = again.fills("how", "alone").presses("Mark as resolved");
    assert!(resolved.shows(".state--resolved", "without an answer: it went away by itself"), "{}", resolved.html);
    assert!(forum.guest().opens("/threads?tab=resolved").shows(".thread-row__title", "restore a backup"));

    let reopened = resolved.presses("Not solved after all");
    assert!(reopened.shows(".state--waiting", "Waiting for a reply"));
    assert_eq!(forum.count("events WHERE kind IN ('thread_resolved', 'thread_reopened')"), 2);
}

#[test]
fn an_acceptance_is_withdrawn_rather_than_reopened() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "Use the Restore tab.");
    let resolved = ada.opens(&thread).presses("Accept answer");

    assert!(!resolved.offers("Not solved after all"));
    let withdrawn = ada.forges(&format!("/threads/{}/resolution/withdraw", thread.id), &[]);
    assert_eq!(withdrawn.status, 403);
    assert!(withdrawn.says("Withdraw its mark instead"));
}

#[test]
fn a_duplicate_leads_to_its_original_and_back() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let first = ada.asks("How do I restore a backup?");
    let second = ada.asks("Restoring a backup, how?");

    let form = moss.opens(&second).follows("Close").fills("why", "duplicate");
    let again = form.presses("Close the thread");
    assert!(again.shows(".field__error", "Please give the number"), "{}", again.html);
    let closed = again.fills("why", "duplicate").fills("duplicate_of", &format!("#{}", first.id));
    let closed = closed.presses("Close the thread");
    assert!(closed.shows(".state--closed a", "How do I restore a backup?"));
    assert!(closed.shows(".related", "The same question."));
    assert!(ada.opens(&first).shows(".related", "Restoring a backup, how?"));

    let refused = ada.forges(&format!("/threads/{}/answers", second.id), &[("body", "One more thing")]);
    assert_eq!(refused.status, 403);
    assert!(moss.opens(&second).presses("Open again").shows(".state--waiting", "Waiting"));
}

#[test]
fn a_duplicate_of_a_thread_one_may_not_see_says_no_more_than_that() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let (hidden, shown) = (ada.asks("Secret words here"), ada.asks("Restoring a backup, how?"));
    let close = format!("/threads/{}/closing", shown.id);
    moss.forges(&close, &[("why", "duplicate"), ("duplicate_of", &hidden.id.to_string())]);
    let question = moss.opens(&hidden).last_post();
    moss.forges(&format!("/posts/{question}/hide"), &[("why", "private")]);

    let guest = forum.guest();
    let page = guest.opens(&shown);
    assert!(page.says("Closed as a duplicate"));
    assert!(!page.html.contains("Secret words"));
}

#[test]
fn a_thread_is_never_its_own_original() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let (first, second) = (ada.asks("How do I restore a backup?"), ada.asks("Restoring a backup, how?"));
    let close = |thread: &crate::support::Thread, of: i64| {
        let fields = [("why", "duplicate"), ("duplicate_of", &of.to_string())];
        moss.forges(&format!("/threads/{}/closing", thread.id), &fields).status
    };
    assert_eq!(close(&first, first.id.number()), 422);
    assert_eq!(close(&first, 999), 422);
    assert_eq!(close(&first, second.id.number()), 303);
    assert_eq!(close(&second, first.id.number()), 422, "not in a ring");
}

#[test]
fn staff_lock_and_pin_and_the_history_says_so() {
    let forum = Forum::new();
    let (ada, mina) = (forum.member("ada"), forum.expert("mina", "general"));
    let thread = ada.asks("How do I restore a backup?");

    let locked = mina.opens(&thread).presses("Lock");
    assert!(locked.shows(".state", "Locked"));
    let refused = ada.forges(&format!("/threads/{}/answers", thread.id), &[("body", "One more thing")]);
    assert_eq!(refused.status, 403);
    let pinned = locked.presses("Unlock").presses("Pin to the top");
    assert!(pinned.shows(".state--pinned", "Pinned"));
    assert!(!pinned.presses("Unpin").shows(".state", "Pinned"));

    let guest = forum.guest();
    let history = guest.opens(&thread).follows("History");
    for words in ["locked the thread", "unlocked the thread", "pinned the thread", "unpinned the thread"] {
        assert!(history.shows(".revisions", words), "{words}");
    }
}

/// A moderator who is suspended: their role sleeps.
fn suspended(forum: &Forum, handle: &str) -> PersonId {
    let id = forum.moderator(handle, "general").id();
    forum.execute(&format!("UPDATE people SET suspended_at = 1, suspended_why = 'spam' WHERE id = {id}"));
    id
}

#[test]
fn who_may_keep_order() {
    let forum = Forum::new();
    let asker = forum.member("ada");
    let thread = asker.asks("How do I restore a backup?");
    let people = [
        (asker.id(), Err(Refusal::StaffOnly), Err(Refusal::ModeratorsOnly), true),
        (forum.member("grace").id(), Err(Refusal::StaffOnly), Err(Refusal::ModeratorsOnly), false),
        (forum.expert("mina", "general").id(), Ok(()), Err(Refusal::ModeratorsOnly), true),
        (forum.moderator("moss", "general").id(), Ok(()), Ok(()), true),
        (forum.moderator("mo", "shipping").id(), Err(Refusal::StaffOnly), Err(Refusal::ModeratorsOnly), false),
        (suspended(&forum, "sven"), Err(Refusal::Suspended), Err(Refusal::Suspended), false),
    ];
    for (person, arranges, moderates, resolves) in people {
        let by = forum.as_member(person);
        let found = forum.read(|conn| threads::find(conn, &by, thread.id));
        assert_eq!(may_arrange(&by, &found), arranges, "{}", by.handle);
        assert_eq!(may_moderate(&by, &found), moderates, "{}", by.handle);
        assert_eq!(resolution_policy::may_resolve(&by, &found).is_ok(), resolves, "{}", by.handle);
    }
}

#[test]
fn many_at_once_resolve_it_once() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let asker = forum.as_member(ada.id());
    let outcomes = forum.at_once(20, |_, tx| resolutions::resolve(tx, &asker, thread.id, Resolution::Update));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("moderation_acts WHERE kind = 'resolved'"), 1);
}

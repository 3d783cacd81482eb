//! Posts that a rule holds: who sees them, what their authors and moderators can do, and what follows.

use peerdesk::approvals;
use peerdesk::error::Error;
use peerdesk::ids::{PostId, SpaceId};
use peerdesk::rights::Role;
use peerdesk::rules::{self, Does, NewRule, RuleKind};

use crate::support::{Forum, Person, Thread};

const SPAM: &str = "Our casino restores everything.";

/// A rule that an administrator makes.
pub(crate) fn rule(forum: &Forum, kind: RuleKind, words: &str, does: Does) {
    let by = forum.as_member(forum.with_role(&format!("root{}", forum.count("people")), Role::Admin, None).id());
    let name = format!("zq{kind}");
    let new = NewRule { name, kind, words: words.to_owned(), most: 1, does, space: None };
    forum.write(|tx| rules::make(tx, &by, &new).map(drop));
}

/// A forum that holds what speaks of casinos: who asked, who answers, and a moderator.
fn scene(forum: &Forum) -> (Person<'_>, Person<'_>, Person<'_>, Thread) {
    let (ada, grace, mona) = (forum.member("ada"), forum.member("grace"), forum.moderator("mona", "general"));
    let thread = ada.asks("How do I restore a backup?");
    rule(forum, RuleKind::Phrases, "casino\nroulette", Does::Holds);
    (ada, grace, mona, thread)
}

fn told(person: &Person<'_>) -> Vec<String> {
    person.forum.people_are_told();
    person.opens("/notifications").texts(".told__item a")
}

fn edits(person: &Person<'_>, post: PostId, version: i64, body: &str) {
    let version = version.to_string();
    let page = person.forges(&format!("/posts/{post}/edit"), &[("body", body), ("began_from", &version)]);
    assert_eq!(page.status, 303, "{}", page.html);
}

#[test]
fn a_held_answer_is_for_its_author_and_staff_until_it_is_approved() {
    let forum = Forum::new();
    let (ada, grace, mona, thread) = scene(&forum);
    let before = forum.number("last_activity_at AS number FROM threads");
    let answer = grace.answers(&thread, SPAM);
    assert!(grace.opens(&thread).shows(".held", "Waiting for a moderator"));
    for other in [&ada, &forum.guest(), &forum.moderator("otto", "elsewhere")] {
        assert!(!other.opens(&thread).html.contains("casino"), "{:?}", other.opens(&thread).html);
        assert_eq!(other.gets(&format!("/posts/{answer}")).status, 404);
        assert!(!other.gets("/approvals").html.contains("casino"));
    }
    assert_eq!(forum.count("threads WHERE answer_count = 0 AND last_post_by = asked_by"), 1);
    assert_eq!(forum.number("last_activity_at AS number FROM threads"), before);
    assert!(told(&ada).is_empty());
    assert_eq!(forum.count("people WHERE handle = 'grace' AND post_count = 0"), 1);

    let list = mona.opens("/approvals");
    assert!(list.says(SPAM) && list.says("zqphrases"), "{}", list.html);
    list.presses("Approve");
    assert_eq!(mona.opens("/approvals").texts(".waiting").len(), 0);
    assert!(forum.guest().opens(&thread).says(SPAM));
    assert_eq!(told(&ada), ["Grace answered your question"]);
    assert_eq!(forum.count("threads WHERE answer_count = 1 AND last_post_by <> asked_by"), 1);
    assert_eq!(forum.count("people WHERE handle = 'grace' AND post_count = 1"), 1);
    assert_eq!(told(&ada).len(), 1, "once");
}

#[test]
fn what_is_approved_is_found_by_search_and_not_before() {
    let forum = Forum::new();
    let (_, grace, mona, thread) = scene(&forum);
    grace.answers(&thread, "A roulette of zqfindable words.");
    forum.search_catches_up();
    let guest = forum.guest();
    assert!(!guest.opens("/search?q=zqfindable").says("How do I restore a backup?"));
    mona.opens(&thread).presses("Approve");
    forum.search_catches_up();
    assert!(guest.opens("/search?q=zqfindable").says("How do I restore a backup?"));
    // What an edit takes out of sight goes from search too.
    let answer = PostId::new(forum.number("max(id) AS number FROM posts"));
    edits(&grace, answer, 1, "A casino of zqfindable words.");
    forum.search_catches_up();
    assert!(!guest.opens("/search?q=zqfindable").says("How do I restore a backup?"));
}

#[test]
fn a_held_question_stands_in_no_list_before_it_is_approved() {
    let forum = Forum::new();
    let (_, grace, mona, _) = scene(&forum);
    let thread = grace.asks("Where is the best casino?");
    let own = grace.opens(&thread);
    assert!(own.shows("h1", "Where is the best casino?") && own.says("Waiting for approval"), "{}", own.html);
    assert!(grace.opens("/approvals").says("Where is the best casino?"));
    let guest = forum.guest();
    for list in ["/", "/threads", "/spaces/general", "/people/grace", "/sitemaps/threads-1.xml"] {
        assert!(!guest.gets(list).html.contains("casino"), "{list}");
    }
    let page = guest.gets(&format!("/threads/{}", thread.id));
    assert!(!page.html.contains("casino") && !page.header("location").unwrap_or_default().contains("casino"));
    assert_eq!(forum.count("spaces WHERE slug = 'general' AND thread_count = 1"), 1);
    mona.opens("/approvals").presses("Approve");
    assert!(guest.opens("/threads").says("Where is the best casino?"));
    assert_eq!(forum.count("spaces WHERE slug = 'general' AND thread_count = 2"), 1);
    assert_eq!(forum.count("threads WHERE hidden_at IS NOT NULL"), 0);
}

#[test]
fn a_moderator_approves_with_an_edit_and_what_nobody_approved_stays_hidden() {
    let forum = Forum::new();
    let (ada, grace, mona, thread) = scene(&forum);
    let answer = grace.answers(&thread, SPAM);
    let form = mona.opens(&format!("/posts/{answer}/edit"));
    form.fills("body", "Our tool restores everything.").presses("Save and approve");
    let page = ada.opens(&thread);
    assert!(page.says("Our tool restores everything.") && !page.html.contains("casino"));
    let history = ada.opens(&format!("/posts/{answer}/history"));
    assert!(!history.html.contains("casino"), "{}", history.html);
    assert!(mona.opens(&format!("/posts/{answer}/history")).html.contains("casino"));
    assert_eq!(forum.count("approvals WHERE outcome = 'approved'"), 1);
    assert!(!grace.opens(&format!("/posts/{answer}/edit")).offers("Save and approve"));
}

#[test]
fn a_declined_post_tells_its_author_why_and_waits_again_once_they_edit_it() {
    let forum = Forum::new();
    let (ada, grace, mona, thread) = scene(&forum);
    let answer = grace.answers(&thread, SPAM);
    let form = mona.opens(&thread).follows("Decline…");
    let again = form.presses("Decline");
    assert_eq!(again.status, 422);
    again.fills("why", "Please say what it has to do with backups.").presses("Decline");
    let page = grace.opens(&thread);
    assert!(page.says("Please say what it has to do with backups."), "{}", page.html);
    assert!(!ada.opens(&thread).html.contains("backups."));
    assert_eq!(mona.opens("/approvals").texts(".waiting").len(), 0);

    edits(&grace, answer, 1, "Not a casino, a backup.");
    assert!(grace.opens(&thread).says("Waiting for a moderator"));
    assert_eq!(mona.opens("/approvals").texts(".waiting").len(), 1);
    // Declined by mistake, it waits again.
    mona.opens(&thread).follows("Decline…").fills("why", "No.").presses("Decline");
    mona.opens(&thread).presses("Let it wait again");
    mona.opens(&thread).presses("Approve");
    assert!(ada.opens(&thread).says("Not a casino, a backup."));
}

#[test]
fn an_author_edits_and_withdraws_what_waits() {
    let forum = Forum::new();
    let (_, grace, mona, thread) = scene(&forum);
    let answer = grace.answers(&thread, SPAM);
    edits(&grace, answer, 1, "A tool restores everything.");
    assert!(grace.opens(&thread).says("Waiting for a moderator"), "an edit is no approval");
    // The moderator read what it said before.
    let stale = mona.forges(&format!("/posts/{answer}/approval"), &[("version", "1")]);
    assert!(stale.status == 409 && stale.says("was edited after you opened it"), "{}", stale.html);
    grace.opens(&thread).presses("Withdraw");
    assert_eq!(mona.opens("/approvals").texts(".waiting").len(), 0);
    let gone = mona.forges(&format!("/posts/{answer}/approval"), &[("version", "2")]);
    assert_eq!(gone.status, 409);
    grace.opens(&thread).presses("Restore");
    assert_eq!(mona.opens("/approvals").texts(".waiting").len(), 1);
}

#[test]
fn an_edit_of_what_was_approved_runs_the_rules_again() {
    let forum = Forum::new();
    let (ada, grace, mona, thread) = scene(&forum);
    let answer = grace.answers(&thread, "Use the Restore tab.");
    edits(&grace, answer, 1, SPAM);
    assert!(!ada.opens(&thread).html.contains("casino"));
    assert_eq!(forum.count("threads WHERE answer_count = 0"), 1);
    mona.opens(&thread).presses("Approve");
    assert_eq!(forum.count("threads WHERE answer_count = 1"), 1);
    let history = ada.opens(&format!("/posts/{answer}/history"));
    assert!(history.says("Use the Restore tab."), "what everybody could read stays readable");

    // What others rely on does not vanish from under them; moderators are told.
    let other = grace.answers(&thread, "Or the menu.");
    ada.forges(&format!("/threads/{}/acceptance", thread.id), &[("post", &other.to_string())]);
    edits(&grace, other, 1, "Or the roulette.");
    assert!(forum.guest().opens(&thread).says("Or the roulette."));
    assert_eq!(forum.count(&format!("rule_hits WHERE post_id = {other} AND does = 'flags'")), 1);
    // Nor the question with all that stands under it.
    let question = PostId::new(forum.number("min(id) AS number FROM posts"));
    let fields = [("title", "How do I restore a casino?"), ("tags", ""), ("body", "casino"), ("began_from", "1")];
    assert_eq!(ada.forges(&format!("/posts/{question}/edit"), &fields).status, 303);
    assert!(forum.guest().opens("/threads").says("How do I restore a casino?"));
}

#[test]
fn held_comments_count_for_nobody_else() {
    let forum = Forum::new();
    let (ada, grace, mona, thread) = scene(&forum);
    let question = ada.opens(&thread).last_post();
    let address = format!("/posts/{question}/comments");
    let comment = grace.comments_at(&address, "The casino, too.");
    for page in [&*address, &*thread.url] {
        assert!(!ada.opens(page).html.contains(&format!("post-{comment}")), "{page}");
        assert!(grace.opens(page).html.contains("casino"), "{page}");
    }
    mona.opens(&thread).presses("Approve");
    assert!(ada.opens(&thread).says("The casino, too."));
    assert_eq!(told(&ada), ["Grace left a comment for you"]);
}

#[test]
fn staff_are_not_held_and_moderators_of_other_spaces_decide_nothing() {
    let forum = Forum::new();
    let (_, grace, mona, thread) = scene(&forum);
    for by in [&mona, &forum.expert("emil", "general"), &forum.expert("elsa", "elsewhere")] {
        by.answers(&thread, SPAM);
    }
    assert_eq!(forum.count("posts WHERE held_at IS NOT NULL"), 0);
    let answer = grace.answers(&thread, SPAM);
    let version = [("version", "1")];
    for (by, status) in [(&grace, 403), (&forum.moderator("otto", "elsewhere"), 404), (&forum.member("mia"), 404)] {
        assert_eq!(by.forges(&format!("/posts/{answer}/approval"), &version).status, status);
        assert_eq!(by.gets(&format!("/posts/{answer}/decline")).status, status);
    }
    let expert = forum.expert("emma", "general");
    assert_eq!(expert.forges(&format!("/posts/{answer}/approval"), &version).status, 403);
}

#[test]
fn the_author_hears_how_long_it_usually_takes() {
    let forum = Forum::new();
    let (_, grace, mona, thread) = scene(&forum);
    for nth in 0..3 {
        grace.answers(&thread, &format!("A casino, {nth}."));
        mona.opens("/approvals").presses("Approve");
    }
    forum.execute("UPDATE approvals SET asked_at = asked_at - 9000000000");
    grace.answers(&thread, "One more casino.");
    assert!(grace.opens(&thread).says("This usually takes up to 3 hours."));
}

#[test]
fn two_who_approve_at_once_leave_one_approval_and_the_second_is_told() {
    let forum = Forum::new();
    let (ada, grace, mona, thread) = scene(&forum);
    let answer = grace.answers(&thread, SPAM);
    let by = forum.as_member(mona.id());
    let outcomes = forum.at_once(8, |nth, tx| match nth % 2 {
        0 => approvals::approve(tx, &by, answer, 1),
        _ => approvals::decline(tx, &by, answer, 1, "No."),
    });
    let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for told in lost {
        let Err(Error::Conflict(message)) = told else { panic!("{told:?}") };
        assert!(message.key.starts_with("approvals-conflict-"), "{message:?}");
    }
    assert_eq!(forum.count("approvals WHERE decided_at IS NOT NULL"), 1);
    assert_eq!(forum.count("events WHERE kind IN ('post_approved', 'post_declined')"), 1);
    let is_shown = forum.count("posts WHERE held_at IS NOT NULL") == 0;
    assert_eq!(forum.count("threads WHERE answer_count = 1"), i64::from(is_shown));
    assert_eq!(told(&ada).len(), usize::from(is_shown));
}

#[test]
fn the_lists_queries_do_not_grow_with_what_waits() {
    let forum = Forum::new();
    let (_, grace, mona, thread) = scene(&forum);
    let asked = || forum.asks(|| mona.opens("/approvals")).len();
    grace.answers(&thread, SPAM);
    let one = asked();
    for nth in 0..9 {
        grace.answers(&thread, &format!("{SPAM} {nth}"));
    }
    assert_eq!(asked(), one);
    let _: SpaceId = forum.space("general");
}

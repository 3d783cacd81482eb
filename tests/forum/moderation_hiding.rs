//! Hiding posts with a reason, and showing them again.

use peerdesk::moderation::{self, Hiding};

use crate::support::Forum;

#[test]
fn a_hidden_answer_counts_no_more_and_counts_again_when_it_is_shown() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Buy my pills.");

    let form = moss.opens(&format!("/posts/{answer}/hide"));
    let again = form.presses("Hide");
    assert_eq!(again.status, 422);
    let again = again.fills("why", "other").presses("Hide");
    assert!(again.shows(".field__error", "Please say what the reason is."), "{}", again.html);
    again.fills("why", "spam").fills("note", "Third time.").presses("Hide");
    assert_eq!(forum.count("threads WHERE answer_count = 0"), 1);
    assert_eq!(forum.count("posts WHERE hidden_why = 'spam' AND hidden_note = 'Third time.'"), 1);

    let guest = forum.guest();
    let public = guest.opens(&format!("/threads/{}/history", thread.id));
    assert!(public.says("It advertises something"));
    assert!(!public.says("Third time."), "the note is for staff");

    let back = moss.forges(&format!("/posts/{answer}/hide/withdraw"), &[]);
    assert_eq!(back.status, 303);
    assert_eq!(forum.count("threads WHERE answer_count = 1"), 1);
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL OR hidden_why IS NOT NULL"), 0);
}

#[test]
fn hiding_the_question_takes_the_thread_out_of_lists_and_its_title_with_it() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("My neighbour is a crook");
    let question = ada.opens(&thread).last_post();
    moss.opens(&format!("/posts/{question}/hide"))
        .fills("why", "abusive")
        .fills("is_criticism", "false")
        .presses("Hide");

    let guest = forum.guest();
    for list in ["/", "/threads", "/threads?tab=unanswered"] {
        assert!(!guest.opens(list).html.contains("crook"), "{list}");
    }
    let page = guest.opens(&format!("/threads/{}", thread.id));
    assert_eq!(page.status, 200);
    assert!(page.shows("h1", "A hidden question"));
    assert!(!page.texts("title").iter().any(|title| title.contains("crook")));
    assert!(!guest.opens(&format!("/threads/{}/history", thread.id)).html.contains("crook"));
    assert!(moss.opens(&thread).shows("h1", "My neighbour is a crook"));
    assert_eq!(forum.count("spaces WHERE slug = 'general' AND thread_count = 0"), 1);

    moss.forges(&format!("/posts/{question}/hide/withdraw"), &[]);
    assert!(guest.opens("/threads").says("crook"));
    assert_eq!(forum.count("spaces WHERE slug = 'general' AND thread_count = 1"), 1);
}

#[test]
fn hiding_the_accepted_answer_withdraws_its_acceptance() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = forum.member("grace").answers(&thread, "Cut the red wire.");
    ada.opens(&thread).presses("Accept answer");
    moss.opens(&format!("/posts/{answer}/hide")).fills("why", "dangerous").presses("Hide");

    assert_eq!(forum.count("acceptances"), 0);
    assert_eq!(forum.count("threads WHERE resolved_at IS NULL"), 1);
    assert_eq!(forum.count("people WHERE accepted_count <> 0"), 0);
    assert!(!ada.opens(&thread).says("In short:"));

    moss.forges(&format!("/posts/{answer}/hide/withdraw"), &[]);
    assert_eq!(forum.count("acceptances"), 0, "it is accepted again by who asked, or not");
}

#[test]
fn only_the_spaces_moderators_hide() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let others = [forum.member("grace"), forum.expert("mina", "general"), forum.moderator("mo", "shipping")];
    for other in &others {
        assert_eq!(other.gets(&format!("/posts/{answer}/hide")).status, 403, "{}", other.handle);
        let forged = other.forges(&format!("/posts/{answer}/hide"), &[("why", "spam")]);
        assert_eq!(forged.status, 403, "{}", other.handle);
    }
    assert_ne!(forum.guest().gets(&format!("/posts/{answer}/hide")).status, 200);
    assert_eq!(forum.count("posts WHERE hidden_at IS NOT NULL"), 0);
}

#[test]
fn many_at_once_hide_it_once_and_count_it_once() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Buy my pills.");
    let by = forum.as_member(moss.id());
    let outcomes = forum.at_once(20, |nth, tx| match nth % 4 {
        0 => moderation::show_post(tx, &by, answer),
        _ => moderation::hide_post(tx, &by, answer, Hiding::Spam, ""),
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let right = "threads WHERE answer_count = \
                 (SELECT count(*) FROM posts WHERE kind = 'answer' AND hidden_at IS NULL)";
    assert_eq!(forum.count(right), 1);
}

#[test]
fn a_hidden_version_is_read_by_moderators_alone_until_it_is_shown_again() {
    let forum = Forum::new();
    let (ada, grace, moss) = (forum.member("ada"), forum.member("grace"), forum.moderator("moss", "general"));
    let question = ada.opens(&ada.asks("How do I restore a backup?")).last_post();
    for body in ["My password is hunter2.", "It does not work."] {
        ada.opens(&format!("/posts/{question}/edit")).fills("body", body).presses("Save");
    }
    let history = format!("/posts/{question}/history");
    let (hide, guest) = (format!("/posts/{question}/revisions/2/hide"), forum.guest());
    assert!(guest.opens(&history).says("hunter2"));
    assert!(!ada.opens(&history).says("Hide this version"));
    assert_eq!((ada.gets(&hide).status, ada.forges(&hide, &[("why", "private")]).status), (403, 403));

    let form = moss.opens(&hide);
    assert_eq!(form.presses("Hide").status, 422);
    let hidden = form.fills("why", "private").presses("Hide");
    assert!(hidden.shows("#version-2", "hunter2") && hidden.says("A moderator hid this version."), "{}", hidden.html);
    for reader in [&ada, &grace, &guest] {
        let page = reader.opens(&history);
        assert!(page.shows("#version-2", "A moderator hid this version."), "{}", reader.handle);
        assert!(!page.html.contains("hunter2"), "{} reads it beside the next version", reader.handle);
        assert!(!reader.opens(&format!("{history}?before=3")).html.contains("hunter2"), "{}", reader.handle);
    }
    assert_eq!(moss.forges(&format!("/posts/{question}/revisions/3/hide"), &[("why", "private")]).status, 403);
    assert_eq!(moss.forges(&format!("/posts/{question}/revisions/9/hide"), &[("why", "private")]).status, 404);

    let shown = moss.opens(&history).presses_in("#version-2", "Show again");
    assert!(!shown.says("A moderator hid this version."));
    assert!(guest.opens(&history).says("hunter2"));
    assert_eq!(forum.count("moderation_acts WHERE kind IN ('revision_hidden', 'revision_shown')"), 2);
}

#[test]
fn many_at_once_hide_a_version_once() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let question = ada.opens(&ada.asks("How do I restore a backup?")).last_post();
    ada.opens(&format!("/posts/{question}/edit")).fills("body", "It does not work.").presses("Save");
    let by = forum.as_member(moss.id());
    let outcomes = forum.at_once(16, |_, tx| moderation::hide_revision(tx, &by, question, 1, Hiding::Private));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("moderation_acts WHERE kind = 'revision_hidden'"), 1);
}

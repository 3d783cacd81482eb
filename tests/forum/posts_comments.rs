//! Comments and answers: posted once, folded, taken back and restored.

use peerdesk::answers::{self, NewAnswer};
use peerdesk::comments::{self, NewComment};

use crate::support::Forum;

#[test]
fn a_comment_stands_under_its_post_and_a_comment_on_a_comment_beside_it() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");

    let place = format!("#comment-form-{answer}");
    let page = ada.opens(&thread).fills("body", "Where is that?").presses_in(&place, "Post your comment");
    assert!(page.shows(&format!("#post-{answer} .comment"), "Where is that?"), "{}", page.html);
    let first = page.last_post();
    grace.comments_at(&format!("/posts/{first}/comments"), "On the left.");
    assert_eq!(forum.count(&format!("posts WHERE kind = 'comment' AND parent_id = {answer}")), 2);
    assert_eq!(forum.count(&format!("threads WHERE answer_count = 1 AND last_post_by = {}", grace.id())), 1);
}

#[test]
fn comments_are_folded_after_three_and_listed_whole_on_a_page_of_their_own() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let by = forum.as_member(ada.id());
    for nth in 1..=35 {
        let new = NewComment { body: format!("Remark {nth}."), submission_key: None };
        forum.write(|tx| comments::post(tx, &by, answer, &new));
    }
    let page = ada.opens(&thread);
    assert_eq!(page.texts(&format!("#post-{answer} .post__comments > .comments > .comment")).len(), 3);
    assert_eq!(page.texts(&format!("#post-{answer} details .comment")).len(), 27);
    let all = page.follows("Show all 35 comments");
    assert_eq!(all.texts(".comment").len(), 35);
    assert!(all.says("Remark 35."));
}

#[test]
fn an_empty_or_overlong_comment_comes_back_with_its_text() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let place = format!("#comment-form-{answer}");
    let long = "long ".repeat(1000);
    let refused = ada.opens(&thread).fills("body", &long).presses_in(&place, "Post your comment");
    assert_eq!(refused.status, 422);
    assert!(refused.shows(&format!("{place} .field__error"), "At most 4,096 bytes"), "{}", refused.html);
    assert!(refused.shows(&format!("{place} textarea"), "long long"));
    let empty = ada.opens(&thread).fills("body", " ").presses("Post your answer");
    assert_eq!(empty.status, 422);
    assert!(empty.shows(".field__error", "Please fill this in."));
}

#[test]
fn what_is_wrong_with_an_answer_is_said_at_the_answer_alone() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let again = grace.opens(&thread).presses("Post your answer");
    assert_eq!(again.status, 422);
    assert!(again.shows("#answer .field__error", "Please fill this in."), "{}", again.html);
    assert!(again.texts(".comment-form .field__error").is_empty());
    assert!(again.attributes(".comment-form", "open").is_empty());
}

#[test]
fn a_repeated_submit_makes_one_answer_and_one_comment() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let by = forum.as_member(ada.id());
    let new = NewAnswer { body: "Once.".into(), follow: true, submission_key: Some("same".into()) };
    let outcomes = forum.at_once(12, |_, tx| answers::post(tx, &by, thread.id, &new));
    let answer = *outcomes[0].as_ref().unwrap();
    assert!(outcomes.iter().all(|it| it.as_ref().is_ok_and(|post| *post == answer)), "{outcomes:?}");
    let new = NewComment { body: "Once.".into(), submission_key: Some("other".into()) };
    let outcomes = forum.at_once(12, |_, tx| comments::post(tx, &by, answer, &new));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("posts"), 3);
    assert_eq!(forum.count("threads WHERE answer_count = 1"), 1);
    assert_eq!(forum.count("people WHERE post_count = 3"), 1);
}

#[test]
fn an_answer_is_taken_back_and_restored_by_its_author_alone() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    let place = format!("#post-{answer}");
    assert_eq!(ada.forges(&format!("/posts/{answer}/delete"), &[]).status, 403);

    let deleted = grace.opens(&thread).presses_in(&place, "Delete");
    assert!(deleted.offers("Restore"));
    assert_eq!(forum.count("threads WHERE answer_count = 0"), 1);
    let seen = ada.opens(&thread);
    assert!(seen.shows(&format!(".tombstone{place}"), "Its author took this answer back"), "{}", seen.html);
    assert!(!seen.says("Use the Restore tab."));

    let back = deleted.presses_in(&place, "Restore");
    assert!(back.shows(&place, "Use the Restore tab."));
    assert_eq!(forum.count("threads WHERE answer_count = 1"), 1);
    assert_eq!(forum.count(&format!("people WHERE id = {} AND post_count = 1", grace.id())), 1);
}

#[test]
fn what_others_rely_on_stays() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let question = ada.opens(&thread).last_post();
    let answer = grace.answers(&thread, "Use the Restore tab.");
    ada.opens(&thread).presses("Accept answer");
    assert_eq!(grace.forges(&format!("/posts/{answer}/delete"), &[]).status, 403);
    assert_eq!(ada.forges(&format!("/posts/{question}/delete"), &[]).status, 403);
    assert!(!ada.opens(&thread).offers("Delete"));
}

#[test]
fn a_question_without_answers_is_taken_back_and_stands_in_no_list() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let deleted = ada.opens(&thread).presses("Delete");
    assert!(deleted.says("Its author took this question back"), "{}", deleted.html);
    let guest = forum.guest();
    assert!(guest.opens(&thread).shows(".tombstone", "Its author took this question back"));
    assert!(!guest.opens(&thread).says("It stopped working"));
    assert!(!guest.opens("/threads").says("How do I restore a backup?"));
    assert_eq!(forum.count("spaces WHERE thread_count = 0 AND slug = 'general'"), 1);
    deleted.presses("Restore");
    assert!(guest.opens(&thread).says("It stopped working"));
    assert_eq!(forum.count("spaces WHERE thread_count = 1 AND slug = 'general'"), 1);
}

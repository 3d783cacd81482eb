//! Who is told that an answer was put right: whoever may have used it, once, and not before it can be undone no longer.

use std::time::Duration;

use peerdesk::corrections::{self, Target, UNDO_WITHIN};
use peerdesk::ids::PostId;
use peerdesk::rights::Member;
use peerdesk::schedule;

use super::corrections::{accepted, newer};
use crate::support::{Forum, Person};

/// Everybody is told of what is due.
fn tells(forum: &Forum) {
    forum.people_are_told();
    while schedule::work_once(&forum.app, "test").unwrap() {}
}

/// What somebody was told of this, newest first.
fn told(person: &Person<'_>) -> Vec<String> {
    let all = person.opens("/notifications").texts(".told__item a");
    all.into_iter().filter(|said| said.contains("Emil")).collect()
}

struct Cast<'f> {
    ada: Person<'f>,
    grace: Person<'f>,
    /// Has this too, follows, voted for the answer: all of them at once.
    mia: Person<'f>,
    /// One each of these.
    others: [Person<'f>; 3],
    stranger: Person<'f>,
    emil: Member,
    answer: PostId,
}

fn cast(forum: &Forum) -> Cast<'_> {
    let (ada, grace, thread, answer) = accepted(forum);
    let (mia, stranger) = (forum.member("mia"), forum.member("sam"));
    let others = ["toni", "fred", "uwe"].map(|handle| forum.member(handle));
    let acts = [
        format!("/threads/{}/too", thread.id),
        format!("/threads/{}/follow", thread.id),
        format!("/posts/{answer}/vote"),
    ];
    for (nth, path) in acts.iter().enumerate() {
        let fields: &[(&str, &str)] = if nth == 2 { &[("vote", "up")] } else { &[] };
        for person in [&mia, &others[nth]] {
            assert_eq!(person.forges(path, fields).status, 303, "{path}");
        }
    }
    // Whoever has this too follows as well; here they do so alone.
    forum.execute(&format!("DELETE FROM follows WHERE person_id = {}", others[0].id()));
    let emil = forum.as_member(forum.expert("emil", "general").id());
    forum.people_are_told();
    Cast { ada, grace, mia, others, stranger, emil, answer }
}

const NEWS: &str = "Information you may have used was updated by Emil";

#[test]
fn whoever_may_have_used_the_answer_is_told_once_after_ten_minutes() {
    let forum = Forum::new();
    let it = cast(&forum);
    forum.write(|tx| corrections::correct(tx, &it.emil, it.answer, &newer("Better.")));
    tells(&forum);
    forum.app.clock.advance(UNDO_WITHIN - Duration::from_secs(1));
    tells(&forum);
    assert!(told(&it.ada).is_empty() && told(&it.grace).is_empty(), "not yet");
    forum.app.clock.advance(Duration::from_secs(1));
    for _ in 0..3 {
        tells(&forum);
    }
    for person in [&it.ada, &it.mia].into_iter().chain(&it.others) {
        assert_eq!(told(person), [NEWS], "{}", person.handle);
    }
    assert_eq!(told(&it.grace), ["Emil corrected your answer"]);
    assert!(told(&it.stranger).is_empty());
    assert_eq!(forum.count(&format!("notifications WHERE by_id = {}", it.emil.id)), 6);
    assert!(it.ada.opens("/notifications").follows(NEWS).shows(".correction", "Better."));
}

#[test]
fn what_was_undone_or_withdrawn_by_then_is_told_to_nobody() {
    let forum = Forum::new();
    let it = cast(&forum);
    let correct = |body| forum.write(|tx| corrections::correct(tx, &it.emil, it.answer, &newer(body)));
    let first = correct("First.");
    tells(&forum);
    forum.write(|tx| corrections::undo(tx, &it.emil, it.answer, first));
    let second = correct("Second.");
    tells(&forum);
    forum.write(|tx| corrections::withdraw(tx, &it.emil, it.answer, second, "No."));
    forum.app.clock.advance(UNDO_WITHIN * 2);
    tells(&forum);
    assert_eq!(forum.count(&format!("notifications WHERE by_id = {}", it.emil.id)), 0);
}

#[test]
fn an_edit_within_the_ten_minutes_is_told_as_one_correction_and_a_later_one_not_at_all() {
    let forum = Forum::new();
    let it = cast(&forum);
    let first = forum.write(|tx| corrections::correct(tx, &it.emil, it.answer, &newer("First.")));
    let second = forum.write(|tx| corrections::edit(tx, &it.emil, it.answer, first, &newer("Second.")));
    forum.app.clock.advance(UNDO_WITHIN);
    tells(&forum);
    assert_eq!(told(&it.ada), [NEWS]);
    forum.write(|tx| corrections::edit(tx, &it.emil, it.answer, second, &newer("Third.")));
    forum.app.clock.advance(UNDO_WITHIN * 2);
    tells(&forum);
    assert_eq!(told(&it.ada).len(), 1);
}

#[test]
fn a_better_answer_is_told_the_same_way() {
    let forum = Forum::new();
    let it = cast(&forum);
    let thread = forum.read(|conn| Ok(peerdesk::posts::find_visible(conn, &it.emil, it.answer)?.0));
    let place = crate::support::Thread { id: thread.id, url: peerdesk::urls::thread(thread.id, &thread.title) };
    let better = it.stranger.answers(&place, "Set the channel by hand.");
    let lead = || forum.write(|tx| corrections::supersede(tx, &it.emil, it.answer, Target::Answer(better)));
    let first = lead();
    tells(&forum);
    forum.write(|tx| corrections::undo_supersession(tx, &it.emil, it.answer, first));
    lead();
    forum.app.clock.advance(UNDO_WITHIN);
    tells(&forum);
    let said = "Information you may have used was updated: Emil pointed to a better answer";
    for person in [&it.ada, &it.mia].into_iter().chain(&it.others) {
        assert_eq!(told(person), [said], "{}", person.handle);
    }
    assert_eq!(told(&it.grace), ["Emil pointed from your answer to a better one"]);
}

#[test]
fn it_is_mailed_as_people_chose_with_the_correction_and_never_the_original_alone() {
    let forum = Forum::with_mail();
    let it = cast(&forum);
    forum.sends_mail();
    let page = it.mia.opens("/settings/notifications").fills("corrections-mail", "never").presses("Save");
    assert!(page.says("You are told as you chose from now on."), "{}", page.html);
    forum.write(|tx| corrections::correct(tx, &it.emil, it.answer, &newer("Keep the **rooms**.")));
    forum.app.clock.advance(UNDO_WITHIN);
    tells(&forum);
    forum.sends_mail();
    let mail = |handle: &str| forum.mails_to(&format!("{handle}@example.org")).pop();
    for handle in ["ada", "toni", "fred", "uwe"] {
        let mail = mail(handle).expect(handle);
        assert!(mail.text.contains(NEWS), "{handle}: {}", mail.text);
        assert!(mail.text.contains("What is right now:") && mail.text.contains("> Keep the rooms."), "{}", mail.text);
        assert!(!mail.text.contains("Reset the gateway"), "{}", mail.text);
        assert!(mail.text.contains("because you asked, followed"), "{}", mail.text);
    }
    assert!(mail("mia").is_none_or(|mail| !mail.text.contains(NEWS)));
    assert_eq!(told(&it.mia), [NEWS], "on the site they are");
    assert_eq!(forum.app.views.words().unknown(), Vec::<String>::new());
}

#[test]
fn what_is_withdrawn_before_the_mail_goes_is_not_mailed() {
    let forum = Forum::with_mail();
    let it = cast(&forum);
    forum.sends_mail();
    let before = forum.mails_to("ada@example.org").len();
    let id = forum.write(|tx| corrections::correct(tx, &it.emil, it.answer, &newer("Better.")));
    forum.app.clock.advance(UNDO_WITHIN);
    tells(&forum);
    forum.write(|tx| corrections::withdraw(tx, &it.emil, it.answer, id, ""));
    forum.sends_mail();
    assert_eq!(forum.mails_to("ada@example.org").len(), before);
}

#[test]
fn a_mail_of_an_answer_that_was_put_right_meanwhile_says_so() {
    let forum = Forum::with_mail();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("The gateway drops every lamp");
    let answer = grace.answers(&thread, "Reset the gateway to its factory state.");
    forum.people_are_told();
    let emil = forum.as_member(forum.expert("emil", "general").id());
    forum.write(|tx| corrections::correct(tx, &emil, answer, &newer("Keep the rooms.")));
    forum.sends_mail();
    let mail = forum.mails_to("ada@example.org").pop().unwrap();
    assert!(mail.text.contains("Keep the rooms.") && !mail.text.contains("Reset the gateway"), "{}", mail.text);
}

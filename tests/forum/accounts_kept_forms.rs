//! What somebody wrote without a session waits for them until they have one.

use std::time::Duration;

use peerdesk::kept_forms;

use crate::support::{Forum, PASSWORD};

#[test]
fn a_guest_asks_makes_an_account_and_has_the_question_back() {
    let forum = Forum::new();
    let space = forum.space("general").to_string();
    let guest = forum.guest();
    let form = guest.opens("/ask").fills("title", "How do I restore a backup?").fills("space", &space);
    let door = form.fills("body", "It stopped on Tuesday.").presses("Post the question");
    assert!(door.path.starts_with("/sign-in") && door.says("What you wrote is kept"), "{}", door.html);
    assert_eq!(forum.count("threads"), 0);

    let form = door.follows("Make an account").fills("name", "Ada").fills("mail", "ada@example.org");
    let ask = form.fills("password", PASSWORD).presses("Make an account");
    assert_eq!(ask.path, "/ask");
    assert!(ask.says("What you wrote is back"));
    assert_eq!(ask.attributes("#field-title", "value"), ["How do I restore a backup?"]);
    assert!(ask.shows("#field-body", "It stopped on Tuesday."));
    let thread = ask.presses("Post the question");
    assert!(thread.says("How do I restore a backup?"), "{}", thread.html);
    assert_eq!((forum.count("threads"), forum.count("kept_forms"), forum.count("drafts")), (1, 0, 0));
    assert_eq!(guest.cookie("kept"), None);
}

#[test]
fn an_answer_sent_after_the_session_ended_is_not_lost() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let page = grace.opens(&thread).fills("body", "Use the Restore tab.");
    forum.execute(&format!("DELETE FROM sessions WHERE person_id = {}", grace.id()));

    let door = page.presses("Post your answer");
    let form = door.fills("mail", "grace@example.org").fills("password", PASSWORD);
    let back = form.presses("Sign in");
    assert_eq!(back.path, thread.url);
    assert!(back.shows("#field-body", "Use the Restore tab."), "{}", back.html);
    assert!(back.presses("Post your answer").says("Use the Restore tab."));
    assert_eq!(forum.count("posts WHERE kind = 'answer'"), 1);
}

#[test]
fn a_form_of_the_session_before_becomes_a_draft() {
    let forum = Forum::new();
    let grace = forum.member("grace");
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let page = grace.opens(&thread).fills("body", "Use the Restore tab.");
    grace.loses_cookie("session");
    let door = grace.opens("/sign-in").fills("mail", "grace@example.org").fills("password", PASSWORD);
    door.presses("Sign in");

    let back = page.presses("Post your answer");
    assert_eq!(back.path, thread.url);
    assert!(back.says("please send it once more"));
    assert!(back.shows("#field-body", "Use the Restore tab."), "{}", back.html);
    assert_eq!(forum.count("posts WHERE kind = 'answer'"), 0);
}

#[test]
fn a_press_without_a_text_leads_to_the_door_and_keeps_nothing() {
    let forum = Forum::new();
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let guest = forum.guest();
    let led = guest.forges(&format!("/threads/{}/too", thread.id), &[]);
    assert!(led.leads_to().unwrap().starts_with("/sign-in?next="), "{:?}", led.headers);
    assert_eq!(forum.count("kept_forms"), 0);
}

#[test]
fn what_nobody_comes_back_for_goes_after_a_day() {
    let forum = Forum::new();
    let guest = forum.guest();
    guest.forges("/threads", &[("title", "How?"), ("body", "Like this?")]);
    assert_eq!(forum.count("kept_forms"), 1);
    forum.app.clock.advance(Duration::from_secs(25 * 3600));
    forum.write(|tx| Ok(kept_forms::forget_old(tx)?));
    assert_eq!(forum.count("kept_forms"), 0);
}

#[test]
fn no_network_fills_the_table() {
    let forum = Forum::with(|config| config.limits = true);
    let guest = forum.guest();
    let statuses: Vec<u16> =
        (0..21).map(|_| guest.forges("/threads", &[("title", "How?"), ("body", "So?")]).status).collect();
    assert_eq!((statuses[19], statuses[20]), (303, 429));
}

//! Suggestions while a title is typed, and what becomes of the draft when one solves it.

use crate::support::{Forum, Person, Thread};

/// A forum in which one lamp was repaired and another was not.
fn forum_with_a_solved_lamp() -> (Forum, Thread) {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    ada.asks("Gateway drops every lamp at night");
    let solved = ada.asks("Gateway drops every lamp after the update");
    grace.answers(&solved, "Set the channel by hand.");
    ada.opens(&solved).presses("Accept answer");
    forum.search_catches_up();
    (forum, solved)
}

fn draft(person: &Person<'_>) -> String {
    person.gets("/ask").attributes("input[name=title]", "value").concat()
}

#[test]
fn what_is_typed_as_a_title_is_answered_with_resolved_threads_first() {
    let (forum, solved) = forum_with_a_solved_lamp();
    let guest = forum.guest();
    assert_eq!(
        guest.is_suggested("gateway drops ev").first().map(String::as_str),
        Some("Gateway drops every lamp after the update")
    );
    assert_eq!(guest.is_suggested("gatew").len(), 2);
    assert!(guest.is_suggested("g").is_empty() && guest.is_suggested("").is_empty());
    let (_, found) = guest.asks_for_json("/suggestions?title=lamp+update");
    let first = &found["results"][0];
    assert_eq!(
        (first["id"].as_i64(), first["state"].as_str(), first["kind"].as_str()),
        (Some(solved.id.number()), Some("resolved"), Some("thread"))
    );
    assert!(found["results"].as_array().is_some_and(|all| all.len() <= 5));
    assert_eq!(found["total"].as_u64(), found["results"].as_array().map(|all| all.len() as u64));
    let led = guest.sends(
        actix_web::test::TestRequest::get().uri("/suggestions?title=a+b").insert_header(("accept", "text/html")),
        "/suggestions",
    );
    assert_eq!(led.header("location"), Some("/search?q=a%20b"));
}

#[test]
fn without_script_the_form_is_searched_for_first_and_keeps_everything() {
    let (forum, _) = forum_with_a_solved_lamp();
    let mia = forum.member("mia");
    let typed = mia.opens("/ask").fills("title", "Every lamp drops").fills("body", "At night.").fills("tags", "lamp");
    let page = typed.presses("Search for this first");
    assert_eq!(page.status, 200);
    assert!(page.shows(".suggestions b", "Gateway drops every lamp after the update"), "{}", page.html);
    assert_eq!(page.attributes("input[name=title]", "value"), ["Every lamp drops"]);
    assert!(page.shows("textarea[name=body]", "At night."));
    let asked = page.fills("space", &forum.space("general").to_string()).presses("Post the question");
    assert!(asked.shows("h1", "Every lamp drops"), "{}", asked.html);
}

#[test]
fn a_suggestion_that_solved_it_puts_the_draft_away_until_it_is_wanted_back() {
    let (forum, solved) = forum_with_a_solved_lamp();
    let mia = forum.member("mia");
    let kept = mia.forges(
        "/drafts?place=/threads",
        &[("title", "Every lamp drops"), ("body", "At night."), ("space", ""), ("tags", "")],
    );
    assert_eq!(kept.status, 204);
    let page = mia.opens("/ask");
    let said = "This solved it: “Gateway drops every lamp after the update”";
    let thread = page.presses(said);
    assert_eq!(thread.path, solved.url);
    assert!(thread.shows("#notices", "Your draft is put away"), "{}", thread.html);
    assert_eq!(draft(&mia), "");

    let back = mia.opens("/ask").presses("Bring it back");
    assert!(back.shows("#notices", "Your draft is back"), "{}", back.html);
    assert_eq!(draft(&mia), "Every lamp drops");
    assert!(!mia.opens("/ask").offers("Bring it back"));
}

#[test]
fn what_was_begun_since_is_not_lost_when_a_draft_is_brought_back() {
    let (forum, _) = forum_with_a_solved_lamp();
    let mia = forum.member("mia");
    let keeps = |title: &str| mia.forges("/drafts?place=/threads", &[("title", title), ("body", "")]).status;
    assert_eq!(keeps("Gateway drops one"), 204);
    mia.opens("/ask").presses("This solved it: “Gateway drops every lamp after the update”");
    assert_eq!(keeps("Gateway drops two"), 204);
    mia.forges("/ask/solved/withdraw", &[]);
    assert_eq!(draft(&mia), "Gateway drops one");
    mia.forges("/ask/solved/withdraw", &[]);
    assert_eq!(draft(&mia), "Gateway drops two");
}

#[test]
fn a_guest_is_led_to_the_thread() {
    let (forum, solved) = forum_with_a_solved_lamp();
    let guest = forum.guest();
    let page = guest.opens("/ask?title=every+lamp");
    let thread = page.presses("This solved it: “Gateway drops every lamp after the update”");
    assert_eq!(thread.path, solved.url);
    let unknown = guest.forges("/ask/solved", &[("thread", "999")]);
    assert_eq!(unknown.status, 404);
}

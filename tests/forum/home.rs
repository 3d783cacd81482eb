//! The front page.

use std::time::Duration;

use peerdesk::rights::Role;

use crate::support::Forum;

#[test]
fn a_fresh_site_says_what_comes_next() {
    let forum = Forum::new();
    let admin = forum.with_role("root", Role::Admin, None);
    let (guest, home) = (forum.guest(), admin.opens("/"));
    assert!(home.shows(".notice", "Make a space for a product or a topic"));
    assert!(home.shows(".empty", "Nothing here yet"));
    assert!(!guest.opens("/").says("Make a space"));
    assert!(guest.opens("/").shows(".front a", "Ask a question"));

    forum.space("general");
    admin.asks("How do I restore a backup?");
    assert!(!admin.opens("/").says("What comes next"));
}

#[test]
fn it_shows_threads_by_tab_and_spaces_with_what_is_in_them() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let open = ada.asks("An open question");
    let resolved = ada.asks_in("payments", "A resolved question");
    grace.answers(&resolved, "Like this.");
    ada.opens(&resolved).presses("Accept answer");

    let home = forum.guest();
    let home = home.opens("/");
    assert_eq!(home.texts(".thread-row__title").len(), 2);
    assert_eq!(home.texts(".space-list li"), ["general 1", "payments 1"]);
    assert_eq!(home.follows("Unanswered 1").texts(".thread-row__title"), ["An open question"]);
    assert_eq!(home.follows("Resolved").texts(".thread-row__title"), ["A resolved question"]);
    assert!(open.url.contains("an-open-question"));
}

#[test]
fn those_whose_answers_were_accepted_this_week_are_thanked() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    for title in ["One", "Two"] {
        let thread = ada.asks(title);
        grace.answers(&thread, "Like this.");
        ada.opens(&thread).presses("Accept answer");
    }
    let own = ada.asks("Three");
    ada.answers(&own, "I found it myself.");
    ada.opens(&own).presses("Accept answer");

    let home = ada.opens("/");
    assert!(home.shows(".side .person", "Grace"), "{}", home.html);
    assert!(home.shows(".person__note", "2 accepted answers"));
    assert!(!home.shows(".side .person", "Ada"), "nobody is thanked for helping themselves");
    forum.app.clock.advance(Duration::from_secs(8 * 24 * 3600));
    assert!(!ada.opens("/").says("Thank you this week"));
}

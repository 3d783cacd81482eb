//! People: the list, and each one's own page, as each reader may see it.

use peerdesk::people;
use peerdesk::rights::Role;

use crate::support::{Forum, Page};

#[test]
fn a_page_shows_what_somebody_gave_and_where_they_are_expert() {
    let forum = Forum::new();
    let (ada, mina) = (forum.member("ada"), forum.expert("mina", "payments"));
    let thread = ada.asks("How do I restore a backup?");
    mina.answers(&thread, "Use the Restore tab.");
    ada.opens(&thread).presses("Accept answer");

    let guest = forum.guest();
    let page = guest.opens("/people/Mina");
    assert_eq!(page.path, "/people/mina");
    assert!(page.shows(".roles", "Expert payments"), "{}", page.html);
    assert!(page.shows(".deeds", "How do I restore a backup? Accepted answer"), "{:?}", page.texts(".deeds"));
    assert!(page.shows(".gifts", "1"));
    let asker = guest.opens("/people/ada");
    assert!(asker.shows(".gifts", "member since") && asker.texts(".badge").is_empty());
    assert!(asker.shows(".deeds", "Resolved"));
}

#[test]
fn a_page_tells_nothing_of_spaces_closed_to_its_reader() {
    let forum = Forum::new();
    let mina = forum.expert("mina", "insiders");
    let thread = mina.asks_in("insiders", "What is the secret plan?");
    mina.answers(&thread, "There is none.");
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'insiders'");
    let (guest, admin) = (forum.guest(), forum.with_role("rootie", Role::Admin, None));

    let page = guest.opens("/people/mina");
    assert!(!page.html.contains("secret plan") && !page.html.contains("insiders"), "{}", page.html);
    assert!(!guest.opens("/people").html.contains("insiders"));
    assert!(admin.opens("/people/mina").says("What is the secret plan?"));
    let numbers = |page: &Page<'_>| {
        page.texts(".gifts dd").into_iter().filter(|it| it.parse::<i64>().is_ok()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&page), ["0", "0"], "nor how much was written there");
    assert_eq!(numbers(&admin.opens("/people/mina")), ["0", "2"]);
}

#[test]
fn what_is_hidden_or_deleted_is_not_among_the_recent() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    for (nth, change) in ["hidden_at = 1, hidden_why = 'spam'", "deleted_at = 1"].iter().enumerate() {
        let thread = ada.asks(&format!("Question number {nth}?"));
        let answer = grace.answers(&thread, "Buy this.");
        assert!(ada.opens("/people/grace").says(&format!("Question number {nth}?")));
        forum.execute(&format!("UPDATE posts SET {change} WHERE id = {answer}"));
        assert!(!ada.opens("/people/grace").says(&format!("Question number {nth}?")));
    }
}

#[test]
fn a_suspension_is_told_to_staff_only() {
    let forum = Forum::new();
    let (ada, grace, mo) = (forum.member("ada"), forum.member("grace"), forum.moderator("mo", "general"));
    forum.execute(&format!("UPDATE people SET suspended_at = 0 WHERE id = {}", ada.id()));
    assert!(mo.opens("/people/ada").says("Suspended"));
    assert!(!grace.opens("/people/ada").says("Suspended"));
}

#[test]
fn people_are_listed_by_when_they_came_and_by_name_page_by_page() {
    let forum = Forum::new();
    for nth in 0..people::PAGE + 2 {
        forum.member(&format!("person{nth:02}"));
    }
    let guest = forum.guest();
    let first = guest.opens("/people");
    assert_eq!(first.texts(".person-card").len(), people::PAGE);
    assert!(first.texts(".person__name")[0].contains("49"));
    let second = first.follows("Older");
    assert_eq!(second.texts(".person__name"), ["Person01", "Person00"]);
    let by_name = guest.opens("/people?by=name");
    assert_eq!(by_name.texts(".person__name")[0], "Person00");
    assert_eq!(by_name.follows("Older").texts(".person__name"), ["Person48", "Person49"]);
}

//! How much somebody hears of a thread, a tag and a space.

use peerdesk::follows::{self, Level};

use crate::support::Forum;

#[test]
fn a_thread_is_followed_muted_and_followed_again() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");

    let page = grace.opens(&thread);
    assert!(page.shows(".follow-menu summary", "Mentions only") && page.offers("Follow 1"));
    let page = page.presses("Muted Nothing from this thread, not even when you are mentioned.");
    assert!(page.shows(".follow-menu summary", "Muted"), "{}", page.html);
    assert!(page.offers("Follow 1"), "who mutes does not count");

    grace.forges(&format!("/threads/{}/too", thread.id), &[]);
    assert!(grace.opens(&thread).shows(".follow-menu summary", "Muted"), "a choice outlives a default");
    let page = grace.opens(&thread).presses("Follow 1");
    assert!(page.shows(".follow-menu summary", "Every post") && page.offers("Unfollow 2"));
    assert!(page.presses("Unfollow 2").offers("Follow 1"));
}

#[test]
fn a_space_and_a_tag_are_followed_by_their_menus() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    forum.space("general");
    let page = ada.opens("/ask").fills("title", "How do I restore?").fills("body", "It stopped.");
    page.fills("space", &forum.space("general").to_string()).fills("tags", "backup").presses("Post the question");

    let page = grace.opens("/spaces/general");
    assert!(page.shows(".follow-menu summary", "Mentions only"));
    let page = page.presses("New questions Each new question in this space, and no more of it.");
    assert!(page.shows(".follow-menu summary", "New questions"), "{}", page.html);
    let page = grace.opens("/tags/backup");
    let page = page.presses("Every post New questions with this tag, and all that is said in them.");
    assert!(page.shows(".follow-menu summary", "Every post"), "{}", page.html);
    assert_eq!((forum.count("space_follows"), forum.count("tag_follows")), (1, 1));
    assert!(!forum.guest().opens("/tags/backup").shows(".follow-menu", ""), "guests hear nothing");
}

#[test]
fn experts_hear_of_new_questions_in_their_space_until_they_choose() {
    let forum = Forum::new();
    let (emil, ada) = (forum.expert("emil", "payments"), forum.member("ada"));
    forum.space("shipping");
    assert!(emil.opens("/spaces/payments").shows(".follow-menu summary", "New questions"));
    assert!(emil.opens("/spaces/shipping").shows(".follow-menu summary", "Mentions only"));
    assert!(ada.opens("/spaces/payments").shows(".follow-menu summary", "Mentions only"));
    emil.forges("/spaces/payments/follow", &[("level", "muted")]);
    assert!(emil.opens("/spaces/payments").shows(".follow-menu summary", "Muted"));
}

#[test]
fn what_one_may_not_see_cannot_be_followed() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    forum.space("vault");
    let thread = ada.asks_in("vault", "How do I restore a backup?");
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    for address in [format!("/threads/{}/follow", thread.id), "/spaces/vault/follow".into(), "/tags/none/follow".into()]
    {
        assert_eq!(grace.forges(&address, &[]).status, 404, "{address}");
    }
    assert_eq!(forum.count("space_follows"), 0);
}

#[test]
fn choices_made_at_once_are_counted_right() {
    let forum = Forum::new();
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let people: Vec<_> = (0..5).map(|nth| forum.as_member(forum.member(&format!("person{nth}")).id())).collect();
    let outcomes = forum.at_once(40, |nth, tx| match nth % 4 {
        0 => follows::set_level(tx, &people[nth % 5], thread.id, Level::Muted),
        1 => follows::unfollow(tx, &people[nth % 5], thread.id),
        2 => follows::set_level(tx, &people[nth % 5], thread.id, Level::All),
        _ => follows::follow(tx, &people[nth % 5], thread.id),
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("threads WHERE follow_count = (SELECT count(*) FROM follows WHERE level = 'all')"), 1);
}

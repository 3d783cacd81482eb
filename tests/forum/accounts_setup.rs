//! The first administrator: the link works once, and only the newest does.

use peerdesk::accounts::NewAccount;
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::setup;

use crate::support::{Forum, Page};

fn fill(page: Page<'_>) -> Page<'_> {
    let page = page.fills("name", "Ada").fills("handle", "ada").fills("mail", "ada@example.org");
    page.fills("password", "correct horse battery staple").presses("Make the account and go on")
}

fn link(forum: &Forum) -> String {
    format!("/setup/{}", forum.write(setup::new_link).text())
}

#[test]
fn whoever_holds_the_newest_link_becomes_the_first_administrator() {
    let forum = Forum::new();
    let (old, new) = (link(&forum), link(&forum));
    let (guest, late) = (forum.guest(), forum.guest());
    assert_eq!(guest.opens(&old).status, 404);
    assert_eq!(guest.opens(&new).status, 200);
    let waiting = late.opens(&new);

    let admin = fill(guest.opens(&new));
    assert_eq!(admin.path, "/admin/setup");
    assert_eq!(forum.count("role_grants WHERE role = 'admin' AND space_id IS NULL"), 1);
    assert!(guest.opens("/").offers("Sign out"));
    assert_eq!(fill(waiting).status, 404);
    assert!(!forum.read(|conn| Ok(setup::is_needed(conn)?)));
}

#[test]
fn a_link_used_at_once_makes_one_administrator() {
    let forum = Forum::new();
    let hash = forum.write(setup::new_link).hash();
    let outcomes = forum.at_once(8, |nth, tx| {
        let new = NewAccount {
            name: "Ada".into(),
            handle: format!("ada-{nth}"),
            mail: MailAddress::parse(&format!("ada{nth}@example.org")).unwrap(),
            password_hash: None,
            about: String::new(),
        };
        setup::found(tx, &hash, &new)
    });
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(forum.count("role_grants"), 1);
}

#[test]
fn links_that_do_not_work_are_counted() {
    let forum = Forum::with(|config| config.limits = true);
    let guest = forum.guest();
    let link = link(&forum);
    for _ in 0..20 {
        assert_eq!(guest.opens("/setup/guess").status, 404);
    }
    assert_eq!(guest.opens(&link).status, 429);
}

//! Somebody suspended: told why and until when, reads what is theirs and what guests read, writes nothing, and may go.

use std::time::Duration;

use peerdesk::accounts;
use peerdesk::rights::Role;

use crate::support::accounts::signs_in;
use crate::support::{Forum, PASSWORD, Person, Thread};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A forum where Sven is an expert and one of a closed group, and has written in an open space, in one for members
/// and in one for that group.
struct Scene<'f> {
    sven: Person<'f>,
    admin: Person<'f>,
    open: Thread,
    members: Thread,
    group: Thread,
}

fn scene(forum: &Forum) -> Scene<'_> {
    let (sven, admin) = (forum.expert("sven", "vault"), forum.with_role("anna", Role::Admin, None));
    let open = sven.asks("How do I restore a backup?");
    let members = sven.asks_in("club", "Which tea is served?");
    let group = sven.asks_in("vault", "Where is the key?");
    forum.execute("UPDATE spaces SET access = 'members' WHERE slug = 'club'");
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    forum.execute("INSERT INTO groups (slug, name, created_at) VALUES ('insiders', 'Insiders', 1)");
    forum.execute("INSERT INTO space_groups SELECT s.id, g.id FROM spaces s, groups g WHERE s.slug = 'vault'");
    forum.execute(&format!("INSERT INTO group_members SELECT id, {}, 1 FROM groups", sven.id()));
    forum.people_are_told();
    Scene { sven, admin, open, members, group }
}

fn suspends(forum: &Forum, scene: &Scene<'_>, why: &str, days: &str) {
    let page = scene.admin.opens("/admin/people/sven").fills("why", why).fills("days", days);
    assert!(page.presses("Suspend").says("Suspended, and signed out everywhere"));
    assert!(!scene.sven.opens("/").offers("Sign out"), "their sessions have ended");
    let inside = signs_in(&scene.sven, "sven@example.org", PASSWORD);
    assert_eq!((inside.path.as_str(), inside.status), ("/suspended", 200), "{}", inside.html);
    forum.search_catches_up();
}

#[test]
fn they_read_why_and_until_when_and_find_what_is_theirs() {
    let forum = Forum::new();
    let scene = scene(&forum);
    suspends(&forum, &scene, "Advertising in three threads", "7");
    let page = scene.sven.opens("/suspended");
    assert!(page.says("Advertising in three threads") && page.says("9 May 2026"), "{}", page.html);
    for (link, shows) in [
        ("Your questions", "How do I restore a backup?"),
        ("Your page, with your answers", "How do I restore a backup?"),
        ("Everything you wrote", "How do I restore a backup?"),
        ("Your notifications", "Notifications"),
        ("Your sign-in and security", "sven@example.org"),
        ("A copy of what is yours, or deleting your account", "Make a copy"),
    ] {
        let led = page.follows(link);
        assert!(led.status == 200 && led.says(shows), "{link}: {}", led.html);
    }
    assert!(scene.sven.opens("/threads").says("Your account is suspended"), "each page says so");
}

/// What each address answers: before, while suspended, and to a guest.
#[test]
fn what_is_closed_to_guests_is_closed_to_them() {
    let forum = Forum::new();
    let scene = scene(&forum);
    let (open, members, group) = (&scene.open.url, &scene.members.url, &scene.group.url);
    let table = [
        ("/", 200, 200),
        ("/threads", 200, 200),
        (open.as_str(), 200, 200),
        (members.as_str(), 200, 404),
        (group.as_str(), 200, 404),
        ("/spaces/general", 200, 200),
        ("/spaces/club", 200, 404),
        ("/spaces/vault", 200, 404),
        ("/posts/2", 303, 404),
        ("/posts/3/history", 200, 404),
    ];
    for (address, before, _) in table {
        assert_eq!(scene.sven.gets(address).status, before, "{address} before");
    }
    suspends(&forum, &scene, "spam", "7");
    let guest = forum.guest();
    for (address, _, now) in table {
        assert_eq!(scene.sven.gets(address).status, now, "{address} while suspended");
        assert_eq!(guest.gets(address).status, now, "{address} as a guest");
    }
    for address in ["/threads?tab=mine", "/search?q=key", "/search?q=tea", "/spaces", "/notifications", "/"] {
        let page = scene.sven.gets(address);
        assert!(!page.says("Where is the key?") && !page.says("Which tea is served?"), "{address}: {}", page.html);
    }
}

#[test]
fn they_write_nothing_take_their_copy_and_come_back_when_it_is_over() {
    let forum = Forum::new();
    let scene = scene(&forum);
    suspends(&forum, &scene, "spam", "7");
    let thread = scene.open.id;
    for address in [
        "/threads".to_owned(),
        format!("/threads/{thread}/answers"),
        "/posts/1/comments".to_owned(),
        "/posts/1/vote".to_owned(),
        format!("/threads/{thread}/follow"),
        "/drafts".to_owned(),
        "/settings/profile".to_owned(),
        "/settings/handle".to_owned(),
        "/spaces/vault/roles".to_owned(),
    ] {
        let refused = scene.sven.forges(&address, &[("body", "Still here"), ("title", "Still here")]);
        assert!(refused.status == 403 && refused.says("spam"), "{address}: {} {}", refused.status, refused.html);
    }
    assert_eq!(scene.sven.forges("/settings/privacy/export", &[]).status, 303);
    forum.app.clock.advance(7 * DAY + DAY);
    let back = scene.sven.opens("/");
    assert!(!back.says("is suspended") && scene.sven.gets(&scene.group.url).status == 200, "{}", back.html);
}

#[test]
fn nobody_suspended_is_told_of_what_is_closed_to_them() {
    let forum = Forum::new();
    let scene = scene(&forum);
    let ines = forum.member("ines");
    forum.execute(&format!("INSERT INTO group_members SELECT id, {}, 1 FROM groups", ines.id()));
    let by = forum.as_member(scene.admin.id());
    forum.write(|tx| accounts::suspend(tx, &by, scene.sven.id(), "spam", None));
    let before = forum.count("notifications");
    ines.answers(&scene.group, "Under the mat.");
    forum.people_are_told();
    assert_eq!(forum.count("notifications"), before);
    forum.write(|tx| accounts::lift(tx, &by, scene.sven.id()));
    ines.answers(&scene.group, "Or under the pot.");
    forum.people_are_told();
    assert_eq!(forum.count("notifications"), before + 1);
}

/// Their own words wherever they stand, and nobody else's.
#[test]
fn they_read_what_they_wrote_where_they_cannot_enter_now() {
    let forum = Forum::new();
    let scene = scene(&forum);
    let own = scene.sven.answers(&scene.group, "Under the mat.");
    scene.admin.answers(&scene.group, "In the safe.");
    suspends(&forum, &scene, "spam", "7");
    let page = scene.sven.opens("/settings/posts");
    assert_eq!(page.texts(".panel h2").len(), 4, "{}", page.html);
    assert!(page.says("Under the mat.") && page.says("In a space that is not open to you now"), "{}", page.html);
    assert!(page.says("Where is the key?"), "a title of their own");
    for foreign in ["In the safe.", "/spaces/vault", &scene.group.url] {
        assert!(!page.html.contains(foreign), "{foreign}: {}", page.html);
    }
    scene.admin.opens(&*format!("/posts/{own}/edit")).fills("body", "Under the red mat.").presses("Save");
    let page = scene.sven.opens("/settings/posts");
    assert!(!page.says("red mat") && page.says("Somebody changed this since you wrote it"), "{}", page.html);
    assert!(!forum.member("grace").opens("/settings/posts").says("mat"), "each their own");
}

#[test]
fn what_one_wrote_goes_on_where_a_page_ends() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    assert!(ada.opens("/settings/posts").says("You have not written anything yet"));
    let thread = grace.asks("How do I restore a backup?");
    for nth in 1..=21 {
        ada.answers(&thread, &format!("The try number {nth}."));
    }
    let first = ada.opens("/settings/posts");
    assert!(first.says("The try number 21.") && first.says("The try number 2."), "{}", first.html);
    assert!(!first.says("The try number 1."));
    let last = first.follows("Older");
    assert!(last.says("The try number 1.") && !last.says("The try number 2."), "{}", last.html);
}

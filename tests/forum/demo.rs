//! The demonstration, made through the commands, is what it should be.

use peerdesk::demo::{self, GUIDES, Holds};
use peerdesk::doctor;
use peerdesk::rights::Standing;

use crate::support::Forum;

fn demonstration() -> Forum {
    let forum = Forum::new();
    let hash = forum.app.passwords.hash_now(&"kestrel at home".parse().unwrap()).unwrap();
    demo::fill(&forum.app.db, &hash).unwrap();
    forum.app.refresh_settings().unwrap();
    forum
}

#[test]
fn it_has_everything_a_community_has() {
    let forum = demonstration();
    for (rows, expected) in [
        ("spaces", 4),
        ("spaces WHERE access = 'groups'", 1),
        ("people", 40),
        ("accounts", 40),
        ("threads", 80),
        ("threads WHERE answer_count = 120", 1),
        ("threads WHERE pinned_at IS NOT NULL", 2),
        ("threads WHERE locked_at IS NOT NULL", 1),
        ("threads WHERE closed_at IS NOT NULL", 3),
        ("threads WHERE duplicate_of IS NOT NULL", 2),
        ("acceptances", 47),
        ("verifications", 38),
        ("alternatives", 3),
        ("posts WHERE hidden_at IS NOT NULL", 2),
        ("posts WHERE version > 1", 4),
    ] {
        assert_eq!(forum.count(rows), expected, "{rows}");
    }
    for language in ["en", "ko", "ja", "mn", "lo"] {
        assert!(forum.count(&format!("threads WHERE language = '{language}'")) > 0, "{language}");
    }
    let unanswered = forum.count("threads WHERE answer_count = 0 AND resolved_at IS NULL AND closed_at IS NULL");
    assert!(unanswered >= 5, "{unanswered}");
    let future = forum.app.clock.now().micros();
    assert_eq!(forum.count(&format!("posts WHERE created_at > {future}")), 0);
    assert_eq!(doctor::examine(&forum.app.db).unwrap(), []);
    has_a_room_for_staff(&forum);
}

/// The staff have a room of their own, and nobody else knows of it.
fn has_a_room_for_staff(forum: &Forum) {
    assert_eq!(forum.read(demo::holds), Holds::Demonstration);
    let guest = forum.guest();
    assert!(guest.opens("/").says("Kestrel Home Community"));
    assert_eq!(guest.gets("/spaces/staff").status, 404);
    for guide in GUIDES {
        let member = forum.as_member(forum.read(|conn| Ok(peerdesk::people::find_by_handle(conn, guide.handle)?)).id);
        let staff_room = forum.space("staff");
        assert_eq!(member.may_enter(staff_room), member.is_staff(), "{}", guide.handle);
        assert_eq!(*member.standing() == Standing::New, guide.role == "new member", "{}", guide.handle);
    }
}

#[test]
fn a_site_of_somebodys_own_is_no_demonstration() {
    let forum = Forum::new();
    assert_eq!(forum.read(demo::holds), Holds::Nothing);
    forum.member("ada");
    assert_eq!(forum.read(demo::holds), Holds::OtherThings);
}

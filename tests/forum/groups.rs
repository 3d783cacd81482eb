//! Groups: made, filled, and retired only when no space needs them.

use peerdesk::error::Error;
use peerdesk::groups;
use peerdesk::rights::{Access, Role};
use peerdesk::spaces::{self, NewSpace};

use crate::support::Forum;

#[test]
fn somebody_is_in_a_group_once_however_often_they_are_added() {
    let forum = Forum::new();
    let ada = forum.member("ada").id();
    let group = forum.write(|tx| groups::make(tx, None, "Early access"));
    let outcomes = forum.at_once(12, |_, tx| groups::add_member(tx, None, group, ada));

    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("group_members"), 1);
    assert_eq!(forum.count("events WHERE kind = 'group_changed'"), 2, "made, and one member more");
}

#[test]
fn a_name_is_given_once() {
    let forum = Forum::new();
    let outcomes = forum.at_once(8, |_, tx| groups::make(tx, None, "Early access"));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    let same = forum.app.db.write(|tx| groups::make(tx, None, "early  ACCESS")).unwrap_err();
    assert!(matches!(same, Error::Invalid(errors) if errors.get("name").is_some()));
}

#[test]
fn a_group_that_a_space_is_open_to_stays() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let by = forum.as_member(root.id());
    let group = forum.write(|tx| groups::make(tx, None, "Partners"));
    let closed = NewSpace {
        slug: "partners".into(),
        name: "Partners".into(),
        access: Access::Groups,
        groups: vec![group],
        ..NewSpace::default()
    };
    let space = forum.write(|tx| spaces::make(tx, None, &closed));
    assert!(matches!(forum.app.db.write(|tx| groups::retire(tx, &by, group)), Err(Error::Refused(_))));

    let by = forum.as_member(root.id());
    let open = NewSpace { access: Access::Everyone, ..closed };
    forum.write(|tx| spaces::change(tx, &by, space, &open));
    forum.write(|tx| groups::retire(tx, &by, group));
    assert_eq!(forum.count("groups"), 0);
}

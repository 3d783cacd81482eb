//! Making and changing spaces by their commands: what they keep, and what they refuse.

use peerdesk::error::Error;
use peerdesk::rights::{Access, Role};
use peerdesk::spaces::{self, NewSpace};

use crate::support::Forum;

fn space(slug: &str) -> NewSpace {
    NewSpace { slug: slug.into(), name: slug.to_uppercase(), ..NewSpace::default() }
}

#[test]
fn a_slug_is_given_once_however_many_want_it_at_once() {
    let forum = Forum::new();
    let outcomes = forum.at_once(12, |_, tx| spaces::make(tx, None, &space("hub")));

    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    let taken =
        |outcome: &Result<_, Error>| matches!(outcome, Err(Error::Invalid(errors)) if errors.get("slug").is_some());
    assert_eq!(outcomes.iter().filter(|it| taken(it)).count(), 11, "{outcomes:?}");
    assert_eq!(forum.count("spaces"), 1);
    assert_eq!(forum.count("events WHERE kind = 'space_made'"), 1);
}

#[test]
fn products_keep_their_threads_when_a_space_is_changed() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let root = forum.as_member(root.id());
    let versions = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut hub = space("hub");
    hub.products = vec![("Gateway".into(), versions(&["4.1", "4.2"])), ("Mini".into(), Vec::new())];
    let id = forum.write(|tx| spaces::make(tx, Some(&root), &hub));
    let before = forum.read(|conn| Ok(spaces::products_of(conn, &[id])?));

    hub.products = vec![("Bridge".into(), Vec::new()), ("Gateway".into(), versions(&["4.2", "4.3"]))];
    forum.write(|tx| spaces::change(tx, &root, id, &hub));
    let after = forum.read(|conn| Ok(spaces::products_of(conn, &[id])?));

    let names: Vec<&str> = after.iter().map(|product| product.name.as_str()).collect();
    assert_eq!(names, ["Bridge", "Gateway"]);
    assert_eq!(after[1].id, before[0].id, "the gateway is the same as before");
    let versions = forum.read(|conn| Ok(spaces::versions_of(conn, &[after[1].id])?));
    assert_eq!(versions.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["4.2", "4.3"]);
}

#[test]
fn a_product_that_threads_are_about_stays() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let ada = forum.member("ada");
    let member = forum.as_member(root.id());
    let hub = NewSpace { products: vec![("Gateway".into(), Vec::new())], ..space("hub") };
    let id = forum.write(|tx| spaces::make(tx, None, &hub));
    ada.asks_in("hub", "Why does it blink?");
    forum.execute("UPDATE threads SET product_id = (SELECT id FROM products)");

    let bare = NewSpace { products: Vec::new(), ..hub };
    let refused = forum.app.db.write(|tx| spaces::change(tx, &member, id, &bare)).unwrap_err();
    assert!(matches!(&refused, Error::Invalid(errors) if errors.get("products").is_some()), "{refused:?}");
    assert_eq!(forum.count("products"), 1);
}

#[test]
fn only_administrators_make_and_change_spaces() {
    let forum = Forum::new();
    let id = forum.write(|tx| spaces::make(tx, None, &space("hub")));
    for person in [forum.member("ada"), forum.with_role("lea", Role::Lead, None)] {
        let by = forum.as_member(person.id());
        let made = forum.app.db.write(|tx| spaces::make(tx, Some(&by), &space("other")));
        let changed = forum.app.db.write(|tx| spaces::change(tx, &by, id, &space("other")));
        let ordered = forum.app.db.write(|tx| spaces::change_order(tx, &by, &[id]));
        assert!(matches!(made, Err(Error::Refused(_))));
        assert!(matches!(changed, Err(Error::Refused(_))));
        assert!(matches!(ordered, Err(Error::Refused(_))));
    }
    let broken = NewSpace { access: Access::Groups, ..space("Not a slug") };
    let errors = forum.app.db.write(|tx| spaces::make(tx, None, &broken)).unwrap_err();
    assert!(matches!(&errors, Error::Invalid(errors) if errors.iter().count() == 2), "{errors:?}");
}

#[test]
fn spaces_stand_in_the_order_that_they_are_given() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let by = forum.as_member(root.id());
    let ids: Vec<_> = ["one", "two", "three"].map(|slug| forum.space(slug)).to_vec();
    forum.write(|tx| spaces::change_order(tx, &by, &[ids[2]]));

    let by = forum.as_member(root.id());
    let order: Vec<_> = forum.read(|conn| Ok(spaces::list(conn, &by)?)).into_iter().map(|space| space.id).collect();
    assert_eq!(order, [ids[2], ids[0], ids[1]]);
}

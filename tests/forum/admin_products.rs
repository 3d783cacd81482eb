//! Products and versions of a space: renamed where they stand, put in order, taken away.

use peerdesk::ids::SpaceId;
use peerdesk::rights::Role;
use peerdesk::spaces::{self, Item, NewSpace, Place};

use crate::support::{Forum, Thread};

fn hub(forum: &Forum) -> SpaceId {
    let products = vec![("Hub 2".into(), vec!["4.1".into(), "4.2".into()]), ("Hub Mini".into(), Vec::new())];
    let new = NewSpace { slug: "hub".into(), name: "Hub".into(), products, ..NewSpace::default() };
    forum.write(|tx| spaces::make(tx, None, &new))
}

fn asks_about_hub(forum: &Forum) -> Thread {
    let thread = forum.member("ada").asks_in("hub", "Why does it blink?");
    forum.execute("UPDATE threads SET product_id = (SELECT id FROM products WHERE name = 'Hub 2')");
    forum.execute("UPDATE threads SET version_id = (SELECT id FROM product_versions WHERE name = '4.2')");
    thread
}

#[test]
fn a_product_and_a_version_are_renamed_and_threads_stay_with_them() {
    let forum = Forum::new();
    let space = hub(&forum);
    let thread = asks_about_hub(&forum);
    let root = forum.with_role("root", Role::Admin, None);
    let page = root.opens("/admin/spaces").follows("Hub").follows("Change products and versions");
    assert_eq!(page.path, format!("/admin/spaces/{space}/products"));
    let renamed = page.fills("name", "Hub Two").presses("Rename Hub 2");
    assert!(renamed.says("Saved."), "{}", renamed.html);
    let versions = renamed.follows("2 versions").fills("name", "4.2.0").presses("Rename 4.2");
    assert_eq!(versions.attributes("tbody input[name=name]", "value"), ["4.1", "4.2.0"]);
    assert!(root.opens(&thread).shows(".meta", "Hub Two 4.2.0"));

    let taken = root.opens(&*page_of(space)).fills("name", "Hub Mini").presses("Rename Hub Two");
    assert_eq!(taken.status, 422);
    assert!(taken.shows(".field__error", "stands there twice"));
    let saved = root.opens(&*format!("/admin/spaces/{space}")).fills("description", "All of it.").presses("Save");
    assert!(saved.says("Saved.") && forum.count("products") == 2, "the space's form leaves its products alone");
}

fn page_of(space: SpaceId) -> String {
    format!("/admin/spaces/{space}/products")
}

#[test]
fn products_are_added_and_put_in_order() {
    let forum = Forum::new();
    let space = hub(&forum);
    let root = forum.with_role("root", Role::Admin, None);
    let names = |page: &crate::support::Page<'_>| page.attributes("tbody input[name=name]", "value");
    let added = root.opens(&*page_of(space)).fills("name", "Hub Max").presses("Add");
    assert_eq!(names(&added), ["Hub 2", "Hub Mini", "Hub Max"]);
    let moved = added.presses("Move Hub Max up").presses("Move Hub 2 down");
    assert_eq!(names(&moved), ["Hub Max", "Hub 2", "Hub Mini"]);
    assert!(!moved.offers("Move Hub Max up") && !moved.offers("Move Hub Mini down"));
    assert_eq!(moved.fills("name", " ").presses("Add").status, 422);
}

#[test]
fn what_threads_are_about_goes_only_after_a_word_on_how_many() {
    let forum = Forum::new();
    let space = hub(&forum);
    let thread = asks_about_hub(&forum);
    let root = forum.with_role("root", Role::Admin, None);
    let without = root.opens(&*page_of(space)).presses("Take Hub Mini away");
    assert!(without.says("It is gone.") && forum.count("products") == 1);
    let asked = without.presses("Take Hub 2 away");
    assert_eq!(asked.status, 422);
    assert!(asked.shows(".danger-zone", "1 thread is about Hub 2.") && forum.count("products") == 1);
    let gone = asked.presses("Take it away all the same");
    assert!(gone.says("It is gone.") && gone.says("No products yet."));
    assert_eq!(root.opens(&thread).status, 200);
    assert_eq!(forum.count("threads WHERE product_id IS NULL AND version_id IS NULL"), 1);
}

#[test]
fn the_list_asks_the_same_however_long_it_is() {
    let forum = Forum::new();
    let space = hub(&forum);
    let root = forum.with_role("root", Role::Admin, None);
    let short = forum.asks(|| root.opens(&*page_of(space))).len();
    let by = forum.as_member(root.id());
    for nth in 0..20 {
        forum.write(|tx| spaces::add_item(tx, &by, Place::Space(space), &format!("Product {nth}")));
    }
    assert_eq!(forum.asks(|| root.opens(&*page_of(space))).len(), short);
}

#[test]
fn two_products_renamed_alike_at_once_leave_one_of_the_name() {
    let forum = Forum::new();
    let space = hub(&forum);
    let by = forum.as_member(forum.with_role("root", Role::Admin, None).id());
    let ids: Vec<_> = forum.read(|conn| Ok(spaces::products_of(conn, &[space])?)).iter().map(|it| it.id).collect();
    let outcomes = forum.at_once(2, |nth, tx| spaces::rename_item(tx, &by, Item::Product(ids[nth]), "One"));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(forum.count("products WHERE name = 'One'"), 1);
}

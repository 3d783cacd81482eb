//! Spaces: who finds which, in lists, in counts and by their addresses.

use peerdesk::groups;
use peerdesk::ids::{GroupId, SpaceId};
use peerdesk::rights::{Access, Role};
use peerdesk::spaces::{self, NewSpace};

use crate::support::{Forum, Person};

/// A space with a thread in it, open to a group that exists.
struct Closed {
    group: GroupId,
    space: SpaceId,
}

fn named(slug: &str, access: Access, groups: Vec<GroupId>) -> NewSpace {
    let name = format!("The {slug} space");
    NewSpace { slug: slug.into(), name, access, groups, ..NewSpace::default() }
}

fn closed(forum: &Forum) -> Closed {
    let group = forum.write(|tx| groups::make(tx, None, "Insiders"));
    let space = forum.write(|tx| spaces::make(tx, None, &named("inner", Access::Groups, vec![group])));
    let insider = forum.member("insider");
    forum.write(|tx| groups::add_member(tx, None, group, insider.id()));
    let page = insider
        .opens("/ask")
        .fills("title", "Which secret is it?")
        .fills("space", &space.to_string())
        .fills("tags", "secretive, shared")
        .fills("body", "It stopped working on Tuesday.")
        .presses("Post the question");
    assert_eq!(page.status, 200, "{}", page.html);
    Closed { group, space }
}

#[test]
fn a_closed_space_does_not_exist_for_others() {
    let forum = Forum::new();
    closed(&forum);
    let others = [forum.guest(), forum.member("ada"), forum.moderator("mo", "elsewhere")];
    for other in &others {
        for path in ["/spaces/inner", "/threads?space=inner", "/tags/secretive", "/ask?space=inner", "/admin/spaces/1"]
        {
            let page = other.gets(path);
            assert!(page.status == 404 || path.starts_with("/ask") || path.starts_with("/admin"), "{path}");
            assert!(!page.says("inner") && !page.says("secret"), "{path} tells {}", other.handle);
        }
        for path in ["/", "/spaces", "/threads", "/tags", "/people/insider"] {
            let page = other.opens(path);
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.says("inner") && !page.says("secret"), "{path} tells {}", other.handle);
        }
    }
}

#[test]
fn a_closed_space_is_there_for_its_groups_its_staff_and_who_runs_the_site() {
    let forum = Forum::new();
    let closed = closed(&forum);
    let member = forum.member("grace");
    forum.write(|tx| groups::add_member(tx, None, closed.group, member.id()));
    let staff = forum.with_role("lea", Role::Lead, None);
    for person in [member, forum.expert("mina", "inner"), staff, forum.with_role("root", Role::Admin, None)] {
        assert!(person.opens("/spaces").shows(".space-card", "The inner space"), "{}", person.handle);
        assert!(person.opens("/spaces").shows(".space-lock", "Invited groups only"));
        let page = person.opens("/spaces/inner");
        assert!(page.shows("h1", "The inner space") && page.shows(".thread-row__title", "Which secret is it?"));
        assert!(person.opens("/tags/secretive").shows(".meta", "1 thread"));
    }
    assert_eq!(forum.count(&format!("threads WHERE space_id = {}", closed.space)), 1);
}

#[test]
fn a_members_space_asks_guests_for_nothing_and_shows_members_everything() {
    let forum = Forum::new();
    forum.write(|tx| spaces::make(tx, None, &named("members", Access::Members, Vec::new())));
    assert!(!forum.guest().opens("/spaces").says("The members space"));
    assert_eq!(forum.guest().gets("/spaces/members").status, 404);
    assert!(forum.member("ada").opens("/spaces").shows(".space-lock", "Members only"));
}

#[test]
fn a_space_shows_its_staff_its_products_and_its_threads_by_tab() {
    let forum = Forum::new();
    let mut hub = named("hub", Access::Everyone, Vec::new());
    hub.description = "All about gateways.".into();
    hub.products = vec![("Gateway".into(), vec!["4.1".into(), "4.2".into()])];
    forum.write(|tx| spaces::make(tx, None, &hub));
    let ada = forum.member("ada");
    forum.expert("mina", "hub");
    forum.moderator("mo", "elsewhere");
    let answered = ada.asks_in("hub", "Why does it blink?");
    forum.member("grace").answers(&answered, "It waits for the network.");
    ada.asks_in("hub", "Why does it hum?");
    ada.asks_in("elsewhere", "Why is it dark?");

    let guest = forum.guest();
    let page = guest.opens("/spaces/hub");
    assert!(page.shows(".lead", "All about gateways.") && page.shows(".side", "Gateway 4.1, 4.2"));
    assert!(page.shows(".person", "Mina") && !page.shows(".side", "Mo"));
    assert_eq!(page.texts(".thread-row__title").len(), 2);
    let unanswered = page.follows("Unanswered");
    assert_eq!(unanswered.texts(".thread-row__title"), ["Why does it hum?"]);
}

#[test]
fn a_renamed_space_is_found_by_its_former_word_by_those_to_whom_it_is_open() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let by = forum.as_member(root.id());
    let old = named("old-hub", Access::Everyone, Vec::new());
    let space = forum.write(|tx| spaces::make(tx, None, &old));
    let new = NewSpace { slug: "hub".into(), ..old.clone() };
    forum.write(|tx| spaces::change(tx, &by, space, &new));
    for (former, path) in [("/spaces/old-hub", "/spaces/hub"), ("/spaces/old-hub/roles", "/spaces/hub/roles")] {
        assert_eq!(forum.guest().opens(former).path, path);
    }

    let members = NewSpace { access: Access::Members, ..new };
    forum.write(|tx| spaces::change(tx, &by, space, &members));
    assert_eq!(forum.guest().gets("/spaces/old-hub").status, 404);
    assert_eq!(forum.guest().gets("/spaces/old-hub/roles").status, 404);

    forum.write(|tx| spaces::make(tx, None, &old));
    assert_eq!(forum.guest().opens("/spaces/old-hub").path, "/spaces/old-hub", "another space has the word now");
}

#[test]
fn the_rule_of_doors_and_every_list_agree() {
    let forum = Forum::new();
    let groups = ["One", "Two"].map(|name| forum.write(|tx| groups::make(tx, None, name)));
    let doors = [
        ("everyone", Access::Everyone, vec![]),
        ("members", Access::Members, vec![]),
        ("one", Access::Groups, vec![groups[0]]),
        ("both", Access::Groups, groups.to_vec()),
    ];
    for (slug, access, groups) in doors {
        forum.write(|tx| spaces::make(tx, None, &named(slug, access, groups)));
    }
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    forum.write(|tx| groups::add_member(tx, None, groups[1], grace.id()));
    let cases: [(Person<'_>, &[&str]); 6] = [
        (forum.guest(), &["everyone"]),
        (ada, &["everyone", "members"]),
        (grace, &["everyone", "members", "both"]),
        (forum.moderator("mo", "one"), &["everyone", "members", "one"]),
        (forum.with_role("eva", Role::Expert, None), &["everyone", "members", "one", "both"]),
        (forum.with_role("root", Role::Admin, None), &["everyone", "members", "one", "both"]),
    ];
    for (person, open) in cases {
        let cards = person.opens("/spaces").attributes(".space-card__title a", "href");
        assert_eq!(cards, open.iter().map(|slug| format!("/spaces/{slug}")).collect::<Vec<_>>(), "{}", person.handle);
        for (slug, ..) in [("everyone", 0), ("members", 0), ("one", 0), ("both", 0)] {
            let found = person.gets(&format!("/spaces/{slug}")).status == 200;
            assert_eq!(found, open.contains(&slug), "{} at {slug}", person.handle);
        }
    }
}

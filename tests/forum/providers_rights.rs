//! What a provider's word gives: groups and roles, given and taken back at each sign-in.

use peerdesk::providers::{self, Gift, NewRule};
use peerdesk::rights::Role;
use peerdesk::{groups, roles};

use crate::support::{Forum, Liar};

struct Scene {
    liar: Liar,
    forum: Forum,
}

impl Scene {
    /// Whoever is in `experts` there is an expert of the hub; whoever is in `inner` is in the group Inner.
    fn new() -> Self {
        let liar = Liar::start();
        let forum = Forum::with(Liar::configure);
        Liar::known_to(&forum, &[(&liar, "company", "Company")]);
        let scene = Self { liar, forum };
        let hub = scene.forum.space("hub");
        let inner = scene.forum.write(|tx| groups::make(tx, None, "Inner"));
        scene.rule("experts", Gift::Role(Role::Expert, Some(hub)));
        scene.rule("inner", Gift::Group(inner));
        scene.rule("admins", Gift::Role(Role::Admin, None));
        scene
    }

    fn rule(&self, value: &str, gift: Gift) {
        let admin = self.forum.number("person_id AS number FROM role_grants WHERE role = 'admin'");
        let admin = self.forum.as_member(peerdesk::ids::PersonId::new(admin));
        let new = NewRule { claim: "groups".into(), value: value.into(), gift: Some(gift) };
        self.forum.write(|tx| {
            let id = providers::find_by_slug(tx.conn(), "company")?.id;
            providers::add_rule(tx, &admin, id, &new)
        });
    }

    fn comes_with(&self, in_groups: &[&str]) {
        self.liar.says(|story| story.groups = in_groups.iter().map(|it| (*it).to_owned()).collect());
        let guest = self.forum.guest();
        let page = self.liar.signs_in(&guest);
        let page = if page.offers("Make my account") { page.presses("Make my account") } else { page };
        assert!(page.offers("Sign out"), "{}", page.html);
    }

    fn held(&self) -> (i64, i64, i64) {
        let of = |rows: &str| {
            self.forum.count(&format!("{rows} r JOIN people p ON p.id = r.person_id WHERE p.name = 'Ada Company'"))
        };
        (of("role_grants"), of("group_members"), of("sessions"))
    }
}

#[test]
fn groups_and_roles_follow_at_each_sign_in() {
    let scene = Scene::new();
    scene.comes_with(&["experts", "inner", "others"]);
    assert_eq!(scene.held(), (1, 1, 1));
    scene.comes_with(&["experts", "inner"]);
    assert_eq!(scene.held(), (1, 1, 2));
    scene.comes_with(&["inner"]);
    assert_eq!(scene.held(), (0, 1, 1), "a withdrawn role ends the sessions of before");
    scene.comes_with(&[]);
    assert_eq!(scene.held(), (0, 0, 2));
    scene.comes_with(&["experts"]);
    assert_eq!(scene.held().0, 1);
    assert_eq!(scene.forum.count("audit WHERE kind = 'role_granted'"), 2);
}

#[test]
fn what_was_given_by_hand_stays() {
    let scene = Scene::new();
    scene.comes_with(&[]);
    let ada = scene.forum.number("id AS number FROM people WHERE name = 'Ada Company'");
    let (ada, hub) = (peerdesk::ids::PersonId::new(ada), scene.forum.space("hub"));
    scene.forum.write(|tx| roles::grant(tx, None, ada, Role::Expert, Some(hub)));
    scene.comes_with(&["experts"]);
    scene.comes_with(&[]);
    assert_eq!(scene.held().0, 1);
}

#[test]
fn a_removed_rule_takes_back_what_it_gave() {
    let scene = Scene::new();
    scene.comes_with(&["experts", "inner"]);
    let admin = scene.forum.number("person_id AS number FROM role_grants WHERE role = 'admin'");
    let admin = scene.forum.as_member(peerdesk::ids::PersonId::new(admin));
    scene.forum.write(|tx| {
        let id = providers::find_by_slug(tx.conn(), "company")?.id;
        let rules = providers::list_rules(tx.conn(), id)?;
        let rule = rules.into_iter().find(|rule| rule.value == "experts").expect("the rule");
        providers::remove_rule(tx, &admin, id, rule.id)
    });
    assert_eq!(scene.held(), (0, 1, 0));
}

#[test]
fn the_last_administrator_stays_one() {
    let scene = Scene::new();
    scene.comes_with(&["admins"]);
    scene.forum.execute("DELETE FROM role_grants WHERE role = 'admin' AND by_id IS NULL AND person_id <> (SELECT id FROM people WHERE name = 'Ada Company')");
    assert_eq!(scene.forum.count("role_grants WHERE role = 'admin'"), 1);
    scene.comes_with(&[]);
    assert_eq!(scene.forum.count("role_grants WHERE role = 'admin'"), 1);
}

#[test]
fn two_providers_give_the_same_and_one_takes_it_back() {
    let scene = Scene::new();
    let (forum, hub) = (&scene.forum, scene.forum.space("hub"));
    scene.comes_with(&["experts"]);
    forum.execute("INSERT INTO providers (slug, name, issuer, client_id, scopes, newcomers, sign_out, created_at) VALUES ('other', 'Other', 'https://other.example', 'x', 'openid', 'welcome', 'here_only', 1)");
    forum.execute(&format!("INSERT INTO provider_grants (provider_id, person_id, role, space_id) SELECT o.id, p.id, 'expert', {hub} FROM providers o, people p WHERE o.slug = 'other' AND p.name = 'Ada Company'"));
    scene.comes_with(&[]);
    assert_eq!(scene.held().0, 1, "the other still says so");
}

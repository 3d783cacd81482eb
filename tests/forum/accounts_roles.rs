//! Roles: who grants and withdraws them, and what that does to sessions.

use peerdesk::error::Error;
use peerdesk::rights::Role;
use peerdesk::roles;

use crate::support::Forum;

#[test]
fn a_lead_makes_experts_of_the_spaces_they_lead_only() {
    let forum = Forum::new();
    let (hub, lights) = (forum.space("hub"), forum.space("lights"));
    let lead = forum.with_role("lea", Role::Lead, Some("hub"));
    let ada = forum.member("ada").id();
    let lead = forum.as_member(lead.id());

    forum.write(|tx| roles::grant(tx, Some(&lead), ada, Role::Expert, Some(hub)));
    forum.write(|tx| roles::grant(tx, Some(&lead), ada, Role::Expert, Some(hub)));
    let elsewhere = forum.app.db.write(|tx| roles::grant(tx, Some(&lead), ada, Role::Expert, Some(lights)));

    assert!(matches!(elsewhere, Err(Error::Refused(_))), "{elsewhere:?}");
    let held = forum.read(|conn| Ok(roles::list_of(conn, &[ada])?));
    assert_eq!(held.iter().map(|it| (it.role, it.space_id)).collect::<Vec<_>>(), [(Role::Expert, Some(hub))]);
    assert_eq!(forum.count("events WHERE kind = 'role_granted'"), 1);
    assert_eq!(forum.count("audit WHERE kind = 'role_granted'"), 1);
}

#[test]
fn withdrawing_a_role_ends_its_holders_sessions() {
    let forum = Forum::new();
    let admin = forum.with_role("root-of-all", Role::Admin, None);
    let mina = forum.expert("mina", "hub");
    let (hub, by) = (forum.space("hub"), forum.as_member(admin.id()));
    assert!(mina.opens("/").offers("Sign out"));

    forum.write(|tx| roles::withdraw(tx, Some(&by), mina.id(), Role::Expert, Some(hub)));
    assert!(!mina.opens("/").offers("Sign out"));
    assert!(admin.opens("/").offers("Sign out"));
    assert_eq!(forum.count("role_grants WHERE role = 'expert'"), 0);
}

#[test]
fn admins_who_withdraw_each_others_role_at_once_leave_one() {
    let forum = Forum::new();
    let admins = ["ann", "bea", "cid", "dan"].map(|name| forum.with_role(name, Role::Admin, None).id());
    let members = admins.map(|admin| forum.as_member(admin));
    let outcomes =
        forum.at_once(4, |nth, tx| roles::withdraw(tx, Some(&members[nth]), admins[(nth + 1) % 4], Role::Admin, None));

    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 3, "{outcomes:?}");
    assert_eq!(forum.count("role_grants WHERE role = 'admin'"), 1);
}

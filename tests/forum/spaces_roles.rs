//! Who answers for a space: seen by everybody there, changed by its leads.

use peerdesk::rights::Role;

use crate::support::Forum;

#[test]
fn a_lead_makes_somebody_an_expert_of_their_space_and_takes_it_back() {
    let forum = Forum::new();
    let lead = forum.with_role("lea", Role::Lead, Some("hub"));
    let ada = forum.member("ada");
    let page = lead.opens("/people/ada").follows("hub");
    assert_eq!(page.path, "/spaces/hub/roles?handle=ada");
    assert_eq!(page.attributes("select[name=role] option", "value"), ["expert", "moderator"]);
    let granted = page.presses("Grant");
    assert!(granted.says("Granted.") && granted.shows("tbody", "Ada"), "{}", granted.html);
    assert!(granted.shows("li", "Ada became Expert."));
    assert!(ada.opens("/spaces/hub").shows(".person", "Ada"));
    assert_eq!(forum.count("audit WHERE kind = 'role_granted'"), 1);

    let taken = lead.opens("/spaces/hub/roles").presses("Withdraw this role of Ada");
    assert!(taken.says("They have been signed out everywhere.") && !taken.shows("tbody", "Ada"));
    assert!(taken.shows("li", "Ada is no longer Expert."));
    assert!(!ada.opens("/").offers("Sign out"));
    assert_eq!(forum.count("role_grants WHERE role = 'expert'"), 0);
}

#[test]
fn others_see_who_answers_and_change_nothing() {
    let forum = Forum::new();
    let mina = forum.expert("mina", "hub");
    let elsewhere = forum.with_role("leo", Role::Lead, Some("lights"));
    let (guest, ada) = (forum.guest(), forum.member("ada"));
    for who in [&guest, &ada, &mina, &elsewhere] {
        let page = who.opens("/spaces/hub/roles");
        assert!(page.shows("tbody", "Mina") && !page.offers("Grant"), "{}", who.handle);
        assert!(!page.offers("Withdraw this role of Mina") && !page.says("What changed lately"));
    }
    for who in [&ada, &mina, &elsewhere] {
        assert_eq!(who.forges("/spaces/hub/roles", &[("handle", "ada"), ("role", "expert")]).status, 403);
        let person = mina.id().to_string();
        let form = [("person", person.as_str()), ("role", "expert")];
        assert_eq!(who.forges("/spaces/hub/roles/withdraw", &form).status, 403);
    }
    assert_eq!(forum.count("role_grants"), 2);
}

#[test]
fn a_lead_makes_no_leads_and_is_told_of_a_handle_that_nobody_has() {
    let forum = Forum::new();
    let lead = forum.with_role("lea", Role::Lead, Some("hub"));
    forum.member("ada");
    assert_eq!(lead.forges("/spaces/hub/roles", &[("handle", "ada"), ("role", "lead")]).status, 403);
    let again = lead.opens("/spaces/hub/roles").fills("handle", "nobody").presses("Grant");
    assert_eq!(again.status, 422);
    assert!(again.shows(".field__error", "Nobody has this handle."));
    let root = forum.with_role("root", Role::Admin, None);
    let made = root.opens("/spaces/hub/roles").fills("handle", "@Ada").fills("role", "lead").presses("Grant");
    assert!(made.shows("tbody", "Ada"), "{}", made.html);
}

#[test]
fn the_roles_of_a_closed_space_are_as_unknown_as_the_space() {
    let forum = Forum::new();
    forum.with_role("lea", Role::Lead, Some("vault"));
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    let ada = forum.member("ada");
    assert_eq!(ada.gets("/spaces/vault/roles").status, 404);
    assert_eq!(ada.forges("/spaces/vault/roles", &[("handle", "ada"), ("role", "expert")]).status, 404);
}

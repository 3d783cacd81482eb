//! People as those who run the site know them: found, given roles, suspended.

use peerdesk::rights::Role;

use crate::support::Forum;

#[test]
fn somebody_is_found_by_handle_name_and_mail_address() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    forum.member("ada");
    forum.member("grace");
    for typed in ["ada", "@ada", "AD", "ada@example"] {
        let found = root.opens("/admin/people").fills("q", typed).presses("Find");
        assert_eq!(found.texts("tbody th"), ["Ada @ada"], "{typed}");
    }
    assert!(root.opens("/admin/people?q=%25").says("Nobody found"));
    assert_eq!(root.opens("/admin/people").texts("tbody th").len(), 3);
}

#[test]
fn a_role_is_granted_and_withdrawn() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let hub = forum.space("hub");
    let ada = forum.member("ada");
    let page = root.opens("/admin/people/ada").fills("role", "expert").fills("space", &hub.to_string());
    let granted = page.presses("Grant");
    assert!(granted.shows("tbody tr", "Expert hub"));
    assert!(forum.as_member(ada.id()).is_expert_of(hub));
    let withdrawn = granted.presses("Withdraw");
    assert!(withdrawn.says("signed out everywhere"));
    assert!(!forum.as_member(ada.id()).is_expert_of(hub));
    assert_eq!(ada.opens("/spaces").attributes(".account", "name").len(), 0, "their session ended");
    let nowhere = root.forges("/admin/people/ada/roles", &[("role", "expert"), ("space", "999")]);
    assert_eq!(nowhere.status, 404);
}

#[test]
fn who_is_suspended_is_signed_out_and_writes_nothing_until_it_is_lifted() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let ada = forum.member("ada");
    let without_reason = root.opens("/admin/people/ada").presses("Suspend");
    assert_eq!(without_reason.status, 422);
    let page = root.opens("/admin/people/ada").fills("why", "Advertising again").fills("days", "7");
    assert!(page.presses("Suspend").says("Reason: Advertising again"));
    assert!(forum.as_member(ada.id()).is_suspended());
    assert_eq!(forum.count(&format!("sessions WHERE person_id = {}", ada.id())), 0);
    assert!(root.opens("/admin/people?q=ada").shows("tbody tr", "Suspended"));

    root.opens("/admin/people/ada").presses("Lift the suspension");
    assert!(!forum.as_member(ada.id()).is_suspended());
    for kind in ["person_suspended", "suspension_lifted"] {
        assert_eq!(forum.count(&format!("events WHERE kind = '{kind}'")), 1, "{kind}");
    }
}

#[test]
fn who_runs_the_site_is_not_suspended_and_stays() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    forum.with_role("other", Role::Admin, None);
    for handle in ["root", "other"] {
        let path = format!("/admin/people/{handle}/suspension");
        assert_eq!(root.forges(&path, &[("why", "x"), ("days", "1")]).status, 403, "{handle}");
    }
    let ada = forum.member("ada");
    assert_eq!(ada.forges("/admin/people/root/suspension", &[("why", "x")]).status, 404);
}

//! Accounts by approval: a queue with a note, a yes or a no, and mail of both.

use peerdesk::accounts;
use peerdesk::rights::Role;
use peerdesk::settings::{self, Settings, SignUp};

use crate::support::accounts::sign_up_form;
use crate::support::{Forum, Person};

const ADA: &str = "ada@example.org";

fn by_approval(forum: &Forum) {
    forum.write(|tx| settings::save(tx, None, &Settings { sign_up: SignUp::Approval, ..Settings::default() }));
    forum.app.refresh_settings().unwrap();
}

/// Asks for an account and confirms the address.
fn applies(forum: &Forum, person: &Person<'_>) {
    let form = sign_up_form(person, "ada", ADA).fills("note", "I run three hubs.");
    assert_eq!(form.presses("Make an account").path, "/confirmation");
    let told = person.opens(&forum.mailed_link(ADA)).presses("Confirm this address");
    assert!(told.path == "/confirmation" && told.says("waits for a yes"), "{}", told.html);
}

#[test]
fn who_is_approved_posts_from_then_on_and_is_told() {
    let forum = Forum::with_mail();
    by_approval(&forum);
    let (ada, root) = (forum.guest(), forum.with_role("root", Role::Admin, None));
    applies(&forum, &ada);
    forum.space("general");
    assert_eq!(
        ada.forges("/threads", &[("title", "Why?"), ("body", "It stopped.")]).leads_to().as_deref(),
        Some("/confirmation")
    );
    let queue = root.opens("/admin/applicants");
    assert!(queue.says("I run three hubs.") && queue.says(ADA), "{}", queue.html);
    assert!(queue.presses("Approve").says("Nobody waits"));
    ada.asks("How do I restore a backup?");
    forum.sends_mail();
    assert!(forum.mails_to(ADA).pop().unwrap().subject.contains("is open"));
}

#[test]
fn who_is_declined_is_told_and_leaves_nothing_behind() {
    let forum = Forum::with_mail();
    by_approval(&forum);
    let (ada, root) = (forum.guest(), forum.with_role("root", Role::Admin, None));
    applies(&forum, &ada);
    root.opens("/admin/applicants").follows("Decline @ada").presses("Decline");
    forum.sends_mail();
    assert!(forum.mails_to(ADA).pop().unwrap().html.contains("have not opened it"));
    assert_eq!((forum.count("people"), forum.count("accounts")), (1, 1));
    assert!(!ada.opens("/").offers("Sign out"));
}

#[test]
fn an_address_is_confirmed_before_anybody_is_asked() {
    let forum = Forum::with_mail();
    by_approval(&forum);
    let (ada, root) = (forum.guest(), forum.with_role("root", Role::Admin, None));
    sign_up_form(&ada, "ada", ADA).presses("Make an account");
    assert!(root.opens("/admin/applicants").says("Nobody waits"));
}

#[test]
fn without_mail_accounts_wait_all_the_same() {
    let forum = Forum::new();
    by_approval(&forum);
    let (ada, root) = (forum.guest(), forum.with_role("root", Role::Admin, None));
    assert_eq!(sign_up_form(&ada, "ada", ADA).presses("Make an account").path, "/confirmation");
    root.opens("/admin/applicants").presses("Approve");
    ada.asks("How do I restore a backup?");
    assert_eq!(forum.count("mails"), 0);
}

#[test]
fn only_those_who_run_the_site_decide_and_twice_is_once() {
    let forum = Forum::new();
    by_approval(&forum);
    let (ada, lead) = (forum.guest(), forum.with_role("lena", Role::Lead, Some("general")));
    sign_up_form(&ada, "ada", ADA).presses("Make an account");
    let person = peerdesk::ids::PersonId::new(forum.number("id AS number FROM people WHERE handle = 'ada'"));
    assert_eq!(lead.forges(&format!("/admin/applicants/{person}/approve"), &[]).status, 404);
    let by = forum.as_member(lead.id());
    assert!(forum.app.db.write(|tx| accounts::approve(tx, &by, person, None)).is_err());
    let root = forum.with_role("root", Role::Admin, None);
    let by = forum.as_member(root.id());
    let outcomes = forum.at_once(8, |_, tx| accounts::approve(tx, &by, person, None));
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(forum.count("audit WHERE kind = 'account_approved'"), 1);
}

//! A site that sends no mail any more: nobody is asked to confirm an address; and confirming one by hand.

use peerdesk::platform::config::MailTransport;
use peerdesk::rights::Role;

use crate::support::accounts::signs_up;
use crate::support::{Forum, Person};

const ADA: &str = "ada@example.org";

/// The account is as one that was made while mail was sent.
fn was_asked(forum: &Forum, handle: &str, mail: &str) {
    forum.execute(&format!(
        "UPDATE accounts SET mail_confirmed_at = NULL, mail = '{mail}', mail_folded = 'unconfirmed:{handle}' \
         WHERE person_id = (SELECT id FROM people WHERE handle = '{handle}')"
    ));
}

fn is_open(forum: &Forum, handle: &str) -> bool {
    let of = format!("person_id = (SELECT id FROM people WHERE handle = '{handle}')");
    forum.count(&format!("accounts WHERE mail_confirmed_at IS NOT NULL AND {of}")) == 1
}

#[test]
fn who_was_asked_before_posts_at_once() {
    let forum = Forum::with(|config| config.mail_transport = MailTransport::None);
    let ada = forum.member("ada");
    was_asked(&forum, "ada", ADA);
    ada.asks("How do I restore a backup?");
    assert!(is_open(&forum, "ada"));
    assert_eq!(forum.count("audit WHERE kind = 'mail_confirmed' AND detail = 'no_mail'"), 1);
    assert_eq!(ada.gets("/confirmation").header("location"), Some("/"));
}

#[test]
fn an_address_that_is_somebody_elses_by_now_is_named_anew() {
    let forum = Forum::new();
    let (ada, _) = (forum.member("ada"), forum.member("grace"));
    was_asked(&forum, "ada", "grace@example.org");
    let page = ada.opens("/confirmation");
    assert!(page.says("address of another account") && !page.offers("Send a new link"), "{}", page.html);
    let open = page.fills("mail", ADA).presses("Use this address");
    assert!(open.path == "/" && is_open(&forum, "ada"), "{}", open.html);
    assert_eq!(forum.count("mails"), 0);
}

/// Somebody whose mail never came.
fn waits(forum: &Forum) -> Person<'_> {
    let ada = forum.guest();
    assert_eq!(signs_up(&ada, "ada", ADA).path, "/confirmation");
    ada
}

#[test]
fn who_runs_the_site_confirms_an_address_by_hand() {
    let forum = Forum::with_mail();
    let (ada, root) = (waits(&forum), forum.with_role("root", Role::Admin, None));
    assert!(root.opens("/admin/people").says("Address not confirmed"));
    let done = root.opens("/admin/people/ada").presses("Confirm the address");
    assert!(done.says("The address is confirmed.") && !done.offers("Confirm the address"), "{}", done.html);
    ada.asks("How do I restore a backup?");
    let by = root.id();
    let row = format!("audit WHERE kind = 'mail_confirmed' AND detail = 'by_hand' AND by_id = {by}");
    assert_eq!(forum.count(&row), 1);
    forum.sends_mail();
    assert!(forum.mails_to(ADA).pop().unwrap().subject.contains("is open"));
    assert_eq!(root.forges("/admin/people/ada/confirmation", &[]).status, 303);
    assert_eq!(forum.count(&row), 1, "twice is once");
}

#[test]
fn nobody_else_does_and_nobody_is_given_anothers_address() {
    let forum = Forum::with_mail();
    let (_, lead) = (waits(&forum), forum.with_role("lena", Role::Lead, Some("general")));
    assert_eq!(lead.forges("/admin/people/ada/confirmation", &[]).status, 404);
    let root = forum.with_role("root", Role::Admin, None);
    forum.execute("UPDATE accounts SET mail = 'root@example.org' WHERE mail_confirmed_at IS NULL");
    assert_eq!(root.forges("/admin/people/ada/confirmation", &[]).status, 409);
    assert!(!is_open(&forum, "ada"));
}

#[test]
fn until_then_nobody_else_knows_of_them() {
    let forum = Forum::with_mail();
    let (ada, grace) = (waits(&forum), forum.member("grace"));
    let (expert, root) = (forum.expert("emil", "general"), forum.with_role("root", Role::Admin, None));
    let seen = |person: &Person<'_>| person.gets("/people/ada").status;
    assert_eq!((seen(&ada), seen(&root)), (200, 200));
    assert_eq!((seen(&grace), seen(&expert), seen(&forum.guest())), (404, 404, 404));
    assert!(!grace.opens("/people").says("@ada"));
    forum.execute("UPDATE accounts SET mail_confirmed_at = 1, waits_since = 1 WHERE mail_confirmed_at IS NULL");
    assert_eq!((seen(&ada), seen(&grace)), (200, 404), "nor before a yes was said");
    assert!(!grace.opens("/people").says("@ada"));
    forum.execute("UPDATE accounts SET waits_since = NULL");
    assert_eq!(seen(&grace), 200);
}

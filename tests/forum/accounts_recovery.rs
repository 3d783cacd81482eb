//! A forgotten password, another address, a fresh proof, and word of a new browser.

use std::time::Duration;

use peerdesk::accounts;
use peerdesk::platform::tokens::Token;
use peerdesk::platform::words::Language;
use peerdesk::rights::Role;

use crate::support::accounts::signs_in;
use crate::support::{Forum, PASSWORD, Person};

const ADA: &str = "ada@example.org";
const NEW: &str = "four new words for this";

fn forgets(person: &Person<'_>, mail: &str) -> String {
    person.opens("/forgotten-password").fills("mail", mail).presses("Send the link").texts("main").join(" ")
}

#[test]
fn a_forgotten_password_is_set_anew_and_every_session_ends() {
    let forum = Forum::with_mail();
    let (ada, guest) = (forum.member("ada"), forum.guest());
    let said = forgets(&guest, "ADA@example.org");
    assert_eq!(said, forgets(&guest, "nobody@example.org"), "the page says the same");
    let link = forum.mailed_link(ADA);
    assert!(forum.mails_to("nobody@example.org").is_empty());

    let page = guest.opens(&link);
    assert!(page.says("@ada") && forum.count("sessions") == 1);
    let short = page.fills("password", "short").presses("Set password and sign in");
    assert!(short.status == 422 && short.shows("#field-password-about", "8 characters"), "{}", short.html);
    let done = short.fills("password", NEW).presses("Set password and sign in");
    assert!(done.offers("Sign out"), "{}", done.html);
    assert!(!ada.opens("/").offers("Sign out"), "other sessions have ended");
    assert!(guest.gets(&link).says("each link works once"));
    let again = forum.guest();
    assert_eq!(signs_in(&again, ADA, PASSWORD).status, 422);
    assert!(signs_in(&again, ADA, NEW).offers("Sign out"));
}

#[test]
fn only_the_newest_link_sets_a_password_and_only_for_an_hour() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    forgets(&guest, ADA);
    let first = forum.mailed_link(ADA);
    forum.app.clock.advance(Duration::from_secs(11 * 60));
    forgets(&guest, ADA);
    let second = forum.mailed_link(ADA);
    assert_eq!(guest.forges(&first, &[("password", NEW)]).status, 404);
    forum.app.clock.advance(Duration::from_secs(3601));
    let late = guest.forges(&second, &[("password", NEW)]);
    assert!(late.status == 404 && late.says("Ask for a new one"), "{}", late.html);
    assert_eq!(forum.count("audit WHERE kind = 'password_reset'"), 0);
}

#[test]
fn the_time_of_a_link_begins_when_its_mail_leaves() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    forgets(&guest, ADA);
    forum.app.clock.advance(Duration::from_secs(2 * 3600));
    let link = forum.mailed_link(ADA);
    forum.app.clock.advance(Duration::from_secs(3500));
    assert!(guest.opens(&link).fills("password", NEW).presses("Set password and sign in").offers("Sign out"));
}

#[test]
fn fifty_at_once_set_one_password() {
    let forum = Forum::with_mail();
    forum.member("ada");
    forgets(&forum.guest(), ADA);
    let link = forum.mailed_link(ADA);
    let hash = Token::parse(link.rsplit('/').next().unwrap()).unwrap().hash();
    let outcomes =
        forum.at_once(50, |nth, tx| accounts::set_by_link(tx, Some(&hash), &format!("hash {nth}"), &Language::ENGLISH));
    assert_eq!(outcomes.iter().filter(|it| matches!(it, Ok(Ok(_)))).count(), 1);
    assert_eq!(forum.count("audit WHERE kind = 'password_reset'"), 1);
}

/// Asks for another address.
fn asks_for(ada: &Person<'_>, mail: &str) -> String {
    let page = ada.opens("/settings/address").fills("mail", mail).presses("Send the link");
    assert_eq!(page.status, 200, "{}", page.html);
    page.texts("main").join(" ")
}

#[test]
fn an_address_is_changed_once_the_new_one_is_confirmed_and_the_old_one_is_told() {
    let forum = Forum::with_mail();
    let ada = forum.member("ada");
    asks_for(&ada, "lovelace@example.org");
    forum.sends_mail();
    assert!(forum.mails_to(ADA)[0].subject.contains("to be changed"));
    let link = forum.mailed_link("lovelace@example.org");
    let confirming = ada.opens(&link);
    assert_eq!(forum.count(&format!("accounts WHERE mail = '{ADA}'")), 1);
    assert!(confirming.presses("Confirm this address").says("is changed"));
    let guest = forum.guest();
    assert_eq!(signs_in(&guest, ADA, PASSWORD).status, 422);
    assert!(signs_in(&guest, "lovelace@example.org", PASSWORD).offers("Sign out"));
}

#[test]
fn the_old_address_stops_a_change_or_takes_it_back() {
    let forum = Forum::with_mail();
    let (ada, owner) = (forum.member("ada"), forum.guest());
    asks_for(&ada, "thief@example.org");
    let stop = forum.mailed_link(ADA);
    let confirm = forum.mailed_link("thief@example.org");
    owner.opens(&stop).presses("Keep my address");
    assert_eq!(ada.gets(&confirm).status, 404, "the link to the new one works no longer");

    asks_for(&ada, "thief@example.org");
    let back = forum.mailed_link(ADA);
    ada.opens(&forum.mailed_link("thief@example.org")).presses("Confirm this address");
    forum.app.clock.advance(Duration::from_secs(2 * 24 * 3600));
    owner.opens(&back).presses("Keep my address");
    assert_eq!((forum.count(&format!("accounts WHERE mail_folded = '{ADA}'")), forum.count("sessions")), (1, 0));
    let anew = owner.opens(&forum.mailed_link(ADA)).fills("password", NEW).presses("Set password and sign in");
    assert!(anew.offers("Sign out"), "{}", anew.html);
}

#[test]
fn an_address_of_somebody_else_is_answered_alike_and_they_are_told() {
    let forum = Forum::with_mail();
    let ada = forum.member("ada");
    forum.member("grace");
    let known = asks_for(&ada, "grace@example.org");
    assert_eq!(known, asks_for(&ada, "nobody@example.org"));
    forum.sends_mail();
    assert!(forum.mails_to("grace@example.org")[0].subject.contains("already"));
    assert_eq!(forum.count("accounts WHERE mail = 'grace@example.org'"), 1);
}

#[test]
fn changes_of_address_and_roles_ask_for_a_fresh_proof() {
    let forum = Forum::with_mail();
    let (root, _) = (forum.with_role("root", Role::Admin, None), forum.member("ada"));
    forum.app.clock.advance(Duration::from_secs(3600));
    let grant = [("role", "expert")];
    for (path, fields) in [("/settings/address", &[("mail", "x@example.org")]), ("/admin/people/ada/roles", &grant)] {
        let sent = root.forges(path, fields);
        let next = sent.header("location").unwrap_or_default().to_owned();
        assert!(sent.status == 303 && next.starts_with("/proof?next="), "{path}: {next}");
    }
    assert_eq!((forum.count("role_grants"), forum.count("mailed_links")), (1, 0));
    let asked = root.opens("/settings/address");
    let before = forum.app.passwords.hashes_run();
    let wrong = asked.fills("password", "not the password").presses("Go on");
    assert!(wrong.status == 422 && forum.app.passwords.hashes_run() - before == 1);
    let form = wrong.fills("password", PASSWORD).presses("Go on");
    assert!(form.path == "/settings/address" && form.offers("Send the link"), "{}", form.html);
    assert_eq!(root.forges("/admin/people/ada/roles", &grant).status, 303);
    assert_eq!(forum.count("role_grants"), 2);
}

#[test]
fn a_browser_that_was_never_used_is_told_of_by_mail() {
    let forum = Forum::with_mail();
    let (guest, other) = (forum.guest(), forum.guest());
    forum.member("ada");
    signs_in(&guest, ADA, PASSWORD);
    forum.sends_mail();
    assert_eq!(forum.mails_to(ADA).len(), 1);
    guest.opens("/").presses("Sign out");
    signs_in(&guest, ADA, PASSWORD);
    forum.sends_mail();
    assert_eq!(forum.mails_to(ADA).len(), 1, "it is known now");
    signs_in(&other, ADA, PASSWORD);
    forum.sends_mail();
    let told = forum.mails_to(ADA).pop().unwrap();
    assert!(told.subject.contains("new sign-in") && told.text.contains("192.0.2.…"), "{}", told.text);
    assert!(!told.text.contains("192.0.2.2"), "{}", told.text);
}

#[test]
fn fifty_at_once_change_an_address_once_and_take_it_back_once() {
    let forum = Forum::with_mail();
    let ada = forum.member("ada");
    asks_for(&ada, "lovelace@example.org");
    let hash_of = |link: String| link.split('/').find_map(Token::parse).unwrap().hash();
    let (new, before) = (hash_of(forum.mailed_link("lovelace@example.org")), hash_of(forum.mailed_link(ADA)));
    let english = Language::ENGLISH;
    let changed = forum.at_once(50, |_, tx| accounts::change_address(tx, Some(&new), &english));
    let kept = forum.at_once(50, |_, tx| accounts::keep_address(tx, Some(&before), &english));
    assert_eq!(changed.iter().filter(|it| matches!(it, Ok(Ok(_)))).count(), 1, "{changed:?}");
    assert_eq!(kept.iter().filter(|it| matches!(it, Ok(Ok(_)))).count(), 1, "{kept:?}");
    assert_eq!(forum.count("audit WHERE kind IN ('mail_changed', 'mail_kept')"), 2);
    assert_eq!(forum.count("mails WHERE kind = 'accounts.changed'"), 1);
}

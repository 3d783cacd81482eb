//! Signing in and out: sessions, what is told to whom, and that guessing gets slow.

use std::time::Duration;

use peerdesk::platform::passwords::{Cost, Passwords};
use peerdesk::platform::tokens::Token;
use peerdesk::rights::Role;
use peerdesk::{accounts, roles};

use crate::support::{Forum, PASSWORD, Page, Person};

fn sign_in<'p>(person: &'p Person<'_>, mail: &str, password: &str) -> Page<'p> {
    person.opens("/sign-in").fills("mail", mail).fills("password", password).presses("Sign in")
}

#[test]
fn signing_in_and_out() {
    let forum = Forum::new();
    forum.member("ada");
    let guest = forum.guest();
    assert!(sign_in(&guest, "ADA@example.org", PASSWORD).offers("Sign out"));
    assert_eq!(guest.gets("/sign-in").leads_to().as_deref(), Some("/"));
    let session = guest.cookie("session").unwrap();

    let left = guest.opens("/").presses("Sign out");
    assert!(!left.offers("Sign out"));
    guest.keeps_cookie("session", &session);
    assert!(!guest.opens("/").offers("Sign out"), "the session itself has ended");
    assert_eq!(forum.count("audit WHERE kind IN ('signed_in', 'signed_out')"), 2);
}

#[test]
fn the_session_of_before_ends_with_a_new_sign_in() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    assert_eq!(forum.count("sessions"), 1);
    ada.loses_cookie("session");
    sign_in(&ada, "ada@example.org", PASSWORD);
    let first = ada.cookie("session").unwrap();
    ada.loses_cookie("session");
    sign_in(&ada, "ada@example.org", PASSWORD);
    assert_ne!(ada.cookie("session").unwrap(), first);
    assert_eq!(forum.count("sessions"), 3);
}

#[test]
fn unknown_wrong_and_without_a_password_get_the_same_answer_for_the_same_work() {
    let forum = Forum::new();
    forum.member("ada");
    let bare = forum.member("bea").id();
    forum.execute(&format!("DELETE FROM passwords WHERE person_id = {bare}"));
    let mut answers = Vec::new();
    for mail in ["ada@example.org", "bea@example.org", "nobody@example.org"] {
        let before = forum.app.passwords.hashes_run();
        let guest = forum.guest();
        let page = sign_in(&guest, mail, "not the password");
        assert_eq!(forum.app.passwords.hashes_run() - before, 1, "{mail}");
        answers.push((page.status, page.texts(".problem"), page.html.replace(mail, "…").len()));
    }
    assert_eq!(answers[0].0, 422);
    assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:?}");
    assert_eq!(forum.count("audit WHERE kind = 'sign_in_failed'"), 3);
}

#[test]
fn a_password_hashed_the_old_way_is_hashed_anew() {
    let forum = Forum::new();
    let ada = forum.member("ada").id();
    let old = Passwords::with(Cost { memory_kib: 32, passes: 1 }, 1, Duration::from_secs(5)).unwrap();
    let hash = old.hash_now(&PASSWORD.parse().unwrap()).unwrap();
    forum.write(|tx| Ok(accounts::set_password(tx, ada, &hash)?));

    let guest = forum.guest();
    assert!(sign_in(&guest, "ada@example.org", PASSWORD).offers("Sign out"));
    let fresh = forum.read(|conn| Ok(accounts::find_password(conn, ada)?)).unwrap();
    assert!(!forum.app.passwords.needs_rehash(&fresh));
}

#[test]
fn one_is_led_on_within_the_site_only() {
    let forum = Forum::new();
    forum.member("ada");
    for (next, expected) in [("/threads?tab=mine", "/threads?tab=mine"), ("//evil.example/", "/"), ("/\\evil", "/")] {
        let guest = forum.guest();
        let fields = [("mail", "ada@example.org"), ("password", PASSWORD), ("next", next)];
        assert_eq!(guest.forges("/sign-in", &fields).header("location"), Some(expected), "{next}");
    }
}

#[test]
fn somebody_suspended_signs_in_reads_the_reason_and_writes_nothing() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = grace.asks("How do I restore a backup?");
    forum.execute(&format!(
        "UPDATE people SET suspended_at = 0, suspended_why = 'Advertising.' WHERE id = {}",
        ada.id()
    ));
    let guest = forum.guest();
    let told = sign_in(&guest, "ada@example.org", PASSWORD);
    assert!(told.path == "/suspended" && told.says("Advertising."), "{}", told.html);
    assert_eq!(guest.opens(&thread).status, 200);
    let refused = guest.forges("/threads/1/answers", &[("body", "Buy this.")]);
    assert!(refused.status == 403 && refused.says("Advertising."), "{}", refused.html);
}

#[test]
fn a_granted_role_gives_the_session_a_new_token() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let (hub, before) = (forum.space("hub"), ada.cookie("session").unwrap());
    forum.app.clock.advance(Duration::from_secs(10));
    forum.write(|tx| roles::grant(tx, None, ada.id(), Role::Expert, Some(hub)));

    assert!(ada.opens("/").offers("Sign out"));
    let after = ada.cookie("session").unwrap();
    assert_ne!(before, after);
    assert!(ada.opens("/").offers("Sign out"));
    assert_eq!(ada.cookie("session").unwrap(), after, "once is enough");
    forum.app.clock.advance(Duration::from_secs(61));
    let old = Token::parse(&before).unwrap().hash();
    let now = forum.app.clock.now();
    assert!(forum.read(|conn| Ok(accounts::find_session(conn, &old, now)?)).is_none());
}

#[test]
fn guessing_gets_slow_for_accounts_that_exist_and_that_do_not() {
    let forum = Forum::with(|config| config.limits = true);
    forum.member("ada");
    for mail in ["ada@example.org", "nobody@example.org"] {
        let guest = forum.guest();
        for _ in 0..10 {
            assert_eq!(sign_in(&guest, mail, "not the password").status, 422);
        }
        let hashes = forum.app.passwords.hashes_run();
        let refused = sign_in(&guest, mail, PASSWORD);
        assert_eq!((refused.status, refused.header("retry-after")), (429, Some("900")), "{mail}");
        assert_eq!(forum.app.passwords.hashes_run(), hashes);
    }
    let elsewhere = forum.guest();
    assert!(sign_in(&elsewhere, "ada@example.org", PASSWORD).offers("Sign out"), "one network shuts nobody out");
    forum.app.clock.advance(Duration::from_secs(2 * 3600));
    forum.write(accounts::sweep);
    assert_eq!(forum.count("attempts"), 0);
}

#[test]
fn guesses_at_once_are_all_counted() {
    let forum = Forum::new();
    let outcomes =
        forum.at_once(16, |_, tx| accounts::attempt(tx, accounts::sign_in_guesses("ada@example.org", "192.0.2.1")));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 10);
}

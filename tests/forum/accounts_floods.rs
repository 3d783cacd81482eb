//! Who sends much uses up what is theirs, and shuts nobody else out.

use std::time::Duration;

use peerdesk::accounts::{self, Arrival};
use peerdesk::platform::config::MailTransport;
use peerdesk::platform::tokens::Token;
use peerdesk::platform::words::Language;

use crate::support::accounts::signs_up;
use crate::support::{Forum, PASSWORD, Person};

const ADA: &str = "ada@example.org";

fn limited() -> Forum {
    Forum::with(|config| {
        config.limits = true;
        config.mail_transport = MailTransport::Folder;
    })
}

fn signs_in(person: &Person<'_>, mail: &str, password: &str) -> u16 {
    person.forges("/sign-in", &[("mail", mail), ("password", password)]).status
}

/// Signs in once, so that the browser is known, and out again.
fn is_known(person: &Person<'_>) {
    assert_eq!(signs_in(person, ADA, PASSWORD), 303);
    person.loses_cookie("session");
}

/// As if so many had been counted just now.
fn counted(forum: &Forum, kind: &str, times: i64) {
    let now = forum.app.clock.now().micros();
    forum.execute(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) \
         INSERT INTO attempts (kind, key, at) SELECT '{kind}', '', {now} FROM n"
    ));
}

/// The links for a new password that lie in a mailbox.
fn links(forum: &Forum, mail: &str) -> Vec<String> {
    forum.sends_mail();
    let all = forum.mails_to(mail).into_iter().map(|mail| mail.link());
    all.filter(|link| link.starts_with("/forgotten-password/")).collect()
}

#[test]
fn asking_for_mails_to_somebody_keeps_nothing_from_them() {
    let forum = limited();
    forum.member("ada");
    let (own, other) = (forum.guest(), forum.guest());
    is_known(&own);
    assert_eq!(other.forges("/sign-in/mail", &[("mail", ADA)]).status, 303);
    let code = forum.mailed_code(ADA);
    for _ in 0..4 {
        let stranger = forum.guest();
        for path in ["/forgotten-password", "/sign-in/mail"] {
            (0..6).for_each(|_| drop(stranger.forges(path, &[("mail", ADA)])));
        }
        assert_eq!(stranger.forges("/forgotten-password", &[("mail", ADA)]).status, 429, "that network waits");
    }
    assert_eq!(links(&forum, ADA).len(), 1, "the mailbox is not filled");
    assert_eq!(other.forges("/sign-in/code", &[("code", &code)]).status, 303, "what they asked for works");
    assert_eq!(own.forges("/sign-in/mail", &[("mail", ADA)]).status, 303, "a known browser waits for nobody");
    let elsewhere = forum.guest();
    assert_eq!(elsewhere.forges("/forgotten-password", &[("mail", ADA)]).status, 303);
    let link = links(&forum, ADA).remove(0);
    let set = elsewhere.forges(&link, &[("password", "four new words for this")]);
    assert_eq!(set.status, 303, "the link that lies there sets a password: {}", set.html);
}

#[test]
fn a_link_for_a_password_is_sent_again_after_minutes_or_when_the_last_one_ended() {
    let forum = limited();
    forum.member("ada");
    let guest = forum.guest();
    let ask = || assert_eq!(guest.forges("/forgotten-password", &[("mail", ADA)]).status, 303);
    ask();
    ask();
    assert_eq!(links(&forum, ADA).len(), 1);
    forum.app.clock.advance(Duration::from_secs(11 * 60));
    ask();
    let sent = links(&forum, ADA);
    assert_eq!(sent.len(), 2);
    assert_eq!(guest.forges(&sent[1], &[("password", "four new words for this")]).status, 303);
    guest.loses_cookie("session");
    ask();
    assert_eq!(links(&forum, ADA).len(), 3, "one that was used is no help");
}

#[test]
fn made_up_addresses_use_up_nothing_of_others() {
    let forum = limited();
    forum.member("ada");
    let stranger = forum.guest();
    for nth in 0..20 {
        assert_eq!(stranger.forges("/forgotten-password", &[("mail", &format!("x{nth}@example.org"))]).status, 303);
    }
    assert_eq!(forum.count("attempts WHERE kind = 'link'"), 0);
    forum.guest().forges("/forgotten-password", &[("mail", ADA)]);
    assert_eq!(forum.count("attempts WHERE kind = 'link'"), 1);
    counted(&forum, "link", 5_000);
    for mail in [ADA, "nobody@example.org"] {
        assert_eq!(forum.guest().forges("/forgotten-password", &[("mail", mail)]).status, 429, "{mail}");
    }
}

#[test]
fn mails_of_newcomers_take_nothing_from_who_lost_their_password() {
    let forum = limited();
    forum.member("ada");
    counted(&forum, "mail_all", 2_000);
    let newcomer = forum.guest();
    assert_eq!(signs_up(&newcomer, "eve", "eve@example.org").status, 429);
    let guest = forum.guest();
    assert_eq!(guest.forges("/forgotten-password", &[("mail", ADA)]).status, 303);
    assert_eq!(links(&forum, ADA).len(), 1);
}

#[test]
fn whoever_has_many_households_of_ipv6_is_counted_as_one() {
    let forum = limited();
    let from = |household: usize| forum.guest().coming_from(&format!("2001:db8:1:{household:x}::7"));
    let mut sent = 0;
    'all: for household in 0..5 {
        let guest = from(household);
        for nth in 0..20 {
            let mail = format!("x{household}-{nth}@example.org");
            if guest.forges("/forgotten-password", &[("mail", &mail)]).status == 429 {
                break 'all;
            }
            sent += 1;
        }
    }
    assert_eq!(sent, 60);
    let neighbour = from(0x100);
    assert_eq!(neighbour.forges("/forgotten-password", &[("mail", "y@example.org")]).status, 303);
}

#[test]
fn who_asks_for_a_handle_that_is_taken_costs_no_hash_and_nobodys_place() {
    let forum = Forum::with(|config| config.limits = true);
    forum.member("ada");
    let fields = |handle: &'static str, mail: &'static str| {
        [("name", "Ada"), ("handle", handle), ("mail", mail), ("password", "correct horse battery")]
    };
    let (stranger, hashes) = (forum.guest(), forum.app.passwords.hashes_run());
    for _ in 0..305 {
        assert_eq!(stranger.forges("/sign-up", &fields("ada", "eve@example.org")).status, 422);
    }
    assert_eq!(forum.app.passwords.hashes_run(), hashes);
    let costly: Vec<u16> = (0..21).map(|_| stranger.forges("/sign-up", &fields("", ADA)).status).collect();
    assert!(costly[..20].iter().all(|it| *it == 422) && costly[20] == 429, "what was hashed counts: {costly:?}");
    assert_eq!(forum.guest().forges("/sign-up", &fields("bea", "bea@example.org")).status, 303);
}

#[test]
fn guesses_at_an_account_cannot_be_forgotten_by_a_proof_of_another() {
    let forum = limited();
    forum.member("ada");
    let eve = forum.guest();
    signs_up(&eve, "eve", ADA);
    let session = eve.cookie("session").unwrap();
    eve.loses_cookie("session");
    for _ in 0..9 {
        assert_eq!(signs_in(&eve, ADA, "not the password"), 422);
    }
    eve.keeps_cookie("session", &session);
    assert_eq!(eve.forges("/proof", &[("password", PASSWORD)]).status, 303);
    eve.loses_cookie("session");
    assert_eq!(signs_in(&eve, ADA, "not the password"), 422);
    assert_eq!(signs_in(&eve, ADA, "not the password"), 429, "ten in all");
    eve.keeps_cookie("session", &session);
    assert_eq!(eve.forges("/proof", &[("password", PASSWORD)]).status, 303, "nor are they shut out themselves");
}

#[test]
fn sessions_begun_are_counted_and_a_known_browser_by_itself() {
    let forum = limited();
    forum.member("ada");
    let (own, other) = (forum.guest(), forum.guest());
    is_known(&own);
    let again = || {
        other.loses_cookie("session");
        other.loses_cookie("device");
        signs_in(&other, ADA, PASSWORD)
    };
    let statuses: Vec<u16> = (0..20).map(|_| again()).collect();
    assert!(statuses[..19].iter().all(|it| *it == 303) && statuses[19] == 429, "{statuses:?}");
    is_known(&own);
    forum.sends_mail();
    assert_eq!(forum.mails_to(ADA).len(), 5, "they are told, and not without end");
}

#[test]
fn only_so_many_browsers_of_a_person_are_known() {
    let forum = Forum::new();
    let ada = forum.member("ada").id();
    for nth in 0..53 {
        forum.app.clock.advance(Duration::from_secs(1));
        let device = Token::random().unwrap().hash();
        let (agent, address) = (format!("browser {nth}"), "192.0.2.1".into());
        let with = Arrival { device, agent, address, language: Language::ENGLISH, is_told: false, is_counted: false };
        forum.write(|tx| accounts::arrive(tx, ada, &with));
    }
    assert_eq!(forum.count("devices"), 50);
    assert_eq!(forum.count("devices WHERE agent IN ('browser 0', 'browser 1', 'browser 2')"), 0);
}

#[test]
fn who_shares_a_network_with_guessers_keeps_their_browser() {
    let forum = limited();
    forum.member("ada");
    let office = forum.guest();
    is_known(&office);
    let device = office.cookie("device").unwrap();
    assert_eq!(office.forges("/sign-in/mail", &[("mail", ADA)]).status, 303);
    let code = forum.mailed_code(ADA);
    office.loses_cookie("device");
    for nth in 0..100 {
        assert_eq!(signs_in(&office, &format!("x{nth}@example.org"), "not the password"), 422);
    }
    assert_eq!(signs_in(&office, ADA, PASSWORD), 429);
    office.keeps_cookie("device", &device);
    assert_eq!(office.forges("/sign-in/code", &[("code", &code)]).status, 303);
    office.loses_cookie("session");
    assert_eq!(signs_in(&office, ADA, PASSWORD), 303);
}

#[test]
fn a_code_that_was_right_is_no_failure() {
    let forum = limited();
    forum.member("ada");
    let guest = forum.guest();
    guest.forges("/sign-in/mail", &[("mail", ADA)]);
    guest.forges("/sign-in/code", &[("code", "00000000")]);
    assert_eq!(forum.count("attempts WHERE kind IN ('code', 'network')"), 2);
    assert_eq!(guest.forges("/sign-in/code", &[("code", &forum.mailed_code(ADA))]).status, 303);
    assert_eq!(forum.count("attempts WHERE kind IN ('code', 'network')"), 1, "but for the one that was wrong");
}

//! Signing in by a mailed link in the browser that asked, or by its code typed there.

use std::time::Duration;

use peerdesk::accounts;
use peerdesk::platform::tokens::Token;

use crate::support::{Forum, Page, Person};

const ADA: &str = "ada@example.org";

fn asks<'p>(person: &'p Person<'_>, mail: &str) -> Page<'p> {
    person.opens("/sign-in/mail").fills("mail", mail).presses("Send link and code")
}

#[test]
fn the_link_signs_in_where_it_was_asked_for_and_leads_on() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    guest.opens("/sign-in/mail?next=/threads").fills("mail", ADA).presses("Send link and code");
    let link = forum.mailed_link(ADA);
    let opened = guest.opens(&link);
    assert!(opened.says("@ada") && !opened.offers("Sign out"), "{}", opened.html);
    let inside = opened.presses("Sign in");
    assert!(inside.path == "/threads" && inside.offers("Sign out"), "{}", inside.html);
    guest.loses_cookie("session");
    assert!(guest.gets(&link).says("each link works once"));
}

#[test]
fn elsewhere_the_link_says_where_it_works_and_stays_good() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let (guest, phone) = (forum.guest(), forum.guest());
    asks(&guest, ADA);
    let link = forum.mailed_link(ADA);
    let opened = phone.opens(&link);
    assert!(opened.says("the browser that asked") && !opened.offers("Sign in"), "{}", opened.html);
    let forged = phone.forges(&link, &[]);
    assert!(forged.status == 404 && phone.cookie("session").is_none(), "{}", forged.html);
    assert!(guest.opens(&link).presses("Sign in").offers("Sign out"));
}

#[test]
fn the_code_signs_in_where_it_was_asked_for_only() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let (guest, other) = (forum.guest(), forum.guest());
    let page = asks(&guest, ADA);
    let code = forum.mailed_code(ADA);
    asks(&other, "nobody@example.org");
    let foreign = other.opens("/sign-in/code").fills("code", &code).presses("Sign in");
    assert_eq!(foreign.status, 422);
    let wrong = page.fills("code", "0000 0000").presses("Sign in");
    assert!(wrong.status == 422 && wrong.shows("#field-code-about", "not the code"), "{}", wrong.html);
    assert!(wrong.fills("code", &code).presses("Sign in").offers("Sign out"));
    assert_eq!(forum.guest().forges("/sign-in/code", &[("code", &code)]).status, 422);
}

#[test]
fn known_and_unknown_addresses_are_answered_alike_and_hash_nothing() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let before = forum.app.passwords.hashes_run();
    let mut answers = Vec::new();
    for mail in [ADA, "nobody@example.org"] {
        let guest = forum.guest();
        let asked = asks(&guest, mail);
        let mut said = vec![(asked.status, asked.path.clone(), asked.html.len())];
        for _ in 0..6 {
            let tried = guest.opens("/sign-in/code").fills("code", "0000 0000").presses("Sign in");
            said.push((tried.status, tried.texts("#field-code-about").join(" "), tried.html.len()));
        }
        answers.push(said);
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0][6].1.contains("too many tries"), "{:?}", answers[0]);
    assert_eq!(forum.app.passwords.hashes_run(), before);
}

#[test]
fn five_tries_and_the_code_is_worth_nothing_more() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    asks(&guest, ADA);
    let code = forum.mailed_code(ADA);
    for _ in 0..5 {
        guest.forges("/sign-in/code", &[("code", "00000000")]);
    }
    assert_eq!(guest.forges("/sign-in/code", &[("code", &code)]).status, 422);
    asks(&guest, ADA);
    let newer = forum.mailed_code(ADA);
    assert_eq!(guest.forges("/sign-in/code", &[("code", &newer)]).status, 303);
}

#[test]
fn older_and_expired_codes_and_links_work_no_longer() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    asks(&guest, ADA);
    let (old_link, old_code) = (forum.mailed_link(ADA), forum.mailed_code(ADA));
    asks(&guest, ADA);
    assert!(guest.gets(&old_link).says("A newer link was sent"));
    assert_eq!(guest.forges("/sign-in/code", &[("code", &old_code)]).status, 422);
    let (link, code) = (forum.mailed_link(ADA), forum.mailed_code(ADA));
    forum.app.clock.advance(Duration::from_secs(3601));
    assert!(guest.gets(&link).says("time is over"));
    assert_eq!(guest.forges("/sign-in/code", &[("code", &code)]).status, 422);
    assert_eq!(forum.count("sessions"), 1);
}

#[test]
fn fifty_at_once_use_one_code_and_one_does() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    asks(&guest, ADA);
    let code = forum.mailed_code(ADA);
    let browser = Token::parse(&guest.cookie("asking").unwrap()).unwrap();
    let outcomes = forum.at_once(50, |_, tx| accounts::sign_in_by_code(tx, &browser, &code));
    assert_eq!(outcomes.iter().filter(|it| matches!(it, Ok(Some(_)))).count(), 1);
}

#[test]
fn fifty_at_once_use_one_link_and_one_does() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let guest = forum.guest();
    asks(&guest, ADA);
    let link = forum.mailed_link(ADA);
    let hash = Token::parse(link.rsplit('/').next().unwrap()).unwrap().hash();
    let browser = Token::parse(&guest.cookie("asking").unwrap()).unwrap().hash();
    let outcomes = forum.at_once(50, |_, tx| accounts::sign_in_by_link(tx, Some(&hash), Some(&browser)));
    assert_eq!(outcomes.iter().filter(|it| matches!(it, Ok(Ok(_)))).count(), 1);
}

#[test]
fn mails_are_counted_by_address_and_network_for_known_and_unknown_alike() {
    let forum = Forum::with(|config| {
        config.limits = true;
        config.mail_transport = peerdesk::platform::config::MailTransport::Folder;
    });
    forum.member("ada");
    // From one network, and then from anywhere: links to sign in with are counted by their address too.
    for mail in [ADA, "nobody@example.org"] {
        let guest = forum.guest();
        for nth in 0..6 {
            let path = if nth % 2 == 0 { "/sign-in/mail" } else { "/forgotten-password" };
            let status = guest.forges(path, &[("mail", mail)]).status;
            assert_eq!(status, if nth < 5 { 303 } else { 429 }, "{mail} {nth}");
        }
        let statuses = (0..8).map(|_| forum.guest().forges("/sign-in/mail", &[("mail", mail)]).status);
        assert_eq!(statuses.collect::<Vec<_>>(), [303, 303, 303, 303, 303, 303, 303, 429], "{mail}");
    }
    let guest = forum.guest();
    let statuses: Vec<u16> =
        (0..21).map(|nth| guest.forges("/sign-in/mail", &[("mail", &format!("a{nth}@example.org"))]).status).collect();
    assert!(statuses[..20].iter().all(|status| *status == 303) && statuses[20] == 429, "{statuses:?}");
    forum.sends_mail();
    assert_eq!(forum.mails_to(ADA).len(), 9, "one link for a password, and of those to sign in the last of a browser");
}

#[test]
fn guessing_from_everywhere_shuts_nobody_out_of_a_browser_they_used() {
    let forum = Forum::with(|config| config.limits = true);
    forum.member("ada");
    let own = forum.guest();
    let signs_in = |person: &Person<'_>, password: &str| {
        person.forges("/sign-in", &[("mail", ADA), ("password", password)]).status
    };
    assert_eq!(signs_in(&own, crate::support::PASSWORD), 303);
    own.loses_cookie("session");
    for _ in 0..10 {
        let network = forum.guest();
        (0..10).for_each(|_| assert_eq!(signs_in(&network, "not the password"), 422));
    }
    assert_eq!(signs_in(&forum.guest(), crate::support::PASSWORD), 429, "elsewhere one waits");
    assert_eq!(signs_in(&own, crate::support::PASSWORD), 303);
}

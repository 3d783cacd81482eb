//! Signing in with a provider: the first time, again, and out.

use std::time::Duration;

use peerdesk::providers;

use crate::support::{Forum, Liar};

fn forum(liar: &Liar) -> Forum {
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(liar, "company", "Company")]);
    forum
}

#[test]
fn somebody_comes_for_the_first_time_again_and_goes() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.guest();
    let first = liar.signs_in(&ada);
    assert!(first.path == "/sign-in/first-time" && first.says("ada@company.example"), "{}", first.html);
    assert_eq!(forum.count("accounts WHERE mail = 'ada@company.example'"), 0, "nothing is made before it is asked for");
    let made = first.fills("handle", "ada").presses("Make my account");
    assert!(made.path == "/" && made.offers("Sign out"), "{}", made.html);
    assert_eq!(
        forum.words("SELECT mail AS words FROM accounts a JOIN people p ON p.id = a.person_id WHERE handle = 'ada'"),
        "ada@company.example"
    );

    let out = ada.opens("/").presses("Sign out");
    let onward = out.header("refresh").unwrap().to_owned();
    assert!(onward.starts_with(&format!("0;url={}/end?id_token_hint=", liar.issuer)), "{onward}");
    assert!(onward.contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsigned-out"), "{onward}");
    assert!(!ada.opens("/").offers("Sign out"));
    assert!(ada.opens("/signed-out").says("You are signed out"));

    assert!(liar.signs_in(&ada).offers("Sign out"));
    assert_eq!((forum.count("identities"), forum.count("passwords")), (1, 1), "the administrator's password alone");
    assert_eq!(forum.count("audit WHERE kind = 'identity_joined'"), 1);
    assert_eq!(forum.count("provider_departures") + forum.count("provider_arrivals"), 0);
}

#[test]
fn one_is_led_on_to_where_one_wanted_and_nowhere_else() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.guest();
    liar.signs_in(&ada).presses("Make my account");
    for (next, expected) in [("/threads", "/threads"), ("//evil.example/", "/"), ("https://evil.example", "/")] {
        let guest = forum.guest();
        let leaving = guest.forges("/sign-in/with/company", &[("next", next)]);
        let back = liar.leads_back(&leaving);
        assert_eq!(guest.gets(&back).header("location"), Some(expected), "{next}");
    }
}

#[test]
fn an_account_is_known_by_issuer_and_subject_whatever_the_address() {
    let liar = Liar::start();
    let forum = forum(&liar);
    liar.signs_in(&forum.guest()).presses("Make my account");
    liar.says(|story| {
        story.mail = Some("married@company.example".into());
        story.is_verified = false;
    });
    assert!(liar.signs_in(&forum.guest()).offers("Sign out"));
    liar.says(|story| story.subject = "subject-other".into());
    liar.says(|story| story.mail = Some("ada@company.example".into()));
    assert!(!liar.signs_in(&forum.guest()).offers("Sign out"), "an address alone is nobody");
    assert_eq!(forum.count("identities"), 1);
}

#[test]
fn an_arrival_makes_one_account_however_often_it_is_sent() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.guest();
    liar.signs_in(&ada);
    let browser = ada.cookie("provider").unwrap();
    let token = peerdesk::platform::tokens::Token::parse(&browser).unwrap().hash();
    let made = forum.at_once(12, |nth, tx| providers::join_new(tx, &token, "Ada", &format!("ada{nth}")));
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
    assert_eq!(forum.count("identities"), 1);
}

#[test]
fn an_arrival_waits_for_half_an_hour_in_its_own_browser() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.guest();
    assert_eq!(ada.opens("/sign-in/first-time").status, 404);
    let first = liar.signs_in(&ada);
    assert_eq!(forum.guest().opens("/sign-in/first-time").status, 404);
    let refused = first.fills("name", "").presses("Make my account");
    assert!(refused.status == 422 && refused.offers("Make my account"), "{}", refused.html);
    forum.app.clock.advance(Duration::from_secs(31 * 60));
    assert_eq!(ada.opens("/sign-in/first-time").status, 404);
    forum.write(|tx| providers::sweep(tx).map(|_| ()));
    assert_eq!(forum.count("provider_arrivals"), 0);
}

#[test]
fn a_provider_that_signs_with_a_new_key_is_asked_for_it_at_once() {
    let liar = Liar::start();
    let forum = forum(&liar);
    liar.signs_in(&forum.guest()).presses("Make my account");
    liar.says(|story| story.key = 9);
    assert!(liar.signs_in(&forum.guest()).offers("Sign out"));
    let asked = liar.times_described();
    assert!(liar.signs_in(&forum.guest()).offers("Sign out"));
    assert_eq!(liar.times_described(), asked, "what it says of itself is believed for a while");
}

#[test]
fn an_address_that_a_provider_vouches_for_is_confirmed_for_whoever_joins_it() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = forum.member("ada");
    liar.says(|story| story.mail = Some("ada@example.org".into()));
    forum.execute("UPDATE accounts SET mail_confirmed_at = NULL WHERE mail = 'ada@example.org'");
    let back = liar.leads_back(&ada.opens("/settings/identities").presses("Join Company"));
    ada.opens(&*back);
    assert_eq!(forum.count("accounts WHERE mail = 'ada@example.org' AND mail_confirmed_at IS NOT NULL"), 1);
}

//! A provider that lies, and answers that are not this browser's: refused, said plainly, written down, nothing changed.

use std::time::Duration;

use peerdesk::platform::tokens::Token;
use peerdesk::providers::{self, Errand, NewDeparture};

use crate::support::{Forum, Liar, Lie, Page};

fn forum(liar: &Liar) -> Forum {
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(liar, "company", "Company")]);
    forum
}

/// Everything that a sign-in could have changed.
fn state(forum: &Forum) -> [i64; 6] {
    ["people", "accounts", "identities", "sessions", "provider_arrivals", "provider_sign_ins"].map(|it| forum.count(it))
}

fn assert_refused(page: &Page<'_>, words: &str) {
    assert!(page.status == 403 && page.says(words) && page.says("Nothing was changed"), "{words}: {}", page.html);
    assert!(!page.offers("Sign out"));
}

#[test]
fn a_lie_is_refused_said_and_written_down() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let before = state(&forum);
    let cases = [
        (Lie::OtherIssuer, "not the word of Company", "issuer"),
        (Lie::OtherAudience, "meant for another site", "audience"),
        (Lie::FurtherAudience, "meant for another site", "audience"),
        (Lie::OtherParty, "meant for another site", "audience"),
        (Lie::OtherNonce, "answers another sign-in", "nonce"),
        (Lie::Expired, "no longer good", "expired"),
        (Lie::Unsigned, "not signed by Company", "signature"),
        (Lie::SharedSecret, "not signed by Company", "signature"),
        (Lie::OtherKey, "not signed by Company", "signature"),
        (Lie::OtherSubjectLater, "cannot read", "answer"),
        (Lie::Huge, "does not answer", "away"),
        (Lie::Redirects, "cannot read", "answer"),
        (Lie::OtherIssuerOfItself, "does not answer", "away"),
        (Lie::UnsafeAddress, "does not answer", "away"),
        (Lie::NoToken, "cannot read", "answer"),
        (Lie::Nonsense, "cannot read", "answer"),
        (Lie::OtherAccess, "not signed by Company", "signature"),
        (Lie::Nameless, "not the word of Company", "issuer"),
    ];
    for (lie, words, word) in cases {
        let guest = forum.guest();
        liar.says(|story| story.lie = None);
        let leaving = guest.opens("/sign-in").presses("Continue with Company");
        liar.says(|story| story.lie = Some(lie));
        // What it said of itself before is believed for ten minutes.
        forum.app.clock.advance(Duration::from_secs(11 * 60));
        let written = forum.count(&format!("audit WHERE kind = 'provider_refused' AND detail = '{word}'"));
        let page = guest.opens(&*liar.leads_back(&leaving));
        assert_refused(&page, words);
        let now = forum.count(&format!("audit WHERE kind = 'provider_refused' AND detail = '{word}'"));
        assert_eq!((now - written, state(&forum)), (1, before), "{lie:?}");
    }
}

#[test]
fn a_provider_that_does_not_come_to_an_end_is_given_up() {
    let liar = Liar::start();
    let forum = Forum::patient(Duration::from_secs(5), Liar::configure);
    Liar::known_to(&forum, &[(&liar, "company", "Company")]);
    let (guest, before) = (forum.guest(), state(&forum));
    let back = liar.leads_back(&guest.opens("/sign-in").presses("Continue with Company"));
    liar.says(|story| story.lie = Some(Lie::Slow));
    assert_refused(&guest.opens(&*back), "does not answer");
    assert_eq!(state(&forum), before);
}

#[test]
fn an_address_that_the_provider_does_not_vouch_for_opens_nothing() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let before = state(&forum);
    liar.says(|story| story.is_verified = false);
    assert_refused(&liar.signs_in(&forum.guest()), "does not say that your address is really yours");
    liar.says(|story| story.mail = Some("admin@example.org".into()));
    assert_refused(&liar.signs_in(&forum.guest()), "does not say that your address is really yours");
    liar.says(|story| story.mail = None);
    assert_refused(&liar.signs_in(&forum.guest()), "gives us no address");
    assert_eq!(state(&forum), before);
}

#[test]
fn an_answer_is_taken_once_by_the_browser_that_began_it_and_in_time() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let (ada, eve) = (forum.guest(), forum.guest());
    let leaves = |person| -> String {
        let person: &crate::support::Person<'_> = person;
        liar.leads_back(&person.opens("/sign-in").presses("Continue with Company"))
    };
    let answer = leaves(&ada);
    assert_refused(&eve.opens(&*answer), "begun in another browser");
    assert_refused(&ada.opens(&*answer), "belongs to no sign-in under way");

    leaves(&eve);
    let answer = leaves(&ada);
    assert_refused(&eve.opens(&*answer), "begun in another browser");

    let answer = leaves(&ada);
    assert_eq!(ada.opens(&*answer).path, "/sign-in/first-time");
    assert_refused(&ada.opens(&*answer), "belongs to no sign-in under way");

    let late = leaves(&ada);
    forum.app.clock.advance(Duration::from_secs(16 * 60));
    assert_refused(&ada.opens(&*late), "belongs to no sign-in under way");
    for made_up in ["", "?state=x&code=y", "?code=y"] {
        assert_refused(
            &ada.opens(&*format!("/sign-in/with/company/answer{made_up}")),
            "belongs to no sign-in under way",
        );
    }
    assert_eq!(forum.count("identities") + forum.count("provider_departures WHERE next IS NOT NULL"), 0);
}

#[test]
fn an_answer_to_one_provider_is_none_to_another_and_names_its_issuer_if_any() {
    let (liar, other) = (Liar::start(), Liar::start());
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(&liar, "company", "Company"), (&other, "partner", "Partner")]);
    let ada = forum.guest();
    let answer = liar.leads_back(&ada.opens("/sign-in").presses("Continue with Company"));
    assert_refused(&ada.opens(&*answer.replace("/company/", "/partner/")), "belongs to no sign-in under way");
    let answer = liar.leads_back(&ada.opens("/sign-in").presses("Continue with Company"));
    assert_refused(&ada.opens(&*format!("{answer}&iss=https%3A%2F%2Fevil.example")), "not the word of Company");
    let answer = liar.leads_back(&ada.opens("/sign-in").presses("Continue with Company"));
    let broken_off = format!("{}&error=access_denied", answer.replace("code=", "x="));
    assert_refused(&ada.opens(&*broken_off), "broken off");
}

#[test]
fn of_many_who_bring_one_answer_one_is_let_through() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let provider = forum.read(|conn| Ok(providers::find_by_slug(conn, "company")?.id));
    let (state, browser) = (Token::random().unwrap().hash(), Token::random().unwrap().hash());
    let errand = Errand::SignIn;
    let new =
        NewDeparture { state: state.clone(), browser: browser.clone(), provider, errand, person: None, next: None };
    forum.write(|tx| Ok(providers::depart(tx, &new)?));
    let taken = forum.at_once(50, |_, tx| Ok(providers::take_departure(tx, provider, &state, Some(&browser))?));
    assert_eq!(taken.iter().filter(|taken| matches!(taken, Ok(Ok(_)))).count(), 1);
}

#[test]
fn a_provider_that_cannot_be_asked_is_away_and_one_in_the_own_network_is_not_asked() {
    let liar = Liar::start();
    let forum = Forum::new();
    Liar::known_to(&forum, &[(&liar, "company", "Company")]);
    let page = forum.guest().opens("/sign-in").presses("Continue with Company").html;
    assert!(page.contains("does not answer"), "{page}");
}

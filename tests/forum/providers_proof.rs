//! Showing once more who one is, at the provider: for whoever has no password.

use std::time::Duration;

use crate::support::{Forum, Liar, Lie, Page, Person};

const LATER: Duration = Duration::from_secs(31 * 60);
/// A page for who proved lately who they are.
const GUARDED: &str = "/settings/address";

fn forum(liar: &Liar) -> Forum {
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(liar, "company", "Company")]);
    forum
}

/// Somebody who came by the provider, half an hour ago.
fn ada<'f>(forum: &'f Forum, liar: &Liar) -> Person<'f> {
    let ada = forum.guest();
    liar.signs_in(&ada).presses("Make my account");
    forum.app.clock.advance(LATER);
    ada
}

fn leaves<'p>(person: &'p Person<'_>) -> Page<'p> {
    let asked = person.opens(GUARDED);
    assert!(asked.path.starts_with("/proof") && !asked.html.contains("name=\"password\""), "{}", asked.html);
    asked.presses("Sign in anew with Company")
}

#[test]
fn a_fresh_sign_in_there_is_a_proof_here() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = ada(&forum, &liar);
    let leaving = leaves(&ada);
    let asked = Liar::asked(&leaving);
    assert_eq!((asked["prompt"].as_str(), asked["max_age"].as_str()), ("login", "0"));
    let back = liar.leads_back(&leaving);
    assert_eq!(ada.opens(&*back).path, GUARDED);
    assert_eq!(forum.count("audit WHERE kind = 'proved' AND detail = 'provider'"), 1);
    forum.app.clock.advance(LATER);
    assert!(ada.opens(GUARDED).path.starts_with("/proof"));
}

#[test]
fn an_older_sign_in_there_proves_nothing() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = ada(&forum, &liar);
    for lie in [Lie::NotAnew, Lie::NoMoment] {
        let back = liar.leads_back(&leaves(&ada));
        liar.says(|story| story.lie = Some(lie));
        let refused = ada.opens(&*back);
        assert!(refused.status == 403 && refused.says("did not ask you anew"), "{}", refused.html);
        assert!(ada.opens(GUARDED).path.starts_with("/proof"));
        liar.says(|story| story.lie = None);
    }
    assert_eq!(forum.count("audit WHERE kind = 'provider_refused' AND detail = 'stale'"), 2);
}

#[test]
fn somebody_else_there_proves_nothing_here() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let ada = ada(&forum, &liar);
    let back = liar.leads_back(&leaves(&ada));
    liar.says(|story| story.subject = "subject-eve".into());
    let refused = ada.opens(&*back);
    assert!(refused.status == 403 && refused.says("another account of Company"), "{}", refused.html);
    liar.says(|story| story.subject = "subject-ada".into());
    let back = liar.leads_back(&leaves(&ada));
    let eve = forum.member("eve");
    ada.keeps_cookie("session", &eve.cookie("session").unwrap());
    assert!(ada.opens(&*back).says("Somebody else is signed in"));
    assert_eq!(forum.count("audit WHERE kind = 'proved'"), 0);
}

#[test]
fn joining_asks_for_a_proof_first() {
    let liar = Liar::start();
    let forum = forum(&liar);
    let bea = forum.member("bea");
    forum.app.clock.advance(LATER);
    let asked = bea.opens("/settings/identities").presses("Join Company");
    assert!(asked.path.starts_with("/proof") && asked.html.contains("name=\"password\""), "{}", asked.html);
    assert_eq!(forum.count("provider_departures"), 0);
}

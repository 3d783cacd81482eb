//! One's own settings, and how guests and members choose brightness and language.

use peerdesk::accounts::{self, NewSession};
use peerdesk::platform::tokens::Token;

use crate::support::{Forum, PASSWORD};

#[test]
fn name_zone_and_brightness_are_changed() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let form = ada.opens("/settings/profile").fills("name", " Ada  Lovelace ").fills("about", "Two hubs since 2021.");
    let saved = form.fills("time_zone", "Asia/Seoul").fills("theme", "dark").presses("Save");
    assert!(saved.says("Saved.") && saved.html.contains("data-theme=\"dark\""), "{}", saved.html);
    assert!(saved.shows(".footer__zone", "Seoul"), "{:?}", saved.texts(".footer__zone"));
    let page = forum.guest().opens("/people/ada").html.clone();
    assert!(page.contains("Ada Lovelace") && page.contains("Two hubs since 2021."));
    let again = ada.opens("/settings/profile").fills("name", " ").presses("Save");
    assert!(again.status == 422 && again.shows("#field-name-about", "fill this in"));
    let forged = ada.forges("/settings/profile", &[("name", "Ada"), ("theme", "dark"), ("time_zone", "Mars/Base")]);
    assert_eq!(forged.status, 422);
    assert_eq!(forum.count("events WHERE kind = 'person_changed'"), 1);
}

#[test]
fn a_password_is_changed_by_who_knows_the_present_one_and_other_sessions_end() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    also_signed_in(&forum, &ada);
    let change = |present: &str, new: &str| {
        ada.opens("/settings/account")
            .fills("present_password", present)
            .fills("password", new)
            .presses("Change password")
    };
    assert!(change("not it at all", "a new and better one").shows("#field-present_password-about", "not your present"));
    assert!(change(PASSWORD, "short").shows("#field-password-about", "8 characters"));
    assert_eq!(forum.count("sessions"), 2);

    assert!(change(PASSWORD, "a new and better one").says("is changed"));
    assert_eq!(forum.count("sessions"), 1);
    assert!(ada.opens("/").offers("Sign out"));
    let guest = forum.guest();
    let door = guest.opens("/sign-in").fills("mail", "ada@example.org").fills("password", "a new and better one");
    assert!(door.presses("Sign in").offers("Sign out"));
}

fn also_signed_in(forum: &Forum, person: &crate::support::Person<'_>) {
    let new = NewSession {
        token_hash: Token::random().unwrap().hash(),
        person: person.id(),
        lasts: accounts::lifetime(30),
        agent: "Another browser".into(),
        address: "192.0.2.9".into(),
    };
    forum.write(|tx| Ok(accounts::begin(tx, &new)?));
}

#[test]
fn other_sessions_are_seen_and_ended() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    also_signed_in(&forum, &ada);
    also_signed_in(&forum, &ada);
    let settings = ada.opens("/settings/account");
    assert_eq!(settings.texts(".sessions > li").len(), 3);
    let name = settings.attributes(".sessions input[name=session]", "value").remove(0);
    grace.forges("/settings/sessions/end", &[("session", &name)]);
    assert_eq!(forum.count("sessions"), 4, "only one's own");

    let two = settings.presses("Sign out there");
    assert_eq!(two.texts(".sessions > li").len(), 2);
    let one = two.presses("Sign out everywhere else");
    assert_eq!(one.texts(".sessions > li").len(), 1);
    assert!(one.shows(".sessions", "This browser"));
}

#[test]
fn brightness_and_language_are_chosen_on_any_page_and_lead_back_to_it() {
    let forum = Forum::new();
    let (guest, ada) = (forum.guest(), forum.member("ada"));
    for person in [&guest, &ada] {
        let dark = person.opens("/threads?tab=newest").presses("Dark");
        assert_eq!(dark.path, "/threads?tab=newest");
        assert!(dark.html.contains("data-theme=\"dark\""));
        let pseudo = dark.presses("⟦pseudo⟧");
        assert!(pseudo.html.contains("<html lang=\"qps\""));
    }
    ada.loses_cookie("theme");
    assert!(ada.opens("/").html.contains("data-theme=\"dark\""), "a member's account remembers");
    let away = guest.forges("/theme", &[("theme", "light"), ("back", "//evil.example")]);
    assert_eq!(away.header("location"), Some("/"));
    assert_eq!(guest.forges("/language", &[("language", "tlh"), ("back", "/")]).status, 404);
}

//! Whoever holds a session of somebody else's, and knows their password, cannot keep the account from its owner.

use std::time::Duration;

use peerdesk::accounts;
use peerdesk::error::Error;
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::platform::words::Language;

use crate::support::accounts::{signs_in, signs_up};
use crate::support::{Forum, PASSWORD, Person};

const ADA: &str = "ada@example.org";
const NEW: &str = "four new words for this";

fn asks_for(person: &Person<'_>, mail: &str) {
    let page = person.opens("/settings/address").fills("mail", mail).presses("Send the link");
    assert_eq!(page.status, 200, "{}", page.html);
}

/// Changes the address for good; the link by which the one before takes it back.
fn changes(person: &Person<'_>, from: &str, to: &str) -> String {
    asks_for(person, to);
    let back = person.forum.mailed_link(from);
    let done = person.opens(&person.forum.mailed_link(to)).presses("Confirm this address");
    assert!(done.says("is changed"), "{}", done.html);
    back
}

#[test]
fn a_second_change_leaves_the_first_address_its_way_back() {
    let forum = Forum::with_mail();
    let (thief, owner) = (forum.member("ada"), forum.guest());
    let back = changes(&thief, ADA, "b@example.org");
    let thiefs_own = changes(&thief, "b@example.org", "c@example.org");
    asks_for(&thief, "d@example.org");
    let further = forum.mailed_link("d@example.org");
    forum.app.clock.advance(Duration::from_secs(6 * 24 * 3600));
    owner.opens(&back).presses("Keep my address");
    assert_eq!(forum.count(&format!("accounts WHERE mail_folded = '{ADA}'")), 1);
    for link in [&thiefs_own, &further] {
        assert_eq!(forum.guest().forges(link, &[]).status, 404, "{link}");
    }
    assert_eq!(forum.count(&format!("accounts WHERE mail_folded = '{ADA}'")), 1, "nobody takes it back once more");
}

/// The account is joined with somebody at a provider.
fn joined_with_a_provider(forum: &Forum) {
    forum.execute(
        "INSERT INTO providers (slug, name, issuer, client_id, scopes, newcomers, sign_out, created_at) \
         VALUES ('company', 'Company', 'https://id.example', 'forum', 'openid', 'welcome', 'here_only', 0)",
    );
    forum.execute(
        "INSERT INTO identities (provider_id, person_id, issuer, subject, called, joined_at, used_at) \
         SELECT p.id, a.person_id, p.issuer, 'thief', 'thief', 0, 0 FROM providers p, accounts a",
    );
}

#[test]
fn taking_an_address_back_leaves_no_password_and_no_browser_that_is_known() {
    let forum = Forum::with_mail();
    forum.member("ada");
    let (thief, owner) = (forum.guest(), forum.guest());
    signs_in(&thief, ADA, PASSWORD);
    let back = changes(&thief, ADA, "thief@example.org");
    joined_with_a_provider(&forum);
    owner.opens(&back).presses("Keep my address");
    assert_eq!(forum.count("identities"), 0, "nor by what they joined it with");
    assert_eq!((forum.count("passwords"), forum.count("devices"), forum.count("sessions")), (0, 0, 0));
    for mail in [ADA, "thief@example.org"] {
        assert_eq!(thief.forges("/sign-in", &[("mail", mail), ("password", PASSWORD)]).status, 422, "{mail}");
    }
    let anew = owner.opens(&forum.mailed_link(ADA)).fills("password", NEW).presses("Set password and sign in");
    assert!(anew.offers("Sign out"), "{}", anew.html);
}

#[test]
fn an_account_that_only_names_an_address_has_none_to_change() {
    let forum = Forum::with_mail();
    let eve = forum.guest();
    signs_up(&eve, "eve", "victim@example.org");
    forum.sends_mail();
    let mails = forum.mails_to("victim@example.org").len();
    assert_eq!(eve.gets("/settings/address").header("location"), Some("/confirmation"));
    let sent = eve.forges("/settings/address", &[("mail", "eve@example.org")]);
    assert_eq!(sent.header("location"), Some("/confirmation"));
    let id = forum.number("id AS number FROM people WHERE handle = 'eve'");
    let by = forum.as_member(peerdesk::ids::PersonId::new(id));
    let mail = MailAddress::parse("eve@example.org").unwrap();
    let asked = forum.app.db.write(|tx| accounts::ask_to_change(tx, &by, &mail, &Language::ENGLISH));
    assert!(matches!(asked, Err(Error::Refused(_))), "{asked:?}");
    forum.sends_mail();
    assert_eq!(forum.mails_to("victim@example.org").len(), mails, "nothing that they could keep");
    assert!(forum.mails_to("eve@example.org").is_empty());
}

#[test]
fn the_address_before_is_not_mailed_without_end() {
    let forum = Forum::with(|config| {
        config.limits = true;
        config.mail_transport = peerdesk::platform::config::MailTransport::Folder;
    });
    let ada = forum.member("ada");
    let ask = |nth: usize| ada.forges("/settings/address", &[("mail", &format!("n{nth}@example.org"))]).status;
    assert!((0..5).all(|nth| ask(nth) == 303));
    assert_eq!(ask(5), 429);
}

/// How many browsers are known after something happened to somebody who signed in with two, one of which does it.
fn known_after(happens: impl Fn(&Forum, &Person<'_>)) -> i64 {
    let forum = Forum::with_mail();
    forum.member("ada");
    let (here, there) = (forum.guest(), forum.guest());
    signs_in(&here, ADA, PASSWORD);
    signs_in(&there, ADA, PASSWORD);
    assert_eq!(forum.count("devices"), 2);
    happens(&forum, &here);
    forum.count("devices")
}

#[test]
fn what_ends_all_sessions_makes_browsers_strangers_again() {
    let id = |forum: &Forum| peerdesk::ids::PersonId::new(forum.number("id AS number FROM people"));
    let by_password = known_after(|_, here| {
        let fields = [("present_password", PASSWORD), ("password", NEW)];
        assert_eq!(here.forges("/settings/password", &fields).status, 303);
    });
    let by_hand = known_after(|_, here| assert_eq!(here.forges("/settings/sessions/end", &[]).status, 303));
    let leaving = known_after(|_, here| {
        assert_eq!(here.forges("/settings/privacy/deletion", &[("how", "stay"), ("sure", "true")]).status, 303);
    });
    assert_eq!((by_password, by_hand, leaving), (1, 1, 1), "the one in which it is done stays known");
    let reset = known_after(|forum, _| forum.write(|tx| accounts::reset_password(tx, None, id(forum), "hash")));
    let signed_out = known_after(|_, here| drop(here.opens("/").presses("Sign out")));
    assert_eq!((reset, signed_out), (0, 2));
}

#[test]
fn a_new_password_is_not_ones_address() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    forum.execute("UPDATE accounts SET mail = 'xk7-wolpe-q@mailhost.example'");
    let fields = [("present_password", PASSWORD), ("password", "xk7-wolpe-q@mailhost.example")];
    let again = ada.forges("/settings/password", &fields);
    assert_eq!(again.status, 422, "{}", again.html);
    assert_eq!(ada.forges("/settings/password", &[("present_password", PASSWORD), ("password", NEW)]).status, 303);
}

#[test]
fn a_password_that_was_refused_stands_on_no_page() {
    let forum = Forum::with(|config| config.limits = true);
    let ada = forum.member("ada");
    let secret = "a very long passphrase that somebody thought of while walking home";
    let tries = || ada.forges("/settings/password", &[("present_password", secret), ("password", NEW)]);
    for _ in 0..10 {
        assert_eq!(tries().status, 422);
    }
    let refused = tries();
    assert_eq!(refused.status, 429);
    assert!(!refused.html.contains(secret), "{}", refused.html);
}

/// Fields that a page draws as passwords are left out by their names wherever what was typed is shown again.
#[test]
fn every_secret_field_is_called_one() {
    fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }
    let mut fields = 0;
    for path in files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")) {
        let text = std::fs::read_to_string(&path).unwrap();
        for tag in text.split('<').filter(|tag| tag.contains("type=\"password\"")) {
            let name = tag.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            assert!(name.contains("password") || name.contains("secret"), "{}: {name}", path.display());
            fields += 1;
        }
    }
    assert!(fields > 5, "{fields}");
}

//! What is done by a password or by rights that change at the same moment.

use peerdesk::accounts::{self, NewSession};
use peerdesk::error::Error;
use peerdesk::platform::tokens::Token;
use peerdesk::rights::Role;
use peerdesk::{groups, roles};

use crate::support::accounts::signs_up;
use crate::support::{Forum, Person};

const ADA: &str = "ada@example.org";

#[test]
fn nobody_signs_in_with_a_password_that_is_changed_meanwhile() {
    let forum = Forum::new();
    let ada = forum.member("ada").id();
    let old = forum.words("SELECT hash AS words FROM passwords");
    let outcomes = forum.at_once(9, |nth, tx| {
        if nth == 0 {
            return accounts::reset_password(tx, None, ada, "the new hash");
        }
        // What signing in does once the password was right, by the hash that was read before.
        if !accounts::password_stands(tx, ada, &old)? {
            return Err(Error::NotFound);
        }
        accounts::set_password(tx, ada, &old)?;
        let new = NewSession {
            token_hash: Token::random()?.hash(),
            person: ada,
            lasts: accounts::PASSING,
            agent: String::new(),
            address: String::new(),
        };
        Ok(accounts::begin(tx, &new)?)
    });
    assert!(outcomes[0].is_ok(), "{outcomes:?}");
    assert_eq!(forum.count("sessions"), 0, "none outlives the old password");
    assert_eq!(forum.words("SELECT hash AS words FROM passwords"), "the new hash");
}

/// Whether a session is given a new token by a form, which goes through all the same.
fn is_renewed(person: &Person<'_>) -> bool {
    let (before, theme) = (person.cookie("session"), [("theme", "dark")]);
    assert_eq!(person.forges("/theme", &theme).status, 303);
    person.cookie("session") != before
}

#[test]
fn whatever_changes_what_somebody_may_gives_their_sessions_new_tokens() {
    let forum = Forum::new();
    let (ada, admin) = (forum.member("ada"), forum.with_role("anna", Role::Admin, None));
    let by = forum.as_member(admin.id());
    let (id, hub) = (ada.id(), forum.space("hub"));
    let then = || forum.app.clock.advance(std::time::Duration::from_secs(90));
    then();
    assert!(!is_renewed(&ada));
    let group = forum.write(|tx| groups::make(tx, None, "Friends"));
    forum.write(|tx| groups::add_member(tx, None, group, id));
    assert!(is_renewed(&ada), "a group");
    then();
    assert!(!is_renewed(&ada), "once");
    let new = peerdesk::spaces::NewSpace {
        slug: "club".into(),
        name: "Club".into(),
        access: peerdesk::rights::Access::Groups,
        groups: vec![group],
        ..Default::default()
    };
    forum.write(|tx| peerdesk::spaces::make(tx, None, &new));
    assert!(is_renewed(&ada), "a space opened to their group");
    then();
    forum.write(|tx| roles::grant(tx, None, id, Role::Expert, Some(hub)));
    assert!(is_renewed(&ada), "a role");
    then();
    let old = forum.member("ada-2015").id();
    forum.execute(&format!("DELETE FROM accounts WHERE person_id = {old}"));
    forum.write(|tx| peerdesk::merges::merge(tx, &by, old, id));
    assert!(is_renewed(&ada), "being joined with somebody");
}

#[test]
fn who_is_admitted_goes_on_under_a_new_token_and_the_old_one_ends() {
    let forum = Forum::with_mail();
    let ada = forum.guest();
    signs_up(&ada, "ada", ADA);
    forum.app.clock.advance(std::time::Duration::from_secs(5));
    let before = ada.cookie("session").unwrap();
    ada.opens(&forum.mailed_link(ADA)).presses("Confirm this address");
    assert_ne!(ada.cookie("session").unwrap(), before);
    forum.app.clock.advance(std::time::Duration::from_secs(61));
    let hash = Token::parse(&before).unwrap().hash();
    let now = forum.app.clock.now();
    assert!(forum.read(|conn| Ok(accounts::find_session(conn, &hash, now)?)).is_none());
    assert!(ada.opens("/").offers("Sign out"));
}

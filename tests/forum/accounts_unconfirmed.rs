//! Accounts that were never confirmed go, all of them, and hold up nothing.

use std::time::Duration;

use peerdesk::accounts::{self, Begins, NewAccount};
use peerdesk::ids::PersonId;
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::platform::tokens::Token;
use peerdesk::rights::Role;

use crate::support::Forum;
use crate::support::accounts::signs_up;

const DAY: Duration = Duration::from_secs(24 * 3600);
const ADA: &str = "ada@example.org";

/// Makes so many accounts that only name an address.
fn many(forum: &Forum, count: usize) -> Vec<PersonId> {
    forum.write(|tx| {
        let new = |nth: usize| NewAccount {
            name: format!("Robot {nth}"),
            handle: format!("robot-{nth}"),
            mail: MailAddress::parse(&format!("robot{nth}@example.org")).unwrap(),
            password_hash: None,
            about: String::new(),
        };
        let begins = Begins { is_unconfirmed: true, ..Begins::default() };
        (0..count).map(|nth| accounts::begin_account(tx, &new(nth), &begins)).collect()
    })
}

fn forget(forum: &Forum) -> usize {
    accounts::forget_unconfirmed(&forum.app.db).unwrap()
}

#[test]
fn they_go_all_at_once_however_many_came_and_later_if_they_hold_a_draft() {
    let forum = Forum::new();
    let all = many(&forum, 205);
    let written = all[50];
    forum.execute(&format!(
        "INSERT INTO drafts (person_id, place, fields, changed_at) VALUES ({written}, '/threads', '{{}}', 0)"
    ));
    forum.app.clock.advance(DAY);
    assert_eq!(forget(&forum), 0);
    forum.app.clock.advance(DAY * 2);
    assert_eq!(forget(&forum), 204);
    forum.app.clock.advance(DAY * 5);
    assert_eq!((forget(&forum), forum.count("people")), (1, 0));
}

#[test]
fn one_that_holds_posts_stays_and_holds_up_no_other() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    ada.asks("How do I restore a backup?");
    let all = many(&forum, 3);
    forum.execute(&format!("UPDATE posts SET author_id = {}", all[0]));
    forum.app.clock.advance(DAY * 8);
    assert_eq!(forget(&forum), 2);
    assert_eq!(forum.count(&format!("people WHERE id = {}", all[0])), 1);
    let refused = forum.app.db.write(|tx| accounts::withdraw_unconfirmed(tx, all[0]));
    assert!(matches!(refused, Err(peerdesk::error::Error::Refused(_))), "{refused:?}");
}

#[test]
fn nobody_is_joined_to_an_account_that_may_go_again() {
    let forum = Forum::new();
    let admin = forum.with_role("anna", Role::Admin, None);
    let (old, new) = (forum.member("ada-2015"), many(&forum, 1));
    forum.execute(&format!("DELETE FROM accounts WHERE person_id = {}", old.id()));
    let look = || admin.gets("/admin/people/ada-2015/merge?into=robot-0");
    assert!(look().says("confirmed and approved"), "{}", look().html);
    let by = forum.as_member(admin.id());
    assert!(forum.app.db.write(|tx| peerdesk::merges::merge(tx, &by, old.id(), new[0])).is_err());
    forum.execute(&format!("UPDATE accounts SET mail_confirmed_at = 1, waits_since = 1 WHERE person_id = {}", new[0]));
    assert!(look().says("confirmed and approved"));
    forum.execute(&format!("UPDATE accounts SET waits_since = NULL WHERE person_id = {}", new[0]));
    assert!(look().offers("Join them"), "{}", look().html);
}

#[test]
fn who_confirms_while_it_goes_is_told_what_came_of_it() {
    for _ in 0..6 {
        let forum = Forum::with_mail();
        let ada = forum.guest();
        signs_up(&ada, "ada", ADA);
        let link = forum.mailed_link(ADA);
        let hash = Token::parse(link.trim_start_matches("/confirmations/")).unwrap().hash();
        let id = PersonId::new(forum.number("id AS number FROM people"));
        let outcomes = forum.at_once(2, |nth, tx| match nth {
            0 => Ok(accounts::confirm(tx, Some(&hash))?.is_ok()),
            _ => accounts::withdraw_unconfirmed(tx, id).map(|()| false),
        });
        let outcomes: Vec<bool> = outcomes.into_iter().map(|it| it.unwrap()).collect();
        let stands = forum.count("accounts WHERE mail_confirmed_at IS NOT NULL");
        assert_eq!((stands, forum.count("people")), if outcomes[0] { (1, 1) } else { (0, 0) });
    }
}

//! Who has an account is not told by how much is done: one hash in each way in, and the same queries whether or not an
//! address is known.

use std::time::Duration;

use crate::support::accounts::sign_up_form;
use crate::support::{Forum, PASSWORD};

const ADA: &str = "ada@example.org";
const NOBODY: &str = "nobody@example.org";
const WRONG: &str = "not the password";

/// What the database is asked, without the values: the end of what is only pretended, and numbers of rows.
fn queries(forum: &Forum, act: impl FnOnce()) -> Vec<String> {
    let same = |query: String| {
        let query = query.split(" -- ").next().unwrap_or_default();
        query.chars().filter(|it| !it.is_ascii_digit()).collect::<String>()
    };
    forum.asks(act).into_iter().map(same).filter(|query| !query.contains("SAVEPOINT")).collect()
}

fn is_alike(forum: &Forum, what: &str, mut act: impl FnMut(&str)) {
    // The first of all prepares what later ones find.
    act("first@example.org");
    let (known, unknown) =
        (queries(forum, || act(ADA)), queries(forum, || act(&format!("{}@example.org", what.len()))));
    assert!(known.len() > 2, "{what}: {known:#?}");
    assert_eq!(known, unknown, "{what}");
}

fn with_limits() -> Forum {
    Forum::with(|config| {
        config.mail_transport = peerdesk::platform::config::MailTransport::Folder;
        config.limits = true;
    })
}

#[test]
fn the_database_does_the_same_for_a_known_and_an_unknown_address() {
    let forum = with_limits();
    let (zoe, guest) = (forum.member("zoe"), forum.guest());
    forum.member("ada");
    is_alike(&forum, "sign in", |mail| {
        assert_eq!(guest.forges("/sign-in", &[("mail", mail), ("password", WRONG)]).status, 422);
    });
    is_alike(&forum, "link to sign in", |mail| {
        assert_eq!(guest.forges("/sign-in/mail", &[("mail", mail)]).status, 303);
    });
    is_alike(&forum, "forgotten password", |mail| {
        assert_eq!(guest.forges("/forgotten-password", &[("mail", mail)]).status, 303);
    });
    is_alike(&forum, "code", |_| {
        assert_eq!(guest.forges("/sign-in/code", &[("code", "00000000")]).status, 422);
    });
    is_alike(&forum, "another address", |mail| {
        assert_eq!(zoe.forges("/settings/address", &[("mail", mail)]).status, 303);
    });
}

#[test]
fn making_an_account_does_the_same_for_a_known_and_an_unknown_address() {
    let forum = with_limits();
    forum.member("ada");
    let mut nth = 0;
    is_alike(&forum, "sign up", |mail| {
        nth += 1;
        let (guest, handle) = (forum.guest(), format!("person{nth}"));
        assert_eq!(sign_up_form(&guest, &handle, mail).presses("Make an account").path, "/confirmation");
    });
}

#[test]
fn what_was_only_pretended_leaves_nothing_behind() {
    let forum = with_limits();
    forum.member("ada");
    let guest = forum.guest();
    guest.forges("/sign-in/mail", &[("mail", NOBODY)]);
    guest.forges("/forgotten-password", &[("mail", NOBODY)]);
    assert_eq!((forum.count("mailed_links"), forum.count("mails")), (0, 0));
    assert_eq!(guest.forges("/sign-in/code", &[("code", "00000000")]).status, 422);
}

#[test]
fn each_way_in_runs_the_hash_once() {
    let forum = Forum::with_mail();
    let ada = forum.member("ada");
    forum.member("grace");
    forum.execute(&format!("DELETE FROM passwords WHERE person_id <> {}", ada.id()));
    let guest = forum.guest();
    let runs = |what: &str, expected: u64, act: &dyn Fn()| {
        let before = forum.app.passwords.hashes_run();
        act();
        assert_eq!(forum.app.passwords.hashes_run() - before, expected, "{what}");
    };
    let signs_in =
        |mail: &str, password: &str| drop(guest.forges("/sign-in", &[("mail", mail), ("password", password)]));
    runs("unknown", 1, &|| signs_in(NOBODY, WRONG));
    runs("wrong", 1, &|| signs_in(ADA, WRONG));
    runs("without a password", 1, &|| signs_in("grace@example.org", WRONG));
    runs("right", 1, &|| signs_in(ADA, PASSWORD));
    guest.loses_cookie("session");
    runs("a link is asked for", 0, &|| drop(guest.forges("/sign-in/mail", &[("mail", ADA)])));
    let link = forum.mailed_link(ADA);
    runs("by link", 0, &|| drop(guest.forges(&link, &[])));
    guest.loses_cookie("session");
    forum.app.clock.advance(Duration::from_secs(3600));
    runs("proof", 1, &|| drop(ada.forges("/proof", &[("password", PASSWORD)])));
    guest.forges("/forgotten-password", &[("mail", ADA)]);
    let link = forum.mailed_link(ADA);
    runs("a new password", 1, &|| drop(guest.forges(&link, &[("password", "four new words for this")])));
    runs("sign up", 1, &|| {
        let fresh = forum.guest();
        sign_up_form(&fresh, "fresh", "fresh@example.org").presses("Make an account");
    });
}

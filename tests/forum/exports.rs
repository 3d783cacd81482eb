//! A copy of everything about oneself: what is in it, for whom it is, and how long.

use std::io::Read;
use std::time::Duration;

use peerdesk::exports;
use peerdesk::rights::Role;
use peerdesk::schedule;
use peerdesk::uploads::{self, Most};
use zip::ZipArchive;

use crate::support::{Forum, Person};

fn works(forum: &Forum) {
    while schedule::work_once(&forum.app, "test").unwrap() {}
}

/// Asks for a copy; its address once it is made.
fn asks(forum: &Forum, person: &Person<'_>) -> String {
    let asked = person.opens("/settings/privacy").presses("Make a copy");
    assert!(asked.says("Being made"), "{}", asked.html);
    works(forum);
    person.opens("/settings/privacy").attributes("#export a.button", "href").remove(0)
}

/// What is in the only copy that lies there: each file by its name.
pub(crate) fn contents(forum: &Forum) -> Vec<(String, String)> {
    let lying = std::fs::read_dir(forum.folder().join("exports")).unwrap().next().unwrap().unwrap();
    let mut zip = ZipArchive::new(std::fs::File::open(lying.path()).unwrap()).unwrap();
    let mut all = Vec::new();
    for nth in 0..zip.len() {
        let mut file = zip.by_index(nth).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        all.push((file.name().to_owned(), text));
    }
    all
}

#[test]
fn a_copy_holds_what_is_theirs_and_nothing_of_others() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    grace.answers(&thread, "An answer of graces.");
    ada.answers(&thread, "An answer of adas.");
    let (by, most) = (forum.as_member(ada.id()), Most::of(&forum.app.config));
    uploads::bring(&forum.app.db, &forum.app.store, &most, &by, "a.log", b"in adas log\n".to_vec()).unwrap();
    forum.joins_unasked(ada.id(), "adas");
    asks(&forum, &ada);

    let all = contents(&forum);
    let of = |name: &str| all.iter().find(|(it, _)| it == name).map(|(_, text)| text.as_str()).unwrap_or_default();
    assert!(of("README.txt").contains("knows about you"));
    assert!(of("accounts.json").contains("ada@example.org") && of("people.json").contains("\"ada\""));
    assert!(of("posts.json").contains("An answer of adas.") && of("posts.json").contains("\"address\": \"/posts/1\""));
    assert!(of("posts.json").contains("2026-05-02T09:00:00"), "moments are told as people write them");
    assert!(all.iter().any(|(name, text)| name.ends_with("-a.log") && text == "in adas log\n"));
    assert!(of("identities.json").contains("adas-subject") && of("identities.json").contains("adas-called"));
    let whole: String = all.iter().map(|(_, text)| text.as_str()).collect();
    for strange in ["graces", "grace@example.org", "token_hash", "argon2", "adas-token", "adas-browser"] {
        assert!(!whole.contains(strange), "{strange}");
    }
}

#[test]
fn it_is_for_its_owner_alone_and_for_some_days() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let admin = forum.with_role("anna", Role::Admin, None);
    let address = asks(&forum, &ada);
    let had = ada.gets(&address);
    assert_eq!((had.status, had.header("content-type")), (200, Some("application/zip")));
    assert_eq!(had.header("cache-control"), Some("no-store"));
    assert!(had.header("content-disposition").unwrap_or_default().starts_with("attachment"));
    for other in [&grace, &admin] {
        assert_eq!(other.gets(&address).status, 404);
    }
    assert_eq!(forum.guest().gets(&address).status, 401);

    forum.app.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
    assert_eq!(ada.gets(&address).status, 404);
    assert!(ada.opens("/settings/privacy").says("No longer to be had"));
    assert_eq!(exports::forget_expired(&forum.app.db, &forum.app.exports).unwrap(), 1);
    assert_eq!(std::fs::read_dir(forum.folder().join("exports")).unwrap().count(), 0);
}

#[test]
fn one_is_made_at_a_time_and_one_an_hour() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let by = forum.as_member(ada.id());
    let outcomes = forum.at_once(8, |_, tx| exports::ask(tx, &by, ""));
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!((forum.count("exports"), forum.count("jobs WHERE kind = 'make_export'")), (1, 1));
    works(&forum);
    assert_eq!(ada.forges("/settings/privacy/export", &[]).status, 403);
    forum.app.clock.advance(Duration::from_secs(60 * 60));
    assert_eq!(ada.forges("/settings/privacy/export", &[]).status, 303);
}

//! A copy of everything about oneself: what is in it, for whom it is, and how long.

use std::io::Read;
use std::time::Duration;

use peerdesk::exports;
use peerdesk::rights::{self, Role};
use peerdesk::schedule;
use peerdesk::uploads::{self, Most};
use zip::ZipArchive;

use crate::support::PASSWORD;
use crate::support::{
    CALLED, CLOSED, CLOSED_FILE, DELETED, DRAFT, DRAFT_FILE, Forum, HELD, HIDDEN, HIDDEN_THREAD, Kind, MAIL, NETWORK,
    NEVER, Person, REVISION, Town,
};

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

    forum.app.clock.advance(Duration::from_secs(60 * 60));
    let asked = ada.gets(&address);
    assert!(
        asked.header("location").is_some_and(|next| next.starts_with("/proof?next=")),
        "a stolen session is not enough"
    );
    forum.app.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
    assert_eq!(ada.forges("/proof", &[("password", PASSWORD)]).status, 303);
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

#[test]
fn a_copy_that_cannot_be_made_says_so_and_is_tried_again() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    // A file where the folder of copies would be.
    std::fs::write(forum.folder().join("exports"), "in the way").unwrap();
    ada.opens("/settings/privacy").presses("Make a copy");
    works(&forum);
    let failed = ada.opens("/settings/privacy");
    assert!(failed.says("Could not be made") && !failed.offers("Make a copy"), "{}", failed.html);
    assert_eq!(forum.count("jobs WHERE kind = 'make_export' AND problem IS NOT NULL"), 1);
    let waiting = failed.presses("Try again");
    assert!(waiting.says("Being made") && forum.count("jobs") == 1, "{}", waiting.html);
    works(&forum);
    std::fs::remove_file(forum.folder().join("exports")).unwrap();
    let ready = ada.opens("/settings/privacy").presses("Try again");
    works(&forum);
    assert!(ready.says("Being made") && ada.opens("/settings/privacy").says("Download"));
    assert_eq!((forum.count("exports"), forum.count("jobs")), (1, 0));
}

#[test]
fn what_failed_comes_of_itself_once_it_can_and_is_forgotten_if_it_never_does() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    std::fs::write(forum.folder().join("exports"), "in the way").unwrap();
    ada.opens("/settings/privacy").presses("Make a copy");
    (0..3).for_each(|_| {
        works(&forum);
        forum.app.clock.advance(Duration::from_secs(600));
    });
    assert!(ada.opens("/settings/privacy").says("Could not be made"));
    std::fs::remove_file(forum.folder().join("exports")).unwrap();
    works(&forum);
    assert!(ada.opens("/settings/privacy").says("Download"), "nobody pressed anything");

    forum.execute("UPDATE exports SET made_at = NULL, expires_at = NULL, problem = 'exports-failed'");
    forum.app.clock.advance(Duration::from_secs(31 * 24 * 60 * 60));
    exports::forget_expired(&forum.app.db, &forum.app.exports).unwrap();
    assert_eq!(forum.count("exports"), 0);
}

/// The private words of the town, each with those whose own it is.
const OWN: [(&str, &[Kind]); 20] = [
    (CLOSED[1], &[Kind::Insider]),
    (CLOSED[2], &[Kind::Insider]),
    (CLOSED[3], &[Kind::Insider]),
    (CLOSED[4], &[]),
    (CLOSED[5], &[Kind::Lead]),
    (CLOSED_FILE, &[Kind::Insider]),
    (DRAFT_FILE, &[Kind::Asker]),
    // The note to who approved her account, and what her browser calls itself.
    ("zqpassword", &[Kind::Member]),
    ("zqsession", &[Kind::Member]),
    // Who she is at a provider.
    ("zqsubject", &[Kind::Member]),
    (CALLED, &[Kind::Member]),
    (HIDDEN_THREAD[0], &[Kind::Asker]),
    (HIDDEN_THREAD[1], &[Kind::Asker]),
    (MAIL, &[Kind::Member]),
    (NETWORK, &[Kind::Member]),
    (DRAFT, &[Kind::Asker]),
    (HIDDEN, &[Kind::Answerer]),
    (DELETED, &[Kind::Answerer]),
    (HELD, &[Kind::Answerer]),
    (REVISION, &[]),
];

#[test]
fn nobodys_copy_holds_a_private_word_of_somebody_else() {
    let town = Town::new();
    let mut found_own = 0;
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Guest) {
        let _ = std::fs::remove_dir_all(town.forum.folder().join("exports"));
        let id = town.forum.write(|tx| {
            let now = tx.now();
            let by = rights::find_member(tx.conn(), town.id_of(kind), now)?;
            exports::ask(tx, &by, "")
        });
        works(&town.forum);
        assert_eq!(town.forum.count(&format!("exports WHERE id = {id} AND made_at IS NOT NULL")), 1, "{kind:?}");
        let whole: String = contents(&town.forum).into_iter().map(|(name, text)| name + &text).collect();
        for word in NEVER.into_iter().filter(|word| OWN.iter().all(|(own, _)| own != word)) {
            assert!(!whole.contains(word), "{kind:?} is given {word}");
        }
        for (word, own) in OWN {
            let is_there = whole.contains(word);
            assert!(!is_there || own.contains(&kind), "{kind:?} is given {word}");
            found_own += usize::from(is_there);
        }
    }
    assert!(found_own >= 14, "a search that finds nothing proves nothing: {found_own}");
}

/// What a copy says of whoever names an address that somebody has, or that nobody has.
#[test]
fn a_copy_tells_nothing_of_whether_an_address_has_an_account() {
    let copies = ["grace@example.org", "nobody@example.org"].map(|mail| {
        let forum = Forum::with_mail();
        forum.member("grace");
        let eve = forum.guest();
        crate::support::accounts::signs_up(&eve, "eve", mail);
        eve.forges("/confirmation/send", &[]);
        forum.sends_mail();
        assert_eq!(eve.forges("/settings/privacy/export", &[]).status, 303);
        works(&forum);
        let mut all = contents(&forum);
        let key = forum.words("SELECT key AS words FROM exports");
        all.iter_mut().for_each(|(_, text)| *text = text.replace(mail, "…").replace(&key, "…"));
        all
    });
    assert_eq!(copies[0], copies[1]);
}

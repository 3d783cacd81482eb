//! Nothing is found, counted, suggested or hinted at that one may not read: not in hits, totals, facets, passages,
//! suggestions and spelling; at once where a right changes, also before the index hears of it.

use peerdesk::ids::ThreadId;
use peerdesk::urls::path_segment;

use crate::support::{
    CLOSED, DELETED, DRAFT, Forum, HELD, HIDDEN, HIDDEN_THREAD, Kind, MAIL, NETWORK, NEVER, Person, REVISION, Town,
};

/// A word as long as others that is nowhere.
const NOWHERE: &str = "zqneverwasanywhere";

/// All that somebody is told of a word: pages and JSON, of searches and suggestions, with the word taken out.
fn told(person: &Person<'_>, word: &str) -> Vec<String> {
    let broken = format!("{}q{}", &word[..word.len() - 2], &word[word.len() - 1..]);
    let mut all = Vec::new();
    let shorter = &word[..word.len() - 1];
    for typed in [word, broken.as_str(), shorter, &format!("backup -{word}"), &format!("tag:{word}")] {
        let words = path_segment(typed);
        let page = person.gets(&format!("/search?q={words}"));
        let narrowed = person.gets(&format!("/search?q=backup&space={words}"));
        let (_, json) = person.asks_for_json(&format!("/search?q={words}"));
        let (_, suggested) = person.asks_for_json(&format!("/suggestions?title={words}"));
        for text in [page.html, narrowed.html, json.to_string(), suggested.to_string()] {
            all.push(
                text.replace(&words, "WORDS").replace(typed, "WORDS").replace(&typed.replace('"', "&quot;"), "WORDS"),
            );
        }
    }
    all.iter().map(|text| text.replace(&broken, "WORD").replace(word, "WORD").replace(shorter, "WORD")).collect()
}

#[test]
fn who_may_not_read_a_word_is_told_no_more_than_of_one_that_never_was() {
    let town = Town::new();
    let insiders = [Kind::Insider, Kind::Admin];
    let hidden = [HIDDEN, DELETED, HELD, REVISION, DRAFT, MAIL, NETWORK];
    for kind in [Kind::Guest, Kind::Member, Kind::Answerer, Kind::Moderator, Kind::Insider] {
        let person = town.arrives(kind);
        let nothing = told(&person, NOWHERE);
        // What is hidden, held, or once was said is searched by nobody, not even by those who may read it.
        let mut private: Vec<&str> = hidden.iter().chain(&HIDDEN_THREAD).chain(&NEVER).copied().collect();
        if !insiders.contains(&kind) {
            private.extend(CLOSED);
        }
        for word in private {
            for (found, expected) in told(&person, word).iter().zip(&nothing) {
                assert_eq!(found, expected, "{kind:?} is told something of {word}");
            }
        }
    }
}

#[test]
fn who_may_read_it_finds_it() {
    let town = Town::new();
    for kind in [Kind::Insider, Kind::Admin] {
        let person = town.arrives(kind);
        for word in &CLOSED[1..] {
            assert_eq!(person.finds(word), [CLOSED[1]], "{kind:?} {word}");
        }
        assert_eq!(person.is_suggested(CLOSED[1]), [CLOSED[1]]);
        assert!(person.searches(&format!("{} OR backup", CLOSED[2])).status == 200);
    }
}

/// What is told of a thread that was open to everyone, before the index hears of what was done to it.
fn is_gone_at_once(forum: &Forum, done: impl FnOnce(ThreadId)) {
    let ada = forum.member("ada");
    let thread = ada.asks("The wombat drops every lamp");
    ada.asks("A lamp that stays");
    forum.search_catches_up();
    let (mia, guest) = (forum.member("mia"), forum.guest());
    assert_eq!(guest.finds("wombat").len(), 1);
    done(thread.id);
    for person in [&mia, &guest] {
        assert_eq!(person.finds("wombat"), Vec::<String>::new());
        assert_eq!(person.finds("lamp"), ["A lamp that stays"]);
        assert_eq!(person.is_suggested("wombat"), Vec::<String>::new());
        let page = person.searches("lamp");
        assert!(page.shows(".search-total", "1 result") && !page.html.contains("wombat"), "{}", page.html);
        assert!(page.texts(".facet__choice").is_empty(), "{:?}", page.texts(".facet__choice"));
    }
    forum.search_catches_up();
    assert_eq!(guest.finds("lamp"), ["A lamp that stays"]);
}

#[test]
fn a_hidden_question_is_gone_before_the_index_hears_of_it() {
    let forum = Forum::new();
    let mo = forum.moderator("mo", "general");
    is_gone_at_once(&forum, |thread| {
        let (mo, post) = (forum.as_member(mo.id()), forum.read(|conn| Ok(peerdesk::posts::question_of(conn, thread)?)));
        forum.write(|tx| peerdesk::moderation::hide_post(tx, &mo, post.id, peerdesk::moderation::Hiding::Spam, ""));
    });
}

#[test]
fn a_thread_moved_to_a_closed_space_is_gone_before_the_index_hears_of_it() {
    let forum = Forum::new();
    let anna = forum.with_role("anna", peerdesk::rights::Role::Admin, None);
    let vault = forum.space("vault");
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    is_gone_at_once(&forum, |thread| {
        let anna = forum.as_member(anna.id());
        forum.write(|tx| peerdesk::moderation::move_thread(tx, &anna, thread, vault, ""));
    });
    assert_eq!(anna.finds("wombat"), ["The wombat drops every lamp"]);
}

#[test]
fn a_space_that_is_closed_closes_its_threads_to_search_without_reindexing() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    ada.asks_in("club", "The wombat drops every lamp");
    forum.search_catches_up();
    let guest = forum.guest();
    assert_eq!(guest.finds("wombat").len(), 1);
    forum.execute("UPDATE spaces SET access = 'members' WHERE slug = 'club'");
    assert_eq!((guest.finds("wombat").len(), ada.finds("wombat").len()), (0, 1));
    assert!(guest.searches("wombta").texts(".did-you-mean").is_empty());
    forum.execute("UPDATE spaces SET access = 'everyone' WHERE slug = 'club'");
    assert_eq!(guest.finds("wombat").len(), 1);
}

#[test]
fn what_is_hidden_of_a_thread_is_in_no_passage() {
    let forum = Forum::new();
    let (ada, grace, mo) = (forum.member("ada"), forum.member("grace"), forum.moderator("mo", "general"));
    let thread = ada.asks("A lamp");
    let answer = grace.answers(&thread, "The wombat did it.");
    forum.search_catches_up();
    assert!(forum.guest().searches("wombat").shows(".result__passage", "The wombat did it."));
    let mo = forum.as_member(mo.id());
    forum.write(|tx| peerdesk::moderation::hide_post(tx, &mo, answer, peerdesk::moderation::Hiding::Spam, ""));
    // Found by a word that the index still has, but nothing of it is shown.
    assert!(!forum.guest().searches("wombat").html.contains("did it"));
    forum.search_catches_up();
    assert!(forum.guest().finds("wombat").is_empty());
    forum.write(|tx| peerdesk::moderation::show_post(tx, &mo, answer));
    forum.search_catches_up();
    assert_eq!(forum.guest().finds("wombat"), ["A lamp"]);
}

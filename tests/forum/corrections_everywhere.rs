//! Wherever an answer's text stands, what puts it right stands there too.

use std::time::Duration;

use peerdesk::corrections;
use peerdesk::faq_entries::{self, Standing};
use peerdesk::farewells::UNDO_WITHIN;
use peerdesk::ids::PostId;
use peerdesk::rights::Role;
use peerdesk::schedule;

use super::canary;
use super::corrections::{accepted, newer};
use crate::support::{Forum, Kind, Town};

/// A word of the original, and one of what puts it right.
const ORIGINAL: &str = "zqoriginal";
const RIGHT: &str = "zqrightnow";

/// A town in which the only answer with that word was corrected, and stands first.
fn town() -> (Town, PostId) {
    let town = Town::new();
    let grace = town.arrives(Kind::Answerer);
    let sent = grace.forges(&format!("/threads/{}/answers", town.open), &[("body", ORIGINAL)]);
    assert_eq!(sent.status, 303, "{}", sent.html);
    let answer = PostId::new(town.forum.count("posts"));
    town.arrives(Kind::Asker).forges(&format!("/threads/{}/acceptance", town.open), &[("post", &answer.to_string())]);
    let emil = town.forum.as_member(town.id_of(Kind::Expert));
    town.forum.write(|tx| corrections::correct(tx, &emil, answer, &newer(RIGHT)));
    town.forum.people_are_told();
    town.forum.search_catches_up();
    (town, answer)
}

#[test]
fn no_page_shows_the_original_without_what_puts_it_right() {
    let (town, answer) = town();
    for kind in [Kind::Guest, Kind::Member, Kind::Answerer, Kind::Expert, Kind::Admin] {
        let person = town.arrives(kind);
        let (mut faults, mut seen) = (Vec::new(), Vec::new());
        let more =
            [format!("/search?q={ORIGINAL}"), format!("/search?q={RIGHT}"), format!("/suggestions?title={ORIGINAL}")];
        canary::pages(&town, &person, &more, |address, page| {
            let (has_original, is_right) = (page.html.contains(ORIGINAL), page.html.contains(RIGHT));
            // What was typed to search for it stands in the search's own field and links, and where those lead.
            let is_search = address.contains(ORIGINAL);
            if has_original && !is_right && !is_search {
                faults.push(address.to_owned());
            }
            if is_right {
                seen.push(address.split('?').next().unwrap_or_default().to_owned());
            }
        });
        assert!(faults.is_empty(), "{kind:?}: {faults:?}");
        let expected = [format!("/posts/{answer}/history"), format!("/posts/{answer}/comments"), "/search".to_owned()];
        assert!(expected.iter().all(|address| seen.contains(address)), "{kind:?} went too short a way: {seen:?}");
        assert!(seen.iter().any(|address| address.starts_with("/threads/")), "{kind:?}: {seen:?}");
    }
}

#[test]
fn search_and_suggestions_show_what_is_right_and_find_the_original_by_its_words() {
    let forum = Forum::new();
    let (_, _, _, answer) = accepted(&forum);
    let emil = forum.as_member(forum.expert("emil", "general").id());
    forum.write(|tx| corrections::correct(tx, &emil, answer, &newer("Set the zigbee channel by hand.")));
    forum.search_catches_up();
    let guest = forum.guest();
    let page = guest.searches("zigbee channel");
    assert!(page.shows(".result__passage", "Corrected: Set the zigbee channel by hand."), "{}", page.html);
    let page = guest.searches("factory state");
    assert_eq!(page.texts(".result").len(), 1, "whoever remembers its words finds what puts it right");
    assert!(!page.texts(".result__passage").join("").contains("factory"), "{}", page.html);
    for address in ["/search?q=factory+state", "/suggestions?title=gateway+factory+state"] {
        let (_, found) = guest.asks_for_json(address);
        assert!(found["total"] == 1 && !found.to_string().contains("Reset the gateway"), "{address}: {found}");
    }
}

#[test]
fn a_thread_whose_answer_was_corrected_stands_below_its_like() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let answers: Vec<PostId> = (0..2)
        .map(|_| {
            let thread = ada.asks("The gateway drops every lamp");
            let answer = grace.answers(&thread, "Set the zigbee channel by hand.");
            ada.opens(&thread).presses("Accept answer");
            answer
        })
        .collect();
    let order = |guest: &crate::support::Person<'_>| {
        forum.search_catches_up();
        guest.searches("zigbee channel").attributes(".result__title a", "href")
    };
    let guest = forum.guest();
    let before = order(&guest);
    let emil = forum.as_member(forum.expert("emil", "general").id());
    let is_first = |answer: &&PostId| {
        let thread = forum.number(&format!("thread_id AS number FROM posts WHERE id = {answer}"));
        before[0].starts_with(&format!("/threads/{thread}-"))
    };
    let first = *answers.iter().find(is_first).unwrap();
    let new = newer("Set the zigbee channel by hand, to twenty.");
    let made = forum.write(|tx| corrections::correct(tx, &emil, first, &new));
    assert_eq!(order(&guest), before.iter().rev().cloned().collect::<Vec<_>>());
    forum.write(|tx| corrections::undo(tx, &emil, first, made));
    assert_eq!(order(&guest), before, "undone, it stands where it stood");
}

#[test]
fn search_engines_are_told_what_is_right() {
    let forum = Forum::new();
    let (_, _, thread, answer) = accepted(&forum);
    let emil = forum.as_member(forum.expert("emil", "general").id());
    forum.app.clock.advance(Duration::from_secs(3600));
    forum.write(|tx| corrections::correct(tx, &emil, answer, &newer("Set the **channel** by hand. It keeps all.")));
    let guest = forum.guest();
    let page = guest.opens(&thread);
    let told = page.texts("script[type='application/ld+json']").remove(0);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let accepted = &told["mainEntity"]["acceptedAnswer"][0];
    assert_eq!(accepted["text"], "Set the channel by hand. It keeps all.");
    assert_eq!((&accepted["editor"]["name"], &accepted["author"]["name"]), (&"Emil".into(), &"Grace".into()));
    assert!(accepted["dateModified"].as_str().unwrap().starts_with("2026-05-02T10:00"), "{accepted}");
    assert!(!told.to_string().contains("factory"), "{told}");
    assert_eq!(page.attributes("meta[name=description]", "content"), ["Set the channel by hand. It keeps all."]);
    let map = guest.gets("/sitemaps/threads-0.xml");
    assert!(map.html.contains("<lastmod>2026-05-02T10:00"), "{}", map.html);
}

#[test]
fn an_entry_of_the_faq_is_being_checked_until_its_lead_has_looked() {
    let forum = Forum::new();
    let (_, _, thread, answer) = accepted(&forum);
    let lead = forum.with_role("lea", Role::Lead, Some("general"));
    let by = forum.as_member(lead.id());
    forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "It is reset.", None));
    let standing = || {
        let listed = forum.read(|conn| Ok(faq_entries::list(conn, &by)?));
        listed.into_iter().find(|entry| entry.thread == thread.id).unwrap().standing
    };
    let passes = || forum.app.clock.advance(Duration::from_secs(60));
    passes();
    let id = forum.write(|tx| corrections::correct(tx, &by, answer, &newer("Set the channel.")));
    assert_eq!(standing(), Standing::BeingChecked);
    assert!(forum.guest().opens("/help").shows(".faq__answer", "Being checked"));
    let form = lead.opens(&*format!("/threads/{}/faq-entry", thread.id));
    assert!(form.shows(".correction", "Set the channel.") && form.shows("details.original", "Reset the gateway"));
    forum.write(|tx| corrections::undo(tx, &by, answer, id));
    assert_eq!(standing(), Standing::Sound, "undone, nothing is to be checked");
    let id = forum.write(|tx| corrections::correct(tx, &by, answer, &newer("Set the channel.")));
    passes();
    forum.write(|tx| faq_entries::confirm(tx, &by, thread.id));
    assert_eq!(standing(), Standing::Sound);
    passes();
    forum.write(|tx| corrections::withdraw(tx, &by, answer, id, ""));
    assert_eq!(standing(), Standing::BeingChecked, "withdrawn, it is to be checked again");
}

#[test]
fn a_copy_of_ones_own_tells_it_beside_the_answer() {
    let forum = Forum::new();
    let (_, grace, _, answer) = accepted(&forum);
    let emil = forum.as_member(forum.expert("emil", "general").id());
    forum.write(|tx| corrections::correct(tx, &emil, answer, &newer("Set the channel.")));
    grace.opens("/settings/privacy").presses("Make a copy");
    while schedule::work_once(&forum.app, "test").unwrap() {}
    let posts = super::exports::contents(&forum).into_iter().find(|(name, _)| name == "posts.json").unwrap().1;
    let posts: serde_json::Value = serde_json::from_str(&posts).unwrap();
    assert_eq!(posts[0]["correction"]["markdown"], "Set the channel.", "{posts}");
    assert_eq!(posts[0]["markdown"], "Reset the gateway to its factory state.");
}

#[test]
fn what_puts_an_answer_right_outlasts_who_wrote_it() {
    let forum = Forum::new();
    let (_, _, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let by = forum.as_member(emil.id());
    forum.write(|tx| corrections::correct(tx, &by, answer, &newer("Set the channel.")));
    emil.opens("/settings/privacy").fills("how", "go").fills("sure", "true").presses("Delete my account");
    forum.app.clock.advance(UNDO_WITHIN + Duration::from_secs(60));
    while schedule::work_once(&forum.app, "test").unwrap() {}
    let guest = forum.guest();
    let page = guest.opens(&thread);
    assert!(page.shows(".correction", "Set the channel.") && page.shows(".correction__title", "by Former member"));
    assert!(!page.says("Emil"), "{}", page.html);
}

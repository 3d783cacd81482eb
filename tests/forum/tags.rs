//! Tags: counted over what the reader may see, tidied by those who run the site.

use peerdesk::doctor;
use peerdesk::ids::{TagId, ThreadId};
use peerdesk::moderation::{self, ThreadEdit};
use peerdesk::rights::{Access, Role};
use peerdesk::spaces::{self, NewSpace};
use peerdesk::tags;

use crate::support::{Forum, Person};

fn asks(person: &Person<'_>, space: &str, title: &str, tags: &str) {
    let space = person.forum.space(space);
    let page = person
        .opens("/ask")
        .fills("title", title)
        .fills("space", &space.to_string())
        .fills("tags", tags)
        .fills("body", "It stopped working on Tuesday.")
        .presses("Post the question");
    assert_eq!(page.status, 200, "{}", page.html);
}

fn id_of(forum: &Forum, name: &str) -> TagId {
    forum.read(|conn| Ok(tags::list_all(conn, name, "")?)).into_iter().find(|tag| tag.name == name).unwrap().id
}

#[test]
fn a_tag_counts_what_its_reader_may_see_and_is_not_there_without_it() {
    let forum = Forum::new();
    let inner = NewSpace { slug: "inner".into(), name: "Inner".into(), access: Access::Members, ..NewSpace::default() };
    forum.write(|tx| spaces::make(tx, None, &inner));
    let ada = forum.member("ada");
    asks(&ada, "general", "Why does it blink?", "light, Zigbee Mesh");
    asks(&ada, "inner", "Why does it hum?", "light, noise");

    let seen = |person: &Person<'_>| person.opens("/tags").texts(".tag-list__tag");
    assert_eq!(seen(&forum.guest()), ["light 1 thread", "zigbee-mesh 1 thread"]);
    assert_eq!(seen(&ada), ["light 2 threads", "noise 1 thread", "zigbee-mesh 1 thread"]);
    assert_eq!(forum.guest().gets("/tags/noise").status, 404);
    assert_eq!(forum.guest().opens("/tags/light").texts(".thread-row__title"), ["Why does it blink?"]);
    assert_eq!(forum.guest().opens("/tags/Zigbee%20Mesh").path, "/tags/zigbee-mesh");
}

#[test]
fn a_list_of_many_tags_goes_on_where_it_ended() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    for nth in 0..26 {
        let tags: Vec<String> = (0..5).map(|of| format!("tag-{:03}", nth * 5 + of)).collect();
        asks(&ada, "general", &format!("Question {nth}?"), &tags.join(", "));
    }
    asks(&ada, "general", "One more?", "tag-129");
    let first = forum.guest().opens("/tags").texts(".tag-list__tag .tag");
    assert_eq!((first.len(), first[0].as_str()), (100, "tag-129"));
    let guest = forum.guest();
    let next = guest.opens("/tags");
    let next = next.follows("Older").texts(".tag-list__tag .tag");
    assert_eq!(next.len(), 30);
    assert!(next.iter().all(|tag| !first.contains(tag)));
}

#[test]
fn one_tag_is_made_of_two_and_counts_each_thread_once() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let ada = forum.member("ada");
    asks(&ada, "general", "Why does it blink?", "light");
    asks(&ada, "general", "Why does it hum?", "lights, noise");
    asks(&ada, "general", "Why is it dark?", "light, lights");
    let (light, lights) = (id_of(&forum, "light"), id_of(&forum, "lights"));
    let by = forum.as_member(root.id());
    forum.write(|tx| tags::merge(tx, &by, lights, light));

    assert_eq!(forum.guest().opens("/tags").texts(".tag-list__tag"), ["light 3 threads", "noise 1 thread"]);
    assert_eq!(forum.read(|conn| Ok(tags::find(conn, light)?)).thread_count, 3);
    let ada = forum.as_member(ada.id());
    assert!(forum.app.db.write(|tx| tags::merge(tx, &ada, light, light)).is_err());
}

/// Whatever is filed where at this moment, nobody meets a fault of ours, and the counts are right.
#[test]
fn filing_under_a_tag_in_the_moment_it_is_merged_away_files_it_all_the_same() {
    let forum = Forum::new();
    let (root, ada) = (forum.with_role("root", Role::Admin, None), forum.member("ada"));
    let moss = forum.as_member(forum.moderator("moss", "general").id());
    let by = forum.as_member(root.id());
    for round in 0..6 {
        let name = |nth: usize| format!("light-{round}-{nth}");
        let threads: Vec<ThreadId> = (0..4).map(|nth| ada.asks(&format!("Question {round} {nth}?")).id).collect();
        asks(&ada, "general", "Why does it blink?", &format!("lamp, {}, {}, {}", name(0), name(1), name(2)));
        let lamp = id_of(&forum, "lamp");
        let merged = [0, 1, 2].map(|nth| id_of(&forum, &name(nth)));
        let outcomes = forum.at_once(15, |nth, tx| match nth {
            0..3 => tags::merge(tx, &by, merged[nth], lamp),
            _ => {
                let tags = vec![name(nth % 3), "lamp".to_owned(), name((nth + 1) % 3)];
                let title = format!("Changed by {nth}");
                moderation::edit(tx, &moss, threads[nth % 4], &ThreadEdit { title, tags })
            }
        });
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        assert_eq!(doctor::examine(&forum.app.db).unwrap(), [], "round {round}");
    }
}

#[test]
fn an_old_name_leads_only_to_a_tag_that_its_reader_may_know_of() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let inner = NewSpace { slug: "inner".into(), name: "Inner".into(), access: Access::Members, ..NewSpace::default() };
    forum.write(|tx| spaces::make(tx, None, &inner));
    asks(&ada, "inner", "Why does it hum?", "noise");
    let root = forum.as_member(forum.with_role("root", Role::Admin, None).id());
    let noise = id_of(&forum, "noise");
    forum.write(|tx| tags::change(tx, &root, noise, "sound", ""));
    forum.write(|tx| tags::change(tx, &root, noise, "hum", ""));

    for old in ["/tags/noise", "/tags/sound"] {
        assert_eq!(ada.opens(old).path, "/tags/hum");
        assert_eq!(forum.guest().gets(old).status, 404);
    }
    // A name that is in use again means what has it now.
    asks(&ada, "general", "Why is it loud?", "noise");
    assert_eq!(ada.opens("/tags/noise").texts(".thread-row__title"), ["Why is it loud?"]);
    forum.write(|tx| tags::change(tx, &root, noise, "sound", ""));
    assert_eq!(ada.opens("/tags/hum").path, "/tags/sound");
}

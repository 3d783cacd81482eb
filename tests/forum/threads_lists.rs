//! Lists of threads: tabs, filters, pages, pinned threads, how many queries they take and what they leave out.

use std::time::Duration;

use diesel::prelude::*;
use peerdesk::ids::{PersonId, SpaceId, ThreadId};
use peerdesk::platform::db::Tx;
use peerdesk::platform::db::schema::{space_groups, spaces, threads as rows};
use peerdesk::questions::{self, NewQuestion};
use peerdesk::rights::{Member, Role};
use peerdesk::threads::{self, Cursor, Filter, Page, Tab};

use crate::support::{Forum, Person};

fn asks(tx: &mut Tx<'_>, by: &Member, space: SpaceId, title: &str, tags: &[&str]) -> peerdesk::error::Result<ThreadId> {
    let new = NewQuestion {
        title: title.into(),
        body: "It stopped working.".into(),
        space,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        product: None,
        version: None,
        language: None,
        submission_key: None,
    };
    questions::ask(tx, by, &new)
}

/// So many threads, a minute apart.
fn fill(forum: &Forum, by: &Member, space: SpaceId, many: u64) -> Vec<ThreadId> {
    forum.write(|tx| {
        let start = tx.now();
        (0..many)
            .map(|nth| {
                let then = start.plus(Duration::from_secs(60 * nth));
                asks(&mut tx.at(then), by, space, &format!("Question {nth}"), &["backup"])
            })
            .collect()
    })
}

#[test]
fn pages_lead_on_and_back_and_keep_what_narrows_the_list() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let space = forum.space("general");
    forum.space("payments");
    fill(&forum, &forum.as_member(ada.id()), space, 60);

    let first = ada.opens("/threads?tab=unanswered&space=general&tag=backup");
    assert_eq!(first.texts(".thread-row__title").len(), 25);
    let second = first.follows("Older");
    assert!(second.path.contains("tab=unanswered&space=general&tag=backup&after="), "{}", second.path);
    let third = second.follows("Older");
    assert_eq!(third.texts(".thread-row__title").len(), 10);
    assert!(third.attributes("a[rel=next]", "href").is_empty());
    let back = third.follows("Newer");
    assert_eq!(back.texts(".thread-row__title"), second.texts(".thread-row__title"));
    assert_eq!(back.follows("Newer").texts(".thread-row__title"), first.texts(".thread-row__title"));
    assert!(back.follows("Newer").attributes("a[rel=prev]", "href").is_empty());
    assert!(third.follows("Resolved").path.contains("space=general&tag=backup"));
    assert!(third.follows("All spaces").path.contains("tab=unanswered&tag=backup"));
}

#[test]
fn pinned_threads_stand_first_and_once() {
    let forum = Forum::new();
    let mina = forum.expert("mina", "general");
    let space = forum.space("general");
    let threads = fill(&forum, &forum.as_member(mina.id()), space, 30);
    for oldest in &threads[..2] {
        mina.forges(&format!("/threads/{oldest}/pin"), &[]);
    }
    for list in ["/threads", "/threads?space=general", "/spaces/general"] {
        let page = mina.opens(list);
        let titles = page.texts(".thread-row__title");
        let first = titles.iter().take(2).filter(|title| ["Question 0", "Question 1"].contains(&title.as_str()));
        assert_eq!(first.count(), 2, "{list}: {titles:?}");
        assert_eq!(page.texts(".state--pinned").len(), 2, "{list}");
    }
    let others = mina.opens("/threads?tab=unanswered");
    assert_eq!(others.texts(".thread-row__title")[0], "Question 29", "no other list begins with them");
}

#[test]
fn each_tab_shows_its_own() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let open = ada.asks("Open question");
    let answered = ada.asks("Answered question");
    let resolved = grace.asks("Resolved question");
    grace.answers(&answered, "Try this.");
    ada.answers(&resolved, "Try that.");
    grace.opens(&resolved).presses("Accept answer");
    ada.forges(&format!("/threads/{}/follow/withdraw", open.id), &[]);
    let titles = |who: &Person<'_>, tab: &str| {
        let mut titles = who.opens(&format!("/threads?tab={tab}")).texts(".thread-row__title");
        titles.sort();
        titles.iter().map(|title| title.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&ada, "newest"), ["Answered", "Open", "Resolved"]);
    assert_eq!(titles(&ada, "unanswered"), ["Open"]);
    assert_eq!(titles(&ada, "unresolved"), ["Answered", "Open"]);
    assert_eq!(titles(&ada, "resolved"), ["Resolved"]);
    assert_eq!(titles(&ada, "mine"), ["Answered", "Open"]);
    assert_eq!(titles(&ada, "followed"), ["Answered", "Resolved"]);
    assert_eq!(forum.guest().gets("/threads?tab=mine").status, 401);
}

#[test]
fn an_empty_list_says_what_would_be_here() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    forum.space("general");
    for (tab, words) in [
        ("newest", "Nothing here yet"),
        ("unanswered", "Nobody is waiting"),
        ("mine", "You have not asked anything yet"),
        ("followed", "You follow nothing yet"),
    ] {
        let page = ada.opens(&format!("/threads?tab={tab}"));
        assert!(page.shows(".empty", words), "{tab}: {}", page.html);
        assert!(page.shows(".empty a", "Ask a question"));
    }
    assert!(ada.opens("/threads?space=general").shows(".empty", "Nothing here fits"));
    for unknown in ["space=nowhere", "tag=nothing", "tab=nonsense", "after=x", "product=x"] {
        assert_eq!(ada.gets(&format!("/threads?{unknown}")).status, 404, "{unknown}");
    }
}

#[test]
fn no_list_asks_more_often_for_more_rows() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let space = forum.space("general");
    let asker = forum.as_member(ada.id());
    let first = fill(&forum, &asker, space, 2);
    ada.forges(&format!("/threads/{}/pin", first[0]), &[]);
    let lists = [
        "/".to_owned(),
        "/threads".into(),
        "/threads?tab=unanswered".into(),
        "/threads?tab=mine".into(),
        "/threads?tab=followed".into(),
        "/threads?space=general&tag=backup".into(),
        "/spaces/general".into(),
        "/tags/backup".into(),
        format!("/threads/{}-question-0", first[0]),
        format!("/threads/{}/history", first[0]),
    ];
    let counts = || lists.iter().map(|list| forum.asks(|| ada.opens(list)).len()).collect::<Vec<_>>();
    let before = counts();
    for nth in 0..5 {
        let other = forum.space(&format!("space{nth}"));
        let by = forum.as_member(forum.member(&format!("asker{nth}")).id());
        forum.write(|tx| asks(tx, &by, other, "Another question", &["backup", "restore"]));
        fill(&forum, &by, space, 6);
    }
    assert_eq!(counts(), before, "{lists:?}");
    assert!(before.iter().all(|count| (1..=40).contains(count)), "{before:?}");
}

#[test]
fn the_commonest_lists_follow_an_index() {
    let forum = Forum::new();
    let (ada, space) = (forum.member("ada"), forum.space("general"));
    let asker = forum.as_member(ada.id());
    fill(&forum, &asker, space, 3);
    if std::env::var("PEERDESK_TEST_POSTGRES").is_ok() {
        return; // With few rows its planner reads them all, rightly.
    }
    forum.space("lights");
    let asker = forum.as_member(asker.id);
    assert_eq!(asker.spaces().len(), 2, "an index by one space would do for one");
    for (tab, index) in [
        (Tab::Newest, "threads_by_activity"),
        (Tab::Unanswered, "threads_un"),
        (Tab::Unresolved, "threads_unresolved"),
        (Tab::Resolved, "threads_resolved"),
        (Tab::Mine, "threads_by_asker"),
    ] {
        let list =
            |forum: &Forum| forum.read(|conn| Ok(threads::list(conn, &asker, tab, Filter::default(), Page::First)?));
        let asked = forum.asks(|| list(&forum)).remove(0);
        let query = asked.split(" -- binds").next().unwrap_or_default().to_owned();
        let plan = forum.explains(&query);
        assert!(plan.contains(&format!("threads USING INDEX {index}")), "{tab}: {plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{tab}: {plan}");
    }
}

/// The list of every tab, all pages of it, as somebody sees it.
fn listed(forum: &Forum, viewer: &peerdesk::rights::Viewer, tab: Tab) -> Vec<ThreadId> {
    let (mut found, mut page) = (Vec::new(), Page::First);
    loop {
        let mut some = forum.read(|conn| Ok(threads::list(conn, viewer, tab, Filter::default(), page)?));
        let has_more = some.len() > threads::PAGE;
        some.truncate(threads::PAGE);
        found.extend(some.iter().map(|thread| thread.id));
        match some.last().filter(|_| has_more) {
            Some(last) => page = Page::After(Cursor { at: last.last_activity_at, id: last.id }),
            None => return found,
        }
    }
}

/// A space open to somebody only.
fn closed_to_most(forum: &Forum, slug: &str, access: &str) -> SpaceId {
    let space = forum.space(slug);
    forum.write(|tx| {
        diesel::update(spaces::table.find(space)).set(spaces::access.eq(access)).execute(tx.conn())?;
        diesel::delete(space_groups::table.filter(space_groups::space_id.eq(space))).execute(tx.conn())?;
        Ok(())
    });
    space
}

/// Some of every kind are hidden, resolved, closed, answered, by a rule that mixes them all.
fn mix(forum: &Forum, all: &[ThreadId]) {
    forum.write(|tx| {
        let now = tx.now();
        for (nth, id) in all.iter().enumerate() {
            let when = |each: usize| (nth % each == 0).then_some(now);
            let states = (
                rows::hidden_at.eq(when(5)),
                rows::resolved_at.eq(when(3)),
                rows::closed_at.eq(when(7)),
                rows::answer_count.eq(i64::from(nth % 2 == 0)),
                rows::last_activity_at.eq(now.plus(Duration::from_secs((nth as u64 * 7919) % 50))),
            );
            diesel::update(rows::table.find(id)).set(states).execute(tx.conn())?;
        }
        Ok(())
    });
}

#[test]
fn lists_show_exactly_what_one_may_find() {
    let forum = Forum::new();
    let kinds = ["everyone", "members", "groups"];
    let spaces = kinds.map(|access| closed_to_most(&forum, access, access));
    let lead = forum.with_role("lena", Role::Lead, None);
    let by = forum.as_member(lead.id());
    let mut all = Vec::new();
    for space in spaces {
        all.extend(fill(&forum, &by, space, 30));
    }
    mix(&forum, &all);
    let people: [Option<PersonId>; 5] = [
        None,
        Some(forum.member("ada").id()),
        Some(forum.expert("mina", "groups").id()),
        Some(forum.moderator("mo", "members").id()),
        Some(forum.with_role("root", Role::Admin, None).id()),
    ];
    for person in people {
        let viewer = match person {
            Some(id) => forum.as_member(id).viewer().clone(),
            None => forum.read(|conn| Ok(peerdesk::rights::guest(conn)?)),
        };
        assert_lists_agree(&forum, &viewer, &all);
    }
}

fn assert_lists_agree(forum: &Forum, viewer: &peerdesk::rights::Viewer, all: &[ThreadId]) {
    let found: Vec<threads::Thread> =
        all.iter().filter_map(|id| forum.app.db.read(|conn| threads::find(conn, viewer, *id)).ok()).collect();
    for tab in [Tab::Newest, Tab::Unanswered, Tab::Unresolved, Tab::Resolved] {
        let mut expected: Vec<_> = found
            .iter()
            .filter(|thread| thread.hidden_at.is_none())
            .filter(|thread| match tab {
                Tab::Unanswered => {
                    thread.answer_count == 0 && thread.resolved_at.is_none() && thread.closed_at.is_none()
                }
                Tab::Unresolved => thread.resolved_at.is_none() && thread.closed_at.is_none(),
                Tab::Resolved => thread.resolved_at.is_some(),
                _ => true,
            })
            .map(|thread| (thread.last_activity_at, thread.id))
            .collect();
        expected.sort();
        let expected: Vec<ThreadId> = expected.into_iter().rev().map(|(_, id)| id).collect();
        assert_eq!(listed(forum, viewer, tab), expected, "{tab} {viewer:?}");
    }
}

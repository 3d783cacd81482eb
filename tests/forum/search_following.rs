//! Search keeps in step with what happens, misses nothing and doubles nothing: whatever order transactions end in,
//! whoever writes, and wherever the one that follows was cut off.

use std::collections::BTreeSet;
use std::sync::mpsc;

use peerdesk::platform::db::{Backend, Db, Pools};
use peerdesk::search::Pace;
use peerdesk::{drafts, posts, tags, threads};

use crate::support::{Forum, Thread};

/// The numbers of all that can be found.
fn indexed(forum: &Forum) -> BTreeSet<i64> {
    let ids = forum.app.search.ask(|index| index.ids()).expect("an index");
    let distinct: BTreeSet<i64> = ids.iter().copied().collect();
    assert_eq!(distinct.len(), ids.len(), "something is there twice");
    distinct
}

/// The numbers of all that should be.
fn listed(forum: &Forum) -> BTreeSet<i64> {
    let all = forum.read(|conn| Ok(threads::list_all_after(conn, peerdesk::ids::ThreadId::new(0), 10_000)?));
    let told = forum.read(|conn| Ok(threads::list_told(conn, &all)?));
    told.into_iter().map(|thread| thread.id.number()).collect()
}

#[test]
fn what_becomes_of_a_thread_becomes_of_what_is_found() {
    let forum = Forum::new();
    let (ada, grace, mo) = (forum.member("ada"), forum.member("grace"), forum.moderator("mo", "general"));
    let thread = ada.asks("A lamp");
    let answer = grace.answers(&thread, "Look for the wombat.");
    let finds = |words: &str| {
        forum.search_catches_up();
        forum.guest().finds(words).len()
    };
    assert_eq!((finds("wombat"), finds("is:answered"), finds("is:resolved")), (1, 1, 0));
    mo.opens(&thread).presses("Accept answer");
    assert_eq!((finds("is:answered"), finds("is:resolved lamp")), (0, 1));
    mo.opens(&thread).presses("Withdraw acceptance");
    assert_eq!(finds("is:resolved"), 0);

    let by = forum.as_member(grace.id());
    forum.write(|tx| posts::delete(tx, &by, answer));
    assert_eq!((finds("wombat"), finds("lamp")), (0, 1));
    forum.write(|tx| posts::restore(tx, &by, answer));
    assert_eq!(finds("wombat"), 1);
    let edit = grace.opens(&*format!("/posts/{answer}/edit")).fills("body", "Look for the quokka.");
    edit.presses("Save");
    assert_eq!((finds("wombat"), finds("quokka")), (0, 1));
    let edit = ada.opens(&*format!("/posts/{}/edit", question(&forum, &thread)));
    edit.fills("title", "A torch").fills("tags", "wifi, mesh").presses("Save");
    assert_eq!((finds("lamp"), finds("torch"), finds("tag:wifi"), finds("tag:mesh torch")), (0, 1, 1, 1));
}

fn question(forum: &Forum, thread: &Thread) -> peerdesk::ids::PostId {
    forum.read(|conn| Ok(posts::question_of(conn, thread.id)?)).id
}

#[test]
fn a_tag_with_another_name_is_found_by_that() {
    let forum = Forum::new();
    let (ada, anna) = (forum.member("ada"), forum.with_role("anna", peerdesk::rights::Role::Admin, None));
    let thread = ada.asks("A lamp");
    forum.write(|tx| Ok(threads::file_under(tx, thread.id, &["wifi".to_owned()])?));
    let by = forum.as_member(anna.id());
    let guest = forum.guest();
    let tag = forum.read(|conn| Ok(tags::find_used(conn, &by, "wifi")?)).id;
    forum.write(|tx| tags::change(tx, &by, tag, "wlan", ""));
    forum.search_catches_up();
    assert_eq!((guest.finds("tag:wlan").len(), guest.finds("tag:wifi").len()), (1, 0));
}

/// The order of ids is not the order in which transactions end: an id can be drawn long before.
#[test]
fn transactions_that_end_out_of_order_are_all_heard_of() {
    let forum = Forum::new();
    if forum.app.db.backend() != Backend::Postgres {
        return; // one writer: ids come in the order of commits
    }
    let ada = forum.member("ada");
    let first = ada.asks("Slow");
    forum.search_catches_up();
    let by = forum.as_member(ada.id());
    let (begun, has_begun) = mpsc::channel();
    let (ends, may_end) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let (db, by, thread) = (&forum.app.db, by.clone(), first.id);
        let slow = scope.spawn(move || {
            db.write(|tx| {
                threads::retitle(tx, thread, "Slow wombat")?;
                peerdesk::events::record(tx, &peerdesk::events::Event::ThreadRetitled { thread, by: by.id })?;
                begun.send(()).unwrap();
                may_end.recv().unwrap();
                Ok::<_, peerdesk::error::Error>(())
            })
        });
        has_begun.recv().unwrap();
        ada.asks("Quick wombat");
        // Later in number, earlier to end: not read before the one that began before it has ended.
        while forum.search_goes_on().unwrap() == Pace::Busy {}
        ends.send(()).unwrap();
        slow.join().unwrap().unwrap();
    });
    forum.search_catches_up();
    let mut found = forum.guest().finds("wombat");
    found.sort();
    assert_eq!(found, ["Quick wombat", "Slow wombat"]);
}

#[test]
fn many_writers_at_once_leave_nothing_out() {
    let forum = Forum::new();
    let (ada, space) = (forum.member("ada"), forum.space("general"));
    let by = forum.as_member(ada.id());
    std::thread::scope(|scope| {
        let (db, by) = (&forum.app.db, &by);
        let writers = scope.spawn(move || eighty_questions(db, by, space));
        while !writers.is_finished() {
            forum.search_goes_on().unwrap();
        }
    });
    forum.search_catches_up();
    assert_eq!(indexed(&forum).len(), 80);
    assert_eq!(indexed(&forum), listed(&forum));
}

/// What another process did: an import, a second node.
#[test]
fn what_another_process_writes_is_found() {
    let forum = Forum::new();
    let (ada, space) = (forum.member("ada"), forum.space("general"));
    forum.search_catches_up();
    let other = Db::new(forum.app.db.place().clone(), Pools::default(), forum.app.clock.clone(), "http://localhost");
    let by = forum.as_member(ada.id());
    ask(&other, &by, space, "The wombat drops every lamp");
    forum.search_catches_up();
    assert_eq!(forum.guest().finds("wombat").len(), 1);
}

/// R8: the database has it, the index not yet, and the process is gone.
#[test]
fn a_crash_between_database_and_index_loses_and_doubles_nothing() {
    let forum = Forum::new();
    let (ada, mo) = (forum.member("ada"), forum.moderator("mo", "general"));
    let threads: Vec<Thread> = (0..6).map(|nth| ada.asks(&format!("Lamp {nth}"))).collect();
    forum.search_catches_up();
    ada.asks("The wombat drops every lamp");
    let by = forum.as_member(mo.id());
    let post = question(&forum, &threads[2]);
    forum.write(|tx| peerdesk::moderation::hide_post(tx, &by, post, peerdesk::moderation::Hiding::Spam, ""));
    for _ in 0..3 {
        forum.search_starts_again();
    }
    forum.search_catches_up();
    assert_eq!(indexed(&forum), listed(&forum));
    assert_eq!((forum.guest().finds("wombat").len(), forum.guest().finds("lamp").len()), (1, 6));
    // And once more from the beginning of the events: hearing of something twice does no harm.
    forum.app.search.want_rebuild();
    forum.search_catches_up();
    assert_eq!(indexed(&forum), listed(&forum));
}

#[test]
fn a_draft_is_nothing_that_happened() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    forum.space("general");
    forum.search_catches_up();
    let by = forum.as_member(ada.id());
    let fields = [("title".to_owned(), "wombat".to_owned())].into();
    forum.write(|tx| drafts::keep(tx, &by, drafts::Place::Question, fields));
    assert_eq!(forum.search_goes_on().unwrap(), Pace::Rests);
    assert!(ada.finds("wombat").is_empty());
}

fn ask(db: &Db, by: &peerdesk::rights::Member, space: peerdesk::ids::SpaceId, title: &str) {
    let new = peerdesk::questions::NewQuestion {
        title: title.to_owned(),
        body: "It stopped on Tuesday.".to_owned(),
        space,
        tags: Vec::new(),
        product: None,
        version: None,
        language: None,
        submission_key: None,
    };
    db.write(|tx| peerdesk::questions::ask(tx, by, &new)).unwrap();
}

/// Eighty questions by four writers at once.
fn eighty_questions(db: &Db, by: &peerdesk::rights::Member, space: peerdesk::ids::SpaceId) {
    std::thread::scope(|scope| {
        for writer in 0..4 {
            scope.spawn(move || (0..20).for_each(|nth| ask(db, by, space, &format!("Lamp {writer} {nth}"))));
        }
    });
}

#[test]
fn the_table_of_events_is_read_by_its_index() {
    let forum = Forum::new();
    forum.member("ada").asks("A lamp");
    forum.search_catches_up();
    let asked = forum.asks(|| forum.search_goes_on().unwrap());
    let read: Vec<&String> = asked.iter().filter(|query| query.contains("events")).collect();
    assert!(!read.is_empty() && asked.len() < 12, "{asked:#?}");
    let plan = forum.explains("SELECT xact, id, data FROM events WHERE id > 5 ORDER BY id LIMIT 1000");
    assert!(forum.app.db.backend() == Backend::Postgres || plan.contains("INTEGER PRIMARY KEY"), "{plan}");
}

//! Who may ask, add to a thread, and say that they have it too: the rules as tables.

use peerdesk::rights::{self, Access, Member};
use peerdesk::spaces::{self, NewSpace};
use peerdesk::threads::policy::{Refusal, may_add, may_ask};
use peerdesk::threads::{self, Thread};
use peerdesk::toos::policy::{Refusal as TooRefusal, may_mark};

use crate::support::{Forum, Person};

/// Somebody as policies take them.
fn viewer(forum: &Forum, person: &Person<'_>) -> Member {
    forum.as_member(person.id())
}

/// Somebody whose roles sleep and who writes nothing.
fn suspended(forum: &Forum, person: &Person<'_>) -> Member {
    let id = person.id();
    forum.execute(&format!("UPDATE people SET suspended_at = 1, suspended_why = 'spam' WHERE id = {id}"));
    forum.as_member(id)
}

/// A thread that Ada asks, in each of its states.
fn states(forum: &Forum, ada: &Person<'_>) -> [Thread; 5] {
    let asked = ada.asks("How do I restore a backup?");
    let by = forum.as_member(ada.id());
    let open = forum.read(|conn| threads::find(conn, &by, asked.id));
    let at = Some(open.created_at);
    [
        Thread { closed_at: at, ..open.clone() },
        Thread { locked_at: at, ..open.clone() },
        Thread { hidden_at: at, ..open.clone() },
        Thread { resolved_at: at, ..open.clone() },
        open,
    ]
}

#[test]
fn who_may_ask_where() {
    let forum = Forum::new();
    let open = forum.space("general");
    let inner = NewSpace { slug: "inner".into(), name: "Inner".into(), access: Access::Members, ..NewSpace::default() };
    let closed = forum.write(|tx| spaces::make(tx, None, &inner));
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'inner'");
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "inner"));
    let cases = [
        (viewer(&forum, &ada), Ok(()), Err(Refusal::SpaceClosed)),
        (viewer(&forum, &moss), Ok(()), Ok(())),
        (suspended(&forum, &forum.member("sven")), Err(Refusal::Suspended), Err(Refusal::Suspended)),
        (suspended(&forum, &moss), Err(Refusal::Suspended), Err(Refusal::Suspended)),
    ];
    for (by, here, there) in cases {
        assert_eq!((may_ask(&by, open), may_ask(&by, closed)), (here, there), "{}", by.handle);
    }
}

#[test]
fn who_may_add_to_a_thread() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let [closed, locked, hidden, resolved, open] = states(&forum, &ada);
    let (grace, mina) = (viewer(&forum, &forum.member("grace")), viewer(&forum, &forum.expert("mina", "general")));
    let moss = forum.moderator("moss", "general");
    let elsewhere = viewer(&forum, &forum.moderator("mo", "shipping"));
    let (asker, moderator) = (viewer(&forum, &ada), viewer(&forum, &moss));
    let everybody = [&asker, &grace, &mina, &elsewhere, &moderator];
    for by in everybody {
        let refused = |refusal| if by.id == moderator.id { Ok(()) } else { Err(refusal) };
        let cases = [
            (&open, Ok(())),
            (&resolved, Ok(())),
            (&closed, refused(Refusal::ThreadClosed)),
            (&locked, refused(Refusal::ThreadLocked)),
            (&hidden, refused(Refusal::ThreadHidden)),
        ];
        for (thread, expected) in cases {
            assert_eq!(may_add(by, thread), expected, "{} {thread:?}", by.handle);
        }
    }
    for by in [suspended(&forum, &forum.member("sven")), suspended(&forum, &moss), suspended(&forum, &ada)] {
        for thread in [&open, &resolved, &closed, &locked, &hidden] {
            assert_eq!(may_add(&by, thread), Err(Refusal::Suspended), "{}", by.handle);
        }
    }
}

#[test]
fn who_may_say_that_they_have_it_too() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let threads = states(&forum, &ada);
    let guest = forum.read(|conn| Ok(rights::guest(conn)?));
    let (grace, mina) = (forum.member("grace"), forum.expert("mina", "general"));
    let moss = forum.moderator("moss", "general");
    let mut cases: Vec<(rights::Viewer, Result<(), TooRefusal>)> = vec![
        // Whoever is not signed in is asked to, by the address of the button.
        (guest, Ok(())),
        (viewer(&forum, &ada).viewer().clone(), Err(TooRefusal::Asker)),
    ];
    for other in [&grace, &mina, &moss] {
        cases.push((viewer(&forum, other).viewer().clone(), Ok(())));
    }
    for other in [&grace, &moss, &ada] {
        cases.push((suspended(&forum, other).viewer().clone(), Err(TooRefusal::Suspended)));
    }
    for (by, expected) in cases {
        for thread in &threads {
            assert_eq!(may_mark(&by, thread), expected, "{by:?} {thread:?}");
        }
    }
}

//! What stands beside a thread: who is in it, threads like it, threads it speaks of.

use serde::Serialize;

use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::rights::Viewer;
use crate::threads::{self, LinkedThread, Thread};
use crate::urls;

/// What stands beside a thread.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ThreadSide {
    faces: Vec<Person>,
    people: i64,
    staff: i64,
    views: i64,
    /// Threads that a moderator closed as the same question, or that posts link to and from.
    linked: Vec<Beside>,
    related: Vec<Beside>,
}

/// A thread beside another.
#[derive(Clone, Debug, Serialize)]
struct Beside {
    title: String,
    lang: Option<String>,
    url: String,
    is_resolved: bool,
    /// Whether one was closed as a duplicate of the other.
    is_same: bool,
    answers: i64,
}

/// How many faces are shown.
const FACES: i64 = 12;

/// What stands beside a thread that the viewer may see: five queries, however long it is.
pub(in crate::web) fn load(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> Result<ThreadSide> {
    let voices = threads::voices(conn, thread, FACES)?;
    let linked = threads::list_linked(conn, viewer, thread)?;
    let mut related = threads::list_related(conn, viewer, thread)?;
    related.retain(|it| linked.iter().all(|other| other.id != it.id));
    let beside = |it: LinkedThread| Beside {
        url: urls::thread(it.id, &it.title),
        is_resolved: it.resolved_at.is_some(),
        is_same: it.duplicate_of == Some(thread.id) || thread.duplicate_of == Some(it.id),
        title: it.title,
        lang: it.language,
        answers: it.answer_count,
    };
    Ok(ThreadSide {
        faces: voices.first.into_iter().map(face).collect(),
        people: voices.people,
        staff: voices.staff,
        views: thread.view_count,
        linked: linked.into_iter().map(beside).collect(),
        related: related.into_iter().map(beside).collect(),
    })
}

fn face((id, name, handle, picture): (PersonId, String, String, Option<String>)) -> Person {
    Person::new(id.number(), name, handle).shown_by(picture.as_deref())
}

//! Notes for staff on a thread: what its page shows of them, writing one, and removing one's own.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::{NoteId, ThreadId};
use crate::notes::{self, ListedNote, policy};
use crate::platform::db::Conn;
use crate::platform::text;
use crate::platform::views;
use crate::rights::{Member, Viewer};
use crate::threads::Thread;
use crate::web::{Form, Path, Response, Visit};

/// What a form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    text: String,
}

/// The notes on a thread, for those who may read them.
#[derive(Serialize)]
pub(super) struct ShownNotes {
    url: String,
    notes: Vec<ShownNote>,
}

/// A note with who wrote it.
#[derive(Serialize)]
pub(super) struct ShownNote {
    person: views::Person,
    at: i64,
    text: String,
    /// Where one's own is removed.
    remove_url: Option<String>,
}

impl ShownNotes {
    /// Those on a thread; nothing for who may not read them.
    pub(super) fn load(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> Result<Option<Self>> {
        if !policy::may_read(viewer, thread) {
            return Ok(None);
        }
        let notes = notes::list(conn, thread.id)?.into_iter().map(|it| ShownNote::of(it, viewer)).collect();
        Ok(Some(Self { url: format!("/threads/{}/notes", thread.id), notes }))
    }
}

impl ShownNote {
    fn of(it: ListedNote, viewer: &Viewer) -> Self {
        let remove_url = policy::may_remove(viewer, it.by).is_ok().then(|| format!("/notes/{}/remove", it.id));
        let person = views::Person::new(it.by.number(), it.name, it.handle);
        Self { person, at: it.at.micros(), text: it.markdown, remove_url }
    }
}

/// `POST /threads/{thread}/notes`
pub async fn write(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<NoteForm>) -> Result<Response> {
    let (thread, text) = (*thread, text::clean_body(&form.text));
    visit.write(move |tx| notes::write(tx, &by, thread, text.trim())).await?;
    visit.leads_to(&format!("/threads/{thread}#notes"))
}

/// `POST /notes/{note}/remove`
pub async fn remove(visit: Visit, by: Member, note: Path<NoteId>) -> Result<Response> {
    let note = *note;
    let thread = visit.write(move |tx| notes::remove(tx, &by, note)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}#notes"), "notes-said-removed")
}

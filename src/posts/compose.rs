//! From what somebody typed to what is stored: the Markdown, its HTML, and whom and what it names.

use std::cell::RefCell;

use diesel::prelude::*;

use super::attached;
use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId, ThreadId, UploadId};
use crate::platform::db::schema::{mentions, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::markup::{self, Mentioned, Names, Refused, Uploaded};
use crate::platform::words::Message;
use crate::rights::Viewer;

/// A text ready to be stored.
#[derive(Clone, Debug)]
pub struct Composed {
    /// As it was typed.
    pub markdown: String,
    /// As pages show it.
    pub html: String,
    /// Its beginning, as plain text.
    pub excerpt: String,
    /// Whom it mentions.
    pub mentions: Vec<PersonId>,
    /// The threads it links to.
    pub threads: Vec<ThreadId>,
    /// The uploads it shows.
    pub uploads: Vec<UploadId>,
}

/// Which uploads a text may show; of others it shows the words beside them.
#[derive(Clone, Copy, Debug)]
pub enum Shows<'v> {
    /// What somebody may have.
    WhatIsOpenTo(&'v Viewer),
    /// What a post uses already.
    WhatIsUsedIn(PostId),
}

/// Turns what somebody typed into what is stored; `field` is where the form shows a reason against it.
pub fn compose(tx: &mut Tx<'_>, by: &Viewer, field: &'static str, markdown: &str) -> Result<Composed> {
    let site = tx.site().to_owned();
    compose_within(tx.conn(), &site, field, markdown, markup::Limits::POST, Shows::WhatIsOpenTo(by))
}

/// The same without writing, and with limits of one's own: for previews, and for imported texts, which may
/// be longer. `site` is the site's address, without a slash at its end.
pub fn compose_within(
    conn: &mut Conn,
    site: &str,
    field: &'static str,
    markdown: &str,
    limits: markup::Limits,
    shows: Shows<'_>,
) -> Result<Composed> {
    let names = Handles { conn: RefCell::new(conn), site, shows };
    let rendered = markup::render(markdown, &names, limits).map_err(|refused| {
        Error::field(
            field,
            match refused {
                Refused::TooLong { limit } => Message::new("posts-refused-too-long").with("limit", limit),
                Refused::TooDeep { limit } => Message::new("posts-refused-too-deep").with("limit", limit),
            },
        )
    })?;
    Ok(Composed {
        markdown: markdown.to_owned(),
        html: rendered.html,
        excerpt: rendered.excerpt,
        mentions: rendered.mentions.into_iter().map(PersonId::new).collect(),
        threads: rendered.threads.into_iter().map(ThreadId::new).collect(),
        uploads: rendered.uploads.into_iter().map(UploadId::new).collect(),
    })
}

/// Finds people by the handles that a text mentions, and the uploads it shows.
struct Handles<'c> {
    conn: RefCell<&'c mut Conn>,
    site: &'c str,
    shows: Shows<'c>,
}

impl Handles<'_> {
    /// Whoever has a handle, or had it lately. A text that is drawn again names nobody whom it did not name
    /// before: a handle may be somebody else's by then.
    fn find_person(&self, conn: &mut Conn, handle: &str) -> QueryResult<Option<(PersonId, String, String)>> {
        let columns = (people::id, people::handle, people::name);
        let now: Option<_> = people::table.filter(people::handle.eq(handle)).select(columns).first(conn).optional()?;
        let found: Option<(PersonId, String, String)> = match (now, crate::people::find_former(conn, handle)?) {
            (None, Some(id)) => people::table.find(id).select(columns).first(conn).optional()?,
            (now, _) => now,
        };
        match (found, self.shows) {
            (Some(found), Shows::WhatIsUsedIn(post)) => {
                let named: i64 = mentions::table.find((post, found.0)).count().get_result(conn)?;
                Ok(Some(found).filter(|_| named > 0))
            }
            (found, _) => Ok(found),
        }
    }
}

impl Names for Handles<'_> {
    fn person(&self, handle: &str) -> Option<Mentioned> {
        let conn = &mut **self.conn.borrow_mut();
        let found = self.find_person(conn, &handle.to_lowercase()).ok().flatten();
        found.map(|(id, handle, name)| Mentioned { id: id.number(), handle, name })
    }

    fn site(&self) -> &str {
        self.site
    }

    fn upload(&self, key: &str) -> Option<Uploaded> {
        let conn = &mut **self.conn.borrow_mut();
        let found = match self.shows {
            Shows::WhatIsOpenTo(viewer) => attached::find_upload(conn, viewer, key),
            Shows::WhatIsUsedIn(post) => attached::find_upload_of(conn, post, key),
        };
        let found = found.ok()?;
        let size = found.width.zip(found.height).filter(|_| found.kind.is_picture());
        Some(Uploaded { id: found.id.number(), url: found.url(), name: found.name, size })
    }
}

//! From what somebody typed to what is stored: the Markdown, its HTML, and whom and what it names.

use std::cell::RefCell;

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::{PersonId, ThreadId};
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, Tx};
use crate::platform::markup::{self, Mentioned, Names, Refused};
use crate::platform::words::Message;

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
}

/// Turns what was typed into what is stored; `field` is where the form shows a reason against it.
pub fn compose(tx: &mut Tx<'_>, field: &'static str, markdown: &str) -> Result<Composed> {
    let site = tx.site().to_owned();
    compose_within(tx.conn(), &site, field, markdown, markup::Limits::POST)
}

/// The same without writing, and with limits of one's own: for previews, and for imported texts, which may
/// be longer. `site` is the site's address, without a slash at its end.
pub fn compose_within(
    conn: &mut Conn,
    site: &str,
    field: &'static str,
    markdown: &str,
    limits: markup::Limits,
) -> Result<Composed> {
    let names = Handles { conn: RefCell::new(conn), site };
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
    })
}

/// Finds people by the handles that a text mentions.
struct Handles<'c> {
    conn: RefCell<&'c mut Conn>,
    site: &'c str,
}

impl Names for Handles<'_> {
    fn person(&self, handle: &str) -> Option<Mentioned> {
        let found: Option<(PersonId, String, String)> = people::table
            .filter(people::handle.eq(handle.to_lowercase()))
            .select((people::id, people::handle, people::name))
            .first(&mut **self.conn.borrow_mut())
            .optional()
            .ok()
            .flatten();
        found.map(|(id, handle, name)| Mentioned { id: id.number(), handle, name })
    }

    fn site(&self) -> &str {
        self.site
    }
}

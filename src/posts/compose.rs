//! From what somebody typed to what is stored: the Markdown, its HTML, and whom and what it names.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::{PersonId, ThreadId};
use crate::platform::db::Conn;
use crate::platform::db::schema::people;
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
pub fn compose(conn: &mut Conn, field: &'static str, markdown: &str) -> Result<Composed> {
    compose_within(conn, field, markdown, markup::Limits::default())
}

/// The same with limits of one's own: imported texts may be longer.
pub fn compose_within(conn: &mut Conn, field: &'static str, markdown: &str, limits: markup::Limits) -> Result<Composed> {
    let rendered = markup::render(markdown, &Handles(std::cell::RefCell::new(conn)), limits).map_err(|refused| {
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
struct Handles<'c>(std::cell::RefCell<&'c mut Conn>);

impl Names for Handles<'_> {
    fn person(&self, handle: &str) -> Option<Mentioned> {
        let found: Option<(PersonId, String, String)> = people::table
            .filter(people::handle.eq(handle.to_lowercase()))
            .select((people::id, people::handle, people::name))
            .first(&mut **self.0.borrow_mut())
            .optional()
            .ok()
            .flatten();
        found.map(|(id, handle, name)| Mentioned { id: id.number(), handle, name })
    }
}

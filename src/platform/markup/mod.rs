//! What people write, from Markdown to safe HTML: limits first, then parsing, sanitising, and last
//! our own parts (mentions, links to threads, coloured code). Begin reading at [`render`].

mod addresses;
mod code;
mod difference;
mod escape;
mod foreign;
mod from_html;
mod nesting;
mod plain;
mod references;
mod sanitise;
#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;

use comrak::{Arena, Options, parse_document};

pub use difference::{Kind, Line, Part, difference};
pub use foreign::{has_html, without_thread_numbers};
pub use from_html::markdown_from_html;
pub use nesting::flatten_depth;
pub use plain::{first_sentence, plain_text};

/// The renderer's version, kept beside rendered HTML: another number means that it is drawn again.
pub const VERSION: i32 = 1;

/// How deep quotes, lists, links and emphasis may lie in one another.
pub const DEPTH: usize = 20;

/// How much a text may hold. It is checked before anything parses the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// The longest text in bytes; none for imported texts.
    pub bytes: Option<usize>,
    /// The deepest nesting of quotes and lists, and likewise of brackets and emphasis.
    pub depth: usize,
}

impl Limits {
    /// What a person may post: 32 KiB.
    pub const POST: Self = Self { bytes: Some(32 * 1024), depth: DEPTH };
    /// For texts that were accepted elsewhere; pass them through [`flatten_depth`] first.
    pub const IMPORTED: Self = Self { bytes: None, depth: DEPTH };
}

/// Why a text was not rendered.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refused {
    /// The text has more bytes than `limit`.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The longest text allowed, in bytes.
        limit: usize,
    },
    /// Quotes, lists, brackets or emphasis lie deeper in one another than `limit`.
    #[error("nested deeper than {limit}")]
    TooDeep {
        /// The deepest nesting allowed.
        limit: usize,
    },
}

/// A person whom a text mentions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mentioned {
    /// The person's id, which is what is kept.
    pub id: i64,
    /// The handle as it stands in the address of the person's page.
    pub handle: String,
    /// The name that the person goes by.
    pub name: String,
}

/// A file that somebody brought, as a text shows it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Uploaded {
    /// Its id, which is what is kept.
    pub id: i64,
    /// Its address on this site.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// Width and height in pixels, if it is a picture.
    pub size: Option<(i64, i64)>,
}

/// What rendering asks of the forum.
pub trait Names {
    /// The person with this handle, if there is one. It is asked at most a few hundred times a text,
    /// with handles that may stand there and with those shortened by their last letters.
    fn person(&self, handle: &str) -> Option<Mentioned>;

    /// The forum's own address without a slash at its end, as in `https://community.example`.
    fn site(&self) -> &str;

    /// The upload of this name in addresses, if the text may show it. It is asked a few dozen times a text.
    fn upload(&self, _key: &str) -> Option<Uploaded> {
        None
    }
}

/// A text as it is shown.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Rendered {
    /// Sanitised HTML, to be put into a page as it is.
    pub html: String,
    /// The beginning as plain text without code blocks, at most 240 characters.
    pub excerpt: String,
    /// Whom the text mentions, each once, in order.
    pub mentions: Vec<i64>,
    /// The threads that it links to, each once, in order. They may not exist, or not for the reader.
    pub threads: Vec<i64>,
    /// The uploads that it shows or links to, each once, in order.
    pub uploads: Vec<i64>,
}

/// Draws Markdown as safe HTML.
///
/// # Errors
/// If the text is beyond `limits`; nothing has parsed it then.
pub fn render(markdown: &str, names: &dyn Names, limits: Limits) -> Result<Rendered, Refused> {
    if let Some(limit) = limits.bytes.filter(|limit| markdown.len() > *limit) {
        return Err(Refused::TooLong { limit });
    }
    let markdown = with_plain_line_ends(markdown);
    if nesting::is_too_deep(&markdown, limits.depth) {
        return Err(Refused::TooDeep { limit: limits.depth });
    }
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown, &options());
    let written = write::write(root, names, limits.depth);
    Ok(Rendered {
        html: sanitise::sanitise(&written.html, &written.parts),
        excerpt: plain::excerpt(root),
        mentions: written.mentions,
        threads: written.threads,
        uploads: written.uploads,
    })
}

/// The Markdown that the forum speaks: CommonMark with tables, strikethrough, task lists, bare links.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    // Emphasis ends before Korean particles and Japanese letters as it does before a space.
    options.extension.cjk_friendly_emphasis = true;
    // So that `\@ada` and `\#12` stay as they are.
    options.parse.escaped_char_spans = true;
    options
}

/// Every line end as `\n`.
fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

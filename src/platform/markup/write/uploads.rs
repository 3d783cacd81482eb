//! Files that people brought: pictures are shown, others linked to, and what the text may not show is the
//! words beside it.

use comrak::nodes::AstNode;

use super::super::{Uploaded, escape, escape::escaped};
use super::Writer;
use super::links::note;

/// How many uploads a text may ask for, found or not.
const MOST_ASKED: usize = 50;

/// How tall a picture stands in a text, in pixels; opened by itself it is shown in full.
const TALLEST: i64 = 640;

/// The name of an upload that an address leads to, with the site's address before it or without.
pub(super) fn key<'u>(address: &'u str, site: &str) -> Option<&'u str> {
    let path = address.strip_prefix(site).filter(|_| !site.is_empty()).unwrap_or(address);
    let rest = path.strip_prefix("/uploads/")?;
    let key = &rest[..rest.find(['.', '/', '?', '#']).unwrap_or(rest.len())];
    let is_key = key.len() == 32 && key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_key.then_some(key)
}

/// The room that a picture is given: its own, or less if it is taller than a page shows at once. It stands on the
/// picture, so that nothing moves when it comes.
fn room((width, height): (i64, i64)) -> (i64, i64) {
    if height <= TALLEST { (width, height) } else { ((width * TALLEST / height).max(1), TALLEST) }
}

impl Writer<'_> {
    /// A picture, which leads to itself in full; a file that is none is linked to.
    pub(super) fn picture(&mut self, key: &str, alt: &str) {
        let Some(upload) = self.upload(key) else { return self.raw(&escaped(alt)) };
        let words = if alt.trim().is_empty() { escaped(&upload.name) } else { escaped(alt) };
        let address = escaped(&upload.url);
        let shown = match upload.size {
            None => words,
            Some(size) => {
                let (width, height) = room(size);
                let size = format!(r#"width="{width}" height="{height}""#);
                format!(r#"<img src="{address}" alt="{words}" {size} loading="lazy" decoding="async">"#)
            }
        };
        let kind = if upload.size.is_some() { "picture" } else { "file" };
        self.part(match self.is_in_link {
            true => shown,
            false => format!(r#"<a class="{kind}" href="{address}">{shown}</a>"#),
        });
    }

    /// A link to a file, by the words of the text or its name.
    pub(super) fn file<'a>(&mut self, node: &'a AstNode<'a>, key: &str) {
        let Some(upload) = self.upload(key).filter(|_| !self.is_in_link) else { return self.children(node) };
        let mut words = String::new();
        let said = super::words_of(node);
        escape::push(&mut words, if said.trim().is_empty() { &upload.name } else { &said });
        self.part(format!(r#"<a class="file" href="{}">{words}</a>"#, escaped(&upload.url)));
    }

    /// What the forum says of an upload; what it says once holds for the whole text.
    fn upload(&mut self, key: &str) -> Option<Uploaded> {
        if let Some(known) = self.known_uploads.get(key) {
            return known.clone();
        }
        if self.known_uploads.len() >= MOST_ASKED {
            return None;
        }
        let found = self.names.upload(key).filter(|upload| note(&mut self.to.uploads, upload.id));
        self.known_uploads.insert(key.to_owned(), found.clone());
        found
    }
}

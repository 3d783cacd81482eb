//! Whatever leads somewhere: links, people, threads, pictures.

use comrak::nodes::{AstNode, NodeLink};

use super::super::references::Piece;
use super::super::{addresses, escape, escape::escaped};
use super::{Writer, uploads, words_of};

/// How much of a picture's description is kept, in letters.
const LONGEST_ALT: usize = 500;

/// How many threads a text can link to, and people it can mention.
const MOST_NOTED: usize = 200;

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        if self.is_in_link {
            return escape::push(&mut self.to.html, text);
        }
        for piece in self.references.find(text) {
            match piece {
                Piece::Text(text) => escape::push(&mut self.to.html, text),
                Piece::Mention(written, person) => {
                    note(&mut self.to.mentions, person.id);
                    let (handle, written) = (escaped(&person.handle), escaped(written));
                    self.part(format!(r#"<a class="mention" href="/people/{handle}">{written}</a>"#));
                }
                Piece::Thread(thread) => self.thread_link(thread),
            }
        }
    }

    fn thread_link(&mut self, thread: i64) {
        if !note(&mut self.to.threads, thread) {
            return self.raw(&format!("#{thread}"));
        }
        self.part(format!(r#"<a class="thread-link" href="/threads/{thread}">#{thread}</a>"#));
    }

    pub(super) fn link<'a>(&mut self, node: &'a AstNode<'a>, link: &NodeLink) {
        let thread = addresses::thread(&link.url, self.names.site());
        if let Some(thread) = thread {
            if thread.is_whole && words_of(node) == link.url {
                return self.thread_link(thread.id);
            }
            note(&mut self.to.threads, thread.id);
        }
        if let Some(upload) = uploads::key(&link.url, self.names.site()) {
            return self.file(node, upload);
        }
        let Some(address) = addresses::allowed(&link.url).filter(|_| !self.is_in_link) else {
            return self.children(node);
        };
        self.raw("<a href=\"");
        escape::push(&mut self.to.html, address);
        self.raw("\">");
        self.is_in_link = true;
        self.children(node);
        self.is_in_link = false;
        self.raw("</a>");
    }

    /// Pictures of this forum are shown; one from elsewhere would tell its host who reads, so it
    /// becomes a link.
    pub(super) fn image<'a>(&mut self, node: &'a AstNode<'a>, image: &NodeLink) {
        let alt: String = words_of(node).chars().take(LONGEST_ALT).collect();
        if let Some(upload) = uploads::key(&image.url, self.names.site()) {
            return self.picture(upload, &alt);
        }
        let label = match (addresses::host(&image.url), alt.trim()) {
            (Some(host), "") => format!("{} ({host})", addresses::file_name(&image.url).unwrap_or(host)),
            (Some(host), alt) => format!("{alt} ({host})"),
            (None, alt) => alt.to_owned(),
        };
        let label = escaped(&label);
        match addresses::allowed(&image.url).filter(|address| addresses::is_web(address) && !self.is_in_link) {
            Some(address) => {
                let address = escaped(address);
                let rel = "nofollow ugc noopener";
                self.part(format!(r#"<a class="external-image" href="{address}" rel="{rel}">{label}</a>"#));
            }
            None => self.raw(&label),
        }
    }
}

/// Keeps an id once. Returns whether it is kept, which beyond [`MOST_NOTED`] a new one is not.
pub(super) fn note(ids: &mut Vec<i64>, id: i64) -> bool {
    let is_known = ids.contains(&id);
    let is_kept = is_known || ids.len() < MOST_NOTED;
    if is_kept && !is_known {
        ids.push(id);
    }
    is_kept
}

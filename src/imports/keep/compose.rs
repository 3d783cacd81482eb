//! From a foreign thread to what is stored: the work of the processor, done before anything is written.

use std::borrow::Cow;

use super::acts::{self, Act};
use super::authors::Authors;
use super::known::{Key, Known, KnownPost};
use super::revisions::{self, Version};
use super::rows::RevisionRow;
use crate::ids::PostId;
use crate::imports::stackexchange::{
    Acceptance, Author, Closure, ForeignComment, ForeignPost, ForeignThread, markdown,
};
use crate::platform::clock::Instant;
use crate::platform::markup::{self, DEPTH, Limits, Mentioned, Names, Rendered};
use crate::posts::PostKind;
use crate::tags;

/// A thread ready to be stored.
pub(super) struct Ready {
    pub(super) title: String,
    pub(super) tags: Vec<String>,
    pub(super) views: i64,
    pub(super) active_at: Instant,
    pub(super) accepted: Option<Acceptance>,
    pub(super) closed: Option<Closure>,
    /// What was done to keep order, the oldest first.
    pub(super) acts: Vec<Act>,
    /// When its tags were last changed, where the dump tells.
    pub(super) retagged_at: Option<Instant>,
    /// The question first; comments after what they hang under.
    pub(super) posts: Vec<ReadyPost>,
}

/// A post ready to be stored, or one that is here already.
pub(super) struct ReadyPost {
    pub(super) key: Key,
    pub(super) kind: PostKind,
    /// What a comment hangs under.
    pub(super) parent: Option<Key>,
    pub(super) author: Author,
    pub(super) created_at: Instant,
    pub(super) state: State,
}

/// Whether a post is still to be made.
pub(super) enum State {
    /// It is here as its source has it, or was changed here and stays so.
    Known(KnownPost),
    /// It is here, and was edited at its source since.
    Edited(KnownPost, Box<NewPost>),
    New(Box<NewPost>),
}

/// What only a post needs that is still to be made, or made anew.
pub(super) struct NewPost {
    pub(super) edited_at: Option<Instant>,
    pub(super) edited_by: Option<Author>,
    pub(super) ups: i64,
    pub(super) downs: i64,
    pub(super) markdown: String,
    pub(super) text: Rendered,
    /// All its versions if there are several, the last as it is now.
    pub(super) versions: Vec<Version>,
}

/// In imported texts `@ada` is some Ada of another site: nobody here is meant.
struct Nobody;

impl Names for Nobody {
    fn person(&self, _: &str) -> Option<Mentioned> {
        None
    }

    fn site(&self) -> &str {
        // No link of another site can have been to this one.
        "site:"
    }
}

impl NewPost {
    /// The rows of its versions.
    pub(super) fn revision_rows(&self, post_id: PostId, authors: &Authors) -> impl Iterator<Item = RevisionRow<'_>> {
        (1..).zip(&self.versions).map(move |(version, it)| RevisionRow {
            post_id,
            version,
            title: it.title.as_deref(),
            markdown: &it.markdown,
            by_id: authors.id_of(&it.by),
            at: it.at,
            note: &it.note,
        })
    }
}

impl State {
    /// The post that is here, if it is.
    pub(super) fn known(&self) -> Option<&KnownPost> {
        match self {
            State::Known(known) | State::Edited(known, _) => Some(known),
            State::New(_) => None,
        }
    }
}

impl Ready {
    pub(super) fn of(mut thread: ForeignThread, known: &Known) -> Ready {
        let mut posts = Vec::new();
        let title = std::mem::take(&mut thread.title);
        let acts = acts::of(&thread);
        let retagged_at = thread.question.revisions.iter().filter(|it| it.tags.is_some()).map(|it| it.at).max();
        add(&mut posts, thread.question, PostKind::Question, &title, known);
        for answer in thread.answers {
            add(&mut posts, answer, PostKind::Answer, &title, known);
        }
        Ready {
            title,
            tags: folded(&thread.tags),
            views: thread.views,
            active_at: thread.active_at,
            accepted: thread.accepted,
            closed: thread.closed,
            acts,
            retagged_at,
            posts,
        }
    }
}

fn add(to: &mut Vec<ReadyPost>, post: ForeignPost, kind: PostKind, title: &str, known: &Known) {
    let key = Key::post(post.id);
    let state = match known.get(key) {
        Some(known) if known.is_older_than(edited_at(&post)) => {
            State::Edited(known, Box::new(new_post(&post, kind, title)))
        }
        Some(known) => State::Known(known),
        None => State::New(Box::new(new_post(&post, kind, title))),
    };
    let (author, created_at) = (post.author, post.created_at);
    to.push(ReadyPost { key, kind, parent: None, author, created_at, state });
    to.extend(post.comments.into_iter().map(|it| comment(it, key, known)));
}

fn comment(comment: ForeignComment, parent: Key, known: &Known) -> ReadyPost {
    let key = Key::comment(comment.id);
    let state = match known.get(key) {
        Some(known) => State::Known(known),
        None => {
            let (edited_at, edited_by, versions) = (None, None, Vec::new());
            let (markdown, text) = rendered(&comment.markdown);
            let ups = i64::from(comment.ups);
            State::New(Box::new(NewPost { edited_at, edited_by, ups, downs: 0, markdown, text, versions }))
        }
    };
    let (author, created_at) = (comment.author, comment.created_at);
    ReadyPost { key, kind: PostKind::Comment, parent: Some(parent), author, created_at, state }
}

fn new_post(post: &ForeignPost, kind: PostKind, title: &str) -> NewPost {
    let markdown = markdown::of(post, markup::markdown_from_html);
    let markdown = if markup::has_html(&markdown) { markup::markdown_from_html(&post.html) } else { markdown };
    let (markdown, text) = rendered(&markdown);
    let title = (kind == PostKind::Question).then_some(title);
    let edited_at = edited_at(post);
    NewPost {
        edited_at,
        edited_by: post.edited_by.clone().filter(|_| edited_at.is_some()),
        ups: i64::from(post.ups),
        downs: i64::from(post.downs),
        versions: revisions::of(post, title, &markdown),
        markdown,
        text,
    }
}

/// When a post was last edited at its source. Dumps have a date too for what nobody ever edited.
fn edited_at(post: &ForeignPost) -> Option<Instant> {
    post.edited_at.filter(|at| *at > post.created_at)
}

/// A text as it is stored, and as it is shown.
fn rendered(markdown: &str) -> (String, Rendered) {
    let markdown = ours(markdown).into_owned();
    let text = markup::render(&markdown, &Nobody, Limits::IMPORTED).unwrap_or_else(|_| {
        // Cannot be after `flatten_depth`; should it be, the words are kept.
        let words = markup::plain_text(&markdown);
        Rendered { html: String::new(), excerpt: words.chars().take(240).collect(), ..Rendered::default() }
    });
    (markdown, text)
}

/// The same text with what it says here: no deeper than we draw, no number taken for a thread's.
pub(super) fn ours(markdown: &str) -> Cow<'_, str> {
    match markup::flatten_depth(markdown, DEPTH) {
        Cow::Borrowed(same) => markup::without_thread_numbers(same),
        Cow::Owned(flat) => Cow::Owned(markup::without_thread_numbers(&flat).into_owned()),
    }
}

/// Names of tags as they are stored, each once.
fn folded(names: &[String]) -> Vec<String> {
    let mut folded: Vec<String> = Vec::new();
    for name in names.iter().map(|name| tags::fold(name)) {
        if !name.is_empty() && !folded.contains(&name) {
            folded.push(name);
        }
    }
    folded
}

//! What a page of posts needs besides the posts: who wrote them, what hangs under them, what the reader
//! thought of them. One query each, however many posts.

use std::collections::{BTreeMap, BTreeSet};

use crate::cases::Seen;
use crate::corrections::{self, Better, Standing};
use crate::drafts::{self, Draft, Place};
use crate::error::Result;
use crate::ids::{PersonId, PostId};
use crate::people::{self, Person};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::posts::Post;
use crate::profiles::{self, Used};
use crate::rights::{Grant, Viewer};
use crate::threads::Thread;
use crate::web::approvals::Held;
use crate::web::drafts::ShownDraft;
use crate::{cases, comments, roles, votes};

/// What a page of posts needs besides the posts.
pub(in crate::web) struct Around<'t> {
    pub(super) viewer: &'t Viewer,
    pub(super) thread: &'t Thread,
    /// Makes the forms of this page each send once: their keys begin with it.
    pub(super) key: String,
    pub(super) drafts: Vec<Draft>,
    pub(super) now: Instant,
    people: BTreeMap<PersonId, Person>,
    staff: BTreeSet<PersonId>,
    votes: BTreeMap<PostId, i64>,
    comments: BTreeMap<PostId, Vec<Post>>,
    counts: BTreeMap<PostId, i64>,
    used: Vec<Used>,
    pub(super) held: Held,
    seen: Vec<Seen>,
    corrections: Vec<Standing>,
    better: Vec<Better>,
}

impl<'t> Around<'t> {
    /// Of a thread's page: ten queries, and three more where something waits for approval. `also` are people whom the page names besides the authors.
    pub(in crate::web) fn load(
        conn: &mut Conn,
        viewer: &'t Viewer,
        thread: &'t Thread,
        posts: &[&Post],
        also: &[PersonId],
        now: Instant,
    ) -> Result<Self> {
        let parents: Vec<PostId> = posts.iter().map(|post| post.id).collect();
        let (placed, hanging) = comments::list_under(conn, viewer, thread, &parents)?;
        let mut around = Self::without_comments(conn, viewer, thread, posts, &hanging, also, now)?;
        around.counts = placed.iter().map(|comment| (comment.parent, comment.of)).collect();
        for comment in hanging {
            if let Some(parent) = comment.parent_id {
                around.comments.entry(parent).or_default().push(comment);
            }
        }
        Ok(around)
    }

    /// Of posts and comments that the page lists itself.
    pub(in crate::web) fn without_comments(
        conn: &mut Conn,
        viewer: &'t Viewer,
        thread: &'t Thread,
        posts: &[&Post],
        hanging: &[Post],
        also: &[PersonId],
        now: Instant,
    ) -> Result<Self> {
        let all = || posts.iter().copied().chain(hanging);
        let ids: Vec<PostId> = all().map(|post| post.id).collect();
        let named = all().flat_map(|post| [Some(post.author_id), post.edited_by]).flatten();
        let named: BTreeSet<PersonId> = named.chain(also.iter().copied()).collect();
        let named: Vec<PersonId> = named.into_iter().collect();
        let is_here = |space| Grant { role: crate::rights::Role::Expert, space }.covers(thread.space_id);
        let places: Vec<Place> =
            posts.iter().map(|post| Place::Comment(post.id)).chain([Place::Answer(thread.id)]).collect();
        let parents: Vec<PostId> = posts.iter().map(|post| post.id).collect();
        let roles = roles::list_of(conn, &named)?;
        Ok(Self {
            key: crate::platform::tokens::random_text::<12>().map_err(anyhow::Error::from)?,
            drafts: drafts::list(conn, viewer, &places)?,
            people: people::list_by_ids(conn, &named)?.into_iter().map(|person| (person.id, person)).collect(),
            staff: roles.iter().filter(|role| is_here(role.space_id)).map(|role| role.person_id).collect(),
            votes: votes::list_of(conn, viewer, &ids)?.into_iter().collect(),
            comments: BTreeMap::new(),
            counts: BTreeMap::new(),
            seen: cases::seen_in(conn, viewer, &ids)?,
            used: profiles::list_used_in(conn, thread.space_id, &named)?,
            held: Held::load(conn, viewer, thread, all())?,
            corrections: corrections::standing_of(conn, viewer, &parents)?,
            better: corrections::better_than(conn, viewer, &parents)?,
            now,
            viewer,
            thread,
        })
    }

    /// Somebody whom the page names.
    pub(super) fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// Whether somebody is staff of the thread's space.
    pub(super) fn is_staff(&self, id: PersonId) -> bool {
        self.staff.contains(&id)
    }

    /// What somebody uses of the thread's space: its product before others.
    pub(super) fn used_by(&self, id: PersonId) -> Option<&Used> {
        let theirs = || self.used.iter().filter(|used| used.person_id == id);
        theirs().find(|used| Some(used.product_id) == self.thread.product_id).or_else(|| theirs().next())
    }

    /// What puts a post right.
    pub(in crate::web) fn correction(&self, post: PostId) -> Option<&Standing> {
        self.corrections.iter().find(|it| it.correction.post_id == post)
    }

    /// What is better than a post.
    pub(in crate::web) fn better(&self, post: PostId) -> Option<&Better> {
        self.better.iter().find(|it| it.supersession.post_id == post)
    }

    /// The reader's vote on a post: 1, -1 or 0.
    pub(super) fn vote(&self, post: PostId) -> i64 {
        self.votes.get(&post).copied().unwrap_or_default()
    }

    /// That a post is being reviewed.
    pub(super) fn seen(&self, post: PostId) -> Option<&Seen> {
        self.seen.iter().find(|seen| seen.post == post)
    }

    /// What a draft of an answer to the thread holds.
    pub(in crate::web) fn answer_typed(&self) -> String {
        let place = Place::Answer(self.thread.id);
        let draft = self.drafts.iter().find(|draft| draft.place == place);
        draft.map(|draft| draft.field("body")).unwrap_or_default()
    }

    /// What the form for an answer says of that draft.
    pub(in crate::web) fn answer_draft(&self) -> ShownDraft {
        ShownDraft::among(&self.drafts, Place::Answer(self.thread.id))
    }

    /// The first comments under a post, and how many there are.
    pub(super) fn take_comments(&mut self, post: PostId) -> (Vec<Post>, i64) {
        let comments = self.comments.remove(&post).unwrap_or_default();
        (comments, self.counts.get(&post).copied().unwrap_or_default())
    }
}

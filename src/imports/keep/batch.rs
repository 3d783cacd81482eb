//! One transaction's threads: which rows they make, and what is counted with them.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::acts;
use super::addresses::{self, OldAddress};
use super::authors::Authors;
use super::changes::{self, KnownThread};
use super::compose::{NewPost, Ready, ReadyPost, State};
use super::known::Key;
use super::outcome::Outcome;
use super::rows::{self, AcceptanceRow, ImportedRow, PostRow, Rows, TagRow, ThreadRow};
use super::sources::Source;
use super::tags;
use super::threads::Written;
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{PersonId, PostId, TagId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::people;
use crate::platform::markup;
use crate::posts::PostKind;
use crate::spaces;
use crate::threads::{Closing, Resolution};
use crate::votes::worth::Tally;

/// Posts and accepted answers by their authors.
pub(super) type Credit = BTreeMap<PersonId, (i64, i64)>;

/// What a transaction kept.
#[derive(Default)]
pub(super) struct Done {
    questions: Vec<(i64, (ThreadId, PostId))>,
    duplicates: Vec<(ThreadId, i64)>,
    outcome: Outcome,
}

/// Rows and counts, gathered thread by thread before any of them is written.
struct Batch<'a> {
    source: Source,
    authors: &'a Authors,
    tags: HashMap<String, TagId>,
    thread_ids: std::vec::IntoIter<i64>,
    post_ids: std::vec::IntoIter<i64>,
    rows: Rows<'a>,
    addresses: Vec<OldAddress>,
    known: Vec<KnownThread<'a>>,
    credit: Credit,
    tagged: BTreeMap<TagId, i64>,
    done: Done,
}

/// Keeps threads: all of them, or none if it fails.
pub(super) fn write(tx: &mut Tx<'_>, source: Source, authors: &Authors, ready: &[Ready]) -> Result<Done> {
    let is_new = |post: &&ReadyPost| matches!(post.state, State::New(_));
    let new_posts = ready.iter().flat_map(|thread| &thread.posts).filter(is_new).count();
    let new_threads = ready.iter().filter_map(|thread| thread.posts.first()).filter(is_new).count();
    let mut batch = Batch {
        source,
        authors,
        tags: tags::find_or_make(tx, ready)?,
        thread_ids: rows::reserve(tx, "threads", new_threads)?.into_iter(),
        post_ids: rows::reserve(tx, "posts", new_posts)?.into_iter(),
        rows: Rows::default(),
        addresses: Vec::new(),
        known: Vec::new(),
        credit: Credit::new(),
        tagged: BTreeMap::new(),
        done: Done::default(),
    };
    for thread in ready {
        batch.gather(thread);
    }
    batch.insert(tx)
}

impl Done {
    /// Adds what was kept to what was kept before.
    pub(super) fn add_to(self, written: &mut Written, outcome: &mut Outcome) {
        written.questions.extend(self.questions);
        written.duplicates.extend(self.duplicates);
        outcome.add(&self.outcome);
    }
}

impl<'a> Batch<'a> {
    fn gather(&mut self, thread: &'a Ready) {
        let Some(question) = thread.posts.first() else { return };
        let id = match question.state.known() {
            Some(known) => known.thread,
            None => ThreadId::new(self.thread_ids.next().unwrap_or_default()),
        };
        let ids = self.gather_posts(id, &thread.posts);
        let Some(question_id) = ids.get(&question.key).copied() else { return };
        self.done.questions.push((question.key.id, (id, question_id)));
        if let Some(closed) = thread.closed.as_ref().filter(|it| acts::closing(it.reason) == Closing::Duplicate) {
            self.done.duplicates.extend(closed.duplicates_of.first().map(|other| (id, *other)));
        }
        let accepted = thread.accepted.as_ref();
        let accepted = accepted.and_then(|it| Some((*ids.get(&Key::post(it.answer))?, it.at)));
        match &question.state {
            State::New(new) => {
                self.gather_thread(id, thread, question, new, accepted.map(|(_, at)| at));
                self.gather_tags(id, &thread.tags);
                self.addresses.extend(OldAddress::of_question(question.key.id, id));
                self.gather_acceptance(id, thread, accepted);
            }
            _ => self.known.push(KnownThread { id, ready: thread, accepted }),
        }
    }

    fn gather_acceptance(&mut self, thread_id: ThreadId, thread: &Ready, accepted: Option<(PostId, Instant)>) {
        let answer = thread.accepted.as_ref().map(|accepted| Key::post(accepted.answer));
        let author = thread.posts.iter().find(|post| Some(post.key) == answer).map(|post| &post.author);
        let (Some((post_id, at)), Some(author), Some(question)) = (accepted, author, thread.posts.first()) else {
            return;
        };
        let by_id = self.authors.id_of(&question.author);
        self.rows.acceptances.push(AcceptanceRow { thread_id, post_id, by_id, at });
        self.credit.entry(self.authors.id_of(author)).or_default().1 += 1;
        self.done.outcome.accepted.new += 1;
    }

    fn gather_posts(&mut self, thread: ThreadId, posts: &'a [ReadyPost]) -> HashMap<Key, PostId> {
        let mut ids = HashMap::with_capacity(posts.len());
        for post in posts {
            let id = match &post.state {
                State::Known(known) => {
                    self.done.outcome.of(post.kind).count_known(known.is_changed);
                    known.id
                }
                // Counted once it is known what somebody here may have made of it meanwhile.
                State::Edited(known, _) => known.id,
                State::New(new) => {
                    self.done.outcome.of(post.kind).new += 1;
                    let id = PostId::new(self.post_ids.next().unwrap_or_default());
                    let parent = post.parent.and_then(|parent| ids.get(&parent).copied());
                    self.gather_post(id, thread, parent, post, new);
                    id
                }
            };
            ids.insert(post.key, id);
        }
        ids
    }

    fn gather_post(
        &mut self,
        id: PostId,
        thread_id: ThreadId,
        parent_id: Option<PostId>,
        post: &'a ReadyPost,
        new: &'a NewPost,
    ) {
        let (author_id, author_name) = self.authors.of(&post.author);
        let tally = Tally { up: new.ups, down: new.downs };
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.rows.posts.push(PostRow {
            id,
            thread_id,
            kind: post.kind,
            parent_id,
            author_id,
            author_name,
            markdown: &new.markdown,
            html: &new.text.html,
            markup_version: i64::from(markup::VERSION),
            created_at: post.created_at,
            version: number(new.versions.len().max(1)),
            edited_at: new.edited_at,
            edited_by: new.edited_at.map(|_| new.edited_by.as_ref().map_or(author_id, |by| self.authors.id_of(by))),
            baseline_up: tally.up,
            baseline_down: tally.down,
            worth: tally.worth(),
        });
        self.rows.revisions.extend(new.revision_rows(id, self.authors));
        self.rows.imported.push(ImportedRow {
            source_id: self.source.id,
            is_comment: post.key.is_comment.into(),
            foreign_id: post.key.id,
            post_id: id,
        });
        if post.kind == PostKind::Answer {
            self.addresses.push(OldAddress::of_answer(post.key.id, id));
        }
        self.credit.entry(author_id).or_default().0 += 1;
    }

    fn gather_thread(
        &mut self,
        id: ThreadId,
        thread: &'a Ready,
        question: &'a ReadyPost,
        new: &'a NewPost,
        accepted_at: Option<Instant>,
    ) {
        let asked_by = self.authors.id_of(&question.author);
        let answers = thread.posts.iter().filter(|post| post.kind == PostKind::Answer);
        let newest = answers.clone().max_by_key(|answer| answer.created_at).unwrap_or(question);
        let closed = thread.closed.as_ref();
        let locked = acts::in_force(&thread.acts, acts::LOCKS).map(|act| act.row(id, self.authors));
        self.done.outcome.closed.new += u64::from(closed.is_some());
        self.rows.acts.extend(thread.acts.iter().map(|act| act.row(id, self.authors)));
        self.rows.threads.push(ThreadRow {
            id,
            space_id: self.source.space,
            asked_by,
            title: &thread.title,
            excerpt: &new.text.excerpt,
            answer_count: i64::try_from(answers.count()).unwrap_or(i64::MAX),
            view_count: thread.views,
            created_at: question.created_at,
            last_activity_at: thread.active_at,
            last_post_by: self.authors.id_of(&newest.author),
            resolved_at: accepted_at,
            resolved_by: accepted_at.map(|_| asked_by),
            resolved_how: accepted_at.map(|_| Resolution::Accepted),
            closed_at: closed.map(|closed| closed.at),
            closed_by: closed.and_then(|closed| Some(self.authors.id_of(closed.by.as_ref()?))),
            closed_why: closed.map(|closed| acts::closing(closed.reason)),
            locked_at: locked.as_ref().map(|lock| lock.at),
            locked_by: locked.map(|lock| lock.by_id),
        });
    }

    fn gather_tags(&mut self, thread_id: ThreadId, names: &[String]) {
        for (position, name) in (0..).zip(names) {
            if let Some(tag_id) = self.tags.get(name).copied() {
                self.rows.tags.push(TagRow { thread_id, tag_id, position });
                *self.tagged.entry(tag_id).or_default() += 1;
            }
        }
    }

    fn insert(mut self, tx: &mut Tx<'_>) -> Result<Done> {
        self.rows.insert(tx)?;
        addresses::keep(tx, &self.addresses)?;
        let (known, outcome) = (&self.known, &mut self.done.outcome);
        let changed = changes::bring(tx, self.source, self.authors, known, &mut self.credit, outcome)?;
        let space = self.source.space;
        // In the order in which asking counts, so that of two who count the same only one waits.
        if !self.rows.threads.is_empty() {
            spaces::count_threads(tx, space, i64::try_from(self.rows.threads.len()).unwrap_or(i64::MAX))?;
        }
        for (person, (posts, accepted)) in &self.credit {
            diesel::update(people::table.find(person))
                .set((
                    people::post_count.eq(people::post_count + posts),
                    people::accepted_count.eq(people::accepted_count + accepted),
                ))
                .execute(tx.conn())?;
        }
        tags::count(tx, &self.tagged)?;
        let made = self.rows.threads.iter().map(|thread| thread.id);
        for thread in made.chain(changed) {
            events::record(tx, &Event::ThreadImported { thread, space })?;
        }
        Ok(self.done)
    }
}

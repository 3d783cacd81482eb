//! One transaction's threads: which rows they make, and what is counted with them.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::addresses::{self, OldAddress};
use super::authors::Authors;
use super::compose::{NewPost, Ready, ReadyPost, State};
use super::known::Key;
use super::outcome::{Kept, Outcome};
use super::rows::{self, AcceptanceRow, ImportedRow, PostRow, RevisionRow, Rows, TagRow, ThreadRow};
use super::sources::Source;
use super::tags;
use super::threads::Written;
use crate::error::Result;
use crate::events::{self, Event};
use crate::ids::{PersonId, PostId, TagId, ThreadId};
use crate::imports::stackexchange::CloseReason;
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::{acceptances, people, threads};
use crate::platform::markup;
use crate::posts::PostKind;
use crate::spaces;
use crate::threads::{Closing, Resolution};
use crate::votes::worth::Tally;

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
    grown: Vec<Grown>,
    /// Posts and accepted answers by their authors.
    credit: BTreeMap<PersonId, (i64, i64)>,
    tagged: BTreeMap<TagId, i64>,
    done: Done,
}

/// A thread of an earlier run to which something was added.
struct Grown {
    thread: ThreadId,
    answers: i64,
    active_at: Instant,
    last_by: Option<PersonId>,
    accepted: Option<(PostId, PersonId, PersonId, Instant)>,
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
        grown: Vec::new(),
        credit: BTreeMap::new(),
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
        let id = match &question.state {
            State::Known(known) => known.thread,
            State::New(_) => ThreadId::new(self.thread_ids.next().unwrap_or_default()),
        };
        let ids = self.gather_posts(id, &thread.posts);
        let Some(question_id) = ids.get(&question.key).copied() else { return };
        self.done.questions.push((question.key.id, (id, question_id)));
        if let Some(closed) = thread.closed.as_ref().filter(|closed| closed.reason == CloseReason::Duplicate) {
            self.done.duplicates.extend(closed.duplicates_of.first().map(|other| (id, *other)));
        }
        let accepted = self.accepted(thread, question, &ids);
        match &question.state {
            State::Known(_) => self.gather_growth(id, thread, accepted),
            State::New(new) => {
                self.gather_thread(id, thread, question, new, accepted.map(|(_, _, at)| at));
                self.gather_tags(id, &thread.tags);
                self.addresses.extend(OldAddress::of_question(question.key.id, id));
                if let Some((post_id, author, at)) = accepted {
                    let by_id = self.authors.id_of(&question.author);
                    self.rows.acceptances.push(AcceptanceRow { thread_id: id, post_id, by_id, at });
                    self.credit.entry(author).or_default().1 += 1;
                }
            }
        }
    }

    /// The accepted answer with its author, if it is new.
    fn accepted(
        &mut self,
        thread: &Ready,
        question: &ReadyPost,
        ids: &HashMap<Key, PostId>,
    ) -> Option<(PostId, PersonId, Instant)> {
        let accepted = thread.accepted.as_ref()?;
        let answer = thread.posts.iter().find(|post| post.key == Key::post(accepted.answer))?;
        if let State::Known(known) = &answer.state {
            let is_changed = known.is_changed || matches!(&question.state, State::Known(it) if it.is_changed);
            self.done.outcome.accepted.count_known(is_changed);
            return None;
        }
        self.done.outcome.accepted.new += 1;
        Some((*ids.get(&answer.key)?, self.authors.id_of(&answer.author), accepted.at))
    }

    fn gather_posts(&mut self, thread: ThreadId, posts: &'a [ReadyPost]) -> HashMap<Key, PostId> {
        let mut ids = HashMap::with_capacity(posts.len());
        for post in posts {
            let id = match &post.state {
                State::Known(known) => {
                    self.kept(post.kind).count_known(known.is_changed);
                    known.id
                }
                State::New(new) => {
                    self.kept(post.kind).new += 1;
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

    fn kept(&mut self, kind: PostKind) -> &mut Kept {
        match kind {
            PostKind::Question => &mut self.done.outcome.questions,
            PostKind::Answer => &mut self.done.outcome.answers,
            PostKind::Comment => &mut self.done.outcome.comments,
        }
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
        for (number_before, version) in new.versions.iter().enumerate() {
            self.rows.revisions.push(RevisionRow {
                post_id: id,
                version: number(number_before + 1),
                title: version.title.as_deref(),
                markdown: &version.markdown,
                by_id: self.authors.id_of(&version.by),
                at: version.at,
                note: &version.note,
            });
        }
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
            closed_why: closed.map(|closed| closing(closed.reason)),
            locked_at: thread.locked.as_ref().map(|(at, _)| *at),
            locked_by: thread.locked.as_ref().map(|(_, by)| self.authors.id_of(by)),
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

    fn gather_growth(&mut self, id: ThreadId, thread: &Ready, accepted: Option<(PostId, PersonId, Instant)>) {
        let asker = thread.posts.first().map(|question| self.authors.id_of(&question.author));
        let is_new = |post: &&ReadyPost| matches!(post.state, State::New(_));
        let answers = thread.posts.iter().filter(is_new).filter(|post| post.kind == PostKind::Answer);
        let newest = answers.clone().max_by_key(|answer| answer.created_at);
        if thread.posts.iter().any(|post| is_new(&post)) {
            self.grown.push(Grown {
                thread: id,
                answers: i64::try_from(answers.count()).unwrap_or(i64::MAX),
                active_at: thread.active_at,
                last_by: newest.map(|answer| self.authors.id_of(&answer.author)),
                accepted: accepted.zip(asker).map(|((post, author, at), asker)| (post, author, asker, at)),
            });
        }
    }

    fn insert(mut self, tx: &mut Tx<'_>) -> Result<Done> {
        self.rows.insert(tx)?;
        addresses::keep(tx, &self.addresses)?;
        for grown in &self.grown {
            grown.keep(tx, &mut self.credit)?;
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
        let space = self.source.space;
        if !self.rows.threads.is_empty() {
            spaces::count_threads(tx, space, i64::try_from(self.rows.threads.len()).unwrap_or(i64::MAX))?;
        }
        let made = self.rows.threads.iter().map(|thread| thread.id);
        for thread in made.chain(self.grown.iter().map(|grown| grown.thread)) {
            events::record(tx, &Event::ThreadImported { thread, space })?;
        }
        Ok(self.done)
    }
}

impl Grown {
    fn keep(&self, tx: &mut Tx<'_>, credit: &mut BTreeMap<PersonId, (i64, i64)>) -> Result<()> {
        // The first statement locks the row on PostgreSQL.
        diesel::update(threads::table.find(self.thread))
            .set(threads::answer_count.eq(threads::answer_count + self.answers))
            .execute(tx.conn())?;
        if let Some(by) = self.last_by {
            diesel::update(threads::table.find(self.thread).filter(threads::last_activity_at.lt(self.active_at)))
                .set((threads::last_activity_at.eq(self.active_at), threads::last_post_by.eq(by)))
                .execute(tx.conn())?;
        }
        let Some((post_id, author, by_id, at)) = self.accepted else { return Ok(()) };
        // Whatever was decided here stands.
        let resolved: i64 = threads::table
            .find(self.thread)
            .filter(threads::resolved_at.is_not_null())
            .count()
            .get_result(tx.conn())?;
        let accepted: i64 = acceptances::table.find(self.thread).count().get_result(tx.conn())?;
        if resolved + accepted > 0 {
            return Ok(());
        }
        let rows =
            Rows { acceptances: vec![AcceptanceRow { thread_id: self.thread, post_id, by_id, at }], ..Rows::default() };
        rows.insert(tx)?;
        diesel::update(threads::table.find(self.thread))
            .set((
                threads::resolved_at.eq(at),
                threads::resolved_by.eq(by_id),
                threads::resolved_how.eq(Resolution::Accepted),
            ))
            .execute(tx.conn())?;
        let (_, count) = credit.entry(author).or_default();
        *count += 1;
        Ok(())
    }
}

/// The reason as this forum words it.
fn closing(reason: CloseReason) -> Closing {
    match reason {
        CloseReason::Duplicate => Closing::Duplicate,
        CloseReason::OffTopic => Closing::OffTopic,
        CloseReason::Unclear => Closing::Unclear,
        CloseReason::TooBroad => Closing::TooBroad,
        CloseReason::OpinionBased => Closing::Opinion,
        CloseReason::Other => Closing::Other,
    }
}

//! What the experts of a space say about a post that a moderator is not sure of: right, wrong or it depends, with words.

use diesel::prelude::*;

use super::claim::refuse_closed;
use super::{Case, model, policy};
use crate::error::{Error, Result};
use crate::events::{self, Review};
use crate::ids::{CaseId, OpinionId, PersonId, SpaceId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{cases, opinions, people, posts, threads};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::posts::{self as all_posts, Post};
use crate::rights::{Member, Viewer};
use crate::stored_words;
use crate::threads as all_threads;

/// The longest question or answer, in bytes.
const LONGEST: usize = 4 * 1024;
/// How many questions an expert's page shows: those that have waited longest.
pub const ASKED: i64 = 30;

stored_words! {
    /// What an expert says.
    pub enum Verdict {
        /// The post is right.
        Right = "right",
        /// It is not.
        Wrong = "wrong",
        /// Of what it depends, the words say.
        Depends = "depends",
    }
}

/// What an expert was asked, and says.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = opinions)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Opinion {
    pub id: OpinionId,
    pub case_id: CaseId,
    pub asked_by: PersonId,
    pub asked_at: Instant,
    pub question: String,
    pub by_id: Option<PersonId>,
    pub at: Option<Instant>,
    pub verdict: Option<Verdict>,
    pub words: String,
}

/// A question that waits for an expert.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct AskedOpinion {
    pub opinion: Opinion,
    pub asker: String,
    pub post: Post,
    pub author: String,
    pub thread_id: ThreadId,
    pub title: String,
    pub title_language: Option<String>,
    pub space_id: SpaceId,
}

/// Asks the experts of the case's space; one question waits at a time, and asking again changes nothing.
pub fn ask_experts(tx: &mut Tx<'_>, by: &Member, case: CaseId, question: &str) -> Result<OpinionId> {
    let (case, thread, post) = model::find_to_change(tx, by, case)?;
    refuse_closed(tx, &case)?;
    Check::new().body("question", question, 0..=LONGEST).finish()?;
    let open = opinions::table.filter(opinions::case_id.eq(case.id)).filter(opinions::at.is_null());
    if let Some(open) = open.select(opinions::id).first(tx.conn()).optional()? {
        return Ok(open);
    }
    let now = tx.now();
    let opinion: OpinionId = diesel::insert_into(opinions::table)
        .values((
            opinions::case_id.eq(case.id),
            opinions::asked_by.eq(by.id),
            opinions::asked_at.eq(now),
            opinions::question.eq(question),
        ))
        .returning(opinions::id)
        .get_result(tx.conn())?;
    let (case, thread, post, by) = (case.id, thread.id, post.id, by.id);
    events::record(tx, &Review::OpinionAsked { case, opinion, thread, post, by }.into())?;
    Ok(opinion)
}

/// Says what one thinks, as an expert of the space; the first who does answers the question, and nobody judges what
/// they wrote themselves.
pub fn give_opinion(tx: &mut Tx<'_>, by: &Member, id: OpinionId, verdict: Verdict, words: &str) -> Result<()> {
    let (opinion, case, post) = find_asked(tx.conn(), by, id)?;
    all_threads::lock_row(tx, post.thread_id)?;
    let (opinion, case) = find_asked(tx.conn(), by, opinion.id).map(|(opinion, _, _)| (opinion, case))?;
    refuse_closed(tx, &case)?;
    if let Some(first) = opinion.by_id.filter(|first| !by.is(*first)) {
        let name = crate::people::find(tx.conn(), first)?.name;
        return Err(Error::Conflict(Message::new("cases-conflict-advised").with("name", name)));
    }
    Check::new().body("words", words, 0..=LONGEST).finish()?;
    let now = tx.now();
    diesel::update(opinions::table.find(id))
        .set((
            opinions::by_id.eq(by.id),
            opinions::at.eq(now),
            opinions::verdict.eq(verdict),
            opinions::words.eq(words),
        ))
        .execute(tx.conn())?;
    if opinion.verdict == Some(verdict) {
        return Ok(());
    }
    let (case, thread, how) = (case.id, post.thread_id, verdict.word().to_owned());
    let post = post.id;
    events::record(tx, &Review::OpinionGiven { case, opinion: id, thread, post, by: by.id, how }.into())
}

/// A question for the experts of a space that the viewer is one of; to others it does not exist.
fn find_asked(conn: &mut Conn, viewer: &Viewer, id: OpinionId) -> Result<(Opinion, Case, Post)> {
    let opinion: Opinion = opinions::table.find(id).select(Opinion::as_select()).first(conn)?;
    let case: Case = cases::table.find(opinion.case_id).select(Case::as_select()).first(conn)?;
    let (thread, post) = all_posts::find_visible(conn, viewer, case.post_id)?;
    if policy::may_advise(viewer, &thread, &post) { Ok((opinion, case, post)) } else { Err(Error::NotFound) }
}

/// What was asked about a case, with the name and handle of who answered.
pub type ListedOpinion = (Opinion, Option<(String, String)>);

/// What was asked about a case and said, the first first.
pub fn list_opinions(conn: &mut Conn, case: CaseId) -> QueryResult<Vec<ListedOpinion>> {
    opinions::table
        .left_join(people::table.on(opinions::by_id.eq(people::id.nullable())))
        .filter(opinions::case_id.eq(case))
        .order(opinions::id)
        .select((Opinion::as_select(), (people::name, people::handle).nullable()))
        .load(conn)
}

diesel::alias!(people as asking: Asking);

/// What waits for the viewer as an expert, the longest first: one query.
pub fn list_asked(conn: &mut Conn, viewer: &Viewer) -> QueryResult<Vec<AskedOpinion>> {
    let spaces: Vec<SpaceId> = viewer.spaces().iter().copied().filter(|space| viewer.is_expert_of(*space)).collect();
    opinions::table
        .inner_join(cases::table.on(cases::id.eq(opinions::case_id)))
        .inner_join(posts::table.on(posts::id.eq(cases::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .inner_join(people::table.on(people::id.eq(posts::author_id)))
        .inner_join(asking.on(asking.field(people::id).eq(opinions::asked_by)))
        .filter(opinions::at.is_null())
        .filter(cases::closed_at.is_null())
        .filter(posts::author_id.ne(viewer.id().unwrap_or(PersonId::new(0))))
        .filter(posts::hidden_at.is_null().and(posts::deleted_at.is_null()).and(threads::hidden_at.is_null()))
        .filter((threads::space_id + 0_i64).eq_any(spaces))
        .order((opinions::asked_at, opinions::id))
        .limit(ASKED)
        .select((
            Opinion::as_select(),
            asking.field(people::name),
            Post::as_select(),
            people::name,
            threads::id,
            threads::title,
            threads::language,
            threads::space_id,
        ))
        .load(conn)
}

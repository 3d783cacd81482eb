//! The rows of flags.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::{CaseId, DecisionId, FlagId, PersonId, PostId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::flags;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::rights::Member;
use crate::stored_words;

stored_words! {
    /// What somebody reports, or why else a post is reviewed.
    pub enum Reason {
        /// It is wrong.
        Inaccurate = "inaccurate",
        /// It was right once.
        Outdated = "outdated",
        /// Following it can cost data, money or health.
        Unsafe = "unsafe",
        /// It shows what is private.
        Private = "private",
        /// It advertises something.
        Spam = "spam",
        /// It hurts or threatens somebody.
        Abusive = "abusive",
        /// It does not belong here.
        OffTopic = "off_topic",
        /// What the words say.
        Other = "other",
        /// A rule found something in it; nobody reports this.
        Rule = "rule",
        /// A rule holds it until it is approved; nobody reports this.
        Held = "held",
    }
}

impl Reason {
    /// Whether people report it; otherwise a rule does.
    pub fn is_raised(self) -> bool {
        !matches!(self, Self::Rule | Self::Held)
    }
}

stored_words! {
    /// What became of a flag.
    pub enum FlagState {
        /// Nobody has decided yet.
        Open = "open",
        /// Who raised it took it back.
        Withdrawn = "withdrawn",
        /// There was something to it.
        Upheld = "upheld",
        /// The post was right.
        Declined = "declined",
        /// It was raised to do harm.
        Abuse = "abuse",
    }
}

stored_words! {
    /// Who raised a flag, as far as it matters for what follows.
    pub enum Flagger {
        /// Somebody who is new here.
        New = "new",
        /// A member of standing.
        Member = "member",
        /// Staff of the space.
        Staff = "staff",
    }
}

/// What somebody reports of a post. Which of the texts there are depends on the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFlag {
    /// What it is.
    pub reason: Reason,
    /// What is wrong, or what else a moderator should know.
    pub words: String,
    /// What is right.
    pub better: String,
    /// Where that stands.
    pub source: String,
    /// The version of the product from which on the post is outdated.
    pub since: String,
}

/// A flag.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = flags)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Flag {
    pub id: FlagId,
    pub post_id: PostId,
    pub case_id: CaseId,
    pub person_id: PersonId,
    pub reason: Reason,
    pub standing: Flagger,
    pub version: i64,
    pub words: String,
    pub better: String,
    pub source: String,
    pub since: String,
    pub at: Instant,
    pub state: FlagState,
    pub decided_at: Option<Instant>,
    pub decision_id: Option<DecisionId>,
}

/// Somebody's open flag on a post.
pub fn find_open(conn: &mut Conn, post: PostId, person: PersonId) -> QueryResult<Option<FlagId>> {
    flags::table
        .filter(flags::post_id.eq(post))
        .filter(flags::person_id.eq(person))
        .filter(flags::state.eq(FlagState::Open))
        .select(flags::id)
        .first(conn)
        .optional()
}

/// A flag of one's own that one is about to change; others' do not exist.
pub fn find_to_change(tx: &mut Tx<'_>, by: &Member, id: FlagId) -> Result<Flag> {
    let flag: Flag = flags::table.find(id).select(Flag::as_select()).first(tx.conn())?;
    if by.is(flag.person_id) { Ok(flag) } else { Err(Error::NotFound) }
}

/// Adds a flag to a case.
pub fn add(
    tx: &mut Tx<'_>,
    by: PersonId,
    (post, version): (PostId, i64),
    (case, standing): (CaseId, Flagger),
    new: &NewFlag,
) -> QueryResult<FlagId> {
    let now = tx.now();
    diesel::insert_into(flags::table)
        .values((
            flags::post_id.eq(post),
            flags::case_id.eq(case),
            flags::person_id.eq(by),
            flags::reason.eq(new.reason),
            flags::standing.eq(standing),
            flags::version.eq(version),
            flags::words.eq(&new.words),
            flags::better.eq(&new.better),
            flags::source.eq(&new.source),
            flags::since.eq(&new.since),
            flags::at.eq(now),
            flags::state.eq(FlagState::Open),
        ))
        .returning(flags::id)
        .get_result(tx.conn())
}

/// A flag is taken back by who raised it; whether it was open.
pub fn withdraw(tx: &mut Tx<'_>, id: FlagId) -> QueryResult<bool> {
    let now = tx.now();
    let rows = diesel::update(flags::table.find(id).filter(flags::state.eq(FlagState::Open)))
        .set((flags::state.eq(FlagState::Withdrawn), flags::decided_at.eq(now)))
        .execute(tx.conn())?;
    Ok(rows > 0)
}

/// Closes the open flags of a case by a decision.
pub fn close(tx: &mut Tx<'_>, case: CaseId, decision: DecisionId, state: FlagState) -> QueryResult<()> {
    let now = tx.now();
    let open = flags::table.filter(flags::case_id.eq(case)).filter(flags::state.eq(FlagState::Open));
    diesel::update(open)
        .set((flags::state.eq(state), flags::decided_at.eq(now), flags::decision_id.eq(decision)))
        .execute(tx.conn())?;
    Ok(())
}

/// Opens the flags again that a decision closed. Who has flagged the post anew meanwhile keeps that flag alone.
pub fn reopen(tx: &mut Tx<'_>, post: PostId, decision: DecisionId) -> QueryResult<()> {
    let anew: Vec<PersonId> = flags::table
        .filter(flags::post_id.eq(post))
        .filter(flags::state.eq(FlagState::Open))
        .select(flags::person_id)
        .load(tx.conn())?;
    let closed = flags::table.filter(flags::decision_id.eq(decision));
    diesel::update(closed.filter(flags::person_id.eq_any(anew)))
        .set((flags::state.eq(FlagState::Withdrawn), flags::decision_id.eq(None::<DecisionId>)))
        .execute(tx.conn())?;
    diesel::update(flags::table.filter(flags::decision_id.eq(decision)))
        .set((
            flags::state.eq(FlagState::Open),
            flags::decided_at.eq(None::<Instant>),
            flags::decision_id.eq(None::<DecisionId>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Declines the flags that a decision upheld, since the post was right after all: who raised them sees it.
pub fn decline_upheld(tx: &mut Tx<'_>, decision: DecisionId) -> QueryResult<()> {
    let now = tx.now();
    let upheld = flags::table.filter(flags::decision_id.eq(decision)).filter(flags::state.eq(FlagState::Upheld));
    diesel::update(upheld).set((flags::state.eq(FlagState::Declined), flags::decided_at.eq(now))).execute(tx.conn())?;
    Ok(())
}

/// Puts the flags of one case under another of the same post.
pub fn move_to(tx: &mut Tx<'_>, from: CaseId, to: CaseId) -> QueryResult<()> {
    diesel::update(flags::table.filter(flags::case_id.eq(from))).set(flags::case_id.eq(to)).execute(tx.conn())?;
    Ok(())
}

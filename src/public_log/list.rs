//! The log, the latest first: three tables, each read by its own order and merged.

use std::cmp::Reverse;
use std::str::FromStr;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::entries::told;
use super::{Agreed, Entry, Filter, Group, PAGE, Place, What, Who};
use crate::appeals;
use crate::cases::{Agreement, Outcome, UNDO_WITHIN};
use crate::ids::{AppealId, DecisionId, PersonId, PostId, SpaceId, ThreadId};
use crate::moderation::ActKind;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{
    appeals as rows_of_appeals, cases, decisions, moderation_acts, people, posts, proposals, threads,
};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::rights::Viewer;

/// The last entry of a page: the next one begins after it. Of what was done at one moment, the appeals come first, the
/// acts last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor(Instant, u8, i64);

const ACTS: u8 = 0;
const DECISIONS: u8 = 1;
const APPEALS: u8 = 2;

impl Cursor {
    /// That of an entry.
    pub fn of(entry: &Entry) -> Self {
        let table = match entry.what {
            What::Act(_) => ACTS,
            What::Decided(_) => DECISIONS,
            What::Appealed(..) => APPEALS,
        };
        Self(entry.at, table, entry.id)
    }

    /// What of a table comes after it: all before a moment, and of that moment those before a number.
    fn within(self, table: u8) -> (Instant, i64) {
        match table.cmp(&self.1) {
            std::cmp::Ordering::Less => (self.0, i64::MAX),
            std::cmp::Ordering::Equal => (self.0, self.2),
            std::cmp::Ordering::Greater => (self.0, 0),
        }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}-{}", self.0.micros(), self.1, self.2)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().and_then(|part| part.parse::<i64>().ok()).filter(|it| *it >= 0).ok_or(());
        let (at, table, id) = (next()?, next()?, next()?);
        Ok(Self(Instant::from_micros(at), u8::try_from(table).map_err(|_| ())?, id))
    }
}

/// A page of the log for the spaces open to a viewer, and one more if there is more: three queries.
pub fn list(
    conn: &mut Conn,
    viewer: &Viewer,
    filter: Filter,
    after: Option<Cursor>,
    now: Instant,
) -> QueryResult<Vec<Entry>> {
    let spaces = viewer.spaces().iter().copied();
    let spaces: Vec<SpaceId> = spaces.filter(|space| filter.space.is_none_or(|only| only == *space)).collect();
    let from = after.unwrap_or(Cursor(Instant::from_micros(i64::MAX), APPEALS, i64::MAX));
    let mut all = Vec::new();
    let acts = filter.group.map(Group::acts);
    if acts.as_ref().is_none_or(|acts| !acts.is_empty()) {
        all.extend(list_acts(conn, &spaces, acts, from.within(ACTS), now)?);
    }
    let outcomes = filter.group.map_or_else(told, Group::outcomes);
    if !outcomes.is_empty() {
        all.extend(list_decisions(conn, &spaces, outcomes, from.within(DECISIONS))?);
    }
    if filter.group.is_none_or(|group| group == Group::Appeals) {
        all.extend(list_appeals(conn, &spaces, from.within(APPEALS))?);
    }
    all.sort_by_key(|entry| Reverse(Cursor::of(entry)));
    all.truncate(PAGE + 1);
    Ok(all)
}

fn most() -> i64 {
    i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
}

/// What an asker does to a thread of their own is no moderation.
const BY_ASKERS: [ActKind; 4] = [ActKind::Resolved, ActKind::Reopened, ActKind::Closed, ActKind::Opened];
/// What can be undone as if it had never been.
const UNDOABLE: [ActKind; 3] = [ActKind::Corrected, ActKind::CorrectionEdited, ActKind::Superseded];

type Named = (PersonId, String, String);
type Where = (SpaceId, ThreadId, String, Option<String>, Option<Instant>);

type ActRow = (i64, Instant, ActKind, Option<String>, Option<PostId>, Option<Instant>, Named, Where);

/// Acts of moderation, but for those that a decision or an appeal did, which stand by themselves.
fn list_acts(
    conn: &mut Conn,
    spaces: &[SpaceId],
    kinds: Option<Vec<ActKind>>,
    (at, id): (Instant, i64),
    now: Instant,
) -> QueryResult<Vec<Entry>> {
    let decided = decisions::table
        .inner_join(cases::table)
        .filter(cases::post_id.nullable().eq(moderation_acts::post_id))
        .filter(decisions::at.eq(moderation_acts::at));
    let appealed = rows_of_appeals::table
        .inner_join(decisions::table.inner_join(cases::table))
        .filter(cases::post_id.nullable().eq(moderation_acts::post_id))
        .filter(rows_of_appeals::decided_at.eq(moderation_acts::at.nullable()));
    let own = moderation_acts::kind.eq_any(BY_ASKERS.to_vec()).and(moderation_acts::by_id.eq(threads::asked_by));
    let young = moderation_acts::kind.eq_any(UNDOABLE.to_vec()).and(moderation_acts::at.gt(now.minus(UNDO_WITHIN)));
    let mut acts = moderation_acts::table
        .inner_join(threads::table.on(threads::id.eq(moderation_acts::thread_id)))
        .inner_join(people::table)
        .left_join(posts::table.on(posts::id.nullable().eq(moderation_acts::post_id)))
        .filter((threads::space_id + 0_i64).eq_any(spaces.to_vec()))
        .filter(moderation_acts::at.lt(at).or(moderation_acts::at.eq(at).and(moderation_acts::id.lt(id))))
        .filter(moderation_acts::at.le(at))
        .filter(not(own))
        .filter(not(young))
        .filter(not(exists(decided)))
        .filter(not(exists(appealed)))
        .into_boxed::<MultiBackend>();
    if let Some(kinds) = kinds {
        acts = acts.filter(moderation_acts::kind.eq_any(kinds));
    }
    let rows: Vec<ActRow> = acts
        .order((moderation_acts::at.desc(), moderation_acts::id.desc()))
        .limit(most())
        .select((
            moderation_acts::id,
            moderation_acts::at,
            moderation_acts::kind,
            moderation_acts::why,
            moderation_acts::post_id,
            posts::held_at.nullable(),
            (people::id, people::name, people::handle),
            (threads::space_id, threads::id, threads::title, threads::language, threads::hidden_at),
        ))
        .load(conn)?;
    let entry = |(id, at, kind, why, post, held, by, place): ActRow| Entry {
        at,
        id,
        what: What::Act(kind),
        why: why.filter(|_| says_why(kind)),
        is_criticism: None,
        agreed: None,
        by: named(by),
        space: place.0,
        place: seen(place, post, held.is_some()),
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The acts whose reason is a word for people; that of others is a number.
fn says_why(kind: ActKind) -> bool {
    matches!(kind, ActKind::Resolved | ActKind::Closed | ActKind::PostHidden | ActKind::RevisionHidden)
}

type DecisionRow = (
    DecisionId,
    Option<Instant>,
    Outcome,
    Option<String>,
    (Option<i64>, Option<PersonId>, bool),
    (PostId, Option<Instant>),
    Named,
    Where,
);

/// Decisions that stand.
fn list_decisions(
    conn: &mut Conn,
    spaces: &[SpaceId],
    outcomes: Vec<Outcome>,
    (at, id): (Instant, i64),
) -> QueryResult<Vec<Entry>> {
    let same = decisions::stood_at.eq(at).and(decisions::id.lt(DecisionId::new(id)));
    let waited = proposals::table
        .filter(proposals::case_id.eq(cases::id))
        .filter(proposals::ended.eq(Agreement::Waited))
        .filter(proposals::ended_at.eq(decisions::at.nullable()));
    let rows: Vec<DecisionRow> = decisions::table
        .inner_join(cases::table.inner_join(posts::table.inner_join(threads::table)))
        .inner_join(people::table.on(people::id.eq(decisions::by_id)))
        .filter((threads::space_id + 0_i64).eq_any(spaces.to_vec()))
        .filter(decisions::outcome.eq_any(outcomes))
        .filter(decisions::stood_at.is_not_null())
        .filter(decisions::stood_at.lt(at).or(same))
        .filter(decisions::stood_at.le(at))
        .order((decisions::stood_at.desc(), decisions::id.desc()))
        .limit(most())
        .select((
            decisions::id,
            decisions::stood_at,
            decisions::outcome,
            decisions::why.nullable(),
            (decisions::is_criticism, decisions::second_id, exists(waited)),
            (posts::id, posts::held_at),
            (people::id, people::name, people::handle),
            (threads::space_id, threads::id, threads::title, threads::language, threads::hidden_at),
        ))
        .load(conn)?;
    let entry = |(id, at, outcome, why, (criticism, second, waited), (post, held), by, place): DecisionRow| Entry {
        at: at.unwrap_or_default(),
        id: id.number(),
        what: What::Decided(outcome),
        is_criticism: criticism.map(|it| it == 1).filter(|_| matches!(why.as_deref(), Some("abusive" | "off_topic"))),
        agreed: agreed(second, waited),
        why,
        by: named(by),
        space: place.0,
        // What waited was never to be read: neither is where.
        place: seen(place, Some(post), held.is_some()).filter(|_| outcome != Outcome::Declined),
    };
    Ok(rows.into_iter().map(entry).collect())
}

type AppealRow =
    (AppealId, Option<Instant>, Outcome, Option<appeals::Outcome>, i64, (PostId, Option<Instant>), Named, Where);

/// What became of appeals.
fn list_appeals(conn: &mut Conn, spaces: &[SpaceId], (at, id): (Instant, i64)) -> QueryResult<Vec<Entry>> {
    use self::rows_of_appeals as rows;
    let same = rows::decided_at.eq(at).and(rows::id.lt(AppealId::new(id)));
    let found: Vec<AppealRow> = rows::table
        .inner_join(decisions::table.inner_join(cases::table.inner_join(posts::table.inner_join(threads::table))))
        .inner_join(people::table.on(people::id.nullable().eq(rows::by_id)))
        .filter((threads::space_id + 0_i64).eq_any(spaces.to_vec()))
        .filter(rows::decided_at.is_not_null())
        .filter(rows::decided_at.lt(at).or(same))
        .filter(rows::decided_at.le(at))
        .order((rows::decided_at.desc(), rows::id.desc()))
        .limit(most())
        .select((
            rows::id,
            rows::decided_at,
            decisions::outcome,
            rows::outcome,
            rows::is_same,
            (posts::id, posts::held_at),
            (people::id, people::name, people::handle),
            (threads::space_id, threads::id, threads::title, threads::language, threads::hidden_at),
        ))
        .load(conn)?;
    let entry = |(id, at, ended, outcome, is_same, (post, held), by, place): AppealRow| {
        Some(Entry {
            at: at.unwrap_or_default(),
            id: id.number(),
            what: What::Appealed(ended, outcome?, is_same == 1),
            why: None,
            is_criticism: None,
            agreed: None,
            by: named(by),
            space: place.0,
            place: seen(place, Some(post), held.is_some()).filter(|_| held.is_none()),
        })
    };
    Ok(found.into_iter().filter_map(entry).collect())
}

fn agreed(second: Option<PersonId>, waited: bool) -> Option<Agreed> {
    second.map(|_| Agreed::ByAnother).or(waited.then_some(Agreed::AfterADay))
}

fn named((id, name, handle): Named) -> Who {
    Who { id, name, handle }
}

/// A thread while its question is in sight; a post unless it waits.
fn seen((_, thread, title, language, hidden): Where, post: Option<PostId>, is_held: bool) -> Option<Place> {
    hidden.is_none().then(|| Place { thread, title, language, post: post.filter(|_| !is_held) })
}

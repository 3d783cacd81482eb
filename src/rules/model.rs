//! The rows of rules, and of where they found something.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::each_backend;
use crate::error::Result;
use crate::ids::{PersonId, PostId, PostRuleId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{rule_hits, rules};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::stored_words;

/// How many rules there may be: each post is looked at by all.
pub const MOST_RULES: i64 = 100;

stored_words! {
    /// What is looked for.
    pub enum RuleKind {
        /// Certain phrases.
        Phrases = "phrases",
        /// What a pattern describes.
        Pattern = "pattern",
        /// Links that somebody new posts.
        Links = "links",
        /// What was said in other threads too.
        Repeated = "repeated",
        /// Numbers of payment cards.
        Cards = "cards",
        /// Mail addresses.
        Addresses = "addresses",
        /// Telephone numbers.
        Telephones = "telephones",
        /// The first posts of everybody.
        First = "first",
    }
}

impl RuleKind {
    /// Whether it is told phrases, a pattern, or domains that are fine.
    pub fn takes_words(self) -> bool {
        matches!(self, Self::Phrases | Self::Pattern | Self::Links | Self::Addresses)
    }

    /// Whether it is told from how many on.
    pub fn takes_most(self) -> bool {
        matches!(self, Self::Links | Self::Repeated | Self::First)
    }
}

stored_words! {
    /// What follows when a rule finds something.
    pub enum Does {
        /// The post waits for a moderator's yes.
        Holds = "holds",
        /// The post is shown, and moderators are told.
        Flags = "flags",
    }
}

/// What is looked for in what people post.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = rules)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Rule {
    pub id: PostRuleId,
    pub name: String,
    pub kind: RuleKind,
    pub words: String,
    pub most: i64,
    pub does: Does,
    pub space_id: Option<SpaceId>,
    pub ended_at: Option<Instant>,
}

/// All rules, those first that are in use.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Rule>> {
    rules::table
        .order((rules::ended_at.is_not_null(), rules::id))
        .limit(MOST_RULES)
        .select(Rule::as_select())
        .load(conn)
}

/// A rule.
pub fn find(conn: &mut Conn, id: PostRuleId) -> Result<Rule> {
    Ok(rules::table.find(id).select(Rule::as_select()).first(conn)?)
}

/// How many rules there are.
pub(super) fn count(conn: &mut Conn) -> QueryResult<i64> {
    rules::table.count().get_result(conn)
}

/// The rules in use.
pub(super) fn list_in_use(conn: &mut Conn) -> QueryResult<Vec<Rule>> {
    rules::table.filter(rules::ended_at.is_null()).order(rules::id).select(Rule::as_select()).load(conn)
}

/// The columns that a change of a rule writes.
#[derive(Clone, Debug, Insertable, AsChangeset)]
#[diesel(table_name = rules, treat_none_as_null = true)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) kind: RuleKind,
    pub(super) words: &'a str,
    pub(super) most: i64,
    pub(super) does: Does,
    pub(super) space_id: Option<SpaceId>,
    pub(super) version: i64,
    pub(super) changed_by: PersonId,
    pub(super) changed_at: Instant,
}

/// The version that a change makes. Nobody else changes rules until the transaction ends: two changes at once would
/// make one version, and who knows the one would not look at the other.
pub(super) fn next_version(tx: &mut Tx<'_>) -> QueryResult<i64> {
    if let Conn::Postgres(conn) = tx.conn() {
        diesel::sql_query("LOCK TABLE rules IN SHARE ROW EXCLUSIVE MODE").execute(conn)?;
    }
    let last: Option<i64> = rules::table.select(max(rules::version)).first(tx.conn())?;
    Ok(last.unwrap_or_default() + 1)
}

/// Makes a rule.
pub(super) fn add(tx: &mut Tx<'_>, written: &Written<'_>) -> QueryResult<PostRuleId> {
    diesel::insert_into(rules::table).values(written).returning(rules::id).get_result(tx.conn())
}

/// Writes a rule anew.
pub(super) fn keep(tx: &mut Tx<'_>, id: PostRuleId, written: &Written<'_>) -> QueryResult<()> {
    diesel::update(rules::table.find(id)).set(written).execute(tx.conn())?;
    Ok(())
}

/// Says whether a rule is no longer in use.
pub(super) fn set_ended(
    tx: &mut Tx<'_>,
    id: PostRuleId,
    version: i64,
    by: PersonId,
    has_ended: bool,
) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(rules::table.find(id))
        .set((
            rules::ended_at.eq(has_ended.then_some(now)),
            rules::version.eq(version),
            rules::changed_by.eq(by),
            rules::changed_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes down what a rule found, and what followed.
pub(super) fn add_hit(tx: &mut Tx<'_>, rule: PostRuleId, post: PostId, version: i64, does: Does) -> QueryResult<()> {
    let now = tx.now();
    let row = (
        rule_hits::rule_id.eq(rule),
        rule_hits::post_id.eq(post),
        rule_hits::version.eq(version),
        rule_hits::does.eq(does),
        rule_hits::at.eq(now),
    );
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(rule_hits::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(())
}

/// The names of the rules that found something in the latest version of some posts that any looked at.
pub fn list_found_in(conn: &mut Conn, among: &[PostId]) -> QueryResult<Vec<(PostId, String)>> {
    let hits: Vec<(PostId, i64, String)> = rule_hits::table
        .inner_join(rules::table)
        .filter(rule_hits::post_id.eq_any(among.to_vec()))
        .order((rule_hits::post_id, rule_hits::version.desc(), rule_hits::id))
        .select((rule_hits::post_id, rule_hits::version, rules::name))
        .load(conn)?;
    let last = |post: PostId| hits.iter().find(|hit| hit.0 == post).map(|hit| hit.1);
    Ok(hits.iter().filter(|hit| Some(hit.1) == last(hit.0)).map(|hit| (hit.0, hit.2.clone())).collect())
}

/// When rules found something in a version of a post, if any did.
pub fn found_at(conn: &mut Conn, post: PostId, version: i64) -> QueryResult<Option<Instant>> {
    let hits = rule_hits::table.filter(rule_hits::post_id.eq(post)).filter(rule_hits::version.eq(version));
    hits.select(max(rule_hits::at)).first(conn)
}

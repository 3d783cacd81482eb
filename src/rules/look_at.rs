//! Looking at what somebody is about to post: one query more, and none where staff post.

use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

use super::finds::Said;
use super::ready::ready;
use super::{Does, model, policy};
use crate::each_backend;
use crate::error::Result;
use crate::ids::{PostId, PostRuleId, SpaceId, ThreadId};
use crate::platform::db::{QueryResult, Tx};
use crate::platform::reading;
use crate::rights::{Member, Standing};

/// How long what was said elsewhere counts.
const LATELY: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What somebody is about to post, and where.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// In which space.
    pub space: SpaceId,
    /// In which thread, unless it makes one.
    pub thread: Option<ThreadId>,
    /// The title, if it is a question.
    pub title: &'a str,
    /// The drawn text.
    pub html: &'a str,
}

/// A rule that found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub rule: PostRuleId,
    /// What follows.
    pub does: Does,
}

/// What the rules have to say of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Those that found something.
    pub hits: Vec<Hit>,
}

impl Verdict {
    /// Whether the post waits for a moderator's yes.
    pub fn is_held(&self) -> bool {
        self.hits.iter().any(|hit| hit.does == Does::Holds)
    }

    /// The same of a post that others rely on: it stays in sight, and moderators are told.
    pub fn only_flags(mut self) -> Self {
        self.hits.iter_mut().for_each(|hit| hit.does = Does::Flags);
        self
    }
}

/// What is asked about a post and its author.
#[derive(diesel::QueryableByName)]
struct Facts {
    #[diesel(sql_type = BigInt)]
    version: i64,
    #[diesel(sql_type = BigInt)]
    posts: i64,
    #[diesel(sql_type = BigInt)]
    elsewhere: i64,
}

/// Has all rules look at what somebody is about to post.
pub fn look_at(tx: &mut Tx<'_>, by: &Member, seen: &Seen<'_>) -> Result<Verdict> {
    if !policy::is_looked_at(by) {
        return Ok(Verdict::default());
    }
    let facts = facts(tx, by, seen)?;
    let all = ready(tx, facts.version)?;
    if all.rules.is_empty() {
        return Ok(Verdict::default());
    }
    let said = Said {
        elsewhere: facts.elsewhere,
        is_by_new: *by.standing() == Standing::New,
        posts_before: facts.posts,
        ..Said::new(seen.title, seen.html, tx.site())
    };
    let here = all.rules.iter().filter(|rule| rule.space.is_none_or(|space| space == seen.space));
    let hits = here.filter(|rule| rule.test.finds(&said)).map(|rule| Hit { rule: rule.id, does: rule.does });
    Ok(Verdict { hits: hits.collect() })
}

/// The version of the rules, how much the author has posted, and where else the same was said: one query.
fn facts(tx: &mut Tx<'_>, by: &Member, seen: &Seen<'_>) -> QueryResult<Facts> {
    let lately = tx.now().minus(LATELY).micros();
    // Numbers of ours, so that they can stand in the text, which is so one for both databases.
    let elsewhere = reading::print_of(seen.html).map_or("CAST(0 AS BIGINT)".to_owned(), |print| {
        let here = seen.thread.map_or(0, ThreadId::number);
        format!(
            "(SELECT count(DISTINCT thread_id) FROM posts WHERE print = {print} AND thread_id <> {here} \
                AND created_at > {lately} AND deleted_at IS NULL)"
        )
    });
    let query = format!(
        "SELECT coalesce((SELECT max(version) FROM rules), 0) AS version, post_count AS posts, \
            {elsewhere} AS elsewhere FROM people WHERE id = {}",
        by.id
    );
    each_backend!(tx.conn(), conn => diesel::sql_query(query.as_str()).get_result(conn))
}

/// Writes down what the rules found in a version of a post.
pub fn note(tx: &mut Tx<'_>, post: PostId, version: i64, verdict: &Verdict) -> QueryResult<()> {
    for hit in &verdict.hits {
        model::add_hit(tx, hit.rule, post, version, hit.does)?;
    }
    Ok(())
}

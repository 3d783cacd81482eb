//! What a rule would have found in past posts, some at a time.

use std::collections::{BTreeMap, BTreeSet};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::finds::{Said, Test};
use super::{NewRule, RuleKind};
use crate::each_backend;
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::{Conn, QueryResult};
use crate::platform::reading;
use crate::posts::PostKind;
use crate::rights::Viewer;

/// How many posts are looked at in one step.
pub const STEP: usize = 500;
/// How many of those that were found are shown.
const SHOWN: usize = 20;
/// How many posts of an author's are counted.
const COUNTED: i64 = 50;

/// A post that a rule would have found.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is its name")]
pub struct Found {
    pub post: PostId,
    pub thread: ThreadId,
    pub kind: PostKind,
    pub title: String,
    pub title_language: Option<String>,
    pub language: Option<String>,
    /// What is read of it.
    pub text: String,
    pub at: Instant,
}

/// What a step came to.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// How many posts were looked at.
    pub looked: usize,
    /// Since when they are.
    pub since: Option<Instant>,
    /// How many of them the rule would have found.
    pub matched: usize,
    /// The latest of those.
    pub found: Vec<Found>,
    /// Where the next step begins, if there is more.
    pub next: Option<PostId>,
}

#[derive(diesel::QueryableByName)]
struct Past {
    #[diesel(sql_type = BigInt)]
    post: PostId,
    #[diesel(sql_type = BigInt)]
    thread: ThreadId,
    #[diesel(sql_type = Text)]
    kind: PostKind,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Text>)]
    title_language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    language: Option<String>,
    #[diesel(sql_type = Text)]
    html: String,
    #[diesel(sql_type = BigInt)]
    at: Instant,
    #[diesel(sql_type = BigInt)]
    before: i64,
    #[diesel(sql_type = Bool)]
    was_new: bool,
}

/// Looks at the latest posts before one, of all who are no staff now, in the spaces open to the viewer; what was
/// hidden is among them, since that is what rules are made for.
pub fn preview(
    conn: &mut Conn,
    viewer: &Viewer,
    rule: &NewRule,
    site: &str,
    before: Option<PostId>,
) -> Result<Preview> {
    rule.check()?;
    let Some(test) = Test::of(rule.kind, &rule.words, rule.most) else { return Ok(Preview::default()) };
    let posts = list_past(conn, viewer, rule, before)?;
    let threads = threads_by_print(rule.kind, &posts);
    let finds = |past: &&Past| {
        let title = if past.kind == PostKind::Question { past.title.as_str() } else { "" };
        let print = reading::print_of(&past.html).filter(|_| rule.kind == RuleKind::Repeated);
        let elsewhere = print.and_then(|it| threads.get(&it)).map_or(0, |all| all.len().saturating_sub(1));
        test.finds(&Said {
            elsewhere: i64::try_from(elsewhere).unwrap_or(i64::MAX),
            is_by_new: past.was_new,
            posts_before: past.before,
            ..Said::new(title, &past.html, site)
        })
    };
    let found: Vec<&Past> = posts.iter().filter(finds).collect();
    Ok(Preview {
        looked: posts.len(),
        since: posts.last().map(|past| past.at),
        matched: found.len(),
        found: found.into_iter().take(SHOWN).map(Past::shown).collect(),
        next: posts.last().filter(|_| posts.len() == STEP).map(|past| past.post),
    })
}

/// The threads in which each text of some posts was said.
fn threads_by_print(kind: RuleKind, posts: &[Past]) -> BTreeMap<i64, BTreeSet<ThreadId>> {
    let mut threads: BTreeMap<i64, BTreeSet<ThreadId>> = BTreeMap::new();
    for past in posts.iter().filter(|_| kind == RuleKind::Repeated) {
        if let Some(print) = reading::print_of(&past.html) {
            threads.entry(print).or_default().insert(past.thread);
        }
    }
    threads
}

impl Past {
    fn shown(&self) -> Found {
        Found {
            post: self.post,
            thread: self.thread,
            kind: self.kind,
            title: self.title.clone(),
            title_language: self.title_language.clone(),
            language: self.language.clone(),
            text: reading::read_of(&self.html),
            at: self.at,
        }
    }
}

/// Who was new is told by a day, as standing is.
fn list_past(conn: &mut Conn, viewer: &Viewer, rule: &NewRule, before: Option<PostId>) -> QueryResult<Vec<Past>> {
    let day: i64 = 24 * 60 * 60 * 1_000_000;
    let before = before.map_or(i64::MAX, PostId::number);
    let spaces = viewer.spaces().iter().filter(|space| rule.space.is_none_or(|only| only == **space));
    // Numbers of ours, so that they can stand in the text: `sql_query` binds no lists on SQLite.
    let spaces: Vec<String> = spaces.map(ToString::to_string).chain(["0".to_owned()]).collect();
    let earlier = match rule.kind {
        RuleKind::First => format!(
            "(SELECT count(*) FROM (SELECT 1 FROM posts e WHERE e.author_id = p.author_id AND e.id < p.id \
                LIMIT {COUNTED}) AS few)"
        ),
        _ => "CAST(0 AS BIGINT)".to_owned(),
    };
    let query = format!(
        "SELECT p.id AS post, p.thread_id AS thread, p.kind AS kind, t.title AS title, t.language AS title_language,
            p.language AS language, p.html AS html, p.created_at AS at, {earlier} AS before,
            p.created_at < h.created_at + {day} AS was_new
        FROM posts p JOIN threads t ON t.id = p.thread_id JOIN people h ON h.id = p.author_id
        WHERE p.id < {before} AND p.deleted_at IS NULL AND t.space_id IN ({})
            AND NOT EXISTS (SELECT 1 FROM role_grants r WHERE r.person_id = p.author_id)
        ORDER BY p.id DESC LIMIT {STEP}",
        spaces.join(", ")
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

//! Notifications as somebody sees them: what they may not see any more is not among them.

use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::{ByMail, Kind, Topic};
use crate::each_backend;
use crate::ids::{EventId, NotificationId, PersonId, PostId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::notifications;
use crate::platform::db::{Conn, QueryResult};
use crate::rights::{Member, Viewer};

/// How many threads a page of notifications holds.
pub const PAGE: usize = 20;
/// How many notifications of a thread it shows.
pub const SHOWN: i64 = 5;
/// More than this is not counted.
const MOST_COUNTED: i64 = 100;

/// Which notifications are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All that are kept.
    All,
    /// Threads with something new.
    Unread,
}

/// What somebody was told of one thread, or of none.
#[derive(Clone, Debug, diesel::QueryableByName)]
pub struct Group {
    /// The thread; 0 for what is of none.
    #[diesel(sql_type = BigInt)]
    pub thread: i64,
    /// The newest, by which pages follow one another.
    #[diesel(sql_type = BigInt)]
    pub last: NotificationId,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub total: i64,
    /// How many of them are new.
    #[diesel(sql_type = BigInt)]
    pub unread: i64,
}

/// A notification as its page shows it.
#[derive(Clone, Debug, diesel::QueryableByName)]
pub struct Item {
    /// Its thread; 0 for what is of none.
    #[diesel(sql_type = BigInt)]
    pub thread: i64,
    /// What happened.
    #[diesel(sql_type = Text)]
    pub kind: Kind,
    /// Why it concerns them.
    #[diesel(sql_type = Text)]
    pub topic: Topic,
    /// The post it is about.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub post: Option<PostId>,
    /// Who did it.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub by: Option<PersonId>,
    /// Their name.
    #[diesel(sql_type = Nullable<Text>)]
    pub name: Option<String>,
    /// Their name in addresses.
    #[diesel(sql_type = Nullable<Text>)]
    pub handle: Option<String>,
    /// The role that was granted.
    #[diesel(sql_type = Nullable<Text>)]
    pub role: Option<String>,
    /// The space it was granted for.
    #[diesel(sql_type = Nullable<Text>)]
    pub space: Option<String>,
    /// When.
    #[diesel(sql_type = BigInt)]
    pub at: Instant,
    /// When it was read.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub read_at: Option<Instant>,
}

/// What is new to somebody in a thread.
#[derive(Clone, Copy, Debug, diesel::QueryableByName)]
pub struct News {
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
    /// The newest; 0 if there is none.
    #[diesel(sql_type = BigInt)]
    pub last: NotificationId,
}

/// How much somebody has not read, whether or not they may still see it: what tells that something changed.
#[derive(Clone, Copy, Debug, diesel::QueryableByName)]
pub struct Pending {
    /// Who.
    #[diesel(sql_type = BigInt)]
    pub person: PersonId,
    /// How much.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
    /// The newest.
    #[diesel(sql_type = BigInt)]
    pub last: NotificationId,
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Notifications `n` with their thread `t`, their post `p` and what that hangs under.
const JOINED: &str = "FROM notifications n
    LEFT JOIN threads t ON t.id = n.thread_id
    LEFT JOIN posts p ON p.id = n.post_id
    LEFT JOIN posts u ON u.id = p.parent_id";

/// Which of these somebody may see: in spaces open to them, of threads that lists show, of posts that everybody there
/// may read. Numbers of ours, so that they can stand in the text: `sql_query` binds no lists on SQLite.
fn visible_to(person: PersonId, viewer: &Viewer) -> String {
    let spaces: Vec<String> = viewer.spaces().iter().map(ToString::to_string).chain(["0".to_owned()]).collect();
    let spaces = spaces.join(", ");
    let running = if viewer.is_admin() { "" } else { "AND n.kind <> 'refused'" };
    format!(
        "n.person_id = {person}
            AND (n.thread_id IS NULL OR (t.space_id IN ({spaces}) AND t.hidden_at IS NULL))
            AND (n.space_id IS NULL OR n.space_id IN ({spaces})) {running}
            AND p.hidden_at IS NULL AND p.held_at IS NULL AND p.deleted_at IS NULL
            AND u.hidden_at IS NULL AND u.held_at IS NULL AND u.deleted_at IS NULL"
    )
}

/// The rows that somebody sees on the site.
fn seen_by(person: PersonId, viewer: &Viewer) -> String {
    format!("{JOINED} WHERE n.in_product = 1 AND {}", visible_to(person, viewer))
}

/// How much is new to somebody, up to a hundred: one query.
pub fn count_unread(conn: &mut Conn, viewer: &Viewer) -> QueryResult<i64> {
    let Some(person) = viewer.id() else { return Ok(0) };
    let seen = seen_by(person, viewer);
    let query =
        format!("SELECT count(*) AS rows FROM (SELECT 1 {seen} AND n.read_at IS NULL LIMIT {MOST_COUNTED}) AS counted");
    let count: Count = each_backend!(conn, conn => diesel::sql_query(query.as_str()).get_result(conn))?;
    Ok(count.rows)
}

/// How much some people have not read.
pub fn list_pending(conn: &mut Conn, people: &[PersonId]) -> QueryResult<Vec<Pending>> {
    let people: Vec<String> = people.iter().map(PersonId::to_string).chain(["0".to_owned()]).collect();
    let query = format!(
        "SELECT person_id AS person, count(*) AS count, max(id) AS last FROM notifications
        WHERE read_at IS NULL AND in_product = 1 AND person_id IN ({}) GROUP BY person_id",
        people.join(", ")
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

/// What is new to somebody in a thread.
pub fn news_in(conn: &mut Conn, viewer: &Viewer, thread: ThreadId) -> QueryResult<Option<News>> {
    let Some(person) = viewer.id() else { return Ok(None) };
    let seen = seen_by(person, viewer);
    let query = format!(
        "SELECT count(*) AS count, coalesce(max(n.id), 0) AS last {seen} AND n.read_at IS NULL AND n.thread_id = {thread}"
    );
    let news: News = each_backend!(conn, conn => diesel::sql_query(query.as_str()).get_result(conn))?;
    Ok(Some(news).filter(|news| news.count > 0))
}

/// A page of the threads that somebody was told of, the newest told first, and one more if there are more; what is of
/// no thread stands together. It begins after a notification.
pub fn list_groups(
    conn: &mut Conn,
    viewer: &Viewer,
    wanted: Wanted,
    before: Option<NotificationId>,
) -> QueryResult<Vec<Group>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let seen = seen_by(person, viewer);
    let before = before.map_or(i64::MAX, NotificationId::number);
    let unread = "sum(CASE WHEN n.read_at IS NULL THEN 1 ELSE 0 END)";
    let least = if wanted == Wanted::Unread { 1 } else { 0 };
    let query = format!(
        "SELECT coalesce(n.thread_id, 0) AS thread, max(n.id) AS last, count(*) AS total, {unread} AS unread {seen}
        GROUP BY coalesce(n.thread_id, 0) HAVING max(n.id) < {before} AND {unread} >= {least}
        ORDER BY max(n.id) DESC LIMIT {}",
        PAGE + 1
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

/// The newest notifications of some groups, newest first: one query, however many they are.
pub fn list_items(conn: &mut Conn, viewer: &Viewer, groups: &[Group]) -> QueryResult<Vec<Item>> {
    let (Some(person), false) = (viewer.id(), groups.is_empty()) else { return Ok(Vec::new()) };
    let seen = seen_by(person, viewer);
    let threads: Vec<String> = groups.iter().map(|group| group.thread.to_string()).collect();
    let query = format!(
        "SELECT i.thread, i.kind, i.topic, i.post, i.by, w.name AS name, w.handle AS handle, i.role, s.name AS space,
            i.at, i.read_at
        FROM (
            SELECT coalesce(n.thread_id, 0) AS thread, n.id AS id, n.kind AS kind, n.topic AS topic, n.post_id AS post,
                n.by_id AS by, n.role AS role, n.space_id AS space_id, n.at AS at, n.read_at AS read_at,
                row_number() OVER (PARTITION BY coalesce(n.thread_id, 0) ORDER BY n.id DESC) AS place
            {seen} AND coalesce(n.thread_id, 0) IN ({})
        ) AS i
        LEFT JOIN people w ON w.id = i.by
        LEFT JOIN spaces s ON s.id = i.space_id
        WHERE i.place <= {SHOWN} ORDER BY i.id DESC",
        threads.join(", ")
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

/// A notification with what a mail says of it.
#[derive(Clone, Debug, diesel::QueryableByName)]
pub(super) struct Told {
    #[diesel(embed)]
    pub(super) item: Item,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) markdown: Option<String>,
    /// What puts the post right: its text never stands without it.
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) correction: Option<String>,
    /// Whether the post leads to a better one.
    #[diesel(sql_type = Bool)]
    pub(super) is_superseded: bool,
}

/// What somebody was told of an event, if they may still see it.
pub(super) fn find_told(conn: &mut Conn, reader: &Member, event: EventId) -> QueryResult<Option<Told>> {
    Ok(list_told(conn, reader, &format!("n.event_id = {event}"), 1)?.pop())
}

/// What stands in somebody's digest: told after one notification and up to another, and not read yet; newest first.
pub(super) fn list_digested(
    conn: &mut Conn,
    reader: &Member,
    (after, upto): (NotificationId, NotificationId),
    most: i64,
) -> QueryResult<Vec<Told>> {
    let which = format!("n.by_mail = 'digest' AND n.read_at IS NULL AND n.id > {after} AND n.id <= {upto}");
    list_told(conn, reader, &which, most)
}

/// The last notification after one that waits for somebody's digest.
pub(super) fn last_digested(
    conn: &mut Conn,
    person: PersonId,
    after: NotificationId,
) -> QueryResult<Option<NotificationId>> {
    notifications::table
        .filter(notifications::person_id.eq(person))
        .filter(notifications::by_mail.eq(ByMail::Digest))
        .filter(notifications::read_at.is_null())
        .filter(notifications::id.gt(after))
        .select(max(notifications::id))
        .first(conn)
}

fn list_told(conn: &mut Conn, reader: &Member, which: &str, most: i64) -> QueryResult<Vec<Told>> {
    let visible = visible_to(reader.id, reader);
    let query = format!(
        "SELECT coalesce(n.thread_id, 0) AS thread, n.kind AS kind, n.topic AS topic, n.post_id AS post, n.by_id AS by,
            w.name AS name, w.handle AS handle, n.role AS role, s.name AS space, n.at AS at, n.read_at AS read_at,
            t.title AS title, t.language AS language, p.markdown AS markdown, c.markdown AS correction,
            b.id IS NOT NULL AS is_superseded
        {JOINED} LEFT JOIN corrections c ON c.post_id = p.id AND c.ended_at IS NULL
        LEFT JOIN supersessions b ON b.post_id = p.id
        LEFT JOIN people w ON w.id = n.by_id LEFT JOIN spaces s ON s.id = n.space_id
        WHERE {visible} AND {which} ORDER BY n.id DESC LIMIT {most}"
    );
    each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))
}

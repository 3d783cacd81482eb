//! Rows as an import makes them: many at once, with ids and moments of their own.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::each_backend;
use crate::ids::{PersonId, PostId, SpaceId, TagId, ThreadId};
use crate::moderation::ActKind;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{
    acceptances, imported_posts, moderation_acts, people, posts, revisions, thread_tags, threads,
};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::posts::PostKind;
use crate::threads::{Closing, Resolution};

/// How many rows one statement inserts: both databases bound the number of values.
const AT_ONCE: usize = 500;

#[derive(Insertable)]
#[diesel(table_name = people, treat_none_as_default_value = false)]
pub(super) struct PersonRow {
    pub(super) id: PersonId,
    pub(super) handle: String,
    pub(super) handle_skeleton: String,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) created_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = threads, treat_none_as_default_value = false)]
pub(super) struct ThreadRow<'a> {
    pub(super) id: ThreadId,
    pub(super) space_id: SpaceId,
    pub(super) asked_by: PersonId,
    pub(super) title: &'a str,
    pub(super) excerpt: &'a str,
    pub(super) answer_count: i64,
    pub(super) view_count: i64,
    pub(super) created_at: Instant,
    pub(super) last_activity_at: Instant,
    pub(super) last_post_by: PersonId,
    pub(super) resolved_at: Option<Instant>,
    pub(super) resolved_by: Option<PersonId>,
    pub(super) resolved_how: Option<Resolution>,
    pub(super) closed_at: Option<Instant>,
    pub(super) closed_by: Option<PersonId>,
    pub(super) closed_why: Option<Closing>,
    pub(super) locked_at: Option<Instant>,
    pub(super) locked_by: Option<PersonId>,
}

#[derive(Insertable)]
#[diesel(table_name = posts, treat_none_as_default_value = false)]
pub(super) struct PostRow<'a> {
    pub(super) id: PostId,
    pub(super) thread_id: ThreadId,
    pub(super) kind: PostKind,
    pub(super) parent_id: Option<PostId>,
    pub(super) author_id: PersonId,
    pub(super) author_name: Option<&'a str>,
    pub(super) markdown: &'a str,
    pub(super) html: &'a str,
    pub(super) markup_version: i64,
    pub(super) created_at: Instant,
    pub(super) version: i64,
    pub(super) edited_at: Option<Instant>,
    pub(super) edited_by: Option<PersonId>,
    pub(super) baseline_up: i64,
    pub(super) baseline_down: i64,
    pub(super) worth: f64,
}

#[derive(Insertable)]
#[diesel(table_name = revisions, treat_none_as_default_value = false)]
pub(super) struct RevisionRow<'a> {
    pub(super) post_id: PostId,
    pub(super) version: i64,
    pub(super) title: Option<&'a str>,
    pub(super) markdown: &'a str,
    pub(super) by_id: PersonId,
    pub(super) at: Instant,
    pub(super) note: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = thread_tags, treat_none_as_default_value = false)]
pub(super) struct TagRow {
    pub(super) thread_id: ThreadId,
    pub(super) tag_id: TagId,
    pub(super) position: i64,
}

#[derive(Insertable)]
#[diesel(table_name = acceptances, treat_none_as_default_value = false)]
pub(super) struct AcceptanceRow {
    pub(super) thread_id: ThreadId,
    pub(super) post_id: PostId,
    pub(super) by_id: PersonId,
    pub(super) at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = moderation_acts, treat_none_as_default_value = false)]
pub(super) struct ActRow {
    pub(super) thread_id: ThreadId,
    pub(super) kind: ActKind,
    pub(super) why: Option<&'static str>,
    pub(super) by_id: PersonId,
    pub(super) at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = imported_posts, treat_none_as_default_value = false)]
pub(super) struct ImportedRow {
    pub(super) source_id: i64,
    pub(super) is_comment: i64,
    pub(super) foreign_id: i64,
    pub(super) post_id: PostId,
}

/// All rows of a batch, in the order in which they can be inserted.
#[derive(Default)]
pub(super) struct Rows<'a> {
    pub(super) threads: Vec<ThreadRow<'a>>,
    pub(super) posts: Vec<PostRow<'a>>,
    pub(super) revisions: Vec<RevisionRow<'a>>,
    pub(super) tags: Vec<TagRow>,
    pub(super) acceptances: Vec<AcceptanceRow>,
    pub(super) acts: Vec<ActRow>,
    pub(super) imported: Vec<ImportedRow>,
}

macro_rules! insert {
    ($tx:ident, $($rows:expr => $table:ident),+ $(,)?) => {$(
        for rows in $rows.chunks(AT_ONCE) {
            each_backend!($tx.conn(), conn => diesel::insert_into($table::table).values(rows).execute(conn))?;
        }
    )+};
}

impl Rows<'_> {
    pub(super) fn insert(&self, tx: &mut Tx<'_>) -> QueryResult<()> {
        insert!(
            tx,
            self.threads => threads,
            self.posts => posts,
            self.revisions => revisions,
            self.tags => thread_tags,
            self.acceptances => acceptances,
            self.acts => moderation_acts,
            self.imported => imported_posts,
        );
        Ok(())
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Ids that nobody else will get, so that rows which name one another can be inserted many at once.
pub(super) fn reserve(tx: &mut Tx<'_>, table: &str, count: usize) -> QueryResult<Vec<i64>> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let first = match tx.conn() {
        Conn::Postgres(conn) => {
            let numbers: Vec<Number> =
                diesel::sql_query("SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, $2)")
                    .bind::<Text, _>(table)
                    .bind::<BigInt, _>(count)
                    .load(conn)?;
            return Ok(numbers.into_iter().map(|number| number.id).collect());
        }
        // One writer: nobody draws an id before this transaction ends, and it moves the sequence on.
        Conn::Sqlite(conn) => diesel::sql_query("SELECT seq AS id FROM sqlite_sequence WHERE name = $1")
            .bind::<Text, _>(table)
            .get_result::<Number>(conn)
            .optional()?
            .map_or(1, |last| last.id + 1),
    };
    Ok((first..first + count).collect())
}

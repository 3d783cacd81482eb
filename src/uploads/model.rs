//! The rows of uploads.

use diesel::prelude::*;

use super::Kind;
use crate::ids::{PersonId, UploadId};
use crate::platform::db::schema::uploads;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::urls;

/// A file that somebody brought.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = uploads)]
#[expect(missing_docs, reason = "each field is its column, described in the migration")]
pub struct Upload {
    pub id: UploadId,
    pub key: String,
    pub person_id: PersonId,
    pub content: String,
    pub kind: Kind,
    pub name: String,
    pub bytes: i64,
    pub width: Option<i64>,
    pub height: Option<i64>,
}

impl Upload {
    /// Its address.
    pub fn url(&self) -> String {
        if self.kind.is_picture() {
            format!("/uploads/{}.{}", self.key, self.kind.ending())
        } else {
            format!("/uploads/{}/{}", self.key, urls::path_segment(&self.name))
        }
    }

    /// How a text shows it: a picture with room for what is to be seen on it, or a link by its name.
    pub fn markdown(&self) -> String {
        let name = self.name.replace('_', "\\_");
        if self.kind.is_picture() { format!("![]({})", self.url()) } else { format!("[{name}]({})", self.url()) }
    }
}

/// A file to be kept in the database: what [`Upload`] says of it.
pub(super) struct NewUpload<'a> {
    pub(super) key: &'a str,
    pub(super) content: &'a str,
    pub(super) kind: Kind,
    pub(super) name: &'a str,
    pub(super) bytes: i64,
    pub(super) size: Option<(u32, u32)>,
}

/// Adds a row; until a post uses it, it is its bringer's alone.
pub(super) fn add(tx: &mut Tx<'_>, by: PersonId, new: &NewUpload<'_>) -> QueryResult<Upload> {
    let now = tx.now();
    let id: UploadId = diesel::insert_into(uploads::table)
        .values((
            uploads::key.eq(new.key),
            uploads::person_id.eq(by),
            uploads::content.eq(new.content),
            uploads::kind.eq(new.kind),
            uploads::name.eq(new.name),
            uploads::bytes.eq(new.bytes),
            uploads::width.eq(new.size.map(|(width, _)| i64::from(width))),
            uploads::height.eq(new.size.map(|(_, height)| i64::from(height))),
            uploads::at.eq(now),
            uploads::unused_since.eq(now),
        ))
        .returning(uploads::id)
        .get_result(tx.conn())?;
    uploads::table.find(id).select(Upload::as_select()).first(tx.conn())
}

/// An upload by its name in addresses, whoever may have it: ask `posts::find_upload` for a viewer's.
pub fn find_by_key(conn: &mut Conn, key: &str) -> QueryResult<Upload> {
    uploads::table.filter(uploads::key.eq(key)).select(Upload::as_select()).first(conn)
}

/// How many bytes somebody has brought.
pub(super) fn bytes_of(conn: &mut Conn, person: PersonId) -> QueryResult<i64> {
    let bytes: Vec<i64> = uploads::table.filter(uploads::person_id.eq(person)).select(uploads::bytes).load(conn)?;
    Ok(bytes.into_iter().fold(0, i64::saturating_add))
}

/// How many rows say that they hold a content.
pub fn count_content(conn: &mut Conn, content: &str) -> QueryResult<i64> {
    uploads::table.filter(uploads::content.eq(content)).count().get_result(conn)
}

/// What every row says it holds: its number, its content, its size.
pub fn list_contents(conn: &mut Conn) -> QueryResult<Vec<(UploadId, String, i64)>> {
    uploads::table.order(uploads::id).select((uploads::id, uploads::content, uploads::bytes)).load(conn)
}

/// What somebody brought.
pub fn list_of(conn: &mut Conn, person: PersonId) -> QueryResult<Vec<Upload>> {
    uploads::table.filter(uploads::person_id.eq(person)).order(uploads::id).select(Upload::as_select()).load(conn)
}

//! Finding people for those who run the site: by handle, name or mail address.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::{accounts, people};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::platform::handles;
use crate::platform::mail_address::fold_mail;

/// How many people a page of a search holds.
pub const PEOPLE: usize = 50;

diesel::define_sql_function! {
    fn lower(text: Text) -> Text;
}

/// Somebody as the administration lists them.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct FoundPerson {
    pub id: PersonId,
    pub handle: String,
    pub name: String,
    /// Theirs, if they have an account.
    pub mail: Option<String>,
    pub signed_in_at: Option<Instant>,
    pub created_at: Instant,
    pub suspended_at: Option<Instant>,
    pub suspended_until: Option<Instant>,
    pub suspended_why: Option<String>,
    pub post_count: i64,
    /// When their address was confirmed, if they have an account and it was.
    pub mail_confirmed_at: Option<Instant>,
}

/// Everything of somebody that the administration shows.
macro_rules! found {
    () => {
        people::table.left_join(accounts::table.on(accounts::person_id.eq(people::id))).select((
            people::id,
            people::handle,
            people::name,
            accounts::mail.nullable(),
            accounts::signed_in_at.nullable(),
            people::created_at,
            people::suspended_at,
            people::suspended_until,
            people::suspended_why,
            people::post_count,
            accounts::mail_confirmed_at.nullable(),
        ))
    };
}

/// A page of the people whose handle, name or mail address begins as given, by handle from after one, and one
/// more if there are more.
pub fn search_people(conn: &mut Conn, begins: &str, after: &str) -> QueryResult<Vec<FoundPerson>> {
    let begins = begins.trim().trim_start_matches('@');
    let mut query = found!()
        .filter(people::handle.gt(after))
        .order(people::handle)
        .limit(i64::try_from(PEOPLE + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if !begins.is_empty() {
        query = query.filter(
            people::handle
                .like(beginning(&handles::normalise(begins)))
                .escape('\\')
                .or(lower(people::name).like(beginning(&begins.to_lowercase())).escape('\\'))
                .or(accounts::mail_folded
                    .nullable()
                    .like(beginning(&fold_mail(begins)))
                    .escape('\\')
                    .assume_not_null()),
        );
    }
    query.load(conn)
}

/// Somebody by their handle.
pub fn find_person(conn: &mut Conn, handle: &str) -> QueryResult<FoundPerson> {
    found!().filter(people::handle.eq(handles::normalise(handle))).first(conn)
}

fn beginning(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("{escaped}%")
}

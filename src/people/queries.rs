//! Lists of people.

use diesel::dsl::not;
use diesel::prelude::*;

use super::Person;
use crate::ids::PersonId;
use crate::platform::db::schema::{accounts, people};
use crate::platform::db::{Conn, MultiBackend, QueryResult};
use crate::stored_words;

stored_words! {
    /// In which order people are listed.
    pub enum Order {
        /// Who came last first.
        Newest = "newest",
        /// By name.
        Name = "name",
    }
}

/// Those among some handles whose people keep lists of what they wrote from others.
pub fn list_unlisted(conn: &mut Conn, handles: &[String]) -> QueryResult<Vec<(PersonId, String)>> {
    people::table
        .filter(people::handle.eq_any(handles.to_vec()))
        .filter(people::activity_hidden_at.is_not_null())
        .select((people::id, people::handle))
        .load(conn)
}

/// How many people a page of a list holds.
pub const PAGE: usize = 48;

/// A page of people, after somebody in the order, and one more if there are more. Whoever is not one of the members
/// yet is not among them: anybody may name anybody's address.
pub fn list(conn: &mut Conn, order: Order, after: Option<PersonId>) -> QueryResult<Vec<Person>> {
    let outside = accounts::table
        .filter(accounts::mail_confirmed_at.is_null().or(accounts::waits_since.is_not_null()))
        .select(accounts::person_id);
    let mut query = people::table
        .filter(people::id.ne_all(outside))
        .select(Person::as_select())
        .limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    match order {
        Order::Newest => {
            if let Some(after) = after {
                query = query.filter(people::id.lt(after));
            }
            query.order(people::id.desc()).load(conn)
        }
        Order::Name => {
            if let Some(after) = after {
                let name: String = people::table.find(after).select(people::name).first(conn)?;
                query = query
                    .filter(people::name.ge(name.clone()))
                    .filter(not(people::name.eq(name).and(people::id.le(after))));
            }
            query.order((people::name, people::id)).load(conn)
        }
    }
}

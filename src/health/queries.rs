//! Counting and asking the database what it is.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde::Serialize;

use crate::each_backend;
use crate::platform::db::schema::{accounts, jobs, people, posts, sessions, spaces, tags, threads};
use crate::platform::db::{Conn, QueryResult};

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each field is the number of rows of its name")]
pub struct Counts {
    pub people: i64,
    pub accounts: i64,
    pub sessions: i64,
    pub spaces: i64,
    pub tags: i64,
    pub threads: i64,
    pub posts: i64,
}

/// How many jobs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// To be done, now or later.
    pub waiting: i64,
    /// Put aside after too many tries.
    pub aside: i64,
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    text: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// How much there is: a query for each.
pub fn counts(conn: &mut Conn) -> QueryResult<Counts> {
    Ok(Counts {
        people: people::table.count().get_result(conn)?,
        accounts: accounts::table.count().get_result(conn)?,
        sessions: sessions::table.count().get_result(conn)?,
        spaces: spaces::table.count().get_result(conn)?,
        tags: tags::table.count().get_result(conn)?,
        threads: threads::table.count().get_result(conn)?,
        posts: posts::table.count().get_result(conn)?,
    })
}

/// How many jobs wait, and how many were put aside.
pub fn waiting(conn: &mut Conn) -> QueryResult<Waiting> {
    Ok(Waiting {
        waiting: jobs::table.filter(jobs::failed_at.is_null()).count().get_result(conn)?,
        aside: jobs::table.filter(jobs::failed_at.is_not_null()).count().get_result(conn)?,
    })
}

/// Which database it is, in its own words.
pub fn database_version(conn: &mut Conn) -> QueryResult<String> {
    let said: Said = match conn {
        Conn::Sqlite(conn) => diesel::sql_query("SELECT 'SQLite ' || sqlite_version() AS text").get_result(conn)?,
        Conn::Postgres(conn) => {
            diesel::sql_query("SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) AS text")
                .get_result(conn)?
        }
    };
    Ok(said.text)
}

/// The newest migration that was run, and how many there were.
pub fn schema_version(conn: &mut Conn) -> QueryResult<(String, i64)> {
    let newest: Said = each_backend!(conn, conn => {
        diesel::sql_query("SELECT max(version) AS text FROM __diesel_schema_migrations").get_result(conn)
    })?;
    let steps: Number = each_backend!(conn, conn => {
        diesel::sql_query("SELECT count(*) AS number FROM __diesel_schema_migrations").get_result(conn)
    })?;
    Ok((newest.text, steps.number))
}

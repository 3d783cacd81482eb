//! Rows by their person, whatever their table is.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use serde_json::{Map, Value};

use super::Column;
use crate::each_backend;
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::{Conn, QueryResult, Tx};

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(diesel::QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Runs a statement of ours, in which only numbers stand that are ours too; how many rows it changed.
pub fn execute(tx: &mut Tx<'_>, statement: &str) -> QueryResult<usize> {
    each_backend!(tx.conn(), conn => diesel::sql_query(statement).execute(conn))
}

/// The numbers that a query of ours finds as `id`.
pub fn list_numbers(conn: &mut Conn, query: &str) -> QueryResult<Vec<i64>> {
    let found: Vec<Number> = each_backend!(conn, conn => diesel::sql_query(query).load(conn))?;
    Ok(found.into_iter().map(|number| number.id).collect())
}

#[derive(diesel::QueryableByName)]
struct Numbered {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    line: String,
}

/// A condition of ours on texts of others: where a text of theirs is compared stands `$1`, `$2` and so on.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// Of ours alone.
    pub sql: String,
    /// What is bound, in order.
    pub bound: Vec<String>,
}

impl Condition {
    /// The same, or that a column is like a pattern; `and` goes on from there, in SQL of ours.
    #[must_use]
    pub fn or_like(mut self, column: &str, pattern: String, and: &str) -> Self {
        self.bound.push(pattern);
        let or = if self.sql.is_empty() { "" } else { " OR " };
        self.sql += &format!("{or}({column} LIKE ${}{and})", self.bound.len());
        self
    }
}

/// The texts of a table's column, with the numbers of their rows, that a condition holds of; of nothing if it is empty.
pub fn list_texts(
    conn: &mut Conn,
    table: &str,
    column: &str,
    condition: &Condition,
) -> QueryResult<Vec<(i64, String)>> {
    let query = format!("SELECT id, {column} AS line FROM {table} WHERE");
    Ok(load(conn, &query, condition, "")?.into_iter().map(|it: Numbered| (it.id, it.line)).collect())
}

/// The numbers that a query of ours finds as `id`: `select` up to its `WHERE`, a condition, and what comes `after`.
pub fn list_numbers_where(conn: &mut Conn, select: &str, condition: &Condition, after: &str) -> QueryResult<Vec<i64>> {
    Ok(load(conn, select, condition, after)?.into_iter().map(|it: Number| it.id).collect())
}

fn load<T>(conn: &mut Conn, select: &str, condition: &Condition, after: &str) -> QueryResult<Vec<T>>
where
    T: diesel::deserialize::QueryableByName<diesel::sqlite::Sqlite>
        + diesel::deserialize::QueryableByName<diesel::pg::Pg>
        + 'static,
{
    if condition.sql.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!("{select} ({}) {after}", condition.sql);
    each_backend!(conn, conn => {
        let query = diesel::sql_query(query.as_str()).into_boxed();
        condition.bound.iter().fold(query, |query, text| query.bind::<Text, _>(text)).load(conn)
    })
}

/// Puts a text in the place of the one before.
pub fn keep_text(tx: &mut Tx<'_>, table: &str, column: &str, id: i64, text: &str) -> QueryResult<usize> {
    let statement = format!("UPDATE {table} SET {column} = $1 WHERE id = {id}");
    each_backend!(tx.conn(), conn => diesel::sql_query(statement.as_str()).bind::<Text, _>(text).execute(conn))
}

/// What of a row is for nobody: secrets, what is derived from the rest, and who of the staff did it.
const KEPT_IN: [&str; 18] = [
    "data",
    "message_id",
    "claimed_by",
    "token_hash",
    "hash",
    "handle_skeleton",
    "mail_folded",
    "submission_key",
    "print",
    "html",
    "markup_version",
    "worth",
    "content",
    "hidden_by",
    "hidden_note",
    "edited_by",
    "suspended_by",
    "xact",
];

/// The rows of a table that refer to somebody by a column, as they are taken along: moments as people write
/// them, and nothing that is for nobody.
pub fn rows_of(conn: &mut Conn, column: &Column, person: PersonId) -> Result<Vec<Value>> {
    let rows = whole_rows(conn, column.table, &format!("{} = {person}", column.name))?;
    Ok(rows.into_iter().map(told).collect())
}

/// The rows of a table of which a condition of ours holds, as they are.
pub fn whole_rows(conn: &mut Conn, table: &str, condition: &str) -> Result<Vec<Map<String, Value>>> {
    let lines: Vec<Line> = match conn {
        Conn::Postgres(conn) => {
            diesel::sql_query(format!("SELECT row_to_json({table})::text AS line FROM {table} WHERE {condition}"))
                .load(conn)?
        }
        Conn::Sqlite(conn) => {
            let columns: Vec<Line> =
                diesel::sql_query(format!("SELECT name AS line FROM pragma_table_info('{table}')")).load(conn)?;
            let pairs: Vec<String> = columns.iter().map(|it| format!("'{0}', \"{0}\"", it.line)).collect();
            let object = format!("json_object({})", pairs.join(", "));
            diesel::sql_query(format!("SELECT {object} AS line FROM {table} WHERE {condition}")).load(conn)?
        }
    };
    let read = |line: Line| Ok(serde_json::from_str(&line.line).map_err(anyhow::Error::from)?);
    lines.into_iter().map(read).collect()
}

/// Puts a row back as it was; where one like it is by now, that stays. How many rows it
/// put there.
pub fn put_back(tx: &mut Tx<'_>, table: &str, row: &Map<String, Value>) -> Result<usize> {
    let names: Vec<String> = row.keys().map(|name| format!("\"{name}\"")).collect();
    let names = names.join(", ");
    let json = serde_json::to_string(row).map_err(anyhow::Error::from)?;
    Ok(match tx.conn() {
        Conn::Postgres(conn) => {
            let whole = format!("SELECT {names} FROM json_populate_record(NULL::{table}, $1::json)");
            diesel::sql_query(format!("INSERT INTO {table} ({names}) {whole} ON CONFLICT DO NOTHING"))
                .bind::<Text, _>(json)
                .execute(conn)?
        }
        Conn::Sqlite(conn) => {
            let values: Vec<String> = row.keys().map(|name| format!("json_extract(j, '$.{name}')")).collect();
            let whole = format!("SELECT {} FROM (SELECT $1 AS j) WHERE true", values.join(", "));
            diesel::sql_query(format!("INSERT INTO {table} ({names}) {whole} ON CONFLICT DO NOTHING"))
                .bind::<Text, _>(json)
                .execute(conn)?
        }
    })
}

/// What tells apart the rows that refer to somebody by a column.
pub fn keys_of(conn: &mut Conn, column: &Column, person: PersonId) -> QueryResult<Vec<String>> {
    let Column { table, key, name, .. } = column;
    let query = format!("SELECT CAST({key} AS TEXT) AS line FROM {table} WHERE {name} = {person}");
    let found: Vec<Line> = each_backend!(conn, conn => diesel::sql_query(query.as_str()).load(conn))?;
    Ok(found.into_iter().map(|it| it.line).collect())
}

/// Makes rows that refer to somebody refer to somebody else: those with these keys.
pub fn move_back(tx: &mut Tx<'_>, column: &Column, from: PersonId, to: PersonId, keys: &[String]) -> QueryResult<()> {
    let Column { table, key, name, .. } = column;
    for some in keys.chunks(500) {
        let some: Vec<String> = some.iter().map(|key| format!("'{}'", key.replace('\'', "''"))).collect();
        let keys = some.join(", ");
        execute(
            tx,
            &format!("UPDATE {table} SET {name} = {to} WHERE {name} = {from} AND CAST({key} AS TEXT) IN ({keys})"),
        )?;
    }
    Ok(())
}

fn told(row: Map<String, Value>) -> Value {
    let kept = row.into_iter().filter(|(name, _)| !KEPT_IN.contains(&name.as_str()));
    Value::Object(kept.map(|(name, value)| (name.clone(), moment(&name, value))).collect())
}

fn moment(name: &str, value: Value) -> Value {
    let is_moment = name == "at" || name.ends_with("_at") || name == "suspended_until";
    match value.as_i64().filter(|_| is_moment) {
        Some(micros) => Value::String(Instant::from_micros(micros).to_string()),
        None => value,
    }
}

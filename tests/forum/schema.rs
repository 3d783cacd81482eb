//! Both databases have the same tables, the queries know them as they are, and every connection is prepared.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use diesel::migration::MigrationSource;
use diesel::{QueryableByName, RunQueryDsl};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use peerdesk::each_backend;
use peerdesk::error::{Error, Result};
use peerdesk::platform::config::DatabaseUrl;
use peerdesk::platform::db::{Backend, Conn, Door, Migrated, MigrationProblem};

use crate::support::{Database, Forum};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

/// What a query for one text column gives.
fn lines(conn: &mut Conn, query: &str) -> BTreeSet<String> {
    let found: Vec<Line> = each_backend!(conn, conn => diesel::sql_query(query).load(conn)).unwrap();
    found.into_iter().map(|found| found.line).collect()
}

fn line(conn: &mut Conn, query: &str) -> String {
    lines(conn, query).into_iter().next().unwrap_or_default()
}

fn run(conn: &mut Conn, statement: &str) -> diesel::QueryResult<usize> {
    each_backend!(conn, conn => diesel::sql_query(statement).execute(conn))
}

const SQLITE_COLUMNS: &str = "SELECT m.name || '.' || c.name || ' ' || c.type ||
    CASE c.\"notnull\" WHEN 1 THEN ' NOT NULL' ELSE '' END || coalesce(' = ' || c.dflt_value, '') AS line
    FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
    AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'";
const POSTGRES_COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' ||
    CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'text' THEN 'TEXT' WHEN 'double precision' THEN 'REAL'
        ELSE data_type END || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END ||
    coalesce(' = ' || regexp_replace(column_default, '::.*', ''), '') AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";

/// An index is its table, its columns, and whether it is unique or of some rows only; one that we named, its name.
const SQLITE_INDEXES: &str = "SELECT m.name || ' (' || (SELECT group_concat(name) FROM
        (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')' ||
    CASE i.\"unique\" WHEN 1 THEN ' unique' ELSE '' END || CASE i.partial WHEN 1 THEN ' partial' ELSE '' END ||
    CASE i.origin WHEN 'c' THEN ' ' || i.name ELSE '' END AS line
    FROM sqlite_master m, pragma_index_list(m.name) i
    WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'
    UNION SELECT m.name || ' (id) unique' FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name = 'id' AND c.pk = 1
    UNION SELECT m.name || ' (' || (SELECT group_concat(name) FROM
        (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk)) || ') unique' FROM sqlite_master m
    WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%'";
const POSTGRES_INDEXES: &str = "SELECT t.relname || ' (' || (SELECT string_agg(a.attname, ',' ORDER BY k.place)
        FROM unnest(x.indkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ')' ||
    CASE WHEN x.indisunique THEN ' unique' ELSE '' END || CASE WHEN x.indpred IS NULL THEN '' ELSE ' partial' END ||
    CASE WHEN c.oid IS NULL THEN ' ' || i.relname ELSE '' END AS line
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u')
    WHERE n.nspname = 'public' AND t.relname NOT LIKE '\\_\\_%'";

const SQLITE_REFERENCES: &str = "SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || '.' ||
    coalesce(f.\"to\", '') || ' ' || f.on_delete AS line
    FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
const POSTGRES_REFERENCES: &str =
    "SELECT t.relname || '.' || a.attname || ' -> ' || r.relname || '.' || b.attname || ' ' ||
    CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END AS line
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = c.confkey[1] WHERE c.contype = 'f'";

/// Everything that makes up a schema, one line each.
fn schema(place: &DatabaseUrl) -> BTreeSet<String> {
    let mut conn = Conn::open(place, Door::Read).unwrap();
    let queries = match conn.backend() {
        Backend::Sqlite => [SQLITE_COLUMNS, SQLITE_INDEXES, SQLITE_REFERENCES],
        Backend::Postgres => [POSTGRES_COLUMNS, POSTGRES_INDEXES, POSTGRES_REFERENCES],
    };
    let all = queries.iter().flat_map(|query| lines(&mut conn, query));
    // The order of commits is drawn from PostgreSQL's own transaction numbers; SQLite has one writer.
    all.map(|line| if line.starts_with("events.xact ") { "events.xact".to_owned() } else { line }).collect()
}

/// A SQLite database at present, whatever the other tests run on.
fn sqlite() -> (tempfile::TempDir, DatabaseUrl) {
    let folder = tempfile::tempdir().unwrap();
    let place = DatabaseUrl::in_folder(folder.path());
    Migrated::to_present(&place).unwrap();
    (folder, place)
}

#[test]
fn both_databases_have_the_same_tables() {
    let (_folder, sqlite) = sqlite();
    let other = Database::new();
    Migrated::to_present(&other.url).unwrap();
    let (sqlite, other) = (schema(&sqlite), schema(&other.url));
    assert!(sqlite.len() > 200, "{sqlite:#?}");
    let only_sqlite: Vec<_> = sqlite.difference(&other).collect();
    let only_other: Vec<_> = other.difference(&sqlite).collect();
    assert!(
        only_sqlite.is_empty() && only_other.is_empty(),
        "only SQLite: {only_sqlite:#?}\nonly the other: {only_other:#?}"
    );
}

/// What refers to something, by column.
const SQLITE_REFERRING: &str = "SELECT m.name || '.' || f.\"from\" AS line
    FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
const POSTGRES_REFERRING: &str = "SELECT t.relname || '.' || a.attname AS line FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f'";
/// Columns that lead an index of all rows, or of all in which they are not empty.
const SQLITE_LED: &str = "SELECT m.name || '.' || c.name AS line
    FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
    LEFT JOIN sqlite_master s ON s.type = 'index' AND s.name = i.name
    WHERE m.type = 'table' AND c.seqno = 0 AND (i.partial = 0 OR s.sql LIKE '% WHERE ' || c.name || ' IS NOT NULL')
    UNION SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.pk = 1";
const POSTGRES_LED: &str = "SELECT t.relname || '.' || a.attname AS line FROM pg_index x
    JOIN pg_class t ON t.oid = x.indrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
    WHERE x.indpred IS NULL OR pg_get_expr(x.indpred, x.indrelid) = '(' || a.attname || ' IS NOT NULL)'";

/// A row that goes is looked for in every table that may refer to it: without an index each of them is read whole.
#[test]
fn whatever_refers_to_something_is_found_by_an_index() {
    let database = Database::new();
    Migrated::to_present(&database.url).unwrap();
    let mut conn = Conn::open(&database.url, Door::Read).unwrap();
    let (referring, led) = match conn.backend() {
        Backend::Sqlite => (SQLITE_REFERRING, SQLITE_LED),
        Backend::Postgres => (POSTGRES_REFERRING, POSTGRES_LED),
    };
    let (referring, led) = (lines(&mut conn, referring), lines(&mut conn, led));
    assert!(referring.len() > 90, "{referring:#?}");
    let missing: Vec<_> = referring.difference(&led).collect();
    assert!(
        missing.is_empty(),
        "add to your migration: CREATE INDEX … ON table (column) WHERE column IS NOT NULL: {missing:#?}"
    );
}

/// Lines as `people.name TEXT NOT NULL`, from diesel's own description.
fn known_to_queries() -> BTreeSet<String> {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/platform/db/schema.rs")).unwrap();
    let mut known = BTreeSet::new();
    for table in source.split("diesel::table! {").skip(1) {
        let (head, columns) = table.split_once(") {").unwrap();
        let name = head.trim().split(' ').next().unwrap();
        for column in columns.split('}').next().unwrap().lines().filter_map(|line| line.trim().strip_suffix(',')) {
            let (column, kind) = column.split_once(" -> ").unwrap();
            let inner = kind.strip_prefix("Nullable<").map(|inner| inner.trim_end_matches('>'));
            let sql = match inner.unwrap_or(kind) {
                "BigInt" => "INTEGER",
                "Text" => "TEXT",
                "Double" => "REAL",
                other => other,
            };
            known.insert(format!("{name}.{column} {sql}{}", if inner.is_some() { "" } else { " NOT NULL" }));
        }
    }
    known
}

#[test]
fn queries_know_the_tables_as_they_are() {
    let (_folder, place) = sqlite();
    let mut conn = Conn::open(&place, Door::Read).unwrap();
    let columns = lines(&mut conn, SQLITE_COLUMNS);
    let columns: BTreeSet<String> = columns.iter().map(|line| line.split(" = ").next().unwrap().to_owned()).collect();
    let known = known_to_queries();
    let unknown: Vec<_> = columns.difference(&known).collect();
    let made_up: Vec<_> = known.difference(&columns).collect();
    assert!(unknown.is_empty() && made_up.is_empty(), "not in schema.rs: {unknown:#?}\nin no table: {made_up:#?}");
}

#[test]
fn migrating_again_changes_nothing() {
    let database = Database::new();
    Migrated::to_present(&database.url).unwrap();
    let before = schema(&database.url);
    assert_eq!(Migrated::to_present(&database.url).unwrap().steps, 0);
    assert_eq!(schema(&database.url), before);
}

#[test]
fn every_step_can_be_taken_back_and_done_again() {
    let database = Database::new();
    Migrated::to_present(&database.url).unwrap();
    let before = schema(&database.url);
    let mut conn = Conn::open(&database.url, Door::Write).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    match &mut conn {
        Conn::Sqlite(conn) => take_back(conn, &folder.join("sqlite")),
        Conn::Postgres(conn) => take_back(conn, &folder.join("postgres")),
    }
    drop(conn);
    assert_eq!(schema(&database.url), BTreeSet::new(), "what the steps back leave behind");
    Migrated::to_present(&database.url).unwrap();
    assert_eq!(schema(&database.url), before);
}

fn take_back<DB: diesel::backend::Backend, C: MigrationHarness<DB>>(conn: &mut C, folder: &Path)
where
    FileBasedMigrations: MigrationSource<DB>,
{
    let steps = FileBasedMigrations::from_path(folder).unwrap();
    conn.revert_all_migrations(steps).unwrap();
}

#[test]
fn a_database_of_a_newer_release_is_refused() {
    let database = Database::new();
    Migrated::to_present(&database.url).unwrap();
    let mut conn = Conn::open(&database.url, Door::Write).unwrap();
    run(&mut conn, "INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('20991231', CURRENT_TIMESTAMP)")
        .unwrap();
    drop(conn);
    let refused = Migrated::to_present(&database.url);
    assert!(matches!(&refused, Err(MigrationProblem::Newer(version)) if version == "20991231"), "{refused:?}");
}

/// What a connection of either door must be like, by the question that shows it.
fn expected(backend: Backend, door: Door) -> Vec<(&'static str, &'static str)> {
    let is_reading = door == Door::Read;
    match backend {
        Backend::Sqlite => vec![
            ("SELECT journal_mode AS line FROM pragma_journal_mode", "wal"),
            ("SELECT CAST(synchronous AS TEXT) AS line FROM pragma_synchronous", "2"),
            ("SELECT CAST(foreign_keys AS TEXT) AS line FROM pragma_foreign_keys", "1"),
            ("SELECT CAST(secure_delete AS TEXT) AS line FROM pragma_secure_delete", "1"),
            ("SELECT CAST(query_only AS TEXT) AS line FROM pragma_query_only", if is_reading { "1" } else { "0" }),
        ],
        Backend::Postgres => vec![
            ("SELECT current_setting('default_transaction_read_only') AS line", if is_reading { "on" } else { "off" }),
            ("SELECT current_setting('synchronous_commit') AS line", "on"),
            ("SELECT current_setting('TimeZone') AS line", "UTC"),
        ],
    }
}

fn assert_prepared(conn: &mut Conn, door: Door) {
    for (question, answer) in expected(conn.backend(), door) {
        assert_eq!(line(conn, question), answer, "{door:?}: {question}");
    }
}

#[test]
fn every_connection_is_prepared_for_its_door() {
    let forum = Forum::new();
    for door in [Door::Read, Door::Write] {
        assert_prepared(&mut Conn::open(forum.app.db.place(), door).unwrap(), door);
    }
    // All that the pools may hold, at once.
    let (db, barrier) = (&forum.app.db, &std::sync::Barrier::new(8));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(move || {
                let read = |conn: &mut Conn| {
                    barrier.wait();
                    assert_prepared(conn, Door::Read);
                    Ok::<_, Error>(())
                };
                db.read(read).unwrap();
                db.write(|tx| {
                    assert_prepared(tx.conn(), Door::Write);
                    Ok::<_, Error>(())
                })
                .unwrap();
            });
        }
    });
}

#[test]
fn the_reading_door_does_not_write() {
    let forum = Forum::new();
    forum.member("ada");
    for statement in ["DELETE FROM sessions", "UPDATE people SET name = 'Eve'", "CREATE TABLE loot (id INTEGER)"] {
        let outcome: Result<usize> = forum.app.db.read(|conn| Ok(run(conn, statement)?));
        assert!(outcome.is_err(), "{statement} went through");
    }
    assert_eq!(forum.count("people WHERE name = 'Ada'"), 1);
    assert_eq!(forum.count("sessions"), 1);
}

#[test]
fn a_write_that_fails_leaves_nothing() {
    let forum = Forum::new();
    let outcome: Result<()> = forum.app.db.write(|tx| {
        run(tx.conn(), "INSERT INTO setup_links (token_hash, made_at) VALUES ('x', 1)")?;
        Err(Error::NotFound)
    });
    assert!(outcome.is_err());
    assert_eq!(forum.count("setup_links"), 0);
}

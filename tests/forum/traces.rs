//! Every column that refers to a person, and every text that somebody could have written, is named by what erases.

use std::collections::BTreeSet;

use diesel::RunQueryDsl;
use peerdesk::each_backend;
use peerdesk::traces::{COLUMNS, TEXTS};

use crate::support::Forum;

/// What a column is called that refers to a person without a key that says so.
const CALLED: [&str; 6] = ["person_id", "by_id", "author_id", "asked_by", "about_id", "from_id"];

fn tables() -> Vec<(String, Vec<(String, String)>)> {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let table = |text: &str| {
        let name = text.trim().split(' ').next().unwrap().to_owned();
        let lines = text.split("\n    }").next().unwrap().lines();
        let columns = lines.filter_map(|line| line.trim().strip_suffix(',')?.split_once(" -> "));
        (name, columns.map(|(column, kind)| (column.to_owned(), kind.to_owned())).collect())
    };
    schema.split("diesel::table! {").skip(1).map(table).collect()
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

/// References by their keys, as SQLite knows them: `votes.person_id`.
fn references() -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let place = peerdesk::platform::config::DatabaseUrl::in_folder(folder.path());
    peerdesk::platform::db::Migrated::to_present(&place).unwrap();
    let mut conn = peerdesk::platform::db::Conn::open(&place, peerdesk::platform::db::Door::Read).unwrap();
    let query = "SELECT m.name || '.' || f.\"from\" AS line FROM sqlite_master m, pragma_foreign_key_list(m.name) f \
                 WHERE m.type = 'table' AND f.\"table\" IN ('people', 'accounts')";
    let lines: Vec<Line> = each_backend!(&mut conn, conn => diesel::sql_query(query).load(conn)).unwrap();
    lines.into_iter().map(|it| it.line).collect()
}

#[test]
fn every_reference_to_a_person_is_named() {
    let mut all = references();
    for (table, columns) in tables() {
        let called = columns.iter().filter(|(column, _)| CALLED.contains(&column.as_str()) || column.ends_with("_by"));
        // A worker, not a person.
        let called = called.filter(|(column, _)| column != "claimed_by");
        all.extend(called.map(|(column, _)| format!("{table}.{column}")));
    }
    let named: BTreeSet<String> = COLUMNS.iter().map(|it| format!("{}.{}", it.table, it.name)).collect();
    let missing: Vec<_> = all.difference(&named).collect();
    assert!(missing.is_empty(), "src/traces/columns.rs does not say what becomes of {missing:?}");
    let made_up: Vec<_> =
        named.difference(&all).filter(|it| !it.starts_with("merges.") && !it.ends_with("_by")).collect();
    assert!(made_up.is_empty(), "these columns are not there, or refer to nobody: {made_up:?}");
}

#[test]
fn every_text_is_named() {
    let named: BTreeSet<String> =
        TEXTS.iter().flat_map(|it| it.names.iter().map(|name| format!("{}.{name}", it.table))).collect();
    let all: BTreeSet<String> = tables()
        .into_iter()
        .flat_map(|(table, columns)| {
            let texts = columns.into_iter().filter(|(_, kind)| kind.contains("Text"));
            texts.map(move |(column, _)| format!("{table}.{column}")).collect::<Vec<_>>()
        })
        .collect();
    let missing: Vec<_> = all.difference(&named).collect();
    assert!(missing.is_empty(), "src/traces/texts.rs does not say who writes {missing:?}");
    let made_up: Vec<_> = named.difference(&all).collect();
    assert!(made_up.is_empty(), "these columns are not there: {made_up:?}");
}

/// The lists hold statements' parts: each is understood by either database.
#[test]
fn every_name_and_key_is_one_that_the_database_knows() {
    let forum = Forum::new();
    for column in COLUMNS {
        assert_eq!(forum.count(&format!("{} WHERE {} = 0", column.table, column.name)), 0);
        forum.read(|conn| Ok(peerdesk::traces::keys_of(conn, column, peerdesk::ids::PersonId::new(1))?));
        forum.read(|conn| peerdesk::traces::rows_of(conn, column, peerdesk::ids::PersonId::new(1)));
    }
}
